//! Retention by age and by size, with crashes in between.

use std::collections::BTreeMap;
use std::time::Duration;

use super::support::*;
use crate::core::ids::{LogId, Offset};
use crate::core::time::Now;
use crate::log::{LogConfig, StorageEvent, StorageRequest};
use crate::sim::{Dice, Fault, MemoryDisk};

const HOUR_MS: i64 = 3_600_000;

fn configure(config: LogConfig) -> StorageRequest {
    StorageRequest::Configure { log: LOG, config }
}

fn by_size(bytes: i64) -> LogConfig {
    LogConfig {
        retention_bytes: bytes,
        retention_ms: -1,
        ..small()
    }
}

fn by_age(ms: i64) -> LogConfig {
    LogConfig {
        retention_ms: ms,
        ..small()
    }
}

fn tick(harness: &mut Harness, now: Now) -> Vec<StorageEvent> {
    let mut events = Vec::new();
    harness.store.tick(now, &mut events);
    events
}

fn advanced(to: i64) -> StorageEvent {
    StorageEvent::StartAdvanced {
        log: LOG,
        log_start_offset: Offset(to),
    }
}

/// Base offsets of the segments that are there.
fn segments(harness: &Harness) -> Vec<i64> {
    let names = harness.names();
    let of_log = names
        .iter()
        .filter_map(|name| name.strip_prefix("topic-0/")?.strip_suffix(".log"));
    of_log
        .map(|digits| digits.parse().expect("an offset"))
        .collect()
}

/// Ten batches an hour apart, the first at `START_MS`; each has a segment of its own.
fn hourly() -> Harness {
    let mut harness = Harness::with_log(1);
    for offset in 0..10 {
        harness.append(Plan {
            value_len: 1500,
            timestamp: START_MS + offset * HOUR_MS,
            ..Plan::at(offset)
        });
    }
    assert_eq!(segments(&harness), (0..10).collect::<Vec<_>>());
    harness
}

fn hours(hours: i64) -> Now {
    at(hours as u64 * 3600)
}

#[test]
fn what_is_older_than_its_retention_goes_and_stays_away() {
    let mut harness = hourly();
    harness.perform_at(vec![configure(by_age(5 * HOUR_MS))], hours(8));
    assert_eq!(tick(&mut harness, hours(8)), [advanced(3)]);
    assert_eq!(segments(&harness), (3..10).collect::<Vec<_>>());
    let deleted = |harness: &Harness| {
        let names = harness.names();
        names
            .iter()
            .filter(|name| name.ends_with(".log.deleted"))
            .count()
    };
    assert_eq!(deleted(&harness), 3);
    tick(&mut harness, at(8 * 3600 + 61));
    assert_eq!(deleted(&harness), 0);
    harness.disk.cut_power();
    let harness = harness.restart();
    assert_eq!(harness.recovered[0].log_start_offset, Offset(3));
    assert_eq!(harness.recovered[0].log_end_offset, Offset(10));
}

#[test]
fn the_active_segment_is_ended_when_all_of_it_is_too_old() {
    let mut harness = hourly();
    harness.perform_at(vec![configure(by_age(HOUR_MS))], hours(20));
    assert_eq!(tick(&mut harness, hours(20)), [advanced(10)]);
    assert_eq!(segments(&harness), [10]);
    harness.append(Plan::at(10));
    harness.disk.cut_power();
    let mut harness = harness.restart();
    assert_eq!(harness.recovered[0].log_start_offset, Offset(10));
    assert_eq!(harness.read_on(10, 1000), Plan::at(10).batch());
}

#[test]
fn an_empty_log_has_nothing_to_give_up() {
    let mut harness = Harness::with_log(1);
    harness.perform_at(vec![configure(by_age(0))], hours(1));
    assert_eq!(tick(&mut harness, hours(1)), []);
}

