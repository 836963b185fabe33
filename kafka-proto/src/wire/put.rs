//! Writing, one call a field.

use super::{
    Array, Element, EncodeErrorKind, Error, Records, Sink, Structure, TagWriter,
    UnknownTaggedFields, Uuid,
};

/// A string's length is an int16 in Kafka's oldest form, and bounded so in the compact one too.
pub(super) const MAX_STRING: usize = i16::MAX as usize;
/// A compact length is one more than the length and must still be an int32.
const MAX_LENGTH: usize = i32::MAX as usize - 1;

/// Says that a version lacks a field, which is fine as long as the field is at its default.
///
/// # Errors
///
/// [`EncodeErrorKind::NotInVersion`] if it is not.
#[inline]
pub(crate) fn absent(field: &'static str, version: i16, is_default: bool) -> Result<(), Error> {
    if is_default {
        Ok(())
    } else {
        Err(Error::encode(
            EncodeErrorKind::NotInVersion { version },
            field,
        ))
    }
}

macro_rules! fixed {
    ($($name:ident: $type:ty;)*) => {$(
        #[doc = concat!("Writes one `", stringify!($type), "`.")]
        #[inline]
        fn $name(&mut self, value: $type) {
            Element::put(value, self);
        }
    )*};
}

/// Adds to a writer of what may be null the writer of what may be in some versions only.
macro_rules! not_null {
    ($($(#[$doc:meta])* $name:ident, $put:ident: $type:ty $(, $element:ident: $bound:path)?;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        ///
        /// If it is null or too long.
        #[inline]
        fn $name<'v $(, $element: $bound)?>(
            &mut self,
            field: &'static str,
            flexible: bool,
            version: i16,
            value: Option<$type>,
        ) -> Result<(), Error> {
            match value {
                Some(value) => self.$put(field, flexible, value),
                None => Err(Error::encode(EncodeErrorKind::UnexpectedNull { version }, field)),
            }
        }
    )*};
}

/// Writers of every field type, for any [`Sink`].
pub trait Put: Sink + Sized {
    fixed! {
        put_bool: bool;
        put_i8: i8;
        put_i16: i16;
        put_i32: i32;
        put_i64: i64;
        put_u16: u16;
        put_u32: u32;
        put_f64: f64;
        put_uuid: Uuid;
    }

    /// Writes an unsigned varint in as few bytes as hold it.
    #[inline(always)]
    fn put_unsigned_varint(&mut self, value: u32) {
        // Almost all are short, and a put of known size is a store where another is a call.
        match value {
            0..0x80 => self.put(&[value as u8]),
            // One store of two bytes: two of one would have to meet in the cache before they are copied.
            0x80..0x4000 => {
                self.put(&((value & 0x7f | 0x80 | value >> 7 << 8) as u16).to_le_bytes())
            }
            _ => self.lend(|sink| sink.put_long_unsigned_varint(value)),
        }
    }

    /// Writes an unsigned varint of any length.
    #[doc(hidden)]
    #[inline(never)]
    fn put_long_unsigned_varint(&mut self, mut value: u32) {
        let mut bytes = [0u8; 5];
        let mut count = 0;
        while value >= 0x80 {
            bytes[count] = value as u8 | 0x80;
            value >>= 7;
            count += 1;
        }
        bytes[count] = value as u8;
        self.put(&bytes[..=count]);
    }

    /// Writes the length of bytes, records or an array.
    ///
    /// # Errors
    ///
    /// If an int32 does not hold it.
    #[inline(always)]
    fn put_length(
        &mut self,
        field: &'static str,
        flexible: bool,
        length: usize,
    ) -> Result<(), Error> {
        if length > MAX_LENGTH {
            return Err(Error::encode(
                EncodeErrorKind::TooLong {
                    length,
                    max: MAX_LENGTH,
                },
                field,
            ));
        }
        if flexible {
            self.put_unsigned_varint(length as u32 + 1)
        } else {
            self.put_i32(length as i32)
        }
        Ok(())
    }

    /// Writes the null of bytes, records or an array.
    #[inline]
    fn put_null(&mut self, flexible: bool) {
        if flexible {
            self.put(&[0])
        } else {
            self.put_i32(-1)
        }
    }

    /// Writes a string.
    ///
    /// # Errors
    ///
    /// If it has more than 32767 bytes.
    #[inline]
    fn put_string(
        &mut self,
        field: &'static str,
        flexible: bool,
        value: &str,
    ) -> Result<(), Error> {
        let length = value.len();
        if length > MAX_STRING {
            return Err(Error::encode(
                EncodeErrorKind::TooLong {
                    length,
                    max: MAX_STRING,
                },
                field,
            ));
        }
        if flexible {
            self.put_unsigned_varint(length as u32 + 1)
        } else {
            self.put_i16(length as i16)
        }
        self.put(value.as_bytes());
        Ok(())
    }

