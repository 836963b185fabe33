//! AlterPartitionReassignments, API 45.
//!
//! From `schemas/wire/AlterPartitionReassignmentsRequest.json` and `schemas/wire/AlterPartitionReassignmentsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AlterPartitionReassignmentsRequest`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct AlterPartitionReassignmentsRequest<'a> {
        /// Int32, default 60000.
        pub timeout_ms: i32,
        /// Bool, versions 1+, default true.
        pub allow_replication_factor_change: bool,
        /// Array of [`ReassignableTopic`].
        pub topics: Vec<ReassignableTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AlterPartitionReassignmentsRequest<'_> {
        fn default() -> Self {
            Self {
                timeout_ms: 60000,
                allow_replication_factor_change: true,
                topics: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for AlterPartitionReassignmentsRequest<'a> {
        const NAME: &'static str = "AlterPartitionReassignmentsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Request<'a> for AlterPartitionReassignmentsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AlterPartitionReassignments;
        type Response<'r> = super::response::AlterPartitionReassignmentsResponse<'r>;
    }

    impl<'a> Structure<'a> for AlterPartitionReassignmentsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.timeout_ms = decoder.i32("timeout_ms")?;
            if version >= 1 {
                self.allow_replication_factor_change =
                    decoder.bool("allow_replication_factor_change")?;
            }
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.timeout_ms);
            if version >= 1 {
                sink.put_bool(self.allow_replication_factor_change);
            } else {
                absent(
                    "allow_replication_factor_change",
                    version,
                    self.allow_replication_factor_change,
                )?;
            }
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterPartitionReassignmentsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReassignableTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`ReassignablePartition`].
        pub partitions: Vec<ReassignablePartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ReassignableTopic<'a> {
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

    /// Nested in [`AlterPartitionReassignmentsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReassignablePartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Array of int32, nullable, default null, `brokerId`.
        pub replicas: Option<Array<'a, i32>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ReassignablePartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.replicas = decoder.nullable_array("replicas", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_nullable_array("replicas", true, self.replicas)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AlterPartitionReassignmentsResponse`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct AlterPartitionReassignmentsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Bool, versions 1+, default true, ignorable.
        pub allow_replication_factor_change: bool,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Array of [`ReassignableTopicResponse`].
        pub responses: Vec<ReassignableTopicResponse<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AlterPartitionReassignmentsResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                allow_replication_factor_change: true,
                error_code: 0,
                error_message: Some(""),
                responses: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for AlterPartitionReassignmentsResponse<'a> {
        const NAME: &'static str = "AlterPartitionReassignmentsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Response<'a> for AlterPartitionReassignmentsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AlterPartitionReassignments;
    }

    impl<'a> Structure<'a> for AlterPartitionReassignmentsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            if version >= 1 {
                self.allow_replication_factor_change =
                    decoder.bool("allow_replication_factor_change")?;
            }
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.responses = decoder.structures("responses", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            if version >= 1 {
                sink.put_bool(self.allow_replication_factor_change);
            }
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_structures("responses", true, version, &self.responses)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterPartitionReassignmentsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ReassignableTopicResponse<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`ReassignablePartitionResponse`].
        pub partitions: Vec<ReassignablePartitionResponse<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ReassignableTopicResponse<'a> {
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

    /// Nested in [`AlterPartitionReassignmentsResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct ReassignablePartitionResponse<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ReassignablePartitionResponse<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                error_code: 0,
                error_message: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for ReassignablePartitionResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
