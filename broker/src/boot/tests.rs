//! Starts on a disk that loses what was not synced.

use bytes::Bytes;

use super::*;
use crate::cluster::{NewTopic, create_topics, plan_topic};
use crate::core::ids::Offset;
use crate::core::turn::{InternalRecord, Turn};
use crate::sim::{Fault, MemoryDisk};

mod snapshots;

const TOPIC: &str = "orders";
const PARTITIONS: i32 = 2;

/// A broker on a disk, without a network.
struct Broker {
    booted: Booted<MemoryDisk>,
    now: Now,
}

impl Broker {
    fn start(disk: &MemoryDisk) -> Result<Self, BootError> {
        let (config, _) = BrokerConfig::from_properties(&BTreeMap::new()).expect("the defaults");
        Self::configured(disk, config)
    }

    fn configured(disk: &MemoryDisk, config: BrokerConfig) -> Result<Self, BootError> {
        let now = Now {
            monotonic: Duration::ZERO,
            wall_ms: 1_700_000_000_000,
        };
        let boot = Boot {
            disk: disk.clone(),
            config,
            advertised: Vec::new(),
            max_open_files: 16,
            seed: [7; 32],
            now,
        };
        let booted = boot.start()?;
        Ok(Self { booted, now })
    }

    /// Does what the core wants done.
    fn perform(&mut self) -> Vec<StorageEvent> {
        let mut told = Vec::new();
        loop {
            let requests: Vec<StorageRequest> = self
                .booted
                .effects
                .drain(..)
                .filter_map(|effect| match effect {
                    Effect::Storage(request) => Some(request),
                    _ => None,
                })
                .collect();
            if requests.is_empty() {
                return told;
            }
            let mut events = Vec::new();
            self.booted.store.perform(requests, self.now, &mut events);
            for event in events {
                told.push(event.clone());
                let Booted { core, effects, .. } = &mut self.booted;
                core.step(self.now, Event::Storage(event), effects);
            }
        }
    }

    fn turn(&mut self) -> Turn<'_> {
        let Booted { core, effects, .. } = &mut self.booted;
        Turn::new(core, self.now, effects)
    }

    fn create_topic(&mut self) {
        self.create_topic_named(TOPIC);
    }

    fn create_topic_named(&mut self, name: &str) {
        let mut turn = self.turn();
        let topic = NewTopic {
            name,
            num_partitions: PARTITIONS,
            replication_factor: 1,
            assignments: Vec::new(),
            configs: Vec::new(),
        };
        let config = turn.core.config.clone();
        let id = turn.core.identifiers.uuid();
        let plan = plan_topic(&turn.core.cluster, &config, &topic, id).expect("a good topic");
        create_topics(&mut turn, &[plan]);
    }

    /// Appends a record to each partition, to be durable.
    fn append(&mut self) {
        let record = InternalRecord {
            key: None,
            value: Some(b"value".to_vec()),
        };
        for partition in 0..PARTITIONS {
            let appended =
                self.turn()
                    .append_internal(TOPIC, partition, std::slice::from_ref(&record));
            appended.expect("it can be appended to");
        }
    }

    /// What clients are told: the epochs of the partitions, which are those of the metadata.
    fn leader_epochs(&self) -> Vec<i32> {
        let core = &self.booted.core;
        let Some(topic) = core.cluster.topic(TOPIC) else {
            return Vec::new();
        };
        let epoch = |(&number, partition): (&i32, &crate::cluster::Partition)| {
            let log = core
                .partitions
                .find(TOPIC, number)
                .expect("it has the partition");
            let epoch = core.partitions.get(log).expect("as found").leader_epoch;
            assert_eq!(epoch.0, partition.leader_epoch, "{TOPIC}-{number}");
            epoch.0
        };
        topic.partitions.iter().map(epoch).collect()
    }

    fn records(&mut self) -> Vec<Bytes> {
        let log = self.booted.core.partitions.find(TOPIC, 0).expect("a log");
        let mut all = Vec::new();
        let read = self.booted.store.read_all(log, |bytes| all.push(bytes));
        read.expect("it can be read");
        all
    }
}

/// A disk that was left without a clean stop after a topic was created and written to.
fn crashed(seed: u64) -> MemoryDisk {
    let disk = MemoryDisk::new(seed);
    let mut broker = Broker::start(&disk).expect("an empty disk");
    broker.create_topic();
    broker.perform();
    broker.append();
    broker.perform();
    assert_eq!(broker.leader_epochs(), [0; PARTITIONS as usize]);
    disk.cut_power();
    disk
}

