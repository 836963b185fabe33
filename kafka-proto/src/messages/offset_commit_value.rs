//! OffsetCommitValue, the value of coordinator records of type 1.
//!
//! From `schemas/group/OffsetCommitValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `OffsetCommitValue`, versions 0-4, flexible from 4.
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetCommitValue<'a> {
    /// Int64.
    pub offset: i64,
    /// Int32, versions 3+, default -1, ignorable.
    pub leader_epoch: i32,
    /// String.
    pub metadata: &'a str,
    /// Int64.
    pub commit_timestamp: i64,
    /// Int64, version 1, default -1, ignorable.
    pub expire_timestamp: i64,
    /// Uuid, versions 4+, tag 0, ignorable.
    pub topic_id: Uuid,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for OffsetCommitValue<'_> {
    fn default() -> Self {
        Self {
            offset: 0,
            leader_epoch: -1,
            metadata: "",
            commit_timestamp: 0,
            expire_timestamp: -1,
            topic_id: Uuid::ZERO,
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for OffsetCommitValue<'a> {
    const NAME: &'static str = "OffsetCommitValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 4);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 4);
}

impl<'a> KeyedRecord<'a> for OffsetCommitValue<'a> {
    const API_KEY: i16 = 1;
}

impl<'a> Structure<'a> for OffsetCommitValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        let flexible = version >= 4;
        self.offset = decoder.i64("offset")?;
        if version >= 3 {
            self.leader_epoch = decoder.i32("leader_epoch")?;
        }
        self.metadata = decoder.string("metadata", flexible)?;
        self.commit_timestamp = decoder.i64("commit_timestamp")?;
        if version == 1 {
            self.expire_timestamp = decoder.i64("expire_timestamp")?;
        }
        self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
            match tag {
                0 => self.topic_id = decoder.uuid("topic_id")?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        let flexible = version >= 4;
        sink.put_i64(self.offset);
        if version >= 3 {
            sink.put_i32(self.leader_epoch);
        }
        sink.put_string("metadata", flexible, self.metadata)?;
        sink.put_i64(self.commit_timestamp);
        if version == 1 {
            sink.put_i64(self.expire_timestamp);
        }
        if !flexible {
            return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
        }
        let has_topic_id = !self.topic_id.is_zero();
        let known = usize::from(has_topic_id);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_topic_id {
                tags.put("topic_id", 0, self.topic_id)?;
            }
            Ok(())
        })
    }
}
