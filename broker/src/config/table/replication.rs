//! Replication and leadership.

use super::keys;

keys! { REPLICATION: Broker
    "alter.log.dirs.replication.quota.window.num" Inert Int "11", AtLeast(1), Low ReadOnly "Samples kept to throttle copies between data directories.";
    "alter.log.dirs.replication.quota.window.size.seconds" Inert Int "1", AtLeast(1), Low ReadOnly "Length of such a sample, seconds.";
    "auto.leader.rebalance.enable" Inert Boolean "true", Any, High ReadOnly "Whether leadership moves back to preferred replicas by itself.";
    "controlled.shutdown.enable" Inert Boolean "true", Any, Medium ReadOnly "Whether a stopping broker hands its leaderships over first.";
    "default.replication.factor" Used Int "1", Any, Medium ReadOnly "Replicas of a topic that is created without a number; never more than there are brokers.";
    "follower.fetch.last.tiered.offset.enable" Inert Boolean "false", Any, Medium ClusterWide "Whether a new follower starts behind what lies in remote storage.";
    "follower.replication.throttled.rate" Inert Long "9223372036854775807", AtLeast(0), Hidden ClusterWide "Most bytes a second that followers take for throttled replicas.";
    "leader.imbalance.check.interval.seconds" Inert Long "300", AtLeast(1), High ReadOnly "Time between checks for leaders off their preferred replica, seconds.";
    "leader.replication.throttled.rate" Inert Long "9223372036854775807", AtLeast(0), Hidden ClusterWide "Most bytes a second that leaders send for throttled replicas.";
    "min.insync.replicas" Used Int "1", AtLeast(1), High ClusterWide "In-sync replicas that a write with acks=all needs.";
    "num.replica.alter.log.dirs.threads" Inert Int null, Any, High ReadOnly "Threads that move replicas between data directories.";
    "num.replica.fetchers" Inert Int "1", AtLeast(1), High ClusterWide "Threads that replicate from each other broker.";
    "replica.alter.log.dirs.io.max.bytes.per.second" Inert Long "9223372036854775807", AtLeast(0), Hidden ClusterWide "Most bytes a second for moves between data directories.";
    "replica.fetch.backoff.ms" Inert Int "1000", AtLeast(0), Medium ReadOnly "Pause of a follower after a failed fetch, milliseconds.";
    "replica.fetch.max.bytes" Inert Int "1048576", AtLeast(0), Medium ReadOnly "Most bytes of a partition that a follower asks for.";
    "replica.fetch.min.bytes" Inert Int "1", Any, High ReadOnly "Bytes that a follower waits for.";
    "replica.fetch.response.max.bytes" Inert Int "10485760", AtLeast(0), Medium ReadOnly "Most bytes of a whole response to a follower.";
    "replica.fetch.wait.max.ms" Inert Int "500", Any, High ReadOnly "Longest wait of a follower's fetch, milliseconds.";
    "replica.high.watermark.checkpoint.interval.ms" Inert Long "5000", Any, High ReadOnly "Time between writes of the high watermarks, milliseconds.";
    "replica.lag.time.max.ms" Inert Long "30000", Any, High ReadOnly "A follower behind for this long leaves the in-sync set, milliseconds.";
    "replica.selector.class" Inert String null, Any, Medium ReadOnly "Java class that picks the replica a consumer reads from.";
    "replica.socket.receive.buffer.bytes" Inert Int "65536", Any, High ReadOnly "Receive buffer of a follower's sockets, bytes.";
    "replica.socket.timeout.ms" Inert Int "30000", Any, High ReadOnly "Time a follower's request may take, milliseconds.";
    "replication.quota.window.num" Inert Int "11", AtLeast(1), Low ReadOnly "Samples kept to throttle replication.";
    "replication.quota.window.size.seconds" Inert Int "1", AtLeast(1), Low ReadOnly "Length of such a sample, seconds.";
    "unclean.leader.election.enable" Inert Boolean "false", Any, High ClusterWide "Whether a replica outside the in-sync set may become leader.";
    "unclean.leader.election.interval.ms" Inert Long "300000", AtLeast(1), Hidden ReadOnly "Time between such elections, milliseconds.";
}
