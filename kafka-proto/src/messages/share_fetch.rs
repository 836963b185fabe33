//! ShareFetch, API 78.
//!
//! From `schemas/wire/ShareFetchRequest.json` and `schemas/wire/ShareFetchResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ShareFetchRequest`, versions 1-2, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct ShareFetchRequest<'a> {
        /// String, nullable, default null, `groupId`.
        pub group_id: Option<&'a str>,
        /// String, nullable.
        pub member_id: Option<&'a str>,
        /// Int32.
        pub share_session_epoch: i32,
        /// Int32.
        pub max_wait_ms: i32,
        /// Int32.
        pub min_bytes: i32,
        /// Int32, default 2147483647.
        pub max_bytes: i32,
        /// Int32.
        pub max_records: i32,
        /// Int32.
        pub batch_size: i32,
        /// Int8, versions 2+, ignorable.
        pub share_acquire_mode: i8,
        /// Bool, versions 2+.
        pub is_renew_ack: bool,
        /// Array of [`FetchTopic`].
        pub topics: Vec<FetchTopic<'a>>,
        /// Array of [`ForgottenTopic`].
        pub forgotten_topics_data: Vec<ForgottenTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ShareFetchRequest<'_> {
        fn default() -> Self {
            Self {
                group_id: None,
                member_id: Some(""),
                share_session_epoch: 0,
                max_wait_ms: 0,
                min_bytes: 0,
                max_bytes: i32::MAX,
                max_records: 0,
                batch_size: 0,
                share_acquire_mode: 0,
                is_renew_ack: false,
                topics: Vec::new(),
                forgotten_topics_data: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for ShareFetchRequest<'a> {
        const NAME: &'static str = "ShareFetchRequest";
        const VERSIONS: VersionRange = VersionRange::new(1, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 2);
    }

    impl<'a> Request<'a> for ShareFetchRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ShareFetch;
        type Response<'r> = super::response::ShareFetchResponse<'r>;
    }

    impl<'a> Structure<'a> for ShareFetchRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.group_id = decoder.nullable_string("group_id", true)?;
            self.member_id = decoder.nullable_string("member_id", true)?;
            self.share_session_epoch = decoder.i32("share_session_epoch")?;
            self.max_wait_ms = decoder.i32("max_wait_ms")?;
            self.min_bytes = decoder.i32("min_bytes")?;
            self.max_bytes = decoder.i32("max_bytes")?;
            self.max_records = decoder.i32("max_records")?;
            self.batch_size = decoder.i32("batch_size")?;
            if version >= 2 {
                self.share_acquire_mode = decoder.i8("share_acquire_mode")?;
                self.is_renew_ack = decoder.bool("is_renew_ack")?;
            }
            self.topics = decoder.structures("topics", true, version)?;
            self.forgotten_topics_data =
                decoder.structures("forgotten_topics_data", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_nullable_string("group_id", true, self.group_id)?;
            sink.put_nullable_string("member_id", true, self.member_id)?;
            sink.put_i32(self.share_session_epoch);
            sink.put_i32(self.max_wait_ms);
            sink.put_i32(self.min_bytes);
            sink.put_i32(self.max_bytes);
            sink.put_i32(self.max_records);
            sink.put_i32(self.batch_size);
            if version >= 2 {
                sink.put_i8(self.share_acquire_mode);
                sink.put_bool(self.is_renew_ack);
            } else {
                absent("is_renew_ack", version, !self.is_renew_ack)?;
            }
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_structures(
                "forgotten_topics_data",
                true,
                version,
                &self.forgotten_topics_data,
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ShareFetchRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct FetchTopic<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`FetchPartition`].
        pub partitions: Vec<FetchPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for FetchTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topic_id = decoder.uuid("topic_id")?;
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.topic_id);
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ShareFetchRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct FetchPartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Array of [`AcknowledgementBatch`].
        pub acknowledgement_batches: Vec<AcknowledgementBatch<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for FetchPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.acknowledgement_batches =
                decoder.structures("acknowledgement_batches", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_structures(
                "acknowledgement_batches",
                true,
                version,
                &self.acknowledgement_batches,
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ShareFetchRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AcknowledgementBatch<'a> {
        /// Int64.
        pub first_offset: i64,
        /// Int64.
        pub last_offset: i64,
        /// Array of int8.
        pub acknowledge_types: Array<'a, i8>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AcknowledgementBatch<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.first_offset = decoder.i64("first_offset")?;
            self.last_offset = decoder.i64("last_offset")?;
            self.acknowledge_types = decoder.array("acknowledge_types", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i64(self.first_offset);
            sink.put_i64(self.last_offset);
            sink.put_array("acknowledge_types", true, self.acknowledge_types)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ShareFetchRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ForgottenTopic<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ForgottenTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic_id = decoder.uuid("topic_id")?;
            self.partitions = decoder.array("partitions", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.topic_id);
            sink.put_array("partitions", true, self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ShareFetchResponse`, versions 1-2, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ShareFetchResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Int32.
        pub acquisition_lock_timeout_ms: i32,
        /// Array of [`ShareFetchableTopicResponse`].
        pub responses: Vec<ShareFetchableTopicResponse<'a>>,
        /// Array of [`NodeEndpoint`].
        pub node_endpoints: Vec<NodeEndpoint<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ShareFetchResponse<'a> {
        const NAME: &'static str = "ShareFetchResponse";
        const VERSIONS: VersionRange = VersionRange::new(1, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 2);
    }

    impl<'a> Response<'a> for ShareFetchResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ShareFetch;
    }

    impl<'a> Structure<'a> for ShareFetchResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.acquisition_lock_timeout_ms = decoder.i32("acquisition_lock_timeout_ms")?;
            self.responses = decoder.structures("responses", true, version)?;
            self.node_endpoints = decoder.structures("node_endpoints", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_i32(self.acquisition_lock_timeout_ms);
            sink.put_structures("responses", true, version, &self.responses)?;
            sink.put_structures("node_endpoints", true, version, &self.node_endpoints)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ShareFetchResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ShareFetchableTopicResponse<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ShareFetchableTopicResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topic_id = decoder.uuid("topic_id")?;
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.topic_id);
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ShareFetchResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Int16.
        pub acknowledge_error_code: i16,
        /// String, nullable, default null.
        pub acknowledge_error_message: Option<&'a str>,
        /// [`LeaderIdAndEpoch`].
        pub current_leader: LeaderIdAndEpoch<'a>,
        /// Records.
        pub records: Records<'a>,
        /// Array of [`AcquiredRecords`].
        pub acquired_records: Vec<AcquiredRecords<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        const HOLDS_RECORDS: bool = true;
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.acknowledge_error_code = decoder.i16("acknowledge_error_code")?;
            self.acknowledge_error_message =
                decoder.nullable_string("acknowledge_error_message", true)?;
            self.current_leader = decoder.structure("current_leader", version)?;
            self.records = decoder.records("records", true)?;
            self.acquired_records = decoder.structures("acquired_records", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        #[inline]
        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_i16(self.acknowledge_error_code);
            sink.put_nullable_string(
                "acknowledge_error_message",
                true,
                self.acknowledge_error_message,
            )?;
            sink.put_structure("current_leader", version, &self.current_leader)?;
            sink.put_records_field("records", true, self.records)?;
            sink.put_structures("acquired_records", true, version, &self.acquired_records)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ShareFetchResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct LeaderIdAndEpoch<'a> {
        /// Int32.
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

    /// Nested in [`ShareFetchResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AcquiredRecords<'a> {
        /// Int64.
        pub first_offset: i64,
        /// Int64.
        pub last_offset: i64,
        /// Int16.
        pub delivery_count: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AcquiredRecords<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.first_offset = decoder.i64("first_offset")?;
            self.last_offset = decoder.i64("last_offset")?;
            self.delivery_count = decoder.i16("delivery_count")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i64(self.first_offset);
            sink.put_i64(self.last_offset);
            sink.put_i16(self.delivery_count);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ShareFetchResponse`].
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
