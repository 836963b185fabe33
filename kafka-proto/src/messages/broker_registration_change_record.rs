//! BrokerRegistrationChangeRecord, cluster metadata of type 17.
//!
//! From `schemas/metadata/BrokerRegistrationChangeRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `BrokerRegistrationChangeRecord`, versions 0-3, all flexible.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BrokerRegistrationChangeRecord<'a> {
    /// Int32, `brokerId`.
    pub broker_id: i32,
    /// Int64.
    pub broker_epoch: i64,
    /// Int8, tag 0.
    pub fenced: i8,
    /// Int8, versions 1+, tag 1.
    pub in_controlled_shutdown: i8,
    /// Array of uuid, versions 2+, tag 2.
    pub log_dirs: Array<'a, Uuid>,
    /// Array of uuid, versions 3+, tag 3, nullable, default null.
    pub cordoned_log_dirs: Option<Array<'a, Uuid>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Message<'a> for BrokerRegistrationChangeRecord<'a> {
    const NAME: &'static str = "BrokerRegistrationChangeRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 3);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 3);
}

impl<'a> KeyedRecord<'a> for BrokerRegistrationChangeRecord<'a> {
    const API_KEY: i16 = 17;
}

impl<'a> Structure<'a> for BrokerRegistrationChangeRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.broker_id = decoder.i32("broker_id")?;
        self.broker_epoch = decoder.i64("broker_epoch")?;
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 => self.fenced = decoder.i8("fenced")?,
                1 if version >= 1 => {
                    self.in_controlled_shutdown = decoder.i8("in_controlled_shutdown")?;
                }
                1 => Err(decoder.tag_not_in_version("in_controlled_shutdown", tag, version))?,
                2 if version >= 2 => {
                    self.log_dirs = decoder.array("log_dirs", true)?;
                }
                2 => Err(decoder.tag_not_in_version("log_dirs", tag, version))?,
                3 if version >= 3 => {
                    self.cordoned_log_dirs = decoder.nullable_array("cordoned_log_dirs", true)?;
                }
                3 => Err(decoder.tag_not_in_version("cordoned_log_dirs", tag, version))?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.broker_id);
        sink.put_i64(self.broker_epoch);
        if version < 1 {
            absent(
                "in_controlled_shutdown",
                version,
                self.in_controlled_shutdown == 0,
            )?;
        }
        if version < 2 {
            absent("log_dirs", version, self.log_dirs.is_empty())?;
        }
        if version < 3 {
            absent(
                "cordoned_log_dirs",
                version,
                self.cordoned_log_dirs.is_none(),
            )?;
        }
        let has_fenced = self.fenced != 0;
        let has_in_controlled_shutdown = version >= 1 && self.in_controlled_shutdown != 0;
        let has_log_dirs = version >= 2 && !self.log_dirs.is_empty();
        let has_cordoned_log_dirs = version >= 3 && self.cordoned_log_dirs.is_some();
        let known = usize::from(has_fenced)
            + usize::from(has_in_controlled_shutdown)
            + usize::from(has_log_dirs)
            + usize::from(has_cordoned_log_dirs);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_fenced {
                tags.put("fenced", 0, self.fenced)?;
            }
            if has_in_controlled_shutdown {
                tags.put("in_controlled_shutdown", 1, self.in_controlled_shutdown)?;
            }
            if has_log_dirs {
                tags.put("log_dirs", 2, self.log_dirs)?;
            }
            if has_cordoned_log_dirs {
                tags.put("cordoned_log_dirs", 3, self.cordoned_log_dirs)?;
            }
            Ok(())
        })
    }
}
