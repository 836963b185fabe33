//! The figures of a run, as text for people and as JSON for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::arguments::{Acks, Mode};
use crate::cluster::Offsets;
use crate::context::Context;
use crate::ledger::Totals;
use crate::numbers::{bytes, grouped};
use crate::recorder::Summary;

/// All that a run found out.
#[derive(Debug, Clone, Default)]
pub struct Report {
    pub mode: &'static str,
    pub topic: Option<String>,
    pub bootstrap: String,
    pub interrupted: bool,
    /// Why it ended before its time.
    pub failure: Option<String>,
    pub totals: Totals,
    pub message_size: u32,
    /// How long it took to send, and to read, in seconds.
    pub sending_seconds: f64,
    pub receiving_seconds: f64,
    pub partitions: Vec<PartitionReport>,
    pub missing: u64,
    pub duplicated: u64,
    pub out_of_order: u64,
    pub corrupt_batches: u64,
    /// Whether the messages were read, so that anything can be said of them.
    pub was_read: bool,
    pub verify: bool,
    pub latencies: Vec<(&'static str, Summary)>,
    pub client_cpu: f64,
    pub broker_pid: Option<u32>,
    pub broker_cpu: Option<f64>,
    /// What only this mode has: name, value, unit.
    pub figures: Vec<(String, f64, &'static str)>,
    /// Errors met and got over, and how often.
    pub errors: Vec<(String, u64)>,
    pub notes: Vec<String>,
}

/// One partition's share.
#[derive(Debug, Clone, Copy, Default)]
pub struct PartitionReport {
    pub acknowledged: u64,
    pub failed: u64,
    pub received: u64,
    pub redelivered: u64,
    pub missing: u64,
    pub duplicated: u64,
    pub out_of_order: u64,
    pub skipped_offsets: u64,
    /// The broker's own, at the start of the run and at its end.
    pub before: Offsets,
    pub after: Offsets,
}

impl Report {
    /// Takes the counts over from a run, and holds them against the broker's offsets.
    pub fn count(&mut self, context: &Context, before: &[Offsets], after: Option<&[Offsets]>) {
        let arguments = &context.arguments;
        let ledger = context.ledger.borrow();
        let wrote = ledger.totals.sent > 0;
        let findings = ledger.findings(wrote);
        for (index, (partition, found)) in ledger.partitions().iter().zip(findings).enumerate() {
            let at = |offsets: &[Offsets]| offsets.get(index).copied().unwrap_or_default();
            let (before, after) = (at(before), after.map(at));
            let mut missing = if self.was_read { found.missing } else { 0 };
            if let Some(after) = after.filter(|_| wrote) {
                let stored = (after.end - before.end).max(0) as u64;
                let expected = match arguments.acks {
                    Acks::None => partition.sent(),
                    _ => partition.acknowledged,
                };
                missing = missing.max(expected.saturating_sub(stored));
                self.note_surplus(index, expected, stored);
            }
            if !wrote && self.failure.is_some() {
                // Consumers gave up before they had read it all.
                let next = partition.next_offset.unwrap_or(before.start);
                missing += (before.end - next).max(0) as u64;
            }
            self.corrupt_batches += partition.corrupt_batches;
            self.missing += missing;
            self.duplicated += found.duplicated;
            self.out_of_order += found.out_of_order;
            self.partitions.push(PartitionReport {
                acknowledged: partition.acknowledged,
                failed: partition.failed,
                received: partition.received,
                redelivered: partition.redelivered,
                missing,
                duplicated: found.duplicated,
                out_of_order: found.out_of_order,
                skipped_offsets: partition.skipped_offsets,
                before,
                after: after.unwrap_or(before),
            });
        }
        self.totals = ledger.totals;
        let was_read_to_the_end = context.consumed.is_set() && !ledger.is_full();
        if arguments.mode == Mode::Consume && !self.interrupted {
            if was_read_to_the_end && ledger.is_from_the_start() {
                let short = ledger.short_of_announced();
                if short > self.missing {
                    self.notes.push(format!(
                        "the runs that wrote the messages announced {} more: they are lost, or a run ended early",
                        grouped(short)
                    ));
                    self.missing = short;
                }
            }
            if let Some(wanted) = arguments.message_count.filter(|_| was_read_to_the_end) {
                let found = ledger.totals.received.saturating_sub(self.duplicated);
                self.missing = self.missing.max(wanted.saturating_sub(found));
            }
        }
        let errors = context.errors.borrow();
        self.errors = errors
            .iter()
            .map(|(error, times)| (error.clone(), *times))
            .collect();
    }

    fn note_surplus(&mut self, index: usize, expected: u64, stored: u64) {
        if stored > expected {
            self.notes.push(format!(
                "partition {index} grew by {} offsets more than were acknowledged: another producer, a retry, or messages \
                 whose acknowledgement was lost",
                grouped(stored - expected)
            ));
        }
    }

    /// Whether the run was as it should be.
    pub fn is_good(&self) -> bool {
        self.failure.is_none() && self.totals.failed == 0 && !(self.verify && self.is_wrong())
    }

    fn is_wrong(&self) -> bool {
        self.missing + self.duplicated + self.out_of_order + self.corrupt_batches > 0
    }

    fn verdict(&self) -> String {
        if self.is_wrong() {
            let all = [
                (self.missing, "missing"),
                (self.duplicated, "duplicated"),
                (self.out_of_order, "out of order"),
                (self.corrupt_batches, "batches corrupt"),
            ];
            let wrong = all.iter().filter(|(count, _)| *count > 0);
            let wrong: Vec<String> = wrong
                .map(|(count, what)| format!("{} {what}", grouped(*count)))
                .collect();
            format!("WRONG: {}", wrong.join(", "))
        } else if self.was_read {
            "every message is there, once and in order".to_owned()
        } else {
            "not verified: the messages were not read back".to_owned()
        }
    }

    fn messages(&self) -> u64 {
        match self.totals.acknowledged {
            0 => self.totals.received.max(self.totals.sent),
            acknowledged => acknowledged,
        }
    }

    /// CPU seconds for a million messages.
    fn per_million(&self, seconds: f64) -> Option<f64> {
        (self.messages() > 0).then(|| seconds * 1e6 / self.messages() as f64)
    }

    /// As JSON, all times with their unit in the name.
    pub fn json(&self) -> Value {
        let latency = |summary: &Summary| {
            let mut value = json!({ "count": summary.count, "mean_ms": summary.mean });
            for (name, at) in &summary.percentiles {
                value[format!("{}_ms", name.replace('.', "_"))] = json!(at);
            }
            value["max_ms"] = json!(summary.max);
            value
        };
        let latencies = self
            .latencies
            .iter()
            .map(|(name, summary)| (name.replace(' ', "_"), latency(summary)));
        let figures = self.figures.iter().map(|(name, value, unit)| {
            let name = name.replace([' ', '-'], "_");
            (
                if unit.is_empty() {
                    name
                } else {
                    format!("{name}_{unit}")
                },
                json!(value),
            )
        });
        let partitions = self
            .partitions
            .iter()
            .enumerate()
            .map(|(index, partition)| {
                json!({
                    "partition": index,
                    "acknowledged": partition.acknowledged,
                    "failed": partition.failed,
                    "received": partition.received,
                    "redelivered": partition.redelivered,
                    "missing": partition.missing,
                    "duplicated": partition.duplicated,
                    "out_of_order": partition.out_of_order,
                    "skipped_offsets": partition.skipped_offsets,
                    "log_start_offset": partition.after.start,
                    "log_end_offset_before": partition.before.end,
                    "log_end_offset": partition.after.end,
                })
            });
        let totals = &self.totals;
        json!({
            "mode": self.mode,
            "topic": self.topic,
            "bootstrap_servers": self.bootstrap,
            "interrupted": self.interrupted,
            "failure": self.failure,
            "sent": totals.sent,
            "acknowledged": totals.acknowledged,
            "failed": totals.failed,
            "received": totals.received,
            "missing": self.missing,
            "duplicated": self.duplicated,
            "out_of_order": self.out_of_order,
            "corrupt_batches": self.corrupt_batches,
            "verified": self.verify && self.was_read,
            "good": self.is_good(),
            "sending_s": self.sending_seconds,
            "receiving_s": self.receiving_seconds,
            "acknowledged_per_s": rate(totals.acknowledged, self.sending_seconds),
            "received_per_s": rate(totals.received, self.receiving_seconds),
            "latency": Value::Object(latencies.collect()),
            "client_cpu_s": self.client_cpu,
            "client_cpu_s_per_million": self.per_million(self.client_cpu),
            "broker_pid": self.broker_pid,
            "broker_cpu_s": self.broker_cpu,
            "broker_cpu_s_per_million": self.broker_cpu.and_then(|seconds| self.per_million(seconds)),
            "figures": Value::Object(figures.collect()),
            "partitions": Value::Array(partitions.collect()),
            "errors": self.errors.iter().map(|(error, times)| json!({ "error": error, "times": times })).collect::<Vec<_>>(),
            "notes": self.notes,
        })
    }

    /// As text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        write!(out, "{}", self.mode)?;
        if let Some(topic) = &self.topic {
            write!(
                out,
                " · topic {topic}, {} partitions",
                self.partitions.len()
            )?;
        }
        writeln!(
            out,
            " · {}{}",
            self.bootstrap,
            if self.interrupted {
                " · interrupted"
            } else {
                ""
            }
        )?;
        let totals = &self.totals;
        let mut count = |name: &str, number: u64, seconds: Option<f64>| {
            write!(out, "  {name:<14}{:>14}", grouped(number))?;
            if let Some(rate) = seconds.and_then(|seconds| rate(number, seconds)) {
                let size = bytes(rate * f64::from(self.message_size));
                write!(out, "   {}/s, {size}/s", grouped(rate as u64))?;
            }
            writeln!(out)
        };
        if totals.sent > 0 || self.mode == Mode::Produce.name() {
            count("sent", totals.sent, None)?;
            count(
                "acknowledged",
                totals.acknowledged,
                Some(self.sending_seconds),
            )?;
            count("failed", totals.failed, None)?;
        }
        if self.was_read {
            count("received", totals.received, None)?;
            count("missing", self.missing, None)?;
            count("duplicated", self.duplicated, None)?;
            count("out of order", self.out_of_order, None)?;
            if let Some(rate) = rate(totals.received, self.receiving_seconds) {
                let size = totals.received_bytes as f64 / self.receiving_seconds;
                writeln!(
                    out,
                    "  read at {}/s, {}/s",
                    grouped(rate as u64),
                    bytes(size)
                )?;
            }
        } else if self.missing > 0 {
            count("missing", self.missing, None)?;
        }
        self.write_partitions(out)?;
        for (name, summary) in &self.latencies {
            write!(out, "  {name}, ms:  mean {:.3}", summary.mean)?;
            for (percentile, value) in &summary.percentiles {
                write!(out, "  {percentile} {value:.3}")?;
            }
            writeln!(out, "  max {:.3}", summary.max)?;
        }
        for (name, value, unit) in &self.figures {
            writeln!(
                out,
                "  {name}: {} {unit}",
                (value * 1000.0).round() / 1000.0
            )?;
        }
        let cpu = |seconds: f64| match self.per_million(seconds) {
            Some(per_million) => format!("{seconds:.2} s, {per_million:.3} s a million messages"),
            None => format!("{seconds:.2} s"),
        };
        writeln!(out, "  CPU of this client: {}", cpu(self.client_cpu))?;
        if let (Some(pid), Some(seconds)) = (self.broker_pid, self.broker_cpu) {
            writeln!(out, "  CPU of the broker (process {pid}): {}", cpu(seconds))?;
        }
        for (error, times) in &self.errors {
            writeln!(out, "  met {times} ×: {error}")?;
        }
        for note in &self.notes {
            writeln!(out, "  {note}")?;
        }
        if self.verify {
            writeln!(out, "  verify: {}", self.verdict())?;
        }
        if let Some(failure) = &self.failure {
            writeln!(out, "  FAILED: {failure}")?;
        }
        Ok(())
    }

    fn write_partitions(&self, out: &mut String) -> std::fmt::Result {
        const MOST: usize = 20;
        if self.partitions.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "  partition  acknowledged    failed      received   missing    double  unordered  broker's offsets"
        )?;
        for (index, partition) in self.partitions.iter().enumerate().take(MOST) {
            writeln!(
                out,
                "  {index:>9} {:>13} {:>9} {:>13} {:>9} {:>9} {:>10}  {} → {}",
                grouped(partition.acknowledged),
                grouped(partition.failed),
                grouped(partition.received),
                grouped(partition.missing),
                grouped(partition.duplicated),
                grouped(partition.out_of_order),
                partition.before.end,
                partition.after.end
            )?;
        }
        if self.partitions.len() > MOST {
            writeln!(
                out,
                "  … and {} more partitions (--format json has them all)",
                self.partitions.len() - MOST
            )?;
        }
        Ok(())
    }
}

fn rate(count: u64, seconds: f64) -> Option<f64> {
    (count > 0 && seconds > 0.0).then(|| count as f64 / seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(missing: u64, verify: bool) -> Report {
        Report {
            mode: "produce",
            missing,
            verify,
            was_read: true,
            ..Report::default()
        }
    }

    #[test]
    fn a_loss_is_a_failure_where_it_was_to_be_looked_for() {
        assert!(report(0, true).is_good());
        assert!(report(1, false).is_good());
        let lost = report(1, true);
        assert!(!lost.is_good());
        assert!(lost.text().contains("WRONG: 1 missing"), "{}", lost.text());
        assert_eq!(lost.json()["good"], json!(false));
    }

    #[test]
    fn messages_that_failed_are_a_failure() {
        let mut failed = report(0, false);
        failed.totals.failed = 1;
        assert!(!failed.is_good());
    }
}
