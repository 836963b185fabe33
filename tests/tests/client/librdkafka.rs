//! librdkafka, through the crate `rdkafka`: the scenario that users begin with.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::message::{Headers, Message, OwnedHeaders};
use rdkafka::producer::{BaseRecord, DefaultProducerContext, Producer, ThreadedProducer};
use tests::codec::Codec;
use tests::{Server, unique};

const MESSAGES: usize = 3000;
const PARTITIONS: i32 = 3;
const PATIENCE: Duration = Duration::from_secs(30);

/// Partition → its messages' numbers, in the order read.
type Read = BTreeMap<i32, Vec<usize>>;

fn config(address: SocketAddr) -> ClientConfig {
    let mut config = ClientConfig::new();
    config
        .set("bootstrap.servers", address.to_string())
        .set("broker.address.family", "v4")
        .set("reconnect.backoff.ms", "20")
        .set("reconnect.backoff.max.ms", "200");
    config
}

fn produce(config: &ClientConfig, topic: &str, numbers: std::ops::Range<usize>) {
    let producer: ThreadedProducer<DefaultProducerContext> = config.create().expect("a producer");
    for number in numbers {
        let (key, value) = (format!("key-{number}"), format!("value-{number}"));
        let partition = i32::try_from(number % 3).expect("small");
        let record = BaseRecord::to(topic)
            .key(&key)
            .payload(&value)
            .partition(partition);
        producer.send(record).expect("room in the queue");
    }
    producer.flush(PATIENCE).expect("everything is delivered");
}

fn consumer(address: SocketAddr, group: &str, topic: &str) -> BaseConsumer {
    let consumer: BaseConsumer = config(address)
        .set("group.id", group)
        .set("auto.offset.reset", "earliest")
        .set("enable.auto.commit", "false")
        .set("enable.partition.eof", "false")
        .set("session.timeout.ms", "6000")
        .set("heartbeat.interval.ms", "200")
        .set("fetch.wait.max.ms", "100")
        .create()
        .expect("a consumer");
    consumer.subscribe(&[topic]).expect("a subscription");
    consumer
}

/// Polls once; notes a message that came.
fn poll(consumer: &BaseConsumer, read: &mut Read) {
    if let Some(message) = consumer.poll(Duration::from_millis(50)) {
        let message = match message {
            Ok(message) => message,
            // That the broker is away is no news to the tests that take it away.
            Err(KafkaError::MessageConsumption(
                RDKafkaErrorCode::AllBrokersDown | RDKafkaErrorCode::BrokerTransportFailure,
            )) => return,
            Err(error) => panic!("{error}"),
        };
        let text =
            |bytes: Option<&[u8]>| String::from_utf8(bytes.expect("bytes").to_vec()).expect("text");
        let number: usize = text(message.key())["key-".len()..]
            .parse()
            .expect("a number");
        assert_eq!(text(message.payload()), format!("value-{number}"));
        read.entry(message.partition()).or_default().push(number);
    }
}

fn count(reads: &[Read]) -> usize {
    reads.iter().flat_map(BTreeMap::values).map(Vec::len).sum()
}

/// Reads with all consumers side by side until `expected` messages came, then a moment longer.
fn read(consumers: &[BaseConsumer], expected: usize) -> Vec<Read> {
    let mut reads = vec![Read::new(); consumers.len()];
    let deadline = Instant::now() + PATIENCE;
    while count(&reads) < expected {
        assert!(
            Instant::now() < deadline,
            "only {} of {expected}",
            count(&reads)
        );
        for (consumer, read) in consumers.iter().zip(&mut reads) {
            poll(consumer, read);
        }
    }
    let end = Instant::now() + Duration::from_millis(300);
    while Instant::now() < end {
        for (consumer, read) in consumers.iter().zip(&mut reads) {
            poll(consumer, read);
        }
    }
    reads
}

/// Waits until each consumer has one partition, and checks that it is another one each.
fn wait_for_one_partition_each(consumers: &[BaseConsumer]) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let mut assigned: Vec<Vec<i32>> = Vec::new();
        for consumer in consumers {
            // Polling is what lets a consumer take part; messages cannot come before the rebalance is over.
            let polled = consumer.poll(Duration::from_millis(20));
            assert!(polled.is_none(), "a message too early");
            let assignment = consumer.assignment().expect("an assignment");
            let elements = assignment.elements();
            assigned.push(elements.iter().map(|element| element.partition()).collect());
        }
        assigned.sort_unstable();
        if assigned == [[0], [1], [2]] {
            return;
        }
        assert!(Instant::now() < deadline, "assigned: {assigned:?}");
    }
}

/// All numbers of `numbers`, each once, in order in each partition.
fn expect_all(reads: &[Read], numbers: std::ops::Range<usize>) {
    let mut all = Read::new();
    for (partition, read) in reads.iter().flatten() {
        assert!(
            !all.contains_key(partition),
            "partition {partition} was read by two"
        );
        assert!(read.is_sorted(), "partition {partition} is out of order");
        all.insert(*partition, read.clone());
    }
    assert_eq!(all.len(), 3, "all partitions were read");
    let mut found: Vec<usize> = all.into_values().flatten().collect();
    found.sort_unstable();
    assert!(found.into_iter().eq(numbers), "each message once");
}

