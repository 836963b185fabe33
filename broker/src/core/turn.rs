//! One step of the core while it is under way: the state, the time, and the effects so far. What every api file and
//! room works through, so that a reply, an append or a metadata change is made in one place.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use kafka_proto::records::{BatchBuilder, Compression};
use kafka_proto::{ErrorCode, Uuid};

use super::Core;
use super::effect::{Effect, Response};
use super::event::RequestContext;
use super::ids::{LeaderEpoch, LogId, Offset, OperationId};
use super::purgatory::Operation;
use super::time::Now;
use crate::group::{GroupEffect, GroupToken};
use crate::log::{Append, StorageRequest};
use crate::partition::{Appended, Assurance, Partition, PartitionStart, Tail};

/// A record that the broker itself writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InternalRecord {
    /// `None`: no key.
    pub key: Option<Vec<u8>>,
    /// `None`: a tombstone.
    pub value: Option<Vec<u8>>,
}

/// A step of the core.
pub struct Turn<'t> {
    /// The state.
    pub core: &'t mut Core,
    /// When it happens.
    pub now: Now,
    effects: &'t mut Vec<Effect>,
}

impl<'t> Turn<'t> {
    /// Begins a step.
    pub(crate) fn new(core: &'t mut Core, now: Now, effects: &'t mut Vec<Effect>) -> Self {
        Self { core, now, effects }
    }

    /// Hands an effect to the shell.
    pub fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Hands a request to storage.
    pub fn storage(&mut self, request: StorageRequest) {
        self.effects.push(Effect::Storage(request));
    }

    /// Answers a request.
    pub fn respond<'m, R: kafka_proto::Response<'m>>(&mut self, to: &RequestContext, response: &R) {
        let encoded = crate::api::encode(to, response);
        self.respond_encoded(to, encoded);
    }

    fn respond_encoded(
        &mut self,
        to: &RequestContext,
        encoded: Result<Response, kafka_proto::Error>,
    ) {
        match encoded {
            Ok(response) => self.respond_parts(to, response),
            Err(error) => self.close(to, format!("the answer cannot be encoded: {error}")),
        }
    }

    /// Answers a request with parts that are encoded already.
    pub fn respond_parts(&mut self, to: &RequestContext, response: Response) {
        self.core
            .memory
            .request_answered(to.frame_bytes, response.len());
        self.effects.push(Effect::Respond {
            connection: to.connection,
            number: to.number,
            response,
        });
    }

    /// Ends a request that has no answer (acks=0).
    pub fn respond_nothing(&mut self, to: &RequestContext) {
        self.respond_parts(to, Response::default());
    }

    /// Answers a request once a log is durable up to an offset (exclusive), or with `refused` if it will not be; at once
    /// if nothing is to be waited for.
    pub fn respond_when_durable<'m, 'n, R, F>(
        &mut self,
        to: &RequestContext,
        end: Option<(LogId, Offset)>,
        response: &R,
        refused: impl FnOnce() -> F,
    ) where
        R: kafka_proto::Response<'m>,
        F: kafka_proto::Response<'n>,
    {
        let Some((log, end_offset)) = end else {
            return self.respond(to, response);
        };
        let encoded = crate::api::encode(to, response)
            .and_then(|response| Ok((response, crate::api::encode(to, &refused())?)));
        match encoded {
            Ok((response, refused)) => {
                let operation = Operation::Respond(to.clone(), response, refused);
                self.park_until(log, Assurance::Durable, end_offset, operation);
            }
            Err(error) => self.close(to, format!("the answer cannot be encoded: {error}")),
        }
    }

    /// Closes the connection of a request. The reason goes to the log.
    pub fn close(&mut self, to: &RequestContext, reason: String) {
        self.core.memory.request_answered(to.frame_bytes, 0);
        let reason = format!("{} v{}: {reason}", to.api_key.name(), to.api_version);
        self.effects.push(Effect::Close {
            connection: to.connection,
            reason,
        });
    }

