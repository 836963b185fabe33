//! Appending, reading, finding, deleting.

use std::time::Duration;

use super::support::*;
use crate::core::ids::{LogId, Offset, ReadId};
use crate::log::{
    FoundTimestamp, LogConfig, StorageEvent, StorageRequest, StoreConfig, TimestampTarget,
};
use crate::sim::MemoryDisk;

#[test]
fn a_fresh_directory_belongs_to_the_node() {
    let harness = Harness::fresh(1);
    assert_eq!(harness.store.properties().cluster_id, "cluster");
    assert_eq!(harness.names(), ["meta.properties"]);
    // The file and its name.
    assert_eq!(harness.disk.syncs(), 2);
    harness.disk.cut_power();
    assert_eq!(harness.names(), ["meta.properties"]);
}

#[test]
fn the_first_durable_append_syncs_all_that_it_rests_on() {
    let mut harness = Harness::with_log(1);
    let before = harness.disk.syncs();
    harness.append(Plan::at(0));
    // The log, partition.metadata, their folder, the data directory.
    assert_eq!(harness.disk.syncs(), before + 4);
    harness.append(Plan::at(1));
    assert_eq!(harness.disk.syncs(), before + 5);
    harness.disk.cut_power();
    let mut harness = harness.restart();
    assert_eq!(harness.recovered[0].topic_id, Some(TOPIC_ID));
    assert_eq!(harness.recovered[0].log_end_offset, Offset(2));
    assert_eq!(
        harness.read_on(0, 1000),
        [Plan::at(0).batch(), Plan::at(1).batch()].concat()
    );
}

#[test]
fn written_comes_before_the_sync_and_durable_after() {
    let mut harness = Harness::with_log(1);
    let before = harness.disk.syncs();
    let mut events = Vec::new();
    let appends = vec![
        StorageRequest::Append(Plan::at(0).append(LOG, true)),
        StorageRequest::Append(Plan::at(1).append(LOG, false)),
    ];
    harness.store.write(appends, now(), &mut events);
    assert_eq!(
        events,
        [StorageEvent::Written {
            log: LOG,
            end_offset: Offset(2)
        }]
    );
    assert_eq!(harness.disk.syncs(), before);
    assert!(harness.store.needs_sync());
    events.clear();
    harness.store.sync(now(), &mut events);
    assert_eq!(
        events,
        [StorageEvent::Durable {
            log: LOG,
            end_offset: Offset(2)
        }]
    );
    assert!(!harness.store.needs_sync());
}

#[test]
fn what_nobody_waits_for_is_synced_after_flush_ms() {
    let mut harness = Harness::with_log(1);
    let config = LogConfig {
        flush_ms: 1500,
        ..small()
    };
    let configure = StorageRequest::Configure { log: LOG, config };
    harness.perform(vec![configure]);
    harness.store.tick(at(1), &mut Vec::new());
    let append = |offset| StorageRequest::Append(Plan::at(offset).append(LOG, false));
    harness.perform_at(vec![append(0)], at(1));
    harness.perform_at(vec![append(1)], at(2));
    assert_eq!(
        harness.store.next_deadline(),
        Some(Duration::from_millis(2500))
    );
    let mut events = Vec::new();
    harness.store.tick(at(2), &mut events);
    assert!(!harness.store.needs_sync());
    harness.store.tick(at(3), &mut events);
    harness.store.sync(at(3), &mut events);
    let end_offset = Offset(2);
    assert_eq!(
        events,
        [StorageEvent::Durable {
            log: LOG,
            end_offset
        }]
    );
    // What a producer had synced is not due again.
    harness.perform_at(vec![append(2)], at(4));
    harness.perform_at(
        vec![StorageRequest::Append(Plan::at(3).append(LOG, true))],
        at(4),
    );
    harness.store.tick(at(6), &mut events);
    assert!(!harness.store.needs_sync());
}

#[test]
fn appends_of_one_log_become_one_write() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 1);
    let before = harness.disk.changes();
    let appends = (1..4).map(|offset| StorageRequest::Append(Plan::at(offset).append(LOG, false)));
    harness.perform(appends.collect());
    assert_eq!(harness.disk.changes(), before + 1);
}