#[test]
fn no_more_goes_than_leaves_as_many_bytes_as_are_to_be_kept() {
    let mut harness = hourly();
    let size = harness
        .file("topic-0/00000000000000000000.log")
        .unwrap()
        .len() as i64;
    for (keep, start) in [
        (4 * size, 6),
        (4 * size - 1, 6),
        (3 * size + 1, 6),
        (3 * size, 7),
    ] {
        harness.perform(vec![configure(by_size(keep))]);
        let events = tick(&mut harness, now());
        assert!(events.is_empty() || events == [advanced(start)]);
        assert_eq!(
            segments(&harness),
            (start..10).collect::<Vec<_>>(),
            "keep {keep}"
        );
    }
    harness.perform(vec![configure(by_size(0))]);
    assert_eq!(tick(&mut harness, now()), [advanced(10)]);
}

#[test]
fn records_without_a_time_go_by_the_files_time() {
    let mut harness = Harness::with_log(1);
    for offset in 0..3 {
        let plan = Plan {
            value_len: 1500,
            timestamp: -1,
            ..Plan::at(offset)
        };
        harness.perform_at(
            vec![StorageRequest::Append(plan.append(LOG, true))],
            hours(offset),
        );
    }
    harness.perform_at(vec![configure(by_age(HOUR_MS))], hours(2));
    assert_eq!(tick(&mut harness, at(2 * 3600 + 1)), [advanced(2)]);
}

#[test]
fn a_log_that_is_only_compacted_keeps_its_age() {
    let mut harness = hourly();
    let config = LogConfig {
        delete: false,
        compact: true,
        ..by_age(0)
    };
    harness.perform_at(vec![configure(config)], hours(20));
    assert_eq!(tick(&mut harness, hours(20)), []);
}

#[test]
fn every_log_is_looked_at_in_each_round() {
    let mut config = config();
    config.initial_task_delay = Duration::from_secs(30);
    config.retention_check_interval = Duration::from_secs(300);
    let mut harness = Harness::open_with(MemoryDisk::new(1), config).unwrap();
    let logs: Vec<LogId> = (0..100).map(LogId).collect();
    for &log in &logs {
        harness.perform(vec![
            create(log, &format!("t{}", log.0)),
            StorageRequest::Configure {
                log,
                config: by_age(HOUR_MS),
            },
            StorageRequest::Append(Plan::at(0).append(log, true)),
        ]);
    }
    let mut started = Vec::new();
    let mut seconds = 0;
    while started.len() < 100 && seconds < 3600 + 600 {
        let due = harness.store.next_deadline().expect("a round to come");
        seconds = seconds.max(due.as_secs());
        for event in tick(&mut harness, at(seconds)) {
            if let StorageEvent::StartAdvanced { log, .. } = event {
                started.push(log);
            }
        }
    }
    assert_eq!(started, logs);
    assert!(seconds <= 3600 + 300 + 30, "{seconds} s");
}

#[test]
fn jitter_spreads_the_rolls() {
    let mut harness = Harness::fresh(1);
    let config = LogConfig {
        segment_ms: 2 * HOUR_MS,
        segment_bytes: 1 << 20,
        segment_jitter_ms: HOUR_MS,
        ..small()
    };
    let logs: Vec<LogId> = (0..20).map(LogId).collect();
    let mut rolled = BTreeMap::new();
    for &log in &logs {
        let topic = format!("t{}", log.0);
        harness.perform(vec![
            create(log, &topic),
            StorageRequest::Configure {
                log,
                config: config.clone(),
            },
        ]);
        for offset in 0..130 {
            let plan = Plan {
                value_len: 1,
                timestamp: START_MS + offset * 60_000,
                ..Plan::at(offset)
            };
            harness.perform(vec![StorageRequest::Append(plan.append(log, false))]);
            let names = harness.disk.files();
            let prefix = format!("{topic}-0/");
            let count = names
                .iter()
                .filter(|(name, _)| name.starts_with(&prefix) && name.ends_with(".log"))
                .count();
            if count == 2 {
                rolled.entry(offset).or_insert_with(Vec::new).push(log);
                break;
            }
        }
    }
    assert!(
        rolled.keys().all(|minute| (60..=121).contains(minute)),
        "{rolled:?}"
    );
    assert!(rolled.len() > 8, "{rolled:?}");
}

