//! AlterPartition, API 56.
//!
//! From `schemas/wire/AlterPartitionRequest.json` and `schemas/wire/AlterPartitionResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AlterPartitionRequest`, versions 0-3, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct AlterPartitionRequest<'a> {
        /// Int32, `brokerId`.
        pub broker_id: i32,
        /// Int64, default -1.
        pub broker_epoch: i64,
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AlterPartitionRequest<'_> {
        fn default() -> Self {
            Self {
                broker_id: 0,
                broker_epoch: -1,
                topics: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for AlterPartitionRequest<'a> {
        const NAME: &'static str = "AlterPartitionRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 3);
    }

    impl<'a> Request<'a> for AlterPartitionRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AlterPartition;
        type Response<'r> = super::response::AlterPartitionResponse<'r>;
    }

    impl<'a> Structure<'a> for AlterPartitionRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.broker_id = decoder.i32("broker_id")?;
            self.broker_epoch = decoder.i64("broker_epoch")?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.broker_id);
            sink.put_i64(self.broker_epoch);
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterPartitionRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicData<'a> {
        /// String, versions 0-1, ignorable, `topicName`.
        pub topic_name: &'a str,
        /// Uuid, versions 2+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            if version <= 1 {
                self.topic_name = decoder.string("topic_name", true)?;
            }
            if version >= 2 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            if version <= 1 {
                sink.put_string("topic_name", true, self.topic_name)?;
            }
            if version >= 2 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterPartitionRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Array of int32, versions 0-2, `brokerId`.
        pub new_isr: Array<'a, i32>,
        /// Array of [`BrokerState`], versions 3+.
        pub new_isr_with_epochs: Vec<BrokerState<'a>>,
        /// Int8, versions 1+.
        pub leader_recovery_state: i8,
        /// Int32.
        pub partition_epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            if version <= 2 {
                self.new_isr = decoder.array("new_isr", true)?;
            }
            if version >= 3 {
                self.new_isr_with_epochs =
                    decoder.structures("new_isr_with_epochs", true, version)?;
            }
            if version >= 1 {
                self.leader_recovery_state = decoder.i8("leader_recovery_state")?;
            }
            self.partition_epoch = decoder.i32("partition_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i32(self.leader_epoch);
            if version <= 2 {
                sink.put_array("new_isr", true, self.new_isr)?;
            } else {
                absent("new_isr", version, self.new_isr.is_empty())?;
            }
            if version >= 3 {
                sink.put_structures(
                    "new_isr_with_epochs",
                    true,
                    version,
                    &self.new_isr_with_epochs,
                )?;
            } else {
                absent(
                    "new_isr_with_epochs",
                    version,
                    self.new_isr_with_epochs.is_empty(),
                )?;
            }
            if version >= 1 {
                sink.put_i8(self.leader_recovery_state);
            } else {
                absent(
                    "leader_recovery_state",
                    version,
                    self.leader_recovery_state == 0,
                )?;
            }
            sink.put_i32(self.partition_epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterPartitionRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct BrokerState<'a> {
        /// Int32, `brokerId`.
        pub broker_id: i32,
        /// Int64, default -1.
        pub broker_epoch: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for BrokerState<'_> {
        fn default() -> Self {
            Self {
                broker_id: 0,
                broker_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for BrokerState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.broker_id = decoder.i32("broker_id")?;
            self.broker_epoch = decoder.i64("broker_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.broker_id);
            sink.put_i64(self.broker_epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AlterPartitionResponse`, versions 0-3, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterPartitionResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AlterPartitionResponse<'a> {
        const NAME: &'static str = "AlterPartitionResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 3);
    }

    impl<'a> Response<'a> for AlterPartitionResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AlterPartition;
    }

    impl<'a> Structure<'a> for AlterPartitionResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterPartitionResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicData<'a> {
        /// String, versions 0-1, ignorable, `topicName`.
        pub topic_name: &'a str,
        /// Uuid, versions 2+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            if version <= 1 {
                self.topic_name = decoder.string("topic_name", true)?;
            }
            if version >= 2 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            if version <= 1 {
                sink.put_string("topic_name", true, self.topic_name)?;
            }
            if version >= 2 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterPartitionResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Int32, `brokerId`.
        pub leader_id: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Array of int32, `brokerId`.
        pub isr: Array<'a, i32>,
        /// Int8, versions 1+, ignorable.
        pub leader_recovery_state: i8,
        /// Int32.
        pub partition_epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.leader_id = decoder.i32("leader_id")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.isr = decoder.array("isr", true)?;
            if version >= 1 {
                self.leader_recovery_state = decoder.i8("leader_recovery_state")?;
            }
            self.partition_epoch = decoder.i32("partition_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_i32(self.leader_id);
            sink.put_i32(self.leader_epoch);
            sink.put_array("isr", true, self.isr)?;
            if version >= 1 {
                sink.put_i8(self.leader_recovery_state);
            }
            sink.put_i32(self.partition_epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
