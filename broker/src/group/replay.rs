//! The coordinator's state out of its log: records of `__consumer_offsets`, one by one, then [`Groups::loaded`].

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use kafka_proto::messages::GroupMetadataValue;

use super::Groups;
use super::command::Protocol;
use super::effect::GroupEffect;
use super::group::Group;
use super::member::Member;
use super::offsets::Committed;
use super::record::{self, RecordError, Replayed};
use super::state::State;
use super::timers::Timer;
use crate::core::ids::{Offset, ProducerId};
use crate::core::time::Now;

/// Offsets that a transaction of another broker committed and whose end was not replayed yet: by partition of
/// `__consumer_offsets` and producer, then by group, topic and partition.
#[derive(Debug, Default)]
pub(super) struct OpenTransactions(BTreeMap<(i32, ProducerId), Pending>);

type OffsetKey = (Arc<str>, Arc<str>, i32);
type Pending = BTreeMap<OffsetKey, (Offset, Option<Committed>)>;

impl OpenTransactions {
    /// A later record of the log says something else of this offset.
    fn supersede(&mut self, partition: i32, key: &OffsetKey, offset: Offset) {
        for ((_, _), pending) in self
            .0
            .range_mut((partition, ProducerId(i64::MIN))..=(partition, ProducerId(i64::MAX)))
        {
            if pending
                .get(key)
                .is_some_and(|(written, _)| *written < offset)
            {
                pending.remove(key);
            }
        }
    }
}

impl Groups {
    /// Takes a record of a partition of `__consumer_offsets`, the next in the order of its offsets, that belongs to
    /// no transaction. Records of kinds that this coordinator does not keep are passed over.
    ///
    /// # Errors
    /// A record that is not what its type and version say; the state is as it was.
    pub fn replay(
        &mut self,
        partition: i32,
        offset: Offset,
        key: &[u8],
        value: Option<&[u8]>,
    ) -> Result<(), RecordError> {
        match record::read(key, value)? {
            Replayed::Group(key, value) => {
                self.remove(key.group);
                if let Some(value) = value {
                    self.insert(restored(key.group.into(), &value));
                }
            }
            Replayed::Offset(key, value) => {
                let key: OffsetKey = (key.group.into(), key.topic.into(), key.partition);
                self.transactions.supersede(partition, &key, offset);
                self.replay_offset(key, value.as_ref().map(Committed::from));
            }
            Replayed::Other => {}
        }
        Ok(())
    }

    /// Takes a record that belongs to a transaction: it counts from the transaction's end.
    ///
    /// # Errors
    /// As [`replay`](Self::replay).
    pub fn replay_transactional(
        &mut self,
        partition: i32,
        offset: Offset,
        producer_id: ProducerId,
        key: &[u8],
        value: Option<&[u8]>,
    ) -> Result<(), RecordError> {
        if let Replayed::Offset(key, value) = record::read(key, value)? {
            let key: OffsetKey = (key.group.into(), key.topic.into(), key.partition);
            let pending = self
                .transactions
                .0
                .entry((partition, producer_id))
                .or_default();
            pending.insert(key, (offset, value.as_ref().map(Committed::from)));
        }
        Ok(())
    }

    /// A transaction ended in a partition of `__consumer_offsets`.
    pub fn replay_end_transaction(
        &mut self,
        partition: i32,
        producer_id: ProducerId,
        committed: bool,
    ) {
        let Some(pending) = self.transactions.0.remove(&(partition, producer_id)) else {
            return;
        };
        if committed {
            for (key, (offset, value)) in pending {
                self.transactions.supersede(partition, &key, offset);
                self.replay_offset(key, value);
            }
        }
    }

    /// An offset makes a group of a name that is not known: one that commits without being a group.
    fn replay_offset(
        &mut self,
        (group_id, topic, partition): OffsetKey,
        committed: Option<Committed>,
    ) {
        let Some(committed) = committed else {
            self.offsets.remove(&group_id, &topic, partition);
            return;
        };
        if !self.groups.contains_key(&group_id) {
            self.insert(Group::new(group_id.clone(), committed.commit_timestamp));
        }
        self.offsets.put(&group_id, &topic, partition, committed);
    }

    /// All records were replayed: members have a whole session before them, as after every restart of a
    /// coordinator, and offsets begin to expire. To be called once, before the first request.
    pub fn loaded(&mut self, now: Now, out: &mut Vec<GroupEffect>) {
        self.transactions = OpenTransactions::default();
        let group_ids: Vec<Arc<str>> = self.groups.keys().cloned().collect();
        for group_id in group_ids {
            self.on_group(now, out, &group_id, |group, step| {
                for member_id in group.members.keys() {
                    step.reset_session(group, member_id);
                }
                // The limit was lowered: those who join again first may stay.
                if group.members.len() > step.config.max_size {
                    group.prepare_rebalance(step);
                }
            });
        }
        let (_, mut step) = self.step(now, out);
        let interval = step.config.offsets_retention_check_interval;
        step.set_timer(Timer::OffsetRetention, interval);
    }
}

/// A group as its record has it: stable if it has members.
fn restored(group_id: Arc<str>, value: &GroupMetadataValue<'_>) -> Group {
    let mut group = Group::new(group_id, 0);
    let protocol_type: Arc<str> = value.protocol_type.into();
    let protocol: Arc<str> = value.protocol.unwrap_or_default().into();
    for member in &value.members {
        let rebalance_timeout_ms = if member.rebalance_timeout == -1 {
            member.session_timeout
        } else {
            member.rebalance_timeout
        };
        group.add(
            Member {
                id: member.member_id.into(),
                group_instance_id: member.group_instance_id.map(Arc::from),
                client_id: member.client_id.into(),
                client_host: member.client_host.into(),
                rebalance_timeout_ms,
                session_timeout_ms: member.session_timeout,
                protocols: vec![Protocol {
                    name: protocol.clone(),
                    metadata: Bytes::copy_from_slice(member.subscription),
                }],
                assignment: Bytes::copy_from_slice(member.assignment),
                is_new: false,
                awaiting_join: None,
                awaiting_sync: None,
            },
            &protocol_type,
        );
    }
    if !group.members.is_empty() {
        group.state = State::Stable;
    }
    if let Some(leader) = value
        .leader
        .filter(|leader| group.members.contains_key(*leader))
    {
        group.leader = Some(leader.into());
    }
    group.state_since_ms =
        (value.current_state_timestamp >= 0).then_some(value.current_state_timestamp);
    group.generation_id = value.generation;
    group.protocol_type = (!protocol_type.is_empty()).then_some(protocol_type);
    group.protocol_name = value.protocol.map(Arc::from);
    group.find_subscribed_topics();
    group
}
