//! RemoveAccessControlEntryRecord, cluster metadata of type 19.
//!
//! From `schemas/metadata/RemoveAccessControlEntryRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `RemoveAccessControlEntryRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemoveAccessControlEntryRecord<'a> {
    /// Uuid.
    pub id: Uuid,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for RemoveAccessControlEntryRecord<'a> {
    const NAME: &'static str = "RemoveAccessControlEntryRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for RemoveAccessControlEntryRecord<'a> {
    const API_KEY: i16 = 19;
}

impl<'a> Structure<'a> for RemoveAccessControlEntryRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.id = decoder.uuid("id")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_uuid(self.id);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
