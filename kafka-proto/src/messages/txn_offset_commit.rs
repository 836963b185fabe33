//! TxnOffsetCommit, API 28.
//!
//! From `schemas/wire/TxnOffsetCommitRequest.json` and `schemas/wire/TxnOffsetCommitResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `TxnOffsetCommitRequest`, versions 0-5, flexible from 3.
    #[derive(Debug, Clone, PartialEq)]
    pub struct TxnOffsetCommitRequest<'a> {
        /// String, `transactionalId`.
        pub transactional_id: &'a str,
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Int64, `producerId`.
        pub producer_id: i64,
        /// Int16.
        pub producer_epoch: i16,
        /// Int32, versions 3+, default -1.
        pub generation_id: i32,
        /// String, versions 3+.
        pub member_id: &'a str,
        /// String, versions 3+, nullable, default null.
        pub group_instance_id: Option<&'a str>,
        /// Array of [`TxnOffsetCommitRequestTopic`].
        pub topics: Vec<TxnOffsetCommitRequestTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for TxnOffsetCommitRequest<'_> {
        fn default() -> Self {
            Self {
                transactional_id: "",
                group_id: "",
                producer_id: 0,
                producer_epoch: 0,
                generation_id: -1,
                member_id: "",
                group_instance_id: None,
                topics: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for TxnOffsetCommitRequest<'a> {
        const NAME: &'static str = "TxnOffsetCommitRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 5);
    }

    impl<'a> Request<'a> for TxnOffsetCommitRequest<'a> {
        const API_KEY: ApiKey = ApiKey::TxnOffsetCommit;
        type Response<'r> = super::response::TxnOffsetCommitResponse<'r>;
    }

    impl<'a> Structure<'a> for TxnOffsetCommitRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.transactional_id = decoder.string("transactional_id", flexible)?;
            self.group_id = decoder.string("group_id", flexible)?;
            self.producer_id = decoder.i64("producer_id")?;
            self.producer_epoch = decoder.i16("producer_epoch")?;
            if version >= 3 {
                self.generation_id = decoder.i32("generation_id")?;
                self.member_id = decoder.string("member_id", true)?;
                self.group_instance_id = decoder.nullable_string("group_instance_id", true)?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_string("transactional_id", flexible, self.transactional_id)?;
            sink.put_string("group_id", flexible, self.group_id)?;
            sink.put_i64(self.producer_id);
            sink.put_i16(self.producer_epoch);
            if version >= 3 {
                sink.put_i32(self.generation_id);
                sink.put_string("member_id", true, self.member_id)?;
                sink.put_nullable_string("group_instance_id", true, self.group_instance_id)?;
            } else {
                absent("generation_id", version, self.generation_id == -1)?;
                absent("member_id", version, self.member_id.is_empty())?;
                absent(
                    "group_instance_id",
                    version,
                    self.group_instance_id.is_none(),
                )?;
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`TxnOffsetCommitRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TxnOffsetCommitRequestTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`TxnOffsetCommitRequestPartition`].
        pub partitions: Vec<TxnOffsetCommitRequestPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TxnOffsetCommitRequestTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.name = decoder.string("name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_string("name", flexible, self.name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`TxnOffsetCommitRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct TxnOffsetCommitRequestPartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int64.
        pub committed_offset: i64,
        /// Int32, versions 2+, default -1, ignorable.
        pub committed_leader_epoch: i32,
        /// String, nullable.
        pub committed_metadata: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for TxnOffsetCommitRequestPartition<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                committed_offset: 0,
                committed_leader_epoch: -1,
                committed_metadata: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for TxnOffsetCommitRequestPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.partition_index = decoder.i32("partition_index")?;
            self.committed_offset = decoder.i64("committed_offset")?;
            if version >= 2 {
                self.committed_leader_epoch = decoder.i32("committed_leader_epoch")?;
            }
            self.committed_metadata = decoder.nullable_string("committed_metadata", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i32(self.partition_index);
            sink.put_i64(self.committed_offset);
            if version >= 2 {
                sink.put_i32(self.committed_leader_epoch);
            }
            sink.put_nullable_string("committed_metadata", flexible, self.committed_metadata)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `TxnOffsetCommitResponse`, versions 0-5, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TxnOffsetCommitResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`TxnOffsetCommitResponseTopic`].
        pub topics: Vec<TxnOffsetCommitResponseTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for TxnOffsetCommitResponse<'a> {
        const NAME: &'static str = "TxnOffsetCommitResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 5);
    }

    impl<'a> Response<'a> for TxnOffsetCommitResponse<'a> {
        const API_KEY: ApiKey = ApiKey::TxnOffsetCommit;
    }

    impl<'a> Structure<'a> for TxnOffsetCommitResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`TxnOffsetCommitResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TxnOffsetCommitResponseTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`TxnOffsetCommitResponsePartition`].
        pub partitions: Vec<TxnOffsetCommitResponsePartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TxnOffsetCommitResponseTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.name = decoder.string("name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_string("name", flexible, self.name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`TxnOffsetCommitResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TxnOffsetCommitResponsePartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TxnOffsetCommitResponsePartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