    /// Parks an operation until a log is as sure as asked below `end_offset`; goes on at once if it is.
    fn park_until(
        &mut self,
        log: LogId,
        assurance: Assurance,
        end_offset: Offset,
        operation: Operation,
    ) {
        let id = self.core.purgatory.next_id();
        self.core.purgatory.park(id, operation, None);
        match self.core.partitions.get_mut(log) {
            Some(partition) if !partition.has(assurance, end_offset) => {
                partition.wait_for(assurance, end_offset, id);
            }
            Some(_) => self.reached(id, log),
            None => self.failed(id, log, ErrorCode::KafkaStorageError),
        }
    }

    /// Appends a batch whose offsets are given and set: caches it and sends it to storage.
    pub fn append(&mut self, log: LogId, appended: Appended, bytes: Bytes, durable: bool) {
        let Some(partition) = self.core.partitions.get_mut(log) else {
            return;
        };
        let bytes = Tail::own(bytes);
        partition.cache(appended, bytes.clone());
        let leader_epoch = partition.leader_epoch;
        let watched = !partition.watching().is_empty();
        self.core
            .memory
            .cached(log, appended.base_offset, bytes.len(), self.now.monotonic);
        self.storage(StorageRequest::Append(Append {
            log,
            base_offset: appended.base_offset,
            last_offset: appended.last_offset,
            leader_epoch,
            bytes,
            durable,
            watched,
        }));
    }

    /// Appends records of the broker's own as one batch and returns the log and the exclusive end offset to wait for.
    ///
    /// # Errors
    /// `UNKNOWN_TOPIC_OR_PARTITION`, `KAFKA_STORAGE_ERROR`, `MESSAGE_TOO_LARGE`.
    pub fn append_internal(
        &mut self,
        topic: &str,
        partition_index: i32,
        records: &[InternalRecord],
    ) -> Result<(LogId, Offset), ErrorCode> {
        let (log, end_offset, _) = self.append_records(topic, partition_index, records)?;
        Ok((log, end_offset))
    }

    /// The same, and returns the size of the batch in bytes as well.
    pub(super) fn append_records(
        &mut self,
        topic: &str,
        partition_index: i32,
        records: &[InternalRecord],
    ) -> Result<(LogId, Offset, usize), ErrorCode> {
        let log = self
            .core
            .partitions
            .find(topic, partition_index)
            .ok_or(ErrorCode::UnknownTopicOrPartition)?;
        let partition = self
            .core
            .partitions
            .get_mut(log)
            .ok_or(ErrorCode::UnknownTopicOrPartition)?;
        if partition.is_failed() {
            return Err(ErrorCode::KafkaStorageError);
        }
        let mut builder = BatchBuilder::new(Compression::None);
        for record in records {
            builder.append(
                self.now.wall_ms,
                record.key.as_deref(),
                record.value.as_deref(),
                &[],
            );
        }
        let limit = usize::try_from(partition.config.segment_bytes).unwrap_or(usize::MAX);
        let count = i64::try_from(records.len()).unwrap_or(i64::MAX);
        let bytes = builder
            .leader_epoch(partition.leader_epoch.0)
            .base_offset(partition.log_end_offset().0)
            .build();
        let bytes = bytes.map_err(|_| ErrorCode::MessageTooLarge)?;
        if bytes.len() > limit {
            return Err(ErrorCode::RecordListTooLarge);
        }
        let appended = partition.assign(count);
        let len = bytes.len();
        self.append(log, appended, bytes, true);
        Ok((log, appended.last_offset.next(), len))
    }

    /// Gives up the records of a log below `log_start_offset`, which is not behind its high watermark. They are gone for
    /// readers from now on; whether that is durable the partition knows.
    pub fn advance_log_start(&mut self, log: LogId, log_start_offset: Offset) {
        let Some(partition) = self.core.partitions.get_mut(log) else {
            return;
        };
        if partition.advance_start(log_start_offset) {
            self.storage(StorageRequest::AdvanceStart {
                log,
                log_start_offset,
            });
            self.start_moved(log);
        }
    }

