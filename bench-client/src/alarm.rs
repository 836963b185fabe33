//! Waiting for a moment, to a tenth of a millisecond. tokio's timers go by whole milliseconds: at a thousand messages a second
//! that would be most of what there is to measure.

use std::thread;
use std::time::{Duration, Instant};

use tokio::task::spawn_blocking;
use tokio::time::sleep_until;

/// What is left to the system's own clock.
const LAST: Duration = Duration::from_millis(2);

/// Returns at `moment`, or at once if that has passed.
pub async fn wait_until(moment: Instant) {
    if let Some(nearly) = moment.checked_sub(LAST)
        && nearly > Instant::now()
    {
        sleep_until(nearly.into()).await;
    }
    let left = moment.saturating_duration_since(Instant::now());
    if !left.is_zero() {
        // It cannot fail: it neither panics nor is it aborted.
        let _ = spawn_blocking(move || thread::sleep(left)).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_is_never_early() {
        for micros in [0, 1, 300, 1999, 2001, 5500] {
            let moment = Instant::now() + Duration::from_micros(micros);
            wait_until(moment).await;
            assert!(Instant::now() >= moment, "{micros} µs");
        }
        wait_until(Instant::now() - Duration::from_secs(1)).await;
    }
}
