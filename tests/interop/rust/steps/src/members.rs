//! Members of one group, each with its own consumer in its own thread; as in `../../../python/group.py`.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};

use crate::{BOUND, Client, Record};

#[derive(Default)]
struct State {
    assigned: Mutex<Vec<i32>>,
    records: Mutex<Vec<Record>>,
    reading: AtomicBool,
    leaving: AtomicBool,
    commit: AtomicBool,
}

struct Member {
    state: Arc<State>,
    thread: JoinHandle<Result<()>>,
    taken: usize,
}

/// Joins, keeps what it is assigned paused until told to read, and reads until told to leave.
fn work(client: &dyn Client, group: &str, topic: &str, state: &State) -> Result<()> {
    let mut member = client.join(group, topic)?;
    while !state.leaving.load(SeqCst) {
        member.set_paused(!state.reading.load(SeqCst))?;
        let found = member.poll(200, Duration::from_millis(100))?;
        state.records.lock().expect("not poisoned").extend(found);
        *state.assigned.lock().expect("not poisoned") = member.assigned()?;
        if state.commit.load(SeqCst) {
            member.commit()?;
            state.commit.store(false, SeqCst);
        }
    }
    Ok(())
}

pub struct Members {
    all: Vec<Member>,
    deadline: Instant,
}

impl Members {
    pub fn new(client: &Arc<dyn Client>, topic: &str, group: &str, count: usize) -> Self {
        let all = (0..count).map(|_| {
            let state = Arc::<State>::default();
            let (client, shared) = (Arc::clone(client), Arc::clone(&state));
            let (group, topic) = (group.to_owned(), topic.to_owned());
            let thread = std::thread::spawn(move || work(&*client, &group, &topic, &shared));
            Member {
                state,
                thread,
                taken: 0,
            }
        });
        Self {
            all: all.collect(),
            deadline: Instant::now() + BOUND,
        }
    }

    fn wait(&self, what: &str, done: impl Fn(&[Member]) -> bool) -> Result<()> {
        while !done(&self.all) {
            for member in &self.all {
                ensure!(!member.thread.is_finished(), "{what}: a member ended");
            }
            let seen = self
                .all
                .iter()
                .map(|member| (member.assigned(), member.read()));
            ensure!(
                Instant::now() < self.deadline,
                "{what}: (assigned, read) {:?}",
                seen.collect::<Vec<_>>()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Returns once the members hold three partitions between them, each at least one and none twice.
    pub fn assignment(&self) -> Result<Vec<Vec<i32>>> {
        let assigned = |all: &[Member]| all.iter().map(Member::assigned).collect::<Vec<_>>();
        self.wait("assignment", |all| {
            let assigned = assigned(all);
            let mut held = assigned.concat();
            held.sort_unstable();
            held == [0, 1, 2] && assigned.iter().all(|one| !one.is_empty())
        })?;
        Ok(assigned(&self.all))
    }

    /// Reads count records and whatever comes in the half second after them.
    pub fn read(&mut self, count: usize) -> Result<Vec<Record>> {
        for member in &self.all {
            member.state.reading.store(true, SeqCst);
        }
        self.wait("reading", |all| {
            all.iter()
                .map(|member| member.read() - member.taken)
                .sum::<usize>()
                >= count
        })?;
        std::thread::sleep(Duration::from_millis(500));
        let mut records = Vec::new();
        for member in &mut self.all {
            let all = member.state.records.lock().expect("not poisoned");
            records.extend_from_slice(&all[member.taken..]);
            member.taken = all.len();
        }
        Ok(records)
    }

    pub fn commit(&self) -> Result<()> {
        for member in &self.all {
            member.state.commit.store(true, SeqCst);
        }
        self.wait("commit", |all| {
            all.iter().all(|member| !member.state.commit.load(SeqCst))
        })
    }

    /// The last member closes its consumer.
    pub fn leave(&mut self) -> Result<()> {
        self.all.pop().map_or(Ok(()), Member::end)
    }

    pub fn close(self) -> Result<()> {
        self.all.into_iter().try_for_each(Member::end)
    }
}

impl Member {
    fn assigned(&self) -> Vec<i32> {
        self.state.assigned.lock().expect("not poisoned").clone()
    }

    fn read(&self) -> usize {
        self.state.records.lock().expect("not poisoned").len()
    }

    /// One that hangs is ended with the whole program, by whoever waits for its result.
    fn end(self) -> Result<()> {
        self.state.leaving.store(true, SeqCst);
        self.thread
            .join()
            .map_err(|_| anyhow!("a member panicked"))?
    }
}
