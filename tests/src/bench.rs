//! `chronik-bench` as a process, and its figures.

use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::binary::bench_binary;
use crate::process::wait;

const PATIENCE: Duration = Duration::from_secs(60);

/// A run that goes on.
#[derive(Debug)]
pub struct Bench {
    child: Child,
}

/// How a run ended.
#[derive(Debug)]
pub struct Measured {
    /// Its exit status.
    pub code: Option<i32>,
    /// What it wrote to its standard output.
    pub output: String,
    /// What it wrote to its standard error.
    pub errors: String,
}

impl Bench {
    /// Starts it with these words as arguments, against a broker.
    ///
    /// # Panics
    ///
    /// If it does not start.
    #[must_use]
    pub fn start(address: SocketAddr, arguments: &str) -> Self {
        let bootstrap = address.to_string();
        let child = Command::new(bench_binary())
            .args(["--bootstrap-servers", &bootstrap, "--format", "json"])
            .args(arguments.split_whitespace())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("chronik-bench starts");
        Self { child }
    }

    /// Runs it to its end.
    ///
    /// # Panics
    ///
    /// If it goes on for a minute.
    #[must_use]
    pub fn run(address: SocketAddr, arguments: &str) -> Measured {
        Self::start(address, arguments).finish()
    }

    /// Sends SIGINT, as Ctrl-C does.
    ///
    /// # Panics
    ///
    /// If it has ended already.
    pub fn interrupt(&self) {
        kill_process(Pid::from_child(&self.child), Signal::INT).expect("a signal");
    }

    /// Waits for its end. What it writes has to fit into a pipe until then.
    ///
    /// # Panics
    ///
    /// If it goes on for a minute.
    #[must_use]
    pub fn finish(mut self) -> Measured {
        let Some(_) = wait(&mut self.child, PATIENCE) else {
            self.child.kill().expect("a child to kill");
            let output = self.child.wait_with_output().expect("its output");
            panic!("goes on: {}", String::from_utf8_lossy(&output.stderr));
        };
        let output = self.child.wait_with_output().expect("its output");
        Measured {
            code: output.status.code(),
            output: String::from_utf8_lossy(&output.stdout).into_owned(),
            errors: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Measured {
    /// The figures.
    ///
    /// # Panics
    ///
    /// If it printed none.
    #[must_use]
    pub fn figures(&self) -> Value {
        serde_json::from_str(&self.output).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// One of the counts.
    ///
    /// # Panics
    ///
    /// If there is none of this name.
    #[must_use]
    #[track_caller]
    pub fn count(&self, name: &str) -> u64 {
        self.figures()[name]
            .as_u64()
            .unwrap_or_else(|| panic!("no {name}: {self:?}"))
    }
}
