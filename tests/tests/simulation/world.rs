//! Time, the network and fate: what happens next, in one queue.

use std::collections::BTreeMap;
use std::time::Duration;

use broker::core::ids::ConnectionId;
use broker::core::time::Now;
use broker::sim::{Fault, MemoryDisk};
use kafka_proto::records::Compression;

use crate::admin::Admin;
use crate::checks;
use crate::client::{Client, Scene, TOPIC, WALL_MS};
use crate::dice::Dice;
use crate::janitor::Janitor;
use crate::keeper::Keeper;
use crate::ledger::Ledger;
use crate::member::{Member, Versions};
use crate::node::{Node, Output};
use crate::planted::Planted;
use crate::producer::{Manner, Producer};
use crate::reader::Reader;
use crate::segments::Segments;

/// Until then things go wrong.
const TROUBLE: Duration = Duration::from_secs(8);
/// A run that is not at its end by then is stuck.
const STUCK: Duration = Duration::from_secs(600);
/// How often the auditor looks once the producers are done.
const AUDIT_EVERY: Duration = Duration::from_secs(4);

#[derive(Debug)]
enum Happening {
    Connect(usize),
    ToBroker(ConnectionId, Vec<u8>),
    ToClient(ConnectionId, Vec<u8>),
    ClosedAtBroker(ConnectionId),
    ClosedAtClient(ConnectionId),
    ClientTimer(usize),
    BrokerTimer,
    DiskWrites,
    DiskSyncs,
    Drop,
    Kill,
    Start,
    Audit,
}

/// The two directions of a connection deliver in order.
#[derive(Debug)]
struct Link {
    client: usize,
    to_broker: Duration,
    to_client: Duration,
}

struct Seat {
    client: Box<dyn Client>,
    connection: Option<ConnectionId>,
    received: Vec<u8>,
    timer: Option<Duration>,
}

/// Everything there is.
pub struct World {
    seed: u64,
    dice: Dice,
    now: Duration,
    happenings: BTreeMap<(Duration, u64), Happening>,
    happened: u64,
    disk: MemoryDisk,
    segments: Segments,
    node: Option<Node>,
    disk_is_working: bool,
    broker_timer: Option<Duration>,
    links: BTreeMap<ConnectionId, Link>,
    next_connection: u64,
    seats: Vec<Seat>,
    producers: usize,
    ledger: Ledger,
    power_is_cut: bool,
    stable: bool,
    /// Of the newest broker that came up.
    leader_epochs: BTreeMap<i32, i32>,
    planted: Option<Planted>,
}

impl World {
    pub fn new(seed: u64, planted: Option<Planted>) -> Self {
        let mut dice = Dice::new(seed);
        let power_is_cut = dice.one_in(2);
        let disk = MemoryDisk::new(dice.next_u64());
        let segments = Segments::draw(&mut dice);
        let mut world = Self {
            seed,
            dice,
            now: Duration::ZERO,
            happenings: BTreeMap::new(),
            happened: 0,
            disk,
            segments,
            node: None,
            disk_is_working: false,
            broker_timer: None,
            links: BTreeMap::new(),
            next_connection: 0,
            seats: Vec::new(),
            producers: 0,
            ledger: Ledger::default(),
            power_is_cut,
            stable: true,
            leader_epochs: BTreeMap::new(),
            planted,
        };
        world.happens(Duration::ZERO, Happening::Start);
        let version = world.dice.version(0, 7);
        world.seat(Box::new(Admin::new(version, segments)));
        world
    }

