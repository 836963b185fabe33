use std::sync::Arc;

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use kafka_proto::messages::alter_configs::request as replace;
use kafka_proto::messages::describe_configs::request::DescribeConfigsResource;
use kafka_proto::messages::incremental_alter_configs::request::{
    AlterConfigsResource, AlterableConfig,
};
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::{
    AlterConfigsRequest, AlterConfigsResponse, DeleteTopicsRequest, DescribeConfigsRequest,
    DescribeConfigsResponse, IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse,
    ListConfigResourcesRequest, ListConfigResourcesResponse, ProduceRequest, ProduceResponse,
};
use kafka_proto::records::{BatchBuilder, Compression};
use kafka_proto::wire::Records;

use super::super::{Broker, versions};
use super::decode;
use crate::config::{CompressionType, TimestampType};
use crate::core::snapshot::Snapshot;

const TOPIC: i8 = 2;
const BROKER: i8 = 4;
const LOGGER: i8 = 8;
const METRICS: i8 = 16;
const GROUP: i8 = 32;

const SET: i8 = 0;
const DELETE: i8 = 1;
const APPEND: i8 = 2;
const SUBTRACT: i8 = 3;

fn broker() -> Broker {
    let mut broker = Broker::new();
    broker.create_topic("t", 2);
    broker
}

fn key<'a>(name: &'a str, config_operation: i8, value: Option<&'a str>) -> AlterableConfig<'a> {
    AlterableConfig {
        name,
        config_operation,
        value,
        ..Default::default()
    }
}

fn resource<'a>(
    resource_type: i8,
    resource_name: &'a str,
    configs: Vec<AlterableConfig<'a>>,
) -> AlterConfigsResource<'a> {
    AlterConfigsResource {
        resource_type,
        resource_name,
        configs,
        ..Default::default()
    }
}

/// Code and message of each resource.
fn alter(
    broker: &mut Broker,
    resources: Vec<AlterConfigsResource<'_>>,
    validate_only: bool,
) -> Vec<(i16, String)> {
    let request = IncrementalAlterConfigsRequest {
        resources,
        validate_only,
        ..Default::default()
    };
    let bytes = broker.call(&request, 1);
    let response: IncrementalAlterConfigsResponse<'_> = decode(&bytes, 1);
    let results = response.responses.iter();
    results
        .map(|result| {
            let message = result.error_message.unwrap_or_default();
            (result.error_code, message.to_owned())
        })
        .collect()
}

fn set(
    broker: &mut Broker,
    resource_type: i8,
    name: &str,
    key: &str,
    value: &str,
) -> (i16, String) {
    let keys = vec![self::key(key, SET, Some(value))];
    alter(broker, vec![resource(resource_type, name, keys)], false).remove(0)
}

/// Value, source, and the synonyms' names, sources and values.
type Setting = (Option<String>, i8, Vec<(String, i8, Option<String>)>);

fn described(broker: &mut Broker, resource_type: i8, name: &str, key: &str) -> Setting {
    let resource = DescribeConfigsResource {
        resource_type,
        resource_name: name,
        configuration_keys: Some(vec![key]),
        ..Default::default()
    };
    let request = DescribeConfigsRequest {
        resources: vec![resource],
        include_synonyms: true,
        ..Default::default()
    };
    let bytes = broker.call(&request, 4);
    let response: DescribeConfigsResponse<'_> = decode(&bytes, 4);
    let config = &response.results[0].configs[0];
    let owned = |value: Option<&str>| value.map(str::to_owned);
    let synonyms = config.synonyms.iter();
    let synonyms = synonyms.map(|s| (s.name.to_owned(), s.source, owned(s.value)));
    (
        owned(config.value),
        config.config_source,
        synonyms.collect(),
    )
}

fn synonym(name: &str, source: i8, value: &str) -> (String, i8, Option<String>) {
    (name.to_owned(), source, Some(value.to_owned()))
}

