//! Snapshots of the metadata, from when they are due to the start that reads them.

use super::*;
use crate::cluster::Image;
use crate::log::OpenMode;

const FOLDER: &str = "__cluster_metadata-0";

const BYTES: &str = "metadata.log.max.record.bytes.between.snapshots";
const INTERVAL: &str = "metadata.log.max.snapshot.interval.ms";

fn config(keys: &[(&str, &str)]) -> BrokerConfig {
    let own = |&(key, value): &(&str, &str)| (key.to_owned(), value.to_owned());
    let keys = keys.iter().map(own).collect();
    let (config, warnings) = BrokerConfig::from_properties(&keys).expect("good settings");
    assert_eq!(warnings, []);
    config
}

fn defaults() -> BrokerConfig {
    config(&[])
}

/// A snapshot after each change, of which only the newest is kept; a segment a minute.
fn eager() -> BrokerConfig {
    config(&[
        (BYTES, "1"),
        ("metadata.max.retention.bytes", "1"),
        ("metadata.log.segment.ms", "1000"),
    ])
}

/// A snapshot after each change, and all of the log.
fn keeping() -> BrokerConfig {
    config(&[(BYTES, "1"), ("metadata.max.retention.bytes", "-1")])
}

impl Broker {
    fn fire(&mut self, seconds: u64) {
        self.now.monotonic = Duration::from_secs(seconds);
        let Booted { core, effects, .. } = &mut self.booted;
        core.fire(self.now, effects);
        self.perform();
    }

    fn create(&mut self, name: &str) -> bool {
        self.create_topic_named(name);
        let (log, end_offset) = self.turn().metadata_end();
        let durable = StorageEvent::Durable { log, end_offset };
        self.perform().contains(&durable)
    }

    fn image(&self) -> &Image {
        &self.booted.core.cluster
    }

    fn tick(&mut self) {
        self.now.monotonic += Duration::from_secs(61);
        self.now.wall_ms += 61_000;
        let mut events = Vec::new();
        self.booted.store.tick(self.now, &mut events);
        for event in events {
            let Booted { core, effects, .. } = &mut self.booted;
            core.step(self.now, Event::Storage(event), effects);
        }
        self.perform();
    }

    fn close(mut self) {
        let mut events = Vec::new();
        let Booted { store, .. } = &mut self.booted;
        store.perform(vec![StorageRequest::Close], self.now, &mut events);
        assert!(events.contains(&StorageEvent::Closed));
    }
}

/// Where the snapshots end that stand on a disk.
fn ends(disk: &MemoryDisk) -> Vec<i64> {
    let files = disk.files().into_iter();
    let names = files.filter_map(|(name, _)| {
        let name = name.strip_prefix(FOLDER)?.strip_prefix('/')?;
        name.strip_suffix(".checkpoint").map(str::to_owned)
    });
    names
        .map(|name| name[..20].parse().expect("an offset"))
        .collect()
}

fn snapshot_name(end: i64) -> String {
    format!("{FOLDER}/{end:020}-0000000000.checkpoint")
}

#[test]
fn one_is_due_after_so_many_bytes() {
    let disk = MemoryDisk::new(1);
    let config = config(&[(BYTES, "600")]);
    let mut broker = Broker::configured(&disk, config.clone()).expect("an empty disk");
    let mut written = Vec::new();
    for number in 0..6 {
        assert!(broker.create(&format!("topic-{number}")));
        written.push(ends(&disk).len());
        assert!(broker.booted.core.next_deadline() > Some(Duration::ZERO));
    }
    // A topic and its partitions are some 250 bytes; the feature level came first.
    assert_eq!(written, [0, 0, 1, 1, 1, 2]);
    // What a start has to read behind the newest counts too.
    broker.create("topic-6");
    broker.close();
    let mut broker = Broker::configured(&disk, config.clone()).expect("it starts");
    assert_eq!(ends(&disk).len(), 2);
    broker.create("topic-7");
    broker.create("topic-8");
    assert_eq!(ends(&disk).len(), 3);
}

#[test]
fn none_is_begun_before_what_the_start_appended_is_durable() {
    let disk = MemoryDisk::new(1);
    let mut broker = Broker::configured(&disk, keeping()).expect("an empty disk");
    let written = |broker: &Broker| {
        let is_written =
            |effect: &Effect| matches!(effect, Effect::Storage(StorageRequest::WriteSnapshot(_)));
        broker.booted.effects.iter().any(is_written)
    };
    // Any step, before storage had a word.
    let Booted { core, effects, .. } = &mut broker.booted;
    core.fire(broker.now, effects);
    assert!(!written(&broker));
    broker.perform();
    assert_eq!(ends(&disk).len(), 1);
}

