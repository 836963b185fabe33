//! CreatePartitions v0–v3: more partitions for topics that exist (KIP-195).
//!
//! v1 answers throttled after the response; v2 is flexible; v3 may be throttled by quota (KIP-599).

use std::collections::BTreeSet;

use kafka_proto::messages::create_partitions::request::CreatePartitionsTopic;
use kafka_proto::messages::create_partitions::response::CreatePartitionsTopicResult;
use kafka_proto::messages::{CreatePartitionsRequest, CreatePartitionsResponse};
use kafka_proto::{Array, Error, ErrorCode, Message};

use crate::cluster::{self, Growth, GrowthPlan, MAX_RECORDS, Refusal};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// What becomes of one topic.
type Outcome<'r> = (&'r str, Result<GrowthPlan, Refusal>);

/// Adds partitions, or says whether they could be added.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = CreatePartitionsRequest::decode(&mut super::decoder(body), context.api_version)?;
    let mut outcomes = match plan_all(turn, &request) {
        Ok(outcomes) => outcomes,
        Err(refusal) => all_refused(&request, &refusal),
    };
    let plans = outcomes
        .iter()
        .filter_map(|(_, result)| result.as_ref().ok());
    let plans: Vec<GrowthPlan> = plans.cloned().collect();
    let creates = !request.validate_only && !plans.is_empty();
    let created = creates.then(|| cluster::create_partitions(turn, &plans));
    if request.timeout_ms <= 0 {
        // As in Kafka: nobody waits to see it done.
        outcomes = all_refused(&request, &Refusal::new(ErrorCode::RequestTimedOut, ""));
    }
    let response = answer(&outcomes);
    let refused: Vec<Outcome<'_>> = outcomes
        .iter()
        .map(|(name, result)| (*name, result.clone().and(Err(Refusal::not_stored()))))
        .collect();
    turn.respond_when_durable(context, created, &response, || answer(&refused));
    Ok(())
}

fn answer<'o>(outcomes: &'o [Outcome<'_>]) -> CreatePartitionsResponse<'o> {
    CreatePartitionsResponse {
        results: outcomes.iter().map(topic_result).collect(),
        ..Default::default()
    }
}

fn all_refused<'r>(request: &CreatePartitionsRequest<'r>, refusal: &Refusal) -> Vec<Outcome<'r>> {
    let topics = request.topics.iter();
    topics
        .map(|topic| (topic.name, Err(refusal.clone())))
        .collect()
}

/// Each name once: first those that stand there twice, which are refused. Topics with more
/// new partitions than are left to one request are refused, the others grow.
fn plan_all<'r>(
    turn: &Turn<'_>,
    request: &CreatePartitionsRequest<'r>,
) -> Result<Vec<Outcome<'r>>, Refusal> {
    if request.topics.len() > MAX_RECORDS {
        return Err(Refusal::too_many_records());
    }
    let mut seen = BTreeSet::new();
    let names = request.topics.iter().map(|topic| topic.name);
    let twice: BTreeSet<&str> = names.filter(|name| !seen.insert(*name)).collect();
    let refusal = Refusal::new(ErrorCode::InvalidRequest, "Duplicate topic name.");
    let refused = twice.iter().map(|name| (*name, Err(refusal.clone())));
    let mut outcomes: Vec<Outcome<'r>> = refused.collect();
    let mut growth = Growth::default();
    for topic in request
        .topics
        .iter()
        .filter(|topic| !twice.contains(topic.name))
    {
        let planned = plan(turn, topic).and_then(|plan| match plan.grow(&mut growth) {
            true => Ok(plan),
            // So Kafka has it, which stumbles over them.
            false => Err(Refusal::new(ErrorCode::UnknownServerError, "")),
        });
        outcomes.push((topic.name, planned));
    }
    Ok(outcomes)
}

fn plan(turn: &Turn<'_>, topic: &CreatePartitionsTopic<'_>) -> Result<GrowthPlan, Refusal> {
    let assignments: Option<Vec<Array<'_, i32>>> = topic
        .assignments
        .as_ref()
        .map(|assignments| assignments.iter().map(|a| a.broker_ids).collect());
    let image = &turn.core.cluster;
    cluster::plan_partitions(image, topic.name, topic.count, assignments.as_deref())
}

fn topic_result<'o>((name, result): &'o Outcome<'_>) -> CreatePartitionsTopicResult<'o> {
    let refusal = result.as_ref().err();
    CreatePartitionsTopicResult {
        name,
        error_code: refusal
            .map_or(ErrorCode::None, |refusal| refusal.error)
            .code(),
        error_message: refusal.and_then(Refusal::text),
        ..Default::default()
    }
}
