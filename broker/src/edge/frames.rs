//! Cuts what a peer sends into frames: four bytes of size, big-endian, then so many bytes.
//!
//! ```text
//!   socket ──read──▶ arriving ──whole frames, not copied──▶ whole ──▶ next()
//!                       ▲            │
//!                       └─ the tail: a frame that is not all there yet (copied, shorter than one read)
//! ```
//!
//! Memory follows what arrived: a read gets room for at most as much again as the frame under way already has, however
//! large the frame announced itself.

use bytes::{Buf, Bytes, BytesMut};
use kafka_proto::frame::{self, SIZE_LENGTH};

/// Bytes of room for a read on a connection that says little.
pub const LEAST_ROOM: usize = 2 * 1024;
/// Bytes of room for a read on a connection that fills every read.
pub const MOST_ROOM: usize = 64 * 1024;

/// Why a stream of bytes cannot be cut into frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The bytes are those of an HTTP request.
    #[error("this looks like an HTTP request, but only the Kafka protocol is spoken here")]
    Http,
    /// The bytes are those of a TLS handshake.
    #[error(
        "this looks like a TLS handshake, but the listener is plaintext; set security.protocol=PLAINTEXT at the client"
    )]
    Tls,
    /// A size that no frame may have.
    #[error("a frame of {size} bytes; allowed are 1 to {max} (socket.request.max.bytes)")]
    Size {
        /// What the peer announced.
        size: i32,
        /// `socket.request.max.bytes`.
        max: u32,
    },
}

/// The frames of one connection.
#[derive(Debug)]
pub struct Frames {
    max_frame_bytes: u32,
    /// A frame that is not all there.
    arriving: Vec<u8>,
    /// Frames that are all there, size prefixes included.
    whole: BytesMut,
    /// What `whole` was when it was cut: it keeps its memory until its last frame is taken.
    whole_bytes: usize,
    /// What stands at the beginning of `arriving` is no frame.
    broken: Option<FrameError>,
    room: usize,
}

impl Frames {
    /// Nothing has arrived. `max_frame_bytes` is `socket.request.max.bytes`.
    pub fn new(max_frame_bytes: u32) -> Self {
        Self {
            max_frame_bytes,
            arriving: Vec::new(),
            whole: BytesMut::new(),
            whole_bytes: 0,
            broken: None,
            room: LEAST_ROOM,
        }
    }

    /// Lets `read` append to a buffer, at most as much as that has spare capacity, and cuts what came. `most_room` bounds
    /// what it has beyond what the frame under way needs. To be called only when [`next`](Self::next) has nothing more.
    /// Returns how much was read and whether there was room for more.
    ///
    /// # Errors
    /// What `read` says.
    pub fn fill<E>(
        &mut self,
        most_room: usize,
        read: impl FnOnce(&mut Vec<u8>) -> Result<(), E>,
    ) -> Result<Filled, E> {
        debug_assert!(
            self.whole.is_empty(),
            "what is there is taken before more is read"
        );
        self.room = self.room.min(most_room.max(LEAST_ROOM));
        let before = self.arriving.len();
        let room = self.next_room();
        self.arriving.reserve_exact(room);
        let result = read(&mut self.arriving);
        let bytes = self.arriving.len() - before;
        if bytes == 0 && before == 0 {
            self.arriving = Vec::new();
        }
        result?;
        let full = bytes >= room;
        if full {
            self.room = (self.room * 2).min(MOST_ROOM);
        } else if bytes < self.room / 4 {
            self.room = (self.room / 2).max(LEAST_ROOM);
        }
        self.cut();
        Ok(Filled { bytes, full })
    }

    /// The next whole frame, without its size.
    ///
    /// # Errors
    /// What follows the frames so far is none. Stays so.
    pub fn next(&mut self) -> Result<Option<BytesMut>, FrameError> {
        let Some(size) = size_at(&self.whole, 0) else {
            return self.broken.map_or(Ok(None), Err);
        };
        let end = SIZE_LENGTH + size as usize;
        let mut frame = if end == self.whole.len() {
            std::mem::take(&mut self.whole)
        } else {
            self.whole.split_to(end)
        };
        frame.advance(SIZE_LENGTH);
        Ok(Some(frame))
    }

    /// The frame that [`next`](Self::next) will return, without its size.
    pub fn peek(&self) -> Option<&[u8]> {
        let size = size_at(&self.whole, 0)?;
        self.whole.get(SIZE_LENGTH..SIZE_LENGTH + size as usize)
    }

    /// Bytes of a frame that is not all there; 0 between frames.
    pub fn partial_bytes(&self) -> usize {
        self.arriving.len()
    }

    /// Bytes that frames which are all there keep in memory until the last of them is taken.
    pub fn waiting_bytes(&self) -> usize {
        if self.whole.is_empty() {
            0
        } else {
            self.whole_bytes
        }
    }

    /// What has come of the frame that is not all there, without its size.
    pub fn arriving(&self) -> &[u8] {
        self.arriving.get(SIZE_LENGTH..).unwrap_or_default()
    }

