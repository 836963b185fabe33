//! Control records of the metadata log: who leads and votes, and the ends of snapshots (KIP-595, KIP-630, KIP-853).

use kafka_proto::messages::{LeaderChangeMessage, SnapshotHeaderRecord, VotersRecord};
use kafka_proto::records::ControlRecordType;
use kafka_proto::{Decoder, Error, Message};

/// What of a control record matters to a broker that serves alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Control {
    /// The ids of the voters, as the leader knows them.
    Leader(Vec<i32>),
    /// The ids of the voters from here on.
    Voters(Vec<i32>),
    /// The version of the quorum's protocol.
    Version,
    /// A snapshot begins, whose last record was appended then, milliseconds since 1970.
    Snapshot(i64),
    /// Nothing: snapshot footers, kinds not known.
    Other,
}

/// Reads a control record.
///
/// # Errors
/// Bytes that are not what the key says.
pub(super) fn read(key: &[u8], value: &[u8]) -> Result<Control, Error> {
    Ok(match ControlRecordType::parse(key)? {
        ControlRecordType::LeaderChange => {
            // The message begins with its own version.
            let version = Decoder::new(value).i16("version")?;
            let message = LeaderChangeMessage::decode(&mut Decoder::new(value), version)?;
            Control::Leader(message.voters.iter().map(|voter| voter.voter_id).collect())
        }
        ControlRecordType::KRaftVoters => {
            let version = Decoder::new(value).i16("version")?;
            let record = VotersRecord::decode(&mut Decoder::new(value), version)?;
            Control::Voters(record.voters.iter().map(|voter| voter.voter_id).collect())
        }
        ControlRecordType::KRaftVersion => Control::Version,
        ControlRecordType::SnapshotHeader => {
            let header = SnapshotHeaderRecord::decode(&mut Decoder::new(value), 0)?;
            Control::Snapshot(header.last_contained_log_timestamp)
        }
        _ => Control::Other,
    })
}
