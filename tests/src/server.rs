//! A broker as a process of its own, on a directory of its own.

use std::fs::{File, OpenOptions};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use kafka_proto::messages::ApiVersionsRequest;
use tempfile::TempDir;

use crate::client::Client;
use crate::process;

const PATIENCE: Duration = Duration::from_secs(20);

/// Ports below those that the system hands out to clients, so that a port stays free while its server restarts.
const FIRST_PORT: u16 = 10_000;
const PORTS: u16 = 22_000;
static NEXT_PORT: AtomicU16 = AtomicU16::new(0);

static SHARED: Mutex<Weak<Server>> = Mutex::new(Weak::new());

/// A running broker. Dropping it kills the process and removes its directory.
#[derive(Debug)]
pub struct Server {
    directory: TempDir,
    address: SocketAddr,
    /// A subcommand in front of the flags, if one is given.
    command: Option<String>,
    settings: Vec<String>,
    /// Where its data is, if not in `directory`.
    data_dir: Option<PathBuf>,
    /// The most descriptors that it may open.
    max_descriptors: Option<u32>,
    /// None while it is stopped.
    child: Option<Child>,
}

/// What a server is started with.
#[derive(Debug, Default)]
pub struct ServerBuilder {
    command: Option<String>,
    settings: Vec<String>,
    /// Name and text of a configuration file.
    file: Option<(String, String)>,
    /// Where the data is, if not in a directory of the server's own.
    data_dir: Option<PathBuf>,
    max_descriptors: Option<u32>,
}

impl ServerBuilder {
    /// Sets one of Kafka's configuration keys.
    #[must_use]
    pub fn set(self, key: &str, value: impl ToString) -> Self {
        let setting = format!("{key}={}", value.to_string());
        self.argument("-X").argument(&setting)
    }

    /// Adds an argument as it is.
    #[must_use]
    pub fn argument(mut self, argument: &str) -> Self {
        self.settings.push(argument.to_owned());
        self
    }

    /// Puts a subcommand in front.
    #[must_use]
    pub fn command(mut self, command: &str) -> Self {
        self.command = Some(command.to_owned());
        self
    }

    /// Gives it a configuration file of this name and text.
    #[must_use]
    pub fn config(mut self, name: &str, text: &str) -> Self {
        self.file = Some((name.to_owned(), text.to_owned()));
        self.argument("--config").argument(name)
    }

    /// Keeps the data in this directory, which outlives the server.
    #[must_use]
    pub fn data_dir(mut self, path: &Path) -> Self {
        self.data_dir = Some(path.to_owned());
        self
    }

    /// Lets it open no more than so many descriptors.
    #[must_use]
    pub fn max_descriptors(mut self, count: u32) -> Self {
        self.max_descriptors = Some(count);
        self
    }

    /// Starts the server on an empty directory, if none is given.
    ///
    /// # Panics
    ///
    /// If it does not listen within 20 seconds.
    #[must_use]
    pub fn start(self) -> Server {
        let mut server = Server {
            directory: TempDir::with_prefix("chronik-").expect("a temporary directory"),
            data_dir: self.data_dir,
            max_descriptors: self.max_descriptors,
            address: free_address(),
            command: self.command,
            settings: self.settings,
            child: None,
        };
        if let Some((name, text)) = self.file {
            std::fs::write(server.directory().join(name), text).expect("a configuration file");
        }
        server.start_again();
        server
    }
}

impl Server {
    /// A server whose first rebalance of a group does not wait for more members.
    #[must_use]
    pub fn builder() -> ServerBuilder {
        ServerBuilder::default().set("group.initial.rebalance.delay.ms", 0)
    }

    /// Starts a server of the caller's own.
    #[must_use]
    pub fn start() -> Self {
        Self::builder().start()
    }

    /// The server of all tests that leave it as it was. It lives as long as any of them holds it.
    #[must_use]
    pub fn shared() -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(server) = shared.upgrade() {
            return server;
        }
        let server = Arc::new(Self::start());
        *shared = Arc::downgrade(&server);
        server
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where its data is.
    #[must_use]
    pub fn data_dir(&self) -> PathBuf {
        let own = || self.directory.path().join("data");
        self.data_dir.clone().unwrap_or_else(own)
    }

    /// A new connection.
    #[must_use]
    pub fn connect(&self) -> Client {
        Client::connect(self.address).expect("the server accepts connections")
    }

