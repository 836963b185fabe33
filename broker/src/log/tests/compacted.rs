//! Logs that the cleaner of Apache Kafka 4.3.1 compacted, against what ours makes of the same batches.
//!
//! `cargo xtask compacted` wrote the files; what is in them says `tests/golden/cleaner`. A folder of each log and round: the
//! segments `before`, all that is there `after`. Where a batch is compressed anew, the compressed bytes are the codec
//! library's: of such a log the batches are compared by header and records, and the indexes by the batches they point at.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use bytes::Bytes;
use kafka_proto::records::{Batch, BatchHeader, Compression, batches};

use super::support::*;
use crate::core::ids::{LeaderEpoch, Offset};
use crate::core::time::Now;
use crate::log::{Append, LogConfig, StorageRequest, StoreConfig};
use crate::sim::MemoryDisk;

/// When Kafka's cleaner ran, milliseconds since 1970.
const CLEANED_AT: [i64; 2] = [1_700_000_100_000, 1_700_007_300_000];

/// Files by name.
type Folder = BTreeMap<String, Vec<u8>>;

fn kafkas(log: &str, part: &str) -> Folder {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/log/tests/golden/compacted")
        .join(log)
        .join(part);
    let entries = std::fs::read_dir(folder).expect("a folder of golden files");
    let files = entries.map(|entry| {
        let entry = entry.expect("a file");
        let name = entry.file_name().into_string().expect("a name");
        (name, std::fs::read(entry.path()).expect("a readable file"))
    });
    files.collect()
}

fn log_config() -> LogConfig {
    LogConfig {
        segment_bytes: 3000,
        index_interval_bytes: 300,
        delete: false,
        compact: true,
        min_cleanable_dirty_ratio: 0.0,
        delete_retention_ms: 3_600_000,
        ..LogConfig::default()
    }
}

fn when(wall_ms: i64) -> Now {
    Now {
        monotonic: Duration::from_millis(wall_ms.unsigned_abs() - START_MS.unsigned_abs()),
        wall_ms,
    }
}

fn logs(folder: &Folder) -> impl Iterator<Item = (&String, &Vec<u8>)> {
    folder.iter().filter(|(name, _)| name.ends_with(".log"))
}

fn append(batch: &Batch<'_>) -> StorageRequest {
    StorageRequest::Append(Append {
        log: LOG,
        base_offset: Offset(batch.base_offset()),
        last_offset: Offset(batch.last_offset()),
        leader_epoch: LeaderEpoch(batch.partition_leader_epoch()),
        bytes: Bytes::copy_from_slice(batch.bytes()),
        durable: false,
        watched: false,
    })
}

/// What our store has, of the kinds that Kafka's folder was copied with.
fn ours(harness: &Harness, endings: &[&str]) -> Folder {
    let files = harness.disk.files().into_iter();
    files
        .filter_map(|(path, content)| {
            let name = path.strip_prefix("topic-0/")?;
            let is_of_kind = endings.iter().any(|ending| name.ends_with(ending));
            is_of_kind.then(|| (name.to_owned(), content))
        })
        .collect()
}

/// Appends what Kafka appended, has it compacted when Kafka's cleaner ran, and hands both folders of each round to `compare`.
fn replay(log: &str, mut compare: impl FnMut(&str, Folder, Folder)) {
    let config = StoreConfig {
        log: log_config(),
        ..config()
    };
    let mut harness = Harness::open_with(MemoryDisk::new(1), config).expect("it opens");
    let configure = StorageRequest::Configure {
        log: LOG,
        config: log_config(),
    };
    harness.perform(vec![create(LOG, "topic"), configure]);
    let mut end = 0;
    for (round, cleaned_at) in (1..).zip(CLEANED_AT) {
        let before = kafkas(log, &format!("before-{round}"));
        for batch in logs(&before).flat_map(|(_, bytes)| batches(bytes)) {
            let batch = batch.expect("a whole batch");
            if batch.base_offset() >= end {
                end = batch.last_offset() + 1;
                harness.perform_at(vec![append(&batch)], when(cleaned_at - 1000));
            }
        }
        if round == 1 {
            assert!(ours(&harness, &[".log"]) == before, "{log}: other segments");
        }
        let mut left = 10_000;
        while harness.store.next_deadline() <= Some(when(cleaned_at).monotonic) {
            harness.store.tick(when(cleaned_at), &mut Vec::new());
            left -= 1;
            assert!(left > 0, "the store is never done");
        }
        let after = kafkas(log, &format!("after-{round}"));
        let endings = [".log", ".index", ".timeindex", ".txnindex"];
        let mut ours = ours(&harness, &endings);
        // Kafka's indexes of the active segment have room in them, and were not copied.
        let active = logs(&after).last().expect("a segment").0.replace("log", "");
        ours.retain(|name, _| name.ends_with(".log") || !name.starts_with(&active));
        let names = |folder: &Folder| folder.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&ours), names(&after), "{log}, round {round}");
        compare(&format!("{log}, round {round}"), ours, after);
    }
}

