//! The scenario with rdkafka, Rust's binding of librdkafka.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use futures_executor::block_on;
use interop_steps::{Acknowledged, At, Client, Description, Member, Record};
use rdkafka::admin::{AdminClient, AdminOptions, NewTopic, TopicReplication};
use rdkafka::client::DefaultClientContext;
use rdkafka::config::{ClientConfig, RDKafkaLogLevel};
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer, ConsumerContext, Rebalance};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::message::{BorrowedMessage, Headers, Message, OwnedHeaders};
use rdkafka::producer::{BaseRecord, DeliveryResult, Producer, ProducerContext, ThreadedProducer};
use rdkafka::{ClientContext, Offset, TopicPartitionList};

const TIMEOUT: Duration = Duration::from_secs(20);

struct Rdkafka {
    config: ClientConfig,
}

fn main() -> Result<()> {
    interop_steps::main(|bootstrap| {
        let mut config = ClientConfig::new();
        config.set("bootstrap.servers", bootstrap);
        config.set_log_level(RDKafkaLogLevel::Info);
        Ok(Arc::new(Rdkafka { config }))
    })
}

/// Puts librdkafka's log lines where the other bindings put them, in their form.
fn print(level: RDKafkaLogLevel, facility: &str, message: &str) {
    eprintln!("%{}|{facility}| {message}", level as i32);
}

/// Collects what was delivered, and what was not.
#[derive(Default)]
struct Deliveries {
    acknowledged: Mutex<Vec<Acknowledged>>,
    failed: Mutex<Vec<KafkaError>>,
}

impl ClientContext for Deliveries {
    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        print(level, facility, message);
    }
}

impl ProducerContext for Deliveries {
    type DeliveryOpaque = Box<i64>;

    fn delivery(&self, result: &DeliveryResult<'_>, number: Box<i64>) {
        match result {
            Ok(message) => self.acknowledged.lock().expect("not poisoned").push((
                message.partition(),
                message.offset(),
                *number,
            )),
            Err((error, _)) => self
                .failed
                .lock()
                .expect("not poisoned")
                .push(error.clone()),
        }
    }
}

impl Rdkafka {
    fn admin(&self) -> Result<AdminClient<DefaultClientContext>> {
        Ok(self.config.create()?)
    }

    fn consumer<C: ConsumerContext>(&self, group: &str, context: C) -> Result<BaseConsumer<C>> {
        let mut config = self.config.clone();
        config
            .set("group.id", group)
            .set("auto.offset.reset", "earliest")
            .set("enable.auto.commit", "false")
            .set("enable.auto.offset.store", "false")
            .set("session.timeout.ms", "10000")
            .set("heartbeat.interval.ms", "300");
        Ok(config.create_with_context(context)?)
    }

    fn asking(&self, group: &str) -> Result<BaseConsumer<Logged>> {
        self.consumer(group, Logged)
    }
}

struct Logged;

impl ClientContext for Logged {
    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        print(level, facility, message);
    }
}

impl ConsumerContext for Logged {}

fn list(
    topic: &str,
    offsets: impl IntoIterator<Item = (i32, Offset)>,
) -> Result<TopicPartitionList> {
    let mut found = TopicPartitionList::new();
    for (partition, offset) in offsets {
        found.add_partition_offset(topic, partition, offset)?;
    }
    Ok(found)
}

fn by_partition(found: &TopicPartitionList) -> Result<BTreeMap<i32, i64>> {
    let offset = |of: Offset| of.to_raw().context("no offset");
    found
        .elements()
        .iter()
        .map(|one| Ok((one.partition(), offset(one.offset())?)))
        .collect()
}

