//! Showing a segment: its batches, and on request their records.

use std::path::Path;

use kafka_proto::records::{Batch, BatchHeader, Compression, MAX_DECOMPRESSED, Record};

use super::internal;
use super::{DumpOptions, Line};
use crate::log::entry::{Entry, Peek, checksum_holds};
use crate::log::files::failed;
use crate::log::names::METADATA_TOPIC;
use crate::log::{Disk, OpenMode, StorageFailure};

/// How much is read at once.
const STEP: usize = 1 << 20;

pub(super) fn dump<D: Disk>(
    disk: &mut D,
    path: &Path,
    topic: &str,
    options: DumpOptions,
    visit: &mut dyn FnMut(Line),
) -> Result<(), StorageFailure> {
    let file = disk
        .open(path, OpenMode::Existing)
        .map_err(failed("open", path))?;
    let outcome = walk(disk, &file, path, topic, options, visit);
    disk.close(file);
    outcome
}

fn walk<D: Disk>(
    disk: &mut D,
    file: &D::File,
    path: &Path,
    topic: &str,
    options: DumpOptions,
    visit: &mut dyn FnMut(Line),
) -> Result<(), StorageFailure> {
    let len = disk.len(file).map_err(failed("look at", path))?;
    let mut position = 0;
    let mut window = Vec::new();
    let mut wanted = STEP;
    while position < len {
        window.clear();
        let some = (wanted as u64).min(len - position) as usize;
        disk.read_at(file, position, some, &mut window)
            .map_err(failed("read", path))?;
        let mut at = 0;
        let ended_by = loop {
            match Entry::peek(&window[at..]) {
                Peek::Entry(entry) if at + entry.size <= window.len() => {
                    let bytes = &window[at..at + entry.size];
                    visit(batch(&entry, bytes, position + at as u64));
                    if options.deep {
                        records(topic, bytes, visit);
                    }
                    at += entry.size;
                    wanted = STEP;
                }
                Peek::Entry(entry) if position + (at + entry.size) as u64 <= len => {
                    wanted = STEP.max(entry.size);
                    break None;
                }
                Peek::Entry(_) => break Some("a batch that is cut short"),
                Peek::Short if position + (window.len() as u64) < len => break None,
                Peek::Short if at == window.len() => break None,
                Peek::Short => break Some("a batch that is cut short"),
                Peek::Invalid(reason) => break Some(reason),
            }
        };
        position += at as u64;
        if let Some(reason) = ended_by {
            let rest = Line::new("invalid")
                .with("position", position)
                .with("bytes", len - position)
                .with("reason", reason);
            visit(rest);
            return Ok(());
        }
    }
    Ok(())
}

fn batch(entry: &Entry, bytes: &[u8], position: u64) -> Line {
    let line = Line::new("batch")
        .with("position", position)
        .with("baseOffset", entry.base_offset)
        .with("lastOffset", entry.last_offset)
        .with("size", entry.size);
    let line = match BatchHeader::parse(bytes) {
        Ok(header) => line
            .with("magic", 2)
            .with("count", header.record_count)
            .with("codec", codec(header.compression().ok()))
            .with("maxTimestamp", header.max_timestamp)
            .with("leaderEpoch", header.partition_leader_epoch)
            .with("producerId", header.producer_id)
            .with("producerEpoch", header.producer_epoch)
            .with("baseSequence", header.base_sequence)
            .with("lastSequence", header.last_sequence())
            .with("isTransactional", entry.is_transactional)
            .with("isControl", entry.is_control)
            .with("deleteHorizonMs", header.delete_horizon_ms()),
        Err(_) => line
            .with("magic", bytes.get(16).copied())
            .with("maxTimestamp", entry.max_timestamp),
    };
    line.with("isValid", checksum_holds(bytes))
}

fn codec(compression: Option<Compression>) -> String {
    compression.map_or_else(
        || "unknown".to_owned(),
        |codec| format!("{codec:?}").to_ascii_lowercase(),
    )
}

fn records(topic: &str, bytes: &[u8], visit: &mut dyn FnMut(Line)) {
    let wrong =
        |error: &dyn std::fmt::Display| Line::new("invalid").with("reason", error.to_string());
    let batch = match Batch::parse(bytes) {
        Ok(batch) => batch,
        Err(error) => return visit(wrong(&error)),
    };
    let payload = match batch.payload(MAX_DECOMPRESSED) {
        Ok(payload) => payload,
        Err(error) => return visit(wrong(&error)),
    };
    for record in batch.records(&payload) {
        match record {
            Ok(record) => visit(line(topic, batch.is_control(), &record)),
            Err(error) => return visit(wrong(&error)),
        }
    }
}

fn line(topic: &str, is_control: bool, record: &Record<'_>) -> Line {
    let line = Line::new("record")
        .with("offset", record.offset)
        .with("timestamp", record.timestamp);
    let (key, value) = (record.key, record.value);
    let named = match topic {
        _ if is_control => internal::control(key, value),
        METADATA_TOPIC => internal::metadata(value),
        "__consumer_offsets" | "__transaction_state" | "__share_group_state" => {
            internal::coordinator(topic, key, value)
        }
        _ => None,
    };
    if let Some((name, key, value)) = named {
        return line
            .with("type", name)
            .with("key", key)
            .with("value", value);
    }
    let mut line = line.with_bytes("key", key).with_bytes("value", value);
    for header in record.headers.iter() {
        line = line.with("header", String::from_utf8_lossy(header.key));
        line = line.with_bytes("headerValue", header.value);
    }
    line
}
