//! LeaderChangeMessage.
//!
//! From `schemas/wire/LeaderChangeMessage.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `LeaderChangeMessage`, versions 0-1, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaderChangeMessage<'a> {
    /// Int16.
    pub version: i16,
    /// Int32, `brokerId`.
    pub leader_id: i32,
    /// Array of [`Voter`].
    pub voters: Vec<Voter<'a>>,
    /// Array of [`Voter`].
    pub granting_voters: Vec<Voter<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for LeaderChangeMessage<'a> {
    const NAME: &'static str = "LeaderChangeMessage";
    const VERSIONS: VersionRange = VersionRange::new(0, 1);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
}

impl<'a> Structure<'a> for LeaderChangeMessage<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.version = decoder.i16("version")?;
        self.leader_id = decoder.i32("leader_id")?;
        self.voters = decoder.structures("voters", true, version)?;
        self.granting_voters = decoder.structures("granting_voters", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i16(self.version);
        sink.put_i32(self.leader_id);
        sink.put_structures("voters", true, version, &self.voters)?;
        sink.put_structures("granting_voters", true, version, &self.granting_voters)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`LeaderChangeMessage`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Voter<'a> {
    /// Int32.
    pub voter_id: i32,
    /// Uuid, versions 1+.
    pub voter_directory_id: Uuid,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for Voter<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.voter_id = decoder.i32("voter_id")?;
        if version >= 1 {
            self.voter_directory_id = decoder.uuid("voter_directory_id")?;
        }
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.voter_id);
        if version >= 1 {
            sink.put_uuid(self.voter_directory_id);
        } else {
            absent(
                "voter_directory_id",
                version,
                self.voter_directory_id.is_zero(),
            )?;
        }
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
