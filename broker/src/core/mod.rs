//! The state machine: facts in, effects out, no I/O. Owns the metadata image, the partitions, the groups, the parked
//! operations and the memory account. Must not call the operating system, read a clock or draw randomness.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use kafka_proto::ErrorCode;

use crate::cluster::{Image, METADATA_TOPIC};
use crate::config::{BrokerConfig, TopicConfig};
use crate::fetch::FetchSessions;
use crate::group::Groups;
use crate::log::{StorageEvent, StorageFailure};
use crate::partition::{Assurance, Partitions};

pub mod effect;
pub mod event;
pub mod ids;
pub mod memory;
pub mod metadata_changes;
pub mod metadata_snapshots;
pub mod producer_ids;
pub mod purgatory;
pub mod random;
pub mod rare;
pub mod reconfigure;
pub mod snapshot;
pub mod start;
pub mod time;
pub mod turn;

use effect::Effect;
use event::{Event, Request, RequestBody};
use ids::OperationId;
use memory::Memory;
use metadata_changes::MetadataChanges;
use metadata_snapshots::{MetadataSnapshots, ReplayedMetadata};
use producer_ids::ProducerIds;
use purgatory::{Operation, Purgatory};
use random::Identifiers;
use snapshot::Snapshot;
use time::Now;
use turn::Turn;

/// How often idempotent producers are looked over for expiry.
const PRODUCER_SWEEP: Duration = Duration::from_secs(60);

/// An address that clients are told to connect to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Host name or address.
    pub host: String,
    /// TCP port.
    pub port: u16,
}

/// What the core is made of when it starts.
#[derive(Debug)]
pub struct CoreParts {
    /// The configuration.
    pub config: Arc<BrokerConfig>,
    /// What clients of each listener are told; the place in the list is a
    /// [`ListenerIndex`](event::ListenerIndex).
    pub advertised: Vec<Endpoint>,
    /// The metadata as replayed.
    pub cluster: Image,
    /// What it was replayed from.
    pub replayed: ReplayedMetadata,
    /// The partitions as recovered, `__cluster_metadata-0` among them.
    pub partitions: Partitions,
    /// The groups as replayed.
    pub groups: Groups,
    /// Where new identifiers come from.
    pub seed: [u8; 32],
}

/// The broker.
#[derive(Debug)]
pub struct Core {
    /// The configuration.
    pub config: Arc<BrokerConfig>,
    /// What clients of each listener are told.
    pub advertised: Vec<Endpoint>,
    /// Topics, configurations, features: what the metadata log says.
    pub cluster: Image,
    /// Every partition of this node.
    pub partitions: Partitions,
    /// The group coordinator.
    pub groups: Groups,
    /// Fetch sessions.
    pub fetch_sessions: FetchSessions,
    /// New topic ids, member ids, session ids.
    pub identifiers: Identifiers,
    /// Ids for idempotent producers.
    pub producer_ids: ProducerIds,
    /// What of the image is not yet durable.
    pub metadata_changes: MetadataChanges,
    /// The snapshots of the image.
    pub metadata_snapshots: MetadataSnapshots,
    /// What waits.
    pub purgatory: Purgatory,
    /// Fetches that wait for others to have been read, longest first.
    pub(crate) waiting_to_read: VecDeque<OperationId>,
    pub(crate) memory: Memory,
    snapshot: Arc<Snapshot>,
    producer_sweep: Duration,
}

impl Core {
    /// A broker that goes on where its logs end.
    pub fn new(parts: CoreParts) -> Self {
        let CoreParts {
            config,
            advertised,
            cluster,
            replayed,
            partitions,
            groups,
            seed,
        } = parts;
        let metadata_snapshots = MetadataSnapshots::new(replayed);
        let snapshot = Arc::new(Snapshot::new(&config, &cluster));
        Self {
            fetch_sessions: FetchSessions::new(
                config.max_incremental_fetch_session_cache_slots,
                config.chronik_memory_max_bytes / 8,
            ),
            memory: Memory::new(config.chronik_memory_max_bytes),
            producer_ids: ProducerIds::default(),
            metadata_changes: MetadataChanges::default(),
            metadata_snapshots,
            identifiers: Identifiers::from_seed(seed),
            purgatory: Purgatory::default(),
            waiting_to_read: VecDeque::new(),
            producer_sweep: PRODUCER_SWEEP,
            config,
            advertised,
            cluster,
            partitions,
            groups,
            snapshot,
        }
    }

