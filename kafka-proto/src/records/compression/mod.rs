//! The codecs. Decompressing is streamed and stops at a bound; a codec that this build leaves out is a typed error.

#[cfg(feature = "gzip")]
mod gzip;
#[cfg(feature = "lz4")]
mod lz4;
#[cfg(feature = "snappy")]
mod snappy;
#[cfg(feature = "zstd")]
mod zstd;

use std::io::{self, Read};

use super::{Compression, Magic, RecordsError};

/// Compresses `bytes` the way Kafka's own clients do at their default level. `magic` matters to LZ4 alone: magic 0 has
/// the frame's header checksum over the wrong bytes (KAFKA-3160), and old clients insist on it.
///
/// # Errors
/// [`RecordsError::UnsupportedCompression`] if the codec was left out of this build or the magic has no such codec,
/// [`RecordsError::Compress`] if the codec refuses.
pub fn compress(codec: Compression, magic: Magic, bytes: &[u8]) -> Result<Vec<u8>, RecordsError> {
    check_magic(codec, magic)?;
    let result: io::Result<Vec<u8>> = match codec {
        Compression::None => Ok(bytes.to_vec()),
        #[cfg(feature = "gzip")]
        Compression::Gzip => gzip::compress(bytes),
        #[cfg(feature = "snappy")]
        Compression::Snappy => snappy::compress(bytes),
        #[cfg(feature = "lz4")]
        Compression::Lz4 => lz4::compress(bytes, magic),
        #[cfg(feature = "zstd")]
        Compression::Zstd => zstd::compress(bytes),
        #[cfg(not(all(
            feature = "gzip",
            feature = "snappy",
            feature = "lz4",
            feature = "zstd"
        )))]
        left_out => return Err(not_built(left_out)),
    };
    result.map_err(|error| RecordsError::Compress {
        compression: codec,
        reason: error.to_string(),
    })
}

/// Decompresses into at most `max_bytes`; memory grows with what comes out, not with what the input announces.
///
/// # Errors
/// [`RecordsError::UnsupportedCompression`], [`RecordsError::Decompress`], [`RecordsError::DecompressedTooLarge`].
pub fn decompress(
    codec: Compression,
    magic: Magic,
    bytes: &[u8],
    max_bytes: usize,
) -> Result<Vec<u8>, RecordsError> {
    let mut out = Vec::new();
    reader(codec, magic, bytes, max_bytes)?
        .read_to_end(&mut out)
        .map_err(into_records_error)?;
    Ok(out)
}

/// Decompresses while it is read. Errors are [`io::Error`]s that hold a [`RecordsError`].
pub(super) fn reader(
    codec: Compression,
    magic: Magic,
    bytes: &[u8],
    max_bytes: usize,
) -> Result<Bounded<'_>, RecordsError> {
    check_magic(codec, magic)?;
    let from: io::Result<Box<dyn Read + '_>> = match codec {
        Compression::None => Ok(Box::new(bytes)),
        #[cfg(feature = "gzip")]
        Compression::Gzip => Ok(Box::new(gzip::reader(bytes))),
        #[cfg(feature = "snappy")]
        Compression::Snappy => Ok(Box::new(snappy::XerialReader::new(bytes, max_bytes))),
        #[cfg(feature = "lz4")]
        Compression::Lz4 => Ok(Box::new(lz4::reader(bytes, magic))),
        #[cfg(feature = "zstd")]
        Compression::Zstd => {
            zstd::reader(bytes, max_bytes).map(|reader| Box::new(reader) as Box<dyn Read + '_>)
        }
        #[cfg(not(all(
            feature = "gzip",
            feature = "snappy",
            feature = "lz4",
            feature = "zstd"
        )))]
        left_out => return Err(not_built(left_out)),
    };
    let from = from.map_err(|error| broken(codec, &error))?;
    Ok(Bounded {
        from,
        codec,
        limit: max_bytes,
        left: max_bytes,
    })
}

fn check_magic(codec: Compression, magic: Magic) -> Result<(), RecordsError> {
    if codec == Compression::Zstd && magic != Magic::V2 {
        return Err(RecordsError::UnsupportedCompression {
            compression: codec,
            why: "in magic 0 and 1",
        });
    }
    Ok(())
}

#[cfg(not(all(
    feature = "gzip",
    feature = "snappy",
    feature = "lz4",
    feature = "zstd"
)))]
fn not_built(codec: Compression) -> RecordsError {
    RecordsError::UnsupportedCompression {
        compression: codec,
        why: "because this build leaves it out",
    }
}

fn broken(codec: Compression, error: &io::Error) -> RecordsError {
    RecordsError::Decompress {
        compression: codec,
        reason: error.to_string(),
    }
}

/// The error that a [`Bounded`] reported.
pub(super) fn into_records_error(error: io::Error) -> RecordsError {
    let reason = error.to_string();
    match error
        .into_inner()
        .map(|inner| inner.downcast::<RecordsError>())
    {
        Some(Ok(error)) => *error,
        _ => RecordsError::Decompress {
            compression: Compression::None,
            reason,
        },
    }
}

/// A decompressor that fails when more than a bound comes out.
pub(super) struct Bounded<'a> {
    from: Box<dyn Read + 'a>,
    codec: Compression,
    limit: usize,
    left: usize,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        // One byte over the bound tells an end from an excess.
        let room = buf.len().min(self.left.saturating_add(1));
        let read = loop {
            match self.from.read(&mut buf[..room]) {
                Ok(read) => break read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error)
                    if error
                        .get_ref()
                        .is_some_and(|inner| inner.is::<RecordsError>()) =>
                {
                    return Err(error);
                }
                Err(error) => return Err(io::Error::other(broken(self.codec, &error))),
            }
        };
        match self.left.checked_sub(read) {
            Some(left) => self.left = left,
            None => {
                return Err(io::Error::other(RecordsError::DecompressedTooLarge {
                    limit: self.limit,
                }));
            }
        }
        Ok(read)
    }
}

#[cfg(all(test, not(feature = "zstd")))]
mod tests {
    use super::*;

    #[test]
    fn a_codec_that_is_left_out_says_so() {
        let error = compress(Compression::Zstd, Magic::V2, b"any").expect_err("left out");
        assert!(matches!(
            error,
            RecordsError::UnsupportedCompression {
                compression: Compression::Zstd,
                ..
            }
        ));
        let error = decompress(Compression::Zstd, Magic::V2, b"any", 10).expect_err("left out");
        assert_eq!(
            error.error_code(),
            crate::ErrorCode::UnsupportedCompressionType
        );
    }
}
