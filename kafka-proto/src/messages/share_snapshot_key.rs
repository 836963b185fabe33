//! ShareSnapshotKey, the key of coordinator records of type 0.
//!
//! From `schemas/share/ShareSnapshotKey.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `ShareSnapshotKey`, version 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareSnapshotKey<'a> {
    /// String.
    pub group_id: &'a str,
    /// Uuid.
    pub topic_id: Uuid,
    /// Int32.
    pub partition: i32,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for ShareSnapshotKey<'a> {
    const NAME: &'static str = "ShareSnapshotKey";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
}

impl<'a> KeyedRecord<'a> for ShareSnapshotKey<'a> {
    const API_KEY: i16 = 0;
}

impl<'a> Structure<'a> for ShareSnapshotKey<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.group_id = decoder.string("group_id", false)?;
        self.topic_id = decoder.uuid("topic_id")?;
        self.partition = decoder.i32("partition")?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("group_id", false, self.group_id)?;
        sink.put_uuid(self.topic_id);
        sink.put_i32(self.partition);
        sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
    }
}
