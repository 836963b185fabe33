//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const AFTER_HELP: &str = "\
Every Kafka setting can be given, the strongest first:
  flag         --data-dir /var/lib/chronik
  -X           -X num.partitions=3
  environment  CHRONIK_NUM_PARTITIONS=3, CHRONIK_DATA_DIR=/var/lib/chronik
  --config     num.partitions=3
RUST_LOG=debug shows more, RUST_LOG=warn less.";

/// A broker for Apache Kafka clients. Without arguments it listens on 127.0.0.1:9092 and [::1]:9092 and keeps its data
/// in ./chronik-data.
#[derive(Debug, Parser)]
#[command(name = "chronik-server", version, after_help = AFTER_HELP, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    start: Start,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Runs the broker; the same as no command.
    Start(Start),
    /// Reads every file of a data directory that no broker uses and says what is wrong; ends with 1 if anything is.
    Check(Check),
    /// Shows what is in a file of a data directory: a segment, an index, a snapshot, a checkpoint.
    Dump(Dump),
}

/// What is checked.
#[derive(Debug, Clone, Args)]
pub struct Check {
    /// The data directory.
    #[arg(long, value_name = "DIR", env = "CHRONIK_DATA_DIR", hide_env = true)]
    pub data_dir: PathBuf,
    /// Makes wrong caches anew and takes damaged bytes out of their segments, into files beside them.
    #[arg(long)]
    pub repair: bool,
}

/// What is shown.
#[derive(Debug, Clone, Args)]
pub struct Dump {
    /// The file.
    pub file: PathBuf,
    /// How it is shown, a line each [default: text].
    #[arg(
        long,
        value_name = "text|json",
        value_enum,
        hide_possible_values = true,
        hide_default_value = true,
        default_value_t
    )]
    pub format: LogFormat,
    /// Shows the records of each batch too.
    #[arg(long)]
    pub deep: bool,
}

/// What the broker is started with.
#[derive(Debug, Clone, Default, Args)]
pub struct Start {
    /// Where the data is kept (log.dirs); made if missing.
    #[arg(long, value_name = "DIR", env = "CHRONIK_DATA_DIR", hide_env = true)]
    pub data_dir: Option<PathBuf>,
    /// Where to listen; may be given several times.
    #[arg(
        long,
        value_name = "HOST:PORT",
        env = "CHRONIK_LISTEN",
        hide_env = true,
        value_delimiter = ','
    )]
    pub listen: Vec<String>,
    /// What clients are told to connect to; needed if --listen is 0.0.0.0 or [::].
    #[arg(
        long,
        value_name = "HOST:PORT",
        env = "CHRONIK_ADVERTISE",
        hide_env = true
    )]
    pub advertise: Option<String>,
    /// A server.properties, or a .toml with the same keys.
    #[arg(long, value_name = "FILE", env = "CHRONIK_CONFIG", hide_env = true)]
    pub config: Option<PathBuf>,
    /// A Kafka setting; may be given several times.
    #[arg(short = 'X', value_name = "KEY=VALUE", value_parser = key_and_value)]
    pub settings: Vec<(String, String)>,
    /// How log lines look [default: text].
    #[arg(
        long,
        value_name = "text|json",
        env = "CHRONIK_LOG_FORMAT",
        hide_env = true,
        value_enum,
        hide_possible_values = true,
        hide_default_value = true,
        default_value_t
    )]
    pub log_format: LogFormat,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    #[default]
    Text,
    Json,
}

impl Arguments {
    /// What to do.
    pub fn into_command(self) -> Command {
        self.command.unwrap_or(Command::Start(self.start))
    }
}

fn key_and_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => {
            Ok((key.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("it has to be KEY=VALUE".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn start(arguments: &[&str]) -> Start {
        let arguments = ["chronik-server"].iter().chain(arguments);
        let arguments = Arguments::try_parse_from(arguments).expect("they are fine");
        match arguments.into_command() {
            Command::Start(start) => start,
            other => panic!("a start, not {other:?}"),
        }
    }

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn flags_stand_behind_start_or_alone() {
        for arguments in [&["start", "--data-dir", "d"][..], &["--data-dir", "d"]] {
            assert_eq!(start(arguments).data_dir, Some(PathBuf::from("d")));
        }
        assert_eq!(start(&[]).log_format, LogFormat::Text);
        assert_eq!(
            start(&["start", "--log-format", "json"]).log_format,
            LogFormat::Json
        );
    }

    #[test]
    fn listen_and_settings_may_be_repeated() {
        let start = start(&[
            "--listen", "a:1", "--listen", "[::1]:2", "-X", "a.b=c=d", "-X", "e = ",
        ]);
        assert_eq!(start.listen, ["a:1", "[::1]:2"]);
        let settings = [
            ("a.b".to_owned(), "c=d".to_owned()),
            ("e".to_owned(), String::new()),
        ];
        assert_eq!(start.settings, settings);
    }

    #[test]
    fn a_setting_without_value_is_a_usage_error() {
        let error = Arguments::try_parse_from(["chronik-server", "-X", "a"]).expect_err("no value");
        assert_eq!(error.exit_code(), 2);
    }
}
