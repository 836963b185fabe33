//! LZ4 frames: independent blocks of 64 KiB, no content size, no checksum but the header's.
//!
//! Kafka before 0.10 computed the header's checksum over the frame's magic number too (KAFKA-3160). Magic 0 is still
//! written that way, and its header checksum is not checked when reading.

use std::borrow::Cow;
use std::io::{self, Cursor, Read, Write};

use lz4_flex::frame::{BlockMode, BlockSize, FrameDecoder, FrameEncoder, FrameInfo};
use twox_hash::XxHash32;

use super::Magic;

const FRAME_MAGIC_LEN: usize = 4;
/// Flags, block descriptor and checksum stand behind the magic number, with a content size of 8 bytes between the
/// latter two if this flag is set.
const CONTENT_SIZE_FLAG: u8 = 0x08;
const DICTIONARY_FLAG: u8 = 0x01;

pub(super) fn compress(bytes: &[u8], magic: Magic) -> io::Result<Vec<u8>> {
    let info = FrameInfo::new()
        .block_mode(BlockMode::Independent)
        .block_size(BlockSize::Max64KB);
    let mut encoder = FrameEncoder::with_frame_info(info, Vec::new());
    encoder.write_all(bytes)?;
    let mut frame = encoder.finish().map_err(io::Error::other)?;
    if magic == Magic::V0
        && let Some(at) = checksum_at(&frame)
    {
        frame[at] = second_byte(&frame[..at]);
    }
    Ok(frame)
}

pub(super) fn reader(bytes: &[u8], magic: Magic) -> impl Read + '_ {
    let head = match checksum_at(bytes) {
        Some(at) if magic == Magic::V0 => {
            let mut head = bytes[..=at].to_vec();
            head[at] = second_byte(&bytes[FRAME_MAGIC_LEN..at]);
            Cow::Owned(head)
        }
        _ => Cow::Borrowed(&[][..]),
    };
    let rest = &bytes[head.len()..];
    FrameDecoder::new(Cursor::new(head).chain(rest))
}

/// Where the header's checksum stands, if the header is whole.
fn checksum_at(frame: &[u8]) -> Option<usize> {
    let flags = *frame.get(FRAME_MAGIC_LEN)?;
    let mut at = FRAME_MAGIC_LEN + 2;
    at += if flags & CONTENT_SIZE_FLAG != 0 { 8 } else { 0 };
    at += if flags & DICTIONARY_FLAG != 0 { 4 } else { 0 };
    (at < frame.len()).then_some(at)
}

fn second_byte(bytes: &[u8]) -> u8 {
    (XxHash32::oneshot(0, bytes) >> 8) as u8
}
