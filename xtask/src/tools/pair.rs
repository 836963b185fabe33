//! Our broker and a real Kafka with the same server.properties, and a JVM of tools beside each.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::script::{Call, Flags, Step};
use super::shell::{Alone, Output, Shell};
use crate::interop::broker::first_metadata;
use crate::kafka::{self, Kafka, Settings};
use crate::process::{self, Process};

/// What the script calls the broker, and the folder of its files.
const BROKER: &str = "localhost:9092";
const FILES: &str = "work/";

/// Beside what every Kafka of ours gets: groups that form at once, topics of some partitions.
const PROPERTIES: [(&str, &str); 3] = [
    ("num.partitions", "2"),
    ("group.initial.rebalance.delay.ms", "0"),
    ("offsets.topic.num.partitions", "3"),
];

/// The release whose metadata.version a fresh directory of ours has.
const METADATA_RELEASE: &str = "3.9";

const BOUND: Duration = Duration::from_secs(60);

/// One broker and its tools.
struct Side {
    name: &'static str,
    port: u16,
    controller_port: String,
    work: PathBuf,
    jars: PathBuf,
    shell: Shell,
    alone: Vec<(Alone, String, Flags)>,
}

/// Both of them.
pub struct Pair {
    sides: [Side; 2],
    ours: Process,
    theirs: Kafka,
}

impl Pair {
    /// Starts both on fresh directories below `work`.
    pub fn start(release: &str, binary: &Path, work: &Path) -> Result<Self> {
        if work.exists() {
            std::fs::remove_dir_all(work)?;
        }
        let jars = kafka::fetch("server.pom.xml", release)?;
        let classes = work.join("classes");
        kafka::compile(
            &jars,
            &[kafka::root().join("tests/interop/java/tools")],
            &classes,
        )?;
        let prepare = |name: &'static str| {
            let work = work.join(name);
            let port = process::free_port()?;
            let settings = Settings {
                data: &work.join("data"),
                port,
                advertised_port: port,
                more: &PROPERTIES,
            };
            let kafka = Kafka::new(release, &work, &settings)?;
            let shell = Shell::start(&jars, &classes, &work.join("shell.log"))?;
            let text = std::fs::read_to_string(work.join("server.properties"))?;
            let controller_port = text
                .split("CONTROLLER://127.0.0.1:")
                .nth(1)
                .and_then(|rest| rest.lines().next());
            let controller_port = controller_port.context("no controller port")?.to_owned();
            let alone = Vec::new();
            let side = Side {
                name,
                port,
                controller_port,
                work,
                jars: jars.clone(),
                shell,
                alone,
            };
            Ok::<_, anyhow::Error>((side, kafka))
        };
        let (our_side, _) = prepare("chronik")?;
        let (their_side, mut theirs) = prepare("kafka")?;
        let mut command = Command::new(binary);
        command
            .arg("--config")
            .arg(our_side.work.join("server.properties"));
        let ours = Process::start(&mut command, &our_side.work.join("broker.log"))?;
        theirs.format_as(METADATA_RELEASE)?;
        theirs.start()?;
        let sides = [our_side, their_side];
        for side in &sides {
            side.wait_until_ready()?;
        }
        Ok(Self {
            sides,
            ours,
            theirs,
        })
    }

    /// Does one step with both at once: the tool, what is not compared, and what each left. None where there is nothing
    /// to compare yet.
    pub fn perform(&mut self, step: &Step) -> Result<Option<(String, Flags, [Output; 2])>> {
        let sides = &mut self.sides;
        match step {
            Step::File(name, text) => {
                for side in sides {
                    std::fs::write(side.work.join(name), text)?;
                }
                Ok(None)
            }
            Step::Run(call) => {
                for side in sides.iter_mut() {
                    let arguments = side.arguments(call);
                    side.shell.call(&call.tool, &call.input, &arguments)?;
                }
                let outputs =
                    both(sides, |side| side.shell.answer()).with_context(|| step.to_string())?;
                Ok(Some((call.tool.clone(), call.flags.clone(), outputs)))
            }
            Step::Start(call, until) => {
                for side in sides.iter_mut() {
                    let out = side.work.join(format!("alone-{}.txt", call.tool));
                    let alone = Alone::start(&side.jars, &call.tool, &side.arguments(call), &out)?;
                    side.alone
                        .push((alone, call.tool.clone(), call.flags.clone()));
                }
                for side in sides.iter_mut() {
                    let (alone, ..) = side.alone.last_mut().context("nothing was started")?;
                    alone
                        .until(until)
                        .with_context(|| format!("{step}, {}", side.name))?;
                }
                Ok(None)
            }
            Step::Wait => {
                let mut what = None;
                let outputs = both(sides, |side| {
                    if side.alone.is_empty() {
                        bail!("nothing was started");
                    }
                    let (alone, tool, flags) = side.alone.remove(0);
                    what = Some((tool, flags));
                    alone.end()
                })?;
                let (tool, flags) = what.context("nothing was started")?;
                Ok(Some((tool, flags, outputs)))
            }
        }
    }

    /// Asks Kafka once more: it tells that a setting is changed before all its parts know.
    pub fn ask_kafka_again(&mut self, step: &Step) -> Result<Output> {
        let (Step::Run(call), [_, side]) = (step, &mut self.sides) else {
            bail!("{step} is no question");
        };
        side.shell
            .call(&call.tool, &call.input, &side.arguments(call))?;
        side.told(|side| side.shell.answer())
    }

    /// Both brokers must end cleanly.
    pub fn stop(mut self) -> Result<()> {
        self.ours.terminate(BOUND)?;
        self.theirs.process()?.terminate(BOUND)?;
        Ok(())
    }
}

