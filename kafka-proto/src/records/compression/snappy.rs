//! Snappy as snappy-java ("Xerial") frames it.
//!
//! ```text
//! 82 'S' 'N' 'A' 'P' 'P' 'Y' 00 │ version 1, int32 │ compatible with 1, int32 │ (length int32, snappy block)…
//! ```
//!
//! What does not begin like that is one bare snappy block: librdkafka and others send those.

use std::io::{self, Read};

use snap::raw::{Decoder, Encoder, decompress_len};

use super::RecordsError;

const MAGIC: [u8; 8] = [0x82, b'S', b'N', b'A', b'P', b'P', b'Y', 0];
const STREAM_HEADER_LEN: usize = 16;
/// Bytes of input in a block, snappy-java's default.
const BLOCK_LEN: usize = 32 * 1024;
/// No snappy element gives more than 64 bytes for 3; a block that announces more cannot be true.
const MAX_RATIO: usize = 22;

pub(super) fn compress(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(STREAM_HEADER_LEN + bytes.len() / 2);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&1_i32.to_be_bytes());
    out.extend_from_slice(&1_i32.to_be_bytes());
    let mut encoder = Encoder::new();
    let mut compressed = vec![0; snap::raw::max_compress_len(BLOCK_LEN)];
    for block in bytes.chunks(BLOCK_LEN) {
        let len = encoder.compress(block, &mut compressed)?;
        out.extend_from_slice(&(len as u32).to_be_bytes());
        out.extend_from_slice(&compressed[..len]);
    }
    Ok(out)
}

/// Reads the framing, block by block, or a bare block.
pub(super) struct XerialReader<'a> {
    rest: &'a [u8],
    framed: bool,
    decoder: Decoder,
    block: Vec<u8>,
    served: usize,
    max_bytes: usize,
}

impl<'a> XerialReader<'a> {
    /// A block of more than `max_bytes` is refused before there is memory for it.
    pub(super) fn new(bytes: &'a [u8], max_bytes: usize) -> Self {
        Self {
            rest: bytes,
            framed: bytes.starts_with(&MAGIC),
            decoder: Decoder::new(),
            block: Vec::new(),
            served: 0,
            max_bytes,
        }
    }

    /// The compressed bytes of the next block.
    fn next_block(&mut self) -> io::Result<Option<&'a [u8]>> {
        if !self.framed {
            let block = std::mem::take(&mut self.rest);
            return Ok((!block.is_empty()).then_some(block));
        }
        // Streams may stand one behind the other.
        while self.rest.starts_with(&MAGIC) {
            self.rest = self.rest.get(STREAM_HEADER_LEN..).ok_or_else(cut)?;
        }
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (length, behind) = self.rest.split_first_chunk::<4>().ok_or_else(cut)?;
        let length = usize::try_from(i32::from_be_bytes(*length)).map_err(|_| cut())?;
        let (block, behind) = behind.split_at_checked(length).ok_or_else(cut)?;
        self.rest = behind;
        Ok(Some(block))
    }
}

impl Read for XerialReader<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        while self.served == self.block.len() {
            let Some(block) = self.next_block()? else {
                return Ok(0);
            };
            let len = decompress_len(block)?;
            if len > block.len().saturating_mul(MAX_RATIO) {
                return Err(io::Error::other(
                    "a block announces more than its bytes can give",
                ));
            }
            if len > self.max_bytes {
                return Err(io::Error::other(RecordsError::DecompressedTooLarge {
                    limit: self.max_bytes,
                }));
            }
            self.block.resize(len, 0);
            self.decoder.decompress(block, &mut self.block)?;
            self.served = 0;
        }
        let served = buf.len().min(self.block.len() - self.served);
        buf[..served].copy_from_slice(&self.block[self.served..self.served + served]);
        self.served += served;
        Ok(served)
    }
}

fn cut() -> io::Error {
    io::Error::other("a block's length goes past the end")
}
