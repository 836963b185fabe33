//! A proxy in front of a broker that keeps a copy of every byte, by connection and direction.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use anyhow::Result;

/// One direction of one connection.
type Stream = Arc<Mutex<Vec<u8>>>;

#[derive(Default)]
struct Tape {
    broker: Option<String>,
    to_broker: Vec<Stream>,
    from_broker: Vec<Stream>,
}

/// Listens on a port of its own until the program ends.
pub struct Proxy {
    port: u16,
    tape: Arc<Mutex<Tape>>,
}

impl Proxy {
    /// Starts to listen; connections are refused until [`Proxy::forward_to`] says where they go.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        let tape = Arc::new(Mutex::new(Tape::default()));
        let shared = Arc::clone(&tape);
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                // A client whose connection cannot be passed on finds it closed.
                let _ = connect(client, &shared);
            }
        });
        Ok(Self { port, tape })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn forward_to(&self, address: &str) {
        self.tape
            .lock()
            .expect("no thread panics with the tape")
            .broker = Some(address.to_owned());
    }

    /// Forgets what was recorded so far.
    pub fn rewind(&self) {
        let mut tape = self.tape.lock().expect("no thread panics with the tape");
        tape.to_broker.clear();
        tape.from_broker.clear();
    }

    /// What went to the broker since the last rewind, a buffer for each connection.
    pub fn sent_by_clients(&self) -> Vec<Vec<u8>> {
        copy(
            &self
                .tape
                .lock()
                .expect("no thread panics with the tape")
                .to_broker,
        )
    }

    /// What came from the broker since the last rewind, a buffer for each connection.
    pub fn sent_by_broker(&self) -> Vec<Vec<u8>> {
        copy(
            &self
                .tape
                .lock()
                .expect("no thread panics with the tape")
                .from_broker,
        )
    }
}

fn copy(streams: &[Stream]) -> Vec<Vec<u8>> {
    streams
        .iter()
        .map(|stream| {
            stream
                .lock()
                .expect("no thread panics with a stream")
                .clone()
        })
        .collect()
}

fn connect(client: TcpStream, shared: &Mutex<Tape>) -> Result<()> {
    let mut tape = shared.lock().expect("no thread panics with the tape");
    let Some(address) = &tape.broker else {
        return Ok(());
    };
    let broker = TcpStream::connect(address)?;
    for end in [&client, &broker] {
        end.set_nodelay(true)?;
    }
    let (to, from) = (Stream::default(), Stream::default());
    tape.to_broker.push(Arc::clone(&to));
    tape.from_broker.push(Arc::clone(&from));
    let (client_again, broker_again) = (client.try_clone()?, broker.try_clone()?);
    std::thread::spawn(move || pump(client, broker, &to));
    std::thread::spawn(move || pump(broker_again, client_again, &from));
    Ok(())
}

/// Copies until one end closes, then closes both.
fn pump(mut from: TcpStream, mut to: TcpStream, stream: &Mutex<Vec<u8>>) {
    let mut buffer = vec![0; 1 << 16];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        stream
            .lock()
            .expect("no thread panics with a stream")
            .extend_from_slice(&buffer[..count]);
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    // The other end may have closed first.
    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}
