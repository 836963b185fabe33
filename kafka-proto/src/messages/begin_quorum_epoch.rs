//! BeginQuorumEpoch, API 53.
//!
//! From `schemas/wire/BeginQuorumEpochRequest.json` and `schemas/wire/BeginQuorumEpochResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `BeginQuorumEpochRequest`, versions 0-1, flexible from 1.
    #[derive(Debug, Clone, PartialEq)]
    pub struct BeginQuorumEpochRequest<'a> {
        /// String, nullable, default null.
        pub cluster_id: Option<&'a str>,
        /// Int32, versions 1+, default -1, ignorable, `brokerId`.
        pub voter_id: i32,
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Array of [`LeaderEndpoint`], versions 1+, ignorable.
        pub leader_endpoints: Vec<LeaderEndpoint<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for BeginQuorumEpochRequest<'_> {
        fn default() -> Self {
            Self {
                cluster_id: None,
                voter_id: -1,
                topics: Vec::new(),
                leader_endpoints: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for BeginQuorumEpochRequest<'a> {
        const NAME: &'static str = "BeginQuorumEpochRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
    }

    impl<'a> Request<'a> for BeginQuorumEpochRequest<'a> {
        const API_KEY: ApiKey = ApiKey::BeginQuorumEpoch;
        type Response<'r> = super::response::BeginQuorumEpochResponse<'r>;
    }

    impl<'a> Structure<'a> for BeginQuorumEpochRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.cluster_id = decoder.nullable_string("cluster_id", flexible)?;
            if version >= 1 {
                self.voter_id = decoder.i32("voter_id")?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            if version >= 1 {
                self.leader_endpoints = decoder.structures("leader_endpoints", true, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_nullable_string("cluster_id", flexible, self.cluster_id)?;
            if version >= 1 {
                sink.put_i32(self.voter_id);
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            if version >= 1 {
                sink.put_structures("leader_endpoints", true, version, &self.leader_endpoints)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`BeginQuorumEpochRequest`].
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
            let flexible = version >= 1;
            self.topic_name = decoder.string("topic_name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_string("topic_name", flexible, self.topic_name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`BeginQuorumEpochRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Uuid, versions 1+, ignorable.
        pub voter_directory_id: Uuid,
        /// Int32, `brokerId`.
        pub leader_id: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.partition_index = decoder.i32("partition_index")?;
            if version >= 1 {
                self.voter_directory_id = decoder.uuid("voter_directory_id")?;
            }
            self.leader_id = decoder.i32("leader_id")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i32(self.partition_index);
            if version >= 1 {
                sink.put_uuid(self.voter_directory_id);
            }
            sink.put_i32(self.leader_id);
            sink.put_i32(self.leader_epoch);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`BeginQuorumEpochRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaderEndpoint<'a> {
        /// String.
        pub name: &'a str,
        /// String.
        pub host: &'a str,
        /// Uint16.
        pub port: u16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for LeaderEndpoint<'a> {
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

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `BeginQuorumEpochResponse`, versions 0-1, flexible from 1.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct BeginQuorumEpochResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Array of [`NodeEndpoint`], versions 1+, tag 0.
        pub node_endpoints: Vec<NodeEndpoint<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for BeginQuorumEpochResponse<'a> {
        const NAME: &'static str = "BeginQuorumEpochResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
    }

    impl<'a> Response<'a> for BeginQuorumEpochResponse<'a> {
        const API_KEY: ApiKey = ApiKey::BeginQuorumEpoch;
    }

    impl<'a> Structure<'a> for BeginQuorumEpochResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.error_code = decoder.i16("error_code")?;
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
                match tag {
                    0 => {
                        self.node_endpoints =
                            decoder.structures("node_endpoints", true, version)?;
                    }
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i16(self.error_code);
            sink.put_structures("topics", flexible, version, &self.topics)?;
            if version < 1 {
                absent("node_endpoints", version, self.node_endpoints.is_empty())?;
            }
            if !flexible {
                return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
            }
            let has_node_endpoints = !self.node_endpoints.is_empty();
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

    /// Nested in [`BeginQuorumEpochResponse`].
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
            let flexible = version >= 1;
            self.topic_name = decoder.string("topic_name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_string("topic_name", flexible, self.topic_name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`BeginQuorumEpochResponse`].
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
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.leader_id = decoder.i32("leader_id")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_i32(self.leader_id);
            sink.put_i32(self.leader_epoch);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`BeginQuorumEpochResponse`].
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
