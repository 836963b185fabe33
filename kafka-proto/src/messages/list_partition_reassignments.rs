//! ListPartitionReassignments, API 46.
//!
//! From `schemas/wire/ListPartitionReassignmentsRequest.json` and `schemas/wire/ListPartitionReassignmentsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ListPartitionReassignmentsRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct ListPartitionReassignmentsRequest<'a> {
        /// Int32, default 60000.
        pub timeout_ms: i32,
        /// Array of [`ListPartitionReassignmentsTopics`], nullable, default null.
        pub topics: Option<Vec<ListPartitionReassignmentsTopics<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ListPartitionReassignmentsRequest<'_> {
        fn default() -> Self {
            Self {
                timeout_ms: 60000,
                topics: None,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for ListPartitionReassignmentsRequest<'a> {
        const NAME: &'static str = "ListPartitionReassignmentsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for ListPartitionReassignmentsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ListPartitionReassignments;
        type Response<'r> = super::response::ListPartitionReassignmentsResponse<'r>;
    }

    impl<'a> Structure<'a> for ListPartitionReassignmentsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.timeout_ms = decoder.i32("timeout_ms")?;
            self.topics = decoder.nullable_structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.timeout_ms);
            sink.put_nullable_structures("topics", true, version, self.topics.as_deref())?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ListPartitionReassignmentsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListPartitionReassignmentsTopics<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of int32.
        pub partition_indexes: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ListPartitionReassignmentsTopics<'a> {
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

    /// `ListPartitionReassignmentsResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct ListPartitionReassignmentsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable.
        pub error_message: Option<&'a str>,
        /// Array of [`OngoingTopicReassignment`].
        pub topics: Vec<OngoingTopicReassignment<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ListPartitionReassignmentsResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: Some(""),
                topics: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for ListPartitionReassignmentsResponse<'a> {
        const NAME: &'static str = "ListPartitionReassignmentsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for ListPartitionReassignmentsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ListPartitionReassignments;
    }

    impl<'a> Structure<'a> for ListPartitionReassignmentsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ListPartitionReassignmentsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OngoingTopicReassignment<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`OngoingPartitionReassignment`].
        pub partitions: Vec<OngoingPartitionReassignment<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OngoingTopicReassignment<'a> {
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

    /// Nested in [`ListPartitionReassignmentsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OngoingPartitionReassignment<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Array of int32, `brokerId`.
        pub replicas: Array<'a, i32>,
        /// Array of int32, `brokerId`.
        pub adding_replicas: Array<'a, i32>,
        /// Array of int32, `brokerId`.
        pub removing_replicas: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OngoingPartitionReassignment<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.replicas = decoder.array("replicas", true)?;
            self.adding_replicas = decoder.array("adding_replicas", true)?;
            self.removing_replicas = decoder.array("removing_replicas", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_array("replicas", true, self.replicas)?;
            sink.put_array("adding_replicas", true, self.adding_replicas)?;
            sink.put_array("removing_replicas", true, self.removing_replicas)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
