//! Configurations that change while the broker runs: in force at once, in force after a restart, and refused with words
//! that help.

use kafka_proto::messages::describe_configs::request::DescribeConfigsResource;
use kafka_proto::messages::incremental_alter_configs::request::{
    AlterConfigsResource, AlterableConfig,
};
use kafka_proto::messages::{DescribeConfigsRequest, IncrementalAlterConfigsRequest};
use tests::batch::{Batch, StoredBatch, now_ms};
use tests::codec::Codec;
use tests::{Client, Server, error_code, unique};

const TOPIC: i8 = 2;
const BROKER: i8 = 4;
const GROUP: i8 = 32;

const CODEC_BITS: u16 = 7;
const LOG_APPEND_TIME: u16 = 8;
const LONG_AGO: i64 = 1_000_000;

/// Sets keys, or deletes those without a value; code and message.
fn alter(
    client: &mut Client,
    resource_type: i8,
    resource_name: &str,
    keys: &[(&str, Option<&str>)],
) -> (i16, String) {
    let configs = keys.iter().map(|&(name, value)| AlterableConfig {
        name,
        config_operation: i8::from(value.is_none()),
        value,
        ..Default::default()
    });
    let request = IncrementalAlterConfigsRequest {
        resources: vec![AlterConfigsResource {
            resource_type,
            resource_name,
            configs: configs.collect(),
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = client.call(&request, 1);
    let result = &response.responses[0];
    let message = result.error_message.unwrap_or_default();
    (result.error_code, message.to_owned())
}

fn set(client: &mut Client, topic: &str, key: &str, value: &str) {
    let (code, message) = alter(client, TOPIC, topic, &[(key, Some(value))]);
    assert_eq!((code, message.as_str()), (error_code::NONE, ""));
}

/// Value and source of a key, and where its synonyms are set.
fn described(
    client: &mut Client,
    resource_type: i8,
    resource_name: &str,
    key: &str,
) -> (Option<String>, i8, Vec<(String, i8)>) {
    let request = DescribeConfigsRequest {
        resources: vec![DescribeConfigsResource {
            resource_type,
            resource_name,
            configuration_keys: Some(vec![key]),
            ..Default::default()
        }],
        include_synonyms: true,
        ..Default::default()
    };
    let response = client.call(&request, 4);
    let config = &response.results[0].configs[0];
    let synonyms = config.synonyms.iter();
    let synonyms = synonyms.map(|synonym| (synonym.name.to_owned(), synonym.source));
    let value = config.value.map(str::to_owned);
    (value, config.config_source, synonyms.collect())
}

fn a_batch() -> Batch {
    Batch::of_values([vec![b'a'; 500], vec![b'b'; 500]])
}

/// What is stored of a batch that is produced now.
fn stored(client: &mut Client, topic: &str, batch: &Batch) -> StoredBatch {
    let offset = client.produce(topic, 0, batch);
    client.fetch_all(topic, 0, offset).remove(0)
}

#[test]
fn max_message_bytes_bounds_the_next_batch_and_after_a_restart() {
    let mut server = Server::start();
    let mut client = server.connect();
    let topic = unique("live-size");
    client.create_topic(&topic, 1);
    let bytes = a_batch().encode();
    let outcome = |client: &mut Client| client.produce_bytes(&topic, 0, &bytes).error_code;
    assert_eq!(outcome(&mut client), error_code::NONE);
    set(&mut client, &topic, "max.message.bytes", "1000");
    assert_eq!(outcome(&mut client), error_code::MESSAGE_TOO_LARGE);
    server.kill();
    server.start_again();
    let mut client = server.connect();
    assert_eq!(outcome(&mut client), error_code::MESSAGE_TOO_LARGE);
    let exact = bytes.len().to_string();
    set(&mut client, &topic, "max.message.bytes", &exact);
    assert_eq!(outcome(&mut client), error_code::NONE);
    let deleted = alter(&mut client, TOPIC, &topic, &[("max.message.bytes", None)]);
    assert_eq!(deleted.0, error_code::NONE);
    let (value, ..) = described(&mut client, TOPIC, &topic, "max.message.bytes");
    assert_eq!(value.as_deref(), Some("1048588"));
}

#[test]
fn compression_type_rewrites_the_next_batch_and_after_a_restart() {
    let mut server = Server::start();
    let mut client = server.connect();
    let topic = unique("live-codec");
    client.create_topic(&topic, 1);
    let codecs = [
        ("gzip", Codec::Gzip),
        ("snappy", Codec::Snappy),
        ("lz4", Codec::Lz4),
        ("zstd", Codec::Zstd),
        ("uncompressed", Codec::None),
    ];
    for (name, codec) in codecs {
        set(&mut client, &topic, "compression.type", name);
        for sent in [Codec::None, Codec::Gzip, Codec::Zstd] {
            let batch = a_batch().at(LONG_AGO).compressed(sent);
            let stored = stored(&mut client, &topic, &batch);
            assert_eq!(stored.attributes & CODEC_BITS, codec as u16, "{name}");
            let records = stored.records.iter();
            assert!(
                records
                    .map(|(_, time, record)| (*time, record))
                    .eq(batch.records.iter().map(|record| (LONG_AGO, record)))
            );
            // What has the codec already is stored as it was sent.
            assert_eq!(
                stored.as_sent == batch.encode(),
                sent as u16 == codec as u16
            );
        }
    }
    set(&mut client, &topic, "compression.type", "lz4");
    server.kill();
    server.start_again();
    let mut client = server.connect();
    let after = stored(&mut client, &topic, &a_batch());
    assert_eq!(after.attributes & CODEC_BITS, Codec::Lz4 as u16);
    set(&mut client, &topic, "compression.type", "producer");
    let batch = a_batch().compressed(Codec::Snappy);
    assert_eq!(stored(&mut client, &topic, &batch).as_sent, batch.encode());
}

#[test]
fn log_append_time_stamps_the_next_batch_and_after_a_restart() {
    let mut server = Server::start();
    let mut client = server.connect();
    let topic = unique("live-time");
    client.create_topic(&topic, 1);
    let key = "message.timestamp.type";
    for codec in [Codec::None, Codec::Zstd] {
        let batch = a_batch().at(LONG_AGO).compressed(codec);
        set(&mut client, &topic, key, "CreateTime");
        let before = stored(&mut client, &topic, &batch);
        assert_eq!(
            (before.attributes & LOG_APPEND_TIME, before.max_timestamp),
            (0, LONG_AGO)
        );
        set(&mut client, &topic, key, "LogAppendTime");
        let stamped = stored(&mut client, &topic, &batch);
        assert_eq!(stamped.attributes & LOG_APPEND_TIME, LOG_APPEND_TIME);
        assert!((now_ms() - stamped.max_timestamp).abs() < 60_000);
    }
    server.kill();
    server.start_again();
    let mut client = server.connect();
    let answer = client.produce_bytes(&topic, 0, &a_batch().at(LONG_AGO).encode());
    assert!((now_ms() - answer.log_append_time_ms).abs() < 60_000);
    // With both, the batch is made anew and stamped.
    set(&mut client, &topic, "compression.type", "gzip");
    let both = stored(&mut client, &topic, &a_batch().at(LONG_AGO));
    assert_eq!(both.attributes, LOG_APPEND_TIME | Codec::Gzip as u16);
    assert!(both.max_timestamp > LONG_AGO);
}

#[test]
fn a_value_out_of_range_is_refused_with_key_value_and_range_and_changes_nothing() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("live-refused");
    client.create_topic(&topic, 1);
    let cases = [
        ("retention.ms", "-2", "at least -1"),
        ("retention.bytes", "much", "Not a number of type LONG"),
        ("max.message.bytes", "-1", "at least 0"),
        (
            "compression.type",
            "brotli",
            "uncompressed, zstd, lz4, snappy, gzip, producer",
        ),
        ("message.timestamp.type", "Now", "CreateTime, LogAppendTime"),
        ("cleanup.policy", "burn", "compact, delete"),
        ("segment.bytes", "1", "at least 1048576"),
        ("min.insync.replicas", "0", "at least 1"),
    ];
    for (key, value, range) in cases {
        let before = described(&mut client, TOPIC, &topic, key);
        let (code, message) = alter(&mut client, TOPIC, &topic, &[(key, Some(value))]);
        assert_eq!(code, error_code::INVALID_CONFIG, "{message}");
        for part in [key, value, range] {
            assert!(message.contains(part), "{part} is not in: {message}");
        }
        assert_eq!(described(&mut client, TOPIC, &topic, key), before);
    }
    // One bad key spoils its resource.
    let keys = [("retention.ms", Some("7")), ("segment.ms", Some("0"))];
    assert_eq!(
        alter(&mut client, TOPIC, &topic, &keys).0,
        error_code::INVALID_CONFIG
    );
    let (_, source, _) = described(&mut client, TOPIC, &topic, "retention.ms");
    assert_eq!(source, 5);
}

#[test]
fn a_brokers_settings_change_live_and_stand_below_the_topics() {
    let mut server = Server::builder().set("log.retention.hours", 100).start();
    let mut client = server.connect();
    let topic = unique("live-broker");
    client.create_topic(&topic, 1);
    let static_only = [
        ("log.retention.hours".to_owned(), 4),
        ("log.retention.hours".to_owned(), 5),
    ];
    assert_eq!(
        described(&mut client, TOPIC, &topic, "retention.ms")
            .0
            .as_deref(),
        Some("360000000")
    );
    let set_broker = |client: &mut Client, name: &str, key: &str, value: &str| {
        let (code, message) = alter(client, BROKER, name, &[(key, Some(value))]);
        assert_eq!((code, message.as_str()), (error_code::NONE, ""));
    };
    set_broker(&mut client, "", "log.retention.ms", "2000000");
    set_broker(&mut client, "1", "log.retention.ms", "3000000");
    set_broker(&mut client, "", "message.max.bytes", "900");
    for restart in [false, true] {
        if restart {
            server.kill();
            server.start_again();
            client = server.connect();
        }
        let (value, source, synonyms) = described(&mut client, TOPIC, &topic, "retention.ms");
        assert_eq!((value.as_deref(), source), (Some("3000000"), 2));
        let dynamic = [
            ("log.retention.ms".to_owned(), 2),
            ("log.retention.ms".to_owned(), 3),
        ];
        assert_eq!(synonyms, [&dynamic[..], &static_only[..]].concat());
        let refused = client.produce_bytes(&topic, 0, &a_batch().encode());
        assert_eq!(refused.error_code, error_code::MESSAGE_TOO_LARGE);
    }
    set(&mut client, &topic, "max.message.bytes", "5000");
    set(&mut client, &topic, "retention.ms", "4000000");
    client.produce(&topic, 0, &a_batch());
    let (value, source, _) = described(&mut client, TOPIC, &topic, "retention.ms");
    assert_eq!((value.as_deref(), source), (Some("4000000"), 1));
    let fixed = alter(
        &mut client,
        BROKER,
        "1",
        &[("log.dirs", Some("/elsewhere"))],
    );
    assert_eq!(fixed.0, error_code::INVALID_REQUEST);
    assert!(
        fixed.1.contains("log.dirs") && fixed.1.contains("dynamically"),
        "{}",
        fixed.1
    );
}

#[test]
fn a_groups_settings_stay_and_stand_above_the_brokers() {
    let mut server = Server::start();
    let mut client = server.connect();
    let group = unique("live-group");
    let key = "consumer.session.timeout.ms";
    let broker_key = ("group.consumer.session.timeout.ms".to_owned(), 5);
    assert_eq!(
        described(&mut client, GROUP, &group, key),
        (Some("45000".to_owned()), 5, vec![broker_key.clone()])
    );
    let (code, message) = alter(&mut client, GROUP, &group, &[(key, Some("50000"))]);
    assert_eq!(code, error_code::NONE, "{message}");
    server.kill();
    server.start_again();
    client = server.connect();
    assert_eq!(
        described(&mut client, GROUP, &group, key),
        (
            Some("50000".to_owned()),
            8,
            vec![(key.to_owned(), 8), broker_key]
        )
    );
    let (code, message) = alter(&mut client, GROUP, &group, &[(key, Some("5"))]);
    assert_eq!(code, error_code::INVALID_CONFIG);
    for part in [key, "group.consumer.min.session.timeout.ms"] {
        assert!(message.contains(part), "{part} is not in: {message}");
    }
}
