//! Ctrl-C and SIGTERM: the first one ends the run with the figures so far, the second one ends it at once.

use std::rc::Rc;

use anyhow::Result;
use tokio::signal::unix::{SignalKind, signal};

use crate::context::Context;

/// What a shell says of a process that Ctrl-C ended.
const KILLED_BY_INTERRUPT: i32 = 130;

/// Listens for signals until the run is over.
pub fn listen(context: &Rc<Context>) -> Result<()> {
    let mut interrupts = signal(SignalKind::interrupt())?;
    let mut terminations = signal(SignalKind::terminate())?;
    let context = Rc::clone(context);
    tokio::task::spawn_local(async move {
        loop {
            tokio::select! {
                _ = interrupts.recv() => {}
                _ = terminations.recv() => {}
            }
            if context.interrupted.is_set() {
                std::process::exit(KILLED_BY_INTERRUPT);
            }
            context.workload.borrow_mut().end();
            context.interrupted.set();
        }
    });
    Ok(())
}
