//! WriteShareGroupState, API 85.
//!
//! From `schemas/wire/WriteShareGroupStateRequest.json` and `schemas/wire/WriteShareGroupStateResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `WriteShareGroupStateRequest`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WriteShareGroupStateRequest<'a> {
        /// String.
        pub group_id: &'a str,
        /// Array of [`WriteStateData`].
        pub topics: Vec<WriteStateData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for WriteShareGroupStateRequest<'a> {
        const NAME: &'static str = "WriteShareGroupStateRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Request<'a> for WriteShareGroupStateRequest<'a> {
        const API_KEY: ApiKey = ApiKey::WriteShareGroupState;
        type Response<'r> = super::response::WriteShareGroupStateResponse<'r>;
    }

    impl<'a> Structure<'a> for WriteShareGroupStateRequest<'a> {
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

    /// Nested in [`WriteShareGroupStateRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WriteStateData<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for WriteStateData<'a> {
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

    /// Nested in [`WriteShareGroupStateRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition: i32,
        /// Int32.
        pub state_epoch: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Int64.
        pub start_offset: i64,
        /// Int32, versions 1+, default -1, ignorable.
        pub delivery_complete_count: i32,
        /// Array of [`StateBatch`].
        pub state_batches: Vec<StateBatch<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for PartitionData<'_> {
        fn default() -> Self {
            Self {
                partition: 0,
                state_epoch: 0,
                leader_epoch: 0,
                start_offset: 0,
                delivery_complete_count: -1,
                state_batches: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition = decoder.i32("partition")?;
            self.state_epoch = decoder.i32("state_epoch")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.start_offset = decoder.i64("start_offset")?;
            if version >= 1 {
                self.delivery_complete_count = decoder.i32("delivery_complete_count")?;
            }
            self.state_batches = decoder.structures("state_batches", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition);
            sink.put_i32(self.state_epoch);
            sink.put_i32(self.leader_epoch);
            sink.put_i64(self.start_offset);
            if version >= 1 {
                sink.put_i32(self.delivery_complete_count);
            }
            sink.put_structures("state_batches", true, version, &self.state_batches)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`WriteShareGroupStateRequest`].
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

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `WriteShareGroupStateResponse`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WriteShareGroupStateResponse<'a> {
        /// Array of [`WriteStateResult`].
        pub results: Vec<WriteStateResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for WriteShareGroupStateResponse<'a> {
        const NAME: &'static str = "WriteShareGroupStateResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Response<'a> for WriteShareGroupStateResponse<'a> {
        const API_KEY: ApiKey = ApiKey::WriteShareGroupState;
    }

    impl<'a> Structure<'a> for WriteShareGroupStateResponse<'a> {
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

    /// Nested in [`WriteShareGroupStateResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WriteStateResult<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`PartitionResult`].
        pub partitions: Vec<PartitionResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for WriteStateResult<'a> {
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

    /// Nested in [`WriteShareGroupStateResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionResult<'a> {
        /// Int32.
        pub partition: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition = decoder.i32("partition")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
