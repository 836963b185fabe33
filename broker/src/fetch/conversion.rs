//! What an old client cannot take, written anew for it: work by the byte, done away from the loop.

use bytes::Bytes;
use kafka_proto::ErrorCode;
use kafka_proto::records::{self, MAX_DECOMPRESSED, Magic, RecordsError};

use super::{Outcome, ParkedFetch, Stage, committed, park};
use crate::config::CompressionType;
use crate::core::effect::Effect;
use crate::core::ids::{Offset, OperationId};
use crate::core::turn::Turn;

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

/// Has converted what is too new for the client, then answers.
pub(super) fn convert(turn: &mut Turn<'_>, id: OperationId, mut fetch: Box<ParkedFetch>) {
    let version = fetch.context.api_version;
    if version >= 10 {
        return committed::filter(turn, id, fetch);
    }
    let mut work = Vec::new();
    for (slot, target) in fetch.targets.iter_mut().enumerate() {
        let Outcome::Data(batches) = &mut target.outcome else {
            continue;
        };
        // As Kafka does: a topic that is kept in zstd is refused whole (KIP-110); zstd that its producer chose is sent as
        // it is, for these versions cannot say whether the client reads it.
        let config = turn.core.topic_config(&target.wanted.topic);
        if matches!(config.compression_type, CompressionType::Zstd(_)) {
            target.outcome = Outcome::Error(ErrorCode::UnsupportedCompressionType);
            continue;
        }
        let newest = match version {
            0 | 1 => Magic::V0,
            2 | 3 => Magic::V1,
            _ => continue,
        };
        let has_some = !batches.is_empty();
        keep_before_zstd(batches);
        if has_some && batches.is_empty() {
            target.outcome = Outcome::Error(ErrorCode::UnsupportedCompressionType);
            continue;
        }
        if batches
            .iter()
            .any(|bytes| records::max_magic(bytes) > newest.number())
        {
            let conversion = Conversion {
                batches: batches.clone(),
                magic: newest,
                first_offset: Offset(target.wanted.fetch_offset),
            };
            target.outcome = Outcome::Pending;
            fetch.pending_bytes += conversion.size();
            work.push((slot, conversion));
        }
    }
    if work.is_empty() {
        return committed::filter(turn, id, fetch);
    }
    fetch.stage = Stage::Converting;
    fetch.pending = work.len();
    for (slot, conversion) in work {
        let read = turn.core.purgatory.expect_read(id, slot);
        turn.effect(Effect::ConvertDown { read, conversion });
    }
    park(turn, id, fetch);
}

/// No old codec stands for zstd: what comes before it is converted, and the next fetch begins with it.
fn keep_before_zstd(batches: &mut Vec<Bytes>) {
    for at in 0..batches.len() {
        let len = records::len_before_zstd(&batches[at]);
        if len < batches[at].len() {
            batches[at].truncate(len);
            batches.truncate(if len > 0 { at + 1 } else { at });
            return;
        }
    }
}
