//! What transactions left in a log, served to those who want only what is committed (KIP-98). The broker begins no
//! transaction; Kafka did.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use kafka_proto::messages::describe_producers::request::TopicRequest;
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_proto::messages::{DescribeProducersRequest, ListOffsetsRequest};
use tests::batch::{self, Batch, Record};
use tests::error_code::{INVALID_TXN_STATE, NONE};
use tests::operations::{bytes_of, fetch_request};
use tests::{Client, Server, unique};

const TRANSACTIONAL: u16 = 1 << 4;
const CONTROL: u16 = 1 << 5;
const LATEST: i64 = -1;
const MAX_TIMESTAMP: i64 = -3;

fn transactional(producer_id: i64, base_sequence: i32, values: &[&str]) -> Batch {
    let mut batch = Batch::of_values(values.iter().copied()).by(producer_id, 0, base_sequence);
    batch.attributes = TRANSACTIONAL;
    batch
}

/// The marker that a transaction coordinator writes.
fn marker(producer_id: i64, commits: bool) -> Batch {
    let mut batch = Batch::new([Record {
        key: Some(vec![0, 0, 0, u8::from(commits)]),
        value: Some(vec![0, 0, 0, 0, 0, 3]),
        ..Record::default()
    }]);
    (batch.producer_id, batch.producer_epoch) = (producer_id, 0);
    batch.attributes = TRANSACTIONAL | CONTROL;
    batch
}

/// Appends to a partition's only segment while no broker runs.
fn append(folder: &Path, base_offset: i64, batches: &[Batch]) {
    let path = folder.join("00000000000000000000.log");
    let mut file = OpenOptions::new().append(true).open(path).expect("a log");
    let mut next_offset = base_offset;
    for batch in batches {
        let mut bytes = batch.encode();
        bytes[..8].copy_from_slice(&next_offset.to_be_bytes());
        let epoch = batch::LEADER_EPOCH_AT;
        bytes[epoch..epoch + 4].copy_from_slice(&0_i32.to_be_bytes());
        file.write_all(&bytes).expect("written");
        next_offset += i64::try_from(batch.records.len()).expect("few records");
    }
}

/// What a fetch of everything from `offset` on tells.
#[derive(Debug, PartialEq, Eq)]
struct Fetched {
    offsets: Vec<i64>,
    last_stable_offset: i64,
    high_watermark: i64,
    /// Producer and first offset, `None` for null.
    aborted: Option<Vec<(i64, i64)>>,
}

fn fetch(client: &mut Client, topic: &str, offset: i64, committed: bool, version: i16) -> Fetched {
    let mut request = fetch_request(topic, 0, offset);
    request.isolation_level = i8::from(committed);
    let answer = client.fetch_at(&request, version);
    assert_eq!(answer.error_code, NONE);
    let batches = batch::decode(bytes_of(&answer));
    let aborted = answer.aborted_transactions.map(|aborted| {
        let aborted = aborted.iter();
        aborted
            .map(|aborted| (aborted.producer_id, aborted.first_offset))
            .collect()
    });
    Fetched {
        offsets: batches.iter().map(|batch| batch.base_offset).collect(),
        last_stable_offset: answer.last_stable_offset,
        high_watermark: answer.high_watermark,
        aborted,
    }
}

