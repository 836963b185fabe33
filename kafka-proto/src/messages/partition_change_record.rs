//! PartitionChangeRecord, cluster metadata of type 5.
//!
//! From `schemas/metadata/PartitionChangeRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `PartitionChangeRecord`, versions 0-2, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionChangeRecord<'a> {
    /// Int32, default -1.
    pub partition_id: i32,
    /// Uuid.
    pub topic_id: Uuid,
    /// Array of int32, tag 0, nullable, default null, `brokerId`.
    pub isr: Option<Array<'a, i32>>,
    /// Int32, tag 1, default -2, `brokerId`.
    pub leader: i32,
    /// Array of int32, tag 2, nullable, default null, `brokerId`.
    pub replicas: Option<Array<'a, i32>>,
    /// Array of int32, tag 3, nullable, default null, `brokerId`.
    pub removing_replicas: Option<Array<'a, i32>>,
    /// Array of int32, tag 4, nullable, default null, `brokerId`.
    pub adding_replicas: Option<Array<'a, i32>>,
    /// Int8, tag 5, default -1.
    pub leader_recovery_state: i8,
    /// Array of uuid, versions 1+, tag 8, nullable, default null.
    pub directories: Option<Array<'a, Uuid>>,
    /// Array of int32, versions 2+, tag 6, nullable, default null, `brokerId`.
    pub eligible_leader_replicas: Option<Array<'a, i32>>,
    /// Array of int32, versions 2+, tag 7, nullable, default null, `brokerId`.
    pub last_known_elr: Option<Array<'a, i32>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for PartitionChangeRecord<'_> {
    fn default() -> Self {
        Self {
            partition_id: -1,
            topic_id: Uuid::ZERO,
            isr: None,
            leader: -2,
            replicas: None,
            removing_replicas: None,
            adding_replicas: None,
            leader_recovery_state: -1,
            directories: None,
            eligible_leader_replicas: None,
            last_known_elr: None,
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for PartitionChangeRecord<'a> {
    const NAME: &'static str = "PartitionChangeRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 2);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
}

impl<'a> KeyedRecord<'a> for PartitionChangeRecord<'a> {
    const API_KEY: i16 = 5;
}

impl<'a> Structure<'a> for PartitionChangeRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.partition_id = decoder.i32("partition_id")?;
        self.topic_id = decoder.uuid("topic_id")?;
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => self.isr = decoder.nullable_array("isr", true)?,
                1 => self.leader = decoder.i32("leader")?,
                2 => self.replicas = decoder.nullable_array("replicas", true)?,
                3 => {
                    self.removing_replicas = decoder.nullable_array("removing_replicas", true)?;
                }
                4 => {
                    self.adding_replicas = decoder.nullable_array("adding_replicas", true)?;
                }
                5 => {
                    self.leader_recovery_state = decoder.i8("leader_recovery_state")?;
                }
                8 if version >= 1 => {
                    self.directories = decoder.nullable_array("directories", true)?;
                }
                8 => Err(decoder.tag_not_in_version("directories", tag, version))?,
                6 if version >= 2 => {
                    self.eligible_leader_replicas =
                        decoder.nullable_array("eligible_leader_replicas", true)?;
                }
                6 => Err(decoder.tag_not_in_version("eligible_leader_replicas", tag, version))?,
                7 if version >= 2 => {
                    self.last_known_elr = decoder.nullable_array("last_known_elr", true)?;
                }
                7 => Err(decoder.tag_not_in_version("last_known_elr", tag, version))?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.partition_id);
        sink.put_uuid(self.topic_id);
        if version < 1 {
            absent("directories", version, self.directories.is_none())?;
        }
        if version < 2 {
            absent(
                "eligible_leader_replicas",
                version,
                self.eligible_leader_replicas.is_none(),
            )?;
            absent("last_known_elr", version, self.last_known_elr.is_none())?;
        }
        let has_isr = self.isr.is_some();
        let has_leader = self.leader != -2;
        let has_replicas = self.replicas.is_some();
        let has_removing_replicas = self.removing_replicas.is_some();
        let has_adding_replicas = self.adding_replicas.is_some();
        let has_leader_recovery_state = self.leader_recovery_state != -1;
        let has_eligible_leader_replicas = version >= 2 && self.eligible_leader_replicas.is_some();
        let has_last_known_elr = version >= 2 && self.last_known_elr.is_some();
        let has_directories = version >= 1 && self.directories.is_some();
        let known = usize::from(has_isr)
            + usize::from(has_leader)
            + usize::from(has_replicas)
            + usize::from(has_removing_replicas)
            + usize::from(has_adding_replicas)
            + usize::from(has_leader_recovery_state)
            + usize::from(has_eligible_leader_replicas)
            + usize::from(has_last_known_elr)
            + usize::from(has_directories);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_isr {
                tags.put("isr", 0, self.isr)?;
            }
            if has_leader {
                tags.put("leader", 1, self.leader)?;
            }
            if has_replicas {
                tags.put("replicas", 2, self.replicas)?;
            }
            if has_removing_replicas {
                tags.put("removing_replicas", 3, self.removing_replicas)?;
            }
            if has_adding_replicas {
                tags.put("adding_replicas", 4, self.adding_replicas)?;
            }
            if has_leader_recovery_state {
                tags.put("leader_recovery_state", 5, self.leader_recovery_state)?;
            }
            if has_eligible_leader_replicas {
                tags.put("eligible_leader_replicas", 6, self.eligible_leader_replicas)?;
            }
            if has_last_known_elr {
                tags.put("last_known_elr", 7, self.last_known_elr)?;
            }
            if has_directories {
                tags.put("directories", 8, self.directories)?;
            }
            Ok(())
        })
    }
}