#[test]
fn a_topics_settings_reach_its_partitions_at_once_and_after_a_restart() {
    for version in versions::<IncrementalAlterConfigsRequest<'_>>() {
        let mut broker = broker();
        let keys = vec![
            key("max.message.bytes", SET, Some("2000")),
            key("compression.type", SET, Some("zstd")),
            key("message.timestamp.type", SET, Some("LogAppendTime")),
            key("retention.ms", SET, Some("5000")),
            key("segment.bytes", SET, Some("2000000")),
        ];
        let request = IncrementalAlterConfigsRequest {
            resources: vec![resource(TOPIC, "t", keys)],
            ..Default::default()
        };
        let bytes = broker.call(&request, version);
        let response: IncrementalAlterConfigsResponse<'_> = decode(&bytes, version);
        let result = &response.responses[0];
        assert_eq!((result.error_code, result.error_message), (0, None));
        assert_eq!((result.resource_type, result.resource_name), (TOPIC, "t"));
        let holds = |broker: &Broker| {
            for partition in [0, 1] {
                let partition = broker.core().partitions.lookup("t", partition).unwrap();
                let config = &partition.config;
                assert_eq!(config.max_message_bytes, 2000);
                assert_eq!(config.compression_type, CompressionType::Zstd(3));
                assert_eq!(config.message_timestamp_type, TimestampType::LogAppendTime);
                assert_eq!(
                    (config.retention_ms, config.segment_bytes),
                    (5000, 2_000_000)
                );
            }
            let snapshot = broker.core().snapshot();
            assert_eq!(snapshot.topic_config("t").max_message_bytes, 2000);
        };
        holds(&broker);
        let broker = broker.crash();
        holds(&broker);
    }
}

#[test]
fn replacing_a_topics_settings_takes_back_what_is_not_named() {
    for version in versions::<AlterConfigsRequest<'_>>() {
        let mut broker = broker();
        assert_eq!(set(&mut broker, TOPIC, "t", "retention.ms", "7").0, 0);
        let config = replace::AlterableConfig {
            name: "max.message.bytes",
            value: Some("3000"),
            ..Default::default()
        };
        let resource = replace::AlterConfigsResource {
            resource_type: TOPIC,
            resource_name: "t",
            configs: vec![config],
            ..Default::default()
        };
        let request = |validate_only| AlterConfigsRequest {
            resources: vec![resource.clone()],
            validate_only,
            ..Default::default()
        };
        for (validate_only, expected) in [(true, ["retention.ms"]), (false, ["max.message.bytes"])]
        {
            let bytes = broker.call(&request(validate_only), version);
            let response: AlterConfigsResponse<'_> = decode(&bytes, version);
            assert_eq!(response.responses[0].error_code, 0);
            let overrides = broker.core().cluster.topic_overrides("t");
            assert!(overrides.keys().eq(expected), "{overrides:?}");
        }
    }
}

#[test]
fn replacing_refuses_null_log_levels_and_what_stands_there_twice() {
    let mut broker = broker();
    let resource = |resource_type, resource_name, configs| replace::AlterConfigsResource {
        resource_type,
        resource_name,
        configs,
        ..Default::default()
    };
    let null = replace::AlterableConfig {
        name: "retention.ms",
        value: None,
        ..Default::default()
    };
    let request = AlterConfigsRequest {
        resources: vec![
            resource(TOPIC, "t", vec![null]),
            resource(LOGGER, "1", Vec::new()),
            resource(GROUP, "g", Vec::new()),
            resource(BROKER, "1", Vec::new()),
            resource(BROKER, "1", Vec::new()),
        ],
        ..Default::default()
    };
    let bytes = broker.call(&request, 2);
    let response: AlterConfigsResponse<'_> = decode(&bytes, 2);
    let codes: Vec<i16> = response.responses.iter().map(|r| r.error_code).collect();
    assert_eq!(codes, [42, 42, 0, 42, 42]);
}

