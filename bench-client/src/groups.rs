//! Mode groups: many groups of one member each, and what the broker keeps for a group and spends on a commit.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use gauge::process;
use tokio::task::JoinSet;

use crate::connection::Connection;
use crate::context::Context;
use crate::member::Member;
use crate::report::Report;

/// Connections over which the groups are spread.
const CONNECTIONS: usize = 20;
/// Nobody sends heartbeats: a run has to be over by then.
const SESSION_TIMEOUT: Duration = Duration::from_secs(600);

/// Lets all groups form, then commits in one after the other until `--message-count` commits were answered, or `--duration`
/// is over; without either, once in each.
pub async fn commit(context: &Rc<Context>, report: &mut Report) -> Result<()> {
    let arguments = &context.arguments;
    let pid = report.broker_pid;
    let memory = || pid.and_then(process::resident_bytes);
    let before = memory();
    let groups = arguments.groups as usize;
    let mut forming = JoinSet::new();
    for share in 0..CONNECTIONS.min(groups) {
        let numbers = (share..groups).step_by(CONNECTIONS);
        forming.spawn_local(form(Rc::clone(context), numbers.collect()));
    }
    let mut shares = Vec::new();
    while let Some(formed) = forming.join_next().await {
        shares.push(formed.context("a group panicked")??);
    }
    let formed_after = context.start.elapsed();
    let after = memory();

    let cpu = || pid.and_then(process::cpu_seconds);
    let cpu_before = cpu();
    let deadline = arguments.duration.map(|duration| Instant::now() + duration);
    let once = (arguments.message_count.is_none() && deadline.is_none()).then_some(groups as u64);
    let left = Rc::new(Cell::new(
        arguments.message_count.or(once).unwrap_or(u64::MAX),
    ));
    let wanted = left.get();
    let mut committing = JoinSet::new();
    for share in shares {
        let (context, left) = (Rc::clone(context), Rc::clone(&left));
        committing.spawn_local(share.commit(context, left, deadline));
    }
    while let Some(ended) = committing.join_next().await {
        ended.context("a group panicked")??;
    }
    let commits = (wanted - left.get()) as f64;
    let mut figure =
        |name: &str, value: f64, unit| report.figures.push((name.to_owned(), value, unit));
    figure("groups formed", groups as f64, "");
    figure("formed in", formed_after.as_secs_f64(), "s");
    if let (Some(before), Some(after)) = (before, after) {
        let each = (after as f64 - before as f64) / groups as f64;
        figure("broker memory for each group", each, "bytes");
    }
    figure("commits", commits, "");
    if let (Some(before), Some(after)) = (cpu_before, cpu())
        && commits > 0.0
    {
        let each = (after - before) * 1e6 / commits;
        figure("broker CPU for each commit", each, "us");
    }
    Ok(())
}

/// The groups of one connection.
struct Share {
    connection: Connection,
    members: Vec<Member>,
}

async fn form(context: Rc<Context>, numbers: Vec<usize>) -> Result<Share> {
    let name = |number: usize| format!("chronik-bench-{:08x}-{number}", context.run);
    let first = numbers.first().copied().unwrap_or_default();
    // Where groups have several coordinators, a run measures the one that refuses none of a share.
    let coordinator = context.cluster.coordinator(&name(first)).await?;
    let mut share = Share {
        connection: Connection::open(&coordinator).await?,
        members: Vec::new(),
    };
    for number in numbers {
        let mut member = Member::new(Rc::clone(&context), name(number), SESSION_TIMEOUT);
        member
            .join(&mut share.connection)
            .await
            .with_context(|| format!("group {} does not form", name(number)))?;
        share.members.push(member);
        if context.interrupted.is_set() {
            break;
        }
    }
    Ok(share)
}

impl Share {
    async fn commit(
        mut self,
        context: Rc<Context>,
        left: Rc<Cell<u64>>,
        deadline: Option<Instant>,
    ) -> Result<()> {
        for offset in 0.. {
            for member in &self.members {
                let start = Instant::now();
                let is_late = deadline.is_some_and(|deadline| start >= deadline);
                if left.get() == 0 || is_late || context.interrupted.is_set() {
                    return Ok(());
                }
                left.set(left.get() - 1);
                member
                    .commit_everywhere(&mut self.connection, offset)
                    .await?;
                context.acknowledged.borrow_mut().record(start.elapsed(), 1);
            }
        }
        Ok(())
    }
}
