//! The loop: one thread owns the core and every client, and does nothing but carry facts in and effects out.
//!
//! A turn: wait for something to happen, sample the clock once, take what storage and the worker report, do what is
//! due, read the sockets and step the core with each request, hand what storage is to do to the disk threads in one
//! piece, write the sockets.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::yield_now;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use mio::event::Event as Readiness;
use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};
use signal_hook_mio::v1_0::Signals;
use tracing::{debug, info, warn};

use super::clients::{Client, Clients, ReadOutcome, Slot};
use super::clock::Clock;
use super::crowd::Crowd;
use super::disk_threads::DiskThreads;
use super::listening::Listening;
use super::oddities::Oddities;
use super::worker::{Done, Job, Worker};
use crate::api;
use crate::core::Core;
use crate::core::effect::Effect;
use crate::core::event::{Event, ListenerIndex, Request, RequestBody, RequestContext};
use crate::core::ids::ConnectionId;
use crate::core::time::Now;
use crate::edge::{Connection, Incoming, LEAST_ROOM, Limits, Overdue, Peer};
use crate::log::{StorageEvent, StorageRequest};

/// Somebody has something for the loop: a disk thread or the worker.
pub const WAKE: Token = Token(0);
/// A signal came.
pub const SIGNAL: Token = Token(1);
const FIRST_LISTENER: usize = 2;
const FIRST_CLIENT: usize = 1 << 16;

/// Bytes read from one client before the next one has its turn.
const READ_A_TURN: usize = 256 * 1024;
/// Bytes written to one client before the next one has its turn.
const WRITE_A_TURN: usize = 256 * 1024;
/// Room for so many effects is kept from one event to the next.
const EFFECTS_KEPT: usize = 256;
/// How long answers may take once a stop was asked for.
const STOP_PATIENCE: Duration = Duration::from_secs(5);
/// Pause before connections are accepted again after the system had no descriptor left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How many clients there may be, and what they may use together.
#[derive(Debug)]
pub struct Admission {
    /// What the descriptor limit allows, whatever `max.connections` says.
    pub connections_possible: usize,
    /// `queued.max.request.bytes`: requests that are not all there yet.
    pub max_partial_bytes: usize,
    /// What each connection may use.
    pub limits: Arc<Limits>,
    /// `socket.send.buffer.bytes`; `None` leaves it to the system.
    pub send_buffer: Option<usize>,
    /// `socket.receive.buffer.bytes`; `None` leaves it to the system.
    pub receive_buffer: Option<usize>,
}

/// Where the process is in its life.
#[derive(Debug)]
enum Phase {
    Serving,
    /// Asked to stop: what is being written is answered first, until this moment.
    Draining(Duration),
    /// Storage is closing.
    Closing,
    Closed,
    Halted(String),
}

/// Everything that the loop is made of when it starts.
pub struct Parts {
    /// Where readiness comes from; the waker is registered as [`WAKE`].
    pub poll: Poll,
    /// The clocks.
    pub clock: Clock,
    /// The broker.
    pub core: Core,
    /// What it wanted done before the first request.
    pub effects: Vec<Effect>,
    /// Where it listens.
    pub listening: Vec<Listening>,
    /// Whom it lets in.
    pub admission: Admission,
    /// Where it stores.
    pub disk: DiskThreads,
    /// Who does long work for it.
    pub worker: Worker,
    /// What ends it.
    pub signals: Signals,
}

