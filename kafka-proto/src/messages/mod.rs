//! Every message of Kafka's specs. An API's file holds the modules `request` and `response`, with the structs
//! nested in each; the messages themselves are found here.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

pub mod abort_transaction_record;
pub mod access_control_entry_record;
pub mod add_offsets_to_txn;
pub mod add_partitions_to_txn;
pub mod add_raft_voter;
pub mod allocate_producer_ids;
pub mod alter_client_quotas;
pub mod alter_configs;
pub mod alter_partition;
pub mod alter_partition_reassignments;
pub mod alter_replica_log_dirs;
pub mod alter_share_group_offsets;
pub mod alter_user_scram_credentials;
mod api_key;
pub mod api_versions;
pub mod assign_replicas_to_dirs;
pub mod begin_quorum_epoch;
pub mod begin_transaction_record;
pub mod broker_heartbeat;
pub mod broker_registration;
pub mod broker_registration_change_record;
pub mod clear_elr_record;
pub mod client_quota_record;
pub mod config_record;
pub mod consumer_group_current_member_assignment_key;
pub mod consumer_group_current_member_assignment_value;
pub mod consumer_group_describe;
pub mod consumer_group_heartbeat;
pub mod consumer_group_member_metadata_key;
pub mod consumer_group_member_metadata_value;
pub mod consumer_group_metadata_key;
pub mod consumer_group_metadata_value;
pub mod consumer_group_partition_metadata_key;
pub mod consumer_group_partition_metadata_value;
pub mod consumer_group_regular_expression_key;
pub mod consumer_group_regular_expression_value;
pub mod consumer_group_target_assignment_member_key;
pub mod consumer_group_target_assignment_member_value;
pub mod consumer_group_target_assignment_metadata_key;
pub mod consumer_group_target_assignment_metadata_value;
pub mod consumer_protocol_assignment;
pub mod consumer_protocol_subscription;
pub mod control_record_type_schema;
pub mod controlled_shutdown;
pub mod controller_registration;
pub mod create_acls;
pub mod create_delegation_token;
pub mod create_partitions;
pub mod create_topics;
pub mod default_principal_data;
pub mod delegation_token_record;
pub mod delete_acls;
pub mod delete_groups;
pub mod delete_records;
pub mod delete_share_group_offsets;
pub mod delete_share_group_state;
pub mod delete_topics;
pub mod describe_acls;
pub mod describe_client_quotas;
pub mod describe_cluster;
pub mod describe_configs;
pub mod describe_delegation_token;
pub mod describe_groups;
pub mod describe_log_dirs;
pub mod describe_producers;
pub mod describe_quorum;
pub mod describe_share_group_offsets;
pub mod describe_topic_partitions;
pub mod describe_transactions;
pub mod describe_user_scram_credentials;
pub mod elect_leaders;
pub mod end_quorum_epoch;
pub mod end_transaction_record;
pub mod end_txn;
pub mod end_txn_marker;
pub mod envelope;
pub mod expire_delegation_token;
pub mod feature_level_record;
pub mod fence_broker_record;
pub mod fetch;
pub mod fetch_snapshot;
pub mod find_coordinator;
pub mod get_telemetry_subscriptions;
pub mod group_metadata_key;
pub mod group_metadata_value;
pub mod heartbeat;
pub mod incremental_alter_configs;
pub mod init_producer_id;
pub mod initialize_share_group_state;
pub mod join_group;
pub mod kraft_version_record;
pub mod leader_and_isr;
pub mod leader_change_message;
pub mod leave_group;
pub mod legacy_offset_commit_key;
pub mod legacy_offset_commit_value;
pub mod list_client_metrics_resources;
pub mod list_config_resources;
pub mod list_groups;
pub mod list_offsets;
pub mod list_partition_reassignments;
pub mod list_transactions;
pub mod metadata;
pub mod no_op_record;
pub mod offset_commit;
pub mod offset_commit_key;
pub mod offset_commit_value;
pub mod offset_delete;
pub mod offset_fetch;
pub mod offset_for_leader_epoch;
pub mod partition_change_record;
pub mod partition_record;
pub mod produce;
pub mod producer_ids_record;
pub mod producer_snapshot;
pub mod push_telemetry;
pub mod quorum_state_data;
pub mod read_share_group_state;
pub mod read_share_group_state_summary;
pub mod register_broker_record;
pub mod register_controller_record;
pub mod remote_log_segment_metadata_record;
pub mod remote_log_segment_metadata_snapshot_record;
pub mod remote_log_segment_metadata_update_record;
pub mod remote_partition_delete_metadata_record;
pub mod remove_access_control_entry_record;
pub mod remove_delegation_token_record;
pub mod remove_raft_voter;
pub mod remove_topic_record;
pub mod remove_user_scram_credential_record;
pub mod renew_delegation_token;
pub mod request_header;
pub mod response_header;
pub mod sasl_authenticate;
pub mod sasl_handshake;
pub mod share_acknowledge;
pub mod share_fetch;
pub mod share_group_current_member_assignment_key;
pub mod share_group_current_member_assignment_value;
pub mod share_group_describe;
pub mod share_group_heartbeat;
pub mod share_group_member_metadata_key;
pub mod share_group_member_metadata_value;
pub mod share_group_metadata_key;
pub mod share_group_metadata_value;
pub mod share_group_partition_metadata_key;
pub mod share_group_partition_metadata_value;
pub mod share_group_state_partition_metadata_key;
pub mod share_group_state_partition_metadata_value;
pub mod share_group_target_assignment_member_key;
pub mod share_group_target_assignment_member_value;
pub mod share_group_target_assignment_metadata_key;
pub mod share_group_target_assignment_metadata_value;
pub mod share_snapshot_key;
pub mod share_snapshot_value;
pub mod share_update_key;
pub mod share_update_value;
pub mod snapshot_footer_record;
pub mod snapshot_header_record;
pub mod stop_replica;
pub mod streams_group_current_member_assignment_key;
pub mod streams_group_current_member_assignment_value;
pub mod streams_group_describe;
pub mod streams_group_heartbeat;
pub mod streams_group_member_metadata_key;
pub mod streams_group_member_metadata_value;
pub mod streams_group_metadata_key;
pub mod streams_group_metadata_value;
pub mod streams_group_target_assignment_member_key;
pub mod streams_group_target_assignment_member_value;
pub mod streams_group_target_assignment_metadata_key;
pub mod streams_group_target_assignment_metadata_value;
pub mod streams_group_topology_key;
pub mod streams_group_topology_value;
pub mod sync_group;
pub mod topic_record;
pub mod transaction_log_key;
pub mod transaction_log_value;
pub mod txn_offset_commit;
pub mod unfence_broker_record;
pub mod unregister_broker;
pub mod unregister_broker_record;
pub mod update_features;
pub mod update_metadata;
pub mod update_raft_voter;
pub mod user_scram_credential_record;
pub mod vote;
pub mod voters_record;
pub mod write_share_group_state;
pub mod write_txn_markers;
pub mod zk_migration_state_record;
pub use abort_transaction_record::AbortTransactionRecord;
pub use access_control_entry_record::AccessControlEntryRecord;
pub use add_offsets_to_txn::request::AddOffsetsToTxnRequest;
pub use add_offsets_to_txn::response::AddOffsetsToTxnResponse;
pub use add_partitions_to_txn::request::AddPartitionsToTxnRequest;
pub use add_partitions_to_txn::response::AddPartitionsToTxnResponse;
pub use add_raft_voter::request::AddRaftVoterRequest;
pub use add_raft_voter::response::AddRaftVoterResponse;
pub use allocate_producer_ids::request::AllocateProducerIdsRequest;
pub use allocate_producer_ids::response::AllocateProducerIdsResponse;
pub use alter_client_quotas::request::AlterClientQuotasRequest;
pub use alter_client_quotas::response::AlterClientQuotasResponse;
pub use alter_configs::request::AlterConfigsRequest;
pub use alter_configs::response::AlterConfigsResponse;
pub use alter_partition::request::AlterPartitionRequest;
pub use alter_partition::response::AlterPartitionResponse;
pub use alter_partition_reassignments::request::AlterPartitionReassignmentsRequest;
pub use alter_partition_reassignments::response::AlterPartitionReassignmentsResponse;
pub use alter_replica_log_dirs::request::AlterReplicaLogDirsRequest;
pub use alter_replica_log_dirs::response::AlterReplicaLogDirsResponse;
pub use alter_share_group_offsets::request::AlterShareGroupOffsetsRequest;
pub use alter_share_group_offsets::response::AlterShareGroupOffsetsResponse;
pub use alter_user_scram_credentials::request::AlterUserScramCredentialsRequest;
pub use alter_user_scram_credentials::response::AlterUserScramCredentialsResponse;
pub use api_key::{ApiKey, UnknownApiKey};
pub use api_versions::request::ApiVersionsRequest;
pub use api_versions::response::ApiVersionsResponse;
pub use assign_replicas_to_dirs::request::AssignReplicasToDirsRequest;
pub use assign_replicas_to_dirs::response::AssignReplicasToDirsResponse;
pub use begin_quorum_epoch::request::BeginQuorumEpochRequest;
pub use begin_quorum_epoch::response::BeginQuorumEpochResponse;
pub use begin_transaction_record::BeginTransactionRecord;
pub use broker_heartbeat::request::BrokerHeartbeatRequest;
pub use broker_heartbeat::response::BrokerHeartbeatResponse;
pub use broker_registration::request::BrokerRegistrationRequest;
pub use broker_registration::response::BrokerRegistrationResponse;
pub use broker_registration_change_record::BrokerRegistrationChangeRecord;
pub use clear_elr_record::ClearElrRecord;
pub use client_quota_record::ClientQuotaRecord;
pub use config_record::ConfigRecord;
pub use consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey;
pub use consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue;
pub use consumer_group_describe::request::ConsumerGroupDescribeRequest;
pub use consumer_group_describe::response::ConsumerGroupDescribeResponse;
pub use consumer_group_heartbeat::request::ConsumerGroupHeartbeatRequest;
pub use consumer_group_heartbeat::response::ConsumerGroupHeartbeatResponse;
pub use consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey;
pub use consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue;
pub use consumer_group_metadata_key::ConsumerGroupMetadataKey;
pub use consumer_group_metadata_value::ConsumerGroupMetadataValue;
pub use consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey;
pub use consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue;
pub use consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey;
pub use consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue;
pub use consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey;
pub use consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue;
pub use consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey;
pub use consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue;
pub use consumer_protocol_assignment::ConsumerProtocolAssignment;
pub use consumer_protocol_subscription::ConsumerProtocolSubscription;
pub use control_record_type_schema::ControlRecordTypeSchema;
pub use controlled_shutdown::request::ControlledShutdownRequest;
pub use controlled_shutdown::response::ControlledShutdownResponse;
pub use controller_registration::request::ControllerRegistrationRequest;
pub use controller_registration::response::ControllerRegistrationResponse;
pub use create_acls::request::CreateAclsRequest;
pub use create_acls::response::CreateAclsResponse;
pub use create_delegation_token::request::CreateDelegationTokenRequest;
pub use create_delegation_token::response::CreateDelegationTokenResponse;
pub use create_partitions::request::CreatePartitionsRequest;
pub use create_partitions::response::CreatePartitionsResponse;
pub use create_topics::request::CreateTopicsRequest;
pub use create_topics::response::CreateTopicsResponse;
pub use default_principal_data::DefaultPrincipalData;
pub use delegation_token_record::DelegationTokenRecord;
pub use delete_acls::request::DeleteAclsRequest;
pub use delete_acls::response::DeleteAclsResponse;
pub use delete_groups::request::DeleteGroupsRequest;
pub use delete_groups::response::DeleteGroupsResponse;
pub use delete_records::request::DeleteRecordsRequest;
pub use delete_records::response::DeleteRecordsResponse;
pub use delete_share_group_offsets::request::DeleteShareGroupOffsetsRequest;
pub use delete_share_group_offsets::response::DeleteShareGroupOffsetsResponse;
pub use delete_share_group_state::request::DeleteShareGroupStateRequest;
pub use delete_share_group_state::response::DeleteShareGroupStateResponse;
pub use delete_topics::request::DeleteTopicsRequest;
pub use delete_topics::response::DeleteTopicsResponse;
pub use describe_acls::request::DescribeAclsRequest;
pub use describe_acls::response::DescribeAclsResponse;
pub use describe_client_quotas::request::DescribeClientQuotasRequest;
pub use describe_client_quotas::response::DescribeClientQuotasResponse;
pub use describe_cluster::request::DescribeClusterRequest;
pub use describe_cluster::response::DescribeClusterResponse;
pub use describe_configs::request::DescribeConfigsRequest;
pub use describe_configs::response::DescribeConfigsResponse;
pub use describe_delegation_token::request::DescribeDelegationTokenRequest;
pub use describe_delegation_token::response::DescribeDelegationTokenResponse;
pub use describe_groups::request::DescribeGroupsRequest;
pub use describe_groups::response::DescribeGroupsResponse;
pub use describe_log_dirs::request::DescribeLogDirsRequest;
pub use describe_log_dirs::response::DescribeLogDirsResponse;
pub use describe_producers::request::DescribeProducersRequest;
pub use describe_producers::response::DescribeProducersResponse;
pub use describe_quorum::request::DescribeQuorumRequest;
pub use describe_quorum::response::DescribeQuorumResponse;
pub use describe_share_group_offsets::request::DescribeShareGroupOffsetsRequest;
pub use describe_share_group_offsets::response::DescribeShareGroupOffsetsResponse;
pub use describe_topic_partitions::request::DescribeTopicPartitionsRequest;
pub use describe_topic_partitions::response::DescribeTopicPartitionsResponse;
pub use describe_transactions::request::DescribeTransactionsRequest;
pub use describe_transactions::response::DescribeTransactionsResponse;
pub use describe_user_scram_credentials::request::DescribeUserScramCredentialsRequest;
pub use describe_user_scram_credentials::response::DescribeUserScramCredentialsResponse;
pub use elect_leaders::request::ElectLeadersRequest;
pub use elect_leaders::response::ElectLeadersResponse;
pub use end_quorum_epoch::request::EndQuorumEpochRequest;
pub use end_quorum_epoch::response::EndQuorumEpochResponse;
pub use end_transaction_record::EndTransactionRecord;
pub use end_txn::request::EndTxnRequest;
pub use end_txn::response::EndTxnResponse;
pub use end_txn_marker::EndTxnMarker;
pub use envelope::request::EnvelopeRequest;
pub use envelope::response::EnvelopeResponse;
pub use expire_delegation_token::request::ExpireDelegationTokenRequest;
pub use expire_delegation_token::response::ExpireDelegationTokenResponse;
pub use feature_level_record::FeatureLevelRecord;
pub use fence_broker_record::FenceBrokerRecord;
pub use fetch::request::FetchRequest;
pub use fetch::response::FetchResponse;
pub use fetch_snapshot::request::FetchSnapshotRequest;
pub use fetch_snapshot::response::FetchSnapshotResponse;
pub use find_coordinator::request::FindCoordinatorRequest;
pub use find_coordinator::response::FindCoordinatorResponse;
pub use get_telemetry_subscriptions::request::GetTelemetrySubscriptionsRequest;
pub use get_telemetry_subscriptions::response::GetTelemetrySubscriptionsResponse;
pub use group_metadata_key::GroupMetadataKey;
pub use group_metadata_value::GroupMetadataValue;
pub use heartbeat::request::HeartbeatRequest;
pub use heartbeat::response::HeartbeatResponse;
pub use incremental_alter_configs::request::IncrementalAlterConfigsRequest;
pub use incremental_alter_configs::response::IncrementalAlterConfigsResponse;
pub use init_producer_id::request::InitProducerIdRequest;
pub use init_producer_id::response::InitProducerIdResponse;
pub use initialize_share_group_state::request::InitializeShareGroupStateRequest;
pub use initialize_share_group_state::response::InitializeShareGroupStateResponse;
pub use join_group::request::JoinGroupRequest;
pub use join_group::response::JoinGroupResponse;
pub use kraft_version_record::KRaftVersionRecord;
pub use leader_and_isr::request::LeaderAndIsrRequest;
pub use leader_and_isr::response::LeaderAndIsrResponse;
pub use leader_change_message::LeaderChangeMessage;
pub use leave_group::request::LeaveGroupRequest;
pub use leave_group::response::LeaveGroupResponse;
pub use legacy_offset_commit_key::LegacyOffsetCommitKey;
pub use legacy_offset_commit_value::LegacyOffsetCommitValue;
pub use list_client_metrics_resources::request::ListClientMetricsResourcesRequest;
pub use list_client_metrics_resources::response::ListClientMetricsResourcesResponse;
pub use list_config_resources::request::ListConfigResourcesRequest;
pub use list_config_resources::response::ListConfigResourcesResponse;
pub use list_groups::request::ListGroupsRequest;
pub use list_groups::response::ListGroupsResponse;
pub use list_offsets::request::ListOffsetsRequest;
pub use list_offsets::response::ListOffsetsResponse;
pub use list_partition_reassignments::request::ListPartitionReassignmentsRequest;
pub use list_partition_reassignments::response::ListPartitionReassignmentsResponse;
pub use list_transactions::request::ListTransactionsRequest;
pub use list_transactions::response::ListTransactionsResponse;
pub use metadata::request::MetadataRequest;
pub use metadata::response::MetadataResponse;
pub use no_op_record::NoOpRecord;
pub use offset_commit::request::OffsetCommitRequest;
pub use offset_commit::response::OffsetCommitResponse;
pub use offset_commit_key::OffsetCommitKey;
pub use offset_commit_value::OffsetCommitValue;
pub use offset_delete::request::OffsetDeleteRequest;
pub use offset_delete::response::OffsetDeleteResponse;
pub use offset_fetch::request::OffsetFetchRequest;
pub use offset_fetch::response::OffsetFetchResponse;
pub use offset_for_leader_epoch::request::OffsetForLeaderEpochRequest;
pub use offset_for_leader_epoch::response::OffsetForLeaderEpochResponse;
pub use partition_change_record::PartitionChangeRecord;
pub use partition_record::PartitionRecord;
pub use produce::request::ProduceRequest;
pub use produce::response::ProduceResponse;
pub use producer_ids_record::ProducerIdsRecord;
pub use producer_snapshot::ProducerSnapshot;
pub use push_telemetry::request::PushTelemetryRequest;
pub use push_telemetry::response::PushTelemetryResponse;
pub use quorum_state_data::QuorumStateData;
pub use read_share_group_state::request::ReadShareGroupStateRequest;
pub use read_share_group_state::response::ReadShareGroupStateResponse;
pub use read_share_group_state_summary::request::ReadShareGroupStateSummaryRequest;
pub use read_share_group_state_summary::response::ReadShareGroupStateSummaryResponse;
pub use register_broker_record::RegisterBrokerRecord;
pub use register_controller_record::RegisterControllerRecord;
pub use remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord;
pub use remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord;
pub use remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord;
pub use remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord;
pub use remove_access_control_entry_record::RemoveAccessControlEntryRecord;
pub use remove_delegation_token_record::RemoveDelegationTokenRecord;
pub use remove_raft_voter::request::RemoveRaftVoterRequest;
pub use remove_raft_voter::response::RemoveRaftVoterResponse;
pub use remove_topic_record::RemoveTopicRecord;
pub use remove_user_scram_credential_record::RemoveUserScramCredentialRecord;
pub use renew_delegation_token::request::RenewDelegationTokenRequest;
pub use renew_delegation_token::response::RenewDelegationTokenResponse;
pub use request_header::RequestHeader;
pub use response_header::ResponseHeader;
pub use sasl_authenticate::request::SaslAuthenticateRequest;
pub use sasl_authenticate::response::SaslAuthenticateResponse;
pub use sasl_handshake::request::SaslHandshakeRequest;
pub use sasl_handshake::response::SaslHandshakeResponse;
pub use share_acknowledge::request::ShareAcknowledgeRequest;
pub use share_acknowledge::response::ShareAcknowledgeResponse;
pub use share_fetch::request::ShareFetchRequest;
pub use share_fetch::response::ShareFetchResponse;
pub use share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey;
pub use share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue;
pub use share_group_describe::request::ShareGroupDescribeRequest;
pub use share_group_describe::response::ShareGroupDescribeResponse;
pub use share_group_heartbeat::request::ShareGroupHeartbeatRequest;
pub use share_group_heartbeat::response::ShareGroupHeartbeatResponse;
pub use share_group_member_metadata_key::ShareGroupMemberMetadataKey;
pub use share_group_member_metadata_value::ShareGroupMemberMetadataValue;
pub use share_group_metadata_key::ShareGroupMetadataKey;
pub use share_group_metadata_value::ShareGroupMetadataValue;
pub use share_group_partition_metadata_key::ShareGroupPartitionMetadataKey;
pub use share_group_partition_metadata_value::ShareGroupPartitionMetadataValue;
pub use share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey;
pub use share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue;
pub use share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey;
pub use share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue;
pub use share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey;
pub use share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue;
pub use share_snapshot_key::ShareSnapshotKey;
pub use share_snapshot_value::ShareSnapshotValue;
pub use share_update_key::ShareUpdateKey;
pub use share_update_value::ShareUpdateValue;
pub use snapshot_footer_record::SnapshotFooterRecord;
pub use snapshot_header_record::SnapshotHeaderRecord;
pub use stop_replica::request::StopReplicaRequest;
pub use stop_replica::response::StopReplicaResponse;
pub use streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey;
pub use streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue;
pub use streams_group_describe::request::StreamsGroupDescribeRequest;
pub use streams_group_describe::response::StreamsGroupDescribeResponse;
pub use streams_group_heartbeat::request::StreamsGroupHeartbeatRequest;
pub use streams_group_heartbeat::response::StreamsGroupHeartbeatResponse;
pub use streams_group_member_metadata_key::StreamsGroupMemberMetadataKey;
pub use streams_group_member_metadata_value::StreamsGroupMemberMetadataValue;
pub use streams_group_metadata_key::StreamsGroupMetadataKey;
pub use streams_group_metadata_value::StreamsGroupMetadataValue;
pub use streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey;
pub use streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue;
pub use streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey;
pub use streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue;
pub use streams_group_topology_key::StreamsGroupTopologyKey;
pub use streams_group_topology_value::StreamsGroupTopologyValue;
pub use sync_group::request::SyncGroupRequest;
pub use sync_group::response::SyncGroupResponse;
pub use topic_record::TopicRecord;
pub use transaction_log_key::TransactionLogKey;
pub use transaction_log_value::TransactionLogValue;
pub use txn_offset_commit::request::TxnOffsetCommitRequest;
pub use txn_offset_commit::response::TxnOffsetCommitResponse;
pub use unfence_broker_record::UnfenceBrokerRecord;
pub use unregister_broker::request::UnregisterBrokerRequest;
pub use unregister_broker::response::UnregisterBrokerResponse;
pub use unregister_broker_record::UnregisterBrokerRecord;
pub use update_features::request::UpdateFeaturesRequest;
pub use update_features::response::UpdateFeaturesResponse;
pub use update_metadata::request::UpdateMetadataRequest;
pub use update_metadata::response::UpdateMetadataResponse;
pub use update_raft_voter::request::UpdateRaftVoterRequest;
pub use update_raft_voter::response::UpdateRaftVoterResponse;
pub use user_scram_credential_record::UserScramCredentialRecord;
pub use vote::request::VoteRequest;
pub use vote::response::VoteResponse;
pub use voters_record::VotersRecord;
pub use write_share_group_state::request::WriteShareGroupStateRequest;
pub use write_share_group_state::response::WriteShareGroupStateResponse;
pub use write_txn_markers::request::WriteTxnMarkersRequest;
pub use write_txn_markers::response::WriteTxnMarkersResponse;
pub use zk_migration_state_record::ZkMigrationStateRecord;

