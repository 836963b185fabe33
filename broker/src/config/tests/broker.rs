use super::{broker, read, set};
use crate::config::{ConfigError, Listener, listen_overlay, parse_properties};

fn listener(name: &str, host: &str, port: u16, advertised: (&str, u16)) -> Listener {
    Listener {
        name: name.to_owned(),
        host: host.to_owned(),
        port,
        advertised_host: advertised.0.to_owned(),
        advertised_port: advertised.1,
    }
}

#[test]
fn nothing_set_is_a_broker_on_loopback() {
    let (config, warnings) = read(&[]).expect("the defaults");
    assert_eq!(warnings, []);
    assert_eq!(config.node_id, 1);
    assert_eq!(config.log_dirs, ["./chronik-data"]);
    assert_eq!(
        config.listeners,
        [listener(
            "PLAINTEXT",
            "localhost",
            9092,
            ("localhost", 9092)
        )]
    );
    assert_eq!(config.topic_defaults.retention_ms, 604_800_000);
    assert_eq!(config.socket_request_max_bytes, 104_857_600);
    assert_eq!(config.offsets_retention_ms, 604_800_000);
}

#[test]
fn the_file_of_kafkas_single_node_quickstart_works() {
    let text = "
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=localhost:9093
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
inter.broker.listener.name=PLAINTEXT
advertised.listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT
num.network.threads=3
socket.send.buffer.bytes=102400
log.dirs=/data/kraft-combined-logs, /data/b
num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.min.isr=1
log.retention.hours=168
log.segment.bytes=1073741824
";
    let properties = parse_properties(text).expect("properties");
    let (config, warnings) =
        crate::config::BrokerConfig::from_properties(&properties).expect("a configuration");
    assert_eq!(
        config.listeners,
        [listener("PLAINTEXT", "", 9092, ("localhost", 9092))]
    );
    assert_eq!(config.log_dirs, ["/data/kraft-combined-logs", "/data/b"]);
    let about_listeners: Vec<_> = warnings.iter().filter(|w| w.key == "listeners").collect();
    assert_eq!(about_listeners.len(), 1);
    assert!(about_listeners[0].reason.contains("CONTROLLER://:9093"));
    assert!(warnings.iter().any(|w| w.key == "num.network.threads"));
    assert!(warnings.iter().all(|w| w.key != "num.partitions"));
}

#[test]
fn a_key_that_nobody_knows_is_an_error_that_names_the_nearest() {
    let error = read(&[("log.segment.byte", "1")]).expect_err("unknown");
    assert_eq!(
        error.to_string(),
        "unknown configuration log.segment.byte; did you mean log.segment.bytes?"
    );
    assert!(read(&[("listener.name.plaintext.max.connections", "5")]).is_ok());
}

#[test]
fn values_that_do_not_go_together_are_errors() {
    let cases: &[&[(&str, &str)]] = &[
        &[("node.id", "1"), ("broker.id", "2")],
        &[("broker.id", "-1")],
        &[("process.roles", "controller")],
        &[("process.roles", "broker")],
        &[("controller.quorum.voters", "1@a:1,2@b:1")],
        &[("controller.quorum.voters", "2@a:1")],
        &[("queued.max.request.bytes", "1000")],
        &[("log.retention.ms", "0")],
        &[("log.dirs", "/a,,/b")],
        &[("listeners", "")],
    ];
    for pairs in cases {
        assert!(
            matches!(read(pairs), Err(ConfigError::Unusable { .. })),
            "{pairs:?}"
        );
    }
    assert_eq!(broker(&[("broker.id", "5")]).node_id, 5);
    assert_eq!(broker(&[("broker.id", "5"), ("node.id", "5")]).node_id, 5);
    assert_eq!(
        broker(&[
            ("node.id", "7"),
            ("controller.quorum.voters", "7@localhost:9093")
        ])
        .node_id,
        7
    );
}

