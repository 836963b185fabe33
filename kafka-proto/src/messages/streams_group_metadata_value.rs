//! StreamsGroupMetadataValue, the value of coordinator records of type 17.
//!
//! From `schemas/group/StreamsGroupMetadataValue.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `StreamsGroupMetadataValue`, version 0, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamsGroupMetadataValue<'a> {
    /// Int32.
    pub epoch: i32,
    /// Int64.
    pub metadata_hash: i64,
    /// Int32, tag 0, default -1.
    pub validated_topology_epoch: i32,
    /// Array of [`LastAssignmentConfig`], tag 1, nullable.
    pub last_assignment_configs: Option<Vec<LastAssignmentConfig<'a>>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for StreamsGroupMetadataValue<'_> {
    fn default() -> Self {
        Self {
            epoch: 0,
            metadata_hash: 0,
            validated_topology_epoch: -1,
            last_assignment_configs: Some(Vec::new()),
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for StreamsGroupMetadataValue<'a> {
    const NAME: &'static str = "StreamsGroupMetadataValue";
    const VERSIONS: VersionRange = VersionRange::new(0, 0);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
}

impl<'a> KeyedRecord<'a> for StreamsGroupMetadataValue<'a> {
    const API_KEY: i16 = 17;
}

impl<'a> Structure<'a> for StreamsGroupMetadataValue<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.epoch = decoder.i32("epoch")?;
        self.metadata_hash = decoder.i64("metadata_hash")?;
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => {
                    self.validated_topology_epoch = decoder.i32("validated_topology_epoch")?;
                }
                1 => {
                    self.last_assignment_configs =
                        decoder.nullable_structures("last_assignment_configs", true, version)?;
                }
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.epoch);
        sink.put_i64(self.metadata_hash);
        let has_validated_topology_epoch = self.validated_topology_epoch != -1;
        let has_last_assignment_configs = !self
            .last_assignment_configs
            .as_ref()
            .is_some_and(|value| value.is_empty());
        let known =
            usize::from(has_validated_topology_epoch) + usize::from(has_last_assignment_configs);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_validated_topology_epoch {
                tags.put("validated_topology_epoch", 0, self.validated_topology_epoch)?;
            }
            if has_last_assignment_configs {
                tags.put(
                    "last_assignment_configs",
                    1,
                    At(self.last_assignment_configs.as_deref(), version),
                )?;
            }
            Ok(())
        })
    }
}

/// Nested in [`StreamsGroupMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LastAssignmentConfig<'a> {
    /// String.
    pub key: &'a str,
    /// String.
    pub value: &'a str,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for LastAssignmentConfig<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.key = decoder.string("key", true)?;
        self.value = decoder.string("value", true)?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("key", true, self.key)?;
        sink.put_string("value", true, self.value)?;
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
