//! The broker under simulation: core, store and connections, and a disk that takes its time.

use std::collections::BTreeMap;
use std::io::IoSlice;
use std::sync::Arc;
use std::time::Duration;

use broker::api;
use broker::boot::{Boot, Booted};
use broker::config::BrokerConfig;
use broker::core::effect::Effect;
use broker::core::event::{Event, ListenerIndex, Request, WorkDone};
use broker::core::ids::ConnectionId;
use broker::core::time::Now;
use broker::core::{Core, Endpoint};
use broker::edge::{Connection, Incoming, Limits, MOST_ROOM, Peer};
use broker::log::{Disk, StorageEvent, StorageRequest, Store, SyncJob, SyncOutcome};
use broker::sim::{MemoryDisk, MemoryFile};

use crate::planted::Planted;
use crate::segments::Segments;

/// What the broker does to the world.
#[derive(Debug)]
pub enum Output {
    Send(ConnectionId, Vec<u8>),
    Close(ConnectionId),
}

/// A running broker.
pub struct Node {
    core: Core,
    store: Store<MemoryDisk>,
    connections: BTreeMap<ConnectionId, Connection>,
    limits: Arc<Limits>,
    /// What the disk has yet to do.
    queue: Vec<StorageRequest>,
    /// A sync that was begun, and how it ended if it was carried out.
    sync: Option<(SyncJob<MemoryFile>, Option<SyncOutcome>)>,
    disk: MemoryDisk,
    planted: Option<Planted>,
    outputs: Vec<Output>,
    halted: Option<String>,
}

fn configuration(segments: Segments) -> BrokerConfig {
    let keys = [
        ("offsets.topic.num.partitions", "2"),
        ("group.initial.rebalance.delay.ms", "50"),
        ("log.segment.bytes", "1048576"),
        ("chronik.memory.max.bytes", "67108864"),
        ("chronik.wal.bytes", "131072"),
    ];
    let properties = keys
        .into_iter()
        .map(|(key, value)| (key, value.to_owned()))
        .chain(segments.broker_keys())
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    BrokerConfig::from_properties(&properties)
        .expect("the configuration is good")
        .0
}

