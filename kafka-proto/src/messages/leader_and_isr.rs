//! LeaderAndIsr, API 4.
//!
//! From `schemas/wire/LeaderAndIsrRequest.json` and `schemas/wire/LeaderAndIsrResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `LeaderAndIsrRequest`, versions 0-7, flexible from 4.
    #[derive(Debug, Clone, PartialEq)]
    pub struct LeaderAndIsrRequest<'a> {
        /// Int32, `brokerId`.
        pub controller_id: i32,
        /// Bool, versions 7+.
        pub is_kraft_controller: bool,
        /// Int32.
        pub controller_epoch: i32,
        /// Int64, versions 2+, default -1, ignorable.
        pub broker_epoch: i64,
        /// Int8, versions 5+.
        pub r#type: i8,
        /// Array of [`LeaderAndIsrPartitionState`], versions 0-1.
        pub ungrouped_partition_states: Vec<LeaderAndIsrPartitionState<'a>>,
        /// Array of [`LeaderAndIsrTopicState`], versions 2+.
        pub topic_states: Vec<LeaderAndIsrTopicState<'a>>,
        /// Array of [`LeaderAndIsrLiveLeader`].
        pub live_leaders: Vec<LeaderAndIsrLiveLeader<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for LeaderAndIsrRequest<'_> {
        fn default() -> Self {
            Self {
                controller_id: 0,
                is_kraft_controller: false,
                controller_epoch: 0,
                broker_epoch: -1,
                r#type: 0,
                ungrouped_partition_states: Vec::new(),
                topic_states: Vec::new(),
                live_leaders: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for LeaderAndIsrRequest<'a> {
        const NAME: &'static str = "LeaderAndIsrRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 7);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 7);
    }

    impl<'a> Request<'a> for LeaderAndIsrRequest<'a> {
        const API_KEY: ApiKey = ApiKey::LeaderAndIsr;
        type Response<'r> = super::response::LeaderAndIsrResponse<'r>;
    }

    impl<'a> Structure<'a> for LeaderAndIsrRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.controller_id = decoder.i32("controller_id")?;
            if version >= 7 {
                self.is_kraft_controller = decoder.bool("is_kraft_controller")?;
            }
            self.controller_epoch = decoder.i32("controller_epoch")?;
            if version >= 2 {
                self.broker_epoch = decoder.i64("broker_epoch")?;
            }
            if version >= 5 {
                self.r#type = decoder.i8("type")?;
            }
            if version <= 1 {
                self.ungrouped_partition_states =
                    decoder.structures("ungrouped_partition_states", false, version)?;
            }
            if version >= 2 {
                self.topic_states = decoder.structures("topic_states", flexible, version)?;
            }
            self.live_leaders = decoder.structures("live_leaders", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_i32(self.controller_id);
            if version >= 7 {
                sink.put_bool(self.is_kraft_controller);
            } else {
                absent("is_kraft_controller", version, !self.is_kraft_controller)?;
            }
            sink.put_i32(self.controller_epoch);
            if version >= 2 {
                sink.put_i64(self.broker_epoch);
            }
            if version >= 5 {
                sink.put_i8(self.r#type);
            } else {
                absent("type", version, self.r#type == 0)?;
            }
            if version <= 1 {
                sink.put_structures(
                    "ungrouped_partition_states",
                    false,
                    version,
                    &self.ungrouped_partition_states,
                )?;
            } else {
                absent(
                    "ungrouped_partition_states",
                    version,
                    self.ungrouped_partition_states.is_empty(),
                )?;
            }
            if version >= 2 {
                sink.put_structures("topic_states", flexible, version, &self.topic_states)?;
            } else {
                absent("topic_states", version, self.topic_states.is_empty())?;
            }
            sink.put_structures("live_leaders", flexible, version, &self.live_leaders)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`LeaderAndIsrRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaderAndIsrPartitionState<'a> {
        /// String, versions 0-1, ignorable, `topicName`.
        pub topic_name: &'a str,
        /// Int32.
        pub partition_index: i32,
        /// Int32.
        pub controller_epoch: i32,
        /// Int32, `brokerId`.
        pub leader: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Array of int32, `brokerId`.
        pub isr: Array<'a, i32>,
        /// Int32.
        pub partition_epoch: i32,
        /// Array of int32, `brokerId`.
        pub replicas: Array<'a, i32>,
        /// Array of int32, versions 3+, ignorable, `brokerId`.
        pub adding_replicas: Array<'a, i32>,
        /// Array of int32, versions 3+, ignorable, `brokerId`.
        pub removing_replicas: Array<'a, i32>,
        /// Bool, versions 1+, ignorable.
        pub is_new: bool,
        /// Int8, versions 6+.
        pub leader_recovery_state: i8,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for LeaderAndIsrPartitionState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version <= 1 {
                self.topic_name = decoder.string("topic_name", false)?;
            }
            self.partition_index = decoder.i32("partition_index")?;
            self.controller_epoch = decoder.i32("controller_epoch")?;
            self.leader = decoder.i32("leader")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.isr = decoder.array("isr", flexible)?;
            self.partition_epoch = decoder.i32("partition_epoch")?;
            self.replicas = decoder.array("replicas", flexible)?;
            if version >= 3 {
                self.adding_replicas = decoder.array("adding_replicas", flexible)?;
                self.removing_replicas = decoder.array("removing_replicas", flexible)?;
            }
            if version >= 1 {
                self.is_new = decoder.bool("is_new")?;
            }
            if version >= 6 {
                self.leader_recovery_state = decoder.i8("leader_recovery_state")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version <= 1 {
                sink.put_string("topic_name", false, self.topic_name)?;
            }
            sink.put_i32(self.partition_index);
            sink.put_i32(self.controller_epoch);
            sink.put_i32(self.leader);
            sink.put_i32(self.leader_epoch);
            sink.put_array("isr", flexible, self.isr)?;
            sink.put_i32(self.partition_epoch);
            sink.put_array("replicas", flexible, self.replicas)?;
            if version >= 3 {
                sink.put_array("adding_replicas", flexible, self.adding_replicas)?;
                sink.put_array("removing_replicas", flexible, self.removing_replicas)?;
            }
            if version >= 1 {
                sink.put_bool(self.is_new);
            }
            if version >= 6 {
                sink.put_i8(self.leader_recovery_state);
            } else {
                absent(
                    "leader_recovery_state",
                    version,
                    self.leader_recovery_state == 0,
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`LeaderAndIsrRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaderAndIsrTopicState<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Uuid, versions 5+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`LeaderAndIsrPartitionState`].
        pub partition_states: Vec<LeaderAndIsrPartitionState<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for LeaderAndIsrTopicState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.topic_name = decoder.string("topic_name", flexible)?;
            if version >= 5 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partition_states = decoder.structures("partition_states", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_string("topic_name", flexible, self.topic_name)?;
            if version >= 5 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures(
                "partition_states",
                flexible,
                version,
                &self.partition_states,
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`LeaderAndIsrRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaderAndIsrLiveLeader<'a> {
        /// Int32, `brokerId`.
        pub broker_id: i32,
        /// String.
        pub host_name: &'a str,
        /// Int32.
        pub port: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for LeaderAndIsrLiveLeader<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.broker_id = decoder.i32("broker_id")?;
            self.host_name = decoder.string("host_name", flexible)?;
            self.port = decoder.i32("port")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_i32(self.broker_id);
            sink.put_string("host_name", flexible, self.host_name)?;
            sink.put_i32(self.port);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `LeaderAndIsrResponse`, versions 0-7, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaderAndIsrResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Array of [`LeaderAndIsrPartitionError`], versions 0-4.
        pub partition_errors: Vec<LeaderAndIsrPartitionError<'a>>,
        /// Array of [`LeaderAndIsrTopicError`], versions 5+.
        pub topics: Vec<LeaderAndIsrTopicError<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for LeaderAndIsrResponse<'a> {
        const NAME: &'static str = "LeaderAndIsrResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 7);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 7);
    }

    impl<'a> Response<'a> for LeaderAndIsrResponse<'a> {
        const API_KEY: ApiKey = ApiKey::LeaderAndIsr;
    }

    impl<'a> Structure<'a> for LeaderAndIsrResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.error_code = decoder.i16("error_code")?;
            if version <= 4 {
                self.partition_errors =
                    decoder.structures("partition_errors", flexible, version)?;
            }
            if version >= 5 {
                self.topics = decoder.structures("topics", true, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_i16(self.error_code);
            if version <= 4 {
                sink.put_structures(
                    "partition_errors",
                    flexible,
                    version,
                    &self.partition_errors,
                )?;
            } else {
                absent(
                    "partition_errors",
                    version,
                    self.partition_errors.is_empty(),
                )?;
            }
            if version >= 5 {
                sink.put_structures("topics", true, version, &self.topics)?;
            } else {
                absent("topics", version, self.topics.is_empty())?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`LeaderAndIsrResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaderAndIsrPartitionError<'a> {
        /// String, versions 0-4, ignorable, `topicName`.
        pub topic_name: &'a str,
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for LeaderAndIsrPartitionError<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version <= 4 {
                self.topic_name = decoder.string("topic_name", flexible)?;
            }
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version <= 4 {
                sink.put_string("topic_name", flexible, self.topic_name)?;
            }
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`LeaderAndIsrResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaderAndIsrTopicError<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`LeaderAndIsrPartitionError`].
        pub partition_errors: Vec<LeaderAndIsrPartitionError<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for LeaderAndIsrTopicError<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topic_id = decoder.uuid("topic_id")?;
            self.partition_errors = decoder.structures("partition_errors", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.topic_id);
            sink.put_structures("partition_errors", true, version, &self.partition_errors)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
