//! Records of the broker's own logs by their names, with their fields as the specs call them.

use kafka_proto::messages::*;
use kafka_proto::records::ControlRecordType;
use kafka_proto::{KeyedRecord, Message, json, versioned};
use serde_json::Value;

use crate::cluster::MetadataFrame;

/// Name, key and value of a record.
type Named = Option<(&'static str, Value, Value)>;

macro_rules! metadata_records {
    ($($name:ident),* $(,)?) => {
        /// Records of the metadata log by their number.
        const METADATA: &[(i16, &str)] =
            &[$((<$name<'static> as KeyedRecord<'static>>::API_KEY, <$name<'static> as Message<'static>>::NAME)),*];
    };
}

metadata_records!(
    AbortTransactionRecord,
    AccessControlEntryRecord,
    BeginTransactionRecord,
    BrokerRegistrationChangeRecord,
    ClearElrRecord,
    ClientQuotaRecord,
    ConfigRecord,
    DelegationTokenRecord,
    EndTransactionRecord,
    FeatureLevelRecord,
    FenceBrokerRecord,
    NoOpRecord,
    PartitionChangeRecord,
    PartitionRecord,
    ProducerIdsRecord,
    RegisterBrokerRecord,
    RegisterControllerRecord,
    RemoveAccessControlEntryRecord,
    RemoveDelegationTokenRecord,
    RemoveTopicRecord,
    RemoveUserScramCredentialRecord,
    TopicRecord,
    UnfenceBrokerRecord,
    UnregisterBrokerRecord,
    UserScramCredentialRecord,
    ZkMigrationStateRecord,
);

/// Records of coordinators: their log, the number in their key, the name of key and value.
const COORDINATOR: &[(&str, i16, &str, &str)] = &[
    (
        "__consumer_offsets",
        0,
        "LegacyOffsetCommitKey",
        "LegacyOffsetCommitValue",
    ),
    (
        "__consumer_offsets",
        1,
        "OffsetCommitKey",
        "OffsetCommitValue",
    ),
    (
        "__consumer_offsets",
        2,
        "GroupMetadataKey",
        "GroupMetadataValue",
    ),
    (
        "__consumer_offsets",
        3,
        "ConsumerGroupMetadataKey",
        "ConsumerGroupMetadataValue",
    ),
    (
        "__consumer_offsets",
        4,
        "ConsumerGroupPartitionMetadataKey",
        "ConsumerGroupPartitionMetadataValue",
    ),
    (
        "__consumer_offsets",
        5,
        "ConsumerGroupMemberMetadataKey",
        "ConsumerGroupMemberMetadataValue",
    ),
    (
        "__consumer_offsets",
        6,
        "ConsumerGroupTargetAssignmentMetadataKey",
        "ConsumerGroupTargetAssignmentMetadataValue",
    ),
    (
        "__consumer_offsets",
        7,
        "ConsumerGroupTargetAssignmentMemberKey",
        "ConsumerGroupTargetAssignmentMemberValue",
    ),
    (
        "__consumer_offsets",
        8,
        "ConsumerGroupCurrentMemberAssignmentKey",
        "ConsumerGroupCurrentMemberAssignmentValue",
    ),
    (
        "__transaction_state",
        0,
        "TransactionLogKey",
        "TransactionLogValue",
    ),
    (
        "__share_group_state",
        0,
        "ShareSnapshotKey",
        "ShareSnapshotValue",
    ),
    (
        "__share_group_state",
        1,
        "ShareUpdateKey",
        "ShareUpdateValue",
    ),
];

/// A record of the metadata log: frame version, number and version as unsigned varints, then the record.
pub(super) fn metadata(value: Option<&[u8]>) -> Named {
    let frame = MetadataFrame::read(value?).ok()?;
    let &(_, name) = METADATA.iter().find(|known| known.0 == frame.api_key)?;
    let value = json::decode(name, frame.version, frame.record()).ok()?;
    Some((name, Value::Null, value))
}

/// A record of a coordinator: a number, then the key; a version, then the value.
pub(super) fn coordinator(log: &str, key: Option<&[u8]>, value: Option<&[u8]>) -> Named {
    let (number, key) = versioned::split(key?)?;
    let &(.., key_name, value_name) = COORDINATOR
        .iter()
        .find(|known| known.0 == log && known.1 == number)?;
    let key = json::decode(key_name, 0, key).ok()?;
    let value = match value {
        None => Value::Null,
        Some(value) => behind_its_version(value_name, value)?,
    };
    Some((value_name, key, value))
}

/// A control record: a marker of a transaction, or one of KRaft's.
pub(super) fn control(key: Option<&[u8]>, value: Option<&[u8]>) -> Named {
    let kind = ControlRecordType::parse(key?).ok()?;
    let (shown, name) = match kind {
        ControlRecordType::Abort => ("abort marker", "EndTxnMarker"),
        ControlRecordType::Commit => ("commit marker", "EndTxnMarker"),
        ControlRecordType::LeaderChange => ("LeaderChangeMessage", "LeaderChangeMessage"),
        ControlRecordType::SnapshotHeader => ("SnapshotHeaderRecord", "SnapshotHeaderRecord"),
        ControlRecordType::SnapshotFooter => ("SnapshotFooterRecord", "SnapshotFooterRecord"),
        ControlRecordType::KRaftVersion => ("KRaftVersionRecord", "KRaftVersionRecord"),
        ControlRecordType::KRaftVoters => ("VotersRecord", "VotersRecord"),
        ControlRecordType::Unknown(_) => return None,
    };
    let value = match kind {
        ControlRecordType::Abort | ControlRecordType::Commit => behind_its_version(name, value?)?,
        // Their version stands in themselves, as their first field.
        _ => {
            let (version, _) = versioned::split(value?)?;
            json::decode(name, version, value?).ok()?
        }
    };
    Some((shown, Value::Null, value))
}

/// A message behind its version.
fn behind_its_version(name: &str, bytes: &[u8]) -> Option<Value> {
    let (version, message) = versioned::split(bytes)?;
    json::decode(name, version, message).ok()
}
