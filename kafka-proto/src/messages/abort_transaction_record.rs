//! AbortTransactionRecord, cluster metadata of type 25.
//!
//! From `schemas/metadata/AbortTransactionRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `AbortTransactionRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AbortTransactionRecord<'a> {
    /// String, tag 0, nullable, default null.
    pub reason: Option<&'a str>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for AbortTransactionRecord<'a> {
    const NAME: &'static str = "AbortTransactionRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for AbortTransactionRecord<'a> {
    const API_KEY: i16 = 25;
}

impl<'a> Structure<'a> for AbortTransactionRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => self.reason = decoder.nullable_string("reason", true)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, _version: i16) -> Result<(), Error> {
        let has_reason = self.reason.is_some();
        let known = usize::from(has_reason);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_reason {
                tags.put("reason", 0, self.reason)?;
            }
            Ok(())
        })
    }
}
