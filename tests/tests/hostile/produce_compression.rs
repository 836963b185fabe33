//! Compressed batches that are not what they seem.

use std::io::Write;

use tests::batch::{ATTRIBUTES_AT, Batch, COUNT_AT, HEADER_LEN, Record, put_varint, seal};
use tests::codec::Codec;
use tests::error_code::{
    CORRUPT_MESSAGE, INVALID_RECORD, MESSAGE_TOO_LARGE, NONE, UNSUPPORTED_COMPRESSION_TYPE,
};
use tests::neighbour::Siege;
use tests::operations::produce_request;
use tests::unique;

const COMPRESSED: [Codec; 4] = [Codec::Gzip, Codec::Snappy, Codec::Lz4, Codec::Zstd];

/// A batch of one record, by its header, around this payload.
fn around(codec: Codec, payload: &[u8]) -> Vec<u8> {
    let mut batch = Batch::of_values(["x"]).compressed(codec).encode();
    batch.truncate(HEADER_LEN);
    batch.extend_from_slice(payload);
    seal(&mut batch);
    batch
}

#[test]
fn zstd_below_produce_v7_gets_76() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("zstd");
    client.create_topic(&topic, 1);
    let batch = Batch::of_values(["a"]).compressed(Codec::Zstd).encode();
    for version in 3..=9 {
        let answer = client
            .try_produce(&produce_request(&topic, 0, &batch), version)
            .expect("an answer");
        let expected = if version < 7 {
            UNSUPPORTED_COMPRESSION_TYPE
        } else {
            NONE
        };
        assert_eq!(answer.error_code, expected, "v{version}");
    }
    siege.end();
}

#[test]
fn an_unknown_codec_gets_76() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("codec");
    client.create_topic(&topic, 1);
    for codec in [5, 6, 7] {
        let mut batch = Batch::of_values(["a"]).encode();
        batch[ATTRIBUTES_AT + 1] = codec;
        seal(&mut batch);
        let answer = client.produce_bytes(&topic, 0, &batch);
        assert_eq!(
            answer.error_code, UNSUPPORTED_COMPRESSION_TYPE,
            "codec {codec}"
        );
    }
    siege.end();
}

#[test]
fn a_payload_that_does_not_decompress_gets_2() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("payload");
    client.create_topic(&topic, 1);
    for codec in COMPRESSED {
        let whole = codec.compress(&Record::of_value(vec![b'x'; 1000]).encode(0));
        let mut damaged = whole.clone();
        damaged[..4].fill(0xee);
        let cases = [
            ("junk", vec![0xee; 100]),
            ("a damaged start", damaged),
            ("cut off", whole[..whole.len() / 2].to_vec()),
        ];
        for (name, payload) in cases {
            let answer = client.produce_bytes(&topic, 0, &around(codec, &payload));
            assert_eq!(answer.error_code, CORRUPT_MESSAGE, "{name} {codec:?}");
        }
    }
    for codec in COMPRESSED {
        // An empty payload decompresses to nothing in some codecs, and then it is the record that is missing.
        let error = client
            .produce_bytes(&topic, 0, &around(codec, &[]))
            .error_code;
        assert!(
            [CORRUPT_MESSAGE, INVALID_RECORD].contains(&error),
            "no payload {codec:?}: {error}"
        );
    }
    assert_eq!(client.list_offset(&topic, 0, -1, 7).offset, 0);
    siege.end();
}

#[test]
fn a_compressed_batch_whose_records_contradict_its_header_gets_87() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("contradiction");
    client.create_topic(&topic, 1);
    for codec in COMPRESSED {
        let record = Record::of_value("v").encode(0);
        let one_too_many =
            codec.compress(&[record.as_slice(), &Record::of_value("w").encode(1)].concat());
        let none = codec.compress(b"");
        let left_over = codec.compress(&[record.as_slice(), &[0xff]].concat());
        let long = codec.compress(&[200, 1, 0, 0, 0, 1, 2, b'v', 0]);
        for (name, payload) in [
            ("a record too many", one_too_many),
            ("no record", none),
            ("a byte left over", left_over),
            ("a record past the end", long),
        ] {
            let answer = client.produce_bytes(&topic, 0, &around(codec, &payload));
            assert_eq!(answer.error_code, INVALID_RECORD, "{name} {codec:?}");
        }
        let mut count = Batch::of_values(["a", "b"]).compressed(codec).encode();
        count[COUNT_AT..COUNT_AT + 4].copy_from_slice(&3_i32.to_be_bytes());
        seal(&mut count);
        assert_eq!(
            client.produce_bytes(&topic, 0, &count).error_code,
            INVALID_RECORD,
            "{codec:?}"
        );
    }
    siege.end();
}

/// What one record of `length` zero bytes compresses to.
fn bomb(codec: Codec, length: usize) -> Vec<u8> {
    let mut start = Vec::new();
    let mut body = vec![0, 0, 0, 1];
    let value_len = i64::try_from(length).expect("a length");
    put_varint(&mut body, value_len);
    let record_len = i64::try_from(body.len() + length + 1).expect("a length");
    put_varint(&mut start, record_len);
    start.extend(body);
    let zeros = vec![0; 1 << 20];
    let mut pieces = vec![start];
    pieces.extend(std::iter::repeat_n(zeros, length >> 20));
    pieces.push(vec![0]);
    fn fill<W: Write>(mut encoder: W, pieces: &[Vec<u8>]) -> W {
        pieces
            .iter()
            .for_each(|piece| encoder.write_all(piece).expect("compressed"));
        encoder
    }
    match codec {
        Codec::Gzip => {
            let encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(1));
            fill(encoder, &pieces).finish().expect("gzip")
        }
        Codec::Zstd => {
            let encoder = zstd::Encoder::new(Vec::new(), 1).expect("zstd");
            fill(encoder, &pieces).finish().expect("zstd")
        }
        Codec::Lz4 => {
            let encoder = lz4_flex::frame::FrameEncoder::new(Vec::new());
            fill(encoder, &pieces).finish().expect("lz4")
        }
        Codec::None | Codec::Snappy => codec.compress(&pieces.concat()),
    }
}

#[test]
fn a_decompression_bomb_of_every_codec_gets_10_or_2_and_memory_stays_flat() {
    let siege = Siege::begin();
    let mut client = siege.server.connect();
    let topic = unique("bomb");
    client.create_topic_with(&topic, 1, &[("max.message.bytes", "33554432")]);
    for codec in COMPRESSED {
        let payload = bomb(codec, 300 << 20);
        assert!(
            payload.len() < 30 << 20,
            "{codec:?}: {} bytes",
            payload.len()
        );
        let answer = client.produce_bytes(&topic, 0, &around(codec, &payload));
        let error = answer.error_code;
        assert!(
            [CORRUPT_MESSAGE, MESSAGE_TOO_LARGE].contains(&error),
            "{codec:?}: {error}"
        );
        drop(payload);
        siege.check_memory();
    }
    siege.end();
}
