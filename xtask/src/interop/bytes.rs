//! Record batches come back byte for byte as they were sent, but for base offset and partition leader epoch.
//!
//! A proxy records what real clients send and get. Batches are found in both by their own structure, magic 2 and a valid
//! CRC-32C, so that no request or response has to be understood here, whatever version a client chose.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use anyhow::{Result, ensure};

use super::broker::{Broker, Peer};
use super::clients::{Client, client};
use super::judge::{self, Ledger};
use super::proxy::Proxy;
use super::table::{Outcome, Table};

/// Who writes, and reads what the other wrote.
pub const CLIENTS: [&str; 2] = ["confluent-kafka-2.16.1", "java-4.3.1"];
const MESSAGES: usize = 500;

/// A batch without the two fields that the broker sets: its length, and everything from magic on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Batch(Vec<u8>);

const LENGTH_AT: usize = 8;
const MAGIC_AT: usize = 16;
const CRC_AT: usize = 17;
const ATTRIBUTES_AT: usize = 21;
const COUNT_AT: usize = 57;
const HEADER: usize = 61;

impl Batch {
    /// The batch at the beginning of `bytes`, and how long it is, if there is one whose CRC is right.
    fn at(bytes: &[u8]) -> Option<(Self, usize)> {
        if bytes.len() < HEADER || bytes[MAGIC_AT] != 2 {
            return None;
        }
        let size = LENGTH_AT + 4 + usize::try_from(int32(bytes, LENGTH_AT)).ok()?;
        let batch = bytes.get(..size).filter(|batch| batch.len() >= HEADER)?;
        if crc32c::crc32c(&batch[ATTRIBUTES_AT..]).to_be_bytes() != batch[CRC_AT..ATTRIBUTES_AT] {
            return None;
        }
        let mut kept = batch[LENGTH_AT..LENGTH_AT + 4].to_vec();
        kept.extend_from_slice(&batch[MAGIC_AT..]);
        Some((Self(kept), size))
    }

    /// Every batch in what went over one connection, in order.
    fn all_in(stream: &[u8]) -> Vec<Self> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < stream.len() {
            match Self::at(&stream[at..]) {
                Some((batch, size)) => {
                    found.push(batch);
                    at += size;
                }
                None => at += 1,
            }
        }
        found
    }

    fn codec(&self) -> u8 {
        self.0[ATTRIBUTES_AT - 12 + 1] & 7
    }

    fn records(&self) -> usize {
        usize::try_from(int32(&self.0, COUNT_AT - 12)).unwrap_or(0)
    }
}

