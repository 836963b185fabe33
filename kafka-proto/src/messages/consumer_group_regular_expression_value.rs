//! ConsumerGroupRegularExpressionValue, the value of coordinator records of type 16.
//!
//! From `schemas/group/ConsumerGroupRegularExpressionValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ConsumerGroupRegularExpressionValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupRegularExpressionValue<'a> {
    /// Array of string.
    pub topics: Vec<&'a str>,
    /// Int64.
    pub version: i64,
    /// Int64.
    pub timestamp: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ConsumerGroupRegularExpressionValue<'a> {
    const NAME: &'static str = "ConsumerGroupRegularExpressionValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for ConsumerGroupRegularExpressionValue<'a> {
    const API_KEY: i16 = 16;
}

impl<'a> Structure<'a> for ConsumerGroupRegularExpressionValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.topics = decoder.strings("topics", true)?;
        self.version = decoder.i64("version")?;
        self.timestamp = decoder.i64("timestamp")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_strings("topics", true, &self.topics)?;
        sink.put_i64(self.version);
        sink.put_i64(self.timestamp);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