#[test]
fn one_is_due_after_so_much_time_if_there_is_news() {
    let disk = MemoryDisk::new(1);
    let mut broker = Broker::configured(&disk, defaults()).expect("an empty disk");
    broker.create("topic-0");
    let hour = 3600;
    broker.fire(hour - 1);
    assert_eq!(ends(&disk), [0; 0]);
    assert_eq!(
        broker.booted.core.next_deadline(),
        Some(Duration::from_secs(hour))
    );
    broker.fire(hour);
    let end = broker.image().metadata_offset() + 1;
    assert_eq!(ends(&disk), [end]);
    let deadline = broker.booted.core.next_deadline();
    assert!(deadline > Some(broker.now.monotonic), "nothing is new");
    broker.fire(3 * hour);
    assert_eq!(ends(&disk), [end]);
    broker.create("topic-1");
    assert_eq!(ends(&disk).len(), 2, "it was due");

    let never = config(&[(INTERVAL, "0")]);
    let disk = MemoryDisk::new(1);
    let mut broker = Broker::configured(&disk, never).expect("an empty disk");
    broker.create("topic-0");
    broker.fire(1000 * hour);
    assert_eq!(ends(&disk), [0; 0]);
}

#[test]
fn one_that_cannot_be_written_is_tried_again_a_minute_later() {
    let disk = MemoryDisk::new(1);
    let mut broker = Broker::configured(&disk, defaults()).expect("an empty disk");
    broker.create("topic-0");
    let used: usize = disk.files().iter().map(|(_, content)| content.len()).sum();
    disk.plan(Fault::Capacity(used as u64 + 90));
    broker.fire(3600);
    disk.heal();
    broker.fire(3600 + 59);
    assert_eq!(ends(&disk), [0; 0]);
    broker.fire(3600 + 60);
    assert_eq!(ends(&disk).len(), 1);
}

#[test]
fn a_start_from_a_snapshot_is_one_from_the_whole_log() {
    let disk = MemoryDisk::new(1);
    let mut broker = Broker::configured(&disk, keeping()).expect("an empty disk");
    for number in 0..9 {
        broker.create(&format!("topic-{number}"));
    }
    broker.close();
    let ends = ends(&disk);
    assert!(ends.len() > 5, "{ends:?}");
    let from_log = disk.copy(1);
    for &end in &ends {
        let mut writer = from_log.clone();
        writer
            .remove_file(snapshot_name(end).as_ref())
            .expect("it is there");
    }
    let (newest, log) = (
        Broker::start(&disk).expect("it starts"),
        Broker::start(&from_log).expect("it starts"),
    );
    assert_eq!(newest.image(), log.image());
    assert_eq!(newest.image().topics().len(), 9);
}

#[test]
fn the_log_goes_up_to_the_snapshot_and_a_start_needs_no_more() {
    let disk = MemoryDisk::new(1);
    let mut broker = Broker::configured(&disk, eager()).expect("an empty disk");
    for number in 0..9 {
        broker.create(&format!("topic-{number}"));
        broker.tick();
    }
    let before = broker.image().clone();
    broker.tick();
    broker.close();
    assert_eq!(ends(&disk), [before.metadata_offset() + 1]);
    let files = disk.files().into_iter();
    let mut segments = files.filter(|(name, _)| name.starts_with(FOLDER) && name.ends_with(".log"));
    assert!(segments.all(|(name, _)| !name.ends_with("/00000000000000000000.log")));
    let mut broker = Broker::configured(&disk, eager()).expect("it starts");
    assert_eq!(*broker.image(), before);
    broker.create("topic-9");
    broker.close();
    let broker = Broker::start(&disk).expect("it starts");
    assert_eq!(broker.image().topics().len(), 10);
}

