//! DescribeTopicPartitions, API 75.
//!
//! From `schemas/wire/DescribeTopicPartitionsRequest.json` and `schemas/wire/DescribeTopicPartitionsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeTopicPartitionsRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeTopicPartitionsRequest<'a> {
        /// Array of [`TopicRequest`].
        pub topics: Vec<TopicRequest<'a>>,
        /// Int32, default 2000.
        pub response_partition_limit: i32,
        /// [`Cursor`], nullable, default null.
        pub cursor: Option<Cursor<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeTopicPartitionsRequest<'_> {
        fn default() -> Self {
            Self {
                topics: Vec::new(),
                response_partition_limit: 2000,
                cursor: None,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeTopicPartitionsRequest<'a> {
        const NAME: &'static str = "DescribeTopicPartitionsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for DescribeTopicPartitionsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeTopicPartitions;
        type Response<'r> = super::response::DescribeTopicPartitionsResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeTopicPartitionsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topics = decoder.structures("topics", true, version)?;
            self.response_partition_limit = decoder.i32("response_partition_limit")?;
            self.cursor = decoder.nullable_structure("cursor", version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_i32(self.response_partition_limit);
            sink.put_nullable_structure("cursor", version, self.cursor.as_ref())?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeTopicPartitionsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicRequest<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeTopicPartitionsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Cursor<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Int32.
        pub partition_index: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Cursor<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic_name = decoder.string("topic_name", true)?;
            self.partition_index = decoder.i32("partition_index")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic_name", true, self.topic_name)?;
            sink.put_i32(self.partition_index);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeTopicPartitionsResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeTopicPartitionsResponse<'a> {
        /// Int32, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`DescribeTopicPartitionsResponseTopic`].
        pub topics: Vec<DescribeTopicPartitionsResponseTopic<'a>>,
        /// [`Cursor`], nullable, default null.
        pub next_cursor: Option<Cursor<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeTopicPartitionsResponse<'a> {
        const NAME: &'static str = "DescribeTopicPartitionsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for DescribeTopicPartitionsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeTopicPartitions;
    }

    impl<'a> Structure<'a> for DescribeTopicPartitionsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.topics = decoder.structures("topics", true, version)?;
            self.next_cursor = decoder.nullable_structure("next_cursor", version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_nullable_structure("next_cursor", version, self.next_cursor.as_ref())?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeTopicPartitionsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeTopicPartitionsResponseTopic<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, nullable, `topicName`.
        pub name: Option<&'a str>,
        /// Uuid, ignorable.
        pub topic_id: Uuid,
        /// Bool, ignorable.
        pub is_internal: bool,
        /// Array of [`DescribeTopicPartitionsResponsePartition`].
        pub partitions: Vec<DescribeTopicPartitionsResponsePartition<'a>>,
        /// Int32, default -2147483648.
        pub topic_authorized_operations: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeTopicPartitionsResponseTopic<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                name: Some(""),
                topic_id: Uuid::ZERO,
                is_internal: false,
                partitions: Vec::new(),
                topic_authorized_operations: i32::MIN,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeTopicPartitionsResponseTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.error_code = decoder.i16("error_code")?;
            self.name = decoder.nullable_string("name", true)?;
            self.topic_id = decoder.uuid("topic_id")?;
            self.is_internal = decoder.bool("is_internal")?;
            self.partitions = decoder.structures("partitions", true, version)?;
            self.topic_authorized_operations = decoder.i32("topic_authorized_operations")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i16(self.error_code);
            sink.put_nullable_string("name", true, self.name)?;
            sink.put_uuid(self.topic_id);
            sink.put_bool(self.is_internal);
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_i32(self.topic_authorized_operations);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeTopicPartitionsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeTopicPartitionsResponsePartition<'a> {
        /// Int16.
        pub error_code: i16,
        /// Int32.
        pub partition_index: i32,
        /// Int32, `brokerId`.
        pub leader_id: i32,
        /// Int32, default -1, ignorable.
        pub leader_epoch: i32,
        /// Array of int32, `brokerId`.
        pub replica_nodes: Array<'a, i32>,
        /// Array of int32, `brokerId`.
        pub isr_nodes: Array<'a, i32>,
        /// Array of int32, nullable, default null, `brokerId`.
        pub eligible_leader_replicas: Option<Array<'a, i32>>,
        /// Array of int32, nullable, default null, `brokerId`.
        pub last_known_elr: Option<Array<'a, i32>>,
        /// Array of int32, ignorable, `brokerId`.
        pub offline_replicas: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeTopicPartitionsResponsePartition<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                partition_index: 0,
                leader_id: 0,
                leader_epoch: -1,
                replica_nodes: Array::default(),
                isr_nodes: Array::default(),
                eligible_leader_replicas: None,
                last_known_elr: None,
                offline_replicas: Array::default(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeTopicPartitionsResponsePartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.error_code = decoder.i16("error_code")?;
            self.partition_index = decoder.i32("partition_index")?;
            self.leader_id = decoder.i32("leader_id")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.replica_nodes = decoder.array("replica_nodes", true)?;
            self.isr_nodes = decoder.array("isr_nodes", true)?;
            self.eligible_leader_replicas =
                decoder.nullable_array("eligible_leader_replicas", true)?;
            self.last_known_elr = decoder.nullable_array("last_known_elr", true)?;
            self.offline_replicas = decoder.array("offline_replicas", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i16(self.error_code);
            sink.put_i32(self.partition_index);
            sink.put_i32(self.leader_id);
            sink.put_i32(self.leader_epoch);
            sink.put_array("replica_nodes", true, self.replica_nodes)?;
            sink.put_array("isr_nodes", true, self.isr_nodes)?;
            sink.put_nullable_array(
                "eligible_leader_replicas",
                true,
                self.eligible_leader_replicas,
            )?;
            sink.put_nullable_array("last_known_elr", true, self.last_known_elr)?;
            sink.put_array("offline_replicas", true, self.offline_replicas)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeTopicPartitionsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Cursor<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Int32.
        pub partition_index: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Cursor<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic_name = decoder.string("topic_name", true)?;
            self.partition_index = decoder.i32("partition_index")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic_name", true, self.topic_name)?;
            sink.put_i32(self.partition_index);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
