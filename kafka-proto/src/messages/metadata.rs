//! Metadata, API 3.
//!
//! From `schemas/wire/MetadataRequest.json` and `schemas/wire/MetadataResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `MetadataRequest`, versions 0-13, flexible from 9.
    #[derive(Debug, Clone, PartialEq)]
    pub struct MetadataRequest<'a> {
        /// Array of [`MetadataRequestTopic`], nullable in versions 1+.
        pub topics: Option<Vec<MetadataRequestTopic<'a>>>,
        /// Bool, versions 4+, default true.
        pub allow_auto_topic_creation: bool,
        /// Bool, versions 8-10.
        pub include_cluster_authorized_operations: bool,
        /// Bool, versions 8+.
        pub include_topic_authorized_operations: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for MetadataRequest<'_> {
        fn default() -> Self {
            Self {
                topics: Some(Vec::new()),
                allow_auto_topic_creation: true,
                include_cluster_authorized_operations: false,
                include_topic_authorized_operations: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for MetadataRequest<'a> {
        const NAME: &'static str = "MetadataRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 13);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(9, 13);
    }

    impl<'a> Request<'a> for MetadataRequest<'a> {
        const API_KEY: ApiKey = ApiKey::Metadata;
        type Response<'r> = super::response::MetadataResponse<'r>;
    }

    impl<'a> Structure<'a> for MetadataRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            self.topics = if version >= 1 {
                decoder.nullable_structures("topics", flexible, version)?
            } else {
                Some(decoder.structures("topics", flexible, version)?)
            };
            if version >= 4 {
                self.allow_auto_topic_creation = decoder.bool("allow_auto_topic_creation")?;
            }
            if (8..=10).contains(&version) {
                self.include_cluster_authorized_operations =
                    decoder.bool("include_cluster_authorized_operations")?;
            }
            if version >= 8 {
                self.include_topic_authorized_operations =
                    decoder.bool("include_topic_authorized_operations")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version >= 1 {
                sink.put_nullable_structures("topics", flexible, version, self.topics.as_deref())?;
            } else {
                sink.put_required_structures("topics", flexible, version, self.topics.as_deref())?;
            }
            if version >= 4 {
                sink.put_bool(self.allow_auto_topic_creation);
            } else {
                absent(
                    "allow_auto_topic_creation",
                    version,
                    self.allow_auto_topic_creation,
                )?;
            }
            if (8..=10).contains(&version) {
                sink.put_bool(self.include_cluster_authorized_operations);
            } else {
                absent(
                    "include_cluster_authorized_operations",
                    version,
                    !self.include_cluster_authorized_operations,
                )?;
            }
            if version >= 8 {
                sink.put_bool(self.include_topic_authorized_operations);
            } else {
                absent(
                    "include_topic_authorized_operations",
                    version,
                    !self.include_topic_authorized_operations,
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`MetadataRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct MetadataRequestTopic<'a> {
        /// Uuid, versions 10+, ignorable.
        pub topic_id: Uuid,
        /// String, nullable in versions 10+, `topicName`.
        pub name: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for MetadataRequestTopic<'_> {
        fn default() -> Self {
            Self {
                topic_id: Uuid::ZERO,
                name: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for MetadataRequestTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version >= 10 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.name = if version >= 10 {
                decoder.nullable_string("name", flexible)?
            } else {
                Some(decoder.string("name", flexible)?)
            };
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version >= 10 {
                sink.put_uuid(self.topic_id);
            }
            if version >= 10 {
                sink.put_nullable_string("name", flexible, self.name)?;
            } else {
                sink.put_required_string("name", flexible, version, self.name)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `MetadataResponse`, versions 0-13, flexible from 9.
    #[derive(Debug, Clone, PartialEq)]
    pub struct MetadataResponse<'a> {
        /// Int32, versions 3+, ignorable.
        pub throttle_time_ms: i32,
        /// Array of [`MetadataResponseBroker`].
        pub brokers: Vec<MetadataResponseBroker<'a>>,
        /// String, versions 2+, nullable, default null, ignorable.
        pub cluster_id: Option<&'a str>,
        /// Int32, versions 1+, default -1, ignorable, `brokerId`.
        pub controller_id: i32,
        /// Array of [`MetadataResponseTopic`].
        pub topics: Vec<MetadataResponseTopic<'a>>,
        /// Int32, versions 8-10, default -2147483648.
        pub cluster_authorized_operations: i32,
        /// Int16, versions 13+, ignorable.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for MetadataResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                brokers: Vec::new(),
                cluster_id: None,
                controller_id: -1,
                topics: Vec::new(),
                cluster_authorized_operations: i32::MIN,
                error_code: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for MetadataResponse<'a> {
        const NAME: &'static str = "MetadataResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 13);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(9, 13);
    }

    impl<'a> Response<'a> for MetadataResponse<'a> {
        const API_KEY: ApiKey = ApiKey::Metadata;
    }

    impl<'a> Structure<'a> for MetadataResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version >= 3 {
                self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            }
            self.brokers = decoder.structures("brokers", flexible, version)?;
            if version >= 2 {
                self.cluster_id = decoder.nullable_string("cluster_id", flexible)?;
            }
            if version >= 1 {
                self.controller_id = decoder.i32("controller_id")?;
            }
            self.topics = decoder.structures("topics", flexible, version)?;
            if (8..=10).contains(&version) {
                self.cluster_authorized_operations =
                    decoder.i32("cluster_authorized_operations")?;
            }
            if version >= 13 {
                self.error_code = decoder.i16("error_code")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            if version >= 3 {
                sink.put_i32(self.throttle_time_ms);
            }
            sink.put_structures("brokers", flexible, version, &self.brokers)?;
            if version >= 2 {
                sink.put_nullable_string("cluster_id", flexible, self.cluster_id)?;
            }
            if version >= 1 {
                sink.put_i32(self.controller_id);
            }
            sink.put_structures("topics", flexible, version, &self.topics)?;
            if (8..=10).contains(&version) {
                sink.put_i32(self.cluster_authorized_operations);
            } else {
                absent(
                    "cluster_authorized_operations",
                    version,
                    self.cluster_authorized_operations == i32::MIN,
                )?;
            }
            if version >= 13 {
                sink.put_i16(self.error_code);
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`MetadataResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct MetadataResponseBroker<'a> {
        /// Int32, `brokerId`.
        pub node_id: i32,
        /// String.
        pub host: &'a str,
        /// Int32.
        pub port: i32,
        /// String, versions 1+, nullable, default null, ignorable.
        pub rack: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for MetadataResponseBroker<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            self.node_id = decoder.i32("node_id")?;
            self.host = decoder.string("host", flexible)?;
            self.port = decoder.i32("port")?;
            if version >= 1 {
                self.rack = decoder.nullable_string("rack", flexible)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            sink.put_i32(self.node_id);
            sink.put_string("host", flexible, self.host)?;
            sink.put_i32(self.port);
            if version >= 1 {
                sink.put_nullable_string("rack", flexible, self.rack)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`MetadataResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct MetadataResponseTopic<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, nullable in versions 12+, `topicName`.
        pub name: Option<&'a str>,
        /// Uuid, versions 10+, ignorable.
        pub topic_id: Uuid,
        /// Bool, versions 1+, ignorable.
        pub is_internal: bool,
        /// Array of [`MetadataResponsePartition`].
        pub partitions: Vec<MetadataResponsePartition<'a>>,
        /// Int32, versions 8+, default -2147483648.
        pub topic_authorized_operations: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for MetadataResponseTopic<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                name: Some(""),
                topic_id: Uuid::ZERO,
                is_internal: false,
                partitions: Vec::new(),
                topic_authorized_operations: i32::MIN,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for MetadataResponseTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            self.error_code = decoder.i16("error_code")?;
            self.name = if version >= 12 {
                decoder.nullable_string("name", flexible)?
            } else {
                Some(decoder.string("name", flexible)?)
            };
            if version >= 10 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            if version >= 1 {
                self.is_internal = decoder.bool("is_internal")?;
            }
            self.partitions = decoder.structures("partitions", flexible, version)?;
            if version >= 8 {
                self.topic_authorized_operations = decoder.i32("topic_authorized_operations")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            sink.put_i16(self.error_code);
            if version >= 12 {
                sink.put_nullable_string("name", flexible, self.name)?;
            } else {
                sink.put_required_string("name", flexible, version, self.name)?;
            }
            if version >= 10 {
                sink.put_uuid(self.topic_id);
            }
            if version >= 1 {
                sink.put_bool(self.is_internal);
            }
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            if version >= 8 {
                sink.put_i32(self.topic_authorized_operations);
            } else {
                absent(
                    "topic_authorized_operations",
                    version,
                    self.topic_authorized_operations == i32::MIN,
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`MetadataResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct MetadataResponsePartition<'a> {
        /// Int16.
        pub error_code: i16,
        /// Int32.
        pub partition_index: i32,
        /// Int32, `brokerId`.
        pub leader_id: i32,
        /// Int32, versions 7+, default -1, ignorable.
        pub leader_epoch: i32,
        /// Array of int32, `brokerId`.
        pub replica_nodes: Array<'a, i32>,
        /// Array of int32, `brokerId`.
        pub isr_nodes: Array<'a, i32>,
        /// Array of int32, versions 5+, ignorable, `brokerId`.
        pub offline_replicas: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for MetadataResponsePartition<'_> {
        fn default() -> Self {
            Self {
                error_code: 0,
                partition_index: 0,
                leader_id: 0,
                leader_epoch: -1,
                replica_nodes: Array::default(),
                isr_nodes: Array::default(),
                offline_replicas: Array::default(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for MetadataResponsePartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            self.error_code = decoder.i16("error_code")?;
            self.partition_index = decoder.i32("partition_index")?;
            self.leader_id = decoder.i32("leader_id")?;
            if version >= 7 {
                self.leader_epoch = decoder.i32("leader_epoch")?;
            }
            self.replica_nodes = decoder.array("replica_nodes", flexible)?;
            self.isr_nodes = decoder.array("isr_nodes", flexible)?;
            if version >= 5 {
                self.offline_replicas = decoder.array("offline_replicas", flexible)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 9;
            sink.put_i16(self.error_code);
            sink.put_i32(self.partition_index);
            sink.put_i32(self.leader_id);
            if version >= 7 {
                sink.put_i32(self.leader_epoch);
            }
            sink.put_array("replica_nodes", flexible, self.replica_nodes)?;
            sink.put_array("isr_nodes", flexible, self.isr_nodes)?;
            if version >= 5 {
                sink.put_array("offline_replicas", flexible, self.offline_replicas)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
