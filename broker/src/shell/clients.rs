//! The clients that are connected: each one's socket and its [`Connection`], found by token or by connection id.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use mio::net::TcpStream;
use rustix::buffer::spare_capacity;

use crate::core::ids::ConnectionId;
use crate::core::time::Now;
use crate::edge::Connection;

/// Parts given to one write.
const PARTS_A_WRITE: usize = 64;
/// Bits of a connection id that hold its slot.
const SLOT_BITS: u32 = 20;

/// The place of a client in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot(pub usize);

impl Slot {
    /// The place that is part of a connection's id.
    pub fn of(id: ConnectionId) -> Self {
        Self((id.0 & ((1 << SLOT_BITS) - 1)) as usize)
    }
}

/// A socket and what is known of its peer.
#[derive(Debug)]
pub struct Client {
    /// The protocol's side.
    pub connection: Connection,
    /// The system's side.
    pub socket: TcpStream,
    /// Address and port, for the log.
    pub address: SocketAddr,
    /// The socket may have something to read.
    pub readable: bool,
    /// The socket may take something.
    pub writable: bool,
    /// The peer said that it sends no more.
    pub hung_up: bool,
    /// Is in the list of those to be served this turn.
    pub queued: bool,
}

/// What became of reading from a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOutcome {
    /// So many bytes came.
    Bytes(usize),
    /// The socket is empty, and open.
    Nothing,
    /// The peer sends nothing more.
    End,
}

impl Client {
    /// A client that was just accepted.
    pub fn new(connection: Connection, socket: TcpStream, address: SocketAddr) -> Self {
        Self {
            connection,
            socket,
            address,
            readable: true,
            writable: true,
            hung_up: false,
            queued: false,
        }
    }

    /// Reads once, with at most so much room for what is not of the frame under way.
    ///
    /// # Errors
    /// The connection broke.
    pub fn read(&mut self, now: Now, most_room: usize) -> io::Result<ReadOutcome> {
        let socket = &self.socket;
        let mut outcome = ReadOutcome::Nothing;
        let full = self.connection.fill(now, most_room, |room| {
            outcome = match rustix::io::read(socket, spare_capacity(room)) {
                Ok(0) => ReadOutcome::End,
                Ok(bytes) => ReadOutcome::Bytes(bytes),
                Err(rustix::io::Errno::AGAIN) => ReadOutcome::Nothing,
                Err(rustix::io::Errno::INTR) => ReadOutcome::Bytes(0),
                Err(error) => return Err(io::Error::from(error)),
            };
            Ok(())
        })?;
        // A read that leaves room has emptied the socket; the next bytes bring a new event. The end of the stream brings
        // none if it was announced before.
        if outcome == ReadOutcome::Nothing
            || !full && !self.hung_up && outcome != ReadOutcome::Bytes(0)
        {
            self.readable = false;
        }
        Ok(outcome)
    }

    /// Writes once what waits to be written, at most so many bytes. Returns how much the socket took.
    ///
    /// # Errors
    /// The connection broke.
    pub fn write(&mut self, now: Now, most: usize) -> io::Result<usize> {
        let mut slices = [io::IoSlice::new(&[]); PARTS_A_WRITE];
        let used = self.connection.gather(most, &mut slices);
        let offered: usize = slices[..used].iter().map(|slice| slice.len()).sum();
        let written = match rustix::io::writev(&self.socket, &slices[..used]) {
            Ok(written) => written,
            Err(rustix::io::Errno::AGAIN) => 0,
            Err(rustix::io::Errno::INTR) => return Ok(0),
            Err(error) => return Err(error.into()),
        };
        self.writable = written == offered;
        self.connection.wrote(now, written);
        Ok(written)
    }
}

/// Every client.
#[derive(Debug, Default)]
pub struct Clients {
    slots: Vec<Option<Client>>,
    free: Vec<Slot>,
    by_host: HashMap<IpAddr, usize>,
    sequence: u64,
    partial_bytes: usize,
    waiting_bytes: usize,
}

