//! UpdateRaftVoter, API 82.
//!
//! From `schemas/wire/UpdateRaftVoterRequest.json` and `schemas/wire/UpdateRaftVoterResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `UpdateRaftVoterRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct UpdateRaftVoterRequest<'a> {
        /// String, nullable.
        pub cluster_id: Option<&'a str>,
        /// Int32.
        pub current_leader_epoch: i32,
        /// Int32.
        pub voter_id: i32,
        /// Uuid.
        pub voter_directory_id: Uuid,
        /// Array of [`Listener`].
        pub listeners: Vec<Listener<'a>>,
        /// [`KRaftVersionFeature`].
        pub kraft_version_feature: KRaftVersionFeature<'a>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for UpdateRaftVoterRequest<'_> {
        fn default() -> Self {
            Self {
                cluster_id: Some(""),
                current_leader_epoch: 0,
                voter_id: 0,
                voter_directory_id: Uuid::ZERO,
                listeners: Vec::new(),
                kraft_version_feature: KRaftVersionFeature::default(),
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for UpdateRaftVoterRequest<'a> {
        const NAME: &'static str = "UpdateRaftVoterRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for UpdateRaftVoterRequest<'a> {
        const API_KEY: ApiKey = ApiKey::UpdateRaftVoter;
        type Response<'r> = super::response::UpdateRaftVoterResponse<'r>;
    }

    impl<'a> Structure<'a> for UpdateRaftVoterRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.cluster_id = decoder.nullable_string("cluster_id", true)?;
            self.current_leader_epoch = decoder.i32("current_leader_epoch")?;
            self.voter_id = decoder.i32("voter_id")?;
            self.voter_directory_id = decoder.uuid("voter_directory_id")?;
            self.listeners = decoder.structures("listeners", true, version)?;
            self.kraft_version_feature = decoder.structure("kraft_version_feature", version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_nullable_string("cluster_id", true, self.cluster_id)?;
            sink.put_i32(self.current_leader_epoch);
            sink.put_i32(self.voter_id);
            sink.put_uuid(self.voter_directory_id);
            sink.put_structures("listeners", true, version, &self.listeners)?;
            sink.put_structure(
                "kraft_version_feature",
                version,
                &self.kraft_version_feature,
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`UpdateRaftVoterRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct Listener<'a> {
        /// String.
        pub name: &'a str,
        /// String.
        pub host: &'a str,
        /// Uint16.
        pub port: u16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for Listener<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.host = decoder.string("host", true)?;
            self.port = decoder.u16("port")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_string("host", true, self.host)?;
            sink.put_u16(self.port);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`UpdateRaftVoterRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct KRaftVersionFeature<'a> {
        /// Int16.
        pub min_supported_version: i16,
        /// Int16.
        pub max_supported_version: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for KRaftVersionFeature<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.min_supported_version = decoder.i16("min_supported_version")?;
            self.max_supported_version = decoder.i16("max_supported_version")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i16(self.min_supported_version);
            sink.put_i16(self.max_supported_version);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `UpdateRaftVoterResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct UpdateRaftVoterResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// [`CurrentLeader`], tag 0.
        pub current_leader: CurrentLeader<'a>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for UpdateRaftVoterResponse<'a> {
        const NAME: &'static str = "UpdateRaftVoterResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for UpdateRaftVoterResponse<'a> {
        const API_KEY: ApiKey = ApiKey::UpdateRaftVoter;
    }

    impl<'a> Structure<'a> for UpdateRaftVoterResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
                match tag {
                    0 => {
                        self.current_leader = decoder.structure("current_leader", version)?;
                    }
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            let has_current_leader = self.current_leader != CurrentLeader::default();
            let known = usize::from(has_current_leader);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_current_leader {
                    tags.put("current_leader", 0, At(&self.current_leader, version))?;
                }
                Ok(())
            })
        }
    }

    /// Nested in [`UpdateRaftVoterResponse`].
    #[derive(Debug, Clone, PartialEq)]
    pub struct CurrentLeader<'a> {
        /// Int32, default -1, `brokerId`.
        pub leader_id: i32,
        /// Int32, default -1.
        pub leader_epoch: i32,
        /// String.
        pub host: &'a str,
        /// Int32.
        pub port: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for CurrentLeader<'_> {
        fn default() -> Self {
            Self {
                leader_id: -1,
                leader_epoch: -1,
                host: "",
                port: 0,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Structure<'a> for CurrentLeader<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.leader_id = decoder.i32("leader_id")?;
            self.leader_epoch = decoder.i32("leader_epoch")?;
            self.host = decoder.string("host", true)?;
            self.port = decoder.i32("port")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.leader_id);
            sink.put_i32(self.leader_epoch);
            sink.put_string("host", true, self.host)?;
            sink.put_i32(self.port);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
