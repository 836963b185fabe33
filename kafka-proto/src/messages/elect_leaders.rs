//! ElectLeaders, API 43.
//!
//! From `schemas/wire/ElectLeadersRequest.json` and `schemas/wire/ElectLeadersResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ElectLeadersRequest`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq)]
    pub struct ElectLeadersRequest<'a> {
        /// Int8, versions 1+.
        pub election_type: i8,
        /// Array of [`TopicPartitions`], nullable.
        pub topic_partitions: Option<Vec<TopicPartitions<'a>>>,
        /// Int32, default 60000.
        pub timeout_ms: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ElectLeadersRequest<'_> {
        fn default() -> Self {
            Self {
                election_type: 0,
                topic_partitions: Some(Vec::new()),
                timeout_ms: 60000,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for ElectLeadersRequest<'a> {
        const NAME: &'static str = "ElectLeadersRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Request<'a> for ElectLeadersRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ElectLeaders;
        type Response<'r> = super::response::ElectLeadersResponse<'r>;
    }

    impl<'a> Structure<'a> for ElectLeadersRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            if version >= 1 {
                self.election_type = decoder.i8("election_type")?;
            }
            self.topic_partitions =
                decoder.nullable_structures("topic_partitions", flexible, version)?;
            self.timeout_ms = decoder.i32("timeout_ms")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            if version >= 1 {
                sink.put_i8(self.election_type);
            } else {
                absent("election_type", version, self.election_type == 0)?;
            }
            sink.put_nullable_structures(
                "topic_partitions",
                flexible,
                version,
                self.topic_partitions.as_deref(),
            )?;
            sink.put_i32(self.timeout_ms);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ElectLeadersRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicPartitions<'a> {
        /// String, `topicName`.
        pub topic: &'a str,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicPartitions<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.topic = decoder.string("topic", flexible)?;
            self.partitions = decoder.array("partitions", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("topic", flexible, self.topic)?;
            sink.put_array("partitions", flexible, self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ElectLeadersResponse`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ElectLeadersResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16, versions 1+.
        pub error_code: i16,
        /// Array of [`ReplicaElectionResult`].
        pub replica_election_results: Vec<ReplicaElectionResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ElectLeadersResponse<'a> {
        const NAME: &'static str = "ElectLeadersResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Response<'a> for ElectLeadersResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ElectLeaders;
    }

    impl<'a> Structure<'a> for ElectLeadersResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            if version >= 1 {
                self.error_code = decoder.i16("error_code")?;
            }
            self.replica_election_results =
                decoder.structures("replica_election_results", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.throttle_time_ms);
            if version >= 1 {
                sink.put_i16(self.error_code);
            } else {
                absent("error_code", version, self.error_code == 0)?;
            }
            sink.put_structures(
                "replica_election_results",
                flexible,
                version,
                &self.replica_election_results,
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ElectLeadersResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReplicaElectionResult<'a> {
        /// String, `topicName`.
        pub topic: &'a str,
        /// Array of [`PartitionResult`].
        pub partition_result: Vec<PartitionResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ReplicaElectionResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.topic = decoder.string("topic", flexible)?;
            self.partition_result = decoder.structures("partition_result", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("topic", flexible, self.topic)?;
            sink.put_structures(
                "partition_result",
                flexible,
                version,
                &self.partition_result,
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ElectLeadersResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct PartitionResult<'a> {
        /// Int32.
        pub partition_id: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for PartitionResult<'_> {
        fn default() -> Self {
            Self {
                partition_id: 0,
                error_code: 0,
                error_message: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for PartitionResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.partition_id = decoder.i32("partition_id")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.partition_id);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", flexible, self.error_message)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
