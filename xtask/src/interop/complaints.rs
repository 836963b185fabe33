//! Lines of a client's log by which it says that the broker did something wrong.

use super::driver::Driver;

/// Whether a line of the client's log is a warning or an error that a healthy broker gives no cause for.
pub fn complains(driver: &Driver, line: &str) -> bool {
    match driver {
        Driver::Python {
            module: "confluent",
            ..
        }
        | Driver::Go {
            program: "confluent",
            ..
        }
        | Driver::Rust { program: "rdkafka" } => librdkafka(line),
        Driver::Python {
            module: "aiokafka", ..
        } => is_unusual(
            line,
            &[" WARNING aiokafka", " ERROR aiokafka"],
            AIOKAFKA_USUAL,
        ),
        Driver::Python { .. } => is_unusual(
            line,
            &[" WARNING kafka", " ERROR kafka"],
            KAFKA_PYTHON_USUAL,
        ),
        Driver::Java { .. } => is_unusual(line, &["] WARN ", "] ERROR "], JAVA_USUAL),
        Driver::Go {
            program: "franz", ..
        } => is_unusual(line, &["[WARN]", "[ERROR]"], FRANZ_USUAL),
        Driver::Node { .. } => is_unusual(
            line,
            &["\"level\":\"ERROR\"", "\"level\":\"WARN\""],
            KAFKAJS_USUAL,
        ),
        // Neither of the others says of a line how bad it is.
        Driver::Go { .. } | Driver::Rust { .. } => false,
    }
}

fn is_unusual(line: &str, marks: &[&str], usual: &[&str]) -> bool {
    marks.iter().any(|mark| line.contains(mark)) && !usual.iter().any(|usual| line.contains(usual))
}

/// librdkafka's lines begin with `%`, the syslog severity and `|`; 4 is a warning.
fn librdkafka(line: &str) -> bool {
    matches!(line.as_bytes(), [b'%', b'0'..=b'4', b'|', ..])
}

/// What kafka-python warns of with Apache Kafka, too.
const KAFKA_PYTHON_USUAL: &[&str] = &[
    "group_id is None: disabling auto-commit",
    "No partition metadata for topic",
    "because it is rebalancing",
    "failed: Cancelled:",
    "It is blocking the event loop",
    "Topic not found in cluster metadata",
    "is not available during auto-create initialization",
];

/// What the Java client warns of with Apache Kafka, too.
const JAVA_USUAL: &[&str] = &[
    "Error while fetching metadata",
    "Not updating high watermark for partition",
];

const AIOKAFKA_USUAL: &[&str] = &["because it is rebalancing"];

const FRANZ_USUAL: &[&str] = &[];

const KAFKAJS_USUAL: &[&str] = &["The group is rebalancing"];

#[cfg(test)]
mod tests {
    use super::super::clients::client;
    use super::*;

    #[test]
    fn warnings_of_each_client_are_told_from_its_usual_talk() {
        let by = |name: &str, line: &str| complains(&client(name).unwrap().driver, line);
        assert!(by(
            "confluent-kafka-2.16.1",
            "%3|1763.1|PROTOERR|rdkafka#consumer-1| Protocol parse failure"
        ));
        assert!(by(
            "confluent-kafka-go-2.11.1",
            "%4|1763.1|APIVERSION|rdkafka#producer-1| unsupported"
        ));
        assert!(!by(
            "confluent-kafka-2.16.1",
            "%7|1763.1|FEATURE|rdkafka#producer-1| enabled"
        ));
        assert!(by(
            "java-4.3.1",
            "[main] WARN org.apache.kafka.clients.NetworkClient - Unknown api key"
        ));
        assert!(!by(
            "java-4.3.1",
            "[main] INFO org.apache.kafka.common.utils.AppInfoParser - Kafka version: 4.3.1"
        ));
        assert!(!by(
            "java-4.3.1",
            "[x] WARN org.apache.kafka.clients.NetworkClient - Error while fetching metadata"
        ));
        assert!(by(
            "kafka-python-3.0.12",
            "2026 ERROR kafka.protocol.parser: Correlation IDs do not match"
        ));
        assert!(!by(
            "kafka-python-3.0.12",
            "2026 WARNING kafka.coordinator.consumer: group_id is None: disabling auto-commit."
        ));
    }
}