#[test]
fn a_damaged_snapshot_is_put_aside_only_while_the_log_says_the_same() {
    let disk = MemoryDisk::new(1);
    let mut broker = Broker::configured(&disk, keeping()).expect("an empty disk");
    for number in 0..4 {
        broker.create(&format!("topic-{number}"));
    }
    broker.close();
    let all = ends(&disk);
    let newest = *all.last().expect("snapshots");
    disk.tamper(&snapshot_name(newest), |content| {
        let middle = content.len() / 2;
        content[middle] ^= 1;
    });
    let whole = disk.copy(1);
    let mut broker = Broker::start(&disk).expect("an older one does");
    assert_eq!(broker.image().topics().len(), 4);
    let remark = &broker.booted.remarks[0];
    assert!(
        remark.contains(&snapshot_name(newest)) && remark.contains("put aside"),
        "{remark}"
    );
    assert_eq!(ends(&disk), all[..all.len() - 1]);
    let aside = format!("{}.damaged", snapshot_name(newest));
    assert!(disk.files().iter().any(|(name, _)| *name == aside));
    // Never taken for one again, and the name is free.
    broker.fire(3600);
    drop(broker);
    assert!(
        Broker::start(&disk)
            .expect("it starts")
            .booted
            .remarks
            .is_empty()
    );

    // Without older ones and the log before it, nothing else knows what it held.
    for &end in &all[..all.len() - 1] {
        let mut writer = whole.clone();
        writer
            .remove_file(snapshot_name(end).as_ref())
            .expect("it is there");
    }
    let starts = format!("0\n1\n{METADATA_TOPIC} 0 {newest}\n");
    let mut writer = whole.clone();
    let file = writer.open("log-start-offset-checkpoint".as_ref(), OpenMode::Truncate);
    let written = writer.write_at(&file.expect("a file"), 0, &[starts.into()]);
    assert!(written.is_ok());
    let refused = Broker::start(&whole).map(|_| ()).expect_err("nobody knows");
    assert!(
        refused.to_string().contains(&snapshot_name(newest)),
        "{refused}"
    );
    assert!(
        ends(&whole).contains(&newest),
        "it stays for whoever repairs it"
    );
    writer
        .remove_file(snapshot_name(newest).as_ref())
        .expect("it is there");
    let refused = Broker::start(&whole).map(|_| ()).expect_err("nobody knows");
    let log_start_offset = Offset(newest);
    assert_eq!(refused, BootError::NoSnapshot { log_start_offset });
}

#[test]
fn a_log_that_ends_before_its_snapshot_is_refused() {
    let disk = MemoryDisk::new(1);
    let mut broker = Broker::configured(&disk, keeping()).expect("an empty disk");
    broker.create("topic-0");
    broker.close();
    let end = ends(&disk)[ends(&disk).len() - 1];
    let mut writer = disk.clone();
    let renamed = writer.rename(snapshot_name(end).as_ref(), snapshot_name(end + 1).as_ref());
    assert!(renamed.is_ok());
    let refused = Broker::start(&disk)
        .map(|_| ())
        .expect_err("records would be lost");
    assert_eq!(
        refused,
        BootError::LogBehindSnapshot {
            log_end_offset: Offset(end),
            snapshot_end: Offset(end + 1),
        }
    );
}

/// Creates topics, with snapshots and retention; returns those that were acknowledged.
fn work(disk: &MemoryDisk) -> Vec<String> {
    let mut acknowledged = Vec::new();
    let Ok(mut broker) = Broker::configured(disk, eager()) else {
        return acknowledged;
    };
    broker.perform();
    for number in 0..5 {
        let name = format!("topic-{number}");
        if broker.create(&name) {
            acknowledged.push(name);
        }
        broker.tick();
        broker.tick();
    }
    acknowledged
}

#[test]
fn no_topic_is_lost_wherever_the_power_goes() {
    let changes = {
        let disk = MemoryDisk::new(0);
        assert_eq!(work(&disk).len(), 5);
        disk.changes()
    };
    for crash_at in 0..changes {
        let disk = MemoryDisk::new(crash_at);
        disk.plan(Fault::PowerCutAt(crash_at));
        let acknowledged = work(&disk);
        disk.cut_power();
        let broker = Broker::start(&disk);
        let broker = broker.unwrap_or_else(|error| panic!("crash at {crash_at}: {error}"));
        for name in &acknowledged {
            let topic = broker.image().topic(name);
            let topic = topic.unwrap_or_else(|| panic!("crash at {crash_at}: {name} is lost"));
            assert_eq!(topic.partitions.len(), PARTITIONS as usize);
        }
        let topics = broker.image().topics().len();
        assert!(topics <= acknowledged.len() + 1, "crash at {crash_at}");
    }
}
