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
    /// Does it. As in Kafka, the outcome is no longer than the batches were, but for the first of them: the client's
    /// bounds were held against those. The client asks for the rest.
    ///
    /// # Errors
    /// `CORRUPT_MESSAGE` and its like: what is stored cannot be read.
    pub fn perform(&self) -> Result<Bytes, ErrorCode> {
        self.convert()
            .map(Bytes::from)
            .map_err(|error| error.error_code())
    }

    fn convert(&self) -> Result<Vec<u8>, RecordsError> {
        let mut limit = self.size();
        let mut all = Vec::new();
        let batches = self
            .batches
            .iter()
            .flat_map(|bytes| records::batches(bytes));
        for batch in batches {
            let batch = batch?;
            let (magic, first_offset) = (self.magic, self.first_offset.0);
            let converted =
                records::convert_down(batch.bytes(), magic, first_offset, MAX_DECOMPRESSED)?;
            if all.is_empty() {
                limit = limit.max(converted.len());
                all = converted;
                continue;
            }
            for message in records::batches(&converted) {
                let message = message?.bytes();
                if all.len() + message.len() > limit {
                    return Ok(all);
                }
                all.extend_from_slice(message);
            }
        }
        Ok(all)
    }

    /// Bytes that it keeps in memory.
    pub fn size(&self) -> usize {
        self.batches.iter().map(Bytes::len).sum()
    }
}
