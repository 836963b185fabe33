//! Random work, random crashes: what was acknowledged is there, and nothing else.

use std::collections::BTreeMap;

use super::planted::{Bug, Spoiled, SpoiledFile};
use super::support::*;
use crate::core::ids::{LogId, Offset, ReadId};
use crate::core::time::Now;
use crate::log::{
    Disk, StorageEvent, StorageRequest, StoreConfig, SyncJob, SyncOutcome, TimestampTarget,
};
use crate::sim::{Dice, Fault, MemoryDisk};

/// What one log has been sent, and what of it was acknowledged.
#[derive(Debug, Default)]
struct Model {
    /// By base offset, up to the end.
    sent: BTreeMap<i64, Plan>,
    end: i64,
    durable: i64,
    start: i64,
    durable_start: i64,
}

impl Model {
    /// The batches from the one that holds `offset` on.
    fn from(&self, offset: i64) -> Vec<u8> {
        self.sent
            .values()
            .filter(|plan| plan.base_offset + plan.records as i64 > offset)
            .flat_map(Plan::batch)
            .collect()
    }

    fn cut(&mut self, end: i64) {
        self.sent.retain(|&base_offset, _| base_offset < end);
        self.end = end;
    }
}

pub struct Run {
    seed: u64,
    bug: Option<Bug>,
    dice: Dice,
    harness: Option<Harness<Spoiled>>,
    /// A sync that was begun, and how it ended if it was carried out.
    under_way: Option<(SyncJob<SpoiledFile>, Option<SyncOutcome>)>,
    disk: MemoryDisk,
    models: Vec<Model>,
    seconds: u64,
    stamp: i64,
}

const LOGS: u32 = 2;

impl Run {
    pub fn new(seed: u64, bug: Option<Bug>) -> Self {
        let disk = MemoryDisk::new(seed);
        let spoiled = Spoiled::new(disk.clone(), bug);
        let harness = Harness::open_with(spoiled, config_of(seed)).expect("an empty disk opens");
        let models = (0..LOGS).map(|_| Model::default()).collect();
        let mut run = Self {
            seed,
            bug,
            dice: Dice::new(!seed),
            harness: Some(harness),
            under_way: None,
            disk,
            models,
            seconds: 0,
            stamp: 0,
        };
        run.create_missing();
        run
    }

    fn harness(&mut self) -> &mut Harness<Spoiled> {
        self.harness.as_mut().expect("the store is open")
    }

    /// As the core does at boot: what is missing is made.
    fn create_missing(&mut self) {
        for log in 0..LOGS {
            let topic = topic(log);
            let found = self
                .harness()
                .recovered
                .iter()
                .any(|found| *found.topic == *topic);
            if !found {
                assert_eq!(
                    self.models[log as usize].durable, 0,
                    "seed {}: a log is gone",
                    self.seed
                );
                self.models[log as usize].cut(0);
            }
        }
        let harness = self.harness();
        // Ids of what was found come first.
        let mut next = harness.recovered.len() as u32;
        let mut requests = Vec::new();
        for log in 0..LOGS {
            let topic = topic(log);
            match harness
                .recovered
                .iter()
                .find(|found| *found.topic == *topic)
            {
                Some(found) if found.topic_id.is_some() => {}
                Some(found) => requests.push(create(found.log, &topic)),
                None => {
                    requests.push(create(LogId(next), &topic));
                    next += 1;
                }
            }
        }
        harness.perform(requests);
    }

    fn id(&mut self, log: u32) -> LogId {
        let topic = topic(log);
        let harness = self.harness();
        if let Some(found) = harness
            .recovered
            .iter()
            .find(|found| *found.topic == *topic)
        {
            return found.log;
        }
        let missing = (0..log).filter(|&other| {
            let other = self::topic(other);
            !harness.recovered.iter().any(|found| *found.topic == *other)
        });
        LogId(harness.recovered.len() as u32 + missing.count() as u32)
    }

