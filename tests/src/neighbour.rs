//! A well-behaved client beside whatever else is done to a server.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::batch::Batch;
use crate::operations::{fetch_request, produce_request};
use crate::{Client, Server, error_code, unique};

/// Long for a loopback, short for a person; two busy cores need some of it.
const SLOWEST: Duration = Duration::from_secs(3);

/// Memory that a server may take on while it is mistreated.
const MOST_GROWTH: u64 = 32 << 20;

/// A server under attack, whose memory is watched, with a client beside that goes on producing and fetching.
#[derive(Debug)]
pub struct Siege {
    /// The server.
    pub server: Server,
    resident_before: u64,
    most_growth: u64,
    over: Arc<AtomicBool>,
    neighbour: Option<JoinHandle<()>>,
}

impl Siege {
    /// Starts a server of its own.
    #[must_use]
    pub fn begin() -> Self {
        Self::of(Server::start())
    }

    /// Takes a server that was just started.
    ///
    /// # Panics
    ///
    /// If it does not serve.
    #[must_use]
    pub fn of(server: Server) -> Self {
        let topic = unique("neighbour");
        let mut client = server.connect();
        client.create_topic(&topic, 1);
        for _ in 0..20 {
            round_trip(&mut client, &topic);
        }
        let over = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&over);
        let neighbour = std::thread::spawn(move || {
            while !told.load(Ordering::Relaxed) {
                round_trip(&mut client, &topic);
                std::thread::sleep(Duration::from_millis(5));
            }
        });
        Self {
            resident_before: server.resident_bytes(),
            most_growth: MOST_GROWTH,
            server,
            over,
            neighbour: Some(neighbour),
        }
    }

    /// Lets memory grow by so many bytes, instead of hardly.
    #[must_use]
    pub fn growing_at_most(mut self, bytes: u64) -> Self {
        self.most_growth = bytes;
        self
    }

    /// Checks that memory has not grown by more than it may.
    ///
    /// # Panics
    ///
    /// If it has.
    pub fn check_memory(&self) {
        let grown = self
            .server
            .resident_bytes()
            .saturating_sub(self.resident_before);
        assert!(
            grown < self.most_growth,
            "resident memory grew by {grown} bytes"
        );
    }

    /// Ends it.
    ///
    /// # Panics
    ///
    /// If the client beside noticed anything, memory grew, or the server is gone.
    pub fn end(mut self) {
        self.check_memory();
        self.over.store(true, Ordering::Relaxed);
        let neighbour = self.neighbour.take().expect("it ends once");
        assert!(neighbour.join().is_ok(), "the client beside it noticed");
        assert!(self.server.is_running(), "the server is gone");
    }
}

/// Produces a record and fetches it again.
fn round_trip(client: &mut Client, topic: &str) {
    let begin = Instant::now();
    let batch = Batch::of_values(["neighbourly"]).encode();
    let answer = client
        .try_produce(&produce_request(topic, 0, &batch), 9)
        .expect("an answer to the neighbour");
    assert_eq!(answer.error_code, error_code::NONE);
    let fetched = client.fetch_at(&fetch_request(topic, 0, answer.base_offset), 12);
    assert_eq!(fetched.error_code, error_code::NONE);
    assert_eq!(fetched.high_watermark, answer.base_offset + 1);
    assert!(
        fetched
            .records
            .is_some_and(|records| records.len() == batch.len())
    );
    let taken = begin.elapsed();
    assert!(taken < SLOWEST, "the neighbour waited {taken:?}");
}