/// The loop's state.
pub struct EventLoop {
    poll: Poll,
    clock: Clock,
    core: Core,
    clients: Clients,
    listening: Vec<Listening>,
    admission: Admission,
    disk: DiskThreads,
    worker: Worker,
    signals: Signals,
    oddities: Oddities,
    storage_failures: Oddities,
    phase: Phase,
    /// This turn's moment.
    now: Now,
    effects: Vec<Effect>,
    /// What storage is to do, gathered over the turn.
    storage: Vec<StorageRequest>,
    /// Clients that may have a request to begin or bytes to read.
    to_serve: VecDeque<Slot>,
    /// Clients that had their share of this turn.
    later: Vec<Slot>,
    /// Clients that may not read on until others' frames have arrived.
    crowd: Crowd,
    /// Clients with something to write.
    to_flush: Vec<Slot>,
    /// Connections that were closed, for the core to know.
    departed: Vec<ConnectionId>,
    /// Bytes of answers taken by clients, or given up with them.
    taken: usize,
    /// No client's deadline is earlier than this.
    edge_deadline: Option<Duration>,
    accept_again: Option<Duration>,
}

impl EventLoop {
    /// A loop that was not run yet.
    ///
    /// # Errors
    /// The system does not watch a socket.
    pub fn new(parts: Parts) -> Result<Self> {
        let Parts {
            poll,
            clock,
            core,
            effects,
            mut listening,
            admission,
            disk,
            worker,
            mut signals,
        } = parts;
        for (index, listening) in listening.iter_mut().enumerate() {
            poll.registry().register(
                &mut listening.socket,
                Token(FIRST_LISTENER + index),
                Interest::READABLE,
            )?;
        }
        poll.registry()
            .register(&mut signals, SIGNAL, Interest::READABLE)?;
        Ok(Self {
            poll,
            now: clock.now(),
            clock,
            core,
            clients: Clients::default(),
            listening,
            crowd: Crowd::new(admission.max_partial_bytes),
            admission,
            disk,
            worker,
            signals,
            oddities: Oddities::new("odd connections"),
            storage_failures: Oddities::new("failures of storage"),
            phase: Phase::Serving,
            effects,
            storage: Vec::new(),
            to_serve: VecDeque::new(),
            later: Vec::new(),
            to_flush: Vec::new(),
            departed: Vec::new(),
            taken: 0,
            edge_deadline: None,
            accept_again: None,
        })
    }

    /// Runs until a signal has stopped the broker.
    ///
    /// # Errors
    /// The broker cannot go on.
    pub fn run(mut self) -> Result<()> {
        let mut events = Events::with_capacity(256);
        self.perform();
        self.hand_over_storage();
        loop {
            if !self.to_flush.is_empty() {
                // Long answers are under way. A thread that does not stop by itself is left the processor for milliseconds,
                // whoever was woken since.
                yield_now();
            }
            match self.poll.poll(&mut events, self.timeout()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => result.context("waiting for events")?,
            }
            self.now = self.clock.now();
            for readiness in &events {
                self.notice(readiness);
            }
            self.reports();
            self.fire();
            while let Some(slot) = self.to_serve.pop_front() {
                self.serve(slot);
                // Not only at the end of the turn: the answers of one turn can be many times what there may be.
                if self.core.excess_responses(self.taken) > 0 {
                    self.flush_all();
                    self.relieve();
                }
            }
            self.end_turn();
            match &self.phase {
                Phase::Closed => {
                    self.disk.join();
                    return Ok(());
                }
                Phase::Halted(reason) => bail!("{reason}"),
                Phase::Serving | Phase::Draining(_) | Phase::Closing => {}
            }
        }
    }

    fn timeout(&self) -> Option<Duration> {
        if !self.to_serve.is_empty() || !self.to_flush.is_empty() {
            return Some(Duration::ZERO);
        }
        let draining = if let Phase::Draining(until) = self.phase {
            Some(until)
        } else {
            None
        };
        let deadlines = [
            self.core.next_deadline(),
            self.edge_deadline,
            self.accept_again,
            draining,
        ];
        let deadline = deadlines.into_iter().flatten().min()?;
        Some(deadline.saturating_sub(self.clock.now().monotonic))
    }

