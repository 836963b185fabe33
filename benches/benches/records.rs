//! Record batches, beside the crate `kafka-protocol` in the same run and on the same bytes: 1000 records with values of
//! 100 bytes, no keys, as producers send them.
//!
//! "walk" checks the checksum and reads every record; "check" is what a broker does with a produced batch, which looks
//! at timestamps, offsets and counts too. The peer's decoder checks the checksum and makes a list of records.

use std::hint::black_box;

use bytes::Bytes;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use kafka_proto::records::{
    BatchBuilder, BatchView, Compression, ProduceLimits, check_produced, compress,
};
use kafka_protocol::records::RecordBatchDecoder;

const RECORDS: usize = 1000;

fn batch(compression: Compression) -> Bytes {
    let mut builder = BatchBuilder::new(compression);
    let mut state = 1_u32;
    for index in 0..RECORDS {
        let value: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            b'a' + (state >> 28) as u8
        })
        .take(100)
        .collect();
        builder.append(
            1_700_000_000_000 + index as i64 / 10,
            None,
            Some(&value),
            &[],
        );
    }
    builder.build().expect("fits")
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

fn uncompressed(criterion: &mut Criterion) {
    let batch = batch(Compression::None);
    let limits = ProduceLimits::default();
    let mut group = criterion.benchmark_group("batch of 1000 x 100 bytes");
    group.bench_function("walk, kafka-proto", |b| b.iter(|| walk(black_box(&batch))));
    group.bench_function("check, kafka-proto", |b| {
        b.iter(|| check_produced(black_box(&batch), &limits).expect("good"));
    });
    group.bench_function("decode, kafka-protocol", |b| {
        b.iter_batched(
            || batch.clone(),
            |mut bytes| RecordBatchDecoder::decode(&mut bytes).expect("good"),
            BatchSize::SmallInput,
        );
    });
    group.finish();

    let one = {
        let mut builder = BatchBuilder::new(Compression::None);
        builder.append(1_700_000_000_000, None, Some(&[b'x'; 100]), &[]);
        builder.build().expect("fits")
    };
    let mut group = criterion.benchmark_group("batch of 1 x 100 bytes");
    group.bench_function("check, kafka-proto", |b| {
        b.iter(|| check_produced(black_box(&one), &limits).expect("good"));
    });
    group.bench_function("decode, kafka-protocol", |b| {
        b.iter_batched(
            || one.clone(),
            |mut bytes| RecordBatchDecoder::decode(&mut bytes).expect("good"),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

fn compressed(criterion: &mut Criterion) {
    let limits = ProduceLimits::default();
    let mut group = criterion.benchmark_group("check, compressed 1000 x 100 bytes");
    for codec in &Compression::ALL[1..] {
        let batch = batch(*codec);
        group.bench_function(codec.name(), |b| {
            b.iter(|| check_produced(black_box(&batch), &limits).expect("good"));
        });
    }
    group.finish();
}

fn building(criterion: &mut Criterion) {
    let value = [b'x'; 100];
    let mut group = criterion.benchmark_group("build 1000 x 100 bytes");
    group.bench_function("uncompressed", |b| {
        b.iter(|| {
            let mut builder = BatchBuilder::new(Compression::None);
            for _ in 0..RECORDS {
                builder.append(1_700_000_000_000, None, Some(black_box(&value)), &[]);
            }
            builder.build().expect("fits")
        });
    });
    let plain = batch(Compression::None);
    for codec in &Compression::ALL[1..] {
        group.bench_function(codec.name(), |b| {
            b.iter(|| {
                compress(*codec, kafka_proto::records::Magic::V2, black_box(&plain))
                    .expect("compresses")
            });
        });
    }
    group.finish();
}

criterion_group!(benches, uncompressed, compressed, building);
criterion_main!(benches);
