//! DeleteTopics, API 20.
//!
//! From `schemas/wire/DeleteTopicsRequest.json` and `schemas/wire/DeleteTopicsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DeleteTopicsRequest`, versions 0-6, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteTopicsRequest<'a> {
        /// Array of [`DeleteTopicState`], versions 6+.
        pub topics: Vec<DeleteTopicState<'a>>,
        /// Array of string, versions 0-5, ignorable, `topicName`.
        pub topic_names: Vec<&'a str>,
        /// Int32.
        pub timeout_ms: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DeleteTopicsRequest<'a> {
        const NAME: &'static str = "DeleteTopicsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 6);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 6);
    }

    impl<'a> Request<'a> for DeleteTopicsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DeleteTopics;
        type Response<'r> = super::response::DeleteTopicsResponse<'r>;
    }

    impl<'a> Structure<'a> for DeleteTopicsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 6 {
                self.topics = decoder.structures("topics", true, version)?;
            }
            if version <= 5 {
                self.topic_names = decoder.strings("topic_names", flexible)?;
            }
            self.timeout_ms = decoder.i32("timeout_ms")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 6 {
                sink.put_structures("topics", true, version, &self.topics)?;
            } else {
                absent("topics", version, self.topics.is_empty())?;
            }
            if version <= 5 {
                sink.put_strings("topic_names", flexible, &self.topic_names)?;
            }
            sink.put_i32(self.timeout_ms);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DeleteTopicsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteTopicState<'a> {
        /// String, nullable, default null, `topicName`.
        pub name: Option<&'a str>,
        /// Uuid.
        pub topic_id: Uuid,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DeleteTopicState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.nullable_string("name", true)?;
            self.topic_id = decoder.uuid("topic_id")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_nullable_string("name", true, self.name)?;
            sink.put_uuid(self.topic_id);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DeleteTopicsResponse`, versions 0-6, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteTopicsResponse<'a> {
        /// Int32, versions 1+, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`DeletableTopicResult`].
        pub responses: Vec<DeletableTopicResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DeleteTopicsResponse<'a> {
        const NAME: &'static str = "DeleteTopicsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 6);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 6);
    }

    impl<'a> Response<'a> for DeleteTopicsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DeleteTopics;
    }

    impl<'a> Structure<'a> for DeleteTopicsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 1 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.responses = decoder.structures("responses", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 1 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_structures("responses", flexible, version, &self.responses)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DeleteTopicsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DeletableTopicResult<'a> {
        /// String, nullable in versions 6+, `topicName`.
        pub name: Option<&'a str>,
        /// Uuid, versions 6+, ignorable.
        pub topic_id: Uuid,
        /// Int16.
        pub error_code: i16,
        /// String, versions 5+, nullable, default null, ignorable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DeletableTopicResult<'_> {
        fn default() -> Self {
            Self {
                name: Some(""),
                topic_id: Uuid::ZERO,
                error_code: 0,
                error_message: None,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DeletableTopicResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.name = if version >= 6 {
                decoder.nullable_string("name", flexible)?
            } else {
                Some(decoder.string("name", flexible)?)
            };
            if version >= 6 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.error_code = decoder.i16("error_code")?;
            if version >= 5 {
                self.error_message = decoder.nullable_string("error_message", true)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 6 {
                sink.put_nullable_string("name", flexible, self.name)?;
            } else {
                sink.put_required_string("name", flexible, version, self.name)?;
            }
            if version >= 6 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_i16(self.error_code);
            if version >= 5 {
                sink.put_nullable_string("error_message", true, self.error_message)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
