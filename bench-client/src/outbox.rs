//! What a producer has for one partition: batches in order, sent or to be sent again, until they are acknowledged.

use std::collections::VecDeque;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use bytes::Bytes;
use kafka_proto::records::{BATCH_HEADER_LEN, BatchBuilder, increment_sequence};

use crate::context::Context;
use crate::message::{Marker, Writer};
use crate::workload::Chunk;

/// A batch until it is acknowledged or given up.
#[derive(Debug, Clone)]
pub struct Batch {
    pub records: Bytes,
    /// The number of its first message.
    pub first: u64,
    pub count: usize,
    pub due: Instant,
    pub interval: Duration,
    pub created: Instant,
}

/// One partition's batches of one producer.
#[derive(Debug)]
pub struct Outbox {
    pub partition: usize,
    producer: u32,
    /// Id and epoch of an idempotent producer.
    identity: Option<(i64, i16)>,
    next_sequence: i32,
    keys: Vec<Bytes>,
    next_key: usize,
    pub batches: VecDeque<Batch>,
    /// How many of the batches, from the front, were sent on the present connection.
    pub sent: usize,
    /// How many requests with a batch of this partition have no answer yet.
    pub outstanding: usize,
    /// Something failed: nothing more is sent until all that is outstanding is answered, then all of it again.
    pub hold: bool,
    /// When it may be sent again after that.
    pub retry_at: Option<Instant>,
}

impl Outbox {
    pub fn new(
        partition: usize,
        producer: u32,
        identity: Option<(i64, i16)>,
        keys: Vec<Bytes>,
    ) -> Self {
        Self {
            partition,
            producer,
            identity,
            next_sequence: 0,
            keys,
            next_key: 0,
            batches: VecDeque::new(),
            sent: 0,
            outstanding: 0,
            hold: false,
            retry_at: None,
        }
    }

    /// How many messages fill a batch.
    pub fn capacity(context: &Context) -> usize {
        // Length, attributes, deltas and the lengths of key and value take about ten bytes, a key another ten.
        let each =
            context.arguments.message_size as usize + 10 + context.arguments.keys.map_or(0, |_| 10);
        (context.arguments.batch_size as usize)
            .saturating_sub(BATCH_HEADER_LEN)
            .max(each)
            / each
    }

    /// Makes a batch of a chunk and puts it behind the others.
    pub fn fill(
        &mut self,
        context: &Context,
        writer: &mut Writer,
        chunk: &Chunk,
        now: Instant,
    ) -> Result<()> {
        let first =
            context
                .ledger
                .borrow_mut()
                .send(self.partition, self.producer, chunk.count as u64);
        let timestamp = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(-1, |since| since.as_millis() as i64);
        let mut builder = BatchBuilder::new(context.arguments.compression);
        if let Some((id, epoch)) = self.identity {
            builder = builder.producer(id, epoch, self.next_sequence);
            self.next_sequence = increment_sequence(self.next_sequence, chunk.count as i32);
        }
        let mut marker = Marker {
            run: context.run,
            producer: self.producer,
            number: first,
            announced: context.arguments.message_count.unwrap_or(0),
            sent_at_micros: 0,
        };
        let due_micros = context.micros_at(chunk.due);
        let interval_nanos = chunk.interval.as_nanos() as u64;
        for nth in 0..chunk.count as u64 {
            marker.number = first + nth;
            marker.sent_at_micros = due_micros + nth * interval_nanos / 1000;
            let key = self.keys.get(self.next_key).map(|key| &key[..]);
            builder.append(timestamp, key, Some(writer.write(&marker)), &[]);
            self.next_key += 1;
            if self.next_key >= self.keys.len() {
                self.next_key = 0;
            }
        }
        self.batches.push_back(Batch {
            records: builder.build()?,
            first,
            count: chunk.count,
            due: chunk.due,
            interval: chunk.interval,
            created: now,
        });
        Ok(())
    }

    /// The next batch to send, if there is one.
    pub fn next_unsent(&mut self) -> Option<Batch> {
        if self.hold {
            return None;
        }
        let batch = self.batches.get(self.sent)?.clone();
        self.sent += 1;
        self.outstanding += 1;
        Some(batch)
    }

    /// Takes the batch out that begins with this number.
    pub fn take(&mut self, first: u64) -> Option<Batch> {
        let at = self.batches.iter().position(|batch| batch.first == first)?;
        if at < self.sent {
            self.sent -= 1;
        }
        self.batches.remove(at)
    }

    /// Nothing that was sent will be answered any more: all of it has to be sent again.
    pub fn rewind(&mut self) {
        self.sent = 0;
        self.outstanding = 0;
        self.hold = false;
    }

    /// Gives up what was made as long ago as `age`.
    pub fn give_up(&mut self, context: &Context, age: Duration) {
        while let Some(batch) = self.batches.front()
            && batch.created.elapsed() >= age
        {
            self.reject(context, batch);
            self.batches.pop_front();
            self.sent = self.sent.saturating_sub(1);
        }
    }

    /// A batch that will not be sent again.
    pub fn reject(&self, context: &Context, batch: &Batch) {
        let (first, count) = (batch.first, batch.count as u64);
        context
            .ledger
            .borrow_mut()
            .fail(self.partition, self.producer, first, count);
    }

    /// A batch that is acknowledged.
    pub fn acknowledge(&self, context: &Context, batch: &Batch, now: Instant) {
        context
            .ledger
            .borrow_mut()
            .acknowledge(self.partition, batch.count as u64);
        let mut recorder = context.acknowledged.borrow_mut();
        let latency = now.saturating_duration_since(batch.due);
        if batch.interval.is_zero() {
            recorder.record(latency, batch.count as u64);
        } else {
            for nth in 0..batch.count as u32 {
                recorder.record(latency.saturating_sub(batch.interval * nth), 1);
            }
        }
    }
}
