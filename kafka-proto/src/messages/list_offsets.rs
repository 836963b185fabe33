//! ListOffsets, API 2.
//!
//! From `schemas/wire/ListOffsetsRequest.json` and `schemas/wire/ListOffsetsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ListOffsetsRequest`, versions 0-11, flexible from 6.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListOffsetsRequest<'a> {
        /// Int32, `brokerId`.
        pub replica_id: i32,
        /// Int8, versions 2+.
        pub isolation_level: i8,
        /// Array of [`ListOffsetsTopic`].
        pub topics: Vec<ListOffsetsTopic<'a>>,
        /// Int32, versions 10+, ignorable.
        pub timeout_ms: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ListOffsetsRequest<'a> {
        const NAME: &'static str = "ListOffsetsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 11);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(6, 11);
    }

    impl<'a> Request<'a> for ListOffsetsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ListOffsets;
        type Response<'r> = super::response::ListOffsetsResponse<'r>;
    }

    impl<'a> Structure<'a> for ListOffsetsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.replica_id = decoder.i32("replica_id")?;
            if version >= 2 {
                self.isolation_level = decoder.i8("isolation_level")?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            if version >= 10 {
                self.timeout_ms = decoder.i32("timeout_ms")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_i32(self.replica_id);
            if version >= 2 {
                sink.put_i8(self.isolation_level);
            } else {
                absent("isolation_level", version, self.isolation_level == 0)?;
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            if version >= 10 {
                sink.put_i32(self.timeout_ms);
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ListOffsetsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListOffsetsTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`ListOffsetsPartition`].
        pub partitions: Vec<ListOffsetsPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ListOffsetsTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.name = decoder.string("name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_string("name", flexible, self.name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ListOffsetsRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct ListOffsetsPartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int32, versions 4+, default -1, ignorable.
        pub current_leader_epoch: i32,
        /// Int64.
        pub timestamp: i64,
        /// Int32, version 0, default 1.
        pub max_num_offsets: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ListOffsetsPartition<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                current_leader_epoch: -1,
                timestamp: 0,
                max_num_offsets: 1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for ListOffsetsPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.partition_index = decoder.i32("partition_index")?;
            if version >= 4 {
                self.current_leader_epoch = decoder.i32("current_leader_epoch")?;
            }
            self.timestamp = decoder.i64("timestamp")?;
            if version == 0 {
                self.max_num_offsets = decoder.i32("max_num_offsets")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_i32(self.partition_index);
            if version >= 4 {
                sink.put_i32(self.current_leader_epoch);
            }
            sink.put_i64(self.timestamp);
            if version == 0 {
                sink.put_i32(self.max_num_offsets);
            } else {
                absent("max_num_offsets", version, self.max_num_offsets == 1)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ListOffsetsResponse`, versions 0-11, flexible from 6.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListOffsetsResponse<'a> {
        /// Int32, versions 2+, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`ListOffsetsTopicResponse`].
        pub topics: Vec<ListOffsetsTopicResponse<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ListOffsetsResponse<'a> {
        const NAME: &'static str = "ListOffsetsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 11);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(6, 11);
    }

    impl<'a> Response<'a> for ListOffsetsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ListOffsets;
    }

    impl<'a> Structure<'a> for ListOffsetsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            if version >= 2 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            if version >= 2 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ListOffsetsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListOffsetsTopicResponse<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`ListOffsetsPartitionResponse`].
        pub partitions: Vec<ListOffsetsPartitionResponse<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ListOffsetsTopicResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.name = decoder.string("name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_string("name", flexible, self.name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ListOffsetsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct ListOffsetsPartitionResponse<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Array of int64, version 0.
        pub old_style_offsets: Array<'a, i64>,
        /// Int64, versions 1+, default -1.
        pub timestamp: i64,
        /// Int64, versions 1+, default -1.
        pub offset: i64,
        /// Int32, versions 4+, default -1.
        pub leader_epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ListOffsetsPartitionResponse<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                error_code: 0,
                old_style_offsets: Array::default(),
                timestamp: -1,
                offset: -1,
                leader_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for ListOffsetsPartitionResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            if version == 0 {
                self.old_style_offsets = decoder.array("old_style_offsets", false)?;
            }
            if version >= 1 {
                self.timestamp = decoder.i64("timestamp")?;
                self.offset = decoder.i64("offset")?;
            }
            if version >= 4 {
                self.leader_epoch = decoder.i32("leader_epoch")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            if version == 0 {
                sink.put_array("old_style_offsets", false, self.old_style_offsets)?;
            } else {
                absent(
                    "old_style_offsets",
                    version,
                    self.old_style_offsets.is_empty(),
                )?;
            }
            if version >= 1 {
                sink.put_i64(self.timestamp);
                sink.put_i64(self.offset);
            } else {
                absent("timestamp", version, self.timestamp == -1)?;
                absent("offset", version, self.offset == -1)?;
            }
            if version >= 4 {
                sink.put_i32(self.leader_epoch);
            } else {
                absent("leader_epoch", version, self.leader_epoch == -1)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
