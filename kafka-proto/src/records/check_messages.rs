//! The check of message sets, magic 0 and 1, that a Produce request of version 0 to 2 carries.

use super::message::{Messages, wrapper_base};
use super::produced::{Finish, MAX_JUNK_BEHIND_MESSAGES, check_size};
use super::{
    Compression, Magic, MessageView, ProduceLimits, Produced, RecordsError, TimestampType,
    WrapperFault, rewrite,
};

/// What a walk over messages finds.
struct Found {
    count: u32,
    first_timestamp: i64,
    max_timestamp: i64,
    index_of_max_timestamp: u32,
}

impl Found {
    const NOTHING: Self = Self {
        count: 0,
        first_timestamp: -1,
        max_timestamp: -1,
        index_of_max_timestamp: 0,
    };

    /// Takes a message in, after holding it against the topic's limits.
    fn take(
        &mut self,
        message: &MessageView<'_>,
        limits: &ProduceLimits,
    ) -> Result<(), RecordsError> {
        let index = self.count;
        let (key, _) = message
            .key_and_value()
            .map_err(|fault| RecordsError::Record { index, fault })?;
        if message.attributes().timestamp_type() == TimestampType::LogAppendTime {
            return Err(RecordsError::LogAppendTimeFromClient);
        }
        let timestamp = message.timestamp();
        limits.check(index, timestamp, key.is_some())?;
        if index == 0 {
            self.first_timestamp = timestamp;
        }
        if timestamp > self.max_timestamp {
            self.max_timestamp = timestamp;
            self.index_of_max_timestamp = index;
        }
        self.count += 1;
        Ok(())
    }
}

pub(super) fn check_messages(
    records: &[u8],
    magic: Magic,
    limits: &ProduceLimits,
) -> Result<Produced, RecordsError> {
    let first = MessageView::parse(records)?;
    if first.attributes().is_compressed() {
        check_wrapper(&first, records.len(), limits)
    } else {
        check_plain(records, magic, limits)
    }
}

fn check_plain(
    records: &[u8],
    magic: Magic,
    limits: &ProduceLimits,
) -> Result<Produced, RecordsError> {
    let mut rest = records;
    let mut found = Found::NOTHING;
    while rest.len() > MAX_JUNK_BEHIND_MESSAGES {
        let peek = super::peek(rest)?;
        if peek.magic != magic {
            return Err(RecordsError::MixedMagic {
                first: magic.number(),
                found: peek.magic.number(),
            });
        }
        let message = MessageView::parse(rest)?;
        rest = &rest[message.bytes().len()..];
        check_size(message.bytes().len(), limits)?;
        message.check_crc()?;
        if message.attributes().is_compressed() {
            return Err(RecordsError::SeveralBatches);
        }
        found.take(&message, limits)?;
    }
    let messages = &records[..records.len() - rest.len()];
    if messages.len() > limits.segment_bytes {
        return Err(RecordsError::SetTooLarge {
            size: messages.len(),
            limit: limits.segment_bytes,
        });
    }
    let target = limits.compression.unwrap_or(Compression::None);
    let mut produced = produced(&found, magic, messages.len(), Compression::None, limits);
    if target != Compression::None {
        produced.rewrite(messages.to_vec(), target, limits)?;
    }
    Ok(produced)
}

