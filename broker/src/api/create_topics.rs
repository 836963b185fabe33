//! CreateTopics v0–v7: topics with partitions, assignments and configurations.
//!
//! v1 brought `validate_only` and error messages; v2 the throttle time; v3 answers throttled after the response; v4 lets
//! −1 stand for the defaults (KIP-464), which older versions get too; v5 is flexible and tells partitions, replicas and
//! configurations of what was created (KIP-525); v6 may be throttled by quota (KIP-599); v7 tells the topic's id.

use std::collections::BTreeSet;

use kafka_proto::messages::create_topics::request::CreatableTopic;
use kafka_proto::messages::create_topics::response::{CreatableTopicConfigs, CreatableTopicResult};
use kafka_proto::messages::{CreateTopicsRequest, CreateTopicsResponse};
use kafka_proto::{Error, ErrorCode, Message};

use crate::cluster::{self, MAX_RECORDS, NewTopic, Refusal, TopicPlan};
use crate::config::{self, Described};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

/// What became of one topic.
struct Outcome<'r> {
    name: &'r str,
    result: Result<(TopicPlan, Vec<Described>), Refusal>,
}

/// Creates topics, or says whether they could be created.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = CreateTopicsRequest::decode(&mut super::decoder(body), context.api_version)?;
    let mut outcomes = plan_all(turn, context, &request);
    let record_count = |outcome: &Outcome<'_>| {
        outcome
            .result
            .as_ref()
            .map_or(0, |(plan, _)| plan.record_count())
    };
    if outcomes.iter().map(record_count).sum::<usize>() > MAX_RECORDS {
        let reason =
            format!("one request cannot add more than {MAX_RECORDS} records to the metadata");
        fail_all(
            &mut outcomes,
            &Refusal::new(ErrorCode::PolicyViolation, reason),
        );
    }
    let plans: Vec<TopicPlan> = outcomes
        .iter()
        .filter_map(|outcome| Some(outcome.result.as_ref().ok()?.0.clone()))
        .collect();
    let creates = !request.validate_only && !plans.is_empty();
    let created = creates.then(|| cluster::create_topics(turn, &plans));
    if request.timeout_ms <= 0 {
        // As in Kafka: nobody waits to see it done.
        fail_all(
            &mut outcomes,
            &Refusal::new(
                ErrorCode::RequestTimedOut,
                "the request left no time to wait",
            ),
        );
    }
    let response = CreateTopicsResponse {
        topics: outcomes.iter().map(topic_result).collect(),
        ..Default::default()
    };
    match created {
        Some((log, end_offset)) => turn.respond_when_durable(context, log, end_offset, &response),
        None => turn.respond(context, &response),
    }
    Ok(())
}

fn fail_all(outcomes: &mut [Outcome<'_>], refusal: &Refusal) {
    for outcome in outcomes {
        outcome.result = Err(refusal.clone());
    }
}

/// Each name once: a name that stands there twice is refused, whatever is wanted of it.
fn plan_all<'r>(
    turn: &mut Turn<'_>,
    context: &RequestContext,
    request: &'r CreateTopicsRequest<'r>,
) -> Vec<Outcome<'r>> {
    let mut seen = BTreeSet::new();
    let twice: BTreeSet<&str> = request
        .topics
        .iter()
        .map(|topic| topic.name)
        .filter(|name| !seen.insert(*name))
        .collect();
    let mut outcomes = Vec::with_capacity(request.topics.len());
    for topic in request
        .topics
        .iter()
        .filter(|topic| !twice.contains(topic.name))
    {
        outcomes.push(Outcome {
            name: topic.name,
            result: plan(turn, context, topic),
        });
    }
    let refusal = || {
        Refusal::new(
            ErrorCode::InvalidRequest,
            "the topic stands in the request more than once",
        )
    };
    outcomes.extend(twice.into_iter().map(|name| Outcome {
        name,
        result: Err(refusal()),
    }));
    outcomes
}

fn plan(
    turn: &mut Turn<'_>,
    context: &RequestContext,
    topic: &CreatableTopic<'_>,
) -> Result<(TopicPlan, Vec<Described>), Refusal> {
    if topic.name == cluster::METADATA_TOPIC {
        let reason = format!("{} exists by itself", cluster::METADATA_TOPIC);
        return Err(Refusal::new(ErrorCode::InvalidRequest, reason));
    }
    let wanted = NewTopic {
        name: topic.name,
        num_partitions: topic.num_partitions,
        replication_factor: topic.replication_factor,
        assignments: topic
            .assignments
            .iter()
            .map(|a| (a.partition_index, a.broker_ids))
            .collect(),
        configs: topic
            .configs
            .iter()
            .map(|config| (config.name, config.value))
            .collect(),
    };
    let id = turn.core.identifiers.uuid();
    let plan = cluster::plan_topic(&turn.core.cluster, &turn.core.config, &wanted, id)?;
    let described = match context.api_version {
        5.. => config::created_topic(&turn.core.config, &plan.configs),
        _ => Vec::new(),
    };
    Ok((plan, described))
}

fn topic_result<'o>(outcome: &'o Outcome<'_>) -> CreatableTopicResult<'o> {
    let entry = |described: &'o Described| CreatableTopicConfigs {
        name: &described.name,
        value: described.value.as_deref(),
        read_only: described.read_only,
        config_source: described.source as i8,
        is_sensitive: described.is_sensitive,
        ..Default::default()
    };
    match &outcome.result {
        Ok((plan, described)) => CreatableTopicResult {
            name: outcome.name,
            topic_id: plan.id,
            error_message: None,
            num_partitions: plan.num_partitions,
            replication_factor: plan.replication_factor,
            configs: Some(described.iter().map(entry).collect()),
            ..Default::default()
        },
        Err(refusal) => CreatableTopicResult {
            name: outcome.name,
            error_code: refusal.error.code(),
            error_message: Some(&refusal.message),
            ..Default::default()
        },
    }
}