    fn notice(&mut self, readiness: &Readiness) {
        match readiness.token() {
            WAKE => {}
            SIGNAL => self.signalled(),
            Token(token) if token < FIRST_CLIENT => self.accept(token - FIRST_LISTENER),
            Token(token) => {
                let slot = Slot(token - FIRST_CLIENT);
                let Some(client) = self.clients.get_mut(slot) else {
                    return;
                };
                client.readable |= readiness.is_readable() || readiness.is_read_closed();
                client.writable |= readiness.is_writable();
                client.hung_up |= readiness.is_read_closed();
                let reads_on =
                    client.connection.wants_read() && !client.connection.is_put_off(LEAST_ROOM);
                if readiness.is_error() && !reads_on {
                    self.depart(slot);
                    return;
                }
                if client.connection.wants_write() {
                    self.to_flush.push(slot);
                }
                self.enqueue(slot);
            }
        }
    }

    fn enqueue(&mut self, slot: Slot) {
        if let Some(client) = self.clients.get_mut(slot)
            && !std::mem::replace(&mut client.queued, true)
        {
            self.to_serve.push_back(slot);
        }
    }

    /// What the disk threads and the worker have to tell.
    fn reports(&mut self) {
        while let Some(events) = self.disk.take_events() {
            for event in events {
                if event == StorageEvent::Closed {
                    self.phase = Phase::Closed;
                }
                if let Some(failure) = event.failure() {
                    self.storage_failures.note(self.now, failure);
                }
                self.step(Event::Storage(event));
            }
        }
        while let Some(done) = self.worker.take_done() {
            match done {
                Done::Converted(done) => self.step(Event::WorkDone(done)),
                Done::Prepared(context, prepared) => {
                    self.crowd.prepared(context.frame_bytes);
                    if let Some((slot, client)) = self.clients.find(context.connection) {
                        client.connection.prepared(self.now);
                        self.enqueue(slot);
                    }
                    self.prepared(context, prepared);
                }
            }
        }
    }

    /// What is due by now.
    fn fire(&mut self) {
        let due = |deadline: Option<Duration>| {
            deadline.is_some_and(|deadline| deadline <= self.now.monotonic)
        };
        let (core_due, edge_due, accept_due) = (
            due(self.core.next_deadline()),
            due(self.edge_deadline),
            due(self.accept_again),
        );
        if core_due {
            self.core.fire(self.now, &mut self.effects);
            self.perform();
        }
        if accept_due {
            self.accept_again = None;
            for index in 0..self.listening.len() {
                self.accept(index);
            }
        }
        if edge_due {
            self.close_overdue();
        }
    }

    fn close_overdue(&mut self) {
        self.edge_deadline = None;
        let mut overdue = Vec::new();
        for (slot, client) in self.clients.iter_mut() {
            match client.connection.overdue(self.now) {
                Some(reason) => overdue.push((slot, client.address, reason)),
                None => earlier(&mut self.edge_deadline, client.connection.next_deadline()),
            }
        }
        for (slot, address, reason) in overdue {
            if reason == Overdue::Idle {
                debug!(peer = %address, "connection closed: {}", reason.reason());
            } else {
                self.oddities.say(self.now, address, &reason.reason());
            }
            self.depart(slot);
        }
    }

