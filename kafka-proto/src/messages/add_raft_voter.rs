//! AddRaftVoter, API 80.
//!
//! From `schemas/wire/AddRaftVoterRequest.json` and `schemas/wire/AddRaftVoterResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AddRaftVoterRequest`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct AddRaftVoterRequest<'a> {
        /// String, nullable.
        pub cluster_id: Option<&'a str>,
        /// Int32.
        pub timeout_ms: i32,
        /// Int32.
        pub voter_id: i32,
        /// Uuid.
        pub voter_directory_id: Uuid,
        /// Array of [`Listener`].
        pub listeners: Vec<Listener<'a>>,
        /// Bool, versions 1+, default true.
        pub ack_when_committed: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AddRaftVoterRequest<'_> {
        fn default() -> Self {
            Self {
                cluster_id: Some(""),
                timeout_ms: 0,
                voter_id: 0,
                voter_directory_id: Uuid::ZERO,
                listeners: Vec::new(),
                ack_when_committed: true,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for AddRaftVoterRequest<'a> {
        const NAME: &'static str = "AddRaftVoterRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Request<'a> for AddRaftVoterRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AddRaftVoter;
        type Response<'r> = super::response::AddRaftVoterResponse<'r>;
    }

    impl<'a> Structure<'a> for AddRaftVoterRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.cluster_id = decoder.nullable_string("cluster_id", true)?;
            self.timeout_ms = decoder.i32("timeout_ms")?;
            self.voter_id = decoder.i32("voter_id")?;
            self.voter_directory_id = decoder.uuid("voter_directory_id")?;
            self.listeners = decoder.structures("listeners", true, version)?;
            if version >= 1 {
                self.ack_when_committed = decoder.bool("ack_when_committed")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_nullable_string("cluster_id", true, self.cluster_id)?;
            sink.put_i32(self.timeout_ms);
            sink.put_i32(self.voter_id);
            sink.put_uuid(self.voter_directory_id);
            sink.put_structures("listeners", true, version, &self.listeners)?;
            if version >= 1 {
                sink.put_bool(self.ack_when_committed);
            } else {
                absent("ack_when_committed", version, self.ack_when_committed)?;
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AddRaftVoterRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Listener<'a> {
        /// String.
        pub name: &'a str,
        /// String.
        pub host: &'a str,
        /// Uint16.
        pub port: u16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Listener<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.host = decoder.string("host", true)?;
            self.port = decoder.u16("port")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_string("host", true, self.host)?;
            sink.put_u16(self.port);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AddRaftVoterResponse`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct AddRaftVoterResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, ignorable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AddRaftVoterResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for AddRaftVoterResponse<'a> {
        const NAME: &'static str = "AddRaftVoterResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Response<'a> for AddRaftVoterResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AddRaftVoter;
    }

    impl<'a> Structure<'a> for AddRaftVoterResponse<'a> {
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
