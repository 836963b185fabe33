//! `cargo xtask tools`: Kafka's own command-line tools against our broker and against a real Kafka, one script for both. What
//! they print, and how they end, must be the same but for names, ids, times and what is measured.

mod expected;
mod normal;
mod pair;
mod script;
mod shell;

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use clap::Args;

use crate::interop::broker::server_binary;
use crate::interop::table::align;
use crate::kafka;
use expected::Verdict;
use pair::Pair;

/// The Kafka whose tools and broker are used.
const RELEASE: &str = "4.3.1";

/// How often Kafka is asked again where it may not have settled yet.
const SETTLING: usize = 4;

const SCRIPT: &str = include_str!("tools/script.txt");

#[derive(Args)]
pub struct Arguments {
    /// A chronik-server that is built already, instead of a release build
    #[arg(long, value_name = "PROGRAM")]
    server: Option<std::path::PathBuf>,
    /// Print what both brokers' tools print, differing or not
    #[arg(long)]
    verbose: bool,
}

/// How the steps of one tool ended.
#[derive(Default)]
struct Row {
    tool: String,
    steps: usize,
    same: usize,
    expected: usize,
    failed: usize,
}

pub fn run(arguments: Arguments) -> Result<()> {
    let start = Instant::now();
    let steps = script::parse(SCRIPT)?;
    let binary = match arguments.server {
        Some(binary) => std::path::absolute(binary)?,
        None => server_binary()?,
    };
    let work = kafka::folder().join("tools");
    let mut pair = Pair::start(RELEASE, &binary, &work)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for step in &steps {
        let Some((tool, flags, outputs)) = pair.perform(step)? else {
            continue;
        };
        let [ours, mut theirs] = outputs.map(|output| normal::lines(&output, &flags));
        for _ in 0..SETTLING {
            let differs = matches!(expected::judge(&tool, &ours, &theirs), Verdict::Differs(_));
            if !differs || !step.only_asks() {
                break;
            }
            std::thread::sleep(Duration::from_millis(500));
            theirs = normal::lines(&pair.ask_kafka_again(step)?, &flags);
        }
        if arguments.verbose {
            println!(
                "\n{step}\n  ours:\n{}  Kafka:\n{}",
                shown(&ours),
                shown(&theirs)
            );
        }
        let verdict = expected::judge(&tool, &ours, &theirs);
        let at = rows
            .iter()
            .position(|row| row.tool == tool)
            .unwrap_or_else(|| {
                rows.push(Row {
                    tool: tool.clone(),
                    ..Row::default()
                });
                rows.len() - 1
            });
        let row = &mut rows[at];
        row.steps += 1;
        match verdict {
            Verdict::Same => row.same += 1,
            Verdict::Expected(because) => {
                row.expected += 1;
                for reason in because {
                    match reasons.iter_mut().find(|(known, _)| *known == reason) {
                        Some((_, times)) => *times += 1,
                        None => reasons.push((reason, 1)),
                    }
                }
            }
            Verdict::Differs(difference) => {
                row.failed += 1;
                println!("\nDIFFERENT: {step}\n{difference}");
            }
        }
    }
    pair.stop()?;
    println!("\n{}", render(&rows));
    for (reason, times) in &reasons {
        println!("expected in {times} steps: {reason}");
    }
    let (all, failed) = rows.iter().fold((0, 0), |(all, failed), row| {
        (all + row.steps, failed + row.failed)
    });
    println!(
        "{all} steps, {failed} different, {:.0} s",
        start.elapsed().as_secs_f64()
    );
    ensure!(
        failed == 0,
        "{failed} steps differ; logs are in {}",
        work.display()
    );
    Ok(())
}

fn shown(lines: &[String]) -> String {
    lines.iter().map(|line| format!("    {line}\n")).collect()
}

fn render(rows: &[Row]) -> String {
    let head = ["tool", "steps", "same", "expected", "different"]
        .map(str::to_owned)
        .to_vec();
    let body = rows.iter().map(|row| {
        let counts = [row.steps, row.same, row.expected, row.failed];
        std::iter::once(row.tool.clone())
            .chain(counts.map(|count| count.to_string()))
            .collect()
    });
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(body).collect();
    align(&lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_can_be_read_and_uses_every_tool() {
        let steps = script::parse(SCRIPT).expect("a script");
        for (tool, _) in shell::TOOLS {
            assert!(
                steps.iter().any(|step| step.tool() == Some(tool)),
                "{tool} is not used"
            );
        }
    }
}
