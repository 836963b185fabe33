//! The coordinator's records in `__consumer_offsets`, generated types to and from the bytes of a key and a value.
//!
//! In front of a key stands its type, in front of a value its version, both int16. Written are the versions that
//! Kafka 3.9 and 4.x write at metadata version 3.9-IV0; read are all.

use bytes::Bytes;
use kafka_proto::messages::group_metadata_value::MemberMetadata;
use kafka_proto::messages::{
    GroupMetadataKey, GroupMetadataValue, LegacyOffsetCommitKey, OffsetCommitKey, OffsetCommitValue,
};
use kafka_proto::{Decoder, KeyedRecord, Message, versioned};

use super::group::Group;
use super::member::Member;
use super::offsets::Committed;
use crate::core::turn::InternalRecord;

/// A group's value: with static members (KIP-345).
const GROUP_METADATA_VALUE_VERSION: i16 = 3;
/// An offset's value: with the leader epoch (KIP-320).
const OFFSET_COMMIT_VALUE_VERSION: i16 = 3;
/// The only version of an offset's value that can say when it expires.
const EXPIRING_OFFSET_COMMIT_VALUE_VERSION: i16 = 1;
/// The one version of every key.
const KEY_VERSION: i16 = 0;

/// What a record says. `None` for a value is a tombstone.
#[derive(Debug)]
pub(super) enum Replayed<'a> {
    /// A classic group.
    Group(GroupMetadataKey<'a>, Option<GroupMetadataValue<'a>>),
    /// A committed offset.
    Offset(OffsetCommitKey<'a>, Option<OffsetCommitValue<'a>>),
    /// A record of another kind: of groups that this coordinator does not lead yet.
    Other,
}

