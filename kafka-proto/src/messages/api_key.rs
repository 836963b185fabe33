//! The APIs and their versions.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

use crate::wire::VersionRange;
use std::fmt;

/// A Kafka API, by its key. New ones come with new releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i16)]
#[non_exhaustive]
pub enum ApiKey {
    /// API 0, versions 0-13.
    Produce = 0,
    /// API 1, versions 0-18.
    Fetch = 1,
    /// API 2, versions 0-11.
    ListOffsets = 2,
    /// API 3, versions 0-13.
    Metadata = 3,
    /// API 4, versions 0-7.
    LeaderAndIsr = 4,
    /// API 5, versions 0-4.
    StopReplica = 5,
    /// API 6, versions 0-8.
    UpdateMetadata = 6,
    /// API 7, versions 0-3.
    ControlledShutdown = 7,
    /// API 8, versions 0-10.
    OffsetCommit = 8,
    /// API 9, versions 0-10.
    OffsetFetch = 9,
    /// API 10, versions 0-6.
    FindCoordinator = 10,
    /// API 11, versions 0-9.
    JoinGroup = 11,
    /// API 12, versions 0-4.
    Heartbeat = 12,
    /// API 13, versions 0-5.
    LeaveGroup = 13,
    /// API 14, versions 0-5.
    SyncGroup = 14,
    /// API 15, versions 0-6.
    DescribeGroups = 15,
    /// API 16, versions 0-5.
    ListGroups = 16,
    /// API 17, versions 0-1.
    SaslHandshake = 17,
    /// API 18, versions 0-4.
    ApiVersions = 18,
    /// API 19, versions 0-7.
    CreateTopics = 19,
    /// API 20, versions 0-6.
    DeleteTopics = 20,
    /// API 21, versions 0-2.
    DeleteRecords = 21,
    /// API 22, versions 0-6.
    InitProducerId = 22,
    /// API 23, versions 0-4.
    OffsetForLeaderEpoch = 23,
    /// API 24, versions 0-5.
    AddPartitionsToTxn = 24,
    /// API 25, versions 0-4.
    AddOffsetsToTxn = 25,
    /// API 26, versions 0-5.
    EndTxn = 26,
    /// API 27, versions 0-2.
    WriteTxnMarkers = 27,
    /// API 28, versions 0-5.
    TxnOffsetCommit = 28,
    /// API 29, versions 0-3.
    DescribeAcls = 29,
    /// API 30, versions 0-3.
    CreateAcls = 30,
    /// API 31, versions 0-3.
    DeleteAcls = 31,
    /// API 32, versions 0-4.
    DescribeConfigs = 32,
    /// API 33, versions 0-2.
    AlterConfigs = 33,
    /// API 34, versions 0-2.
    AlterReplicaLogDirs = 34,
    /// API 35, versions 0-5.
    DescribeLogDirs = 35,
    /// API 36, versions 0-2.
    SaslAuthenticate = 36,
    /// API 37, versions 0-3.
    CreatePartitions = 37,
    /// API 38, versions 0-3.
    CreateDelegationToken = 38,
    /// API 39, versions 0-2.
    RenewDelegationToken = 39,
    /// API 40, versions 0-2.
    ExpireDelegationToken = 40,
    /// API 41, versions 0-3.
    DescribeDelegationToken = 41,
    /// API 42, versions 0-2.
    DeleteGroups = 42,
    /// API 43, versions 0-2.
    ElectLeaders = 43,
    /// API 44, versions 0-1.
    IncrementalAlterConfigs = 44,
    /// API 45, versions 0-1.
    AlterPartitionReassignments = 45,
    /// API 46, versions 0.
    ListPartitionReassignments = 46,
    /// API 47, versions 0.
    OffsetDelete = 47,
    /// API 48, versions 0-1.
    DescribeClientQuotas = 48,
    /// API 49, versions 0-1.
    AlterClientQuotas = 49,
    /// API 50, versions 0.
    DescribeUserScramCredentials = 50,
    /// API 51, versions 0.
    AlterUserScramCredentials = 51,
    /// API 52, versions 0-2.
    Vote = 52,
    /// API 53, versions 0-1.
    BeginQuorumEpoch = 53,
    /// API 54, versions 0-1.
    EndQuorumEpoch = 54,
    /// API 55, versions 0-2.
    DescribeQuorum = 55,
    /// API 56, versions 0-3.
    AlterPartition = 56,
    /// API 57, versions 0-2.
    UpdateFeatures = 57,
    /// API 58, versions 0.
    Envelope = 58,
    /// API 59, versions 0-1.
    FetchSnapshot = 59,
    /// API 60, versions 0-2.
    DescribeCluster = 60,
    /// API 61, versions 0.
    DescribeProducers = 61,
    /// API 62, versions 0-4.
    BrokerRegistration = 62,
    /// API 63, versions 0-2.
    BrokerHeartbeat = 63,
    /// API 64, versions 0.
    UnregisterBroker = 64,
    /// API 65, versions 0.
    DescribeTransactions = 65,
    /// API 66, versions 0-2.
    ListTransactions = 66,
    /// API 67, versions 0.
    AllocateProducerIds = 67,
    /// API 68, versions 0-1.
    ConsumerGroupHeartbeat = 68,
    /// API 69, versions 0-1.
    ConsumerGroupDescribe = 69,
    /// API 70, versions 0.
    ControllerRegistration = 70,
    /// API 71, versions 0.
    GetTelemetrySubscriptions = 71,
    /// API 72, versions 0.
    PushTelemetry = 72,
    /// API 73, versions 0.
    AssignReplicasToDirs = 73,
    /// API 74, versions 0-1.
    ListConfigResources = 74,
    /// API 75, versions 0.
    DescribeTopicPartitions = 75,
    /// API 76, versions 1.
    ShareGroupHeartbeat = 76,
    /// API 77, versions 1.
    ShareGroupDescribe = 77,
    /// API 78, versions 1-2.
    ShareFetch = 78,
    /// API 79, versions 1-2.
    ShareAcknowledge = 79,
    /// API 80, versions 0-1.
    AddRaftVoter = 80,
    /// API 81, versions 0.
    RemoveRaftVoter = 81,
    /// API 82, versions 0.
    UpdateRaftVoter = 82,
    /// API 83, versions 0.
    InitializeShareGroupState = 83,
    /// API 84, versions 0.
    ReadShareGroupState = 84,
    /// API 85, versions 0-1.
    WriteShareGroupState = 85,
    /// API 86, versions 0.
    DeleteShareGroupState = 86,
    /// API 87, versions 0-1.
    ReadShareGroupStateSummary = 87,
    /// API 88, versions 0.
    StreamsGroupHeartbeat = 88,
    /// API 89, versions 0.
    StreamsGroupDescribe = 89,
    /// API 90, versions 0-1.
    DescribeShareGroupOffsets = 90,
    /// API 91, versions 0.
    AlterShareGroupOffsets = 91,
    /// API 92, versions 0.
    DeleteShareGroupOffsets = 92,
}

