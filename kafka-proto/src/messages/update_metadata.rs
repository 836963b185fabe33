//! UpdateMetadata, API 6.
//!
//! From `schemas/wire/UpdateMetadataRequest.json` and `schemas/wire/UpdateMetadataResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `UpdateMetadataRequest`, versions 0-8, flexible from 6.
    #[derive(Debug, Clone, PartialEq)]
    pub struct UpdateMetadataRequest<'a> {
        /// Int32, `brokerId`.
        pub controller_id: i32,
        /// Bool, versions 8+.
        pub is_kraft_controller: bool,
        /// Int8, versions 8+, tag 0.
        pub r#type: i8,
        /// Int32.
        pub controller_epoch: i32,
        /// Int64, versions 5+, default -1, ignorable.
        pub broker_epoch: i64,
        /// Array of [`UpdateMetadataPartitionState`], versions 0-4.
        pub ungrouped_partition_states: Vec<UpdateMetadataPartitionState<'a>>,
        /// Array of [`UpdateMetadataTopicState`], versions 5+.
        pub topic_states: Vec<UpdateMetadataTopicState<'a>>,
        /// Array of [`UpdateMetadataBroker`].
        pub live_brokers: Vec<UpdateMetadataBroker<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for UpdateMetadataRequest<'_> {
        fn default() -> Self {
            Self {
                controller_id: 0,
                is_kraft_controller: false,
                r#type: 0,
                controller_epoch: 0,
                broker_epoch: -1,
                ungrouped_partition_states: Vec::new(),
                topic_states: Vec::new(),
                live_brokers: Vec::new(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for UpdateMetadataRequest<'a> {
        const NAME: &'static str = "UpdateMetadataRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 8);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(6, 8);
    }

    impl<'a> Request<'a> for UpdateMetadataRequest<'a> {
        const API_KEY: ApiKey = ApiKey::UpdateMetadata;
        type Response<'r> = super::response::UpdateMetadataResponse<'r>;
    }

    impl<'a> Structure<'a> for UpdateMetadataRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.controller_id = decoder.i32("controller_id")?;
            if version >= 8 {
                self.is_kraft_controller = decoder.bool("is_kraft_controller")?;
            }
            self.controller_epoch = decoder.i32("controller_epoch")?;
            if version >= 5 {
                self.broker_epoch = decoder.i64("broker_epoch")?;
            }
            if version <= 4 {
                self.ungrouped_partition_states =
                    decoder.structures("ungrouped_partition_states", false, version)?;
            }
            if version >= 5 {
                self.topic_states = decoder.structures("topic_states", flexible, version)?;
            }
            self.live_brokers = decoder.structures("live_brokers", flexible, version)?;
            self.unknown_tagged_fields = decoder.tagged_fields(flexible, |decoder, tag| {
                match tag {
                    0 if version >= 8 => self.r#type = decoder.i8("type")?,
                    0 => Err(decoder.tag_not_in_version("type", tag, version))?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_i32(self.controller_id);
            if version >= 8 {
                sink.put_bool(self.is_kraft_controller);
            } else {
                absent("is_kraft_controller", version, !self.is_kraft_controller)?;
            }
            if version < 8 {
                absent("type", version, self.r#type == 0)?;
            }
            sink.put_i32(self.controller_epoch);
            if version >= 5 {
                sink.put_i64(self.broker_epoch);
            }
            if version <= 4 {
                sink.put_structures(
                    "ungrouped_partition_states",
                    false,
                    version,
                    &self.ungrouped_partition_states,
                )?;
            } else {
                absent(
                    "ungrouped_partition_states",
                    version,
                    self.ungrouped_partition_states.is_empty(),
                )?;
            }
            if version >= 5 {
                sink.put_structures("topic_states", flexible, version, &self.topic_states)?;
            } else {
                absent("topic_states", version, self.topic_states.is_empty())?;
            }
            sink.put_structures("live_brokers", flexible, version, &self.live_brokers)?;
            if !flexible {
                return sink.put_unknown_tagged_fields(false, version, &self.unknown_tagged_fields);
            }
            let has_type = version >= 8 && self.r#type != 0;
            let known = usize::from(has_type);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_type {
                    tags.put("type", 0, self.r#type)?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`UpdateMetadataRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct UpdateMetadataPartitionState<'a> {
        /// String, versions 0-4, ignorable, `topicName`.
        pub topic_name: &'a str,
        /// Int32.
        pub partition_index: i32,
        /// Int32.
        pub controller_epoch: i32,
        /// Int32, `brokerId`.
        pub leader: i32,
        /// Int32.
        pub leader_epoch: i32,
        /// Array of int32, `brokerId`.
        pub isr: Array<'a, i32>,
        /// Int32.
        pub zk_version: i32,
        /// Array of int32, `brokerId`.
        pub replicas: Array<'a, i32>,
        /// Array of int32, versions 4+, ignorable, `brokerId`.
        pub offline_replicas: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for UpdateMetadataPartitionState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            if version <= 4 {
                self.topic_name = decoder.string("topic_name", false)?;
            }
            self.partition_index = decoder.i32("partition_index")?;
            self.controller_epoch = decoder.i32("controller_epoch")?;
            self.leader = decoder.i32("leader")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.isr = decoder.array("isr", flexible)?;
            self.zk_version = decoder.i32("zk_version")?;
            self.replicas = decoder.array("replicas", flexible)?;
            if version >= 4 {
                self.offline_replicas = decoder.array("offline_replicas", flexible)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            if version <= 4 {
                sink.put_string("topic_name", false, self.topic_name)?;
            }
            sink.put_i32(self.partition_index);
            sink.put_i32(self.controller_epoch);
            sink.put_i32(self.leader);
            sink.put_i32(self.leader_epoch);
            sink.put_array("isr", flexible, self.isr)?;
            sink.put_i32(self.zk_version);
            sink.put_array("replicas", flexible, self.replicas)?;
            if version >= 4 {
                sink.put_array("offline_replicas", flexible, self.offline_replicas)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`UpdateMetadataRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct UpdateMetadataTopicState<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Uuid, versions 7+, ignorable.
        pub topic_id: Uuid,
        /// Array of [`UpdateMetadataPartitionState`].
        pub partition_states: Vec<UpdateMetadataPartitionState<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for UpdateMetadataTopicState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.topic_name = decoder.string("topic_name", flexible)?;
            if version >= 7 {
                self.topic_id = decoder.uuid("topic_id")?;
            }
            self.partition_states = decoder.structures("partition_states", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_string("topic_name", flexible, self.topic_name)?;
            if version >= 7 {
                sink.put_uuid(self.topic_id);
            }
            sink.put_structures(
                "partition_states",
                flexible,
                version,
                &self.partition_states,
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`UpdateMetadataRequest`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct UpdateMetadataBroker<'a> {
        /// Int32, `brokerId`.
        pub id: i32,
        /// String, version 0, ignorable.
        pub v0_host: &'a str,
        /// Int32, version 0, ignorable.
        pub v0_port: i32,
        /// Array of [`UpdateMetadataEndpoint`], versions 1+, ignorable.
        pub endpoints: Vec<UpdateMetadataEndpoint<'a>>,
        /// String, versions 2+, nullable, ignorable.
        pub rack: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for UpdateMetadataBroker<'_> {
        fn default() -> Self {
            Self {
                id: 0,
                v0_host: "",
                v0_port: 0,
                endpoints: Vec::new(),
                rack: Some(""),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for UpdateMetadataBroker<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.id = decoder.i32("id")?;
            if version == 0 {
                self.v0_host = decoder.string("v0_host", false)?;
                self.v0_port = decoder.i32("v0_port")?;
            }
            if version >= 1 {
                self.endpoints = decoder.structures("endpoints", flexible, version)?;
            }
            if version >= 2 {
                self.rack = decoder.nullable_string("rack", flexible)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_i32(self.id);
            if version == 0 {
                sink.put_string("v0_host", false, self.v0_host)?;
                sink.put_i32(self.v0_port);
            }
            if version >= 1 {
                sink.put_structures("endpoints", flexible, version, &self.endpoints)?;
            }
            if version >= 2 {
                sink.put_nullable_string("rack", flexible, self.rack)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`UpdateMetadataRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct UpdateMetadataEndpoint<'a> {
        /// Int32.
        pub port: i32,
        /// String.
        pub host: &'a str,
        /// String, versions 3+, ignorable.
        pub listener: &'a str,
        /// Int16.
        pub security_protocol: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for UpdateMetadataEndpoint<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.port = decoder.i32("port")?;
            self.host = decoder.string("host", flexible)?;
            if version >= 3 {
                self.listener = decoder.string("listener", flexible)?;
            }
            self.security_protocol = decoder.i16("security_protocol")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_i32(self.port);
            sink.put_string("host", flexible, self.host)?;
            if version >= 3 {
                sink.put_string("listener", flexible, self.listener)?;
            }
            sink.put_i16(self.security_protocol);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `UpdateMetadataResponse`, versions 0-8, flexible from 6.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct UpdateMetadataResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for UpdateMetadataResponse<'a> {
        const NAME: &'static str = "UpdateMetadataResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 8);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(6, 8);
    }

    impl<'a> Response<'a> for UpdateMetadataResponse<'a> {
        const API_KEY: ApiKey = ApiKey::UpdateMetadata;
    }

    impl<'a> Structure<'a> for UpdateMetadataResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 6;
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
