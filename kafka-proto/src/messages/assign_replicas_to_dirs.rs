//! AssignReplicasToDirs, API 73.
//!
//! From `schemas/wire/AssignReplicasToDirsRequest.json` and `schemas/wire/AssignReplicasToDirsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AssignReplicasToDirsRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct AssignReplicasToDirsRequest<'a> {
        /// Int32, `brokerId`.
        pub broker_id: i32,
        /// Int64, default -1.
        pub broker_epoch: i64,
        /// Array of [`DirectoryData`].
        pub directories: Vec<DirectoryData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AssignReplicasToDirsRequest<'_> {
        fn default() -> Self {
            Self {
                broker_id: 0,
                broker_epoch: -1,
                directories: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for AssignReplicasToDirsRequest<'a> {
        const NAME: &'static str = "AssignReplicasToDirsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for AssignReplicasToDirsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AssignReplicasToDirs;
        type Response<'r> = super::response::AssignReplicasToDirsResponse<'r>;
    }

    impl<'a> Structure<'a> for AssignReplicasToDirsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.broker_id = decoder.i32("broker_id")?;
            self.broker_epoch = decoder.i64("broker_epoch")?;
            self.directories = decoder.structures("directories", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.broker_id);
            sink.put_i64(self.broker_epoch);
            sink.put_structures("directories", true, version, &self.directories)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AssignReplicasToDirsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DirectoryData<'a> {
        /// Uuid.
        pub id: Uuid,
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DirectoryData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.id = decoder.uuid("id")?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.id);
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AssignReplicasToDirsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicData<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topic_id = decoder.uuid("topic_id")?;
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.topic_id);
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AssignReplicasToDirsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AssignReplicasToDirsResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AssignReplicasToDirsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Array of [`DirectoryData`].
        pub directories: Vec<DirectoryData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AssignReplicasToDirsResponse<'a> {
        const NAME: &'static str = "AssignReplicasToDirsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for AssignReplicasToDirsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AssignReplicasToDirs;
    }

    impl<'a> Structure<'a> for AssignReplicasToDirsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.directories = decoder.structures("directories", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_structures("directories", true, version, &self.directories)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AssignReplicasToDirsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DirectoryData<'a> {
        /// Uuid.
        pub id: Uuid,
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DirectoryData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.id = decoder.uuid("id")?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.id);
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AssignReplicasToDirsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicData<'a> {
        /// Uuid.
        pub topic_id: Uuid,
        /// Array of [`PartitionData`].
        pub partitions: Vec<PartitionData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.topic_id = decoder.uuid("topic_id")?;
            self.partitions = decoder.structures("partitions", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_uuid(self.topic_id);
            sink.put_structures("partitions", true, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AssignReplicasToDirsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct PartitionData<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for PartitionData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
