//! ConfigRecord, cluster metadata of type 4.
//!
//! From `schemas/metadata/ConfigRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ConfigRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct ConfigRecord<'a> {
    /// Int8.
    pub resource_type: i8,
    /// String.
    pub resource_name: &'a str,
    /// String.
    pub name: &'a str,
    /// String, nullable.
    pub value: Option<&'a str>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for ConfigRecord<'_> {
    fn default() -> Self {
        Self {
            resource_type: 0,
            resource_name: "",
            name: "",
            value: Some(""),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for ConfigRecord<'a> {
    const NAME: &'static str = "ConfigRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ConfigRecord<'a> {
    const API_KEY: i16 = 4;
}

impl<'a> Structure<'a> for ConfigRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.resource_type = decoder.i8("resource_type")?;
        self.resource_name = decoder.string("resource_name", true)?;
        self.name = decoder.string("name", true)?;
        self.value = decoder.nullable_string("value", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i8(self.resource_type);
        sink.put_string("resource_name", true, self.resource_name)?;
        sink.put_string("name", true, self.name)?;
        sink.put_nullable_string("value", true, self.value)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
