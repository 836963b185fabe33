//! DescribeAcls, API 29.
//!
//! From `schemas/wire/DescribeAclsRequest.json` and `schemas/wire/DescribeAclsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeAclsRequest`, versions 0-3, flexible from 2.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeAclsRequest<'a> {
        /// Int8.
        pub resource_type_filter: i8,
        /// String, nullable.
        pub resource_name_filter: Option<&'a str>,
        /// Int8, versions 1+, default 3.
        pub pattern_type_filter: i8,
        /// String, nullable.
        pub principal_filter: Option<&'a str>,
        /// String, nullable.
        pub host_filter: Option<&'a str>,
        /// Int8.
        pub operation: i8,
        /// Int8.
        pub permission_type: i8,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeAclsRequest<'_> {
        fn default() -> Self {
            Self {
                resource_type_filter: 0,
                resource_name_filter: Some(""),
                pattern_type_filter: 3,
                principal_filter: Some(""),
                host_filter: Some(""),
                operation: 0,
                permission_type: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeAclsRequest<'a> {
        const NAME: &'static str = "DescribeAclsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 3);
    }

    impl<'a> Request<'a> for DescribeAclsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeAcls;
        type Response<'r> = super::response::DescribeAclsResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeAclsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.resource_type_filter = decoder.i8("resource_type_filter")?;
            self.resource_name_filter =
                decoder.nullable_string("resource_name_filter", flexible)?;
            if version >= 1 {
                self.pattern_type_filter = decoder.i8("pattern_type_filter")?;
            }
            self.principal_filter = decoder.nullable_string("principal_filter", flexible)?;
            self.host_filter = decoder.nullable_string("host_filter", flexible)?;
            self.operation = decoder.i8("operation")?;
            self.permission_type = decoder.i8("permission_type")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i8(self.resource_type_filter);
            sink.put_nullable_string("resource_name_filter", flexible, self.resource_name_filter)?;
            if version >= 1 {
                sink.put_i8(self.pattern_type_filter);
            } else {
                absent(
                    "pattern_type_filter",
                    version,
                    self.pattern_type_filter == 3,
                )?;
            }
            sink.put_nullable_string("principal_filter", flexible, self.principal_filter)?;
            sink.put_nullable_string("host_filter", flexible, self.host_filter)?;
            sink.put_i8(self.operation);
            sink.put_i8(self.permission_type);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeAclsResponse`, versions 0-3, flexible from 2.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeAclsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Array of [`DescribeAclsResource`].
        pub resources: Vec<DescribeAclsResource<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeAclsResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: Some(""),
                resources: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeAclsResponse<'a> {
        const NAME: &'static str = "DescribeAclsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 3);
    }

    impl<'a> Response<'a> for DescribeAclsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeAcls;
    }

    impl<'a> Structure<'a> for DescribeAclsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", flexible)?;
            self.resources = decoder.structures("resources", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", flexible, self.error_message)?;
            sink.put_structures("resources", flexible, version, &self.resources)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeAclsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeAclsResource<'a> {
        /// Int8.
        pub resource_type: i8,
        /// String.
        pub resource_name: &'a str,
        /// Int8, versions 1+, default 3.
        pub pattern_type: i8,
        /// Array of [`AclDescription`].
        pub acls: Vec<AclDescription<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeAclsResource<'_> {
        fn default() -> Self {
            Self {
                resource_type: 0,
                resource_name: "",
                pattern_type: 3,
                acls: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeAclsResource<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.resource_type = decoder.i8("resource_type")?;
            self.resource_name = decoder.string("resource_name", flexible)?;
            if version >= 1 {
                self.pattern_type = decoder.i8("pattern_type")?;
            }
            self.acls = decoder.structures("acls", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i8(self.resource_type);
            sink.put_string("resource_name", flexible, self.resource_name)?;
            if version >= 1 {
                sink.put_i8(self.pattern_type);
            } else {
                absent("pattern_type", version, self.pattern_type == 3)?;
            }
            sink.put_structures("acls", flexible, version, &self.acls)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeAclsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AclDescription<'a> {
        /// String.
        pub principal: &'a str,
        /// String.
        pub host: &'a str,
        /// Int8.
        pub operation: i8,
        /// Int8.
        pub permission_type: i8,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AclDescription<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.principal = decoder.string("principal", flexible)?;
            self.host = decoder.string("host", flexible)?;
            self.operation = decoder.i8("operation")?;
            self.permission_type = decoder.i8("permission_type")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("principal", flexible, self.principal)?;
            sink.put_string("host", flexible, self.host)?;
            sink.put_i8(self.operation);
            sink.put_i8(self.permission_type);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
