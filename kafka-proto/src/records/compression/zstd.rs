//! Zstandard.

use std::io::{self, Read};

/// Kafka's default level.
const LEVEL: i32 = 3;
/// Windows that every decoder has to take (RFC 8878 asks for 8 MiB), and the largest that Kafka's own takes.
const WINDOW_LOG: std::ops::RangeInclusive<u32> = 23..=27;

pub(super) fn compress(bytes: &[u8]) -> io::Result<Vec<u8>> {
    ::zstd::bulk::compress(bytes, LEVEL)
}

/// The window, which the decoder allocates at once, is held to what may come out.
pub(super) fn reader(bytes: &[u8], max_bytes: usize) -> io::Result<impl Read + '_> {
    let mut decoder = ::zstd::stream::read::Decoder::with_buffer(bytes)?;
    let window_log = max_bytes
        .checked_next_power_of_two()
        .map_or(u32::MAX, usize::trailing_zeros);
    decoder.window_log_max(window_log.clamp(*WINDOW_LOG.start(), *WINDOW_LOG.end()))?;
    Ok(decoder)
}
