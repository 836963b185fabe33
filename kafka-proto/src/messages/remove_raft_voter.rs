//! RemoveRaftVoter, API 81.
//!
//! From `schemas/wire/RemoveRaftVoterRequest.json` and `schemas/wire/RemoveRaftVoterResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `RemoveRaftVoterRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct RemoveRaftVoterRequest<'a> {
        /// String, nullable.
        pub cluster_id: Option<&'a str>,
        /// Int32.
        pub voter_id: i32,
        /// Uuid.
        pub voter_directory_id: Uuid,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for RemoveRaftVoterRequest<'_> {
        fn default() -> Self {
            Self {
                cluster_id: Some(""),
                voter_id: 0,
                voter_directory_id: Uuid::ZERO,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for RemoveRaftVoterRequest<'a> {
        const NAME: &'static str = "RemoveRaftVoterRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for RemoveRaftVoterRequest<'a> {
        const API_KEY: ApiKey = ApiKey::RemoveRaftVoter;
        type Response<'r> = super::response::RemoveRaftVoterResponse<'r>;
    }

    impl<'a> Structure<'a> for RemoveRaftVoterRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.cluster_id = decoder.nullable_string("cluster_id", true)?;
            self.voter_id = decoder.i32("voter_id")?;
            self.voter_directory_id = decoder.uuid("voter_directory_id")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_nullable_string("cluster_id", true, self.cluster_id)?;
            sink.put_i32(self.voter_id);
            sink.put_uuid(self.voter_directory_id);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `RemoveRaftVoterResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct RemoveRaftVoterResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, ignorable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for RemoveRaftVoterResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for RemoveRaftVoterResponse<'a> {
        const NAME: &'static str = "RemoveRaftVoterResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for RemoveRaftVoterResponse<'a> {
        const API_KEY: ApiKey = ApiKey::RemoveRaftVoter;
    }

    impl<'a> Structure<'a> for RemoveRaftVoterResponse<'a> {
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
