//! Arrays of fixed-size primitives, without a copy.

use super::{Sink, Uuid};
use std::fmt;

mod sealed {
    pub trait Sealed {}
}

/// A primitive of fixed size that arrays are made of.
pub trait Element: Copy + PartialEq + fmt::Debug + sealed::Sealed + 'static {
    /// Bytes on the wire.
    const SIZE: usize;
    /// The element in these [`Element::SIZE`] bytes; zero if they are another number.
    fn from_wire(bytes: &[u8]) -> Self;
    /// Writes the element.
    fn put<S: Sink>(self, sink: &mut S);
}

macro_rules! integer_element {
    ($($integer:ty)*) => {$(
        impl sealed::Sealed for $integer {}
        impl Element for $integer {
            const SIZE: usize = size_of::<$integer>();
            #[inline]
            fn from_wire(bytes: &[u8]) -> Self {
                bytes.try_into().map_or(0, <$integer>::from_be_bytes)
            }
            #[inline]
            fn put<S: Sink>(self, sink: &mut S) {
                sink.put(&self.to_be_bytes());
            }
        }
    )*};
}
integer_element!(i8 i16 i32 i64 u16 u32);

impl sealed::Sealed for bool {}
impl Element for bool {
    const SIZE: usize = 1;
    #[inline]
    fn from_wire(bytes: &[u8]) -> Self {
        bytes.first().is_some_and(|byte| *byte != 0)
    }
    #[inline]
    fn put<S: Sink>(self, sink: &mut S) {
        sink.put(&[u8::from(self)]);
    }
}

impl sealed::Sealed for f64 {}
impl Element for f64 {
    const SIZE: usize = 8;
    #[inline]
    fn from_wire(bytes: &[u8]) -> Self {
        bytes.try_into().map_or(0.0, f64::from_be_bytes)
    }
    #[inline]
    fn put<S: Sink>(self, sink: &mut S) {
        sink.put(&self.to_be_bytes());
    }
}

impl sealed::Sealed for Uuid {}
impl Element for Uuid {
    const SIZE: usize = 16;
    #[inline]
    fn from_wire(bytes: &[u8]) -> Self {
        bytes.try_into().map_or(Uuid::ZERO, Uuid::from_bytes)
    }
    #[inline]
    fn put<S: Sink>(self, sink: &mut S) {
        sink.put(self.as_bytes());
    }
}

/// An array of integers, bools or uuids: either the big-endian bytes that were received, or a slice of
/// the caller's. Elements are read as they are asked for, so decoding one costs nothing.
///
/// ```
/// use kafka_proto::Array;
/// let replicas = [1, 2, 3];
/// let array = Array::from(&replicas);
/// assert_eq!(array.iter().max(), Some(3));
/// ```
#[derive(Clone, Copy)]
pub struct Array<'a, T>(View<'a, T>);

#[derive(Clone, Copy)]
enum View<'a, T> {
    /// Whole elements, big-endian.
    Wire(&'a [u8]),
    Slice(&'a [T]),
}

impl<'a, T: Element> Array<'a, T> {
    /// The array whose elements are these bytes; a rest that is no whole element is not part of it.
    #[inline]
    pub(crate) fn from_wire(bytes: &'a [u8]) -> Self {
        Self(View::Wire(bytes))
    }

    /// The number of elements.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        match self.0 {
            View::Wire(bytes) => bytes.len() / T::SIZE,
            View::Slice(elements) => elements.len(),
        }
    }

    /// Whether there is no element.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element at `index`, if there is one.
    #[inline]
    #[must_use]
    pub fn get(&self, index: usize) -> Option<T> {
        match self.0 {
            View::Wire(bytes) => bytes.chunks_exact(T::SIZE).nth(index).map(T::from_wire),
            View::Slice(elements) => elements.get(index).copied(),
        }
    }

    /// The elements in order.
    #[inline]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = T> + Clone + use<'a, T> {
        let array = self.0;
        let (bytes, elements): (&'a [u8], &'a [T]) = match array {
            View::Wire(bytes) => (bytes, &[]),
            View::Slice(elements) => (&[], elements),
        };
        Iter {
            bytes: bytes.chunks_exact(T::SIZE),
            elements: elements.iter(),
        }
    }

    /// The elements in a `Vec` of their own.
    #[must_use]
    pub fn to_vec(&self) -> Vec<T> {
        self.iter().collect()
    }

    /// Whether an element equals `wanted`.
    #[must_use]
    pub fn contains(&self, wanted: T) -> bool {
        self.iter().any(|element| element == wanted)
    }

    #[inline]
    pub(crate) fn put<S: Sink>(&self, sink: &mut S) {
        match self.0 {
            View::Wire(bytes) => sink.put(bytes),
            View::Slice(elements) => elements.iter().for_each(|element| element.put(sink)),
        }
    }
}

