//! WriteTxnMarkers, API 27.
//!
//! From `schemas/wire/WriteTxnMarkersRequest.json` and `schemas/wire/WriteTxnMarkersResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `WriteTxnMarkersRequest`, versions 0-2, flexible from 1.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WriteTxnMarkersRequest<'a> {
        /// Array of [`WritableTxnMarker`].
        pub markers: Vec<WritableTxnMarker<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for WriteTxnMarkersRequest<'a> {
        const NAME: &'static str = "WriteTxnMarkersRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 2);
    }

    impl<'a> Request<'a> for WriteTxnMarkersRequest<'a> {
        const API_KEY: ApiKey = ApiKey::WriteTxnMarkers;
        type Response<'r> = super::response::WriteTxnMarkersResponse<'r>;
    }

    impl<'a> Structure<'a> for WriteTxnMarkersRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.markers = decoder.structures("markers", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_structures("markers", flexible, version, &self.markers)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`WriteTxnMarkersRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WritableTxnMarker<'a> {
        /// Int64, `producerId`.
        pub producer_id: i64,
        /// Int16.
        pub producer_epoch: i16,
        /// Bool.
        pub transaction_result: bool,
        /// Array of [`WritableTxnMarkerTopic`].
        pub topics: Vec<WritableTxnMarkerTopic<'a>>,
        /// Int32.
        pub coordinator_epoch: i32,
        /// Int8, versions 2+, ignorable.
        pub transaction_version: i8,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for WritableTxnMarker<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.producer_id = decoder.i64("producer_id")?;
            self.producer_epoch = decoder.i16("producer_epoch")?;
            self.transaction_result = decoder.bool("transaction_result")?;
            self.topics = decoder.structures("topics", flexible, version)?;
            self.coordinator_epoch = decoder.i32("coordinator_epoch")?;
            if version >= 2 {
                self.transaction_version = decoder.i8("transaction_version")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i64(self.producer_id);
            sink.put_i16(self.producer_epoch);
            sink.put_bool(self.transaction_result);
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_i32(self.coordinator_epoch);
            if version >= 2 {
                sink.put_i8(self.transaction_version);
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`WriteTxnMarkersRequest`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WritableTxnMarkerTopic<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of int32.
        pub partition_indexes: Array<'a, i32>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for WritableTxnMarkerTopic<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.name = decoder.string("name", flexible)?;
            self.partition_indexes = decoder.array("partition_indexes", flexible)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_string("name", flexible, self.name)?;
            sink.put_array("partition_indexes", flexible, self.partition_indexes)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `WriteTxnMarkersResponse`, versions 0-2, flexible from 1.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WriteTxnMarkersResponse<'a> {
        /// Array of [`WritableTxnMarkerResult`].
        pub markers: Vec<WritableTxnMarkerResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for WriteTxnMarkersResponse<'a> {
        const NAME: &'static str = "WriteTxnMarkersResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 2);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(1, 2);
    }

    impl<'a> Response<'a> for WriteTxnMarkersResponse<'a> {
        const API_KEY: ApiKey = ApiKey::WriteTxnMarkers;
    }

    impl<'a> Structure<'a> for WriteTxnMarkersResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.markers = decoder.structures("markers", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_structures("markers", flexible, version, &self.markers)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`WriteTxnMarkersResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WritableTxnMarkerResult<'a> {
        /// Int64, `producerId`.
        pub producer_id: i64,
        /// Array of [`WritableTxnMarkerTopicResult`].
        pub topics: Vec<WritableTxnMarkerTopicResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for WritableTxnMarkerResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.producer_id = decoder.i64("producer_id")?;
            self.topics = decoder.structures("topics", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i64(self.producer_id);
            sink.put_structures("topics", flexible, version, &self.topics)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`WriteTxnMarkersResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WritableTxnMarkerTopicResult<'a> {
        /// String, `topicName`.
        pub name: &'a str,
        /// Array of [`WritableTxnMarkerPartitionResult`].
        pub partitions: Vec<WritableTxnMarkerPartitionResult<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for WritableTxnMarkerTopicResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.name = decoder.string("name", flexible)?;
            self.partitions = decoder.structures("partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_string("name", flexible, self.name)?;
            sink.put_structures("partitions", flexible, version, &self.partitions)?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`WriteTxnMarkersResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct WritableTxnMarkerPartitionResult<'a> {
        /// Int32.
        pub partition_index: i32,
        /// Int16.
        pub error_code: i16,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for WritableTxnMarkerPartitionResult<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            self.partition_index = decoder.i32("partition_index")?;
            self.error_code = decoder.i16("error_code")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 1;
            sink.put_i32(self.partition_index);
            sink.put_i16(self.error_code);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
