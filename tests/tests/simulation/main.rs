//! A whole broker, its disk, its network and its clients in one thread under a virtual clock. Everything that happens
//! is drawn from a seed; a failure prints it.
//!
//! `SIMULATION_SEED=17 cargo test -p tests --test simulation` runs one seed again.

mod admin;
mod checks;
mod client;
mod dice;
mod janitor;
mod keeper;
mod ledger;
mod member;
mod node;
mod planted;
mod producer;
mod reader;
mod segments;
mod shelf;
mod world;

use std::sync::atomic::{AtomicU64, Ordering};
use std::{panic, thread};

use client::{PARTITIONS, TOPIC};
use planted::Planted;
use world::World;

const SEEDS: u64 = 1000;

fn run(seed: u64, planted: Option<Planted>) -> Result<(), String> {
    // What the broker asserts is found by a seed, too.
    panic::catch_unwind(|| World::new(seed, planted).run())
        .unwrap_or_else(|_| Err(format!("seed {seed}: the broker panicked")))
}

/// Runs `seeds` on every core; the first failures are returned with their seeds.
fn run_all(
    seeds: std::ops::Range<u64>,
    planted: Option<Planted>,
    enough: usize,
) -> Vec<(u64, String)> {
    let next = AtomicU64::new(seeds.start);
    let workers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    thread::scope(|scope| {
        let work = || {
            let mut failures = Vec::new();
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= seeds.end || failures.len() >= enough {
                    return failures;
                }
                if let Err(failure) = run(seed, planted) {
                    failures.push((seed, failure));
                }
            }
        };
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles
            .into_iter()
            .flat_map(|handle| handle.join().expect("a worker ends"))
            .collect::<Vec<_>>()
    })
}

#[test]
fn nothing_acknowledged_is_lost_doubled_or_reordered() {
    let seeds = match std::env::var("SIMULATION_SEED") {
        Ok(seed) => {
            let seed = seed.parse().expect("SIMULATION_SEED is a number");
            seed..seed + 1
        }
        Err(_) => 0..SEEDS,
    };
    let failures = run_all(seeds, None, 3);
    assert!(
        failures.is_empty(),
        "SIMULATION_SEED, and what went wrong: {failures:#?}"
    );
}

#[test]
fn the_same_seed_tells_the_same_story() {
    for seed in [3, 4] {
        let tell = |seed| {
            let mut world = World::new(seed, None);
            world.run().expect("the seed runs through");
            world.story()
        };
        assert_eq!(tell(seed), tell(seed));
    }
}

#[test]
fn planted_bugs_are_found() {
    for planted in Planted::ALL {
        let failures = run_all(0..2000, Some(planted), 1);
        assert!(!failures.is_empty(), "{planted:?} went unnoticed");
    }
}

#[test]
fn segments_roll_are_given_up_and_compacted_while_it_lasts() {
    let (mut rolled, mut given_up, mut compacted, mut expired) = (0, 0, 0, 0);
    for seed in 0..40 {
        let mut world = World::new(seed, None);
        world.run().expect("the seed runs through");
        let files = world.files();
        let segments: Vec<&str> = files
            .iter()
            .filter_map(|(path, _)| path.strip_suffix(".log")?.strip_prefix(TOPIC))
            .collect();
        let is_first = |segment: &&&str| segment.ends_with("/00000000000000000000");
        let first = segments.iter().filter(is_first).count();
        rolled += usize::from(segments.len() > first);
        given_up += usize::from(first < segments.len() && first < PARTITIONS as usize);
        compacted += files
            .iter()
            .filter(|(path, _)| path == "cleaner-offset-checkpoint")
            .filter(|(_, text)| String::from_utf8_lossy(text).contains("__consumer_offsets"))
            .count();
        let first = format!("{}-0/00000000000000000000.log", keeper::TOPIC);
        expired += usize::from(files.iter().all(|(path, _)| *path != first));
    }
    assert!(
        rolled >= 10 && given_up >= 3 && compacted >= 10 && expired >= 10,
        "{rolled} {given_up} {compacted} {expired}"
    );
}