    /// Writes a string or null.
    ///
    /// # Errors
    ///
    /// As [`Put::put_string`].
    #[inline]
    fn put_nullable_string(
        &mut self,
        field: &'static str,
        flexible: bool,
        value: Option<&str>,
    ) -> Result<(), Error> {
        match value {
            Some(value) => self.put_string(field, flexible, value)?,
            None if flexible => self.put(&[0]),
            None => self.put_i16(-1),
        }
        Ok(())
    }

    /// Writes bytes.
    ///
    /// # Errors
    ///
    /// If an int32 does not hold their number.
    #[inline]
    fn put_bytes(
        &mut self,
        field: &'static str,
        flexible: bool,
        value: &[u8],
    ) -> Result<(), Error> {
        self.put_length(field, flexible, value.len())?;
        self.put(value);
        Ok(())
    }

    /// Writes bytes or null.
    ///
    /// # Errors
    ///
    /// As [`Put::put_bytes`].
    #[inline]
    fn put_nullable_bytes(
        &mut self,
        field: &'static str,
        flexible: bool,
        value: Option<&[u8]>,
    ) -> Result<(), Error> {
        match value {
            Some(value) => self.put_bytes(field, flexible, value)?,
            None => self.put_null(flexible),
        }
        Ok(())
    }

    /// Writes records, or their length if they lie elsewhere.
    ///
    /// # Errors
    ///
    /// If an int32 does not hold their length, or the sink keeps no gaps.
    #[inline(always)]
    fn put_records_field(
        &mut self,
        field: &'static str,
        flexible: bool,
        value: Records<'_>,
    ) -> Result<(), Error> {
        self.put_length(field, flexible, value.len())?;
        self.put_records(value).map_err(|error| error.within(field))
    }

    /// Writes records or null.
    ///
    /// # Errors
    ///
    /// As [`Put::put_records_field`].
    #[inline(always)]
    fn put_nullable_records_field(
        &mut self,
        field: &'static str,
        flexible: bool,
        value: Option<Records<'_>>,
    ) -> Result<(), Error> {
        match value {
            Some(value) => self.put_records_field(field, flexible, value)?,
            None => self.put_null(flexible),
        }
        Ok(())
    }

    /// Writes an array of primitives.
    ///
    /// # Errors
    ///
    /// If an int32 does not hold its length.
    #[inline]
    fn put_array<T: Element>(
        &mut self,
        field: &'static str,
        flexible: bool,
        value: Array<'_, T>,
    ) -> Result<(), Error> {
        self.put_length(field, flexible, value.len())?;
        value.put(self);
        Ok(())
    }

    /// Writes an array of primitives or null.
    ///
    /// # Errors
    ///
    /// As [`Put::put_array`].
    #[inline]
    fn put_nullable_array<T: Element>(
        &mut self,
        field: &'static str,
        flexible: bool,
        value: Option<Array<'_, T>>,
    ) -> Result<(), Error> {
        match value {
            Some(value) => self.put_array(field, flexible, value)?,
            None => self.put_null(flexible),
        }
        Ok(())
    }

    /// Writes an array of strings.
    ///
    /// # Errors
    ///
    /// If a string has more than 32767 bytes, or an int32 does not hold the array's length.
    fn put_strings(
        &mut self,
        field: &'static str,
        flexible: bool,
        value: &[&str],
    ) -> Result<(), Error> {
        self.put_length(field, flexible, value.len())?;
        for (index, string) in value.iter().enumerate() {
            self.put_string("", flexible, string)
                .map_err(|error| error.within_element(field, index))?;
        }
        Ok(())
    }

    /// Writes an array of strings or null.
    ///
    /// # Errors
    ///
    /// As [`Put::put_strings`].
    fn put_nullable_strings(
        &mut self,
        field: &'static str,
        flexible: bool,
        value: Option<&[&str]>,
    ) -> Result<(), Error> {
        match value {
            Some(value) => self.put_strings(field, flexible, value)?,
            None => self.put_null(flexible),
        }
        Ok(())
    }