#[test]
fn a_read_returns_whole_batches_and_at_least_one() {
    let mut harness = Harness::with_log(1);
    let plan = |base_offset| Plan {
        records: 3,
        ..Plan::at(base_offset)
    };
    for base_offset in [0, 3, 6, 9] {
        harness.append(plan(base_offset));
    }
    let len = plan(0).batch().len() as u32;
    assert_eq!(harness.read(0, 1).unwrap(), plan(0).batch());
    assert_eq!(harness.read(4, 1).unwrap(), plan(3).batch());
    assert_eq!(
        harness.read(2, 2 * len).unwrap(),
        [plan(0).batch(), plan(3).batch()].concat()
    );
    assert_eq!(harness.read(2, 2 * len - 1).unwrap(), plan(0).batch());
    assert_eq!(harness.read(12, len).unwrap().len(), 0);
    assert_eq!(harness.read(100, len).unwrap().len(), 0);
}

#[test]
fn a_read_ends_before_its_end_offset() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 5);
    let request = StorageRequest::Read {
        read: ReadId(1),
        log: LOG,
        offset: Offset(1),
        end_offset: Offset(3),
        max_bytes: 10_000,
    };
    let result = Ok(vec![
        [Plan::at(1).batch(), Plan::at(2).batch()].concat().into(),
    ]);
    assert_eq!(
        harness.perform(vec![request]),
        [StorageEvent::Read {
            read: ReadId(1),
            result
        }]
    );
}

#[test]
fn a_log_is_read_over_its_segments_from_anywhere() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 60);
    let segments = harness
        .names()
        .into_iter()
        .filter(|name| name.ends_with(".log"))
        .count();
    assert!(segments > 4, "{segments} segments");
    for from in 0..60 {
        let expected: Vec<u8> = (from..60)
            .flat_map(|offset| Plan::at(offset).batch())
            .collect();
        assert_eq!(harness.read_on(from, 500), expected, "from {from}");
    }
}

#[test]
fn a_long_read_goes_by_pieces_with_other_work_in_between() {
    const READ: ReadId = ReadId(5);
    let mut harness = Harness::with_log(1);
    harness.perform(vec![create(LogId(1), "other")]);
    let plan = |base_offset| Plan {
        value_len: 700_000,
        ..Plan::at(base_offset)
    };
    for offset in 0..6 {
        harness.append(plan(offset));
    }
    let read = |read, log, max_bytes| StorageRequest::Read {
        read,
        log,
        offset: Offset(0),
        end_offset: Offset(i64::MAX),
        max_bytes,
    };
    let whole: Vec<u8> = (0..6).flat_map(|offset| plan(offset).batch()).collect();
    let four = plan(0).batch().len() * 4;
    for (max_bytes, expected, pieces) in [
        (u32::MAX, &whole[..], 6),
        (four as u32 + 600_000, &whole[..four], 4),
    ] {
        let mut events = Vec::new();
        let requests = vec![read(READ, LOG, max_bytes), read(ReadId(6), LogId(1), 1)];
        harness.store.write(requests, now(), &mut events);
        assert_eq!(events, []);
        harness.store.answer_some(now(), &mut events);
        assert_eq!(events, [], "one piece of several");
        let next = harness.store.log(LogId(1)).expect("a log").log_end_offset;
        let append = Plan::at(next).append(LogId(1), false);
        let requests = vec![StorageRequest::Append(append)];
        harness.store.write(requests, now(), &mut events);
        assert!(matches!(events[..], [StorageEvent::Written { .. }]));
        harness.store.answer_some(now(), &mut events);
        assert!(
            matches!(
                events[1..],
                [StorageEvent::Read {
                    read: ReadId(6),
                    ..
                }]
            ),
            "who came later does not wait for all of it: {events:?}"
        );
        while harness.store.has_questions() {
            harness.store.answer_some(now(), &mut events);
        }
        let Some(StorageEvent::Read {
            read: READ,
            result: Ok(read),
        }) = events.pop()
        else {
            panic!("{events:?}");
        };
        assert_eq!(read.len(), pieces);
        assert!(read.concat() == expected, "of {max_bytes} bytes");
    }
}