fn list_offset(client: &mut Client, topic: &str, timestamp: i64, committed: bool) -> i64 {
    let request = ListOffsetsRequest {
        replica_id: -1,
        isolation_level: i8::from(committed),
        topics: vec![ListOffsetsTopic {
            name: topic,
            partitions: vec![ListOffsetsPartition {
                timestamp,
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    };
    let partition = &client.call(&request, 9).topics[0].partitions[0];
    assert_eq!(partition.error_code, NONE);
    partition.offset
}

/// Producer, coordinator epoch and first offset of the transactions that are open.
fn open_transactions(client: &mut Client, topic: &str) -> Vec<(i64, i32, i64)> {
    let request = DescribeProducersRequest {
        topics: vec![TopicRequest {
            name: topic,
            partition_indexes: [0].as_slice().into(),
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = client.call(&request, 0);
    let producers = response.topics[0].partitions[0].active_producers.iter();
    producers
        .map(|p| {
            (
                p.producer_id,
                p.coordinator_epoch,
                p.current_txn_start_offset,
            )
        })
        .filter(|&(.., first_offset)| first_offset >= 0)
        .collect()
}

#[test]
fn what_is_not_committed_is_not_served_as_if_it_were() {
    let mut server = Server::start();
    let topic = unique("committed");
    let mut client = server.connect();
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["before"]));
    assert!(server.stop().success());
    let data = server.data_dir();
    let batches = [
        transactional(71, 0, &["a", "b"]),
        transactional(72, 0, &["c"]),
        marker(71, false),
        transactional(71, 2, &["d"]),
        marker(71, true),
        transactional(73, 0, &["e"]),
        marker(72, false),
        Batch::of_values(["f"]).at(batch::now_ms() + 60_000),
    ];
    append(&data.join(format!("{topic}-0")), 1, &batches);
    // Kafka was not left cleanly: nobody noted what the log tells of transactions.
    std::fs::remove_file(data.join(".kafka_cleanshutdown")).expect("it was there");
    server.start_again();

    for round in 0..3 {
        let mut client = server.connect();
        let all = [0, 1, 3, 4, 5, 6, 7, 8, 9];
        for version in 4..=12 {
            let aborted = |list: &[(i64, i64)]| Fetched {
                offsets: all[..6].to_vec(),
                last_stable_offset: 7,
                high_watermark: 10 + round,
                aborted: Some(list.to_vec()),
            };
            let found = fetch(&mut client, &topic, 0, true, version);
            assert_eq!(found, aborted(&[(71, 1), (72, 3)]), "v{version}");
            let found = fetch(&mut client, &topic, 5, true, version);
            let last_two = Fetched {
                offsets: vec![5, 6],
                ..aborted(&[(72, 3)])
            };
            assert_eq!(found, last_two, "v{version}");
            let uncommitted = fetch(&mut client, &topic, 0, false, version);
            assert_eq!(uncommitted.offsets[..9], all);
            assert_eq!(uncommitted.last_stable_offset, 7);
            assert_eq!(uncommitted.aborted, None);
        }
        assert!(fetch(&mut client, &topic, 7, true, 12).offsets.is_empty());
        assert_eq!(list_offset(&mut client, &topic, LATEST, true), 7);
        assert_eq!(list_offset(&mut client, &topic, LATEST, false), 10 + round);
        assert_eq!(list_offset(&mut client, &topic, MAX_TIMESTAMP, false), 9);
        assert_eq!(list_offset(&mut client, &topic, MAX_TIMESTAMP, true), -1);
        assert_eq!(open_transactions(&mut client, &topic), [(73, -1, 7)]);

        let beside = Batch::of_values(["g"]).by(73, 0, 1);
        let refused = client.produce_bytes(&topic, 0, &beside.encode());
        assert_eq!(refused.error_code, INVALID_TXN_STATE);
        client.produce(&topic, 0, &Batch::of_values(["after"]));
        if round == 0 {
            server.kill();
        } else {
            assert!(server.stop().success());
        }
        server.start_again();
    }
}

/// Files that Apache Kafka 4.3.1 wrote: a transaction committed, one aborted, one left open.
fn kafkas_files() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.join("../broker/src/log/tests/golden/golden-txn-0")
}

#[test]
fn what_kafka_wrote_is_served_as_kafka_would() {
    let mut server = Server::start();
    let topic = unique("kafkas");
    // The records are years old.
    let forever = [("retention.ms", "-1")];
    server.connect().create_topic_with(&topic, 1, &forever);
    assert!(server.stop().success());
    let folder = server.data_dir().join(format!("{topic}-0"));
    for entry in std::fs::read_dir(kafkas_files()).expect("Kafka's files") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name");
        if name != "partition.metadata" {
            std::fs::copy(&path, folder.join(name)).expect("copied");
        }
    }
    server.start_again();

    let index = std::fs::read(folder.join("00000000000000000010.txnindex")).expect("an index");
    let number = |at: usize| i64::from_be_bytes(index[at..at + 8].try_into().expect("8 bytes"));
    let (producer_id, first_offset, last_offset) = (number(2), number(10), number(18));
    let mut client = server.connect();
    let committed = fetch(&mut client, &topic, first_offset, true, 12);
    assert_eq!(committed.last_stable_offset, 22);
    assert_eq!(committed.high_watermark, 27);
    assert_eq!(committed.aborted, Some(vec![(producer_id, first_offset)]));
    assert_eq!(committed.offsets.last(), Some(&last_offset));
    let behind = fetch(&mut client, &topic, last_offset + 1, true, 12);
    assert_eq!((behind.offsets, behind.aborted), (vec![], Some(vec![])));
    let uncommitted = fetch(&mut client, &topic, 22, false, 12);
    assert_eq!(uncommitted.offsets.first(), Some(&22));
    assert_eq!(list_offset(&mut client, &topic, LATEST, true), 22);
    assert_eq!(list_offset(&mut client, &topic, LATEST, false), 27);
    let open = open_transactions(&mut client, &topic);
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!(open[0].2, 22);
}