    /// Whether [`next`](Self::next) has something to say.
    pub fn is_ready(&self) -> bool {
        !self.whole.is_empty() || self.broken.is_some()
    }

    fn next_room(&self) -> usize {
        let Some(size) = size_at(&self.arriving, 0) else {
            return self.room;
        };
        let missing = (SIZE_LENGTH + size as usize).saturating_sub(self.arriving.len());
        if missing > self.room {
            missing.min(self.room.max(self.arriving.len()))
        } else {
            self.room
        }
    }

    /// Moves the whole frames of `arriving` to `whole`.
    fn cut(&mut self) {
        let mut end = 0;
        while let Some(size) = size_at(&self.arriving, end) {
            if let Some(error) = self.fault(size, &self.arriving[end..]) {
                self.broken = Some(error);
                break;
            }
            let frame_end = end + SIZE_LENGTH + size as usize;
            if frame_end > self.arriving.len() {
                break;
            }
            end = frame_end;
        }
        if end == 0 {
            return;
        }
        let tail = self.arriving[end..].to_vec();
        let mut whole = std::mem::replace(&mut self.arriving, tail);
        whole.truncate(end);
        whole.shrink_to_fit();
        self.whole_bytes = end;
        self.whole = BytesMut::from(Bytes::from(whole));
    }

    fn fault(&self, size: i32, bytes: &[u8]) -> Option<FrameError> {
        if u32::try_from(size).is_ok_and(|size| (1..=self.max_frame_bytes).contains(&size)) {
            return None;
        }
        const METHODS: [&[u8]; 8] = [
            b"GET ", b"POST", b"PUT ", b"HEAD", b"DELE", b"OPTI", b"PATC", b"CONN",
        ];
        if METHODS.iter().any(|method| bytes.starts_with(method)) {
            return Some(FrameError::Http);
        }
        // A TLS record: handshake (22), legacy version 3.0 to 3.4.
        if matches!(bytes, [22, 3, 0..=4, ..]) {
            return Some(FrameError::Tls);
        }
        Some(FrameError::Size {
            size,
            max: self.max_frame_bytes,
        })
    }
}

/// What a read brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled {
    /// How much; 0 at the end of the stream.
    pub bytes: usize,
    /// Whether the room was used up, so that there may be more.
    pub full: bool,
}

