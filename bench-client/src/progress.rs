//! A line of progress, on stderr: one that is rewritten on a terminal, one a second elsewhere.

use std::io::{IsTerminal, Write};
use std::rc::Rc;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use crate::context::Context;
use crate::numbers::grouped;

const TICK: Duration = Duration::from_millis(200);
/// Ticks between two lines.
const LINE_EVERY: u64 = 5;

/// Keeps the points of the latency recorders, and shows how far the run is, until it is dropped.
pub struct Progress {
    task: tokio::task::JoinHandle<()>,
    context: Rc<Context>,
    is_terminal: bool,
}

impl Progress {
    pub fn start(context: &Rc<Context>) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        let task = tokio::task::spawn_local(tick(Rc::clone(context), is_terminal));
        Self {
            task,
            context: Rc::clone(context),
            is_terminal,
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.task.abort();
        end_point(&self.context);
        if self.is_terminal {
            // What stands on the line is out of date.
            eprint!("\r\x1b[K");
        }
    }
}

fn end_point(context: &Context) {
    let seconds = context.start.elapsed().as_secs_f64();
    let totals = context.ledger.borrow().totals;
    context
        .acknowledged
        .borrow_mut()
        .tick(seconds, totals.acknowledged);
    context
        .end_to_end
        .borrow_mut()
        .tick(seconds, totals.received);
}

async fn tick(context: Rc<Context>, is_terminal: bool) {
    let mut ticks = interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks.tick().await;
    let (mut acknowledged, mut received, mut since) = (0, 0, 0.0);
    for nth in 1_u64.. {
        ticks.tick().await;
        end_point(&context);
        if nth % LINE_EVERY != 0 {
            continue;
        }
        let seconds = context.start.elapsed().as_secs_f64();
        let totals = context.ledger.borrow().totals;
        let mut line = format!("{seconds:6.1} s");
        let a_second =
            |now: u64, before: u64| grouped(((now - before) as f64 / (seconds - since)) as u64);
        if totals.sent > 0 {
            line += &format!(
                "  acknowledged {} ({}/s)",
                grouped(totals.acknowledged),
                a_second(totals.acknowledged, acknowledged)
            );
        }
        if totals.failed > 0 {
            line += &format!("  failed {}", grouped(totals.failed));
        }
        if totals.received > 0 || totals.sent == 0 {
            line += &format!(
                "  received {} ({}/s)",
                grouped(totals.received),
                a_second(totals.received, received)
            );
        }
        let p99 = context.acknowledged.borrow().recent_p99();
        if p99 > 0.0 {
            line += &format!("  p99 {p99:.3} ms");
        }
        (acknowledged, received, since) = (totals.acknowledged, totals.received, seconds);
        let (before, after) = if is_terminal {
            ("\r\x1b[K", "")
        } else {
            ("", "\n")
        };
        // Whoever closed stderr does not want it.
        let _ = write!(std::io::stderr(), "{before}{line}{after}");
    }
}
