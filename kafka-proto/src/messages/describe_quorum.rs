//! DescribeQuorum, API 55.
//!
//! From `schemas/wire/DescribeQuorumRequest.json` and `schemas/wire/DescribeQuorumResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeQuorumRequest`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeQuorumRequest<'a> {
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeQuorumRequest<'a> {
        const NAME: &'static str = "DescribeQuorumRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Request<'a> for DescribeQuorumRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeQuorum;
        type Response<'r> = super::response::DescribeQuorumResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeQuorumRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeQuorumRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicData<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topic_name = decoder.string("topic_name", true)?;
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic_name", true, self.topic_name)?;
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeQuorumRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeQuorumResponse`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeQuorumResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, versions 2+, nullable, ignorable.
        pub error_message: Option<&'a str>,
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Array of [`Node`], versions 2+.
        pub nodes: Vec<Node<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeQuorumResponse<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                error_message: Some(""),
                topics: Vec::new(),
                nodes: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeQuorumResponse<'a> {
        const NAME: &'static str = "DescribeQuorumResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Response<'a> for DescribeQuorumResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeQuorum;
    }

    impl<'a> Structure<'a> for DescribeQuorumResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.error_code = decoder.i16("error_code")?;
            if version >= 2 {
                self.error_message = decoder.nullable_string("error_message", true)?;
            }
            self.topics = decoder.structures("topics", true, version)?;
            if version >= 2 {
                self.nodes = decoder.structures("nodes", true, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i16(self.error_code);
            if version >= 2 {
                sink.put_nullable_string("error_message", true, self.error_message)?;
            }
            sink.put_structures("topics", true, version, &self.topics)?;
            if version >= 2 {
                sink.put_structures("nodes", true, version, &self.nodes)?;
            } else {
                absent("nodes", version, self.nodes.is_empty())?;
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeQuorumResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicData<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topic_name = decoder.string("topic_name", true)?;
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic_name", true, self.topic_name)?;
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeQuorumResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// String, versions 2+, nullable, ignorable.
        pub error_message: Option<&'a str>,
        /// Int32, `brokerId`.
        pub leader_id: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Int64.
        pub high_watermark: i64,
        /// Array of [`ReplicaState`].
        pub current_voters: Vec<ReplicaState<'a>>,
        /// Array of [`ReplicaState`].
        pub observers: Vec<ReplicaState<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for PartitionData<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                error_code: 0,
                error_message: Some(""),
                leader_id: 0,
                leader_epoch: 0,
                high_watermark: 0,
                current_voters: Vec::new(),
                observers: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            if version >= 2 {
                self.error_message = decoder.nullable_string("error_message", true)?;
            }
            self.leader_id = decoder.i32("leader_id")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.high_watermark = decoder.i64("high_watermark")?;
            self.current_voters = decoder.structures("current_voters", true, version)?;
            self.observers = decoder.structures("observers", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            if version >= 2 {
                sink.put_nullable_string("error_message", true, self.error_message)?;
            }
            sink.put_i32(self.leader_id);
            sink.put_i32(self.leader_epoch);
            sink.put_i64(self.high_watermark);
            sink.put_structures("current_voters", true, version, &self.current_voters)?;
            sink.put_structures("observers", true, version, &self.observers)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeQuorumResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct ReplicaState<'a> {
        /// Int32, `brokerId`.
        pub replica_id: i32,
        /// Uuid, versions 2+.
        pub replica_directory_id: Uuid,
        /// Int64.
        pub log_end_offset: i64,
        /// Int64, versions 1+, default -1, ignorable.
        pub last_fetch_timestamp: i64,
        /// Int64, versions 1+, default -1, ignorable.
        pub last_caught_up_timestamp: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ReplicaState<'_> {
        fn default() -> Self {
            Self {
                replica_id: 0,
                replica_directory_id: Uuid::ZERO,
                log_end_offset: 0,
                last_fetch_timestamp: -1,
                last_caught_up_timestamp: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for ReplicaState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.replica_id = decoder.i32("replica_id")?;
            if version >= 2 {
                self.replica_directory_id = decoder.uuid("replica_directory_id")?;
            }
            self.log_end_offset = decoder.i64("log_end_offset")?;
            if version >= 1 {
                self.last_fetch_timestamp = decoder.i64("last_fetch_timestamp")?;
                self.last_caught_up_timestamp = decoder.i64("last_caught_up_timestamp")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.replica_id);
            if version >= 2 {
                sink.put_uuid(self.replica_directory_id);
            } else {
                absent(
                    "replica_directory_id",
                    version,
                    self.replica_directory_id.is_zero(),
                )?;
            }
            sink.put_i64(self.log_end_offset);
            if version >= 1 {
                sink.put_i64(self.last_fetch_timestamp);
                sink.put_i64(self.last_caught_up_timestamp);
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeQuorumResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Node<'a> {
        /// Int32, `brokerId`.
        pub node_id: i32,
        /// Array of [`Listener`].
        pub listeners: Vec<Listener<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Node<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.node_id = decoder.i32("node_id")?;
            self.listeners = decoder.structures("listeners", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.node_id);
            sink.put_structures("listeners", true, version, &self.listeners)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeQuorumResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Listener<'a> {
        /// String.
        pub name: &'a str,
        /// String.
        pub host: &'a str,
        /// Uint16.
        pub port: u16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Listener<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.host = decoder.string("host", true)?;
            self.port = decoder.u16("port")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_string("host", true, self.host)?;
            sink.put_u16(self.port);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