    /// Takes a fact in; what is to be done about it is added to `effects`.
    pub fn step(&mut self, now: Now, event: Event, effects: &mut Vec<Effect>) {
        let mut turn = Turn::new(self, now, effects);
        match event {
            Event::RequestArrived(request) => turn.request_arrived(request),
            Event::ConnectionClosed(connection) => {
                turn.core.memory.connection_closed(connection);
                crate::fetch::forget(&mut turn, connection);
            }
            Event::ResponseTaken { bytes } => turn.core.memory.response_taken(bytes),
            Event::Storage(event) => turn.storage_event(event),
            Event::WorkDone(done) => {
                let pieces = |bytes: bytes::Bytes| match bytes.is_empty() {
                    true => Vec::new(),
                    false => vec![bytes],
                };
                turn.read_done(done.read, ReadAnswer::Records(done.result.map(pieces)));
            }
        }
        crate::fetch::read_on(&mut turn);
        turn.evict();
        turn.resume_paused();
    }

    /// Does what is due by now.
    pub fn fire(&mut self, now: Now, effects: &mut Vec<Effect>) {
        let mut turn = Turn::new(self, now, effects);
        while let Some(operation) = turn.core.purgatory.expired(now.monotonic) {
            turn.expired(operation);
        }
        turn.group_effects(|groups, now, effects| groups.fire(now, effects));
        turn.snapshot_metadata();
        turn.evict();
        turn.sweep_producers();
        turn.resume_paused();
    }

    /// When [`fire`](Self::fire) has to be called next, on the monotonic clock.
    pub fn next_deadline(&self) -> Option<Duration> {
        let wakes = [
            self.purgatory.next_deadline(),
            self.groups.next_deadline(),
            self.memory.next_deadline(),
            self.snapshot_due(),
            self.partitions.iter().next().map(|_| self.producer_sweep),
        ];
        wakes.into_iter().flatten().min()
    }

    /// Requests that have not come to [`step`](Self::step) yet keep so many bytes: parts of them, and whole ones that wait.
    pub fn note_arrived(&mut self, bytes: usize) {
        self.memory.note_arrived(bytes);
    }

    /// Bytes of answers that have to be given up with the connections that do not take them; `taken` were taken and are
    /// not reported yet.
    pub fn excess_responses(&self, taken: usize) -> usize {
        self.memory.excess_responses(taken)
    }

    /// What work by the byte, done before [`step`](Self::step), may know.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.clone()
    }

    /// To be called whenever topics or configurations changed.
    pub(crate) fn refresh_snapshot(&mut self) {
        if !Arc::ptr_eq(&self.snapshot.broker, &self.config) {
            self.snapshot = Arc::new(Snapshot::new(&self.config, &self.cluster));
        } else if !self.snapshot.is_current(&self.cluster) {
            Arc::make_mut(&mut self.snapshot).follow(&self.cluster);
        }
    }

    /// A topic's settings in force.
    pub fn topic_config(&self, topic: &str) -> Arc<TopicConfig> {
        self.snapshot.topic_config(topic)
    }
}

/// What clients are told of a read that failed, as Kafka does.
fn read_error(failure: &StorageFailure) -> ErrorCode {
    if failure.is_damage {
        ErrorCode::CorruptMessage
    } else {
        ErrorCode::KafkaStorageError
    }
}

/// What a read or lookup came back with.
enum ReadAnswer {
    Records(Result<Vec<bytes::Bytes>, ErrorCode>),
    Found(Result<Option<crate::log::FoundTimestamp>, ErrorCode>),
    Segments(Result<Vec<crate::log::SegmentStart>, ErrorCode>),
    Aborted(Result<Vec<crate::log::AbortedTransaction>, ErrorCode>),
    Directory(crate::log::DirectoryUse),
}

