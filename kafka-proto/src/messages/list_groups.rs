//! ListGroups, API 16.
//!
//! From `schemas/wire/ListGroupsRequest.json` and `schemas/wire/ListGroupsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ListGroupsRequest`, versions 0-5, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListGroupsRequest<'a> {
        /// Array of string, versions 4+.
        pub states_filter: Vec<&'a str>,
        /// Array of string, versions 5+.
        pub types_filter: Vec<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ListGroupsRequest<'a> {
        const NAME: &'static str = "ListGroupsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 5);
    }

    impl<'a> Request<'a> for ListGroupsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ListGroups;
        type Response<'r> = super::response::ListGroupsResponse<'r>;
    }

    impl<'a> Structure<'a> for ListGroupsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version >= 4 {
                self.states_filter = decoder.strings("states_filter", true)?;
            }
            if version >= 5 {
                self.types_filter = decoder.strings("types_filter", true)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version >= 4 {
                sink.put_strings("states_filter", true, &self.states_filter)?;
            } else {
                absent("states_filter", version, self.states_filter.is_empty())?;
            }
            if version >= 5 {
                sink.put_strings("types_filter", true, &self.types_filter)?;
            } else {
                absent("types_filter", version, self.types_filter.is_empty())?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ListGroupsResponse`, versions 0-5, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListGroupsResponse<'a> {
        /// Int32, versions 1+, ignorable.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Array of [`ListedGroup`].
        pub groups: Vec<ListedGroup<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ListGroupsResponse<'a> {
        const NAME: &'static str = "ListGroupsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 5);
    }

    impl<'a> Response<'a> for ListGroupsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ListGroups;
    }

    impl<'a> Structure<'a> for ListGroupsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version >= 1 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.error_code = decoder.i16("error_code")?;
            self.groups = decoder.structures("groups", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version >= 1 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_i16(self.error_code);
            sink.put_structures("groups", flexible, version, &self.groups)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ListGroupsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListedGroup<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// String.
        pub protocol_type: &'a str,
        /// String, versions 4+, ignorable.
        pub group_state: &'a str,
        /// String, versions 5+, ignorable.
        pub group_type: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ListedGroup<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.group_id = decoder.string("group_id", flexible)?;
            self.protocol_type = decoder.string("protocol_type", flexible)?;
            if version >= 4 {
                self.group_state = decoder.string("group_state", true)?;
            }
            if version >= 5 {
                self.group_type = decoder.string("group_type", true)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_string("group_id", flexible, self.group_id)?;
            sink.put_string("protocol_type", flexible, self.protocol_type)?;
            if version >= 4 {
                sink.put_string("group_state", true, self.group_state)?;
            }
            if version >= 5 {
                sink.put_string("group_type", true, self.group_type)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
