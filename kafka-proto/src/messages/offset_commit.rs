//! OffsetCommit, API 8.
//!
//! From `schemas/wire/OffsetCommitRequest.json` and `schemas/wire/OffsetCommitResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `OffsetCommitRequest`, versions 0-10, flexible from 8.
    #[derive(Debug, Clone, PartialEq)]
    pub struct OffsetCommitRequest<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Int32, versions 1+, default -1, ignorable.
        pub generation_id_or_member_epoch: i32,
        /// String, versions 1+, ignorable.
        pub member_id: &'a str,
        /// String, versions 7+, nullable, default null.
        pub group_instance_id: Option<&'a str>,
        /// Int64, versions 2-4, default -1, ignorable.
        pub retention_time_ms: i64,
        /// Array of [`OffsetCommitRequestTopic`].
        pub topics: Vec<OffsetCommitRequestTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for OffsetCommitRequest<'_> {
        fn default() -> Self {
            Self {
                group_id: "",
                generation_id_or_member_epoch: -1,
                member_id: "",
                group_instance_id: None,
                retention_time_ms: -1,
                topics: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for OffsetCommitRequest<'a> {
        const NAME: &'static str = "OffsetCommitRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 10);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(8, 10);
    }

    impl<'a> Request<'a> for OffsetCommitRequest<'a> {
        const API_KEY: ApiKey = ApiKey::OffsetCommit;
        type Response<'r> = super::response::OffsetCommitResponse<'r>;
    }

    impl<'a> Structure<'a> for OffsetCommitRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            self.group_id = decoder.string("group_id", flexible)?;
            if version >= 1 {
                self.generation_id_or_member_epoch =
                    decoder.i32("generation_id_or_member_epoch")?;
                self.member_id = decoder.string("member_id", flexible)?;
            }
            if version >= 7 {
                self.group_instance_id = decoder.nullable_string("group_instance_id", flexible)?;
            }
            if (2..=4).contains(&version) {
                self.retention_time_ms = decoder.i64("retention_time_ms")?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            sink.put_string("group_id", flexible, self.group_id)?;
            if version >= 1 {
                sink.put_i32(self.generation_id_or_member_epoch);
                sink.put_string("member_id", flexible, self.member_id)?;
            }
            if version >= 7 {
                sink.put_nullable_string("group_instance_id", flexible, self.group_instance_id)?;
            } else {
                absent(
                    "group_instance_id",
                    version,
                    self.group_instance_id.is_none(),
                )?;
            }
            if (2..=4).contains(&version) {
                sink.put_i64(self.retention_time_ms);
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetCommitRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetCommitRequestTopic<'a> {
        /// String, versions 0-9, ignorable, `topicName`.
        pub name: &'a str,
        /// Uuid, versions 10+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`OffsetCommitRequestPartition`].
        pub partitions: Vec<OffsetCommitRequestPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetCommitRequestTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            if version <= 9 {
                self.name = decoder.string("name", flexible)?;
            }
            if version >= 10 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            if version <= 9 {
                sink.put_string("name", flexible, self.name)?;
            }
            if version >= 10 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetCommitRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct OffsetCommitRequestPartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int64.
        pub committed_offset: i64,
        /// Int32, versions 6+, default -1, ignorable.
        pub committed_leader_epoch: i32,
        /// Int64, version 1, default -1.
        pub commit_timestamp: i64,
        /// String, nullable.
        pub committed_metadata: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for OffsetCommitRequestPartition<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                committed_offset: 0,
                committed_leader_epoch: -1,
                commit_timestamp: -1,
                committed_metadata: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for OffsetCommitRequestPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            self.partition_index = decoder.i32("partition_index")?;
            self.committed_offset = decoder.i64("committed_offset")?;
            if version >= 6 {
                self.committed_leader_epoch = decoder.i32("committed_leader_epoch")?;
            }
            if version == 1 {
                self.commit_timestamp = decoder.i64("commit_timestamp")?;
            }
            self.committed_metadata = decoder.nullable_string("committed_metadata", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            sink.put_i32(self.partition_index);
            sink.put_i64(self.committed_offset);
            if version >= 6 {
                sink.put_i32(self.committed_leader_epoch);
            }
            if version == 1 {
                sink.put_i64(self.commit_timestamp);
            } else {
                absent("commit_timestamp", version, self.commit_timestamp == -1)?;
            }
            sink.put_nullable_string("committed_metadata", flexible, self.committed_metadata)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `OffsetCommitResponse`, versions 0-10, flexible from 8.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetCommitResponse<'a> {
        /// Int32, versions 3+, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`OffsetCommitResponseTopic`].
        pub topics: Vec<OffsetCommitResponseTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for OffsetCommitResponse<'a> {
        const NAME: &'static str = "OffsetCommitResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 10);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(8, 10);
    }

    impl<'a> Response<'a> for OffsetCommitResponse<'a> {
        const API_KEY: ApiKey = ApiKey::OffsetCommit;
    }

    impl<'a> Structure<'a> for OffsetCommitResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            if version >= 3 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            if version >= 3 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetCommitResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetCommitResponseTopic<'a> {
        /// String, versions 0-9, ignorable, `topicName`.
        pub name: &'a str,
        /// Uuid, versions 10+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`OffsetCommitResponsePartition`].
        pub partitions: Vec<OffsetCommitResponsePartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetCommitResponseTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            if version <= 9 {
                self.name = decoder.string("name", flexible)?;
            }
            if version >= 10 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            if version <= 9 {
                sink.put_string("name", flexible, self.name)?;
            }
            if version >= 10 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetCommitResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetCommitResponsePartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetCommitResponsePartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 8;
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
