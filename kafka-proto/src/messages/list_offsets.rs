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
        type Response<'r> = crate::messages::list_offsets::response::ListOffsetsResponse<'r>;
    }

    impl<'a> Structure<'a> for ListOffsetsRequest<'a> {
        fn read_fields(decoder: &mut Decoder<'a>, version: i16) -> Result<Self, Error> {
            let flexible = version >= 6;
            Ok(Self {
                replica_id: decoder.i32("replica_id")?,
                isolation_level: if version >= 2 {
                    decoder.i8("isolation_level")?
                } else {
                    0
                },
                topics: decoder.structures("topics", flexible, version)?,
                timeout_ms: if version >= 10 {
                    decoder.i32("timeout_ms")?
                } else {
                    0
                },
                unknown_tagged_fields: decoder.unknown_tagged_fields(flexible)?,
            })
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
        fn read_fields(decoder: &mut Decoder<'a>, version: i16) -> Result<Self, Error> {
            let flexible = version >= 6;
            Ok(Self {
                name: decoder.string("name", flexible)?,
                partitions: decoder.structures("partitions", flexible, version)?,
                unknown_tagged_fields: decoder.unknown_tagged_fields(flexible)?,
            })
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
        fn read_fields(decoder: &mut Decoder<'a>, version: i16) -> Result<Self, Error> {
            let flexible = version >= 6;
            Ok(Self {
                partition_index: decoder.i32("partition_index")?,
                current_leader_epoch: if version >= 4 {
                    decoder.i32("current_leader_epoch")?
                } else {
                    -1
                },
                timestamp: decoder.i64("timestamp")?,
                max_num_offsets: if version == 0 {
                    decoder.i32("max_num_offsets")?
                } else {
                    1
                },
                unknown_tagged_fields: decoder.unknown_tagged_fields(flexible)?,
            })
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
        fn read_fields(decoder: &mut Decoder<'a>, version: i16) -> Result<Self, Error> {
            let flexible = version >= 6;
            Ok(Self {
                throttle_time_ms: if version >= 2 {
                    decoder.i32("throttle_time_ms")?
                } else {
                    0
                },
                topics: decoder.structures("topics", flexible, version)?,
                unknown_tagged_fields: decoder.unknown_tagged_fields(flexible)?,
            })
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
        fn read_fields(decoder: &mut Decoder<'a>, version: i16) -> Result<Self, Error> {
            let flexible = version >= 6;
            Ok(Self {
                name: decoder.string("name", flexible)?,
                partitions: decoder.structures("partitions", flexible, version)?,
                unknown_tagged_fields: decoder.unknown_tagged_fields(flexible)?,
            })
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
        fn read_fields(decoder: &mut Decoder<'a>, version: i16) -> Result<Self, Error> {
            let flexible = version >= 6;
            Ok(Self {
                partition_index: decoder.i32("partition_index")?,
                error_code: decoder.i16("error_code")?,
                old_style_offsets: if version == 0 {
                    decoder.array("old_style_offsets", false)?
                } else {
                    Array::default()
                },
                timestamp: if version >= 1 {
                    decoder.i64("timestamp")?
                } else {
                    -1
                },
                offset: if version >= 1 {
                    decoder.i64("offset")?
                } else {
                    -1
                },
                leader_epoch: if version >= 4 {
                    decoder.i32("leader_epoch")?
                } else {
                    -1
                },
                unknown_tagged_fields: decoder.unknown_tagged_fields(flexible)?,
            })
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
            } else {
                absent("timestamp", version, self.timestamp == -1)?;
            }
            if version >= 1 {
                sink.put_i64(self.offset);
            } else {
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
