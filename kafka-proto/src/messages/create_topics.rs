//! CreateTopics, API 19.
//!
//! From `schemas/wire/CreateTopicsRequest.json` and `schemas/wire/CreateTopicsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `CreateTopicsRequest`, versions 0-7, flexible from 5.
    #[derive(Debug, Clone, PartialEq)]
    pub struct CreateTopicsRequest<'a> {
        /// Array of [`CreatableTopic`].
        pub topics: Vec<CreatableTopic<'a>>,
        /// Int32, default 60000.
        pub timeout_ms: i32,
        /// Bool, versions 1+.
        pub validate_only: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for CreateTopicsRequest<'_> {
        fn default() -> Self {
            Self {
                topics: Vec::new(),
                timeout_ms: 60000,
                validate_only: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for CreateTopicsRequest<'a> {
        const NAME: &'static str = "CreateTopicsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 7);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(5, 7);
    }

    impl<'a> Request<'a> for CreateTopicsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::CreateTopics;
        type Response<'r> = super::response::CreateTopicsResponse<'r>;
    }

    impl<'a> Structure<'a> for CreateTopicsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            self.topics = decoder.structures("topics", flexible, version)?;
            self.timeout_ms = decoder.i32("timeout_ms")?;
            if version >= 1 {
                self.validate_only = decoder.bool("validate_only")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_i32(self.timeout_ms);
            if version >= 1 {
                sink.put_bool(self.validate_only);
            } else {
                absent("validate_only", version, !self.validate_only)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`CreateTopicsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreatableTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Int32.
        pub num_partitions: i32,
        /// Int16.
        pub replication_factor: i16,
        /// Array of [`CreatableReplicaAssignment`].
        pub assignments: Vec<CreatableReplicaAssignment<'a>>,
        /// Array of [`CreatableTopicConfig`].
        pub configs: Vec<CreatableTopicConfig<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for CreatableTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            self.name = decoder.string("name", flexible)?;
            self.num_partitions = decoder.i32("num_partitions")?;
            self.replication_factor = decoder.i16("replication_factor")?;
            self.assignments = decoder.structures("assignments", flexible, version)?;
            self.configs = decoder.structures("configs", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            sink.put_string("name", flexible, self.name)?;
            sink.put_i32(self.num_partitions);
            sink.put_i16(self.replication_factor);
            sink.put_structures("assignments", flexible, version, &self.assignments)?;
            sink.put_structures("configs", flexible, version, &self.configs)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`CreateTopicsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreatableReplicaAssignment<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Array of int32, `brokerId`.
        pub broker_ids: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for CreatableReplicaAssignment<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            self.partition_index = decoder.i32("partition_index")?;
            self.broker_ids = decoder.array("broker_ids", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            sink.put_i32(self.partition_index);
            sink.put_array("broker_ids", flexible, self.broker_ids)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`CreateTopicsRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct CreatableTopicConfig<'a> {
        /// String.
        pub name: &'a str,
        /// String, nullable.
        pub value: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for CreatableTopicConfig<'_> {
        fn default() -> Self {
            Self {
                name: "",
                value: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for CreatableTopicConfig<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            self.name = decoder.string("name", flexible)?;
            self.value = decoder.nullable_string("value", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            sink.put_string("name", flexible, self.name)?;
            sink.put_nullable_string("value", flexible, self.value)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `CreateTopicsResponse`, versions 0-7, flexible from 5.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreateTopicsResponse<'a> {
        /// Int32, versions 2+, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`CreatableTopicResult`].
        pub topics: Vec<CreatableTopicResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for CreateTopicsResponse<'a> {
        const NAME: &'static str = "CreateTopicsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 7);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(5, 7);
    }

    impl<'a> Response<'a> for CreateTopicsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::CreateTopics;
    }

    impl<'a> Structure<'a> for CreateTopicsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            if version >= 2 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            if version >= 2 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`CreateTopicsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct CreatableTopicResult<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Uuid, versions 7+, ignorable.
        pub topic_id: Uuid,
        /// Int16.
        pub error_code: i16,
        /// String, versions 1+, nullable, ignorable.
        pub error_message: Option<&'a str>,
        /// Int16, versions 5+, tag 0, ignorable.
        pub topic_config_error_code: i16,
        /// Int32, versions 5+, default -1, ignorable.
        pub num_partitions: i32,
        /// Int16, versions 5+, default -1, ignorable.
        pub replication_factor: i16,
        /// Array of [`CreatableTopicConfigs`], versions 5+, nullable, ignorable.
        pub configs: Option<Vec<CreatableTopicConfigs<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for CreatableTopicResult<'_> {
        fn default() -> Self {
            Self {
                name: "",
                topic_id: Uuid::ZERO,
                error_code: 0,
                error_message: Some(""),
                topic_config_error_code: 0,
                num_partitions: -1,
                replication_factor: -1,
                configs: Some(Vec::new()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for CreatableTopicResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            self.name = decoder.string("name", flexible)?;
            if version >= 7 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.error_code = decoder.i16("error_code")?;
            if version >= 1 {
                self.error_message = decoder.nullable_string("error_message", flexible)?;
            }
            if version >= 5 {
                self.num_partitions = decoder.i32("num_partitions")?;
                self.replication_factor = decoder.i16("replication_factor")?;
                self.configs = decoder.nullable_structures("configs", true, version)?;
            }
            self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
                match tag {
                    0 => {
                        self.topic_config_error_code = decoder.i16("topic_config_error_code")?;
                    }
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 5;
            sink.put_string("name", flexible, self.name)?;
            if version >= 7 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_i16(self.error_code);
            if version >= 1 {
                sink.put_nullable_string("error_message", flexible, self.error_message)?;
            }
            if version >= 5 {
                sink.put_i32(self.num_partitions);
                sink.put_i16(self.replication_factor);
                sink.put_nullable_structures("configs", true, version, self.configs.as_deref())?;
            }
            if !flexible {
                return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
            }
            let has_topic_config_error_code = self.topic_config_error_code != 0;
            let known = usize::from(has_topic_config_error_code);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_topic_config_error_code {
                    tags.put("topic_config_error_code", 0, self.topic_config_error_code)?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`CreateTopicsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct CreatableTopicConfigs<'a> {
        /// String.
        pub name: &'a str,
        /// String, nullable.
        pub value: Option<&'a str>,
        /// Bool.
        pub read_only: bool,
        /// Int8, default -1, ignorable.
        pub config_source: i8,
        /// Bool.
        pub is_sensitive: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for CreatableTopicConfigs<'_> {
        fn default() -> Self {
            Self {
                name: "",
                value: Some(""),
                read_only: false,
                config_source: -1,
                is_sensitive: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for CreatableTopicConfigs<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.value = decoder.nullable_string("value", true)?;
            self.read_only = decoder.bool("read_only")?;
            self.config_source = decoder.i8("config_source")?;
            self.is_sensitive = decoder.bool("is_sensitive")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_nullable_string("value", true, self.value)?;
            sink.put_bool(self.read_only);
            sink.put_i8(self.config_source);
            sink.put_bool(self.is_sensitive);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
