//! Where a record's bytes come from: a slice, or a decompressor that hands them out piece by piece. One parser
//! ([`super::record::read`]) reads both.

use std::io::Read;

use super::record::{self, Parts};
use super::{RecordFault, RecordsError};

/// Bytes in order.
pub(super) trait Source {
    /// What [`Source::take`] gives: the bytes themselves where they lie in memory, nothing where they only pass by.
    type Taken;

    /// The next byte.
    fn byte(&mut self) -> Result<u8, RecordFault>;

    /// The next `len` bytes.
    fn take(&mut self, len: usize) -> Result<Self::Taken, RecordFault>;

    /// Bytes handed out so far.
    fn position(&self) -> usize;

    /// Whether everything was handed out.
    fn is_at_end(&mut self) -> bool;

    /// The next record, if it lies in memory and is as [most](record::read_usual) are; else nothing is handed out.
    #[inline]
    fn usual_record(&mut self) -> Option<Parts<Self::Taken>> {
        None
    }
}

/// Bytes in memory.
#[derive(Debug, Clone)]
pub(super) struct SliceSource<'a> {
    all: &'a [u8],
    position: usize,
}

impl<'a> SliceSource<'a> {
    pub(super) fn new(all: &'a [u8]) -> Self {
        Self { all, position: 0 }
    }

    /// The bytes between two positions that were passed.
    pub(super) fn between(&self, start: usize, end: usize) -> &'a [u8] {
        self.all.get(start..end).unwrap_or_default()
    }
}

impl<'a> Source for SliceSource<'a> {
    type Taken = &'a [u8];

    #[inline]
    fn byte(&mut self) -> Result<u8, RecordFault> {
        let byte = *self.all.get(self.position).ok_or(RecordFault::Truncated)?;
        self.position += 1;
        Ok(byte)
    }

    #[inline]
    fn take(&mut self, len: usize) -> Result<&'a [u8], RecordFault> {
        let end = self
            .position
            .checked_add(len)
            .ok_or(RecordFault::Truncated)?;
        let taken = self
            .all
            .get(self.position..end)
            .ok_or(RecordFault::Truncated)?;
        self.position = end;
        Ok(taken)
    }

    #[inline]
    fn position(&self) -> usize {
        self.position
    }

    #[inline]
    fn is_at_end(&mut self) -> bool {
        self.position == self.all.len()
    }

    #[inline]
    fn usual_record(&mut self) -> Option<Parts<&'a [u8]>> {
        let parts = record::read_usual(self.all, self.position)?;
        self.position = parts.headers_at;
        Some(parts)
    }
}

/// Bytes that a decompressor makes, of which only a window is in memory.
pub(super) struct StreamSource<R> {
    from: R,
    window: Box<[u8]>,
    start: usize,
    end: usize,
    passed: usize,
    error: Option<RecordsError>,
}

impl<R: Read> StreamSource<R> {
    const WINDOW: usize = 32 * 1024;

    /// `from` reports its own errors as an [`std::io::Error`] that holds a [`RecordsError`].
    pub(super) fn new(from: R) -> Self {
        let window = vec![0; Self::WINDOW].into_boxed_slice();
        Self {
            from,
            window,
            start: 0,
            end: 0,
            passed: 0,
            error: None,
        }
    }

    /// Why the bytes ended, if it was not that there are no more.
    pub(super) fn take_error(&mut self) -> Option<RecordsError> {
        self.error.take()
    }

    /// Makes sure that the window holds a byte; `false` at the end.
    fn fill(&mut self) -> bool {
        if self.start < self.end {
            return true;
        }
        if self.error.is_some() {
            return false;
        }
        match self.from.read(&mut self.window) {
            Ok(read) => {
                (self.start, self.end) = (0, read);
                read > 0
            }
            Err(error) => {
                self.error = Some(super::compression::into_records_error(error));
                false
            }
        }
    }
}

impl<R: Read> Source for StreamSource<R> {
    type Taken = ();

    #[inline]
    fn byte(&mut self) -> Result<u8, RecordFault> {
        if self.start == self.end && !self.fill() {
            return Err(RecordFault::Truncated);
        }
        let byte = self.window[self.start];
        self.start += 1;
        self.passed += 1;
        Ok(byte)
    }

    #[inline]
    fn take(&mut self, len: usize) -> Result<(), RecordFault> {
        let mut left = len;
        while left > 0 {
            if !self.fill() {
                return Err(RecordFault::Truncated);
            }
            let step = left.min(self.end - self.start);
            self.start += step;
            self.passed += step;
            left -= step;
        }
        Ok(())
    }

    #[inline]
    fn position(&self) -> usize {
        self.passed
    }

    fn is_at_end(&mut self) -> bool {
        !self.fill()
    }
}
