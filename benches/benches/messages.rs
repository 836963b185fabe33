//! Messages, beside the crate `kafka-protocol` in the same run and on the same bytes.
//!
//! Measured is what a caller waits for: from bytes to a value and its drop; from a value to bytes in a
//! reused buffer. Records are 1 KiB or 16 KiB that neither side looks into. "gaps" encodes a response
//! whose records lie elsewhere, as a broker that sends from its cache does.

use bytes::{Bytes, BytesMut};
use criterion::{Criterion, criterion_group, criterion_main};
use kafka_proto::messages::{FetchResponse, MetadataResponse, ProduceRequest};
use kafka_proto::{Decoder, Message, Records, Segmented};
use kafka_protocol::messages as peer;
use kafka_protocol::protocol::{Decodable, Encodable};
use std::hint::black_box;

fn decode(
    criterion: &mut Criterion,
    name: &str,
    bytes: &[u8],
    ours: impl Fn(&[u8]),
    theirs: impl Fn(&mut Bytes),
) {
    let mut group = criterion.benchmark_group(name);
    let shared = Bytes::copy_from_slice(bytes);
    group.bench_function("kafka-proto", |bencher| {
        bencher.iter(|| ours(black_box(bytes)))
    });
    group.bench_function("kafka-protocol", |bencher| {
        bencher.iter(|| theirs(&mut black_box(shared.clone())));
    });
    group.finish();
}

fn encode<'a, M: Message<'a>, P: Encodable>(
    criterion: &mut Criterion,
    name: &str,
    version: i16,
    ours: &M,
    theirs: &P,
) {
    let mut group = criterion.benchmark_group(name);
    let mut buf = Vec::new();
    group.bench_function("kafka-proto", |bencher| {
        bencher.iter(|| {
            buf.clear();
            black_box(ours)
                .encode(&mut buf, version)
                .expect("the value suits the version");
            black_box(&buf);
        });
    });
    let mut buf = BytesMut::new();
    group.bench_function("kafka-protocol", |bencher| {
        bencher.iter(|| {
            buf.clear();
            black_box(theirs)
                .encode(&mut buf, version)
                .expect("the value suits the version");
            black_box(&buf);
        });
    });
    group.finish();
}

fn metadata(criterion: &mut Criterion) {
    let bytes = benches::metadata_response(100).expect("encodes");
    decode(
        criterion,
        "metadata-v12-100x12-decode",
        &bytes,
        |bytes| {
            let response = MetadataResponse::decode(&mut Decoder::new(bytes), 12).expect("decodes");
            black_box(&response);
        },
        |bytes| {
            let response = peer::MetadataResponse::decode(bytes, 12).expect("decodes");
            black_box(&response);
        },
    );
    let ours = MetadataResponse::decode(&mut Decoder::new(&bytes), 12).expect("decodes");
    let theirs =
        peer::MetadataResponse::decode(&mut Bytes::copy_from_slice(&bytes), 12).expect("decodes");
    encode(criterion, "metadata-v12-100x12-encode", 12, &ours, &theirs);
}

fn fetch(criterion: &mut Criterion) {
    let names = benches::topic_names(10);
    let records = vec![0x5a; 1024];
    let full = benches::fetch_response(&names, 10, Records::Bytes(&records));
    let mut bytes = Vec::new();
    full.encode(&mut bytes, 12).expect("encodes");
    decode(
        criterion,
        "fetch-v12-10x10x1KiB-decode",
        &bytes,
        |bytes| {
            let response = FetchResponse::decode(&mut Decoder::new(bytes), 12).expect("decodes");
            black_box(&response);
        },
        |bytes| {
            let response = peer::FetchResponse::decode(bytes, 12).expect("decodes");
            black_box(&response);
        },
    );
    let theirs =
        peer::FetchResponse::decode(&mut Bytes::copy_from_slice(&bytes), 12).expect("decodes");
    encode(criterion, "fetch-v12-10x10x1KiB-encode", 12, &full, &theirs);

    let gaps = benches::fetch_response(&names, 10, Records::Elsewhere(1024));
    let mut group = criterion.benchmark_group("fetch-v12-10x10x1KiB-encode-gaps");
    let mut buf = Vec::new();
    group.bench_function("kafka-proto", |bencher| {
        bencher.iter(|| {
            buf.clear();
            let mut segmented = Segmented::with_buffer(std::mem::take(&mut buf));
            black_box(&gaps)
                .write(&mut segmented, 12)
                .expect("the value suits the version");
            buf = black_box(segmented).into_parts().0;
        });
    });
    group.finish();
}

fn produce(criterion: &mut Criterion) {
    let records = vec![0x5a; 16 * 1024];
    let request = benches::produce_request(Records::Bytes(&records));
    let mut bytes = Vec::new();
    request.encode(&mut bytes, 9).expect("encodes");
    decode(
        criterion,
        "produce-v9-16KiB-decode",
        &bytes,
        |bytes| {
            let request = ProduceRequest::decode(&mut Decoder::new(bytes), 9).expect("decodes");
            black_box(&request);
        },
        |bytes| {
            let request = peer::ProduceRequest::decode(bytes, 9).expect("decodes");
            black_box(&request);
        },
    );
    let theirs =
        peer::ProduceRequest::decode(&mut Bytes::copy_from_slice(&bytes), 9).expect("decodes");
    encode(criterion, "produce-v9-16KiB-encode", 9, &request, &theirs);
}

criterion_group!(benches, metadata, fetch, produce);
criterion_main!(benches);
