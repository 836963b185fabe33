//! The JSON form of every message, a file for each of `messages`.
// Written by `cargo xtask codegen`: to change it, change the specs or the generator.

mod abort_transaction_record;
mod access_control_entry_record;
#[cfg(feature = "json")]
mod add_offsets_to_txn;
#[cfg(feature = "json")]
mod add_partitions_to_txn;
#[cfg(feature = "json")]
mod add_raft_voter;
#[cfg(feature = "json")]
mod allocate_producer_ids;
#[cfg(feature = "json")]
mod alter_client_quotas;
#[cfg(feature = "json")]
mod alter_configs;
#[cfg(feature = "json")]
mod alter_partition;
#[cfg(feature = "json")]
mod alter_partition_reassignments;
#[cfg(feature = "json")]
mod alter_replica_log_dirs;
#[cfg(feature = "json")]
mod alter_share_group_offsets;
#[cfg(feature = "json")]
mod alter_user_scram_credentials;
#[cfg(feature = "json")]
mod api_versions;
#[cfg(feature = "json")]
mod assign_replicas_to_dirs;
#[cfg(feature = "json")]
mod begin_quorum_epoch;
mod begin_transaction_record;
#[cfg(feature = "json")]
mod broker_heartbeat;
#[cfg(feature = "json")]
mod broker_registration;
mod broker_registration_change_record;
mod clear_elr_record;
mod client_quota_record;
mod config_record;
mod consumer_group_current_member_assignment_key;
mod consumer_group_current_member_assignment_value;
#[cfg(feature = "json")]
mod consumer_group_describe;
#[cfg(feature = "json")]
mod consumer_group_heartbeat;
mod consumer_group_member_metadata_key;
mod consumer_group_member_metadata_value;
mod consumer_group_metadata_key;
mod consumer_group_metadata_value;
mod consumer_group_partition_metadata_key;
mod consumer_group_partition_metadata_value;
mod consumer_group_regular_expression_key;
mod consumer_group_regular_expression_value;
mod consumer_group_target_assignment_member_key;
mod consumer_group_target_assignment_member_value;
mod consumer_group_target_assignment_metadata_key;
mod consumer_group_target_assignment_metadata_value;
mod consumer_protocol_assignment;
mod consumer_protocol_subscription;
mod control_record_type_schema;
#[cfg(feature = "json")]
mod controlled_shutdown;
#[cfg(feature = "json")]
mod controller_registration;
#[cfg(feature = "json")]
mod create_acls;
#[cfg(feature = "json")]
mod create_delegation_token;
#[cfg(feature = "json")]
mod create_partitions;
#[cfg(feature = "json")]
mod create_topics;
mod default_principal_data;
mod delegation_token_record;
#[cfg(feature = "json")]
mod delete_acls;
#[cfg(feature = "json")]
mod delete_groups;
#[cfg(feature = "json")]
mod delete_records;
#[cfg(feature = "json")]
mod delete_share_group_offsets;
#[cfg(feature = "json")]
mod delete_share_group_state;
#[cfg(feature = "json")]
mod delete_topics;
#[cfg(feature = "json")]
mod describe_acls;
#[cfg(feature = "json")]
mod describe_client_quotas;
#[cfg(feature = "json")]
mod describe_cluster;
#[cfg(feature = "json")]
mod describe_configs;
#[cfg(feature = "json")]
mod describe_delegation_token;
#[cfg(feature = "json")]
mod describe_groups;
#[cfg(feature = "json")]
mod describe_log_dirs;
#[cfg(feature = "json")]
mod describe_producers;
#[cfg(feature = "json")]
mod describe_quorum;
#[cfg(feature = "json")]
mod describe_share_group_offsets;
#[cfg(feature = "json")]
mod describe_topic_partitions;
#[cfg(feature = "json")]
mod describe_transactions;
#[cfg(feature = "json")]
mod describe_user_scram_credentials;
#[cfg(feature = "json")]
mod elect_leaders;
#[cfg(feature = "json")]
mod end_quorum_epoch;
mod end_transaction_record;
#[cfg(feature = "json")]
mod end_txn;
mod end_txn_marker;
#[cfg(feature = "json")]
mod envelope;
#[cfg(feature = "json")]
mod expire_delegation_token;
mod feature_level_record;
mod fence_broker_record;
#[cfg(feature = "json")]
mod fetch;
#[cfg(feature = "json")]
mod fetch_snapshot;
#[cfg(feature = "json")]
mod find_coordinator;
#[cfg(feature = "json")]
mod get_telemetry_subscriptions;
mod group_metadata_key;
mod group_metadata_value;
#[cfg(feature = "json")]
mod heartbeat;
#[cfg(feature = "json")]
mod incremental_alter_configs;
#[cfg(feature = "json")]
mod init_producer_id;
#[cfg(feature = "json")]
mod initialize_share_group_state;
#[cfg(feature = "json")]
mod join_group;
mod kraft_version_record;
#[cfg(feature = "json")]
mod leader_and_isr;
mod leader_change_message;
#[cfg(feature = "json")]
mod leave_group;
mod legacy_offset_commit_key;
mod legacy_offset_commit_value;
#[cfg(feature = "json")]
mod list_client_metrics_resources;
#[cfg(feature = "json")]
mod list_config_resources;
#[cfg(feature = "json")]
mod list_groups;
#[cfg(feature = "json")]
mod list_offsets;
#[cfg(feature = "json")]
mod list_partition_reassignments;
#[cfg(feature = "json")]
mod list_transactions;
#[cfg(feature = "json")]
mod metadata;
mod no_op_record;
#[cfg(feature = "json")]
mod offset_commit;
mod offset_commit_key;
mod offset_commit_value;
#[cfg(feature = "json")]
mod offset_delete;
#[cfg(feature = "json")]
mod offset_fetch;
#[cfg(feature = "json")]
mod offset_for_leader_epoch;
mod partition_change_record;
mod partition_record;
#[cfg(feature = "json")]
mod produce;
mod producer_ids_record;
mod producer_snapshot;
#[cfg(feature = "json")]
mod push_telemetry;
mod quorum_state_data;
#[cfg(feature = "json")]
mod read_share_group_state;
#[cfg(feature = "json")]
mod read_share_group_state_summary;
mod register_broker_record;
mod register_controller_record;
mod remote_log_segment_metadata_record;
mod remote_log_segment_metadata_snapshot_record;
mod remote_log_segment_metadata_update_record;
mod remote_partition_delete_metadata_record;
mod remove_access_control_entry_record;
mod remove_delegation_token_record;
#[cfg(feature = "json")]
mod remove_raft_voter;
mod remove_topic_record;
mod remove_user_scram_credential_record;
#[cfg(feature = "json")]
mod renew_delegation_token;
#[cfg(feature = "json")]
mod request_header;
#[cfg(feature = "json")]
mod response_header;
#[cfg(feature = "json")]
mod sasl_authenticate;
#[cfg(feature = "json")]
mod sasl_handshake;
#[cfg(feature = "json")]
mod share_acknowledge;
#[cfg(feature = "json")]
mod share_fetch;
mod share_group_current_member_assignment_key;
mod share_group_current_member_assignment_value;
#[cfg(feature = "json")]
mod share_group_describe;
#[cfg(feature = "json")]
mod share_group_heartbeat;
mod share_group_member_metadata_key;
mod share_group_member_metadata_value;
mod share_group_metadata_key;
mod share_group_metadata_value;
mod share_group_partition_metadata_key;
mod share_group_partition_metadata_value;
mod share_group_state_partition_metadata_key;
mod share_group_state_partition_metadata_value;
mod share_group_target_assignment_member_key;
mod share_group_target_assignment_member_value;
mod share_group_target_assignment_metadata_key;
mod share_group_target_assignment_metadata_value;
mod share_snapshot_key;
mod share_snapshot_value;
mod share_update_key;
mod share_update_value;
mod snapshot_footer_record;
mod snapshot_header_record;
#[cfg(feature = "json")]
mod stop_replica;
mod streams_group_current_member_assignment_key;
mod streams_group_current_member_assignment_value;
#[cfg(feature = "json")]
mod streams_group_describe;
#[cfg(feature = "json")]
mod streams_group_heartbeat;
mod streams_group_member_metadata_key;
mod streams_group_member_metadata_value;
mod streams_group_metadata_key;
mod streams_group_metadata_value;
mod streams_group_target_assignment_member_key;
mod streams_group_target_assignment_member_value;
mod streams_group_target_assignment_metadata_key;
mod streams_group_target_assignment_metadata_value;
mod streams_group_topology_key;
mod streams_group_topology_value;
#[cfg(feature = "json")]
mod sync_group;
mod topic_record;
mod transaction_log_key;
mod transaction_log_value;
#[cfg(feature = "json")]
mod txn_offset_commit;
mod unfence_broker_record;
#[cfg(feature = "json")]
mod unregister_broker;
mod unregister_broker_record;
#[cfg(feature = "json")]
mod update_features;
#[cfg(feature = "json")]
mod update_metadata;
#[cfg(feature = "json")]
mod update_raft_voter;
mod user_scram_credential_record;
#[cfg(feature = "json")]
mod vote;
mod voters_record;
#[cfg(feature = "json")]
mod write_share_group_state;
#[cfg(feature = "json")]
mod write_txn_markers;
mod zk_migration_state_record;

