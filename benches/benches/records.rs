//! Record batches of 1000 records with values of 100 bytes, no keys, as producers send them: what each codec
//! costs to check and to write. (`side_by_side` has the uncompressed batch beside the peer crate.)
//!
//! "check" is what a broker does with a produced batch: checksum, decompression, every record, timestamps,
//! offsets and counts. "build" makes a batch of an uncompressed one's records.

use std::hint::black_box;

use benches::{RECORDS, batch};
use criterion::{Criterion, criterion_group, criterion_main};
use kafka_proto::records::{
    BatchBuilder, Compression, Magic, ProduceLimits, check_produced, compress,
};

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
            b.iter(|| compress(*codec, Magic::V2, black_box(&plain)).expect("compresses"));
        });
    }
    group.finish();
}

criterion_group!(benches, compressed, building);
criterion_main!(benches);
