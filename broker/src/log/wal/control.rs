//! The two pages at the beginning of a write-ahead log's file: whose groups are in it, and up to which of them all is in
//! the segments. They are written in turn, so that one of them is always whole.

use kafka_proto::Uuid;
use kafka_proto::records::crc32c;

use super::group::PAGE;

/// Where the first group begins.
pub(super) const GROUPS_AT: usize = 2 * PAGE;

const MAGIC: [u8; 4] = *b"CWLC";
const VERSION: u32 = 1;
const CHECKED_FROM: usize = 8;
const END: usize = 36;

/// What a page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Control {
    /// Drawn anew for every file: nobody can put a group into a record who does not know it.
    pub log: Uuid,
    /// Groups up to this sequence are in the segments, and synced there.
    pub checkpointed: u64,
}

impl Control {
    /// The page's bytes: magic, CRC-32C of what follows, version, id, sequence; zeros.
    pub fn write(&self) -> Vec<u8> {
        let mut page = Vec::with_capacity(PAGE);
        page.extend_from_slice(&MAGIC);
        page.extend_from_slice(&[0; 4]);
        page.extend_from_slice(&VERSION.to_be_bytes());
        page.extend_from_slice(self.log.as_bytes());
        page.extend_from_slice(&self.checkpointed.to_be_bytes());
        let crc = crc32c(&page[CHECKED_FROM..]);
        page[4..CHECKED_FROM].copy_from_slice(&crc.to_be_bytes());
        page.resize(PAGE, 0);
        page
    }

    /// The newer one of those that a file begins with; `None` if none can be read.
    pub fn newest(file: &[u8]) -> Option<Self> {
        let pages = [0, PAGE].map(|at| file.get(at..).and_then(Self::read));
        let readable = pages.into_iter().flatten();
        readable.max_by_key(|control| control.checkpointed)
    }

    /// Reads a page; `None` unless it is one.
    pub fn read(page: &[u8]) -> Option<Self> {
        let page = page.get(..END)?;
        let (magic, rest) = page.split_first_chunk::<4>()?;
        let (crc, checked) = rest.split_first_chunk::<4>()?;
        if *magic != MAGIC || u32::from_be_bytes(*crc) != crc32c(checked) {
            return None;
        }
        let (version, rest) = checked.split_first_chunk::<4>()?;
        let (log, rest) = rest.split_first_chunk::<16>()?;
        let (checkpointed, _) = rest.split_first_chunk::<8>()?;
        (u32::from_be_bytes(*version) == VERSION).then_some(Self {
            log: Uuid::from_bytes(*log),
            checkpointed: u64::from_be_bytes(*checkpointed),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_as_written_and_not_otherwise() {
        let control = Control {
            log: Uuid::from_bytes([3; 16]),
            checkpointed: 77,
        };
        let page = control.write();
        assert_eq!(page.len(), PAGE);
        assert_eq!(Control::read(&page), Some(control));
        for at in 0..END {
            let mut spoiled = page.clone();
            spoiled[at] ^= 1;
            assert_eq!(Control::read(&spoiled), None, "byte {at}");
        }
        assert_eq!(Control::read(&page[..END - 1]), None);
    }
}
