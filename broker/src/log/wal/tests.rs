//! Groups are read as they were written; a torn one is told from a damaged one.

use std::path::Path;

use bytes::Bytes;
use kafka_proto::Uuid;
use proptest::prelude::*;

use super::control::GROUPS_AT;
use super::found::FoundWal;
use super::group::{self, GroupEntry, GroupHeader, PAGE, Place};
use super::writer::Wal;
use super::{FOLDER, path};
use crate::log::files::Files;
use crate::log::{Disk, OpenMode};
use crate::sim::{Fault, MemoryDisk, Operation};

const ID: Uuid = Uuid::from_bytes([5; 16]);
const TOPIC_ID: Uuid = Uuid::from_bytes([6; 16]);
const LIMIT: u64 = 256 << 10;

fn entry(topic: &str, base_offset: i64, count: i64, len: usize) -> GroupEntry {
    GroupEntry {
        topic: topic.to_owned(),
        topic_id: TOPIC_ID,
        partition: 0,
        base_offset,
        last_offset: base_offset + count - 1,
        len,
    }
}

fn place(sequence: u64) -> Place {
    Place {
        log: ID,
        sequence,
        synced: sequence - 1,
        follows: 9,
    }
}

proptest! {
    #[test]
    fn a_group_is_read_as_written(
        topics in prop::collection::vec(("[a-z._]{1,60}", any::<i32>(), any::<i64>(), 0_usize..5000), 0..20),
        sequence in 1_u64..,
    ) {
        let mut payload = Vec::new();
        let entries: Vec<GroupEntry> = topics.into_iter().map(|(topic, partition, base_offset, len)| {
            payload.push(Bytes::from(vec![base_offset as u8; len]));
            GroupEntry { partition, last_offset: base_offset ^ 77, ..entry(&topic, base_offset, 1, len) }
        }).collect();
        let (parts, crc) = group::write(place(sequence), &entries, payload.clone());
        let bytes = Bytes::from(parts.concat());
        prop_assert_eq!(bytes.len() % PAGE, 0);
        let header = GroupHeader::read(&bytes, ID).expect("a group");
        prop_assert_eq!((header.sequence, header.synced, header.follows), (sequence, sequence - 1, 9));
        prop_assert_eq!((header.crc, header.len()), (crc, bytes.len()));
        prop_assert_eq!(header.batches(&bytes), Some(payload));
        prop_assert_eq!(header.entries, entries);
        prop_assert!(GroupHeader::read(&bytes, TOPIC_ID).is_none());
    }

    #[test]
    fn anything_is_read_without_a_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..300), whole in any::<bool>()) {
        if whole && bytes.len() > 12 {
            // A header that claims to be right.
            let len = bytes.len() as u32;
            bytes[..4].copy_from_slice(b"CWLG");
            bytes[8..12].copy_from_slice(&len.to_be_bytes());
            let crc = kafka_proto::records::crc32c(&bytes[8..]);
            bytes[4..8].copy_from_slice(&crc.to_be_bytes());
        }
        if let Some((_, header)) = GroupHeader::read_any(&bytes) {
            let _ = header.batches(&Bytes::from(bytes));
        }
    }
}

#[test]
fn every_byte_of_a_group_is_checked() {
    let (parts, _) = group::write(
        place(3),
        &[entry("t", 7, 1, 40)],
        [Bytes::from(vec![1; 40])],
    );
    let bytes = parts.concat();
    let checked = bytes.len() - parts.last().map_or(0, Bytes::len);
    for at in 0..checked {
        let mut spoiled = bytes.clone();
        spoiled[at] ^= 0x10;
        let spoiled = Bytes::from(spoiled);
        let read = GroupHeader::read(&spoiled, ID).and_then(|header| header.batches(&spoiled));
        assert_eq!(read, None, "byte {at}");
    }
}

