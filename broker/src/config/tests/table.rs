use std::collections::BTreeSet;

use crate::config::key::{Scope, Value};
use crate::config::{Role, settings, table};

const SCOPES: [Scope; 4] = [
    Scope::Broker,
    Scope::Topic,
    Scope::Group,
    Scope::ClientMetrics,
];

#[test]
fn every_key_is_found_under_its_name_once_and_its_default_is_allowed() {
    for scope in SCOPES {
        let mut names = BTreeSet::new();
        for key in table::all(scope) {
            assert_eq!(key.scope, scope, "{}", key.name);
            assert!(names.insert(key.name), "{} stands there twice", key.name);
            let found = table::find(scope, key.name).map(|found| found.name);
            assert_eq!(found, Some(key.name), "its table is not sorted");
            assert!(key.doc.ends_with('.') && key.doc.len() > 5, "{}", key.name);
            // Reads the default, and would panic if it could not.
            key.default_value();
            if let Some(difference) = key.differs {
                assert_ne!(Some(difference.kafka), key.default, "{}", key.name);
            }
        }
    }
}

#[test]
fn the_table_has_as_many_keys_as_kafka_4_3_1_and_3_9_2_together() {
    let count = |scope| table::all(scope).count();
    // 360 of Kafka 4.3.1, 46 that only 3.9.2 has, 3 that can only be set at run time, 2 of ours.
    assert_eq!(count(Scope::Broker), 360 + 46 + 3 + 2);
    assert_eq!(count(Scope::Topic), 34 + 3);
    assert_eq!(count(Scope::Group), 17);
    assert_eq!(count(Scope::ClientMetrics), 3);
}

#[test]
fn a_topics_key_has_the_default_of_the_brokers_key_behind_it() {
    for key in table::all(Scope::Topic) {
        let Some(first) = settings::broker_key(key.name) else {
            continue;
        };
        let value = settings::synonyms(first).into_iter().find_map(|name| {
            let key = table::find(Scope::Broker, name).expect("a synonym is a key");
            match key.default_value() {
                Value::Null => None,
                Value::Number(n) => Some(Value::Number(
                    n.saturating_mul(settings::milliseconds_per_unit(name)),
                )),
                value => Some(value),
            }
        });
        assert_eq!(value, Some(key.default_value()), "{}", key.name);
    }
}

#[test]
fn what_has_an_effect_for_a_topic_has_one_for_the_broker() {
    for key in table::all(Scope::Topic).filter(|key| key.role == Role::Used) {
        let Some(first) = settings::broker_key(key.name) else {
            continue;
        };
        let role = table::find(Scope::Broker, first).map(|key| key.role);
        assert_eq!(role, Some(Role::Used), "{first}");
    }
}

#[test]
fn the_nearest_key_is_what_was_meant() {
    for (typed, meant) in [
        ("log.retention.hour", "log.retention.hours"),
        ("advertised.listener", "advertised.listeners"),
        ("num.partition", "num.partitions"),
        ("chronik.memory.max", "chronik.memory.max.bytes"),
    ] {
        assert_eq!(table::nearest(Scope::Broker, typed), meant);
    }
    assert_eq!(table::nearest(Scope::Topic, "retention"), "retention.ms");
}

#[test]
fn values_are_read_as_their_type_and_range_say() {
    let cases: &[(Scope, &str, &[&str], &[&str])] = &[
        (
            Scope::Broker,
            "auto.create.topics.enable",
            &["true", "FALSE", " true "],
            &["", "yes", "1"],
        ),
        (
            Scope::Broker,
            "num.partitions",
            &["1", "2147483647", " 7 "],
            &["0", "-1", "2147483648", "1.5", ""],
        ),
        (
            Scope::Broker,
            "offsets.topic.replication.factor",
            &["1", "32767"],
            &["0", "32768"],
        ),
        (
            Scope::Broker,
            "log.retention.ms",
            &["-1", "9223372036854775807"],
            &["9223372036854775808", "1h"],
        ),
        (
            Scope::Broker,
            "log.cleaner.min.cleanable.ratio",
            &["0", "0.5", "1"],
            &["1.1", "-0.1", "half"],
        ),
        (
            Scope::Topic,
            "segment.bytes",
            &["1048576"],
            &["1048575", "2147483648"],
        ),
        (
            Scope::Topic,
            "cleanup.policy",
            &["delete", "compact", "compact, delete", ""],
            &["delet", "delete,compacted"],
        ),
        (
            Scope::Topic,
            "compression.type",
            &["producer", "zstd"],
            &["ZSTD", "none", ""],
        ),
        (
            Scope::Topic,
            "compression.gzip.level",
            &["1", "9", "-1"],
            &["0", "10"],
        ),
        (
            Scope::Broker,
            "group.consumer.migration.policy",
            &["upgrade", "DISABLED"],
            &["sideways"],
        ),
        (
            Scope::Topic,
            "leader.replication.throttled.replicas",
            &["*", "0:1", "0:1,12:101", ""],
            &["0", "a:b", "0:"],
        ),
        (
            Scope::Broker,
            "remote.log.metadata.manager.impl.prefix",
            &["a."],
            &[""],
        ),
        (
            Scope::Group,
            "share.auto.offset.reset",
            &[
                "earliest",
                "latest",
                "by_duration:PT1H",
                "by_duration:P2DT3H4M5.5S",
            ],
            &[
                "none",
                "by_duration:",
                "by_duration:P",
                "by_duration:PT",
                "by_duration:1H",
                "by_duration:PT1M1H",
            ],
        ),
    ];
    for (scope, name, good, bad) in cases {
        let key = table::find(*scope, name).expect("a key");
        for text in *good {
            assert!(key.parse(text).is_ok(), "{name}={text}");
        }
        for text in *bad {
            let error = key.parse(text).expect_err(name).to_string();
            assert!(error.contains(name) && error.contains(text), "{error}");
        }
    }
}

#[test]
fn an_error_names_key_value_and_range_but_no_password() {
    let key = table::find(Scope::Topic, "compression.lz4.level").expect("a key");
    assert_eq!(
        key.parse("18").expect_err("too high").to_string(),
        "invalid value '18' for configuration compression.lz4.level: \
         it has to be a whole number of 32 bits from 1 to 17"
    );
    let password = table::find(Scope::Broker, "ssl.key.password").expect("a key");
    assert!(password.is_sensitive());
}
