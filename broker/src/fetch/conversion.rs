//! What an old client cannot take, written anew for it: work by the byte, done away from the loop.

use bytes::Bytes;
use kafka_proto::ErrorCode;
use kafka_proto::records::{self, MAX_DECOMPRESSED, Magic, RecordsError};

use crate::core::ids::Offset;

/// Batches of one partition, to be converted down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// Whole batches in order.
    pub batches: Vec<Bytes>,
    /// The newest format that the client takes.
    pub magic: Magic,
    /// Records below this are left out.
    pub first_offset: Offset,
}

impl Conversion {
    /// Does it.
    ///
    /// # Errors
    /// `CORRUPT_MESSAGE` and its like: what is stored cannot be read.
    pub fn perform(&self) -> Result<Bytes, ErrorCode> {
        self.convert()
            .map(Bytes::from)
            .map_err(|error| error.error_code())
    }

    fn convert(&self) -> Result<Vec<u8>, RecordsError> {
        let mut all = Vec::new();
        for batches in &self.batches {
            let converted =
                records::convert_down(batches, self.magic, self.first_offset.0, MAX_DECOMPRESSED)?;
            if all.is_empty() {
                all = converted;
            } else {
                all.extend_from_slice(&converted);
            }
        }
        Ok(all)
    }

    /// Bytes that it keeps in memory.
    pub fn size(&self) -> usize {
        self.batches.iter().map(Bytes::len).sum()
    }
}