#[test]
fn segments_are_rolled_by_time() {
    let mut harness = Harness::with_log(1);
    let week = 7 * 24 * 60 * 60 * 1000;
    harness.append(Plan {
        timestamp: START_MS,
        ..Plan::at(0)
    });
    harness.append(Plan {
        timestamp: START_MS + week,
        ..Plan::at(1)
    });
    assert_eq!(harness.file("topic-0/00000000000000000002.log"), None);
    harness.append(Plan {
        timestamp: START_MS + week + 1,
        ..Plan::at(2)
    });
    assert_eq!(
        harness.file("topic-0/00000000000000000002.log"),
        Some(
            Plan {
                timestamp: START_MS + week + 1,
                ..Plan::at(2)
            }
            .batch()
            .to_vec()
        )
    );
}

#[test]
fn segments_are_rolled_when_an_index_is_full() {
    let mut harness = Harness::fresh(1);
    let mut request = create(LOG, "topic");
    if let StorageRequest::Create { config, .. } = &mut request {
        config.segment_bytes = 1 << 20;
        // Room for three time index entries, of which one stays free.
        config.segment_index_bytes = 36;
    }
    harness.perform(vec![request]);
    harness.fill(0, 20);
    let indexes: Vec<_> = harness
        .disk
        .files()
        .into_iter()
        .filter(|(name, _)| name.ends_with(".timeindex"))
        .collect();
    assert!(indexes.len() > 1);
    for (name, content) in indexes {
        assert!(content.len() <= 36, "{name} has {} bytes", content.len());
    }
}

#[test]
fn records_are_found_by_time() {
    let mut harness = Harness::with_log(1);
    let plan = |number: i64| Plan {
        records: 4,
        timestamp: START_MS + number * 10,
        ..Plan::at(number * 4)
    };
    for number in 0..30 {
        harness.append(plan(number));
    }
    let found = |offset, timestamp| {
        let leader_epoch = crate::core::ids::LeaderEpoch(0);
        Some(FoundTimestamp {
            offset: Offset(offset),
            timestamp: START_MS + timestamp,
            leader_epoch,
        })
    };
    let at_least = |timestamp: i64| TimestampTarget::AtLeast(START_MS + timestamp);
    for _ in 0..2 {
        assert_eq!(harness.find(TimestampTarget::AtLeast(0)), found(0, 0));
        assert_eq!(harness.find(at_least(2)), found(2, 2));
        assert_eq!(harness.find(at_least(4)), found(4, 10));
        assert_eq!(harness.find(at_least(133)), found(55, 133));
        assert_eq!(harness.find(at_least(290)), found(116, 290));
        assert_eq!(harness.find(at_least(294)), None);
        assert_eq!(harness.find(TimestampTarget::Max), found(119, 293));
        harness = harness.stop_and_start();
    }
}

#[test]
fn the_latest_record_need_not_be_the_last() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 20);
    harness.append(Plan {
        timestamp: START_MS + 1000,
        ..Plan::at(20)
    });
    for offset in 21..60 {
        harness.append(Plan {
            timestamp: START_MS + 21,
            ..Plan::at(offset)
        });
    }
    let latest = harness.find(TimestampTarget::Max).map(|found| found.offset);
    assert_eq!(latest, Some(Offset(20)));
    assert_eq!(
        harness
            .find(TimestampTarget::AtLeast(START_MS + 25))
            .map(|f| f.offset),
        Some(Offset(20))
    );
}

#[test]
fn an_empty_log_has_nothing_to_find() {
    let mut harness = Harness::with_log(1);
    assert_eq!(harness.find(TimestampTarget::Max), None);
    assert_eq!(harness.find(TimestampTarget::AtLeast(0)), None);
    assert_eq!(harness.read(0, 100).unwrap().len(), 0);
}

#[test]
fn a_start_that_advanced_stays_advanced_and_its_segments_go() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 60);
    let advance = StorageRequest::AdvanceStart {
        log: LOG,
        log_start_offset: Offset(35),
    };
    assert_eq!(
        harness.perform(vec![advance]),
        [StorageEvent::StartAdvanced {
            log: LOG,
            log_start_offset: Offset(35)
        }]
    );
    harness.disk.cut_power();
    let mut harness = harness.restart();
    assert_eq!(harness.recovered[0].log_start_offset, Offset(35));
    assert_eq!(harness.recovered[0].log_end_offset, Offset(60));
    assert_eq!(harness.file("topic-0/00000000000000000000.log"), None);
    let expected: Vec<u8> = (35..60)
        .flat_map(|offset| Plan::at(offset).batch())
        .collect();
    assert_eq!(harness.read_on(35, 500), expected);
    assert_eq!(
        harness
            .find(TimestampTarget::AtLeast(0))
            .map(|found| found.offset),
        Some(Offset(35))
    );
}

