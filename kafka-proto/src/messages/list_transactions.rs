//! ListTransactions, API 66.
//!
//! From `schemas/wire/ListTransactionsRequest.json` and `schemas/wire/ListTransactionsResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ListTransactionsRequest`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq)]
    pub struct ListTransactionsRequest<'a> {
        /// Array of string.
        pub state_filters: Vec<&'a str>,
        /// Array of int64, `producerId`.
        pub producer_id_filters: Array<'a, i64>,
        /// Int64, versions 1+, default -1.
        pub duration_filter: i64,
        /// String, versions 2+, nullable, default null.
        pub transactional_id_pattern: Option<&'a str>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ListTransactionsRequest<'_> {
        fn default() -> Self {
            Self {
                state_filters: Vec::new(),
                producer_id_filters: Array::default(),
                duration_filter: -1,
                transactional_id_pattern: None,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for ListTransactionsRequest<'a> {
        const NAME: &'static str = "ListTransactionsRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Request<'a> for ListTransactionsRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ListTransactions;
        type Response<'r> = super::response::ListTransactionsResponse<'r>;
    }

    impl<'a> Structure<'a> for ListTransactionsRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.state_filters = decoder.strings("state_filters", true)?;
            self.producer_id_filters = decoder.array("producer_id_filters", true)?;
            if version >= 1 {
                self.duration_filter = decoder.i64("duration_filter")?;
            }
            if version >= 2 {
                self.transactional_id_pattern =
                    decoder.nullable_string("transactional_id_pattern", true)?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_strings("state_filters", true, &self.state_filters)?;
            sink.put_array("producer_id_filters", true, self.producer_id_filters)?;
            if version >= 1 {
                sink.put_i64(self.duration_filter);
            } else {
                absent("duration_filter", version, self.duration_filter == -1)?;
            }
            if version >= 2 {
                sink.put_nullable_string(
                    "transactional_id_pattern",
                    true,
                    self.transactional_id_pattern,
                )?;
            } else {
                absent(
                    "transactional_id_pattern",
                    version,
                    self.transactional_id_pattern.is_none(),
                )?;
            }
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ListTransactionsResponse`, versions 0-2, all flexible.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ListTransactionsResponse<'a> {
        /// Int32.
        pub throttle_time_ms: i32,
        /// Int16.
        pub error_code: i16,
        /// Array of string.
        pub unknown_state_filters: Vec<&'a str>,
        /// Array of [`TransactionState`].
        pub transaction_states: Vec<TransactionState<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ListTransactionsResponse<'a> {
        const NAME: &'static str = "ListTransactionsResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(0, 2);
    }

    impl<'a> Response<'a> for ListTransactionsResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ListTransactions;
    }

    impl<'a> Structure<'a> for ListTransactionsResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            self.throttle_time_ms = decoder.i32("throttle_time_ms")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_state_filters = decoder.strings("unknown_state_filters", true)?;
            self.transaction_states = decoder.structures("transaction_states", true, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_i32(self.throttle_time_ms);
            sink.put_i16(self.error_code);
            sink.put_strings("unknown_state_filters", true, &self.unknown_state_filters)?;
            sink.put_structures(
                "transaction_states",
                true,
                version,
                &self.transaction_states,
            )?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ListTransactionsResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct TransactionState<'a> {
        /// String, `transactionalId`.
        pub transactional_id: &'a str,
        /// Int64, `producerId`.
        pub producer_id: i64,
        /// String.
        pub transaction_state: &'a str,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for TransactionState<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, _version: i16) -> Result<(), Error> {
            self.transactional_id = decoder.string("transactional_id", true)?;
            self.producer_id = decoder.i64("producer_id")?;
            self.transaction_state = decoder.string("transaction_state", true)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(true)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            sink.put_string("transactional_id", true, self.transactional_id)?;
            sink.put_i64(self.producer_id);
            sink.put_string("transaction_state", true, self.transaction_state)?;
            sink.put_unknown_tagged_fields(true, version, &self.unknown_tagged_fields)
        }
    }
}
