//! ReadShareGroupState, API 84.
//!
//! From `schemas/wire/ReadShareGroupStateRequest.json` and `schemas/wire/ReadShareGroupStateResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ReadShareGroupStateRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReadShareGroupStateRequest<'a> {
        /// String.
        pub group_id: &'a str,
        /// Array of [`ReadStateData`].
        pub topics: Vec<ReadStateData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ReadShareGroupStateRequest<'a> {
        const NAME: &'static str = "ReadShareGroupStateRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for ReadShareGroupStateRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ReadShareGroupState;
        type Response<'r> = super::response::ReadShareGroupStateResponse<'r>;
    }

    impl<'a> Structure<'a> for ReadShareGroupStateRequest<'a> {
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

    /// Nested in [`ReadShareGroupStateRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReadStateData<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ReadStateData<'a> {
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

    /// Nested in [`ReadShareGroupStateRequest`].
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

    /// `ReadShareGroupStateResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReadShareGroupStateResponse<'a> {
        /// Array of [`ReadStateResult`].
        pub results: Vec<ReadStateResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ReadShareGroupStateResponse<'a> {
        const NAME: &'static str = "ReadShareGroupStateResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for ReadShareGroupStateResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ReadShareGroupState;
    }

    impl<'a> Structure<'a> for ReadShareGroupStateResponse<'a> {
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

    /// Nested in [`ReadShareGroupStateResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReadStateResult<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`PartitionResult`].
        pub partitions: Vec<PartitionResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ReadStateResult<'a> {
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

    /// Nested in [`ReadShareGroupStateResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionResult<'a> {
        /// Int32.
        pub partition: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Int32.
        pub state_epoch: i32,
        /// Int64.
        pub start_offset: i64,
        /// Array of [`StateBatch`].
        pub state_batches: Vec<StateBatch<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition = decoder.i32("partition")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.state_epoch = decoder.i32("state_epoch")?;
            self.start_offset = decoder.i64("start_offset")?;
            self.state_batches = decoder.structures("state_batches", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_i32(self.state_epoch);
            sink.put_i64(self.start_offset);
            sink.put_structures("state_batches", true, version, &self.state_batches)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ReadShareGroupStateResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct StateBatch<'a> {
        /// Int64.
        pub first_offset: i64,
        /// Int64.
        pub last_offset: i64,
        /// Int8.
        pub delivery_state: i8,
        /// Int16.
        pub delivery_count: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for StateBatch<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.first_offset = decoder.i64("first_offset")?;
            self.last_offset = decoder.i64("last_offset")?;
            self.delivery_state = decoder.i8("delivery_state")?;
            self.delivery_count = decoder.i16("delivery_count")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i64(self.first_offset);
            sink.put_i64(self.last_offset);
            sink.put_i8(self.delivery_state);
            sink.put_i16(self.delivery_count);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
