//! The transaction coordinator.

use super::keys;

keys! { TRANSACTION: Broker
    "add.partitions.to.txn.retry.backoff.max.ms" Inert Int "100", AtLeast(0), High ReadOnly "Longest the server itself retries adding a partition to a transaction, milliseconds.";
    "add.partitions.to.txn.retry.backoff.ms" Inert Int "20", AtLeast(1), High ReadOnly "Pause between the server's own retries of adding a partition to a transaction, milliseconds.";
    "transaction.abort.timed.out.transaction.cleanup.interval.ms" Inert Int "10000", AtLeast(1), Low ReadOnly "Time between searches for transactions that took too long, milliseconds.";
    "transaction.max.timeout.ms" Used Int "900000", AtLeast(1), High ReadOnly "Longest timeout that a transactional producer may ask for, milliseconds.";
    "transaction.partition.verification.enable" Inert Boolean "true", Any, Low ClusterWide "Whether a partition is checked to be part of its transaction.";
    "transaction.remove.expired.transaction.cleanup.interval.ms" Inert Int "3600000", AtLeast(1), Low ReadOnly "Time between searches for expired transactional ids, milliseconds.";
    "transaction.state.log.load.buffer.size" Inert Int "5242880", AtLeast(1), High ReadOnly "Bytes read at once while transactions are loaded.";
    "transaction.state.log.min.isr" Inert Int "2", AtLeast(1), High ReadOnly "In-sync replicas that a write to the transaction topic needs.";
    "transaction.state.log.num.partitions" Inert Int "50", AtLeast(1), High ReadOnly "Partitions of the transaction topic.";
    "transaction.state.log.replication.factor" Inert Short "3", AtLeast(1), High ReadOnly "Replicas of the transaction topic.";
    "transaction.state.log.segment.bytes" Inert Int "104857600", AtLeast(1), High ReadOnly "Segment size of the transaction topic, bytes.";
    "transaction.two.phase.commit.enable" Inert Boolean "false", Any, Low ReadOnly "Whether producers may take part in two-phase commits.";
    "transactional.id.expiration.ms" Inert Int "604800000", AtLeast(1), High ReadOnly "A transactional id unused for this long is forgotten, milliseconds.";
}
