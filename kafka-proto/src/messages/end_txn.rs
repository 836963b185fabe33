//! EndTxn, API 26.
//!
//! From `schemas/wire/EndTxnRequest.json` and `schemas/wire/EndTxnResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `EndTxnRequest`, versions 0-5, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct EndTxnRequest<'a> {
        /// String, `transactionalId`.
        pub transactional_id: &'a str,
        /// Int64, `producerId`.
        pub producer_id: i64,
        /// Int16.
        pub producer_epoch: i16,
        /// Bool.
        pub committed: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for EndTxnRequest<'a> {
        const NAME: &'static str = "EndTxnRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 5);
    }

    impl<'a> Request<'a> for EndTxnRequest<'a> {
        const API_KEY: ApiKey = ApiKey::EndTxn;
        type Response<'r> = super::response::EndTxnResponse<'r>;
    }

    impl<'a> Structure<'a> for EndTxnRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.transactional_id = decoder.string("transactional_id", flexible)?;
            self.producer_id = decoder.i64("producer_id")?;
            self.producer_epoch = decoder.i16("producer_epoch")?;
            self.committed = decoder.bool("committed")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_string("transactional_id", flexible, self.transactional_id)?;
            sink.put_i64(self.producer_id);
            sink.put_i16(self.producer_epoch);
            sink.put_bool(self.committed);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `EndTxnResponse`, versions 0-5, flexible from 3.
    #[derive(Debug, Clone, PartialEq)]
    pub struct EndTxnResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Int64, versions 5+, default -1, ignorable, `producerId`.
        pub producer_id: i64,
        /// Int16, versions 5+, default -1, ignorable.
        pub producer_epoch: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for EndTxnResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                producer_id: -1,
                producer_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for EndTxnResponse<'a> {
        const NAME: &'static str = "EndTxnResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 5);
    }

    impl<'a> Response<'a> for EndTxnResponse<'a> {
        const API_KEY: ApiKey = ApiKey::EndTxn;
    }

    impl<'a> Structure<'a> for EndTxnResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            if version >= 5 {
                self.producer_id = decoder.i64("producer_id")?;
                self.producer_epoch = decoder.i16("producer_epoch")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            if version >= 5 {
                sink.put_i64(self.producer_id);
                sink.put_i16(self.producer_epoch);
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
