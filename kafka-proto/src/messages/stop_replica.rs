//! StopReplica, API 5.
//!
//! From `schemas/wire/StopReplicaRequest.json` and `schemas/wire/StopReplicaResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `StopReplicaRequest`, versions 0-4, flexible from 2.
    #[derive(Debug, Clone, PartialEq)]
    pub struct StopReplicaRequest<'a> {
        /// Int32, `brokerId`.
        pub controller_id: i32,
        /// Bool, versions 4+.
        pub is_kraft_controller: bool,
        /// Int32.
        pub controller_epoch: i32,
        /// Int64, versions 1+, default -1, ignorable.
        pub broker_epoch: i64,
        /// Bool, versions 0-2.
        pub delete_partitions: bool,
        /// Array of [`StopReplicaPartitionV0`], version 0.
        pub ungrouped_partitions: Vec<StopReplicaPartitionV0<'a>>,
        /// Array of [`StopReplicaTopicV1`], versions 1-2.
        pub topics: Vec<StopReplicaTopicV1<'a>>,
        /// Array of [`StopReplicaTopicState`], versions 3+.
        pub topic_states: Vec<StopReplicaTopicState<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for StopReplicaRequest<'_> {
        fn default() -> Self {
            Self {
                controller_id: 0,
                is_kraft_controller: false,
                controller_epoch: 0,
                broker_epoch: -1,
                delete_partitions: false,
                ungrouped_partitions: Vec::new(),
                topics: Vec::new(),
                topic_states: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for StopReplicaRequest<'a> {
        const NAME: &'static str = "StopReplicaRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 4);
    }

    impl<'a> Request<'a> for StopReplicaRequest<'a> {
        const API_KEY: ApiKey = ApiKey::StopReplica;
        type Response<'r> = super::response::StopReplicaResponse<'r>;
    }

    impl<'a> Structure<'a> for StopReplicaRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.controller_id = decoder.i32("controller_id")?;
            if version >= 4 {
                self.is_kraft_controller = decoder.bool("is_kraft_controller")?;
            }
            self.controller_epoch = decoder.i32("controller_epoch")?;
            if version >= 1 {
                self.broker_epoch = decoder.i64("broker_epoch")?;
            }
            if version <= 2 {
                self.delete_partitions = decoder.bool("delete_partitions")?;
            }
            if version == 0 {
                self.ungrouped_partitions =
                    decoder.structures("ungrouped_partitions", false, version)?;
            }
            if (1..=2).contains(&version) {
                self.topics = decoder.structures("topics", flexible, version)?;
            }
            if version >= 3 {
                self.topic_states = decoder.structures("topic_states", true, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.controller_id);
            if version >= 4 {
                sink.put_bool(self.is_kraft_controller);
            } else {
                absent("is_kraft_controller", version, !self.is_kraft_controller)?;
            }
            sink.put_i32(self.controller_epoch);
            if version >= 1 {
                sink.put_i64(self.broker_epoch);
            }
            if version <= 2 {
                sink.put_bool(self.delete_partitions);
            } else {
                absent("delete_partitions", version, !self.delete_partitions)?;
            }
            if version == 0 {
                sink.put_structures(
                    "ungrouped_partitions",
                    false,
                    version,
                    &self.ungrouped_partitions,
                )?;
            } else {
                absent(
                    "ungrouped_partitions",
                    version,
                    self.ungrouped_partitions.is_empty(),
                )?;
            }
            if (1..=2).contains(&version) {
                sink.put_structures("topics", flexible, version, &self.topics)?;
            } else {
                absent("topics", version, self.topics.is_empty())?;
            }
            if version >= 3 {
                sink.put_structures("topic_states", true, version, &self.topic_states)?;
            } else {
                absent("topic_states", version, self.topic_states.is_empty())?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StopReplicaRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct StopReplicaPartitionV0<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Int32.
        pub partition_index: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for StopReplicaPartitionV0<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic_name = decoder.string("topic_name", false)?;
            self.partition_index = decoder.i32("partition_index")?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic_name", false, self.topic_name)?;
            sink.put_i32(self.partition_index);
            sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StopReplicaRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct StopReplicaTopicV1<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of int32.
        pub partition_indexes: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for StopReplicaTopicV1<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.name = decoder.string("name", flexible)?;
            self.partition_indexes = decoder.array("partition_indexes", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("name", flexible, self.name)?;
            sink.put_array("partition_indexes", flexible, self.partition_indexes)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StopReplicaRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct StopReplicaTopicState<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Array of [`StopReplicaPartitionState`].
        pub partition_states: Vec<StopReplicaPartitionState<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for StopReplicaTopicState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topic_name = decoder.string("topic_name", true)?;
            self.partition_states = decoder.structures("partition_states", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic_name", true, self.topic_name)?;
            sink.put_structures("partition_states", true, version, &self.partition_states)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StopReplicaRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct StopReplicaPartitionState<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int32, default -1.
        pub leader_epoch: i32,
        /// Bool.
        pub delete_partition: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for StopReplicaPartitionState<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                leader_epoch: -1,
                delete_partition: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for StopReplicaPartitionState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.delete_partition = decoder.bool("delete_partition")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i32(self.leader_epoch);
            sink.put_bool(self.delete_partition);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `StopReplicaResponse`, versions 0-4, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct StopReplicaResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Array of [`StopReplicaPartitionError`].
        pub partition_errors: Vec<StopReplicaPartitionError<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for StopReplicaResponse<'a> {
        const NAME: &'static str = "StopReplicaResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 4);
    }

    impl<'a> Response<'a> for StopReplicaResponse<'a> {
        const API_KEY: ApiKey = ApiKey::StopReplica;
    }

    impl<'a> Structure<'a> for StopReplicaResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.error_code = decoder.i16("error_code")?;
            self.partition_errors = decoder.structures("partition_errors", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i16(self.error_code);
            sink.put_structures(
                "partition_errors",
                flexible,
                version,
                &self.partition_errors,
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`StopReplicaResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct StopReplicaPartitionError<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for StopReplicaPartitionError<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.topic_name = decoder.string("topic_name", flexible)?;
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("topic_name", flexible, self.topic_name)?;
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