    /// Lets in whoever waits at a listener.
    fn accept(&mut self, index: usize) {
        while let Some(listening) = self.listening.get(index) {
            match listening.socket.accept() {
                Ok((socket, address)) => self.admit(socket, address, index),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    let what = format!(
                        "cannot accept connections on {}: {error}",
                        listening.address
                    );
                    self.oddities.note(self.now, &what);
                    self.accept_again = Some(self.now.in_time(ACCEPT_PAUSE));
                    return;
                }
            }
        }
    }

    fn admit(&mut self, mut socket: TcpStream, address: SocketAddr, listener: usize) {
        let host = address.ip().to_canonical();
        let config = &self.core.config;
        let max_connections = config
            .max_connections
            .min(self.admission.connections_possible);
        if self.clients.len() >= max_connections {
            let what = format!(
                "{} connections are open (max.connections)",
                self.clients.len()
            );
            return self.oddities.say(self.now, address, &what);
        }
        if !host.is_loopback() && self.clients.count_from(host) >= config.max_connections_per_ip {
            let what = "its address has too many connections (max.connections.per.ip)";
            return self.oddities.say(self.now, address, &what);
        }
        let Some((slot, id)) = self.clients.reserve() else {
            return;
        };
        let token = Token(FIRST_CLIENT + slot.0);
        let prepared = self.prepare_socket(&socket).and_then(|()| {
            self.poll.registry().register(
                &mut socket,
                token,
                Interest::READABLE | Interest::WRITABLE,
            )
        });
        if let Err(error) = prepared {
            self.clients.release(slot);
            return self.oddities.say(self.now, address, &error);
        }
        let peer = Peer {
            host: Arc::from(format!("/{host}")),
            listener: ListenerIndex(u16::try_from(listener).unwrap_or(u16::MAX)),
        };
        let connection = Connection::new(id, peer, self.admission.limits.clone(), self.now);
        earlier(&mut self.edge_deadline, connection.next_deadline());
        let address = SocketAddr::new(host, address.port());
        self.clients
            .insert(slot, Client::new(connection, socket, address));
        self.enqueue(slot);
    }

    fn prepare_socket(&self, socket: &TcpStream) -> io::Result<()> {
        socket.set_nodelay(true)?;
        if let Some(bytes) = self.admission.send_buffer {
            rustix::net::sockopt::set_socket_send_buffer_size(socket, bytes)?;
        }
        if let Some(bytes) = self.admission.receive_buffer {
            rustix::net::sockopt::set_socket_recv_buffer_size(socket, bytes)?;
        }
        Ok(())
    }

    /// Begins what requests a client has and reads for more, up to its share of the turn.
    fn serve(&mut self, slot: Slot) {
        let mut read = 0;
        loop {
            let Some(client) = self.clients.get_mut(slot) else {
                return;
            };
            let before = client.connection.waiting_bytes();
            let next = client.connection.next_request();
            let after = client.connection.waiting_bytes();
            if let Err(rejection) = &next {
                client.connection.end(self.now);
                self.oddities.say(self.now, client.address, rejection);
            }
            self.clients.waiting_changed(before, after);
            self.note_arrived();
            if let Ok(Some(incoming)) = next {
                self.begin(slot, incoming);
                continue;
            }
            let room = self.crowd.room(&self.clients);
            let Some(client) = self.clients.get_mut(slot) else {
                return;
            };
            if client.connection.is_done() {
                return self.depart(slot);
            }
            earlier(&mut self.edge_deadline, client.connection.next_deadline());
            let reads_on = client.connection.wants_read() && !client.connection.is_put_off(room);
            if !client.readable || !reads_on {
                client.queued = false;
                return;
            }
            let partial = client.connection.partial_bytes();
            // A client that is put off stays marked as queued, so that nothing queues it twice.
            if read >= READ_A_TURN {
                return self.later.push(slot);
            }
            if !self.crowd.may_grow(&self.clients, slot, partial) {
                return self.crowd.hold(&mut self.clients, slot);
            }
            match self.read(slot, room) {
                Some(bytes) => read += bytes,
                None => return,
            }
        }
    }

    /// Tells the core what requests keep in memory that it has not seen.
    fn note_arrived(&mut self) {
        let bytes = self.clients.partial_bytes() + self.clients.waiting_bytes();
        self.core.note_arrived(bytes);
    }

    /// Reads once. `None` if that ended the connection.
    fn read(&mut self, slot: Slot, room: usize) -> Option<usize> {
        let now = self.now;
        let client = self.clients.get_mut(slot)?;
        let before = client.connection.partial_bytes();
        let outcome = client.read(now, room);
        let after = client.connection.partial_bytes();
        // There were none, or nothing would have been read.
        let waiting = client.connection.waiting_bytes();
        self.clients.partial_changed(before, after);
        self.clients.waiting_changed(0, waiting);
        match outcome {
            Ok(ReadOutcome::Bytes(bytes)) => Some(bytes),
            Ok(ReadOutcome::Nothing) => Some(0),
            Ok(ReadOutcome::End) => {
                self.clients.get_mut(slot)?.connection.end(now);
                Some(0)
            }
            Err(_) => {
                self.depart(slot);
                None
            }
        }
    }

    /// Does the work by the byte of a request, or has it done.
    fn begin(&mut self, slot: Slot, incoming: Incoming) {
        let Incoming { context, body } = incoming;
        let wall_ms = self.now.wall_ms;
        if !api::is_long_work(&context, &body) {
            let prepared = api::prepare(&context, body, &self.core.snapshot(), wall_ms);
            return self.prepared(context, prepared);
        }
        let snapshot = self.core.snapshot();
        if let Some(client) = self.clients.get_mut(slot) {
            client.connection.preparing();
        }
        self.crowd.preparing(context.frame_bytes);
        self.worker.give(Job::Prepare {
            context,
            body,
            snapshot,
            wall_ms,
        });
    }

    /// The work by the byte of a request is done: steps the core with it.
    fn prepared(
        &mut self,
        context: RequestContext,
        prepared: Result<RequestBody, kafka_proto::Error>,
    ) {
        match prepared {
            Ok(body) => self.step(Event::RequestArrived(Request { context, body })),
            Err(error) => {
                let Some((_, client)) = self.clients.find(context.connection) else {
                    return;
                };
                client.connection.end_at(self.now, context.number);
                let what = format!(
                    "{} v{}: {error}",
                    context.api_key.name(),
                    context.api_version
                );
                self.oddities.say(self.now, client.address, &what);
            }
        }
    }

    fn step(&mut self, event: Event) {
        self.core.step(self.now, event, &mut self.effects);
        self.perform();
    }

    /// Does what the core wants done, in order.
    fn perform(&mut self) {
        let mut effects = std::mem::take(&mut self.effects);
        for effect in effects.drain(..) {
            match effect {
                Effect::Respond {
                    connection,
                    number,
                    response,
                } => {
                    let Some((slot, client)) = self.clients.find(connection) else {
                        self.taken += response.len();
                        continue;
                    };
                    let was_writing = client.connection.wants_write();
                    let bytes = response.len();
                    match client.connection.answer(self.now, number, response) {
                        Ok(()) => {
                            if !was_writing && client.connection.wants_write() {
                                self.to_flush.push(slot);
                            }
                            self.enqueue(slot);
                        }
                        Err(error) => {
                            self.taken += bytes;
                            self.close(connection, &error.to_string());
                        }
                    }
                }
                Effect::Close { connection, reason } => self.close(connection, &reason),
                Effect::PauseReading(connection) => {
                    if let Some((_, client)) = self.clients.find(connection) {
                        client.connection.pause();
                    }
                }
                Effect::ResumeReading(connection) => {
                    if let Some((slot, client)) = self.clients.find(connection) {
                        client.connection.resume(self.now);
                        self.enqueue(slot);
                    }
                }
                Effect::Storage(request) => self.storage.push(request),
                Effect::ConvertDown { read, conversion } => {
                    self.worker.give(Job::Convert { read, conversion });
                }
                Effect::Halt { reason } => self.phase = Phase::Halted(reason),
            }
        }
        // Nothing above steps the core, so that the list is still empty and its memory can be used again; what thousands
        // of new partitions needed is not kept.
        effects.shrink_to(EFFECTS_KEPT);
        self.effects = effects;
    }

    fn close(&mut self, connection: ConnectionId, reason: &str) {
        let Some((slot, client)) = self.clients.find(connection) else {
            return;
        };
        // What was answered before is worth a try; that it fails changes nothing.
        self.taken += client.write(self.now, WRITE_A_TURN).unwrap_or(0);
        self.oddities.say(self.now, client.address, &reason);
        self.depart(slot);
    }

    /// Closes a client's socket. The core hears of it at the end of the turn.
    fn depart(&mut self, slot: Slot) {
        let Some(mut client) = self.clients.remove(slot) else {
            return;
        };
        let _ = self.poll.registry().deregister(&mut client.socket);
        self.taken += client.connection.unwritten();
        self.departed.push(client.connection.id());
    }

    /// Hands storage its work, writes the sockets, and tells the core what became of its answers.
    fn end_turn(&mut self) {
        self.hand_over_storage();
        self.flush_all();
        self.note_arrived();
        self.relieve();
        for connection in std::mem::take(&mut self.departed) {
            self.step(Event::ConnectionClosed(connection));
        }
        if self.taken > 0 {
            let bytes = std::mem::take(&mut self.taken);
            self.step(Event::ResponseTaken { bytes });
        }
        self.drain();
        self.hand_over_storage();
        self.crowd
            .release(&mut self.clients, self.now, &mut self.later);
        self.to_serve.extend(self.later.drain(..));
    }

    fn flush_all(&mut self) {
        for slot in std::mem::take(&mut self.to_flush) {
            self.flush(slot);
        }
    }

    /// Closes those who do not take their answers, when such answers use more memory than they may.
    fn relieve(&mut self) {
        let excess = self.core.excess_responses(self.taken);
        if excess == 0 {
            return;
        }
        for (slot, since, bytes) in self.clients.slowest_takers(excess) {
            let Some(client) = self.clients.get_mut(slot) else {
                continue;
            };
            let waited = self.now.monotonic.saturating_sub(since);
            let what = format!(
                "it took nothing of {bytes} bytes of answers for {waited:.1?}, and untaken answers need over three eighths of chronik.memory.max.bytes"
            );
            self.oddities.say(self.now, client.address, &what);
            self.depart(slot);
        }
    }

    fn hand_over_storage(&mut self) {
        match self.phase {
            // Nothing may follow the close.
            Phase::Closing | Phase::Closed => self.storage.clear(),
            _ if self.storage.is_empty() => {}
            _ => self.disk.send(std::mem::take(&mut self.storage)),
        }
    }

    fn flush(&mut self, slot: Slot) {
        let Some(client) = self.clients.get_mut(slot) else {
            return;
        };
        let mut written = 0;
        while client.connection.wants_write() && client.writable && written < WRITE_A_TURN {
            match client.write(self.now, WRITE_A_TURN - written) {
                Ok(bytes) => written += bytes,
                Err(_) => return self.depart(slot),
            }
        }
        self.taken += written;
        if client.connection.is_done() {
            return self.depart(slot);
        }
        earlier(&mut self.edge_deadline, client.connection.next_deadline());
        if client.connection.wants_write() && client.writable {
            self.to_flush.push(slot);
        }
        if written > 0 {
            self.enqueue(slot);
        }
    }

    fn signalled(&mut self) {
        for signal in self.signals.pending().collect::<Vec<_>>() {
            if !matches!(self.phase, Phase::Serving) {
                warn!("signal {signal} came again: leaving at once, without a clean stop");
                std::process::exit(1);
            }
            info!("signal {signal}: stopping");
            self.phase = Phase::Draining(self.now.in_time(STOP_PATIENCE));
            self.listening.clear();
            let mut slots = Vec::new();
            for (slot, client) in self.clients.iter_mut() {
                client.connection.end(self.now);
                slots.push(slot);
            }
            for slot in slots {
                self.enqueue(slot);
            }
        }
    }

    /// Once a stop was asked for: when what was being changed is answered, storage is closed.
    fn drain(&mut self) {
        let Phase::Draining(until) = self.phase else {
            return;
        };
        let waiting = self.clients.iter_mut().any(|(_, client)| {
            client.connection.is_changing_something() || client.connection.wants_write()
        });
        if !waiting || until <= self.now.monotonic {
            self.storage.push(StorageRequest::Close);
            self.hand_over_storage();
            self.phase = Phase::Closing;
        }
    }
}

/// Keeps the earlier of two deadlines.
fn earlier(deadline: &mut Option<Duration>, other: Option<Duration>) {
    *deadline = [*deadline, other].into_iter().flatten().min();
}
