//! BrokerRegistration, API 62.
//!
//! From `schemas/wire/BrokerRegistrationRequest.json` and `schemas/wire/BrokerRegistrationResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `BrokerRegistrationRequest`, versions 0-4, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct BrokerRegistrationRequest<'a> {
        /// Int32, `brokerId`.
        pub broker_id: i32,
        /// String.
        pub cluster_id: &'a str,
        /// Uuid.
        pub incarnation_id: Uuid,
        /// Array of [`Listener`].
        pub listeners: Vec<Listener<'a>>,
        /// Array of [`Feature`].
        pub features: Vec<Feature<'a>>,
        /// String, nullable.
        pub rack: Option<&'a str>,
        /// Bool, versions 1+.
        pub is_migrating_zk_broker: bool,
        /// Array of uuid, versions 2+, ignorable.
        pub log_dirs: Array<'a, Uuid>,
        /// Int64, versions 3+, default -1, ignorable.
        pub previous_broker_epoch: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for BrokerRegistrationRequest<'_> {
        fn default() -> Self {
            Self {
                broker_id: 0,
                cluster_id: "",
                incarnation_id: Uuid::ZERO,
                listeners: Vec::new(),
                features: Vec::new(),
                rack: Some(""),
                is_migrating_zk_broker: false,
                log_dirs: Array::default(),
                previous_broker_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for BrokerRegistrationRequest<'a> {
        const NAME: &'static str = "BrokerRegistrationRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 4);
    }

    impl<'a> Request<'a> for BrokerRegistrationRequest<'a> {
        const API_KEY: ApiKey = ApiKey::BrokerRegistration;
        type Response<'r> = super::response::BrokerRegistrationResponse<'r>;
    }

    impl<'a> Structure<'a> for BrokerRegistrationRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.broker_id = decoder.i32("broker_id")?;
            self.cluster_id = decoder.string("cluster_id", true)?;
            self.incarnation_id = decoder.uuid("incarnation_id")?;
            self.listeners = decoder.structures("listeners", true, version)?;
            self.features = decoder.structures("features", true, version)?;
            self.rack = decoder.nullable_string("rack", true)?;
            if version >= 1 {
                self.is_migrating_zk_broker = decoder.bool("is_migrating_zk_broker")?;
            }
            if version >= 2 {
                self.log_dirs = decoder.array("log_dirs", true)?;
            }
            if version >= 3 {
                self.previous_broker_epoch = decoder.i64("previous_broker_epoch")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.broker_id);
            sink.put_string("cluster_id", true, self.cluster_id)?;
            sink.put_uuid(self.incarnation_id);
            sink.put_structures("listeners", true, version, &self.listeners)?;
            sink.put_structures("features", true, version, &self.features)?;
            sink.put_nullable_string("rack", true, self.rack)?;
            if version >= 1 {
                sink.put_bool(self.is_migrating_zk_broker);
            } else {
                absent(
                    "is_migrating_zk_broker",
                    version,
                    !self.is_migrating_zk_broker,
                )?;
            }
            if version >= 2 {
                sink.put_array("log_dirs", true, self.log_dirs)?;
            }
            if version >= 3 {
                sink.put_i64(self.previous_broker_epoch);
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`BrokerRegistrationRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Listener<'a> {
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

    impl<'a> Structure<'a> for Listener<'a> {
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

    /// Nested in [`BrokerRegistrationRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Feature<'a> {
        /// String.
        pub name: &'a str,
        /// Int16.
        pub min_supported_version: i16,
        /// Int16.
        pub max_supported_version: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Feature<'a> {
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
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `BrokerRegistrationResponse`, versions 0-4, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct BrokerRegistrationResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Int64, default -1.
        pub broker_epoch: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for BrokerRegistrationResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                broker_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for BrokerRegistrationResponse<'a> {
        const NAME: &'static str = "BrokerRegistrationResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 4);
    }

    impl<'a> Response<'a> for BrokerRegistrationResponse<'a> {
        const API_KEY: ApiKey = ApiKey::BrokerRegistration;
    }

    impl<'a> Structure<'a> for BrokerRegistrationResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.broker_epoch = decoder.i64("broker_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_i64(self.broker_epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
