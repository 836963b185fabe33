//! ConsumerGroupMemberMetadataValue, the value of coordinator records of type 5.
//!
//! From `schemas/group/ConsumerGroupMemberMetadataValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ConsumerGroupMemberMetadataValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerGroupMemberMetadataValue<'a> {
    /// String, nullable.
    pub instance_id: Option<&'a str>,
    /// String, nullable.
    pub rack_id: Option<&'a str>,
    /// String.
    pub client_id: &'a str,
    /// String.
    pub client_host: &'a str,
    /// Array of string.
    pub subscribed_topic_names: Vec<&'a str>,
    /// String, nullable.
    pub subscribed_topic_regex: Option<&'a str>,
    /// Int32, default -1.
    pub rebalance_timeout_ms: i32,
    /// String, nullable.
    pub server_assignor: Option<&'a str>,
    /// [`ClassicMemberMetadata`], tag 0, nullable.
    pub classic_member_metadata: Option<ClassicMemberMetadata<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for ConsumerGroupMemberMetadataValue<'_> {
    fn default() -> Self {
        Self {
            instance_id: Some(""),
            rack_id: Some(""),
            client_id: "",
            client_host: "",
            subscribed_topic_names: Vec::new(),
            subscribed_topic_regex: Some(""),
            rebalance_timeout_ms: -1,
            server_assignor: Some(""),
            classic_member_metadata: Some(ClassicMemberMetadata::default()),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for ConsumerGroupMemberMetadataValue<'a> {
    const NAME: &'static str = "ConsumerGroupMemberMetadataValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ConsumerGroupMemberMetadataValue<'a> {
    const API_KEY: i16 = 5;
}

impl<'a> Structure<'a> for ConsumerGroupMemberMetadataValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.instance_id = decoder.nullable_string("instance_id", true)?;
        self.rack_id = decoder.nullable_string("rack_id", true)?;
        self.client_id = decoder.string("client_id", true)?;
        self.client_host = decoder.string("client_host", true)?;
        self.subscribed_topic_names = decoder.strings("subscribed_topic_names", true)?;
        self.subscribed_topic_regex = decoder.nullable_string("subscribed_topic_regex", true)?;
        self.rebalance_timeout_ms = decoder.i32("rebalance_timeout_ms")?;
        self.server_assignor = decoder.nullable_string("server_assignor", true)?;
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => {
                    self.classic_member_metadata =
                        decoder.tagged_nullable_structure("classic_member_metadata", version)?;
                }
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_nullable_string("instance_id", true, self.instance_id)?;
        sink.put_nullable_string("rack_id", true, self.rack_id)?;
        sink.put_string("client_id", true, self.client_id)?;
        sink.put_string("client_host", true, self.client_host)?;
        sink.put_strings("subscribed_topic_names", true, &self.subscribed_topic_names)?;
        sink.put_nullable_string("subscribed_topic_regex", true, self.subscribed_topic_regex)?;
        sink.put_i32(self.rebalance_timeout_ms);
        sink.put_nullable_string("server_assignor", true, self.server_assignor)?;
        let has_classic_member_metadata =
            self.classic_member_metadata != Some(ClassicMemberMetadata::default());
        let known = usize::from(has_classic_member_metadata);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_classic_member_metadata {
                tags.put(
                    "classic_member_metadata",
                    0,
                    At(self.classic_member_metadata.as_ref(), version),
                )?;
            }
            Ok(())
        })
    }
}

/// Nested in [`ConsumerGroupMemberMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClassicMemberMetadata<'a> {
    /// Int32.
    pub session_timeout_ms: i32,
    /// Array of [`ClassicProtocol`].
    pub supported_protocols: Vec<ClassicProtocol<'a>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for ClassicMemberMetadata<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.session_timeout_ms = decoder.i32("session_timeout_ms")?;
        self.supported_protocols = decoder.structures("supported_protocols", true, version)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.session_timeout_ms);
        sink.put_structures(
            "supported_protocols",
            true,
            version,
            &self.supported_protocols,
        )?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`ConsumerGroupMemberMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClassicProtocol<'a> {
    /// String.
    pub name: &'a str,
    /// Bytes.
    pub metadata: &'a [u8],
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for ClassicProtocol<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.metadata = decoder.bytes("metadata", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_bytes("metadata", true, self.metadata)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
