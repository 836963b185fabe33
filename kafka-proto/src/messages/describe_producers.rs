//! DescribeProducers, API 61.
//!
//! From `schemas/wire/DescribeProducersRequest.json` and `schemas/wire/DescribeProducersResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeProducersRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeProducersRequest<'a> {
        /// Array of [`TopicRequest`].
        pub topics: Vec<TopicRequest<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeProducersRequest<'a> {
        const NAME: &'static str = "DescribeProducersRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for DescribeProducersRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeProducers;
        type Response<'r> = super::response::DescribeProducersResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeProducersRequest<'a> {
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

    /// Nested in [`DescribeProducersRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicRequest<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of int32.
        pub partition_indexes: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.partition_indexes = decoder.array("partition_indexes", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_array("partition_indexes", true, self.partition_indexes)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeProducersResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeProducersResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`TopicResponse`].
        pub topics: Vec<TopicResponse<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeProducersResponse<'a> {
        const NAME: &'static str = "DescribeProducersResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for DescribeProducersResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeProducers;
    }

    impl<'a> Structure<'a> for DescribeProducersResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeProducersResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicResponse<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`PartitionResponse`].
        pub partitions: Vec<PartitionResponse<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicResponse<'a> {
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

    /// Nested in [`DescribeProducersResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionResponse<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Array of [`ProducerState`].
        pub active_producers: Vec<ProducerState<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.active_producers = decoder.structures("active_producers", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_structures("active_producers", true, version, &self.active_producers)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeProducersResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct ProducerState<'a> {
        /// Int64, `producerId`.
        pub producer_id: i64,
        /// Int32.
        pub producer_epoch: i32,
        /// Int32, default -1.
        pub last_sequence: i32,
        /// Int64, default -1.
        pub last_timestamp: i64,
        /// Int32.
        pub coordinator_epoch: i32,
        /// Int64, default -1.
        pub current_txn_start_offset: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ProducerState<'_> {
        fn default() -> Self {
            Self {
                producer_id: 0,
                producer_epoch: 0,
                last_sequence: -1,
                last_timestamp: -1,
                coordinator_epoch: 0,
                current_txn_start_offset: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for ProducerState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.producer_id = decoder.i64("producer_id")?;
            self.producer_epoch = decoder.i32("producer_epoch")?;
            self.last_sequence = decoder.i32("last_sequence")?;
            self.last_timestamp = decoder.i64("last_timestamp")?;
            self.coordinator_epoch = decoder.i32("coordinator_epoch")?;
            self.current_txn_start_offset = decoder.i64("current_txn_start_offset")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i64(self.producer_id);
            sink.put_i32(self.producer_epoch);
            sink.put_i32(self.last_sequence);
            sink.put_i64(self.last_timestamp);
            sink.put_i32(self.coordinator_epoch);
            sink.put_i64(self.current_txn_start_offset);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
