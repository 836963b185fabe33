//! The keys of a topic.

use super::keys;

keys! { TOPIC: Topic
    "cleanup.policy" Used List "delete", EachOf(&["compact", "delete"]), Medium ClusterWide "What happens to old segments: delete, compact or both.";
    "compression.gzip.level" Used Int "-1", BetweenOr(1, 9, -1), Medium ClusterWide "Level for batches that the broker compresses with gzip.";
    "compression.lz4.level" Used Int "9", Between(1, 17), Medium ClusterWide "Level for batches that the broker compresses with lz4.";
    "compression.type" Used String "producer", OneOf(&["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"]), Medium ClusterWide "Codec in which batches are stored; producer keeps what was sent.";
    "compression.zstd.level" Used Int "3", Between(-131_072, 22), Medium ClusterWide "Level for batches that the broker compresses with zstd.";
    "delete.retention.ms" Used Long "86400000", AtLeast(0), Medium ClusterWide "How long a tombstone stays in a compacted log, milliseconds.";
    "file.delete.delay.ms" Used Long "60000", AtLeast(0), Medium ClusterWide "Delay before a deleted segment's files are removed, milliseconds.";
    "flush.messages" Used Long "9223372036854775807", AtLeast(1), Medium ClusterWide "Records that a power cut may take: whoever sends the next one, and waits for it, waits for a sync.";
    "flush.ms" Used Long "9223372036854775807", AtLeast(0), Medium ClusterWide "Time after which what was appended is synced, milliseconds.";
    "follower.replication.throttled.replicas" Inert List "", ThrottledReplicas, Medium ClusterWide "Replicas throttled on the follower's side.";
    "index.interval.bytes" Used Int "4096", AtLeast(0), Medium ClusterWide "Bytes of log for each entry of its index.";
    "internal.segment.bytes" Used Int null, Any, Hidden ClusterWide "Segment size without the lower bound of segment.bytes, bytes; meant for tests.";
    "leader.replication.throttled.replicas" Inert List "", ThrottledReplicas, Medium ClusterWide "Replicas throttled on the leader's side.";
    "local.retention.bytes" Inert Long "-2", AtLeast(-2), Medium ClusterWide "Bytes of a tiered partition kept on local disk; -2 takes retention.bytes.";
    "local.retention.ms" Inert Long "-2", AtLeast(-2), Medium ClusterWide "Time that segments of a tiered partition stay on local disk, milliseconds; -2 takes retention.ms.";
    "max.compaction.lag.ms" Used Long "9223372036854775807", AtLeast(1), Medium ClusterWide "Longest time that a record may stay uncompacted, milliseconds.";
    "max.message.bytes" Used Int "1048588", AtLeast(0), Medium ClusterWide "Largest record batch that is taken, bytes.";
    "message.downconversion.enable" Inert Boolean "true", Any, Hidden ClusterWide "Whether older clients get records converted to their format.";
    "message.format.version" Inert String "3.0-IV1", Any, Hidden ClusterWide "Format that records were once stored in.";
    "message.timestamp.after.max.ms" Used Long "3600000", AtLeast(0), Medium ClusterWide "How far a record's timestamp may lie ahead of the broker's clock, milliseconds.";
    "message.timestamp.before.max.ms" Used Long "9223372036854775807", AtLeast(0), Medium ClusterWide "How far a record's timestamp may lie behind the broker's clock, milliseconds.";
    "message.timestamp.difference.max.ms" Inert Long "9223372036854775807", AtLeast(0), Hidden ClusterWide "How far a record's timestamp may lie from the broker's clock either way, milliseconds.";
    "message.timestamp.type" Used String "CreateTime", OneOf(&["CreateTime", "LogAppendTime"]), Medium ClusterWide "Whether a record keeps its producer's timestamp or gets the broker's.";
    "min.cleanable.dirty.ratio" Used Double "0.5", Real(0.0, 1.0), Medium ClusterWide "Share of a log that has to be uncompacted before it is compacted.";
    "min.compaction.lag.ms" Used Long "0", AtLeast(0), Medium ClusterWide "Shortest time that a record stays uncompacted, milliseconds.";
    "min.insync.replicas" Used Int "1", AtLeast(1), Medium ClusterWide "In-sync replicas that a write with acks=all needs.";
    "preallocate" Inert Boolean "false", Any, Medium ClusterWide "Whether a new segment's file gets its full size at once.";
    "remote.log.copy.disable" Inert Boolean "false", Any, Medium ClusterWide "Whether copying to remote storage is off.";
    "remote.log.delete.on.disable" Inert Boolean "false", Any, Medium ClusterWide "Whether remote data goes when remote storage is turned off.";
    "remote.storage.enable" Inert Boolean "false", Any, Medium ClusterWide "Whether the topic is tiered.";
    "retention.bytes" Used Long "-1", Any, Medium ClusterWide "Bytes that a partition keeps before old segments go; -1 for no limit.";
    "retention.ms" Used Long "604800000", AtLeast(-1), Medium ClusterWide "Time that a segment is kept, milliseconds; -1 for ever.";
    "segment.bytes" Used Int "1073741824", AtLeast(1_048_576), Medium ClusterWide "Size at which a new segment is started, bytes.";
    "segment.index.bytes" Used Int "10485760", AtLeast(4), Medium ClusterWide "Largest index of a segment, bytes.";
    "segment.jitter.ms" Used Long "0", AtLeast(0), Medium ClusterWide "Most by which the roll of segments is spread, milliseconds.";
    "segment.ms" Used Long "604800000", AtLeast(1), Medium ClusterWide "Time after which a new segment is started, milliseconds.";
    "unclean.leader.election.enable" Inert Boolean "false", Any, Medium ClusterWide "Whether a replica outside the in-sync set may become leader.";
}
