//! RegisterBrokerRecord, cluster metadata of type 0.
//!
//! From `schemas/metadata/RegisterBrokerRecord.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::prelude::*;

/// `RegisterBrokerRecord`, versions 0-4, all flexible.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterBrokerRecord<'a> {
    /// Int32, `brokerId`.
    pub broker_id: i32,
    /// Bool, versions 2+.
    pub is_migrating_zk_broker: bool,
    /// Uuid.
    pub incarnation_id: Uuid,
    /// Int64.
    pub broker_epoch: i64,
    /// Array of [`BrokerEndpoint`].
    pub end_points: Vec<BrokerEndpoint<'a>>,
    /// Array of [`BrokerFeature`].
    pub features: Vec<BrokerFeature<'a>>,
    /// String, nullable.
    pub rack: Option<&'a str>,
    /// Bool, default true.
    pub fenced: bool,
    /// Bool, versions 1+.
    pub in_controlled_shutdown: bool,
    /// Array of uuid, versions 3+, tag 0.
    pub log_dirs: Array<'a, Uuid>,
    /// Array of uuid, versions 4+, tag 1, nullable, default null.
    pub cordoned_log_dirs: Option<Array<'a, Uuid>>,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl Default for RegisterBrokerRecord<'_> {
    fn default() -> Self {
        Self {
            broker_id: 0,
            is_migrating_zk_broker: false,
            incarnation_id: Uuid::ZERO,
            broker_epoch: 0,
            end_points: Vec::new(),
            features: Vec::new(),
            rack: Some(""),
            fenced: true,
            in_controlled_shutdown: false,
            log_dirs: Array::default(),
            cordoned_log_dirs: None,
            unknown_tagged_fields: UnknownTaggedFields::default(),
        }
    }
}

impl<'a> Message<'a> for RegisterBrokerRecord<'a> {
    const NAME: &'static str = "RegisterBrokerRecord";
    const VERSIONS: VersionRange = VersionRange::new(0, 4);
    const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 4);
}

impl<'a> KeyedRecord<'a> for RegisterBrokerRecord<'a> {
    const API_KEY: i16 = 0;
}

impl<'a> Structure<'a> for RegisterBrokerRecord<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
        self.broker_id = decoder.i32("broker_id")?;
        if version >= 2 {
            self.is_migrating_zk_broker = decoder.bool("is_migrating_zk_broker")?;
        }
        self.incarnation_id = decoder.uuid("incarnation_id")?;
        self.broker_epoch = decoder.i64("broker_epoch")?;
        self.end_points = decoder.structures("end_points", true, version)?;
        self.features = decoder.structures("features", true, version)?;
        self.rack = decoder.nullable_string("rack", true)?;
        self.fenced = decoder.bool("fenced")?;
        if version >= 1 {
            self.in_controlled_shutdown = decoder.bool("in_controlled_shutdown")?;
        }
        self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
            match tag {
                0 if version >= 3 => {
                    self.log_dirs = decoder.array("log_dirs", true)?;
                }
                0 => Err(decoder.tag_not_in_version("log_dirs", tag, version))?,
                1 if version >= 4 => {
                    self.cordoned_log_dirs = decoder.nullable_array("cordoned_log_dirs", true)?;
                }
                1 => Err(decoder.tag_not_in_version("cordoned_log_dirs", tag, version))?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_i32(self.broker_id);
        if version >= 2 {
            sink.put_bool(self.is_migrating_zk_broker);
        } else {
            absent(
                "is_migrating_zk_broker",
                version,
                !self.is_migrating_zk_broker,
            )?;
        }
        sink.put_uuid(self.incarnation_id);
        sink.put_i64(self.broker_epoch);
        sink.put_structures("end_points", true, version, &self.end_points)?;
        sink.put_structures("features", true, version, &self.features)?;
        sink.put_nullable_string("rack", true, self.rack)?;
        sink.put_bool(self.fenced);
        if version >= 1 {
            sink.put_bool(self.in_controlled_shutdown);
        } else {
            absent(
                "in_controlled_shutdown",
                version,
                !self.in_controlled_shutdown,
            )?;
        }
        if version < 3 {
            absent("log_dirs", version, self.log_dirs.is_empty())?;
        }
        if version < 4 {
            absent(
                "cordoned_log_dirs",
                version,
                self.cordoned_log_dirs.is_none(),
            )?;
        }
        let has_log_dirs = version >= 3 && !self.log_dirs.is_empty();
        let has_cordoned_log_dirs = version >= 4 && self.cordoned_log_dirs.is_some();
        let known = usize::from(has_log_dirs) + usize::from(has_cordoned_log_dirs);
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            if has_log_dirs {
                tags.put("log_dirs", 0, self.log_dirs)?;
            }
            if has_cordoned_log_dirs {
                tags.put("cordoned_log_dirs", 1, self.cordoned_log_dirs)?;
            }
            Ok(())
        })
    }
}

/// Nested in [`RegisterBrokerRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BrokerEndpoint<'a> {
    /// String.
    pub name: &'a str,
    /// String.
    pub host: &'a str,
    /// Uint16.
    pub port: u16,
    /// Int16.
    pub security_protocol: i16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for BrokerEndpoint<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.host = decoder.string("host", true)?;
        self.port = decoder.u16("port")?;
        self.security_protocol = decoder.i16("security_protocol")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_string("host", true, self.host)?;
        sink.put_u16(self.port);
        sink.put_i16(self.security_protocol);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}

/// Nested in [`RegisterBrokerRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BrokerFeature<'a> {
    /// String.
    pub name: &'a str,
    /// Int16.
    pub min_supported_version: i16,
    /// Int16.
    pub max_supported_version: i16,
    /// Tagged fields that the spec does not know.
    pub unknown_tagged_fields: UnknownTaggedFields<'a>,
}

impl<'a> Structure<'a> for BrokerFeature<'a> {
    #[inline]
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
        self.name = decoder.string("name", true)?;
        self.min_supported_version = decoder.i16("min_supported_version")?;
        self.max_supported_version = decoder.i16("max_supported_version")?;
        self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
        Ok(())
    }

    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        sink.put_string("name", true, self.name)?;
        sink.put_i16(self.min_supported_version);
        sink.put_i16(self.max_supported_version);
        sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
    }
}
