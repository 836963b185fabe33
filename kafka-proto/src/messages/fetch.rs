//! Fetch, API 1.
//!
//! From `schemas/wire/FetchRequest.json` and `schemas/wire/FetchResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `FetchRequest`, versions 0-18, flexible from 12.
    #[derive(Debug, Clone, PartialEq)]
    pub struct FetchRequest<'a> {
        /// String, versions 12+, tag 0, nullable, default null, ignorable.
        pub cluster_id: Option<&'a str>,
        /// Int32, versions 0-14, default -1, `brokerId`.
        pub replica_id: i32,
        /// [`ReplicaState`], versions 15+, tag 1.
        pub replica_state: ReplicaState<'a>,
        /// Int32.
        pub max_wait_ms: i32,
        /// Int32.
        pub min_bytes: i32,
        /// Int32, versions 3+, default 2147483647, ignorable.
        pub max_bytes: i32,
        /// Int8, versions 4+, ignorable.
        pub isolation_level: i8,
        /// Int32, versions 7+, ignorable.
        pub session_id: i32,
        /// Int32, versions 7+, default -1, ignorable.
        pub session_epoch: i32,
        /// Array of [`FetchTopic`].
        pub topics: Vec<FetchTopic<'a>>,
        /// Array of [`ForgottenTopic`], versions 7+.
        pub forgotten_topics_data: Vec<ForgottenTopic<'a>>,
        /// String, versions 11+, ignorable.
        pub rack_id: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for FetchRequest<'_> {
        fn default() -> Self {
            Self {
                cluster_id: None,
                replica_id: -1,
                replica_state: ReplicaState::default(),
                max_wait_ms: 0,
                min_bytes: 0,
                max_bytes: i32::MAX,
                isolation_level: 0,
                session_id: 0,
                session_epoch: -1,
                topics: Vec::new(),
                forgotten_topics_data: Vec::new(),
                rack_id: "",
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for FetchRequest<'a> {
        const NAME: &'static str = "FetchRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 18);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(12, 18);
    }

    impl<'a> Request<'a> for FetchRequest<'a> {
        const API_KEY: ApiKey = ApiKey::Fetch;
        type Response<'r> = super::response::FetchResponse<'r>;
    }

    impl<'a> Structure<'a> for FetchRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            if version <= 14 {
                self.replica_id = decoder.i32("replica_id")?;
            }
            self.max_wait_ms = decoder.i32("max_wait_ms")?;
            self.min_bytes = decoder.i32("min_bytes")?;
            if version >= 3 {
                self.max_bytes = decoder.i32("max_bytes")?;
            }
            if version >= 4 {
                self.isolation_level = decoder.i8("isolation_level")?;
            }
            if version >= 7 {
                self.session_id = decoder.i32("session_id")?;
                self.session_epoch = decoder.i32("session_epoch")?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            if version >= 7 {
                self.forgotten_topics_data =
                    decoder.structures("forgotten_topics_data", flexible, version)?;
            }
            if version >= 11 {
                self.rack_id = decoder.string("rack_id", flexible)?;
            }
            self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
                match tag {
                    0 => {
                        self.cluster_id = decoder.nullable_string("cluster_id", true)?;
                    }
                    1 if version >= 15 => {
                        self.replica_state = decoder.structure("replica_state", version)?;
                    }
                    1 => Err(decoder.tag_not_in_version("replica_state", tag, version))?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            if version <= 14 {
                sink.put_i32(self.replica_id);
            } else {
                absent("replica_id", version, self.replica_id == -1)?;
            }
            if version < 15 {
                absent(
                    "replica_state",
                    version,
                    self.replica_state == ReplicaState::default(),
                )?;
            }
            sink.put_i32(self.max_wait_ms);
            sink.put_i32(self.min_bytes);
            if version >= 3 {
                sink.put_i32(self.max_bytes);
            }
            if version >= 4 {
                sink.put_i8(self.isolation_level);
            }
            if version >= 7 {
                sink.put_i32(self.session_id);
                sink.put_i32(self.session_epoch);
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            if version >= 7 {
                sink.put_structures(
                    "forgotten_topics_data",
                    flexible,
                    version,
                    &self.forgotten_topics_data,
                )?;
            } else {
                absent(
                    "forgotten_topics_data",
                    version,
                    self.forgotten_topics_data.is_empty(),
                )?;
            }
            if version >= 11 {
                sink.put_string("rack_id", flexible, self.rack_id)?;
            }
            if !flexible {
                return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
            }
            let has_cluster_id = self.cluster_id.is_some();
            let has_replica_state = version >= 15 && self.replica_state != ReplicaState::default();
            let known = usize::from(has_cluster_id) + usize::from(has_replica_state);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_cluster_id {
                    tags.put("cluster_id", 0, self.cluster_id)?;
                }
                if has_replica_state {
                    tags.put("replica_state", 1, At(&self.replica_state, version))?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`FetchRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct ReplicaState<'a> {
        /// Int32, default -1, `brokerId`.
        pub replica_id: i32,
        /// Int64, default -1.
        pub replica_epoch: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ReplicaState<'_> {
        fn default() -> Self {
            Self {
                replica_id: -1,
                replica_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for ReplicaState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.replica_id = decoder.i32("replica_id")?;
            self.replica_epoch = decoder.i64("replica_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.replica_id);
            sink.put_i64(self.replica_epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`FetchRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct FetchTopic<'a> {
        /// String, versions 0-12, ignorable, `topicName`.
        pub topic: &'a str,
        /// Uuid, versions 13+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`FetchPartition`].
        pub partitions: Vec<FetchPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for FetchTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            if version <= 12 {
                self.topic = decoder.string("topic", flexible)?;
            }
            if version >= 13 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            if version <= 12 {
                sink.put_string("topic", flexible, self.topic)?;
            }
            if version >= 13 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`FetchRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct FetchPartition<'a> {
        /// Int32.
        pub partition: i32,
        /// Int32, versions 9+, default -1, ignorable.
        pub current_leader_epoch: i32,
        /// Int64.
        pub fetch_offset: i64,
        /// Int32, versions 12+, default -1.
        pub last_fetched_epoch: i32,
        /// Int64, versions 5+, default -1, ignorable.
        pub log_start_offset: i64,
        /// Int32.
        pub partition_max_bytes: i32,
        /// Uuid, versions 17+, tag 0, ignorable.
        pub replica_directory_id: Uuid,
        /// Int64, versions 18+, tag 1, default 9223372036854775807, ignorable.
        pub high_watermark: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for FetchPartition<'_> {
        fn default() -> Self {
            Self {
                partition: 0,
                current_leader_epoch: -1,
                fetch_offset: 0,
                last_fetched_epoch: -1,
                log_start_offset: -1,
                partition_max_bytes: 0,
                replica_directory_id: Uuid::ZERO,
                high_watermark: i64::MAX,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for FetchPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            self.partition = decoder.i32("partition")?;
            if version >= 9 {
                self.current_leader_epoch = decoder.i32("current_leader_epoch")?;
            }
            self.fetch_offset = decoder.i64("fetch_offset")?;
            if version >= 12 {
                self.last_fetched_epoch = decoder.i32("last_fetched_epoch")?;
            }
            if version >= 5 {
                self.log_start_offset = decoder.i64("log_start_offset")?;
            }
            self.partition_max_bytes = decoder.i32("partition_max_bytes")?;
            self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
                match tag {
                    0 if version >= 17 => {
                        self.replica_directory_id = decoder.uuid("replica_directory_id")?;
                    }
                    0 => Err(decoder.tag_not_in_version("replica_directory_id", tag, version))?,
                    1 if version >= 18 => {
                        self.high_watermark = decoder.i64("high_watermark")?;
                    }
                    1 => Err(decoder.tag_not_in_version("high_watermark", tag, version))?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            sink.put_i32(self.partition);
            if version >= 9 {
                sink.put_i32(self.current_leader_epoch);
            }
            sink.put_i64(self.fetch_offset);
            if version >= 12 {
                sink.put_i32(self.last_fetched_epoch);
            } else {
                absent("last_fetched_epoch", version, self.last_fetched_epoch == -1)?;
            }
            if version >= 5 {
                sink.put_i64(self.log_start_offset);
            }
            sink.put_i32(self.partition_max_bytes);
            if !flexible {
                return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
            }
            let has_replica_directory_id = version >= 17 && !self.replica_directory_id.is_zero();
            let has_high_watermark = version >= 18 && self.high_watermark != i64::MAX;
            let known = usize::from(has_replica_directory_id) + usize::from(has_high_watermark);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_replica_directory_id {
                    tags.put("replica_directory_id", 0, self.replica_directory_id)?;
                }
                if has_high_watermark {
                    tags.put("high_watermark", 1, self.high_watermark)?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`FetchRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ForgottenTopic<'a> {
        /// String, versions 7-12, ignorable, `topicName`.
        pub topic: &'a str,
        /// Uuid, versions 13+, ignorable.
        pub topic_id: Uuid,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ForgottenTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            if version <= 12 {
                self.topic = decoder.string("topic", flexible)?;
            }
            if version >= 13 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partitions = decoder.array("partitions", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            if version <= 12 {
                sink.put_string("topic", flexible, self.topic)?;
            }
            if version >= 13 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_array("partitions", flexible, self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `FetchResponse`, versions 0-18, flexible from 12.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct FetchResponse<'a> {
        /// Int32, versions 1+, ignorable.
        pub throttle_time_ms: i32,
        /// Int16, versions 7+, ignorable.
        pub error_code: i16,
        /// Int32, versions 7+.
        pub session_id: i32,
        /// Array of [`FetchableTopicResponse`].
        pub responses: Vec<FetchableTopicResponse<'a>>,
        /// Array of [`NodeEndpoint`], versions 16+, tag 0.
        pub node_endpoints: Vec<NodeEndpoint<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for FetchResponse<'a> {
        const NAME: &'static str = "FetchResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 18);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(12, 18);
    }

    impl<'a> Response<'a> for FetchResponse<'a> {
        const API_KEY: ApiKey = ApiKey::Fetch;
    }

    impl<'a> Structure<'a> for FetchResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            if version >= 1 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            if version >= 7 {
                self.error_code = decoder.i16("error_code")?;
                self.session_id = decoder.i32("session_id")?;
            }
            self.responses = decoder.structures("responses", flexible, version)?;
            self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
                match tag {
                    0 if version >= 16 => {
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
            let flexible = version >= 12;
            if version >= 1 {
                sink.put_i32(self.throttle_time_ms);
            }
            if version >= 7 {
                sink.put_i16(self.error_code);
                sink.put_i32(self.session_id);
            } else {
                absent("session_id", version, self.session_id == 0)?;
            }
            sink.put_structures("responses", flexible, version, &self.responses)?;
            if version < 16 {
                absent("node_endpoints", version, self.node_endpoints.is_empty())?;
            }
            if !flexible {
                return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
            }
            let has_node_endpoints = version >= 16 && !self.node_endpoints.is_empty();
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

    /// Nested in [`FetchResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct FetchableTopicResponse<'a> {
        /// String, versions 0-12, ignorable, `topicName`.
        pub topic: &'a str,
        /// Uuid, versions 13+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for FetchableTopicResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            if version <= 12 {
                self.topic = decoder.string("topic", flexible)?;
            }
            if version >= 13 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            if version <= 12 {
                sink.put_string("topic", flexible, self.topic)?;
            }
            if version >= 13 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`FetchResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Int64.
        pub high_watermark: i64,
        /// Int64, versions 4+, default -1, ignorable.
        pub last_stable_offset: i64,
        /// Int64, versions 5+, default -1, ignorable.
        pub log_start_offset: i64,
        /// [`EpochEndOffset`], versions 12+, tag 0.
        pub diverging_epoch: EpochEndOffset<'a>,
        /// [`LeaderIdAndEpoch`], versions 12+, tag 1.
        pub current_leader: LeaderIdAndEpoch<'a>,
        /// [`SnapshotId`], versions 12+, tag 2.
        pub snapshot_id: SnapshotId<'a>,
        /// Array of [`AbortedTransaction`], versions 4+, nullable, ignorable.
        pub aborted_transactions: Option<Vec<AbortedTransaction<'a>>>,
        /// Int32, versions 11+, default -1, `brokerId`.
        pub preferred_read_replica: i32,
        /// Records, nullable.
        pub records: Option<Records<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for PartitionData<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                error_code: 0,
                high_watermark: 0,
                last_stable_offset: -1,
                log_start_offset: -1,
                diverging_epoch: EpochEndOffset::default(),
                current_leader: LeaderIdAndEpoch::default(),
                snapshot_id: SnapshotId::default(),
                aborted_transactions: Some(Vec::new()),
                preferred_read_replica: -1,
                records: Some(Records::default()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        const HOLDS_RECORDS: bool = true;
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.high_watermark = decoder.i64("high_watermark")?;
            if version >= 4 {
                self.last_stable_offset = decoder.i64("last_stable_offset")?;
            }
            if version >= 5 {
                self.log_start_offset = decoder.i64("log_start_offset")?;
            }
            if version >= 4 {
                self.aborted_transactions =
                    decoder.nullable_structures("aborted_transactions", flexible, version)?;
            }
            if version >= 11 {
                self.preferred_read_replica = decoder.i32("preferred_read_replica")?;
            }
            self.records = decoder.nullable_records("records", flexible)?;
            self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
                match tag {
                    0 => {
                        self.diverging_epoch = decoder.structure("diverging_epoch", version)?;
                    }
                    1 => {
                        self.current_leader = decoder.structure("current_leader", version)?;
                    }
                    2 => {
                        self.snapshot_id = decoder.structure("snapshot_id", version)?;
                    }
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        #[inline]
        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_i64(self.high_watermark);
            if version >= 4 {
                sink.put_i64(self.last_stable_offset);
            }
            if version >= 5 {
                sink.put_i64(self.log_start_offset);
            }
            if version < 12 {
                absent(
                    "diverging_epoch",
                    version,
                    self.diverging_epoch == EpochEndOffset::default(),
                )?;
                absent(
                    "current_leader",
                    version,
                    self.current_leader == LeaderIdAndEpoch::default(),
                )?;
                absent(
                    "snapshot_id",
                    version,
                    self.snapshot_id == SnapshotId::default(),
                )?;
            }
            if version >= 4 {
                sink.put_nullable_structures(
                    "aborted_transactions",
                    flexible,
                    version,
                    self.aborted_transactions.as_deref(),
                )?;
            }
            if version >= 11 {
                sink.put_i32(self.preferred_read_replica);
            } else {
                absent(
                    "preferred_read_replica",
                    version,
                    self.preferred_read_replica == -1,
                )?;
            }
            sink.put_nullable_records_field("records", flexible, self.records)?;
            if !flexible {
                return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
            }
            let has_diverging_epoch = self.diverging_epoch != EpochEndOffset::default();
            let has_current_leader = self.current_leader != LeaderIdAndEpoch::default();
            let has_snapshot_id = self.snapshot_id != SnapshotId::default();
            let known = usize::from(has_diverging_epoch)
                + usize::from(has_current_leader)
                + usize::from(has_snapshot_id);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_diverging_epoch {
                    tags.put("diverging_epoch", 0, At(&self.diverging_epoch, version))?;
                }
                if has_current_leader {
                    tags.put("current_leader", 1, At(&self.current_leader, version))?;
                }
                if has_snapshot_id {
                    tags.put("snapshot_id", 2, At(&self.snapshot_id, version))?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`FetchResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct EpochEndOffset<'a> {
        /// Int32, default -1.
        pub epoch: i32,
        /// Int64, default -1.
        pub end_offset: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for EpochEndOffset<'_> {
        fn default() -> Self {
            Self {
                epoch: -1,
                end_offset: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for EpochEndOffset<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.epoch = decoder.i32("epoch")?;
            self.end_offset = decoder.i64("end_offset")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.epoch);
            sink.put_i64(self.end_offset);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`FetchResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct LeaderIdAndEpoch<'a> {
        /// Int32, default -1, `brokerId`.
        pub leader_id: i32,
        /// Int32, default -1.
        pub leader_epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for LeaderIdAndEpoch<'_> {
        fn default() -> Self {
            Self {
                leader_id: -1,
                leader_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
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

    /// Nested in [`FetchResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct SnapshotId<'a> {
        /// Int64, default -1.
        pub end_offset: i64,
        /// Int32, default -1.
        pub epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for SnapshotId<'_> {
        fn default() -> Self {
            Self {
                end_offset: -1,
                epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
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

    /// Nested in [`FetchResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AbortedTransaction<'a> {
        /// Int64, `producerId`.
        pub producer_id: i64,
        /// Int64.
        pub first_offset: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AbortedTransaction<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            self.producer_id = decoder.i64("producer_id")?;
            self.first_offset = decoder.i64("first_offset")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 12;
            sink.put_i64(self.producer_id);
            sink.put_i64(self.first_offset);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`FetchResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct NodeEndpoint<'a> {
        /// Int32, `brokerId`.
        pub node_id: i32,
        /// String.
        pub host: &'a str,
        /// Int32.
        pub port: i32,
        /// String, nullable, default null.
        pub rack: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for NodeEndpoint<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.node_id = decoder.i32("node_id")?;
            self.host = decoder.string("host", true)?;
            self.port = decoder.i32("port")?;
            self.rack = decoder.nullable_string("rack", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.node_id);
            sink.put_string("host", true, self.host)?;
            sink.put_i32(self.port);
            sink.put_nullable_string("rack", true, self.rack)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