impl Clients {
    /// Clients connected.
    pub fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// Clients connected from an address.
    pub fn count_from(&self, host: IpAddr) -> usize {
        self.by_host.get(&host).copied().unwrap_or(0)
    }

    /// A place for a new client and the id that goes with it. `None` if there is no more room.
    pub fn reserve(&mut self) -> Option<(Slot, ConnectionId)> {
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None if self.slots.len() < 1 << SLOT_BITS => {
                self.slots.push(None);
                Slot(self.slots.len() - 1)
            }
            None => return None,
        };
        self.sequence += 1;
        Some((
            slot,
            ConnectionId(self.sequence << SLOT_BITS | slot.0 as u64),
        ))
    }

    /// Gives a place back that was not used.
    pub fn release(&mut self, slot: Slot) {
        self.free.push(slot);
    }

    /// Puts a client into its place.
    pub fn insert(&mut self, slot: Slot, client: Client) {
        *self.by_host.entry(client.address.ip()).or_default() += 1;
        self.slots[slot.0] = Some(client);
    }

    /// The client in a place.
    pub fn get_mut(&mut self, slot: Slot) -> Option<&mut Client> {
        self.slots.get_mut(slot.0)?.as_mut()
    }

    /// The client with an id, if it is still connected.
    pub fn find(&mut self, id: ConnectionId) -> Option<(Slot, &mut Client)> {
        let slot = Slot::of(id);
        let client = self.get_mut(slot)?;
        (client.connection.id() == id).then_some((slot, client))
    }

    /// Takes a client out.
    pub fn remove(&mut self, slot: Slot) -> Option<Client> {
        let client = self.slots.get_mut(slot.0)?.take()?;
        self.free.push(slot);
        self.partial_bytes -= client.connection.partial_bytes();
        self.waiting_bytes -= client.connection.waiting_bytes();
        let host = client.address.ip();
        if let Some(count) = self.by_host.get_mut(&host) {
            *count -= 1;
            if *count == 0 {
                self.by_host.remove(&host);
            }
        }
        Some(client)
    }

    /// The frame that a client is sending had so many bytes before a read, and so many behind it.
    pub fn partial_changed(&mut self, before: usize, after: usize) {
        self.partial_bytes = self.partial_bytes + after - before;
    }

    /// Bytes of frames that are not all there yet, of all clients.
    pub fn partial_bytes(&self) -> usize {
        self.partial_bytes
    }

    /// The requests of a client that wait until they may begin kept so many bytes before, and so many now.
    pub fn waiting_changed(&mut self, before: usize, after: usize) {
        self.waiting_bytes = self.waiting_bytes + after - before;
    }

    /// Bytes that requests keep which wait until they may begin, of all clients.
    pub fn waiting_bytes(&self) -> usize {
        self.waiting_bytes
    }

    /// Those who have taken nothing of their answers for longest, so many of them that `bytes` of answers go with them: place,
    /// since when, bytes.
    pub fn slowest_takers(&mut self, bytes: usize) -> Vec<(Slot, Duration, usize)> {
        let mut waiting: Vec<_> = self
            .iter_mut()
            .filter_map(|(slot, client)| {
                let since = client.connection.untaken_since()?;
                Some((slot, since, client.connection.unwritten()))
            })
            .collect();
        waiting.sort_unstable_by_key(|&(_, since, bytes)| (since, std::cmp::Reverse(bytes)));
        let mut given_up = 0;
        let enough = waiting.iter().position(|(_, _, unwritten)| {
            given_up += unwritten;
            given_up >= bytes
        });
        if let Some(last) = enough {
            waiting.truncate(last + 1);
        }
        waiting
    }

    /// Every client with its place.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (Slot, &mut Client)> {
        let slots = self.slots.iter_mut().enumerate();
        slots.filter_map(|(index, client)| Some((Slot(index), client.as_mut()?)))
    }
}
