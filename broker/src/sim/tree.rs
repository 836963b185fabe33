//! Files and directories in memory, each with what a power cut would leave of it.

use std::collections::{BTreeMap, BTreeSet};

/// What a power cut can tear: a sector reaches the disk whole or not at all.
const SECTOR: usize = 512;

/// A small generator of numbers, the same for the same seed (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The dice of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `below` − 1, which is at least 0.
    pub fn below(&mut self, below: u64) -> u64 {
        self.next() % below
    }
}

/// The number of a file or directory.
pub(super) type Node = usize;

/// A change to a file that was not synced.
#[derive(Debug, Clone)]
enum FileChange {
    Write { position: usize, bytes: Vec<u8> },
    Length(usize),
}

/// A change to a directory that was not synced.
#[derive(Debug, Clone)]
enum NameChange {
    Add(String, Node),
    Remove(String),
    Rename {
        from: String,
        to: String,
        node: Node,
    },
}

/// A file: what reads see, what is certain, and what lies between.
#[derive(Debug, Clone, Default)]
pub(super) struct File {
    pub(super) current: Vec<u8>,
    synced: Vec<u8>,
    pending: Vec<FileChange>,
}

impl File {
    pub(super) fn write(&mut self, position: usize, bytes: &[u8]) {
        write(&mut self.current, position, bytes);
        self.pending.push(FileChange::Write {
            position,
            bytes: bytes.to_vec(),
        });
    }

    pub(super) fn set_len(&mut self, len: usize) {
        self.current.resize(len, 0);
        self.pending.push(FileChange::Length(len));
    }

    pub(super) fn sync(&mut self) {
        for change in self.pending.drain(..) {
            match change {
                FileChange::Write { position, bytes } => {
                    write(&mut self.synced, position, &bytes);
                }
                FileChange::Length(len) => self.synced.resize(len, 0),
            }
        }
    }

    /// Decides what reached the disk: of every sector that was changed, one of the versions that it had since the last
    /// sync, and one of the lengths. Reads go on seeing all of it, as they do from a page cache.
    pub(super) fn lose(&mut self, dice: &mut Dice) {
        let changes = std::mem::take(&mut self.pending);
        let mut version = Versions::new(changes.len() as u64, dice);
        let mut sectors_by_version = vec![Vec::new(); changes.len() + 1];
        for sector in self.changed_sectors(&changes) {
            sectors_by_version[version.pick(dice)].push(sector);
        }
        let length_at = version.pick(dice);
        let mut past = self.synced.clone();
        let mut kept = Vec::new();
        let mut len = 0;
        for (number, sectors) in sectors_by_version.into_iter().enumerate() {
            for sector in sectors {
                let from = (sector * SECTOR).min(past.len());
                let until = (from + SECTOR).min(past.len());
                kept.push((sector, past[from..until].to_vec()));
            }
            if number == length_at {
                len = past.len();
            }
            match changes.get(number) {
                Some(FileChange::Write { position, bytes }) => write(&mut past, *position, bytes),
                Some(FileChange::Length(len)) => past.resize(*len, 0),
                None => {}
            }
        }
        self.synced.resize(len, 0);
        for (sector, mut bytes) in kept {
            let from = sector * SECTOR;
            if from < len {
                bytes.resize(SECTOR.min(len - from), 0);
                write(&mut self.synced, from, &bytes);
            }
        }
    }

    fn changed_sectors(&self, changes: &[FileChange]) -> BTreeSet<usize> {
        let mut sectors = BTreeSet::new();
        let mut len = self.synced.len();
        for change in changes {
            let (from, until) = match change {
                FileChange::Write { position, bytes } => (*position, position + bytes.len()),
                FileChange::Length(to) => (len.min(*to), len.max(*to)),
            };
            len = match change {
                FileChange::Write { .. } => len.max(until),
                FileChange::Length(to) => *to,
            };
            if from < until {
                sectors.extend(from / SECTOR..until.div_ceil(SECTOR));
            }
        }
        sectors
    }