fn size_at(bytes: &[u8], position: usize) -> Option<i32> {
    frame::size(bytes.get(position..)?)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use proptest::prelude::*;

    use super::*;

    const MAX: u32 = 100_000;

    /// Offers `bytes` as a socket would: as much as there is room for.
    fn feed(frames: &mut Frames, bytes: &mut &[u8], most: usize) -> Filled {
        let filled = frames.fill(MOST_ROOM, |room| {
            let take = (room.capacity() - room.len()).min(most).min(bytes.len());
            room.extend_from_slice(&bytes[..take]);
            *bytes = &bytes[take..];
            Ok::<_, Infallible>(())
        });
        filled.unwrap_or_else(|never| match never {})
    }

    fn memory(frames: &Frames) -> usize {
        frames.arriving.capacity() + frames.whole.capacity()
    }

    fn drain(frames: &mut Frames, into: &mut Vec<Vec<u8>>) -> Result<(), FrameError> {
        while let Some(frame) = frames.next()? {
            into.push(frame.to_vec());
        }
        Ok(())
    }

    fn stream(frames: &[Vec<u8>]) -> Vec<u8> {
        frames
            .iter()
            .flat_map(|frame| [&(frame.len() as u32).to_be_bytes()[..], frame].concat())
            .collect()
    }

    fn first_error(mut bytes: &[u8]) -> Option<FrameError> {
        let mut frames = Frames::new(MAX);
        while !bytes.is_empty() {
            feed(&mut frames, &mut bytes, usize::MAX);
            if let Err(error) = drain(&mut frames, &mut Vec::new()) {
                return Some(error);
            }
        }
        None
    }

    proptest! {
        #[test]
        fn any_chunking_gives_the_same_frames(
            sent in prop::collection::vec(prop_oneof![
                8 => prop::collection::vec(any::<u8>(), 1..300),
                1 => prop::collection::vec(any::<u8>(), 1..80_000),
            ], 0..20),
            chunks in prop::collection::vec(prop_oneof![1..20usize, 1..100_000usize], 1..20),
        ) {
            let bytes = stream(&sent);
            let mut rest = bytes.as_slice();
            let mut frames = Frames::new(MAX);
            let mut got = Vec::new();
            for most in chunks.iter().cycle() {
                if rest.is_empty() {
                    break;
                }
                feed(&mut frames, &mut rest, *most);
                drain(&mut frames, &mut got).unwrap();
                prop_assert!(memory(&frames) <= 2 * (frames.partial_bytes() + MOST_ROOM));
            }
            prop_assert_eq!(frames.partial_bytes(), 0);
            prop_assert_eq!(got, sent);
        }

        #[test]
        fn bytes_of_any_kind_never_make_more_memory_than_came(
            bytes in prop::collection::vec(any::<u8>(), 0..2000),
        ) {
            let mut rest = bytes.as_slice();
            let mut frames = Frames::new(u32::MAX);
            while !rest.is_empty() {
                feed(&mut frames, &mut rest, 7);
                prop_assert!(memory(&frames) <= 2 * (bytes.len() - rest.len() + MOST_ROOM));
                if drain(&mut frames, &mut Vec::new()).is_err() {
                    break;
                }
            }
        }
    }

    #[test]
    fn an_announced_size_reserves_nothing() {
        let mut frames = Frames::new(104_857_600);
        let mut bytes: &[u8] = &[0x06, 0x40, 0, 0, 1, 2, 3];
        feed(&mut frames, &mut bytes, usize::MAX);
        assert_eq!(frames.next(), Ok(None));
        assert_eq!(frames.partial_bytes(), 7);
        assert!(memory(&frames) <= LEAST_ROOM);
        for _ in 0..2 {
            feed(&mut frames, &mut [4].as_slice(), usize::MAX);
            assert!(memory(&frames) <= 2 * LEAST_ROOM);
        }
    }

    #[test]
    fn frames_that_wait_keep_no_more_than_there_was_room_for() {
        let sent = stream(&vec![vec![3; 96]; 2000]);
        for most_room in [LEAST_ROOM, MOST_ROOM] {
            let mut frames = Frames::new(MAX);
            let mut rest = sent.as_slice();
            let mut most = 0;
            while !rest.is_empty() {
                let filled = frames.fill(most_room, |room| {
                    let take = (room.capacity() - room.len()).min(rest.len());
                    room.extend_from_slice(&rest[..take]);
                    rest = &rest[take..];
                    Ok::<_, Infallible>(())
                });
                assert!(filled.is_ok());
                let waiting = frames.waiting_bytes();
                most = most.max(waiting);
                // They share their memory: it is there until the last of them is taken.
                while frames.is_ready() {
                    assert_eq!(frames.waiting_bytes(), waiting);
                    frames.next().unwrap();
                }
                assert_eq!(frames.waiting_bytes(), 0);
            }
            assert!(most <= most_room + 100 && most > most_room / 2, "{most}");
        }
    }

    #[test]
    fn a_frame_is_split_off_where_it_was_read() {
        let sent = stream(&[vec![1; 100], vec![2; 50]]);
        let mut frames = Frames::new(MAX);
        let mut place = std::ptr::null();
        let filled = frames.fill(MOST_ROOM, |room| {
            room.extend_from_slice(&sent);
            place = room.as_ptr();
            Ok::<_, Infallible>(())
        });
        assert_eq!(
            filled,
            Ok(Filled {
                bytes: sent.len(),
                full: false
            })
        );
        assert_eq!(
            frames.next().unwrap().unwrap().as_ptr(),
            place.wrapping_add(SIZE_LENGTH)
        );
        assert_eq!(
            frames.next().unwrap().unwrap().as_ptr(),
            place.wrapping_add(SIZE_LENGTH + 100 + SIZE_LENGTH)
        );
    }

    #[test]
    fn a_large_frame_is_read_in_few_reads() {
        let sent = stream(&[vec![9; 1 << 20]]);
        let mut rest = sent.as_slice();
        let mut frames = Frames::new(u32::MAX);
        let mut reads = 0;
        while !rest.is_empty() {
            feed(&mut frames, &mut rest, usize::MAX);
            reads += 1;
        }
        assert!(reads <= 11, "{reads} reads");
        assert_eq!(frames.next().unwrap().unwrap().len(), 1 << 20);
    }

    #[test]
    fn sizes_that_no_frame_has_are_refused_after_the_frames_before_them() {
        for size in [0, -1, i32::MIN, MAX as i32 + 1, i32::MAX] {
            assert_eq!(
                first_error(&size.to_be_bytes()),
                Some(FrameError::Size { size, max: MAX })
            );
            let mut bytes = stream(&[vec![7; 3]]);
            bytes.extend(size.to_be_bytes());
            let mut frames = Frames::new(MAX);
            feed(&mut frames, &mut bytes.as_slice(), usize::MAX);
            let mut got = Vec::new();
            assert_eq!(
                drain(&mut frames, &mut got),
                Err(FrameError::Size { size, max: MAX })
            );
            assert_eq!(got, [vec![7; 3]]);
            assert!(frames.is_ready());
        }
        assert_eq!(first_error(&stream(&[vec![1; MAX as usize]])), None);
    }

    #[test]
    fn other_protocols_are_recognised() {
        assert_eq!(first_error(b"GET / HTTP/1.1\r\n"), Some(FrameError::Http));
        assert_eq!(
            first_error(b"POST /topics HTTP/1.1\r\n"),
            Some(FrameError::Http)
        );
        assert_eq!(
            first_error(&[0x16, 0x03, 0x01, 0x02, 0x00, 0x01]),
            Some(FrameError::Tls)
        );
    }
}
