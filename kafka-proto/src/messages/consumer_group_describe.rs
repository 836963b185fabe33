//! ConsumerGroupDescribe, API 69.
//!
//! From `schemas/wire/ConsumerGroupDescribeRequest.json` and `schemas/wire/ConsumerGroupDescribeResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ConsumerGroupDescribeRequest`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ConsumerGroupDescribeRequest<'a> {
        /// Array of string, `groupId`.
        pub group_ids: Vec<&'a str>,
        /// Bool.
        pub include_authorized_operations: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ConsumerGroupDescribeRequest<'a> {
        const NAME: &'static str = "ConsumerGroupDescribeRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Request<'a> for ConsumerGroupDescribeRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ConsumerGroupDescribe;
        type Response<'r> = super::response::ConsumerGroupDescribeResponse<'r>;
    }

    impl<'a> Structure<'a> for ConsumerGroupDescribeRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.group_ids = decoder.strings("group_ids", true)?;
            self.include_authorized_operations = decoder.bool("include_authorized_operations")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_strings("group_ids", true, &self.group_ids)?;
            sink.put_bool(self.include_authorized_operations);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ConsumerGroupDescribeResponse`, versions 0-1, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ConsumerGroupDescribeResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`DescribedGroup`].
        pub groups: Vec<DescribedGroup<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ConsumerGroupDescribeResponse<'a> {
        const NAME: &'static str = "ConsumerGroupDescribeResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 1);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 1);
    }

    impl<'a> Response<'a> for ConsumerGroupDescribeResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ConsumerGroupDescribe;
    }

    impl<'a> Structure<'a> for ConsumerGroupDescribeResponse<'a> {
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

    /// Nested in [`ConsumerGroupDescribeResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribedGroup<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// String, `groupId`.
        pub group_id: &'a str,
        /// String.
        pub group_state: &'a str,
        /// Int32.
        pub group_epoch: i32,
        /// Int32.
        pub assignment_epoch: i32,
        /// String.
        pub assignor_name: &'a str,
        /// Array of [`Member`].
        pub members: Vec<Member<'a>>,
        /// Int32, default -2147483648.
        pub authorized_operations: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribedGroup<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                error_message: None,
                group_id: "",
                group_state: "",
                group_epoch: 0,
                assignment_epoch: 0,
                assignor_name: "",
                members: Vec::new(),
                authorized_operations: i32::MIN,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for DescribedGroup<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            self.group_id = decoder.string("group_id", true)?;
            self.group_state = decoder.string("group_state", true)?;
            self.group_epoch = decoder.i32("group_epoch")?;
            self.assignment_epoch = decoder.i32("assignment_epoch")?;
            self.assignor_name = decoder.string("assignor_name", true)?;
            self.members = decoder.structures("members", true, version)?;
            self.authorized_operations = decoder.i32("authorized_operations")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            sink.put_string("group_id", true, self.group_id)?;
            sink.put_string("group_state", true, self.group_state)?;
            sink.put_i32(self.group_epoch);
            sink.put_i32(self.assignment_epoch);
            sink.put_string("assignor_name", true, self.assignor_name)?;
            sink.put_structures("members", true, version, &self.members)?;
            sink.put_i32(self.authorized_operations);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ConsumerGroupDescribeResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct Member<'a> {
        /// String.
        pub member_id: &'a str,
        /// String, nullable, default null.
        pub instance_id: Option<&'a str>,
        /// String, nullable, default null.
        pub rack_id: Option<&'a str>,
        /// Int32.
        pub member_epoch: i32,
        /// String.
        pub client_id: &'a str,
        /// String.
        pub client_host: &'a str,
        /// Array of string, `topicName`.
        pub subscribed_topic_names: Vec<&'a str>,
        /// String, nullable, default null.
        pub subscribed_topic_regex: Option<&'a str>,
        /// [`Assignment`].
        pub assignment: Assignment<'a>,
        /// [`Assignment`].
        pub target_assignment: Assignment<'a>,
        /// Int8, versions 1+, default -1, ignorable.
        pub member_type: i8,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for Member<'_> {
        fn default() -> Self {
            Self {
                member_id: "",
                instance_id: None,
                rack_id: None,
                member_epoch: 0,
                client_id: "",
                client_host: "",
                subscribed_topic_names: Vec::new(),
                subscribed_topic_regex: None,
                assignment: Assignment::default(),
                target_assignment: Assignment::default(),
                member_type: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for Member<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.member_id = decoder.string("member_id", true)?;
            self.instance_id = decoder.nullable_string("instance_id", true)?;
            self.rack_id = decoder.nullable_string("rack_id", true)?;
            self.member_epoch = decoder.i32("member_epoch")?;
            self.client_id = decoder.string("client_id", true)?;
            self.client_host = decoder.string("client_host", true)?;
            self.subscribed_topic_names = decoder.strings("subscribed_topic_names", true)?;
            self.subscribed_topic_regex =
                decoder.nullable_string("subscribed_topic_regex", true)?;
            self.assignment = decoder.structure("assignment", version)?;
            self.target_assignment = decoder.structure("target_assignment", version)?;
            if version >= 1 {
                self.member_type = decoder.i8("member_type")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("member_id", true, self.member_id)?;
            sink.put_nullable_string("instance_id", true, self.instance_id)?;
            sink.put_nullable_string("rack_id", true, self.rack_id)?;
            sink.put_i32(self.member_epoch);
            sink.put_string("client_id", true, self.client_id)?;
            sink.put_string("client_host", true, self.client_host)?;
            sink.put_strings("subscribed_topic_names", true, &self.subscribed_topic_names)?;
            sink.put_nullable_string("subscribed_topic_regex", true, self.subscribed_topic_regex)?;
            sink.put_structure("assignment", version, &self.assignment)?;
            sink.put_structure("target_assignment", version, &self.target_assignment)?;
            if version >= 1 {
                sink.put_i8(self.member_type);
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ConsumerGroupDescribeResponse`].
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

    /// Nested in [`ConsumerGroupDescribeResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicPartitions<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicPartitions<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic_id = decoder.uuid("topic_id")?;
            self.topic_name = decoder.string("topic_name", true)?;
            self.partitions = decoder.array("partitions", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.topic_id);
            sink.put_string("topic_name", true, self.topic_name)?;
            sink.put_array("partitions", true, self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
