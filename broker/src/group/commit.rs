//! OffsetCommit and OffsetFetch.

use std::collections::BTreeSet;
use std::sync::Arc;

use kafka_proto::ErrorCode;

use super::Groups;
use super::command::{CommitOffsets, CommitPartition, FetchGroup, FetchOffsets, FetchTopic};
use super::effect::{
    CommittedTopic, FetchedGroup, FetchedPartition, FetchedTopic, GroupEffect, GroupReply,
    GroupToken,
};
use super::group::Group;
use super::offsets::{self, Committed};
use super::record;
use super::state::State;
use super::step::{Write, client_error};
use crate::core::event::RequestContext;
use crate::core::time::Now;

/// An OffsetFetch that waits for commits under way.
#[derive(Debug)]
pub(super) struct ParkedFetch {
    to: RequestContext,
    request: FetchOffsets,
    writes: BTreeSet<GroupToken>,
}

impl Groups {
    /// OffsetCommit. Answered when the offsets are durable.
    pub fn commit(
        &mut self,
        now: Now,
        to: RequestContext,
        request: CommitOffsets,
        out: &mut Vec<GroupEffect>,
    ) {
        let anything = request
            .topics
            .iter()
            .flat_map(|topic| &topic.partitions)
            .any(|partition| partition.rejected.is_none());
        if !anything {
            let reply = answers(&request, |_| ErrorCode::None);
            out.push(GroupEffect::Reply {
                to,
                reply: GroupReply::Commit(reply),
            });
            return;
        }
        if let Err(error) = self.admit_commit(now, &request, out) {
            let reply = answers(&request, |_| error);
            out.push(GroupEffect::Reply {
                to,
                reply: GroupReply::Commit(reply),
            });
            return;
        }
        let metadata_max = self.config.offset_metadata_max_bytes;
        let reply = answers(&request, |partition| {
            check_metadata(partition, metadata_max)
        });
        let expire_timestamp = request
            .retention_time_ms
            .map(|retention| now.wall_ms.saturating_add(retention));
        let mut committed = Vec::new();
        let mut records = Vec::new();
        for topic in &request.topics {
            for partition in &topic.partitions {
                if partition.rejected.is_some()
                    || check_metadata(partition, metadata_max) != ErrorCode::None
                {
                    continue;
                }
                let offset = Committed {
                    offset: partition.committed_offset,
                    leader_epoch: partition.committed_leader_epoch,
                    metadata: partition.metadata.clone(),
                    commit_timestamp: partition.commit_timestamp.unwrap_or(now.wall_ms),
                    expire_timestamp,
                };
                records.push(record::offset(
                    &request.group_id,
                    &topic.name,
                    partition.partition_index,
                    &offset,
                ));
                committed.push((topic.name.clone(), partition.partition_index, offset));
            }
        }
        if records.is_empty() {
            out.push(GroupEffect::Reply {
                to,
                reply: GroupReply::Commit(reply),
            });
            return;
        }
        let group_id = request.group_id;
        let (_, mut step) = self.step(now, out);
        step.persist(
            &group_id.clone(),
            records,
            Write::Commit {
                group_id,
                to,
                reply,
                offsets: committed,
            },
        );
    }

