//! DelegationTokenRecord, cluster metadata of type 10.
//!
//! From `schemas/metadata/DelegationTokenRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `DelegationTokenRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DelegationTokenRecord<'a> {
    /// String.
    pub owner: &'a str,
    /// String.
    pub requester: &'a str,
    /// Array of string.
    pub renewers: Vec<&'a str>,
    /// Int64.
    pub issue_timestamp: i64,
    /// Int64.
    pub max_timestamp: i64,
    /// Int64.
    pub expiration_timestamp: i64,
    /// String.
    pub token_id: &'a str,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for DelegationTokenRecord<'a> {
    const NAME: &'static str = "DelegationTokenRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for DelegationTokenRecord<'a> {
    const API_KEY: i16 = 10;
}

impl<'a> Structure<'a> for DelegationTokenRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.owner = decoder.string("owner", true)?;
        self.requester = decoder.string("requester", true)?;
        self.renewers = decoder.strings("renewers", true)?;
        self.issue_timestamp = decoder.i64("issue_timestamp")?;
        self.max_timestamp = decoder.i64("max_timestamp")?;
        self.expiration_timestamp = decoder.i64("expiration_timestamp")?;
        self.token_id = decoder.string("token_id", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("owner", true, self.owner)?;
        sink.put_string("requester", true, self.requester)?;
        sink.put_strings("renewers", true, &self.renewers)?;
        sink.put_i64(self.issue_timestamp);
        sink.put_i64(self.max_timestamp);
        sink.put_i64(self.expiration_timestamp);
        sink.put_string("token_id", true, self.token_id)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
