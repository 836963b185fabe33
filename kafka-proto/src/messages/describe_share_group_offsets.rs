//! DescribeShareGroupOffsets, API 90.
//!
//! From `schemas/wire/DescribeShareGroupOffsetsRequest.json` and `schemas/wire/DescribeShareGroupOffsetsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeShareGroupOffsetsRequest`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeShareGroupOffsetsRequest<'a> {
        /// Array of [`DescribeShareGroupOffsetsRequestGroup`].
        pub groups: Vec<DescribeShareGroupOffsetsRequestGroup<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeShareGroupOffsetsRequest<'a> {
        const NAME: &'static str = "DescribeShareGroupOffsetsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Request<'a> for DescribeShareGroupOffsetsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeShareGroupOffsets;
        type Response<'r> = super::response::DescribeShareGroupOffsetsResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeShareGroupOffsetsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.groups = decoder.structures("groups", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_structures("groups", true, version, &self.groups)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeShareGroupOffsetsRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeShareGroupOffsetsRequestGroup<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Array of [`DescribeShareGroupOffsetsRequestTopic`], nullable.
        pub topics: Option<Vec<DescribeShareGroupOffsetsRequestTopic<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeShareGroupOffsetsRequestGroup<'_> {
        fn default() -> Self {
            Self {
                group_id: "",
                topics: Some(Vec::new()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeShareGroupOffsetsRequestGroup<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.group_id = decoder.string("group_id", true)?;
            self.topics = decoder.nullable_structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("group_id", true, self.group_id)?;
            sink.put_nullable_structures("topics", true, version, self.topics.as_deref())?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeShareGroupOffsetsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeShareGroupOffsetsRequestTopic<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribeShareGroupOffsetsRequestTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic_name = decoder.string("topic_name", true)?;
            self.partitions = decoder.array("partitions", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic_name", true, self.topic_name)?;
            sink.put_array("partitions", true, self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeShareGroupOffsetsResponse`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeShareGroupOffsetsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`DescribeShareGroupOffsetsResponseGroup`].
        pub groups: Vec<DescribeShareGroupOffsetsResponseGroup<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeShareGroupOffsetsResponse<'a> {
        const NAME: &'static str = "DescribeShareGroupOffsetsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Response<'a> for DescribeShareGroupOffsetsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeShareGroupOffsets;
    }

    impl<'a> Structure<'a> for DescribeShareGroupOffsetsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.groups = decoder.structures("groups", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("groups", true, version, &self.groups)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeShareGroupOffsetsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeShareGroupOffsetsResponseGroup<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Array of [`DescribeShareGroupOffsetsResponseTopic`].
        pub topics: Vec<DescribeShareGroupOffsetsResponseTopic<'a>>,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribeShareGroupOffsetsResponseGroup<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.group_id = decoder.string("group_id", true)?;
            self.topics = decoder.structures("topics", true, version)?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("group_id", true, self.group_id)?;
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeShareGroupOffsetsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeShareGroupOffsetsResponseTopic<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`DescribeShareGroupOffsetsResponsePartition`].
        pub partitions: Vec<DescribeShareGroupOffsetsResponsePartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribeShareGroupOffsetsResponseTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topic_name = decoder.string("topic_name", true)?;
            self.topic_id = decoder.uuid("topic_id")?;
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic_name", true, self.topic_name)?;
            sink.put_uuid(self.topic_id);
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeShareGroupOffsetsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeShareGroupOffsetsResponsePartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int64.
        pub start_offset: i64,
        /// Int32.
        pub leader_epoch: i32,
        /// Int64, versions 1+, default -1, ignorable.
        pub lag: i64,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeShareGroupOffsetsResponsePartition<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                start_offset: 0,
                leader_epoch: 0,
                lag: -1,
                error_code: 0,
                error_message: None,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeShareGroupOffsetsResponsePartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.start_offset = decoder.i64("start_offset")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            if version >= 1 {
                self.lag = decoder.i64("lag")?;
            }
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i64(self.start_offset);
            sink.put_i32(self.leader_epoch);
            if version >= 1 {
                sink.put_i64(self.lag);
            }
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
