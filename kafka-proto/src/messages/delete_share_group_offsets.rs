//! DeleteShareGroupOffsets, API 92.
//!
//! From `schemas/wire/DeleteShareGroupOffsetsRequest.json` and `schemas/wire/DeleteShareGroupOffsetsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DeleteShareGroupOffsetsRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteShareGroupOffsetsRequest<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Array of [`DeleteShareGroupOffsetsRequestTopic`].
        pub topics: Vec<DeleteShareGroupOffsetsRequestTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DeleteShareGroupOffsetsRequest<'a> {
        const NAME: &'static str = "DeleteShareGroupOffsetsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for DeleteShareGroupOffsetsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DeleteShareGroupOffsets;
        type Response<'r> = super::response::DeleteShareGroupOffsetsResponse<'r>;
    }

    impl<'a> Structure<'a> for DeleteShareGroupOffsetsRequest<'a> {
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

    /// Nested in [`DeleteShareGroupOffsetsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteShareGroupOffsetsRequestTopic<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DeleteShareGroupOffsetsRequestTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic_name = decoder.string("topic_name", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic_name", true, self.topic_name)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DeleteShareGroupOffsetsResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteShareGroupOffsetsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Array of [`DeleteShareGroupOffsetsResponseTopic`].
        pub responses: Vec<DeleteShareGroupOffsetsResponseTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DeleteShareGroupOffsetsResponse<'a> {
        const NAME: &'static str = "DeleteShareGroupOffsetsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for DeleteShareGroupOffsetsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DeleteShareGroupOffsets;
    }

    impl<'a> Structure<'a> for DeleteShareGroupOffsetsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.responses = decoder.structures("responses", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_structures("responses", true, version, &self.responses)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DeleteShareGroupOffsetsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DeleteShareGroupOffsetsResponseTopic<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Uuid.
        pub topic_id: Uuid,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DeleteShareGroupOffsetsResponseTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic_name = decoder.string("topic_name", true)?;
            self.topic_id = decoder.uuid("topic_id")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic_name", true, self.topic_name)?;
            sink.put_uuid(self.topic_id);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
