//! PartitionRecord, cluster metadata of type 3.
//!
//! From `schemas/metadata/PartitionRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `PartitionRecord`, versions 0-2, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionRecord<'a> {
    /// Int32, default -1.
    pub partition_id: i32,
    /// Uuid.
    pub topic_id: Uuid,
    /// Array of int32, `brokerId`.
    pub replicas: Array<'a, i32>,
    /// Array of int32.
    pub isr: Array<'a, i32>,
    /// Array of int32, `brokerId`.
    pub removing_replicas: Array<'a, i32>,
    /// Array of int32, `brokerId`.
    pub adding_replicas: Array<'a, i32>,
    /// Int32, default -1, `brokerId`.
    pub leader: i32,
    /// Int8, tag 0.
    pub leader_recovery_state: i8,
    /// Int32, default -1.
    pub leader_epoch: i32,
    /// Int32, default -1.
    pub partition_epoch: i32,
    /// Array of uuid, versions 1+.
    pub directories: Array<'a, Uuid>,
    /// Array of int32, versions 2+, tag 1, nullable, default null, `brokerId`.
    pub eligible_leader_replicas: Option<Array<'a, i32>>,
    /// Array of int32, versions 2+, tag 2, nullable, default null, `brokerId`.
    pub last_known_elr: Option<Array<'a, i32>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for PartitionRecord<'_> {
    fn default() -> Self {
        Self {
            partition_id: -1,
            topic_id: Uuid::ZERO,
            replicas: Array::default(),
            isr: Array::default(),
            removing_replicas: Array::default(),
            adding_replicas: Array::default(),
            leader: -1,
            leader_recovery_state: 0,
            leader_epoch: -1,
            partition_epoch: -1,
            directories: Array::default(),
            eligible_leader_replicas: None,
            last_known_elr: None,
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for PartitionRecord<'a> {
    const NAME: &'static str = "PartitionRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 2);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
}

impl<'a> KeyedRecord<'a> for PartitionRecord<'a> {
    const API_KEY: i16 = 3;
}

impl<'a> Structure<'a> for PartitionRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.partition_id = decoder.i32("partition_id")?;
        self.topic_id = decoder.uuid("topic_id")?;
        self.replicas = decoder.array("replicas", true)?;
        self.isr = decoder.array("isr", true)?;
        self.removing_replicas = decoder.array("removing_replicas", true)?;
        self.adding_replicas = decoder.array("adding_replicas", true)?;
        self.leader = decoder.i32("leader")?;
        self.leader_epoch = decoder.i32("leader_epoch")?;
        self.partition_epoch = decoder.i32("partition_epoch")?;
        if version >= 1 {
            self.directories = decoder.array("directories", true)?;
        }
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => {
                    self.leader_recovery_state = decoder.i8("leader_recovery_state")?;
                }
                1 if version >= 2 => {
                    self.eligible_leader_replicas =
                        decoder.nullable_array("eligible_leader_replicas", true)?;
                }
                1 => Err(decoder.tag_not_in_version("eligible_leader_replicas", tag, version))?,
                2 if version >= 2 => {
                    self.last_known_elr = decoder.nullable_array("last_known_elr", true)?;
                }
                2 => Err(decoder.tag_not_in_version("last_known_elr", tag, version))?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.partition_id);
        sink.put_uuid(self.topic_id);
        sink.put_array("replicas", true, self.replicas)?;
        sink.put_array("isr", true, self.isr)?;
        sink.put_array("removing_replicas", true, self.removing_replicas)?;
        sink.put_array("adding_replicas", true, self.adding_replicas)?;
        sink.put_i32(self.leader);
        sink.put_i32(self.leader_epoch);
        sink.put_i32(self.partition_epoch);
        if version >= 1 {
            sink.put_array("directories", true, self.directories)?;
        } else {
            absent("directories", version, self.directories.is_empty())?;
        }
        if version < 2 {
            absent(
                "eligible_leader_replicas",
                version,
                self.eligible_leader_replicas.is_none(),
            )?;
            absent("last_known_elr", version, self.last_known_elr.is_none())?;
        }
        let has_leader_recovery_state = self.leader_recovery_state != 0;
        let has_eligible_leader_replicas = version >= 2 && self.eligible_leader_replicas.is_some();
        let has_last_known_elr = version >= 2 && self.last_known_elr.is_some();
        let known = usize::from(has_leader_recovery_state)
            + usize::from(has_eligible_leader_replicas)
            + usize::from(has_last_known_elr);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_leader_recovery_state {
                tags.put("leader_recovery_state", 0, self.leader_recovery_state)?;
            }
            if has_eligible_leader_replicas {
                tags.put("eligible_leader_replicas", 1, self.eligible_leader_replicas)?;
            }
            if has_last_known_elr {
                tags.put("last_known_elr", 2, self.last_known_elr)?;
            }
            Ok(())
        })
    }
}
