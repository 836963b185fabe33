//! One line for each connection that was rejected or behaves oddly and for each failure of storage, and one for many:
//! neither may fill the log.

use std::fmt::Display;
use std::net::SocketAddr;
use std::time::Duration;

use tracing::warn;

use crate::core::time::Now;

/// Lines in a row before the rest is counted only.
const LINES: u32 = 20;
/// After so long lines are written again.
const WINDOW: Duration = Duration::from_secs(10);

/// The log of what goes wrong often where it goes wrong at all.
#[derive(Debug)]
pub struct Oddities {
    /// What they are called together.
    kind: &'static str,
    window_ends: Duration,
    lines: u32,
    unsaid: u64,
}

impl Oddities {
    /// The log of what is called `kind`, in the plural.
    pub fn new(kind: &'static str) -> Self {
        Self {
            kind,
            window_ends: Duration::ZERO,
            lines: 0,
            unsaid: 0,
        }
    }

    /// Says what a peer did, or counts it.
    pub fn say(&mut self, now: Now, peer: SocketAddr, what: &dyn Display) {
        if self.has_room(now) {
            warn!(%peer, "connection closed: {what}");
        }
    }

    /// Says what is no peer's doing, or counts it.
    pub fn note(&mut self, now: Now, what: &dyn Display) {
        if self.has_room(now) {
            warn!("{what}");
        }
    }

    /// Whether another line may be written; it is counted if not.
    fn has_room(&mut self, now: Now) -> bool {
        if now.monotonic >= self.window_ends {
            self.window_ends = now.in_time(WINDOW);
            self.lines = 0;
            if self.unsaid > 0 {
                warn!(
                    "{} more {} were not logged one by one",
                    std::mem::take(&mut self.unsaid),
                    self.kind
                );
            }
        }
        let has_room = self.lines < LINES;
        if has_room {
            self.lines += 1;
        } else {
            self.unsaid += 1;
        }
        has_room
    }
}
