//! Vote, API 52.
//!
//! From `schemas/wire/VoteRequest.json` and `schemas/wire/VoteResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `VoteRequest`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct VoteRequest<'a> {
        /// String, nullable, default null.
        pub cluster_id: Option<&'a str>,
        /// Int32, versions 1+, default -1, ignorable, `brokerId`.
        pub voter_id: i32,
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for VoteRequest<'_> {
        fn default() -> Self {
            Self {
                cluster_id: None,
                voter_id: -1,
                topics: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for VoteRequest<'a> {
        const NAME: &'static str = "VoteRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Request<'a> for VoteRequest<'a> {
        const API_KEY: ApiKey = ApiKey::Vote;
        type Response<'r> = super::response::VoteResponse<'r>;
    }

    impl<'a> Structure<'a> for VoteRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.cluster_id = decoder.nullable_string("cluster_id", true)?;
            if version >= 1 {
                self.voter_id = decoder.i32("voter_id")?;
            }
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_nullable_string("cluster_id", true, self.cluster_id)?;
            if version >= 1 {
                sink.put_i32(self.voter_id);
            }
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`VoteRequest`].
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

    /// Nested in [`VoteRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int32.
        pub replica_epoch: i32,
        /// Int32, `brokerId`.
        pub replica_id: i32,
        /// Uuid, versions 1+, ignorable.
        pub replica_directory_id: Uuid,
        /// Uuid, versions 1+, ignorable.
        pub voter_directory_id: Uuid,
        /// Int32.
        pub last_offset_epoch: i32,
        /// Int64.
        pub last_offset: i64,
        /// Bool, versions 2+.
        pub pre_vote: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.replica_epoch = decoder.i32("replica_epoch")?;
            self.replica_id = decoder.i32("replica_id")?;
            if version >= 1 {
                self.replica_directory_id = decoder.uuid("replica_directory_id")?;
                self.voter_directory_id = decoder.uuid("voter_directory_id")?;
            }
            self.last_offset_epoch = decoder.i32("last_offset_epoch")?;
            self.last_offset = decoder.i64("last_offset")?;
            if version >= 2 {
                self.pre_vote = decoder.bool("pre_vote")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i32(self.replica_epoch);
            sink.put_i32(self.replica_id);
            if version >= 1 {
                sink.put_uuid(self.replica_directory_id);
                sink.put_uuid(self.voter_directory_id);
            }
            sink.put_i32(self.last_offset_epoch);
            sink.put_i64(self.last_offset);
            if version >= 2 {
                sink.put_bool(self.pre_vote);
            } else {
                absent("pre_vote", version, !self.pre_vote)?;
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `VoteResponse`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct VoteResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Array of [`NodeEndpoint`], versions 1+, tag 0.
        pub node_endpoints: Vec<NodeEndpoint<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for VoteResponse<'a> {
        const NAME: &'static str = "VoteResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Response<'a> for VoteResponse<'a> {
        const API_KEY: ApiKey = ApiKey::Vote;
    }

    impl<'a> Structure<'a> for VoteResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.error_code = decoder.i16("error_code")?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
                match tag {
                    0 if version >= 1 => {
                        self.node_endpoints =
                            decoder.structures("node_endpoints", true, version)?;
                    }
                    0 => Err(decoder.tag_not_in_version("node_endpoints", tag, version))?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i16(self.error_code);
            sink.put_structures("topics", true, version, &self.topics)?;
            if version < 1 {
                absent("node_endpoints", version, self.node_endpoints.is_empty())?;
            }
            let has_node_endpoints = version >= 1 && !self.node_endpoints.is_empty();
            let known = usize::from(has_node_endpoints);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_node_endpoints {
                    tags.put(
                        "node_endpoints",
                        0,
                        At(self.node_endpoints.as_slice(), version),
                    )?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`VoteResponse`].
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

    /// Nested in [`VoteResponse`].
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
        /// Bool.
        pub vote_granted: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.leader_id = decoder.i32("leader_id")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.vote_granted = decoder.bool("vote_granted")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_i32(self.leader_id);
            sink.put_i32(self.leader_epoch);
            sink.put_bool(self.vote_granted);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`VoteResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct NodeEndpoint<'a> {
        /// Int32, `brokerId`.
        pub node_id: i32,
        /// String.
        pub host: &'a str,
        /// Uint16.
        pub port: u16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for NodeEndpoint<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.node_id = decoder.i32("node_id")?;
            self.host = decoder.string("host", true)?;
            self.port = decoder.u16("port")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.node_id);
            sink.put_string("host", true, self.host)?;
            sink.put_u16(self.port);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
