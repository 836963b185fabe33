//! What is to be written to a connection: parts of frames in order, handed out as a list for one vectored write.

use std::collections::VecDeque;
use std::io::IoSlice;

use bytes::{Buf, Bytes};

use crate::core::effect::Response;

/// A queue of bytes to write. Nothing in it is copied.
#[derive(Debug, Default)]
pub struct Output {
    parts: VecDeque<Bytes>,
    bytes: usize,
}

impl Output {
    /// Adds an answer behind what is there.
    pub fn push(&mut self, response: Response) {
        for part in response.parts {
            if !part.is_empty() {
                self.bytes += part.len();
                self.parts.push_back(part);
            }
        }
    }

    /// Bytes that were not written yet.
    pub fn len(&self) -> usize {
        self.bytes
    }

    /// True if everything is written.
    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Puts what is to be written next, at most so many bytes, into `slices` and says how many of them are used.
    pub fn gather<'o>(&'o self, mut most: usize, slices: &mut [IoSlice<'o>]) -> usize {
        let mut used = 0;
        for (slice, part) in slices.iter_mut().zip(&self.parts) {
            if most == 0 {
                break;
            }
            let part = &part[..part.len().min(most)];
            *slice = IoSlice::new(part);
            most -= part.len();
            used += 1;
        }
        used
    }

    /// So many bytes were written.
    ///
    /// # Panics
    /// If that is more than there was.
    pub fn wrote(&mut self, mut bytes: usize) {
        assert!(bytes <= self.bytes, "no more is written than there is");
        self.bytes -= bytes;
        while bytes > 0 {
            let Some(first) = self.parts.front_mut() else {
                return;
            };
            if first.len() > bytes {
                first.advance(bytes);
                return;
            }
            bytes -= first.len();
            self.parts.pop_front();
        }
        if self.parts.is_empty() && self.parts.capacity() > 64 {
            self.parts = VecDeque::new();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_the_socket_takes_the_bytes_come_in_order(
            responses in prop::collection::vec(prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..4), 0..12),
            takes in prop::collection::vec(1..60usize, 1..10),
            most in 1..80usize,
        ) {
            let mut output = Output::default();
            for parts in &responses {
                output.push(Response { parts: parts.iter().cloned().map(Bytes::from).collect() });
            }
            let mut written = Vec::new();
            for take in takes.iter().cycle() {
                if output.is_empty() {
                    break;
                }
                let mut slices = [IoSlice::new(&[]); 3];
                let used = output.gather(most, &mut slices);
                let offered: Vec<u8> = slices[..used].iter().flat_map(|slice| slice.to_vec()).collect();
                prop_assert!(offered.len() <= most);
                let take = (*take).min(offered.len());
                prop_assert!(take > 0);
                written.extend_from_slice(&offered[..take]);
                output.wrote(take);
            }
            prop_assert_eq!(written, responses.concat().concat());
        }
    }
}