    /// The whole run.
    pub fn all(mut self) {
        for _ in 0..40 {
            self.step();
        }
        self.look();
    }

    fn step(&mut self) {
        let now = at(self.seconds);
        match self.dice.below(20) {
            0..=11 => self.append(),
            12..=13 => {
                self.seconds += 61;
                let now = at(self.seconds);
                self.finish_sync(now);
                self.harness().store.tick(now, &mut Vec::new());
            }
            14 => {
                let log = self.dice.below(u64::from(LOGS)) as u32;
                let model = &self.models[log as usize];
                let to =
                    model.start + self.dice.below((model.durable - model.start + 1) as u64) as i64;
                self.models[log as usize].start = to;
                let request = StorageRequest::AdvanceStart {
                    log: self.id(log),
                    log_start_offset: Offset(to),
                };
                self.perform(vec![request], now);
            }
            15..=16 => self.look(),
            17 => {
                let mut closed = self.perform(vec![StorageRequest::Close], now);
                while self.under_way.is_some() {
                    closed |= self.finish_sync(now);
                    closed |= self.perform(Vec::new(), now);
                }
                self.reopen(closed);
            }
            // A kill: what was written stays in the page cache.
            18 => self.reopen(false),
            _ => {
                self.power_cut();
                self.reopen(false);
            }
        }
    }

    fn append(&mut self) {
        let now = at(self.seconds);
        let mut requests = Vec::new();
        for _ in 0..1 + self.dice.below(4) {
            let log = self.dice.below(u64::from(LOGS)) as u32;
            let id = self.id(log);
            self.stamp += 1;
            let plan = Plan {
                records: 1 + self.dice.below(3) as usize,
                value_len: 1 + self.dice.below(400) as usize,
                timestamp: START_MS + self.stamp * 10,
                ..Plan::at(self.models[log as usize].end)
            };
            let model = &mut self.models[log as usize];
            model.sent.insert(plan.base_offset, plan);
            model.end += plan.records as i64;
            requests.push(StorageRequest::Append(
                plan.append(id, self.dice.below(2) == 0),
            ));
        }
        self.perform(requests, now);
        if self.disk.power_is_cut() {
            self.reopen(false);
        }
    }

    /// Writes, and begins a sync unless one is under way; carries it out and finishes it now or some other time. Says
    /// whether the store is closed.
    fn perform(&mut self, requests: Vec<StorageRequest>, now: Now) -> bool {
        let mut events = Vec::new();
        self.harness().store.write(requests, now, &mut events);
        if self.dice.below(2) == 0 {
            self.tell(std::mem::take(&mut events));
            self.finish_sync(now);
        }
        if let Some(job) = self.harness().store.begin_sync(now, &mut events) {
            self.under_way = Some((job, None));
            if self.dice.below(2) == 0 {
                self.carry_out_sync();
            }
        }
        let mut closed = self.tell(events);
        if self.dice.below(2) == 0 {
            closed |= self.finish_sync(now);
        }
        closed
    }

    fn carry_out_sync(&mut self) {
        let disk = &mut self.harness.as_mut().expect("the store is open").disk;
        if let Some((job, outcome @ None)) = &mut self.under_way {
            *outcome = Some(job.carry_out(|file| disk.sync_file(file)));
        }
    }

    fn finish_sync(&mut self, now: Now) -> bool {
        self.carry_out_sync();
        let Some((job, Some(outcome))) = self.under_way.take() else {
            return false;
        };
        let mut events = match &outcome {
            Ok(_) => job.durable,
            Err(_) => Vec::new(),
        };
        self.harness().store.finish_sync(outcome, now, &mut events);
        self.tell(events)
    }

