//! What a broker has to write anew: another codec than the producer's, and wrappers whose inner offsets are wrong.

use super::builder::seal;
use super::header::set_base_offset;
use super::message::Messages;
use super::message_set::wrapper;
use super::{
    Attributes, BATCH_HEADER_LEN, BatchBuilder, BatchHeader, BatchView, Compression, Magic,
    MessageView, ProduceLimits, RecordsError, TimestampType, compression,
};

/// The batch with its payload in another codec, under `header` but for attributes' codec, length and checksum.
pub(super) fn recompress_batch(
    batch: &BatchView<'_>,
    header: &BatchHeader,
    target: Compression,
    max_decompressed_bytes: usize,
) -> Result<Vec<u8>, RecordsError> {
    let payload = batch.payload(max_decompressed_bytes)?;
    let payload = compression::compress(target, Magic::V2, &payload)?;
    let mut bytes = Vec::with_capacity(BATCH_HEADER_LEN + payload.len());
    bytes.resize(BATCH_HEADER_LEN, 0);
    bytes.extend_from_slice(&payload);
    let header = BatchHeader {
        attributes: header.attributes.with_compression(target),
        ..*header
    };
    seal(header, &mut bytes)?;
    Ok(bytes)
}

/// Puts uncompressed messages into a wrapper. Magic 1: their offsets count from 0. Magic 0: from `base_offset`.
pub(super) fn wrap(
    mut messages: Vec<u8>,
    magic: Magic,
    codec: Compression,
    base_offset: i64,
    timestamp: i64,
) -> Result<Vec<u8>, RecordsError> {
    let first = if magic == Magic::V0 { base_offset } else { 0 };
    let mut next = first;
    let mut at = 0;
    while at < messages.len() {
        let size = MessageView::parse(&messages[at..])?.bytes().len();
        set_base_offset(&mut messages[at..], next);
        next = next.wrapping_add(1);
        at += size;
    }
    let value = compression::compress(codec, magic, &messages)?;
    let last_offset = base_offset.wrapping_add(next.wrapping_sub(first).wrapping_sub(1));
    wrapper(
        magic,
        Attributes::default().with_compression(codec),
        last_offset,
        timestamp,
        &value,
    )
}

/// A magic 0 wrapper with other offsets in it, which stand under its checksum.
pub(super) fn rewrap(
    stored: &[u8],
    base_offset: i64,
    max_bytes: usize,
) -> Result<Vec<u8>, RecordsError> {
    let message = MessageView::parse(stored)?;
    let codec = message.attributes().compression()?;
    let messages = message.payload(max_bytes)?.into_owned();
    wrap(
        messages,
        message.magic(),
        codec,
        base_offset,
        message.timestamp(),
    )
}

/// Produced messages, uncompressed, as one batch whose offsets count from 0.
pub(super) fn messages_to_batch(
    messages: &[u8],
    target: Compression,
    limits: &ProduceLimits,
) -> Result<Vec<u8>, RecordsError> {
    let mut builder = BatchBuilder::new(target);
    for (index, message) in (0..).zip(Messages::new(messages)) {
        let message = message?;
        let (key, value) = message
            .key_and_value()
            .map_err(|fault| RecordsError::Record { index, fault })?;
        builder.append(message.timestamp(), key, value, &[]);
    }
    if limits.timestamp_type == TimestampType::LogAppendTime {
        builder = builder.log_append_time(limits.now_ms);
    }
    builder.build().map(Vec::from)
}
