//! StreamsGroupMemberMetadataValue, the value of coordinator records of type 19.
//!
//! From `schemas/group/StreamsGroupMemberMetadataValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `StreamsGroupMemberMetadataValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamsGroupMemberMetadataValue<'a> {
    /// String, nullable.
    pub instance_id: Option<&'a str>,
    /// String, nullable.
    pub rack_id: Option<&'a str>,
    /// String.
    pub client_id: &'a str,
    /// String.
    pub client_host: &'a str,
    /// Int32, default -1.
    pub rebalance_timeout_ms: i32,
    /// Int32.
    pub topology_epoch: i32,
    /// String.
    pub process_id: &'a str,
    /// [`Endpoint`], nullable, default null.
    pub user_endpoint: Option<Endpoint<'a>>,
    /// Array of [`KeyValue`].
    pub client_tags: Vec<KeyValue<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for StreamsGroupMemberMetadataValue<'_> {
    fn default() -> Self {
        Self {
            instance_id: Some(""),
            rack_id: Some(""),
            client_id: "",
            client_host: "",
            rebalance_timeout_ms: -1,
            topology_epoch: 0,
            process_id: "",
            user_endpoint: None,
            client_tags: Vec::new(),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for StreamsGroupMemberMetadataValue<'a> {
    const NAME: &'static str = "StreamsGroupMemberMetadataValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for StreamsGroupMemberMetadataValue<'a> {
    const API_KEY: i16 = 19;
}

impl<'a> Structure<'a> for StreamsGroupMemberMetadataValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.instance_id = decoder.nullable_string("instance_id", true)?;
        self.rack_id = decoder.nullable_string("rack_id", true)?;
        self.client_id = decoder.string("client_id", true)?;
        self.client_host = decoder.string("client_host", true)?;
        self.rebalance_timeout_ms = decoder.i32("rebalance_timeout_ms")?;
        self.topology_epoch = decoder.i32("topology_epoch")?;
        self.process_id = decoder.string("process_id", true)?;
        self.user_endpoint = decoder.nullable_structure("user_endpoint", version)?;
        self.client_tags = decoder.structures("client_tags", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_nullable_string("instance_id", true, self.instance_id)?;
        sink.put_nullable_string("rack_id", true, self.rack_id)?;
        sink.put_string("client_id", true, self.client_id)?;
        sink.put_string("client_host", true, self.client_host)?;
        sink.put_i32(self.rebalance_timeout_ms);
        sink.put_i32(self.topology_epoch);
        sink.put_string("process_id", true, self.process_id)?;
        sink.put_nullable_structure("user_endpoint", version, self.user_endpoint.as_ref())?;
        sink.put_structures("client_tags", true, version, &self.client_tags)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`StreamsGroupMemberMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Endpoint<'a> {
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
        self.host = decoder.string("host", true)?;
        self.port = decoder.u16("port")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("host", true, self.host)?;
        sink.put_u16(self.port);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`StreamsGroupMemberMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeyValue<'a> {
    /// String.
    pub key: &'a str,
    /// String.
    pub value: &'a str,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for KeyValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.key = decoder.string("key", true)?;
        self.value = decoder.string("value", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("key", true, self.key)?;
        sink.put_string("value", true, self.value)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
