//! The program as people start it: command line, sockets, signals, exit codes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use kafka_proto::frame;
use kafka_proto::messages::{
    ApiVersionsRequest, ApiVersionsResponse, MetadataRequest, MetadataResponse,
};
use kafka_proto::{ApiKey, Decoder, Message, Request};
use rustix::process::{Pid, Signal, kill_process};

const PATIENCE: Duration = Duration::from_secs(20);

/// A directory that is gone with the test.
struct Directory(PathBuf);

impl Directory {
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        Self(std::env::temp_dir().join(format!(
            "chronik-server-test-{}-{number}",
            std::process::id()
        )))
    }

    fn name(&self) -> &str {
        self.0.to_str().expect("the name is UTF-8")
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A running server; killed with the test if it still runs.
struct Server {
    process: Child,
    address: SocketAddr,
    lines: Receiver<String>,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chronik-server"));
    command
        .args(arguments)
        .env_remove("RUST_LOG")
        .stdin(Stdio::null());
    command
}

impl Server {
    fn start(directory: &Path, more: &[&str]) -> Self {
        let directory = directory.to_str().expect("the name is UTF-8");
        let arguments = [
            &["start", "--data-dir", directory, "--listen", "127.0.0.1:0"],
            more,
        ]
        .concat();
        let mut process = command(&arguments)
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let (said, lines) = channel();
        let stderr = BufReader::new(process.stderr.take().expect("it is piped"));
        std::thread::spawn(move || {
            stderr
                .lines()
                .map_while(Result::ok)
                .try_for_each(|line| said.send(line))
        });
        let first = lines
            .recv_timeout(PATIENCE)
            .expect("it says where it listens");
        let address = first
            .split("listening on ")
            .nth(1)
            .and_then(|rest| rest.split([' ', ',']).next());
        let address = address.and_then(|address| address.parse().ok());
        let address = address.unwrap_or_else(|| panic!("no address in: {first}"));
        assert!(first.contains(directory), "{first}");
        Self {
            process,
            address,
            lines,
        }
    }

    fn connect(&self) -> Client {
        let socket = TcpStream::connect(self.address).expect("it listens");
        socket
            .set_read_timeout(Some(PATIENCE))
            .expect("a timeout can be set");
        Client {
            socket,
            correlation_id: 0,
        }
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.process), signal).expect("it runs");
    }

    /// The exit code, and whether it came in time.
    fn wait(&mut self) -> Option<i32> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.process.try_wait().expect("it is our child") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        None
    }

    /// Waits for a line of the log.
    fn says(&self, what: &str) -> String {
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(what) => return line,
                Ok(_) => {}
                Err(_) => panic!("it never said {what}"),
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct Client {
    socket: TcpStream,
    correlation_id: i32,
}

impl Client {
    fn send<'a, R: Request<'a>>(&mut self, request: &R, version: i16) {
        self.correlation_id += 1;
        let mut bytes = Vec::new();
        frame::encode_request(
            &mut bytes,
            request,
            version,
            self.correlation_id,
            Some("test"),
        )
        .expect("it fits the version");
        self.socket.write_all(&bytes).expect("it is taken");
    }

    fn receive(&mut self) -> Vec<u8> {
        let mut size = [0; 4];
        self.socket.read_exact(&mut size).expect("an answer comes");
        let mut bytes = vec![0; u32::from_be_bytes(size) as usize];
        self.socket
            .read_exact(&mut bytes)
            .expect("the answer is whole");
        bytes
    }

    /// Asks and checks that the answer is to this question and has no byte too many.
    fn topics(&mut self) -> usize {
        self.send(
            &MetadataRequest {
                topics: None,
                ..Default::default()
            },
            1,
        );
        let bytes = self.receive();
        let mut decoder = Decoder::new(&bytes);
        let header =
            frame::decode_response_header(&mut decoder, ApiKey::Metadata, 1).expect("a header");
        assert_eq!(header.correlation_id, self.correlation_id);
        let response = MetadataResponse::decode(&mut decoder, 1).expect("a response");
        assert_eq!(decoder.remaining(), b"");
        assert_eq!(response.brokers.len(), 1);
        response.topics.len()
    }

    /// Whether the server has closed the connection, after whatever it still sent.
    fn is_closed(&mut self) -> bool {
        let mut rest = Vec::new();
        match self.socket.read_to_end(&mut rest) {
            Ok(_) => true,
            Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
        }
    }
}

/// Runs a command that ends by itself; its exit code and what it says on standard error.
fn fails(arguments: &[&str]) -> (Option<i32>, String) {
    let Output { status, stderr, .. } = command(arguments).output().expect("it runs");
    (
        status.code(),
        String::from_utf8(stderr).expect("it is text"),
    )
}

#[test]
fn it_serves_stops_cleanly_and_serves_again() {
    let directory = Directory::new();
    for signal in [Signal::TERM, Signal::INT] {
        let mut server = Server::start(&directory.0, &[]);
        let mut client = server.connect();
        assert_eq!(client.topics(), 0);
        server.signal(signal);
        assert_eq!(server.wait(), Some(0));
        assert!(client.is_closed());
        assert!(directory.0.join(".kafka_cleanshutdown").exists());
        assert!(TcpStream::connect(server.address).is_err());
    }
}

#[test]
fn what_was_asked_before_the_stop_is_answered_in_order() {
    let directory = Directory::new();
    let server = Server::start(&directory.0, &[]);
    let mut client = server.connect();
    for _ in 0..50 {
        client.send(&ApiVersionsRequest::default(), 0);
    }
    for expected in 1..=50 {
        let bytes = client.receive();
        let mut decoder = Decoder::new(&bytes);
        let header =
            frame::decode_response_header(&mut decoder, ApiKey::ApiVersions, 0).expect("a header");
        assert_eq!(header.correlation_id, expected);
        let response = ApiVersionsResponse::decode(&mut decoder, 0).expect("a response");
        assert!(
            response
                .api_keys
                .iter()
                .any(|api| api.api_key == ApiKey::Produce.code())
        );
    }
}

#[test]
fn a_half_closed_connection_still_gets_its_answer() {
    let directory = Directory::new();
    let server = Server::start(&directory.0, &[]);
    let mut client = server.connect();
    client.send(&ApiVersionsRequest::default(), 0);
    client
        .socket
        .shutdown(std::net::Shutdown::Write)
        .expect("it is open");
    assert!(!client.receive().is_empty());
    assert!(client.is_closed());
}

#[test]
fn a_directory_or_port_in_use_is_named() {
    let (directory, other) = (Directory::new(), Directory::new());
    let server = Server::start(&directory.0, &[]);
    let (code, said) = fails(&["--data-dir", directory.name(), "--listen", "127.0.0.1:0"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains(directory.name()) && said.contains("in use") && said.lines().count() == 1,
        "{said}"
    );
    let address = server.address.to_string();
    let (code, said) = fails(&["--data-dir", other.name(), "--listen", &address]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains(&address) && said.contains("in use") && said.lines().count() == 1,
        "{said}"
    );
    assert_eq!(server.connect().topics(), 0);
}

#[test]
fn mistakes_of_the_operator_get_one_line() {
    let unusable = Directory::new();
    std::fs::write(&unusable.0, "a file").expect("it can be written");
    let cases: &[(&[&str], i32, &str)] = &[
        (&["--no-such-flag"], 2, "--no-such-flag"),
        (&["-X", "no-equals-sign"], 2, "KEY=VALUE"),
        (&["--log-format", "xml"], 2, "xml"),
        (&["-X", "nmu.partitions=3"], 1, "num.partitions"),
        (&["-X", "num.partitions=three"], 1, "three"),
        (&["--listen", "nowhere"], 1, "HOST:PORT"),
        (&["--listen", "0.0.0.0:0"], 1, "--advertise"),
        (&["--config", "no-such.properties"], 1, "no-such.properties"),
        (
            &["--data-dir", unusable.name(), "--listen", "127.0.0.1:0"],
            1,
            "--data-dir",
        ),
    ];
    for (arguments, expected, hint) in cases {
        let (code, said) = fails(arguments);
        assert_eq!(code, Some(*expected), "{arguments:?}: {said}");
        assert!(
            said.contains(hint) && said.lines().count() == 1,
            "{arguments:?}: {said}"
        );
    }
    std::fs::remove_file(&unusable.0).expect("it was there");
}

#[test]
fn a_stranger_is_logged_and_disturbs_nobody() {
    let directory = Directory::new();
    let server = Server::start(&directory.0, &["--log-format", "json"]);
    let mut neighbour = server.connect();
    assert_eq!(neighbour.topics(), 0);
    let strangers: &[(&[u8], &str)] = &[
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP"),
        (&[0x16, 0x03, 0x01, 0x00, 0xc8, 0x01], "TLS"),
        (&[0, 0, 0, 0], "0 bytes"),
        (&[0xff; 4], "-1 bytes"),
        (&[0x7f, 0xff, 0xff, 0xff], "2147483647 bytes"),
        (&[0, 0, 0, 8, 0x7f, 0, 0, 0, 0, 0, 0, 1], "API key 32512"),
        (
            &[0, 0, 0, 10, 0, 3, 0x7f, 0, 0, 0, 0, 1, 0, 0],
            "Metadata v32512",
        ),
        (&[0, 0, 0, 10, 0, 3, 0, 1, 0, 0, 0, 1, 0, 9], "Metadata v1"),
        (
            &[0, 0, 0, 14, 0, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0x7f, 0, 0, 0],
            "Metadata v1",
        ),
    ];
    for (bytes, expected) in strangers {
        let mut stranger = server.connect();
        stranger.socket.write_all(bytes).expect("it is taken");
        assert!(stranger.is_closed(), "{expected}");
        let line = server.says(expected);
        assert!(
            line.starts_with('{') && line.contains("127.0.0.1:"),
            "{line}"
        );
        assert_eq!(neighbour.topics(), 0);
    }
}

#[test]
fn a_second_signal_ends_it_at_once() {
    let directory = Directory::new();
    let mut server = Server::start(&directory.0, &[]);
    // An answer that nobody takes keeps the first stop waiting.
    let mut client = server.connect();
    client.socket.set_nonblocking(true).expect("it can be set");
    let mut requests = Vec::new();
    for _ in 0..20_000 {
        frame::encode_request(&mut requests, &ApiVersionsRequest::default(), 0, 1, None)
            .expect("it fits");
    }
    let mut sent = 0;
    let begun = Instant::now();
    while sent < requests.len() && begun.elapsed() < Duration::from_secs(2) {
        sent += client.socket.write(&requests[sent..]).unwrap_or(0);
    }
    server.signal(Signal::TERM);
    server.says("stopping");
    if server
        .process
        .try_wait()
        .expect("it is our child")
        .is_none()
    {
        server.signal(Signal::TERM);
    }
    let begun = Instant::now();
    assert!(server.wait().is_some());
    assert!(begun.elapsed() < Duration::from_secs(4));
}

#[test]
fn settings_reach_the_broker() {
    let directory = Directory::new();
    let file = Directory::new();
    std::fs::write(&file.0, "num.partitions=7\n").expect("it can be written");
    let server = Server::start(
        &directory.0,
        &[
            "--config",
            file.name(),
            "-X",
            "socket.request.max.bytes=100",
        ],
    );
    let mut client = server.connect();
    assert_eq!(client.topics(), 0);
    client
        .socket
        .write_all(&101_u32.to_be_bytes())
        .expect("it is taken");
    assert!(client.is_closed());
    assert!(
        server
            .says("101 bytes")
            .contains("socket.request.max.bytes")
    );
    std::fs::remove_file(&file.0).expect("it was there");
}
