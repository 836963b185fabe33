//! ConsumerGroupMetadataValue, the value of coordinator records of type 3.
//!
//! From `schemas/group/ConsumerGroupMetadataValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ConsumerGroupMetadataValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupMetadataValue<'a> {
    /// Int32.
    pub epoch: i32,
    /// Int64, tag 0.
    pub metadata_hash: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ConsumerGroupMetadataValue<'a> {
    const NAME: &'static str = "ConsumerGroupMetadataValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ConsumerGroupMetadataValue<'a> {
    const API_KEY: i16 = 3;
}

impl<'a> Structure<'a> for ConsumerGroupMetadataValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.epoch = decoder.i32("epoch")?;
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => self.metadata_hash = decoder.i64("metadata_hash")?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, _version: i16) -> Result<(), Error> {
        sink.put_i32(self.epoch);
        let has_metadata_hash = self.metadata_hash != 0;
        let known = usize::from(has_metadata_hash);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_metadata_hash {
                tags.put("metadata_hash", 0, self.metadata_hash)?;
            }
            Ok(())
        })
    }
}