    /// Notes what was acknowledged; says whether the store is closed.
    fn tell(&mut self, mut events: Vec<StorageEvent>) -> bool {
        if let Some(bug) = self.bug {
            bug.spoil_events(&mut events);
        }
        let mut closed = false;
        for event in events {
            let (StorageEvent::Durable { log, .. } | StorageEvent::StartAdvanced { log, .. }) =
                event
            else {
                closed |= event == StorageEvent::Closed;
                continue;
            };
            let log = (0..LOGS)
                .find(|&number| self.id(number) == log)
                .expect("one of ours");
            let model = &mut self.models[log as usize];
            match event {
                StorageEvent::StartAdvanced {
                    log_start_offset, ..
                } => model.durable_start = model.durable_start.max(log_start_offset.0),
                StorageEvent::Durable { end_offset, .. } => {
                    model.durable = model.durable.max(end_offset.0);
                }
                _ => {}
            }
        }
        closed
    }

    /// Cuts the power now, or somewhere in what comes next.
    fn power_cut(&mut self) {
        let at = self.disk.changes() + self.dice.below(30);
        self.disk.plan(Fault::PowerCutAt(at));
        for _ in 0..10 {
            if self.disk.power_is_cut() || self.harness.is_none() {
                break;
            }
            self.append();
        }
    }

    fn reopen(&mut self, clean: bool) {
        self.harness = None;
        self.under_way = None;
        let mut clean = clean;
        loop {
            if self.disk.power_is_cut() || self.dice.below(3) == 0 {
                self.disk.cut_power();
            }
            self.disk.heal();
            if self.dice.below(4) == 0 {
                self.disk
                    .plan(Fault::PowerCutAt(self.disk.changes() + self.dice.below(40)));
            }
            let opened = Harness::open_with(
                Spoiled::new(self.disk.clone(), self.bug),
                config_of(self.seed),
            );
            if self.disk.power_is_cut() {
                clean = false;
                continue;
            }
            self.disk.heal();
            let harness = opened.unwrap_or_else(|failure| panic!("seed {}: {failure}", self.seed));
            for found in &harness.recovered {
                assert_eq!(found.failure, None, "seed {}", self.seed);
                assert!(found.clean || !clean, "seed {}", self.seed);
            }
            self.harness = Some(harness);
            break;
        }
        self.check_ends();
        self.create_missing();
        self.look();
        self.recover_twice();
    }

    /// Everything acknowledged is within what was found.
    fn check_ends(&mut self) {
        let seed = self.seed;
        let recovered = self.harness().recovered.clone();
        for found in &recovered {
            let log = (0..LOGS)
                .find(|&log| *topic(log) == *found.topic)
                .expect("one of ours");
            let model = &mut self.models[log as usize];
            let (start, end) = (found.log_start_offset.0, found.log_end_offset.0);
            assert!(
                end >= model.durable && end <= model.end,
                "seed {seed}: {end} of {model:?}"
            );
            // The first segment may be gone if nobody was told of anything in it.
            let in_range = start <= model.start || model.durable <= model.start;
            assert!(
                start >= model.durable_start && in_range,
                "seed {seed}: {start} of {model:?}"
            );
            model.cut(end);
            let mut found_bases = Vec::new();
            let harness = self.harness.as_mut().expect("the store is open");
            let walked = harness.store.read_all(found.log, |bytes| {
                let batches = kafka_proto::records::batches(&bytes);
                found_bases
                    .extend(batches.map(|batch| batch.expect("whole batches").base_offset()));
            });
            assert_eq!(walked, Ok(()), "seed {seed}");
            // A power cut may take a segment and leave one behind it, as long as nobody was told of it.
            let model = &mut self.models[log as usize];
            let (durable, given_up) = (model.durable, model.start);
            model.sent.retain(|base, plan| {
                let kept = found_bases.contains(base) || base + (plan.records as i64) <= given_up;
                assert!(
                    kept || *base >= durable,
                    "seed {seed}: {base} is lost, {durable} was durable"
                );
                kept
            });
            // What a start finds has been synced.
            model.durable = end;
            (model.start, model.durable_start) = (start, start);
        }
    }

