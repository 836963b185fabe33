//! Checking and repairing directories, whole and damaged, and showing what is in them.

use kafka_proto::records::batches;

use super::support::*;
use crate::core::ids::Offset;
use crate::log::{Check, Finding, Severity, StorageRequest};
use crate::sim::{Dice, Fault, MemoryDisk};

fn check(disk: &MemoryDisk, repair: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut check = Check::new(disk.clone(), repair, &mut findings).expect("it can be read");
    while check.step(&mut findings).expect("it can be read") {}
    findings
}

fn wrong(findings: &[Finding]) -> Vec<String> {
    let wrong = findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note);
    wrong.map(ToString::to_string).collect()
}

/// A log of several segments, with idempotent producers, stopped cleanly.
fn stopped(seed: u64) -> (MemoryDisk, Vec<Plan>) {
    let mut dice = Dice::new(seed);
    let mut harness = Harness::with_log(seed);
    let mut plans = Vec::new();
    let mut offset = 0;
    for number in 0..25 {
        let plan = Plan {
            records: 1 + dice.below(4) as usize,
            value_len: 1 + dice.below(300) as usize,
            timestamp: START_MS + dice.below(1000) as i64,
            leader_epoch: number / 10,
            producer: (number % 3 == 0).then_some((7 + i64::from(number), 0, 0)),
            ..Plan::at(offset)
        };
        harness.append(plan);
        plans.push(plan);
        offset += plan.records as i64;
    }
    harness.perform(vec![StorageRequest::Close]);
    (harness.disk, plans)
}

#[test]
fn what_was_stopped_cleanly_is_in_order() {
    for seed in 0..50 {
        let (disk, _) = stopped(seed);
        assert_eq!(check(&disk, false), [], "seed {seed}");
    }
}

#[test]
fn kafkas_own_directory_is_in_order() {
    let disk = super::golden::kafkas_disk(true);
    let findings = check(&disk, false);
    assert_eq!(wrong(&findings), [""; 0]);
}

#[test]
fn nothing_is_changed_unless_it_is_asked_for() {
    for seed in 0..50 {
        let (disk, _) = stopped(seed);
        let mut dice = Dice::new(!seed);
        let files = disk.files();
        let (name, content) = &files[dice.below(files.len() as u64) as usize];
        let at = dice.below(content.len().max(1) as u64) as usize;
        disk.tamper(name, |bytes| {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << (at % 8);
            }
        });
        let before = disk.files();
        check(&disk, false);
        assert!(disk.files() == before, "seed {seed}");
    }
}

/// The file that a flipped bit is in, and what may be read then.
#[test]
fn a_flipped_bit_is_found_and_repaired() {
    for seed in 0..600 {
        let (disk, plans) = stopped(seed);
        let mut dice = Dice::new(!seed);
        let kinds = [".log", ".index", ".timeindex", ".snapshot"];
        let kind = kinds[dice.below(4) as usize];
        let files = disk.files();
        let files: Vec<_> = files
            .iter()
            .filter(|(name, content)| name.ends_with(kind) && !content.is_empty())
            .collect();
        let (name, content) = files[dice.below(files.len() as u64) as usize];
        let mut at = dice.below(content.len() as u64) as usize;
        if kind == ".log" {
            // Offset and leader epoch stand outside of a batch's checksum.
            let hit = batches(content)
                .map(|batch| batch.expect("whole batches").bytes().len())
                .scan(0, |end, len| {
                    *end += len;
                    Some((*end - len, *end))
                })
                .find(|(_, end)| at < *end);
            let (begin, _) = hit.expect("a batch");
            if at - begin < 16 {
                at = begin + 17;
            }
        }
        disk.tamper(name, |bytes| bytes[at] ^= 1 << dice.below(8));
        let found = check(&disk, false);
        let is_of = |finding: &Finding| format!("{}/{}", finding.partition, finding.file) == **name;
        let case = format!("seed {seed}, {name} at {at}: {found:?}");
        if kind == ".log" || kind == ".snapshot" {
            let severity = found
                .iter()
                .find(|finding| is_of(finding))
                .map(|f| f.severity);
            let expected = if kind == ".log" {
                Severity::Damage
            } else {
                Severity::Cache
            };
            assert_eq!(severity, Some(expected), "{case}");
        }
        let repaired = check(&disk, true);
        assert!(
            repaired
                .iter()
                .filter(|finding| finding.severity > Severity::Note && !finding.file.is_empty())
                .all(|finding| finding.repaired.is_some()),
            "{case}: {repaired:?}"
        );
        // A damaged last batch leaves a log that is shorter than it was, and that stays said.
        let left: Vec<Finding> = check(&disk, false);
        assert!(
            left.iter().all(|finding| finding.file.is_empty()),
            "{case}: {left:?}"
        );
        let mut harness = Harness::open(disk).expect(&case);
        let read = harness.read_on(0, 700);
        let lost = plans
            .iter()
            .filter(|plan| !batches(&read).any(|batch| batch.unwrap().bytes() == plan.batch()));
        let lost = lost.count();
        assert!(lost <= usize::from(kind == ".log"), "{case}: {lost} lost");
    }
}

