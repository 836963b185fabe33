//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum};
use kafka_proto::records::Compression;

use crate::message::MARKER_LEN;

const AFTER_HELP: &str = "\
Modes:
  produce      write; with --verify read all of it back
  consume      read from the beginning, or from the group's commits with --consumer-group, to the end of the log
               or to --message-count or --duration
  round-trip   write and read at once: latency end to end
  group        a consumer group from its first join: time to assignment and first record
  latency      one message at a time, each acknowledged before the next is sent
  connections  open --connections, hold them: time to the first answer, the broker's memory for each
  partitions   create --partitions, write to all of them: time, the broker's memory for each
  groups       --groups of one member each, which commit in turn: the broker's memory for each, and CPU for each commit
  neighbours   be what other clients have to bear, in one --manner on each of --connections

Messages carry a mark of who sent them as which, so that any later run can tell what is missing, double or late
(--verify). Without --rate producers send as fast as they are answered; latency is then the time from the batch to its
acknowledgement. With --rate it is measured from when a message was due, however late it was sent.

Exit status: 0 if all went well, 1 if something failed, or was lost or out of order with --verify, 2 for a wrong command line.";

/// Measures any Kafka broker, and counts exactly.
#[derive(Debug, Clone, Parser)]
#[command(name = "chronik-bench", version, after_help = AFTER_HELP)]
pub struct Arguments {
    /// Where a broker listens; several with commas between.
    #[arg(
        long,
        visible_alias = "bootstrap-server",
        value_name = "HOST:PORT",
        value_delimiter = ',',
        default_value = "localhost:9092"
    )]
    pub bootstrap_servers: Vec<String>,
    /// The topic; created if it is missing and the mode writes to it.
    #[arg(long, default_value = "chronik-bench")]
    pub topic: String,
    /// What to do.
    #[arg(long, value_enum, default_value_t = Mode::Produce, hide_possible_values = true,
          value_name = "produce|consume|round-trip|group|latency|connections|partitions|groups|neighbours")]
    pub mode: Mode,
    /// End after so many messages.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub message_count: Option<u64>,
    /// End after this time: 10s, 500ms, 2m [default for modes that write: 10s, if no --message-count].
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub duration: Option<Duration>,
    /// Bytes of a message's value.
    #[arg(long, value_name = "BYTES", default_value_t = 100)]
    pub message_size: u32,
    /// Which acknowledgement a producer waits for.
    #[arg(long, value_enum, value_name = "0|1|all", default_value_t = Acks::All, hide_possible_values = true)]
    pub acks: Acks,
    /// The codec of batches: none, gzip, snappy, lz4, zstd.
    #[arg(long, value_name = "CODEC", default_value = "none", value_parser = compression)]
    pub compression: Compression,
    /// Bytes of records that make a batch full.
    #[arg(long, value_name = "BYTES", default_value_t = 65_536, value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    pub batch_size: u32,
    /// How long a batch may wait to fill at a --rate: 5ms, or 5 for milliseconds.
    #[arg(long, value_name = "TIME", default_value = "0", value_parser = linger)]
    pub linger: Duration,
    /// Idempotent producers: a retry is never a duplicate.
    #[arg(long)]
    pub idempotent: bool,
    /// Producers, each with connections of its own.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub producers: u32,
    /// Consumers, each with connections of its own [default: 1; 3 in mode group].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub consumers: Option<u32>,
    /// The group that consumers join.
    #[arg(long, value_name = "GROUP")]
    pub consumer_group: Option<String>,
    /// Messages a second, over all producers.
    #[arg(long, value_name = "N", value_parser = rate)]
    pub rate: Option<f64>,
    /// Partitions of a topic that is created [default: the broker's; 100 in mode partitions].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(1..=100_000))]
    pub partitions: Option<i32>,
    /// Connections that modes connections and neighbours open.
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=60_000))]
    pub connections: u32,
    /// Groups that mode groups makes.
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub groups: u32,
    /// What mode neighbours does: ask and never read, send one byte a second, or ask for everything at once.
    #[arg(long, value_enum, value_name = "mute|slow|greedy", default_value_t = Manner::Mute, hide_possible_values = true)]
    pub manner: Manner,
    /// Different keys of messages; none without.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub keys: Option<u32>,
    /// Hold every message against what was sent; exit status 1 if any was lost, double or out of order.
    #[arg(long)]
    pub verify: bool,
    /// How long to retry when nothing gets on, before giving up.
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = duration)]
    pub timeout: Duration,
    /// How the figures are printed.
    #[arg(long, value_enum, value_name = "text|json", default_value_t = Format::Text, hide_possible_values = true)]
    pub format: Format,
    /// Write the latency percentiles to a file, in HdrHistogram's .hgrm form.
    #[arg(long, value_name = "FILE")]
    pub histogram: Option<PathBuf>,
    /// Draw latency and throughput over time into an SVG.
    #[arg(long, value_name = "FILE")]
    pub plot: Option<PathBuf>,
    /// The broker's process, for its CPU and memory [default: who listens on the port, if it is on this host].
    #[arg(long, value_name = "PID")]
    pub broker_pid: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    Produce,
    Consume,
    RoundTrip,
    Group,
    Latency,
    Connections,
    Partitions,
    Groups,
    Neighbours,
}

