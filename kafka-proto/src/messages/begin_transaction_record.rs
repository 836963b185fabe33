//! BeginTransactionRecord, cluster metadata of type 23.
//!
//! From `schemas/metadata/BeginTransactionRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `BeginTransactionRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BeginTransactionRecord<'a> {
    /// String, tag 0, nullable, default null.
    pub name: Option<&'a str>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for BeginTransactionRecord<'a> {
    const NAME: &'static str = "BeginTransactionRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for BeginTransactionRecord<'a> {
    const API_KEY: i16 = 23;
}

impl<'a> Structure<'a> for BeginTransactionRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => self.name = decoder.nullable_string("name", true)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, _version: i16) -> Result<(), Error> {
        let has_name = self.name.is_some();
        let known = usize::from(has_name);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_name {
                tags.put("name", 0, self.name)?;
            }
            Ok(())
        })
    }
}
