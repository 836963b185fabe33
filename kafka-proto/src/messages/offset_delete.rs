//! OffsetDelete, API 47.
//!
//! From `schemas/wire/OffsetDeleteRequest.json` and `schemas/wire/OffsetDeleteResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `OffsetDeleteRequest`, version 0.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetDeleteRequest<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Array of [`OffsetDeleteRequestTopic`].
        pub topics: Vec<OffsetDeleteRequestTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for OffsetDeleteRequest<'a> {
        const NAME: &'static str = "OffsetDeleteRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
    }

    impl<'a> Request<'a> for OffsetDeleteRequest<'a> {
        const API_KEY: ApiKey = ApiKey::OffsetDelete;
        type Response<'r> = super::response::OffsetDeleteResponse<'r>;
    }

    impl<'a> Structure<'a> for OffsetDeleteRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.group_id = decoder.string("group_id", false)?;
            self.topics = decoder.structures("topics", false, version)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("group_id", false, self.group_id)?;
            sink.put_structures("topics", false, version, &self.topics)?;
            sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetDeleteRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetDeleteRequestTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`OffsetDeleteRequestPartition`].
        pub partitions: Vec<OffsetDeleteRequestPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetDeleteRequestTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", false)?;
            self.partitions = decoder.structures("partitions", false, version)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", false, self.name)?;
            sink.put_structures("partitions", false, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetDeleteRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetDeleteRequestPartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetDeleteRequestPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `OffsetDeleteResponse`, version 0.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetDeleteResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Int32, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`OffsetDeleteResponseTopic`].
        pub topics: Vec<OffsetDeleteResponseTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for OffsetDeleteResponse<'a> {
        const NAME: &'static str = "OffsetDeleteResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::EMPTY;
    }

    impl<'a> Response<'a> for OffsetDeleteResponse<'a> {
        const API_KEY: ApiKey = ApiKey::OffsetDelete;
    }

    impl<'a> Structure<'a> for OffsetDeleteResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.error_code = decoder.i16("error_code")?;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.topics = decoder.structures("topics", false, version)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i16(self.error_code);
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("topics", false, version, &self.topics)?;
            sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetDeleteResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetDeleteResponseTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`OffsetDeleteResponsePartition`].
        pub partitions: Vec<OffsetDeleteResponsePartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetDeleteResponseTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", false)?;
            self.partitions = decoder.structures("partitions", false, version)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", false, self.name)?;
            sink.put_structures("partitions", false, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetDeleteResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetDeleteResponsePartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetDeleteResponsePartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields)
        }
    }
}
