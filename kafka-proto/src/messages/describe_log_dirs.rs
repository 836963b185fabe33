//! DescribeLogDirs, API 35.
//!
//! From `schemas/wire/DescribeLogDirsRequest.json` and `schemas/wire/DescribeLogDirsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeLogDirsRequest`, versions 0-5, flexible from 2.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeLogDirsRequest<'a> {
        /// Array of [`DescribableLogDirTopic`], nullable.
        pub topics: Option<Vec<DescribableLogDirTopic<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeLogDirsRequest<'_> {
        fn default() -> Self {
            Self {
                topics: Some(Vec::new()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeLogDirsRequest<'a> {
        const NAME: &'static str = "DescribeLogDirsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 5);
    }

    impl<'a> Request<'a> for DescribeLogDirsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeLogDirs;
        type Response<'r> = super::response::DescribeLogDirsResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeLogDirsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.topics = decoder.nullable_structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_nullable_structures("topics", flexible, version, self.topics.as_deref())?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeLogDirsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribableLogDirTopic<'a> {
        /// String, `topicName`.
        pub topic: &'a str,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribableLogDirTopic<'a> {
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

    /// `DescribeLogDirsResponse`, versions 0-5, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeLogDirsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16, versions 3+, ignorable.
        pub error_code: i16,
        /// Array of [`DescribeLogDirsResult`].
        pub results: Vec<DescribeLogDirsResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeLogDirsResponse<'a> {
        const NAME: &'static str = "DescribeLogDirsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 5);
    }

    impl<'a> Response<'a> for DescribeLogDirsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeLogDirs;
    }

    impl<'a> Structure<'a> for DescribeLogDirsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            if version >= 3 {
                self.error_code = decoder.i16("error_code")?;
            }
            self.results = decoder.structures("results", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.throttle_time_ms);
            if version >= 3 {
                sink.put_i16(self.error_code);
            }
            sink.put_structures("results", flexible, version, &self.results)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeLogDirsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeLogDirsResult<'a> {
        /// Int16.
        pub error_code: i16,
        /// String.
        pub log_dir: &'a str,
        /// Array of [`DescribeLogDirsTopic`].
        pub topics: Vec<DescribeLogDirsTopic<'a>>,
        /// Int64, versions 4+, default -1, ignorable.
        pub total_bytes: i64,
        /// Int64, versions 4+, default -1, ignorable.
        pub usable_bytes: i64,
        /// Bool, versions 5+, ignorable.
        pub is_cordoned: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeLogDirsResult<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                log_dir: "",
                topics: Vec::new(),
                total_bytes: -1,
                usable_bytes: -1,
                is_cordoned: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribeLogDirsResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.error_code = decoder.i16("error_code")?;
            self.log_dir = decoder.string("log_dir", flexible)?;
            self.topics = decoder.structures("topics", flexible, version)?;
            if version >= 4 {
                self.total_bytes = decoder.i64("total_bytes")?;
                self.usable_bytes = decoder.i64("usable_bytes")?;
            }
            if version >= 5 {
                self.is_cordoned = decoder.bool("is_cordoned")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i16(self.error_code);
            sink.put_string("log_dir", flexible, self.log_dir)?;
            sink.put_structures("topics", flexible, version, &self.topics)?;
            if version >= 4 {
                sink.put_i64(self.total_bytes);
                sink.put_i64(self.usable_bytes);
            }
            if version >= 5 {
                sink.put_bool(self.is_cordoned);
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeLogDirsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeLogDirsTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`DescribeLogDirsPartition`].
        pub partitions: Vec<DescribeLogDirsPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribeLogDirsTopic<'a> {
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

    /// Nested in [`DescribeLogDirsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeLogDirsPartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int64.
        pub partition_size: i64,
        /// Int64.
        pub offset_lag: i64,
        /// Bool.
        pub is_future_key: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribeLogDirsPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.partition_index = decoder.i32("partition_index")?;
            self.partition_size = decoder.i64("partition_size")?;
            self.offset_lag = decoder.i64("offset_lag")?;
            self.is_future_key = decoder.bool("is_future_key")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.partition_index);
            sink.put_i64(self.partition_size);
            sink.put_i64(self.offset_lag);
            sink.put_bool(self.is_future_key);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
