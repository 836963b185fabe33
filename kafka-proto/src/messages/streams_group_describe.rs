//! StreamsGroupDescribe, API 89.
//!
//! From `schemas/wire/StreamsGroupDescribeRequest.json` and `schemas/wire/StreamsGroupDescribeResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `StreamsGroupDescribeRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct StreamsGroupDescribeRequest<'a> {
        /// Array of string, `groupId`.
        pub group_ids: Vec<&'a str>,
        /// Bool.
        pub include_authorized_operations: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for StreamsGroupDescribeRequest<'a> {
        const NAME: &'static str = "StreamsGroupDescribeRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for StreamsGroupDescribeRequest<'a> {
        const API_KEY: ApiKey = ApiKey::StreamsGroupDescribe;
        type Response<'r> = super::response::StreamsGroupDescribeResponse<'r>;
    }

    impl<'a> Structure<'a> for StreamsGroupDescribeRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.group_ids = decoder.strings("group_ids", true)?;
            self.include_authorized_operations = decoder.bool("include_authorized_operations")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_strings("group_ids", true, &self.group_ids)?;
            sink.put_bool(self.include_authorized_operations);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `StreamsGroupDescribeResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct StreamsGroupDescribeResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`DescribedGroup`].
        pub groups: Vec<DescribedGroup<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for StreamsGroupDescribeResponse<'a> {
        const NAME: &'static str = "StreamsGroupDescribeResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for StreamsGroupDescribeResponse<'a> {
        const API_KEY: ApiKey = ApiKey::StreamsGroupDescribe;
    }

    impl<'a> Structure<'a> for StreamsGroupDescribeResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.groups = decoder.structures("groups", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("groups", true, version, &self.groups)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupDescribeResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribedGroup<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// String, `groupId`.
        pub group_id: &'a str,
        /// String.
        pub group_state: &'a str,
        /// Int32.
        pub group_epoch: i32,
        /// Int32.
        pub assignment_epoch: i32,
        /// [`Topology`], nullable, default null.
        pub topology: Option<Topology<'a>>,
        /// Array of [`Member`].
        pub members: Vec<Member<'a>>,
        /// Int32, default -2147483648.
        pub authorized_operations: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribedGroup<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                error_message: None,
                group_id: "",
                group_state: "",
                group_epoch: 0,
                assignment_epoch: 0,
                topology: None,
                members: Vec::new(),
                authorized_operations: i32::MIN,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribedGroup<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.group_id = decoder.string("group_id", true)?;
            self.group_state = decoder.string("group_state", true)?;
            self.group_epoch = decoder.i32("group_epoch")?;
            self.assignment_epoch = decoder.i32("assignment_epoch")?;
            self.topology = decoder.nullable_structure("topology", version)?;
            self.members = decoder.structures("members", true, version)?;
            self.authorized_operations = decoder.i32("authorized_operations")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_string("group_id", true, self.group_id)?;
            sink.put_string("group_state", true, self.group_state)?;
            sink.put_i32(self.group_epoch);
            sink.put_i32(self.assignment_epoch);
            sink.put_nullable_structure("topology", version, self.topology.as_ref())?;
            sink.put_structures("members", true, version, &self.members)?;
            sink.put_i32(self.authorized_operations);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupDescribeResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Topology<'a> {
        /// Int32.
        pub epoch: i32,
        /// Array of [`Subtopology`], nullable, default null.
        pub subtopologies: Option<Vec<Subtopology<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Topology<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.epoch = decoder.i32("epoch")?;
            self.subtopologies = decoder.nullable_structures("subtopologies", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.epoch);
            sink.put_nullable_structures(
                "subtopologies",
                true,
                version,
                self.subtopologies.as_deref(),
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupDescribeResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Subtopology<'a> {
        /// String.
        pub subtopology_id: &'a str,
        /// Array of string, `topicName`.
        pub source_topics: Vec<&'a str>,
        /// Array of string, `topicName`.
        pub repartition_sink_topics: Vec<&'a str>,
        /// Array of [`TopicInfo`].
        pub state_changelog_topics: Vec<TopicInfo<'a>>,
        /// Array of [`TopicInfo`].
        pub repartition_source_topics: Vec<TopicInfo<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Subtopology<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.subtopology_id = decoder.string("subtopology_id", true)?;
            self.source_topics = decoder.strings("source_topics", true)?;
            self.repartition_sink_topics = decoder.strings("repartition_sink_topics", true)?;
            self.state_changelog_topics =
                decoder.structures("state_changelog_topics", true, version)?;
            self.repartition_source_topics =
                decoder.structures("repartition_source_topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("subtopology_id", true, self.subtopology_id)?;
            sink.put_strings("source_topics", true, &self.source_topics)?;
            sink.put_strings(
                "repartition_sink_topics",
                true,
                &self.repartition_sink_topics,
            )?;
            sink.put_structures(
                "state_changelog_topics",
                true,
                version,
                &self.state_changelog_topics,
            )?;
            sink.put_structures(
                "repartition_source_topics",
                true,
                version,
                &self.repartition_source_topics,
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupDescribeResponse`].
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

    /// Nested in [`StreamsGroupDescribeResponse`].
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

    /// Nested in [`StreamsGroupDescribeResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Member<'a> {
        /// String.
        pub member_id: &'a str,
        /// Int32.
        pub member_epoch: i32,
        /// String, nullable, default null.
        pub instance_id: Option<&'a str>,
        /// String, nullable, default null.
        pub rack_id: Option<&'a str>,
        /// String.
        pub client_id: &'a str,
        /// String.
        pub client_host: &'a str,
        /// Int32.
        pub topology_epoch: i32,
        /// String.
        pub process_id: &'a str,
        /// [`Endpoint`], nullable, default null.
        pub user_endpoint: Option<Endpoint<'a>>,
        /// Array of [`KeyValue`].
        pub client_tags: Vec<KeyValue<'a>>,
        /// Array of [`TaskOffset`].
        pub task_offsets: Vec<TaskOffset<'a>>,
        /// Array of [`TaskOffset`].
        pub task_end_offsets: Vec<TaskOffset<'a>>,
        /// [`Assignment`].
        pub assignment: Assignment<'a>,
        /// [`Assignment`].
        pub target_assignment: Assignment<'a>,
        /// Bool.
        pub is_classic: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Member<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.member_id = decoder.string("member_id", true)?;
            self.member_epoch = decoder.i32("member_epoch")?;
            self.instance_id = decoder.nullable_string("instance_id", true)?;
            self.rack_id = decoder.nullable_string("rack_id", true)?;
            self.client_id = decoder.string("client_id", true)?;
            self.client_host = decoder.string("client_host", true)?;
            self.topology_epoch = decoder.i32("topology_epoch")?;
            self.process_id = decoder.string("process_id", true)?;
            self.user_endpoint = decoder.nullable_structure("user_endpoint", version)?;
            self.client_tags = decoder.structures("client_tags", true, version)?;
            self.task_offsets = decoder.structures("task_offsets", true, version)?;
            self.task_end_offsets = decoder.structures("task_end_offsets", true, version)?;
            self.assignment = decoder.structure("assignment", version)?;
            self.target_assignment = decoder.structure("target_assignment", version)?;
            self.is_classic = decoder.bool("is_classic")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("member_id", true, self.member_id)?;
            sink.put_i32(self.member_epoch);
            sink.put_nullable_string("instance_id", true, self.instance_id)?;
            sink.put_nullable_string("rack_id", true, self.rack_id)?;
            sink.put_string("client_id", true, self.client_id)?;
            sink.put_string("client_host", true, self.client_host)?;
            sink.put_i32(self.topology_epoch);
            sink.put_string("process_id", true, self.process_id)?;
            sink.put_nullable_structure("user_endpoint", version, self.user_endpoint.as_ref())?;
            sink.put_structures("client_tags", true, version, &self.client_tags)?;
            sink.put_structures("task_offsets", true, version, &self.task_offsets)?;
            sink.put_structures("task_end_offsets", true, version, &self.task_end_offsets)?;
            sink.put_structure("assignment", version, &self.assignment)?;
            sink.put_structure("target_assignment", version, &self.target_assignment)?;
            sink.put_bool(self.is_classic);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupDescribeResponse`].
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

    /// Nested in [`StreamsGroupDescribeResponse`].
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

    /// Nested in [`StreamsGroupDescribeResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Assignment<'a> {
        /// Array of [`TaskIds`].
        pub active_tasks: Vec<TaskIds<'a>>,
        /// Array of [`TaskIds`].
        pub standby_tasks: Vec<TaskIds<'a>>,
        /// Array of [`TaskIds`].
        pub warmup_tasks: Vec<TaskIds<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Assignment<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.active_tasks = decoder.structures("active_tasks", true, version)?;
            self.standby_tasks = decoder.structures("standby_tasks", true, version)?;
            self.warmup_tasks = decoder.structures("warmup_tasks", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_structures("active_tasks", true, version, &self.active_tasks)?;
            sink.put_structures("standby_tasks", true, version, &self.standby_tasks)?;
            sink.put_structures("warmup_tasks", true, version, &self.warmup_tasks)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StreamsGroupDescribeResponse`].
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
}
