//! LeaveGroup, API 13.
//!
//! From `schemas/wire/LeaveGroupRequest.json` and `schemas/wire/LeaveGroupResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `LeaveGroupRequest`, versions 0-5, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaveGroupRequest<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// String, versions 0-2.
        pub member_id: &'a str,
        /// Array of [`MemberIdentity`], versions 3+.
        pub members: Vec<MemberIdentity<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for LeaveGroupRequest<'a> {
        const NAME: &'static str = "LeaveGroupRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 5);
    }

    impl<'a> Request<'a> for LeaveGroupRequest<'a> {
        const API_KEY: ApiKey = ApiKey::LeaveGroup;
        type Response<'r> = super::response::LeaveGroupResponse<'r>;
    }

    impl<'a> Structure<'a> for LeaveGroupRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.group_id = decoder.string("group_id", flexible)?;
            if version <= 2 {
                self.member_id = decoder.string("member_id", false)?;
            }
            if version >= 3 {
                self.members = decoder.structures("members", flexible, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_string("group_id", flexible, self.group_id)?;
            if version <= 2 {
                sink.put_string("member_id", false, self.member_id)?;
            } else {
                absent("member_id", version, self.member_id.is_empty())?;
            }
            if version >= 3 {
                sink.put_structures("members", flexible, version, &self.members)?;
            } else {
                absent("members", version, self.members.is_empty())?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`LeaveGroupRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct MemberIdentity<'a> {
        /// String.
        pub member_id: &'a str,
        /// String, nullable, default null.
        pub group_instance_id: Option<&'a str>,
        /// String, versions 5+, nullable, default null, ignorable.
        pub reason: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for MemberIdentity<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.member_id = decoder.string("member_id", flexible)?;
            self.group_instance_id = decoder.nullable_string("group_instance_id", flexible)?;
            if version >= 5 {
                self.reason = decoder.nullable_string("reason", true)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_string("member_id", flexible, self.member_id)?;
            sink.put_nullable_string("group_instance_id", flexible, self.group_instance_id)?;
            if version >= 5 {
                sink.put_nullable_string("reason", true, self.reason)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `LeaveGroupResponse`, versions 0-5, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaveGroupResponse<'a> {
        /// Int32, versions 1+, ignorable.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Array of [`MemberResponse`], versions 3+.
        pub members: Vec<MemberResponse<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for LeaveGroupResponse<'a> {
        const NAME: &'static str = "LeaveGroupResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 5);
    }

    impl<'a> Response<'a> for LeaveGroupResponse<'a> {
        const API_KEY: ApiKey = ApiKey::LeaveGroup;
    }

    impl<'a> Structure<'a> for LeaveGroupResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 1 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.error_code = decoder.i16("error_code")?;
            if version >= 3 {
                self.members = decoder.structures("members", flexible, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 1 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_i16(self.error_code);
            if version >= 3 {
                sink.put_structures("members", flexible, version, &self.members)?;
            } else {
                absent("members", version, self.members.is_empty())?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`LeaveGroupResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct MemberResponse<'a> {
        /// String.
        pub member_id: &'a str,
        /// String, nullable.
        pub group_instance_id: Option<&'a str>,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for MemberResponse<'_> {
        fn default() -> Self {
            Self {
                member_id: "",
                group_instance_id: Some(""),
                error_code: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for MemberResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.member_id = decoder.string("member_id", flexible)?;
            self.group_instance_id = decoder.nullable_string("group_instance_id", flexible)?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_string("member_id", flexible, self.member_id)?;
            sink.put_nullable_string("group_instance_id", flexible, self.group_instance_id)?;
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