#[test]
fn what_is_taken_out_is_put_aside() {
    let (disk, _) = stopped(1);
    let name = "topic-0/00000000000000000000.log";
    let whole = disk.files();
    let whole = &whole.iter().find(|(file, _)| file == name).unwrap().1;
    let first = batches(whole).next().unwrap().unwrap().bytes().len();
    disk.tamper(name, |bytes| bytes[first + 70] ^= 1);
    let findings = check(&disk, true);
    let second = batches(&whole[first..]).next().unwrap().unwrap();
    assert_eq!(
        wrong(&findings)[0],
        format!(
            "damage: {name} at position {first}, offset {}: its checksum is wrong: {} bytes are no batch; taken out and \
             put aside",
            second.base_offset(),
            second.bytes().len()
        )
    );
    let files = disk.files();
    let aside = format!("{name}.damaged-{first}");
    let aside = &files.iter().find(|(file, _)| *file == aside).unwrap().1;
    assert_eq!(aside.len(), second.bytes().len());
    assert_eq!(aside[..70], second.bytes()[..70]);
}

#[test]
fn a_torn_tail_is_no_damage() {
    let mut harness = Harness::with_log(1);
    harness.fill(0, 3);
    let name = "topic-0/00000000000000000000.log";
    harness
        .disk
        .tamper(name, |bytes| bytes.truncate(bytes.len() - 10));
    let findings = check(&harness.disk, false);
    assert_eq!(wrong(&findings), [""; 0]);
    assert!(
        findings.iter().any(|f| f.what.contains("a torn tail")),
        "{findings:?}"
    );
    assert_eq!(harness.restart().recovered[0].log_end_offset, Offset(2));
}

#[cfg(feature = "shell")]
mod dump {
    use std::path::Path;

    use super::*;
    use crate::log::{DumpOptions, Line, dump};

    fn lines(disk: &MemoryDisk, file: &str, deep: bool) -> Vec<Line> {
        let mut lines = Vec::new();
        let options = DumpOptions { deep };
        dump(&mut disk.clone(), Path::new(file), options, &mut |line| {
            lines.push(line);
        })
        .expect("a file that is known");
        lines
    }

    fn field<'l>(line: &'l Line, name: &str) -> &'l serde_json::Value {
        let found = line.fields.iter().find(|(field, _)| *field == name);
        &found.expect("a field").1
    }

    #[test]
    fn every_batch_and_record_is_shown() {
        let (disk, plans) = stopped(3);
        let mut batches = 0;
        let mut records = 0;
        for (name, _) in disk
            .files()
            .iter()
            .filter(|(name, _)| name.ends_with(".log"))
        {
            for line in lines(&disk, name, true) {
                match line.kind {
                    "batch" => {
                        let plan = plans[batches];
                        assert_eq!(*field(&line, "baseOffset"), plan.base_offset);
                        assert_eq!(*field(&line, "count"), plan.records);
                        assert_eq!(*field(&line, "isValid"), true);
                        batches += 1;
                    }
                    "record" => {
                        assert_eq!(*field(&line, "key"), "key");
                        assert_eq!(*field(&line, "offset"), records);
                        records += 1;
                    }
                    other => panic!("{other}"),
                }
            }
        }
        assert_eq!(batches, plans.len());
    }

    #[test]
    fn what_kafka_wrote_is_shown() {
        let disk = crate::log::tests::golden::kafkas_disk(true);
        let shown = |file: &str| -> Vec<String> {
            let lines = lines(&disk, file, true);
            lines.iter().map(ToString::to_string).collect()
        };
        assert_eq!(
            shown("golden-txn-0/00000000000000000010.txnindex"),
            ["aborted producerId: 5 firstOffset: 11 lastOffset: 21 lastStableOffset: 22"]
        );
        let log = shown("golden-txn-0/00000000000000000010.log");
        assert!(
            log.iter().any(|line| line.contains("type: abort marker")),
            "{log:#?}"
        );
        for (file, content) in disk.files() {
            if file.contains(".") && !file.starts_with('.') && !content.is_empty() {
                assert!(
                    !shown(&file).is_empty() || file.ends_with("checkpoint"),
                    "{file}"
                );
            }
        }
    }

    #[test]
    fn a_cut_file_is_shown_as_far_as_it_goes() {
        let (disk, _) = stopped(3);
        let name = "topic-0/00000000000000000000.log";
        disk.tamper(name, |bytes| bytes.truncate(bytes.len() - 3));
        let lines = lines(&disk, name, false);
        assert_eq!(lines.last().map(|line| line.kind), Some("invalid"));
        assert!(lines.len() > 1);
    }
}

