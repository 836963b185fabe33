//! ClientQuotaRecord, cluster metadata of type 14.
//!
//! From `schemas/metadata/ClientQuotaRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ClientQuotaRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClientQuotaRecord<'a> {
    /// Array of [`EntityData`].
    pub entity: Vec<EntityData<'a>>,
    /// String.
    pub key: &'a str,
    /// Float64.
    pub value: f64,
    /// Bool.
    pub remove: bool,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ClientQuotaRecord<'a> {
    const NAME: &'static str = "ClientQuotaRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ClientQuotaRecord<'a> {
    const API_KEY: i16 = 14;
}

impl<'a> Structure<'a> for ClientQuotaRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.entity = decoder.structures("entity", true, version)?;
        self.key = decoder.string("key", true)?;
        self.value = decoder.f64("value")?;
        self.remove = decoder.bool("remove")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_structures("entity", true, version, &self.entity)?;
        sink.put_string("key", true, self.key)?;
        sink.put_f64(self.value);
        sink.put_bool(self.remove);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ClientQuotaRecord`].
#[derive(Debug, Clone, PartialEq)]
pub struct EntityData<'a> {
    /// String.
    pub entity_type: &'a str,
    /// String, nullable.
    pub entity_name: Option<&'a str>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for EntityData<'_> {
    fn default() -> Self {
        Self {
            entity_type: "",
            entity_name: Some(""),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Structure<'a> for EntityData<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.entity_type = decoder.string("entity_type", true)?;
        self.entity_name = decoder.nullable_string("entity_name", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("entity_type", true, self.entity_type)?;
        sink.put_nullable_string("entity_name", true, self.entity_name)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
