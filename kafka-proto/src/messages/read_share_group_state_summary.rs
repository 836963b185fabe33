//! ReadShareGroupStateSummary, API 87.
//!
//! From `schemas/wire/ReadShareGroupStateSummaryRequest.json` and `schemas/wire/ReadShareGroupStateSummaryResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ReadShareGroupStateSummaryRequest`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReadShareGroupStateSummaryRequest<'a> {
        /// String.
        pub group_id: &'a str,
        /// Array of [`ReadStateSummaryData`].
        pub topics: Vec<ReadStateSummaryData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ReadShareGroupStateSummaryRequest<'a> {
        const NAME: &'static str = "ReadShareGroupStateSummaryRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Request<'a> for ReadShareGroupStateSummaryRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ReadShareGroupStateSummary;
        type Response<'r> = super::response::ReadShareGroupStateSummaryResponse<'r>;
    }

    impl<'a> Structure<'a> for ReadShareGroupStateSummaryRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.group_id = decoder.string("group_id", true)?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("group_id", true, self.group_id)?;
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ReadShareGroupStateSummaryRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReadStateSummaryData<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ReadStateSummaryData<'a> {
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

    /// Nested in [`ReadShareGroupStateSummaryRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition = decoder.i32("partition")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition);
            sink.put_i32(self.leader_epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ReadShareGroupStateSummaryResponse`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReadShareGroupStateSummaryResponse<'a> {
        /// Array of [`ReadStateSummaryResult`].
        pub results: Vec<ReadStateSummaryResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ReadShareGroupStateSummaryResponse<'a> {
        const NAME: &'static str = "ReadShareGroupStateSummaryResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Response<'a> for ReadShareGroupStateSummaryResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ReadShareGroupStateSummary;
    }

    impl<'a> Structure<'a> for ReadShareGroupStateSummaryResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.results = decoder.structures("results", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_structures("results", true, version, &self.results)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ReadShareGroupStateSummaryResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReadStateSummaryResult<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`PartitionResult`].
        pub partitions: Vec<PartitionResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ReadStateSummaryResult<'a> {
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

    /// Nested in [`ReadShareGroupStateSummaryResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct PartitionResult<'a> {
        /// Int32.
        pub partition: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Int32.
        pub state_epoch: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Int64.
        pub start_offset: i64,
        /// Int32, versions 1+, default -1, ignorable.
        pub delivery_complete_count: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for PartitionResult<'_> {
        fn default() -> Self {
            Self {
                partition: 0,
                error_code: 0,
                error_message: None,
                state_epoch: 0,
                leader_epoch: 0,
                start_offset: 0,
                delivery_complete_count: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for PartitionResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition = decoder.i32("partition")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.state_epoch = decoder.i32("state_epoch")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.start_offset = decoder.i64("start_offset")?;
            if version >= 1 {
                self.delivery_complete_count = decoder.i32("delivery_complete_count")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_i32(self.state_epoch);
            sink.put_i32(self.leader_epoch);
            sink.put_i64(self.start_offset);
            if version >= 1 {
                sink.put_i32(self.delivery_complete_count);
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
