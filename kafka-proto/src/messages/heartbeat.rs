//! Heartbeat, API 12.
//!
//! From `schemas/wire/HeartbeatRequest.json` and `schemas/wire/HeartbeatResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `HeartbeatRequest`, versions 0-4, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct HeartbeatRequest<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Int32.
        pub generation_id: i32,
        /// String.
        pub member_id: &'a str,
        /// String, versions 3+, nullable, default null.
        pub group_instance_id: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for HeartbeatRequest<'a> {
        const NAME: &'static str = "HeartbeatRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 4);
    }

    impl<'a> Request<'a> for HeartbeatRequest<'a> {
        const API_KEY: ApiKey = ApiKey::Heartbeat;
        type Response<'r> = super::response::HeartbeatResponse<'r>;
    }

    impl<'a> Structure<'a> for HeartbeatRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.group_id = decoder.string("group_id", flexible)?;
            self.generation_id = decoder.i32("generation_id")?;
            self.member_id = decoder.string("member_id", flexible)?;
            if version >= 3 {
                self.group_instance_id = decoder.nullable_string("group_instance_id", flexible)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_string("group_id", flexible, self.group_id)?;
            sink.put_i32(self.generation_id);
            sink.put_string("member_id", flexible, self.member_id)?;
            if version >= 3 {
                sink.put_nullable_string("group_instance_id", flexible, self.group_instance_id)?;
            } else {
                absent(
                    "group_instance_id",
                    version,
                    self.group_instance_id.is_none(),
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `HeartbeatResponse`, versions 0-4, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct HeartbeatResponse<'a> {
        /// Int32, versions 1+, ignorable.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for HeartbeatResponse<'a> {
        const NAME: &'static str = "HeartbeatResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 4);
    }

    impl<'a> Response<'a> for HeartbeatResponse<'a> {
        const API_KEY: ApiKey = ApiKey::Heartbeat;
    }

    impl<'a> Structure<'a> for HeartbeatResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 1 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 1 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
