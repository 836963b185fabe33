//! A record of the metadata log: a frame around a generated type.

use kafka_proto::messages::ProducerIdsRecord;
use kafka_proto::wire::Put;
use kafka_proto::{Decoder, Error, KeyedRecord};

/// The version of the frame: frame version, type and version of the record as unsigned varints, then the record.
const FRAME_VERSION: u32 = 1;

/// A record as it goes to the metadata log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetadataRecord(Vec<u8>);

impl MetadataRecord {
    /// Frames a record in a version that the cluster's `metadata.version` allows.
    ///
    /// # Panics
    /// If the record cannot be encoded in this version: what comes from outside is checked before, so that would be
    /// a mistake of the caller's.
    pub fn new<'a, R: KeyedRecord<'a>>(record: &R, version: i16) -> Self {
        let mut frame = Vec::new();
        for number in [FRAME_VERSION, R::API_KEY as u32, version as u32] {
            frame.put_unsigned_varint(number);
        }
        record
            .encode(&mut frame, version)
            .unwrap_or_else(|error| panic!("a record of our own: {error}"));
        Self(frame)
    }

    /// Says that producer ids below `next_producer_id` are given out (KIP-730).
    pub fn producer_ids(node_id: i32, next_producer_id: i64) -> Self {
        let record = ProducerIdsRecord {
            broker_id: node_id,
            broker_epoch: -1,
            next_producer_id,
            ..Default::default()
        };
        Self::new(&record, 0)
    }

    /// The value of the record in the log; its key is null.
    pub fn encode(&self) -> Vec<u8> {
        self.0.clone()
    }

    /// The value of the record in the log.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// The head of a frame: type and version, and a decoder behind them.
pub struct MetadataFrame<'a> {
    /// The record's type.
    pub api_key: i16,
    /// Its version.
    pub version: i16,
    body: Decoder<'a>,
}

impl<'a> MetadataFrame<'a> {
    /// Reads the head of a frame.
    ///
    /// # Errors
    /// In words: bytes that are no frame, or a frame of another version.
    pub fn read(value: &'a [u8]) -> Result<Self, String> {
        let mut body = Decoder::new(value);
        let words = |error: Error| error.to_string();
        let frame_version = body.unsigned_varint("frame_version").map_err(words)?;
        if frame_version != FRAME_VERSION {
            return Err(format!("frame version {frame_version} is not known"));
        }
        let api_key = body.unsigned_varint("api_key").map_err(words)?;
        let version = body.unsigned_varint("version").map_err(words)?;
        let small = |number: u32| {
            i16::try_from(number).map_err(|_| format!("{number} is no type or version"))
        };
        Ok(Self {
            api_key: small(api_key)?,
            version: small(version)?,
            body,
        })
    }

    /// The record's bytes.
    pub fn record(&self) -> &'a [u8] {
        self.body.remaining()
    }

    /// Reads the record, whose type is the frame's.
    ///
    /// # Errors
    /// The decoder's words, which name the record.
    pub fn decode<R: KeyedRecord<'a>>(mut self) -> Result<R, String> {
        debug_assert_eq!(self.api_key, R::API_KEY);
        R::decode(&mut self.body, self.version).map_err(|error| error.to_string())
    }
}
