//! A store on a disk in memory, and batches to put into it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use kafka_proto::Uuid;
use kafka_proto::records::{BatchBuilder, Compression, batches};

use crate::core::ids::{LeaderEpoch, LogId, Offset, ReadId};
use crate::core::time::Now;
use crate::log::{
    Append, Disk, FoundTimestamp, LogConfig, RecoveredLog, StartFailure, StorageEvent,
    StorageFailure, StorageRequest, Store, StoreConfig, TimestampTarget,
};
use crate::sim::MemoryDisk;

pub const TOPIC_ID: Uuid = Uuid::from_bytes([0x11; 16]);
pub const START_MS: i64 = 1_700_000_000_000;

/// Small segments, so that little data shows much.
pub fn small() -> LogConfig {
    LogConfig {
        segment_bytes: 2000,
        index_interval_bytes: 200,
        ..LogConfig::default()
    }
}

pub fn config() -> StoreConfig {
    let mut config = StoreConfig::new(1, "cluster".to_owned(), Uuid::from_bytes([9; 16]));
    config.log = small();
    // Chores come when a test asks for them.
    config.initial_task_delay = Duration::from_secs(24 * 60 * 60);
    config.wal_bytes = 0;
    config
}

/// The same with a write-ahead log that is soon full, and is not for much at once.
pub fn config_with_wal() -> StoreConfig {
    StoreConfig {
        wal_bytes: 96 << 10,
        wal_worth_a_sync: 1200,
        ..config()
    }
}

pub fn now() -> Now {
    at(0)
}

pub fn at(seconds: u64) -> Now {
    Now {
        monotonic: Duration::from_secs(seconds),
        wall_ms: START_MS + seconds as i64 * 1000,
    }
}

/// What a batch is made from.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub base_offset: i64,
    pub records: usize,
    pub value_len: usize,
    pub timestamp: i64,
    pub leader_epoch: i32,
    pub producer: Option<(i64, i16, i32)>,
}

impl Plan {
    pub fn at(base_offset: i64) -> Self {
        Self {
            base_offset,
            records: 1,
            value_len: 100,
            timestamp: START_MS + base_offset,
            leader_epoch: 0,
            producer: None,
        }
    }

    /// The batch; record n has the plan's timestamp + n.
    pub fn batch(&self) -> Bytes {
        let mut builder = BatchBuilder::new(Compression::None)
            .base_offset(self.base_offset)
            .leader_epoch(self.leader_epoch);
        if let Some((id, epoch, sequence)) = self.producer {
            builder = builder.producer(id, epoch, sequence);
        }
        for number in 0..self.records {
            let value: Vec<u8> = (0..self.value_len)
                .map(|at| (self.base_offset as usize + at * 7 + number) as u8 | 1)
                .collect();
            builder.append(
                self.timestamp + number as i64,
                Some(b"key"),
                Some(&value),
                &[],
            );
        }
        builder.build().expect("a batch")
    }

    pub fn append(&self, log: LogId, durable: bool) -> Append {
        Append {
            log,
            base_offset: Offset(self.base_offset),
            last_offset: Offset(self.base_offset + self.records as i64 - 1),
            leader_epoch: LeaderEpoch(self.leader_epoch),
            bytes: self.batch(),
            durable,
            watched: false,
        }
    }
}

/// A store and what it is driven with.
pub struct Harness<D: Disk = MemoryDisk> {
    pub disk: D,
    pub store: Store<D>,
    pub recovered: Vec<RecoveredLog>,
}

pub const LOG: LogId = LogId(0);

impl<D: Disk + Clone> Harness<D> {
    pub fn open_with(disk: D, config: StoreConfig) -> Result<Self, StartFailure> {
        let (store, recovered) = Store::open(disk.clone(), config, now())?;
        Ok(Self {
            disk,
            store,
            recovered,
        })
    }

    pub fn perform(&mut self, requests: Vec<StorageRequest>) -> Vec<StorageEvent> {
        self.perform_at(requests, now())
    }

