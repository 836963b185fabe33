//! The compression codecs of record batches.

use std::io::{Read, Write};

/// A codec, by its number in a batch's attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codec {
    /// As it is.
    None = 0,
    /// RFC 1952.
    Gzip = 1,
    /// Blocks in Xerial's frame, as Java's clients write them.
    Snappy = 2,
    /// LZ4 frames.
    Lz4 = 3,
    /// RFC 8878.
    Zstd = 4,
}

const XERIAL_MAGIC: &[u8] = &[0x82, b'S', b'N', b'A', b'P', b'P', b'Y', 0];

impl Codec {
    /// Every codec.
    pub const ALL: [Self; 5] = [Self::None, Self::Gzip, Self::Snappy, Self::Lz4, Self::Zstd];

    /// The codec of a batch's or message's attributes.
    ///
    /// # Panics
    ///
    /// If there is none of that number.
    #[must_use]
    pub fn of_attributes(attributes: u16) -> Self {
        match attributes & 7 {
            0 => Self::None,
            1 => Self::Gzip,
            2 => Self::Snappy,
            3 => Self::Lz4,
            4 => Self::Zstd,
            other => panic!("no codec has number {other}"),
        }
    }

    /// Compresses `bytes`.
    ///
    /// # Panics
    ///
    /// If the codec fails, which none does on memory.
    #[must_use]
    pub fn compress(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::None => bytes.to_vec(),
            Self::Gzip => {
                let mut encoder =
                    flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
                encoder.write_all(bytes).expect("gzip writes");
                encoder.finish().expect("gzip ends")
            }
            Self::Snappy => xerial(bytes),
            Self::Lz4 => {
                let mut encoder = lz4_flex::frame::FrameEncoder::new(Vec::new());
                encoder.write_all(bytes).expect("lz4 writes");
                encoder.finish().expect("lz4 ends")
            }
            Self::Zstd => zstd::encode_all(bytes, 3).expect("zstd compresses"),
        }
    }

    /// Decompresses what a magic 0 wrapper holds. The checksum of an LZ4 frame's header counts the frame's magic there,
    /// which the format does not want (KAFKA-3160).
    ///
    /// # Panics
    ///
    /// If the bytes are not the codec's.
    #[must_use]
    pub fn decompress_magic_0(self, bytes: &[u8]) -> Vec<u8> {
        if self != Self::Lz4 {
            return self.decompress(bytes);
        }
        let has_content_size = bytes[4] & 8 != 0;
        let checksum_at = if has_content_size { 14 } else { 6 };
        let checksum = |bytes: &[u8]| twox_hash::XxHash32::oneshot(0, bytes).to_le_bytes()[1];
        assert_eq!(
            bytes[checksum_at],
            checksum(&bytes[..checksum_at]),
            "as magic 0 counts it"
        );
        let mut proper = bytes.to_vec();
        proper[checksum_at] = checksum(&bytes[4..checksum_at]);
        self.decompress(&proper)
    }

    /// Decompresses `bytes`.
    ///
    /// # Panics
    ///
    /// If they are not the codec's.
    #[must_use]
    pub fn decompress(self, bytes: &[u8]) -> Vec<u8> {
        let mut plain = Vec::new();
        match self {
            Self::None => plain.extend_from_slice(bytes),
            Self::Gzip => {
                flate2::read::GzDecoder::new(bytes)
                    .read_to_end(&mut plain)
                    .expect("gzip");
            }
            Self::Snappy => plain = from_xerial(bytes),
            Self::Lz4 => {
                lz4_flex::frame::FrameDecoder::new(bytes)
                    .read_to_end(&mut plain)
                    .expect("lz4");
            }
            Self::Zstd => plain = zstd::decode_all(bytes).expect("zstd"),
        }
        plain
    }
}

/// Magic, version 1, oldest compatible version 1, then blocks with their lengths.
fn xerial(bytes: &[u8]) -> Vec<u8> {
    let mut framed = XERIAL_MAGIC.to_vec();
    framed.extend_from_slice(&1_i32.to_be_bytes());
    framed.extend_from_slice(&1_i32.to_be_bytes());
    for block in bytes.chunks(32 * 1024) {
        let compressed = snap::raw::Encoder::new()
            .compress_vec(block)
            .expect("snappy compresses");
        framed.extend_from_slice(
            &u32::try_from(compressed.len())
                .expect("small")
                .to_be_bytes(),
        );
        framed.extend_from_slice(&compressed);
    }
    framed
}

fn from_xerial(bytes: &[u8]) -> Vec<u8> {
    let decompress = |block: &[u8]| {
        snap::raw::Decoder::new()
            .decompress_vec(block)
            .expect("snappy block")
    };
    let Some(framed) = bytes.strip_prefix(XERIAL_MAGIC) else {
        return decompress(bytes);
    };
    let mut rest = &framed[8..];
    let mut plain = Vec::new();
    while let Some((length, tail)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        plain.extend(decompress(&tail[..length]));
        rest = &tail[length..];
    }
    plain
}
