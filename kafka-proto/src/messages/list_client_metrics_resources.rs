//! ListClientMetricsResources, the former name of API 74, ListConfigResources.
//!
//! From `schemas/wire/ListClientMetricsResourcesRequest.json` and `schemas/wire/ListClientMetricsResourcesResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ListClientMetricsResourcesRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListClientMetricsResourcesRequest<'a> {
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ListClientMetricsResourcesRequest<'a> {
        const NAME: &'static str = "ListClientMetricsResourcesRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for ListClientMetricsResourcesRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ListConfigResources;
        type Response<'r> = super::response::ListClientMetricsResourcesResponse<'r>;
    }

    impl<'a> Structure<'a> for ListClientMetricsResourcesRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ListClientMetricsResourcesResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListClientMetricsResourcesResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Array of [`ClientMetricsResource`].
        pub client_metrics_resources: Vec<ClientMetricsResource<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ListClientMetricsResourcesResponse<'a> {
        const NAME: &'static str = "ListClientMetricsResourcesResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for ListClientMetricsResourcesResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ListConfigResources;
    }

    impl<'a> Structure<'a> for ListClientMetricsResourcesResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.client_metrics_resources =
                decoder.structures("client_metrics_resources", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_structures(
                "client_metrics_resources",
                true,
                version,
                &self.client_metrics_resources,
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ListClientMetricsResourcesResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ClientMetricsResource<'a> {
        /// String.
        pub name: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for ClientMetricsResource<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.name = decoder.string("name", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("name", true, self.name)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
