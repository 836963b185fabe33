//! A disk in memory that fails on demand and forgets at a power cut what was not synced.

use std::io;
use std::path::{Component, Path};
use std::sync::{Arc, Mutex, MutexGuard};

use bytes::Bytes;

use super::tree::{Dice, Dir, Entry, File, Node, Tree};
use crate::log::{DirEntry, Disk, OpenMode, Space};

/// What is asked of a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Reading bytes, names or lengths.
    Read,
    /// Writing bytes or setting a length.
    Write,
    /// Creating, renaming or removing.
    Name,
    /// Any of the syncs.
    Sync,
}

/// Something that will go wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The power goes before the change (write, name or sync) with this number, counted from 0: from then on everything
    /// fails until [`MemoryDisk::cut_power`].
    PowerCutAt(u64),
    /// The operation of this kind that is the n-th from now on, counted from 0, fails. A failed sync
    /// loses what the dice say, and says nothing of it later.
    Fail(Operation, u64),
    /// As [`Fail`](Self::Fail), with this error instead of one of no particular kind.
    FailWith(Operation, u64, io::ErrorKind),
    /// From now on nothing can be written, created, renamed or removed; what was written can still be synced.
    ReadOnly,
    /// No more than this many bytes fit, in all files together.
    Capacity(u64),
}

#[derive(Debug)]
struct State {
    tree: Tree,
    dice: Dice,
    changes: u64,
    syncs: u64,
    power_cut_at: Option<u64>,
    capacity: Option<u64>,
    read_only: bool,
    failures: Vec<(Operation, u64, io::ErrorKind)>,
}

/// The disk; clones are the same disk. The seed decides what a power cut takes.
#[derive(Debug, Clone)]
pub struct MemoryDisk {
    state: Arc<Mutex<State>>,
}

/// An open file of a [`MemoryDisk`].
#[derive(Debug, Clone)]
pub struct MemoryFile {
    node: Node,
}

impl MemoryDisk {
    /// An empty disk.
    pub fn new(seed: u64) -> Self {
        let state = State {
            tree: Tree::new(),
            dice: Dice::new(seed),
            changes: 0,
            syncs: 0,
            power_cut_at: None,
            capacity: None,
            read_only: false,
            failures: Vec::new(),
        };
        Self {
            state: Arc::new(Mutex::new(state)),
        }
    }

    /// A second disk with the same content, on which other dice fall.
    pub fn copy(&self, seed: u64) -> Self {
        let copy = Self::new(seed);
        copy.state().tree = self.state().tree.clone();
        copy
    }

    /// Makes something go wrong.
    pub fn plan(&self, fault: Fault) {
        let mut state = self.state();
        match fault {
            Fault::PowerCutAt(change) => state.power_cut_at = Some(change),
            Fault::Fail(operation, after) => {
                let failure = (operation, after, io::ErrorKind::Other);
                state.failures.push(failure);
            }
            Fault::FailWith(operation, after, kind) => {
                state.failures.push((operation, after, kind));
            }
            Fault::ReadOnly => state.read_only = true,
            Fault::Capacity(bytes) => state.capacity = Some(bytes),
        }
    }

    /// Nothing goes wrong any more.
    pub fn heal(&self) {
        let mut state = self.state();
        state.power_cut_at = None;
        state.capacity = None;
        state.read_only = false;
        state.failures.clear();
    }

    /// The power goes and comes back: what was not synced is there, gone, or torn. Faults are over.
    pub fn cut_power(&self) {
        self.heal();
        let mut state = self.state();
        let State { tree, dice, .. } = &mut *state;
        tree.cut_power(dice);
    }

    /// Whether a planned power cut has come to pass.
    pub fn power_is_cut(&self) -> bool {
        let state = self.state();
        state.power_cut_at.is_some_and(|at| state.changes >= at)
    }

    /// Changes made so far: what [`Fault::PowerCutAt`] counts.
    pub fn changes(&self) -> u64 {
        self.state().changes
    }

    /// Syncs made so far, of every kind.
    pub fn syncs(&self) -> u64 {
        self.state().syncs
    }

