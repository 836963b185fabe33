//! StreamsGroupHeartbeat, API 88.
//!
//! From `schemas/wire/StreamsGroupHeartbeatRequest.json` and `schemas/wire/StreamsGroupHeartbeatResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `StreamsGroupHeartbeatRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct StreamsGroupHeartbeatRequest<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// String.
        pub member_id: &'a str,
        /// Int32.
        pub member_epoch: i32,
        /// Int32.
        pub endpoint_information_epoch: i32,
        /// String, nullable, default null.
        pub instance_id: Option<&'a str>,
        /// String, nullable, default null.
        pub rack_id: Option<&'a str>,
        /// Int32, default -1.
        pub rebalance_timeout_ms: i32,
        /// [`Topology`], nullable, default null.
        pub topology: Option<Topology<'a>>,
        /// Array of [`TaskIds`], nullable, default null.
        pub active_tasks: Option<Vec<TaskIds<'a>>>,
        /// Array of [`TaskIds`], nullable, default null.
        pub standby_tasks: Option<Vec<TaskIds<'a>>>,
        /// Array of [`TaskIds`], nullable, default null.
        pub warmup_tasks: Option<Vec<TaskIds<'a>>>,
        /// String, nullable, default null.
        pub process_id: Option<&'a str>,
        /// [`Endpoint`], nullable, default null.
        pub user_endpoint: Option<Endpoint<'a>>,
        /// Array of [`KeyValue`], nullable, default null.
        pub client_tags: Option<Vec<KeyValue<'a>>>,
        /// Array of [`TaskOffset`], nullable, default null.
        pub task_offsets: Option<Vec<TaskOffset<'a>>>,
        /// Array of [`TaskOffset`], nullable, default null.
        pub task_end_offsets: Option<Vec<TaskOffset<'a>>>,
        /// Bool.
        pub shutdown_application: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for StreamsGroupHeartbeatRequest<'_> {
        fn default() -> Self {
            Self {
                group_id: "",
                member_id: "",
                member_epoch: 0,
                endpoint_information_epoch: 0,
                instance_id: None,
                rack_id: None,
                rebalance_timeout_ms: -1,
                topology: None,
                active_tasks: None,
                standby_tasks: None,
                warmup_tasks: None,
                process_id: None,
                user_endpoint: None,
                client_tags: None,
                task_offsets: None,
                task_end_offsets: None,
                shutdown_application: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for StreamsGroupHeartbeatRequest<'a> {
        const NAME: &'static str = "StreamsGroupHeartbeatRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for StreamsGroupHeartbeatRequest<'a> {
        const API_KEY: ApiKey = ApiKey::StreamsGroupHeartbeat;
        type Response<'r> = super::response::StreamsGroupHeartbeatResponse<'r>;
    }

    impl<'a> Structure<'a> for StreamsGroupHeartbeatRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.group_id = decoder.string("group_id", true)?;
            self.member_id = decoder.string("member_id", true)?;
            self.member_epoch = decoder.i32("member_epoch")?;
            self.endpoint_information_epoch = decoder.i32("endpoint_information_epoch")?;
            self.instance_id = decoder.nullable_string("instance_id", true)?;
            self.rack_id = decoder.nullable_string("rack_id", true)?;
            self.rebalance_timeout_ms = decoder.i32("rebalance_timeout_ms")?;
            self.topology = decoder.nullable_structure("topology", version)?;
            self.active_tasks = decoder.nullable_structures("active_tasks", true, version)?;
            self.standby_tasks = decoder.nullable_structures("standby_tasks", true, version)?;
            self.warmup_tasks = decoder.nullable_structures("warmup_tasks", true, version)?;
            self.process_id = decoder.nullable_string("process_id", true)?;
            self.user_endpoint = decoder.nullable_structure("user_endpoint", version)?;
            self.client_tags = decoder.nullable_structures("client_tags", true, version)?;
            self.task_offsets = decoder.nullable_structures("task_offsets", true, version)?;
            self.task_end_offsets =
                decoder.nullable_structures("task_end_offsets", true, version)?;
            self.shutdown_application = decoder.bool("shutdown_application")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("group_id", true, self.group_id)?;
            sink.put_string("member_id", true, self.member_id)?;
            sink.put_i32(self.member_epoch);
            sink.put_i32(self.endpoint_information_epoch);
            sink.put_nullable_string("instance_id", true, self.instance_id)?;
            sink.put_nullable_string("rack_id", true, self.rack_id)?;
            sink.put_i32(self.rebalance_timeout_ms);
            sink.put_nullable_structure("topology", version, self.topology.as_ref())?;
            sink.put_nullable_structures(
                "active_tasks",
                true,
                version,
                self.active_tasks.as_deref(),
            )?;
            sink.put_nullable_structures(
                "standby_tasks",
                true,
                version,
                self.standby_tasks.as_deref(),
            )?;
            sink.put_nullable_structures(
                "warmup_tasks",
                true,
                version,
                self.warmup_tasks.as_deref(),
            )?;
            sink.put_nullable_string("process_id", true, self.process_id)?;
            sink.put_nullable_structure("user_endpoint", version, self.user_endpoint.as_ref())?;
            sink.put_nullable_structures(
                "client_tags",
                true,
                version,
                self.client_tags.as_deref(),
            )?;
            sink.put_nullable_structures(
                "task_offsets",
                true,
                version,
                self.task_offsets.as_deref(),
            )?;
            sink.put_nullable_structures(
                "task_end_offsets",
                true,
                version,
                self.task_end_offsets.as_deref(),
            )?;
            sink.put_bool(self.shutdown_application);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Topology<'a> {
        /// Int32.
        pub epoch: i32,
        /// Array of [`Subtopology`].
        pub subtopologies: Vec<Subtopology<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Topology<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.epoch = decoder.i32("epoch")?;
            self.subtopologies = decoder.structures("subtopologies", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.epoch);
            sink.put_structures("subtopologies", true, version, &self.subtopologies)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Subtopology<'a> {
        /// String.
        pub subtopology_id: &'a str,
        /// Array of string, `topicName`.
        pub source_topics: Vec<&'a str>,
        /// Array of string.
        pub source_topic_regex: Vec<&'a str>,
        /// Array of [`TopicInfo`].
        pub state_changelog_topics: Vec<TopicInfo<'a>>,
        /// Array of string, `topicName`.
        pub repartition_sink_topics: Vec<&'a str>,
        /// Array of [`TopicInfo`].
        pub repartition_source_topics: Vec<TopicInfo<'a>>,
        /// Array of [`CopartitionGroup`].
        pub copartition_groups: Vec<CopartitionGroup<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Subtopology<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.subtopology_id = decoder.string("subtopology_id", true)?;
            self.source_topics = decoder.strings("source_topics", true)?;
            self.source_topic_regex = decoder.strings("source_topic_regex", true)?;
            self.state_changelog_topics =
                decoder.structures("state_changelog_topics", true, version)?;
            self.repartition_sink_topics = decoder.strings("repartition_sink_topics", true)?;
            self.repartition_source_topics =
                decoder.structures("repartition_source_topics", true, version)?;
            self.copartition_groups = decoder.structures("copartition_groups", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("subtopology_id", true, self.subtopology_id)?;
            sink.put_strings("source_topics", true, &self.source_topics)?;
            sink.put_strings("source_topic_regex", true, &self.source_topic_regex)?;
            sink.put_structures(
                "state_changelog_topics",
                true,
                version,
                &self.state_changelog_topics,
            )?;
            sink.put_strings(
                "repartition_sink_topics",
                true,
                &self.repartition_sink_topics,
            )?;
            sink.put_structures(
                "repartition_source_topics",
                true,
                version,
                &self.repartition_source_topics,
            )?;
            sink.put_structures(
                "copartition_groups",
                true,
                version,
                &self.copartition_groups,
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicInfo<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Int32.
        pub partitions: i32,
        /// Int16.
        pub replication_factor: i16,
        /// Array of [`KeyValue`].
        pub topic_configs: Vec<KeyValue<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicInfo<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.partitions = decoder.i32("partitions")?;
            self.replication_factor = decoder.i16("replication_factor")?;
            self.topic_configs = decoder.structures("topic_configs", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_i32(self.partitions);
            sink.put_i16(self.replication_factor);
            sink.put_structures("topic_configs", true, version, &self.topic_configs)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct KeyValue<'a> {
        /// String.
        pub key: &'a str,
        /// String.
        pub value: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for KeyValue<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.key = decoder.string("key", true)?;
            self.value = decoder.string("value", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("key", true, self.key)?;
            sink.put_string("value", true, self.value)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CopartitionGroup<'a> {
        /// Array of int16.
        pub source_topics: Array<'a, i16>,
        /// Array of int16.
        pub source_topic_regex: Array<'a, i16>,
        /// Array of int16.
        pub repartition_source_topics: Array<'a, i16>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for CopartitionGroup<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.source_topics = decoder.array("source_topics", true)?;
            self.source_topic_regex = decoder.array("source_topic_regex", true)?;
            self.repartition_source_topics = decoder.array("repartition_source_topics", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_array("source_topics", true, self.source_topics)?;
            sink.put_array("source_topic_regex", true, self.source_topic_regex)?;
            sink.put_array(
                "repartition_source_topics",
                true,
                self.repartition_source_topics,
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TaskIds<'a> {
        /// String.
        pub subtopology_id: &'a str,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TaskIds<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.subtopology_id = decoder.string("subtopology_id", true)?;
            self.partitions = decoder.array("partitions", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("subtopology_id", true, self.subtopology_id)?;
            sink.put_array("partitions", true, self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Endpoint<'a> {
        /// String.
        pub host: &'a str,
        /// Uint16.
        pub port: u16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Endpoint<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.host = decoder.string("host", true)?;
            self.port = decoder.u16("port")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("host", true, self.host)?;
            sink.put_u16(self.port);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TaskOffset<'a> {
        /// String.
        pub subtopology_id: &'a str,
        /// Int32.
        pub partition: i32,
        /// Int64.
        pub offset: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TaskOffset<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.subtopology_id = decoder.string("subtopology_id", true)?;
            self.partition = decoder.i32("partition")?;
            self.offset = decoder.i64("offset")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("subtopology_id", true, self.subtopology_id)?;
            sink.put_i32(self.partition);
            sink.put_i64(self.offset);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `StreamsGroupHeartbeatResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct StreamsGroupHeartbeatResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// String.
        pub member_id: &'a str,
        /// Int32.
        pub member_epoch: i32,
        /// Int32.
        pub heartbeat_interval_ms: i32,
        /// Int32.
        pub acceptable_recovery_lag: i32,
        /// Int32.
        pub task_offset_interval_ms: i32,
        /// Array of [`Status`], nullable.
        pub status: Option<Vec<Status<'a>>>,
        /// Array of [`TaskIds`], nullable, default null.
        pub active_tasks: Option<Vec<TaskIds<'a>>>,
        /// Array of [`TaskIds`], nullable, default null.
        pub standby_tasks: Option<Vec<TaskIds<'a>>>,
        /// Array of [`TaskIds`], nullable, default null.
        pub warmup_tasks: Option<Vec<TaskIds<'a>>>,
        /// Int32.
        pub endpoint_information_epoch: i32,
        /// Array of [`EndpointToPartitions`], nullable, default null.
        pub partitions_by_user_endpoint: Option<Vec<EndpointToPartitions<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for StreamsGroupHeartbeatResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: None,
                member_id: "",
                member_epoch: 0,
                heartbeat_interval_ms: 0,
                acceptable_recovery_lag: 0,
                task_offset_interval_ms: 0,
                status: Some(Vec::new()),
                active_tasks: None,
                standby_tasks: None,
                warmup_tasks: None,
                endpoint_information_epoch: 0,
                partitions_by_user_endpoint: None,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for StreamsGroupHeartbeatResponse<'a> {
        const NAME: &'static str = "StreamsGroupHeartbeatResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for StreamsGroupHeartbeatResponse<'a> {
        const API_KEY: ApiKey = ApiKey::StreamsGroupHeartbeat;
    }

    impl<'a> Structure<'a> for StreamsGroupHeartbeatResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.member_id = decoder.string("member_id", true)?;
            self.member_epoch = decoder.i32("member_epoch")?;
            self.heartbeat_interval_ms = decoder.i32("heartbeat_interval_ms")?;
            self.acceptable_recovery_lag = decoder.i32("acceptable_recovery_lag")?;
            self.task_offset_interval_ms = decoder.i32("task_offset_interval_ms")?;
            self.status = decoder.nullable_structures("status", true, version)?;
            self.active_tasks = decoder.nullable_structures("active_tasks", true, version)?;
            self.standby_tasks = decoder.nullable_structures("standby_tasks", true, version)?;
            self.warmup_tasks = decoder.nullable_structures("warmup_tasks", true, version)?;
            self.endpoint_information_epoch = decoder.i32("endpoint_information_epoch")?;
            self.partitions_by_user_endpoint =
                decoder.nullable_structures("partitions_by_user_endpoint", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_string("member_id", true, self.member_id)?;
            sink.put_i32(self.member_epoch);
            sink.put_i32(self.heartbeat_interval_ms);
            sink.put_i32(self.acceptable_recovery_lag);
            sink.put_i32(self.task_offset_interval_ms);
            sink.put_nullable_structures("status", true, version, self.status.as_deref())?;
            sink.put_nullable_structures(
                "active_tasks",
                true,
                version,
                self.active_tasks.as_deref(),
            )?;
            sink.put_nullable_structures(
                "standby_tasks",
                true,
                version,
                self.standby_tasks.as_deref(),
            )?;
            sink.put_nullable_structures(
                "warmup_tasks",
                true,
                version,
                self.warmup_tasks.as_deref(),
            )?;
            sink.put_i32(self.endpoint_information_epoch);
            sink.put_nullable_structures(
                "partitions_by_user_endpoint",
                true,
                version,
                self.partitions_by_user_endpoint.as_deref(),
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Status<'a> {
        /// Int8.
        pub status_code: i8,
        /// String.
        pub status_detail: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Status<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.status_code = decoder.i8("status_code")?;
            self.status_detail = decoder.string("status_detail", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i8(self.status_code);
            sink.put_string("status_detail", true, self.status_detail)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TaskIds<'a> {
        /// String.
        pub subtopology_id: &'a str,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TaskIds<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.subtopology_id = decoder.string("subtopology_id", true)?;
            self.partitions = decoder.array("partitions", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("subtopology_id", true, self.subtopology_id)?;
            sink.put_array("partitions", true, self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct EndpointToPartitions<'a> {
        /// [`Endpoint`].
        pub user_endpoint: Endpoint<'a>,
        /// Array of [`TopicPartition`].
        pub active_partitions: Vec<TopicPartition<'a>>,
        /// Array of [`TopicPartition`].
        pub standby_partitions: Vec<TopicPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for EndpointToPartitions<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.user_endpoint = decoder.structure("user_endpoint", version)?;
            self.active_partitions = decoder.structures("active_partitions", true, version)?;
            self.standby_partitions = decoder.structures("standby_partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_structure("user_endpoint", version, &self.user_endpoint)?;
            sink.put_structures("active_partitions", true, version, &self.active_partitions)?;
            sink.put_structures(
                "standby_partitions",
                true,
                version,
                &self.standby_partitions,
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Endpoint<'a> {
        /// String.
        pub host: &'a str,
        /// Uint16.
        pub port: u16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Endpoint<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.host = decoder.string("host", true)?;
            self.port = decoder.u16("port")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("host", true, self.host)?;
            sink.put_u16(self.port);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupHeartbeatResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicPartition<'a> {
        /// String, `topicName`.
        pub topic: &'a str,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic = decoder.string("topic", true)?;
            self.partitions = decoder.array("partitions", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic", true, self.topic)?;
            sink.put_array("partitions", true, self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
