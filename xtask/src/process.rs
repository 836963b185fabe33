//! Child processes that never outlive their owner, never run without a bound, and leave a log.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

/// A running child whose two output streams go to a file; killed when dropped.
pub struct Process {
    child: Child,
    what: String,
}

impl Process {
    /// Starts `command` with its output appended to the file at `log`.
    pub fn start(command: &mut Command, log: &Path) -> Result<Self> {
        let out = File::options().create(true).append(true).open(log)?;
        let what = command.get_program().to_string_lossy().into_owned();
        let child = command
            .stdout(out.try_clone()?)
            .stderr(out)
            .spawn()
            .with_context(|| format!("cannot start {what}"))?;
        Ok(Self { child, what })
    }

    /// Starts `command` with a pipe to its standard input and one from its standard output; only errors go to `log`.
    pub fn start_piped(command: &mut Command, log: &Path) -> Result<Self> {
        let what = command.get_program().to_string_lossy().into_owned();
        let child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::options().create(true).append(true).open(log)?)
            .spawn()
            .with_context(|| format!("cannot start {what}"))?;
        Ok(Self { child, what })
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The child itself, for its pipes.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Waits until it ends by itself; at the bound it is killed, and that is an error.
    pub fn wait(&mut self, bound: Duration) -> Result<ExitStatus> {
        let deadline = Instant::now() + bound;
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            if Instant::now() >= deadline {
                self.kill()?;
                bail!("{} still ran after {} s", self.what, bound.as_secs());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// SIGTERM, then waits.
    pub fn terminate(&mut self, bound: Duration) -> Result<ExitStatus> {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, Signal::TERM).context("cannot signal the process")?;
        self.wait(bound).context("after SIGTERM")
    }

    /// SIGKILL, then waits.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already; either way it is gone after this.
        let _ = self.kill();
    }
}

/// Runs `command` to its end within `bound`; anything but success is an error that ends with the last lines of its log.
pub fn run(command: &mut Command, log: &Path, bound: Duration) -> Result<()> {
    let result = Process::start(command.stdin(Stdio::null()), log)?.wait(bound);
    match result {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => bail!("{status}; the end of {}:\n{}", log.display(), tail(log, 15)),
        Err(error) => bail!(
            "{error:#}; the end of {}:\n{}",
            log.display(),
            tail(log, 15)
        ),
    }
}

/// The last lines of a log file, indented.
pub fn tail(log: &Path, lines: usize) -> String {
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..]
        .iter()
        .map(|line| format!("    {line}\n"))
        .collect()
}

/// A TCP port on the loopback address that nobody listens on at the moment.
pub fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?
        .local_addr()?
        .port())
}
