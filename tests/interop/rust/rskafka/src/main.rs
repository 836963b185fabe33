//! The scenario with rskafka, which has neither groups nor null in headers, and keeps headers in the order of their names.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use chrono::DateTime;
use interop_steps::{Acknowledged, At, Client, Record};
use rskafka::client::ClientBuilder;
use rskafka::client::partition::{Compression, OffsetAt, PartitionClient, UnknownTopicHandling};
use tokio::runtime::Runtime;

struct Rskafka {
    runtime: Runtime,
    client: rskafka::client::Client,
}

fn main() -> Result<()> {
    interop_steps::main(|bootstrap| {
        let runtime = Runtime::new()?;
        let client = runtime.block_on(ClientBuilder::new(vec![bootstrap.to_owned()]).build())?;
        Ok(Arc::new(Rskafka { runtime, client }))
    })
}

const TIMEOUT_MS: i32 = 20_000;

impl Rskafka {
    async fn partition(&self, topic: &str, partition: i32) -> Result<PartitionClient> {
        let unknown = UnknownTopicHandling::Retry;
        Ok(self
            .client
            .partition_client(topic, partition, unknown)
            .await?)
    }
}

fn codec(name: &str) -> Result<Compression> {
    Ok(match name {
        "none" => Compression::NoCompression,
        "gzip" => Compression::Gzip,
        "snappy" => Compression::Snappy,
        "lz4" => Compression::Lz4,
        "zstd" => Compression::Zstd,
        _ => bail!("no codec {name}"),
    })
}

fn to_send(record: &Record) -> Result<rskafka::record::Record> {
    let mut headers = BTreeMap::new();
    for (name, value) in &record.headers {
        headers.insert(name.clone(), value.clone().context("no null in headers")?);
    }
    Ok(rskafka::record::Record {
        key: record.key.clone(),
        value: record.value.clone(),
        headers,
        timestamp: DateTime::from_timestamp_millis(record.timestamp.unwrap_or_default())
            .context("no such time")?,
    })
}

impl Client for Rskafka {
    fn keeps_headers_in_order(&self) -> bool {
        false
    }

    fn create_topic(&self, topic: &str, partitions: i32) -> Result<()> {
        let controller = self.client.controller_client()?;
        Ok(self
            .runtime
            .block_on(controller.create_topic(topic, partitions, 1, TIMEOUT_MS))?)
    }

    fn delete_topic(&self, topic: &str) -> Result<()> {
        let controller = self.client.controller_client()?;
        Ok(self
            .runtime
            .block_on(controller.delete_topic(topic, TIMEOUT_MS))?)
    }

    fn topic_names(&self) -> Result<Vec<String>> {
        let topics = self.runtime.block_on(self.client.list_topics())?;
        Ok(topics.into_iter().map(|topic| topic.name).collect())
    }

    /// The partition is the caller's to choose.
    fn produce(
        &self,
        topic: &str,
        codec_name: &str,
        messages: &[(i64, Record)],
    ) -> Result<Vec<Acknowledged>> {
        self.runtime.block_on(async {
            let mut acknowledged = Vec::new();
            for partition in 0..3 {
                let mine = messages
                    .iter()
                    .filter(|(number, _)| number % 3 == i64::from(partition));
                let (numbers, records): (Vec<_>, Vec<_>) = mine
                    .map(|(number, record)| (*number, to_send(record)))
                    .unzip();
                let client = self.partition(topic, partition).await?;
                let records = records.into_iter().collect::<Result<_>>()?;
                let offsets = client.produce(records, codec(codec_name)?).await?;
                acknowledged.extend(
                    offsets
                        .into_iter()
                        .zip(numbers)
                        .map(|(offset, number)| (partition, offset, number)),
                );
            }
            Ok(acknowledged)
        })
    }

    fn offsets(&self, topic: &str, partitions: &[i32], at: At) -> Result<BTreeMap<i32, i64>> {
        let at = match at {
            At::Earliest => OffsetAt::Earliest,
            At::Latest => OffsetAt::Latest,
            At::Milliseconds(at) => {
                OffsetAt::Timestamp(DateTime::from_timestamp_millis(at).context("no such time")?)
            }
        };
        self.runtime.block_on(async {
            let mut found = BTreeMap::new();
            for partition in partitions {
                let client = self.partition(topic, *partition).await?;
                found.insert(*partition, client.get_offset(at).await?);
            }
            Ok(found)
        })
    }

    fn read(
        &self,
        topic: &str,
        from: &BTreeMap<i32, i64>,
        deadline: Instant,
        take: &mut dyn FnMut(Record) -> bool,
    ) -> Result<()> {
        self.runtime.block_on(async {
            for (&partition, &from) in from {
                let client = self.partition(topic, partition).await?;
                let mut next = from;
                loop {
                    let (records, end) = client.fetch_records(next, 1..1 << 20, 200).await?;
                    for found in records {
                        next = found.offset + 1;
                        if !take(received(partition, found)) {
                            return Ok(());
                        }
                    }
                    if next >= end {
                        break;
                    }
                    ensure!(Instant::now() < deadline, "not all came in time");
                }
            }
            Ok(())
        })
    }
}

fn received(partition: i32, found: rskafka::record::RecordAndOffset) -> Record {
    let headers = found.record.headers.into_iter();
    Record {
        partition,
        offset: found.offset,
        key: found.record.key,
        value: found.record.value,
        headers: headers.map(|(name, value)| (name, Some(value))).collect(),
        timestamp: Some(found.record.timestamp.timestamp_millis()),
    }
}
