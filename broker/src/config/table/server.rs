//! What belongs to the server as a whole: topics, quotas, metrics.

use super::keys;

keys! { SERVER: Broker
    "alter.config.policy.class.name" Inert Class null, Any, Low ReadOnly "Java class that vetoes changes of configuration.";
    "auto.create.topics.enable" Used Boolean "true", Any, High ReadOnly "Whether a Metadata request that allows it creates the topics it asks for.";
    "background.threads" Inert Int "10", AtLeast(1), High ClusterWide "Threads for chores.";
    "client.quota.callback.class" Inert Class null, Any, Low ReadOnly "Java class that computes quotas.";
    "config.providers" Inert List "", Any, Low ClusterWide "Java classes that resolve references inside values.";
    "create.topic.policy.class.name" Inert Class null, Any, Low ReadOnly "Java class that vetoes new topics.";
    "delete.topic.enable" Used Boolean "true", Any, High ReadOnly "Whether topics may be deleted.";
    "kafka.metrics.polling.interval.secs" Inert Int "10", AtLeast(1), Low ReadOnly "Time between reports of the older metrics library, seconds.";
    "kafka.metrics.reporters" Inert List "", Any, Low ReadOnly "Java classes that get the older library's metrics.";
    "metric.reporters" Inert List "org.apache.kafka.common.metrics.JmxReporter", Any, Low ClusterWide "Java classes that get metrics.";
    "metrics.num.samples" Inert Int "2", AtLeast(1), Low ReadOnly "Samples kept for a metric.";
    "metrics.recording.level" Inert String "INFO", Any, Low ReadOnly "How detailed metrics are.";
    "metrics.sample.window.ms" Inert Long "30000", AtLeast(1), Low ReadOnly "Length of a metric's sample, milliseconds.";
    "quota.window.num" Inert Int "11", AtLeast(1), Low ReadOnly "Samples kept for client quotas.";
    "quota.window.size.seconds" Inert Int "1", AtLeast(1), Low ReadOnly "Length of such a sample, seconds.";
    "server.max.startup.time.ms" Inert Long "9223372036854775807", AtLeast(0), Hidden ReadOnly "A server not ready after this long gives up, milliseconds.";
    "telemetry.max.bytes" Inert Int "1048576", AtLeast(1), Low ReadOnly "Largest batch of metrics that a client may push, bytes.";
    "unstable.api.versions.enable" Inert Boolean "false", Any, Hidden ReadOnly "Whether API versions in development are advertised.";
    "unstable.feature.versions.enable" Inert Boolean "false", Any, Hidden ReadOnly "Whether feature versions in development may be chosen.";
}
