//! Records of the broker's own logs by their names, with their fields as the specs call them.

use kafka_proto::messages::*;
use kafka_proto::records::ControlRecordType;
use kafka_proto::{Decoder, KeyedRecord, Message, json};
use serde_json::Value;

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
    let mut decoder = Decoder::new(value?);
    let mut number = |field| {
        let number = decoder.unsigned_varint(field).ok()?;
        i16::try_from(number).ok()
    };
    let (_, api_key, version) = (
        number("frame_version")?,
        number("api_key")?,
        number("version")?,
    );
    let &(_, name) = METADATA.iter().find(|(known, _)| *known == api_key)?;
    let value = json::decode(name, version, decoder.remaining()).ok()?;
    Some((name, Value::Null, value))
}

/// A record of a coordinator: a number, then the key; a version, then the value.
pub(super) fn coordinator(log: &str, key: Option<&[u8]>, value: Option<&[u8]>) -> Named {
    let (number, key) = key?.split_first_chunk()?;
    let number = i16::from_be_bytes(*number);
    let &(.., key_name, value_name) = COORDINATOR
        .iter()
        .find(|known| known.0 == log && known.1 == number)?;
    let key = json::decode(key_name, 0, key).ok()?;
    let value = match value {
        None => Value::Null,
        Some(value) => versioned(value_name, value)?,
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
        ControlRecordType::Abort | ControlRecordType::Commit => versioned(name, value?)?,
        // Their version stands in themselves, as their first field.
        _ => {
            let version = i16::from_be_bytes(*value?.first_chunk()?);
            json::decode(name, version, value?).ok()?
        }
    };
    Some((shown, Value::Null, value))
}

/// A message behind its version.
fn versioned(name: &str, bytes: &[u8]) -> Option<Value> {
    let (version, body) = bytes.split_first_chunk()?;
    json::decode(name, i16::from_be_bytes(*version), body).ok()
}