impl ApiKey {
    /// Every API, by rising key.
    pub const ALL: [Self; 93] = [
        Self::Produce,
        Self::Fetch,
        Self::ListOffsets,
        Self::Metadata,
        Self::LeaderAndIsr,
        Self::StopReplica,
        Self::UpdateMetadata,
        Self::ControlledShutdown,
        Self::OffsetCommit,
        Self::OffsetFetch,
        Self::FindCoordinator,
        Self::JoinGroup,
        Self::Heartbeat,
        Self::LeaveGroup,
        Self::SyncGroup,
        Self::DescribeGroups,
        Self::ListGroups,
        Self::SaslHandshake,
        Self::ApiVersions,
        Self::CreateTopics,
        Self::DeleteTopics,
        Self::DeleteRecords,
        Self::InitProducerId,
        Self::OffsetForLeaderEpoch,
        Self::AddPartitionsToTxn,
        Self::AddOffsetsToTxn,
        Self::EndTxn,
        Self::WriteTxnMarkers,
        Self::TxnOffsetCommit,
        Self::DescribeAcls,
        Self::CreateAcls,
        Self::DeleteAcls,
        Self::DescribeConfigs,
        Self::AlterConfigs,
        Self::AlterReplicaLogDirs,
        Self::DescribeLogDirs,
        Self::SaslAuthenticate,
        Self::CreatePartitions,
        Self::CreateDelegationToken,
        Self::RenewDelegationToken,
        Self::ExpireDelegationToken,
        Self::DescribeDelegationToken,
        Self::DeleteGroups,
        Self::ElectLeaders,
        Self::IncrementalAlterConfigs,
        Self::AlterPartitionReassignments,
        Self::ListPartitionReassignments,
        Self::OffsetDelete,
        Self::DescribeClientQuotas,
        Self::AlterClientQuotas,
        Self::DescribeUserScramCredentials,
        Self::AlterUserScramCredentials,
        Self::Vote,
        Self::BeginQuorumEpoch,
        Self::EndQuorumEpoch,
        Self::DescribeQuorum,
        Self::AlterPartition,
        Self::UpdateFeatures,
        Self::Envelope,
        Self::FetchSnapshot,
        Self::DescribeCluster,
        Self::DescribeProducers,
        Self::BrokerRegistration,
        Self::BrokerHeartbeat,
        Self::UnregisterBroker,
        Self::DescribeTransactions,
        Self::ListTransactions,
        Self::AllocateProducerIds,
        Self::ConsumerGroupHeartbeat,
        Self::ConsumerGroupDescribe,
        Self::ControllerRegistration,
        Self::GetTelemetrySubscriptions,
        Self::PushTelemetry,
        Self::AssignReplicasToDirs,
        Self::ListConfigResources,
        Self::DescribeTopicPartitions,
        Self::ShareGroupHeartbeat,
        Self::ShareGroupDescribe,
        Self::ShareFetch,
        Self::ShareAcknowledge,
        Self::AddRaftVoter,
        Self::RemoveRaftVoter,
        Self::UpdateRaftVoter,
        Self::InitializeShareGroupState,
        Self::ReadShareGroupState,
        Self::WriteShareGroupState,
        Self::DeleteShareGroupState,
        Self::ReadShareGroupStateSummary,
        Self::StreamsGroupHeartbeat,
        Self::StreamsGroupDescribe,
        Self::DescribeShareGroupOffsets,
        Self::AlterShareGroupOffsets,
        Self::DeleteShareGroupOffsets,
    ];
    /// The API's number on the wire.
    #[must_use]
    pub const fn code(self) -> i16 {
        self as i16
    }

