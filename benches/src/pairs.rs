//! The pairs of a comparison: what `kafka-proto` does, and what the crate `kafka-protocol` does for the same
//! end with the same bytes. Timed by the bench `side_by_side`, their allocations counted by `allocations`.

use std::hint::black_box;

use bytes::{Bytes, BytesMut};
use kafka_proto::messages::{FetchResponse, MetadataResponse, ProduceRequest};
use kafka_proto::records::{BatchBuilder, BatchView, Compression, ProduceLimits, check_produced};
use kafka_proto::{Decoder, Message, Records, Segmented};
use kafka_protocol::messages as peer;
use kafka_protocol::protocol::{Decodable, Encodable};
use kafka_protocol::records::RecordBatchDecoder;

use crate::{batch, fetch_response, metadata_response, produce_request, topic_names};

/// One side of a pair, to be run as often as the caller likes.
pub type Side = Box<dyn FnMut()>;

/// Two ways to the same end.
pub struct Pair {
    /// The message, its version and shape, and what is done.
    pub name: &'static str,
    /// What is measured, and what is not.
    pub measured: &'static str,
    /// `kafka-proto`.
    pub ours: Side,
    /// `kafka-protocol`.
    pub theirs: Side,
}

/// Every pair. What they read lives as long as the process.
#[must_use]
pub fn all() -> Vec<Pair> {
    let mut pairs = metadata();
    pairs.extend(fetch());
    pairs.extend(produce());
    pairs.extend(record_batches());
    pairs
}

const DECODED: &str = "from bytes to a value, and its drop";
const REUSED: &str = "from a value to bytes in a buffer that is reused";
const APART: &str = "the same, ours into a reused `Segmented` that leaves the records where they lie: a sender \
                     writes them with the next system call (`writev`); theirs copies them, as it must";

fn metadata() -> Vec<Pair> {
    let bytes = leak(metadata_response(100).expect("encodes"));
    vec![
        Pair {
            name: "MetadataResponse v12, 100 topics x 12 partitions, decode",
            measured: DECODED,
            ours: Box::new(|| {
                let response = MetadataResponse::decode(&mut Decoder::new(black_box(bytes)), 12);
                black_box(&response).as_ref().expect("decodes");
            }),
            theirs: their_decode::<peer::MetadataResponse>(bytes, 12),
        },
        Pair {
            name: "MetadataResponse v12, 100 topics x 12 partitions, encode",
            measured: REUSED,
            ours: our_encode(
                MetadataResponse::decode(&mut Decoder::new(bytes), 12).expect("decodes"),
                12,
            ),
            theirs: their_encode::<peer::MetadataResponse>(bytes, 12),
        },
    ]
}

fn fetch() -> Vec<Pair> {
    let names: &'static [String] = topic_names(10).leak();
    let records = leak(vec![0x5a; 1024]);
    let full = fetch_response(names, 10, Records::Bytes(records));
    let bytes = leak(encoded(&full, 12));
    vec![
        Pair {
            name: "FetchResponse v12, 10 x 10 partitions x 1 KiB, decode",
            measured: DECODED,
            ours: Box::new(|| {
                let response = FetchResponse::decode(&mut Decoder::new(black_box(bytes)), 12);
                black_box(&response).as_ref().expect("decodes");
            }),
            theirs: their_decode::<peer::FetchResponse>(bytes, 12),
        },
        Pair {
            name: "FetchResponse v12, 10 x 10 partitions x 1 KiB, encode, records copied",
            measured: REUSED,
            ours: our_encode(full, 12),
            theirs: their_encode::<peer::FetchResponse>(bytes, 12),
        },
        Pair {
            name: "FetchResponse v12, 10 x 10 partitions x 1 KiB, encode, records not copied",
            measured: APART,
            ours: our_encode_apart(fetch_response(names, 10, Records::Elsewhere(1024)), 12),
            theirs: their_encode::<peer::FetchResponse>(bytes, 12),
        },
    ]
}

