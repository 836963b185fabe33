//! Log lines on standard error, as text or JSON.

use std::io::IsTerminal;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, Registry, fmt};

use super::arguments::LogFormat;

/// Begins to log. `filter` is what `RUST_LOG` says: levels, also by target (`info`, `broker=debug,warn`). Returns what
/// is wrong with it, if anything.
pub fn start(format: LogFormat, filter: Option<&str>) -> Option<String> {
    let (targets, wrong) = match filter.map(str::parse::<Targets>) {
        None => (Targets::new().with_default(LevelFilter::INFO), None),
        Some(Ok(targets)) => (targets, None),
        Some(Err(error)) => (
            Targets::new().with_default(LevelFilter::INFO),
            Some(format!("RUST_LOG is not understood: {error}")),
        ),
    };
    let stderr = std::io::stderr;
    let layer: Box<dyn Layer<Registry> + Send + Sync> = match format {
        LogFormat::Text => fmt::layer()
            .with_writer(stderr)
            .with_ansi(stderr().is_terminal())
            .with_target(false)
            .boxed(),
        LogFormat::Json => fmt::layer()
            .with_writer(stderr)
            .json()
            .flatten_event(true)
            .boxed(),
    };
    tracing_subscriber::registry()
        .with(layer.with_filter(targets))
        .init();
    wrong
}
