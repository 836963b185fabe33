//! A thread for work by the byte that is too long for the loop. Started with the first piece of work.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use bytes::Bytes;
use kafka_proto::records::{self, Magic};
use mio::Waker;

use crate::core::event::WorkDone;
use crate::core::ids::{Offset, ReadId};

/// What a batch may have when it is decompressed, bytes.
const MAX_DECOMPRESSED: usize = 256 << 20;

/// The loop's end of the thread.
#[derive(Debug)]
pub struct Worker {
    waker: Arc<Waker>,
    to_do: Option<Sender<Conversion>>,
    results: Sender<WorkDone>,
    done: Receiver<WorkDone>,
}

/// Batches to be converted for an old client.
struct Conversion {
    read: ReadId,
    records: Bytes,
    magic: i8,
    first_offset: Offset,
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

    /// Converts batches down to `magic`.
    pub fn convert_down(&mut self, read: ReadId, records: Bytes, magic: i8, first_offset: Offset) {
        let (results, waker) = (self.results.clone(), self.waker.clone());
        let to_do = self.to_do.get_or_insert_with(|| {
            let (to_do, conversions) = channel::<Conversion>();
            let work = move || {
                for conversion in conversions {
                    let done = WorkDone {
                        read: conversion.read,
                        result: conversion.perform(),
                    };
                    // Without a loop there is nobody to tell.
                    if results.send(done).is_ok() {
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
        let sent = to_do.send(Conversion {
            read,
            records,
            magic,
            first_offset,
        });
        assert!(sent.is_ok(), "the worker lives as long as the loop");
    }

    /// What was done, if there is something new.
    pub fn take_done(&self) -> Option<WorkDone> {
        self.done.try_recv().ok()
    }
}

impl Conversion {
    fn perform(&self) -> Result<Bytes, kafka_proto::ErrorCode> {
        let magic =
            Magic::from_byte(self.magic.cast_unsigned()).map_err(|error| error.error_code())?;
        records::convert_down(&self.records, magic, self.first_offset.0, MAX_DECOMPRESSED)
            .map(Bytes::from)
            .map_err(|error| error.error_code())
    }
}
