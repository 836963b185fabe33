//! The scenario that every client goes through alone: topics, records in every codec, groups, restarts, offsets.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::broker::Broker;
use super::clients::Client;
use super::judge::{self, Ledger};
use super::table::{Outcome, Table};

const MESSAGES: i64 = 3000;
const MORE: i64 = 300;

/// One client's way through the scenario.
struct Run<'a> {
    client: &'a Client,
    broker: &'a mut Broker,
    work: &'a Path,
    topic: String,
    first_timestamp: i64,
    ledger: Ledger,
    /// What the group that is interrupted again and again has read, over all its lives.
    resumed: Vec<judge::Seen>,
    deadline: Instant,
}

/// The longest that the whole scenario may take of one client.
const CLIENT_BOUND: Duration = Duration::from_secs(240);

/// A step's name, whether it applies, and what it does.
type Step<'a> = (&'static str, bool, fn(&mut Run<'a>) -> Result<()>);

/// Notes each step of `client` in the table. A failed step ends the run if the rest needs what it left.
pub fn run<'a>(client: &'a Client, broker: &'a mut Broker, work: &'a Path, table: &mut Table) {
    let first_timestamp = recent_timestamp();
    let topic = format!("interop-{}", client.name);
    let mut run = Run {
        client,
        broker,
        work,
        topic,
        first_timestamp,
        ledger: Ledger::default(),
        resumed: Vec::new(),
        deadline: Instant::now() + CLIENT_BOUND,
    };
    let can_restart = run.broker.can_restart();
    let steps: [Step<'a>; 11] = [
        ("create", true, Run::create),
        ("produce", true, Run::produce),
        ("group of 1", client.groups, Run::group_of_one),
        ("client restart", client.groups, Run::client_restart),
        ("SIGTERM", can_restart, Run::clean_restart),
        ("kill -9", can_restart, Run::hard_restart),
        ("group of 3, then 2", client.groups, Run::group_of_three),
        ("offsets", true, Run::offsets),
        ("seek", true, Run::seek),
        ("describe", client.describes, Run::describe),
        ("delete", client.topics, Run::delete),
    ];
    for (name, applies, step) in steps {
        let start = Instant::now();
        let outcome = match applies.then(|| step(&mut run)) {
            None => Outcome::Absent,
            Some(Ok(())) => Outcome::Passed(start.elapsed()),
            Some(Err(error)) => Outcome::Failed(format!("{error:#}")),
        };
        let failed = matches!(outcome, Outcome::Failed(_));
        table.note(client.name, name, outcome);
        if failed && matches!(name, "create" | "produce" | "SIGTERM" | "kill -9") {
            break;
        }
    }
}

/// Milliseconds of an hour ago: within every retention, and not what a broker's own clock would say.
pub fn recent_timestamp() -> i64 {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(now.as_millis()).unwrap_or_default() - 3_600_000
}

