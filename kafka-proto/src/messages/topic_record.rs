//! TopicRecord, cluster metadata of type 2.
//!
//! From `schemas/metadata/TopicRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `TopicRecord`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicRecord<'a> {
    /// String, `topicName`.
    pub name: &'a str,
    /// Uuid.
    pub topic_id: Uuid,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for TopicRecord<'a> {
    const NAME: &'static str = "TopicRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for TopicRecord<'a> {
    const API_KEY: i16 = 2;
}

impl<'a> Structure<'a> for TopicRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.topic_id = decoder.uuid("topic_id")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_uuid(self.topic_id);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