/// Calls a macro with the names of all messages, a comma behind each: for tables and tests that must
/// not miss one.
///
/// ```
/// macro_rules! count {
///     ($($message:ident,)*) => { [$(stringify!($message)),*].len() };
/// }
/// assert!(kafka_proto::every_message!(count) > 200);
/// ```
#[macro_export]
macro_rules! every_message {
    ($callback:ident) => {
        $callback! {
            AbortTransactionRecord,
            AccessControlEntryRecord,
            AddOffsetsToTxnRequest,
            AddOffsetsToTxnResponse,
            AddPartitionsToTxnRequest,
            AddPartitionsToTxnResponse,
            AddRaftVoterRequest,
            AddRaftVoterResponse,
            AllocateProducerIdsRequest,
            AllocateProducerIdsResponse,
            AlterClientQuotasRequest,
            AlterClientQuotasResponse,
            AlterConfigsRequest,
            AlterConfigsResponse,
            AlterPartitionRequest,
            AlterPartitionResponse,
            AlterPartitionReassignmentsRequest,
            AlterPartitionReassignmentsResponse,
            AlterReplicaLogDirsRequest,
            AlterReplicaLogDirsResponse,
            AlterShareGroupOffsetsRequest,
            AlterShareGroupOffsetsResponse,
            AlterUserScramCredentialsRequest,
            AlterUserScramCredentialsResponse,
            ApiVersionsRequest,
            ApiVersionsResponse,
            AssignReplicasToDirsRequest,
            AssignReplicasToDirsResponse,
            BeginQuorumEpochRequest,
            BeginQuorumEpochResponse,
            BeginTransactionRecord,
            BrokerHeartbeatRequest,
            BrokerHeartbeatResponse,
            BrokerRegistrationRequest,
            BrokerRegistrationResponse,
            BrokerRegistrationChangeRecord,
            ClearElrRecord,
            ClientQuotaRecord,
            ConfigRecord,
            ConsumerGroupCurrentMemberAssignmentKey,
            ConsumerGroupCurrentMemberAssignmentValue,
            ConsumerGroupDescribeRequest,
            ConsumerGroupDescribeResponse,
            ConsumerGroupHeartbeatRequest,
            ConsumerGroupHeartbeatResponse,
            ConsumerGroupMemberMetadataKey,
            ConsumerGroupMemberMetadataValue,
            ConsumerGroupMetadataKey,
            ConsumerGroupMetadataValue,
            ConsumerGroupPartitionMetadataKey,
            ConsumerGroupPartitionMetadataValue,
            ConsumerGroupRegularExpressionKey,
            ConsumerGroupRegularExpressionValue,
            ConsumerGroupTargetAssignmentMemberKey,
            ConsumerGroupTargetAssignmentMemberValue,
            ConsumerGroupTargetAssignmentMetadataKey,
            ConsumerGroupTargetAssignmentMetadataValue,
            ConsumerProtocolAssignment,
            ConsumerProtocolSubscription,
            ControlRecordTypeSchema,
            ControlledShutdownRequest,
            ControlledShutdownResponse,
            ControllerRegistrationRequest,
            ControllerRegistrationResponse,
            CreateAclsRequest,
            CreateAclsResponse,
            CreateDelegationTokenRequest,
            CreateDelegationTokenResponse,
            CreatePartitionsRequest,
            CreatePartitionsResponse,
            CreateTopicsRequest,
            CreateTopicsResponse,
            DefaultPrincipalData,
            DelegationTokenRecord,
            DeleteAclsRequest,
            DeleteAclsResponse,
            DeleteGroupsRequest,
            DeleteGroupsResponse,
            DeleteRecordsRequest,
            DeleteRecordsResponse,
            DeleteShareGroupOffsetsRequest,
            DeleteShareGroupOffsetsResponse,
            DeleteShareGroupStateRequest,
            DeleteShareGroupStateResponse,
            DeleteTopicsRequest,
            DeleteTopicsResponse,
            DescribeAclsRequest,
            DescribeAclsResponse,
            DescribeClientQuotasRequest,
            DescribeClientQuotasResponse,
            DescribeClusterRequest,
            DescribeClusterResponse,
            DescribeConfigsRequest,
            DescribeConfigsResponse,
            DescribeDelegationTokenRequest,
            DescribeDelegationTokenResponse,
            DescribeGroupsRequest,
            DescribeGroupsResponse,
            DescribeLogDirsRequest,
            DescribeLogDirsResponse,
            DescribeProducersRequest,
            DescribeProducersResponse,
            DescribeQuorumRequest,
            DescribeQuorumResponse,
            DescribeShareGroupOffsetsRequest,
            DescribeShareGroupOffsetsResponse,
            DescribeTopicPartitionsRequest,
            DescribeTopicPartitionsResponse,
            DescribeTransactionsRequest,
            DescribeTransactionsResponse,
            DescribeUserScramCredentialsRequest,
            DescribeUserScramCredentialsResponse,
            ElectLeadersRequest,
            ElectLeadersResponse,
            EndQuorumEpochRequest,
            EndQuorumEpochResponse,
            EndTransactionRecord,
            EndTxnRequest,
            EndTxnResponse,
            EndTxnMarker,
            EnvelopeRequest,
            EnvelopeResponse,
            ExpireDelegationTokenRequest,
            ExpireDelegationTokenResponse,
            FeatureLevelRecord,
            FenceBrokerRecord,
            FetchRequest,
            FetchResponse,
            FetchSnapshotRequest,
            FetchSnapshotResponse,
            FindCoordinatorRequest,
            FindCoordinatorResponse,
            GetTelemetrySubscriptionsRequest,
            GetTelemetrySubscriptionsResponse,
            GroupMetadataKey,
            GroupMetadataValue,
            HeartbeatRequest,
            HeartbeatResponse,
            IncrementalAlterConfigsRequest,
            IncrementalAlterConfigsResponse,
            InitProducerIdRequest,
            InitProducerIdResponse,
            InitializeShareGroupStateRequest,
            InitializeShareGroupStateResponse,
            JoinGroupRequest,
            JoinGroupResponse,
            KRaftVersionRecord,
            LeaderAndIsrRequest,
            LeaderAndIsrResponse,
            LeaderChangeMessage,
            LeaveGroupRequest,
            LeaveGroupResponse,
            LegacyOffsetCommitKey,
            LegacyOffsetCommitValue,
            ListClientMetricsResourcesRequest,
            ListClientMetricsResourcesResponse,
            ListConfigResourcesRequest,
            ListConfigResourcesResponse,
            ListGroupsRequest,
            ListGroupsResponse,
            ListOffsetsRequest,
            ListOffsetsResponse,
            ListPartitionReassignmentsRequest,
            ListPartitionReassignmentsResponse,
            ListTransactionsRequest,
            ListTransactionsResponse,
            MetadataRequest,
            MetadataResponse,
            NoOpRecord,
            OffsetCommitRequest,
            OffsetCommitResponse,
            OffsetCommitKey,
            OffsetCommitValue,
            OffsetDeleteRequest,
            OffsetDeleteResponse,
            OffsetFetchRequest,
            OffsetFetchResponse,
            OffsetForLeaderEpochRequest,
            OffsetForLeaderEpochResponse,
            PartitionChangeRecord,
            PartitionRecord,
            ProduceRequest,
            ProduceResponse,
            ProducerIdsRecord,
            ProducerSnapshot,
            PushTelemetryRequest,
            PushTelemetryResponse,
            QuorumStateData,
            ReadShareGroupStateRequest,
            ReadShareGroupStateResponse,
            ReadShareGroupStateSummaryRequest,
            ReadShareGroupStateSummaryResponse,
            RegisterBrokerRecord,
            RegisterControllerRecord,
            RemoteLogSegmentMetadataRecord,
            RemoteLogSegmentMetadataSnapshotRecord,
            RemoteLogSegmentMetadataUpdateRecord,
            RemotePartitionDeleteMetadataRecord,
            RemoveAccessControlEntryRecord,
            RemoveDelegationTokenRecord,
            RemoveRaftVoterRequest,
            RemoveRaftVoterResponse,
            RemoveTopicRecord,
            RemoveUserScramCredentialRecord,
            RenewDelegationTokenRequest,
            RenewDelegationTokenResponse,
            RequestHeader,
            ResponseHeader,
            SaslAuthenticateRequest,
            SaslAuthenticateResponse,
            SaslHandshakeRequest,
            SaslHandshakeResponse,
            ShareAcknowledgeRequest,
            ShareAcknowledgeResponse,
            ShareFetchRequest,
            ShareFetchResponse,
            ShareGroupCurrentMemberAssignmentKey,
            ShareGroupCurrentMemberAssignmentValue,
            ShareGroupDescribeRequest,
            ShareGroupDescribeResponse,
            ShareGroupHeartbeatRequest,
            ShareGroupHeartbeatResponse,
            ShareGroupMemberMetadataKey,
            ShareGroupMemberMetadataValue,
            ShareGroupMetadataKey,
            ShareGroupMetadataValue,
            ShareGroupPartitionMetadataKey,
            ShareGroupPartitionMetadataValue,
            ShareGroupStatePartitionMetadataKey,
            ShareGroupStatePartitionMetadataValue,
            ShareGroupTargetAssignmentMemberKey,
            ShareGroupTargetAssignmentMemberValue,
            ShareGroupTargetAssignmentMetadataKey,
            ShareGroupTargetAssignmentMetadataValue,
            ShareSnapshotKey,
            ShareSnapshotValue,
            ShareUpdateKey,
            ShareUpdateValue,
            SnapshotFooterRecord,
            SnapshotHeaderRecord,
            StopReplicaRequest,
            StopReplicaResponse,
            StreamsGroupCurrentMemberAssignmentKey,
            StreamsGroupCurrentMemberAssignmentValue,
            StreamsGroupDescribeRequest,
            StreamsGroupDescribeResponse,
            StreamsGroupHeartbeatRequest,
            StreamsGroupHeartbeatResponse,
            StreamsGroupMemberMetadataKey,
            StreamsGroupMemberMetadataValue,
            StreamsGroupMetadataKey,
            StreamsGroupMetadataValue,
            StreamsGroupTargetAssignmentMemberKey,
            StreamsGroupTargetAssignmentMemberValue,
            StreamsGroupTargetAssignmentMetadataKey,
            StreamsGroupTargetAssignmentMetadataValue,
            StreamsGroupTopologyKey,
            StreamsGroupTopologyValue,
            SyncGroupRequest,
            SyncGroupResponse,
            TopicRecord,
            TransactionLogKey,
            TransactionLogValue,
            TxnOffsetCommitRequest,
            TxnOffsetCommitResponse,
            UnfenceBrokerRecord,
            UnregisterBrokerRequest,
            UnregisterBrokerResponse,
            UnregisterBrokerRecord,
            UpdateFeaturesRequest,
            UpdateFeaturesResponse,
            UpdateMetadataRequest,
            UpdateMetadataResponse,
            UpdateRaftVoterRequest,
            UpdateRaftVoterResponse,
            UserScramCredentialRecord,
            VoteRequest,
            VoteResponse,
            VotersRecord,
            WriteShareGroupStateRequest,
            WriteShareGroupStateResponse,
            WriteTxnMarkersRequest,
            WriteTxnMarkersResponse,
            ZkMigrationStateRecord,
        }
    };
}
