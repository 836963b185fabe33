//! The thread that does everything with files: writes, then syncs, and reports both.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;

use anyhow::{Context, Result};
use mio::Waker;
use tracing::debug;

use super::clock::Clock;
use crate::log::{Disk, StorageEvent, StorageRequest, Store};

/// The loop's end of the disk thread.
#[derive(Debug)]
pub struct DiskThread {
    requests: Sender<Vec<StorageRequest>>,
    events: Receiver<Vec<StorageEvent>>,
    thread: JoinHandle<()>,
}

impl DiskThread {
    /// Starts the thread. It ends by itself once the store is closed.
    ///
    /// # Errors
    /// The system starts no thread.
    pub fn start<D>(store: Store<D>, clock: Clock, waker: Arc<Waker>) -> Result<Self>
    where
        D: Disk + Send + 'static,
        D::File: Send,
    {
        let (requests, to_do) = channel();
        let (done, events) = channel();
        let disk = DiskSide {
            store,
            clock,
            to_do,
            done,
            waker,
        };
        let thread = std::thread::Builder::new()
            .name("disk".to_owned())
            .spawn(move || disk.run());
        Ok(Self {
            requests,
            events,
            thread: thread.context("starting the disk thread")?,
        })
    }

    /// Hands over what is to be done, all of a turn at once.
    pub fn send(&self, requests: Vec<StorageRequest>) {
        // The thread ends after the close, and nothing is asked of it then.
        let _ = self.requests.send(requests);
    }

    /// What was done, if there is something new.
    pub fn take_events(&self) -> Option<Vec<StorageEvent>> {
        self.events.try_recv().ok()
    }

    /// Waits for the thread, which has reported the close.
    pub fn join(self) {
        // A panic of the thread has ended the process already.
        let _ = self.thread.join();
    }
}

/// The other end.
struct DiskSide<D: Disk> {
    store: Store<D>,
    clock: Clock,
    to_do: Receiver<Vec<StorageRequest>>,
    done: Sender<Vec<StorageEvent>>,
    waker: Arc<Waker>,
}

impl<D: Disk> DiskSide<D> {
    fn run(mut self) {
        while let Some(requests) = self.wait() {
            let now = self.clock.now();
            let mut events = Vec::new();
            self.store.write(requests, now, &mut events);
            self.report(&mut events);
            if self.store.needs_sync() {
                self.store.sync(now, &mut events);
                let closed = events.contains(&StorageEvent::Closed);
                self.report(&mut events);
                if closed {
                    return;
                }
            }
            if self
                .store
                .next_deadline()
                .is_some_and(|deadline| deadline <= now.monotonic)
            {
                self.store.tick(now, &mut events);
                self.report(&mut events);
                let (syncs, groups) = self.store.syncs();
                debug!("{syncs} syncs so far, {groups} of them groups of the write-ahead log");
            }
        }
    }

    /// All requests that wait, or none when something is due. `None` once the loop is gone.
    fn wait(&self) -> Option<Vec<StorageRequest>> {
        let first = match self.store.next_deadline() {
            None => self
                .to_do
                .recv()
                .map_err(|_| RecvTimeoutError::Disconnected),
            Some(deadline) => self
                .to_do
                .recv_timeout(deadline.saturating_sub(self.clock.now().monotonic)),
        };
        let mut requests = match first {
            Ok(requests) => requests,
            Err(RecvTimeoutError::Timeout) => Vec::new(),
            Err(RecvTimeoutError::Disconnected) => return None,
        };
        while let Ok(more) = self.to_do.try_recv() {
            requests.extend(more);
        }
        Some(requests)
    }

    fn report(&self, events: &mut Vec<StorageEvent>) {
        if events.is_empty() {
            return;
        }
        // Without a loop there is nobody to tell.
        if self.done.send(std::mem::take(events)).is_ok() {
            let _ = self.waker.wake();
        }
    }
}
