//! Produce, API 0.
//!
//! From `schemas/wire/ProduceRequest.json` and `schemas/wire/ProduceResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ProduceRequest`, versions 0-13, flexible from 9.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ProduceRequest<'a> {
        /// String, versions 3+, nullable, default null, `transactionalId`.
        pub transactional_id: Option<&'a str>,
        /// Int16.
        pub acks: i16,
        /// Int32.
        pub timeout_ms: i32,
        /// Array of [`TopicProduceData`].
        pub topic_data: Vec<TopicProduceData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ProduceRequest<'a> {
        const NAME: &'static str = "ProduceRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 13);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(9, 13);
    }

    impl<'a> Request<'a> for ProduceRequest<'a> {
        const API_KEY: ApiKey = ApiKey::Produce;
        type Response<'r> = super::response::ProduceResponse<'r>;
    }

    impl<'a> Structure<'a> for ProduceRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version >= 3 {
                self.transactional_id = decoder.nullable_string("transactional_id", flexible)?;
            }
            self.acks = decoder.i16("acks")?;
            self.timeout_ms = decoder.i32("timeout_ms")?;
            self.topic_data = decoder.structures("topic_data", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version >= 3 {
                sink.put_nullable_string("transactional_id", flexible, self.transactional_id)?;
            } else {
                absent("transactional_id", version, self.transactional_id.is_none())?;
            }
            sink.put_i16(self.acks);
            sink.put_i32(self.timeout_ms);
            sink.put_structures("topic_data", flexible, version, &self.topic_data)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ProduceRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicProduceData<'a> {
        /// String, versions 0-12, ignorable, `topicName`.
        pub name: &'a str,
        /// Uuid, versions 13+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`PartitionProduceData`].
        pub partition_data: Vec<PartitionProduceData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicProduceData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version <= 12 {
                self.name = decoder.string("name", flexible)?;
            }
            if version >= 13 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partition_data = decoder.structures("partition_data", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version <= 12 {
                sink.put_string("name", flexible, self.name)?;
            }
            if version >= 13 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures("partition_data", flexible, version, &self.partition_data)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ProduceRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct PartitionProduceData<'a> {
        /// Int32.
        pub index: i32,
        /// Records, nullable.
        pub records: Option<Records<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for PartitionProduceData<'_> {
        fn default() -> Self {
            Self {
                index: 0,
                records: Some(Records::default()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for PartitionProduceData<'a> {
        const HOLDS_RECORDS: bool = true;
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            self.index = decoder.i32("index")?;
            self.records = decoder.nullable_records("records", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        #[inline]
        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            sink.put_i32(self.index);
            sink.put_nullable_records_field("records", flexible, self.records)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ProduceResponse`, versions 0-13, flexible from 9.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ProduceResponse<'a> {
        /// Array of [`TopicProduceResponse`].
        pub responses: Vec<TopicProduceResponse<'a>>,
        /// Int32, versions 1+, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`NodeEndpoint`], versions 10+, tag 0.
        pub node_endpoints: Vec<NodeEndpoint<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ProduceResponse<'a> {
        const NAME: &'static str = "ProduceResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 13);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(9, 13);
    }

    impl<'a> Response<'a> for ProduceResponse<'a> {
        const API_KEY: ApiKey = ApiKey::Produce;
    }

    impl<'a> Structure<'a> for ProduceResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            self.responses = decoder.structures("responses", flexible, version)?;
            if version >= 1 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
                match tag {
                    0 if version >= 10 => {
                        self.node_endpoints =
                            decoder.structures("node_endpoints", true, version)?;
                    }
                    0 => Err(decoder.tag_not_in_version("node_endpoints", tag, version))?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            sink.put_structures("responses", flexible, version, &self.responses)?;
            if version >= 1 {
                sink.put_i32(self.throttle_time_ms);
            }
            if version < 10 {
                absent("node_endpoints", version, self.node_endpoints.is_empty())?;
            }
            if !flexible {
                return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
            }
            let has_node_endpoints = version >= 10 && !self.node_endpoints.is_empty();
            let known = usize::from(has_node_endpoints);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_node_endpoints {
                    tags.put(
                        "node_endpoints",
                        0,
                        At(self.node_endpoints.as_slice(), version),
                    )?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`ProduceResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicProduceResponse<'a> {
        /// String, versions 0-12, ignorable, `topicName`.
        pub name: &'a str,
        /// Uuid, versions 13+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`PartitionProduceResponse`].
        pub partition_responses: Vec<PartitionProduceResponse<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicProduceResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version <= 12 {
                self.name = decoder.string("name", flexible)?;
            }
            if version >= 13 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partition_responses =
                decoder.structures("partition_responses", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version <= 12 {
                sink.put_string("name", flexible, self.name)?;
            }
            if version >= 13 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures(
                "partition_responses",
                flexible,
                version,
                &self.partition_responses,
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ProduceResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct PartitionProduceResponse<'a> {
        /// Int32.
        pub index: i32,
        /// Int16.
        pub error_code: i16,
        /// Int64.
        pub base_offset: i64,
        /// Int64, versions 2+, default -1, ignorable.
        pub log_append_time_ms: i64,
        /// Int64, versions 5+, default -1, ignorable.
        pub log_start_offset: i64,
        /// Array of [`BatchIndexAndErrorMessage`], versions 8+, ignorable.
        pub record_errors: Vec<BatchIndexAndErrorMessage<'a>>,
        /// String, versions 8+, nullable, default null, ignorable.
        pub error_message: Option<&'a str>,
        /// [`LeaderIdAndEpoch`], versions 10+, tag 0.
        pub current_leader: LeaderIdAndEpoch<'a>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for PartitionProduceResponse<'_> {
        fn default() -> Self {
            Self {
                index: 0,
                error_code: 0,
                base_offset: 0,
                log_append_time_ms: -1,
                log_start_offset: -1,
                record_errors: Vec::new(),
                error_message: None,
                current_leader: LeaderIdAndEpoch::default(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for PartitionProduceResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            self.index = decoder.i32("index")?;
            self.error_code = decoder.i16("error_code")?;
            self.base_offset = decoder.i64("base_offset")?;
            if version >= 2 {
                self.log_append_time_ms = decoder.i64("log_append_time_ms")?;
            }
            if version >= 5 {
                self.log_start_offset = decoder.i64("log_start_offset")?;
            }
            if version >= 8 {
                self.record_errors = decoder.structures("record_errors", flexible, version)?;
                self.error_message = decoder.nullable_string("error_message", flexible)?;
            }
            self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
                match tag {
                    0 if version >= 10 => {
                        self.current_leader = decoder.structure("current_leader", version)?;
                    }
                    0 => Err(decoder.tag_not_in_version("current_leader", tag, version))?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            sink.put_i32(self.index);
            sink.put_i16(self.error_code);
            sink.put_i64(self.base_offset);
            if version >= 2 {
                sink.put_i64(self.log_append_time_ms);
            }
            if version >= 5 {
                sink.put_i64(self.log_start_offset);
            }
            if version >= 8 {
                sink.put_structures("record_errors", flexible, version, &self.record_errors)?;
                sink.put_nullable_string("error_message", flexible, self.error_message)?;
            }
            if version < 10 {
                absent(
                    "current_leader",
                    version,
                    self.current_leader == LeaderIdAndEpoch::default(),
                )?;
            }
            if !flexible {
                return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
            }
            let has_current_leader =
                version >= 10 && self.current_leader != LeaderIdAndEpoch::default();
            let known = usize::from(has_current_leader);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_current_leader {
                    tags.put("current_leader", 0, At(&self.current_leader, version))?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`ProduceResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct BatchIndexAndErrorMessage<'a> {
        /// Int32.
        pub batch_index: i32,
        /// String, nullable, default null.
        pub batch_index_error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for BatchIndexAndErrorMessage<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            self.batch_index = decoder.i32("batch_index")?;
            self.batch_index_error_message =
                decoder.nullable_string("batch_index_error_message", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            sink.put_i32(self.batch_index);
            sink.put_nullable_string(
                "batch_index_error_message",
                flexible,
                self.batch_index_error_message,
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ProduceResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct LeaderIdAndEpoch<'a> {
        /// Int32, default -1, `brokerId`.
        pub leader_id: i32,
        /// Int32, default -1.
        pub leader_epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for LeaderIdAndEpoch<'_> {
        fn default() -> Self {
            Self {
                leader_id: -1,
                leader_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for LeaderIdAndEpoch<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.leader_id = decoder.i32("leader_id")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.leader_id);
            sink.put_i32(self.leader_epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ProduceResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct NodeEndpoint<'a> {
        /// Int32, `brokerId`.
        pub node_id: i32,
        /// String.
        pub host: &'a str,
        /// Int32.
        pub port: i32,
        /// String, nullable, default null.
        pub rack: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for NodeEndpoint<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.node_id = decoder.i32("node_id")?;
            self.host = decoder.string("host", true)?;
            self.port = decoder.i32("port")?;
            self.rack = decoder.nullable_string("rack", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.node_id);
            sink.put_string("host", true, self.host)?;
            sink.put_i32(self.port);
            sink.put_nullable_string("rack", true, self.rack)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
