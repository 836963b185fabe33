//! The error codes of Kafka's protocol.

use std::fmt;

macro_rules! error_codes {
    ($($(#[$attribute:meta])* $variant:ident = $code:literal, $name:literal, $retry:ident, $message:literal;)*) => {
        /// What an answer says went wrong, or that nothing did. New codes come with new releases.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        #[repr(i16)]
        #[non_exhaustive]
        pub enum ErrorCode {
            $(
                #[doc = concat!("`", $name, "` (", $code, "): ", $message, ".")]
                $(#[$attribute])*
                $variant = $code,
            )*
        }

        impl ErrorCode {
            /// Every code, rising.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code with this number, if Kafka 4.3 knows one.
            #[must_use]
            pub const fn from_code(code: i16) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// Kafka's name, `NOT_COORDINATOR` say.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What it means, in a sentence without a full stop.
            #[must_use]
            pub const fn message(self) -> &'static str {
                match self {
                    $(Self::$variant => $message,)*
                }
            }

            /// Whether the same request may succeed later, which is what Kafka's clients go by.
            #[must_use]
            pub const fn is_retriable(self) -> bool {
                match self {
                    $(Self::$variant => error_codes!(@$retry),)*
                }
            }
        }
    };
    (@retriable) => { true };
    (@final) => { false };
}

error_codes! {
    UnknownServerError = -1, "UNKNOWN_SERVER_ERROR", final, "the broker met an error that it has no code for";
    #[default]
    None = 0, "NONE", final, "no error";
    OffsetOutOfRange = 1, "OFFSET_OUT_OF_RANGE", final, "the log does not hold the offset asked for";
    CorruptMessage = 2, "CORRUPT_MESSAGE", retriable, "a record batch is damaged: its CRC, its size or a key that compaction needs";
    UnknownTopicOrPartition = 3, "UNKNOWN_TOPIC_OR_PARTITION", retriable, "this broker has no such topic or partition";
    InvalidFetchSize = 4, "INVALID_FETCH_SIZE", final, "the number of bytes to fetch makes no sense";
    LeaderNotAvailable = 5, "LEADER_NOT_AVAILABLE", retriable, "the partition has no leader at this moment";
    NotLeaderOrFollower = 6, "NOT_LEADER_OR_FOLLOWER", retriable, "this broker does not lead the partition, or does not follow it";
    RequestTimedOut = 7, "REQUEST_TIMED_OUT", retriable, "the time allowed ran out";
    BrokerNotAvailable = 8, "BROKER_NOT_AVAILABLE", final, "the broker cannot be reached";
    ReplicaNotAvailable = 9, "REPLICA_NOT_AVAILABLE", retriable, "this broker has no replica of the partition that can serve";
    MessageTooLarge = 10, "MESSAGE_TOO_LARGE", final, "a record or batch is larger than the topic allows";
    StaleControllerEpoch = 11, "STALE_CONTROLLER_EPOCH", final, "another controller has taken over";
    OffsetMetadataTooLarge = 12, "OFFSET_METADATA_TOO_LARGE", final, "the metadata committed with an offset is too large";
    NetworkException = 13, "NETWORK_EXCEPTION", retriable, "the connection ended before the answer came";
    CoordinatorLoadInProgress = 14, "COORDINATOR_LOAD_IN_PROGRESS", retriable, "the coordinator is still reading its log";
    CoordinatorNotAvailable = 15, "COORDINATOR_NOT_AVAILABLE", retriable, "there is no coordinator at this moment";
    NotCoordinator = 16, "NOT_COORDINATOR", retriable, "another broker is the coordinator";
    InvalidTopicException = 17, "INVALID_TOPIC_EXCEPTION", final, "the topic's name is not allowed, or the topic is not open to this operation";
    RecordListTooLarge = 18, "RECORD_LIST_TOO_LARGE", final, "a batch is larger than a segment may be";
    NotEnoughReplicas = 19, "NOT_ENOUGH_REPLICAS", retriable, "fewer replicas are in sync than the topic demands; nothing was written";
    NotEnoughReplicasAfterAppend = 20, "NOT_ENOUGH_REPLICAS_AFTER_APPEND", retriable, "fewer replicas are in sync than the topic demands; the records are in the leader's log";
    InvalidRequiredAcks = 21, "INVALID_REQUIRED_ACKS", final, "acks is none of -1, 0 and 1";
    IllegalGeneration = 22, "ILLEGAL_GENERATION", final, "the generation is not the group's current one";
    InconsistentGroupProtocol = 23, "INCONSISTENT_GROUP_PROTOCOL", final, "the member shares no protocol with the group";
    InvalidGroupId = 24, "INVALID_GROUP_ID", final, "the group id is not allowed";
    UnknownMemberId = 25, "UNKNOWN_MEMBER_ID", final, "the coordinator does not know the member";
    InvalidSessionTimeout = 26, "INVALID_SESSION_TIMEOUT", final, "the session timeout is outside what the broker allows";
    RebalanceInProgress = 27, "REBALANCE_IN_PROGRESS", final, "the group is rebalancing and the member must join again";
    InvalidCommitOffsetSize = 28, "INVALID_COMMIT_OFFSET_SIZE", final, "the commit is too large";
    TopicAuthorizationFailed = 29, "TOPIC_AUTHORIZATION_FAILED", final, "not authorized for the topic";
    GroupAuthorizationFailed = 30, "GROUP_AUTHORIZATION_FAILED", final, "not authorized for the group";
    ClusterAuthorizationFailed = 31, "CLUSTER_AUTHORIZATION_FAILED", final, "not authorized for the cluster";
    InvalidTimestamp = 32, "INVALID_TIMESTAMP", final, "a record's timestamp is too far from the broker's time";
    UnsupportedSaslMechanism = 33, "UNSUPPORTED_SASL_MECHANISM", final, "the broker does not offer this SASL mechanism";
    IllegalSaslState = 34, "ILLEGAL_SASL_STATE", final, "the request does not fit the state of authentication";
    UnsupportedVersion = 35, "UNSUPPORTED_VERSION", final, "the broker does not serve this version";
    TopicAlreadyExists = 36, "TOPIC_ALREADY_EXISTS", final, "a topic of this name is there already";
    InvalidPartitions = 37, "INVALID_PARTITIONS", final, "the number of partitions is not allowed";
    InvalidReplicationFactor = 38, "INVALID_REPLICATION_FACTOR", final, "the replication factor is below one or above the number of brokers";
    InvalidReplicaAssignment = 39, "INVALID_REPLICA_ASSIGNMENT", final, "the assignment of replicas is not a valid one";
    InvalidConfig = 40, "INVALID_CONFIG", final, "a configuration key or value is not allowed";
    NotController = 41, "NOT_CONTROLLER", retriable, "this is not the active controller";
    InvalidRequest = 42, "INVALID_REQUEST", final, "the request contradicts itself or the protocol";
    UnsupportedForMessageFormat = 43, "UNSUPPORTED_FOR_MESSAGE_FORMAT", final, "the record format on the broker cannot do what is asked";
    PolicyViolation = 44, "POLICY_VIOLATION", final, "the broker's policy forbids it";
    OutOfOrderSequenceNumber = 45, "OUT_OF_ORDER_SEQUENCE_NUMBER", final, "a batch's sequence number does not follow the last one";
    DuplicateSequenceNumber = 46, "DUPLICATE_SEQUENCE_NUMBER", final, "a batch with this sequence number was written before";
    InvalidProducerEpoch = 47, "INVALID_PRODUCER_EPOCH", final, "the producer's epoch is older than the current one";
    InvalidTxnState = 48, "INVALID_TXN_STATE", final, "the transaction's state does not allow this step";
    InvalidProducerIdMapping = 49, "INVALID_PRODUCER_ID_MAPPING", final, "the producer id is not the transactional id's";
    InvalidTransactionTimeout = 50, "INVALID_TRANSACTION_TIMEOUT", final, "the transaction timeout is above what the broker allows";
    ConcurrentTransactions = 51, "CONCURRENT_TRANSACTIONS", retriable, "another operation on the same transaction is still going on";
    TransactionCoordinatorFenced = 52, "TRANSACTION_COORDINATOR_FENCED", final, "a newer transaction coordinator has taken over";
    TransactionalIdAuthorizationFailed = 53, "TRANSACTIONAL_ID_AUTHORIZATION_FAILED", final, "not authorized for the transactional id";
    SecurityDisabled = 54, "SECURITY_DISABLED", final, "the broker has no authorizer";
    OperationNotAttempted = 55, "OPERATION_NOT_ATTEMPTED", final, "not tried, because another part of the request failed";
    KafkaStorageError = 56, "KAFKA_STORAGE_ERROR", retriable, "a disk failed on the broker";
    LogDirNotFound = 57, "LOG_DIR_NOT_FOUND", final, "the broker has no such log directory";
    SaslAuthenticationFailed = 58, "SASL_AUTHENTICATION_FAILED", final, "authentication failed";
    UnknownProducerId = 59, "UNKNOWN_PRODUCER_ID", final, "the broker has forgotten the producer id";
    ReassignmentInProgress = 60, "REASSIGNMENT_IN_PROGRESS", final, "the partition is being reassigned";
    DelegationTokenAuthDisabled = 61, "DELEGATION_TOKEN_AUTH_DISABLED", final, "delegation tokens are not enabled";
    DelegationTokenNotFound = 62, "DELEGATION_TOKEN_NOT_FOUND", final, "there is no such delegation token";
    DelegationTokenOwnerMismatch = 63, "DELEGATION_TOKEN_OWNER_MISMATCH", final, "the delegation token belongs to another principal";
    DelegationTokenRequestNotAllowed = 64, "DELEGATION_TOKEN_REQUEST_NOT_ALLOWED", final, "delegation tokens cannot be asked for over this connection";
    DelegationTokenAuthorizationFailed = 65, "DELEGATION_TOKEN_AUTHORIZATION_FAILED", final, "not authorized for the delegation token";
    DelegationTokenExpired = 66, "DELEGATION_TOKEN_EXPIRED", final, "the delegation token has expired";
    InvalidPrincipalType = 67, "INVALID_PRINCIPAL_TYPE", final, "principals of this type are not supported";
    NonEmptyGroup = 68, "NON_EMPTY_GROUP", final, "the group has members";
    GroupIdNotFound = 69, "GROUP_ID_NOT_FOUND", final, "there is no such group";
    FetchSessionIdNotFound = 70, "FETCH_SESSION_ID_NOT_FOUND", retriable, "there is no such fetch session";
    InvalidFetchSessionEpoch = 71, "INVALID_FETCH_SESSION_EPOCH", retriable, "the fetch session's epoch is not the next one";
    ListenerNotFound = 72, "LISTENER_NOT_FOUND", retriable, "the partition's leader has no listener of this name";
    TopicDeletionDisabled = 73, "TOPIC_DELETION_DISABLED", final, "topics cannot be deleted on this broker";
    FencedLeaderEpoch = 74, "FENCED_LEADER_EPOCH", retriable, "the leader epoch is older than the partition's";
    UnknownLeaderEpoch = 75, "UNKNOWN_LEADER_EPOCH", retriable, "the leader epoch is newer than the broker knows";
    UnsupportedCompressionType = 76, "UNSUPPORTED_COMPRESSION_TYPE", final, "the client cannot read the codec that the records need";
    StaleBrokerEpoch = 77, "STALE_BROKER_EPOCH", final, "the broker has registered anew since";
    OffsetNotAvailable = 78, "OFFSET_NOT_AVAILABLE", retriable, "a new leader's high watermark is not known yet";
    MemberIdRequired = 79, "MEMBER_ID_REQUIRED", final, "the member must join again with the id it was given";
    PreferredLeaderNotAvailable = 80, "PREFERRED_LEADER_NOT_AVAILABLE", retriable, "the preferred leader cannot lead now";
    GroupMaxSizeReached = 81, "GROUP_MAX_SIZE_REACHED", final, "the group is full";
    FencedInstanceId = 82, "FENCED_INSTANCE_ID", final, "another member with the same group instance id has taken over";
    EligibleLeadersNotAvailable = 83, "ELIGIBLE_LEADERS_NOT_AVAILABLE", retriable, "none of the replicas that may lead is there";
    ElectionNotNeeded = 84, "ELECTION_NOT_NEEDED", retriable, "the partition has the leader it should have";
    NoReassignmentInProgress = 85, "NO_REASSIGNMENT_IN_PROGRESS", final, "the partition is not being reassigned";
    GroupSubscribedToTopic = 86, "GROUP_SUBSCRIBED_TO_TOPIC", final, "the group is subscribed to the topic";
    InvalidRecord = 87, "INVALID_RECORD", final, "the broker refuses the records' content";
    UnstableOffsetCommit = 88, "UNSTABLE_OFFSET_COMMIT", retriable, "transactions are pending on the offsets";
    ThrottlingQuotaExceeded = 89, "THROTTLING_QUOTA_EXCEEDED", retriable, "a quota is used up";
    ProducerFenced = 90, "PRODUCER_FENCED", final, "a newer producer with the same transactional id has taken over";
    ResourceNotFound = 91, "RESOURCE_NOT_FOUND", final, "there is no such resource";
    DuplicateResource = 92, "DUPLICATE_RESOURCE", final, "the request names a resource twice";
    UnacceptableCredential = 93, "UNACCEPTABLE_CREDENTIAL", final, "the credential does not meet the rules";
    InconsistentVoterSet = 94, "INCONSISTENT_VOTER_SET", final, "the voters named are not the quorum's";
    InvalidUpdateVersion = 95, "INVALID_UPDATE_VERSION", final, "the feature version asked for is not possible";
    FeatureUpdateFailed = 96, "FEATURE_UPDATE_FAILED", final, "the feature could not be updated";
    PrincipalDeserializationFailure = 97, "PRINCIPAL_DESERIALIZATION_FAILURE", final, "the principal of a forwarded request cannot be read";
    SnapshotNotFound = 98, "SNAPSHOT_NOT_FOUND", final, "there is no such snapshot";
    PositionOutOfRange = 99, "POSITION_OUT_OF_RANGE", final, "the position lies outside the snapshot";
    UnknownTopicId = 100, "UNKNOWN_TOPIC_ID", retriable, "this broker has no topic with this id";
    DuplicateBrokerRegistration = 101, "DUPLICATE_BROKER_REGISTRATION", final, "another broker with this id is running";
    BrokerIdNotRegistered = 102, "BROKER_ID_NOT_REGISTERED", final, "no broker with this id is registered";
    InconsistentTopicId = 103, "INCONSISTENT_TOPIC_ID", retriable, "the log belongs to another topic id";
    InconsistentClusterId = 104, "INCONSISTENT_CLUSTER_ID", final, "the cluster id is another cluster's";
    TransactionalIdNotFound = 105, "TRANSACTIONAL_ID_NOT_FOUND", final, "there is no such transactional id";
    FetchSessionTopicIdError = 106, "FETCH_SESSION_TOPIC_ID_ERROR", retriable, "the fetch session mixes topic ids and names";
    IneligibleReplica = 107, "INELIGIBLE_REPLICA", final, "a replica named for the in-sync set may not be in it";
    NewLeaderElected = 108, "NEW_LEADER_ELECTED", final, "the change succeeded and made another replica the leader";
    OffsetMovedToTieredStorage = 109, "OFFSET_MOVED_TO_TIERED_STORAGE", final, "the offset lies in tiered storage";
    FencedMemberEpoch = 110, "FENCED_MEMBER_EPOCH", final, "the member's epoch is not valid any more and it must join anew";
    UnreleasedInstanceId = 111, "UNRELEASED_INSTANCE_ID", final, "another member still holds the group instance id";
    UnsupportedAssignor = 112, "UNSUPPORTED_ASSIGNOR", final, "the group does not support the assignor";
    StaleMemberEpoch = 113, "STALE_MEMBER_EPOCH", final, "the member's epoch is behind and will be updated by a heartbeat";
    MismatchedEndpointType = 114, "MISMATCHED_ENDPOINT_TYPE", final, "the request went to an endpoint of another type";
    UnsupportedEndpointType = 115, "UNSUPPORTED_ENDPOINT_TYPE", final, "endpoints of this type are not supported";
    UnknownControllerId = 116, "UNKNOWN_CONTROLLER_ID", final, "there is no controller with this id";
    UnknownSubscriptionId = 117, "UNKNOWN_SUBSCRIPTION_ID", final, "the telemetry subscription is not valid any more";
    TelemetryTooLarge = 118, "TELEMETRY_TOO_LARGE", final, "the telemetry is larger than the broker allows";
    InvalidRegistration = 119, "INVALID_REGISTRATION", final, "the controller holds the registration for invalid";
    TransactionAbortable = 120, "TRANSACTION_ABORTABLE", final, "the transaction can only be aborted";
    InvalidRecordState = 121, "INVALID_RECORD_STATE", final, "the record is not in a state in which it can be acknowledged";
    ShareSessionNotFound = 122, "SHARE_SESSION_NOT_FOUND", retriable, "there is no such share session";
    InvalidShareSessionEpoch = 123, "INVALID_SHARE_SESSION_EPOCH", retriable, "the share session's epoch is not the next one";
    FencedStateEpoch = 124, "FENCED_STATE_EPOCH", final, "the share group's state has a newer epoch";
    InvalidVoterKey = 125, "INVALID_VOTER_KEY", final, "the voter's key is not the replica's";
    DuplicateVoter = 126, "DUPLICATE_VOTER", final, "the voter is in the quorum already";
    VoterNotFound = 127, "VOTER_NOT_FOUND", final, "the voter is not in the quorum";
    InvalidRegularExpression = 128, "INVALID_REGULAR_EXPRESSION", final, "the regular expression cannot be read";
    RebootstrapRequired = 129, "REBOOTSTRAP_REQUIRED", final, "the client's metadata is too old and it must start from its bootstrap servers";
    StreamsInvalidTopology = 130, "STREAMS_INVALID_TOPOLOGY", final, "the streams topology is not a valid one";
    StreamsInvalidTopologyEpoch = 131, "STREAMS_INVALID_TOPOLOGY_EPOCH", final, "the streams topology's epoch is not a valid one";
    StreamsTopologyFenced = 132, "STREAMS_TOPOLOGY_FENCED", final, "the streams topology's epoch is older than the group's";
    ShareSessionLimitReached = 133, "SHARE_SESSION_LIMIT_REACHED", retriable, "the broker can hold no more share sessions";
}

impl ErrorCode {
    /// The number on the wire.
    #[must_use]
    pub const fn code(self) -> i16 {
        self as i16
    }

    /// Whether nothing went wrong.
    #[must_use]
    pub const fn is_none(self) -> bool {
        matches!(self, Self::None)
    }
}

impl From<ErrorCode> for i16 {
    fn from(code: ErrorCode) -> Self {
        code.code()
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.name(), self.code(), self.message())
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorCode;

    #[test]
    fn codes_run_without_a_gap_and_lead_back() {
        let codes: Vec<i16> = ErrorCode::ALL.iter().map(|code| code.code()).collect();
        assert_eq!(codes, (-1..=133).collect::<Vec<_>>());
        for code in ErrorCode::ALL {
            assert_eq!(ErrorCode::from_code(code.code()), Some(*code));
        }
        assert_eq!(ErrorCode::from_code(134), None);
        assert_eq!(ErrorCode::from_code(-2), None);
    }

    #[test]
    fn names_and_messages_are_distinct() {
        let mut names: Vec<&str> = ErrorCode::ALL.iter().map(|code| code.name()).collect();
        let mut messages: Vec<&str> = ErrorCode::ALL.iter().map(|code| code.message()).collect();
        for texts in [&mut names, &mut messages] {
            texts.sort_unstable();
            texts.dedup();
            assert_eq!(texts.len(), ErrorCode::ALL.len());
        }
    }

    /// Those that Kafka 4.3.1's exceptions call retriable.
    #[test]
    fn retriable_are_those_of_kafka() {
        let retriable = ErrorCode::ALL.iter().filter(|code| code.is_retriable());
        let retriable: Vec<i16> = retriable.map(|code| code.code()).collect();
        let expected = [
            2, 3, 5, 6, 7, 9, 13, 14, 15, 16, 19, 20, 41, 51, 56, 70, 71, 72, 74, 75, 78, 80, 83,
            84, 88, 89, 100, 103, 106, 122, 123, 133,
        ];
        assert_eq!(retriable, expected);
    }
}
