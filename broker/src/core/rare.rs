//! Parts of a state that most of its kind do without at rest.

use std::ops::{Deref, DerefMut};

/// What is in a [`Rare`] part where there is nothing.
pub trait Nothing: Default + PartialEq + 'static {
    /// As [`Default`] has it.
    const NOTHING: &'static Self;
}

/// A part that takes a pointer's room while there is nothing in it: with 10,000 partitions that is most of the time of most
/// of them. To change it makes room; [`settle`](Self::settle) gives that back.
#[derive(Debug, Clone)]
pub struct Rare<T>(Option<Box<T>>);

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Nothing> Rare<T> {
    /// Gives the room back if there is nothing in it.
    pub fn settle(&mut self) {
        if **self == *T::NOTHING {
            self.0 = None;
        }
    }
}

impl<T> Rare<T> {
    /// What is in it, to change; `None` where no room was made.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.0.as_deref_mut()
    }
}

impl<T: Nothing> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::NOTHING)
    }
}

impl<T: Nothing> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: Nothing> PartialEq for Rare<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Nothing + Eq> Eq for Rare<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    impl Nothing for Vec<u8> {
        const NOTHING: &'static Self = &Vec::new();
    }

    #[test]
    fn there_is_room_only_while_it_is_needed() {
        let mut rare = Rare::<Vec<u8>>::default();
        rare.settle();
        assert!(rare.is_empty() && rare.0.is_none());
        rare.push(1);
        rare.settle();
        assert_eq!(*rare, [1]);
        rare.clear();
        assert_eq!(rare, Rare::default());
        rare.settle();
        assert!(rare.0.is_none());
        assert_eq!(size_of::<Rare<Vec<u8>>>(), size_of::<usize>());
    }
}
