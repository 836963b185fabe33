//! Holding a segment's indexes against its entries as those go by.

use crate::log::entry::Entry;
use crate::log::index::{IndexEntry, OffsetEntry, TimeEntry};

/// One index on its way: what it says, and how much of it was seen to be right.
pub(super) struct IndexCheck<E> {
    entries: Vec<E>,
    next: usize,
    /// The offset of an entry of the index that covers several of the segment, until the last of those comes.
    pending: Option<i64>,
    /// The number of the first entry that is wrong, and why.
    pub wrong: Option<(usize, &'static str)>,
}

impl<E: IndexEntry> IndexCheck<E> {
    /// Reads an index. Kafka keeps the file of a segment in use longer than what is in it: zeros at its end say nothing.
    pub fn new(bytes: &[u8], base_offset: i64) -> Self {
        let used = bytes.iter().rposition(|&byte| byte != 0);
        let count = used.map_or(0, |last| last / E::LEN + 1);
        let whole = bytes.chunks_exact(E::LEN).take(count);
        let entries: Vec<E> = whole.map(|entry| E::read(entry, base_offset)).collect();
        let cut_short = !bytes.len().is_multiple_of(E::LEN);
        let unsorted = (1..entries.len()).find(|&at| entries[at - 1].key() >= entries[at].key());
        let wrong = match unsorted {
            Some(at) => Some((at, "it is not beyond the entry before")),
            None => cut_short.then_some((entries.len(), "it is cut short")),
        };
        Self {
            entries,
            next: 0,
            pending: None,
            wrong,
        }
    }

    fn fail(&mut self, why: &'static str) {
        self.wrong.get_or_insert((self.next, why));
    }

    /// The segment is at its end.
    pub fn finish(&mut self) {
        if self.next < self.entries.len() || self.pending.is_some() {
            self.fail("it points behind the segment's end");
        }
    }

    /// Bytes in front of the wrong entry.
    pub fn position(number: usize) -> u64 {
        (number * E::LEN) as u64
    }
}

impl IndexCheck<OffsetEntry> {
    /// Goes on with an entry of the segment.
    pub fn visit(&mut self, position: u64, entry: &Entry) {
        if let Some(pending) = self.pending
            && entry.last_offset >= pending
        {
            self.pending = None;
            if entry.last_offset > pending {
                self.fail("no entry of the segment ends at its offset");
            }
        }
        while let Some(indexed) = self.entries.get(self.next) {
            if u64::from(indexed.position) > position {
                return;
            }
            let begins_here = u64::from(indexed.position) == position;
            // Whoever looks an offset up begins here: nothing before may have it. Several batches that were appended
            // together have one entry, with the last one's offset.
            let leads_here = indexed.last_offset >= entry.last_offset;
            if !begins_here {
                self.fail("no entry of the segment begins where it points");
            } else if !leads_here {
                self.fail("another offset stands where it points");
            } else if indexed.last_offset > entry.last_offset {
                self.pending = Some(indexed.last_offset);
            }
            self.next += 1;
        }
    }
}

impl IndexCheck<TimeEntry> {
    /// Goes on with an entry of the segment; `largest` is the largest timestamp up to it.
    pub fn visit(&mut self, entry: &Entry, largest: i64) {
        while let Some(indexed) = self.entries.get(self.next) {
            if indexed.last_offset > entry.last_offset {
                return;
            }
            // A message before format 2 tells its time only if it is not compressed.
            if largest >= 0 && indexed.timestamp != largest {
                self.fail("the largest timestamp up to its offset is another");
            }
            self.next += 1;
        }
    }
}
