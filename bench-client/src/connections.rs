//! Mode connections: how long a connection takes to its first answer, and what the broker keeps for it.

use std::rc::Rc;
use std::time::Instant;

use anyhow::Result;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::connection::Connection;
use crate::context::Context;
use crate::report::Report;
use gauge::process;

/// Connections that are opened at once.
const AT_ONCE: usize = 50;

/// Opens them, holds them for `--duration`, and reports.
pub async fn hold(context: &Rc<Context>, report: &mut Report) -> Result<()> {
    let wanted = context.arguments.connections;
    let address = context.arguments.bootstrap_servers[0].clone();
    let memory = || report.broker_pid.and_then(process::resident_bytes);
    let before = memory();
    let permits = Rc::new(Semaphore::new(AT_ONCE));
    let mut opening = JoinSet::new();
    for _ in 0..wanted {
        let (context, address, permits) =
            (Rc::clone(context), address.clone(), Rc::clone(&permits));
        opening.spawn_local(async move {
            let _permit = permits.acquire().await;
            let start = Instant::now();
            let connection = Connection::open(&address).await;
            context.acknowledged.borrow_mut().record(start.elapsed(), 1);
            connection
        });
    }
    let (mut open, mut failed) = (Vec::new(), 0);
    while let Some(opened) = tokio::select! {
        opened = opening.join_next() => opened,
        () = context.interrupted.wait() => None,
    } {
        match opened? {
            Ok(connection) => open.push(connection),
            Err(error) => {
                failed += 1;
                context.note(&error);
            }
        }
    }
    let seconds = context.start.elapsed().as_secs_f64();
    let after = memory();
    if let Some(duration) = context.arguments.duration {
        tokio::select! {
            () = sleep(duration) => {}
            () = context.interrupted.wait() => {}
        }
    }
    report
        .figures
        .push(("connections opened".to_owned(), open.len() as f64, ""));
    report
        .figures
        .push(("connections failed".to_owned(), f64::from(failed), ""));
    report.figures.push(("opened in".to_owned(), seconds, "s"));
    if let (Some(before), Some(after)) = (before, after)
        && !open.is_empty()
    {
        let each = (after as f64 - before as f64) / open.len() as f64;
        report
            .figures
            .push(("broker memory for each".to_owned(), each, "bytes"));
    }
    if failed > 0 {
        report.failure = Some(format!("{failed} of {wanted} connections failed"));
    }
    Ok(())
}
