//! ClearElrRecord, cluster metadata of type 28.
//!
//! From `schemas/metadata/ClearElrRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ClearElrRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClearElrRecord<'a> {
    /// String, `topicName`.
    pub topic_name: &'a str,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ClearElrRecord<'a> {
    const NAME: &'static str = "ClearElrRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ClearElrRecord<'a> {
    const API_KEY: i16 = 28;
}

impl<'a> Structure<'a> for ClearElrRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.topic_name = decoder.string("topic_name", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("topic_name", true, self.topic_name)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
