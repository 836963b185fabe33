//! DeleteRecords, API 21.
//!
//! From `schemas/wire/DeleteRecordsRequest.json` and `schemas/wire/DeleteRecordsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DeleteRecordsRequest`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteRecordsRequest<'a> {
        /// Array of [`DeleteRecordsTopic`].
        pub topics: Vec<DeleteRecordsTopic<'a>>,
        /// Int32.
        pub timeout_ms: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DeleteRecordsRequest<'a> {
        const NAME: &'static str = "DeleteRecordsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Request<'a> for DeleteRecordsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DeleteRecords;
        type Response<'r> = super::response::DeleteRecordsResponse<'r>;
    }

    impl<'a> Structure<'a> for DeleteRecordsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.topics = decoder.structures("topics", flexible, version)?;
            self.timeout_ms = decoder.i32("timeout_ms")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_i32(self.timeout_ms);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DeleteRecordsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteRecordsTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`DeleteRecordsPartition`].
        pub partitions: Vec<DeleteRecordsPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DeleteRecordsTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.name = decoder.string("name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("name", flexible, self.name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DeleteRecordsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteRecordsPartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int64.
        pub offset: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DeleteRecordsPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.partition_index = decoder.i32("partition_index")?;
            self.offset = decoder.i64("offset")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.partition_index);
            sink.put_i64(self.offset);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DeleteRecordsResponse`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteRecordsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`DeleteRecordsTopicResult`].
        pub topics: Vec<DeleteRecordsTopicResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DeleteRecordsResponse<'a> {
        const NAME: &'static str = "DeleteRecordsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Response<'a> for DeleteRecordsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DeleteRecords;
    }

    impl<'a> Structure<'a> for DeleteRecordsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DeleteRecordsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteRecordsTopicResult<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`DeleteRecordsPartitionResult`].
        pub partitions: Vec<DeleteRecordsPartitionResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DeleteRecordsTopicResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.name = decoder.string("name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("name", flexible, self.name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DeleteRecordsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteRecordsPartitionResult<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int64.
        pub low_watermark: i64,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DeleteRecordsPartitionResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.partition_index = decoder.i32("partition_index")?;
            self.low_watermark = decoder.i64("low_watermark")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.partition_index);
            sink.put_i64(self.low_watermark);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
