//! Reading, bounded.

use super::put::MAX_STRING;
use super::{
    Array, DecodeErrorKind, Element, Error, Records, Structure, UnknownTaggedFields, Uuid,
};

/// A cursor over a message's bytes, with a budget for what decoding allocates.
///
/// ```text
/// input:   |######## read ########|------- remaining -------|
///          0                      position            input.len()
/// budget:  what may still be allocated; each array charges count x size of its element
/// ```
#[derive(Debug, Clone)]
pub struct Decoder<'a> {
    rest: &'a [u8],
    length: usize,
    budget: usize,
}

/// Reads a fixed-size primitive.
macro_rules! fixed {
    ($($name:ident: $type:ty, $size:literal, $convert:expr;)*) => {$(
        #[doc = concat!("Reads the next ", $size, " bytes as one `", stringify!($type), "`.")]
        ///
        /// # Errors
        ///
        /// If the input ends before.
        #[inline]
        pub fn $name(&mut self, field: &'static str) -> Result<$type, Error> {
            match self.rest.split_first_chunk::<$size>() {
                Some((bytes, rest)) => {
                    self.rest = rest;
                    Ok($convert(*bytes))
                }
                None => Err(self.truncated($size, field)),
            }
        }
    )*};
}

/// Adds to a reader of what may be null the reader of what may not.
macro_rules! not_null {
    ($($name:ident, $nullable:ident: $type:ty $(, $element:ident: $bound:path)?;)*) => {$(
        #[doc = concat!("As [`Decoder::", stringify!($nullable), "`], where null is an error.")]
        ///
        /// # Errors
        ///
        /// As there, and if it is null.
        #[inline(always)]
        pub fn $name $(<$element: $bound>)? (&mut self, field: &'static str, flexible: bool) -> Result<$type, Error> {
            match self.$nullable(field, flexible)? {
                Some(value) => Ok(value),
                None => Err(self.error(DecodeErrorKind::UnexpectedNull, field)),
            }
        }
    )*};
}

impl<'a> Decoder<'a> {
    /// A decoder that may allocate 32 times its input and 4 KiB. One of these KiB is set aside for the
    /// error, if there is one.
    #[inline]
    #[must_use]
    pub fn new(input: &'a [u8]) -> Self {
        Self::with_budget(input, usize::MAX)
    }

    /// A decoder that may allocate `max_alloc_bytes`, and never more than [`Decoder::new`] allows.
    #[inline]
    #[must_use]
    pub fn with_budget(input: &'a [u8], max_alloc_bytes: usize) -> Self {
        let budget = input
            .len()
            .saturating_mul(32)
            .saturating_add(3072)
            .min(max_alloc_bytes);
        Self {
            rest: input,
            length: input.len(),
            budget,
        }
    }

