//! SyncGroup, API 14.
//!
//! From `schemas/wire/SyncGroupRequest.json` and `schemas/wire/SyncGroupResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `SyncGroupRequest`, versions 0-5, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct SyncGroupRequest<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Int32.
        pub generation_id: i32,
        /// String.
        pub member_id: &'a str,
        /// String, versions 3+, nullable, default null.
        pub group_instance_id: Option<&'a str>,
        /// String, versions 5+, nullable, default null, ignorable.
        pub protocol_type: Option<&'a str>,
        /// String, versions 5+, nullable, default null, ignorable.
        pub protocol_name: Option<&'a str>,
        /// Array of [`SyncGroupRequestAssignment`].
        pub assignments: Vec<SyncGroupRequestAssignment<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for SyncGroupRequest<'a> {
        const NAME: &'static str = "SyncGroupRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 5);
    }

    impl<'a> Request<'a> for SyncGroupRequest<'a> {
        const API_KEY: ApiKey = ApiKey::SyncGroup;
        type Response<'r> = super::response::SyncGroupResponse<'r>;
    }

    impl<'a> Structure<'a> for SyncGroupRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.group_id = decoder.string("group_id", flexible)?;
            self.generation_id = decoder.i32("generation_id")?;
            self.member_id = decoder.string("member_id", flexible)?;
            if version >= 3 {
                self.group_instance_id = decoder.nullable_string("group_instance_id", flexible)?;
            }
            if version >= 5 {
                self.protocol_type = decoder.nullable_string("protocol_type", true)?;
                self.protocol_name = decoder.nullable_string("protocol_name", true)?;
            }
            self.assignments = decoder.structures("assignments", flexible, version)?;
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
            if version >= 5 {
                sink.put_nullable_string("protocol_type", true, self.protocol_type)?;
                sink.put_nullable_string("protocol_name", true, self.protocol_name)?;
            }
            sink.put_structures("assignments", flexible, version, &self.assignments)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`SyncGroupRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct SyncGroupRequestAssignment<'a> {
        /// String.
        pub member_id: &'a str,
        /// Bytes.
        pub assignment: &'a [u8],
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for SyncGroupRequestAssignment<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.member_id = decoder.string("member_id", flexible)?;
            self.assignment = decoder.bytes("assignment", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_string("member_id", flexible, self.member_id)?;
            sink.put_bytes("assignment", flexible, self.assignment)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `SyncGroupResponse`, versions 0-5, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct SyncGroupResponse<'a> {
        /// Int32, versions 1+, ignorable.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, versions 5+, nullable, default null, ignorable.
        pub protocol_type: Option<&'a str>,
        /// String, versions 5+, nullable, default null, ignorable.
        pub protocol_name: Option<&'a str>,
        /// Bytes.
        pub assignment: &'a [u8],
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for SyncGroupResponse<'a> {
        const NAME: &'static str = "SyncGroupResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 5);
    }

    impl<'a> Response<'a> for SyncGroupResponse<'a> {
        const API_KEY: ApiKey = ApiKey::SyncGroup;
    }

    impl<'a> Structure<'a> for SyncGroupResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 1 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.error_code = decoder.i16("error_code")?;
            if version >= 5 {
                self.protocol_type = decoder.nullable_string("protocol_type", true)?;
                self.protocol_name = decoder.nullable_string("protocol_name", true)?;
            }
            self.assignment = decoder.bytes("assignment", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 1 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_i16(self.error_code);
            if version >= 5 {
                sink.put_nullable_string("protocol_type", true, self.protocol_type)?;
                sink.put_nullable_string("protocol_name", true, self.protocol_name)?;
            }
            sink.put_bytes("assignment", flexible, self.assignment)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
