//! Clients that join, sync, beat, leave, come back and vanish in any order, over a log that is slow and sometimes
//! fails. Whatever happens: every request is answered once, a generation has one leader, and every member of it that
//! gets a share gets exactly what that leader gave it.

use std::collections::{BTreeMap, BTreeSet};

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng, SeedableRng};

use super::*;
use crate::group::GroupToken;

const SEEDS: u64 = 300;
const STEPS: usize = 1000;

/// A client as it sees itself.
#[derive(Default)]
struct Client {
    member_id: String,
    instance: Option<String>,
    generation_id: i32,
    members: Vec<String>,
    waiting: bool,
    /// Has its share of this generation and was not told to join again.
    settled: bool,
}

/// Who sent a request, and as whom.
#[derive(Debug, PartialEq)]
struct Asked {
    client: usize,
    member_id: String,
    generation_id: i32,
}

struct World {
    scene: Scene,
    random: ChaCha8Rng,
    clients: Vec<Client>,
    /// Requests without an answer, and whose they are; nobody's where the client has vanished.
    open: BTreeMap<RequestNumber, Option<Asked>>,
    /// Writes that were not reported yet, in order.
    writes: Vec<GroupToken>,
    /// What the leader of a generation gave out, attempt by attempt.
    given: BTreeMap<i32, Vec<BTreeMap<String, String>>>,
    leaders: BTreeMap<i32, BTreeSet<String>>,
    handed_out: usize,
}

impl World {
    fn new(seed: u64) -> Self {
        let config = GroupConfig {
            max_size: 5,
            ..GroupConfig::default()
        };
        let instance = |number: usize| number.is_multiple_of(3).then(|| format!("i{number}"));
        Self {
            scene: Scene::with(config),
            random: ChaCha8Rng::seed_from_u64(seed),
            clients: (0..6)
                .map(|number| Client {
                    instance: instance(number),
                    ..Client::default()
                })
                .collect(),
            open: BTreeMap::new(),
            writes: Vec::new(),
            given: BTreeMap::new(),
            leaders: BTreeMap::new(),
            handed_out: 0,
        }
    }

    fn below(&mut self, bound: u32) -> u32 {
        self.random.next_u32() % bound
    }

    fn context(&mut self, client: usize) -> RequestContext {
        let version = if self.below(2) == 0 { 3 } else { 9 };
        let context = self.scene.context(version);
        let Client {
            member_id,
            generation_id,
            ..
        } = &self.clients[client];
        let asked = Asked {
            client,
            member_id: member_id.clone(),
            generation_id: *generation_id,
        };
        self.open.insert(context.number, Some(asked));
        context
    }

    fn step(&mut self) {
        let client = self.below(6) as usize;
        let mut out = Vec::new();
        match self.below(100) {
            0..=1 => self.join(client, &mut out),
            2..=29 if self.clients[client].settled => self.heartbeat(client, &mut out),
            2..=29 if self.clients[client].generation_id > 0 => self.sync(client, &mut out),
            2..=29 => self.join(client, &mut out),
            30..=34 => self.sync(client, &mut out),
            35..=36 => self.leave(client, &mut out),
            37..=38 => {
                // Vanishes, and perhaps comes back under its name: its connection's requests stay parked.
                let instance = self.clients[client].instance.take();
                self.clients[client] = Client {
                    instance,
                    ..Client::default()
                };
                for owner in self
                    .open
                    .values_mut()
                    .filter(|owner| owner.as_ref().is_some_and(|asked| asked.client == client))
                {
                    *owner = None;
                }
            }
            39..=69 => self.report(&mut out),
            98 => out = self.scene.pass(12_000),
            99 => out = self.scene.pass(61_000),
            _ => {
                let ms = [1, 200, 700][self.below(3) as usize];
                out = self.scene.pass(ms);
            }
        }
        self.look(out);
        if self.scene.state() == "Dead" {
            // The next group of the name counts its generations from the start.
            self.given.clear();
            self.leaders.clear();
        }
    }

    fn join(&mut self, number: usize, out: &mut Vec<GroupEffect>) {
        if self.clients[number].waiting && self.below(10) != 0 {
            return;
        }
        let to = self.context(number);
        let metadata: &'static [u8] = if self.below(5) == 0 { b"other" } else { b"m" };
        let mut id = [0; 16];
        self.random.fill_bytes(&mut id);
        let client = &mut self.clients[number];
        client.waiting = true;
        let request = JoinGroup {
            member_id: client.member_id.as_str().into(),
            new_member_uuid: Uuid::from(id),
            group_instance_id: client.instance.as_deref().map(Arc::from),
            rebalance_timeout_ms: 4_000,
            protocols: vec![protocol("p", metadata)],
            ..joining(0)
        };
        self.scene.groups.join(self.scene.now, to, request, out);
    }

    fn sync(&mut self, number: usize, out: &mut Vec<GroupEffect>) {
        let waits = self.clients[number].waiting && self.below(10) != 0;
        if waits || self.clients[number].generation_id <= 0 {
            return;
        }
        let to = self.context(number);
        let attempt = self.below(1000);
        let client = &mut self.clients[number];
        client.waiting = true;
        let generation_id = client.generation_id;
        let shares: Vec<(String, String)> = client
            .members
            .iter()
            .map(|id| (id.clone(), format!("{generation_id}/{attempt}/{id}")))
            .collect();
        let borrowed: Vec<(&str, &str)> = shares
            .iter()
            .map(|(id, share)| (id.as_str(), share.as_str()))
            .collect();
        let mut request = syncing(&client.member_id, generation_id, &borrowed);
        request.group_instance_id = client.instance.as_deref().map(Arc::from);
        if !shares.is_empty() {
            self.given
                .entry(generation_id)
                .or_default()
                .push(shares.into_iter().collect());
        }
        self.scene.groups.sync(self.scene.now, to, request, out);
    }

