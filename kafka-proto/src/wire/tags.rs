//! Tagged fields (KIP-482).

use super::{Array, Counter, Element, EncodeErrorKind, Error, Put, Sink, Structure, Uuid};

/// Tags and contents.
type Fields<'a> = Vec<(u32, &'a [u8])>;

/// The tagged fields of a struct that its spec does not know, in rising order of tag. They are kept when
/// a message is decoded and written back when it is encoded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnknownTaggedFields<'a>(
    // Almost always absent, so one pointer in every struct is all that it may cost.
    Option<Box<Fields<'a>>>,
);

impl<'a> UnknownTaggedFields<'a> {
    /// Sorts what was received; of equal tags the last stands.
    pub(crate) fn from_received(mut fields: Fields<'a>) -> Self {
        if fields.is_empty() {
            return Self::default();
        }
        if !fields.is_sorted_by(|(a, _), (b, _)| a < b) {
            fields.reverse();
            fields.sort_by_key(|(tag, _)| *tag);
            fields.dedup_by_key(|(tag, _)| *tag);
        }
        Self(Some(Box::new(fields)))
    }

    /// Whether there is none.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// How many there are.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_deref().map_or(0, Vec::len)
    }

    /// Tags and contents, in rising order of tag.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (u32, &'a [u8])> + '_ {
        self.0
            .as_deref()
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .copied()
    }

    /// The content of `tag`.
    #[must_use]
    pub fn get(&self, tag: u32) -> Option<&'a [u8]> {
        self.iter()
            .find(|(other, _)| *other == tag)
            .map(|(_, content)| content)
    }

    /// Sets the content of `tag`.
    pub fn insert(&mut self, tag: u32, content: &'a [u8]) {
        let fields = self.0.get_or_insert_default();
        match fields.binary_search_by_key(&tag, |(other, _)| *other) {
            Ok(index) => fields[index].1 = content,
            Err(index) => fields.insert(index, (tag, content)),
        }
    }
}

impl<'a> FromIterator<(u32, &'a [u8])> for UnknownTaggedFields<'a> {
    fn from_iter<I: IntoIterator<Item = (u32, &'a [u8])>>(fields: I) -> Self {
        Self::from_received(fields.into_iter().collect())
    }
}

/// Writes a struct's tagged fields: those that the spec knows, in rising order, and the unknown ones
/// between them.
pub struct TagWriter<'s, S> {
    sink: &'s mut S,
    unknown: &'s [(u32, &'s [u8])],
}

impl<'s, S: Sink> TagWriter<'s, S> {
    /// Writes how many fields there are: `known` of those that the spec knows are to follow.
    pub(super) fn new(sink: &'s mut S, known: usize, unknown: &'s UnknownTaggedFields<'_>) -> Self {
        let unknown = unknown.0.as_deref().map_or(&[][..], Vec::as_slice);
        sink.put_unsigned_varint((known + unknown.len()) as u32);
        Self { sink, unknown }
    }

    /// Writes the field of `tag`.
    ///
    /// # Errors
    ///
    /// If the value cannot be written, or the unknown fields hold the tag too.
    pub fn put(
        &mut self,
        field: &'static str,
        tag: u32,
        value: impl TagValue,
    ) -> Result<(), Error> {
        let mut size = Counter::default();
        value.put(field, &mut size)?;
        self.begin(field, tag, size.len())?;
        value.put(field, self.sink)
    }

    /// Writes the unknown fields behind the last known one.
    pub(super) fn finish(self) {
        for (tag, content) in self.unknown {
            put_unknown(self.sink, *tag, content);
        }
    }

    fn begin(&mut self, field: &'static str, tag: u32, size: usize) -> Result<(), Error> {
        while let Some(((other, content), rest)) = self.unknown.split_first() {
            if *other == tag {
                return Err(Error::encode(EncodeErrorKind::TagTaken { tag }, field));
            }
            if *other > tag {
                break;
            }
            put_unknown(self.sink, *other, content);
            self.unknown = rest;
        }
        self.sink.put_unsigned_varint(tag);
        self.sink.put_unsigned_varint(size as u32);
        Ok(())
    }
}

