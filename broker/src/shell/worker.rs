//! A thread for work by the byte that is too long for the loop. Started with the first piece of work.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use bytes::BytesMut;
use mio::Waker;

use crate::api;
use crate::core::event::{RequestBody, RequestContext, WorkDone};
use crate::core::ids::ReadId;
use crate::core::snapshot::Snapshot;
use crate::fetch::Conversion;

/// A piece of work.
#[derive(Debug)]
pub enum Job {
    /// Batches to be converted for an old client.
    Convert {
        /// Named in the [`WorkDone`].
        read: ReadId,
        /// What to convert.
        conversion: Conversion,
    },
    /// A request to be looked at before the core takes it.
    Prepare {
        /// Whose, and which.
        context: RequestContext,
        /// Its bytes behind the header.
        body: BytesMut,
        /// The settings when it came.
        snapshot: Arc<Snapshot>,
        /// When it came, milliseconds since 1970.
        wall_ms: i64,
    },
}

/// What became of it.
#[derive(Debug)]
pub enum Done {
    /// For the core.
    Converted(WorkDone),
    /// A request, and what the core is to have of it.
    Prepared(RequestContext, Result<RequestBody, kafka_proto::Error>),
}

impl Job {
    fn perform(self) -> Done {
        match self {
            Self::Convert { read, conversion } => Done::Converted(WorkDone {
                read,
                result: conversion.perform(),
            }),
            Self::Prepare {
                context,
                body,
                snapshot,
                wall_ms,
            } => {
                let prepared = api::prepare(&context, body, &snapshot, wall_ms);
                Done::Prepared(context, prepared)
            }
        }
    }
}

/// The loop's end of the thread.
#[derive(Debug)]
pub struct Worker {
    waker: Arc<Waker>,
    to_do: Option<Sender<Job>>,
    results: Sender<Done>,
    done: Receiver<Done>,
}

impl Worker {
    /// A worker that has nothing to do; `waker` is called when something is done.
    pub fn new(waker: Arc<Waker>) -> Self {
        let (results, done) = channel();
        Self {
            waker,
            to_do: None,
            results,
            done,
        }
    }

    /// Has something done. Jobs are done in the order in which they are given.
    pub fn give(&mut self, job: Job) {
        let (results, waker) = (self.results.clone(), self.waker.clone());
        let to_do = self.to_do.get_or_insert_with(|| {
            let (to_do, jobs) = channel::<Job>();
            let work = move || {
                for job in jobs {
                    // Without a loop there is nobody to tell.
                    if results.send(job.perform()).is_ok() {
                        let _ = waker.wake();
                    }
                }
            };
            // A process that gets no second thread cannot be helped: the panic ends it.
            std::thread::Builder::new()
                .name("worker".to_owned())
                .spawn(work)
                .expect("a thread can be started");
            to_do
        });
        assert!(
            to_do.send(job).is_ok(),
            "the worker lives as long as the loop"
        );
    }

    /// What was done, if there is something new.
    pub fn take_done(&self) -> Option<Done> {
        self.done.try_recv().ok()
    }
}
