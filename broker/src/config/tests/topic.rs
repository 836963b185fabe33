use super::{broker, set};
use crate::config::{CleanupPolicy, CompressionType, ConfigError, TimestampType, TopicConfig};

#[test]
fn a_topic_has_what_it_sets_and_the_brokers_values_for_the_rest() {
    let broker = broker(&[
        ("log.segment.bytes", "2000000"),
        ("message.max.bytes", "5000"),
    ]);
    let overrides = set(&[
        ("cleanup.policy", "compact"),
        ("compression.type", "zstd"),
        ("compression.zstd.level", "9"),
        ("message.timestamp.type", "LogAppendTime"),
        ("max.message.bytes", "6000"),
    ]);
    let topic = TopicConfig::resolve(&broker, &overrides).expect("good values");
    assert_eq!(
        topic.cleanup_policy,
        CleanupPolicy {
            delete: false,
            compact: true
        }
    );
    assert_eq!(topic.compression_type, CompressionType::Zstd(9));
    assert_eq!(topic.message_timestamp_type, TimestampType::LogAppendTime);
    assert_eq!(topic.max_message_bytes, 6000);
    assert_eq!(topic.segment_bytes, 2_000_000);
    assert_eq!(TopicConfig::defaults(&broker).max_message_bytes, 5000);
    assert_eq!(topic.log_config().segment_bytes, 2_000_000);
}

#[test]
fn retention_and_roll_times_are_taken_from_the_finest_unit_that_is_set() {
    let defaults = |pairs: &[(&str, &str)]| TopicConfig::defaults(&broker(pairs));
    assert_eq!(
        defaults(&[("log.retention.hours", "2")]).retention_ms,
        7_200_000
    );
    assert_eq!(
        defaults(&[("log.retention.hours", "2"), ("log.retention.minutes", "3")]).retention_ms,
        180_000
    );
    assert_eq!(
        defaults(&[("log.retention.ms", "9"), ("log.retention.minutes", "3")]).retention_ms,
        9
    );
    assert_eq!(defaults(&[("log.retention.hours", "-1")]).retention_ms, -1);
    assert_eq!(defaults(&[("log.roll.hours", "1")]).segment_ms, 3_600_000);
    assert_eq!(
        defaults(&[("log.roll.ms", "50"), ("log.roll.hours", "1")]).segment_ms,
        50
    );
}

#[test]
fn what_a_topic_cannot_have_is_an_error_that_names_it() {
    let broker = broker(&[]);
    let resolve = |key, value| TopicConfig::resolve(&broker, &set(&[(key, value)]));
    let error = resolve("retention.mss", "1")
        .expect_err("unknown")
        .to_string();
    assert_eq!(
        error,
        "unknown configuration retention.mss; did you mean retention.ms?"
    );
    let error = resolve("segment.bytes", "12")
        .expect_err("too small")
        .to_string();
    assert!(
        error.contains("segment.bytes") && error.contains("'12'") && error.contains("1048576"),
        "{error}"
    );
    assert!(matches!(
        resolve("remote.storage.enable", "true"),
        Err(ConfigError::Unusable { .. })
    ));
    let lags = set(&[
        ("min.compaction.lag.ms", "10"),
        ("max.compaction.lag.ms", "9"),
    ]);
    assert!(matches!(
        TopicConfig::resolve(&broker, &lags),
        Err(ConfigError::Conflict { .. })
    ));
    assert_eq!(
        resolve("retention.ms", "0")
            .expect("a topic may")
            .retention_ms,
        0
    );
    assert_eq!(
        resolve("internal.segment.bytes", "500")
            .expect("for tests")
            .segment_bytes,
        500
    );
}

#[test]
fn of_stored_settings_what_cannot_be_used_is_the_nearest_or_left_out() {
    let stored = set(&[
        ("cleanup.policy", "none"),
        ("gone.key", "x"),
        ("max.message.bytes", "77"),
        ("min.compaction.lag.ms", "-5"),
        ("segment.bytes", "100000"),
    ]);
    let (topic, differs) = TopicConfig::resolve_stored(&broker(&[]), &stored);
    assert_eq!(topic.max_message_bytes, 77);
    assert_eq!(topic.segment_bytes, 1 << 20);
    assert_eq!(topic.min_compaction_lag_ms, 0);
    assert!(topic.cleanup_policy.delete);
    let used: Vec<Option<&str>> = differs.iter().map(|d| d.used.as_deref()).collect();
    assert_eq!(used, [None, None, Some("0"), Some("1048576")]);
    let told = differs[3].to_string();
    assert!(
        told.contains("segment.bytes") && told.ends_with("1048576 is used"),
        "{told}"
    );
}
