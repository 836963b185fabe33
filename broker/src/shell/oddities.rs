//! One line for each connection that was rejected or behaves oddly, and one for many: a peer must not fill the log.

use std::fmt::Display;
use std::net::SocketAddr;
use std::time::Duration;

use tracing::warn;

use crate::core::time::Now;

/// Lines in a row before the rest is counted only.
const LINES: u32 = 20;
/// After so long lines are written again.
const WINDOW: Duration = Duration::from_secs(10);

/// The log of odd connections.
#[derive(Debug, Default)]
pub struct Oddities {
    window_ends: Duration,
    lines: u32,
    unsaid: u64,
}

impl Oddities {
    /// Says what a peer did, or counts it.
    pub fn say(&mut self, now: Now, peer: SocketAddr, what: &dyn Display) {
        if now.monotonic >= self.window_ends {
            self.window_ends = now.in_time(WINDOW);
            self.lines = 0;
            if self.unsaid > 0 {
                warn!(
                    "{} more odd connections were not logged one by one",
                    std::mem::take(&mut self.unsaid)
                );
            }
        }
        if self.lines < LINES {
            self.lines += 1;
            warn!(%peer, "connection closed: {what}");
        } else {
            self.unsaid += 1;
        }
    }
}
