//! AddPartitionsToTxn, API 24.
//!
//! From `schemas/wire/AddPartitionsToTxnRequest.json` and `schemas/wire/AddPartitionsToTxnResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `AddPartitionsToTxnRequest`, versions 0-5, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AddPartitionsToTxnRequest<'a> {
        /// Array of [`AddPartitionsToTxnTransaction`], versions 4+.
        pub transactions: Vec<AddPartitionsToTxnTransaction<'a>>,
        /// String, versions 0-3, `transactionalId`.
        pub v3_and_below_transactional_id: &'a str,
        /// Int64, versions 0-3, `producerId`.
        pub v3_and_below_producer_id: i64,
        /// Int16, versions 0-3.
        pub v3_and_below_producer_epoch: i16,
        /// Array of [`AddPartitionsToTxnTopic`], versions 0-3.
        pub v3_and_below_topics: Vec<AddPartitionsToTxnTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AddPartitionsToTxnRequest<'a> {
        const NAME: &'static str = "AddPartitionsToTxnRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 5);
    }

    impl<'a> Request<'a> for AddPartitionsToTxnRequest<'a> {
        const API_KEY: ApiKey = ApiKey::AddPartitionsToTxn;
        type Response<'r> = super::response::AddPartitionsToTxnResponse<'r>;
    }

    impl<'a> Structure<'a> for AddPartitionsToTxnRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version >= 4 {
                self.transactions = decoder.structures("transactions", true, version)?;
            }
            if version <= 3 {
                self.v3_and_below_transactional_id =
                    decoder.string("v3_and_below_transactional_id", flexible)?;
                self.v3_and_below_producer_id = decoder.i64("v3_and_below_producer_id")?;
                self.v3_and_below_producer_epoch = decoder.i16("v3_and_below_producer_epoch")?;
                self.v3_and_below_topics =
                    decoder.structures("v3_and_below_topics", flexible, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            if version >= 4 {
                sink.put_structures("transactions", true, version, &self.transactions)?;
            } else {
                absent("transactions", version, self.transactions.is_empty())?;
            }
            if version <= 3 {
                sink.put_string(
                    "v3_and_below_transactional_id",
                    flexible,
                    self.v3_and_below_transactional_id,
                )?;
                sink.put_i64(self.v3_and_below_producer_id);
                sink.put_i16(self.v3_and_below_producer_epoch);
                sink.put_structures(
                    "v3_and_below_topics",
                    flexible,
                    version,
                    &self.v3_and_below_topics,
                )?;
            } else {
                absent(
                    "v3_and_below_transactional_id",
                    version,
                    self.v3_and_below_transactional_id.is_empty(),
                )?;
                absent(
                    "v3_and_below_producer_id",
                    version,
                    self.v3_and_below_producer_id == 0,
                )?;
                absent(
                    "v3_and_below_producer_epoch",
                    version,
                    self.v3_and_below_producer_epoch == 0,
                )?;
                absent(
                    "v3_and_below_topics",
                    version,
                    self.v3_and_below_topics.is_empty(),
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AddPartitionsToTxnRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AddPartitionsToTxnTransaction<'a> {
        /// String, `transactionalId`.
        pub transactional_id: &'a str,
        /// Int64, `producerId`.
        pub producer_id: i64,
        /// Int16.
        pub producer_epoch: i16,
        /// Bool.
        pub verify_only: bool,
        /// Array of [`AddPartitionsToTxnTopic`].
        pub topics: Vec<AddPartitionsToTxnTopic<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AddPartitionsToTxnTransaction<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.transactional_id = decoder.string("transactional_id", true)?;
            self.producer_id = decoder.i64("producer_id")?;
            self.producer_epoch = decoder.i16("producer_epoch")?;
            self.verify_only = decoder.bool("verify_only")?;
            self.topics = decoder.structures("topics", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("transactional_id", true, self.transactional_id)?;
            sink.put_i64(self.producer_id);
            sink.put_i16(self.producer_epoch);
            sink.put_bool(self.verify_only);
            sink.put_structures("topics", true, version, &self.topics)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AddPartitionsToTxnRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AddPartitionsToTxnTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of int32.
        pub partitions: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AddPartitionsToTxnTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.name = decoder.string("name", flexible)?;
            self.partitions = decoder.array("partitions", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_string("name", flexible, self.name)?;
            sink.put_array("partitions", flexible, self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `AddPartitionsToTxnResponse`, versions 0-5, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AddPartitionsToTxnResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16, versions 4+, ignorable.
        pub error_code: i16,
        /// Array of [`AddPartitionsToTxnResult`], versions 4+.
        pub results_by_transaction: Vec<AddPartitionsToTxnResult<'a>>,
        /// Array of [`AddPartitionsToTxnTopicResult`], versions 0-3.
        pub results_by_topic_v3_and_below: Vec<AddPartitionsToTxnTopicResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for AddPartitionsToTxnResponse<'a> {
        const NAME: &'static str = "AddPartitionsToTxnResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 5);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 5);
    }

    impl<'a> Response<'a> for AddPartitionsToTxnResponse<'a> {
        const API_KEY: ApiKey = ApiKey::AddPartitionsToTxn;
    }

    impl<'a> Structure<'a> for AddPartitionsToTxnResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            if version >= 4 {
                self.error_code = decoder.i16("error_code")?;
                self.results_by_transaction =
                    decoder.structures("results_by_transaction", true, version)?;
            }
            if version <= 3 {
                self.results_by_topic_v3_and_below =
                    decoder.structures("results_by_topic_v3_and_below", flexible, version)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i32(self.throttle_time_ms);
            if version >= 4 {
                sink.put_i16(self.error_code);
                sink.put_structures(
                    "results_by_transaction",
                    true,
                    version,
                    &self.results_by_transaction,
                )?;
            } else {
                absent(
                    "results_by_transaction",
                    version,
                    self.results_by_transaction.is_empty(),
                )?;
            }
            if version <= 3 {
                sink.put_structures(
                    "results_by_topic_v3_and_below",
                    flexible,
                    version,
                    &self.results_by_topic_v3_and_below,
                )?;
            } else {
                absent(
                    "results_by_topic_v3_and_below",
                    version,
                    self.results_by_topic_v3_and_below.is_empty(),
                )?;
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AddPartitionsToTxnResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AddPartitionsToTxnResult<'a> {
        /// String, `transactionalId`.
        pub transactional_id: &'a str,
        /// Array of [`AddPartitionsToTxnTopicResult`].
        pub topic_results: Vec<AddPartitionsToTxnTopicResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AddPartitionsToTxnResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.transactional_id = decoder.string("transactional_id", true)?;
            self.topic_results = decoder.structures("topic_results", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("transactional_id", true, self.transactional_id)?;
            sink.put_structures("topic_results", true, version, &self.topic_results)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AddPartitionsToTxnResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AddPartitionsToTxnTopicResult<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`AddPartitionsToTxnPartitionResult`].
        pub results_by_partition: Vec<AddPartitionsToTxnPartitionResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AddPartitionsToTxnTopicResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.name = decoder.string("name", flexible)?;
            self.results_by_partition =
                decoder.structures("results_by_partition", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_string("name", flexible, self.name)?;
            sink.put_structures(
                "results_by_partition",
                flexible,
                version,
                &self.results_by_partition,
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`AddPartitionsToTxnResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct AddPartitionsToTxnPartitionResult<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub partition_error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for AddPartitionsToTxnPartitionResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.partition_index = decoder.i32("partition_index")?;
            self.partition_error_code = decoder.i16("partition_error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i32(self.partition_index);
            sink.put_i16(self.partition_error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