    /// A log begins later than it did: whoever waits to read below that has to know.
    pub(super) fn start_moved(&mut self, log: LogId) {
        let partition = self.core.partitions.get(log);
        let watching = partition.map_or_else(Vec::new, |partition| partition.watching().to_vec());
        for operation in watching {
            crate::fetch::start_moved(self, operation);
        }
    }

    /// The metadata log and its end: who is told of the metadata as it is has to wait until that is durable.
    pub fn metadata_end(&self) -> (LogId, Offset) {
        let log = self.core.partitions.find(crate::cluster::METADATA_TOPIC, 0);
        let partition = log.and_then(|log| self.core.partitions.get(log));
        let partition = partition.expect("the first step creates the metadata log");
        (partition.log, partition.log_end_offset())
    }

    /// Brings a new partition into being: its state here, its folder in storage.
    pub fn create_partition_log(
        &mut self,
        topic: &Arc<str>,
        partition_index: i32,
        topic_id: Uuid,
    ) -> LogId {
        let log = self.core.partitions.next_log();
        let config = self.core.topic_config(topic);
        self.storage(StorageRequest::Create {
            log,
            topic: topic.clone(),
            partition: partition_index,
            topic_id,
            config: config.log_config(),
        });
        self.core.partitions.insert(Partition::new(
            topic.clone(),
            partition_index,
            topic_id,
            log,
            LeaderEpoch(0),
            config,
            PartitionStart::default(),
        ));
        log
    }

    /// Ends the partitions of a topic: who waits for them is answered, their files are given up.
    pub fn delete_topic_logs(&mut self, topic: &str) {
        for partition in self.core.partitions.remove_topic(topic) {
            self.give_up(partition, ErrorCode::UnknownTopicOrPartition);
        }
        self.group_effects(|groups, now, effects| groups.topic_deleted(topic, now, effects));
    }

    /// Ends one partition. Who waits for it gets the error.
    pub(super) fn delete_log(&mut self, log: LogId, error: ErrorCode) {
        if let Some(partition) = self.core.partitions.remove(log) {
            self.give_up(partition, error);
        }
    }

    fn give_up(&mut self, mut partition: Box<Partition>, error: ErrorCode) {
        let waiting = partition.fail();
        self.core.memory.evicted(partition.tail().bytes());
        self.storage(StorageRequest::Delete { log: partition.log });
        for operation in waiting {
            self.failed(operation, partition.log, error);
        }
    }

    /// Lets the group coordinator act and does what it wants done, until it wants nothing more.
    pub fn group_effects(
        &mut self,
        act: impl FnOnce(&mut crate::group::Groups, Now, &mut Vec<GroupEffect>),
    ) {
        let mut wanted = Vec::new();
        act(&mut self.core.groups, self.now, &mut wanted);
        while !wanted.is_empty() {
            for effect in std::mem::take(&mut wanted) {
                match effect {
                    GroupEffect::Reply { to, reply } => crate::api::group::answer(self, &to, reply),
                    GroupEffect::Persist {
                        token,
                        partition,
                        records,
                    } => {
                        self.persist_group(token, partition, &records, &mut wanted);
                    }
                }
            }
        }
    }

    fn persist_group(
        &mut self,
        token: GroupToken,
        partition: i32,
        records: &[InternalRecord],
        wanted: &mut Vec<GroupEffect>,
    ) {
        match self.append_internal(crate::cluster::OFFSETS_TOPIC, partition, records) {
            Ok((log, end_offset)) => {
                self.park_until(log, Assurance::Durable, end_offset, Operation::Group(token));
            }
            Err(error) => self
                .core
                .groups
                .persisted(self.now, token, Err(error), wanted),
        }
    }

