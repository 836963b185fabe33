//! ElectLeaders v0–v2: has leaders elected anew (KIP-183).
//!
//! v1 brought the kind of election and an error for the whole answer (KIP-460); v2 is flexible. There is one broker, and it
//! leads every partition: no election is ever needed.

use std::sync::Arc;

use kafka_proto::messages::elect_leaders::response::{PartitionResult, ReplicaElectionResult};
use kafka_proto::messages::{ElectLeadersRequest, ElectLeadersResponse};
use kafka_proto::{Error, ErrorCode, Message};

use crate::cluster::Image;
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// The kinds of elections.
const PREFERRED: i8 = 0;
const UNCLEAN: i8 = 1;

/// Says for each partition that its leader stays.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = ElectLeadersRequest::decode(&mut super::decoder(body), context.api_version)?;
    let (whole, words) = match request.election_type {
        PREFERRED | UNCLEAN if request.timeout_ms > 0 => (ErrorCode::None, None),
        PREFERRED | UNCLEAN => (ErrorCode::RequestTimedOut, None),
        other => {
            let words = format!("Unknown election type {other}");
            (ErrorCode::InvalidRequest, Some(words))
        }
    };
    let refusal = (whole, words);
    let image = &turn.core.cluster;
    let wanted = request.topic_partitions.iter().flatten();
    let judged: Vec<(&str, Vec<Judged>)> = wanted
        .map(|topic| {
            let partitions = topic.partitions.iter();
            let judged = partitions.map(|partition| judge(image, &refusal, topic.topic, partition));
            (topic.topic, judged.collect())
        })
        .collect();
    let told = judged
        .iter()
        .map(|(topic, partitions)| ReplicaElectionResult {
            topic,
            partition_result: partitions.iter().map(partition_result).collect(),
            ..Default::default()
        });
    // As in Kafka, who asks for all is told of each topic, but not of leaders that stay.
    let asks_for_all = request.topic_partitions.is_none() && whole == ErrorCode::None;
    let every = image.topics().filter(|_| asks_for_all);
    let every: Vec<Arc<str>> = every.map(|topic| topic.name.clone()).collect();
    let every = every.iter().map(|topic| ReplicaElectionResult {
        topic,
        ..Default::default()
    });
    let results = told.chain(every).collect();
    let response = ElectLeadersResponse {
        // Version 0 has no error for the whole.
        error_code: if context.api_version == 0 {
            0
        } else {
            whole.code()
        },
        replica_election_results: results,
        ..Default::default()
    };
    turn.respond(context, &response);
    Ok(())
}

/// What becomes of one partition.
struct Judged {
    partition: i32,
    error: ErrorCode,
    message: Option<String>,
}

fn judge(
    image: &Image,
    refusal: &(ErrorCode, Option<String>),
    topic: &str,
    partition: i32,
) -> Judged {
    let unknown = |message| (ErrorCode::UnknownTopicOrPartition, Some(message));
    let (error, message) = match image.topic(topic) {
        _ if refusal.0 != ErrorCode::None => refusal.clone(),
        None => unknown(format!("No such topic as {topic}")),
        Some(found) if !found.partitions.contains_key(&partition) => {
            unknown(format!("No such partition as {topic}-{partition}"))
        }
        Some(_) => {
            let words = "Leader election not needed for topic partition.";
            (ErrorCode::ElectionNotNeeded, Some(words.to_owned()))
        }
    };
    Judged {
        partition,
        error,
        message,
    }
}

fn partition_result(judged: &Judged) -> PartitionResult<'_> {
    PartitionResult {
        partition_id: judged.partition,
        error_code: judged.error.code(),
        error_message: judged.message.as_deref(),
        ..Default::default()
    }
}
