//! Time as the shell hands it in. The library never reads a clock.

use std::time::Duration;

/// One sample of both clocks, taken once a wake-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Monotonic time since the process started: what timers and waits are measured with.
    pub monotonic: Duration,
    /// Milliseconds since 1970-01-01 UTC: what records and committed offsets are stamped with.
    pub wall_ms: i64,
}

impl Now {
    /// The moment `after` from now on the monotonic clock.
    pub fn in_time(&self, after: Duration) -> Duration {
        self.monotonic.saturating_add(after)
    }
}
