//! ConsumerProtocolAssignment.
//!
//! From `schemas/wire/ConsumerProtocolAssignment.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ConsumerProtocolAssignment`, versions 0-3.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerProtocolAssignment<'a> {
    /// Array of [`TopicPartition`].
    pub assigned_partitions: Vec<TopicPartition<'a>>,
    /// Bytes, nullable, default null.
    pub user_data: Option<&'a [u8]>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ConsumerProtocolAssignment<'a> {
    const NAME: &'static str = "ConsumerProtocolAssignment";
    const VERSIONS: VersionRange = VersionRange::new(0, 3);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
}

impl<'a> Structure<'a> for ConsumerProtocolAssignment<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.assigned_partitions = decoder.structures("assigned_partitions", false, version)?;
        self.user_data = decoder.nullable_bytes("user_data", false)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_structures(
            "assigned_partitions",
            false,
            version,
            &self.assigned_partitions,
        )?;
        sink.put_nullable_bytes("user_data", false, self.user_data)?;
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ConsumerProtocolAssignment`].
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
