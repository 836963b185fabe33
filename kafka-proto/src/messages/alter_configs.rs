//! AlterConfigs, API 33.
//!
//! From `schemas/wire/AlterConfigsRequest.json` and `schemas/wire/AlterConfigsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AlterConfigsRequest`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterConfigsRequest<'a> {
        /// Array of [`AlterConfigsResource`].
        pub resources: Vec<AlterConfigsResource<'a>>,
        /// Bool.
        pub validate_only: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AlterConfigsRequest<'a> {
        const NAME: &'static str = "AlterConfigsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Request<'a> for AlterConfigsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AlterConfigs;
        type Response<'r> = super::response::AlterConfigsResponse<'r>;
    }

    impl<'a> Structure<'a> for AlterConfigsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.resources = decoder.structures("resources", flexible, version)?;
            self.validate_only = decoder.bool("validate_only")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_structures("resources", flexible, version, &self.resources)?;
            sink.put_bool(self.validate_only);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterConfigsRequest`].
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
            let flexible = version >= 2;
            self.resource_type = decoder.i8("resource_type")?;
            self.resource_name = decoder.string("resource_name", flexible)?;
            self.configs = decoder.structures("configs", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i8(self.resource_type);
            sink.put_string("resource_name", flexible, self.resource_name)?;
            sink.put_structures("configs", flexible, version, &self.configs)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterConfigsRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct AlterableConfig<'a> {
        /// String.
        pub name: &'a str,
        /// String, nullable.
        pub value: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AlterableConfig<'_> {
        fn default() -> Self {
            Self {
                name: "",
                value: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for AlterableConfig<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.name = decoder.string("name", flexible)?;
            self.value = decoder.nullable_string("value", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("name", flexible, self.name)?;
            sink.put_nullable_string("value", flexible, self.value)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AlterConfigsResponse`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterConfigsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`AlterConfigsResourceResponse`].
        pub responses: Vec<AlterConfigsResourceResponse<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AlterConfigsResponse<'a> {
        const NAME: &'static str = "AlterConfigsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Response<'a> for AlterConfigsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AlterConfigs;
    }

    impl<'a> Structure<'a> for AlterConfigsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.responses = decoder.structures("responses", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("responses", flexible, version, &self.responses)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterConfigsResponse`].
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
            let flexible = version >= 2;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", flexible)?;
            self.resource_type = decoder.i8("resource_type")?;
            self.resource_name = decoder.string("resource_name", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", flexible, self.error_message)?;
            sink.put_i8(self.resource_type);
            sink.put_string("resource_name", flexible, self.resource_name)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
