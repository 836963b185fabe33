//! Who may read on while the frames under way of all clients together are over `queued.max.request.bytes`.

use std::collections::VecDeque;

use super::clients::{Clients, Slot};
use crate::core::time::Now;
use crate::edge::{LEAST_ROOM, MOST_ROOM};

/// The clients that wait for others' frames to arrive.
#[derive(Debug)]
pub struct Crowd {
    max_bytes: usize,
    /// Requests that are whole, but not with the core yet.
    preparing_bytes: usize,
    /// Longest first.
    held: VecDeque<Slot>,
    /// The one that reads on however crowded it is, so that there is always one that gets on.
    favoured: Option<Slot>,
}

impl Crowd {
    /// Nobody waits; `max_bytes` is the limit.
    pub fn new(max_bytes: usize) -> Self {
        Self {
            max_bytes,
            preparing_bytes: 0,
            held: VecDeque::new(),
            favoured: None,
        }
    }

    /// A request is looked at beside the loop.
    pub fn preparing(&mut self, bytes: usize) {
        self.preparing_bytes += bytes;
    }

    /// It is with the core.
    pub fn prepared(&mut self, bytes: usize) {
        self.preparing_bytes -= bytes;
    }

    /// Whether a client may have more memory for the frame that it is sending. While it is crowded, only those may of
    /// whose frame less than an even share has arrived, and the favoured one.
    pub fn may_grow(&self, clients: &Clients, slot: Slot, partial_bytes: usize) -> bool {
        !self.is_crowded(clients)
            || self.favoured == Some(slot)
            || partial_bytes < self.max_bytes / clients.len().max(1)
    }

    /// Bytes of room for a read beyond the frame under way: little once the requests that wait until they may begin keep a
    /// quarter of the limit. Who asks on and on without reading makes all of it such requests.
    pub fn room(&self, clients: &Clients) -> usize {
        if clients.waiting_bytes() < self.max_bytes / 4 {
            MOST_ROOM
        } else {
            LEAST_ROOM
        }
    }

    fn is_crowded(&self, clients: &Clients) -> bool {
        clients.partial_bytes() + self.preparing_bytes > self.max_bytes
    }

    /// A client reads nothing more until it is [released](Self::release).
    pub fn hold(&mut self, clients: &mut Clients, slot: Slot) {
        if let Some(client) = clients.get_mut(slot) {
            client.connection.hold();
            self.held.push_back(slot);
        }
    }

    /// Lets clients read on, and adds them to `released`: all once there is room, or else the next one when the favoured
    /// one has its frame together.
    pub fn release(&mut self, clients: &mut Clients, now: Now, released: &mut Vec<Slot>) {
        let is_through = |slot| {
            let client = clients.get_mut(slot);
            client.is_none_or(|client| {
                client.connection.partial_bytes() == 0 || client.connection.is_put_off(LEAST_ROOM)
            })
        };
        if self.favoured.is_some_and(is_through) {
            self.favoured = None;
        }
        while self.favoured.is_none() || !self.is_crowded(clients) {
            let Some(slot) = self.held.pop_front() else {
                return;
            };
            let Some(client) = clients.get_mut(slot) else {
                continue;
            };
            client.connection.release(now);
            self.favoured.get_or_insert(slot);
            released.push(slot);
        }
    }
}