/// A log of which the newest batches are synced in the write-ahead log alone, and that log's file.
fn killed() -> (MemoryDisk, String) {
    let mut harness = Harness::open_with(MemoryDisk::new(1), config_with_wal()).expect("empty");
    harness.perform(vec![create(LOG, "topic")]);
    harness.fill(0, 6);
    let names = harness.names();
    let file = names.into_iter().find(|name| name.ends_with(".wal"));
    (harness.disk, file.expect("a write-ahead log"))
}

#[test]
fn the_write_ahead_log_is_read_group_by_group() {
    let (disk, file) = killed();
    let findings = check(&disk, false);
    assert_eq!(wrong(&findings), [""; 0]);
    let told = |finding: &Finding| finding.to_string().contains("batches of 1 partitions");
    assert!(findings.iter().any(told), "{findings:?}");

    // The first group: what later ones know to be synced is damage, with its place and whom it concerns.
    let damaged = 2 * 4096 + 200;
    disk.tamper(&file, |bytes| bytes[damaged] ^= 1);
    let [damage] = &wrong(&check(&disk, false))[..] else {
        panic!("one group is damaged")
    };
    assert!(damage.starts_with("damage: chronik-wal/"), "{damage}");
    assert!(damage.contains("at position 8192: "), "{damage}");
    assert!(damage.ends_with("it concerns topic-0"), "{damage}");

    disk.tamper(&file, |bytes| bytes[..2 * 4096].fill(1));
    let [damage] = &wrong(&check(&disk, false))[..] else {
        panic!("nothing of it can be read")
    };
    assert!(damage.contains("neither control page"), "{damage}");
}

/// What is left of the directory when the power has gone, and the offsets that a start on it serves then.
fn served(disk: &MemoryDisk) -> i64 {
    let disk = disk.copy(3);
    disk.cut_power();
    let mut harness = Harness::open(disk).expect("it opens");
    assert_eq!(harness.recovered[0].failure, None);
    let bytes = harness.read_on(0, 1000);
    let sent: Vec<u8> = (0..6).flat_map(|offset| Plan::at(offset).batch()).collect();
    assert!(sent.starts_with(&bytes), "other bytes");
    assert!(
        !harness
            .names()
            .iter()
            .any(|name| name.starts_with("chronik-wal/"))
    );
    harness.recovered[0].log_end_offset.0
}

/// The power takes what the write-ahead log alone has made durable.
fn without_power(disk: &MemoryDisk) -> MemoryDisk {
    let disk = disk.copy(2);
    disk.cut_power();
    let log = "topic-0/00000000000000000000.log";
    disk.tamper(log, |bytes| bytes.truncate(Plan::at(0).batch().len()));
    disk
}