/// A record of `__consumer_offsets` that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The int16 in front is missing.
    #[error("the {0} is shorter than its version")]
    Short(&'static str),
    /// The bytes are not what the type and version say.
    #[error(transparent)]
    Malformed(#[from] kafka_proto::Error),
}

/// The first record of a group: it exists.
pub(super) fn new_group(group: &Group) -> InternalRecord {
    let value = GroupMetadataValue {
        protocol_type: "",
        generation: 0,
        protocol: None,
        leader: None,
        current_state_timestamp: group.state_since_ms.unwrap_or(-1),
        ..Default::default()
    };
    group_record(&group.id, Some(&value))
}

/// A group with the assignments that its members have.
pub(super) fn group_as_assigned(group: &Group) -> InternalRecord {
    self::group(group, |member| member.assignment.clone())
}

/// A group with assignments that its members are to have.
pub(super) fn group(group: &Group, assignment: impl Fn(&Member) -> Bytes) -> InternalRecord {
    let protocol = group.protocol_name.as_deref();
    let shares: Vec<(Bytes, Bytes)> = group
        .members
        .values()
        .map(|member| {
            (
                member.metadata(protocol.unwrap_or_default()),
                assignment(member),
            )
        })
        .collect();
    let members = group
        .members
        .values()
        .zip(&shares)
        .map(|(member, (subscription, assignment))| MemberMetadata {
            member_id: &member.id,
            group_instance_id: member.group_instance_id.as_deref(),
            client_id: &member.client_id,
            client_host: &member.client_host,
            rebalance_timeout: member.rebalance_timeout_ms,
            session_timeout: member.session_timeout_ms,
            subscription,
            assignment,
            ..Default::default()
        })
        .collect();
    let value = GroupMetadataValue {
        protocol_type: group.protocol_type.as_deref().unwrap_or_default(),
        generation: group.generation_id,
        protocol,
        leader: group.leader.as_deref(),
        current_state_timestamp: group.state_since_ms.unwrap_or(-1),
        members,
        ..Default::default()
    };
    group_record(&group.id, Some(&value))
}

/// A group is gone.
pub(super) fn group_tombstone(group_id: &str) -> InternalRecord {
    group_record(group_id, None)
}

fn group_record(group_id: &str, value: Option<&GroupMetadataValue<'_>>) -> InternalRecord {
    let key = GroupMetadataKey {
        group: group_id,
        ..Default::default()
    };
    InternalRecord {
        key: Some(key_bytes(&key)),
        value: value.map(|v| value_bytes(v, GROUP_METADATA_VALUE_VERSION)),
    }
}

/// An offset is committed.
pub(super) fn offset(
    group_id: &str,
    topic: &str,
    partition: i32,
    committed: &Committed,
) -> InternalRecord {
    let value = OffsetCommitValue {
        offset: committed.offset,
        leader_epoch: committed.leader_epoch,
        metadata: &committed.metadata,
        commit_timestamp: committed.commit_timestamp,
        expire_timestamp: committed.expire_timestamp.unwrap_or(-1),
        ..Default::default()
    };
    let version = match committed.expire_timestamp {
        Some(_) => EXPIRING_OFFSET_COMMIT_VALUE_VERSION,
        None => OFFSET_COMMIT_VALUE_VERSION,
    };
    let value = value_bytes(&value, version);
    InternalRecord {
        key: Some(offset_key(group_id, topic, partition)),
        value: Some(value),
    }
}

/// An offset is gone.
pub(super) fn offset_tombstone(group_id: &str, topic: &str, partition: i32) -> InternalRecord {
    InternalRecord {
        key: Some(offset_key(group_id, topic, partition)),
        value: None,
    }
}

fn offset_key(group_id: &str, topic: &str, partition: i32) -> Vec<u8> {
    key_bytes(&OffsetCommitKey {
        group: group_id,
        topic,
        partition,
        ..Default::default()
    })
}

fn key_bytes<'a, K: KeyedRecord<'a>>(key: &K) -> Vec<u8> {
    versioned::encode_key(key, KEY_VERSION)
        .expect("ids came in as protocol strings, so they fit one")
}

fn value_bytes<'a, V: Message<'a>>(value: &V, version: i16) -> Vec<u8> {
    versioned::encode(value, version)
        .expect("every field came in through the protocol, so it fits it")
}

/// Reads a record.
///
/// # Errors
/// Bytes that are not what the record's type and version say.
pub(super) fn read<'a>(
    key: &'a [u8],
    value: Option<&'a [u8]>,
) -> Result<Replayed<'a>, RecordError> {
    let (kind, mut key) = split(key, "key")?;
    if kind == GroupMetadataKey::API_KEY {
        let key = GroupMetadataKey::decode(&mut key, KEY_VERSION)?;
        Ok(Replayed::Group(key, value.map(read_value).transpose()?))
    } else if kind == OffsetCommitKey::API_KEY || kind == LegacyOffsetCommitKey::API_KEY {
        let key = OffsetCommitKey::decode(&mut key, KEY_VERSION)?;
        Ok(Replayed::Offset(key, value.map(read_value).transpose()?))
    } else {
        Ok(Replayed::Other)
    }
}

fn read_value<'a, V: Message<'a>>(value: &'a [u8]) -> Result<V, RecordError> {
    let (version, mut value) = split(value, "value")?;
    Ok(V::decode(&mut value, version)?)
}

fn split<'a>(bytes: &'a [u8], what: &'static str) -> Result<(i16, Decoder<'a>), RecordError> {
    let mut decoder = Decoder::new(bytes);
    let number = decoder.i16(what).map_err(|_| RecordError::Short(what))?;
    Ok((number, decoder))
}

impl From<&OffsetCommitValue<'_>> for Committed {
    fn from(value: &OffsetCommitValue<'_>) -> Self {
        Self {
            offset: value.offset,
            leader_epoch: value.leader_epoch,
            metadata: value.metadata.into(),
            commit_timestamp: value.commit_timestamp,
            expire_timestamp: (value.expire_timestamp >= 0).then_some(value.expire_timestamp),
        }
    }
}