/// A file with groups of one batch each: group n has offset n − 1 of topic t, in as many pages as `sizes` says.
fn written(
    sizes: &[usize],
) -> (
    MemoryDisk,
    Files<MemoryDisk>,
    Wal<<MemoryDisk as Disk>::File>,
) {
    let disk = MemoryDisk::new(1);
    let mut files = Files::new(disk.clone(), 8, 32);
    let mut wal = Wal::new(ID, 0, LIMIT);
    for (number, &pages) in sizes.iter().enumerate() {
        append(&mut files, &mut wal, number as i64, pages);
    }
    (disk, files, wal)
}

fn append(
    files: &mut Files<MemoryDisk>,
    wal: &mut Wal<<MemoryDisk as Disk>::File>,
    offset: i64,
    pages: usize,
) {
    let len = pages * PAGE - 1000;
    let batch = Bytes::from(vec![offset as u8 + 1; len]);
    put(files, wal, &entry("t", offset, 1, len), batch);
}

/// Writes a group and syncs it.
fn put(
    files: &mut Files<MemoryDisk>,
    wal: &mut Wal<<MemoryDisk as Disk>::File>,
    entry: &GroupEntry,
    batch: Bytes,
) {
    let written = wal.write(files, std::slice::from_ref(entry), [batch]);
    let file = written.expect("no sync fails").expect("there is room");
    files.sync_each(&[file]).expect("no sync fails");
    wal.synced();
}

fn offsets(found: &FoundWal) -> Vec<i64> {
    let log = found.log("t", 0, Some(TOPIC_ID));
    log.map_or(Vec::new(), |log| {
        log.batches()
            .iter()
            .map(|batches| batches.base_offset)
            .collect()
    })
}

fn read(files: &mut Files<MemoryDisk>) -> FoundWal {
    FoundWal::read(files, true).expect("it can be read")
}

#[test]
fn what_was_written_is_found() {
    let (_, mut files, _) = written(&[1, 3, 1]);
    let found = read(&mut files);
    assert_eq!(offsets(&found), [0, 1, 2]);
    assert_eq!(found.remarks, [""; 0]);
    let log = found.log("t", 0, None).expect("by its name");
    assert_eq!((log.from(), log.durable_end), (0, 3));
    assert_eq!(log.batches()[1].bytes.len(), 3 * PAGE - 1000);
    assert!(found.log("t", 0, Some(ID)).is_none());
    assert!(found.log("t", 1, Some(TOPIC_ID)).is_none());
}

#[test]
fn a_checkpoint_begins_the_file_anew() {
    let (disk, mut files, mut wal) = written(&[2, 2, 2, 2]);
    wal.checkpointed(&mut files).expect("a checkpoint");
    assert_eq!(offsets(&read(&mut files)), [0; 0]);
    append(&mut files, &mut wal, 4, 1);
    append(&mut files, &mut wal, 5, 1);
    let found = read(&mut files);
    assert_eq!(offsets(&found), [4, 5]);
    assert_eq!(found.remarks, [""; 0]);
    let len = |disk: &MemoryDisk| disk.files()[0].1.len();
    let before = len(&disk);
    for round in 0..100 {
        wal.checkpointed(&mut files).expect("a checkpoint");
        append(&mut files, &mut wal, 6 + round, 2);
    }
    assert_eq!(len(&disk), before);
    assert_eq!(offsets(&read(&mut files)), [105]);
}

#[test]
fn a_torn_group_ends_the_log_and_is_told() {
    for whole in 0..3 {
        let (disk, mut files, mut wal) = written(&[2, 2]);
        let position = GROUPS_AT + 4 * PAGE;
        append(&mut files, &mut wal, 2, 3);
        disk.tamper(&path(0).to_string_lossy(), |content| {
            content[position + whole * PAGE..position + 3 * PAGE].fill(0);
        });
        let found = read(&mut files);
        assert_eq!(offsets(&found), [0, 1]);
        // Without its header nothing is left to tell of.
        assert_eq!(
            found.remarks.len(),
            usize::from(whole > 0),
            "{:?}",
            found.remarks
        );
    }
}

