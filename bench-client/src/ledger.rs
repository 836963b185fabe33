//! The account of every message: sent, acknowledged, failed, received, missing, double, out of order.

use std::collections::BTreeMap;

use crate::message::Marker;
use crate::seen::Seen;

/// All partitions of the topic.
#[derive(Debug, Default)]
pub struct Ledger {
    run: u32,
    partitions: Vec<Partition>,
    /// Reading stops at so many messages.
    limit: Option<u64>,
    pub totals: Totals,
}

/// Sums over all partitions, kept as it goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    pub sent: u64,
    pub acknowledged: u64,
    pub failed: u64,
    pub received: u64,
    pub received_bytes: u64,
}

/// One partition.
#[derive(Debug, Default)]
pub struct Partition {
    /// What each producer of this run wrote to it.
    sent: Vec<Sent>,
    pub acknowledged: u64,
    pub failed: u64,
    pub received: u64,
    /// Where reading began.
    begun_at: Option<i64>,
    /// Offset behind the last message or batch that was read.
    pub next_offset: Option<i64>,
    /// Messages that the broker handed out again below an offset that it had passed.
    repeated: u64,
    /// Messages that a group read again after a rebalance.
    pub redelivered: u64,
    /// Batches whose checksum is wrong.
    pub corrupt_batches: u64,
    /// Offsets without a message; compaction and transactions leave some.
    pub skipped_offsets: u64,
    streams: Vec<Stream>,
    last_stream: usize,
}

/// What one producer of this run wrote to a partition.
#[derive(Debug, Default)]
struct Sent {
    /// Numbers given out: 0 to one less.
    numbers: u64,
    /// Those that nobody acknowledged, first to one above the last.
    failed: Vec<(u64, u64)>,
}

/// The messages of one producer of one run.
#[derive(Debug)]
struct Stream {
    run: u32,
    producer: u32,
    announced: u64,
    received: u64,
    seen: Seen,
}

/// What came of a partition's messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Findings {
    pub missing: u64,
    pub duplicated: u64,
    pub out_of_order: u64,
}

impl Ledger {
    pub fn new(run: u32, partitions: usize, producers: u32, limit: Option<u64>) -> Self {
        let partition = || Partition {
            sent: (0..producers).map(|_| Sent::default()).collect(),
            ..Partition::default()
        };
        Self {
            run,
            partitions: (0..partitions).map(|_| partition()).collect(),
            limit,
            totals: Totals::default(),
        }
    }

    pub fn partitions(&self) -> &[Partition] {
        &self.partitions
    }

    /// Gives out the next `count` numbers of a producer in a partition; the first of them.
    pub fn send(&mut self, partition: usize, producer: u32, count: u64) -> u64 {
        let sent = &mut self.partitions[partition].sent[producer as usize];
        let first = sent.numbers;
        sent.numbers += count;
        self.totals.sent += count;
        first
    }

    pub fn acknowledge(&mut self, partition: usize, count: u64) {
        self.partitions[partition].acknowledged += count;
        self.totals.acknowledged += count;
    }

    /// Messages that are given up: whether the broker has them is not known.
    pub fn fail(&mut self, partition: usize, producer: u32, first: u64, count: u64) {
        let partition = &mut self.partitions[partition];
        partition.failed += count;
        partition.sent[producer as usize]
            .failed
            .push((first, first + count));
        self.totals.failed += count;
    }

    /// Whether as many messages were read as were asked for.
    pub fn is_full(&self) -> bool {
        self.limit
            .is_some_and(|limit| self.totals.received >= limit)
    }

    /// Takes in a message that was read. Its marker if it is one of this run, and this is the first time.
    #[inline]
    pub fn receive(&mut self, partition: usize, offset: i64, value: &[u8]) -> Option<Marker> {
        let place = &mut self.partitions[partition];
        let next = place.next_offset.unwrap_or(offset);
        if offset < next {
            place.redelivered += 1;
            return None;
        }
        place.skipped_offsets += (offset - next) as u64;
        place.next_offset = Some(offset + 1);
        place.received += 1;
        self.totals.received += 1;
        self.totals.received_bytes += value.len() as u64;
        let marker = Marker::read(value)?;
        place.stream(&marker, self.run).see(marker.number);
        (marker.run == self.run).then_some(marker)
    }

    /// Notes from which offset on a partition is read. Only the first word counts.
    pub fn begin(&mut self, partition: usize, offset: i64) {
        let place = &mut self.partitions[partition];
        place.begun_at.get_or_insert(offset);
        place.next_offset.get_or_insert(offset);
    }

    /// Passes over offsets that hold no message: the rest of a batch, a marker of a transaction.
    pub fn pass(&mut self, partition: usize, next_offset: i64) {
        let place = &mut self.partitions[partition];
        if place.next_offset.is_none_or(|next| next < next_offset) {
            place.next_offset = Some(next_offset);
        }
    }

    /// A message that the broker handed out below an offset that it had passed in the same answer.
    pub fn repeat(&mut self, partition: usize) {
        self.partitions[partition].repeated += 1;
    }

    pub fn corrupt(&mut self, partition: usize) {
        self.partitions[partition].corrupt_batches += 1;
    }

    /// What came of the messages of each partition. `written` is set when this run wrote them and then read all of them
    /// back: it knows what must be there.
    pub fn findings(&self, written: bool) -> Vec<Findings> {
        let run = self.run;
        self.partitions
            .iter()
            .map(|partition| partition.findings(written, run))
            .collect()
    }