fn put_unknown<S: Sink>(sink: &mut S, tag: u32, content: &[u8]) {
    sink.put_unsigned_varint(tag);
    sink.put_unsigned_varint(content.len() as u32);
    sink.put(content);
}

/// What a tagged field holds. It is written twice, the first time to learn its size.
pub trait TagValue {
    /// Writes the value in its flexible form.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    fn put<S: Sink>(&self, field: &'static str, sink: &mut S) -> Result<(), Error>;
}

macro_rules! fixed_value {
    ($($type:ty)*) => {$(
        impl TagValue for $type {
            #[inline]
            fn put<S: Sink>(&self, _: &'static str, sink: &mut S) -> Result<(), Error> {
                Element::put(*self, sink);
                Ok(())
            }
        }
    )*};
}
fixed_value!(bool i8 i16 i32 i64 u16 u32 f64 Uuid);

macro_rules! sized_value {
    ($($put:ident $put_nullable:ident $type:ty $(, $element:ident: $bound:path)?;)*) => {$(
        impl $(<$element: $bound>)? TagValue for $type {
            #[inline]
            fn put<S: Sink>(&self, field: &'static str, sink: &mut S) -> Result<(), Error> {
                sink.$put(field, true, *self)
            }
        }
        impl $(<$element: $bound>)? TagValue for Option<$type> {
            #[inline]
            fn put<S: Sink>(&self, field: &'static str, sink: &mut S) -> Result<(), Error> {
                sink.$put_nullable(field, true, *self)
            }
        }
    )*};
}
sized_value! {
    put_string put_nullable_string &str;
    put_bytes put_nullable_bytes &[u8];
    put_strings put_nullable_strings &[&str];
    put_array put_nullable_array Array<'_, T>, T: Element;
}

/// A struct, an array of structs, or either or null, in a version.
pub struct At<T>(pub T, pub i16);

impl<'v, T: Structure<'v>> TagValue for At<&T> {
    fn put<S: Sink>(&self, field: &'static str, sink: &mut S) -> Result<(), Error> {
        sink.put_structure(field, self.1, self.0)
    }
}

impl<'v, T: Structure<'v>> TagValue for At<Option<&T>> {
    fn put<S: Sink>(&self, field: &'static str, sink: &mut S) -> Result<(), Error> {
        sink.put_tagged_nullable_structure(field, self.1, self.0)
    }
}

impl<'v, T: Structure<'v>> TagValue for At<&[T]> {
    fn put<S: Sink>(&self, field: &'static str, sink: &mut S) -> Result<(), Error> {
        sink.put_structures(field, true, self.1, self.0)
    }
}

impl<'v, T: Structure<'v>> TagValue for At<Option<&[T]>> {
    fn put<S: Sink>(&self, field: &'static str, sink: &mut S) -> Result<(), Error> {
        sink.put_nullable_structures(field, true, self.1, self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::UnknownTaggedFields;

    #[test]
    fn fields_stand_in_rising_order_whatever_order_they_came_in() {
        let mut fields: UnknownTaggedFields = [(7, &b"c"[..]), (2, b"a"), (7, b"d"), (5, b"b")]
            .into_iter()
            .collect();
        fields.insert(3, b"x");
        fields.insert(2, b"y");
        let all: Vec<_> = fields.iter().collect();
        assert_eq!(all, [(2, &b"y"[..]), (3, b"x"), (5, b"b"), (7, b"d")]);
        assert_eq!(
            (fields.get(5), fields.get(6), fields.len()),
            (Some(&b"b"[..]), None, 4)
        );
    }

    #[test]
    fn none_take_one_pointer() {
        assert_eq!(size_of::<UnknownTaggedFields>(), size_of::<usize>());
        assert!(UnknownTaggedFields::from_received(Vec::new()).is_empty());
    }
}
