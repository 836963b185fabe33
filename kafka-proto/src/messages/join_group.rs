//! JoinGroup, API 11.
//!
//! From `schemas/wire/JoinGroupRequest.json` and `schemas/wire/JoinGroupResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `JoinGroupRequest`, versions 0-9, flexible from 6.
    #[derive(Debug, Clone, PartialEq)]
    pub struct JoinGroupRequest<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Int32.
        pub session_timeout_ms: i32,
        /// Int32, versions 1+, default -1, ignorable.
        pub rebalance_timeout_ms: i32,
        /// String.
        pub member_id: &'a str,
        /// String, versions 5+, nullable, default null.
        pub group_instance_id: Option<&'a str>,
        /// String.
        pub protocol_type: &'a str,
        /// Array of [`JoinGroupRequestProtocol`].
        pub protocols: Vec<JoinGroupRequestProtocol<'a>>,
        /// String, versions 8+, nullable, default null, ignorable.
        pub reason: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for JoinGroupRequest<'_> {
        fn default() -> Self {
            Self {
                group_id: "",
                session_timeout_ms: 0,
                rebalance_timeout_ms: -1,
                member_id: "",
                group_instance_id: None,
                protocol_type: "",
                protocols: Vec::new(),
                reason: None,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for JoinGroupRequest<'a> {
        const NAME: &'static str = "JoinGroupRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 9);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(6, 9);
    }

    impl<'a> Request<'a> for JoinGroupRequest<'a> {
        const API_KEY: ApiKey = ApiKey::JoinGroup;
        type Response<'r> = super::response::JoinGroupResponse<'r>;
    }

    impl<'a> Structure<'a> for JoinGroupRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.group_id = decoder.string("group_id", flexible)?;
            self.session_timeout_ms = decoder.i32("session_timeout_ms")?;
            if version >= 1 {
                self.rebalance_timeout_ms = decoder.i32("rebalance_timeout_ms")?;
            }
            self.member_id = decoder.string("member_id", flexible)?;
            if version >= 5 {
                self.group_instance_id = decoder.nullable_string("group_instance_id", flexible)?;
            }
            self.protocol_type = decoder.string("protocol_type", flexible)?;
            self.protocols = decoder.structures("protocols", flexible, version)?;
            if version >= 8 {
                self.reason = decoder.nullable_string("reason", true)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_string("group_id", flexible, self.group_id)?;
            sink.put_i32(self.session_timeout_ms);
            if version >= 1 {
                sink.put_i32(self.rebalance_timeout_ms);
            }
            sink.put_string("member_id", flexible, self.member_id)?;
            if version >= 5 {
                sink.put_nullable_string("group_instance_id", flexible, self.group_instance_id)?;
            } else {
                absent(
                    "group_instance_id",
                    version,
                    self.group_instance_id.is_none(),
                )?;
            }
            sink.put_string("protocol_type", flexible, self.protocol_type)?;
            sink.put_structures("protocols", flexible, version, &self.protocols)?;
            if version >= 8 {
                sink.put_nullable_string("reason", true, self.reason)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`JoinGroupRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct JoinGroupRequestProtocol<'a> {
        /// String.
        pub name: &'a str,
        /// Bytes.
        pub metadata: &'a [u8],
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for JoinGroupRequestProtocol<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.name = decoder.string("name", flexible)?;
            self.metadata = decoder.bytes("metadata", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_string("name", flexible, self.name)?;
            sink.put_bytes("metadata", flexible, self.metadata)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `JoinGroupResponse`, versions 0-9, flexible from 6.
    #[derive(Debug, Clone, PartialEq)]
    pub struct JoinGroupResponse<'a> {
        /// Int32, versions 2+, ignorable.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Int32, default -1.
        pub generation_id: i32,
        /// String, versions 7+, nullable, default null, ignorable.
        pub protocol_type: Option<&'a str>,
        /// String, nullable in versions 7+.
        pub protocol_name: Option<&'a str>,
        /// String.
        pub leader: &'a str,
        /// Bool, versions 9+.
        pub skip_assignment: bool,
        /// String.
        pub member_id: &'a str,
        /// Array of [`JoinGroupResponseMember`].
        pub members: Vec<JoinGroupResponseMember<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for JoinGroupResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                generation_id: -1,
                protocol_type: None,
                protocol_name: Some(""),
                leader: "",
                skip_assignment: false,
                member_id: "",
                members: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for JoinGroupResponse<'a> {
        const NAME: &'static str = "JoinGroupResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 9);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(6, 9);
    }

    impl<'a> Response<'a> for JoinGroupResponse<'a> {
        const API_KEY: ApiKey = ApiKey::JoinGroup;
    }

    impl<'a> Structure<'a> for JoinGroupResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            if version >= 2 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.error_code = decoder.i16("error_code")?;
            self.generation_id = decoder.i32("generation_id")?;
            if version >= 7 {
                self.protocol_type = decoder.nullable_string("protocol_type", true)?;
            }
            self.protocol_name = if version >= 7 {
                decoder.nullable_string("protocol_name", flexible)?
            } else {
                Some(decoder.string("protocol_name", flexible)?)
            };
            self.leader = decoder.string("leader", flexible)?;
            if version >= 9 {
                self.skip_assignment = decoder.bool("skip_assignment")?;
            }
            self.member_id = decoder.string("member_id", flexible)?;
            self.members = decoder.structures("members", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            if version >= 2 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_i16(self.error_code);
            sink.put_i32(self.generation_id);
            if version >= 7 {
                sink.put_nullable_string("protocol_type", true, self.protocol_type)?;
            }
            if version >= 7 {
                sink.put_nullable_string("protocol_name", flexible, self.protocol_name)?;
            } else {
                sink.put_required_string("protocol_name", flexible, version, self.protocol_name)?;
            }
            sink.put_string("leader", flexible, self.leader)?;
            if version >= 9 {
                sink.put_bool(self.skip_assignment);
            } else {
                absent("skip_assignment", version, !self.skip_assignment)?;
            }
            sink.put_string("member_id", flexible, self.member_id)?;
            sink.put_structures("members", flexible, version, &self.members)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`JoinGroupResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct JoinGroupResponseMember<'a> {
        /// String.
        pub member_id: &'a str,
        /// String, versions 5+, nullable, default null, ignorable.
        pub group_instance_id: Option<&'a str>,
        /// Bytes.
        pub metadata: &'a [u8],
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for JoinGroupResponseMember<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.member_id = decoder.string("member_id", flexible)?;
            if version >= 5 {
                self.group_instance_id = decoder.nullable_string("group_instance_id", flexible)?;
            }
            self.metadata = decoder.bytes("metadata", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_string("member_id", flexible, self.member_id)?;
            if version >= 5 {
                sink.put_nullable_string("group_instance_id", flexible, self.group_instance_id)?;
            }
            sink.put_bytes("metadata", flexible, self.metadata)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