fn produce() -> Vec<Pair> {
    let records = leak(vec![0x5a; 16 * 1024]);
    let full = produce_request(Records::Bytes(records));
    let bytes = leak(encoded(&full, 9));
    let value = peer::ProduceRequest::decode(&mut Bytes::from_static(bytes), 9).expect("decodes");
    vec![
        Pair {
            name: "ProduceRequest v9, 16 KiB, decode",
            measured: DECODED,
            ours: Box::new(|| {
                let request = ProduceRequest::decode(&mut Decoder::new(black_box(bytes)), 9);
                black_box(&request).as_ref().expect("decodes");
            }),
            theirs: their_decode::<peer::ProduceRequest>(bytes, 9),
        },
        Pair {
            name: "ProduceRequest v9, 16 KiB, encode, records not copied",
            measured: APART,
            ours: our_encode_apart(produce_request(Records::Elsewhere(records.len())), 9),
            theirs: their_encode::<peer::ProduceRequest>(bytes, 9),
        },
        Pair {
            name: "ProduceRequest v9, 16 KiB, encode, records copied",
            measured: "from a value to bytes in a buffer that is reused; to copy 16 KiB is most of it on both \
                       sides",
            ours: our_encode(full.clone(), 9),
            theirs: their_encode::<peer::ProduceRequest>(bytes, 9),
        },
        Pair {
            name: "ProduceRequest v9, 16 KiB, encode, records copied, new buffer",
            measured: "from a value to bytes in a buffer that is allocated for it, and its drop",
            ours: Box::new(move || {
                let mut buf = Vec::new();
                black_box(&full).encode(&mut buf, 9).expect("encodes");
                black_box(&buf);
            }),
            theirs: Box::new(move || {
                let mut buf = BytesMut::new();
                black_box(&value).encode(&mut buf, 9).expect("encodes");
                black_box(&buf);
            }),
        },
    ]
}

fn record_batches() -> Vec<Pair> {
    let thousand = batch(Compression::None);
    let mut builder = BatchBuilder::new(Compression::None);
    builder.append(1_700_000_000_000, None, Some(&[b'x'; 100]), &[]);
    let one = builder.build().expect("fits");
    vec![
        Pair {
            name: "batch v2 of 1000 x 100 bytes, walk",
            measured: "CRC-32C, and every record read; theirs makes a list of the records, and drops it",
            ours: {
                let batch = thousand.clone();
                Box::new(move || {
                    black_box(walk(black_box(&batch)));
                })
            },
            theirs: their_records(thousand.clone()),
        },
        Pair {
            name: "batch v2 of 1000 x 100 bytes, check",
            measured: "what a broker does with a produced batch: CRC-32C, every record, offsets, timestamps and \
                       counts against the header; theirs as before",
            ours: our_check(thousand.clone()),
            theirs: their_records(thousand),
        },
        Pair {
            name: "batch v2 of 1 x 100 bytes, check",
            measured: "the same",
            ours: our_check(one.clone()),
            theirs: their_records(one),
        },
    ]
}

/// Reads every record and says how many bytes their values have.
fn walk(bytes: &[u8]) -> usize {
    let batch = BatchView::parse(bytes).expect("a batch");
    batch.check_crc().expect("right");
    let payload = batch.payload(1 << 30).expect("decompresses");
    let records = batch.records(&payload).map(|record| record.expect("good"));
    records
        .map(|record| record.value.map_or(0, <[u8]>::len))
        .sum()
}

fn leak(bytes: Vec<u8>) -> &'static [u8] {
    bytes.leak()
}

fn encoded(message: &impl Message<'static>, version: i16) -> Vec<u8> {
    let mut bytes = Vec::new();
    message.encode(&mut bytes, version).expect("encodes");
    bytes
}

fn our_encode(message: impl Message<'static> + 'static, version: i16) -> Side {
    let mut buf = Vec::new();
    Box::new(move || {
        buf.clear();
        let message = black_box(&message);
        message.encode(&mut buf, version).expect("encodes");
        black_box(&buf);
    })
}

fn our_encode_apart(message: impl Message<'static> + 'static, version: i16) -> Side {
    let mut segmented = Segmented::default();
    Box::new(move || {
        segmented.clear();
        let message = black_box(&message);
        message.write(&mut segmented, version).expect("encodes");
        black_box(&segmented);
    })
}

fn our_check(batch: Bytes) -> Side {
    let limits = ProduceLimits::default();
    Box::new(move || {
        black_box(check_produced(black_box(&batch), &limits)).expect("good");
    })
}

fn their_decode<M: Decodable>(bytes: &'static [u8], version: i16) -> Side {
    // Shared bytes, as from a socket: cloning those counts references, as in use.
    let shared = Bytes::copy_from_slice(bytes);
    Box::new(move || {
        let message = M::decode(&mut black_box(shared.clone()), version).expect("decodes");
        black_box(&message);
    })
}

fn their_encode<M: Decodable + Encodable + 'static>(bytes: &'static [u8], version: i16) -> Side {
    let message = M::decode(&mut Bytes::from_static(bytes), version).expect("decodes");
    let mut buf = BytesMut::new();
    Box::new(move || {
        buf.clear();
        let message = black_box(&message);
        message.encode(&mut buf, version).expect("encodes");
        black_box(&buf);
    })
}

fn their_records(batch: Bytes) -> Side {
    Box::new(move || {
        let records = RecordBatchDecoder::decode(&mut black_box(batch.clone())).expect("good");
        black_box(&records);
    })
}
