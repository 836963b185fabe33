//! What each pair of `benches::pairs` allocates in one run, once its buffers have grown. By itself, because a
//! counting allocator makes each allocation dearer and so the times wrong.

use std::alloc::System;

use benches::pairs::{self, Side};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Allocations, those that move to grow among them, and the bytes asked for.
fn count(side: &mut Side) -> (usize, usize) {
    side();
    let region = Region::new(ALLOCATOR);
    side();
    let change = region.change();
    (
        change.allocations + change.reallocations,
        change.bytes_allocated,
    )
}

fn main() {
    println!("allocations and bytes asked for, in one run:\n");
    println!("| {:73} | kafka-proto | kafka-protocol |", "");
    println!("| {:-<73} | ----------- | -------------- |", "");
    for mut pair in pairs::all() {
        let (ours, theirs) = (count(&mut pair.ours), count(&mut pair.theirs));
        println!(
            "| {:73} | {:3} {:7} | {:4} {:9} |",
            pair.name, ours.0, ours.1, theirs.0, theirs.1
        );
    }
}
