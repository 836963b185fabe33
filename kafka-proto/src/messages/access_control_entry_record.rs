//! AccessControlEntryRecord, cluster metadata of type 18.
//!
//! From `schemas/metadata/AccessControlEntryRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `AccessControlEntryRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AccessControlEntryRecord<'a> {
    /// Uuid.
    pub id: Uuid,
    /// Int8.
    pub resource_type: i8,
    /// String.
    pub resource_name: &'a str,
    /// Int8.
    pub pattern_type: i8,
    /// String.
    pub principal: &'a str,
    /// String.
    pub host: &'a str,
    /// Int8.
    pub operation: i8,
    /// Int8.
    pub permission_type: i8,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for AccessControlEntryRecord<'a> {
    const NAME: &'static str = "AccessControlEntryRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for AccessControlEntryRecord<'a> {
    const API_KEY: i16 = 18;
}

impl<'a> Structure<'a> for AccessControlEntryRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.id = decoder.uuid("id")?;
        self.resource_type = decoder.i8("resource_type")?;
        self.resource_name = decoder.string("resource_name", true)?;
        self.pattern_type = decoder.i8("pattern_type")?;
        self.principal = decoder.string("principal", true)?;
        self.host = decoder.string("host", true)?;
        self.operation = decoder.i8("operation")?;
        self.permission_type = decoder.i8("permission_type")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_uuid(self.id);
        sink.put_i8(self.resource_type);
        sink.put_string("resource_name", true, self.resource_name)?;
        sink.put_i8(self.pattern_type);
        sink.put_string("principal", true, self.principal)?;
        sink.put_string("host", true, self.host)?;
        sink.put_i8(self.operation);
        sink.put_i8(self.permission_type);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
