//! Files and directories in memory, each with what a power cut would leave of it.

use std::collections::BTreeMap;

/// What a power cut can tear: a sector reaches the disk whole or not at all.
const SECTOR: usize = 512;

/// A small generator of numbers, the same for the same seed (SplitMix64).
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `below` − 1.
    fn below(&mut self, below: u64) -> u64 {
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
        if !self.pending.is_empty() {
            self.pending.clear();
            self.synced.clone_from(&self.current);
        }
    }

    /// Decides for each change whether it reached the disk, in whole or by sectors. Reads go on seeing all of it, as
    /// they do from a page cache.
    pub(super) fn lose(&mut self, dice: &mut Dice) {
        for change in self.pending.drain(..) {
            match change {
                FileChange::Length(len) => {
                    if dice.below(2) == 0 {
                        self.synced.resize(len, 0);
                    }
                }
                FileChange::Write { position, bytes } => match dice.below(4) {
                    0 => {}
                    1 | 2 => write(&mut self.synced, position, &bytes),
                    _ => write_sectors(&mut self.synced, position, &bytes, dice),
                },
            }
        }
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

/// Writes some of the sectors. Those that are left out read as zeros where the file did not reach so far before.
fn write_sectors(content: &mut Vec<u8>, position: usize, bytes: &[u8], dice: &mut Dice) {
    let mut at = position;
    let end = position + bytes.len();
    while at < end {
        let next = end.min((at / SECTOR + 1) * SECTOR);
        if dice.below(2) == 0 {
            write(content, at, &bytes[at - position..next - position]);
        }
        at = next;
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
