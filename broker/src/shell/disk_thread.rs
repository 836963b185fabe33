//! The thread that does everything with files: writes, then syncs, and reports both.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;

use anyhow::{Context, Result, anyhow};
use mio::Waker;

use super::clock::Clock;
use super::file_disk::FileDisk;
use crate::log::{StorageEvent, StorageRequest, Store};

/// The loop's end of the disk thread.
#[derive(Debug)]
pub struct DiskThread {
    requests: Sender<Vec<StorageRequest>>,
    events: Receiver<Vec<StorageEvent>>,
    thread: JoinHandle<()>,
}
