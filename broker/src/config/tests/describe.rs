use super::{broker, set};
use crate::config::{
    ConfigSource, Described, describe_broker, describe_cluster_default, describe_group,
};
use crate::config::{created_topic, describe_client_metrics, describe_topic};

fn named<'d>(described: &'d [Described], name: &str) -> &'d Described {
    described
        .iter()
        .find(|described| described.name == name)
        .expect("it is described")
}

fn places(described: &Described) -> Vec<(&str, Option<&str>, ConfigSource)> {
    described
        .synonyms
        .iter()
        .map(|s| (s.name.as_str(), s.value.as_deref(), s.source))
        .collect()
}

#[test]
fn a_topics_value_tells_every_place_it_may_come_from() {
    let config = broker(&[("message.max.bytes", "5000")]);
    let (config, _) = config.with_dynamic(&set(&[("message.max.bytes", "6000")]), &set(&[]));
    let described = describe_topic(&config, &set(&[("max.message.bytes", "7000")]));
    let size = named(&described, "max.message.bytes");
    assert_eq!(size.value.as_deref(), Some("7000"));
    assert_eq!(size.source, ConfigSource::Topic);
    assert_eq!(
        places(size),
        [
            ("max.message.bytes", Some("7000"), ConfigSource::Topic),
            (
                "message.max.bytes",
                Some("6000"),
                ConfigSource::DynamicDefaultBroker
            ),
            (
                "message.max.bytes",
                Some("5000"),
                ConfigSource::StaticBroker
            ),
            ("message.max.bytes", Some("1048588"), ConfigSource::Default),
        ]
    );
    assert_eq!(size.config_type, 3);
    let policy = named(&described, "cleanup.policy");
    assert_eq!(policy.source, ConfigSource::Default);
    assert_eq!(policy.config_type, 7);
    assert!(described.iter().all(|d| d.name != "internal.segment.bytes"));
}

#[test]
fn a_value_set_only_under_another_name_has_no_places_as_in_kafka() {
    let described = describe_topic(&broker(&[("log.retention.hours", "1")]), &set(&[]));
    let retention = named(&described, "retention.ms");
    assert_eq!(retention.value.as_deref(), Some("3600000"));
    assert_eq!(retention.source, ConfigSource::Default);
    assert_eq!(places(retention), []);
}

#[test]
fn a_created_topic_tells_where_a_value_was_set_under_any_name() {
    let config = broker(&[("log.retention.hours", "1")]);
    let created = created_topic(&config, &set(&[("segment.bytes", "2000000")]));
    assert_eq!(
        named(&created, "retention.ms").source,
        ConfigSource::StaticBroker
    );
    assert_eq!(
        named(&created, "retention.ms").value.as_deref(),
        Some("3600000")
    );
    assert_eq!(named(&created, "segment.bytes").source, ConfigSource::Topic);
    assert_eq!(named(&created, "flush.ms").source, ConfigSource::Default);
}

#[test]
fn a_brokers_passwords_stay_secret_and_unknown_keys_count_as_such() {
    let config = broker(&[
        ("ssl.key.password", "secret"),
        ("listener.name.a.key", "secret"),
    ]);
    let described = describe_broker(&config);
    for name in ["ssl.key.password", "listener.name.a.key"] {
        let setting = named(&described, name);
        assert!(setting.is_sensitive, "{name}");
        assert_eq!(setting.value, None);
        assert!(
            setting
                .synonyms
                .iter()
                .all(|synonym| synonym.value.is_none())
        );
        assert_eq!(setting.source, ConfigSource::StaticBroker);
    }
    let node = named(&describe_broker(&broker(&[("broker.id", "4")])), "node.id").clone();
    assert_eq!((node.value.as_deref(), node.read_only), (Some("4"), true));
    assert!(!named(&described, "log.retention.ms").read_only);
    assert!(described.iter().all(|d| !d.name.starts_with("zookeeper.")));
}

#[test]
fn what_is_set_for_all_brokers_is_told_by_itself() {
    let (config, _) = broker(&[("message.max.bytes", "5000")]).with_dynamic(
        &set(&[("message.max.bytes", "6000")]),
        &set(&[("num.io.threads", "4")]),
    );
    let described = describe_cluster_default(&config);
    assert_eq!(described.len(), 1);
    assert_eq!(
        places(&described[0]),
        [(
            "message.max.bytes",
            Some("6000"),
            ConfigSource::DynamicDefaultBroker
        )]
    );
}

#[test]
fn groups_and_subscriptions_tell_their_own_values_and_the_defaults() {
    let config = broker(&[("group.consumer.session.timeout.ms", "50000")]);
    let described = describe_group(&config, &set(&[("consumer.heartbeat.interval.ms", "6000")]));
    let timeout = named(&described, "consumer.session.timeout.ms");
    assert_eq!(
        (timeout.value.as_deref(), timeout.source),
        (Some("50000"), ConfigSource::StaticBroker)
    );
    assert_eq!(
        named(&described, "consumer.heartbeat.interval.ms").source,
        ConfigSource::Group
    );
    let metrics = describe_client_metrics(&set(&[("metrics", "a,b")]));
    assert_eq!(
        named(&metrics, "metrics").source,
        ConfigSource::ClientMetrics
    );
    assert_eq!(
        named(&metrics, "interval.ms").value.as_deref(),
        Some("300000")
    );
}