/// As `every_message`, of what is neither request, response nor header.
#[cfg(not(feature = "json"))]
macro_rules! every_record {
    ($callback:ident) => {
        $callback! {
            AbortTransactionRecord,
            AccessControlEntryRecord,
            BeginTransactionRecord,
            BrokerRegistrationChangeRecord,
            ClearElrRecord,
            ClientQuotaRecord,
            ConfigRecord,
            ConsumerGroupCurrentMemberAssignmentKey,
            ConsumerGroupCurrentMemberAssignmentValue,
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
            DefaultPrincipalData,
            DelegationTokenRecord,
            EndTransactionRecord,
            EndTxnMarker,
            FeatureLevelRecord,
            FenceBrokerRecord,
            GroupMetadataKey,
            GroupMetadataValue,
            KRaftVersionRecord,
            LeaderChangeMessage,
            LegacyOffsetCommitKey,
            LegacyOffsetCommitValue,
            NoOpRecord,
            OffsetCommitKey,
            OffsetCommitValue,
            PartitionChangeRecord,
            PartitionRecord,
            ProducerIdsRecord,
            ProducerSnapshot,
            QuorumStateData,
            RegisterBrokerRecord,
            RegisterControllerRecord,
            RemoteLogSegmentMetadataRecord,
            RemoteLogSegmentMetadataSnapshotRecord,
            RemoteLogSegmentMetadataUpdateRecord,
            RemotePartitionDeleteMetadataRecord,
            RemoveAccessControlEntryRecord,
            RemoveDelegationTokenRecord,
            RemoveTopicRecord,
            RemoveUserScramCredentialRecord,
            ShareGroupCurrentMemberAssignmentKey,
            ShareGroupCurrentMemberAssignmentValue,
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
            StreamsGroupCurrentMemberAssignmentKey,
            StreamsGroupCurrentMemberAssignmentValue,
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
            TopicRecord,
            TransactionLogKey,
            TransactionLogValue,
            UnfenceBrokerRecord,
            UnregisterBrokerRecord,
            UserScramCredentialRecord,
            VotersRecord,
            ZkMigrationStateRecord,
        }
    };
}
#[cfg(not(feature = "json"))]
pub(super) use every_record;
