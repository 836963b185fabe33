//! DescribeGroups, API 15.
//!
//! From `schemas/wire/DescribeGroupsRequest.json` and `schemas/wire/DescribeGroupsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeGroupsRequest`, versions 0-6, flexible from 5.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeGroupsRequest<'a> {
        /// Array of string, `groupId`.
        pub groups: Vec<&'a str>,
        /// Bool, versions 3+.
        pub include_authorized_operations: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeGroupsRequest<'a> {
        const NAME: &'static str = "DescribeGroupsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 6);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(5, 6);
    }

    impl<'a> Request<'a> for DescribeGroupsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeGroups;
        type Response<'r> = super::response::DescribeGroupsResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeGroupsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            self.groups = decoder.strings("groups", flexible)?;
            if version >= 3 {
                self.include_authorized_operations =
                    decoder.bool("include_authorized_operations")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            sink.put_strings("groups", flexible, &self.groups)?;
            if version >= 3 {
                sink.put_bool(self.include_authorized_operations);
            } else {
                absent(
                    "include_authorized_operations",
                    version,
                    !self.include_authorized_operations,
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeGroupsResponse`, versions 0-6, flexible from 5.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeGroupsResponse<'a> {
        /// Int32, versions 1+, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`DescribedGroup`].
        pub groups: Vec<DescribedGroup<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeGroupsResponse<'a> {
        const NAME: &'static str = "DescribeGroupsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 6);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(5, 6);
    }

    impl<'a> Response<'a> for DescribeGroupsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeGroups;
    }

    impl<'a> Structure<'a> for DescribeGroupsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            if version >= 1 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.groups = decoder.structures("groups", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            if version >= 1 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_structures("groups", flexible, version, &self.groups)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeGroupsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribedGroup<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, versions 6+, nullable, default null.
        pub error_message: Option<&'a str>,
        /// String, `groupId`.
        pub group_id: &'a str,
        /// String.
        pub group_state: &'a str,
        /// String.
        pub protocol_type: &'a str,
        /// String.
        pub protocol_data: &'a str,
        /// Array of [`DescribedGroupMember`].
        pub members: Vec<DescribedGroupMember<'a>>,
        /// Int32, versions 3+, default -2147483648.
        pub authorized_operations: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribedGroup<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                error_message: None,
                group_id: "",
                group_state: "",
                protocol_type: "",
                protocol_data: "",
                members: Vec::new(),
                authorized_operations: i32::MIN,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribedGroup<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            self.error_code = decoder.i16("error_code")?;
            if version >= 6 {
                self.error_message = decoder.nullable_string("error_message", true)?;
            }
            self.group_id = decoder.string("group_id", flexible)?;
            self.group_state = decoder.string("group_state", flexible)?;
            self.protocol_type = decoder.string("protocol_type", flexible)?;
            self.protocol_data = decoder.string("protocol_data", flexible)?;
            self.members = decoder.structures("members", flexible, version)?;
            if version >= 3 {
                self.authorized_operations = decoder.i32("authorized_operations")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            sink.put_i16(self.error_code);
            if version >= 6 {
                sink.put_nullable_string("error_message", true, self.error_message)?;
            } else {
                absent("error_message", version, self.error_message.is_none())?;
            }
            sink.put_string("group_id", flexible, self.group_id)?;
            sink.put_string("group_state", flexible, self.group_state)?;
            sink.put_string("protocol_type", flexible, self.protocol_type)?;
            sink.put_string("protocol_data", flexible, self.protocol_data)?;
            sink.put_structures("members", flexible, version, &self.members)?;
            if version >= 3 {
                sink.put_i32(self.authorized_operations);
            } else {
                absent(
                    "authorized_operations",
                    version,
                    self.authorized_operations == i32::MIN,
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeGroupsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribedGroupMember<'a> {
        /// String.
        pub member_id: &'a str,
        /// String, versions 4+, nullable, default null, ignorable.
        pub group_instance_id: Option<&'a str>,
        /// String.
        pub client_id: &'a str,
        /// String.
        pub client_host: &'a str,
        /// Bytes.
        pub member_metadata: &'a [u8],
        /// Bytes.
        pub member_assignment: &'a [u8],
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribedGroupMember<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            self.member_id = decoder.string("member_id", flexible)?;
            if version >= 4 {
                self.group_instance_id = decoder.nullable_string("group_instance_id", flexible)?;
            }
            self.client_id = decoder.string("client_id", flexible)?;
            self.client_host = decoder.string("client_host", flexible)?;
            self.member_metadata = decoder.bytes("member_metadata", flexible)?;
            self.member_assignment = decoder.bytes("member_assignment", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            sink.put_string("member_id", flexible, self.member_id)?;
            if version >= 4 {
                sink.put_nullable_string("group_instance_id", flexible, self.group_instance_id)?;
            }
            sink.put_string("client_id", flexible, self.client_id)?;
            sink.put_string("client_host", flexible, self.client_host)?;
            sink.put_bytes("member_metadata", flexible, self.member_metadata)?;
            sink.put_bytes("member_assignment", flexible, self.member_assignment)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