    /// Kafka's name of the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Produce => "Produce",
            Self::Fetch => "Fetch",
            Self::ListOffsets => "ListOffsets",
            Self::Metadata => "Metadata",
            Self::LeaderAndIsr => "LeaderAndIsr",
            Self::StopReplica => "StopReplica",
            Self::UpdateMetadata => "UpdateMetadata",
            Self::ControlledShutdown => "ControlledShutdown",
            Self::OffsetCommit => "OffsetCommit",
            Self::OffsetFetch => "OffsetFetch",
            Self::FindCoordinator => "FindCoordinator",
            Self::JoinGroup => "JoinGroup",
            Self::Heartbeat => "Heartbeat",
            Self::LeaveGroup => "LeaveGroup",
            Self::SyncGroup => "SyncGroup",
            Self::DescribeGroups => "DescribeGroups",
            Self::ListGroups => "ListGroups",
            Self::SaslHandshake => "SaslHandshake",
            Self::ApiVersions => "ApiVersions",
            Self::CreateTopics => "CreateTopics",
            Self::DeleteTopics => "DeleteTopics",
            Self::DeleteRecords => "DeleteRecords",
            Self::InitProducerId => "InitProducerId",
            Self::OffsetForLeaderEpoch => "OffsetForLeaderEpoch",
            Self::AddPartitionsToTxn => "AddPartitionsToTxn",
            Self::AddOffsetsToTxn => "AddOffsetsToTxn",
            Self::EndTxn => "EndTxn",
            Self::WriteTxnMarkers => "WriteTxnMarkers",
            Self::TxnOffsetCommit => "TxnOffsetCommit",
            Self::DescribeAcls => "DescribeAcls",
            Self::CreateAcls => "CreateAcls",
            Self::DeleteAcls => "DeleteAcls",
            Self::DescribeConfigs => "DescribeConfigs",
            Self::AlterConfigs => "AlterConfigs",
            Self::AlterReplicaLogDirs => "AlterReplicaLogDirs",
            Self::DescribeLogDirs => "DescribeLogDirs",
            Self::SaslAuthenticate => "SaslAuthenticate",
            Self::CreatePartitions => "CreatePartitions",
            Self::CreateDelegationToken => "CreateDelegationToken",
            Self::RenewDelegationToken => "RenewDelegationToken",
            Self::ExpireDelegationToken => "ExpireDelegationToken",
            Self::DescribeDelegationToken => "DescribeDelegationToken",
            Self::DeleteGroups => "DeleteGroups",
            Self::ElectLeaders => "ElectLeaders",
            Self::IncrementalAlterConfigs => "IncrementalAlterConfigs",
            Self::AlterPartitionReassignments => "AlterPartitionReassignments",
            Self::ListPartitionReassignments => "ListPartitionReassignments",
            Self::OffsetDelete => "OffsetDelete",
            Self::DescribeClientQuotas => "DescribeClientQuotas",
            Self::AlterClientQuotas => "AlterClientQuotas",
            Self::DescribeUserScramCredentials => "DescribeUserScramCredentials",
            Self::AlterUserScramCredentials => "AlterUserScramCredentials",
            Self::Vote => "Vote",
            Self::BeginQuorumEpoch => "BeginQuorumEpoch",
            Self::EndQuorumEpoch => "EndQuorumEpoch",
            Self::DescribeQuorum => "DescribeQuorum",
            Self::AlterPartition => "AlterPartition",
            Self::UpdateFeatures => "UpdateFeatures",
            Self::Envelope => "Envelope",
            Self::FetchSnapshot => "FetchSnapshot",
            Self::DescribeCluster => "DescribeCluster",
            Self::DescribeProducers => "DescribeProducers",
            Self::BrokerRegistration => "BrokerRegistration",
            Self::BrokerHeartbeat => "BrokerHeartbeat",
            Self::UnregisterBroker => "UnregisterBroker",
            Self::DescribeTransactions => "DescribeTransactions",
            Self::ListTransactions => "ListTransactions",
            Self::AllocateProducerIds => "AllocateProducerIds",
            Self::ConsumerGroupHeartbeat => "ConsumerGroupHeartbeat",
            Self::ConsumerGroupDescribe => "ConsumerGroupDescribe",
            Self::ControllerRegistration => "ControllerRegistration",
            Self::GetTelemetrySubscriptions => "GetTelemetrySubscriptions",
            Self::PushTelemetry => "PushTelemetry",
            Self::AssignReplicasToDirs => "AssignReplicasToDirs",
            Self::ListConfigResources => "ListConfigResources",
            Self::DescribeTopicPartitions => "DescribeTopicPartitions",
            Self::ShareGroupHeartbeat => "ShareGroupHeartbeat",
            Self::ShareGroupDescribe => "ShareGroupDescribe",
            Self::ShareFetch => "ShareFetch",
            Self::ShareAcknowledge => "ShareAcknowledge",
            Self::AddRaftVoter => "AddRaftVoter",
            Self::RemoveRaftVoter => "RemoveRaftVoter",
            Self::UpdateRaftVoter => "UpdateRaftVoter",
            Self::InitializeShareGroupState => "InitializeShareGroupState",
            Self::ReadShareGroupState => "ReadShareGroupState",
            Self::WriteShareGroupState => "WriteShareGroupState",
            Self::DeleteShareGroupState => "DeleteShareGroupState",
            Self::ReadShareGroupStateSummary => "ReadShareGroupStateSummary",
            Self::StreamsGroupHeartbeat => "StreamsGroupHeartbeat",
            Self::StreamsGroupDescribe => "StreamsGroupDescribe",
            Self::DescribeShareGroupOffsets => "DescribeShareGroupOffsets",
            Self::AlterShareGroupOffsets => "AlterShareGroupOffsets",
            Self::DeleteShareGroupOffsets => "DeleteShareGroupOffsets",
        }
    }

    /// Every version that this crate reads and writes.
    #[must_use]
    pub const fn versions(self) -> VersionRange {
        match self {
            Self::Produce => VersionRange::new(0, 13),
            Self::Fetch => VersionRange::new(0, 18),
            Self::ListOffsets => VersionRange::new(0, 11),
            Self::Metadata => VersionRange::new(0, 13),
            Self::LeaderAndIsr => VersionRange::new(0, 7),
            Self::StopReplica => VersionRange::new(0, 4),
            Self::UpdateMetadata => VersionRange::new(0, 8),
            Self::ControlledShutdown => VersionRange::new(0, 3),
            Self::OffsetCommit => VersionRange::new(0, 10),
            Self::OffsetFetch => VersionRange::new(0, 10),
            Self::FindCoordinator => VersionRange::new(0, 6),
            Self::JoinGroup => VersionRange::new(0, 9),
            Self::Heartbeat => VersionRange::new(0, 4),
            Self::LeaveGroup => VersionRange::new(0, 5),
            Self::SyncGroup => VersionRange::new(0, 5),
            Self::DescribeGroups => VersionRange::new(0, 6),
            Self::ListGroups => VersionRange::new(0, 5),
            Self::SaslHandshake => VersionRange::new(0, 1),
            Self::ApiVersions => VersionRange::new(0, 4),
            Self::CreateTopics => VersionRange::new(0, 7),
            Self::DeleteTopics => VersionRange::new(0, 6),
            Self::DeleteRecords => VersionRange::new(0, 2),
            Self::InitProducerId => VersionRange::new(0, 6),
            Self::OffsetForLeaderEpoch => VersionRange::new(0, 4),
            Self::AddPartitionsToTxn => VersionRange::new(0, 5),
            Self::AddOffsetsToTxn => VersionRange::new(0, 4),
            Self::EndTxn => VersionRange::new(0, 5),
            Self::WriteTxnMarkers => VersionRange::new(0, 2),
            Self::TxnOffsetCommit => VersionRange::new(0, 5),
            Self::DescribeAcls => VersionRange::new(0, 3),
            Self::CreateAcls => VersionRange::new(0, 3),
            Self::DeleteAcls => VersionRange::new(0, 3),
            Self::DescribeConfigs => VersionRange::new(0, 4),
            Self::AlterConfigs => VersionRange::new(0, 2),
            Self::AlterReplicaLogDirs => VersionRange::new(0, 2),
            Self::DescribeLogDirs => VersionRange::new(0, 5),
            Self::SaslAuthenticate => VersionRange::new(0, 2),
            Self::CreatePartitions => VersionRange::new(0, 3),
            Self::CreateDelegationToken => VersionRange::new(0, 3),
            Self::RenewDelegationToken => VersionRange::new(0, 2),
            Self::ExpireDelegationToken => VersionRange::new(0, 2),
            Self::DescribeDelegationToken => VersionRange::new(0, 3),
            Self::DeleteGroups => VersionRange::new(0, 2),
            Self::ElectLeaders => VersionRange::new(0, 2),
            Self::IncrementalAlterConfigs => VersionRange::new(0, 1),
            Self::AlterPartitionReassignments => VersionRange::new(0, 1),
            Self::ListPartitionReassignments => VersionRange::new(0, 0),
            Self::OffsetDelete => VersionRange::new(0, 0),
            Self::DescribeClientQuotas => VersionRange::new(0, 1),
            Self::AlterClientQuotas => VersionRange::new(0, 1),
            Self::DescribeUserScramCredentials => VersionRange::new(0, 0),
            Self::AlterUserScramCredentials => VersionRange::new(0, 0),
            Self::Vote => VersionRange::new(0, 2),
            Self::BeginQuorumEpoch => VersionRange::new(0, 1),
            Self::EndQuorumEpoch => VersionRange::new(0, 1),
            Self::DescribeQuorum => VersionRange::new(0, 2),
            Self::AlterPartition => VersionRange::new(0, 3),
            Self::UpdateFeatures => VersionRange::new(0, 2),
            Self::Envelope => VersionRange::new(0, 0),
            Self::FetchSnapshot => VersionRange::new(0, 1),
            Self::DescribeCluster => VersionRange::new(0, 2),
            Self::DescribeProducers => VersionRange::new(0, 0),
            Self::BrokerRegistration => VersionRange::new(0, 4),
            Self::BrokerHeartbeat => VersionRange::new(0, 2),
            Self::UnregisterBroker => VersionRange::new(0, 0),
            Self::DescribeTransactions => VersionRange::new(0, 0),
            Self::ListTransactions => VersionRange::new(0, 2),
            Self::AllocateProducerIds => VersionRange::new(0, 0),
            Self::ConsumerGroupHeartbeat => VersionRange::new(0, 1),
            Self::ConsumerGroupDescribe => VersionRange::new(0, 1),
            Self::ControllerRegistration => VersionRange::new(0, 0),
            Self::GetTelemetrySubscriptions => VersionRange::new(0, 0),
            Self::PushTelemetry => VersionRange::new(0, 0),
            Self::AssignReplicasToDirs => VersionRange::new(0, 0),
            Self::ListConfigResources => VersionRange::new(0, 1),
            Self::DescribeTopicPartitions => VersionRange::new(0, 0),
            Self::ShareGroupHeartbeat => VersionRange::new(1, 1),
            Self::ShareGroupDescribe => VersionRange::new(1, 1),
            Self::ShareFetch => VersionRange::new(1, 2),
            Self::ShareAcknowledge => VersionRange::new(1, 2),
            Self::AddRaftVoter => VersionRange::new(0, 1),
            Self::RemoveRaftVoter => VersionRange::new(0, 0),
            Self::UpdateRaftVoter => VersionRange::new(0, 0),
            Self::InitializeShareGroupState => VersionRange::new(0, 0),
            Self::ReadShareGroupState => VersionRange::new(0, 0),
            Self::WriteShareGroupState => VersionRange::new(0, 1),
            Self::DeleteShareGroupState => VersionRange::new(0, 0),
            Self::ReadShareGroupStateSummary => VersionRange::new(0, 1),
            Self::StreamsGroupHeartbeat => VersionRange::new(0, 0),
            Self::StreamsGroupDescribe => VersionRange::new(0, 0),
            Self::DescribeShareGroupOffsets => VersionRange::new(0, 1),
            Self::AlterShareGroupOffsets => VersionRange::new(0, 0),
            Self::DeleteShareGroupOffsets => VersionRange::new(0, 0),
        }
    }

    /// The versions that may be advertised: without one that the newest release still calls unstable.
    #[must_use]
    pub const fn stable_versions(self) -> VersionRange {
        match self {
            Self::InitProducerId => VersionRange::new(0, 5),
            _ => self.versions(),
        }
    }

    /// The versions with compact lengths and tagged fields (KIP-482); maybe none.
    #[must_use]
    pub const fn flexible_versions(self) -> VersionRange {
        match self {
            Self::Produce => VersionRange::new(9, 13),
            Self::Fetch => VersionRange::new(12, 18),
            Self::ListOffsets => VersionRange::new(6, 11),
            Self::Metadata => VersionRange::new(9, 13),
            Self::LeaderAndIsr => VersionRange::new(4, 7),
            Self::StopReplica => VersionRange::new(2, 4),
            Self::UpdateMetadata => VersionRange::new(6, 8),
            Self::ControlledShutdown => VersionRange::new(3, 3),
            Self::OffsetCommit => VersionRange::new(8, 10),
            Self::OffsetFetch => VersionRange::new(6, 10),
            Self::FindCoordinator => VersionRange::new(3, 6),
            Self::JoinGroup => VersionRange::new(6, 9),
            Self::Heartbeat => VersionRange::new(4, 4),
            Self::LeaveGroup => VersionRange::new(4, 5),
            Self::SyncGroup => VersionRange::new(4, 5),
            Self::DescribeGroups => VersionRange::new(5, 6),
            Self::ListGroups => VersionRange::new(3, 5),
            Self::SaslHandshake => VersionRange::EMPTY,
            Self::ApiVersions => VersionRange::new(3, 4),
            Self::CreateTopics => VersionRange::new(5, 7),
            Self::DeleteTopics => VersionRange::new(4, 6),
            Self::DeleteRecords => VersionRange::new(2, 2),
            Self::InitProducerId => VersionRange::new(2, 6),
            Self::OffsetForLeaderEpoch => VersionRange::new(4, 4),
            Self::AddPartitionsToTxn => VersionRange::new(3, 5),
            Self::AddOffsetsToTxn => VersionRange::new(3, 4),
            Self::EndTxn => VersionRange::new(3, 5),
            Self::WriteTxnMarkers => VersionRange::new(1, 2),
            Self::TxnOffsetCommit => VersionRange::new(3, 5),
            Self::DescribeAcls => VersionRange::new(2, 3),
            Self::CreateAcls => VersionRange::new(2, 3),
            Self::DeleteAcls => VersionRange::new(2, 3),
            Self::DescribeConfigs => VersionRange::new(4, 4),
            Self::AlterConfigs => VersionRange::new(2, 2),
            Self::AlterReplicaLogDirs => VersionRange::new(2, 2),
            Self::DescribeLogDirs => VersionRange::new(2, 5),
            Self::SaslAuthenticate => VersionRange::new(2, 2),
            Self::CreatePartitions => VersionRange::new(2, 3),
            Self::CreateDelegationToken => VersionRange::new(2, 3),
            Self::RenewDelegationToken => VersionRange::new(2, 2),
            Self::ExpireDelegationToken => VersionRange::new(2, 2),
            Self::DescribeDelegationToken => VersionRange::new(2, 3),
            Self::DeleteGroups => VersionRange::new(2, 2),
            Self::ElectLeaders => VersionRange::new(2, 2),
            Self::IncrementalAlterConfigs => VersionRange::new(1, 1),
            Self::AlterPartitionReassignments => VersionRange::new(0, 1),
            Self::ListPartitionReassignments => VersionRange::new(0, 0),
            Self::OffsetDelete => VersionRange::EMPTY,
            Self::DescribeClientQuotas => VersionRange::new(1, 1),
            Self::AlterClientQuotas => VersionRange::new(1, 1),
            Self::DescribeUserScramCredentials => VersionRange::new(0, 0),
            Self::AlterUserScramCredentials => VersionRange::new(0, 0),
            Self::Vote => VersionRange::new(0, 2),
            Self::BeginQuorumEpoch => VersionRange::new(1, 1),
            Self::EndQuorumEpoch => VersionRange::new(1, 1),
            Self::DescribeQuorum => VersionRange::new(0, 2),
            Self::AlterPartition => VersionRange::new(0, 3),
            Self::UpdateFeatures => VersionRange::new(0, 2),
            Self::Envelope => VersionRange::new(0, 0),
            Self::FetchSnapshot => VersionRange::new(0, 1),
            Self::DescribeCluster => VersionRange::new(0, 2),
            Self::DescribeProducers => VersionRange::new(0, 0),
            Self::BrokerRegistration => VersionRange::new(0, 4),
            Self::BrokerHeartbeat => VersionRange::new(0, 2),
            Self::UnregisterBroker => VersionRange::new(0, 0),
            Self::DescribeTransactions => VersionRange::new(0, 0),
            Self::ListTransactions => VersionRange::new(0, 2),
            Self::AllocateProducerIds => VersionRange::new(0, 0),
            Self::ConsumerGroupHeartbeat => VersionRange::new(0, 1),
            Self::ConsumerGroupDescribe => VersionRange::new(0, 1),
            Self::ControllerRegistration => VersionRange::new(0, 0),
            Self::GetTelemetrySubscriptions => VersionRange::new(0, 0),
            Self::PushTelemetry => VersionRange::new(0, 0),
            Self::AssignReplicasToDirs => VersionRange::new(0, 0),
            Self::ListConfigResources => VersionRange::new(0, 1),
            Self::DescribeTopicPartitions => VersionRange::new(0, 0),
            Self::ShareGroupHeartbeat => VersionRange::new(1, 1),
            Self::ShareGroupDescribe => VersionRange::new(1, 1),
            Self::ShareFetch => VersionRange::new(1, 2),
            Self::ShareAcknowledge => VersionRange::new(1, 2),
            Self::AddRaftVoter => VersionRange::new(0, 1),
            Self::RemoveRaftVoter => VersionRange::new(0, 0),
            Self::UpdateRaftVoter => VersionRange::new(0, 0),
            Self::InitializeShareGroupState => VersionRange::new(0, 0),
            Self::ReadShareGroupState => VersionRange::new(0, 0),
            Self::WriteShareGroupState => VersionRange::new(0, 1),
            Self::DeleteShareGroupState => VersionRange::new(0, 0),
            Self::ReadShareGroupStateSummary => VersionRange::new(0, 1),
            Self::StreamsGroupHeartbeat => VersionRange::new(0, 0),
            Self::StreamsGroupDescribe => VersionRange::new(0, 0),
            Self::DescribeShareGroupOffsets => VersionRange::new(0, 1),
            Self::AlterShareGroupOffsets => VersionRange::new(0, 0),
            Self::DeleteShareGroupOffsets => VersionRange::new(0, 0),
        }
    }

    /// The version of the `RequestHeader` in front of a request of `version`, known or not: a version above
    /// the highest has the header of the highest.
    #[must_use]
    pub const fn request_header_version(self, version: i16) -> i16 {
        match (self, version) {
            (Self::ControlledShutdown, 0) => 0,
            _ if self.is_flexible(version) => 2,
            _ => 1,
        }
    }

    /// The version of the `ResponseHeader` in front of a response of `version`, known or not.
    #[must_use]
    pub const fn response_header_version(self, version: i16) -> i16 {
        match self {
            Self::ApiVersions => 0,
            _ if self.is_flexible(version) => 1,
            _ => 0,
        }
    }

    const fn is_flexible(self, version: i16) -> bool {
        let flexible = self.flexible_versions();
        !flexible.is_empty() && version >= flexible.min
    }
}

