//! DeleteTopics v0–v6: topics by name, or from v6 by id.
//!
//! v1 brought the throttle time; v2 answers throttled after the response; v3 knows `TOPIC_DELETION_DISABLED`; v4 is
//! flexible; v5 brought error messages; v6 ids (KIP-516).

use std::collections::{BTreeMap, BTreeSet};

use kafka_proto::messages::delete_topics::request::DeleteTopicState;
use kafka_proto::messages::delete_topics::response::DeletableTopicResult;
use kafka_proto::messages::{DeleteTopicsRequest, DeleteTopicsResponse};
use kafka_proto::{Error, ErrorCode, Message, Uuid};

use crate::cluster::{self, MAX_RECORDS};
use crate::core::event::RequestContext;
use crate::core::turn::Turn;

const NAME_OF_ID: &str = "The provided topic name maps to an ID that was already supplied.";

/// What is asked to be deleted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target<'r> {
    Name(&'r str),
    Id(Uuid),
    /// Both, or neither: no way to say what is meant.
    Unclear(Option<&'r str>, Uuid),
}

/// What becomes of it.
struct Outcome {
    name: Option<String>,
    id: Uuid,
    error: ErrorCode,
    message: Option<&'static str>,
}

/// Deletes topics.
///
/// # Errors
/// A request that cannot be decoded.
pub fn handle(turn: &mut Turn<'_>, context: &RequestContext, body: &[u8]) -> Result<(), Error> {
    let version = context.api_version;
    let request = DeleteTopicsRequest::decode(&mut super::decoder(body), version)?;
    let targets = request
        .topics
        .iter()
        .map(target)
        .chain(request.topic_names.iter().map(|n| Target::Name(n)));
    let targets: Vec<Target<'_>> = targets.collect();
    let refusal = match () {
        () if !turn.core.config.delete_topic_enable && version < 3 => {
            Some(ErrorCode::InvalidRequest)
        }
        () if !turn.core.config.delete_topic_enable => Some(ErrorCode::TopicDeletionDisabled),
        () if targets.len() > MAX_RECORDS => Some(ErrorCode::PolicyViolation),
        () => None,
    };
    let mut outcomes = match refusal {
        Some(error) => targets
            .iter()
            .map(|target| refused(*target, error, None))
            .collect(),
        None => resolve_all(turn, &targets),
    };
    let ids: Vec<Uuid> = outcomes
        .iter()
        .filter(|outcome| outcome.error == ErrorCode::None)
        .map(|outcome| outcome.id)
        .collect();
    let deleted = (!ids.is_empty()).then(|| cluster::delete_topics(turn, &ids));
    if request.timeout_ms <= 0 && refusal.is_none() {
        // As in Kafka: nobody waits to see it done.
        let timed_out = |target: &Target<'_>| refused(*target, ErrorCode::RequestTimedOut, None);
        outcomes = targets.iter().map(timed_out).collect();
    }
    let response = answer(&outcomes);
    let refused = || {
        let mut response = answer(&outcomes);
        let granted = |result: &&mut DeletableTopicResult<'_>| result.error_code == 0;
        for result in response.responses.iter_mut().filter(granted) {
            result.error_code = ErrorCode::KafkaStorageError.code();
            result.error_message = Some(ErrorCode::KafkaStorageError.message());
        }
        response
    };
    turn.respond_when_durable(context, deleted, &response, refused);
    Ok(())
}

fn answer(outcomes: &[Outcome]) -> DeleteTopicsResponse<'_> {
    DeleteTopicsResponse {
        responses: outcomes.iter().map(topic_result).collect(),
        ..Default::default()
    }
}

fn target<'r>(topic: &DeleteTopicState<'r>) -> Target<'r> {
    match (topic.name, topic.topic_id.is_zero()) {
        (Some(name), true) => Target::Name(name),
        (None, false) => Target::Id(topic.topic_id),
        (name, _) => Target::Unclear(name, topic.topic_id),
    }
}

/// Each target once, in the order of the request; none that is named twice, in whichever way, is deleted.
fn resolve_all(turn: &Turn<'_>, targets: &[Target<'_>]) -> Vec<Outcome> {
    let mut times: BTreeMap<Target<'_>, usize> = BTreeMap::new();
    for target in targets {
        *times.entry(*target).or_default() += 1;
    }
    let mut seen = BTreeSet::new();
    let mut outcomes: Vec<Outcome> = Vec::with_capacity(times.len());
    for target in targets.iter().filter(|target| seen.insert(**target)) {
        let is_repeated = times[target] > 1;
        outcomes.push(resolve(turn, *target, is_repeated));
    }
    let mut ids = BTreeSet::new();
    let twice: BTreeSet<Uuid> = outcomes
        .iter()
        .filter(|outcome| outcome.error == ErrorCode::None && !ids.insert(outcome.id))
        .map(|outcome| outcome.id)
        .collect();
    // One answer for both ways.
    let mut told = BTreeSet::new();
    outcomes.retain_mut(|outcome| {
        if outcome.error != ErrorCode::None || !twice.contains(&outcome.id) {
            return true;
        }
        outcome.error = ErrorCode::InvalidRequest;
        outcome.message = Some(NAME_OF_ID);
        told.insert(outcome.id)
    });
    outcomes
}

fn resolve(turn: &Turn<'_>, target: Target<'_>, is_repeated: bool) -> Outcome {
    let unclear = |message| refused(target, ErrorCode::InvalidRequest, Some(message));
    let topic = match target {
        Target::Unclear(None, _) => return unclear("Neither topic name nor id were specified."),
        Target::Unclear(Some(_), _) => {
            return unclear("You may not specify both topic name and topic id.");
        }
        Target::Name(_) if is_repeated => return unclear("Duplicate topic name."),
        Target::Id(_) if is_repeated => return unclear("Duplicate topic id."),
        Target::Name(name) => turn
            .core
            .cluster
            .topic(name)
            .ok_or(ErrorCode::UnknownTopicOrPartition),
        Target::Id(id) => turn
            .core
            .cluster
            .topic_by_id(id)
            .ok_or(ErrorCode::UnknownTopicId),
    };
    match topic {
        Ok(topic) => Outcome {
            name: Some(topic.name.to_string()),
            id: topic.id,
            error: ErrorCode::None,
            message: None,
        },
        Err(error) => refused(target, error, Some(super::texts::of(error))),
    }
}

fn refused(target: Target<'_>, error: ErrorCode, message: Option<&'static str>) -> Outcome {
    let (name, id) = match target {
        Target::Name(name) => (Some(name), Uuid::ZERO),
        Target::Id(id) => (None, id),
        Target::Unclear(name, id) => (name, id),
    };
    Outcome {
        name: name.map(str::to_owned),
        id,
        error,
        message,
    }
}

fn topic_result(outcome: &Outcome) -> DeletableTopicResult<'_> {
    DeletableTopicResult {
        name: outcome.name.as_deref(),
        topic_id: outcome.id,
        error_code: outcome.error.code(),
        error_message: outcome.message,
        ..Default::default()
    }
}
