//! `kafka-proto` beside the crate `kafka-protocol`, in one run and on the same bytes. What a pair measures
//! stands with it in `benches::pairs`; the bench prints it too.

use benches::pairs;
use criterion::{Criterion, criterion_group, criterion_main};

fn side_by_side(criterion: &mut Criterion) {
    for mut pair in pairs::all() {
        println!("\n{}: {}", pair.name, pair.measured);
        let mut group = criterion.benchmark_group(pair.name);
        group.bench_function("kafka-proto", |bencher| bencher.iter(&mut pair.ours));
        group.bench_function("kafka-protocol", |bencher| bencher.iter(&mut pair.theirs));
        group.finish();
    }
}

criterion_group!(benches, side_by_side);
criterion_main!(benches);