/// A key that no API has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownApiKey(
    /// The key.
    pub i16,
);
impl fmt::Display for UnknownApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no API has the key {}", self.0)
    }
}

impl std::error::Error for UnknownApiKey {}
impl TryFrom<i16> for ApiKey {
    type Error = UnknownApiKey;
    fn try_from(key: i16) -> Result<Self, UnknownApiKey> {
        Ok(match key {
            0 => Self::Produce,
            1 => Self::Fetch,
            2 => Self::ListOffsets,
            3 => Self::Metadata,
            4 => Self::LeaderAndIsr,
            5 => Self::StopReplica,
            6 => Self::UpdateMetadata,
            7 => Self::ControlledShutdown,
            8 => Self::OffsetCommit,
            9 => Self::OffsetFetch,
            10 => Self::FindCoordinator,
            11 => Self::JoinGroup,
            12 => Self::Heartbeat,
            13 => Self::LeaveGroup,
            14 => Self::SyncGroup,
            15 => Self::DescribeGroups,
            16 => Self::ListGroups,
            17 => Self::SaslHandshake,
            18 => Self::ApiVersions,
            19 => Self::CreateTopics,
            20 => Self::DeleteTopics,
            21 => Self::DeleteRecords,
            22 => Self::InitProducerId,
            23 => Self::OffsetForLeaderEpoch,
            24 => Self::AddPartitionsToTxn,
            25 => Self::AddOffsetsToTxn,
            26 => Self::EndTxn,
            27 => Self::WriteTxnMarkers,
            28 => Self::TxnOffsetCommit,
            29 => Self::DescribeAcls,
            30 => Self::CreateAcls,
            31 => Self::DeleteAcls,
            32 => Self::DescribeConfigs,
            33 => Self::AlterConfigs,
            34 => Self::AlterReplicaLogDirs,
            35 => Self::DescribeLogDirs,
            36 => Self::SaslAuthenticate,
            37 => Self::CreatePartitions,
            38 => Self::CreateDelegationToken,
            39 => Self::RenewDelegationToken,
            40 => Self::ExpireDelegationToken,
            41 => Self::DescribeDelegationToken,
            42 => Self::DeleteGroups,
            43 => Self::ElectLeaders,
            44 => Self::IncrementalAlterConfigs,
            45 => Self::AlterPartitionReassignments,
            46 => Self::ListPartitionReassignments,
            47 => Self::OffsetDelete,
            48 => Self::DescribeClientQuotas,
            49 => Self::AlterClientQuotas,
            50 => Self::DescribeUserScramCredentials,
            51 => Self::AlterUserScramCredentials,
            52 => Self::Vote,
            53 => Self::BeginQuorumEpoch,
            54 => Self::EndQuorumEpoch,
            55 => Self::DescribeQuorum,
            56 => Self::AlterPartition,
            57 => Self::UpdateFeatures,
            58 => Self::Envelope,
            59 => Self::FetchSnapshot,
            60 => Self::DescribeCluster,
            61 => Self::DescribeProducers,
            62 => Self::BrokerRegistration,
            63 => Self::BrokerHeartbeat,
            64 => Self::UnregisterBroker,
            65 => Self::DescribeTransactions,
            66 => Self::ListTransactions,
            67 => Self::AllocateProducerIds,
            68 => Self::ConsumerGroupHeartbeat,
            69 => Self::ConsumerGroupDescribe,
            70 => Self::ControllerRegistration,
            71 => Self::GetTelemetrySubscriptions,
            72 => Self::PushTelemetry,
            73 => Self::AssignReplicasToDirs,
            74 => Self::ListConfigResources,
            75 => Self::DescribeTopicPartitions,
            76 => Self::ShareGroupHeartbeat,
            77 => Self::ShareGroupDescribe,
            78 => Self::ShareFetch,
            79 => Self::ShareAcknowledge,
            80 => Self::AddRaftVoter,
            81 => Self::RemoveRaftVoter,
            82 => Self::UpdateRaftVoter,
            83 => Self::InitializeShareGroupState,
            84 => Self::ReadShareGroupState,
            85 => Self::WriteShareGroupState,
            86 => Self::DeleteShareGroupState,
            87 => Self::ReadShareGroupStateSummary,
            88 => Self::StreamsGroupHeartbeat,
            89 => Self::StreamsGroupDescribe,
            90 => Self::DescribeShareGroupOffsets,
            91 => Self::AlterShareGroupOffsets,
            92 => Self::DeleteShareGroupOffsets,
            other => return Err(UnknownApiKey(other)),
        })
    }
}

impl From<ApiKey> for i16 {
    fn from(api: ApiKey) -> Self {
        api.code()
    }
}

impl fmt::Display for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
