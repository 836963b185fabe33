//! ControllerRegistration, API 70.
//!
//! From `schemas/wire/ControllerRegistrationRequest.json` and `schemas/wire/ControllerRegistrationResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ControllerRegistrationRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ControllerRegistrationRequest<'a> {
        /// Int32.
        pub controller_id: i32,
        /// Uuid.
        pub incarnation_id: Uuid,
        /// Bool.
        pub zk_migration_ready: bool,
        /// Array of [`Listener`].
        pub listeners: Vec<Listener<'a>>,
        /// Array of [`Feature`].
        pub features: Vec<Feature<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ControllerRegistrationRequest<'a> {
        const NAME: &'static str = "ControllerRegistrationRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for ControllerRegistrationRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ControllerRegistration;
        type Response<'r> = super::response::ControllerRegistrationResponse<'r>;
    }

    impl<'a> Structure<'a> for ControllerRegistrationRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.controller_id = decoder.i32("controller_id")?;
            self.incarnation_id = decoder.uuid("incarnation_id")?;
            self.zk_migration_ready = decoder.bool("zk_migration_ready")?;
            self.listeners = decoder.structures("listeners", true, version)?;
            self.features = decoder.structures("features", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.controller_id);
            sink.put_uuid(self.incarnation_id);
            sink.put_bool(self.zk_migration_ready);
            sink.put_structures("listeners", true, version, &self.listeners)?;
            sink.put_structures("features", true, version, &self.features)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ControllerRegistrationRequest`].
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

    /// Nested in [`ControllerRegistrationRequest`].
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

    /// `ControllerRegistrationResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct ControllerRegistrationResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ControllerRegistrationResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for ControllerRegistrationResponse<'a> {
        const NAME: &'static str = "ControllerRegistrationResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for ControllerRegistrationResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ControllerRegistration;
    }

    impl<'a> Structure<'a> for ControllerRegistrationResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