    not_null! {
        /// Writes a string of a version that allows no null.
        put_required_string, put_string: &'v str;
        /// Writes bytes of a version that allows no null.
        put_required_bytes, put_bytes: &'v [u8];
        /// Writes records of a version that allows no null.
        put_required_records_field, put_records_field: Records<'v>;
        /// Writes an array of primitives of a version that allows no null.
        put_required_array, put_array: Array<'v, T>, T: Element;
        /// Writes an array of strings of a version that allows no null.
        put_required_strings, put_strings: &'v [&'v str];
    }

    /// Writes an array of structs.
    ///
    /// # Errors
    ///
    /// If a field of an element cannot be written, or an int32 does not hold the array's length.
    #[inline]
    fn put_structures<'v, T: Structure<'v>>(
        &mut self,
        field: &'static str,
        flexible: bool,
        version: i16,
        value: &[T],
    ) -> Result<(), Error> {
        self.put_length(field, flexible, value.len())?;
        let write = |sink: &mut Self| {
            for (index, element) in value.iter().enumerate() {
                element
                    .write_fields(sink, version)
                    .map_err(|error| error.within_element(field, index))?;
            }
            Ok(())
        };
        if T::HOLDS_RECORDS {
            self.lend(write)
        } else {
            write(self)
        }
    }

    /// Writes an array of structs or null.
    ///
    /// # Errors
    ///
    /// As [`Put::put_structures`].
    #[inline]
    fn put_nullable_structures<'v, T: Structure<'v>>(
        &mut self,
        field: &'static str,
        flexible: bool,
        version: i16,
        value: Option<&[T]>,
    ) -> Result<(), Error> {
        match value {
            Some(value) => self.put_structures(field, flexible, version, value)?,
            None => self.put_null(flexible),
        }
        Ok(())
    }

    /// Writes an array of structs of a version that allows no null.
    ///
    /// # Errors
    ///
    /// As [`Put::put_structures`], and if it is null.
    #[inline]
    fn put_required_structures<'v, T: Structure<'v>>(
        &mut self,
        field: &'static str,
        flexible: bool,
        version: i16,
        value: Option<&[T]>,
    ) -> Result<(), Error> {
        match value {
            Some(value) => self.put_structures(field, flexible, version, value),
            None => Err(Error::encode(
                EncodeErrorKind::UnexpectedNull { version },
                field,
            )),
        }
    }

    /// Writes a struct.
    ///
    /// # Errors
    ///
    /// If a field of it cannot be written.
    #[inline]
    fn put_structure<'v, T: Structure<'v>>(
        &mut self,
        field: &'static str,
        version: i16,
        value: &T,
    ) -> Result<(), Error> {
        value
            .write_fields(self, version)
            .map_err(|error| error.within(field))
    }

    /// Writes a struct or null: behind an int8, 1 or −1.
    ///
    /// # Errors
    ///
    /// As [`Put::put_structure`].
    #[inline]
    fn put_nullable_structure<'v, T: Structure<'v>>(
        &mut self,
        field: &'static str,
        version: i16,
        value: Option<&T>,
    ) -> Result<(), Error> {
        self.put_i8(if value.is_some() { 1 } else { -1 });
        value.map_or(Ok(()), |value| self.put_structure(field, version, value))
    }

    /// Writes a tagged field's struct or null: behind a varint, 1 or 0.
    ///
    /// # Errors
    ///
    /// As [`Put::put_structure`].
    fn put_tagged_nullable_structure<'v, T: Structure<'v>>(
        &mut self,
        field: &'static str,
        version: i16,
        value: Option<&T>,
    ) -> Result<(), Error> {
        self.put(&[u8::from(value.is_some())]);
        value.map_or(Ok(()), |value| self.put_structure(field, version, value))
    }

    /// Writes a struct of a version that allows no null.
    ///
    /// # Errors
    ///
    /// As [`Put::put_structure`], and if it is null.
    #[inline]
    fn put_required_structure<'v, T: Structure<'v>>(
        &mut self,
        field: &'static str,
        version: i16,
        value: Option<&T>,
    ) -> Result<(), Error> {
        match value {
            Some(value) => self.put_structure(field, version, value),
            None => Err(Error::encode(
                EncodeErrorKind::UnexpectedNull { version },
                field,
            )),
        }
    }

    /// Writes a struct's tagged fields: how many there are, then the `known` ones that `write` puts, and the unknown.
    ///
    /// # Errors
    ///
    /// Those of `write`.
    #[inline]
    fn put_tagged_fields(
        &mut self,
        known: usize,
        unknown: &UnknownTaggedFields<'_>,
        write: impl FnOnce(&mut TagWriter<'_, Self>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if known == 0 && unknown.is_empty() {
            self.put(&[0]);
            return Ok(());
        }
        self.lend(|sink| {
            let mut tags = TagWriter::new(sink, known, unknown);
            write(&mut tags)?;
            tags.finish();
            Ok(())
        })
    }

    /// Writes the tagged fields of a struct that knows none.
    ///
    /// # Errors
    ///
    /// If there are some and the version is not flexible.
    #[inline]
    fn put_unknown_tagged_fields(
        &mut self,
        flexible: bool,
        version: i16,
        unknown: &UnknownTaggedFields<'_>,
    ) -> Result<(), Error> {
        if flexible {
            return self.put_tagged_fields(0, unknown, |_| Ok(()));
        }
        if unknown.is_empty() {
            return Ok(());
        }
        Err(Error::encode(
            EncodeErrorKind::NoTaggedFields { version },
            "unknown_tagged_fields",
        ))
    }
}

impl<S: Sink> Put for S {}
