//! One step of the interoperability scenario with one of Rust's clients: `PROGRAM STEP key=value…`; the same steps, arguments
//! and results as `../../../python/steps.py`.

mod members;
mod messages;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use members::Members;
pub use messages::{Header, Record, message};

pub const BOUND: Duration = Duration::from_secs(40);
const THREE: [i32; 3] = [0, 1, 2];

/// Partition, offset and number of a message.
pub type Acknowledged = (i32, i64, i64);

/// A point in time, as offsets are asked for by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Earliest,
    Latest,
    Milliseconds(i64),
}

/// A group: its state, how many members it has and how many partitions they hold.
pub struct Description {
    pub state: String,
    pub members: usize,
    pub held: usize,
}

/// What each library is put behind.
pub trait Client: Send + Sync {
    fn keeps_headers_in_order(&self) -> bool {
        true
    }

    fn create_topic(&self, topic: &str, partitions: i32) -> Result<()>;
    fn delete_topic(&self, topic: &str) -> Result<()>;
    fn topic_names(&self) -> Result<Vec<String>>;
    /// Sends until each message is acknowledged.
    fn produce(
        &self,
        topic: &str,
        codec: &str,
        messages: &[(i64, Record)],
    ) -> Result<Vec<Acknowledged>>;
    fn offsets(&self, topic: &str, partitions: &[i32], at: At) -> Result<BTreeMap<i32, i64>>;
    /// Reads without a group, from these offsets on, until `take` wants no more.
    fn read(
        &self,
        topic: &str,
        from: &BTreeMap<i32, i64>,
        deadline: Instant,
        take: &mut dyn FnMut(Record) -> bool,
    ) -> Result<()>;

    fn join(&self, _group: &str, _topic: &str) -> Result<Box<dyn Member>> {
        bail!("this client has no groups")
    }

    fn committed(
        &self,
        _group: &str,
        _topic: &str,
        _partitions: &[i32],
    ) -> Result<BTreeMap<i32, i64>> {
        bail!("this client has no groups")
    }

    fn describe_group(&self, _group: &str) -> Result<Description> {
        bail!("this client describes no groups")
    }
}

/// A member of a group; it leaves when dropped.
pub trait Member {
    /// At most so many records within a time, none while paused.
    fn poll(&mut self, most: usize, wait: Duration) -> Result<Vec<Record>>;
    fn assigned(&self) -> Result<Vec<i32>>;
    fn set_paused(&mut self, paused: bool) -> Result<()>;
    /// Commits what was polled.
    fn commit(&mut self) -> Result<()>;
}

struct Args(BTreeMap<String, String>);

impl Args {
    fn text(&self, name: &str) -> Result<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .with_context(|| format!("{name}=… is missing"))
    }

    fn number(&self, name: &str) -> Result<i64> {
        Ok(self.text(name)?.parse()?)
    }

    fn or<'a>(&'a self, name: &str, otherwise: &'a str) -> &'a str {
        self.0.get(name).map_or(otherwise, String::as_str)
    }

    fn timestamp(&self) -> Option<i64> {
        self.0.get("timestamp")?.parse().ok()
    }
}

/// Runs the step that the command line names with the client that `open` makes.
pub fn main(open: impl FnOnce(&str) -> Result<Arc<dyn Client>>) -> Result<()> {
    let mut given = std::env::args().skip(1);
    let step = given.next().context("no step is named")?;
    let args = given.filter_map(|arg| {
        Some(
            arg.split_once('=')
                .map(|(k, v)| (k.to_owned(), v.to_owned()))?,
        )
    });
    let args = Args(args.collect());
    let told = args
        .text("bootstrap")
        .and_then(open)
        .and_then(|client| run(&client, &step, &args))
        .unwrap_or_else(|error| json!({ "failed": format!("{error:#}") }));
    std::fs::write(args.text("out")?, told.to_string())?;
    Ok(())
}

fn run(client: &Arc<dyn Client>, step: &str, args: &Args) -> Result<Value> {
    let topic = args.text("topic")?;
    match step {
        "create" => client.create_topic(topic, 3).map(|()| json!({})),
        "produce" => {
            let sent = send(
                &**client,
                args,
                args.number("first")?,
                args.number("count")?,
            )?;
            Ok(json!({ "records": sent, "problems": [] }))
        }
        "consume" => consume(&**client, args),
        "read_all" => read_all(&**client, args),
        "group" => group(client, args),
        "offsets" => offsets(&**client, args),
        "seek" => seek(&**client, args),
        "committed" => {
            Ok(json!({ "committed": client.committed(args.text("group")?, topic, &THREE)? }))
        }
        "describe" => describe(client, args),
        "delete" => delete(&**client, topic),
        _ => bail!("no step {step}"),
    }
}

