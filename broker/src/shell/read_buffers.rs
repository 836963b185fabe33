//! Long reads into buffers that are used again: of what is not in the system's cache past it (`O_DIRECT`).
//!
//! What a consumer reads from long ago, it reads once. Through the cache that would cost a copy more and the room of what
//! others read again; past it, half of the processor time. A new buffer for each read would be new pages each time.

use std::fs::File;
use std::io::{self, IoSliceMut};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::io::{Errno, ReadWriteFlags, pread, preadv2};

use super::file_disk::{read_whole, uninterrupted};

/// What is read past the cache begins and ends at multiples of this, in the file and in memory; no device has larger blocks.
const BLOCK: usize = 4096;
/// Less than this is not worth the way past the cache.
pub const LEAST: usize = 64 * 1024;
/// Room for what a consumer asks of a partition by default, 1 MiB, wherever it begins and wherever the buffer lies.
const KEPT_LEN: usize = (1 << 20) + 3 * BLOCK;
/// What needs less than this gets a buffer of its own length: nobody holds much more than what is accounted to it.
const LEAST_KEPT: usize = KEPT_LEN / 2;
/// How many are kept for the next reads: a consumer of three partitions has three answers under way and three being read.
const KEPT: usize = 8;

/// The buffers.
#[derive(Debug, Default)]
pub struct ReadBuffers {
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    free: Vec<Vec<u8>>,
    /// The free and the lent ones together. There are never more, whoever holds them for how long.
    count: usize,
}

/// A buffer that goes back when the last part of it is gone.
struct Lent {
    bytes: Vec<u8>,
    kept: Arc<Mutex<Kept>>,
}

impl AsRef<[u8]> for Lent {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.free.push(std::mem::take(&mut self.bytes));
    }
}

impl ReadBuffers {
    /// The bytes at `position`, fewer than `len` where the file ends.
    pub fn read(&self, file: &File, position: u64, len: usize) -> io::Result<Bytes> {
        if let Some(bytes) = self.read_past_cache(file, position, len) {
            return Ok(bytes);
        }
        let Some(mut lent) = self.lend(len) else {
            let mut bytes = Vec::with_capacity(len);
            read_whole(file, position, len, &mut bytes)?;
            return Ok(bytes.into());
        };
        let mut read = 0;
        while read < len {
            let target = &mut lent.bytes[read..len];
            match uninterrupted(|| pread(file, &mut *target, position + read as u64))? {
                0 => break,
                more => read += more,
            }
        }
        Ok(Bytes::from_owner(lent).slice(..read))
    }

    /// `None` where the cache has the bytes, or the file does not, or the file system has no way past its cache.
    fn read_past_cache(&self, file: &File, position: u64, len: usize) -> Option<Bytes> {
        // Its end tells: where it begins, the read before it may have ended.
        if len < LEAST || is_cached(file, position + len as u64 - 1) {
            return None;
        }
        let skipped = (position % BLOCK as u64) as usize;
        let blocks = (skipped + len).next_multiple_of(BLOCK);
        let mut lent = self.lend(blocks + BLOCK);
        let mut own = Vec::new();
        let buffer = match &mut lent {
            Some(lent) => &mut lent.bytes,
            None => {
                own.resize(blocks + BLOCK, 0);
                &mut own
            }
        };
        let start = buffer.as_ptr().align_offset(BLOCK);
        let target = buffer.get_mut(start..start + blocks)?;
        fcntl_setfl(file, OFlags::DIRECT).ok()?;
        let read = uninterrupted(|| pread(file, &mut *target, position - skipped as u64));
        fcntl_setfl(file, OFlags::empty()).ok()?;
        if read.ok()? < skipped + len {
            return None;
        }
        let first = start + skipped;
        let bytes = lent.map_or_else(|| own.into(), Bytes::from_owner);
        Some(bytes.slice(first..first + len))
    }

    /// One of the kept buffers, if that is not much too large and one is free or may be made.
    fn lend(&self, len: usize) -> Option<Lent> {
        if !(LEAST_KEPT..=KEPT_LEN).contains(&len) {
            return None;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = match kept.free.pop() {
            Some(bytes) => bytes,
            None if kept.count < KEPT => {
                kept.count += 1;
                vec![0; KEPT_LEN]
            }
            None => return None,
        };
        Some(Lent {
            bytes,
            kept: self.kept.clone(),
        })
    }
}

/// Whether the byte at `position` is in the system's cache, or the file system does not say. Asking brings its page into the
/// cache, and no others (the file is advised to be read at random): so what is read a second time is read through the cache,
/// and stays there.
fn is_cached(file: &File, position: u64) -> bool {
    let mut byte = [0];
    let into = &mut [IoSliceMut::new(&mut byte)];
    preadv2(file, into, position, ReadWriteFlags::NOWAIT) != Err(Errno::AGAIN)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::FileExt;

    use rustix::fs::{Advice, fadvise};

    use super::*;
    use crate::sim::Dice;

    #[test]
    fn what_is_read_is_what_was_written_whether_the_cache_has_it_or_not() {
        const LEN: usize = 3_000_003;
        let path =
            std::env::temp_dir().join(format!("chronik-read-buffers-{}", std::process::id()));
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)
            .expect("a file");
        std::fs::remove_file(&path).expect("its name is not needed");
        fadvise(&file, 0, None, Advice::Random).expect("a hint");
        let content: Vec<u8> = (0..LEN).map(|index| (index / 7) as u8).collect();
        file.write_all_at(&content, 0).expect("a write");
        let buffers = ReadBuffers::default();
        let mut held = Vec::new();
        let mut dice = Dice::new(7);
        for round in 0..300 {
            if dice.below(2) == 0 {
                file.sync_data().expect("a sync");
                fadvise(&file, 0, None, Advice::DontNeed).expect("a hint");
            }
            let start = dice.below(LEN as u64 + 5000) as usize;
            let len = dice.below(1 << (10 + round % 12)) as usize;
            let read = buffers.read(&file, start as u64, len).expect("a read");
            let there = len.min(LEN.saturating_sub(start));
            assert_eq!(read.len(), there, "round {round}");
            held.push((start.min(LEN), read));
            if held.len() > 30 {
                held.remove(dice.below(30) as usize);
            }
            for (start, read) in &held {
                assert!(
                    read == &content[*start..start + read.len()],
                    "round {round}"
                );
            }
            // It can be written as ever.
            file.write_all_at(&content[..1], 0).expect("a write");
        }
        held.clear();
        let kept = buffers.kept.lock().expect("nobody panicked");
        assert!((2..=KEPT).contains(&kept.count), "{}", kept.count);
        assert_eq!(kept.free.len(), kept.count, "all came back");
        assert!(kept.free.iter().all(|free| free.len() == KEPT_LEN));
    }
}
