//! What the simulated clients have in common: frames, correlation ids, deadlines.

use std::time::Duration;

use kafka_proto::messages::{RequestHeader, ResponseHeader};
use kafka_proto::records::{BatchBuilder, Compression, batches};
use kafka_proto::{Decoder, Message, Request, Response};

use crate::dice::Dice;
use crate::ledger::Ledger;

/// The topic that everybody works on.
pub const TOPIC: &str = "orders";
/// Its partitions.
pub const PARTITIONS: i32 = 3;
/// The clock on the wall when a run begins, and the timestamp of every record, milliseconds: a producer whose newest
/// record is older than `producer.id.expiration.ms` is forgotten at a start, as in Kafka.
pub const WALL_MS: i64 = 1_800_000_000_000;

/// What a client may do, and see, while it acts.
pub struct Scene<'s> {
    pub now: Duration,
    pub dice: &'s mut Dice,
    pub ledger: &'s mut Ledger,
    /// Nothing is taken back any more: no power was ever cut.
    pub stable: bool,
    /// The faults are over; what is left has to be finished.
    pub calm: bool,
    /// Frames to send.
    pub outbox: &'s mut Vec<Vec<u8>>,
}

/// A client as a state machine.
pub trait Client {
    /// A connection is there.
    fn connected(&mut self, scene: &mut Scene<'_>);
    /// A frame came in, without its size.
    fn received(&mut self, scene: &mut Scene<'_>, frame: &[u8]);
    /// The connection is gone.
    fn disconnected(&mut self);
    /// When it wants to act of its own accord.
    fn next_deadline(&self) -> Option<Duration>;
    /// That time has come.
    fn fire(&mut self, scene: &mut Scene<'_>);
    /// Nothing is left to do.
    fn is_done(&self) -> bool;
    /// For the report of a run that does not end.
    fn describe(&self) -> String;
}

/// Encodes a request as a frame.
pub fn request<'m, R: Request<'m>>(
    message: &R,
    version: i16,
    correlation_id: i32,
    client_id: &str,
) -> Vec<u8> {
    let header = RequestHeader {
        request_api_key: R::API_KEY.into(),
        request_api_version: version,
        correlation_id,
        client_id: Some(client_id),
        ..Default::default()
    };
    let mut frame = vec![0; 4];
    header
        .encode(&mut frame, R::header_version(version))
        .expect("a header encodes");
    message
        .encode(&mut frame, version)
        .expect("a request encodes");
    let size = u32::try_from(frame.len() - 4).expect("small");
    frame[..4].copy_from_slice(&size.to_be_bytes());
    frame
}

/// Decodes the answer to `correlation_id`.
pub fn response<'m, R: Response<'m>>(
    frame: &'m [u8],
    version: i16,
    correlation_id: i32,
) -> Result<R, String> {
    let mut decoder = Decoder::new(frame);
    let header = ResponseHeader::decode(&mut decoder, R::header_version(version))
        .map_err(|error| error.to_string())?;
    if header.correlation_id != correlation_id {
        return Err(format!(
            "{} answers {}, not {correlation_id}",
            R::NAME,
            header.correlation_id
        ));
    }
    let response = R::decode(&mut decoder, version).map_err(|error| error.to_string())?;
    match decoder.remaining() {
        [] => Ok(response),
        rest => Err(format!(
            "{} v{version} has {} bytes behind it",
            R::NAME,
            rest.len()
        )),
    }
}

/// A batch of values; a producer that is not idempotent has the id −1.
pub fn batch(
    values: &[String],
    producer_id: i64,
    base_sequence: i32,
    compression: Compression,
) -> Vec<u8> {
    let mut builder = BatchBuilder::new(compression);
    if producer_id >= 0 {
        builder = builder.producer(producer_id, 0, base_sequence);
    }
    for value in values {
        builder.append(WALL_MS, Some(b"key"), Some(value.as_bytes()), &[]);
    }
    builder.build().expect("a batch builds").to_vec()
}

/// A record as a client gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    pub offset: i64,
    /// The epoch of the leader that appended it; −1 if the format has no place for it.
    pub leader_epoch: i32,
    pub value: String,
}

/// What was fetched; a batch whose checksum is wrong is an error.
pub fn records(bytes: &[u8]) -> Result<Vec<Fetched>, String> {
    let mut found = Vec::new();
    for batch in batches(bytes) {
        let batch = batch.map_err(|error| error.to_string())?;
        batch.check_crc().map_err(|error| error.to_string())?;
        let payload = batch.payload(1 << 20).map_err(|error| error.to_string())?;
        for record in batch.records(&payload) {
            let record = record.map_err(|error| error.to_string())?;
            found.push(Fetched {
                offset: record.offset,
                leader_epoch: batch.partition_leader_epoch(),
                value: String::from_utf8_lossy(record.value.unwrap_or_default()).into_owned(),
            });
        }
    }
    Ok(found)
}
