//! RegisterControllerRecord, cluster metadata of type 27.
//!
//! From `schemas/metadata/RegisterControllerRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `RegisterControllerRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RegisterControllerRecord<'a> {
    /// Int32.
    pub controller_id: i32,
    /// Uuid.
    pub incarnation_id: Uuid,
    /// Bool.
    pub zk_migration_ready: bool,
    /// Array of [`ControllerEndpoint`].
    pub end_points: Vec<ControllerEndpoint<'a>>,
    /// Array of [`ControllerFeature`].
    pub features: Vec<ControllerFeature<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for RegisterControllerRecord<'a> {
    const NAME: &'static str = "RegisterControllerRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for RegisterControllerRecord<'a> {
    const API_KEY: i16 = 27;
}

impl<'a> Structure<'a> for RegisterControllerRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.controller_id = decoder.i32("controller_id")?;
        self.incarnation_id = decoder.uuid("incarnation_id")?;
        self.zk_migration_ready = decoder.bool("zk_migration_ready")?;
        self.end_points = decoder.structures("end_points", true, version)?;
        self.features = decoder.structures("features", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.controller_id);
        sink.put_uuid(self.incarnation_id);
        sink.put_bool(self.zk_migration_ready);
        sink.put_structures("end_points", true, version, &self.end_points)?;
        sink.put_structures("features", true, version, &self.features)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`RegisterControllerRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ControllerEndpoint<'a> {
    /// String.
    pub name: &'a str,
    /// String.
    pub host: &'a str,
    /// Uint16.
    pub port: u16,
    /// Int16.
    pub security_protocol: i16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for ControllerEndpoint<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.host = decoder.string("host", true)?;
        self.port = decoder.u16("port")?;
        self.security_protocol = decoder.i16("security_protocol")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_string("host", true, self.host)?;
        sink.put_u16(self.port);
        sink.put_i16(self.security_protocol);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`RegisterControllerRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ControllerFeature<'a> {
    /// String.
    pub name: &'a str,
    /// Int16.
    pub min_supported_version: i16,
    /// Int16.
    pub max_supported_version: i16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for ControllerFeature<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.min_supported_version = decoder.i16("min_supported_version")?;
        self.max_supported_version = decoder.i16("max_supported_version")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_i16(self.min_supported_version);
        sink.put_i16(self.max_supported_version);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
