//! What the key of a control record says: which kind of record it is (KIP-98, KIP-595, KIP-630, KIP-853).

use crate::Error;
use crate::messages::ControlRecordTypeSchema;
use crate::versioned;

/// The kind of a control record. The numbers are Kafka's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ControlRecordType {
    /// 0: a transaction was aborted; the value is an EndTxnMarker.
    Abort,
    /// 1: a transaction was committed; the value is an EndTxnMarker.
    Commit,
    /// 2: a LeaderChangeMessage of a KRaft log.
    LeaderChange,
    /// 3: a SnapshotHeaderRecord.
    SnapshotHeader,
    /// 4: a SnapshotFooterRecord.
    SnapshotFooter,
    /// 5: a KRaftVersionRecord.
    KRaftVersion,
    /// 6: a VotersRecord.
    KRaftVoters,
    /// A kind that later releases may bring, to be passed over.
    Unknown(i16),
}

impl ControlRecordType {
    /// Reads the key of a control record.
    ///
    /// # Errors
    /// The bytes are no such key.
    pub fn parse(key: &[u8]) -> Result<Self, Error> {
        let key: ControlRecordTypeSchema<'_> = versioned::decode(key)?;
        Ok(match key.r#type {
            0 => Self::Abort,
            1 => Self::Commit,
            2 => Self::LeaderChange,
            3 => Self::SnapshotHeader,
            4 => Self::SnapshotFooter,
            5 => Self::KRaftVersion,
            6 => Self::KRaftVoters,
            unknown => Self::Unknown(unknown),
        })
    }

    /// Whether it ends a transaction.
    pub fn ends_transaction(self) -> bool {
        matches!(self, Self::Abort | Self::Commit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_apart() {
        let parse = |key: &[u8]| ControlRecordType::parse(key).ok();
        assert_eq!(parse(&[0, 0, 0, 0]), Some(ControlRecordType::Abort));
        assert_eq!(parse(&[0, 0, 0, 1]), Some(ControlRecordType::Commit));
        assert_eq!(parse(&[0, 0, 0, 6]), Some(ControlRecordType::KRaftVoters));
        assert_eq!(parse(&[0, 0, 1, 0]), Some(ControlRecordType::Unknown(256)));
        // Kafka reads a newer version as its own too.
        assert_eq!(parse(&[0, 9, 0, 1, 5]), Some(ControlRecordType::Commit));
        assert_eq!(parse(&[0xff, 0xff, 0, 1]), None);
        assert_eq!(parse(&[0, 0, 0]), None);
    }
}