impl Node {
    /// Starts a broker on a disk.
    ///
    /// # Errors
    /// The directory cannot be served.
    pub fn start(
        disk: MemoryDisk,
        seed: u64,
        now: Now,
        segments: Segments,
        planted: Option<Planted>,
    ) -> Result<Self, String> {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_be_bytes());
        let advertised = vec![Endpoint {
            host: "broker".to_owned(),
            port: 9092,
        }];
        let shared = disk.clone();
        let boot = Boot {
            disk,
            config: configuration(segments),
            advertised,
            max_open_files: 64,
            seed: bytes,
            now,
        };
        let Booted {
            core,
            store,
            effects,
            ..
        } = boot.start().map_err(|error| error.to_string())?;
        let mut node = Self {
            core,
            store,
            connections: BTreeMap::new(),
            limits: Arc::new(Limits::default()),
            queue: Vec::new(),
            sync: None,
            disk: shared,
            planted,
            outputs: Vec::new(),
            halted: None,
        };
        node.perform(now, effects);
        Ok(node)
    }

    pub fn connect(&mut self, id: ConnectionId, now: Now) {
        let peer = Peer {
            host: Arc::from("client"),
            listener: ListenerIndex(0),
        };
        self.connections
            .insert(id, Connection::new(id, peer, self.limits.clone(), now));
    }

    pub fn disconnect(&mut self, id: ConnectionId, now: Now) {
        if let Some(connection) = self.connections.remove(&id) {
            self.step(
                now,
                Event::ResponseTaken {
                    bytes: connection.unwritten(),
                },
            );
            self.step(now, Event::ConnectionClosed(id));
        }
    }

    /// Bytes came in.
    pub fn receive(&mut self, id: ConnectionId, bytes: &[u8], now: Now) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        let fill = |buffer: &mut Vec<u8>| -> Result<(), std::convert::Infallible> {
            buffer.extend_from_slice(bytes);
            Ok(())
        };
        let Ok(_) = connection.fill(now, MOST_ROOM, fill);
        self.serve(id, now);
    }

    fn serve(&mut self, id: ConnectionId, now: Now) {
        loop {
            let Some(connection) = self.connections.get_mut(&id) else {
                return;
            };
            match connection.next_request() {
                Ok(Some(Incoming { context, body })) => {
                    let snapshot = self.core.snapshot();
                    match api::prepare(&context, body, &snapshot, now.wall_ms) {
                        Ok(body) => {
                            self.step(now, Event::RequestArrived(Request { context, body }))
                        }
                        Err(_) => return self.close(id, now),
                    }
                }
                Ok(None) => return self.flush(id, now),
                Err(_) => return self.close(id, now),
            }
        }
    }

    fn close(&mut self, id: ConnectionId, now: Now) {
        self.outputs.push(Output::Close(id));
        self.disconnect(id, now);
    }

    /// Takes what a connection has to send.
    fn flush(&mut self, id: ConnectionId, now: Now) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        let mut sent = Vec::new();
        while connection.wants_write() {
            let mut slices: [IoSlice<'_>; 16] = std::array::from_fn(|_| IoSlice::new(&[]));
            let count = connection.gather(usize::MAX, &mut slices);
            let before = sent.len();
            for slice in &slices[..count] {
                sent.extend_from_slice(slice);
            }
            let written = sent.len() - before;
            connection.wrote(now, written);
        }
        if !sent.is_empty() {
            let bytes = sent.len();
            self.outputs.push(Output::Send(id, sent));
            self.step(now, Event::ResponseTaken { bytes });
        }
    }

    fn step(&mut self, now: Now, event: Event) {
        let mut effects = Vec::new();
        self.core.step(now, event, &mut effects);
        self.perform(now, effects);
    }

    /// Timers of the core.
    pub fn fire(&mut self, now: Now) {
        let mut effects = Vec::new();
        self.core.fire(now, &mut effects);
        self.perform(now, effects);
        let mut events = Vec::new();
        if self
            .store
            .next_deadline()
            .is_some_and(|deadline| deadline <= now.monotonic)
        {
            self.store.tick(now, &mut events);
        }
        self.storage_events(now, events);
    }

    pub fn next_deadline(&self) -> Option<Duration> {
        // Chores wait for the end of a sync.
        let chores = match self.sync {
            None => self.store.next_deadline(),
            Some(_) => None,
        };
        [self.core.next_deadline(), chores]
            .into_iter()
            .flatten()
            .min()
    }

    fn perform(&mut self, now: Now, mut effects: Vec<Effect>) {
        if let Some(planted) = self.planted {
            planted.spoil_effects(&mut effects);
        }
        let mut told_early = Vec::new();
        let mut answered = Vec::new();
        for effect in effects {
            match effect {
                Effect::Respond {
                    connection,
                    number,
                    response,
                } => {
                    if let Some(target) = self.connections.get_mut(&connection) {
                        if target.answer(now, number, response).is_err() {
                            self.halted = Some(format!(
                                "request {number} of {connection} was answered twice"
                            ));
                        }
                        answered.push(connection);
                    }
                }
                Effect::Close { connection, .. } => self.close(connection, now),
                Effect::PauseReading(connection) => {
                    if let Some(target) = self.connections.get_mut(&connection) {
                        target.pause();
                    }
                }
                Effect::ResumeReading(connection) => {
                    if let Some(target) = self.connections.get_mut(&connection) {
                        target.resume(now);
                        answered.push(connection);
                    }
                }
                Effect::Storage(request) => {
                    told_early.extend(self.planted.and_then(|planted| planted.lie(&request)));
                    self.queue.push(request);
                }
                Effect::ConvertDown { read, conversion } => {
                    let result = conversion.perform();
                    self.step(now, Event::WorkDone(WorkDone { read, result }));
                }
                Effect::Halt { reason } => self.halted = Some(reason),
            }
        }
        for event in told_early {
            self.step(now, Event::Storage(event));
        }
        for connection in answered {
            self.serve(connection, now);
        }
    }

    /// The leader epochs of a topic's partitions, by their numbers.
    pub fn leader_epochs(&self, topic: &str) -> BTreeMap<i32, i32> {
        let topic = self.core.cluster.topic(topic);
        let partitions = topic.into_iter().flat_map(|topic| &topic.partitions);
        partitions
            .map(|(number, partition)| (*number, partition.leader_epoch))
            .collect()
    }

    /// Whether the disk has anything to do.
    pub fn disk_is_busy(&self) -> bool {
        !self.queue.is_empty() || self.store.needs_sync() || self.store.has_questions()
    }

    /// Whether a sync is under way.
    pub fn disk_is_syncing(&self) -> bool {
        self.sync.is_some()
    }

    /// The disk writes what it was asked to, begins a sync unless one is under way, and reads a piece. Says whether it began
    /// a sync, which is carried out now if `at_once`, at its end otherwise.
    pub fn disk_writes(&mut self, now: Now, at_once: bool) -> bool {
        let mut events = Vec::new();
        let requests = std::mem::take(&mut self.queue);
        self.store.write(requests, now, &mut events);
        let job = self.store.begin_sync(now, &mut events);
        let began = job.is_some();
        if let Some(job) = job {
            self.sync = Some((job, None));
            if at_once {
                self.carry_out_sync();
            }
        }
        self.store.answer_some(now, &mut events);
        self.storage_events(now, events);
        began
    }

    /// The sync under way ends.
    pub fn disk_syncs(&mut self, now: Now) {
        self.carry_out_sync();
        let Some((job, Some(outcome))) = self.sync.take() else {
            return;
        };
        let mut events = match &outcome {
            Ok(_) => job.durable,
            Err(_) => Vec::new(),
        };
        self.store.finish_sync(outcome, now, &mut events);
        self.storage_events(now, events);
    }

    fn carry_out_sync(&mut self) {
        let disk = &mut self.disk;
        if let Some((job, outcome @ None)) = &mut self.sync {
            *outcome = Some(job.carry_out(|file| disk.sync_file(file)));
        }
    }

    fn storage_events(&mut self, now: Now, events: Vec<StorageEvent>) {
        for event in events {
            self.step(now, Event::Storage(event));
        }
    }

    pub fn take_outputs(&mut self) -> Vec<Output> {
        std::mem::take(&mut self.outputs)
    }

    /// Why the process would have ended.
    pub fn halted(&self) -> Option<&str> {
        self.halted.as_deref()
    }
}
