//! AddOffsetsToTxn, API 25.
//!
//! From `schemas/wire/AddOffsetsToTxnRequest.json` and `schemas/wire/AddOffsetsToTxnResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AddOffsetsToTxnRequest`, versions 0-4, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AddOffsetsToTxnRequest<'a> {
        /// String, `transactionalId`.
        pub transactional_id: &'a str,
        /// Int64, `producerId`.
        pub producer_id: i64,
        /// Int16.
        pub producer_epoch: i16,
        /// String, `groupId`.
        pub group_id: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AddOffsetsToTxnRequest<'a> {
        const NAME: &'static str = "AddOffsetsToTxnRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 4);
    }

    impl<'a> Request<'a> for AddOffsetsToTxnRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AddOffsetsToTxn;
        type Response<'r> = super::response::AddOffsetsToTxnResponse<'r>;
    }

    impl<'a> Structure<'a> for AddOffsetsToTxnRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.transactional_id = decoder.string("transactional_id", flexible)?;
            self.producer_id = decoder.i64("producer_id")?;
            self.producer_epoch = decoder.i16("producer_epoch")?;
            self.group_id = decoder.string("group_id", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_string("transactional_id", flexible, self.transactional_id)?;
            sink.put_i64(self.producer_id);
            sink.put_i16(self.producer_epoch);
            sink.put_string("group_id", flexible, self.group_id)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AddOffsetsToTxnResponse`, versions 0-4, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AddOffsetsToTxnResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AddOffsetsToTxnResponse<'a> {
        const NAME: &'static str = "AddOffsetsToTxnResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 4);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 4);
    }

    impl<'a> Response<'a> for AddOffsetsToTxnResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AddOffsetsToTxn;
    }

    impl<'a> Structure<'a> for AddOffsetsToTxnResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
