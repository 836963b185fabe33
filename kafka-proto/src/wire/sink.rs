//! Where encoded bytes go.

use super::{EncodeErrorKind, Error};

/// A field of record batches, which no message codec looks into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Records<'a> {
    /// The batches' bytes.
    Bytes(&'a [u8]),
    /// Batches of this many bytes that the caller sends itself, from a file or a cache, at the place
    /// that the sink marks. Only the length is written.
    Elsewhere(usize),
}

impl<'a> Records<'a> {
    /// The number of bytes.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Elsewhere(length) => *length,
        }
    }

    /// Whether there is no byte.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes, if they are here.
    #[inline]
    #[must_use]
    pub fn bytes(&self) -> Option<&'a [u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Elsewhere(_) => None,
        }
    }
}

impl Default for Records<'_> {
    fn default() -> Self {
        Self::Bytes(&[])
    }
}

/// Where a message is written to. The one emitted walk over a message's fields goes through this trait,
/// whether bytes are counted or kept.
pub trait Sink {
    /// Takes the next bytes.
    fn put(&mut self, bytes: &[u8]);

    /// Takes the next records, behind their length, which is written already.
    ///
    /// # Errors
    ///
    /// [`EncodeErrorKind::RecordsElsewhere`] if the sink keeps no gaps.
    fn put_records(&mut self, records: Records<'_>) -> Result<(), Error>;

    /// Runs `write` on this sink. One that consists of a few words lends itself by value: what never has its address
    /// taken stays in registers, where each put would otherwise wait for the store of the one before.
    #[doc(hidden)]
    #[inline(always)]
    fn lend<R>(&mut self, write: impl FnOnce(&mut Self) -> R) -> R
    where
        Self: Sized,
    {
        write(self)
    }
}

/// Appends, and lets no address of `buf` out while there is room.
#[inline(always)]
fn append(buf: &mut Vec<u8>, bytes: &[u8]) {
    if buf.capacity() - buf.len() < bytes.len() {
        *buf = appended(std::mem::take(buf), bytes);
    } else {
        buf.extend_from_slice(bytes);
    }
}

#[cold]
#[inline(never)]
fn appended(mut buf: Vec<u8>, bytes: &[u8]) -> Vec<u8> {
    buf.extend_from_slice(bytes);
    buf
}

impl Sink for Vec<u8> {
    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }

    #[inline]
    fn put_records(&mut self, records: Records<'_>) -> Result<(), Error> {
        match records {
            Records::Bytes(bytes) => self.extend_from_slice(bytes),
            Records::Elsewhere(_) => {
                return Err(Error::encode(EncodeErrorKind::RecordsElsewhere, ""));
            }
        }
        Ok(())
    }
}

/// Counts bytes and keeps none. Records that lie elsewhere count too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counter {
    length: usize,
}

impl Counter {
    /// The bytes counted.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether nothing was counted.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
}

impl Sink for Counter {
    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        self.length += bytes.len();
    }

    #[inline]
    fn put_records(&mut self, records: Records<'_>) -> Result<(), Error> {
        self.length += records.len();
        Ok(())
    }
}

/// A place in a [`Segmented`] message where the caller sends bytes of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// How many of [`Segmented::bytes`] come before the gap.
    pub position: usize,
    /// How many bytes the caller sends there.
    pub length: usize,
}

/// Where a message's bytes, and the list of its gaps, begin: to grow from nothing costs more than a small
/// message.
const FIRST_BYTES: usize = 1024;
const FIRST_GAPS: usize = 64;

/// Encoded bytes with gaps where [`Records::Elsewhere`] belong, for answers whose records are sent from
/// files or a cache:
///
/// ```text
/// bytes  |header topic partition| |partition| |partition|
/// gaps                          ^ 4096      ^ 0 bytes are never a gap
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segmented {
    bytes: Vec<u8>,
    gaps: Vec<Gap>,
    /// The sum of the gaps' lengths.
    elsewhere: usize,
}

impl Segmented {
    /// A message that is written behind what `bytes` already holds (a reused buffer, a frame's size).
    #[must_use]
    pub fn with_buffer(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            gaps: Vec::new(),
            elsewhere: 0,
        }
    }

    /// Forgets the message and keeps what is allocated, for the next one.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.gaps.clear();
        self.elsewhere = 0;
    }

    /// The bytes that are here.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes that are here, to set what was not known before (a frame's size).
    #[must_use]
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        &mut self.bytes
    }

    /// The gaps, in rising order of position.
    #[must_use]
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    /// The bytes of the whole, the gaps' included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len() + self.elsewhere
    }

    /// Whether there is neither a byte nor a gap.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Hands out the bytes and the gaps.
    #[must_use]
    pub fn into_parts(self) -> (Vec<u8>, Vec<Gap>) {
        (self.bytes, self.gaps)
    }
}

impl Default for Segmented {
    /// An empty message, with room for a small one.
    fn default() -> Self {
        Self::with_buffer(Vec::with_capacity(FIRST_BYTES))
    }
}

#[cold]
#[inline(never)]
fn pushed(mut gaps: Vec<Gap>, gap: Gap) -> Vec<Gap> {
    gaps.reserve(gaps.len().max(FIRST_GAPS));
    gaps.push(gap);
    gaps
}

impl Sink for Segmented {
    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        append(&mut self.bytes, bytes);
    }

    #[inline(always)]
    fn put_records(&mut self, records: Records<'_>) -> Result<(), Error> {
        match records {
            Records::Bytes(bytes) => append(&mut self.bytes, bytes),
            Records::Elsewhere(0) => {}
            Records::Elsewhere(length) => {
                let gap = Gap {
                    position: self.bytes.len(),
                    length,
                };
                if self.gaps.len() == self.gaps.capacity() {
                    self.gaps = pushed(std::mem::take(&mut self.gaps), gap);
                } else {
                    self.gaps.push(gap);
                }
                self.elsewhere += length;
            }
        }
        Ok(())
    }

    #[inline(always)]
    fn lend<R>(&mut self, write: impl FnOnce(&mut Self) -> R) -> R {
        let mut lent = Self {
            bytes: std::mem::take(&mut self.bytes),
            gaps: std::mem::take(&mut self.gaps),
            elsewhere: self.elsewhere,
        };
        let result = write(&mut lent);
        *self = lent;
        result
    }
}
