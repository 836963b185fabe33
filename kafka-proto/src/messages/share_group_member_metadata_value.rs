//! ShareGroupMemberMetadataValue, the value of coordinator records of type 10.
//!
//! From `schemas/group/ShareGroupMemberMetadataValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ShareGroupMemberMetadataValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareGroupMemberMetadataValue<'a> {
    /// String, nullable.
    pub rack_id: Option<&'a str>,
    /// String.
    pub client_id: &'a str,
    /// String.
    pub client_host: &'a str,
    /// Array of string.
    pub subscribed_topic_names: Vec<&'a str>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for ShareGroupMemberMetadataValue<'_> {
    fn default() -> Self {
        Self {
            rack_id: Some(""),
            client_id: "",
            client_host: "",
            subscribed_topic_names: Vec::new(),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for ShareGroupMemberMetadataValue<'a> {
    const NAME: &'static str = "ShareGroupMemberMetadataValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ShareGroupMemberMetadataValue<'a> {
    const API_KEY: i16 = 10;
}

impl<'a> Structure<'a> for ShareGroupMemberMetadataValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.rack_id = decoder.nullable_string("rack_id", true)?;
        self.client_id = decoder.string("client_id", true)?;
        self.client_host = decoder.string("client_host", true)?;
        self.subscribed_topic_names = decoder.strings("subscribed_topic_names", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_nullable_string("rack_id", true, self.rack_id)?;
        sink.put_string("client_id", true, self.client_id)?;
        sink.put_string("client_host", true, self.client_host)?;
        sink.put_strings("subscribed_topic_names", true, &self.subscribed_topic_names)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