#[test]
fn segments_are_listed_with_the_start_of_the_log() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 30);
    harness.perform(vec![StorageRequest::AdvanceStart {
        log: LOG,
        log_start_offset: Offset(2),
    }]);
    let events = harness.perform(vec![StorageRequest::ListSegments {
        read: ReadId(3),
        log: LOG,
    }]);
    let [
        StorageEvent::Segments {
            result: Ok(segments),
            ..
        },
    ] = &events[..]
    else {
        panic!("{events:?}");
    };
    let bases: Vec<i64> = segments
        .iter()
        .map(|segment| segment.base_offset.0)
        .collect();
    assert_eq!(bases[0], 2);
    assert!(bases.len() > 1 && bases.is_sorted());
    assert!(
        segments
            .iter()
            .all(|segment| segment.last_modified_ms == START_MS)
    );
}

#[test]
fn a_deleted_log_is_renamed_at_once_and_removed_later() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 3);
    harness.perform(vec![StorageRequest::Delete { log: LOG }]);
    let kept = harness
        .names()
        .into_iter()
        .filter(|name| name.contains("-delete/"))
        .count();
    assert!(kept > 0);
    assert!(
        !harness
            .names()
            .iter()
            .any(|name| name.starts_with("topic-0/"))
    );
    assert!(harness.read(0, 100).is_err());
    assert_eq!(harness.store.next_deadline(), Some(Duration::from_secs(60)));
    harness.store.tick(at(60), &mut Vec::new());
    assert!(!harness.names().iter().any(|name| name.contains("-delete/")));
    // Its name is free.
    harness.perform(vec![create(LogId(1), "topic")]);
    assert!(
        harness
            .names()
            .contains(&"topic-0/partition.metadata".to_owned())
    );
}

#[test]
fn a_deleted_log_that_is_still_there_is_removed_by_the_next_start() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 3);
    harness.perform(vec![StorageRequest::Delete { log: LOG }]);
    let harness = harness.restart();
    assert_eq!(harness.recovered, []);
    assert!(!harness.names().iter().any(|name| name.contains("-delete/")));
}

#[test]
fn an_idle_store_has_only_retention_to_look_at() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 3);
    assert_eq!(harness.store.next_deadline(), Some(Duration::from_secs(60)));
    harness.store.tick(at(60), &mut Vec::new());
    // Files that were used stay open for a while.
    assert_eq!(
        harness.store.next_deadline(),
        Some(Duration::from_secs(120))
    );
    harness.store.tick(at(120), &mut Vec::new());
    assert_eq!(
        harness.store.next_deadline(),
        Some(config().initial_task_delay)
    );
    assert_eq!(
        harness.file("recovery-point-offset-checkpoint"),
        Some(b"0\n1\ntopic 0 3\n".to_vec())
    );
    assert_eq!(
        harness.file("replication-offset-checkpoint"),
        Some(b"0\n1\ntopic 0 3\n".to_vec())
    );
    assert_eq!(
        harness.file("topic-0/leader-epoch-checkpoint"),
        Some(b"0\n1\n0 0\n".to_vec())
    );
}

#[test]
fn much_that_was_written_is_not_left_for_the_next_start_to_check() {
    let config = StoreConfig {
        checkpoint_bytes: 1000,
        ..config()
    };
    let mut harness = Harness::open_with(MemoryDisk::new(1), config).expect("it opens");
    harness.perform(vec![create(LOG, "topic")]);
    let size = Plan::at(0).batch().len() as i64;
    let enough = 1000 / size + 1;
    let is_due = |harness: &Harness| harness.store.next_deadline() == Some(now().monotonic);
    for offset in 0..enough {
        assert!(!is_due(&harness));
        let append = Plan::at(offset).append(LOG, false);
        harness.perform(vec![StorageRequest::Append(append)]);
    }
    assert!(is_due(&harness));
    harness.store.tick(now(), &mut Vec::new());
    let points = harness.file("recovery-point-offset-checkpoint");
    let expected = format!("0\n1\ntopic 0 {enough}\n");
    assert_eq!(points, Some(expected.into_bytes()));
    assert!(!is_due(&harness));
}