#[test]
fn a_repair_puts_back_what_the_write_ahead_log_holds() {
    let (disk, _) = killed();
    let disk = without_power(&disk);
    let findings = check(&disk, true);
    assert_eq!(wrong(&findings), [""; 0]);
    let told = |finding: &Finding| {
        let what = "bytes in 1 partitions were taken from the write-ahead log";
        finding.to_string().contains(what)
    };
    assert!(findings.iter().any(told), "{findings:?}");
    let names: Vec<String> = disk.files().into_iter().map(|(name, _)| name).collect();
    assert!(
        !names.iter().any(|name| name.contains("chronik-wal")),
        "{names:?}"
    );
    // The next start has to know that the last stop was not clean.
    assert!(!names.contains(&".kafka_cleanshutdown".to_owned()));
    assert_eq!(served(&disk), 6);
    let before = disk.files();
    assert_eq!(wrong(&check(&disk, true)), [""; 0]);
    assert!(disk.files() == before, "a second repair has nothing to do");
}

#[test]
fn a_repair_gets_over_a_damaged_write_ahead_log() {
    // What is spoiled, and up to where the partition is served then: the groups hold offsets 1 to 5.
    let control = 0..2 * 4096;
    let header_of = |group: usize| 4096 * (2 + group)..4096 * (2 + group) + 64;
    let payload_of = |group: usize| 4096 * (2 + group) + 200..4096 * (2 + group) + 210;
    for (spoiled, end) in [
        (control, 6),
        (header_of(1), 2),
        (payload_of(1), 2),
        // The tail: nobody says that it was synced.
        (payload_of(4), 5),
    ] {
        let (disk, file) = killed();
        let disk = without_power(&disk);
        disk.tamper(&file, |bytes| {
            bytes[spoiled.clone()]
                .iter_mut()
                .for_each(|byte| *byte ^= 0x5a);
        });
        let is_torn_tail = end == 5;
        let damaged = disk.files().into_iter().find(|(name, _)| *name == file);
        let findings = check(&disk, true);
        assert!(
            findings
                .iter()
                .all(|finding| finding.severity < Severity::Damage || finding.repaired.is_some()),
            "{findings:?}"
        );
        assert_eq!(wrong(&findings).is_empty(), is_torn_tail, "{findings:?}");
        let aside = disk
            .files()
            .into_iter()
            .find(|(name, _)| name == "chronik-wal-00000000.damaged-0");
        assert_eq!(
            aside.map(|(_, bytes)| bytes),
            (!is_torn_tail).then(|| damaged.expect("a file").1)
        );
        assert_eq!(served(&disk), end, "{spoiled:?}");
        assert_eq!(wrong(&check(&disk, true)), [""; 0]);
    }
}

#[test]
fn a_crash_at_any_step_of_a_repair_loses_nothing() {
    let (disk, _) = killed();
    let disk = without_power(&disk);
    let changes = {
        let disk = disk.copy(1);
        let before = disk.changes();
        check(&disk, true);
        disk.changes() - before
    };
    assert!(changes > 5, "{changes}");
    for crash_at in 0..changes {
        let disk = disk.copy(crash_at);
        disk.plan(Fault::PowerCutAt(disk.changes() + crash_at));
        let mut findings = Vec::new();
        if let Ok(mut check) = Check::new(disk.clone(), true, &mut findings) {
            while check.step(&mut findings).unwrap_or(false) {}
        }
        disk.cut_power();
        disk.heal();
        if crash_at % 2 == 0 {
            check(&disk, true);
        }
        assert_eq!(served(&disk), 6, "crash at {crash_at}");
    }
}

#[cfg(feature = "shell")]
#[test]
fn the_write_ahead_log_is_shown_group_by_group() {
    let (mut disk, file) = killed();
    let mut lines = Vec::new();
    let options = crate::log::DumpOptions::default();
    let shown = crate::log::dump(&mut disk, file.as_ref(), options, &mut |line| {
        lines.push(line);
    });
    shown.expect("it is shown");
    assert_eq!(lines[0].kind, "control");
    let of_kind = |kind: &str| -> Vec<String> {
        let lines = lines.iter().filter(|line| line.kind == kind);
        lines.map(ToString::to_string).collect()
    };
    let sequences = of_kind("group");
    assert!(!sequences.is_empty());
    assert!(
        sequences
            .iter()
            .all(|group| group.contains("isWhole: true"))
    );
    let appends = of_kind("append");
    assert_eq!(appends.len(), sequences.len());
    assert!(
        appends[0].starts_with("append topic: topic topicId: "),
        "{appends:?}"
    );
    assert!(
        appends.last().expect("one").contains("lastOffset: 5"),
        "{appends:?}"
    );
}