#[test]
fn the_leader_epoch_rises_with_every_unclean_start_wherever_the_one_before_was_cut_off() {
    for seed in 0..20 {
        let mut lasted = 0;
        for cut_at in 0.. {
            let disk = crashed(seed);
            disk.plan(Fault::PowerCutAt(disk.changes() + cut_at));
            let mut served = vec![0; PARTITIONS as usize];
            if let Ok(mut broker) = Broker::start(&disk) {
                lasted += 1;
                let raised = broker.leader_epochs();
                assert!(
                    raised.iter().zip(&served).all(|(new, old)| new > old),
                    "seed {seed}, cut at {cut_at}: {raised:?} after {served:?}"
                );
                served = raised;
                broker.append();
                broker.perform();
            }
            let came_through = !disk.power_is_cut();
            disk.cut_power();
            let broker = Broker::start(&disk).expect("it starts");
            let raised = broker.leader_epochs();
            assert!(
                raised.iter().zip(&served).all(|(new, old)| new > old),
                "seed {seed}, cut at {cut_at}: {raised:?} after {served:?}"
            );
            if came_through {
                break;
            }
        }
        assert!(lasted > 2, "the appends were cut off too");
    }
}

#[test]
fn the_leader_epoch_rises_above_all_that_the_log_knows_of() {
    for written in ["0\n2\n0 0\n7 1\n", "0\n2\n0 0\n7 900\n"] {
        let disk = crashed(1);
        let mut broker = Broker::start(&disk).expect("it starts");
        broker.perform();
        let log = broker.booted.core.partitions.find(TOPIC, 0).expect("a log");
        let end = broker
            .booted
            .core
            .partitions
            .get(log)
            .expect("a log")
            .log_end_offset();
        assert_eq!(end, Offset(1));
        broker.append();
        broker.perform();
        broker.booted.store.tick(
            Now {
                monotonic: Duration::from_secs(3600),
                ..broker.now
            },
            &mut Vec::new(),
        );
        disk.tamper("orders-0/leader-epoch-checkpoint", |content| {
            *content = written.as_bytes().to_vec();
        });
        let broker = Broker::start(&disk).expect("it starts");
        assert_eq!(broker.leader_epochs(), [8, 2]);
        // And that it did is as durable as the start itself.
        drop(broker);
        disk.cut_power();
        let broker = Broker::start(&disk).expect("it starts");
        assert_eq!(broker.leader_epochs(), [9, 3]);
    }
}

#[test]
fn a_partition_whose_folder_was_lost_begins_under_a_newer_leader_epoch() {
    let disk = crashed(1);
    let mut writer = disk.clone();
    writer
        .remove_dir_all("orders-1".as_ref())
        .expect("it is there");
    let mut broker = Broker::start(&disk).expect("it starts");
    assert_eq!(broker.leader_epochs(), [1, 1]);
    broker.append();
    broker.perform();
    disk.cut_power();
    let broker = Broker::start(&disk).expect("it starts");
    assert_eq!(broker.leader_epochs(), [2, 2]);
}

#[test]
fn a_clean_stop_leaves_the_leader_epoch_as_it_is() {
    let disk = crashed(1);
    let mut broker = Broker::start(&disk).expect("it starts");
    broker.perform();
    let mut events = Vec::new();
    broker
        .booted
        .store
        .perform(vec![StorageRequest::Close], broker.now, &mut events);
    assert_eq!(events, [StorageEvent::Closed]);
    let before = disk.changes();
    let mut broker = Broker::start(&disk).expect("it starts");
    assert_eq!(broker.leader_epochs(), [1, 1]);
    assert!(
        disk.changes() - before < 4,
        "the marker is removed, and no more"
    );
    assert_eq!(broker.records().len(), 1);
}

#[test]
fn a_leader_epoch_that_cannot_be_recorded_is_not_served() {
    let left = crashed(1);
    let used: usize = left.files().iter().map(|(_, content)| content.len()).sum();
    let mut refused = 0;
    for room in 0.. {
        let disk = left.copy(room);
        disk.plan(Fault::Capacity(used as u64 + room));
        let served = match Broker::start(&disk) {
            Ok(broker) => broker.leader_epochs(),
            Err(error) => {
                assert!(matches!(error, BootError::Storage(_) | BootError::Start(_)));
                refused += usize::from(error.to_string().contains("__cluster_metadata-0"));
                vec![0; PARTITIONS as usize]
            }
        };
        disk.cut_power();
        let broker = Broker::start(&disk).expect("there is room again");
        let raised = broker.leader_epochs();
        assert!(
            raised.iter().zip(&served).all(|(new, old)| new > old),
            "{room} bytes of room: {raised:?} after {served:?}"
        );
        if served[0] > 0 {
            break;
        }
    }
    assert!(refused > 0);
}
