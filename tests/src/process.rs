//! Running the server's binary to its end.

use std::ffi::OsStr;
use std::io::{Read, Seek};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::binary::server_binary;

/// How a process ended.
#[derive(Debug)]
pub struct Finished {
    /// With which status.
    pub status: ExitStatus,
    /// What it wrote to its standard output and error.
    pub output: String,
}

/// Runs `chronik-server` in `directory` until it ends by itself.
///
/// # Panics
///
/// If it still runs after 20 seconds.
pub fn run_server<S: AsRef<OsStr>>(
    directory: &Path,
    arguments: impl IntoIterator<Item = S>,
) -> Finished {
    let mut log = tempfile::tempfile().expect("a file for the output");
    let mut child = spawn(directory, arguments, &log, None);
    let status = wait(&mut child, Duration::from_secs(20));
    let mut output = String::new();
    log.rewind().expect("a file to read again");
    log.read_to_string(&mut output).expect("output in UTF-8");
    match status {
        Some(status) => Finished { status, output },
        None => {
            child.kill().expect("a child to kill");
            child.wait().expect("a child to reap");
            panic!("the server goes on instead of ending:\n{output}");
        }
    }
}

/// Starts `chronik-server` in `directory`, all that it writes going to `log`, with no more than so many descriptors.
pub(crate) fn spawn<S: AsRef<OsStr>>(
    directory: &Path,
    arguments: impl IntoIterator<Item = S>,
    log: &std::fs::File,
    max_descriptors: Option<u32>,
) -> Child {
    let handle = || Stdio::from(log.try_clone().expect("another handle of the log"));
    let mut command = match max_descriptors {
        None => Command::new(server_binary()),
        Some(count) => {
            let mut shell = Command::new("sh");
            shell
                .args(["-c", "ulimit -n \"$0\" && exec \"$@\""])
                .arg(count.to_string())
                .arg(server_binary());
            shell
        }
    };
    command
        .args(arguments)
        .current_dir(directory)
        .env_remove("RUST_LOG")
        .stdin(Stdio::null())
        .stdout(handle())
        .stderr(handle())
        .spawn()
        .expect("chronik-server starts")
}

/// Waits for the end of a process, but no longer than `patience`.
pub(crate) fn wait(child: &mut Child, patience: Duration) -> Option<ExitStatus> {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(status) = child.try_wait().expect("a child to ask") {
            return Some(status);
        }
        if Instant::now() > deadline {
            return None;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