fn record(message: &BorrowedMessage<'_>) -> Record {
    let headers = message
        .headers()
        .into_iter()
        .flat_map(|headers| headers.iter());
    Record {
        partition: message.partition(),
        offset: message.offset(),
        key: message.key().map(<[u8]>::to_vec),
        value: message.payload().map(<[u8]>::to_vec),
        headers: headers
            .map(|header| (header.key.to_owned(), header.value.map(<[u8]>::to_vec)))
            .collect(),
        timestamp: message.timestamp().to_millis(),
    }
}

impl Client for Rdkafka {
    fn create_topic(&self, topic: &str, partitions: i32) -> Result<()> {
        let wanted = NewTopic::new(topic, partitions, TopicReplication::Fixed(1));
        let options = AdminOptions::new().operation_timeout(Some(TIMEOUT));
        let made = block_on(self.admin()?.create_topics(&[wanted], &options))?;
        made.into_iter()
            .try_for_each(|one| one.map(drop).map_err(|(_, code)| code))?;
        Ok(())
    }

    fn delete_topic(&self, topic: &str) -> Result<()> {
        let options = AdminOptions::new().operation_timeout(Some(TIMEOUT));
        let gone = block_on(self.admin()?.delete_topics(&[topic], &options))?;
        gone.into_iter()
            .try_for_each(|one| one.map(drop).map_err(|(_, code)| code))?;
        Ok(())
    }

    fn topic_names(&self) -> Result<Vec<String>> {
        let found = self.asking("unused")?.fetch_metadata(None, TIMEOUT)?;
        Ok(found
            .topics()
            .iter()
            .map(|topic| topic.name().to_owned())
            .collect())
    }

    fn produce(
        &self,
        topic: &str,
        codec: &str,
        messages: &[(i64, Record)],
    ) -> Result<Vec<Acknowledged>> {
        let mut config = self.config.clone();
        config.set("compression.type", codec).set("acks", "all");
        let producer: ThreadedProducer<Deliveries> =
            config.create_with_context(Deliveries::default())?;
        for (number, message) in messages {
            let mut headers = OwnedHeaders::new();
            for (key, value) in &message.headers {
                headers = headers.insert(rdkafka::message::Header {
                    key,
                    value: value.as_ref(),
                });
            }
            let mut out: BaseRecord<'_, [u8], [u8], Box<i64>> =
                BaseRecord::with_opaque_to(topic, Box::new(*number)).headers(headers);
            out.key = message.key.as_deref();
            out.payload = message.value.as_deref();
            out.timestamp = message.timestamp;
            if let Err((error, _)) = producer.send(out) {
                bail!(error);
            }
        }
        producer.flush(TIMEOUT)?;
        let deliveries = producer.context();
        if let Some(error) = deliveries.failed.lock().expect("not poisoned").first() {
            bail!(error.clone());
        }
        let acknowledged = deliveries
            .acknowledged
            .lock()
            .expect("not poisoned")
            .clone();
        Ok(acknowledged)
    }

    fn offsets(&self, topic: &str, partitions: &[i32], at: At) -> Result<BTreeMap<i32, i64>> {
        let consumer = self.asking("unused")?;
        if let At::Milliseconds(at) = at {
            let asked = list(topic, partitions.iter().map(|p| (*p, Offset::Offset(at))))?;
            return by_partition(&consumer.offsets_for_times(asked, TIMEOUT)?);
        }
        let ends = |partition: &i32| {
            let (low, high) = consumer.fetch_watermarks(topic, *partition, TIMEOUT)?;
            Ok((*partition, if at == At::Earliest { low } else { high }))
        };
        partitions.iter().map(ends).collect()
    }

    fn read(
        &self,
        topic: &str,
        from: &BTreeMap<i32, i64>,
        deadline: Instant,
        take: &mut dyn FnMut(Record) -> bool,
    ) -> Result<()> {
        let consumer = self.asking("unused")?;
        let offsets = from
            .iter()
            .map(|(partition, offset)| (*partition, Offset::Offset(*offset)));
        consumer.assign(&list(topic, offsets)?)?;
        loop {
            if let Some(message) = consumer.poll(Duration::from_millis(200))
                && !take(record(&message?))
            {
                return Ok(());
            }
            ensure!(Instant::now() < deadline, "not all came in time");
        }
    }

