//! ListConfigResources, API 74.
//!
//! From `schemas/wire/ListConfigResourcesRequest.json` and `schemas/wire/ListConfigResourcesResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ListConfigResourcesRequest`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListConfigResourcesRequest<'a> {
        /// Array of int8, versions 1+.
        pub resource_types: Array<'a, i8>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ListConfigResourcesRequest<'a> {
        const NAME: &'static str = "ListConfigResourcesRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Request<'a> for ListConfigResourcesRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ListConfigResources;
        type Response<'r> = super::response::ListConfigResourcesResponse<'r>;
    }

    impl<'a> Structure<'a> for ListConfigResourcesRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            if version >= 1 {
                self.resource_types = decoder.array("resource_types", true)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            if version >= 1 {
                sink.put_array("resource_types", true, self.resource_types)?;
            } else {
                absent("resource_types", version, self.resource_types.is_empty())?;
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ListConfigResourcesResponse`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListConfigResourcesResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Array of [`ConfigResource`].
        pub config_resources: Vec<ConfigResource<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ListConfigResourcesResponse<'a> {
        const NAME: &'static str = "ListConfigResourcesResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Response<'a> for ListConfigResourcesResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ListConfigResources;
    }

    impl<'a> Structure<'a> for ListConfigResourcesResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.config_resources = decoder.structures("config_resources", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_structures("config_resources", true, version, &self.config_resources)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ListConfigResourcesResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct ConfigResource<'a> {
        /// String.
        pub resource_name: &'a str,
        /// Int8, versions 1+, default 16, ignorable.
        pub resource_type: i8,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ConfigResource<'_> {
        fn default() -> Self {
            Self {
                resource_name: "",
                resource_type: 16,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for ConfigResource<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.resource_name = decoder.string("resource_name", true)?;
            if version >= 1 {
                self.resource_type = decoder.i8("resource_type")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("resource_name", true, self.resource_name)?;
            if version >= 1 {
                sink.put_i8(self.resource_type);
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