    fn heartbeat(&mut self, number: usize, out: &mut Vec<GroupEffect>) {
        let to = self.context(number);
        let client = &self.clients[number];
        let request = Heartbeat {
            group_id: "g".into(),
            generation_id: client.generation_id,
            member_id: client.member_id.as_str().into(),
            group_instance_id: client.instance.as_deref().map(Arc::from),
        };
        self.scene
            .groups
            .heartbeat(self.scene.now, to, &request, out);
    }

    fn leave(&mut self, number: usize, out: &mut Vec<GroupEffect>) {
        let to = self.context(number);
        let member = LeavingMember {
            member_id: self.clients[number].member_id.as_str().into(),
            group_instance_id: self.clients[number].instance.as_deref().map(Arc::from),
        };
        let request = LeaveGroup {
            group_id: "g".into(),
            members: vec![member],
        };
        self.scene.groups.leave(self.scene.now, to, request, out);
    }

    fn report(&mut self, out: &mut Vec<GroupEffect>) {
        if self.writes.is_empty() {
            return;
        }
        let token = self.writes.remove(0);
        let result = if self.below(20) == 0 {
            Err(ErrorCode::KafkaStorageError)
        } else {
            Ok(())
        };
        self.scene
            .groups
            .persisted(self.scene.now, token, result, out);
    }

    fn look(&mut self, effects: Vec<GroupEffect>) {
        for effect in effects {
            match effect {
                GroupEffect::Persist { token, .. } => self.writes.push(token),
                GroupEffect::Reply { to, reply } => {
                    let asked = self
                        .open
                        .remove(&to.number)
                        .expect("a request is answered once");
                    if let Some(asked) = asked {
                        self.answered(&asked, reply);
                    }
                }
            }
        }
    }

    fn answered(&mut self, asked: &Asked, reply: GroupReply) {
        let client = &mut self.clients[asked.client];
        match reply {
            GroupReply::Join(reply) => {
                client.waiting = false;
                client.settled = false;
                client.generation_id = 0;
                match reply.error {
                    ErrorCode::None => {
                        let leads = !reply.members.is_empty() && !reply.skip_assignment;
                        client.member_id = reply.member_id.to_string();
                        client.generation_id = reply.generation_id;
                        client.members = match leads {
                            true => reply
                                .members
                                .iter()
                                .map(|member| member.member_id.to_string())
                                .collect(),
                            false => Vec::new(),
                        };
                        if leads {
                            let leaders = self.leaders.entry(reply.generation_id).or_default();
                            leaders.insert(client.member_id.clone());
                            assert_eq!(
                                leaders.len(),
                                1,
                                "two lead generation {}",
                                reply.generation_id
                            );
                        }
                    }
                    ErrorCode::MemberIdRequired => client.member_id = reply.member_id.to_string(),
                    ErrorCode::RebalanceInProgress | ErrorCode::NotCoordinator => {}
                    _ => client.member_id.clear(),
                }
            }
            GroupReply::Heartbeat(ErrorCode::None) => {}
            GroupReply::Heartbeat(_) => {
                client.settled = false;
                client.generation_id = 0;
            }
            GroupReply::Sync(reply) => {
                client.waiting = false;
                client.settled = reply.error == ErrorCode::None;
                if !client.settled {
                    client.generation_id = 0;
                    return;
                }
                if !reply.assignment.is_empty() {
                    let share = String::from_utf8(reply.assignment.to_vec()).unwrap();
                    let given = self.given.get(&asked.generation_id).into_iter().flatten();
                    let of_this_leader = given
                        .flat_map(|shares| shares.values())
                        .any(|known| *known == share);
                    assert!(
                        of_this_leader,
                        "{share} in generation {}",
                        asked.generation_id
                    );
                    // A static member that came back has the share of the id it had before.
                    let owner = share.rsplit('/').next().unwrap();
                    let same = match &client.instance {
                        Some(instance) => owner.starts_with(instance.as_str()),
                        None => owner == asked.member_id,
                    };
                    assert!(same, "{} got {share}", asked.member_id);
                    self.handed_out += 1;
                }
            }
            _ => {}
        }
    }

    /// Lets everything come to rest: no more requests, the log works, sessions run out.
    fn settle(&mut self) {
        for _ in 0..100 {
            let mut out = self.scene.pass(60_000);
            for token in std::mem::take(&mut self.writes) {
                self.scene
                    .groups
                    .persisted(self.scene.now, token, Ok(()), &mut out);
            }
            self.look(out);
        }
        assert_eq!(self.open, BTreeMap::new(), "requests without an answer");
        assert_eq!(self.scene.state(), "Dead", "an abandoned group goes");
        assert_eq!(
            self.scene.groups.memory_bytes(),
            Scene::new().groups.memory_bytes()
        );
    }
}

#[test]
fn every_request_is_answered_once_and_every_share_is_the_leaders() {
    let mut handed_out = 0;
    for seed in 0..SEEDS {
        let outcome = std::panic::catch_unwind(|| {
            let mut world = World::new(seed);
            for _ in 0..STEPS {
                world.step();
            }
            world.settle();
            world.handed_out
        });
        handed_out += outcome.unwrap_or_else(|_| panic!("seed {seed}"));
    }
    assert!(
        handed_out > 1000,
        "only {handed_out} shares were handed out"
    );
}