    /// The bytes not read yet.
    #[inline]
    #[must_use]
    pub fn remaining(&self) -> &'a [u8] {
        self.rest
    }

    /// The bytes read, from the input's start.
    #[inline]
    #[must_use]
    pub fn position(&self) -> usize {
        self.length - self.rest.len()
    }

    /// The bytes that may still be allocated.
    #[inline]
    #[must_use]
    pub fn budget(&self) -> usize {
        self.budget
    }

    fixed! {
        i8: i8, 1, i8::from_be_bytes;
        i16: i16, 2, i16::from_be_bytes;
        i32: i32, 4, i32::from_be_bytes;
        i64: i64, 8, i64::from_be_bytes;
        u16: u16, 2, u16::from_be_bytes;
        u32: u32, 4, u32::from_be_bytes;
        f64: f64, 8, f64::from_be_bytes;
        uuid: Uuid, 16, Uuid::from_bytes;
    }

    /// Reads a byte; any that is not zero is true, as for Kafka.
    ///
    /// # Errors
    ///
    /// If the input ends before.
    #[inline]
    pub fn bool(&mut self, field: &'static str) -> Result<bool, Error> {
        Ok(self.i8(field)? != 0)
    }

    /// Reads an unsigned varint of 32 bits. Needless bytes (`80 00`) are taken, as Kafka takes them, but
    /// not past the fifth.
    ///
    /// # Errors
    ///
    /// If the input ends before, or the fifth byte is not the last.
    #[inline(always)]
    pub fn unsigned_varint(&mut self, field: &'static str) -> Result<u32, Error> {
        match self.rest {
            [byte, rest @ ..] if *byte < 0x80 => {
                self.rest = rest;
                Ok(u32::from(*byte))
            }
            [low, high, rest @ ..] if *high < 0x80 => {
                self.rest = rest;
                Ok(u32::from(*low & 0x7f) | u32::from(*high) << 7)
            }
            _ => {
                let value;
                (value, self.rest) = long_unsigned_varint(self.rest, field, self.length)?;
                Ok(value)
            }
        }
    }

    #[inline(always)]
    fn take(&mut self, count: usize, field: &'static str) -> Result<&'a [u8], Error> {
        match self.rest.split_at_checked(count) {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(bytes)
            }
            None => Err(self.truncated(count, field)),
        }
    }

    /// A compact length: one more than the length, 0 for null. What is negative as an int32 is null too.
    #[inline(always)]
    fn compact_length(&mut self, field: &'static str) -> Result<Option<usize>, Error> {
        let length = self.unsigned_varint(field)?.cast_signed().wrapping_sub(1);
        Ok(usize::try_from(length).ok())
    }

    /// The length of bytes, records or an array; `None` for null, which every negative length is.
    #[inline(always)]
    fn length(&mut self, field: &'static str, flexible: bool) -> Result<Option<usize>, Error> {
        if flexible {
            self.compact_length(field)
        } else {
            Ok(usize::try_from(self.i32(field)?).ok())
        }
    }

    /// Reads a string that may be null.
    ///
    /// # Errors
    ///
    /// If the input ends before, or it is longer than 32767 bytes or not UTF-8.
    #[inline(always)]
    pub fn nullable_string(
        &mut self,
        field: &'static str,
        flexible: bool,
    ) -> Result<Option<&'a str>, Error> {
        let length = if flexible {
            self.compact_length(field)?
        } else {
            usize::try_from(self.i16(field)?).ok()
        };
        let Some(length) = length else {
            return Ok(None);
        };
        if length > MAX_STRING {
            let max = MAX_STRING;
            return Err(self.error(DecodeErrorKind::StringTooLong { length, max }, field));
        }
        let bytes = self.take(length, field)?;
        match std::str::from_utf8(bytes) {
            Ok(string) => Ok(Some(string)),
            Err(_) => Err(Error::decode(
                DecodeErrorKind::InvalidUtf8,
                field,
                self.position() - length,
            )),
        }
    }

    /// Reads bytes that may be null.
    ///
    /// # Errors
    ///
    /// If the input ends before.
    #[inline(always)]
    pub fn nullable_bytes(
        &mut self,
        field: &'static str,
        flexible: bool,
    ) -> Result<Option<&'a [u8]>, Error> {
        match self.length(field, flexible)? {
            Some(length) => self.take(length, field).map(Some),
            None => Ok(None),
        }
    }

    /// Reads records that may be null. They are not looked into.
    ///
    /// # Errors
    ///
    /// If the input ends before.
    #[inline(always)]
    pub fn nullable_records(
        &mut self,
        field: &'static str,
        flexible: bool,
    ) -> Result<Option<Records<'a>>, Error> {
        Ok(self.nullable_bytes(field, flexible)?.map(Records::Bytes))
    }

    /// Reads an array of primitives that may be null. Nothing is copied.
    ///
    /// # Errors
    ///
    /// If the input ends before.
    #[inline(always)]
    pub fn nullable_array<T: Element>(
        &mut self,
        field: &'static str,
        flexible: bool,
    ) -> Result<Option<Array<'a, T>>, Error> {
        let Some(count) = self.length(field, flexible)? else {
            return Ok(None);
        };
        self.elements(count, field).map(Some)
    }

    /// As [`Decoder::nullable_array`], where null is an error.
    ///
    /// # Errors
    ///
    /// As there, and if it is null.
    // A MetadataResponse is made of these: inlined they cost half.
    #[inline(always)]
    pub fn array<T: Element>(
        &mut self,
        field: &'static str,
        flexible: bool,
    ) -> Result<Array<'a, T>, Error> {
        match self.length(field, flexible)? {
            Some(count) => self.elements(count, field),
            None => Err(self.error(DecodeErrorKind::UnexpectedNull, field)),
        }
    }

    #[inline(always)]
    fn elements<T: Element>(
        &mut self,
        count: usize,
        field: &'static str,
    ) -> Result<Array<'a, T>, Error> {
        // Lengths in sequence are a chain: where one field begins is known when the length before it was
        // loaded. A branch on the usual counts (no, one, three replicas) is predicted instead of waited
        // for, which takes a quarter off a MetadataResponse.
        let bytes = match count {
            0 => &[],
            1 => self.take(T::SIZE, field)?,
            3 => self.take(3 * T::SIZE, field)?,
            _ => self.take(count.saturating_mul(T::SIZE), field)?,
        };
        Ok(Array::from_wire(bytes))
    }

    /// Reads an array of strings that may be null.
    ///
    /// # Errors
    ///
    /// If the input ends before, a string is null or not UTF-8, or the array is over the budget.
    pub fn nullable_strings(
        &mut self,
        field: &'static str,
        flexible: bool,
    ) -> Result<Option<Vec<&'a str>>, Error> {
        let Some(count) = self.length(field, flexible)? else {
            return Ok(None);
        };
        let mut strings = self.allocate(count, field)?;
        for index in 0..count {
            match self.string("", flexible) {
                Ok(string) => strings.push(string),
                Err(error) => return Err(error.within_element(field, index)),
            }
        }
        Ok(Some(strings))
    }

    /// Reads an array of structs that may be null.
    ///
    /// # Errors
    ///
    /// If the input ends before, an element is wrong, or the array is over the budget.
    #[inline(always)]
    pub fn nullable_structures<T: Structure<'a>>(
        &mut self,
        field: &'static str,
        flexible: bool,
        version: i16,
    ) -> Result<Option<Vec<T>>, Error> {
        let Some(count) = self.length(field, flexible)? else {
            return Ok(None);
        };
        // A decoder of its own: see below.
        let mut decoder = self.clone();
        let mut elements = decoder.allocate(count, field)?;
        elements.resize_with(count, T::default);
        for (index, element) in elements.iter_mut().enumerate() {
            if let Err(error) = element.read_fields(&mut decoder, version) {
                return Err(error.within_element(field, index));
            }
        }
        *self = decoder;
        Ok(Some(elements))
    }

    /// As [`Decoder::nullable_structures`], where null is an error.
    ///
    /// # Errors
    ///
    /// As there, and if it is null.
    #[inline(always)]
    pub fn structures<T: Structure<'a>>(
        &mut self,
        field: &'static str,
        flexible: bool,
        version: i16,
    ) -> Result<Vec<T>, Error> {
        match self.nullable_structures(field, flexible, version)? {
            Some(elements) => Ok(elements),
            None => Err(self.error(DecodeErrorKind::UnexpectedNull, field)),
        }
    }

    not_null! {
        string, nullable_string: &'a str;
        bytes, nullable_bytes: &'a [u8];
        records, nullable_records: Records<'a>;
        strings, nullable_strings: Vec<&'a str>;
    }

    /// Reads a struct.
    ///
    /// # Errors
    ///
    /// If a field of it is wrong.
    #[inline]
    pub fn structure<T: Structure<'a>>(
        &mut self,
        field: &'static str,
        version: i16,
    ) -> Result<T, Error> {
        let mut value = T::default();
        match value.read_fields(self, version) {
            Ok(()) => Ok(value),
            Err(error) => Err(error.within(field)),
        }
    }

    /// Reads a struct that may be null: behind an int8, negative for null.
    ///
    /// # Errors
    ///
    /// If the input ends before, or a field of the struct is wrong.
    #[inline]
    pub fn nullable_structure<T: Structure<'a>>(
        &mut self,
        field: &'static str,
        version: i16,
    ) -> Result<Option<T>, Error> {
        if self.i8(field)? < 0 {
            Ok(None)
        } else {
            self.structure(field, version).map(Some)
        }
    }

    /// Reads a tagged field's struct that may be null: behind a varint, 0 (or negative) for null.
    ///
    /// # Errors
    ///
    /// If the input ends before, or a field of the struct is wrong.
    pub fn tagged_nullable_structure<T: Structure<'a>>(
        &mut self,
        field: &'static str,
        version: i16,
    ) -> Result<Option<T>, Error> {
        if self.unsigned_varint(field)?.cast_signed() <= 0 {
            return Ok(None);
        }
        self.structure(field, version).map(Some)
    }

    /// Reads the tagged fields of a struct that knows none.
    ///
    /// # Errors
    ///
    /// If the input ends before, or they are over the budget.
    #[inline]
    pub fn unknown_tagged_fields(
        &mut self,
        flexible: bool,
    ) -> Result<UnknownTaggedFields<'a>, Error> {
        self.tagged_fields(flexible, |_, _| Ok(false))
    }

    /// Reads the tagged fields of a struct, if the version is flexible. `known` reads the field of a tag
    /// that it knows and says whether it did; what is left is returned. Of equal tags the last stands.
    ///
    /// # Errors
    ///
    /// If the input ends before, `known` fails, it takes more or less than the field's size, or the
    /// unknown ones are over the budget.
    #[inline]
    pub fn tagged_fields(
        &mut self,
        flexible: bool,
        known: impl FnMut(&mut Self, u32) -> Result<bool, Error>,
    ) -> Result<UnknownTaggedFields<'a>, Error> {
        if !flexible {
            return Ok(UnknownTaggedFields::default());
        }
        if let [0, rest @ ..] = self.rest {
            self.rest = rest;
            return Ok(UnknownTaggedFields::default());
        }
        let fields;
        (*self, fields) = self.clone().some_tagged_fields(known)?;
        Ok(fields)
    }

    #[cold]
    #[inline(never)]
    fn some_tagged_fields(
        mut self,
        mut known: impl FnMut(&mut Self, u32) -> Result<bool, Error>,
    ) -> Result<(Self, UnknownTaggedFields<'a>), Error> {
        const FIELD: &str = "tagged_fields";
        let mut unknown = Vec::new();
        for to_come in (0..self.unsigned_varint(FIELD)?).rev() {
            let tag = self.unsigned_varint(FIELD)?;
            let announced = self.unsigned_varint(FIELD)? as usize;
            if announced > self.rest.len() {
                return Err(self.truncated(announced, FIELD));
            }
            let start = self.position();
            if known(&mut self, tag)? {
                let taken = self.position() - start;
                if taken != announced {
                    return Err(self.error(
                        DecodeErrorKind::TagSize {
                            tag,
                            announced,
                            taken,
                        },
                        FIELD,
                    ));
                }
            } else {
                let bytes = self.take(announced, FIELD)?;
                if unknown.capacity() == 0 {
                    // Each takes two bytes at least. Sorting those out of order needs as much again.
                    let count = 1 + (to_come as usize).min(self.rest.len() / 2);
                    self.charge(2 * count * size_of_val(&(tag, bytes)), FIELD)?;
                    unknown.reserve_exact(count);
                }
                unknown.push((tag, bytes));
            }
        }
        Ok((self, UnknownTaggedFields::from_received(unknown)))
    }

    /// The error of a tag that the spec knows and this version does not have.
    #[must_use]
    pub fn tag_not_in_version(&self, field: &'static str, tag: u32, version: i16) -> Error {
        self.error(DecodeErrorKind::TagNotInVersion { tag, version }, field)
    }

    /// Checks `count` elements against the bytes left and the budget, then allocates.
    #[inline]
    fn allocate<T>(&mut self, count: usize, field: &'static str) -> Result<Vec<T>, Error> {
        let remaining = self.rest.len();
        if count > remaining {
            return Err(self.error(DecodeErrorKind::CountTooLarge { count, remaining }, field));
        }
        self.charge(count.saturating_mul(size_of::<T>()), field)?;
        Ok(Vec::with_capacity(count))
    }

    #[inline]
    fn charge(&mut self, needed: usize, field: &'static str) -> Result<(), Error> {
        match self.budget.checked_sub(needed) {
            Some(left) => {
                self.budget = left;
                Ok(())
            }
            None => Err(self.error(
                DecodeErrorKind::OverBudget {
                    needed,
                    left: self.budget,
                },
                field,
            )),
        }
    }

    #[inline]
    fn truncated(&self, needed: usize, field: &'static str) -> Error {
        truncated(needed, field, self.rest.len(), self.length)
    }

    #[inline]
    pub(crate) fn error(&self, kind: DecodeErrorKind, field: &'static str) -> Error {
        Error::decode(kind, field, self.position())
    }
}

// What is seldom and not inlined takes values, not the decoder: a decoder whose address goes nowhere
// lives in registers.

#[cold]
#[inline(never)]
fn truncated(needed: usize, field: &'static str, remaining: usize, length: usize) -> Error {
    let kind = DecodeErrorKind::Truncated { needed, remaining };
    Error::decode(kind, field, length - remaining)
}

/// Reads what [`Decoder::unsigned_varint`] reads, and says what is left behind it.
#[inline(never)]
fn long_unsigned_varint<'a>(
    bytes: &'a [u8],
    field: &'static str,
    length: usize,
) -> Result<(u32, &'a [u8]), Error> {
    let mut value = 0u32;
    for (i, byte) in bytes.iter().take(5).enumerate() {
        // Bits of the fifth byte past the 32nd fall away, as in Kafka.
        value |= u32::from(byte & 0x7f) << (7 * i);
        if *byte < 0x80 {
            return Ok((value, &bytes[i + 1..]));
        }
    }
    if bytes.len() < 5 {
        return Err(truncated(bytes.len() + 1, field, bytes.len(), length));
    }
    let kind = DecodeErrorKind::VarintTooLong;
    Err(Error::decode(kind, field, length - bytes.len()))
}
