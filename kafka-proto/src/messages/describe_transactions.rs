//! DescribeTransactions, API 65.
//!
//! From `schemas/wire/DescribeTransactionsRequest.json` and `schemas/wire/DescribeTransactionsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `DescribeTransactionsRequest`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeTransactionsRequest<'a> {
        /// Array of string, `transactionalId`.
        pub transactional_ids: Vec<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeTransactionsRequest<'a> {
        const NAME: &'static str = "DescribeTransactionsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Request<'a> for DescribeTransactionsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeTransactions;
        type Response<'r> = super::response::DescribeTransactionsResponse<'r>;
    }

    impl<'a> Structure<'a> for DescribeTransactionsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.transactional_ids = decoder.strings("transactional_ids", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_strings("transactional_ids", true, &self.transactional_ids)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `DescribeTransactionsResponse`, version 0, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct DescribeTransactionsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Array of [`TransactionState`].
        pub transaction_states: Vec<TransactionState<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for DescribeTransactionsResponse<'a> {
        const NAME: &'static str = "DescribeTransactionsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 0);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 0);
    }

    impl<'a> Response<'a> for DescribeTransactionsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::DescribeTransactions;
    }

    impl<'a> Structure<'a> for DescribeTransactionsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.transaction_states = decoder.structures("transaction_states", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_structures(
                "transaction_states",
                true,
                version,
                &self.transaction_states,
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeTransactionsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TransactionState<'a> {
        /// Int16.
        pub error_code: i16,
        /// String, `transactionalId`.
        pub transactional_id: &'a str,
        /// String.
        pub transaction_state: &'a str,
        /// Int32.
        pub transaction_timeout_ms: i32,
        /// Int64.
        pub transaction_start_time_ms: i64,
        /// Int64, `producerId`.
        pub producer_id: i64,
        /// Int16.
        pub producer_epoch: i16,
        /// Array of [`TopicData`].
        pub topics: Vec<TopicData<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TransactionState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.error_code = decoder.i16("error_code")?;
            self.transactional_id = decoder.string("transactional_id", true)?;
            self.transaction_state = decoder.string("transaction_state", true)?;
            self.transaction_timeout_ms = decoder.i32("transaction_timeout_ms")?;
            self.transaction_start_time_ms = decoder.i64("transaction_start_time_ms")?;
            self.producer_id = decoder.i64("producer_id")?;
            self.producer_epoch = decoder.i16("producer_epoch")?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i16(self.error_code);
            sink.put_string("transactional_id", true, self.transactional_id)?;
            sink.put_string("transaction_state", true, self.transaction_state)?;
            sink.put_i32(self.transaction_timeout_ms);
            sink.put_i64(self.transaction_start_time_ms);
            sink.put_i64(self.producer_id);
            sink.put_i16(self.producer_epoch);
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`DescribeTransactionsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TopicData<'a> {
        /// String, `topicName`.
        pub topic: &'a str,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TopicData<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.topic = decoder.string("topic", true)?;
            self.partitions = decoder.array("partitions", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("topic", true, self.topic)?;
            sink.put_array("partitions", true, self.partitions)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
