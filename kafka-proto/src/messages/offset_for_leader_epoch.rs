//! OffsetForLeaderEpoch, API 23.
//!
//! From `schemas/wire/OffsetForLeaderEpochRequest.json` and `schemas/wire/OffsetForLeaderEpochResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `OffsetForLeaderEpochRequest`, versions 0-4, flexible from 4.
    #[derive(Debug, Clone, PartialEq)]
    pub struct OffsetForLeaderEpochRequest<'a> {
        /// Int32, versions 3+, default -2, ignorable, `brokerId`.
        pub replica_id: i32,
        /// Array of [`OffsetForLeaderTopic`].
        pub topics: Vec<OffsetForLeaderTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for OffsetForLeaderEpochRequest<'_> {
        fn default() -> Self {
            Self {
                replica_id: -2,
                topics: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for OffsetForLeaderEpochRequest<'a> {
        const NAME: &'static str = "OffsetForLeaderEpochRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 4);
    }

    impl<'a> Request<'a> for OffsetForLeaderEpochRequest<'a> {
        const API_KEY: ApiKey = ApiKey::OffsetForLeaderEpoch;
        type Response<'r> = super::response::OffsetForLeaderEpochResponse<'r>;
    }

    impl<'a> Structure<'a> for OffsetForLeaderEpochRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 3 {
                self.replica_id = decoder.i32("replica_id")?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 3 {
                sink.put_i32(self.replica_id);
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetForLeaderEpochRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetForLeaderTopic<'a> {
        /// String, `topicName`.
        pub topic: &'a str,
        /// Array of [`OffsetForLeaderPartition`].
        pub partitions: Vec<OffsetForLeaderPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetForLeaderTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.topic = decoder.string("topic", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_string("topic", flexible, self.topic)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetForLeaderEpochRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct OffsetForLeaderPartition<'a> {
        /// Int32.
        pub partition: i32,
        /// Int32, versions 2+, default -1, ignorable.
        pub current_leader_epoch: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for OffsetForLeaderPartition<'_> {
        fn default() -> Self {
            Self {
                partition: 0,
                current_leader_epoch: -1,
                leader_epoch: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for OffsetForLeaderPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.partition = decoder.i32("partition")?;
            if version >= 2 {
                self.current_leader_epoch = decoder.i32("current_leader_epoch")?;
            }
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_i32(self.partition);
            if version >= 2 {
                sink.put_i32(self.current_leader_epoch);
            }
            sink.put_i32(self.leader_epoch);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `OffsetForLeaderEpochResponse`, versions 0-4, flexible from 4.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetForLeaderEpochResponse<'a> {
        /// Int32, versions 2+, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`OffsetForLeaderTopicResult`].
        pub topics: Vec<OffsetForLeaderTopicResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for OffsetForLeaderEpochResponse<'a> {
        const NAME: &'static str = "OffsetForLeaderEpochResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(4, 4);
    }

    impl<'a> Response<'a> for OffsetForLeaderEpochResponse<'a> {
        const API_KEY: ApiKey = ApiKey::OffsetForLeaderEpoch;
    }

    impl<'a> Structure<'a> for OffsetForLeaderEpochResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 2 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            if version >= 2 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetForLeaderEpochResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetForLeaderTopicResult<'a> {
        /// String, `topicName`.
        pub topic: &'a str,
        /// Array of [`EpochEndOffset`].
        pub partitions: Vec<EpochEndOffset<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetForLeaderTopicResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.topic = decoder.string("topic", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_string("topic", flexible, self.topic)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetForLeaderEpochResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct EpochEndOffset<'a> {
        /// Int16.
        pub error_code: i16,
        /// Int32.
        pub partition: i32,
        /// Int32, versions 1+, default -1, ignorable.
        pub leader_epoch: i32,
        /// Int64, default -1.
        pub end_offset: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for EpochEndOffset<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                partition: 0,
                leader_epoch: -1,
                end_offset: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for EpochEndOffset<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            self.error_code = decoder.i16("error_code")?;
            self.partition = decoder.i32("partition")?;
            if version >= 1 {
                self.leader_epoch = decoder.i32("leader_epoch")?;
            }
            self.end_offset = decoder.i64("end_offset")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 4;
            sink.put_i16(self.error_code);
            sink.put_i32(self.partition);
            if version >= 1 {
                sink.put_i32(self.leader_epoch);
            }
            sink.put_i64(self.end_offset);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
