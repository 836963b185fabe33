//! Keys that Kafka 3.9 knew and Kafka 4 does not.

use super::keys;

keys! { LEGACY: Broker
    "alter.config.policy.kraft.compatibility.enable" Inert Boolean "false", Any, Hidden ReadOnly "Makes the veto class see the same values with KRaft as with ZooKeeper.";
    "auto.include.jmx.reporter" Inert Boolean "true", Any, Hidden ReadOnly "Whether metrics go to JMX although no reporter is listed.";
    "broker.id.generation.enable" Inert Boolean "true", Any, Hidden ReadOnly "Whether ZooKeeper may give a broker its id.";
    "control.plane.listener.name" Inert String null, Any, Hidden ReadOnly "Listener on which a ZooKeeper controller reached its brokers.";
    "controlled.shutdown.max.retries" Inert Int "3", Any, Hidden ReadOnly "How often the handover is tried.";
    "controlled.shutdown.retry.backoff.ms" Inert Long "5000", Any, Hidden ReadOnly "Pause between those tries, milliseconds.";
    "delegation.token.master.key" Inert Password null, Any, Hidden ReadOnly "Older name of delegation.token.secret.key.";
    "eligible.leader.replicas.enable" Inert Boolean "false", Any, Hidden ReadOnly "Whether replicas outside the in-sync set may be remembered as safe leaders.";
    "group.coordinator.new.enable" Inert Boolean "false", Any, Hidden ReadOnly "Whether the coordinator is the one that knows the consumer protocol.";
    "group.share.enable" Inert Boolean "false", Any, Hidden ReadOnly "Whether share groups are on.";
    "group.share.max.groups" Inert Short "10", Between(1, 100), Hidden ReadOnly "Most share groups.";
    "inter.broker.protocol.version" Inert String "3.9-IV0", Any, Hidden ReadOnly "Version that ZooKeeper-era brokers speak among themselves.";
    "leader.imbalance.per.broker.percentage" Inert Int "10", Any, Hidden ReadOnly "Share of leaders off their preferred replica that sets a rebalance off, percent.";
    "log.message.downconversion.enable" Inert Boolean "true", Any, Hidden ReadOnly "Whether older clients get records converted to their format.";
    "log.message.format.version" Inert String "3.0-IV1", Any, Hidden ReadOnly "Format that records were once stored in.";
    "log.message.timestamp.difference.max.ms" Inert Long "9223372036854775807", AtLeast(0), Hidden ReadOnly "How far a record's timestamp may lie from the broker's clock either way, milliseconds.";
    "metadata.log.segment.min.bytes" Inert Int "8388608", AtLeast(12), Hidden ReadOnly "Lower bound of metadata.log.segment.bytes.";
    "offsets.commit.required.acks" Inert Short "-1", Any, Hidden ReadOnly "Acknowledgement that a commit of offsets waits for.";
    "password.encoder.cipher.algorithm" Inert String "AES/CBC/PKCS5Padding", Any, Hidden ReadOnly "Cipher for passwords kept in ZooKeeper.";
    "password.encoder.iterations" Inert Int "4096", AtLeast(1024), Hidden ReadOnly "Rounds of key derivation for those passwords.";
    "password.encoder.key.length" Inert Int "128", AtLeast(8), Hidden ReadOnly "Key length for those passwords, bits.";
    "password.encoder.keyfactory.algorithm" Inert String null, Any, Hidden ReadOnly "Key derivation for those passwords.";
    "password.encoder.old.secret" Inert Password null, Any, Hidden ReadOnly "Earlier secret for those passwords.";
    "password.encoder.secret" Inert Password null, Any, Hidden ReadOnly "Secret for those passwords.";
    "reserved.broker.max.id" Inert Int "1000", AtLeast(0), Hidden ReadOnly "Highest id that ZooKeeper leaves to be set by hand.";
    "zookeeper.clientCnxnSocket" Inert String null, Any, Hidden ReadOnly "Java class of ZooKeeper's socket.";
    "zookeeper.connect" Inert String null, Any, Hidden ReadOnly "ZooKeeper's addresses; there is none here.";
    "zookeeper.connection.timeout.ms" Inert Int null, Any, Hidden ReadOnly "Time to connect to ZooKeeper, milliseconds.";
    "zookeeper.max.in.flight.requests" Inert Int "10", AtLeast(1), Hidden ReadOnly "Most unanswered requests to ZooKeeper.";
    "zookeeper.metadata.migration.enable" Inert Boolean "false", Any, Hidden ReadOnly "Whether metadata moves from ZooKeeper to KRaft.";
    "zookeeper.metadata.migration.min.batch.size" Inert Int "200", AtLeast(1), Hidden ReadOnly "Smallest batch of that move.";
    "zookeeper.session.timeout.ms" Inert Int "18000", Any, Hidden ReadOnly "ZooKeeper session timeout, milliseconds.";
    "zookeeper.set.acl" Inert Boolean "false", Any, Hidden ReadOnly "Whether nodes in ZooKeeper get access lists.";
    "zookeeper.ssl.cipher.suites" Inert List null, Any, Hidden ReadOnly "Cipher suites towards ZooKeeper.";
    "zookeeper.ssl.client.enable" Inert Boolean "false", Any, Hidden ReadOnly "Whether ZooKeeper is reached by TLS.";
    "zookeeper.ssl.crl.enable" Inert Boolean "false", Any, Hidden ReadOnly "Whether revocation lists are checked for ZooKeeper.";
    "zookeeper.ssl.enabled.protocols" Inert List null, Any, Hidden ReadOnly "TLS versions towards ZooKeeper.";
    "zookeeper.ssl.endpoint.identification.algorithm" Inert String "HTTPS", Any, Hidden ReadOnly "How ZooKeeper's name is checked.";
    "zookeeper.ssl.keystore.location" Inert String null, Any, Hidden ReadOnly "File with the private key for ZooKeeper.";
    "zookeeper.ssl.keystore.password" Inert Password null, Any, Hidden ReadOnly "Password of that file.";
    "zookeeper.ssl.keystore.type" Inert String null, Any, Hidden ReadOnly "Format of that file.";
    "zookeeper.ssl.ocsp.enable" Inert Boolean "false", Any, Hidden ReadOnly "Whether OCSP is asked for ZooKeeper.";
    "zookeeper.ssl.protocol" Inert String "TLSv1.2", Any, Hidden ReadOnly "TLS version towards ZooKeeper.";
    "zookeeper.ssl.truststore.location" Inert String null, Any, Hidden ReadOnly "File with certificates trusted for ZooKeeper.";
    "zookeeper.ssl.truststore.password" Inert Password null, Any, Hidden ReadOnly "Password of that file.";
    "zookeeper.ssl.truststore.type" Inert String null, Any, Hidden ReadOnly "Format of that file.";
}
