//! FetchSnapshot, API 59.
//!
//! From `schemas/wire/FetchSnapshotRequest.json` and `schemas/wire/FetchSnapshotResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `FetchSnapshotRequest`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct FetchSnapshotRequest<'a> {
        /// String, tag 0, nullable, default null.
        pub cluster_id: Option<&'a str>,
        /// Int32, default -1, `brokerId`.
        pub replica_id: i32,
        /// Int32, default 2147483647.
        pub max_bytes: i32,
        /// Array of [`TopicSnapshot`].
        pub topics: Vec<TopicSnapshot<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for FetchSnapshotRequest<'_> {
        fn default() -> Self {
            Self {
                cluster_id: None,
                replica_id: -1,
                max_bytes: i32::MAX,
                topics: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for FetchSnapshotRequest<'a> {
        const NAME: &'static str = "FetchSnapshotRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Request<'a> for FetchSnapshotRequest<'a> {
        const API_KEY: ApiKey = ApiKey::FetchSnapshot;
        type Response<'r> = super::response::FetchSnapshotResponse<'r>;
    }

    impl<'a> Structure<'a> for FetchSnapshotRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.replica_id = decoder.i32("replica_id")?;
            self.max_bytes = decoder.i32("max_bytes")?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
                match tag {
                    0 => {
                        self.cluster_id = decoder.nullable_string("cluster_id", true)?;
                    }
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.replica_id);
            sink.put_i32(self.max_bytes);
            sink.put_structures("topics", true, version, &self.topics)?;
            let has_cluster_id = self.cluster_id.is_some();
            let known = usize::from(has_cluster_id);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_cluster_id {
                    tags.put("cluster_id", 0, self.cluster_id)?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`FetchSnapshotRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicSnapshot<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`PartitionSnapshot`].
        pub partitions: Vec<PartitionSnapshot<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicSnapshot<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`FetchSnapshotRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionSnapshot<'a> {
        /// Int32.
        pub partition: i32,
        /// Int32.
        pub current_leader_epoch: i32,
        /// [`SnapshotId`].
        pub snapshot_id: SnapshotId<'a>,
        /// Int64.
        pub position: i64,
        /// Uuid, versions 1+, tag 0, ignorable.
        pub replica_directory_id: Uuid,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionSnapshot<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition = decoder.i32("partition")?;
            self.current_leader_epoch = decoder.i32("current_leader_epoch")?;
            self.snapshot_id = decoder.structure("snapshot_id", version)?;
            self.position = decoder.i64("position")?;
            self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
                match tag {
                    0 if version >= 1 => {
                        self.replica_directory_id = decoder.uuid("replica_directory_id")?;
                    }
                    0 => Err(decoder.tag_not_in_version("replica_directory_id", tag, version))?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition);
            sink.put_i32(self.current_leader_epoch);
            sink.put_structure("snapshot_id", version, &self.snapshot_id)?;
            sink.put_i64(self.position);
            let has_replica_directory_id = version >= 1 && !self.replica_directory_id.is_zero();
            let known = usize::from(has_replica_directory_id);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_replica_directory_id {
                    tags.put("replica_directory_id", 0, self.replica_directory_id)?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`FetchSnapshotRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct SnapshotId<'a> {
        /// Int64.
        pub end_offset: i64,
        /// Int32.
        pub epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for SnapshotId<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.end_offset = decoder.i64("end_offset")?;
            self.epoch = decoder.i32("epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i64(self.end_offset);
            sink.put_i32(self.epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `FetchSnapshotResponse`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct FetchSnapshotResponse<'a> {
        /// Int32, ignorable.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Array of [`TopicSnapshot`].
        pub topics: Vec<TopicSnapshot<'a>>,
        /// Array of [`NodeEndpoint`], versions 1+, tag 0.
        pub node_endpoints: Vec<NodeEndpoint<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for FetchSnapshotResponse<'a> {
        const NAME: &'static str = "FetchSnapshotResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Response<'a> for FetchSnapshotResponse<'a> {
        const API_KEY: ApiKey = ApiKey::FetchSnapshot;
    }

    impl<'a> Structure<'a> for FetchSnapshotResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
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
            sink.put_i32(self.throttle_time_ms);
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

    /// Nested in [`FetchSnapshotResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicSnapshot<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`PartitionSnapshot`].
        pub partitions: Vec<PartitionSnapshot<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicSnapshot<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`FetchSnapshotResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionSnapshot<'a> {
        /// Int32.
        pub index: i32,
        /// Int16.
        pub error_code: i16,
        /// [`SnapshotId`].
        pub snapshot_id: SnapshotId<'a>,
        /// [`LeaderIdAndEpoch`], tag 0.
        pub current_leader: LeaderIdAndEpoch<'a>,
        /// Int64.
        pub size: i64,
        /// Int64.
        pub position: i64,
        /// Records.
        pub unaligned_records: Records<'a>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionSnapshot<'a> {
        const HOLDS_RECORDS: bool = true;
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.index = decoder.i32("index")?;
            self.error_code = decoder.i16("error_code")?;
            self.snapshot_id = decoder.structure("snapshot_id", version)?;
            self.size = decoder.i64("size")?;
            self.position = decoder.i64("position")?;
            self.unaligned_records = decoder.records("unaligned_records", true)?;
            self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
                match tag {
                    0 => {
                        self.current_leader = decoder.structure("current_leader", version)?;
                    }
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        #[inline]
        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.index);
            sink.put_i16(self.error_code);
            sink.put_structure("snapshot_id", version, &self.snapshot_id)?;
            sink.put_i64(self.size);
            sink.put_i64(self.position);
            sink.put_records_field("unaligned_records", true, self.unaligned_records)?;
            let has_current_leader = self.current_leader != LeaderIdAndEpoch::default();
            let known = usize::from(has_current_leader);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_current_leader {
                    tags.put("current_leader", 0, At(&self.current_leader, version))?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`FetchSnapshotResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct SnapshotId<'a> {
        /// Int64.
        pub end_offset: i64,
        /// Int32.
        pub epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for SnapshotId<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.end_offset = decoder.i64("end_offset")?;
            self.epoch = decoder.i32("epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i64(self.end_offset);
            sink.put_i32(self.epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`FetchSnapshotResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaderIdAndEpoch<'a> {
        /// Int32, `brokerId`.
        pub leader_id: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for LeaderIdAndEpoch<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.leader_id = decoder.i32("leader_id")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.leader_id);
            sink.put_i32(self.leader_epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`FetchSnapshotResponse`].
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