    /// Checks that the client may commit. A commit of somebody who is no member makes a group of a name that is
    /// not known; a member's commit keeps its session.
    fn admit_commit(
        &mut self,
        now: Now,
        request: &CommitOffsets,
        out: &mut Vec<GroupEffect>,
    ) -> Result<(), ErrorCode> {
        let asked: usize = request
            .topics
            .iter()
            .flat_map(|topic| &topic.partitions)
            .map(|partition| offsets::OFFSET_OVERHEAD + partition.metadata.len())
            .sum();
        if self.memory_bytes().saturating_add(asked) > self.config.memory_max_bytes {
            return Err(ErrorCode::InvalidCommitOffsetSize);
        }
        let instance = request.group_instance_id.as_deref();
        let Some(group) = self.groups.get(&request.group_id) else {
            if request.generation_id >= 0 {
                return Err(if request.knows_group_id_not_found {
                    ErrorCode::GroupIdNotFound
                } else {
                    ErrorCode::IllegalGeneration
                });
            }
            let group = Group::new(request.group_id.clone(), now.wall_ms);
            group.validate_commit(&request.member_id, instance, request.generation_id)?;
            self.insert(group);
            return Ok(());
        };
        group.validate_commit(&request.member_id, instance, request.generation_id)?;
        if group.state != State::Empty {
            let (groups, mut step) = self.step(now, out);
            if let Some(group) = groups.get(&request.group_id) {
                step.reset_session(group, &request.member_id);
            }
        }
        Ok(())
    }

    /// Offsets are durable, or failed.
    pub(super) fn commit_persisted(
        &mut self,
        group_id: &Arc<str>,
        offsets: Vec<(Arc<str>, i32, Committed)>,
        mut reply: Vec<CommittedTopic>,
        result: Result<(), ErrorCode>,
    ) -> GroupReply {
        match result {
            Ok(()) => {
                for (topic, partition, committed) in offsets {
                    self.offsets.put(group_id, &topic, partition, committed);
                }
            }
            Err(error) => {
                let error = client_error(error);
                for (_, answer) in reply.iter_mut().flat_map(|topic| &mut topic.partitions) {
                    if *answer == ErrorCode::None {
                        *answer = error;
                    }
                }
            }
        }
        GroupReply::Commit(reply)
    }

    /// OffsetFetch. Answered at once, or when the commits under way are durable if a stable answer is asked for.
    pub fn fetch(&mut self, to: RequestContext, request: FetchOffsets, out: &mut Vec<GroupEffect>) {
        if request.require_stable {
            let writes: BTreeSet<GroupToken> = self
                .writes
                .iter()
                .filter(|(_, write)| {
                    request
                        .groups
                        .iter()
                        .any(|group| write.changes_offsets_of(&group.group_id))
                })
                .map(|(token, _)| token)
                .collect();
            if !writes.is_empty() {
                self.parked_fetches.push(ParkedFetch {
                    to,
                    request,
                    writes,
                });
                return;
            }
        }
        let reply = GroupReply::Fetch(self.read_offsets(&request));
        out.push(GroupEffect::Reply { to, reply });
    }

    /// Answers the fetches that waited for this write alone.
    pub(super) fn release_fetches(&mut self, token: GroupToken, out: &mut Vec<GroupEffect>) {
        for mut parked in std::mem::take(&mut self.parked_fetches) {
            parked.writes.remove(&token);
            if parked.writes.is_empty() {
                let reply = GroupReply::Fetch(self.read_offsets(&parked.request));
                out.push(GroupEffect::Reply {
                    to: parked.to,
                    reply,
                });
            } else {
                self.parked_fetches.push(parked);
            }
        }
    }

    /// A group that is named twice is told twice, as in Kafka, but a small request cannot so ask for any amount of
    /// memory.
    fn read_offsets(&self, request: &FetchOffsets) -> Vec<FetchedGroup> {
        let mut seen = BTreeSet::new();
        let mut told = Told::default();
        request
            .groups
            .iter()
            .map(|group| {
                let group_id = group.group_id.clone();
                let is_first = seen.insert(&group.group_id);
                if is_first || told.may_repeat(self.weight(group)) {
                    FetchedGroup {
                        group_id,
                        error: ErrorCode::None,
                        topics: self.read_group(group),
                    }
                } else {
                    FetchedGroup {
                        group_id,
                        error: ErrorCode::InvalidRequest,
                        topics: Vec::new(),
                    }
                }
            })
            .collect()
    }

    /// Bytes, about, that a group's offsets take in an answer.
    fn weight(&self, group: &FetchGroup) -> usize {
        let partitions = self.offsets.of_group(&group.group_id).into_iter().flatten();
        partitions
            .flat_map(|(_, partitions)| partitions.iter())
            .map(|(_, committed)| 64 + committed.metadata.len())
            .sum()
    }

