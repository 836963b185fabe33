//! Kafka's uuids.

use std::fmt;
use std::str::FromStr;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A 128-bit id, as topics, directories and clusters have one. Its text form is Kafka's: 22 characters
/// of URL-safe base64 without padding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Uuid([u8; 16]);

impl Uuid {
    /// The id of nothing: what a field holds that names no topic.
    pub const ZERO: Self = Self([0; 16]);
    /// The id of the topic `__cluster_metadata` (KIP-631), which is also what Kafka calls "one".
    pub const METADATA_TOPIC: Self = Self([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);

    /// The id with these bytes, most significant first.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes, most significant first.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The id as one number.
    #[must_use]
    pub const fn as_u128(self) -> u128 {
        u128::from_be_bytes(self.0)
    }

    /// Whether this is [`Uuid::ZERO`].
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.as_u128() == 0
    }
}

impl From<u128> for Uuid {
    fn from(number: u128) -> Self {
        Self(number.to_be_bytes())
    }
}

impl From<[u8; 16]> for Uuid {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.as_u128();
        let mut text = [0u8; 22];
        // 128 bits are 21 characters of 6 bits and one of 2 bits, which stand at its upper end.
        for (i, character) in text.iter_mut().enumerate() {
            let bits = if i < 21 {
                number >> (122 - 6 * i)
            } else {
                number << 4
            };
            *character = ALPHABET[(bits & 63) as usize];
        }
        f.pad(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not the base64 of 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseUuidError;

impl fmt::Display for ParseUuidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a uuid is 22 characters of URL-safe base64")
    }
}

impl std::error::Error for ParseUuidError {}

impl FromStr for Uuid {
    type Err = ParseUuidError;

    /// Reads the form that `Display` writes; padding behind it is taken too. The four bits that the last
    /// character has too many are ignored, as Kafka does.
    fn from_str(text: &str) -> Result<Self, ParseUuidError> {
        let text = text.strip_suffix("==").unwrap_or(text).as_bytes();
        if text.len() != 22 {
            return Err(ParseUuidError);
        }
        let mut number: u128 = 0;
        for (i, character) in text.iter().enumerate() {
            let bits = ALPHABET
                .iter()
                .position(|c| c == character)
                .ok_or(ParseUuidError)? as u128;
            number = if i < 21 {
                number << 6 | bits
            } else {
                number << 2 | bits >> 4
            };
        }
        Ok(number.into())
    }
}

#[cfg(test)]
mod tests {
    use super::Uuid;

    /// Pairs that Kafka's own `Uuid.toString` gives.
    #[test]
    fn text_is_kafkas() {
        for (uuid, text) in [
            (Uuid::ZERO, "AAAAAAAAAAAAAAAAAAAAAA"),
            (Uuid::METADATA_TOPIC, "AAAAAAAAAAAAAAAAAAAAAQ"),
            (Uuid::from(u128::MAX), "_____________________w"),
            (
                Uuid::from_bytes(*b"0123456789abcdef"),
                "MDEyMzQ1Njc4OWFiY2RlZg",
            ),
        ] {
            assert_eq!(uuid.to_string(), text);
            assert_eq!(text.parse(), Ok(uuid));
            assert_eq!(format!("{text}==").parse(), Ok(uuid));
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in [
            "",
            "AAAA",
            "AAAAAAAAAAAAAAAAAAAAA+",
            "AAAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert!(text.parse::<Uuid>().is_err(), "{text}");
        }
    }
}
