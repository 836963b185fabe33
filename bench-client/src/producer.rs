//! A producer: keeps a lane to the leader of each partition, and finds the new leader when one goes away.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use tokio::task::JoinSet;
use tokio::time::sleep;

use std::rc::Rc;

use crate::context::Context;
use crate::keys;
use crate::outbox::Outbox;
use crate::produce_lane::{LaneEnd, ProduceLane};

const PAUSE: Duration = Duration::from_millis(100);

/// Writes its share of the workload.
///
/// # Errors
///
/// If nothing got on for as long as `--timeout`.
pub async fn produce(context: Rc<Context>, producer: u32) -> Result<()> {
    let identity = match context.arguments.idempotent {
        true => Some(context.cluster.producer_id(context.timeout()).await?),
        false => None,
    };
    let partitions = context.ledger.borrow().partitions().len();
    let keys = keys::by_partition(context.arguments.keys.unwrap_or(0), partitions);
    let mut homeless: Vec<Outbox> = (0..partitions)
        .zip(keys)
        .filter(|(_, keys)| context.arguments.keys.is_none() || !keys.is_empty())
        .map(|(partition, keys)| Outbox::new(partition, producer, identity, keys))
        .collect();
    // Producers begin at different partitions.
    let places = homeless.len();
    homeless.rotate_left(producer as usize % places.max(1));
    let mut lanes: JoinSet<LaneEnd> = JoinSet::new();
    let mut last_success = Instant::now();
    loop {
        let mut failure = None;
        if !homeless.is_empty() {
            match find_leaders(&context, &mut homeless).await {
                Ok(found) => {
                    for (address, outboxes) in found {
                        let context = Rc::clone(&context);
                        lanes.spawn_local(async move {
                            ProduceLane::new(&context, outboxes).run(&address).await
                        });
                    }
                }
                Err(error) => failure = Some(error),
            }
        }
        if lanes.is_empty() && homeless.is_empty() {
            return Ok(());
        }
        tokio::select! {
            Some(ended) = lanes.join_next() => {
                let ended = ended.context("a lane panicked")?;
                if ended.got_on {
                    last_success = Instant::now();
                }
                homeless.extend(ended.outboxes);
                failure = failure.or(ended.result.err());
            }
            () = sleep(PAUSE), if !homeless.is_empty() => {}
        }
        let Some(error) = failure else {
            continue;
        };
        let has_given_up = last_success.elapsed() > context.timeout();
        context.note(&error);
        let is_over = has_given_up || context.interrupted.is_set();
        let age = if is_over {
            Duration::ZERO
        } else {
            context.timeout()
        };
        for outbox in &mut homeless {
            outbox.give_up(&context, age);
        }
        if context.workload.borrow().is_done() {
            homeless.retain(|outbox| !outbox.batches.is_empty());
        }
        if context.interrupted.is_set() {
            homeless.clear();
        } else if has_given_up {
            let seconds = context.timeout().as_secs_f64();
            context.workload.borrow_mut().end();
            return Err(error.context(format!("gave up: nothing was acknowledged for {seconds} s")));
        } else {
            sleep(PAUSE).await;
        }
    }
}

/// Takes those out that have a leader, by its address.
async fn find_leaders(
    context: &Context,
    homeless: &mut Vec<Outbox>,
) -> Result<Vec<(String, Vec<Outbox>)>> {
    let topic = &context.arguments.topic;
    let leaders = context.cluster.leaders(topic).await?;
    let leaders = leaders.with_context(|| format!("topic {topic:?} is not there any more"))?;
    let mut found: Vec<(String, Vec<Outbox>)> = Vec::new();
    let mut left = Vec::new();
    for outbox in homeless.drain(..) {
        match leaders.partitions.get(outbox.partition) {
            Some(Some(leader)) => match found.iter_mut().find(|(address, _)| address == leader) {
                Some((_, outboxes)) => outboxes.push(outbox),
                None => found.push((leader.clone(), vec![outbox])),
            },
            _ => left.push(outbox),
        }
    }
    *homeless = left;
    Ok(found)
}
