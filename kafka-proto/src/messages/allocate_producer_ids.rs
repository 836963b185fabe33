//! AllocateProducerIds, API 67.
//!
//! From `schemas/wire/AllocateProducerIdsRequest.json` and `schemas/wire/AllocateProducerIdsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AllocateProducerIdsRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct AllocateProducerIdsRequest<'a> {
        /// Int32, `brokerId`.
        pub broker_id: i32,
        /// Int64, default -1.
        pub broker_epoch: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for AllocateProducerIdsRequest<'_> {
        fn default() -> Self {
            Self {
                broker_id: 0,
                broker_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for AllocateProducerIdsRequest<'a> {
        const NAME: &'static str = "AllocateProducerIdsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for AllocateProducerIdsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AllocateProducerIds;
        type Response<'r> = super::response::AllocateProducerIdsResponse<'r>;
    }

    impl<'a> Structure<'a> for AllocateProducerIdsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.broker_id = decoder.i32("broker_id")?;
            self.broker_epoch = decoder.i64("broker_epoch")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.broker_id);
            sink.put_i64(self.broker_epoch);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AllocateProducerIdsResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AllocateProducerIdsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Int64, `producerId`.
        pub producer_id_start: i64,
        /// Int32.
        pub producer_id_len: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AllocateProducerIdsResponse<'a> {
        const NAME: &'static str = "AllocateProducerIdsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for AllocateProducerIdsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AllocateProducerIds;
    }

    impl<'a> Structure<'a> for AllocateProducerIdsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.producer_id_start = decoder.i64("producer_id_start")?;
            self.producer_id_len = decoder.i32("producer_id_len")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_i64(self.producer_id_start);
            sink.put_i32(self.producer_id_len);
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
