//! Classic, consumer and streams groups, and committed offsets.

use super::keys;

keys! { GROUP: Broker
    "group.consumer.assignment.interval.ms" Inert Int "1000", AtLeast(0), Medium ClusterWide "Shortest time between two assignments of a consumer group, milliseconds.";
    "group.consumer.assignors" Used List "uniform,range", Any, Medium ReadOnly "Server-side assignors for consumer groups, the first being the default.";
    "group.consumer.heartbeat.interval.ms" Used Int "5000", AtLeast(1), Medium ReadOnly "Time between heartbeats that members of consumer groups are told, milliseconds.";
    "group.consumer.max.assignment.interval.ms" Inert Int "15000", AtLeast(0), Medium ReadOnly "Largest value that a group may choose for its assignment interval, milliseconds.";
    "group.consumer.max.heartbeat.interval.ms" Used Int "15000", AtLeast(1), Medium ReadOnly "Largest value that a group may choose for its heartbeat interval, milliseconds.";
    "group.consumer.max.session.timeout.ms" Used Int "60000", AtLeast(1), Medium ReadOnly "Largest value that a group may choose for its session timeout, milliseconds.";
    "group.consumer.max.size" Used Int "2147483647", AtLeast(1), Medium ReadOnly "Most members of a consumer group.";
    "group.consumer.migration.policy" Inert String "bidirectional", OneOfAnyCase(&["DISABLED", "DOWNGRADE", "UPGRADE", "BIDIRECTIONAL"]), Medium ReadOnly "Whether a group may change between the classic and the consumer protocol while it has members.";
    "group.consumer.min.assignment.interval.ms" Inert Int "0", AtLeast(0), Medium ReadOnly "Smallest value that a group may choose for its assignment interval, milliseconds.";
    "group.consumer.min.heartbeat.interval.ms" Used Int "5000", AtLeast(1), Medium ReadOnly "Smallest value that a group may choose for its heartbeat interval, milliseconds.";
    "group.consumer.min.session.timeout.ms" Used Int "45000", AtLeast(1), Medium ReadOnly "Smallest value that a group may choose for its session timeout, milliseconds.";
    "group.consumer.regex.refresh.interval.ms" Inert Int "600000", AtLeast(10_000), Hidden ReadOnly "Time after which topic patterns of consumer groups are matched anew, milliseconds.";
    "group.consumer.session.timeout.ms" Used Int "45000", AtLeast(1), Medium ReadOnly "A member of a consumer group silent for this long is removed, milliseconds.";
    "group.coordinator.append.linger.ms" Inert Int "-1", AtLeast(-1), Medium ReadOnly "How long the coordinator gathers records into a batch, milliseconds; -1 adapts.";
    "group.coordinator.background.threads" Inert Int "2", AtLeast(1), High ReadOnly "Threads for the coordinator's slow work.";
    "group.coordinator.cached.buffer.max.bytes" Inert Int "1048588", AtLeast(524_288), Medium ClusterWide "Largest write buffer that the coordinator keeps.";
    "group.coordinator.rebalance.protocols" Inert List "classic,consumer,streams", EachOf(&["consumer", "classic", "share", "streams"]), Medium ReadOnly "Group protocols that are on.";
    "group.coordinator.threads" Inert Int "4", AtLeast(1), High ReadOnly "Threads of the coordinator.";
    "group.initial.rebalance.delay.ms" Used Int "3000", Any, Medium ReadOnly "How long an empty classic group waits for more members before its first rebalance, milliseconds.";
    "group.max.session.timeout.ms" Used Int "1800000", Any, Medium ReadOnly "Largest session timeout that a classic member may ask for, milliseconds.";
    "group.max.size" Used Int "10000", AtLeast(1), Medium ReadOnly "Most members of a classic group.", differs "2147483647" "a group cannot take all memory";
    "group.min.session.timeout.ms" Used Int "6000", Any, Medium ReadOnly "Smallest session timeout that a classic member may ask for, milliseconds.";
    "group.streams.assignment.interval.ms" Inert Int "1000", AtLeast(0), Medium ClusterWide "Shortest time between two assignments of a streams group, milliseconds.";
    "group.streams.heartbeat.interval.ms" Inert Int "5000", AtLeast(1), Medium ReadOnly "Time between heartbeats that members of streams groups are told, milliseconds.";
    "group.streams.initial.rebalance.delay.ms" Inert Int "3000", AtLeast(0), Medium ReadOnly "How long an empty streams group waits for more members, milliseconds.";
    "group.streams.max.assignment.interval.ms" Inert Int "15000", AtLeast(0), Medium ReadOnly "Largest value that a streams group may choose for its assignment interval, milliseconds.";
    "group.streams.max.heartbeat.interval.ms" Inert Int "15000", AtLeast(1), Medium ReadOnly "Largest value that a streams group may choose for its heartbeat interval, milliseconds.";
    "group.streams.max.session.timeout.ms" Inert Int "60000", AtLeast(1), Medium ReadOnly "Largest value that a streams group may choose for its session timeout, milliseconds.";
    "group.streams.max.size" Inert Int "2147483647", AtLeast(1), Medium ReadOnly "Most members of a streams group.";
    "group.streams.max.standby.replicas" Inert Int "2", AtLeast(0), Medium ReadOnly "Largest value that a streams group may choose for its standby tasks.";
    "group.streams.min.assignment.interval.ms" Inert Int "0", AtLeast(0), Medium ReadOnly "Smallest value that a streams group may choose for its assignment interval, milliseconds.";
    "group.streams.min.heartbeat.interval.ms" Inert Int "5000", AtLeast(1), Medium ReadOnly "Smallest value that a streams group may choose for its heartbeat interval, milliseconds.";
    "group.streams.min.session.timeout.ms" Inert Int "45000", AtLeast(1), Medium ReadOnly "Smallest value that a streams group may choose for its session timeout, milliseconds.";
    "group.streams.num.standby.replicas" Inert Int "0", AtLeast(0), Medium ReadOnly "Standby tasks of a streams group.";
    "group.streams.session.timeout.ms" Inert Int "45000", AtLeast(1), Medium ReadOnly "A member of a streams group silent for this long is removed, milliseconds.";
    "offset.metadata.max.bytes" Used Int "4096", Any, High ReadOnly "Longest metadata of a committed offset, characters.";
    "offsets.commit.timeout.ms" Inert Int "5000", AtLeast(1), High ReadOnly "Longest wait for a commit of offsets to replicate, milliseconds.";
    "offsets.load.buffer.size" Inert Int "5242880", AtLeast(1), High ReadOnly "Bytes read at once while groups are loaded.";
    "offsets.retention.check.interval.ms" Used Long "600000", AtLeast(1), High ReadOnly "Time between searches for expired offsets, milliseconds.";
    "offsets.retention.minutes" Used Int "10080", AtLeast(1), High ReadOnly "Minutes that offsets of an empty group are kept.";
    "offsets.topic.compression.codec" Inert Int "0", Any, High ReadOnly "Codec number for batches of the offsets topic.";
    "offsets.topic.num.partitions" Used Int "50", AtLeast(1), High ReadOnly "Partitions of the offsets topic; fixed once it exists.";
    "offsets.topic.replication.factor" Used Short "3", AtLeast(1), High ReadOnly "Replicas of the offsets topic; never more than there are brokers.";
    "offsets.topic.segment.bytes" Used Int "104857600", AtLeast(1), High ReadOnly "Segment size of the offsets topic, bytes.";
}
