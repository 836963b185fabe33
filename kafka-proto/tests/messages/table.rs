//! All messages by name.

use kafka_proto::{Decoder, Error, Message, VersionRange};

pub struct Entry {
    pub name: &'static str,
    pub versions: VersionRange,
    pub former_versions: VersionRange,
    /// Decodes and drops what was decoded.
    pub decode: fn(&[u8], i16) -> Result<(), Error>,
    /// Decodes and encodes again.
    pub round_trip: fn(&[u8], i16) -> Result<RoundTrip, Error>,
}

/// The bytes, their counted length, and how many bytes were not read.
pub type RoundTrip = (Vec<u8>, usize, usize);

macro_rules! entries {
    ($($message:ident,)*) => {
        &[$(Entry {
            name: <kafka_proto::messages::$message as Message>::NAME,
            versions: <kafka_proto::messages::$message as Message>::VERSIONS,
            former_versions: <kafka_proto::messages::$message as Message>::FORMER_VERSIONS,
            decode: |bytes, version| {
                let message = kafka_proto::messages::$message::decode(&mut Decoder::new(bytes), version);
                message.map(drop)
            },
            round_trip: |bytes, version| {
                let mut decoder = Decoder::new(bytes);
                let message = kafka_proto::messages::$message::decode(&mut decoder, version)?;
                let mut encoded = Vec::new();
                message.encode(&mut encoded, version)?;
                Ok((encoded, message.encoded_len(version)?, decoder.remaining().len()))
            },
        }),*]
    };
}

pub const ALL: &[Entry] = kafka_proto::every_message!(entries);