    /// What is on the disk.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        self.disk.files()
    }

    /// What was acknowledged, in order.
    pub fn story(self) -> Vec<String> {
        self.ledger.story
    }

    fn happens(&mut self, after: Duration, happening: Happening) {
        self.happens_at(self.now + after, happening);
    }

    fn happens_at(&mut self, at: Duration, happening: Happening) {
        self.happened += 1;
        self.happenings.insert((at, self.happened), happening);
    }

    fn seat(&mut self, client: Box<dyn Client>) {
        let place = self.seats.len();
        self.seats.push(Seat {
            client,
            connection: None,
            received: Vec::new(),
            timer: None,
        });
        let after = self.dice.micros(10, 2_000);
        self.happens(after, Happening::Connect(place));
    }

    /// The topic is there: everybody else comes, and trouble with them.
    fn open(&mut self) {
        let producers = self.dice.range(1, 4);
        for number in 0..producers {
            let idempotent = self.dice.one_in(2);
            let compressions = [
                Compression::None,
                Compression::Lz4,
                Compression::Snappy,
                Compression::Gzip,
            ];
            let manner = Manner {
                idempotent,
                // What is not synced may be taken by a power cut.
                acks: if idempotent || self.power_is_cut || self.dice.one_in(2) {
                    -1
                } else {
                    1
                },
                version: self.dice.version(7, 12),
                compression: compressions[self.dice.range(0, 4) as usize],
                batches: self.dice.range(5, 50) as u32,
            };
            self.seat(Box::new(Producer::new(format!("p{number}"), manner)));
        }
        self.seat(Box::new(Keeper::new()));
        self.producers = self.seats.len();
        for number in 0..self.dice.range(1, 4) {
            let versions = Versions::draw(&mut self.dice);
            let leaves = self.dice.range(0, 3) as u32;
            self.seat(Box::new(Member::new(
                format!("m{number}"),
                versions,
                leaves,
            )));
        }
        let janitor = Janitor::draw(&mut self.dice);
        self.seat(Box::new(janitor));
        for _ in 0..self.dice.range(0, 4) {
            let at = self.dice.millis(50, 7_000);
            self.happens(at, Happening::Kill);
        }
        for _ in 0..self.dice.range(0, 6) {
            let at = self.dice.millis(20, 7_000);
            self.happens(at, Happening::Drop);
        }
        self.happens(AUDIT_EVERY, Happening::Audit);
    }

    fn moment(&self) -> Now {
        let passed = i64::try_from(self.now.as_millis()).expect("minutes");
        Now {
            monotonic: self.now,
            wall_ms: WALL_MS + passed,
        }
    }

    /// Runs to the end.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub fn run(&mut self) -> Result<(), String> {
        let mut opened = false;
        while let Some(((at, _), happening)) = self.happenings.pop_first() {
            self.now = self.now.max(at);
            if self.now > STUCK {
                let states: Vec<_> = self
                    .seats
                    .iter()
                    .map(|seat| seat.client.describe())
                    .collect();
                return Err(format!("seed {}: stuck: {states:#?}", self.seed));
            }
            let found = self.happen(happening)?;
            if self.disk.power_is_cut() {
                self.go_down();
            }
            if let Some(reader) = found {
                return checks::check(&self.ledger, &reader, self.stable)
                    .map_err(|words| format!("seed {}: {words}", self.seed));
            }
            self.after();
            if let Some(violation) = self.ledger.violations.first() {
                return Err(format!("seed {}: {violation}", self.seed));
            }
            if let Some(reason) = self.node.as_ref().and_then(Node::halted) {
                return Err(format!("seed {}: the broker halted: {reason}", self.seed));
            }
            if !opened && self.seats[0].client.is_done() {
                opened = true;
                self.open();
            }
        }
        Err(format!("seed {}: nothing happens any more", self.seed))
    }

    fn happen(&mut self, happening: Happening) -> Result<Option<Reader>, String> {
        match happening {
            Happening::Connect(place) => self.connect(place),
            Happening::ToBroker(id, bytes) => {
                let now = self.moment();
                if let Some(node) = &mut self.node {
                    node.receive(id, &bytes, now);
                }
            }
            Happening::ToClient(id, bytes) => self.arrive_at_client(id, &bytes),
            Happening::ClosedAtBroker(id) => {
                let now = self.moment();
                if let Some(node) = &mut self.node {
                    node.disconnect(id, now);
                }
            }
            Happening::ClosedAtClient(id) => self.closed_at_client(id),
            Happening::ClientTimer(place) => {
                let due = self.seats[place]
                    .timer
                    .is_some_and(|timer| timer <= self.now);
                if due {
                    self.seats[place].timer = None;
                    self.act(place, |client, scene| client.fire(scene));
                }
            }
            Happening::BrokerTimer => {
                self.broker_timer = None;
                let now = self.moment();
                if let Some(node) = &mut self.node {
                    node.fire(now);
                }
            }
            Happening::DiskWrites => {
                self.disk_is_working = false;
                let (now, at_once) = (self.moment(), self.dice.one_in(8));
                if let Some(node) = &mut self.node
                    && node.disk_writes(now, at_once)
                {
                    let after = self.dice.micros(50, 5_000);
                    self.happens(after, Happening::DiskSyncs);
                }
            }
            Happening::DiskSyncs => {
                let now = self.moment();
                if let Some(node) = &mut self.node {
                    node.disk_syncs(now);
                }
            }
            Happening::Drop => self.drop_one(),
            Happening::Kill => self.kill(),
            Happening::Start => self.start()?,
            Happening::Audit => return self.audit(),
        }
        Ok(None)
    }

    /// Carries on what the broker did, and sets the timers.
    fn after(&mut self) {
        let Some(node) = &mut self.node else { return };
        let outputs = node.take_outputs();
        let busy = node.disk_is_busy();
        let deadline = node.next_deadline();
        for output in outputs {
            match output {
                Output::Send(id, bytes) => self.deliver(id, bytes, false),
                Output::Close(id) => {
                    self.happens(Duration::from_micros(100), Happening::ClosedAtClient(id))
                }
            }
        }
        if busy && !self.disk_is_working {
            self.disk_is_working = true;
            // Now and then the disk has more to do for others.
            let longest = if self.dice.one_in(4) { 10_000 } else { 500 };
            let after = self.dice.micros(20, longest);
            self.happens(after, Happening::DiskWrites);
        }
        if let Some(deadline) = deadline
            && self.broker_timer.is_none_or(|timer| deadline < timer)
        {
            self.broker_timer = Some(deadline);
            self.happens_at(deadline.max(self.now), Happening::BrokerTimer);
        }
    }

    /// Bytes go over the network, in pieces, in order.
    fn deliver(&mut self, id: ConnectionId, mut bytes: Vec<u8>, to_broker: bool) {
        while !bytes.is_empty() {
            let piece = if self.dice.one_in(4) {
                self.dice.range(1, bytes.len() as u64 + 1) as usize
            } else {
                bytes.len()
            };
            let rest = bytes.split_off(piece);
            let latency = self.dice.micros(20, 2_000);
            let Some(link) = self.links.get_mut(&id) else {
                return;
            };
            let last = if to_broker {
                &mut link.to_broker
            } else {
                &mut link.to_client
            };
            *last = (*last).max(self.now + latency);
            let at = *last;
            let happening = if to_broker {
                Happening::ToBroker(id, bytes)
            } else {
                Happening::ToClient(id, bytes)
            };
            self.happens_at(at, happening);
            bytes = rest;
        }
    }

    fn connect(&mut self, place: usize) {
        if self.seats[place].connection.is_some() {
            return;
        }
        let now = self.moment();
        let Some(node) = &mut self.node else {
            let after = self.dice.millis(5, 50);
            return self.happens(after, Happening::Connect(place));
        };
        self.next_connection += 1;
        let id = ConnectionId(self.next_connection);
        node.connect(id, now);
        self.links.insert(
            id,
            Link {
                client: place,
                to_broker: self.now,
                to_client: self.now,
            },
        );
        self.seats[place].connection = Some(id);
        self.seats[place].received.clear();
        self.act(place, |client, scene| client.connected(scene));
    }

    fn arrive_at_client(&mut self, id: ConnectionId, bytes: &[u8]) {
        let Some(place) = self.links.get(&id).map(|link| link.client) else {
            return;
        };
        self.seats[place].received.extend_from_slice(bytes);
        while self.seats[place].connection == Some(id) {
            let received = &mut self.seats[place].received;
            let Some(size) = received
                .first_chunk::<4>()
                .map(|size| u32::from_be_bytes(*size) as usize)
            else {
                return;
            };
            if received.len() < 4 + size {
                return;
            }
            let frame: Vec<u8> = received.drain(..4 + size).skip(4).collect();
            self.act(place, |client, scene| client.received(scene, &frame));
        }
    }

    fn closed_at_client(&mut self, id: ConnectionId) {
        let Some(link) = self.links.remove(&id) else {
            return;
        };
        let place = link.client;
        if self.seats[place].connection == Some(id) {
            self.seats[place].connection = None;
            self.seats[place].client.disconnected();
            self.set_timer(place);
            let after = self.dice.millis(1, 80);
            self.happens(after, Happening::Connect(place));
        }
    }

    /// Lets a client act, and sends what it wants sent.
    fn act(&mut self, place: usize, act: impl FnOnce(&mut dyn Client, &mut Scene<'_>)) {
        let mut outbox = Vec::new();
        let mut scene = Scene {
            now: self.now,
            dice: &mut self.dice,
            ledger: &mut self.ledger,
            stable: self.stable,
            calm: self.now > TROUBLE,
            outbox: &mut outbox,
        };
        act(self.seats[place].client.as_mut(), &mut scene);
        if let Some(id) = self.seats[place].connection {
            for frame in outbox {
                self.deliver(id, frame, true);
            }
        }
        self.set_timer(place);
    }

    fn set_timer(&mut self, place: usize) {
        let seat = &mut self.seats[place];
        let wanted = seat.client.next_deadline();
        if wanted != seat.timer {
            seat.timer = wanted;
            if let Some(at) = wanted {
                self.happens_at(at.max(self.now), Happening::ClientTimer(place));
            }
        }
    }

    fn hang_up(&mut self, id: ConnectionId) {
        let after = self.dice.micros(10, 3_000);
        self.happens(after, Happening::ClosedAtBroker(id));
        self.closed_at_client(id);
    }

    fn drop_one(&mut self) {
        let ids: Vec<ConnectionId> = self.links.keys().copied().collect();
        if !ids.is_empty() {
            let id = ids[self.dice.range(0, ids.len() as u64) as usize];
            self.hang_up(id);
        }
    }

    fn kill(&mut self) {
        // It hurts most while the disk has something to do.
        let syncs = self.node.as_ref().is_some_and(Node::disk_is_syncing);
        if !self.disk_is_working && !syncs && self.now < TROUBLE && !self.dice.one_in(20) {
            return self.happens(Duration::from_micros(700), Happening::Kill);
        }
        if self.node.is_none() {
            return;
        }
        if self.power_is_cut && self.dice.one_in(2) {
            return self.power_goes_within(12);
        }
        self.go_down();
    }

    /// The power goes in the middle of something: of a write of several, of a checkpoint, of a recovery.
    fn power_goes_within(&mut self, changes: u64) {
        let at = self.disk.changes() + self.dice.range(0, changes);
        self.disk.plan(Fault::PowerCutAt(at));
    }

    /// The broker is gone, and so is all that it was about to say.
    fn go_down(&mut self) {
        self.node = None;
        self.disk_is_working = false;
        self.broker_timer = None;
        self.happenings.retain(|_, happening| {
            !matches!(
                happening,
                Happening::DiskWrites | Happening::DiskSyncs | Happening::BrokerTimer
            )
        });
        if self.power_is_cut {
            self.disk.cut_power();
            self.stable = false;
        }
        for id in self.links.keys().copied().collect::<Vec<_>>() {
            self.closed_at_client(id);
        }
        let after = self.dice.millis(1, 300);
        self.happens(after, Happening::Start);
    }

    fn start(&mut self) -> Result<(), String> {
        let now = self.moment();
        if self.power_is_cut && !self.leader_epochs.is_empty() && self.dice.one_in(3) {
            self.power_goes_within(60);
        }
        let seed = self.dice.next_u64();
        let node = Node::start(self.disk.clone(), seed, now, self.segments, self.planted);
        let node = match node {
            Ok(node) => node,
            Err(_) if self.disk.power_is_cut() => return Ok(()),
            Err(error) => {
                return Err(format!(
                    "seed {}: the broker does not start: {error}",
                    self.seed
                ));
            }
        };
        // No broker of this world stops cleanly, so every start has to be noticed (KIP-320).
        let leader_epochs = node.leader_epochs(TOPIC);
        for (partition, before) in &self.leader_epochs {
            let after = leader_epochs.get(partition);
            if after.is_none_or(|after| after <= before) {
                return Err(format!(
                    "seed {}: leader epoch {before} of {partition} was followed by {after:?}",
                    self.seed
                ));
            }
        }
        self.leader_epochs = leader_epochs;
        self.node = Some(node);
        Ok(())
    }

    /// Looks whether the group has read everything, and if so hands over what the auditor found.
    fn audit(&mut self) -> Result<Option<Reader>, String> {
        let done = self.seats[..self.producers]
            .iter()
            .all(|seat| seat.client.is_done());
        if self.now >= TROUBLE {
            self.disk.heal();
        }
        if !done || self.now < TROUBLE || self.node.is_none() {
            self.happens(AUDIT_EVERY, Happening::Audit);
            return Ok(None);
        }
        let reader = self.read_all()?;
        let behind = reader
            .ends
            .iter()
            .any(|(partition, end)| reader.committed.get(partition).unwrap_or(&0) < end);
        if behind && self.now < STUCK - AUDIT_EVERY * 2 {
            self.happens(AUDIT_EVERY, Happening::Audit);
            return Ok(None);
        }
        Ok(Some(reader))
    }

    /// The auditor's own connection knows no latency: it asks, and is answered once the disk has read.
    fn read_all(&mut self) -> Result<Reader, String> {
        let mut reader = Reader::default();
        self.next_connection += 1;
        let id = ConnectionId(self.next_connection);
        let now = self.moment();
        let Some(node) = &mut self.node else {
            return Err("no broker".to_owned());
        };
        node.connect(id, now);
        let mut outbox = Vec::new();
        let mut others = Vec::new();
        let mut received = Vec::new();
        let mut begun = false;
        for _ in 0..100_000 {
            let mut scene = Scene {
                now: self.now,
                dice: &mut self.dice,
                ledger: &mut self.ledger,
                stable: self.stable,
                calm: true,
                outbox: &mut outbox,
            };
            if !begun {
                begun = true;
                reader.connected(&mut scene);
            }
            while let Some(size) = received
                .first_chunk::<4>()
                .map(|size| u32::from_be_bytes(*size) as usize)
                && received.len() >= 4 + size
            {
                let frame: Vec<u8> = received.drain(..4 + size).skip(4).collect();
                reader.received(&mut scene, &frame);
            }
            if reader.is_done() || !self.ledger.violations.is_empty() {
                break;
            }
            for frame in outbox.drain(..) {
                node.receive(id, &frame, now);
            }
            if node.disk_is_busy() {
                node.disk_writes(now, true);
                node.disk_syncs(now);
            }
            for output in node.take_outputs() {
                match output {
                    Output::Send(to, bytes) if to == id => received.extend_from_slice(&bytes),
                    other => others.push(other),
                }
            }
        }
        node.disconnect(id, now);
        for output in others {
            match output {
                Output::Send(to, bytes) => self.deliver(to, bytes, false),
                Output::Close(to) => {
                    self.happens(Duration::from_micros(100), Happening::ClosedAtClient(to))
                }
            }
        }
        if reader.is_done() || !self.ledger.violations.is_empty() {
            return Ok(reader);
        }
        Err(format!(
            "seed {}: {} gets no answer",
            self.seed,
            reader.describe()
        ))
    }
}
