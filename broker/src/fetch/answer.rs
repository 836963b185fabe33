//! What a fetch is answered with.

use bytes::Bytes;
use kafka_proto::ErrorCode;

use super::{Outcome, ParkedFetch, Target};
use crate::core::turn::Turn;
use crate::log::AbortedTransaction;

/// What the answer says of one partition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// 0 or an error code.
    pub error: i16,
    /// −1 on an error.
    pub high_watermark: i64,
    /// −1 on an error.
    pub last_stable_offset: i64,
    /// −1 on an error.
    pub log_start_offset: i64,
    /// Where the client's log parts from ours.
    pub diverging: Option<(i32, i64)>,
    /// Transactions of which records are among these, to be passed over (KIP-98).
    pub aborted: Vec<AbortedTransaction>,
    /// Whole batches in order.
    pub records: Vec<Bytes>,
}

/// Answers with what was found.
pub(super) fn answer(turn: &mut Turn<'_>, mut fetch: Box<ParkedFetch>) {
    let answers: Vec<_> = fetch
        .targets
        .iter_mut()
        .map(|target| answer_for(turn, target))
        .collect();
    crate::api::fetch::answer(turn, &fetch, answers);
}

fn answer_for(turn: &Turn<'_>, target: &mut Target) -> Answer {
    let failed = |error: ErrorCode| Answer {
        error: error.code(),
        high_watermark: -1,
        last_stable_offset: -1,
        log_start_offset: -1,
        ..Answer::default()
    };
    let partition = target
        .log
        .ok()
        .and_then(|log| turn.core.partitions.get(log));
    let Some(partition) = partition else {
        let error = target
            .log
            .err()
            .unwrap_or(ErrorCode::UnknownTopicOrPartition);
        return failed(error);
    };
    let mut answer = Answer {
        high_watermark: partition.high_watermark().0,
        last_stable_offset: partition.last_stable_offset().0,
        log_start_offset: partition.log_start_offset().0,
        aborted: std::mem::take(&mut target.aborted),
        ..Answer::default()
    };
    match std::mem::replace(&mut target.outcome, Outcome::Unknown) {
        Outcome::Error(error) => return failed(error),
        Outcome::Diverging { epoch, end_offset } => {
            answer.diverging = Some((epoch.0, end_offset.0))
        }
        Outcome::Data(batches) => answer.records = batches,
        Outcome::Unknown | Outcome::Pending => {}
    }
    answer
}
