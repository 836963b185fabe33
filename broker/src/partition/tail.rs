//! The newest batches of a partition, still in memory: what most consumers read.

use std::collections::VecDeque;

use bytes::Bytes;

use crate::core::ids::Offset;

/// Batches smaller than this are copied out of the buffer they arrived in, so that they do not keep it alive.
const COPY_BELOW: usize = 16 * 1024;

/// One cached batch.
#[derive(Debug, Clone)]
struct CachedBatch {
    base_offset: Offset,
    last_offset: Offset,
    bytes: Bytes,
}

/// Consecutive batches up to the log end offset.
#[derive(Debug, Clone, Default)]
pub struct Tail {
    batches: VecDeque<CachedBatch>,
    bytes: usize,
}

/// What a tail could give to a read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TailRead {
    /// Whole batches in order.
    Found(Vec<Bytes>),
    /// The offset is older than what is cached.
    Older,
}

impl Tail {
    /// Gives a batch a buffer of its own if it is small.
    pub fn own(bytes: Bytes) -> Bytes {
        if bytes.len() < COPY_BELOW {
            Bytes::copy_from_slice(&bytes)
        } else {
            bytes
        }
    }

    /// Bytes that are cached.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Adds what was just appended.
    pub fn push(&mut self, base_offset: Offset, last_offset: Offset, bytes: Bytes) {
        debug_assert!(
            self.batches
                .back()
                .is_none_or(|newest| newest.last_offset < base_offset)
        );
        self.bytes += bytes.len();
        if self.batches.is_empty() {
            // Most of many partitions have but one.
            self.batches.reserve_exact(1);
        }
        self.batches.push_back(CachedBatch {
            base_offset,
            last_offset,
            bytes,
        });
    }

    /// Drops the batches up to the one that begins at `base_offset`; says how many bytes that freed.
    pub fn evict(&mut self, base_offset: Offset) -> usize {
        let before = self.bytes;
        while self
            .batches
            .front()
            .is_some_and(|oldest| oldest.base_offset <= base_offset)
        {
            self.bytes -= self
                .batches
                .pop_front()
                .map_or(0, |batch| batch.bytes.len());
        }
        if self.batches.is_empty() {
            self.batches.shrink_to(0);
        }
        before - self.bytes
    }

    /// Drops what begins at or behind `log_end_offset`; says how many bytes that freed.
    pub fn truncate(&mut self, log_end_offset: Offset) -> usize {
        let before = self.bytes;
        while self
            .batches
            .back()
            .is_some_and(|newest| newest.base_offset >= log_end_offset)
        {
            self.bytes -= self.batches.pop_back().map_or(0, |batch| batch.bytes.len());
        }
        before - self.bytes
    }

    /// Reads whole batches from the one that holds `offset`, below `end_offset`, up to `max_bytes` but at least one
    /// if `at_least_one`.
    pub fn read(
        &self,
        offset: Offset,
        end_offset: Offset,
        max_bytes: usize,
        at_least_one: bool,
    ) -> TailRead {
        let Some(first) = self.first_with(offset) else {
            return TailRead::Older;
        };
        let mut found = Vec::new();
        let mut size = 0;
        for batch in self.batches.range(first..) {
            if batch.last_offset >= end_offset {
                break;
            }
            size += batch.bytes.len();
            if size > max_bytes && !(found.is_empty() && at_least_one) {
                break;
            }
            found.push(batch.bytes.clone());
        }
        TailRead::Found(found)
    }

    /// The place of the batch that holds `offset` or comes next, or `None` if older ones are not cached.
    fn first_with(&self, offset: Offset) -> Option<usize> {
        let first = self
            .batches
            .partition_point(|batch| batch.last_offset < offset);
        let oldest = self.batches.front()?;
        (first > 0 || oldest.base_offset <= offset).then_some(first)
    }

    /// Bytes from the batch that holds `offset` to the end, or `None` if it is older than what is cached.
    pub fn bytes_from(&self, offset: Offset, end_offset: Offset) -> Option<usize> {
        let first = self.first_with(offset)?;
        Some(
            self.batches
                .range(first..)
                .take_while(|batch| batch.last_offset < end_offset)
                .map(|batch| batch.bytes.len())
                .sum(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tail() -> Tail {
        let mut tail = Tail::default();
        for n in 10..15 {
            tail.push(
                Offset(n * 10),
                Offset(n * 10 + 9),
                Bytes::from(vec![n as u8; 100]),
            );
        }
        tail
    }

    fn firsts(read: TailRead) -> Vec<u8> {
        match read {
            TailRead::Found(batches) => batches.iter().map(|batch| batch[0]).collect(),
            TailRead::Older => panic!("older"),
        }
    }

    #[test]
    fn a_read_begins_with_the_batch_that_holds_the_offset() {
        assert_eq!(
            firsts(tail().read(Offset(115), Offset(150), 1000, true)),
            [11, 12, 13, 14]
        );
        assert_eq!(
            firsts(tail().read(Offset(115), Offset(130), 1000, true)),
            [11, 12]
        );
    }

    #[test]
    fn a_read_is_bounded_but_makes_progress() {
        assert_eq!(
            firsts(tail().read(Offset(100), Offset(150), 250, true)),
            [10, 11]
        );
        assert_eq!(firsts(tail().read(Offset(100), Offset(150), 1, true)), [10]);
        assert!(firsts(tail().read(Offset(100), Offset(150), 1, false)).is_empty());
    }

    #[test]
    fn what_is_older_is_said_to_be() {
        let mut tail = tail();
        assert_eq!(
            tail.read(Offset(99), Offset(150), 1000, true),
            TailRead::Older
        );
        assert_eq!(tail.evict(Offset(100)), 100);
        assert_eq!(tail.evict(Offset(100)), 0);
        assert_eq!(
            tail.read(Offset(105), Offset(150), 1000, true),
            TailRead::Older
        );
        assert_eq!(tail.truncate(Offset(130)), 200);
        assert_eq!(
            firsts(tail.read(Offset(110), Offset(130), 1000, true)),
            [11, 12]
        );
    }
}