    fn join(&self, group: &str, topic: &str) -> Result<Box<dyn Member>> {
        let paused = Arc::new(Mutex::new(false));
        let consumer = self.consumer(group, Pausing(Arc::clone(&paused)))?;
        consumer.subscribe(&[topic])?;
        Ok(Box::new(Joined { consumer, paused }))
    }

    fn committed(
        &self,
        group: &str,
        topic: &str,
        partitions: &[i32],
    ) -> Result<BTreeMap<i32, i64>> {
        let asked = list(topic, partitions.iter().map(|p| (*p, Offset::Invalid)))?;
        by_partition(&self.asking(group)?.committed_offsets(asked, TIMEOUT)?)
    }

    fn describe_group(&self, group: &str) -> Result<Description> {
        let found = self
            .asking("unused")?
            .fetch_group_list(Some(group), TIMEOUT)?;
        let found = found.groups().first().context("no such group")?;
        let held = found
            .members()
            .iter()
            .map(|member| held(member.assignment().unwrap_or_default()));
        Ok(Description {
            state: found.state().to_owned(),
            members: found.members().len(),
            held: held.sum::<Result<_>>()?,
        })
    }
}

/// How many partitions of its first topic an assignment names: version, number of topics, name, number of partitions.
fn held(assignment: &[u8]) -> Result<usize> {
    let name = assignment.get(6..8).context("too short")?;
    let at = 8 + usize::from(u16::from_be_bytes([name[0], name[1]]));
    let count = assignment.get(at..at + 4).context("too short")?;
    Ok(u32::from_be_bytes(count.try_into()?).try_into()?)
}

/// Pauses what is assigned while it is told to.
struct Pausing(Arc<Mutex<bool>>);

impl ClientContext for Pausing {
    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        print(level, facility, message);
    }
}

impl ConsumerContext for Pausing {
    fn post_rebalance(&self, consumer: &BaseConsumer<Self>, rebalance: &Rebalance<'_>) {
        if let Rebalance::Assign(assigned) = rebalance {
            // A partition that was taken away paused comes back paused. What is taken away at once needs neither.
            let _ = if *self.0.lock().expect("not poisoned") {
                consumer.pause(assigned)
            } else {
                consumer.resume(assigned)
            };
        }
    }
}

struct Joined {
    consumer: BaseConsumer<Pausing>,
    paused: Arc<Mutex<bool>>,
}

impl Member for Joined {
    fn poll(&mut self, most: usize, wait: Duration) -> Result<Vec<Record>> {
        let until = Instant::now() + wait;
        let mut records = Vec::new();
        while records.len() < most {
            let left = until.saturating_duration_since(Instant::now());
            let Some(message) = self.consumer.poll(left) else {
                break;
            };
            let message = message?;
            self.consumer.store_offset_from_message(&message)?;
            records.push(record(&message));
        }
        Ok(records)
    }

    fn assigned(&self) -> Result<Vec<i32>> {
        let assigned = self.consumer.assignment()?;
        Ok(assigned
            .elements()
            .iter()
            .map(|one| one.partition())
            .collect())
    }

    fn set_paused(&mut self, paused: bool) -> Result<()> {
        let was = std::mem::replace(&mut *self.paused.lock().expect("not poisoned"), paused);
        let assigned = self.consumer.assignment()?;
        if was && !paused {
            self.consumer.resume(&assigned)?;
        } else if paused && !was {
            self.consumer.pause(&assigned)?;
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<()> {
        match self.consumer.commit_consumer_state(CommitMode::Sync) {
            Err(KafkaError::ConsumerCommit(RDKafkaErrorCode::NoOffset)) => Ok(()),
            other => Ok(other?),
        }
    }
}