/// A log's batches and records in words, without what says how well they are compressed. Nothing of an index.
fn shown(name: &str, content: &[u8]) -> Vec<String> {
    if !name.ends_with(".log") {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for batch in batches(content) {
        let batch = batch.expect("a whole batch");
        batch.check_crc().expect("a right checksum");
        let Batch::V2(view) = &batch else {
            panic!("a batch of another format")
        };
        let mut header = *view.header();
        if codec(&batch) != Compression::None {
            (header.batch_length, header.crc) = (0, 0);
        }
        lines.push(format!("{header:?}"));
        let payload = batch.payload(1 << 20).expect("it decompresses");
        lines.extend(
            batch
                .records(&payload)
                .map(|record| format!("{:?}", record.expect("a record"))),
        );
    }
    lines
}

fn codec(batch: &Batch<'_>) -> Compression {
    batch.compression().expect("a known codec")
}

/// The offsets, relative to the segment's, and positions in an offset index.
fn index_entries(index: &[u8]) -> Vec<(u32, u32)> {
    let number = |bytes: &[u8]| u32::from_be_bytes(bytes.try_into().expect("four bytes"));
    let entries = index.chunks_exact(8);
    entries
        .map(|entry| (number(&entry[..4]), number(&entry[4..])))
        .collect()
}

/// The last offset of the batch that begins at a position.
fn batch_at(log: &[u8], position: usize) -> Option<i64> {
    let mut at = 0;
    for batch in batches(log) {
        let batch = batch.expect("a whole batch");
        if at == position {
            return Some(batch.last_offset());
        }
        at += batch.bytes().len();
    }
    None
}

#[test]
fn our_cleaner_makes_the_bytes_that_kafkas_makes() {
    for log in ["plain-0", "timed-0"] {
        replay(log, |case, ours, kafkas| {
            for (name, content) in &kafkas {
                // The words first: they say what differs.
                let [our_words, words] = [&ours[name], content].map(|bytes| shown(name, bytes));
                assert_eq!(our_words, words, "{case}: {name}");
                assert!(ours[name] == *content, "{case}: {name}");
            }
        });
    }
}

#[test]
fn kafkas_cleaner_met_all_that_it_has_rules_for() {
    let headers = |part| -> Vec<BatchHeader> {
        let folder = kafkas("plain-0", part);
        let all = logs(&folder).flat_map(|(_, bytes)| batches(bytes));
        let headers = all.map(|batch| match batch.expect("a whole batch") {
            Batch::V2(batch) => *batch.header(),
            Batch::Message(_) => panic!("a message of another format"),
        });
        headers.collect()
    };
    let rounds = ["after-1", "after-2"].map(headers);
    let count = |which: fn(&BatchHeader) -> bool| {
        rounds
            .each_ref()
            .map(|headers| headers.iter().filter(|header| which(header)).count())
    };
    // Batches emptied, and kept for what they say of their producer.
    assert_eq!(count(|header| header.record_count == 0), [3, 4]);
    // Batches that lost some of their records.
    let lost_some =
        |header: &BatchHeader| (1..=header.last_offset_delta).contains(&header.record_count);
    assert_eq!(count(lost_some), [5, 7]);
    // Tombstones, and markers that nothing needs, are to go one day.
    assert_eq!(count(|header| header.delete_horizon_ms().is_some()), [3, 2]);
    assert_eq!(count(|header| header.attributes.is_control()), [3, 5]);
}

#[test]
fn our_cleaner_keeps_of_compressed_batches_what_kafkas_keeps() {
    let mut codecs = Vec::new();
    replay("codecs-0", |case, ours, kafkas| {
        for (name, content) in &kafkas {
            let (kind, log) = (
                name.rsplit_once('.').map_or("", |(_, kind)| kind),
                format!("{}.log", name.split_once('.').map_or("", |(base, _)| base)),
            );
            match kind {
                "log" => {
                    assert_eq!(
                        shown(name, &ours[name]),
                        shown(name, content),
                        "{case}: {name}"
                    );
                    codecs.extend(
                        batches(content).map(|batch| codec(&batch.expect("a whole batch"))),
                    );
                }
                "index" => {
                    // Sizes differ, so the spacing may: what is there has to point at a batch.
                    for (offset, position) in index_entries(&ours[name]) {
                        let base: i64 = name[..20].parse().expect("a base offset");
                        let at = batch_at(&ours[&log], position as usize);
                        assert_eq!(at, Some(base + i64::from(offset)), "{case}: {name}");
                    }
                }
                _ => assert_eq!(ours[name].is_empty(), content.is_empty(), "{case}: {name}"),
            }
        }
    });
    for codec in [
        Compression::None,
        Compression::Gzip,
        Compression::Snappy,
        Compression::Lz4,
        Compression::Zstd,
    ] {
        assert!(codecs.contains(&codec), "nothing is left of {codec:?}");
    }
}
