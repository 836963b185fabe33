//! Consumers at work: several of them, alone or as a group, until all is read that should be.

use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::consumer::consume;
use crate::context::Context;
use crate::fetch_lane::Position;
use crate::member::{MemberStory, be_member};
use crate::numbers::grouped;
use crate::stop::Stop;

const LOOK: Duration = Duration::from_millis(100);
/// What a member may take to commit and leave.
const FAREWELL: Duration = Duration::from_secs(10);

/// Consumers that read. They stop when this is dropped, but members of a group leave it only by [`Reading::end`].
pub struct Reading {
    context: Rc<Context>,
    readers: JoinSet<Result<Option<MemberStory>>>,
    halt: Rc<Stop>,
}

impl Reading {
    /// Starts consumers that share these positions.
    pub fn alone(context: &Rc<Context>, positions: Vec<Position>) -> Self {
        let mut reading = Self::new(context);
        let count = context.arguments.consumer_count() as usize;
        let mut shares = vec![Vec::new(); count.min(positions.len())];
        for (nth, position) in positions.into_iter().enumerate() {
            context
                .ledger
                .borrow_mut()
                .begin(position.partition, position.offset);
            shares[nth % count].push(position);
        }
        for share in shares {
            let context = Rc::clone(context);
            reading
                .readers
                .spawn_local(async move { consume(context, share).await.map(|()| None) });
        }
        reading
    }

    /// Starts the members of a group.
    pub fn as_group(context: &Rc<Context>, group: &str) -> Self {
        let mut reading = Self::new(context);
        for _ in 0..context.arguments.consumer_count() {
            let (context, group, halt) = (
                Rc::clone(context),
                group.to_owned(),
                Rc::clone(&reading.halt),
            );
            reading
                .readers
                .spawn_local(async move { be_member(context, group, halt).await.map(Some) });
        }
        reading
    }

    fn new(context: &Rc<Context>) -> Self {
        Self {
            context: Rc::clone(context),
            readers: JoinSet::new(),
            halt: Rc::default(),
        }
    }

    /// Waits until all is read, the user interrupts, or `deadline` is there.
    ///
    /// # Errors
    ///
    /// If a consumer gives up, or nothing more comes for as long as `--timeout` although it should.
    pub async fn wait(&mut self, deadline: Option<Instant>) -> Result<()> {
        let context = Rc::clone(&self.context);
        let mut last = (0, 0);
        let mut since = Instant::now();
        loop {
            tokio::select! {
                biased;
                () = context.consumed.wait() => return Ok(()),
                () = context.interrupted.wait() => return Ok(()),
                Some(ended) = self.readers.join_next() => {
                    ended.context("a consumer panicked")??;
                }
                () = sleep(LOOK) => {}
            }
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return Ok(());
            }
            let now = self.how_far();
            if now != last {
                (last, since) = (now, Instant::now());
            } else if deadline.is_none() && since.elapsed() > context.timeout() {
                return Err(anyhow!(
                    "nothing more came for {} s, after {} messages",
                    context.timeout().as_secs_f64(),
                    grouped(now.0)
                ));
            }
        }
    }

    fn how_far(&self) -> (u64, i64) {
        let ledger = self.context.ledger.borrow();
        let offsets = ledger
            .partitions()
            .iter()
            .filter_map(|partition| partition.next_offset);
        (ledger.totals.received, offsets.sum())
    }

    /// Ends all consumers; what the members of a group went through.
    pub async fn end(mut self) -> Vec<MemberStory> {
        self.halt.set();
        let mut stories = Vec::new();
        let farewell = async {
            while let Some(ended) = self.readers.join_next().await {
                match ended {
                    Ok(Ok(story)) => stories.extend(story),
                    Ok(Err(error)) => self.context.note(&error),
                    Err(_) => {}
                }
            }
        };
        let is_group = self.context.arguments.consumer_group.is_some();
        // Those without a group never end by themselves.
        let patience = if is_group { FAREWELL } else { Duration::ZERO };
        if timeout(patience, farewell).await.is_err() && is_group {
            self.context
                .note_text("a member of the group did not get to leave it".to_owned());
        }
        stories
    }
}
