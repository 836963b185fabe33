//! VotersRecord.
//!
//! From `schemas/wire/VotersRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `VotersRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VotersRecord<'a> {
    /// Int16.
    pub version: i16,
    /// Array of [`Voter`].
    pub voters: Vec<Voter<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for VotersRecord<'a> {
    const NAME: &'static str = "VotersRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> Structure<'a> for VotersRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.version = decoder.i16("version")?;
        self.voters = decoder.structures("voters", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i16(self.version);
        sink.put_structures("voters", true, version, &self.voters)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`VotersRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Voter<'a> {
    /// Int32, `brokerId`.
    pub voter_id: i32,
    /// Uuid.
    pub voter_directory_id: Uuid,
    /// Array of [`Endpoint`].
    pub endpoints: Vec<Endpoint<'a>>,
    /// [`KRaftVersionFeature`].
    pub kraft_version_feature: KRaftVersionFeature<'a>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for Voter<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.voter_id = decoder.i32("voter_id")?;
        self.voter_directory_id = decoder.uuid("voter_directory_id")?;
        self.endpoints = decoder.structures("endpoints", true, version)?;
        self.kraft_version_feature = decoder.structure("kraft_version_feature", version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.voter_id);
        sink.put_uuid(self.voter_directory_id);
        sink.put_structures("endpoints", true, version, &self.endpoints)?;
        sink.put_structure(
            "kraft_version_feature",
            version,
            &self.kraft_version_feature,
        )?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`VotersRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Endpoint<'a> {
    /// String.
    pub name: &'a str,
    /// String.
    pub host: &'a str,
    /// Uint16.
    pub port: u16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for Endpoint<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.host = decoder.string("host", true)?;
        self.port = decoder.u16("port")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_string("host", true, self.host)?;
        sink.put_u16(self.port);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`VotersRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KRaftVersionFeature<'a> {
    /// Int16.
    pub min_supported_version: i16,
    /// Int16.
    pub max_supported_version: i16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for KRaftVersionFeature<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.min_supported_version = decoder.i16("min_supported_version")?;
        self.max_supported_version = decoder.i16("max_supported_version")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i16(self.min_supported_version);
        sink.put_i16(self.max_supported_version);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