impl Mode {
    pub fn writes(self) -> bool {
        matches!(
            self,
            Self::Produce | Self::RoundTrip | Self::Latency | Self::Partitions
        )
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Produce => "produce",
            Self::Consume => "consume",
            Self::RoundTrip => "round-trip",
            Self::Group => "group",
            Self::Latency => "latency",
            Self::Connections => "connections",
            Self::Partitions => "partitions",
            Self::Groups => "groups",
            Self::Neighbours => "neighbours",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Acks {
    #[value(name = "0")]
    None,
    #[value(name = "1")]
    Leader,
    #[value(name = "all", alias = "-1")]
    All,
}

impl Acks {
    /// As a Produce request says it.
    pub fn code(self) -> i16 {
        match self {
            Self::None => 0,
            Self::Leader => 1,
            Self::All => -1,
        }
    }
}

/// How a neighbour treats the broker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Manner {
    Mute,
    Slow,
    Greedy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

impl Arguments {
    /// Reads the command line and fills in what depends on the mode.
    ///
    /// # Errors
    ///
    /// Help, the version, or what is wrong.
    pub fn read<S: Into<std::ffi::OsString> + Clone>(
        arguments: impl IntoIterator<Item = S>,
    ) -> Result<Self, clap::Error> {
        let mut arguments = Self::try_parse_from(arguments)?;
        if let Err(contradiction) = arguments.complete() {
            return Err(Self::command().error(ErrorKind::ArgumentConflict, contradiction));
        }
        Ok(arguments)
    }

    fn complete(&mut self) -> Result<(), String> {
        if self.idempotent && self.acks != Acks::All {
            return Err("--idempotent needs --acks all".to_owned());
        }
        let size = self.message_size as usize;
        let needs_marks = self.mode == Mode::RoundTrip
            || self.verify && (self.mode.writes() || self.mode == Mode::Group);
        if needs_marks && size < MARKER_LEN {
            let why = format!(
                "--message-size {size} has no room for the mark that tells messages apart: give {MARKER_LEN} or more"
            );
            return Err(why);
        }
        if self.keys.is_some() && !(self.mode.writes() || self.mode == Mode::Group) {
            return Err(format!(
                "--keys does not go with --mode {}",
                self.mode.name()
            ));
        }
        if self.rate.is_some() && !self.mode.writes() {
            return Err(format!(
                "--rate does not go with --mode {}",
                self.mode.name()
            ));
        }
        if self.consumer_group.is_some() && !matches!(self.mode, Mode::Consume | Mode::Group) {
            return Err(format!(
                "--consumer-group does not go with --mode {}",
                self.mode.name()
            ));
        }
        if self.mode.writes() && self.message_count.is_none() && self.duration.is_none() {
            self.duration = Some(Duration::from_secs(10));
        }
        if self.mode == Mode::Partitions {
            self.partitions.get_or_insert(100);
        }
        if self.mode == Mode::Group && self.consumer_group.is_none() {
            self.consumer_group = Some(format!("chronik-bench-{}", std::process::id()));
        }
        Ok(())
    }

    /// How many consumers the mode runs.
    pub fn consumer_count(&self) -> u32 {
        self.consumers
            .unwrap_or(if self.mode == Mode::Group { 3 } else { 1 })
    }
}

fn duration(text: &str) -> Result<Duration, String> {
    parse_duration(text, 1.0)
}

fn linger(text: &str) -> Result<Duration, String> {
    parse_duration(text, 0.001)
}

/// A number and a unit; without one it counts in `default_unit` seconds.
fn parse_duration(text: &str, default_unit: f64) -> Result<Duration, String> {
    let text = text.trim();
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "" => default_unit,
        "us" => 0.000_001,
        "ms" => 0.001,
        "s" => 1.0,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        _ => return Err("it has to be a time such as 500ms, 10s or 2m".to_owned()),
    };
    let number = digits.trim().parse::<f64>().ok();
    number
        .map(|number| number * unit)
        .filter(|seconds| (0.0..=1e7).contains(seconds))
        .map(Duration::from_secs_f64)
        .ok_or_else(|| "it has to be a time such as 500ms, 10s or 2m".to_owned())
}

fn rate(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(rate) if rate > 0.0 && rate <= 1e9 => Ok(rate),
        _ => Err("it has to be messages a second, above 0".to_owned()),
    }
}

fn compression(text: &str) -> Result<Compression, String> {
    Compression::ALL
        .into_iter()
        .find(|codec| codec.name() == text)
        .ok_or_else(|| "it has to be none, gzip, snappy, lz4 or zstd".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Arguments, clap::Error> {
        Arguments::read(["chronik-bench"].into_iter().chain(text.split_whitespace()))
    }

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_commands_that_people_have_are_taken() {
        let produce = read("--topic test --mode produce --message-count 10").expect("fine");
        assert_eq!((produce.message_count, produce.duration), (Some(10), None));
        assert_eq!(produce.bootstrap_servers, ["localhost:9092"]);
        let consume =
            read("--topic test --mode consume --duration 10s --consumer-group test-group");
        let consume = consume.expect("fine");
        assert_eq!(consume.duration, Some(Duration::from_secs(10)));
        assert_eq!(consume.consumer_group.as_deref(), Some("test-group"));
    }

    #[test]
    fn times_have_units() {
        for (text, millis) in [
            ("10s", 10_000),
            ("500ms", 500),
            ("2m", 120_000),
            ("3", 3000),
        ] {
            assert_eq!(duration(text), Ok(Duration::from_millis(millis)));
        }
        assert_eq!(linger("5"), Ok(Duration::from_millis(5)));
        for text in ["", "s", "10 parsecs", "-1s", "NaN", "1e99"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn contradictions_are_usage_errors() {
        for text in [
            "--idempotent --acks 1",
            "--verify --message-size 10",
            "--mode consume --rate 5",
            "--mode connections --keys 5",
            "--rate 0",
            "--message-count 0",
            "--acks 2",
            "--compression lzma",
        ] {
            assert_eq!(read(text).expect_err(text).exit_code(), 2, "{text}");
        }
    }
}
