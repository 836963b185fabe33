//! Reading the internal logs into what the core keeps of them.

use kafka_proto::records::{Batch, ControlRecordType, MAX_DECOMPRESSED, Record, batches};

use super::{BootError, group_config};
use crate::cluster::{Image, OFFSETS_TOPIC};
use crate::config::BrokerConfig;
use crate::core::ids::{Offset, ProducerId};
use crate::core::metadata_snapshots::ReplayedMetadata;
use crate::group::{Groups, RecordError};
use crate::log::{Disk, RecoveredLog, Store};

/// Adds the metadata log up, from its newest snapshot on. A damaged snapshot is put aside if an older one, and the log
/// behind that, say the same; otherwise nothing else does.
pub(super) fn replay_metadata<D: Disk>(
    store: &mut Store<D>,
    log: &RecoveredLog,
    cluster: &mut Image,
    remarks: &mut Vec<String>,
) -> Result<ReplayedMetadata, BootError> {
    if let Some(failure) = &log.failure {
        return Err(failure.clone().into());
    }
    let mut damaged = Vec::new();
    let mut used = None;
    for id in store.metadata_snapshots(log.log)? {
        match store.read_metadata_snapshot(log.log, id) {
            Ok(bytes) => {
                used = Some((id.end_offset, bytes));
                break;
            }
            Err(failure) if failure.is_damage => damaged.push((id, failure)),
            Err(failure) => return Err(failure.into()),
        }
    }
    let from = used.as_ref().map_or(Offset(0), |(end, _)| *end);
    if from < log.log_start_offset {
        return Err(match damaged.into_iter().next() {
            Some((_, failure)) => failure.into(),
            None => BootError::NoSnapshot {
                log_start_offset: log.log_start_offset,
            },
        });
    }
    if from > log.log_end_offset {
        return Err(BootError::LogBehindSnapshot {
            log_end_offset: log.log_end_offset,
            snapshot_end: from,
        });
    }
    for (id, failure) in damaged {
        store.set_metadata_snapshot_aside(log.log, id)?;
        remarks.push(format!(
            "{failure}; put aside, for the metadata log holds all that it held"
        ));
    }
    let mut replayed = ReplayedMetadata {
        snapshot_end: from,
        bytes: 0,
    };
    if let Some((_, bytes)) = used {
        each_record(log, &bytes, &mut |batch, record| {
            metadata_record(cluster, batch, from.0 - 1, &record)
        })?;
    }
    let mut outcome = Ok(());
    store.read_from(log.log, from, |bytes| {
        replayed.bytes += bytes.len() as u64;
        let mut replay = |batch: &Batch<'_>, record: Record<'_>| match record.offset {
            offset if offset < from.0 => Ok(()),
            offset => {
                cluster.set_appended_ms(batch.max_timestamp());
                metadata_record(cluster, batch, offset, &record)
            }
        };
        if outcome.is_ok() {
            outcome = each_record(log, &bytes, &mut replay);
        }
    })?;
    outcome?;
    Ok(replayed)
}

fn metadata_record(
    cluster: &mut Image,
    batch: &Batch<'_>,
    offset: i64,
    record: &Record<'_>,
) -> Result<(), BootError> {
    let value = record.value.unwrap_or_default();
    let replayed = if batch.is_control() {
        cluster.replay_control(offset, record.key.unwrap_or_default(), value)
    } else {
        cluster.replay(offset, value)
    };
    replayed.map_err(BootError::from)
}

/// Reads every record of a piece of log.
fn each_record(
    log: &RecoveredLog,
    bytes: &[u8],
    visit: &mut dyn FnMut(&Batch<'_>, Record<'_>) -> Result<(), BootError>,
) -> Result<(), BootError> {
    let damaged = |error| BootError::Batches {
        topic: log.topic.clone(),
        partition: log.partition,
        error,
    };
    for batch in batches(bytes) {
        let batch = batch.map_err(damaged)?;
        let payload = batch.payload(MAX_DECOMPRESSED).map_err(damaged)?;
        for record in batch.records(&payload) {
            visit(&batch, record.map_err(damaged)?)?;
        }
    }
    Ok(())
}

/// A partition of `__consumer_offsets` that cannot be read leaves its groups unknown, and is remarked.
pub(super) fn replay_groups<D: Disk>(
    store: &mut Store<D>,
    recovered: &[RecoveredLog],
    config: &BrokerConfig,
    cluster: &Image,
    remarks: &mut Vec<String>,
) -> Groups {
    let count = cluster
        .topic(OFFSETS_TOPIC)
        .map_or(config.offsets_topic_num_partitions, |topic| {
            i32::try_from(topic.partitions.len()).unwrap_or(i32::MAX)
        });
    let mut groups = Groups::new(group_config(config), count);
    let logs = recovered.iter().filter(|log| {
        &*log.topic == OFFSETS_TOPIC && log.failure.is_none() && (0..count).contains(&log.partition)
    });
    for log in logs {
        let mut outcome = Ok(());
        let mut odd = None;
        let read = store.read_all(log.log, |bytes| {
            let mut replay = |batch: &Batch<'_>, record: Record<'_>| {
                if let Err(error) = group_record(&mut groups, log.partition, batch, &record) {
                    odd.get_or_insert((record.offset, error));
                }
                Ok(())
            };
            if outcome.is_ok() {
                outcome = each_record(log, &bytes, &mut replay);
            }
        });
        let name = format!("{OFFSETS_TOPIC}-{}", log.partition);
        if let Some(error) = read.map_err(BootError::from).and(outcome).err() {
            remarks.push(format!(
                "{name}: {error}; groups and offsets behind it are not known"
            ));
        }
        if let Some((offset, error)) = odd {
            remarks.push(format!(
                "{name}: the record at offset {offset} was passed over: {error}"
            ));
        }
    }
    groups
}

fn group_record(
    groups: &mut Groups,
    partition: i32,
    batch: &Batch<'_>,
    record: &Record<'_>,
) -> Result<(), RecordError> {
    let key = record.key.unwrap_or_default();
    let offset = Offset(record.offset);
    let Batch::V2(view) = batch else {
        return groups.replay(partition, offset, key, record.value);
    };
    let producer_id = ProducerId(view.header().producer_id);
    if batch.is_control() {
        let kind = ControlRecordType::parse(key)?;
        if kind.ends_transaction() {
            let committed = kind == ControlRecordType::Commit;
            groups.replay_end_transaction(partition, producer_id, committed);
        }
        Ok(())
    } else if view.header().attributes.is_transactional() {
        groups.replay_transactional(partition, offset, producer_id, key, record.value)
    } else {
        groups.replay(partition, offset, key, record.value)
    }
}
