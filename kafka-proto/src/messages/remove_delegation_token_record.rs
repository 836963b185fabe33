//! RemoveDelegationTokenRecord, cluster metadata of type 26.
//!
//! From `schemas/metadata/RemoveDelegationTokenRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `RemoveDelegationTokenRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemoveDelegationTokenRecord<'a> {
    /// String.
    pub token_id: &'a str,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for RemoveDelegationTokenRecord<'a> {
    const NAME: &'static str = "RemoveDelegationTokenRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for RemoveDelegationTokenRecord<'a> {
    const API_KEY: i16 = 26;
}

impl<'a> Structure<'a> for RemoveDelegationTokenRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.token_id = decoder.string("token_id", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("token_id", true, self.token_id)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