    fn read_group(&self, group: &FetchGroup) -> Vec<FetchedTopic> {
        if let Some(topics) = &group.topics {
            let mut told = Told::default();
            return topics
                .iter()
                .map(|topic| self.read_topic(&group.group_id, topic, &mut told))
                .collect();
        }
        let Some(topics) = self.offsets.of_group(&group.group_id) else {
            return Vec::new();
        };
        topics
            .iter()
            .map(|(name, partitions)| FetchedTopic {
                name: name.clone(),
                topic_id: kafka_proto::Uuid::ZERO,
                partitions: partitions
                    .iter()
                    .map(|(index, committed)| fetched(*index, committed))
                    .collect(),
            })
            .collect()
    }

    fn read_topic<'r>(
        &self,
        group_id: &str,
        topic: &'r FetchTopic,
        told: &mut Told<'r>,
    ) -> FetchedTopic {
        let partitions = topic
            .partition_indexes
            .iter()
            .map(|index| {
                match (
                    topic.rejected,
                    self.offsets.get(group_id, &topic.name, *index),
                ) {
                    (Some(error), _) => FetchedPartition::nothing(*index, error),
                    (None, Some(committed)) if told.may_tell(&topic.name, *index, committed) => {
                        fetched(*index, committed)
                    }
                    (None, Some(_)) => FetchedPartition::nothing(*index, ErrorCode::InvalidRequest),
                    (None, None) => FetchedPartition::nothing(*index, ErrorCode::None),
                }
            })
            .collect();
        FetchedTopic {
            name: topic.name.clone(),
            topic_id: topic.topic_id,
            partitions,
        }
    }
}

/// Which partitions an answer has told of. One that is named again is told again, as in Kafka, but a small request
/// cannot so ask for any amount of memory.
#[derive(Default)]
struct Told<'r> {
    partitions: BTreeSet<(&'r str, i32)>,
    repeated_bytes: usize,
}

impl<'r> Told<'r> {
    const MAX_REPEATED_BYTES: usize = 1 << 20;

    fn may_tell(&mut self, topic: &'r str, partition_index: i32, committed: &Committed) -> bool {
        if self.partitions.insert((topic, partition_index)) {
            return true;
        }
        self.may_repeat(committed.metadata.len())
    }

    fn may_repeat(&mut self, bytes: usize) -> bool {
        self.repeated_bytes = self.repeated_bytes.saturating_add(bytes);
        self.repeated_bytes <= Self::MAX_REPEATED_BYTES
    }
}

/// One answer for each partition; a partition rejected before keeps its error.
fn answers(
    request: &CommitOffsets,
    of: impl Fn(&CommitPartition) -> ErrorCode,
) -> Vec<CommittedTopic> {
    request
        .topics
        .iter()
        .map(|topic| CommittedTopic {
            name: topic.name.clone(),
            topic_id: topic.topic_id,
            partitions: topic
                .partitions
                .iter()
                .map(|partition| {
                    (
                        partition.partition_index,
                        partition.rejected.unwrap_or_else(|| of(partition)),
                    )
                })
                .collect(),
        })
        .collect()
}

/// `offset.metadata.max.bytes` counts UTF-16 units, as Java's strings do.
fn check_metadata(partition: &CommitPartition, max: usize) -> ErrorCode {
    if partition.metadata.encode_utf16().count() > max {
        ErrorCode::OffsetMetadataTooLarge
    } else {
        ErrorCode::None
    }
}

fn fetched(partition_index: i32, committed: &Committed) -> FetchedPartition {
    FetchedPartition {
        partition_index,
        committed_offset: committed.offset,
        committed_leader_epoch: committed.leader_epoch,
        metadata: committed.metadata.clone(),
        error: ErrorCode::None,
    }
}