fn send(client: &dyn Client, args: &Args, first: i64, count: i64) -> Result<Vec<Acknowledged>> {
    let messages: Vec<_> = (first..first + count)
        .map(|number| {
            (
                number,
                message(number, args.or("headers", "no"), args.timestamp()),
            )
        })
        .collect();
    client.produce(args.text("topic")?, args.or("codec", "none"), &messages)
}

fn seen(client: &dyn Client, records: &[Record], args: &Args) -> Value {
    let rows = records
        .iter()
        .map(|one| (one.partition, one.offset, one.number()));
    let in_order = client.keeps_headers_in_order();
    let problems = records
        .iter()
        .filter_map(|one| one.problem(args.or("headers", "no"), in_order, args.timestamp()));
    json!({ "records": rows.collect::<Vec<_>>(), "problems": problems.collect::<Vec<_>>() })
}

/// Reads count messages as a group of one, then, with linger=…, what comes without being asked for; commits.
fn consume(client: &dyn Client, args: &Args) -> Result<Value> {
    let wanted = usize::try_from(args.number("count")?)?;
    let linger = Duration::from_secs_f64(args.or("linger", "0").parse()?);
    let mut member = client.join(args.text("group")?, args.text("topic")?)?;
    let (mut records, mut assigned) = (Vec::new(), BTreeSet::new());
    let deadline = Instant::now() + BOUND;
    while records.len() < wanted && Instant::now() < deadline {
        records.extend(member.poll(wanted - records.len(), Duration::from_millis(200))?);
        assigned.extend(member.assigned()?);
    }
    let until = Instant::now() + linger;
    while Instant::now() < until {
        records.extend(member.poll(500, Duration::from_millis(100))?);
    }
    member.commit()?;
    let mut told = seen(client, &records, args);
    told["assigned"] = json!([assigned]);
    Ok(told)
}

/// Reads three partitions up to their ends without a group.
fn read_all(client: &dyn Client, args: &Args) -> Result<Value> {
    let ends = client.offsets(args.text("topic")?, &THREE, At::Latest)?;
    let mut left = ends.clone();
    left.retain(|_, end| *end > 0);
    let from = client.offsets(
        args.text("topic")?,
        &left.keys().copied().collect::<Vec<_>>(),
        At::Earliest,
    )?;
    let mut records = Vec::new();
    client.read(
        args.text("topic")?,
        &from,
        Instant::now() + BOUND,
        &mut |record| {
            if record.offset + 1 >= ends[&record.partition] {
                left.remove(&record.partition);
            }
            records.push(record);
            !left.is_empty()
        },
    )?;
    Ok(seen(client, &records, args))
}

/// Three members read count messages; then one leaves and two read `more` new ones.
fn group(client: &Arc<dyn Client>, args: &Args) -> Result<Value> {
    let (count, more) = (args.number("count")?, args.number("more")?);
    let mut members = Members::new(client, args.text("topic")?, args.text("group")?, 3);
    let assigned = members.assignment()?;
    let mut records = members.read(usize::try_from(count)?)?;
    members.commit()?;
    members.leave()?;
    let left = members.assignment()?;
    let sent = send(&**client, args, args.number("next")?, more)?;
    records.extend(members.read(usize::try_from(more)?)?);
    members.commit()?;
    members.close()?;
    let mut told = seen(&**client, &records, args);
    (told["assigned"], told["left"], told["sent"]) = (json!(assigned), json!(left), json!(sent));
    Ok(told)
}

fn offsets(client: &dyn Client, args: &Args) -> Result<Value> {
    let at = |at| client.offsets(args.text("topic")?, &THREE, at);
    let mut told = json!({ "earliest": at(At::Earliest)?, "latest": at(At::Latest)? });
    if args.0.contains_key("time") {
        told["time"] = json!(at(At::Milliseconds(args.number("time")?))?);
    }
    Ok(told)
}

fn seek(client: &dyn Client, args: &Args) -> Result<Value> {
    let partition = i32::try_from(args.number("partition")?)?;
    let from = BTreeMap::from([(partition, args.number("offset")?)]);
    let mut records = Vec::new();
    client.read(
        args.text("topic")?,
        &from,
        Instant::now() + BOUND,
        &mut |record| {
            records.push(record);
            false
        },
    )?;
    Ok(seen(client, &records, args))
}

/// Describes a group while one member is in it.
fn describe(client: &Arc<dyn Client>, args: &Args) -> Result<Value> {
    let members = Members::new(client, args.text("topic")?, args.text("group")?, 1);
    members.assignment()?;
    let found = client.describe_group(args.text("group")?)?;
    members.close()?;
    Ok(json!({ "state": found.state, "members": found.members, "held": found.held }))
}

fn delete(client: &dyn Client, topic: &str) -> Result<Value> {
    client.delete_topic(topic)?;
    let deadline = Instant::now() + BOUND;
    while client.topic_names()?.iter().any(|name| name == topic) {
        ensure!(Instant::now() < deadline, "the topic is still listed");
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(json!({}))
}
