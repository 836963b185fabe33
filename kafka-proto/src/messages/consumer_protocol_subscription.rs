//! ConsumerProtocolSubscription.
//!
//! From `schemas/wire/ConsumerProtocolSubscription.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ConsumerProtocolSubscription`, versions 0-3.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerProtocolSubscription<'a> {
    /// Array of string.
    pub topics: Vec<&'a str>,
    /// Bytes, nullable, default null.
    pub user_data: Option<&'a [u8]>,
    /// Array of [`TopicPartition`], versions 1+, ignorable.
    pub owned_partitions: Vec<TopicPartition<'a>>,
    /// Int32, versions 2+, default -1, ignorable.
    pub generation_id: i32,
    /// String, versions 3+, nullable, default null, ignorable.
    pub rack_id: Option<&'a str>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for ConsumerProtocolSubscription<'_> {
    fn default() -> Self {
        Self {
            topics: Vec::new(),
            user_data: None,
            owned_partitions: Vec::new(),
            generation_id: -1,
            rack_id: None,
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for ConsumerProtocolSubscription<'a> {
    const NAME: &'static str = "ConsumerProtocolSubscription";
    const VERSIONS: VersionRange = VersionRange::new(0, 3);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
}

impl<'a> Structure<'a> for ConsumerProtocolSubscription<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.topics = decoder.strings("topics", false)?;
        self.user_data = decoder.nullable_bytes("user_data", false)?;
        if version >= 1 {
            self.owned_partitions = decoder.structures("owned_partitions", false, version)?;
        }
        if version >= 2 {
            self.generation_id = decoder.i32("generation_id")?;
        }
        if version >= 3 {
            self.rack_id = decoder.nullable_string("rack_id", false)?;
        }
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_strings("topics", false, &self.topics)?;
        sink.put_nullable_bytes("user_data", false, self.user_data)?;
        if version >= 1 {
            sink.put_structures("owned_partitions", false, version, &self.owned_partitions)?;
        }
        if version >= 2 {
            sink.put_i32(self.generation_id);
        }
        if version >= 3 {
            sink.put_nullable_string("rack_id", false, self.rack_id)?;
        }
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ConsumerProtocolSubscription`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartition<'a> {
    /// String, `topicName`.
    pub topic: &'a str,
    /// Array of int32.
    pub partitions: Array<'a, i32>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for TopicPartition<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.topic = decoder.string("topic", false)?;
        self.partitions = decoder.array("partitions", false)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("topic", false, self.topic)?;
        sink.put_array("partitions", false, self.partitions)?;
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}
