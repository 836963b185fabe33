//! DescribeCluster, API 60.
//!
//! From `schemas/wire/DescribeClusterRequest.json` and `schemas/wire/DescribeClusterResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeClusterRequest`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeClusterRequest<'a> {
        /// Bool.
        pub include_cluster_authorized_operations: bool,
        /// Int8, versions 1+, default 1.
        pub endpoint_type: i8,
        /// Bool, versions 2+.
        pub include_fenced_brokers: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeClusterRequest<'_> {
        fn default() -> Self {
            Self {
                include_cluster_authorized_operations: false,
                endpoint_type: 1,
                include_fenced_brokers: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeClusterRequest<'a> {
        const NAME: &'static str = "DescribeClusterRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Request<'a> for DescribeClusterRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeCluster;
        type Response<'r> = super::response::DescribeClusterResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeClusterRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.include_cluster_authorized_operations =
                decoder.bool("include_cluster_authorized_operations")?;
            if version >= 1 {
                self.endpoint_type = decoder.i8("endpoint_type")?;
            }
            if version >= 2 {
                self.include_fenced_brokers = decoder.bool("include_fenced_brokers")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_bool(self.include_cluster_authorized_operations);
            if version >= 1 {
                sink.put_i8(self.endpoint_type);
            } else {
                absent("endpoint_type", version, self.endpoint_type == 1)?;
            }
            if version >= 2 {
                sink.put_bool(self.include_fenced_brokers);
            } else {
                absent(
                    "include_fenced_brokers",
                    version,
                    !self.include_fenced_brokers,
                )?;
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeClusterResponse`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct DescribeClusterResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// String, nullable, default null.
        pub error_message: Option<&'a str>,
        /// Int8, versions 1+, default 1.
        pub endpoint_type: i8,
        /// String.
        pub cluster_id: &'a str,
        /// Int32, default -1, `brokerId`.
        pub controller_id: i32,
        /// Array of [`DescribeClusterBroker`].
        pub brokers: Vec<DescribeClusterBroker<'a>>,
        /// Int32, default -2147483648.
        pub cluster_authorized_operations: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for DescribeClusterResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                error_message: None,
                endpoint_type: 1,
                cluster_id: "",
                controller_id: -1,
                brokers: Vec::new(),
                cluster_authorized_operations: i32::MIN,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for DescribeClusterResponse<'a> {
        const NAME: &'static str = "DescribeClusterResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Response<'a> for DescribeClusterResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeCluster;
    }

    impl<'a> Structure<'a> for DescribeClusterResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.error_message = decoder.nullable_string("error_message", true)?;
            if version >= 1 {
                self.endpoint_type = decoder.i8("endpoint_type")?;
            }
            self.cluster_id = decoder.string("cluster_id", true)?;
            self.controller_id = decoder.i32("controller_id")?;
            self.brokers = decoder.structures("brokers", true, version)?;
            self.cluster_authorized_operations = decoder.i32("cluster_authorized_operations")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_nullable_string("error_message", true, self.error_message)?;
            if version >= 1 {
                sink.put_i8(self.endpoint_type);
            } else {
                absent("endpoint_type", version, self.endpoint_type == 1)?;
            }
            sink.put_string("cluster_id", true, self.cluster_id)?;
            sink.put_i32(self.controller_id);
            sink.put_structures("brokers", true, version, &self.brokers)?;
            sink.put_i32(self.cluster_authorized_operations);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeClusterResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeClusterBroker<'a> {
        /// Int32, `brokerId`.
        pub broker_id: i32,
        /// String.
        pub host: &'a str,
        /// Int32.
        pub port: i32,
        /// String, nullable, default null.
        pub rack: Option<&'a str>,
        /// Bool, versions 2+.
        pub is_fenced: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for DescribeClusterBroker<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.broker_id = decoder.i32("broker_id")?;
            self.host = decoder.string("host", true)?;
            self.port = decoder.i32("port")?;
            self.rack = decoder.nullable_string("rack", true)?;
            if version >= 2 {
                self.is_fenced = decoder.bool("is_fenced")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.broker_id);
            sink.put_string("host", true, self.host)?;
            sink.put_i32(self.port);
            sink.put_nullable_string("rack", true, self.rack)?;
            if version >= 2 {
                sink.put_bool(self.is_fenced);
            } else {
                absent("is_fenced", version, !self.is_fenced)?;
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
