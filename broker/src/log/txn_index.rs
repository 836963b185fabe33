//! `.txnindex` files: the aborted transactions that ended in a segment, in the order of their markers (KIP-98). A cache of
//! what the control batches say; a segment without one has no such file.

use bytes::Buf;

use super::recovered::AbortedTransaction;
use crate::core::ids::{Offset, ProducerId};

/// Bytes of an entry: version, producer id, first, last and last stable offset.
pub(super) const ENTRY_LEN: usize = 34;
const VERSION: i16 = 0;

/// Appends an entry.
pub(super) fn write(aborted: &AbortedTransaction, into: &mut Vec<u8>) {
    into.extend(VERSION.to_be_bytes());
    into.extend(aborted.producer_id.0.to_be_bytes());
    into.extend(aborted.first_offset.0.to_be_bytes());
    into.extend(aborted.last_offset.0.to_be_bytes());
    into.extend(aborted.last_stable_offset.0.to_be_bytes());
}

/// The file's bytes.
pub(super) fn content(aborted: &[AbortedTransaction]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(aborted.len() * ENTRY_LEN);
    for aborted in aborted {
        write(aborted, &mut bytes);
    }
    bytes
}

/// Reads a file; `None` if it is cut short, of another version, or its entries do not rise.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<AbortedTransaction>> {
    if !bytes.len().is_multiple_of(ENTRY_LEN) {
        return None;
    }
    let entry = |mut entry: &[u8]| {
        (entry.get_i16() <= VERSION).then(|| AbortedTransaction {
            producer_id: ProducerId(entry.get_i64()),
            first_offset: Offset(entry.get_i64()),
            last_offset: Offset(entry.get_i64()),
            last_stable_offset: Offset(entry.get_i64()),
        })
    };
    let entries: Option<Vec<_>> = bytes.chunks(ENTRY_LEN).map(entry).collect();
    entries.filter(|entries| entries.is_sorted_by(|a, b| a.last_offset < b.last_offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aborted(first: i64, last: i64) -> AbortedTransaction {
        AbortedTransaction {
            producer_id: ProducerId(7),
            first_offset: Offset(first),
            last_offset: Offset(last),
            last_stable_offset: Offset(last + 1),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let entries = [aborted(3, 5), aborted(1, 9)];
        let bytes = content(&entries);
        assert_eq!(read(&bytes), Some(entries.to_vec()));
        for len in 0..bytes.len() {
            assert_eq!(read(&bytes[..len]).is_some(), len % ENTRY_LEN == 0, "{len}");
        }
        assert_eq!(read(&content(&[aborted(1, 9), aborted(3, 5)])), None);
        let mut newer = bytes;
        newer[1] = 1;
        assert_eq!(read(&newer), None);
    }
}