/// Fills a log with records of rising age and lets it go by retention; says how far the start is known to have moved.
fn work(disk: &MemoryDisk) -> (i64, i64) {
    let (mut durable, mut start) = (0, 0);
    let mut config = config();
    config.log = by_age(HOUR_MS);
    config.initial_task_delay = Duration::from_secs(30);
    config.retention_check_interval = Duration::from_secs(600);
    let Ok(mut harness) = Harness::open_with(disk.clone(), config) else {
        return (0, 0);
    };
    let mut events = harness.perform(vec![create(LOG, "topic"), configure(by_age(HOUR_MS))]);
    for offset in 0..12 {
        let now = at(offset as u64 * 1200);
        let plan = Plan {
            value_len: 900,
            timestamp: now.wall_ms,
            ..Plan::at(offset)
        };
        let append = StorageRequest::Append(plan.append(LOG, offset % 2 == 0));
        events.extend(harness.perform_at(vec![append], now));
        harness.store.tick(now, &mut events);
        for event in events.drain(..) {
            match event {
                StorageEvent::Durable { end_offset, .. } => durable = end_offset.0,
                StorageEvent::StartAdvanced {
                    log_start_offset, ..
                } => start = log_start_offset.0,
                _ => {}
            }
        }
    }
    (durable, start)
}

#[test]
fn a_crash_at_any_step_of_retention_loses_nothing_that_is_kept() {
    let changes = {
        let disk = MemoryDisk::new(0);
        let (durable, start) = work(&disk);
        assert!(durable >= 11 && start >= 6, "{durable} {start}");
        disk.changes()
    };
    for crash_at in 0..changes {
        for seed in 0..3 {
            let disk = MemoryDisk::new(seed * 1000 + crash_at);
            disk.plan(Fault::PowerCutAt(crash_at));
            let (durable, start) = work(&disk);
            disk.cut_power();
            let mut harness = Harness::open(disk).expect("it recovers");
            let case = format!("crash at {crash_at}, seed {seed}");
            let Some(found) = harness.recovered.first().cloned() else {
                assert_eq!(durable, 0, "{case}");
                continue;
            };
            assert_eq!(found.failure, None, "{case}");
            let (first, end) = (found.log_start_offset.0, found.log_end_offset.0);
            assert!(first >= start && end >= durable, "{case}: {first}..{end}");
            // The newest three are never old enough.
            assert!(first <= 9, "{case}: {first}");
            let bytes = harness.read_on(first, 5000);
            let bases: Vec<i64> = kafka_proto::records::batches(&bytes)
                .map(|batch| batch.expect("whole batches").base_offset())
                .filter(|&base| base >= first)
                .collect();
            assert_eq!(bases, (first..end).collect::<Vec<_>>(), "{case}");
        }
    }
}

/// Kafka's rules in the plainest words, on (size, largest timestamp) by segment; the last is appended to.
fn expired(segments: &[(u64, i64)], config: &LogConfig, now_ms: i64) -> usize {
    let mut count = 0;
    let size: u64 = segments.iter().map(|(size, _)| size).sum();
    if config.retention_bytes >= 0 {
        let mut left = size;
        while count < segments.len() && left - segments[count].0 >= config.retention_bytes as u64 {
            left -= segments[count].0;
            count += 1;
        }
    }
    while config.retention_ms >= 0
        && count < segments.len()
        && now_ms - segments[count].1 > config.retention_ms
    {
        count += 1;
    }
    count
}

