//! What Kafka says to people by an error code alone: tools print it, and scripts look for it.

use kafka_proto::ErrorCode;

/// As much of a text as an answer can carry. What a client is told of may be as long as that by itself.
pub fn fit(text: &str) -> &str {
    const MAX_BYTES: usize = i16::MAX as usize;
    &text[..text.floor_char_boundary(MAX_BYTES)]
}

/// Kafka's text for a code that is answered with one; our own for all others.
pub fn of(error: ErrorCode) -> &'static str {
    match error {
        ErrorCode::UnknownTopicOrPartition => "This server does not host this topic-partition.",
        ErrorCode::UnknownTopicId => "This server does not host this topic ID.",
        ErrorCode::InvalidRequest => {
            "This most likely occurs because of a request being malformed by the client library or the message was sent to an incompatible broker. See the broker logs for more details."
        }
        ErrorCode::UnsupportedVersion => "The version of API is not supported.",
        _ => error.message(),
    }
}
