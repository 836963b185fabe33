//! What compaction makes of a batch: the same batch with fewer records. Its offsets and its producer's sequence numbers
//! stay, so that whoever reads it knows what it once held (KIP-98, KIP-534).

use bytes::Bytes;

use super::builder::seal;
use super::{
    BATCH_HEADER_LEN, BatchBuilder, BatchHeader, BatchView, Compression, Record, RecordsError,
    TimestampType,
};

/// The batch with those of its records that `keep` says yes to, in their order; it has to keep one. `payload` is what
/// [`BatchView::payload`] gave. With `delete_horizon_ms`, milliseconds since the epoch, the batch says until when its
/// tombstones have to stay.
///
/// # Errors
/// Whatever is wrong with the records; [`RecordsError::Unbuildable`] if none was kept; the codec's.
pub fn retain_records(
    batch: &BatchView<'_>,
    payload: &[u8],
    delete_horizon_ms: Option<i64>,
    mut keep: impl FnMut(&Record<'_>) -> bool,
) -> Result<Bytes, RecordsError> {
    let old = batch.header();
    let mut builder = BatchBuilder::new(batch.header().compression()?).base_offset(old.base_offset);
    if let Some(horizon) = delete_horizon_ms {
        builder = builder.timestamps_from(horizon);
    }
    for record in batch.records(payload) {
        let record = record?;
        if keep(&record) {
            builder.append_record(&record);
        }
    }
    builder.build_as(|new| {
        let max_timestamp = match old.attributes.timestamp_type() {
            TimestampType::LogAppendTime => old.max_timestamp,
            TimestampType::CreateTime => new.max_timestamp,
        };
        BatchHeader {
            attributes: old
                .attributes
                .with_delete_horizon(delete_horizon_ms.is_some()),
            base_timestamp: new.base_timestamp,
            max_timestamp,
            record_count: new.record_count,
            ..*old
        }
    })
}

/// The batch without any record: what is left of a producer's last batch.
pub fn emptied_batch(header: &BatchHeader) -> Bytes {
    let header = BatchHeader {
        attributes: header
            .attributes
            .with_compression(Compression::None)
            .with_delete_horizon(false),
        base_timestamp: -1,
        record_count: 0,
        ..*header
    };
    let mut bytes = vec![0; BATCH_HEADER_LEN];
    seal(header, &mut bytes).expect("a header alone has a length");
    bytes.into()
}