impl Turn<'_> {
    fn request_arrived(&mut self, request: Request) {
        let Request { context, body } = request;
        if self
            .core
            .memory
            .request_arrived(context.connection, context.frame_bytes)
        {
            self.effect(Effect::PauseReading(context.connection));
        }
        let handled = match body {
            RequestBody::Produce(produce) => {
                crate::api::produce::handle(self, context, produce);
                return;
            }
            RequestBody::Bytes(bytes) => crate::api::handle(self, &context, &bytes),
        };
        if let Err(error) = handled {
            self.close(&context, error.to_string());
        }
    }

    fn storage_event(&mut self, event: StorageEvent) {
        match event {
            StorageEvent::Written { log, end_offset } => {
                self.advanced(log, Assurance::Written, end_offset)
            }
            StorageEvent::Durable { log, end_offset } => {
                self.advanced(log, Assurance::Durable, end_offset)
            }
            StorageEvent::Read { read, result } => {
                self.read_done(
                    read,
                    ReadAnswer::Records(result.map_err(|failure| read_error(&failure))),
                );
            }
            StorageEvent::Found { read, result } => {
                self.read_done(
                    read,
                    ReadAnswer::Found(result.map_err(|failure| read_error(&failure))),
                );
            }
            StorageEvent::Segments { read, result } => {
                self.read_done(
                    read,
                    ReadAnswer::Segments(result.map_err(|_| ErrorCode::KafkaStorageError)),
                );
            }
            StorageEvent::Aborted { read, result } => {
                self.read_done(
                    read,
                    ReadAnswer::Aborted(result.map_err(|_| ErrorCode::KafkaStorageError)),
                );
            }
            StorageEvent::Directory { read, directory } => {
                self.read_done(read, ReadAnswer::Directory(directory));
            }
            StorageEvent::AppendFailed {
                log, base_offset, ..
            } => {
                let Some(partition) = self.core.partitions.get_mut(log) else {
                    return;
                };
                let (waiting, freed) = partition.refuse(base_offset);
                self.core.memory.evicted(freed);
                if self.is_metadata_log(log) {
                    self.metadata_refused(base_offset);
                }
                self.fail_all(log, waiting);
            }
            StorageEvent::Failed { log, .. } => {
                let Some(partition) = self.core.partitions.get_mut(log) else {
                    return;
                };
                let waiting = partition.fail();
                self.fail_all(log, waiting);
            }
            StorageEvent::Fatal { failure } => self.effect(Effect::Halt {
                reason: failure.to_string(),
            }),
            StorageEvent::SnapshotPartWritten { log, id, result } => {
                self.snapshot_part_written(log, id, result.is_ok());
            }
            StorageEvent::StartAdvanced {
                log,
                log_start_offset,
            } => {
                let Some(partition) = self.core.partitions.get_mut(log) else {
                    return;
                };
                for operation in partition.start_advanced(log_start_offset) {
                    self.reached(operation, log);
                }
                self.start_moved(log);
            }
            StorageEvent::Closed => {}
        }
    }

    fn is_metadata_log(&self, log: ids::LogId) -> bool {
        self.core.partitions.find(METADATA_TOPIC, 0) == Some(log)
    }

    fn fail_all(&mut self, log: ids::LogId, waiting: Vec<ids::OperationId>) {
        for operation in waiting {
            self.failed(operation, log, ErrorCode::KafkaStorageError);
        }
    }

    fn advanced(&mut self, log: ids::LogId, assurance: Assurance, end_offset: ids::Offset) {
        let Some(partition) = self.core.partitions.get_mut(log) else {
            return;
        };
        let advance = partition.advance(assurance, end_offset);
        if assurance == Assurance::Durable
            && !self.core.metadata_changes.is_empty()
            && self.is_metadata_log(log)
        {
            self.metadata_durable(end_offset);
            self.snapshot_metadata();
        }
        for operation in advance.reached {
            self.reached(operation, log);
        }
        for operation in advance.fetches {
            crate::fetch::wake(self, operation, advance.visible_bytes);
        }
    }

    fn read_done(&mut self, read: ids::ReadId, answer: ReadAnswer) {
        let Some((operation, slot)) = self.core.purgatory.read_done(read) else {
            return;
        };
        let fetching = matches!(
            self.core.purgatory.get_mut(operation),
            Some(Operation::Fetch(_))
        );
        match answer {
            ReadAnswer::Records(result) if fetching => {
                crate::fetch::part_done(self, operation, slot, result)
            }
            ReadAnswer::Records(_) => {}
            ReadAnswer::Found(result) => {
                crate::api::list_offsets::found(self, operation, slot, result)
            }
            ReadAnswer::Segments(result) => {
                crate::api::list_offsets::segments(self, operation, slot, result)
            }
            ReadAnswer::Aborted(result) => {
                crate::fetch::aborted_found(self, operation, slot, result);
            }
            ReadAnswer::Directory(directory) => {
                crate::api::describe_log_dirs::told(self, operation, &directory);
            }
        }
    }

    fn resume_paused(&mut self) {
        for connection in self.core.memory.resumable() {
            self.effect(Effect::ResumeReading(connection));
        }
    }

    /// Forgets producers that were silent for `producer.id.expiration.ms`.
    fn sweep_producers(&mut self) {
        if self.now.monotonic < self.core.producer_sweep {
            return;
        }
        self.core.producer_sweep = self.now.in_time(PRODUCER_SWEEP);
        let before_ms = self.now.wall_ms - self.core.config.producer_id_expiration_ms;
        for partition in self.core.partitions.iter_mut() {
            partition.producers.expire(before_ms);
        }
    }
}
