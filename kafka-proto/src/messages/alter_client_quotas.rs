//! AlterClientQuotas, API 49.
//!
//! From `schemas/wire/AlterClientQuotasRequest.json` and `schemas/wire/AlterClientQuotasResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AlterClientQuotasRequest`, versions 0-1, flexible from 1.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterClientQuotasRequest<'a> {
        /// Array of [`EntryData`].
        pub entries: Vec<EntryData<'a>>,
        /// Bool.
        pub validate_only: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AlterClientQuotasRequest<'a> {
        const NAME: &'static str = "AlterClientQuotasRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
    }

    impl<'a> Request<'a> for AlterClientQuotasRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AlterClientQuotas;
        type Response<'r> = super::response::AlterClientQuotasResponse<'r>;
    }

    impl<'a> Structure<'a> for AlterClientQuotasRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.entries = decoder.structures("entries", flexible, version)?;
            self.validate_only = decoder.bool("validate_only")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_structures("entries", flexible, version, &self.entries)?;
            sink.put_bool(self.validate_only);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterClientQuotasRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct EntryData<'a> {
        /// Array of [`EntityData`].
        pub entity: Vec<EntityData<'a>>,
        /// Array of [`OpData`].
        pub ops: Vec<OpData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for EntryData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.entity = decoder.structures("entity", flexible, version)?;
            self.ops = decoder.structures("ops", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_structures("entity", flexible, version, &self.entity)?;
            sink.put_structures("ops", flexible, version, &self.ops)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterClientQuotasRequest`].
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

    /// Nested in [`AlterClientQuotasRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OpData<'a> {
        /// String.
        pub key: &'a str,
        /// Float64.
        pub value: f64,
        /// Bool.
        pub remove: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OpData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.key = decoder.string("key", flexible)?;
            self.value = decoder.f64("value")?;
            self.remove = decoder.bool("remove")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_string("key", flexible, self.key)?;
            sink.put_f64(self.value);
            sink.put_bool(self.remove);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AlterClientQuotasResponse`, versions 0-1, flexible from 1.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterClientQuotasResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`EntryData`].
        pub entries: Vec<EntryData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AlterClientQuotasResponse<'a> {
        const NAME: &'static str = "AlterClientQuotasResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
    }

    impl<'a> Response<'a> for AlterClientQuotasResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AlterClientQuotas;
    }

    impl<'a> Structure<'a> for AlterClientQuotasResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.entries = decoder.structures("entries", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("entries", flexible, version, &self.entries)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterClientQuotasResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct EntryData<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Array of [`EntityData`].
        pub entity: Vec<EntityData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for EntryData<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                error_message: Some(""),
                entity: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for EntryData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", flexible)?;
            self.entity = decoder.structures("entity", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", flexible, self.error_message)?;
            sink.put_structures("entity", flexible, version, &self.entity)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterClientQuotasResponse`].
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
}
