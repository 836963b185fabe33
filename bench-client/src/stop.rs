//! A switch that ends something, and that can be waited for.

use std::cell::Cell;

use tokio::sync::Notify;

/// Off until it is set, then on for good.
#[derive(Debug, Default)]
pub struct Stop {
    set: Cell<bool>,
    waiting: Notify,
}

impl Stop {
    pub fn set(&self) {
        self.set.set(true);
        self.waiting.notify_waiters();
    }

    pub fn is_set(&self) -> bool {
        self.set.get()
    }

    /// Returns as soon as it is set.
    pub async fn wait(&self) {
        // Registers before it looks, so that nothing set in between is missed.
        let notified = self.waiting.notified();
        if !self.is_set() {
            notified.await;
        }
    }
}
