//! ControlledShutdown, API 7.
//!
//! From `schemas/wire/ControlledShutdownRequest.json` and `schemas/wire/ControlledShutdownResponse.json`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

/// What the client sends.
pub mod request {
    use crate::wire::prelude::*;

    /// `ControlledShutdownRequest`, versions 0-3, flexible from 3.
    #[derive(Debug, Clone, PartialEq)]
    pub struct ControlledShutdownRequest<'a> {
        /// Int32, `brokerId`.
        pub broker_id: i32,
        /// Int64, versions 2+, default -1, ignorable.
        pub broker_epoch: i64,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl Default for ControlledShutdownRequest<'_> {
        fn default() -> Self {
            Self {
                broker_id: 0,
                broker_epoch: -1,
                unknown_tagged_fields: UnknownTaggedFields::default(),
            }
        }
    }

    impl<'a> Message<'a> for ControlledShutdownRequest<'a> {
        const NAME: &'static str = "ControlledShutdownRequest";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 3);
    }

    impl<'a> Request<'a> for ControlledShutdownRequest<'a> {
        const API_KEY: ApiKey = ApiKey::ControlledShutdown;
        type Response<'r> = super::response::ControlledShutdownResponse<'r>;
    }

    impl<'a> Structure<'a> for ControlledShutdownRequest<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.broker_id = decoder.i32("broker_id")?;
            if version >= 2 {
                self.broker_epoch = decoder.i64("broker_epoch")?;
            }
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i32(self.broker_id);
            if version >= 2 {
                sink.put_i64(self.broker_epoch);
            }
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}

/// What the broker answers.
pub mod response {
    use crate::wire::prelude::*;

    /// `ControlledShutdownResponse`, versions 0-3, flexible from 3.
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct ControlledShutdownResponse<'a> {
        /// Int16.
        pub error_code: i16,
        /// Array of [`RemainingPartition`].
        pub remaining_partitions: Vec<RemainingPartition<'a>>,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Message<'a> for ControlledShutdownResponse<'a> {
        const NAME: &'static str = "ControlledShutdownResponse";
        const VERSIONS: VersionRange = VersionRange::new(0, 3);
        const FLEXIBLE_VERSIONS: VersionRange = VersionRange::new(3, 3);
    }

    impl<'a> Response<'a> for ControlledShutdownResponse<'a> {
        const API_KEY: ApiKey = ApiKey::ControlledShutdown;
    }

    impl<'a> Structure<'a> for ControlledShutdownResponse<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.error_code = decoder.i16("error_code")?;
            self.remaining_partitions =
                decoder.structures("remaining_partitions", flexible, version)?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_i16(self.error_code);
            sink.put_structures(
                "remaining_partitions",
                flexible,
                version,
                &self.remaining_partitions,
            )?;
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }

    /// Nested in [`ControlledShutdownResponse`].
    #[derive(Debug, Clone, PartialEq, Default)]
    pub struct RemainingPartition<'a> {
        /// String, `topicName`.
        pub topic_name: &'a str,
        /// Int32.
        pub partition_index: i32,
        /// Tagged fields that the spec does not know.
        pub unknown_tagged_fields: UnknownTaggedFields<'a>,
    }

    impl<'a> Structure<'a> for RemainingPartition<'a> {
        #[inline]
        fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            self.topic_name = decoder.string("topic_name", flexible)?;
            self.partition_index = decoder.i32("partition_index")?;
            self.unknown_tagged_fields = decoder.unknown_tagged_fields(flexible)?;
            Ok(())
        }

        fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
            let flexible = version >= 3;
            sink.put_string("topic_name", flexible, self.topic_name)?;
            sink.put_i32(self.partition_index);
            sink.put_unknown_tagged_fields(flexible, version, &self.unknown_tagged_fields)
        }
    }
}
