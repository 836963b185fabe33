//! Every message by its name: all there are, or with `json-records` alone those that are no part of a conversation.

use super::error::Error;
use super::form::JsonStructure;
use super::object::{self, Context};
use crate::messages;
use crate::{Decoder, Message, VersionRange};
use bumpalo::Bump;
use bytes::Bytes;
use serde_json::Value;

/// What is done with a message that only its name is known of.
pub(super) struct Entry {
    pub name: &'static str,
    pub versions: VersionRange,
    former_versions: VersionRange,
    pub decode: fn(i16, &[u8]) -> Result<Value, crate::Error>,
    pub encode: fn(i16, &Value) -> Result<Bytes, Error>,
}

impl Entry {
    pub fn named(name: &str) -> Option<&'static Self> {
        ENTRIES.iter().find(|entry| entry.name == name)
    }

    pub fn find(name: &str, version: i16) -> Result<&'static Self, Error> {
        let entry = Self::named(name).ok_or_else(|| Error::UnknownMessage(name.to_owned()))?;
        if !entry.versions.contains(version) && !entry.former_versions.contains(version) {
            return Err(Error::UnsupportedVersion {
                message: entry.name,
                version,
                versions: entry.versions,
            });
        }
        Ok(entry)
    }
}

fn decode<'a, M: Message<'a> + JsonStructure<'a>>(
    version: i16,
    bytes: &'a [u8],
) -> Result<Value, crate::Error> {
    let message = M::decode(&mut Decoder::new(bytes), version)?;
    Ok(object::write(&message, version))
}

fn encode<'a, M: Message<'a> + JsonStructure<'a>>(
    json: &'a Value,
    context: Context<'a>,
) -> Result<Bytes, Error> {
    let mut message = M::default();
    object::read(&mut message, json, context).map_err(|error| error.in_message(M::NAME))?;
    let mut bytes = Vec::new();
    message.write(&mut bytes, context.version)?;
    Ok(bytes.into())
}

macro_rules! entries {
    ($($message:ident,)*) => {
        &[$(Entry {
            name: <messages::$message as Message>::NAME,
            versions: <messages::$message as Message>::VERSIONS,
            former_versions: <messages::$message as Message>::FORMER_VERSIONS,
            decode: |version, bytes| decode::<messages::$message>(version, bytes),
            encode: |version, json| {
                let arena = Bump::new();
                let context = Context { version, arena: &arena };
                encode::<messages::$message>(json, context)
            },
        }),*]
    };
}

#[cfg(feature = "json")]
pub(super) const ENTRIES: &[Entry] = crate::every_message!(entries);

#[cfg(not(feature = "json"))]
pub(super) const ENTRIES: &[Entry] = super::messages::every_record!(entries);
