//! The names of Kafka's files and folders.

use kafka_proto::Uuid;

/// In the data directory: who it belongs to.
pub(super) const META_PROPERTIES: &str = "meta.properties";
/// In the data directory: written by a clean stop, removed by the next start.
pub(super) const CLEAN_SHUTDOWN: &str = ".kafka_cleanshutdown";
/// In the data directory: what of each log is known to be synced.
pub(super) const RECOVERY_POINTS: &str = "recovery-point-offset-checkpoint";
/// In the data directory: each log's high watermark.
pub(super) const HIGH_WATERMARKS: &str = "replication-offset-checkpoint";
/// In the data directory: log starts that lie behind the first segment's base offset.
pub(super) const LOG_STARTS: &str = "log-start-offset-checkpoint";
/// In the data directory: up to where each log is compacted.
pub(super) const CLEANED_OFFSETS: &str = "cleaner-offset-checkpoint";
/// In the data directory, ours: what the last checkpoint knew of each log at its recovery point.
pub(super) const LOG_STATES: &str = "chronik-log-states";
/// In a partition's folder: its topic's id.
pub(super) const PARTITION_METADATA: &str = "partition.metadata";
/// In a partition's folder: its leader epochs.
pub(super) const LEADER_EPOCHS: &str = "leader-epoch-checkpoint";
/// The same on its way.
pub(super) const LEADER_EPOCHS_STAGED: &str = "leader-epoch-checkpoint.tmp";
/// The topic of the cluster's metadata log.
pub(super) const METADATA_TOPIC: &str = "__cluster_metadata";

/// What a file in a partition's folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FileKind {
    /// Batches.
    Log,
    /// Offset to position.
    OffsetIndex,
    /// Timestamp to offset.
    TimeIndex,
    /// Aborted transactions.
    TransactionIndex,
    /// Producers, at an offset.
    ProducerSnapshot,
}

impl FileKind {
    /// Every kind.
    pub(super) const ALL: [Self; 5] = [
        Self::Log,
        Self::OffsetIndex,
        Self::TimeIndex,
        Self::TransactionIndex,
        Self::ProducerSnapshot,
    ];

    fn suffix(self) -> &'static str {
        match self {
            Self::Log => ".log",
            Self::OffsetIndex => ".index",
            Self::TimeIndex => ".timeindex",
            Self::TransactionIndex => ".txnindex",
            Self::ProducerSnapshot => ".snapshot",
        }
    }

    /// The name of such a file at an offset.
    pub(super) fn name(self, offset: i64) -> String {
        format!("{offset:020}{}", self.suffix())
    }

    /// Reads a name.
    pub(super) fn parse(name: &str) -> Option<(Self, i64)> {
        let dot = name.find('.')?;
        let kind = Self::ALL
            .into_iter()
            .find(|kind| kind.suffix() == &name[dot..])?;
        Some((kind, digits(&name[..dot])?))
    }
}

/// A file that Kafka was about to give up or to put in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leftover {
    /// Given up, or not finished: to be removed.
    Deleted,
    /// The unfinished output of a compaction.
    Cleaned,
    /// The finished output of a compaction, to take the place of what it was made from.
    Swap,
}

impl Leftover {
    /// Tells whether a name is that of a leftover, and which name it had or will have.
    pub(super) fn parse(name: &str) -> Option<(Self, &str)> {
        [
            (Self::Deleted, ".deleted"),
            (Self::Deleted, ".tmp"),
            (Self::Deleted, ".checkpoint.part"),
            (Self::Cleaned, ".cleaned"),
            (Self::Swap, ".swap"),
        ]
        .into_iter()
        .find_map(|(kind, suffix)| Some((kind, name.strip_suffix(suffix)?)))
    }
}

/// What a folder in the data directory is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Folder {
    /// A partition.
    Partition {
        /// Topic name.
        topic: String,
        /// Partition number.
        partition: i32,
    },
    /// A partition that was deleted.
    Deleted,
    /// Something of Kafka's that is not served: a stray partition, or a copy that was on its way here.
    Aside,
}

