//! ControlRecordTypeSchema.
//!
//! From `schemas/wire/ControlRecordTypeSchema.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ControlRecordTypeSchema`, version 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ControlRecordTypeSchema<'a> {
    /// Int16.
    pub r#type: i16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ControlRecordTypeSchema<'a> {
    const NAME: &'static str = "ControlRecordTypeSchema";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
}

impl<'a> Structure<'a> for ControlRecordTypeSchema<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.r#type = decoder.i16("type")?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i16(self.r#type);
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}