    /// Compares everything that can be read with the model.
    fn look(&mut self) {
        let seed = self.seed;
        for log in 0..LOGS {
            let id = self.id(log);
            let from = {
                let model = &self.models[log as usize];
                model.start + self.dice.below((model.end - model.start + 1) as u64) as i64
            };
            let step = 1 + self.dice.below(3000) as u32;
            let mut read = Vec::new();
            let mut offset = from;
            let target = START_MS + self.dice.below(self.stamp as u64 * 10 + 20) as i64;
            let harness = self.harness();
            loop {
                let request = StorageRequest::Read {
                    read: ReadId(1),
                    log: id,
                    offset: Offset(offset),
                    end_offset: Offset(i64::MAX),
                    max_bytes: step,
                };
                let Some(StorageEvent::Read {
                    result: Ok(pieces), ..
                }) = harness.ask(request)
                else {
                    panic!("seed {seed}: an unreadable log");
                };
                let bytes = pieces.concat();
                let Some(last) = kafka_proto::records::batches(&bytes).last() else {
                    break;
                };
                offset = last.expect("whole batches").last_offset() + 1;
                read.extend_from_slice(&bytes);
            }
            let request = StorageRequest::FindTimestamp {
                read: ReadId(2),
                log: id,
                target: TimestampTarget::AtLeast(target),
                end_offset: Offset(i64::MAX),
            };
            let Some(StorageEvent::Found {
                result: Ok(found), ..
            }) = harness.ask(request)
            else {
                panic!("seed {seed}: a lookup that fails");
            };
            let model = &self.models[log as usize];
            assert!(
                read == model.from(from),
                "seed {seed}: log {log} from {from} differs"
            );
            let first = model
                .sent
                .values()
                .flat_map(|plan| {
                    (0..plan.records as i64)
                        .map(|number| (plan.timestamp + number, plan.base_offset + number))
                })
                .find(|&(timestamp, offset)| timestamp >= target && offset >= model.start);
            let found = found.map(|found| (found.timestamp, found.offset.0));
            assert_eq!(found, first, "seed {seed}: log {log} at {target}");
        }
    }

    /// A second recovery finds nothing to do.
    fn recover_twice(&mut self) {
        if self.dice.below(4) == 0 {
            let once = self.disk.copy(self.seed);
            drop(open(once.clone(), self.seed));
            let twice = once.copy(self.seed);
            drop(open(twice.clone(), self.seed));
            assert!(
                once.files() == twice.files(),
                "seed {}: recovered twice, two results",
                self.seed
            );
        }
    }
}

/// Every other run has a write-ahead log; in every third, few files count as many.
fn config_of(seed: u64) -> StoreConfig {
    let config = match seed % 2 {
        0 => config(),
        _ => config_with_wal(),
    };
    match seed % 3 {
        0 => few_are_many(config),
        _ => config,
    }
}

fn few_are_many(config: StoreConfig) -> StoreConfig {
    StoreConfig {
        sync_all_above: 1,
        ..config
    }
}

fn open(disk: MemoryDisk, seed: u64) -> Harness {
    Harness::open_with(disk, config_of(seed)).expect("it opens")
}