#[test]
fn many_files_are_synced_at_once() {
    let mut harness = Harness::fresh(1);
    let logs: Vec<LogId> = (0..100).map(LogId).collect();
    let topics = logs.iter().map(|&log| create(log, &format!("t{}", log.0)));
    harness.perform(topics.collect());
    let before = harness.disk.syncs();
    let appends = logs
        .iter()
        .map(|&log| StorageRequest::Append(Plan::at(0).append(log, true)));
    let events = harness.perform(appends.collect());
    assert_eq!(harness.disk.syncs(), before + 1);
    let durable = events
        .iter()
        .filter(|event| matches!(event, StorageEvent::Durable { .. }))
        .count();
    assert_eq!(durable, 100);
    harness.disk.cut_power();
    let harness = harness.restart();
    assert!(
        harness
            .recovered
            .iter()
            .all(|log| log.log_end_offset == Offset(1))
    );
    assert_eq!(harness.recovered.len(), 100);
}

fn create_many(harness: &mut Harness, count: u32) -> Vec<LogId> {
    let logs: Vec<LogId> = (0..count).map(LogId).collect();
    let requests = logs.iter().map(|&log| create(log, &format!("t{}", log.0)));
    harness.perform(requests.collect());
    logs
}

#[test]
fn few_files_stay_open() {
    let mut config = config();
    config.max_open_files = 8;
    let mut harness = Harness::open_with(crate::sim::MemoryDisk::new(1), config).unwrap();
    let logs = create_many(&mut harness, 30);
    for offset in 0..3 {
        let appends = logs
            .iter()
            .map(|&log| StorageRequest::Append(Plan::at(offset).append(log, false)));
        let events = harness.perform(appends.collect());
        assert_eq!(events.len(), 30, "{events:?}");
    }
    assert!(harness.store.open_files() <= 8);
}

#[test]
fn many_files_that_make_room_for_others_are_synced_together() {
    let mut config = config();
    config.max_open_files = 64;
    config.sync_all_above = 3;
    let mut harness = Harness::open_with(crate::sim::MemoryDisk::new(1), config).unwrap();
    let logs = create_many(&mut harness, 200);
    for offset in 0..3 {
        for &log in &logs {
            let append = Plan::at(offset).append(log, false);
            let events = harness.perform(vec![StorageRequest::Append(append)]);
            assert_eq!(events.len(), 1, "{events:?}");
            assert!(harness.store.open_files() <= 64);
        }
    }
    // 600 appends in turn, most of them to files that had to make room and be opened again.
    let (syncs, _) = harness.store.syncs();
    assert!((3..40).contains(&syncs), "{syncs} syncs");
    for &log in &logs {
        let request = StorageRequest::Read {
            read: ReadId(1),
            log,
            offset: Offset(0),
            end_offset: Offset(i64::MAX),
            max_bytes: u32::MAX,
        };
        let Some(StorageEvent::Read { result, .. }) = harness.ask(request) else {
            panic!("a read is answered");
        };
        let whole: Vec<u8> = (0..3).flat_map(|offset| Plan::at(offset).batch()).collect();
        assert_eq!(result.expect("a readable log").concat(), whole);
    }
}

#[test]
fn a_sync_is_answered_even_if_there_is_nothing_new() {
    let mut harness = Harness::with_log(1);
    harness.perform(vec![StorageRequest::Append(Plan::at(0).append(LOG, false))]);
    let durable = [StorageEvent::Durable {
        log: LOG,
        end_offset: Offset(1),
    }];
    assert_eq!(
        harness.perform(vec![StorageRequest::Sync { log: LOG }]),
        durable
    );
    let syncs = harness.disk.syncs();
    assert_eq!(
        harness.perform(vec![StorageRequest::Sync { log: LOG }]),
        durable
    );
    assert_eq!(harness.disk.syncs(), syncs);
}
