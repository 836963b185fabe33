//! FindCoordinator, API 10.
//!
//! From `schemas/wire/FindCoordinatorRequest.json` and `schemas/wire/FindCoordinatorResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `FindCoordinatorRequest`, versions 0-6, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct FindCoordinatorRequest<'a> {
        /// String, versions 0-3.
        pub key: &'a str,
        /// Int8, versions 1+.
        pub key_type: i8,
        /// Array of string, versions 4+.
        pub coordinator_keys: Vec<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for FindCoordinatorRequest<'a> {
        const NAME: &'static str = "FindCoordinatorRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 6);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 6);
    }

    impl<'a> Request<'a> for FindCoordinatorRequest<'a> {
        const API_KEY: ApiKey = ApiKey::FindCoordinator;
        type Response<'r> = super::response::FindCoordinatorResponse<'r>;
    }

    impl<'a> Structure<'a> for FindCoordinatorRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version <= 3 {
                self.key = decoder.string("key", flexible)?;
            }
            if version >= 1 {
                self.key_type = decoder.i8("key_type")?;
            }
            if version >= 4 {
                self.coordinator_keys = decoder.strings("coordinator_keys", true)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version <= 3 {
                sink.put_string("key", flexible, self.key)?;
            } else {
                absent("key", version, self.key.is_empty())?;
            }
            if version >= 1 {
                sink.put_i8(self.key_type);
            } else {
                absent("key_type", version, self.key_type == 0)?;
            }
            if version >= 4 {
                sink.put_strings("coordinator_keys", true, &self.coordinator_keys)?;
            } else {
                absent(
                    "coordinator_keys",
                    version,
                    self.coordinator_keys.is_empty(),
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `FindCoordinatorResponse`, versions 0-6, flexible from 3.
    #[derive(Debug, Clone, PartialEq)]
    pub struct FindCoordinatorResponse<'a> {
        /// Int32, versions 1+, ignorable.
        pub throttle_time_ms: i32,
        /// Int16, versions 0-3.
        pub error_code: i16,
        /// String, versions 1-3, nullable, ignorable.
        pub error_message: Option<&'a str>,
        /// Int32, versions 0-3, `brokerId`.
        pub node_id: i32,
        /// String, versions 0-3.
        pub host: &'a str,
        /// Int32, versions 0-3.
        pub port: i32,
        /// Array of [`Coordinator`], versions 4+.
        pub coordinators: Vec<Coordinator<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for FindCoordinatorResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: Some(""),
                node_id: 0,
                host: "",
                port: 0,
                coordinators: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for FindCoordinatorResponse<'a> {
        const NAME: &'static str = "FindCoordinatorResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 6);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 6);
    }

    impl<'a> Response<'a> for FindCoordinatorResponse<'a> {
        const API_KEY: ApiKey = ApiKey::FindCoordinator;
    }

    impl<'a> Structure<'a> for FindCoordinatorResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version >= 1 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            if version <= 3 {
                self.error_code = decoder.i16("error_code")?;
            }
            if (1..=3).contains(&version) {
                self.error_message = decoder.nullable_string("error_message", flexible)?;
            }
            if version <= 3 {
                self.node_id = decoder.i32("node_id")?;
                self.host = decoder.string("host", flexible)?;
                self.port = decoder.i32("port")?;
            }
            if version >= 4 {
                self.coordinators = decoder.structures("coordinators", true, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version >= 1 {
                sink.put_i32(self.throttle_time_ms);
            }
            if version <= 3 {
                sink.put_i16(self.error_code);
            } else {
                absent("error_code", version, self.error_code == 0)?;
            }
            if (1..=3).contains(&version) {
                sink.put_nullable_string("error_message", flexible, self.error_message)?;
            }
            if version <= 3 {
                sink.put_i32(self.node_id);
                sink.put_string("host", flexible, self.host)?;
                sink.put_i32(self.port);
            } else {
                absent("node_id", version, self.node_id == 0)?;
                absent("host", version, self.host.is_empty())?;
                absent("port", version, self.port == 0)?;
            }
            if version >= 4 {
                sink.put_structures("coordinators", true, version, &self.coordinators)?;
            } else {
                absent("coordinators", version, self.coordinators.is_empty())?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`FindCoordinatorResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct Coordinator<'a> {
        /// String.
        pub key: &'a str,
        /// Int32, `brokerId`.
        pub node_id: i32,
        /// String.
        pub host: &'a str,
        /// Int32.
        pub port: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, ignorable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for Coordinator<'_> {
        fn default() -> Self {
            Self {
                key: "",
                node_id: 0,
                host: "",
                port: 0,
                error_code: 0,
                error_message: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for Coordinator<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.key = decoder.string("key", true)?;
            self.node_id = decoder.i32("node_id")?;
            self.host = decoder.string("host", true)?;
            self.port = decoder.i32("port")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("key", true, self.key)?;
            sink.put_i32(self.node_id);
            sink.put_string("host", true, self.host)?;
            sink.put_i32(self.port);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
