//! Share groups and their coordinator.

use super::keys;

keys! { SHARE: Broker
    "group.share.assignment.interval.ms" Inert Int "1000", AtLeast(0), Medium ClusterWide "Shortest time between two assignments of a share group, milliseconds.";
    "group.share.assignors" Inert List "simple", Any, Medium ReadOnly "Server-side assignors for share groups.";
    "group.share.delivery.count.limit" Inert Int "5", Between(2, 10), Medium ReadOnly "How often a record of a share group is delivered at most.";
    "group.share.heartbeat.interval.ms" Inert Int "5000", AtLeast(1), Medium ReadOnly "Time between heartbeats that members of share groups are told, milliseconds.";
    "group.share.initialize.retry.interval.ms" Inert Int "30000", AtLeast(1), Hidden ReadOnly "Pause before the state of a share partition is initialized again, milliseconds.";
    "group.share.max.assignment.interval.ms" Inert Int "15000", AtLeast(0), Medium ReadOnly "Largest value that a share group may choose for its assignment interval, milliseconds.";
    "group.share.max.delivery.count.limit" Inert Int "10", Between(5, 25), Medium ReadOnly "Largest value that a share group may choose for its deliveries.";
    "group.share.max.heartbeat.interval.ms" Inert Int "15000", AtLeast(1), Medium ReadOnly "Largest value that a share group may choose for its heartbeat interval, milliseconds.";
    "group.share.max.partition.max.record.locks" Inert Int "4000", Between(2000, 10_000), Medium ReadOnly "Largest value that a share group may choose for its record locks.";
    "group.share.max.record.lock.duration.ms" Inert Int "60000", Between(30_000, 3_600_000), Medium ReadOnly "Largest value that a share group may choose for its lock duration, milliseconds.";
    "group.share.max.session.timeout.ms" Inert Int "60000", AtLeast(1), Medium ReadOnly "Largest value that a share group may choose for its session timeout, milliseconds.";
    "group.share.max.share.sessions" Inert Int "2000", AtLeast(1), Medium ReadOnly "Most share sessions.";
    "group.share.max.size" Inert Int "200", Between(1, 1000), Medium ReadOnly "Most members of a share group.";
    "group.share.min.assignment.interval.ms" Inert Int "0", AtLeast(0), Medium ReadOnly "Smallest value that a share group may choose for its assignment interval, milliseconds.";
    "group.share.min.delivery.count.limit" Inert Int "2", Between(2, 5), Medium ReadOnly "Smallest value that a share group may choose for its deliveries.";
    "group.share.min.heartbeat.interval.ms" Inert Int "5000", AtLeast(1), Medium ReadOnly "Smallest value that a share group may choose for its heartbeat interval, milliseconds.";
    "group.share.min.partition.max.record.locks" Inert Int "100", Between(100, 2000), Medium ReadOnly "Smallest value that a share group may choose for its record locks.";
    "group.share.min.record.lock.duration.ms" Inert Int "15000", Between(1000, 30_000), Medium ReadOnly "Smallest value that a share group may choose for its lock duration, milliseconds.";
    "group.share.min.session.timeout.ms" Inert Int "45000", AtLeast(1), Medium ReadOnly "Smallest value that a share group may choose for its session timeout, milliseconds.";
    "group.share.partition.max.record.locks" Inert Int "2000", Between(100, 10_000), Medium ReadOnly "Most records of a partition locked at once in a share group.";
    "group.share.persister.class.name" Inert String "org.apache.kafka.server.share.persister.DefaultStatePersister", Any, Hidden ReadOnly "Java class that keeps the state of share groups.";
    "group.share.record.lock.duration.ms" Inert Int "30000", Between(1000, 3_600_000), Medium ReadOnly "How long a record stays locked for its consumer, milliseconds.";
    "group.share.session.timeout.ms" Inert Int "45000", AtLeast(1), Medium ReadOnly "A member of a share group silent for this long is removed, milliseconds.";
    "share.coordinator.append.linger.ms" Inert Int "-1", AtLeast(-1), Medium ReadOnly "How long the share coordinator gathers records into a batch, milliseconds; -1 adapts.";
    "share.coordinator.cached.buffer.max.bytes" Inert Int "1048588", AtLeast(524_288), Medium ClusterWide "Largest write buffer that the share coordinator keeps.";
    "share.coordinator.cold.partition.snapshot.interval.ms" Inert Int "300000", AtLeast(1), Hidden ReadOnly "Time after which an idle share partition is written out anew, milliseconds.";
    "share.coordinator.load.buffer.size" Inert Int "5242880", AtLeast(1), High ReadOnly "Bytes read at once while share state is loaded.";
    "share.coordinator.snapshot.update.records.per.snapshot" Inert Int "500", Between(0, 500), Medium ReadOnly "Updates between two snapshots of a share partition.";
    "share.coordinator.state.topic.compression.codec" Inert Int "0", Any, High ReadOnly "Codec number for batches of the share state topic.";
    "share.coordinator.state.topic.min.isr" Inert Short "2", AtLeast(1), High ReadOnly "In-sync replicas that a write to the share state topic needs.";
    "share.coordinator.state.topic.num.partitions" Inert Int "50", AtLeast(1), High ReadOnly "Partitions of the share state topic.";
    "share.coordinator.state.topic.prune.interval.ms" Inert Int "300000", AtLeast(1), Hidden ReadOnly "Time between removals of outdated share state, milliseconds.";
    "share.coordinator.state.topic.replication.factor" Inert Short "3", AtLeast(1), High ReadOnly "Replicas of the share state topic.";
    "share.coordinator.state.topic.segment.bytes" Inert Int "104857600", AtLeast(1), High ReadOnly "Segment size of the share state topic, bytes.";
    "share.coordinator.threads" Inert Int "1", AtLeast(1), Medium ReadOnly "Threads of the share coordinator.";
    "share.coordinator.write.timeout.ms" Inert Int "5000", AtLeast(1), High ReadOnly "Longest wait for share state to replicate, milliseconds.";
    "share.fetch.purgatory.purge.interval.requests" Inert Int "1000", Any, Medium ReadOnly "Requests after which finished ShareFetch waits are cleared.";
}
