//! Changes of the metadata on their way to the disk. The image has a change at once, so that the next request is held
//! against it; what cannot be taken back waits until the change is durable, and a change that the disk refuses is undone.

use std::collections::VecDeque;
use std::sync::Arc;

use super::effect::Effect;
use super::ids::{LogId, Offset};
use super::producer_ids::ProducerIds;
use super::turn::{InternalRecord, Turn};
use crate::cluster::{Image, METADATA_TOPIC, MetadataRecord};
use kafka_proto::ErrorCode;

/// A change that may still be refused.
#[derive(Debug)]
struct MetadataChange {
    base_offset: Offset,
    /// Exclusive.
    end_offset: Offset,
    records: Vec<MetadataRecord>,
    /// When they were appended, milliseconds since 1970.
    appended_ms: i64,
    /// Logs of partitions that it brought into being.
    created: Vec<LogId>,
    /// Topics whose logs go with it.
    deleted: Vec<Arc<str>>,
}

impl MetadataChange {
    fn apply_to(&self, image: &mut Image) {
        self.records.iter().for_each(|record| image.apply(record));
        image.set_appended_ms(self.appended_ms);
    }
}

/// The changes that are not yet durable, by rising offset.
#[derive(Debug, Default)]
pub struct MetadataChanges {
    /// The image without those that are pending, if any are.
    durable: Option<Image>,
    pending: VecDeque<MetadataChange>,
    /// What stands below was appended by the start, which nobody can go without; `None` until that is over.
    first_offset: Option<Offset>,
    /// Where what the start appended ends, until that is durable: no image is kept without it.
    unsynced_start: Option<Offset>,
}

impl MetadataChanges {
    /// Whether all that was appended is durable.
    pub fn is_empty(&self) -> bool {
        self.pending.is_empty() && self.unsynced_start.is_none()
    }

    /// What is durable of the metadata, which `image` has with all that is pending; `None` while what the start appended
    /// is not.
    pub fn durable<'i>(&'i self, image: &'i Image) -> Option<&'i Image> {
        match self.unsynced_start {
            Some(_) => None,
            None => Some(self.durable.as_ref().unwrap_or(image)),
        }
    }

    /// Whether the logs of a topic of this name are about to go.
    pub fn deletes(&self, topic: &str) -> bool {
        let mut names = self.pending.iter().flat_map(|change| &change.deleted);
        names.any(|name| &**name == topic)
    }
}

impl Turn<'_> {
    /// Changes the metadata: applies the records to the image and appends them to `__cluster_metadata-0`. What is
    /// answered on the strength of it has to wait until the returned log is durable to the returned end.
    pub fn append_metadata(&mut self, records: &[MetadataRecord]) -> (LogId, Offset) {
        let core = &mut *self.core;
        let changes = &mut core.metadata_changes;
        let may_be_refused = changes.first_offset.is_some();
        if may_be_refused {
            changes.durable.get_or_insert_with(|| core.cluster.clone());
        }
        let mut encoded = Vec::with_capacity(records.len());
        for record in records {
            self.core.cluster.apply(record);
            encoded.push(InternalRecord {
                key: None,
                value: Some(record.encode()),
            });
        }
        self.core.cluster.set_appended_ms(self.now.wall_ms);
        self.core.refresh_snapshot();
        match self.append_records(METADATA_TOPIC, 0, &encoded) {
            Ok((log, end_offset, bytes)) => {
                self.core.metadata_snapshots.appended(bytes);
                if may_be_refused {
                    let count = i64::try_from(records.len()).unwrap_or(i64::MAX);
                    let change = MetadataChange {
                        base_offset: Offset(end_offset.0 - count),
                        end_offset,
                        records: records.to_vec(),
                        appended_ms: self.now.wall_ms,
                        created: Vec::new(),
                        deleted: Vec::new(),
                    };
                    self.core.metadata_changes.pending.push_back(change);
                } else {
                    self.core.metadata_changes.unsynced_start = Some(end_offset);
                }
                (log, end_offset)
            }
            Err(error) => {
                self.halt_over_metadata(error);
                (LogId(u32::MAX), Offset(i64::MAX))
            }
        }
    }

    /// A log that goes again should the newest change be refused.
    pub fn created_by_newest_change(&mut self, log: LogId) {
        if let Some(change) = self.core.metadata_changes.pending.back_mut() {
            change.created.push(log);
        }
    }

    /// A topic whose logs go when the newest change is durable.
    pub fn deleted_by_newest_change(&mut self, topic: Arc<str>) {
        if let Some(change) = self.core.metadata_changes.pending.back_mut() {
            change.deleted.push(topic);
        }
    }

    /// The start is over: from here on a change may be refused.
    pub(super) fn metadata_may_be_refused(&mut self) {
        let (_, end_offset) = self.metadata_end();
        self.core.metadata_changes.first_offset = Some(end_offset);
    }

    /// The metadata log survives a power cut below `end_offset`.
    pub(super) fn metadata_durable(&mut self, end_offset: Offset) {
        let changes = &mut self.core.metadata_changes;
        changes.unsynced_start.take_if(|start| *start <= end_offset);
        let count = changes
            .pending
            .partition_point(|change| change.end_offset <= end_offset);
        let still_pending = changes.pending.split_off(count);
        let durable = std::mem::replace(&mut changes.pending, still_pending);
        if changes.pending.is_empty() {
            changes.durable = None;
        } else if let Some(image) = &mut changes.durable {
            for change in &durable {
                change.apply_to(image);
            }
        }
        for topic in durable.into_iter().flat_map(|change| change.deleted) {
            self.delete_topic_logs(&topic);
        }
    }

    /// The disk took nothing of the metadata log from `base_offset` on: all is as it was before.
    pub(super) fn metadata_refused(&mut self, base_offset: Offset) {
        let changes = &mut self.core.metadata_changes;
        if changes.first_offset.is_none_or(|first| base_offset < first) {
            return self.halt_over_metadata(ErrorCode::KafkaStorageError);
        }
        let kept = changes
            .pending
            .partition_point(|change| change.base_offset < base_offset);
        let refused = changes.pending.split_off(kept);
        let Some(durable) = changes.durable.take_if(|_| !refused.is_empty()) else {
            return;
        };
        let mut image = durable.clone();
        for change in &changes.pending {
            change.apply_to(&mut image);
        }
        if !changes.pending.is_empty() {
            changes.durable = Some(durable);
        }
        self.core.cluster = image;
        self.core.refresh_snapshot();
        for log in refused.into_iter().flat_map(|change| change.created) {
            self.delete_log(log, ErrorCode::KafkaStorageError);
        }
        self.core.producer_ids = ProducerIds::default();
        self.reconfigure_broker();
    }

    fn halt_over_metadata(&mut self, error: ErrorCode) {
        let reason = format!("the metadata log cannot be written: {}", error.name());
        self.effect(Effect::Halt { reason });
    }
}