#[test]
fn a_bad_value_is_refused_with_key_value_and_range() {
    let mut broker = broker();
    let cases = [
        (TOPIC, "t", "max.message.bytes", "-5", 40, "at least 0"),
        (TOPIC, "t", "retention.ms", "-2", 40, "at least -1"),
        (TOPIC, "t", "segment.bytes", "many", 40, "type INT"),
        (TOPIC, "t", "compression.type", "brotli", 40, "snappy, gzip"),
        (
            TOPIC,
            "t",
            "message.timestamp.type",
            "x",
            40,
            "LogAppendTime",
        ),
        (BROKER, "", "message.max.bytes", "-1", 42, "at least 0"),
        (BROKER, "1", "message.max.bytes", "abc", 42, "type INT"),
        (BROKER, "1", "log.retention.ms", "0", 42, "at least 1"),
        (
            GROUP,
            "g",
            "consumer.session.timeout.ms",
            "5",
            40,
            "group.consumer.min.session.timeout.ms",
        ),
        (
            GROUP,
            "g",
            "consumer.heartbeat.interval.ms",
            "99999",
            40,
            "group.consumer.max.heartbeat.interval.ms",
        ),
        (
            GROUP,
            "g",
            "streams.num.standby.replicas",
            "3",
            40,
            "group.streams.max.standby.replicas",
        ),
        (
            METRICS,
            "m",
            "interval.ms",
            "5",
            42,
            "between 100 and 3600000",
        ),
    ];
    for (kind, name, key, value, code, range) in cases {
        let (error, message) = set(&mut broker, kind, name, key, value);
        assert_eq!(error, code, "{key}={value}: {message}");
        // Of a group's number Kafka tells the key that bounds it, not the number.
        let value = if kind == GROUP { key } else { value };
        for part in [key, value, range] {
            // A value that is a list is told by the part of it that is wrong.
            assert!(message.contains(part), "{message}");
        }
    }
    let pattern = set(&mut broker, METRICS, "m", "match", "colour=red");
    let words = "Illegal client matching pattern: colour=red";
    assert_eq!(pattern, (40, words.to_owned()));
    let unknown = set(&mut broker, TOPIC, "t", "retention.mss", "1");
    assert_eq!(unknown.0, 40);
    assert!(unknown.1.contains("retention.mss"), "{}", unknown.1);
    assert!(broker.core().cluster.topic_overrides("t").is_empty());
}

#[test]
fn elements_of_lists_are_added_and_taken_out() {
    let mut broker = broker();
    let mut change = |operation, value| {
        let keys = vec![key("cleanup.policy", operation, Some(value))];
        let result = alter(&mut broker, vec![resource(TOPIC, "t", keys)], false).remove(0);
        let overrides = broker.core().cluster.topic_overrides("t");
        (result.0, overrides.get("cleanup.policy").cloned())
    };
    let both = Some("delete,compact".to_owned());
    assert_eq!(change(APPEND, "compact"), (0, both.clone()));
    assert_eq!(change(APPEND, "delete,compact"), (0, both.clone()));
    assert_eq!(change(APPEND, "burn"), (40, both));
    assert_eq!(change(SUBTRACT, "delete"), (0, Some("compact".to_owned())));
    assert_eq!(change(SUBTRACT, "compact"), (0, Some(String::new())));
    assert_eq!(change(9, "compact"), (-1, Some(String::new())));
    let keys = vec![key("max.message.bytes", APPEND, Some("1"))];
    assert_eq!(
        alter(&mut broker, vec![resource(TOPIC, "t", keys)], false)[0].0,
        40
    );
}

#[test]
fn each_resource_has_its_own_result() {
    let mut broker = broker();
    let retention = || vec![key("retention.ms", SET, Some("7"))];
    let cases = [
        (TOPIC, "t", retention(), 0),
        (TOPIC, "nothing", retention(), 3),
        (
            TOPIC,
            "nothing-bad",
            vec![key("retention.ms", SET, Some("-7"))],
            40,
        ),
        (TOPIC, "a/b", retention(), 17),
        (TOPIC, "", retention(), 42),
        (TOPIC, "__cluster_metadata", retention(), 3),
        (TOPIC, "null", vec![key("retention.ms", SET, None)], 42),
        (TOPIC, "key-twice", [retention(), retention()].concat(), 42),
        (BROKER, "2", Vec::new(), 42),
        (BROKER, "x", Vec::new(), 42),
        (BROKER, "-1", Vec::new(), 42),
        (BROKER, "1", vec![key("num.partitions", SET, Some("4"))], 42),
        (
            BROKER,
            "",
            vec![key("ssl.keystore.location", SET, Some("f"))],
            42,
        ),
        (GROUP, "", Vec::new(), 42),
        (METRICS, "", Vec::new(), 42),
        (METRICS, "m", vec![key("nope", SET, Some("5"))], 42),
        (LOGGER, "1", Vec::new(), 0),
        (LOGGER, "", Vec::new(), 42),
        (3, "x", Vec::new(), 42),
        (64, "x", Vec::new(), 42),
    ];
    let resources = cases
        .iter()
        .map(|(kind, name, keys, _)| resource(*kind, name, keys.clone()));
    let results = alter(&mut broker, resources.collect(), false);
    for ((kind, name, _, expected), (code, message)) in cases.iter().zip(&results) {
        assert_eq!(code, expected, "{kind} {name}: {message}");
        assert_eq!(*code == 0, message.is_empty());
    }
    assert_eq!(
        broker.core().cluster.topic_overrides("t")["retention.ms"],
        "7"
    );
}