fn int32(bytes: &[u8], at: usize) -> i32 {
    i32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// Notes, for each writer and codec, whether both readers got the batches as they were sent.
pub fn run(peer: &Peer, work: &Path, table: &mut Table) -> Result<()> {
    let proxy = Proxy::start()?;
    let mut broker = Broker::start(peer, &work.join("broker"), Some(proxy.port()))?;
    proxy.forward_to(broker.address());
    for writer in CLIENTS {
        let writer = client(writer)?;
        for (codec, name) in (0..).zip(writer.codecs) {
            let start = Instant::now();
            let outcome = match compare(writer, codec, name, &broker, &proxy, work) {
                Ok(()) => Outcome::Passed(start.elapsed()),
                Err(error) => Outcome::Failed(format!("{error:#}")),
            };
            table.note(&format!("{} as sent", writer.name), name, outcome);
        }
    }
    broker.stop()
}

fn compare(
    writer: &Client,
    codec: u8,
    name: &str,
    broker: &Broker,
    proxy: &Proxy,
    work: &Path,
) -> Result<()> {
    let topic = ("topic", format!("interop-bytes-{}-{name}", writer.name));
    let headers = ("headers", "yes".to_owned());
    writer.step(
        "create",
        &broker.bootstrap(),
        work,
        std::slice::from_ref(&topic),
    )?;
    proxy.rewind();
    let args = [
        topic.clone(),
        headers.clone(),
        ("codec", name.to_owned()),
        ("first", "0".to_owned()),
        ("count", MESSAGES.to_string()),
    ];
    let result = writer.step("produce", &broker.bootstrap(), work, &args)?;
    let mut ledger = Ledger::default();
    ledger.acknowledge(&judge::rows(&result, "records")?)?;
    let sent: Vec<Batch> = proxy
        .sent_by_clients()
        .iter()
        .flat_map(|stream| Batch::all_in(stream))
        .collect();
    let records: usize = sent.iter().map(Batch::records).sum();
    ensure!(
        records == MESSAGES,
        "{records} of {MESSAGES} records were seen on their way to the broker"
    );
    ensure!(
        sent.iter().any(|batch| batch.codec() == codec),
        "no batch that was sent has codec {name}"
    );
    for reader in CLIENTS {
        proxy.rewind();
        let result = client(reader)?.step(
            "read_all",
            &broker.bootstrap(),
            work,
            &[topic.clone(), headers.clone()],
        )?;
        judge::no_problems(&result)?;
        ledger.expect_all(&judge::rows(&result, "records")?)?;
        let got = proxy.sent_by_broker();
        same(&sent, got.iter().flat_map(|stream| Batch::all_in(stream)))?;
    }
    Ok(())
}

/// Every batch that was sent was got; none was got that had not been sent. A client may fetch the same batch again.
fn same(sent: &[Batch], got: impl Iterator<Item = Batch>) -> Result<()> {
    let mut times: BTreeMap<&Batch, usize> = sent.iter().map(|batch| (batch, 0)).collect();
    for batch in got {
        match times.get_mut(&batch) {
            Some(count) => *count += 1,
            None => anyhow::bail!(
                "a batch of {} records came back that was not sent so",
                batch.records()
            ),
        }
    }
    let lacking = times.values().filter(|count| **count == 0).count();
    ensure!(
        lacking == 0,
        "{lacking} of {} batches did not come back as they were sent",
        sent.len()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A batch with these base offset, epoch and payload, and a right CRC.
    fn batch(base_offset: i64, epoch: i32, payload: &[u8]) -> Vec<u8> {
        let mut rest = vec![0, 1];
        rest.extend_from_slice(&[0; COUNT_AT - ATTRIBUTES_AT - 2]);
        rest.extend_from_slice(&3_i32.to_be_bytes());
        rest.extend_from_slice(payload);
        let mut bytes = base_offset.to_be_bytes().to_vec();
        bytes.extend_from_slice(&i32::try_from(rest.len() + 9).unwrap().to_be_bytes());
        bytes.extend_from_slice(&epoch.to_be_bytes());
        bytes.push(2);
        bytes.extend_from_slice(&crc32c::crc32c(&rest).to_be_bytes());
        bytes.extend_from_slice(&rest);
        bytes
    }

    #[test]
    fn batches_are_found_amid_other_bytes_and_compared_but_for_offset_and_epoch() {
        let stream = |offset, epoch| {
            [
                &[2; 40][..],
                &batch(offset, epoch, b"one"),
                &batch(0, 0, b"two"),
                b"tail",
            ]
            .concat()
        };
        let (sent, got) = (Batch::all_in(&stream(0, -1)), Batch::all_in(&stream(77, 5)));
        assert_eq!(sent.len(), 2);
        assert_eq!((sent[0].codec(), sent[0].records()), (1, 3));
        same(&sent, got.into_iter()).unwrap();
    }

    #[test]
    fn a_changed_a_missing_and_a_damaged_batch_are_told() {
        let sent = Batch::all_in(&batch(0, 0, b"one"));
        assert!(same(&sent, Batch::all_in(&batch(0, 0, b"two")).into_iter()).is_err());
        assert!(same(&sent, std::iter::empty()).is_err());
        let mut damaged = batch(0, 0, b"one");
        *damaged.last_mut().unwrap() ^= 1;
        assert!(Batch::all_in(&damaged).is_empty());
    }
}