#[test]
fn a_group_that_a_later_one_knows_as_synced_is_damaged() {
    let (disk, mut files, _) = written(&[1, 2, 1]);
    let second = GROUPS_AT + PAGE;
    disk.tamper(&path(0).to_string_lossy(), |content| {
        content[second + 5000] ^= 1
    });
    let found = read(&mut files);
    // What led up to the damaged one does not lead to the end any more.
    assert_eq!(offsets(&found), [2]);
    let log = found.log("t", 0, Some(TOPIC_ID)).expect("it is named");
    assert_eq!((log.from(), log.durable_end), (2, 3));
    let [remark] = &found.remarks[..] else {
        panic!("{:?}", found.remarks)
    };
    assert!(
        remark.contains("position 12288") && remark.contains("t-0 offsets 1 to 1"),
        "{remark}"
    );
}

#[test]
fn a_damaged_header_or_control_is_not_passed_over() {
    for (from, until) in [(GROUPS_AT + PAGE, GROUPS_AT + PAGE + 20), (0, GROUPS_AT)] {
        let (disk, mut files, _) = written(&[1, 2, 1]);
        disk.tamper(&path(0).to_string_lossy(), |content| {
            content[from..until].fill(0xff);
        });
        let failure = FoundWal::read(&mut files, true).expect_err("damage");
        assert!(
            failure.reason.contains(&format!("position {from}")),
            "{failure}"
        );
    }
    // One control page is enough.
    let (disk, mut files, _) = written(&[1, 2, 1]);
    disk.tamper(&path(0).to_string_lossy(), |content| {
        content[..PAGE].fill(0xff)
    });
    assert_eq!(offsets(&read(&mut files)), [0, 1, 2]);
}

#[test]
fn a_record_that_looks_like_a_group_is_none() {
    let (parts, _) = group::write(
        Place {
            log: TOPIC_ID,
            ..place(9)
        },
        &[entry("forged", 0, 1, 100)],
        [Bytes::from(vec![7; 100])],
    );
    let forged = parts.concat();
    let (_, mut files, mut wal) = written(&[1]);
    // So that it begins with a page.
    let lead = PAGE - 64 - entry_len("t");
    let payload = Bytes::from([vec![0; lead], forged].concat());
    put(
        &mut files,
        &mut wal,
        &entry("t", 1, 1, payload.len()),
        payload,
    );
    let found = read(&mut files);
    assert_eq!(offsets(&found), [0, 1]);
    assert!(found.log("forged", 0, None).is_none());
}

fn entry_len(topic: &str) -> usize {
    1 + 16 + 4 + 8 + 8 + 4 + 2 + topic.len()
}

#[test]
fn a_full_file_or_disk_refuses_until_the_next_checkpoint() {
    let (disk, mut files, mut wal) = written(&[20, 20]);
    assert!(!wal.is_nearly_full());
    append(&mut files, &mut wal, 2, 8);
    assert!(wal.is_nearly_full());
    let big = Bytes::from(vec![1; 20 * PAGE]);
    let is_taken = |files: &mut Files<MemoryDisk>, wal: &mut Wal<_>| {
        wal.write(files, &[entry("t", 3, 1, big.len())], [big.clone()])
            .expect("no sync fails")
            .is_some()
    };
    assert!(!is_taken(&mut files, &mut wal));
    wal.checkpointed(&mut files).expect("a checkpoint");
    disk.plan(Fault::Fail(Operation::Write, 0));
    assert!(!is_taken(&mut files, &mut wal));
    assert!(!is_taken(&mut files, &mut wal));
    wal.checkpointed(&mut files).expect("a checkpoint");
    assert!(is_taken(&mut files, &mut wal));
    assert_eq!(offsets(&read(&mut files)), [3]);
}

#[test]
fn a_file_that_was_being_made_holds_nothing() {
    let disk = MemoryDisk::new(1);
    let mut files = Files::new(disk.clone(), 8, 32);
    let mut there = disk.clone();
    there.create_dir(Path::new(FOLDER)).expect("a folder");
    let file = there.open(&path(0), OpenMode::Create).expect("a file");
    for len in [0, 10, 5 * PAGE as u64] {
        there.set_len(&file, len).expect("zeros");
        assert_eq!(offsets(&read(&mut files)), [0; 0]);
    }
}