#[test]
fn what_a_broker_may_set_while_it_runs_is_what_kafka_allows() {
    let mut broker = broker();
    let cases = [
        ("1", "my.own.plugins.key", SET, 0),
        ("1", "my.own.plugins.key", APPEND, 40),
        ("1", "log.cleanup.policy", APPEND, 0),
        ("1", "leader.replication.throttled.rate", SET, 0),
        ("1", "ssl.keystore.password", SET, 42),
        ("1", "listener.name.plaintext.ssl.keystore.password", SET, 0),
        ("", "listener.name.plaintext.ssl.keystore.password", SET, 42),
        ("", "advertised.listeners", SET, 42),
        ("1", "listeners", SET, 42),
        ("1", "chronik.memory.max.bytes", SET, 42),
    ];
    for (name, key, operation, expected) in cases {
        let value = match key {
            "log.cleanup.policy" => "compact",
            _ => "77",
        };
        let keys = vec![self::key(key, operation, Some(value))];
        let result = alter(&mut broker, vec![resource(BROKER, name, keys)], false).remove(0);
        assert_eq!(result.0, expected, "{key}: {}", result.1);
        assert!(!key.ends_with("password") || !result.1.contains("77"));
    }
}

#[test]
fn the_same_resource_twice_is_refused_both_times() {
    let mut broker = broker();
    let twice = || resource(TOPIC, "t", vec![key("retention.ms", SET, Some("7"))]);
    let group = resource(GROUP, "t", Vec::new());
    let results = alter(&mut broker, vec![twice(), group, twice()], false);
    let codes: Vec<i16> = results.iter().map(|result| result.0).collect();
    assert_eq!(codes, [42, 0, 42]);
    assert!(broker.core().cluster.topic_overrides("t").is_empty());
}

#[test]
fn validating_changes_nothing() {
    let mut broker = broker();
    let before = broker.core().cluster.clone();
    let keys = vec![key("retention.ms", SET, Some("7"))];
    let resources = vec![
        resource(TOPIC, "t", keys.clone()),
        resource(TOPIC, "u", keys),
    ];
    let results = alter(&mut broker, resources, true);
    assert_eq!((results[0].0, results[1].0), (0, 3));
    assert_eq!(broker.core().cluster, before);
}

