//! TransactionLogKey, the key of coordinator records of type 0.
//!
//! From `schemas/transaction/TransactionLogKey.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `TransactionLogKey`, version 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TransactionLogKey<'a> {
    /// String.
    pub transactional_id: &'a str,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for TransactionLogKey<'a> {
    const NAME: &'static str = "TransactionLogKey";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
    const FORMER_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for TransactionLogKey<'a> {
    const API_KEY: i16 = 0;
}

impl<'a> Structure<'a> for TransactionLogKey<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.transactional_id = decoder.string("transactional_id", false)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("transactional_id", false, self.transactional_id)?;
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}
