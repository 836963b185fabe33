//! InitProducerId, API 22.
//!
//! From `schemas/wire/InitProducerIdRequest.json` and `schemas/wire/InitProducerIdResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `InitProducerIdRequest`, versions 0-6, flexible from 2.
    #[derive(Debug, Clone, PartialEq)]
    pub struct InitProducerIdRequest<'a> {
        /// String, nullable, `transactionalId`.
        pub transactional_id: Option<&'a str>,
        /// Int32.
        pub transaction_timeout_ms: i32,
        /// Int64, versions 3+, default -1, `producerId`.
        pub producer_id: i64,
        /// Int16, versions 3+, default -1.
        pub producer_epoch: i16,
        /// Bool, versions 6+.
        pub enable2_pc: bool,
        /// Bool, versions 6+.
        pub keep_prepared_txn: bool,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for InitProducerIdRequest<'_> {
        fn default() -> Self {
            Self {
                transactional_id: Some(""),
                transaction_timeout_ms: 0,
                producer_id: -1,
                producer_epoch: -1,
                enable2_pc: false,
                keep_prepared_txn: false,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for InitProducerIdRequest<'a> {
        const NAME: &'static str = "InitProducerIdRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 6);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 6);
    }

    impl<'a> Request<'a> for InitProducerIdRequest<'a> {
        const API_KEY: ApiKey = ApiKey::InitProducerId;
        type Response<'r> = super::response::InitProducerIdResponse<'r>;
    }

    impl<'a> Structure<'a> for InitProducerIdRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.transactional_id = decoder.nullable_string("transactional_id", flexible)?;
            self.transaction_timeout_ms = decoder.i32("transaction_timeout_ms")?;
            if version >= 3 {
                self.producer_id = decoder.i64("producer_id")?;
                self.producer_epoch = decoder.i16("producer_epoch")?;
            }
            if version >= 6 {
                self.enable2_pc = decoder.bool("enable2_pc")?;
                self.keep_prepared_txn = decoder.bool("keep_prepared_txn")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_nullable_string("transactional_id", flexible, self.transactional_id)?;
            sink.put_i32(self.transaction_timeout_ms);
            if version >= 3 {
                sink.put_i64(self.producer_id);
                sink.put_i16(self.producer_epoch);
            } else {
                absent("producer_id", version, self.producer_id == -1)?;
                absent("producer_epoch", version, self.producer_epoch == -1)?;
            }
            if version >= 6 {
                sink.put_bool(self.enable2_pc);
                sink.put_bool(self.keep_prepared_txn);
            } else {
                absent("enable2_pc", version, !self.enable2_pc)?;
                absent("keep_prepared_txn", version, !self.keep_prepared_txn)?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `InitProducerIdResponse`, versions 0-6, flexible from 2.
    #[derive(Debug, Clone, PartialEq)]
    pub struct InitProducerIdResponse<'a> {
        /// Int32, ignorable.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Int64, default -1, `producerId`.
        pub producer_id: i64,
        /// Int16.
        pub producer_epoch: i16,
        /// Int64, versions 6+, default -1, `producerId`.
        pub ongoing_txn_producer_id: i64,
        /// Int16, versions 6+, default -1.
        pub ongoing_txn_producer_epoch: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for InitProducerIdResponse<'_> {
        fn default() -> Self {
            Self {
                throttle_time_ms: 0,
                error_code: 0,
                producer_id: -1,
                producer_epoch: 0,
                ongoing_txn_producer_id: -1,
                ongoing_txn_producer_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for InitProducerIdResponse<'a> {
        const NAME: &'static str = "InitProducerIdResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 6);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(2, 6);
    }

    impl<'a> Response<'a> for InitProducerIdResponse<'a> {
        const API_KEY: ApiKey = ApiKey::InitProducerId;
    }

    impl<'a> Structure<'a> for InitProducerIdResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.producer_id = decoder.i64("producer_id")?;
            self.producer_epoch = decoder.i16("producer_epoch")?;
            if version >= 6 {
                self.ongoing_txn_producer_id = decoder.i64("ongoing_txn_producer_id")?;
                self.ongoing_txn_producer_epoch = decoder.i16("ongoing_txn_producer_epoch")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 2;
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_i64(self.producer_id);
            sink.put_i16(self.producer_epoch);
            if version >= 6 {
                sink.put_i64(self.ongoing_txn_producer_id);
                sink.put_i16(self.ongoing_txn_producer_epoch);
            } else {
                absent(
                    "ongoing_txn_producer_id",
                    version,
                    self.ongoing_txn_producer_id == -1,
                )?;
                absent(
                    "ongoing_txn_producer_epoch",
                    version,
                    self.ongoing_txn_producer_epoch == -1,
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