#[test]
fn a_brokers_setting_goes_before_all_brokers_and_both_reach_the_topics_that_set_nothing() {
    let mut broker = broker();
    broker.create_topic("own", 1);
    assert_eq!(
        set(&mut broker, TOPIC, "own", "max.message.bytes", "4000").0,
        0
    );
    assert_eq!(
        set(&mut broker, BROKER, "", "message.max.bytes", "5000").0,
        0
    );
    let limit = |broker: &Broker, topic| {
        let partition = broker.core().partitions.lookup(topic, 0).unwrap();
        partition.config.max_message_bytes
    };
    assert_eq!((limit(&broker, "t"), limit(&broker, "own")), (5000, 4000));
    assert_eq!(
        set(&mut broker, BROKER, "1", "message.max.bytes", "6000").0,
        0
    );
    assert_eq!(limit(&broker, "t"), 6000);

    let inherited = [
        synonym("message.max.bytes", 2, "6000"),
        synonym("message.max.bytes", 3, "5000"),
        synonym("message.max.bytes", 5, "1048588"),
    ];
    let (value, source, synonyms) = described(&mut broker, BROKER, "1", "message.max.bytes");
    assert_eq!((value.as_deref(), source), (Some("6000"), 2));
    assert_eq!(synonyms, inherited);
    let (value, source, synonyms) = described(&mut broker, BROKER, "", "message.max.bytes");
    assert_eq!((value.as_deref(), source), (Some("5000"), 3));
    assert_eq!(synonyms, inherited[1..2]);
    let (value, source, synonyms) = described(&mut broker, TOPIC, "own", "max.message.bytes");
    assert_eq!((value.as_deref(), source), (Some("4000"), 1));
    assert_eq!(synonyms[0], synonym("max.message.bytes", 1, "4000"));
    assert_eq!(synonyms[1..], inherited);
    let (_, source, _) = described(&mut broker, TOPIC, "t", "max.message.bytes");
    assert_eq!(source, 2);

    let mut broker = broker.crash();
    assert_eq!((limit(&broker, "t"), limit(&broker, "own")), (6000, 4000));
    let delete = || vec![key("message.max.bytes", DELETE, None)];
    let resources = vec![
        resource(BROKER, "1", delete()),
        resource(BROKER, "", delete()),
    ];
    let results = alter(&mut broker, resources, false);
    assert!(results.iter().all(|result| result.0 == 0));
    assert_eq!(limit(&broker, "t"), 1_048_588);
    assert_eq!(limit(&broker, "own"), 4000);
}

/// How many segments the log of t-0 has once a batch of 600 kB is behind its others.
fn segments_after_another_batch(broker: &mut Broker) -> usize {
    let mut builder = BatchBuilder::new(Compression::None);
    builder.append(broker.now.wall_ms, None, Some(&vec![7; 600_000]), &[]);
    let records = builder.build().unwrap();
    let partition = PartitionProduceData {
        records: Some(Records::Bytes(&records)),
        ..Default::default()
    };
    let topic = TopicProduceData {
        name: "t",
        partition_data: vec![partition],
        ..Default::default()
    };
    let request = ProduceRequest {
        acks: -1,
        timeout_ms: 1000,
        topic_data: vec![topic],
        ..Default::default()
    };
    let bytes = broker.call(&request, 9);
    let response: ProduceResponse<'_> = decode(&bytes, 9);
    assert_eq!(response.responses[0].partition_responses[0].error_code, 0);
    let files = broker.disk.files();
    let is_segment = |name: &str| name.starts_with("t-0/") && name.ends_with(".log");
    files.iter().filter(|(name, _)| is_segment(name)).count()
}

#[test]
fn segments_roll_by_the_size_that_is_set_now_and_after_a_restart() {
    let mut broker = broker();
    assert_eq!(segments_after_another_batch(&mut broker), 1);
    assert_eq!(
        set(&mut broker, BROKER, "", "log.segment.bytes", "1048576").0,
        0
    );
    assert_eq!(segments_after_another_batch(&mut broker), 2);
    let mut broker = broker.crash();
    assert_eq!(segments_after_another_batch(&mut broker), 3);
    assert_eq!(
        set(&mut broker, TOPIC, "t", "segment.bytes", "2097152").0,
        0
    );
    assert_eq!(segments_after_another_batch(&mut broker), 3);
    let mut broker = broker.crash();
    assert_eq!(segments_after_another_batch(&mut broker), 3);
    assert_eq!(segments_after_another_batch(&mut broker), 4);
}

#[test]
fn more_changes_than_a_batch_of_metadata_may_have_are_refused_as_a_whole() {
    let mut broker = broker();
    let names: Vec<String> = (0..10_001).map(|number| format!("k{number}")).collect();
    let keys = |count: usize| {
        names[..count]
            .iter()
            .map(|name| key(name, SET, Some("v")))
            .collect()
    };
    let many = resource(BROKER, "1", keys(10_001));
    let one = resource(TOPIC, "t", vec![key("retention.ms", SET, Some("7"))]);
    let results = alter(&mut broker, vec![one.clone(), many], false);
    assert_eq!((results[0].0, results[1].0), (44, 44));
    let resources = names
        .iter()
        .map(|name| resource(GROUP, name, Vec::new()))
        .collect();
    assert!(
        alter(&mut broker, resources, false)
            .iter()
            .all(|result| result.0 == 44)
    );
    let fitting = resource(BROKER, "1", keys(9_999));
    let results = alter(&mut broker, vec![one, fitting], false);
    assert_eq!((results[0].0, results[1].0), (0, 0));
}

