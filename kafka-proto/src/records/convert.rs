//! From one magic to another: down for clients that fetch with an old version, up for topics and tools that want
//! batches.

use super::{
    Batch, BatchBuilder, Compression, Magic, MessageSetBuilder, RecordsError, TimestampType,
    batches,
};

/// Converts whole batches to at most magic `to`. Offsets, timestamps and codecs are kept, headers and producers are
/// lost. What already is of that magic or below is copied.
///
/// Control batches are left out where `to` is below 2. Records of uncompressed batches below `first_offset` are left
/// out too: old clients do not expect them, since messages are not batched.
///
/// # Errors
/// [`RecordsError::UnsupportedCompression`] for zstd, which magic 0 and 1 do not know (KIP-110), and whatever is wrong
/// with the batches. Each may decompress to at most `max_decompressed_bytes`.
pub fn convert_down(
    records: &[u8],
    to: Magic,
    first_offset: i64,
    max_decompressed_bytes: usize,
) -> Result<Vec<u8>, RecordsError> {
    let mut out = Vec::with_capacity(records.len());
    for batch in batches(records) {
        let batch = batch?;
        if batch.magic() <= to {
            out.extend_from_slice(batch.bytes());
        } else if !batch.is_control() {
            out.extend_from_slice(&batch_down(
                &batch,
                to,
                first_offset,
                max_decompressed_bytes,
            )?);
        }
    }
    Ok(out)
}

fn batch_down(
    batch: &Batch<'_>,
    to: Magic,
    first_offset: i64,
    max_bytes: usize,
) -> Result<Vec<u8>, RecordsError> {
    let codec = batch.compression()?;
    let mut set = MessageSetBuilder::new(to, codec)?.timestamp_type(timestamp_type(batch));
    let payload = batch.payload(max_bytes)?;
    for record in batch.records(&payload) {
        let record = record?;
        if codec != Compression::None || record.offset >= first_offset {
            set.append(record.offset, record.timestamp, record.key, record.value);
        }
    }
    set.build()
}

/// Converts whole batches and messages to magic 2. Offsets, timestamps and codecs are kept; messages in a row that are
/// not compressed become one batch. Batches of magic 2 are copied.
///
/// # Errors
/// Whatever is wrong with the messages. Each may decompress to at most `max_decompressed_bytes`.
pub fn convert_up(records: &[u8], max_decompressed_bytes: usize) -> Result<Vec<u8>, RecordsError> {
    let mut out = Vec::with_capacity(records.len());
    let mut plain: Option<(TimestampType, BatchBuilder)> = None;
    for batch in batches(records) {
        let batch = batch?;
        let codec = batch.compression()?;
        let whose = timestamp_type(&batch);
        // With the broker's time a batch has one timestamp, so each message becomes its own.
        let joins = codec == Compression::None
            && batch.magic() != Magic::V2
            && whose == TimestampType::CreateTime;
        if !(joins && plain.as_ref().is_some_and(|(of, _)| *of == whose))
            && let Some((_, builder)) = plain.take()
        {
            out.extend_from_slice(&builder.build()?);
        }
        if batch.magic() == Magic::V2 {
            out.extend_from_slice(batch.bytes());
            continue;
        }
        let payload = batch.payload(max_decompressed_bytes)?;
        for record in batch.records(&payload) {
            let record = record?;
            let (_, builder) = plain.get_or_insert_with(|| {
                (whose, BatchBuilder::new(codec).base_offset(record.offset))
            });
            builder.append_record(&record);
        }
        if !joins && let Some((_, mut builder)) = plain.take() {
            if whose == TimestampType::LogAppendTime {
                builder = builder.log_append_time(batch.max_timestamp());
            }
            out.extend_from_slice(&builder.build()?);
        }
    }
    if let Some((_, builder)) = plain {
        out.extend_from_slice(&builder.build()?);
    }
    Ok(out)
}

fn timestamp_type(batch: &Batch<'_>) -> TimestampType {
    match batch {
        Batch::V2(batch) => batch.header().attributes.timestamp_type(),
        Batch::Message(message) => message.attributes().timestamp_type(),
    }
}
