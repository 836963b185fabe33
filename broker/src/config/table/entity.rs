//! The keys of a group and of a client metrics subscription.

use super::keys;

keys! { CLIENT_METRICS: ClientMetrics
    "interval.ms" Inert Int "300000", Between(100, 3_600_000), Medium ClusterWide "Time between pushes of a client's metrics, milliseconds.";
    "match" Inert List "", Any, Medium ClusterWide "Which clients the subscription is for, as name=pattern.";
    "metrics" Inert List "", Any, Medium ClusterWide "Prefixes of the metrics that are asked for.";
}

keys! { GROUP: Group
    "consumer.assignment.interval.ms" Inert Int "1000", AtLeast(0), Medium ClusterWide "Shortest time between two assignments, milliseconds.";
    "consumer.heartbeat.interval.ms" Inert Int "5000", AtLeast(1), Medium ClusterWide "Time between heartbeats that members are told, milliseconds.";
    "consumer.session.timeout.ms" Inert Int "45000", AtLeast(1), Medium ClusterWide "A member silent for this long is removed, milliseconds.";
    "share.assignment.interval.ms" Inert Int "1000", AtLeast(0), Medium ClusterWide "Shortest time between two assignments, milliseconds.";
    "share.auto.offset.reset" Inert String "latest", OffsetReset, Medium ClusterWide "Where a share group begins to read a partition.";
    "share.delivery.count.limit" Inert Int "5", AtLeast(2), Medium ClusterWide "How often a record is delivered at most.";
    "share.heartbeat.interval.ms" Inert Int "5000", AtLeast(1), Medium ClusterWide "Time between heartbeats that members are told, milliseconds.";
    "share.isolation.level" Inert String "read_uncommitted", OneOf(&["read_committed", "read_uncommitted"]), Medium ClusterWide "Whether members see records of open and aborted transactions.";
    "share.partition.max.record.locks" Inert Int "2000", AtLeast(100), Medium ClusterWide "Most records of a partition locked at once.";
    "share.record.lock.duration.ms" Inert Int "30000", AtLeast(1000), Medium ClusterWide "How long a record stays locked for its consumer, milliseconds.";
    "share.renew.acknowledge.enable" Inert Boolean "true", Any, Medium ClusterWide "Whether a member may renew its lock on a record.";
    "share.session.timeout.ms" Inert Int "45000", AtLeast(1), Medium ClusterWide "A member silent for this long is removed, milliseconds.";
    "streams.assignment.interval.ms" Inert Int "1000", AtLeast(0), Medium ClusterWide "Shortest time between two assignments, milliseconds.";
    "streams.heartbeat.interval.ms" Inert Int "5000", AtLeast(1), Medium ClusterWide "Time between heartbeats that members are told, milliseconds.";
    "streams.initial.rebalance.delay.ms" Inert Int "3000", AtLeast(0), Medium ClusterWide "How long an empty group waits for more members, milliseconds.";
    "streams.num.standby.replicas" Inert Int "0", AtLeast(0), Medium ClusterWide "Standby tasks of the group.";
    "streams.session.timeout.ms" Inert Int "45000", AtLeast(1), Medium ClusterWide "A member silent for this long is removed, milliseconds.";
}
