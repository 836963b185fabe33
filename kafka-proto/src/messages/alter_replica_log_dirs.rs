//! AlterReplicaLogDirs, API 34.
//!
//! From `schemas/wire/AlterReplicaLogDirsRequest.json` and `schemas/wire/AlterReplicaLogDirsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AlterReplicaLogDirsRequest`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterReplicaLogDirsRequest<'a> {
        /// Array of [`AlterReplicaLogDir`].
        pub dirs: Vec<AlterReplicaLogDir<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AlterReplicaLogDirsRequest<'a> {
        const NAME: &'static str = "AlterReplicaLogDirsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Request<'a> for AlterReplicaLogDirsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AlterReplicaLogDirs;
        type Response<'r> = super::response::AlterReplicaLogDirsResponse<'r>;
    }

    impl<'a> Structure<'a> for AlterReplicaLogDirsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.dirs = decoder.structures("dirs", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_structures("dirs", flexible, version, &self.dirs)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterReplicaLogDirsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterReplicaLogDir<'a> {
        /// String.
        pub path: &'a str,
        /// Array of [`AlterReplicaLogDirTopic`].
        pub topics: Vec<AlterReplicaLogDirTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AlterReplicaLogDir<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.path = decoder.string("path", flexible)?;
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("path", flexible, self.path)?;
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterReplicaLogDirsRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterReplicaLogDirTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AlterReplicaLogDirTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.name = decoder.string("name", flexible)?;
            self.partitions = decoder.array("partitions", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("name", flexible, self.name)?;
            sink.put_array("partitions", flexible, self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AlterReplicaLogDirsResponse`, versions 0-2, flexible from 2.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterReplicaLogDirsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`AlterReplicaLogDirTopicResult`].
        pub results: Vec<AlterReplicaLogDirTopicResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AlterReplicaLogDirsResponse<'a> {
        const NAME: &'static str = "AlterReplicaLogDirsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 2);
    }

    impl<'a> Response<'a> for AlterReplicaLogDirsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AlterReplicaLogDirs;
    }

    impl<'a> Structure<'a> for AlterReplicaLogDirsResponse<'a> {
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

    /// Nested in [`AlterReplicaLogDirsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterReplicaLogDirTopicResult<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Array of [`AlterReplicaLogDirPartitionResult`].
        pub partitions: Vec<AlterReplicaLogDirPartitionResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AlterReplicaLogDirTopicResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.topic_name = decoder.string("topic_name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_string("topic_name", flexible, self.topic_name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AlterReplicaLogDirsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AlterReplicaLogDirPartitionResult<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AlterReplicaLogDirPartitionResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
