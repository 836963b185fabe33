//! DescribeClientQuotas, API 48.
//!
//! From `schemas/wire/DescribeClientQuotasRequest.json` and `schemas/wire/DescribeClientQuotasResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeClientQuotasRequest`, versions 0-1, flexible from 1.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeClientQuotasRequest<'a> {
        /// Array of [`ComponentData`].
        pub components: Vec<ComponentData<'a>>,
        /// Bool.
        pub strict: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeClientQuotasRequest<'a> {
        const NAME: &'static str = "DescribeClientQuotasRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
    }

    impl<'a> Request<'a> for DescribeClientQuotasRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeClientQuotas;
        type Response<'r> = super::response::DescribeClientQuotasResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeClientQuotasRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.components = decoder.structures("components", flexible, version)?;
            self.strict = decoder.bool("strict")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_structures("components", flexible, version, &self.components)?;
            sink.put_bool(self.strict);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeClientQuotasRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct ComponentData<'a> {
        /// String.
        pub entity_type: &'a str,
        /// Int8.
        pub match_type: i8,
        /// String, nullable.
        pub r#match: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ComponentData<'_> {
        fn default() -> Self {
            Self {
                entity_type: "",
                match_type: 0,
                r#match: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for ComponentData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.entity_type = decoder.string("entity_type", flexible)?;
            self.match_type = decoder.i8("match_type")?;
            self.r#match = decoder.nullable_string("match", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_string("entity_type", flexible, self.entity_type)?;
            sink.put_i8(self.match_type);
            sink.put_nullable_string("match", flexible, self.r#match)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeClientQuotasResponse`, versions 0-1, flexible from 1.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeClientQuotasResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Array of [`EntryData`], nullable.
        pub entries: Option<Vec<EntryData<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeClientQuotasResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: Some(""),
                entries: Some(Vec::new()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeClientQuotasResponse<'a> {
        const NAME: &'static str = "DescribeClientQuotasResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
    }

    impl<'a> Response<'a> for DescribeClientQuotasResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeClientQuotas;
    }

    impl<'a> Structure<'a> for DescribeClientQuotasResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", flexible)?;
            self.entries = decoder.nullable_structures("entries", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", flexible, self.error_message)?;
            sink.put_nullable_structures("entries", flexible, version, self.entries.as_deref())?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeClientQuotasResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct EntryData<'a> {
        /// Array of [`EntityData`].
        pub entity: Vec<EntityData<'a>>,
        /// Array of [`ValueData`].
        pub values: Vec<ValueData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for EntryData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.entity = decoder.structures("entity", flexible, version)?;
            self.values = decoder.structures("values", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_structures("entity", flexible, version, &self.entity)?;
            sink.put_structures("values", flexible, version, &self.values)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeClientQuotasResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct EntityData<'a> {
        /// String.
        pub entity_type: &'a str,
        /// String, nullable.
        pub entity_name: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for EntityData<'_> {
        fn default() -> Self {
            Self {
                entity_type: "",
                entity_name: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for EntityData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.entity_type = decoder.string("entity_type", flexible)?;
            self.entity_name = decoder.nullable_string("entity_name", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_string("entity_type", flexible, self.entity_type)?;
            sink.put_nullable_string("entity_name", flexible, self.entity_name)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeClientQuotasResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ValueData<'a> {
        /// String.
        pub key: &'a str,
        /// Float64.
        pub value: f64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ValueData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.key = decoder.string("key", flexible)?;
            self.value = decoder.f64("value")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_string("key", flexible, self.key)?;
            sink.put_f64(self.value);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