    /// Every file with its content, sorted by path.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        fn collect(tree: &Tree, node: Node, path: &str, files: &mut Vec<(String, Vec<u8>)>) {
            match &tree.nodes[node] {
                Entry::File(file) => files.push((path.to_owned(), file.current.clone())),
                Entry::Dir(dir) => {
                    for (name, &inside) in &dir.current {
                        let path = if path.is_empty() {
                            name.clone()
                        } else {
                            format!("{path}/{name}")
                        };
                        collect(tree, inside, &path, files);
                    }
                }
            }
        }
        let mut files = Vec::new();
        collect(&self.state().tree, 0, "", &mut files);
        files.sort();
        files
    }

    /// Changes a file behind everybody's back, as a decaying disk does.
    ///
    /// # Panics
    /// If there is no such file.
    pub fn tamper(&self, path: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let mut state = self.state();
        let node = state.find(Path::new(path)).expect("a file to tamper with");
        let file = state.file(node).expect("a file to tamper with");
        let mut content = file.current.clone();
        change(&mut content);
        file.set_len(0);
        file.write(0, &content);
        file.sync();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl State {
    /// Counts an operation and fails it where that is planned.
    fn begin(&mut self, operation: Operation) -> io::Result<()> {
        if self.power_cut_at.is_some_and(|at| self.changes >= at) {
            return Err(io::Error::other("the power is cut"));
        }
        if operation != Operation::Read {
            self.changes += 1;
        }
        let mut failed = None;
        self.failures.retain_mut(|(failing, after, kind)| {
            if *failing != operation {
                return true;
            }
            if *after == 0 {
                failed = Some(*kind);
                return false;
            }
            *after -= 1;
            true
        });
        if let Some(kind) = failed {
            return Err(io::Error::new(kind, "planned failure"));
        }
        match operation {
            Operation::Write | Operation::Name => self.may_change(),
            Operation::Read | Operation::Sync => Ok(()),
        }
    }

    fn may_change(&self) -> io::Result<()> {
        if self.read_only {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
        Ok(())
    }

    fn find(&self, path: &Path) -> io::Result<Node> {
        let mut node = 0;
        for component in path.components() {
            let Component::Normal(name) = component else {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidInput,
                    "a path that leaves the directory",
                ));
            };
            let Entry::Dir(dir) = &self.tree.nodes[node] else {
                return Err(io::ErrorKind::NotADirectory.into());
            };
            node = *dir
                .current
                .get(&*name.to_string_lossy())
                .ok_or(io::ErrorKind::NotFound)?;
        }
        Ok(node)
    }

    fn dir(&mut self, node: Node) -> io::Result<&mut Dir> {
        match &mut self.tree.nodes[node] {
            Entry::Dir(dir) => Ok(dir),
            Entry::File(_) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    fn file(&mut self, node: Node) -> io::Result<&mut File> {
        match &mut self.tree.nodes[node] {
            Entry::File(file) => Ok(file),
            Entry::Dir(_) => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    fn parent(&mut self, path: &Path) -> io::Result<(Node, String)> {
        let name = path
            .file_name()
            .ok_or(io::ErrorKind::InvalidInput)?
            .to_string_lossy()
            .into_owned();
        Ok((self.find(path.parent().unwrap_or(Path::new("")))?, name))
    }

    /// Whether a file or directory may take the place of what is at a path.
    fn may_replace(&self, node: Node, path: &Path) -> io::Result<()> {
        let Ok(replaced) = self.find(path) else {
            return Ok(());
        };
        match (&self.tree.nodes[node], &self.tree.nodes[replaced]) {
            (Entry::File(_), Entry::Dir(_)) => Err(io::ErrorKind::IsADirectory.into()),
            (Entry::Dir(_), Entry::File(_)) => Err(io::ErrorKind::NotADirectory.into()),
            (Entry::Dir(_), Entry::Dir(dir)) if !dir.current.is_empty() && node != replaced => {
                Err(io::ErrorKind::DirectoryNotEmpty.into())
            }
            _ => Ok(()),
        }
    }

    fn room(&self, more: u64) -> u64 {
        self.capacity.map_or(more, |capacity| {
            capacity.saturating_sub(self.tree.used(0)).min(more)
        })
    }
}

impl Disk for MemoryDisk {
    type File = MemoryFile;

    fn directory(&self) -> String {
        "/memory".to_owned()
    }

    fn space(&mut self) -> io::Result<Space> {
        let mut state = self.state();
        state.begin(Operation::Read)?;
        let used = state.tree.used(0);
        let total_bytes = state.capacity.unwrap_or(u64::MAX);
        Ok(Space {
            total_bytes,
            usable_bytes: total_bytes.saturating_sub(used),
        })
    }

    fn open(&mut self, path: &Path, mode: OpenMode) -> io::Result<MemoryFile> {
        let mut state = self.state();
        state.begin(Operation::Read)?;
        let node = match state.find(path) {
            Ok(node) => node,
            Err(error) if error.kind() == io::ErrorKind::NotFound && mode != OpenMode::Existing => {
                state.begin(Operation::Name)?;
                let (parent, name) = state.parent(path)?;
                let node = state.tree.add(Entry::File(File::default()));
                state.dir(parent)?.add(&name, node);
                node
            }
            Err(error) => return Err(error),
        };
        let is_empty = state.file(node)?.current.is_empty();
        if mode == OpenMode::Truncate && !is_empty {
            state.may_change()?;
            state.file(node)?.set_len(0);
        }
        Ok(MemoryFile { node })
    }

    fn close(&mut self, _file: MemoryFile) {}

    fn read_at(
        &mut self,
        file: &MemoryFile,
        position: u64,
        len: usize,
        into: &mut Vec<u8>,
    ) -> io::Result<usize> {
        let mut state = self.state();
        state.begin(Operation::Read)?;
        let content = &state.file(file.node)?.current;
        let start = (position as usize).min(content.len());
        let end = start.saturating_add(len).min(content.len());
        into.extend_from_slice(&content[start..end]);
        Ok(end - start)
    }

    fn write_at(&mut self, file: &MemoryFile, position: u64, parts: &[Bytes]) -> io::Result<()> {
        let mut state = self.state();
        let failed = state.begin(Operation::Write);
        let mut bytes = parts.concat();
        let wanted = bytes.len();
        let before = state.file(file.node)?.current.len() as u64;
        let growth = (position + wanted as u64).saturating_sub(before);
        let missing = growth - state.room(growth);
        let fits = wanted.saturating_sub(missing as usize);
        // A write that fails leaves a part behind.
        bytes.truncate(if failed.is_err() { fits / 2 } else { fits });
        let happens = failed.is_ok() || (state.power_cut_at.is_none() && !state.read_only);
        if happens && !bytes.is_empty() {
            state.file(file.node)?.write(position as usize, &bytes);
        }
        failed?;
        if fits < wanted {
            Err(io::ErrorKind::StorageFull.into())
        } else {
            Ok(())
        }
    }

    fn set_len(&mut self, file: &MemoryFile, len: u64) -> io::Result<()> {
        let mut state = self.state();
        state.begin(Operation::Write)?;
        state.file(file.node)?.set_len(len as usize);
        Ok(())
    }

    fn len(&mut self, file: &MemoryFile) -> io::Result<u64> {
        let mut state = self.state();
        state.begin(Operation::Read)?;
        Ok(state.file(file.node)?.current.len() as u64)
    }

    fn sync_file(&mut self, file: &MemoryFile) -> io::Result<()> {
        let mut state = self.state();
        let failed = state.begin(Operation::Sync);
        state.syncs += 1;
        let State {
            tree,
            dice,
            power_cut_at,
            ..
        } = &mut *state;
        if let Entry::File(content) = &mut tree.nodes[file.node] {
            match failed {
                Ok(()) => content.sync(),
                Err(_) if power_cut_at.is_none() => content.lose(dice),
                Err(_) => {}
            }
        }
        failed
    }

    fn sync_dir(&mut self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin(Operation::Sync)?;
        state.syncs += 1;
        let node = state.find(path)?;
        state.dir(node)?.sync();
        Ok(())
    }

    fn sync_all(&mut self) -> io::Result<()> {
        let mut state = self.state();
        state.begin(Operation::Sync)?;
        state.syncs += 1;
        state.tree.sync();
        Ok(())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin(Operation::Name)?;
        let node = state.find(from)?;
        let (from_dir, from_name) = state.parent(from)?;
        let (to_dir, to_name) = state.parent(to)?;
        if from_dir != to_dir {
            return Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "a rename into another directory",
            ));
        }
        state.may_replace(node, to)?;
        state.dir(from_dir)?.rename(&from_name, &to_name, node);
        Ok(())
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin(Operation::Name)?;
        let node = state.find(path)?;
        state.file(node)?;
        let (parent, name) = state.parent(path)?;
        state.dir(parent)?.remove(&name);
        Ok(())
    }

    fn create_dir(&mut self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin(Operation::Name)?;
        if let Ok(node) = state.find(path) {
            return state.dir(node).map(|_| ());
        }
        let (parent, name) = state.parent(path)?;
        let node = state.tree.add(Entry::Dir(Dir::default()));
        state.dir(parent)?.add(&name, node);
        Ok(())
    }

    fn remove_dir_all(&mut self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.begin(Operation::Name)?;
        let node = state.find(path)?;
        state.dir(node)?;
        let (parent, name) = state.parent(path)?;
        state.dir(parent)?.remove(&name);
        Ok(())
    }

    fn list_dir(&mut self, path: &Path) -> io::Result<Vec<DirEntry>> {
        let mut state = self.state();
        state.begin(Operation::Read)?;
        let node = state.find(path)?;
        let names: Vec<(String, Node)> = state
            .dir(node)?
            .current
            .iter()
            .map(|(name, &node)| (name.clone(), node))
            .collect();
        let is_dir = |node: Node| matches!(state.tree.nodes[node], Entry::Dir(_));
        Ok(names
            .into_iter()
            .map(|(name, node)| DirEntry {
                name,
                is_dir: is_dir(node),
            })
            .collect())
    }

    fn file_len(&mut self, path: &Path) -> io::Result<Option<u64>> {
        let mut state = self.state();
        state.begin(Operation::Read)?;
        match state.find(path) {
            Ok(node) => Ok(Some(state.file(node)?.current.len() as u64)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn modified_ms(&mut self, _: &Path) -> io::Result<Option<i64>> {
        self.state().begin(Operation::Read)?;
        Ok(None)
    }
}
