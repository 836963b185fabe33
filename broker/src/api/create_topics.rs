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

use crate::cluster::{self, Growth, MAX_RECORDS, NewTopic, Refusal, TopicPlan};
use crate::config::{self, Described};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

const CORDONED: &str = " or some brokers have all their log directories cordoned";

/// What becomes of one topic.
struct Outcome<'r> {
    name: &'r str,
    result: Result<Possible, Refusal>,
}

/// A topic that can be created, and what is told of its settings.
struct Possible {
    plan: TopicPlan,
    described: Vec<Described>,
}

/// Creates topics, or says whether they could be created.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let request = CreateTopicsRequest::decode(&mut super::decoder(body), context.api_version)?;
    let mut outcomes = match plan_all(turn, &request) {
        Ok(outcomes) => outcomes,
        Err(refusal) => all_refused(&request, &refusal),
    };
    let possible = outcomes
        .iter()
        .filter_map(|outcome| outcome.result.as_ref().ok());
    let plans: Vec<TopicPlan> = possible.map(|possible| possible.plan.clone()).collect();
    let creates = !request.validate_only && !plans.is_empty();
    let created = creates.then(|| cluster::create_topics(turn, &plans));
    if request.timeout_ms <= 0 {
        // As in Kafka: nobody waits to see it done.
        outcomes = all_refused(&request, &Refusal::new(ErrorCode::RequestTimedOut, ""));
    } else if context.api_version >= 5 {
        let possible = outcomes
            .iter_mut()
            .filter_map(|outcome| outcome.result.as_mut().ok());
        for Possible { plan, described } in possible {
            *described = config::created_topic(&turn.core.config, &plan.configs);
        }
    }
    if context.api_version < 2 {
        for outcome in &mut outcomes {
            if let Err(refusal) = &mut outcome.result {
                // Kafka 3, the last to serve these versions, has no cordoned directories.
                refusal.message = refusal.message.replace(CORDONED, "");
            }
        }
    }
    let response = answer(&outcomes);
    let refused: Vec<Outcome<'_>> = outcomes.iter().map(not_stored).collect();
    turn.respond_when_durable(context, created, &response, || answer(&refused));
    Ok(())
}

fn answer<'o>(outcomes: &'o [Outcome<'_>]) -> CreateTopicsResponse<'o> {
    CreateTopicsResponse {
        topics: outcomes.iter().map(topic_result).collect(),
        ..Default::default()
    }
}

fn not_stored<'r>(outcome: &Outcome<'r>) -> Outcome<'r> {
    let refusal = match &outcome.result {
        Ok(_) => Refusal::not_stored(),
        Err(refusal) => refusal.clone(),
    };
    Outcome {
        name: outcome.name,
        result: Err(refusal),
    }
}

fn all_refused<'r>(request: &CreateTopicsRequest<'r>, refusal: &Refusal) -> Vec<Outcome<'r>> {
    let refused = |topic: &CreatableTopic<'r>| Outcome {
        name: topic.name,
        result: Err(refusal.clone()),
    };
    request.topics.iter().map(refused).collect()
}

/// Each name once: a name that stands there twice is refused, whatever is wanted of it. As in Kafka, one topic too many
/// spoils the request.
fn plan_all<'r>(
    turn: &mut Turn<'_>,
    request: &CreateTopicsRequest<'r>,
) -> Result<Vec<Outcome<'r>>, Refusal> {
    if request.topics.len() > MAX_RECORDS {
        return Err(Refusal::too_many_records());
    }
    let mut seen = BTreeSet::new();
    let names = request.topics.iter().map(|topic| topic.name);
    let twice: BTreeSet<&str> = names.filter(|name| !seen.insert(*name)).collect();
    let mut outcomes = Vec::with_capacity(request.topics.len());
    let mut growth = Growth::default();
    for topic in &request.topics {
        if twice.contains(topic.name) {
            continue;
        }
        let result = plan(turn, topic);
        let is_too_much = match &result {
            Ok(possible) => !growth.add(&possible.plan),
            Err(refusal) => refusal.error == ErrorCode::PolicyViolation,
        };
        if is_too_much {
            return Err(Refusal::too_many_records());
        }
        outcomes.push(Outcome {
            name: topic.name,
            result,
        });
    }
    let refusal = Refusal::new(ErrorCode::InvalidRequest, "Duplicate topic name.");
    outcomes.extend(twice.into_iter().map(|name| Outcome {
        name,
        result: Err(refusal.clone()),
    }));
    Ok(outcomes)
}

fn plan(turn: &mut Turn<'_>, topic: &CreatableTopic<'_>) -> Result<Possible, Refusal> {
    if topic.name == cluster::METADATA_TOPIC {
        let name = cluster::METADATA_TOPIC;
        let reason = format!("Creation of internal topic {name} is prohibited.");
        return Err(Refusal::new(ErrorCode::InvalidRequest, reason));
    }
    if turn.core.metadata_changes.deletes(topic.name) {
        let reason = format!("Topic '{}' is marked for deletion.", topic.name);
        return Err(Refusal::new(ErrorCode::TopicAlreadyExists, reason));
    }
    let assignments = topic.assignments.iter();
    let configs = topic.configs.iter();
    let wanted = NewTopic {
        name: topic.name,
        num_partitions: topic.num_partitions,
        replication_factor: topic.replication_factor,
        assignments: assignments
            .map(|a| (a.partition_index, a.broker_ids))
            .collect(),
        configs: configs.map(|config| (config.name, config.value)).collect(),
    };
    let id = turn.core.identifiers.uuid();
    let plan = cluster::plan_topic(&turn.core.cluster, &turn.core.config, &wanted, id)?;
    Ok(Possible {
        plan,
        described: Vec::new(),
    })
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
        Ok(Possible { plan, described }) => CreatableTopicResult {
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
            error_message: refusal.text().map(super::texts::fit),
            ..Default::default()
        },
    }
}
