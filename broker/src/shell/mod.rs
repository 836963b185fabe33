//! The shell: the only room with an operating system. Arguments, files, sockets, clocks, signals, threads.
//!
//! ```text
//!            ┌────────────── main thread ──────────────┐  requests of a turn   ┌─ disk threads ─┐
//!   clients ─┤ sockets ─ edge ─▶ core.step ─▶ effects  ├──────────────────────▶│ write, report  │
//!            │                                         │◀──────────────────────┤ sync,  report  │
//!            └──────────┬──────────────────▲───────────┘   written, durable    └────────────────┘
//!                       └──▶ worker ───────┘
//! ```
//!
//! Performs effects in order, returns completions as events, samples the clock once a turn. Must not make a protocol
//! decision, name an error code, or share state of the loop under a lock.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Parser;
use mio::{Poll, Waker};
use signal_hook_mio::v1_0::Signals;
use tracing::{error, info, warn};

mod arguments;
mod clients;
mod clock;
mod configuration;
mod crowd;
mod directory;
mod disk_threads;
mod event_loop;
mod file_disk;
mod inspection;
mod listening;
mod logging;
mod machine;
mod oddities;
mod read_buffers;
mod worker;

use arguments::{Arguments, Command, LogFormat, Start};
use clock::Clock;
use directory::LockedDirectory;
use disk_threads::DiskThreads;
use event_loop::{Admission, EventLoop, Parts};
use file_disk::FileDisk;
use listening::Listening;
use worker::Worker;

use crate::boot::{Boot, Booted};
use crate::config::BrokerConfig;
use crate::edge::Limits;

const SIGINT: i32 = 2;
const SIGTERM: i32 = 15;

/// The program: reads the command line, runs the broker until a signal stops it, or looks into a data directory. 0 after a
/// clean stop and where nothing is wrong, 1 after an error and where something is, 2 for a command line that is not
/// understood.
pub fn main() -> ExitCode {
    let clock = Clock::start();
    let start = match Arguments::try_parse().map(Arguments::into_command) {
        Ok(Command::Start(start)) => start,
        Ok(Command::Check(check)) => return inspection::check(&check),
        Ok(Command::Dump(dump)) => return inspection::dump(&dump),
        Err(error) => return usage(&error),
    };
    let wrong_filter = logging::start(start.log_format, std::env::var("RUST_LOG").ok().as_deref());
    if let Some(wrong) = wrong_filter {
        warn!("{wrong}");
    }
    end_process_with_any_thread();
    match run(&start, clock) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            match start.log_format {
                LogFormat::Text => eprintln!("chronik-server: {failure:#}"),
                LogFormat::Json => error!("{failure:#}"),
            }
            ExitCode::FAILURE
        }
    }
}

/// Help and the version go out as they are; a mistake becomes one line.
fn usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Who does not read the help does not miss it.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.to_string();
    let first = text
        .lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches("error: ");
    eprintln!("chronik-server: {first}; chronik-server --help shows what there is");
    ExitCode::from(2)
}

/// A panic in any thread ends the process, loudly: a broker with half its threads would only look alive.
fn end_process_with_any_thread() {
    let say = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        say(panic);
        std::process::abort();
    }));
}

fn run(start: &Start, clock: Clock) -> Result<()> {
    let (mut config, warnings) = configuration::load(start, std::env::vars())?;
    for warning in warnings {
        warn!("{warning}");
    }
    let descriptors = machine::raise_descriptor_limit();
    config.fit_to_machine(machine::memory());

    let [data_dir] = config.log_dirs.as_slice() else {
        bail!(
            "log.dirs={}: only one data directory is supported",
            config.log_dirs.join(",")
        );
    };
    let data_dir = Path::new(data_dir).to_path_buf();
    let _locked = LockedDirectory::lock(&data_dir)?;
    let listening = listening::open(&config)?;
    let disk = FileDisk::new(data_dir.clone())
        .with_context(|| format!("cannot open {}", data_dir.display()))?;
    let advertised = listening
        .iter()
        .map(|listening| listening.advertised.clone())
        .collect();
    let admission = admission(&config, descriptors);
    let max_open_files = descriptors / 10 * 3;
    let boot = Boot {
        disk,
        config,
        advertised,
        max_open_files,
        seed: machine::random()?,
        now: clock.now(),
    };
    let mut told = clock.now().monotonic;
    let mut tell = |done: usize, all: usize| {
        let now = clock.now().monotonic;
        if now >= told + Duration::from_secs(1) {
            told = now;
            info!("opening the data directory: {done} of {all} partitions");
        }
    };
    let booted = boot
        .start_telling(&mut tell)
        .with_context(|| format!("cannot serve the data directory {}", data_dir.display()))?;
    let Booted {
        core,
        store,
        effects,
        remarks,
    } = booted;
    for remark in remarks {
        warn!("{remark}");
    }

    let poll = Poll::new().context("no event queue")?;
    let waker = Arc::new(Waker::new(poll.registry(), event_loop::WAKE).context("no event queue")?);
    let disk = DiskThreads::start(store, clock, waker.clone())?;
    let signals = Signals::new([SIGINT, SIGTERM]).context("signals cannot be watched")?;
    announce(&listening, &data_dir);
    let worker = Worker::new(waker);
    EventLoop::new(Parts {
        poll,
        clock,
        core,
        effects,
        listening,
        admission,
        disk,
        worker,
        signals,
    })?
    .run()?;
    info!("stopped");
    Ok(())
}

fn admission(config: &BrokerConfig, descriptors: usize) -> Admission {
    let max_idle =
        u64::try_from(config.connections_max_idle_ms).map_or(Duration::MAX, Duration::from_millis);
    let limits = Limits {
        max_frame_bytes: u32::try_from(config.socket_request_max_bytes).unwrap_or(i32::MAX as u32),
        max_idle,
        ..Limits::default()
    };
    Admission {
        connections_possible: descriptors / 10 * 6,
        max_partial_bytes: config.queued_max_request_bytes,
        limits: Arc::new(limits),
        send_buffer: config.socket_send_buffer_bytes,
        receive_buffer: config.socket_receive_buffer_bytes,
    }
}

fn announce(listening: &[Listening], data_dir: &Path) {
    let addresses: Vec<String> = listening
        .iter()
        .map(|listening| listening.address.to_string())
        .collect();
    let data_dir = std::path::absolute(data_dir).unwrap_or_else(|_| data_dir.to_path_buf());
    info!(
        "listening on {}, data in {}",
        addresses.join(" and "),
        data_dir.display()
    );
}
