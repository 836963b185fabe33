//! Remote storage (KIP-405), which this broker does not have.

use super::keys;

keys! { REMOTE: Broker
    "log.local.retention.bytes" Inert Long "-2", AtLeast(-2), Medium ClusterWide "Bytes of a tiered partition kept on local disk; -2 takes log.retention.bytes.";
    "log.local.retention.ms" Inert Long "-2", AtLeast(-2), Medium ClusterWide "Time that segments of a tiered partition stay on local disk, milliseconds; -2 takes log.retention.ms.";
    "remote.fetch.max.wait.ms" Inert Int "500", AtLeast(1), Medium ClusterWide "Longest wait for a read from remote storage, milliseconds.";
    "remote.list.offsets.request.timeout.ms" Inert Long "30000", AtLeast(1), Medium ClusterWide "Longest wait for an offset from remote storage, milliseconds.";
    "remote.log.index.file.cache.total.size.bytes" Inert Long "1073741824", AtLeast(1), Low ClusterWide "Disk space for indexes fetched from remote storage, bytes.";
    "remote.log.index.file.cache.ttl.ms" Inert Long "900000", AtLeast(-1), Hidden ReadOnly "How long such an index stays unused, milliseconds.";
    "remote.log.manager.copier.thread.pool.size" Inert Int "10", AtLeast(1), Medium ClusterWide "Threads that copy to remote storage.";
    "remote.log.manager.copy.max.bytes.per.second" Inert Long "9223372036854775807", AtLeast(1), Medium ClusterWide "Most bytes a second to remote storage.";
    "remote.log.manager.copy.quota.window.num" Inert Int "11", AtLeast(1), Medium ReadOnly "Samples kept to throttle copies to remote storage.";
    "remote.log.manager.copy.quota.window.size.seconds" Inert Int "1", AtLeast(1), Medium ReadOnly "Length of such a sample, seconds.";
    "remote.log.manager.expiration.thread.pool.size" Inert Int "10", AtLeast(1), Medium ClusterWide "Threads that delete from remote storage.";
    "remote.log.manager.fetch.max.bytes.per.second" Inert Long "9223372036854775807", AtLeast(1), Medium ClusterWide "Most bytes a second from remote storage.";
    "remote.log.manager.fetch.quota.window.num" Inert Int "11", AtLeast(1), Medium ReadOnly "Samples kept to throttle reads from remote storage.";
    "remote.log.manager.fetch.quota.window.size.seconds" Inert Int "1", AtLeast(1), Medium ReadOnly "Length of such a sample, seconds.";
    "remote.log.manager.follower.thread.pool.size" Inert Int "2", AtLeast(1), Medium ClusterWide "Threads that follow what leaders copied.";
    "remote.log.manager.task.interval.ms" Inert Long "30000", AtLeast(1), Low ReadOnly "Time between rounds of copying and deleting, milliseconds.";
    "remote.log.manager.task.retry.backoff.max.ms" Inert Long "30000", AtLeast(1), Hidden ReadOnly "Longest pause before such a round is repeated, milliseconds.";
    "remote.log.manager.task.retry.backoff.ms" Inert Long "500", AtLeast(1), Hidden ReadOnly "First pause before such a round is repeated, milliseconds.";
    "remote.log.manager.task.retry.jitter" Inert Double "0.2", Real(0.0, 0.5), Hidden ReadOnly "Share by which those pauses are spread.";
    "remote.log.manager.thread.pool.size" Inert Int "2", AtLeast(1), Medium ReadOnly "Threads for remote storage in all.";
    "remote.log.metadata.custom.metadata.max.bytes" Inert Int "128", AtLeast(0), Low ReadOnly "Most bytes that a storage plugin may keep for a segment.";
    "remote.log.metadata.manager.class.name" Inert String "org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager", NonEmpty, Medium ReadOnly "Java class that keeps track of remote segments.";
    "remote.log.metadata.manager.class.path" Inert String null, Any, Medium ReadOnly "Where that class is found.";
    "remote.log.metadata.manager.impl.prefix" Inert String "rlmm.config.", NonEmpty, Medium ReadOnly "Prefix of that class's own keys.";
    "remote.log.metadata.manager.listener.name" Inert String null, NonEmpty, Medium ReadOnly "Listener that this class connects to.";
    "remote.log.reader.max.pending.tasks" Inert Int "100", AtLeast(1), Medium ReadOnly "Most reads from remote storage that wait.";
    "remote.log.reader.threads" Inert Int "10", AtLeast(1), Medium ClusterWide "Threads that read from remote storage.";
    "remote.log.storage.manager.class.name" Inert String null, NonEmpty, Medium ReadOnly "Java class that reaches remote storage.";
    "remote.log.storage.manager.class.path" Inert String null, Any, Medium ReadOnly "Where that class is found.";
    "remote.log.storage.manager.impl.prefix" Inert String "rsm.config.", NonEmpty, Medium ReadOnly "Prefix of that class's own keys.";
    "remote.log.storage.system.enable" Inert Boolean "false", Any, Medium ReadOnly "Whether remote storage is on.";
}
