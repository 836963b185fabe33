//! OffsetFetch, API 9.
//!
//! From `schemas/wire/OffsetFetchRequest.json` and `schemas/wire/OffsetFetchResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `OffsetFetchRequest`, versions 0-10, flexible from 6.
    #[derive(Debug, Clone, PartialEq)]
    pub struct OffsetFetchRequest<'a> {
        /// String, versions 0-7, `groupId`.
        pub group_id: &'a str,
        /// Array of [`OffsetFetchRequestTopic`], versions 0-7, nullable in versions 2-7.
        pub topics: Option<Vec<OffsetFetchRequestTopic<'a>>>,
        /// Array of [`OffsetFetchRequestGroup`], versions 8+.
        pub groups: Vec<OffsetFetchRequestGroup<'a>>,
        /// Bool, versions 7+.
        pub require_stable: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for OffsetFetchRequest<'_> {
        fn default() -> Self {
            Self {
                group_id: "",
                topics: Some(Vec::new()),
                groups: Vec::new(),
                require_stable: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for OffsetFetchRequest<'a> {
        const NAME: &'static str = "OffsetFetchRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 10);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(6, 10);
    }

    impl<'a> Request<'a> for OffsetFetchRequest<'a> {
        const API_KEY: ApiKey = ApiKey::OffsetFetch;
        type Response<'r> = super::response::OffsetFetchResponse<'r>;
    }

    impl<'a> Structure<'a> for OffsetFetchRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            if version <= 7 {
                self.group_id = decoder.string("group_id", flexible)?;
                self.topics = if version >= 2 {
                    decoder.nullable_structures("topics", flexible, version)?
                } else {
                    Some(decoder.structures("topics", flexible, version)?)
                };
            }
            if version >= 8 {
                self.groups = decoder.structures("groups", true, version)?;
            }
            if version >= 7 {
                self.require_stable = decoder.bool("require_stable")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            if version <= 7 {
                sink.put_string("group_id", flexible, self.group_id)?;
                if version >= 2 {
                    sink.put_nullable_structures(
                        "topics",
                        flexible,
                        version,
                        self.topics.as_deref(),
                    )?;
                } else {
                    sink.put_required_structures(
                        "topics",
                        flexible,
                        version,
                        self.topics.as_deref(),
                    )?;
                }
            } else {
                absent("group_id", version, self.group_id.is_empty())?;
                absent(
                    "topics",
                    version,
                    self.topics.as_ref().is_some_and(|value| value.is_empty()),
                )?;
            }
            if version >= 8 {
                sink.put_structures("groups", true, version, &self.groups)?;
            } else {
                absent("groups", version, self.groups.is_empty())?;
            }
            if version >= 7 {
                sink.put_bool(self.require_stable);
            } else {
                absent("require_stable", version, !self.require_stable)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetFetchRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetFetchRequestTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of int32.
        pub partition_indexes: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetFetchRequestTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.name = decoder.string("name", flexible)?;
            self.partition_indexes = decoder.array("partition_indexes", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_string("name", flexible, self.name)?;
            sink.put_array("partition_indexes", flexible, self.partition_indexes)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetFetchRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct OffsetFetchRequestGroup<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// String, versions 9+, nullable, default null, ignorable.
        pub member_id: Option<&'a str>,
        /// Int32, versions 9+, default -1, ignorable.
        pub member_epoch: i32,
        /// Array of [`OffsetFetchRequestTopics`], nullable.
        pub topics: Option<Vec<OffsetFetchRequestTopics<'a>>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for OffsetFetchRequestGroup<'_> {
        fn default() -> Self {
            Self {
                group_id: "",
                member_id: None,
                member_epoch: -1,
                topics: Some(Vec::new()),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for OffsetFetchRequestGroup<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.group_id = decoder.string("group_id", true)?;
            if version >= 9 {
                self.member_id = decoder.nullable_string("member_id", true)?;
                self.member_epoch = decoder.i32("member_epoch")?;
            }
            self.topics = decoder.nullable_structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("group_id", true, self.group_id)?;
            if version >= 9 {
                sink.put_nullable_string("member_id", true, self.member_id)?;
                sink.put_i32(self.member_epoch);
            }
            sink.put_nullable_structures("topics", true, version, self.topics.as_deref())?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetFetchRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetFetchRequestTopics<'a> {
        /// String, versions 8-9, ignorable, `topicName`.
        pub name: &'a str,
        /// Uuid, versions 10+, ignorable.
        pub topic_id: Uuid,
        /// Array of int32.
        pub partition_indexes: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetFetchRequestTopics<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            if version <= 9 {
                self.name = decoder.string("name", true)?;
            }
            if version >= 10 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partition_indexes = decoder.array("partition_indexes", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            if version <= 9 {
                sink.put_string("name", true, self.name)?;
            }
            if version >= 10 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_array("partition_indexes", true, self.partition_indexes)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `OffsetFetchResponse`, versions 0-10, flexible from 6.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetFetchResponse<'a> {
        /// Int32, versions 3+, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`OffsetFetchResponseTopic`], versions 0-7.
        pub topics: Vec<OffsetFetchResponseTopic<'a>>,
        /// Int16, versions 2-7, ignorable.
        pub error_code: i16,
        /// Array of [`OffsetFetchResponseGroup`], versions 8+.
        pub groups: Vec<OffsetFetchResponseGroup<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for OffsetFetchResponse<'a> {
        const NAME: &'static str = "OffsetFetchResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 10);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(6, 10);
    }

    impl<'a> Response<'a> for OffsetFetchResponse<'a> {
        const API_KEY: ApiKey = ApiKey::OffsetFetch;
    }

    impl<'a> Structure<'a> for OffsetFetchResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            if version >= 3 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            if version <= 7 {
                self.topics = decoder.structures("topics", flexible, version)?;
            }
            if (2..=7).contains(&version) {
                self.error_code = decoder.i16("error_code")?;
            }
            if version >= 8 {
                self.groups = decoder.structures("groups", true, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            if version >= 3 {
                sink.put_i32(self.throttle_time_ms);
            }
            if version <= 7 {
                sink.put_structures("topics", flexible, version, &self.topics)?;
            } else {
                absent("topics", version, self.topics.is_empty())?;
            }
            if (2..=7).contains(&version) {
                sink.put_i16(self.error_code);
            }
            if version >= 8 {
                sink.put_structures("groups", true, version, &self.groups)?;
            } else {
                absent("groups", version, self.groups.is_empty())?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetFetchResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetFetchResponseTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`OffsetFetchResponsePartition`].
        pub partitions: Vec<OffsetFetchResponsePartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetFetchResponseTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.name = decoder.string("name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_string("name", flexible, self.name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetFetchResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct OffsetFetchResponsePartition<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int64.
        pub committed_offset: i64,
        /// Int32, versions 5+, default -1, ignorable.
        pub committed_leader_epoch: i32,
        /// String, nullable.
        pub metadata: Option<&'a str>,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for OffsetFetchResponsePartition<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                committed_offset: 0,
                committed_leader_epoch: -1,
                metadata: Some(""),
                error_code: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for OffsetFetchResponsePartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.partition_index = decoder.i32("partition_index")?;
            self.committed_offset = decoder.i64("committed_offset")?;
            if version >= 5 {
                self.committed_leader_epoch = decoder.i32("committed_leader_epoch")?;
            }
            self.metadata = decoder.nullable_string("metadata", flexible)?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_i32(self.partition_index);
            sink.put_i64(self.committed_offset);
            if version >= 5 {
                sink.put_i32(self.committed_leader_epoch);
            }
            sink.put_nullable_string("metadata", flexible, self.metadata)?;
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetFetchResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetFetchResponseGroup<'a> {
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Array of [`OffsetFetchResponseTopics`].
        pub topics: Vec<OffsetFetchResponseTopics<'a>>,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetFetchResponseGroup<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.group_id = decoder.string("group_id", true)?;
            self.topics = decoder.structures("topics", true, version)?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("group_id", true, self.group_id)?;
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetFetchResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct OffsetFetchResponseTopics<'a> {
        /// String, versions 8-9, ignorable, `topicName`.
        pub name: &'a str,
        /// Uuid, versions 10+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`OffsetFetchResponsePartitions`].
        pub partitions: Vec<OffsetFetchResponsePartitions<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for OffsetFetchResponseTopics<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            if version <= 9 {
                self.name = decoder.string("name", true)?;
            }
            if version >= 10 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            if version <= 9 {
                sink.put_string("name", true, self.name)?;
            }
            if version >= 10 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`OffsetFetchResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct OffsetFetchResponsePartitions<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int64.
        pub committed_offset: i64,
        /// Int32, default -1, ignorable.
        pub committed_leader_epoch: i32,
        /// String, nullable.
        pub metadata: Option<&'a str>,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for OffsetFetchResponsePartitions<'_> {
        fn default() -> Self {
            Self {
                partition_index: 0,
                committed_offset: 0,
                committed_leader_epoch: -1,
                metadata: Some(""),
                error_code: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for OffsetFetchResponsePartitions<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.committed_offset = decoder.i64("committed_offset")?;
            self.committed_leader_epoch = decoder.i32("committed_leader_epoch")?;
            self.metadata = decoder.nullable_string("metadata", true)?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i64(self.committed_offset);
            sink.put_i32(self.committed_leader_epoch);
            sink.put_nullable_string("metadata", true, self.metadata)?;
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