    /// What an operation waited for in `log` is reached.
    pub(super) fn reached(&mut self, id: OperationId, log: LogId) {
        let is_complete = match self.core.purgatory.get_mut(id) {
            Some(Operation::Produce(produce)) => produce.reached(log),
            Some(Operation::DeleteRecords(parked)) => parked.reached(log),
            _ => true,
        };
        if !is_complete {
            return;
        }
        match self.core.purgatory.take(id) {
            Some(Operation::Produce(produce)) => crate::api::produce::answer(self, produce),
            Some(Operation::DeleteRecords(parked)) => {
                crate::api::delete_records::answer(self, &parked);
            }
            Some(Operation::Group(token)) => {
                self.group_effects(|groups, now, effects| {
                    groups.persisted(now, token, Ok(()), effects)
                });
            }
            Some(Operation::Respond(to, response, _)) => self.respond_parts(&to, response),
            Some(
                Operation::Fetch(_) | Operation::ListOffsets(_) | Operation::DescribeLogDirs(_),
            )
            | None => {}
        }
    }

    /// What an operation waited for in `log` will not come to pass.
    pub(super) fn failed(&mut self, id: OperationId, log: LogId, error: ErrorCode) {
        match self.core.purgatory.get_mut(id) {
            Some(Operation::Produce(produce)) => {
                produce.failed(log, error);
                self.reached(id, log);
            }
            Some(Operation::DeleteRecords(parked)) => {
                parked.failed(log, error);
                self.reached(id, log);
            }
            Some(Operation::Fetch(_)) => crate::fetch::storage_failed(self, id),
            Some(Operation::Group(_)) => {
                if let Some(Operation::Group(token)) = self.core.purgatory.take(id) {
                    self.group_effects(|groups, now, effects| {
                        groups.persisted(now, token, Err(error), effects)
                    });
                }
            }
            Some(Operation::Respond(..)) => {
                if let Some(Operation::Respond(to, _, refused)) = self.core.purgatory.take(id) {
                    self.respond_parts(&to, refused);
                }
            }
            Some(Operation::ListOffsets(_) | Operation::DescribeLogDirs(_)) | None => {}
        }
    }

    /// Time is up for an operation.
    pub(super) fn expired(&mut self, id: OperationId) {
        match self.core.purgatory.get_mut(id) {
            Some(Operation::Produce(produce)) => {
                produce.time_out();
                if let Some(Operation::Produce(produce)) = self.core.purgatory.take(id) {
                    crate::api::produce::answer(self, produce);
                }
            }
            Some(Operation::DeleteRecords(parked)) => {
                parked.time_out();
                if let Some(Operation::DeleteRecords(parked)) = self.core.purgatory.take(id) {
                    crate::api::delete_records::answer(self, &parked);
                }
            }
            Some(Operation::Fetch(_)) => crate::fetch::expire(self, id),
            Some(
                Operation::Group(_)
                | Operation::ListOffsets(_)
                | Operation::DescribeLogDirs(_)
                | Operation::Respond(..),
            )
            | None => {}
        }
    }

    /// What one batch of a log may have at most, bytes.
    pub fn largest_batch(&self, log: LogId) -> usize {
        let partition = self.core.partitions.get(log);
        partition.map_or(0, |partition| {
            usize::try_from(partition.config.max_message_bytes).unwrap_or(0)
        })
    }

    /// Drops cached batches that are over the cap or have had their time.
    pub(super) fn evict(&mut self) {
        while let Some((log, base_offset)) = self.core.memory.evict_next(self.now.monotonic) {
            let freed = match self.core.partitions.get_mut(log) {
                Some(partition) => partition.evict(base_offset),
                None => Some(0),
            };
            let Some(freed) = freed else {
                // Batches are written in the order of the queue: those behind it have to stay too.
                return self.core.memory.keep(self.now.monotonic);
            };
            self.core.memory.let_go(freed);
        }
    }

    /// The moment `milliseconds` from now.
    pub fn in_ms(&self, milliseconds: i32) -> Duration {
        self.now.in_time(Duration::from_millis(
            u64::try_from(milliseconds).unwrap_or(0),
        ))
    }
}
