//! ApiVersions, API 18.
//!
//! From `schemas/wire/ApiVersionsRequest.json` and `schemas/wire/ApiVersionsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ApiVersionsRequest`, versions 0-4, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ApiVersionsRequest<'a> {
        /// String, versions 3+, ignorable.
        pub client_software_name: &'a str,
        /// String, versions 3+, ignorable.
        pub client_software_version: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ApiVersionsRequest<'a> {
        const NAME: &'static str = "ApiVersionsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 4);
    }

    impl<'a> Request<'a> for ApiVersionsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ApiVersions;
        type Response<'r> = super::response::ApiVersionsResponse<'r>;
    }

    impl<'a> Structure<'a> for ApiVersionsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version >= 3 {
                self.client_software_name = decoder.string("client_software_name", true)?;
                self.client_software_version = decoder.string("client_software_version", true)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version >= 3 {
                sink.put_string("client_software_name", true, self.client_software_name)?;
                sink.put_string(
                    "client_software_version",
                    true,
                    self.client_software_version,
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ApiVersionsResponse`, versions 0-4, flexible from 3.
    #[derive(Debug, Clone, PartialEq)]
    pub struct ApiVersionsResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Array of [`ApiVersion`].
        pub api_keys: Vec<ApiVersion<'a>>,
        /// Int32, versions 1+, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`SupportedFeatureKey`], versions 3+, tag 0, ignorable.
        pub supported_features: Vec<SupportedFeatureKey<'a>>,
        /// Int64, versions 3+, tag 1, default -1, ignorable.
        pub finalized_features_epoch: i64,
        /// Array of [`FinalizedFeatureKey`], versions 3+, tag 2, ignorable.
        pub finalized_features: Vec<FinalizedFeatureKey<'a>>,
        /// Bool, versions 3+, tag 3, ignorable.
        pub zk_migration_ready: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ApiVersionsResponse<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                api_keys: Vec::new(),
                throttle_time_ms: 0,
                supported_features: Vec::new(),
                finalized_features_epoch: -1,
                finalized_features: Vec::new(),
                zk_migration_ready: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for ApiVersionsResponse<'a> {
        const NAME: &'static str = "ApiVersionsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 4);
    }

    impl<'a> Response<'a> for ApiVersionsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ApiVersions;
    }

    impl<'a> Structure<'a> for ApiVersionsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.error_code = decoder.i16("error_code")?;
            self.api_keys = decoder.structures("api_keys", flexible, version)?;
            if version >= 1 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
                match tag {
                    0 => {
                        self.supported_features =
                            decoder.structures("supported_features", true, version)?;
                    }
                    1 => {
                        self.finalized_features_epoch = decoder.i64("finalized_features_epoch")?;
                    }
                    2 => {
                        self.finalized_features =
                            decoder.structures("finalized_features", true, version)?;
                    }
                    3 => {
                        self.zk_migration_ready = decoder.bool("zk_migration_ready")?;
                    }
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i16(self.error_code);
            sink.put_structures("api_keys", flexible, version, &self.api_keys)?;
            if version >= 1 {
                sink.put_i32(self.throttle_time_ms);
            }
            if !flexible {
                return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
            }
            let has_supported_features = !self.supported_features.is_empty();
            let has_finalized_features_epoch = self.finalized_features_epoch != -1;
            let has_finalized_features = !self.finalized_features.is_empty();
            let has_zk_migration_ready = self.zk_migration_ready;
            let known = usize::from(has_supported_features)
                + usize::from(has_finalized_features_epoch)
                + usize::from(has_finalized_features)
                + usize::from(has_zk_migration_ready);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_supported_features {
                    tags.put(
                        "supported_features",
                        0,
                        At(self.supported_features.as_slice(), version),
                    )?;
                }
                if has_finalized_features_epoch {
                    tags.put("finalized_features_epoch", 1, self.finalized_features_epoch)?;
                }
                if has_finalized_features {
                    tags.put(
                        "finalized_features",
                        2,
                        At(self.finalized_features.as_slice(), version),
                    )?;
                }
                if has_zk_migration_ready {
                    tags.put("zk_migration_ready", 3, self.zk_migration_ready)?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`ApiVersionsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ApiVersion<'a> {
        /// Int16.
        pub api_key: i16,
        /// Int16.
        pub min_version: i16,
        /// Int16.
        pub max_version: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ApiVersion<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.api_key = decoder.i16("api_key")?;
            self.min_version = decoder.i16("min_version")?;
            self.max_version = decoder.i16("max_version")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i16(self.api_key);
            sink.put_i16(self.min_version);
            sink.put_i16(self.max_version);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ApiVersionsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct SupportedFeatureKey<'a> {
        /// String.
        pub name: &'a str,
        /// Int16.
        pub min_version: i16,
        /// Int16.
        pub max_version: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for SupportedFeatureKey<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.min_version = decoder.i16("min_version")?;
            self.max_version = decoder.i16("max_version")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_i16(self.min_version);
            sink.put_i16(self.max_version);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ApiVersionsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct FinalizedFeatureKey<'a> {
        /// String.
        pub name: &'a str,
        /// Int16.
        pub max_version_level: i16,
        /// Int16.
        pub min_version_level: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for FinalizedFeatureKey<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.max_version_level = decoder.i16("max_version_level")?;
            self.min_version_level = decoder.i16("min_version_level")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_i16(self.max_version_level);
            sink.put_i16(self.min_version_level);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
