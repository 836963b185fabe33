//! UpdateFeatures, API 57.
//!
//! From `schemas/wire/UpdateFeaturesRequest.json` and `schemas/wire/UpdateFeaturesResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `UpdateFeaturesRequest`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct UpdateFeaturesRequest<'a> {
        /// Int32, default 60000.
        pub timeout_ms: i32,
        /// Array of [`FeatureUpdateKey`].
        pub feature_updates: Vec<FeatureUpdateKey<'a>>,
        /// Bool, versions 1+.
        pub validate_only: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for UpdateFeaturesRequest<'_> {
        fn default() -> Self {
            Self {
                timeout_ms: 60000,
                feature_updates: Vec::new(),
                validate_only: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for UpdateFeaturesRequest<'a> {
        const NAME: &'static str = "UpdateFeaturesRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Request<'a> for UpdateFeaturesRequest<'a> {
        const API_KEY: ApiKey = ApiKey::UpdateFeatures;
        type Response<'r> = super::response::UpdateFeaturesResponse<'r>;
    }

    impl<'a> Structure<'a> for UpdateFeaturesRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.timeout_ms = decoder.i32("timeout_ms")?;
            self.feature_updates = decoder.structures("feature_updates", true, version)?;
            if version >= 1 {
                self.validate_only = decoder.bool("validate_only")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.timeout_ms);
            sink.put_structures("feature_updates", true, version, &self.feature_updates)?;
            if version >= 1 {
                sink.put_bool(self.validate_only);
            } else {
                absent("validate_only", version, !self.validate_only)?;
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`UpdateFeaturesRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct FeatureUpdateKey<'a> {
        /// String.
        pub feature: &'a str,
        /// Int16.
        pub max_version_level: i16,
        /// Bool, version 0.
        pub allow_downgrade: bool,
        /// Int8, versions 1+, default 1.
        pub upgrade_type: i8,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for FeatureUpdateKey<'_> {
        fn default() -> Self {
            Self {
                feature: "",
                max_version_level: 0,
                allow_downgrade: false,
                upgrade_type: 1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for FeatureUpdateKey<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.feature = decoder.string("feature", true)?;
            self.max_version_level = decoder.i16("max_version_level")?;
            if version == 0 {
                self.allow_downgrade = decoder.bool("allow_downgrade")?;
            }
            if version >= 1 {
                self.upgrade_type = decoder.i8("upgrade_type")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("feature", true, self.feature)?;
            sink.put_i16(self.max_version_level);
            if version == 0 {
                sink.put_bool(self.allow_downgrade);
            } else {
                absent("allow_downgrade", version, !self.allow_downgrade)?;
            }
            if version >= 1 {
                sink.put_i8(self.upgrade_type);
            } else {
                absent("upgrade_type", version, self.upgrade_type == 1)?;
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `UpdateFeaturesResponse`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct UpdateFeaturesResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Array of [`UpdatableFeatureResult`], versions 0-1, ignorable.
        pub results: Vec<UpdatableFeatureResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for UpdateFeaturesResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: Some(""),
                results: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for UpdateFeaturesResponse<'a> {
        const NAME: &'static str = "UpdateFeaturesResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Response<'a> for UpdateFeaturesResponse<'a> {
        const API_KEY: ApiKey = ApiKey::UpdateFeatures;
    }

    impl<'a> Structure<'a> for UpdateFeaturesResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            if version <= 1 {
                self.results = decoder.structures("results", true, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            if version <= 1 {
                sink.put_structures("results", true, version, &self.results)?;
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`UpdateFeaturesResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct UpdatableFeatureResult<'a> {
        /// String.
        pub feature: &'a str,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for UpdatableFeatureResult<'_> {
        fn default() -> Self {
            Self {
                feature: "",
                error_code: 0,
                error_message: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for UpdatableFeatureResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.feature = decoder.string("feature", true)?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("feature", true, self.feature)?;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
