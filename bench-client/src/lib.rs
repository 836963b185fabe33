//! `chronik-bench`: a client of its own that measures any Kafka broker, and counts exactly.
//!
//! One thread, one task a connection, and an account (`ledger`) that every task writes to. What crosses the wire is
//! `kafka-proto`'s; nothing here knows the broker of this workspace.
//!
//! ```text
//!  workload ─▶ producer ─▶ produce lane ═▶ leader ═▶ fetch lane ◀─ consumer ◀─ group member
//!  what is     a partition   a connection            a connection   partitions   join, heartbeat,
//!  due when    an outbox     batches under way       messages       and leaders  commit, leave
//!                   │             │                       │
//!                   └─────────────┴───── ledger, recorders┘ ─▶ report: text, JSON, histogram, plot
//! ```
#![forbid(unsafe_code)]

use std::process::ExitCode;

use tokio::task::LocalSet;

mod alarm;
mod arguments;
mod assignment;
mod cluster;
mod connection;
mod connections;
mod consumer;
mod context;
mod fetch_lane;
mod groups;
mod interrupt;
mod keys;
mod ledger;
mod member;
mod message;
mod neighbours;
mod numbers;
mod outbox;
mod plot;
mod produce_lane;
mod producer;
mod progress;
mod reading;
mod recorder;
mod report;
mod run;
mod seen;
mod stop;
mod workload;

use arguments::{Arguments, Format};

/// The program: reads the command line, runs, prints the figures. 0 if all went well, 1 if something failed or was found
/// wrong, 2 for a command line that is not understood.
pub fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(error) => {
            let usage = error.use_stderr();
            // Whoever closed the stream does not want it.
            let _ = error.print();
            return ExitCode::from(if usage { 2 } else { 0 });
        }
    };
    let format = arguments.format;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let outcome = runtime
        .map_err(anyhow::Error::from)
        .and_then(|runtime| LocalSet::new().block_on(&runtime, run::run(arguments)));
    match outcome {
        Ok(report) => {
            match format {
                Format::Text => print!("{}", report.text()),
                Format::Json => println!("{:#}", report.json()),
            }
            ExitCode::from(u8::from(!report.is_good()))
        }
        Err(error) => {
            eprintln!("chronik-bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}
