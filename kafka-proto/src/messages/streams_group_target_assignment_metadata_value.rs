//! StreamsGroupTargetAssignmentMetadataValue, the value of coordinator records of type 20.
//!
//! From `schemas/group/StreamsGroupTargetAssignmentMetadataValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `StreamsGroupTargetAssignmentMetadataValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupTargetAssignmentMetadataValue<'a> {
    /// Int32.
    pub assignment_epoch: i32,
    /// Int64, tag 0, ignorable.
    pub assignment_timestamp: i64,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for StreamsGroupTargetAssignmentMetadataValue<'a> {
    const NAME: &'static str = "StreamsGroupTargetAssignmentMetadataValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for StreamsGroupTargetAssignmentMetadataValue<'a> {
    const API_KEY: i16 = 20;
}

impl<'a> Structure<'a> for StreamsGroupTargetAssignmentMetadataValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.assignment_epoch = decoder.i32("assignment_epoch")?;
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => {
                    self.assignment_timestamp = decoder.i64("assignment_timestamp")?;
                }
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, _version: i16) -> Result<(), Error> {
        sink.put_i32(self.assignment_epoch);
        let has_assignment_timestamp = self.assignment_timestamp != 0;
        let known = usize::from(has_assignment_timestamp);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_assignment_timestamp {
                tags.put("assignment_timestamp", 0, self.assignment_timestamp)?;
            }
            Ok(())
        })
    }
}