    /// The answer to a question; nothing is synced.
    pub fn ask(&mut self, question: StorageRequest) -> Option<StorageEvent> {
        let mut events = Vec::new();
        self.store.write(vec![question], now(), &mut events);
        while self.store.has_questions() {
            self.store.answer_some(now(), &mut events);
        }
        events.pop()
    }

    pub fn perform_at(&mut self, requests: Vec<StorageRequest>, now: Now) -> Vec<StorageEvent> {
        let mut events = Vec::new();
        self.store.perform(requests, now, &mut events);
        events
    }
}

impl Harness {
    /// A store on an empty disk.
    pub fn fresh(seed: u64) -> Self {
        Self::open(MemoryDisk::new(seed)).expect("an empty disk opens")
    }

    /// The same with one log in it.
    pub fn with_log(seed: u64) -> Self {
        let mut harness = Self::fresh(seed);
        harness.perform(vec![create(LOG, "topic")]);
        harness
    }

    pub fn open(disk: MemoryDisk) -> Result<Self, StartFailure> {
        Self::open_with(disk, config())
    }

    /// The process ends without a word and the next one starts.
    pub fn restart(self) -> Self {
        Self::open(self.disk).expect("the store opens again")
    }

    /// A clean end and a new start.
    pub fn stop_and_start(mut self) -> Self {
        assert_eq!(
            self.perform(vec![StorageRequest::Close]).pop(),
            Some(StorageEvent::Closed)
        );
        self.restart()
    }

    /// Appends one batch durably.
    pub fn append(&mut self, plan: Plan) -> Vec<StorageEvent> {
        self.perform(vec![StorageRequest::Append(plan.append(LOG, true))])
    }

    /// Appends `count` batches of one record each from an offset on.
    pub fn fill(&mut self, from: i64, count: i64) {
        for offset in from..from + count {
            let events = self.append(Plan::at(offset));
            let end_offset = Offset(offset + 1);
            assert_eq!(
                events,
                [
                    StorageEvent::Written {
                        log: LOG,
                        end_offset
                    },
                    StorageEvent::Durable {
                        log: LOG,
                        end_offset
                    }
                ]
            );
        }
    }

    pub fn read(&mut self, offset: i64, max_bytes: u32) -> Result<Bytes, StorageFailure> {
        let read = ReadId(7);
        let request = StorageRequest::Read {
            read,
            log: LOG,
            offset: Offset(offset),
            end_offset: Offset(i64::MAX),
            max_bytes,
        };
        match self.perform(vec![request]).pop() {
            Some(StorageEvent::Read {
                read: answered,
                result,
            }) if answered == read => result.map(|pieces| pieces.concat().into()),
            other => panic!("a read is answered, not with {other:?}"),
        }
    }

    /// Everything from an offset on, read in pieces.
    pub fn read_on(&mut self, offset: i64, step: u32) -> Vec<u8> {
        let mut all = Vec::new();
        let mut offset = offset;
        loop {
            let bytes = self.read(offset, step).expect("a readable log");
            match batches(&bytes).last() {
                Some(last) => offset = last.expect("whole batches").last_offset() + 1,
                None => return all,
            }
            all.extend_from_slice(&bytes);
        }
    }

    pub fn find(&mut self, target: TimestampTarget) -> Option<FoundTimestamp> {
        let read = ReadId(8);
        let request = StorageRequest::FindTimestamp {
            read,
            log: LOG,
            target,
            end_offset: Offset(i64::MAX),
        };
        match self.perform(vec![request]).pop() {
            Some(StorageEvent::Found { result, .. }) => result.expect("a readable log"),
            other => panic!("a lookup is answered, not with {other:?}"),
        }
    }

    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        self.disk
            .files()
            .into_iter()
            .find(|(name, _)| name == path)
            .map(|(_, content)| content)
    }

    pub fn names(&self) -> Vec<String> {
        self.disk
            .files()
            .into_iter()
            .map(|(name, _)| name)
            .collect()
    }
}

pub fn create(log: LogId, topic: &str) -> StorageRequest {
    StorageRequest::Create {
        log,
        topic: Arc::from(topic),
        partition: 0,
        topic_id: TOPIC_ID,
        config: small(),
    }
}