    fn restart(&mut self) {
        self.current.clone_from(&self.synced);
    }
}

fn write(content: &mut Vec<u8>, position: usize, bytes: &[u8]) {
    let end = position + bytes.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[position..end].copy_from_slice(bytes);
}

/// Which version of a sector reaches the disk: counted in changes since the last sync.
struct Versions {
    changes: u64,
    /// All of them the same, in the order of the changes; or each all or nothing; or each its own.
    manner: u64,
    common: u64,
}

impl Versions {
    fn new(changes: u64, dice: &mut Dice) -> Self {
        Self {
            changes,
            manner: dice.below(4),
            common: dice.below(changes + 1),
        }
    }

    fn pick(&mut self, dice: &mut Dice) -> usize {
        let version = match self.manner {
            0 => self.common,
            1 => dice.below(2) * self.changes,
            _ => dice.below(self.changes + 1),
        };
        version as usize
    }
}

/// A directory.
#[derive(Debug, Clone, Default)]
pub(super) struct Dir {
    pub(super) current: BTreeMap<String, Node>,
    synced: BTreeMap<String, Node>,
    pending: Vec<NameChange>,
}

impl Dir {
    pub(super) fn add(&mut self, name: &str, node: Node) {
        self.current.insert(name.to_owned(), node);
        self.pending.push(NameChange::Add(name.to_owned(), node));
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.current.remove(name);
        self.pending.push(NameChange::Remove(name.to_owned()));
    }

    pub(super) fn rename(&mut self, from: &str, to: &str, node: Node) {
        self.current.remove(from);
        self.current.insert(to.to_owned(), node);
        self.pending.push(NameChange::Rename {
            from: from.to_owned(),
            to: to.to_owned(),
            node,
        });
    }

    pub(super) fn sync(&mut self) {
        if !self.pending.is_empty() {
            self.pending.clear();
            self.synced.clone_from(&self.current);
        }
    }

    pub(super) fn lose(&mut self, dice: &mut Dice) {
        for change in self.pending.drain(..) {
            if dice.below(2) == 0 {
                continue;
            }
            match change {
                NameChange::Add(name, node) => {
                    self.synced.insert(name, node);
                }
                NameChange::Remove(name) => {
                    self.synced.remove(&name);
                }
                NameChange::Rename { from, to, node } => {
                    self.synced.remove(&from);
                    self.synced.insert(to, node);
                }
            }
        }
    }

    fn restart(&mut self) {
        self.current.clone_from(&self.synced);
    }
}

/// All files and directories. Node 0 is the data directory.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Entry>,
}

/// A file or a directory.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    File(File),
    Dir(Dir),
}

impl Tree {
    pub(super) fn new() -> Self {
        Self {
            nodes: vec![Entry::Dir(Dir::default())],
        }
    }

    pub(super) fn add(&mut self, entry: Entry) -> Node {
        self.nodes.push(entry);
        self.nodes.len() - 1
    }

    pub(super) fn sync(&mut self) {
        for node in &mut self.nodes {
            match node {
                Entry::File(file) => file.sync(),
                Entry::Dir(dir) => dir.sync(),
            }
        }
    }

    /// The power is cut: of every change that was not synced, the dice say whether it is there afterwards.
    pub(super) fn cut_power(&mut self, dice: &mut Dice) {
        for node in &mut self.nodes {
            match node {
                Entry::File(file) => {
                    file.lose(dice);
                    file.restart();
                }
                Entry::Dir(dir) => {
                    dir.lose(dice);
                    dir.restart();
                }
            }
        }
    }

    /// Bytes in all files that have a name.
    pub(super) fn used(&self, node: Node) -> u64 {
        match &self.nodes[node] {
            Entry::File(file) => file.current.len() as u64,
            Entry::Dir(dir) => dir.current.values().map(|&inside| self.used(inside)).sum(),
        }
    }
}