#[test]
fn three_thousand_messages_are_read_by_one_and_by_three_and_reading_goes_on_after_a_restart() {
    let mut server = Server::start();
    let topic = unique("scenario");
    server.connect().create_topic(&topic, PARTITIONS);
    produce(&config(server.address()), &topic, 0..MESSAGES);

    let alone = [consumer(server.address(), "one", &topic)];
    expect_all(&read(&alone, MESSAGES), 0..MESSAGES);
    alone[0]
        .commit_consumer_state(CommitMode::Sync)
        .expect("a commit");
    drop(alone);

    // A group of three begins on an empty topic, so that its members are balanced before anything is read.
    let later = unique("scenario");
    server.connect().create_topic(&later, PARTITIONS);
    let three: Vec<BaseConsumer> = (0..3)
        .map(|_| consumer(server.address(), "three", &later))
        .collect();
    wait_for_one_partition_each(&three);
    produce(&config(server.address()), &later, 0..MESSAGES);
    let reads = read(&three, MESSAGES);
    assert!(
        reads.iter().all(|read| read.len() == 1),
        "one partition each"
    );
    expect_all(&reads, 0..MESSAGES);
    for consumer in &three {
        consumer
            .commit_consumer_state(CommitMode::Sync)
            .expect("a commit");
    }
    drop(three);

    assert!(server.stop().success());
    server.start_again();
    produce(&config(server.address()), &topic, MESSAGES..MESSAGES + 300);
    let alone = [consumer(server.address(), "one", &topic)];
    expect_all(&read(&alone, 300), MESSAGES..MESSAGES + 300);
}

#[test]
fn a_client_that_stays_goes_on_when_the_broker_restarts() {
    let mut server = Server::start();
    let topic = unique("stays");
    server.connect().create_topic(&topic, PARTITIONS);
    let mut idempotent = config(server.address());
    idempotent
        .set("enable.idempotence", "true")
        .set("acks", "all");
    let producer: ThreadedProducer<DefaultProducerContext> =
        idempotent.create().expect("a producer");
    let send = |numbers: std::ops::Range<usize>| {
        for number in numbers {
            let (key, value) = (format!("key-{number}"), format!("value-{number}"));
            let partition = i32::try_from(number % 3).expect("small");
            let record = BaseRecord::to(&topic)
                .key(&key)
                .payload(&value)
                .partition(partition);
            producer.send(record).expect("room in the queue");
        }
    };
    let consumers = [consumer(server.address(), "stays", &topic)];
    send(0..600);
    producer.flush(PATIENCE).expect("everything is delivered");
    let first = read(&consumers, 600);
    expect_all(&first, 0..600);
    send(600..900);
    server.kill();
    send(900..1200);
    server.start_again();
    producer.flush(PATIENCE).expect("everything is delivered");
    expect_all(&read(&consumers, 600), 600..1200);
}

#[test]
fn batches_of_every_codec_with_headers_and_nulls_are_read_as_sent() {
    let server = Server::shared();
    let topic = unique("codecs");
    server.connect().create_topic(&topic, 5);
    for (codec, partition) in [
        ("none", 0),
        ("gzip", 1),
        ("snappy", 2),
        ("lz4", 3),
        ("zstd", 4),
    ] {
        let mut config = config(server.address());
        config.set("compression.type", codec).set("linger.ms", "50");
        let producer: ThreadedProducer<DefaultProducerContext> =
            config.create().expect("a producer");
        for number in 0..50 {
            let (key, value) = (format!("key-{number}"), "v".repeat(number * 10));
            let headers = OwnedHeaders::new()
                .insert(rdkafka::message::Header {
                    key: "name",
                    value: Some("value"),
                })
                .insert(rdkafka::message::Header {
                    key: "null",
                    value: None::<&str>,
                });
            let mut record: BaseRecord<'_, String, String> =
                BaseRecord::to(&topic).partition(partition);
            record = record.headers(headers);
            if !number.is_multiple_of(3) {
                record = record.key(&key);
            }
            if !number.is_multiple_of(4) {
                record = record.payload(&value);
            }
            producer.send(record).expect("room in the queue");
        }
        producer.flush(PATIENCE).expect("everything is delivered");
    }
    for partition in 0..5 {
        let batches = server.connect().fetch_all(&topic, partition, 0);
        let codec = Codec::ALL[usize::try_from(partition).expect("small")];
        assert!(
            batches
                .iter()
                .all(|batch| Codec::of_attributes(batch.attributes) == codec)
        );
    }
    let consumer = consumer(server.address(), &unique("codecs"), &topic);
    let mut numbers = BTreeMap::<i32, usize>::new();
    let deadline = Instant::now() + PATIENCE;
    while numbers.values().sum::<usize>() < 250 {
        assert!(Instant::now() < deadline, "only {numbers:?}");
        let Some(message) = consumer.poll(Duration::from_millis(50)) else {
            continue;
        };
        let message = message.expect("a message, not an error");
        let number = numbers.entry(message.partition()).or_default();
        let key = (!number.is_multiple_of(3)).then(|| format!("key-{number}"));
        let value = (!number.is_multiple_of(4)).then(|| "v".repeat(*number * 10));
        assert_eq!(message.key(), key.as_deref().map(str::as_bytes));
        assert_eq!(message.payload(), value.as_deref().map(str::as_bytes));
        let headers: Vec<(&str, Option<&[u8]>)> = message
            .headers()
            .expect("headers")
            .iter()
            .map(|header| (header.key, header.value))
            .collect();
        assert_eq!(
            headers,
            [("name", Some(b"value".as_slice())), ("null", None)]
        );
        *number += 1;
    }
}
