//! GroupMetadataValue, the value of coordinator records of type 2.
//!
//! From `schemas/group/GroupMetadataValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `GroupMetadataValue`, versions 0-4, flexible from 4.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupMetadataValue<'a> {
    /// String.
    pub protocol_type: &'a str,
    /// Int32.
    pub generation: i32,
    /// String, nullable.
    pub protocol: Option<&'a str>,
    /// String, nullable.
    pub leader: Option<&'a str>,
    /// Int64, versions 2+, default -1, ignorable.
    pub current_state_timestamp: i64,
    /// Array of [`MemberMetadata`].
    pub members: Vec<MemberMetadata<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for GroupMetadataValue<'_> {
    fn default() -> Self {
        Self {
            protocol_type: "",
            generation: 0,
            protocol: Some(""),
            leader: Some(""),
            current_state_timestamp: -1,
            members: Vec::new(),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for GroupMetadataValue<'a> {
    const NAME: &'static str = "GroupMetadataValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 4);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 4);
}

impl<'a> KeyedRecord<'a> for GroupMetadataValue<'a> {
    const API_KEY: i16 = 2;
}

impl<'a> Structure<'a> for GroupMetadataValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        let flexible = version >= 4;
        self.protocol_type = decoder.string("protocol_type", flexible)?;
        self.generation = decoder.i32("generation")?;
        self.protocol = decoder.nullable_string("protocol", flexible)?;
        self.leader = decoder.nullable_string("leader", flexible)?;
        if version >= 2 {
            self.current_state_timestamp = decoder.i64("current_state_timestamp")?;
        }
        self.members = decoder.structures("members", flexible, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        let flexible = version >= 4;
        sink.put_string("protocol_type", flexible, self.protocol_type)?;
        sink.put_i32(self.generation);
        sink.put_nullable_string("protocol", flexible, self.protocol)?;
        sink.put_nullable_string("leader", flexible, self.leader)?;
        if version >= 2 {
            sink.put_i64(self.current_state_timestamp);
        }
        sink.put_structures("members", flexible, version, &self.members)?;
        sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`GroupMetadataValue`].
#[derive(Debug, Clone, PartialEq)]
pub struct MemberMetadata<'a> {
    /// String.
    pub member_id: &'a str,
    /// String, versions 3+, nullable, default null, ignorable.
    pub group_instance_id: Option<&'a str>,
    /// String.
    pub client_id: &'a str,
    /// String.
    pub client_host: &'a str,
    /// Int32, versions 1+, default -1, ignorable.
    pub rebalance_timeout: i32,
    /// Int32.
    pub session_timeout: i32,
    /// Bytes.
    pub subscription: &'a [u8],
    /// Bytes.
    pub assignment: &'a [u8],
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for MemberMetadata<'_> {
    fn default() -> Self {
        Self {
            member_id: "",
            group_instance_id: None,
            client_id: "",
            client_host: "",
            rebalance_timeout: -1,
            session_timeout: 0,
            subscription: &[],
            assignment: &[],
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Structure<'a> for MemberMetadata<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        let flexible = version >= 4;
        self.member_id = decoder.string("member_id", flexible)?;
        if version >= 3 {
            self.group_instance_id = decoder.nullable_string("group_instance_id", flexible)?;
        }
        self.client_id = decoder.string("client_id", flexible)?;
        self.client_host = decoder.string("client_host", flexible)?;
        if version >= 1 {
            self.rebalance_timeout = decoder.i32("rebalance_timeout")?;
        }
        self.session_timeout = decoder.i32("session_timeout")?;
        self.subscription = decoder.bytes("subscription", flexible)?;
        self.assignment = decoder.bytes("assignment", flexible)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        let flexible = version >= 4;
        sink.put_string("member_id", flexible, self.member_id)?;
        if version >= 3 {
            sink.put_nullable_string("group_instance_id", flexible, self.group_instance_id)?;
        }
        sink.put_string("client_id", flexible, self.client_id)?;
        sink.put_string("client_host", flexible, self.client_host)?;
        if version >= 1 {
            sink.put_i32(self.rebalance_timeout);
        }
        sink.put_i32(self.session_timeout);
        sink.put_bytes("subscription", flexible, self.subscription)?;
        sink.put_bytes("assignment", flexible, self.assignment)?;
        sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
    }
}
