//! Messages behind their own version, an int16: how logs keep what is not a request, and how consumers tell each other
//! what they subscribe to.

use crate::wire::{Decoder, Error, KeyedRecord, Message, Put};

/// Reads a version and the message behind it. A version newer than any that is known is read as the newest that is, as
/// Kafka does with what clients and later releases leave in a log: new fields stand behind the old ones. Bytes behind
/// the message are passed over.
///
/// # Errors
///
/// [`Error::Decode`] if the bytes are not the message, or the version is older than any that is known.
///
/// ```
/// use kafka_proto::messages::EndTxnMarker;
/// use kafka_proto::versioned;
///
/// let marker: EndTxnMarker = versioned::decode(&[0, 0, 0, 0, 0, 7])?;
/// assert_eq!(marker.coordinator_epoch, 7);
/// # Ok::<(), kafka_proto::Error>(())
/// ```
pub fn decode<'a, M: Message<'a>>(bytes: &'a [u8]) -> Result<M, Error> {
    let mut decoder = Decoder::new(bytes);
    let version = decoder.i16("version")?;
    M::decode(&mut decoder, version.min(M::VERSIONS.max))
}

/// Parts the number in front, a version or a key's type, from the message behind it; `None` if there are not even two bytes.
pub fn split(bytes: &[u8]) -> Option<(i16, &[u8])> {
    let (number, message) = bytes.split_first_chunk()?;
    Some((i16::from_be_bytes(*number), message))
}

/// A message behind its version: the value of a coordinator's record, a consumer's subscription or assignment.
///
/// # Errors
///
/// [`Error::Encode`] if the message cannot be written in this version.
pub fn encode<'a, M: Message<'a>>(message: &M, version: i16) -> Result<Vec<u8>, Error> {
    behind(version, message, version)
}

/// The key of a coordinator's record behind its type: what Kafka up to 3.9 called the key's version.
///
/// # Errors
///
/// [`Error::Encode`] if the key cannot be written in this version.
pub fn encode_key<'a, K: KeyedRecord<'a>>(key: &K, version: i16) -> Result<Vec<u8>, Error> {
    behind(K::API_KEY, key, version)
}

fn behind<'a, M: Message<'a>>(number: i16, message: &M, version: i16) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(size_of_val(&number) + message.encoded_len(version)?);
    bytes.put_i16(number);
    message.encode(&mut bytes, version)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{ConsumerProtocolSubscription, OffsetCommitKey};

    #[test]
    fn a_value_stands_behind_its_version_and_a_key_behind_its_type() {
        let key = OffsetCommitKey {
            group: "g",
            topic: "t",
            partition: 2,
            ..Default::default()
        };
        let bytes = [0, 1, 0, 1, b'g', 0, 1, b't', 0, 0, 0, 2];
        assert_eq!(encode_key(&key, 0).as_deref(), Ok(&bytes[..]));
        let subscription = ConsumerProtocolSubscription::default();
        let bytes = [0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff];
        assert_eq!(encode(&subscription, 0).as_deref(), Ok(&bytes[..]));
        assert!(encode(&subscription, 99).is_err());
    }

    #[test]
    fn a_newer_version_is_read_as_the_newest_known() {
        let subscription = ConsumerProtocolSubscription {
            topics: vec!["orders"],
            rack_id: Some("north"),
            ..Default::default()
        };
        for (version, newest) in [(3, true), (4, true), (i16::MAX, true), (-1, false)] {
            let mut bytes = version.to_be_bytes().to_vec();
            subscription
                .encode(&mut bytes, 3)
                .expect("it fits version 3");
            bytes.extend(b"what version 4 may bring");
            let read = decode::<ConsumerProtocolSubscription<'_>>(&bytes);
            assert_eq!(read.ok(), newest.then(|| subscription.clone()), "{version}");
        }
        assert!(decode::<ConsumerProtocolSubscription<'_>>(&[0]).is_err());
    }
}