#[test]
fn listeners_that_cannot_work_are_errors_that_say_why() {
    let cases: &[(&[(&str, &str)], &str)] = &[
        (
            &[("listeners", "PLAINTEXT://0.0.0.0:9092")],
            "advertised.listeners or --advertise",
        ),
        (
            &[("listeners", "PLAINTEXT://[::]:9092")],
            "advertised.listeners or --advertise",
        ),
        (
            &[("listeners", "PLAINTEXT://:9092")],
            "advertised.listeners or --advertise",
        ),
        (&[("listeners", "SSL://a:9092")], "SSL is not supported"),
        (
            &[("listeners", "SASL_PLAINTEXT://a:9092")],
            "SASL_PLAINTEXT is not supported",
        ),
        (
            &[("listeners", "INSIDE://a:9092")],
            "listener.security.protocol.map",
        ),
        (
            &[("listeners", "PLAINTEXT://a:9092,PLAINTEXT://a:9093")],
            "another listener PLAINTEXT",
        ),
        (
            &[
                ("listeners", "PLAINTEXT://a:9092,B://a:9092"),
                (
                    "listener.security.protocol.map",
                    "PLAINTEXT:PLAINTEXT,B:PLAINTEXT",
                ),
            ],
            "another listener on port 9092",
        ),
        (
            &[("advertised.listeners", "OTHER://a:1")],
            "no such listener",
        ),
        (
            &[("advertised.listeners", "PLAINTEXT://0.0.0.0:1")],
            "name one",
        ),
        (&[("listeners", "a:9092")], "NAME://host:port"),
        (&[("listeners", "PLAINTEXT://a:99999")], "NAME://host:port"),
        (&[("listeners", "PLAINTEXT://::1:9092")], "NAME://host:port"),
        (
            &[("listener.security.protocol.map", "PLAINTEXT")],
            "NAME:PROTOCOL",
        ),
        (
            &[("listener.security.protocol.map", "A:SSL,a:SSL")],
            "twice",
        ),
    ];
    for (pairs, reason) in cases {
        let error = read(pairs).expect_err("it cannot work").to_string();
        assert!(error.contains(reason), "{pairs:?}: {error}");
    }
}

#[test]
fn listeners_have_names_of_their_own_and_may_share_a_port_between_ip_versions() {
    let config = broker(&[
        (
            "listeners",
            "inside://10.0.0.1:9092, outside://[fe80::1]:9092",
        ),
        (
            "listener.security.protocol.map",
            "INSIDE:PLAINTEXT,OUTSIDE:PLAINTEXT",
        ),
        ("advertised.listeners", "outside://public.example:19092"),
    ]);
    assert_eq!(
        config.listeners,
        [
            listener("INSIDE", "10.0.0.1", 9092, ("10.0.0.1", 9092)),
            listener("OUTSIDE", "fe80::1", 9092, ("public.example", 19092)),
        ]
    );
}

#[test]
fn the_command_lines_addresses_become_listeners() {
    let listen = |listen: &[&str], advertise| {
        let listen: Vec<String> = listen.iter().map(|text| (*text).to_owned()).collect();
        listen_overlay(&listen, advertise)
    };
    assert_eq!(listen(&[], None), Ok(set(&[])));
    let overlay =
        listen(&["0.0.0.0:9092", "[::1]:0"], Some("broker.example:9092")).expect("good addresses");
    let (config, _) =
        crate::config::BrokerConfig::from_properties(&overlay).expect("a configuration");
    assert_eq!(
        config.listeners,
        [
            listener("PLAINTEXT", "0.0.0.0", 9092, ("broker.example", 9092)),
            listener("PLAINTEXT_2", "::1", 0, ("broker.example", 9092)),
        ]
    );
    for bad in ["9092", "localhost", "localhost:port", "::1:9092"] {
        assert!(listen(&[bad], None).is_err(), "{bad}");
    }
}

#[test]
fn memory_follows_the_machine_unless_it_is_set() {
    let mut config = broker(&[]);
    config.fit_to_machine(8 << 30);
    assert_eq!(config.chronik_memory_max_bytes, 2 << 30);
    assert_eq!(config.queued_max_request_bytes, 512 << 20);
    config.fit_to_machine(100 << 20);
    assert_eq!(config.chronik_memory_max_bytes, 64 << 20);
    let mut config = broker(&[("chronik.memory.max.bytes", "100000000")]);
    config.fit_to_machine(8 << 30);
    assert_eq!(config.chronik_memory_max_bytes, 100_000_000);
    assert_eq!(config.queued_max_request_bytes, 25_000_000);
}

#[test]
fn the_metadata_log_goes_before_the_file_and_what_it_has_wrong_is_left_out() {
    let config = broker(&[("message.max.bytes", "1000")]);
    let cluster = set(&[
        ("message.max.bytes", "2000"),
        ("log.retention.ms", "5"),
        ("num.partitions", "0"),
    ]);
    let node = set(&[("message.max.bytes", "3000"), ("some.plugin.key", "x")]);
    let (dynamic, warnings) = config.with_dynamic(&cluster, &node);
    assert_eq!(dynamic.topic_defaults.max_message_bytes, 3000);
    assert_eq!(dynamic.topic_defaults.retention_ms, 5);
    assert_eq!(dynamic.num_partitions, 1);
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].key, "num.partitions");
}
