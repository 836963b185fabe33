//! DeleteGroups, API 42.
//!
//! From `schemas/wire/DeleteGroupsRequest.json` and `schemas/wire/DeleteGroupsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DeleteGroupsRequest`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteGroupsRequest<'a> {
        /// Array of string, `groupId`.
        pub groups_names: Vec<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DeleteGroupsRequest<'a> {
        const NAME: &'static str = "DeleteGroupsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Request<'a> for DeleteGroupsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DeleteGroups;
        type Response<'r> = super::response::DeleteGroupsResponse<'r>;
    }

    impl<'a> Structure<'a> for DeleteGroupsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.groups_names = decoder.strings("groups_names", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_strings("groups_names", flexible, &self.groups_names)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DeleteGroupsResponse`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteGroupsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`DeletableGroupResult`].
        pub results: Vec<DeletableGroupResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DeleteGroupsResponse<'a> {
        const NAME: &'static str = "DeleteGroupsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Response<'a> for DeleteGroupsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DeleteGroups;
    }

    impl<'a> Structure<'a> for DeleteGroupsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.results = decoder.structures("results", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("results", flexible, version, &self.results)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DeleteGroupsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeletableGroupResult<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DeletableGroupResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.group_id = decoder.string("group_id", flexible)?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("group_id", flexible, self.group_id)?;
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