fn both(
    sides: &mut [Side; 2],
    mut what: impl FnMut(&mut Side) -> Result<Output>,
) -> Result<[Output; 2]> {
    let [ours, theirs] = sides;
    Ok([ours.told(&mut what)?, theirs.told(&mut what)?])
}

impl Side {
    /// What a tool left, with the script's names.
    fn told(&mut self, what: impl FnOnce(&mut Self) -> Result<Output>) -> Result<Output> {
        let mut output = what(self).context(self.name)?;
        output.out = self.renamed(&output.out);
        output.errors = self.renamed(&output.errors);
        Ok(output)
    }

    fn arguments(&self, call: &Call) -> Vec<String> {
        let files = format!("{}/", self.work.display());
        let real = |text: &String| {
            let text = text.replace(BROKER, &self.address());
            text.strip_prefix(FILES)
                .map(|name| format!("{files}{name}"))
                .unwrap_or(text)
        };
        call.arguments.iter().map(real).collect()
    }

    fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What a tool printed, with the script's names for broker and files.
    fn renamed(&self, text: &str) -> String {
        let text = text.replace(&self.address(), BROKER);
        let text = text.replace(&format!("{}/", self.work.display()), FILES);
        let text = with_number(&text, &self.port.to_string(), "9092");
        with_number(&text, &self.controller_port, "9093")
    }

    fn wait_until_ready(&self) -> Result<()> {
        let deadline = Instant::now() + BOUND;
        while let Err(error) = first_metadata(&self.address()) {
            if Instant::now() >= deadline {
                return Err(error).with_context(|| format!("{} does not answer", self.name));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

/// Puts `with` wherever `number` stands by itself.
fn with_number(text: &str, number: &str, with: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(number) {
        let (before, after) = (&rest[..at], &rest[at + number.len()..]);
        let is_digit = |c: char| c.is_ascii_digit();
        let is_part = before.ends_with(is_digit) || after.starts_with(is_digit);
        whole += before;
        whole += if is_part { number } else { with };
        rest = after;
    }
    whole + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_no_part_of_a_longer_number() {
        let text = "a:29092, 1729092555, 29092";
        assert_eq!(
            with_number(text, "29092", "9092"),
            "a:9092, 1729092555, 9092"
        );
    }
}
