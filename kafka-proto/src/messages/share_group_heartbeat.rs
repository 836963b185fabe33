//! ShareGroupHeartbeat, API 76.
//!
//! From `schemas/wire/ShareGroupHeartbeatRequest.json` and `schemas/wire/ShareGroupHeartbeatResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ShareGroupHeartbeatRequest`, version 1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ShareGroupHeartbeatRequest<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// String.
        pub member_id: &'a str,
        /// Int32.
        pub member_epoch: i32,
        /// String, nullable, default null.
        pub rack_id: Option<&'a str>,
        /// Array of string, nullable, default null, `topicName`.
        pub subscribed_topic_names: Option<Vec<&'a str>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ShareGroupHeartbeatRequest<'a> {
        const NAME: &'static str = "ShareGroupHeartbeatRequest";
        const VERSIONS: VersionRange = VersionRange::new(1, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
    }

    impl<'a> Request<'a> for ShareGroupHeartbeatRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ShareGroupHeartbeat;
        type Response<'r> = super::response::ShareGroupHeartbeatResponse<'r>;
    }

    impl<'a> Structure<'a> for ShareGroupHeartbeatRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.group_id = decoder.string("group_id", true)?;
            self.member_id = decoder.string("member_id", true)?;
            self.member_epoch = decoder.i32("member_epoch")?;
            self.rack_id = decoder.nullable_string("rack_id", true)?;
            self.subscribed_topic_names =
                decoder.nullable_strings("subscribed_topic_names", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("group_id", true, self.group_id)?;
            sink.put_string("member_id", true, self.member_id)?;
            sink.put_i32(self.member_epoch);
            sink.put_nullable_string("rack_id", true, self.rack_id)?;
            sink.put_nullable_strings(
                "subscribed_topic_names",
                true,
                self.subscribed_topic_names.as_deref(),
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ShareGroupHeartbeatResponse`, version 1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ShareGroupHeartbeatResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// String, nullable, default null.
        pub member_id: Option<&'a str>,
        /// Int32.
        pub member_epoch: i32,
        /// Int32.
        pub heartbeat_interval_ms: i32,
        /// [`Assignment`], nullable, default null.
        pub assignment: Option<Assignment<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ShareGroupHeartbeatResponse<'a> {
        const NAME: &'static str = "ShareGroupHeartbeatResponse";
        const VERSIONS: VersionRange = VersionRange::new(1, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 1);
    }

    impl<'a> Response<'a> for ShareGroupHeartbeatResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ShareGroupHeartbeat;
    }

    impl<'a> Structure<'a> for ShareGroupHeartbeatResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.member_id = decoder.nullable_string("member_id", true)?;
            self.member_epoch = decoder.i32("member_epoch")?;
            self.heartbeat_interval_ms = decoder.i32("heartbeat_interval_ms")?;
            self.assignment = decoder.nullable_structure("assignment", version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_nullable_string("member_id", true, self.member_id)?;
            sink.put_i32(self.member_epoch);
            sink.put_i32(self.heartbeat_interval_ms);
            sink.put_nullable_structure("assignment", version, self.assignment.as_ref())?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ShareGroupHeartbeatResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Assignment<'a> {
        /// Array of [`TopicPartitions`].
        pub topic_partitions: Vec<TopicPartitions<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Assignment<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topic_partitions = decoder.structures("topic_partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_structures("topic_partitions", true, version, &self.topic_partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ShareGroupHeartbeatResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicPartitions<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicPartitions<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic_id = decoder.uuid("topic_id")?;
            self.partitions = decoder.array("partitions", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.topic_id);
            sink.put_array("partitions", true, self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
