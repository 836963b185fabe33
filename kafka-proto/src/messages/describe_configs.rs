//! DescribeConfigs, API 32.
//!
//! From `schemas/wire/DescribeConfigsRequest.json` and `schemas/wire/DescribeConfigsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeConfigsRequest`, versions 0-4, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeConfigsRequest<'a> {
        /// Array of [`DescribeConfigsResource`].
        pub resources: Vec<DescribeConfigsResource<'a>>,
        /// Bool, versions 1+.
        pub include_synonyms: bool,
        /// Bool, versions 3+.
        pub include_documentation: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeConfigsRequest<'a> {
        const NAME: &'static str = "DescribeConfigsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 4);
    }

    impl<'a> Request<'a> for DescribeConfigsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeConfigs;
        type Response<'r> = super::response::DescribeConfigsResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeConfigsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.resources = decoder.structures("resources", flexible, version)?;
            if version >= 1 {
                self.include_synonyms = decoder.bool("include_synonyms")?;
            }
            if version >= 3 {
                self.include_documentation = decoder.bool("include_documentation")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_structures("resources", flexible, version, &self.resources)?;
            if version >= 1 {
                sink.put_bool(self.include_synonyms);
            } else {
                absent("include_synonyms", version, !self.include_synonyms)?;
            }
            if version >= 3 {
                sink.put_bool(self.include_documentation);
            } else {
                absent(
                    "include_documentation",
                    version,
                    !self.include_documentation,
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeConfigsRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeConfigsResource<'a> {
        /// Int8.
        pub resource_type: i8,
        /// String.
        pub resource_name: &'a str,
        /// Array of string, nullable.
        pub configuration_keys: Option<Vec<&'a str>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeConfigsResource<'_> {
        fn default() -> Self {
            Self {
                resource_type: 0,
                resource_name: "",
                configuration_keys: Some(Vec::new()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeConfigsResource<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.resource_type = decoder.i8("resource_type")?;
            self.resource_name = decoder.string("resource_name", flexible)?;
            self.configuration_keys = decoder.nullable_strings("configuration_keys", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_i8(self.resource_type);
            sink.put_string("resource_name", flexible, self.resource_name)?;
            sink.put_nullable_strings(
                "configuration_keys",
                flexible,
                self.configuration_keys.as_deref(),
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeConfigsResponse`, versions 0-4, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeConfigsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`DescribeConfigsResult`].
        pub results: Vec<DescribeConfigsResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeConfigsResponse<'a> {
        const NAME: &'static str = "DescribeConfigsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 4);
    }

    impl<'a> Response<'a> for DescribeConfigsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeConfigs;
    }

    impl<'a> Structure<'a> for DescribeConfigsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.results = decoder.structures("results", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("results", flexible, version, &self.results)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeConfigsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeConfigsResult<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Int8.
        pub resource_type: i8,
        /// String.
        pub resource_name: &'a str,
        /// Array of [`DescribeConfigsResourceResult`].
        pub configs: Vec<DescribeConfigsResourceResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeConfigsResult<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                error_message: Some(""),
                resource_type: 0,
                resource_name: "",
                configs: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeConfigsResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", flexible)?;
            self.resource_type = decoder.i8("resource_type")?;
            self.resource_name = decoder.string("resource_name", flexible)?;
            self.configs = decoder.structures("configs", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", flexible, self.error_message)?;
            sink.put_i8(self.resource_type);
            sink.put_string("resource_name", flexible, self.resource_name)?;
            sink.put_structures("configs", flexible, version, &self.configs)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeConfigsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeConfigsResourceResult<'a> {
        /// String.
        pub name: &'a str,
        /// String, nullable.
        pub value: Option<&'a str>,
        /// Bool.
        pub read_only: bool,
        /// Bool, version 0.
        pub is_default: bool,
        /// Int8, versions 1+, default -1, ignorable.
        pub config_source: i8,
        /// Bool.
        pub is_sensitive: bool,
        /// Array of [`DescribeConfigsSynonym`], versions 1+, ignorable.
        pub synonyms: Vec<DescribeConfigsSynonym<'a>>,
        /// Int8, versions 3+, ignorable.
        pub config_type: i8,
        /// String, versions 3+, nullable, ignorable.
        pub documentation: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeConfigsResourceResult<'_> {
        fn default() -> Self {
            Self {
                name: "",
                value: Some(""),
                read_only: false,
                is_default: false,
                config_source: -1,
                is_sensitive: false,
                synonyms: Vec::new(),
                config_type: 0,
                documentation: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeConfigsResourceResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.name = decoder.string("name", flexible)?;
            self.value = decoder.nullable_string("value", flexible)?;
            self.read_only = decoder.bool("read_only")?;
            if version == 0 {
                self.is_default = decoder.bool("is_default")?;
            }
            if version >= 1 {
                self.config_source = decoder.i8("config_source")?;
            }
            self.is_sensitive = decoder.bool("is_sensitive")?;
            if version >= 1 {
                self.synonyms = decoder.structures("synonyms", flexible, version)?;
            }
            if version >= 3 {
                self.config_type = decoder.i8("config_type")?;
                self.documentation = decoder.nullable_string("documentation", flexible)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_string("name", flexible, self.name)?;
            sink.put_nullable_string("value", flexible, self.value)?;
            sink.put_bool(self.read_only);
            if version == 0 {
                sink.put_bool(self.is_default);
            } else {
                absent("is_default", version, !self.is_default)?;
            }
            if version >= 1 {
                sink.put_i8(self.config_source);
            }
            sink.put_bool(self.is_sensitive);
            if version >= 1 {
                sink.put_structures("synonyms", flexible, version, &self.synonyms)?;
            }
            if version >= 3 {
                sink.put_i8(self.config_type);
                sink.put_nullable_string("documentation", flexible, self.documentation)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeConfigsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeConfigsSynonym<'a> {
        /// String.
        pub name: &'a str,
        /// String, nullable.
        pub value: Option<&'a str>,
        /// Int8.
        pub source: i8,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeConfigsSynonym<'_> {
        fn default() -> Self {
            Self {
                name: "",
                value: Some(""),
                source: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeConfigsSynonym<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.name = decoder.string("name", flexible)?;
            self.value = decoder.nullable_string("value", flexible)?;
            self.source = decoder.i8("source")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_string("name", flexible, self.name)?;
            sink.put_nullable_string("value", flexible, self.value)?;
            sink.put_i8(self.source);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
