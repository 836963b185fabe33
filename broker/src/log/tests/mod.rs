//! The store on a disk that forgets, against what it promises.

mod aborted;
mod check;
mod cleaner;
mod compacted;
mod crash;
mod failures;
mod formats;
mod golden;
mod metadata_snapshots;
mod noted;
mod planted;
mod recovery;
mod retention;
mod store;
mod support;
mod wal;