impl Folder {
    /// Reads a folder's name; `None` if Kafka would not know it either.
    pub(super) fn parse(name: &str) -> Option<Self> {
        if name.ends_with("-delete") && name.contains('.') {
            return Some(Self::Deleted);
        }
        if (name.ends_with("-stray") || name.ends_with("-future")) && name.contains('.') {
            return Some(Self::Aside);
        }
        let (topic, partition) = name.rsplit_once('-')?;
        let partition = i32::try_from(digits(partition)?).ok()?;
        if topic.is_empty() {
            return None;
        }
        Some(Self::Partition {
            topic: topic.to_owned(),
            partition,
        })
    }
}

/// A partition's folder.
pub(super) fn partition_folder(topic: &str, partition: i32) -> String {
    format!("{topic}-{partition}")
}

/// The name that a deleted partition's folder gets. Kafka puts a random id there; a topic id is never used twice either.
/// The topic's name is shortened where the whole would be too long for a file system.
pub(super) fn deleted_folder(topic: &str, partition: i32, topic_id: Uuid) -> String {
    const LONGEST: usize = 255;
    let id: String = topic_id
        .as_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let suffix = format!("-{partition}.{id}-delete");
    let kept = topic.len().min(LONGEST - suffix.len());
    format!("{}{suffix}", &topic[..kept])
}

/// A snapshot of the metadata log, by the end of what it holds.
pub(super) fn metadata_snapshot(end_offset: i64, leader_epoch: i32) -> String {
    format!("{end_offset:020}-{leader_epoch:010}.checkpoint")
}

/// The same on its way. Kafka puts a random number there.
pub(super) fn metadata_snapshot_part(end_offset: i64, leader_epoch: i32) -> String {
    format!("{end_offset:020}-{leader_epoch:010}-0.checkpoint.part")
}

/// The end offset and epoch in the name of a KRaft snapshot.
pub(super) fn parse_metadata_snapshot(name: &str) -> Option<(i64, i32)> {
    let (offset, epoch) = name.strip_suffix(".checkpoint")?.split_once('-')?;
    Some((digits(offset)?, i32::try_from(digits(epoch)?).ok()?))
}

fn digits(text: &str) -> Option<i64> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_offset() {
        assert_eq!(FileKind::Log.name(0), "00000000000000000000.log");
        assert_eq!(
            FileKind::parse("00000000000000012345.timeindex"),
            Some((FileKind::TimeIndex, 12345))
        );
        assert_eq!(FileKind::parse("00000000000000012345.log.deleted"), None);
        assert_eq!(FileKind::parse("+1.log"), None);
        assert_eq!(
            Leftover::parse("00000000000000000000.log.swap"),
            Some((Leftover::Swap, "00000000000000000000.log"))
        );
    }

    #[test]
    fn a_folder_is_a_partition_or_known_or_strange() {
        let partition = |topic: &str, partition| {
            Some(Folder::Partition {
                topic: topic.to_owned(),
                partition,
            })
        };
        assert_eq!(Folder::parse("a-b-3"), partition("a-b", 3));
        assert_eq!(Folder::parse("a-stray-3"), partition("a-stray", 3));
        assert_eq!(Folder::parse("a-0.0123abcd-delete"), Some(Folder::Deleted));
        assert_eq!(Folder::parse("a-0.0123abcd-stray"), Some(Folder::Aside));
        assert_eq!(Folder::parse("a-0.0123abcd-future"), Some(Folder::Aside));
        assert_eq!(Folder::parse("lost+found"), None);
        assert_eq!(Folder::parse("-1"), None);
        assert_eq!(Folder::parse("a--1"), partition("a-", 1));
    }

    #[test]
    fn a_deleted_folder_fits_and_is_recognised() {
        let name = deleted_folder(&"t".repeat(249), 10, Uuid::from_bytes([7; 16]));
        assert_eq!(name.len(), 255);
        assert_eq!(Folder::parse(&name), Some(Folder::Deleted));
    }

    #[test]
    fn a_metadata_snapshot_tells_its_end() {
        assert_eq!(
            parse_metadata_snapshot("00000000000000000123-0000000004.checkpoint"),
            Some((123, 4))
        );
        assert_eq!(
            metadata_snapshot(123, 4),
            "00000000000000000123-0000000004.checkpoint"
        );
        assert_eq!(parse_metadata_snapshot("bootstrap.checkpoint"), None);
        let part = metadata_snapshot_part(123, 4);
        assert_eq!(parse_metadata_snapshot(&part), None);
        assert!(matches!(
            Leftover::parse(&part),
            Some((Leftover::Deleted, _))
        ));
    }
}