#[test]
fn retention_does_what_a_plain_model_does() {
    for seed in 0..2000 {
        let mut dice = Dice::new(seed);
        let mut harness = Harness::with_log(seed);
        let mut model: Vec<(i64, u64, i64)> = Vec::new();
        let mut seconds = 0;
        let mut offset = 0;
        for _ in 0..30 {
            seconds += dice.below(3000);
            let now = at(seconds);
            let plan = Plan {
                value_len: 1 + dice.below(1900) as usize,
                timestamp: now.wall_ms - dice.below(9_000_000) as i64,
                ..Plan::at(offset)
            };
            let before = segments(&harness).len();
            let append = StorageRequest::Append(plan.append(LOG, dice.below(2) == 0));
            harness.perform_at(vec![append], now);
            let len = plan.batch().len() as u64;
            if segments(&harness).len() > before || model.is_empty() {
                model.push((offset, 0, i64::MIN));
            }
            let active = model.last_mut().expect("one segment");
            active.1 += len;
            active.2 = active.2.max(plan.timestamp);
            offset += 1;
            if dice.below(3) > 0 {
                continue;
            }
            let config = LogConfig {
                retention_ms: dice.below(4) as i64 * 3_000_000 - 1,
                retention_bytes: dice.below(8) as i64 * 1000 - 1,
                ..small()
            };
            harness.perform_at(vec![configure(config.clone())], now);
            let events = tick(&mut harness, now);
            let plain: Vec<(u64, i64)> = model.iter().map(|&(_, size, at)| (size, at)).collect();
            let count = expired(&plain, &config, now.wall_ms);
            model.drain(..count);
            if count == 0 {
                assert_eq!(events, [], "seed {seed}");
                continue;
            }
            let start = model.first().map_or(offset, |first| first.0);
            assert_eq!(events, [advanced(start)], "seed {seed}");
            if model.is_empty() {
                model.push((offset, 0, i64::MIN));
            }
            let bases: Vec<i64> = model.iter().map(|segment| segment.0).collect();
            assert_eq!(segments(&harness), bases, "seed {seed}");
        }
    }
}

#[test]
fn hundreds_of_segments_go_a_few_at_a_time() {
    const SEGMENTS: i64 = 300;
    for whole_log in [false, true] {
        let mut harness = Harness::with_log(1);
        for offset in 0..SEGMENTS {
            harness.append(Plan {
                value_len: 1500,
                ..Plan::at(offset)
            });
        }
        let request = match whole_log {
            true => StorageRequest::Delete { log: LOG },
            false => configure(by_size(1500)),
        };
        harness.perform_at(vec![request], at(100));
        let (mut now, mut ticks, mut start) = (at(100), 0, 0);
        while now.monotonic < at(200).monotonic {
            let before = harness.disk.changes();
            for event in tick(&mut harness, now) {
                if let StorageEvent::StartAdvanced {
                    log_start_offset, ..
                } = event
                {
                    start = log_start_offset.0;
                }
            }
            let changes = harness.disk.changes() - before;
            assert!(changes < 110, "{changes} changes in one go");
            ticks += 1;
            let due = harness.store.next_deadline().expect("more checks");
            let monotonic = due.max(now.monotonic);
            now = Now {
                monotonic,
                wall_ms: START_MS + monotonic.as_millis() as i64,
            };
        }
        assert!(ticks > 20, "{ticks} ticks");
        let left = harness.names();
        let left: Vec<_> = left
            .iter()
            .filter(|name| name.contains("topic-0"))
            .collect();
        assert_eq!(left.is_empty(), whole_log, "{left:?}");
        if !whole_log {
            assert_eq!(start, SEGMENTS - 1);
            assert_eq!(segments(&harness), [SEGMENTS - 1]);
            assert!(
                !left.iter().any(|name| name.ends_with(".deleted")),
                "{left:?}"
            );
        }
    }
}