fn check_wrapper(
    wrapper: &MessageView<'_>,
    available: usize,
    limits: &ProduceLimits,
) -> Result<Produced, RecordsError> {
    let magic = wrapper.magic();
    let size = wrapper.bytes().len();
    if available - size > MAX_JUNK_BEHIND_MESSAGES {
        return Err(RecordsError::SeveralBatches);
    }
    check_size(size, limits)?;
    wrapper.check_crc()?;
    if wrapper.attributes().timestamp_type() == TimestampType::LogAppendTime {
        return Err(RecordsError::LogAppendTimeFromClient);
    }
    let codec = wrapper.attributes().compression()?;
    let inner = wrapper.payload(limits.max_decompressed_bytes)?.into_owned();

    let mut found = Found::NOTHING;
    let mut counts_from_0 = true;
    let mut last_inner_offset = None;
    for message in Messages::new(&inner) {
        let index = found.count;
        let message = message.map_err(|error| match error {
            RecordsError::NotInMagic { magic, .. } => wrong_magic(index, magic.number()),
            RecordsError::UnknownMagic(magic) => wrong_magic(index, magic),
            other => other,
        })?;
        if message.magic() != magic {
            return Err(wrong_magic(index, message.magic().number()));
        }
        message.check_crc()?;
        if message.attributes().is_compressed() {
            return Err(RecordsError::Wrapper(WrapperFault::Nested { index }));
        }
        found.take(&message, limits)?;
        counts_from_0 &= message.offset() == i64::from(index);
        last_inner_offset = Some(message.offset());
    }
    let last_inner_offset = last_inner_offset.ok_or(RecordsError::Wrapper(WrapperFault::Empty))?;
    wrapper_base(magic, wrapper.offset(), last_inner_offset).map_err(RecordsError::Wrapper)?;

    let target = limits.compression.unwrap_or(codec);
    let mut produced = produced(&found, magic, size, codec, limits);
    if target != codec || (magic == Magic::V1 && !counts_from_0) {
        produced.rewrite(inner, target, limits)?;
    }
    Ok(produced)
}

fn wrong_magic(index: u32, magic: i8) -> RecordsError {
    RecordsError::Wrapper(WrapperFault::Magic { index, magic })
}

fn produced(
    found: &Found,
    magic: Magic,
    size: usize,
    codec: Compression,
    limits: &ProduceLimits,
) -> Produced {
    let count = i32::try_from(found.count).unwrap_or(i32::MAX);
    let mut produced = Produced {
        magic,
        size,
        rewritten: None,
        record_count: count,
        last_offset_delta: count - 1,
        base_timestamp: found.first_timestamp,
        max_timestamp: found.max_timestamp,
        offset_delta_of_max_timestamp: i32::try_from(found.index_of_max_timestamp)
            .unwrap_or_default(),
        producer_id: -1,
        producer_epoch: -1,
        base_sequence: -1,
        last_sequence: -1,
        is_transactional: false,
        compression: codec,
        finish: Finish::Messages(None),
    };
    if magic == Magic::V1 && limits.timestamp_type == TimestampType::LogAppendTime {
        produced.base_timestamp = limits.now_ms;
        produced.max_timestamp = limits.now_ms;
        produced.offset_delta_of_max_timestamp = 0;
    }
    produced.finish = produced.finish(codec, limits);
    produced
}

impl Produced {
    fn finish(&self, codec: Compression, limits: &ProduceLimits) -> Finish {
        let timestamp_type = limits.timestamp_type;
        let append_time =
            (timestamp_type == TimestampType::LogAppendTime).then_some(self.max_timestamp);
        match (self.magic, codec) {
            (_, Compression::None) => Finish::Messages(append_time),
            (Magic::V0, _) => Finish::AbsoluteWrapper(limits.max_decompressed_bytes),
            (Magic::V1 | Magic::V2, _) => Finish::Wrapper(timestamp_type, self.max_timestamp),
        }
    }

    /// Has the messages stored with another codec, or with the same in a wrapper made anew.
    fn rewrite(
        &mut self,
        messages: Vec<u8>,
        target: Compression,
        limits: &ProduceLimits,
    ) -> Result<(), RecordsError> {
        let bytes = if target == Compression::Zstd {
            // Messages know no zstd: such a topic holds batches.
            self.magic = Magic::V2;
            self.finish = Finish::Batch(None);
            rewrite::messages_to_batch(&messages, target, limits)?
        } else {
            self.finish = self.finish(target, limits);
            match target {
                Compression::None => messages,
                codec => rewrite::wrap(messages, self.magic, codec, 0, self.max_timestamp)?,
            }
        };
        if target != Compression::None || self.magic == Magic::V2 {
            check_size(bytes.len(), limits)?;
        }
        self.compression = target;
        self.rewritten = Some(bytes);
        Ok(())
    }
}
