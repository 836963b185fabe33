//! Records that this broker does not act on: controllers, quotas, access lists, credentials, tokens, and types not known.
//! Kept as they came, for Kafka and for snapshots; a later record of the same thing takes the place of an earlier one.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};
use std::sync::Arc;

use kafka_proto::Uuid;
use kafka_proto::messages as m;

use super::record::MetadataFrame;

/// What a kept record is of. In the order in which Kafka writes them into a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Controller(i32),
    Quota(Vec<(String, Option<String>)>, String),
    AccessList(Uuid),
    Credential(i8, String),
    Token(String),
    /// The order in which they came is all that is known of them.
    Unknown(u64),
}

/// The records, by what they are of. Shared with the images that this one was cloned to.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Kept {
    records: Arc<BTreeMap<Key, Box<[u8]>>>,
    unknown: u64,
}

impl Kept {
    /// Takes a record in.
    ///
    /// # Errors
    /// In words: a record of a known type that cannot be read.
    pub fn replay(&mut self, frame: MetadataFrame<'_>, value: &[u8]) -> Result<(), String> {
        let (key, removed) = match frame.api_key {
            27 => {
                let record: m::RegisterControllerRecord<'_> = frame.decode()?;
                (Key::Controller(record.controller_id), false)
            }
            14 => {
                let record: m::ClientQuotaRecord<'_> = frame.decode()?;
                let name = |name: Option<&str>| name.map(str::to_owned);
                let entity = record.entity.iter().map(|part| {
                    let entity_type = part.entity_type.to_owned();
                    (entity_type, name(part.entity_name))
                });
                let mut entity: Vec<_> = entity.collect();
                entity.sort_unstable();
                (Key::Quota(entity, record.key.to_owned()), record.remove)
            }
            18 => {
                let record: m::AccessControlEntryRecord<'_> = frame.decode()?;
                (Key::AccessList(record.id), false)
            }
            19 => {
                let record: m::RemoveAccessControlEntryRecord<'_> = frame.decode()?;
                (Key::AccessList(record.id), true)
            }
            11 => {
                let record: m::UserScramCredentialRecord<'_> = frame.decode()?;
                let name = record.name.to_owned();
                (Key::Credential(record.mechanism, name), false)
            }
            22 => {
                let record: m::RemoveUserScramCredentialRecord<'_> = frame.decode()?;
                let name = record.name.to_owned();
                (Key::Credential(record.mechanism, name), true)
            }
            10 => {
                let record: m::DelegationTokenRecord<'_> = frame.decode()?;
                (Key::Token(record.token_id.to_owned()), false)
            }
            26 => {
                let record: m::RemoveDelegationTokenRecord<'_> = frame.decode()?;
                (Key::Token(record.token_id.to_owned()), true)
            }
            _ => {
                self.unknown += 1;
                (Key::Unknown(self.unknown), false)
            }
        };
        let records = Arc::make_mut(&mut self.records);
        if removed {
            records.remove(&key);
        } else {
            records.insert(key, value.into());
        }
        Ok(())
    }

    /// Those behind one of them, or all, in the order of a snapshot.
    pub fn behind(&self, key: Option<&Key>) -> impl Iterator<Item = (&Key, &[u8])> {
        let from = key.map_or(Unbounded, Excluded);
        let records = self.records.range::<Key, _>((from, Unbounded));
        records.map(|(key, record)| (key, &**record))
    }
}