    /// What the server wrote so far, over all its starts.
    ///
    /// # Panics
    ///
    /// If it cannot be read.
    #[must_use]
    pub fn log(&self) -> String {
        let bytes = std::fs::read(self.log_path()).expect("the log");
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// What the server wrote so far, as soon as `text` is in it.
    ///
    /// # Panics
    ///
    /// If it is not in five seconds.
    #[must_use]
    pub fn log_with(&self, text: &str) -> String {
        let deadline = Instant::now() + Duration::from_secs(5);
        loop {
            let log = self.log();
            if log.contains(text) {
                return log;
            }
            assert!(Instant::now() < deadline, "no {text:?} in:\n{log}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Resident memory in bytes.
    ///
    /// # Panics
    ///
    /// If the server is stopped, or the system has no `/proc`.
    #[must_use]
    pub fn resident_bytes(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process_id()))
            .expect("the state of the process");
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kibibytes = line.and_then(|line| line.split_whitespace().nth(1));
        1024 * kibibytes
            .and_then(|number| number.parse::<u64>().ok())
            .expect("VmRSS")
    }

    /// The number of its process.
    ///
    /// # Panics
    ///
    /// If the server is stopped.
    #[must_use]
    pub fn process_id(&self) -> u32 {
        self.child.as_ref().expect("the server runs").id()
    }

    /// Whether the process is still there.
    #[must_use]
    pub fn is_running(&mut self) -> bool {
        self.child
            .as_mut()
            .is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }

    /// Sends SIGTERM and waits for the end.
    ///
    /// # Panics
    ///
    /// If the server goes on for 20 seconds.
    pub fn stop(&mut self) -> ExitStatus {
        self.end_by(rustix::process::Signal::TERM)
    }

    /// Sends SIGINT, as Ctrl-C does, and waits for the end.
    ///
    /// # Panics
    ///
    /// If the server goes on for 20 seconds.
    pub fn interrupt(&mut self) -> ExitStatus {
        self.end_by(rustix::process::Signal::INT)
    }

    fn end_by(&mut self, signal: rustix::process::Signal) -> ExitStatus {
        let child = self.child.as_ref().expect("the server runs");
        let process = rustix::process::Pid::from_child(child);
        rustix::process::kill_process(process, signal).expect("a signal");
        self.end()
    }

    /// Waits until it ends by itself.
    ///
    /// # Panics
    ///
    /// If the server goes on for 20 seconds.
    pub fn end(&mut self) -> ExitStatus {
        let mut child = self.child.take().expect("the server runs");
        let status = process::wait(&mut child, PATIENCE);
        self.child = Some(child);
        let status = status.unwrap_or_else(|| panic!("it goes on:\n{}", self.log()));
        self.child = None;
        status
    }

    /// Sends SIGKILL.
    ///
    /// # Panics
    ///
    /// If the server is stopped.
    pub fn kill(&mut self) {
        let mut child = self.child.take().expect("the server runs");
        child.kill().expect("a child to kill");
        child.wait().expect("a child to reap");
    }

    /// Starts a stopped server again, on the same directory and port.
    ///
    /// # Panics
    ///
    /// If it does not listen within 20 seconds.
    pub fn start_again(&mut self) {
        assert!(self.child.is_none(), "the server runs already");
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.log_path())
            .expect("a file for the log");
        self.child = Some(self.spawn(&log));
        let deadline = Instant::now() + PATIENCE;
        // The port opens before the data is read; only an answer says that it serves.
        while !self.answers() {
            assert!(self.is_running(), "the server ended:\n{}", self.log());
            assert!(Instant::now() < deadline, "nobody answers:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn answers(&self) -> bool {
        let request = ApiVersionsRequest::default();
        Client::connect(self.address).is_ok_and(|mut client| client.try_call(&request, 0).is_ok())
    }

    fn spawn(&self, log: &File) -> Child {
        let data_dir = self.data_dir.as_deref().unwrap_or(Path::new("data"));
        let fixed = [
            "--data-dir".to_owned(),
            data_dir.display().to_string(),
            "--listen".to_owned(),
        ];
        let arguments = self
            .command
            .iter()
            .cloned()
            .chain(fixed)
            .chain([self.address.to_string()])
            .chain(self.settings.iter().cloned());
        process::spawn(self.directory.path(), arguments, log, self.max_descriptors)
    }

    fn log_path(&self) -> PathBuf {
        self.directory.path().join("server.log")
    }

    /// The directory that holds the data directory and the log.
    #[must_use]
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = self.log();
            let start = log.lines().count().saturating_sub(30);
            let tail: Vec<&str> = log.lines().skip(start).collect();
            eprintln!("the server's last lines:\n{}", tail.join("\n"));
        }
        if let Some(child) = &mut self.child {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A loopback address that nobody listens on.
///
/// # Panics
///
/// If every port is taken.
#[must_use]
pub fn free_address() -> SocketAddr {
    // Test processes that run side by side begin at different ports.
    let seed = std::process::id().wrapping_mul(97);
    for _ in 0..PORTS {
        let step = u32::from(NEXT_PORT.fetch_add(1, Ordering::Relaxed));
        let within = (seed.wrapping_add(step) % u32::from(PORTS)) as u16;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, FIRST_PORT + within));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
    panic!("no free port");
}