#[test]
fn resources_are_listed_by_kind() {
    let mut broker = broker();
    assert_eq!(
        set(
            &mut broker,
            GROUP,
            "g",
            "consumer.session.timeout.ms",
            "50000"
        )
        .0,
        0
    );
    assert_eq!(set(&mut broker, METRICS, "m", "interval.ms", "5000").0, 0);
    let mut list = |version, kinds: &[i8]| {
        let request = ListConfigResourcesRequest {
            resource_types: kinds.into(),
            ..Default::default()
        };
        let bytes = broker.call(&request, version);
        let response: ListConfigResourcesResponse<'_> = decode(&bytes, version);
        let resources = response.config_resources.iter();
        let listed: Vec<(i8, String)> = resources
            .map(|resource| (resource.resource_type, resource.resource_name.to_owned()))
            .collect();
        (response.error_code, listed)
    };
    let named = |kind, name: &str| (kind, name.to_owned());
    let all = [
        named(GROUP, "g"),
        named(METRICS, "m"),
        named(LOGGER, "1"),
        named(BROKER, "1"),
        named(TOPIC, "t"),
    ];
    assert_eq!(list(0, &[]), (0, all[1..2].to_vec()));
    assert_eq!(list(1, &[]), (0, all.to_vec()));
    assert_eq!(
        list(1, &[TOPIC, GROUP]),
        (0, vec![named(GROUP, "g"), named(TOPIC, "t")])
    );
    assert_eq!(list(1, &[TOPIC, 99]), (35, Vec::new()));

    let delete = vec![key("interval.ms", DELETE, None)];
    alter(&mut broker, vec![resource(METRICS, "m", delete)], false);
    let bytes = broker.call(&ListConfigResourcesRequest::default(), 0);
    let response: ListConfigResourcesResponse<'_> = decode(&bytes, 0);
    assert!(response.config_resources.is_empty());
}

#[test]
fn only_what_changed_is_resolved_again_and_all_that_changed_is() {
    let mut broker = Broker::new();
    let names = ["a", "b", "c", "d"];
    let mut random = ChaCha8Rng::seed_from_u64(7);
    let mut before = broker.core().snapshot();
    for step in 0..400 {
        let name = names[(random.next_u32() % 4) as usize];
        let exists = broker.core().cluster.topic(name).is_some();
        let text = (1000 + step).to_string();
        match random.next_u32() % 4 {
            _ if !exists => broker.create_topic(name, 1),
            0 => {
                let request = DeleteTopicsRequest {
                    topic_names: vec![name],
                    timeout_ms: 1000,
                    ..Default::default()
                };
                broker.call(&request, 4);
            }
            1 => {
                let keys = vec![key("retention.ms", DELETE, None)];
                alter(&mut broker, vec![resource(TOPIC, name, keys)], false);
            }
            2 if step % 16 == 0 => {
                let keys = vec![key("log.segment.bytes", SET, Some(&text))];
                alter(&mut broker, vec![resource(BROKER, "", keys)], false);
            }
            _ => {
                let keys = vec![key("retention.ms", SET, Some(&text))];
                alter(&mut broker, vec![resource(TOPIC, name, keys)], false);
            }
        }
        let core = broker.core();
        let (now, anew) = (core.snapshot(), Snapshot::new(&core.config, &core.cluster));
        for other in names {
            assert_eq!(now.topic_config(other), anew.topic_config(other), "{step}");
            if let Some(topic) = core.cluster.topic(other) {
                let id = topic.id;
                assert_eq!(now.topic_config_by_id(id), anew.topic_config_by_id(id));
            }
            if other != name && Arc::ptr_eq(&now.broker, &before.broker) {
                let (now, before) = (now.topic_config(other), before.topic_config(other));
                assert!(Arc::ptr_eq(&now, &before), "{step}: {other} was resolved");
            }
        }
        before = now;
    }
}
