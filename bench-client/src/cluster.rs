//! What a cluster says of itself: brokers, leaders, offsets; and topics that are created in it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use kafka_proto::messages::create_topics::request::CreatableTopic;
use kafka_proto::messages::list_offsets::request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_proto::messages::metadata::request::MetadataRequestTopic;
use kafka_proto::messages::{
    CreateTopicsRequest, CreateTopicsResponse, FindCoordinatorRequest, FindCoordinatorResponse,
    InitProducerIdRequest, InitProducerIdResponse, ListOffsetsRequest, ListOffsetsResponse,
    MetadataRequest, MetadataResponse,
};
use kafka_proto::{ApiKey, ErrorCode};
use tokio::time::sleep;

use crate::connection::{Answer, Connection, Refused, check};

/// Newest versions that are spoken: those that still name topics, and ask for one thing at a time.
const METADATA: i16 = 12;
const CREATE_TOPICS: i16 = 6;
const FIND_COORDINATOR: i16 = 3;
const LIST_OFFSETS: i16 = 7;
const PAUSE: Duration = Duration::from_millis(100);

const LATEST: i64 = -1;
const EARLIEST: i64 = -2;

/// The way into a cluster.
#[derive(Debug)]
pub struct Cluster {
    bootstrap: Vec<String>,
    /// All brokers that were ever named.
    known: RefCell<Vec<String>>,
    connection: RefCell<Option<Connection>>,
}

/// Who leads the partitions of a topic; the index is the partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaders {
    /// Host and port, `None` while there is no leader.
    pub partitions: Vec<Option<String>>,
}

/// The offsets that a partition has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offsets {
    pub start: i64,
    /// The next to be written.
    pub end: i64,
}

impl Cluster {
    /// Finds one broker that answers.
    pub async fn connect(bootstrap: &[String]) -> Result<Self> {
        let cluster = Self {
            bootstrap: bootstrap.to_vec(),
            known: RefCell::new(Vec::new()),
            connection: RefCell::new(None),
        };
        let connection = cluster.any_broker().await?;
        cluster.connection.replace(Some(connection));
        Ok(cluster)
    }

    async fn any_broker(&self) -> Result<Connection> {
        let mut addresses = self.bootstrap.clone();
        for known in self.known.borrow().iter() {
            if !addresses.contains(known) {
                addresses.push(known.clone());
            }
        }
        let mut first_error = None;
        for address in &addresses {
            match Connection::open(address).await {
                Ok(connection) => return Ok(connection),
                Err(error) => {
                    first_error.get_or_insert(error);
                }
            }
        }
        Err(first_error.unwrap_or_else(|| anyhow!("no --bootstrap-servers")))
    }

    async fn call<'a, R: kafka_proto::Request<'a>>(
        &self,
        request: impl Fn(i16) -> R,
        ceiling: i16,
    ) -> Result<Answer> {
        // A connection that was kept may have ended since: that alone is no failure.
        if let Some(mut connection) = self.connection.take()
            && let Ok(version) = connection.version(R::API_KEY, ceiling)
            && let Ok(answer) = connection.call(&request(version), ceiling).await
        {
            self.connection.replace(Some(connection));
            return Ok(answer);
        }
        let mut connection = self.any_broker().await?;
        let version = connection.version(R::API_KEY, ceiling)?;
        let answer = connection.call(&request(version), ceiling).await?;
        self.connection.replace(Some(connection));
        Ok(answer)
    }

    /// The leaders of a topic, `None` if there is no such topic.
    pub async fn leaders(&self, topic: &str) -> Result<Option<Leaders>> {
        let request = |version| MetadataRequest {
            topics: Some(vec![MetadataRequestTopic {
                name: Some(topic),
                ..Default::default()
            }]),
            // Before version 4 brokers do as their configuration says.
            allow_auto_topic_creation: version < 4,
            ..Default::default()
        };
        let answer = self.call(request, METADATA).await?;
        let response: MetadataResponse<'_> = answer.decode()?;
        let brokers: BTreeMap<i32, String> = response
            .brokers
            .iter()
            .map(|broker| (broker.node_id, address(broker.host, broker.port)))
            .collect();
        self.known.replace(brokers.values().cloned().collect());
        let found = response
            .topics
            .first()
            .context("the answer names no topic")?;
        match ErrorCode::from_code(found.error_code) {
            Some(ErrorCode::None | ErrorCode::LeaderNotAvailable) => {}
            Some(ErrorCode::UnknownTopicOrPartition) => return Ok(None),
            _ => {
                return check(found.error_code)
                    .with_context(|| format!("topic {topic:?}"))
                    .map(|()| None);
            }
        }
        let mut partitions = vec![None; found.partitions.len()];
        for partition in &found.partitions {
            let place = usize::try_from(partition.partition_index).ok();
            if let Some(place) = place.and_then(|index| partitions.get_mut(index)) {
                *place = brokers.get(&partition.leader_id).cloned();
            }
        }
        Ok(Some(Leaders { partitions }))
    }

    /// The names of all topics but Kafka's own.
    pub async fn topics(&self) -> Result<Vec<String>> {
        // Before version 1 no topics meant all of them.
        let request = |version| MetadataRequest {
            topics: (version == 0).then(Vec::new),
            ..Default::default()
        };
        let answer = self.call(request, METADATA).await?;
        let response: MetadataResponse<'_> = answer.decode()?;
        let topics = response.topics.iter().filter(|topic| !topic.is_internal);
        Ok(topics
            .filter_map(|topic| topic.name.map(str::to_owned))
            .collect())
    }

