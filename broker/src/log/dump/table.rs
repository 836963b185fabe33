//! Showing the small files: indexes, producer snapshots, checkpoints.

use super::Line;
use crate::log::index::{IndexEntry, OffsetEntry, TimeEntry};
use crate::log::names::FileKind;
use crate::log::{checkpoint, names, producer_snapshot, txn_index};

type Shown = Result<(), &'static str>;

/// A file beside a segment.
pub(super) fn file(
    kind: FileKind,
    base_offset: i64,
    bytes: &[u8],
    visit: &mut dyn FnMut(Line),
) -> Shown {
    match kind {
        FileKind::OffsetIndex => {
            for entry in bytes.chunks_exact(OffsetEntry::LEN) {
                let entry = OffsetEntry::read(entry, base_offset);
                visit(
                    Line::new("entry")
                        .with("offset", entry.last_offset)
                        .with("position", entry.position),
                );
            }
            whole(bytes, OffsetEntry::LEN)
        }
        FileKind::TimeIndex => {
            for entry in bytes.chunks_exact(TimeEntry::LEN) {
                let entry = TimeEntry::read(entry, base_offset);
                visit(
                    Line::new("entry")
                        .with("timestamp", entry.timestamp)
                        .with("offset", entry.last_offset),
                );
            }
            whole(bytes, TimeEntry::LEN)
        }
        FileKind::TransactionIndex => {
            let aborted = txn_index::read(bytes).ok_or("no whole index of transactions")?;
            for aborted in aborted {
                visit(
                    Line::new("aborted")
                        .with("producerId", aborted.producer_id.0)
                        .with("firstOffset", aborted.first_offset.0)
                        .with("lastOffset", aborted.last_offset.0)
                        .with("lastStableOffset", aborted.last_stable_offset.0),
                );
            }
            Ok(())
        }
        FileKind::ProducerSnapshot => {
            let producers = producer_snapshot::read(bytes).ok_or("no whole producer snapshot")?;
            for producer in producers {
                let last = producer.batches.last();
                let open = producer.current_txn_first_offset;
                visit(
                    Line::new("producer")
                        .with("producerId", producer.producer_id.0)
                        .with("producerEpoch", producer.producer_epoch)
                        .with("coordinatorEpoch", producer.coordinator_epoch)
                        .with("currentTxnFirstOffset", open.map(|offset| offset.0))
                        .with("lastTimestamp", producer.last_timestamp)
                        .with("firstSequence", last.map(|batch| batch.first_sequence))
                        .with("lastSequence", last.map(|batch| batch.last_sequence))
                        .with("lastOffset", last.map(|batch| batch.last_offset.0)),
                );
            }
            Ok(())
        }
        FileKind::Log => unreachable!("segments are shown by their batches"),
    }
}

fn whole(bytes: &[u8], len: usize) -> Shown {
    if bytes.len().is_multiple_of(len) {
        Ok(())
    } else {
        Err("the last entry is cut short")
    }
}

/// A file that is told by its name.
pub(super) fn text(name: &str, bytes: &[u8], visit: &mut dyn FnMut(Line)) -> Shown {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    match name {
        names::LEADER_EPOCHS => {
            for (epoch, start) in checkpoint::read_epochs(text).ok_or("no whole checkpoint")? {
                visit(
                    Line::new("epoch")
                        .with("leaderEpoch", epoch)
                        .with("startOffset", start),
                );
            }
            Ok(())
        }
        names::RECOVERY_POINTS
        | names::HIGH_WATERMARKS
        | names::LOG_STARTS
        | names::CLEANED_OFFSETS => {
            for entry in checkpoint::read_offsets(text).ok_or("no whole checkpoint")? {
                visit(
                    Line::new("offset")
                        .with("topic", entry.topic)
                        .with("partition", entry.partition)
                        .with("offset", entry.offset),
                );
            }
            Ok(())
        }
        names::META_PROPERTIES | names::PARTITION_METADATA => {
            for line in text.lines() {
                visit(Line::new("line").with("text", line));
            }
            Ok(())
        }
        _ => Err("the name is not that of a segment, an index, a snapshot or a checkpoint"),
    }
}
