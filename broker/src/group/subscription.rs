//! The topics in a consumer's subscription: all that the coordinator reads of what members tell their leader.
//!
//! Kafka takes a subscription that breaks off, and does not know the group's topics then. One with a count or a length
//! beyond its end leaves Kafka's request without an answer; we refuse it.

use std::collections::BTreeSet;
use std::sync::Arc;

use kafka_proto::messages::ConsumerProtocolSubscription;
use kafka_proto::{DecodeErrorKind, versioned};

/// A count or a length goes past the end of the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a length in the subscription goes past its end")]
pub(super) struct LyingLength;

/// Adds the topics of a subscription to `topics`. Returns false where it breaks off, or is nothing that we know.
pub(super) fn read_topics(
    subscription: &[u8],
    topics: &mut BTreeSet<Arc<str>>,
) -> Result<bool, LyingLength> {
    let error = match versioned::decode::<ConsumerProtocolSubscription<'_>>(subscription) {
        Ok(subscription) => {
            topics.extend(subscription.topics.into_iter().map(Arc::from));
            return Ok(true);
        }
        Err(error) => error,
    };
    match error.decode_kind() {
        // A count or a length that is itself cut short. Whatever else is cut short was announced by one.
        Some(DecodeErrorKind::Truncated { needed, .. }) if needed <= size_of::<i32>() => Ok(false),
        Some(DecodeErrorKind::UnsupportedVersion { .. } | DecodeErrorKind::InvalidUtf8) => {
            Ok(false)
        }
        _ => Err(LyingLength),
    }
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
        assert_eq!(
            read(b"\0\x01\0\0\0\x01\0\x01a\xff\xff\xff\xff").0,
            Ok(false)
        );
        assert_eq!(read(b"\xff\xff\0\0\0\0").0, Ok(false));
    }

    #[test]
    fn lengths_past_the_end_are_refused() {
        assert_eq!(read(b"\0\0\x7f\xff\xff\xff\0\0").0, Err(LyingLength));
        assert_eq!(read(b"\0\0\xff\xff\xff\xff").0, Err(LyingLength));
        assert_eq!(read(b"\0\0\0\0\0\x01\0\x09a").0, Err(LyingLength));
        assert_eq!(read(b"\0\0\0\0\0\x01\xff\xffa").0, Err(LyingLength));
        assert_eq!(read(b"\0\0\0\0\0\0\0\0\0\x09a").0, Err(LyingLength));
    }
}