    /// Creates a topic, unless it is there, and waits until every partition has a leader.
    pub async fn create(
        &self,
        topic: &str,
        partitions: Option<i32>,
        patience: Duration,
    ) -> Result<Leaders> {
        let request = |version| CreateTopicsRequest {
            topics: vec![CreatableTopic {
                name: topic,
                // The broker's own defaults can be asked for since version 4 (KIP-464).
                num_partitions: partitions.unwrap_or(if version < 4 { 1 } else { -1 }),
                replication_factor: if version < 4 { 1 } else { -1 },
                ..Default::default()
            }],
            timeout_ms: 30_000,
            ..Default::default()
        };
        let answer = self.call(request, CREATE_TOPICS).await?;
        let response: CreateTopicsResponse<'_> = answer.decode()?;
        let created = response
            .topics
            .first()
            .context("the answer names no topic")?;
        if ErrorCode::from_code(created.error_code) != Some(ErrorCode::TopicAlreadyExists) {
            let why = created.error_message.unwrap_or_default();
            check(created.error_code).with_context(|| match why {
                "" => format!("cannot create topic {topic:?}"),
                why => format!("cannot create topic {topic:?} ({why})"),
            })?;
        }
        let deadline = Instant::now() + patience;
        loop {
            if let Some(leaders) = self.leaders(topic).await?
                && !leaders.partitions.is_empty()
                && leaders.partitions.iter().all(Option::is_some)
            {
                return Ok(leaders);
            }
            if Instant::now() > deadline {
                bail!("topic {topic:?} has partitions without a leader");
            }
            sleep(Duration::from_millis(5)).await;
        }
    }

    /// First and next offset of every partition, as the leaders tell them. Retries for as long as `patience`.
    pub async fn offsets(&self, topic: &str, patience: Duration) -> Result<Vec<Offsets>> {
        let deadline = Instant::now() + patience;
        loop {
            match self.try_offsets(topic).await {
                Ok(offsets) => return Ok(offsets),
                Err(error) if Instant::now() > deadline => {
                    return Err(error.context(format!("cannot ask for the offsets of {topic:?}")));
                }
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    async fn try_offsets(&self, topic: &str) -> Result<Vec<Offsets>> {
        let leaders = self
            .leaders(topic)
            .await?
            .context("the topic is not there")?;
        let mut offsets = vec![Offsets::default(); leaders.partitions.len()];
        for (broker, partitions) in leaders.by_broker()? {
            let mut connection = Connection::open(&broker).await?;
            for timestamp in [EARLIEST, LATEST] {
                let found = ask_offsets(&mut connection, topic, &partitions, timestamp).await?;
                for (partition, offset) in found {
                    let place = offsets.get_mut(partition).context("an unknown partition")?;
                    match timestamp {
                        EARLIEST => place.start = offset,
                        _ => place.end = offset,
                    }
                }
            }
        }
        Ok(offsets)
    }

    /// Where a group's coordinator listens.
    pub async fn coordinator(&self, group: &str) -> Result<String> {
        let request = |_| FindCoordinatorRequest {
            key: group,
            ..Default::default()
        };
        let answer = self.call(request, FIND_COORDINATOR).await?;
        let response: FindCoordinatorResponse<'_> = answer.decode()?;
        check(response.error_code)?;
        Ok(address(response.host, response.port))
    }

    /// A producer id and epoch, for an idempotent producer.
    pub async fn producer_id(&self, patience: Duration) -> Result<(i64, i16)> {
        let deadline = Instant::now() + patience;
        loop {
            let request = |_| InitProducerIdRequest {
                transactional_id: None,
                transaction_timeout_ms: 60_000,
                ..Default::default()
            };
            let answer = self.call(request, 4).await?;
            let response: InitProducerIdResponse<'_> = answer.decode()?;
            let refused = Refused {
                code: response.error_code,
            };
            if response.error_code == 0 {
                return Ok((response.producer_id, response.producer_epoch));
            }
            if !refused.error().is_retriable() || Instant::now() > deadline {
                return Err(anyhow::Error::from(refused).context("cannot get a producer id"));
            }
            sleep(PAUSE).await;
        }
    }
}

impl Leaders {
    /// Which partitions each broker leads.
    pub fn by_broker(&self) -> Result<BTreeMap<String, Vec<usize>>> {
        let mut brokers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (partition, leader) in self.partitions.iter().enumerate() {
            let leader = leader
                .clone()
                .with_context(|| format!("partition {partition} has no leader"))?;
            brokers.entry(leader).or_default().push(partition);
        }
        Ok(brokers)
    }
}

async fn ask_offsets(
    connection: &mut Connection,
    topic: &str,
    partitions: &[usize],
    timestamp: i64,
) -> Result<Vec<(usize, i64)>> {
    let request = ListOffsetsRequest {
        replica_id: -1,
        topics: vec![ListOffsetsTopic {
            name: topic,
            partitions: partitions
                .iter()
                .map(|partition| ListOffsetsPartition {
                    partition_index: *partition as i32,
                    timestamp,
                    ..Default::default()
                })
                .collect(),
            ..Default::default()
        }],
        ..Default::default()
    };
    if connection.version(ApiKey::ListOffsets, LIST_OFFSETS)? == 0 {
        bail!("the broker is older than 0.10.1");
    }
    let answer = connection.call(&request, LIST_OFFSETS).await?;
    let response: ListOffsetsResponse<'_> = answer.decode()?;
    let mut found = Vec::new();
    for partition in response.topics.iter().flat_map(|topic| &topic.partitions) {
        check(partition.error_code)?;
        found.push((partition.partition_index as usize, partition.offset));
    }
    Ok(found)
}

fn address(host: &str, port: i32) -> String {
    if host.contains(':') {
        format!("[{host}]:{port}")
    } else {
        format!("{host}:{port}")
    }
}
