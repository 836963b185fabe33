//! BrokerHeartbeat, API 63.
//!
//! From `schemas/wire/BrokerHeartbeatRequest.json` and `schemas/wire/BrokerHeartbeatResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `BrokerHeartbeatRequest`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct BrokerHeartbeatRequest<'a> {
        /// Int32, `brokerId`.
        pub broker_id: i32,
        /// Int64, default -1.
        pub broker_epoch: i64,
        /// Int64.
        pub current_metadata_offset: i64,
        /// Bool.
        pub want_fence: bool,
        /// Bool.
        pub want_shut_down: bool,
        /// Array of uuid, versions 1+, tag 0.
        pub offline_log_dirs: Array<'a, Uuid>,
        /// Array of uuid, versions 2+, tag 1, nullable, default null.
        pub cordoned_log_dirs: Option<Array<'a, Uuid>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for BrokerHeartbeatRequest<'_> {
        fn default() -> Self {
            Self {
                broker_id: 0,
                broker_epoch: -1,
                current_metadata_offset: 0,
                want_fence: false,
                want_shut_down: false,
                offline_log_dirs: Array::default(),
                cordoned_log_dirs: None,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for BrokerHeartbeatRequest<'a> {
        const NAME: &'static str = "BrokerHeartbeatRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Request<'a> for BrokerHeartbeatRequest<'a> {
        const API_KEY: ApiKey = ApiKey::BrokerHeartbeat;
        type Response<'r> = super::response::BrokerHeartbeatResponse<'r>;
    }

    impl<'a> Structure<'a> for BrokerHeartbeatRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.broker_id = decoder.i32("broker_id")?;
            self.broker_epoch = decoder.i64("broker_epoch")?;
            self.current_metadata_offset = decoder.i64("current_metadata_offset")?;
            self.want_fence = decoder.bool("want_fence")?;
            self.want_shut_down = decoder.bool("want_shut_down")?;
            self.unknown_tagged_fields = decoder.tagged_fields(true, |decoder, tag| {
                match tag {
                    0 if version >= 1 => {
                        self.offline_log_dirs = decoder.array("offline_log_dirs", true)?;
                    }
                    0 => Err(decoder.tag_not_in_version("offline_log_dirs", tag, version))?,
                    1 if version >= 2 => {
                        self.cordoned_log_dirs =
                            decoder.nullable_array("cordoned_log_dirs", true)?;
                    }
                    1 => Err(decoder.tag_not_in_version("cordoned_log_dirs", tag, version))?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.broker_id);
            sink.put_i64(self.broker_epoch);
            sink.put_i64(self.current_metadata_offset);
            sink.put_bool(self.want_fence);
            sink.put_bool(self.want_shut_down);
            if version < 1 {
                absent(
                    "offline_log_dirs",
                    version,
                    self.offline_log_dirs.is_empty(),
                )?;
            }
            if version < 2 {
                absent(
                    "cordoned_log_dirs",
                    version,
                    self.cordoned_log_dirs.is_none(),
                )?;
            }
            let has_offline_log_dirs = version >= 1 && !self.offline_log_dirs.is_empty();
            let has_cordoned_log_dirs = version >= 2 && self.cordoned_log_dirs.is_some();
            let known = usize::from(has_offline_log_dirs) + usize::from(has_cordoned_log_dirs);
            sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
                if has_offline_log_dirs {
                    tags.put("offline_log_dirs", 0, self.offline_log_dirs)?;
                }
                if has_cordoned_log_dirs {
                    tags.put("cordoned_log_dirs", 1, self.cordoned_log_dirs)?;
                }
                Ok(())
            })
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `BrokerHeartbeatResponse`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct BrokerHeartbeatResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Bool.
        pub is_caught_up: bool,
        /// Bool, default true.
        pub is_fenced: bool,
        /// Bool.
        pub should_shut_down: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for BrokerHeartbeatResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                is_caught_up: false,
                is_fenced: true,
                should_shut_down: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for BrokerHeartbeatResponse<'a> {
        const NAME: &'static str = "BrokerHeartbeatResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Response<'a> for BrokerHeartbeatResponse<'a> {
        const API_KEY: ApiKey = ApiKey::BrokerHeartbeat;
    }

    impl<'a> Structure<'a> for BrokerHeartbeatResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.is_caught_up = decoder.bool("is_caught_up")?;
            self.is_fenced = decoder.bool("is_fenced")?;
            self.should_shut_down = decoder.bool("should_shut_down")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_bool(self.is_caught_up);
            sink.put_bool(self.is_fenced);
            sink.put_bool(self.should_shut_down);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
