//! QuorumStateData.
//!
//! From `schemas/raft/QuorumStateData.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `QuorumStateData`, versions 0-1, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct QuorumStateData<'a> {
    /// String, version 0.
    pub cluster_id: &'a str,
    /// Int32, default -1.
    pub leader_id: i32,
    /// Int32, default -1.
    pub leader_epoch: i32,
    /// Int32, default -1.
    pub voted_id: i32,
    /// Uuid, versions 1+.
    pub voted_directory_id: Uuid,
    /// Int64, version 0.
    pub applied_offset: i64,
    /// Array of [`Voter`], version 0, nullable.
    pub current_voters: Option<Vec<Voter<'a>>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for QuorumStateData<'_> {
    fn default() -> Self {
        Self {
            cluster_id: "",
            leader_id: -1,
            leader_epoch: -1,
            voted_id: -1,
            voted_directory_id: Uuid::ZERO,
            applied_offset: 0,
            current_voters: Some(Vec::new()),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for QuorumStateData<'a> {
    const NAME: &'static str = "QuorumStateData";
    const VERSIONS: VersionRange = VersionRange::new(0, 1);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
}

impl<'a> Structure<'a> for QuorumStateData<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        if version == 0 {
            self.cluster_id = decoder.string("cluster_id", true)?;
        }
        self.leader_id = decoder.i32("leader_id")?;
        self.leader_epoch = decoder.i32("leader_epoch")?;
        self.voted_id = decoder.i32("voted_id")?;
        if version >= 1 {
            self.voted_directory_id = decoder.uuid("voted_directory_id")?;
        }
        if version == 0 {
            self.applied_offset = decoder.i64("applied_offset")?;
            self.current_voters = decoder.nullable_structures("current_voters", true, version)?;
        }
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        if version == 0 {
            sink.put_string("cluster_id", true, self.cluster_id)?;
        } else {
            absent("cluster_id", version, self.cluster_id.is_empty())?;
        }
        sink.put_i32(self.leader_id);
        sink.put_i32(self.leader_epoch);
        sink.put_i32(self.voted_id);
        if version >= 1 {
            sink.put_uuid(self.voted_directory_id);
        } else {
            absent(
                "voted_directory_id",
                version,
                self.voted_directory_id.is_zero(),
            )?;
        }
        if version == 0 {
            sink.put_i64(self.applied_offset);
            sink.put_nullable_structures(
                "current_voters",
                true,
                version,
                self.current_voters.as_deref(),
            )?;
        } else {
            absent("applied_offset", version, self.applied_offset == 0)?;
            absent(
                "current_voters",
                version,
                self.current_voters
                    .as_ref()
                    .is_some_and(|value| value.is_empty()),
            )?;
        }
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`QuorumStateData`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Voter<'a> {
    /// Int32.
    pub voter_id: i32,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for Voter<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.voter_id = decoder.i32("voter_id")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.voter_id);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
