//! The topics in a consumer's subscription: all that the coordinator reads of what members tell their leader.
//!
//! A subscription is an int16 version, then an array of topic names; what follows differs by version and does not
//! concern us. Kafka takes a subscription that breaks off, and does not know the group's topics then. One with a
//! count or a length beyond its end leaves Kafka's request without an answer; we refuse it.

use std::collections::BTreeSet;
use std::sync::Arc;

/// A count or a length goes past the end of the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a length in the subscription goes past its end")]
pub(super) struct LyingLength;

/// Adds the topics of a subscription to `topics`. Returns false where it breaks off before the topics are read.
pub(super) fn read_topics(
    subscription: &[u8],
    topics: &mut BTreeSet<Arc<str>>,
) -> Result<bool, LyingLength> {
    let mut rest = subscription;
    let Some(version) = take::<2>(&mut rest).map(i16::from_be_bytes) else {
        return Ok(false);
    };
    if version < 0 {
        return Ok(false);
    }
    let Some(count) = take::<4>(&mut rest).map(i32::from_be_bytes) else {
        return Ok(false);
    };
    if usize::try_from(count).map_or(true, |count| count > rest.len()) {
        return Err(LyingLength);
    }
    for _ in 0..count {
        let Some(length) = take::<2>(&mut rest).map(i16::from_be_bytes) else {
            return Ok(false);
        };
        let length = usize::try_from(length).map_err(|_| LyingLength)?;
        let (name, behind) = rest.split_at_checked(length).ok_or(LyingLength)?;
        rest = behind;
        topics.insert(String::from_utf8_lossy(name).into());
    }
    Ok(true)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, behind) = rest.split_first_chunk::<N>()?;
    *rest = behind;
    Some(*head)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Result<bool, LyingLength>, Vec<String>) {
        let mut topics = BTreeSet::new();
        let result = read_topics(bytes, &mut topics);
        (
            result,
            topics.iter().map(|topic| topic.to_string()).collect(),
        )
    }

    #[test]
    fn topics_are_read_and_what_follows_is_left_alone() {
        let bytes = b"\0\x01\0\0\0\x02\0\x01a\0\x02bc\xff\xff\xff\xff\0\0\0\0";
        assert_eq!(read(bytes), (Ok(true), vec!["a".into(), "bc".into()]));
    }

    #[test]
    fn a_subscription_that_breaks_off_is_taken() {
        for end in 0..5 {
            assert_eq!(read(&b"\0\0\0\0\0\0"[..end]).0, Ok(false), "{end} bytes");
        }
        assert_eq!(read(b"\0\0\0\0\0\x01\0").0, Ok(false));
        assert_eq!(read(b"\xff\xff\0\0\0\0").0, Ok(false));
    }

    #[test]
    fn lengths_past_the_end_are_refused() {
        assert_eq!(read(b"\0\0\x7f\xff\xff\xff\0\0").0, Err(LyingLength));
        assert_eq!(read(b"\0\0\xff\xff\xff\xff").0, Err(LyingLength));
        assert_eq!(read(b"\0\0\0\0\0\x01\0\x09a").0, Err(LyingLength));
        assert_eq!(read(b"\0\0\0\0\0\x01\xff\xffa").0, Err(LyingLength));
    }
}