fn topic(log: u32) -> String {
    format!("t{log}")
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_else_appears() {
    for seed in 0..2000 {
        Run::new(seed, None).all();
    }
}

/// Appends to two logs over several segments, moves a start, writes checkpoints, stops and starts.
fn work(disk: &MemoryDisk, config: &StoreConfig, models: &mut [Model]) -> Result<(), ()> {
    for session in 0..2 {
        let mut harness = Harness::open_with(disk.clone(), config.clone()).map_err(drop)?;
        for log in 0..LOGS {
            let topic = topic(log);
            if !harness.recovered.iter().any(|found| *found.topic == *topic) {
                harness.perform(vec![create(LogId(log), &topic)]);
            }
        }
        for number in 0..16 {
            let log = number % LOGS;
            let model = &mut models[log as usize];
            let plan = Plan {
                value_len: 350,
                ..Plan::at(model.end)
            };
            model.sent.insert(plan.base_offset, plan);
            model.end += 1;
            let append = plan.append(LogId(log), number % 3 == 0);
            let events = harness.perform(vec![StorageRequest::Append(append)]);
            for event in events {
                if let StorageEvent::Durable { end_offset, .. } = event {
                    models[log as usize].durable = end_offset.0;
                }
            }
            if number == 9 {
                harness.store.tick(at(100), &mut Vec::new());
                let log_start_offset = Offset(4);
                let request = StorageRequest::AdvanceStart {
                    log: LogId(0),
                    log_start_offset,
                };
                models[0].start = 4;
                let events = harness.perform(vec![request]);
                let advanced = |event| matches!(event, StorageEvent::StartAdvanced { .. });
                if events.into_iter().any(advanced) {
                    models[0].durable_start = 4;
                }
            }
            if disk.power_is_cut() {
                return Err(());
            }
        }
        let events = harness.perform(vec![StorageRequest::Close]);
        if session == 0 && !events.contains(&StorageEvent::Closed) {
            return Err(());
        }
    }
    Ok(())
}

#[test]
fn a_crash_at_any_step_is_recovered_from_at_any_step() {
    for config in [config(), config_with_wal(), few_are_many(config_with_wal())] {
        crash_at_every_step(&config);
    }
}

fn crash_at_every_step(config: &StoreConfig) {
    let open = |disk: &MemoryDisk| Harness::open_with(disk.clone(), config.clone());
    let changes = {
        let disk = MemoryDisk::new(0);
        let mut models = [Model::default(), Model::default()];
        work(&disk, config, &mut models).expect("nothing goes wrong");
        disk.changes()
    };
    assert!(changes > 100, "{changes} changes");
    for crash_at in 0..changes {
        for seed in 0..4 {
            let disk = MemoryDisk::new(seed * 1000 + crash_at);
            disk.plan(Fault::PowerCutAt(crash_at));
            let mut models = [Model::default(), Model::default()];
            let _ = work(&disk, config, &mut models);
            disk.cut_power();
            // Crashes of the recovery, one step further each time, until it comes through.
            for step in 0.. {
                disk.plan(Fault::PowerCutAt(disk.changes() + step));
                drop(open(&disk));
                if !disk.power_is_cut() {
                    break;
                }
                disk.cut_power();
            }
            disk.heal();
            let mut harness = open(&disk).expect("it recovers");
            for found in harness.recovered.clone() {
                let at = format!("crash at {crash_at}, seed {seed}, {}", found.topic);
                let log = (0..LOGS)
                    .find(|&log| *topic(log) == *found.topic)
                    .expect("one of ours");
                let model = &models[log as usize];
                assert_eq!(found.failure, None, "{at}");
                assert!(found.log_end_offset.0 >= model.durable, "{at}");
                assert!(found.log_start_offset.0 >= model.durable_start, "{at}");
                let mut bytes = Vec::new();
                harness
                    .store
                    .read_all(found.log, |more| bytes.extend_from_slice(&more))
                    .expect(&at);
                let mut bases = Vec::new();
                for batch in kafka_proto::records::batches(&bytes) {
                    let batch = batch.expect(&at);
                    let plan = model.sent.get(&batch.base_offset()).expect(&at);
                    assert!(
                        batch.bytes() == plan.batch(),
                        "{at}: another batch than was sent"
                    );
                    bases.push(batch.base_offset());
                }
                let needed = model.start.max(found.log_start_offset.0)..model.durable;
                let lost: Vec<i64> = needed.filter(|offset| !bases.contains(offset)).collect();
                assert_eq!(lost, [0; 0], "{at}");
            }
            for (number, model) in models.iter().enumerate() {
                let there = harness
                    .recovered
                    .iter()
                    .any(|found| *found.topic == *topic(number as u32));
                assert!(
                    there || model.durable == 0,
                    "crash at {crash_at}, seed {seed}: t{number} is gone"
                );
            }
        }
    }
}
