//! IncrementalAlterConfigs, API 44.
//!
//! From `schemas/wire/IncrementalAlterConfigsRequest.json` and `schemas/wire/IncrementalAlterConfigsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `IncrementalAlterConfigsRequest`, versions 0-1, flexible from 1.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct IncrementalAlterConfigsRequest<'a> {
        /// Array of [`AlterConfigsResource`].
        pub resources: Vec<AlterConfigsResource<'a>>,
        /// Bool.
        pub validate_only: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for IncrementalAlterConfigsRequest<'a> {
        const NAME: &'static str = "IncrementalAlterConfigsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
    }

    impl<'a> Request<'a> for IncrementalAlterConfigsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::IncrementalAlterConfigs;
        type Response<'r> = super::response::IncrementalAlterConfigsResponse<'r>;
    }

    impl<'a> Structure<'a> for IncrementalAlterConfigsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.resources = decoder.structures("resources", flexible, version)?;
            self.validate_only = decoder.bool("validate_only")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_structures("resources", flexible, version, &self.resources)?;
            sink.put_bool(self.validate_only);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`IncrementalAlterConfigsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterConfigsResource<'a> {
        /// Int8.
        pub resource_type: i8,
        /// String.
        pub resource_name: &'a str,
        /// Array of [`AlterableConfig`].
        pub configs: Vec<AlterableConfig<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AlterConfigsResource<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.resource_type = decoder.i8("resource_type")?;
            self.resource_name = decoder.string("resource_name", flexible)?;
            self.configs = decoder.structures("configs", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i8(self.resource_type);
            sink.put_string("resource_name", flexible, self.resource_name)?;
            sink.put_structures("configs", flexible, version, &self.configs)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`IncrementalAlterConfigsRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct AlterableConfig<'a> {
        /// String.
        pub name: &'a str,
        /// Int8.
        pub config_operation: i8,
        /// String, nullable.
        pub value: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AlterableConfig<'_> {
        fn default() -> Self {
            Self {
                name: "",
                config_operation: 0,
                value: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for AlterableConfig<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.name = decoder.string("name", flexible)?;
            self.config_operation = decoder.i8("config_operation")?;
            self.value = decoder.nullable_string("value", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_string("name", flexible, self.name)?;
            sink.put_i8(self.config_operation);
            sink.put_nullable_string("value", flexible, self.value)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `IncrementalAlterConfigsResponse`, versions 0-1, flexible from 1.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct IncrementalAlterConfigsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`AlterConfigsResourceResponse`].
        pub responses: Vec<AlterConfigsResourceResponse<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for IncrementalAlterConfigsResponse<'a> {
        const NAME: &'static str = "IncrementalAlterConfigsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
    }

    impl<'a> Response<'a> for IncrementalAlterConfigsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::IncrementalAlterConfigs;
    }

    impl<'a> Structure<'a> for IncrementalAlterConfigsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.responses = decoder.structures("responses", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("responses", flexible, version, &self.responses)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`IncrementalAlterConfigsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct AlterConfigsResourceResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Int8.
        pub resource_type: i8,
        /// String.
        pub resource_name: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AlterConfigsResourceResponse<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                error_message: Some(""),
                resource_type: 0,
                resource_name: "",
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for AlterConfigsResourceResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", flexible)?;
            self.resource_type = decoder.i8("resource_type")?;
            self.resource_name = decoder.string("resource_name", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", flexible, self.error_message)?;
            sink.put_i8(self.resource_type);
            sink.put_string("resource_name", flexible, self.resource_name)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
