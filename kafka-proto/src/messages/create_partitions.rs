//! CreatePartitions, API 37.
//!
//! From `schemas/wire/CreatePartitionsRequest.json` and `schemas/wire/CreatePartitionsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `CreatePartitionsRequest`, versions 0-3, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreatePartitionsRequest<'a> {
        /// Array of [`CreatePartitionsTopic`].
        pub topics: Vec<CreatePartitionsTopic<'a>>,
        /// Int32.
        pub timeout_ms: i32,
        /// Bool.
        pub validate_only: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for CreatePartitionsRequest<'a> {
        const NAME: &'static str = "CreatePartitionsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 3);
    }

    impl<'a> Request<'a> for CreatePartitionsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::CreatePartitions;
        type Response<'r> = super::response::CreatePartitionsResponse<'r>;
    }

    impl<'a> Structure<'a> for CreatePartitionsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.topics = decoder.structures("topics", flexible, version)?;
            self.timeout_ms = decoder.i32("timeout_ms")?;
            self.validate_only = decoder.bool("validate_only")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_i32(self.timeout_ms);
            sink.put_bool(self.validate_only);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`CreatePartitionsRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct CreatePartitionsTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Int32.
        pub count: i32,
        /// Array of [`CreatePartitionsAssignment`], nullable.
        pub assignments: Option<Vec<CreatePartitionsAssignment<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for CreatePartitionsTopic<'_> {
        fn default() -> Self {
            Self {
                name: "",
                count: 0,
                assignments: Some(Vec::new()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for CreatePartitionsTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.name = decoder.string("name", flexible)?;
            self.count = decoder.i32("count")?;
            self.assignments = decoder.nullable_structures("assignments", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("name", flexible, self.name)?;
            sink.put_i32(self.count);
            sink.put_nullable_structures(
                "assignments",
                flexible,
                version,
                self.assignments.as_deref(),
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`CreatePartitionsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreatePartitionsAssignment<'a> {
        /// Array of int32, `brokerId`.
        pub broker_ids: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for CreatePartitionsAssignment<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.broker_ids = decoder.array("broker_ids", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_array("broker_ids", flexible, self.broker_ids)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `CreatePartitionsResponse`, versions 0-3, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreatePartitionsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`CreatePartitionsTopicResult`].
        pub results: Vec<CreatePartitionsTopicResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for CreatePartitionsResponse<'a> {
        const NAME: &'static str = "CreatePartitionsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 3);
    }

    impl<'a> Response<'a> for CreatePartitionsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::CreatePartitions;
    }

    impl<'a> Structure<'a> for CreatePartitionsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.results = decoder.structures("results", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures("results", flexible, version, &self.results)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`CreatePartitionsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct CreatePartitionsTopicResult<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for CreatePartitionsTopicResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.name = decoder.string("name", flexible)?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("name", flexible, self.name)?;
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", flexible, self.error_message)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