    /// Of messages that earlier runs announced, how many were not found; only right if everything was read.
    pub fn short_of_announced(&self) -> u64 {
        let mut runs: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
        for stream in self
            .partitions
            .iter()
            .flat_map(|partition| &partition.streams)
        {
            let (announced, received) = runs.entry(stream.run).or_default();
            *announced = stream.announced.max(*announced);
            *received += stream.received - stream.seen.duplicated;
        }
        runs.values()
            .map(|(announced, received)| announced.saturating_sub(*received))
            .sum()
    }

    /// Whether every partition was read from its very beginning.
    pub fn is_from_the_start(&self) -> bool {
        let mut starts = self.partitions.iter().map(|partition| partition.begun_at);
        starts.all(|start| start == Some(0))
    }
}

impl Partition {
    /// How many messages this run sent to it and did not give up.
    pub fn sent(&self) -> u64 {
        self.sent.iter().map(|sent| sent.numbers).sum::<u64>() - self.failed
    }

    #[inline]
    fn stream(&mut self, marker: &Marker, run: u32) -> &mut Seen {
        let is_it =
            |stream: &Stream| stream.run == marker.run && stream.producer == marker.producer;
        if !self.streams.get(self.last_stream).is_some_and(is_it) {
            self.last_stream = self.streams.iter().position(is_it).unwrap_or_else(|| {
                // Of a partition that is read from its middle, earlier messages of other runs may be gone.
                let from_the_start = self.begun_at == Some(0) || marker.run == run;
                self.streams.push(Stream {
                    run: marker.run,
                    producer: marker.producer,
                    announced: marker.announced,
                    received: 0,
                    seen: if from_the_start {
                        Seen::default()
                    } else {
                        Seen::from(marker.number)
                    },
                });
                self.streams.len() - 1
            });
        }
        let stream = &mut self.streams[self.last_stream];
        stream.received += 1;
        &mut stream.seen
    }

    fn findings(&self, written: bool, run: u32) -> Findings {
        let mut findings = Findings {
            duplicated: self.repeated,
            ..Findings::default()
        };
        for stream in &self.streams {
            findings.duplicated += stream.seen.duplicated;
            findings.out_of_order += stream.seen.out_of_order;
            if !written {
                findings.missing += stream.seen.holes();
            }
        }
        if written {
            for (producer, sent) in self.sent.iter().enumerate() {
                let is_it =
                    |stream: &&Stream| stream.run == run && stream.producer as usize == producer;
                let nothing = Seen::default();
                let seen = self
                    .streams
                    .iter()
                    .find(is_it)
                    .map_or(&nothing, |stream| &stream.seen);
                findings.missing += sent.missing(seen);
            }
        }
        findings
    }
}

impl Sent {
    /// How many of the numbers that were not given up are not among those seen.
    fn missing(&self, seen: &Seen) -> u64 {
        let excused = |start: u64, end: u64| -> u64 {
            let failed = self.failed.iter();
            failed
                .map(|(first, last)| end.min(*last).saturating_sub(start.max(*first)))
                .sum()
        };
        let missing = seen.missing(self.numbers);
        missing
            .map(|(start, end)| end - start - excused(start, end))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Writer;

    fn message(run: u32, number: u64, announced: u64) -> Vec<u8> {
        let marker = Marker {
            run,
            producer: 0,
            number,
            announced,
            sent_at_micros: 0,
        };
        Writer::new(100).write(&marker).to_vec()
    }

    #[test]
    fn what_was_acknowledged_and_is_not_there_is_missing_and_what_failed_is_not() {
        let mut ledger = Ledger::new(7, 1, 1, None);
        assert_eq!((ledger.send(0, 0, 10), ledger.send(0, 0, 10)), (0, 10));
        ledger.acknowledge(0, 15);
        ledger.fail(0, 0, 15, 5);
        for number in (0..5).chain(8..12) {
            ledger.receive(0, number, &message(7, number as u64, 0));
        }
        let missing = ledger.findings(true)[0].missing;
        assert_eq!(missing, 3 + 3, "5, 6, 7 and 12, 13, 14");
    }

    #[test]
    fn a_partition_of_which_nothing_came_misses_everything() {
        let mut ledger = Ledger::new(7, 2, 1, None);
        ledger.send(1, 0, 10);
        let findings = ledger.findings(true);
        assert_eq!((findings[0].missing, findings[1].missing), (0, 10));
    }

    #[test]
    fn a_later_reader_misses_the_end_by_what_was_announced() {
        let mut ledger = Ledger::new(8, 1, 0, None);
        ledger.begin(0, 0);
        for number in 0..6 {
            assert_eq!(
                ledger.receive(0, number, &message(7, number as u64, 10)),
                None
            );
        }
        assert_eq!(ledger.findings(false)[0], Findings::default());
        assert!(ledger.is_from_the_start());
        assert_eq!(ledger.short_of_announced(), 4);
    }

    #[test]
    fn a_message_that_stands_twice_is_double_and_one_that_is_read_again_is_not() {
        let mut ledger = Ledger::new(8, 1, 0, None);
        ledger.begin(0, 0);
        for (offset, number) in [(0, 0), (1, 1), (2, 0), (3, 1), (1, 1)] {
            ledger.receive(0, offset, &message(7, number, 0));
        }
        assert_eq!(ledger.findings(false)[0].duplicated, 2);
        assert_eq!(ledger.partitions()[0].redelivered, 1);
        assert_eq!(ledger.totals.received, 4);
    }

    #[test]
    fn a_topic_read_from_the_middle_misses_nothing_before_it() {
        let mut ledger = Ledger::new(8, 1, 0, None);
        ledger.begin(0, 100);
        for offset in 100..110 {
            ledger.receive(0, offset, &message(7, offset as u64, 1000));
        }
        assert_eq!(ledger.findings(false)[0].missing, 0);
        assert!(!ledger.is_from_the_start());
    }
}
