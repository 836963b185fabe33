//! CreateAcls, API 30.
//!
//! From `schemas/wire/CreateAclsRequest.json` and `schemas/wire/CreateAclsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `CreateAclsRequest`, versions 0-3, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreateAclsRequest<'a> {
        /// Array of [`AclCreation`].
        pub creations: Vec<AclCreation<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for CreateAclsRequest<'a> {
        const NAME: &'static str = "CreateAclsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 3);
    }

    impl<'a> Request<'a> for CreateAclsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::CreateAcls;
        type Response<'r> = super::response::CreateAclsResponse<'r>;
    }

    impl<'a> Structure<'a> for CreateAclsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.creations = decoder.structures("creations", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_structures("creations", flexible, version, &self.creations)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`CreateAclsRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct AclCreation<'a> {
        /// Int8.
        pub resource_type: i8,
        /// String.
        pub resource_name: &'a str,
        /// Int8, versions 1+, default 3.
        pub resource_pattern_type: i8,
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

    impl Default for AclCreation<'_> {
        fn default() -> Self {
            Self {
                resource_type: 0,
                resource_name: "",
                resource_pattern_type: 3,
                principal: "",
                host: "",
                operation: 0,
                permission_type: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for AclCreation<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.resource_type = decoder.i8("resource_type")?;
            self.resource_name = decoder.string("resource_name", flexible)?;
            if version >= 1 {
                self.resource_pattern_type = decoder.i8("resource_pattern_type")?;
            }
            self.principal = decoder.string("principal", flexible)?;
            self.host = decoder.string("host", flexible)?;
            self.operation = decoder.i8("operation")?;
            self.permission_type = decoder.i8("permission_type")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i8(self.resource_type);
            sink.put_string("resource_name", flexible, self.resource_name)?;
            if version >= 1 {
                sink.put_i8(self.resource_pattern_type);
            } else {
                absent(
                    "resource_pattern_type",
                    version,
                    self.resource_pattern_type == 3,
                )?;
            }
            sink.put_string("principal", flexible, self.principal)?;
            sink.put_string("host", flexible, self.host)?;
            sink.put_i8(self.operation);
            sink.put_i8(self.permission_type);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `CreateAclsResponse`, versions 0-3, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreateAclsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`AclCreationResult`].
        pub results: Vec<AclCreationResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for CreateAclsResponse<'a> {
        const NAME: &'static str = "CreateAclsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 3);
    }

    impl<'a> Response<'a> for CreateAclsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::CreateAcls;
    }

    impl<'a> Structure<'a> for CreateAclsResponse<'a> {
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

    /// Nested in [`CreateAclsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct AclCreationResult<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AclCreationResult<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                error_message: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for AclCreationResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", flexible, self.error_message)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
