//! A consumer: keeps a lane to the leader of each of its partitions, and finds the new leader when one goes away.

use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::context::Context;
use crate::fetch_lane::{FetchEnd, Position, fetch};

const PAUSE: Duration = Duration::from_millis(100);

/// Reads these partitions until it is dropped.
///
/// # Errors
///
/// If no broker served them for as long as `--timeout`.
pub async fn consume(context: Rc<Context>, positions: Vec<Position>) -> Result<()> {
    let mut homeless = positions;
    let mut lanes: JoinSet<FetchEnd> = JoinSet::new();
    let mut last_success = Instant::now();
    loop {
        let mut failure = None;
        if !homeless.is_empty() {
            match find_leaders(&context, &mut homeless).await {
                Ok(found) => {
                    for (address, positions) in found {
                        let context = Rc::clone(&context);
                        lanes
                            .spawn_local(async move { fetch(&context, &address, positions).await });
                    }
                }
                Err(error) => failure = Some(error),
            }
        }
        tokio::select! {
            Some(ended) = lanes.join_next() => {
                let ended = ended.context("a lane panicked")?;
                if ended.got_on {
                    last_success = Instant::now();
                }
                homeless.extend(ended.positions);
                failure = Some(ended.error);
            }
            () = sleep(PAUSE), if !homeless.is_empty() => {}
            else => std::future::pending().await,
        }
        if let Some(error) = failure {
            if last_success.elapsed() > context.timeout() {
                let seconds = context.timeout().as_secs_f64();
                return Err(error.context(format!("gave up: nothing was read for {seconds} s")));
            }
            context.note(&error);
            sleep(PAUSE).await;
        }
    }
}

/// Takes those out that have a leader, by its address.
async fn find_leaders(
    context: &Context,
    homeless: &mut Vec<Position>,
) -> Result<Vec<(String, Vec<Position>)>> {
    let topic = &context.arguments.topic;
    let leaders = context.cluster.leaders(topic).await?;
    let leaders = leaders.with_context(|| format!("topic {topic:?} is not there any more"))?;
    let mut found: Vec<(String, Vec<Position>)> = Vec::new();
    let mut left = Vec::new();
    for position in homeless.drain(..) {
        match leaders.partitions.get(position.partition) {
            Some(Some(leader)) => match found.iter_mut().find(|(address, _)| address == leader) {
                Some((_, positions)) => positions.push(position),
                None => found.push((leader.clone(), vec![position])),
            },
            _ => left.push(position),
        }
    }
    *homeless = left;
    Ok(found)
}