impl Run<'_> {
    fn step(&self, step: &str, args: &[(&str, String)]) -> Result<Value> {
        let mut all = vec![
            ("topic", self.topic.clone()),
            ("headers", self.client.headers.to_owned()),
        ];
        if self.client.timestamps {
            all.push(("timestamp", self.first_timestamp.to_string()));
        }
        all.extend_from_slice(args);
        let result = self.client.step_before(
            self.deadline,
            step,
            &self.broker.bootstrap(),
            self.work,
            &all,
        )?;
        judge::no_problems(&result)?;
        Ok(result)
    }

    fn create(&mut self) -> Result<()> {
        let how = if self.client.creates_by_asking {
            "asking"
        } else {
            "admin"
        };
        self.step("create", &[("how", how.to_owned())]).map(drop)
    }

    fn produce(&mut self) -> Result<()> {
        let each = MESSAGES / i64::try_from(self.client.codecs.len())?;
        for (index, codec) in (0..).zip(self.client.codecs) {
            self.send(index * each, each, codec)
                .with_context(|| format!("codec {codec}"))?;
        }
        ensure!(
            self.ledger.ends().iter().all(|end| *end > 0),
            "a partition got no message"
        );
        Ok(())
    }

    fn send(&mut self, first: i64, count: i64, codec: &str) -> Result<()> {
        let args = [
            ("first", first.to_string()),
            ("count", count.to_string()),
            ("codec", codec.to_owned()),
        ];
        let result = self.step("produce", &args)?;
        let sent = judge::rows(&result, "records")?;
        ensure!(
            i64::try_from(sent.len())? == count,
            "{} of {count} messages were acknowledged",
            sent.len()
        );
        self.ledger.acknowledge(&sent)
    }

    fn group_of_one(&mut self) -> Result<()> {
        let args = [
            ("group", self.group("one")),
            ("count", MESSAGES.to_string()),
            ("linger", "0.5".to_owned()),
        ];
        let result = self.step("consume", &args)?;
        ensure!(
            result["assigned"] == json!([[0, 1, 2]]),
            "assigned: {}",
            result["assigned"]
        );
        self.ledger.expect_all(&judge::rows(&result, "records")?)
    }

    fn group(&self, kind: &str) -> String {
        format!("{}-{kind}", self.topic)
    }

    /// Reads all that was acknowledged, without a group.
    fn read_all(&self) -> Result<()> {
        let result = self.step("read_all", &[])?;
        self.ledger.expect_all(&judge::rows(&result, "records")?)
    }

    /// Reads on with the group that is interrupted, `count` messages.
    fn read_on(&mut self, count: i64) -> Result<()> {
        let args = [
            ("group", self.group("resumed")),
            ("count", count.to_string()),
        ];
        let read = judge::rows(&self.step("consume", &args)?, "records")?;
        ensure!(
            i64::try_from(read.len())? == count,
            "read {} of {count} messages",
            read.len()
        );
        self.resumed.extend(read);
        self.ledger.expect(&self.resumed)
    }

    fn client_restart(&mut self) -> Result<()> {
        self.read_on(900)?;
        self.read_on(600)
    }

    fn clean_restart(&mut self) -> Result<()> {
        self.broker.stop()?;
        self.broker.launch()?;
        if self.client.groups {
            self.read_on(600)
        } else {
            self.read_all()
        }
    }

    fn hard_restart(&mut self) -> Result<()> {
        self.send(MESSAGES, MORE, "none")?;
        self.broker.kill()?;
        self.broker.launch()?;
        if !self.client.groups {
            return self.read_all();
        }
        let left = self.ledger.len() - self.resumed.len();
        self.read_on(i64::try_from(left)?)?;
        self.ledger.expect_all(&self.resumed)
    }

    fn group_of_three(&mut self) -> Result<()> {
        let before = self.ledger.len();
        let args = [
            ("group", self.group("three")),
            ("count", before.to_string()),
            ("more", MORE.to_string()),
            ("next", (MESSAGES + MORE).to_string()),
        ];
        let result = self.step("group", &args)?;
        self.ledger.acknowledge(&judge::rows(&result, "sent")?)?;
        let assigned: Vec<usize> = result["assigned"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|m| Some(m.as_array()?.len()))
            .collect();
        ensure!(assigned == [1, 1, 1], "assigned: {}", result["assigned"]);
        let left = result["left"].as_array().map_or(0, Vec::len);
        ensure!(left == 2, "assigned after one left: {}", result["left"]);
        self.ledger.expect_all(&judge::rows(&result, "records")?)?;
        let result = self.step("committed", &[("group", self.group("three"))])?;
        self.ends_at(&result["committed"])
            .context("committed offsets")
    }

    fn ends_at(&self, offsets: &Value) -> Result<()> {
        let [zero, one, two] = self.ledger.ends();
        let wanted = json!({"0": zero, "1": one, "2": two});
        ensure!(*offsets == wanted, "{offsets} instead of {wanted}");
        Ok(())
    }

    fn offsets(&mut self) -> Result<()> {
        let number = MESSAGES / 2;
        let mut args = Vec::new();
        if self.client.offsets_for_times {
            args.push(("time", (self.first_timestamp + number).to_string()));
        }
        let result = self.step("offsets", &args)?;
        ensure!(
            result["earliest"] == json!({"0": 0, "1": 0, "2": 0}),
            "earliest: {}",
            result["earliest"]
        );
        self.ends_at(&result["latest"]).context("latest")?;
        if self.client.offsets_for_times {
            let all = self.ledger.all();
            for partition in 0..3 {
                let at = all
                    .iter()
                    .find(|row| row.partition == partition && row.number >= number);
                let (found, wanted) = (
                    &result["time"][partition.to_string()],
                    at.map(|row| row.offset),
                );
                ensure!(
                    found.as_i64() == wanted,
                    "by time, partition {partition}: {found} instead of {wanted:?}"
                );
            }
        }
        Ok(())
    }

    fn seek(&mut self) -> Result<()> {
        let all = self.ledger.all();
        let wanted = all[all.len() / 2];
        let args = [
            ("partition", wanted.partition.to_string()),
            ("offset", wanted.offset.to_string()),
        ];
        let read = judge::rows(&self.step("seek", &args)?, "records")?;
        ensure!(
            read.first() == Some(&wanted),
            "{:?} instead of {wanted:?}",
            read.first()
        );
        Ok(())
    }

    fn describe(&mut self) -> Result<()> {
        let result = self.step("describe", &[("group", self.group("described"))])?;
        ensure!(
            result == json!({"state": "Stable", "members": 1, "held": 3}),
            "{result}"
        );
        Ok(())
    }

    fn delete(&mut self) -> Result<()> {
        self.step("delete", &[]).map(drop)
    }
}
