//! ConsumerGroupPartitionMetadataKey, the key of coordinator records of type 4.
//!
//! From `schemas/group/ConsumerGroupPartitionMetadataKey.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ConsumerGroupPartitionMetadataKey`, version 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupPartitionMetadataKey<'a> {
    /// String.
    pub group_id: &'a str,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ConsumerGroupPartitionMetadataKey<'a> {
    const NAME: &'static str = "ConsumerGroupPartitionMetadataKey";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
    const FORMER_VERSIONS: VersionRange = VersionRange::new(4, 4);
}

impl<'a> KeyedRecord<'a> for ConsumerGroupPartitionMetadataKey<'a> {
    const API_KEY: i16 = 4;
}

impl<'a> Structure<'a> for ConsumerGroupPartitionMetadataKey<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.group_id = decoder.string("group_id", false)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("group_id", false, self.group_id)?;
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}