/// One of the two is empty.
#[derive(Clone)]
struct Iter<'a, T> {
    bytes: std::slice::ChunksExact<'a, u8>,
    elements: std::slice::Iter<'a, T>,
}

impl<T: Element> Iterator for Iter<'_, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        match self.bytes.next() {
            Some(bytes) => Some(T::from_wire(bytes)),
            None => self.elements.next().copied(),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let length = self.bytes.len() + self.elements.len();
        (length, Some(length))
    }
}

impl<T: Element> ExactSizeIterator for Iter<'_, T> {}

impl<T> Default for Array<'_, T> {
    #[inline]
    fn default() -> Self {
        Self(View::Slice(&[]))
    }
}

impl<'a, T> From<&'a [T]> for Array<'a, T> {
    #[inline]
    fn from(elements: &'a [T]) -> Self {
        Self(View::Slice(elements))
    }
}

impl<'a, T> From<&'a Vec<T>> for Array<'a, T> {
    #[inline]
    fn from(elements: &'a Vec<T>) -> Self {
        Self(View::Slice(elements))
    }
}

impl<'a, T, const N: usize> From<&'a [T; N]> for Array<'a, T> {
    #[inline]
    fn from(elements: &'a [T; N]) -> Self {
        Self(View::Slice(elements))
    }
}

impl<T: Element> PartialEq for Array<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: Element> fmt::Debug for Array<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Array;
    use crate::wire::Uuid;

    #[test]
    fn a_view_and_a_slice_of_the_same_elements_are_equal() {
        let bytes = [0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff];
        let view = Array::<i32>::from_wire(&bytes);
        let slice = Array::from(&[1, -1]);
        assert_eq!(view, slice);
        assert_eq!((view.len(), view.get(1), view.get(2)), (2, Some(-1), None));
        assert_eq!(view.to_vec(), slice.to_vec());
        assert!(view.contains(-1) && !slice.contains(0));
        let (mut from_view, mut from_slice) = (Vec::new(), Vec::new());
        view.put(&mut from_view);
        slice.put(&mut from_slice);
        assert_eq!((&from_view[..], &from_slice[..]), (&bytes[..], &bytes[..]));
    }

    #[test]
    fn every_element_type_is_big_endian() {
        assert_eq!(Array::<i8>::from_wire(&[0xfe]).to_vec(), [-2]);
        assert_eq!(Array::<i16>::from_wire(&[1, 2]).to_vec(), [0x102]);
        assert_eq!(
            Array::<i64>::from_wire(&[0, 0, 0, 0, 0, 0, 1, 0]).to_vec(),
            [256]
        );
        assert_eq!(Array::<bool>::from_wire(&[0, 7]).to_vec(), [false, true]);
        assert_eq!(Array::<Uuid>::from_wire(&[0; 16]).to_vec(), [Uuid::ZERO]);
        assert_eq!(
            Array::<f64>::from_wire(&1.5f64.to_be_bytes()).to_vec(),
            [1.5]
        );
    }
}
