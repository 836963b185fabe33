//! What stands in a message: who sent it as which, so that a reader can tell what is missing, double or late.
//!
//! ```text
//! | "chB1" | run: u32 | producer: u32 | number: u64 | announced: u64 | sent at: u64 | filler … |
//! ```
//!
//! Numbers rise by one for each producer and partition. `announced` is how many messages the run means to write in all, 0
//! if only the clock ends it. `sent at` is in microseconds since the start of the run, and at a fixed rate it is the time
//! at which the message was due, not when the client got round to it.

/// Bytes that the marker takes. Shorter messages have none, and cannot be verified.
pub const MARKER_LEN: usize = 36;
const MAGIC: [u8; 4] = *b"chB1";
const POOL_LEN: usize = 1 << 16;

/// The marker at the start of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    pub run: u32,
    pub producer: u32,
    pub number: u64,
    pub announced: u64,
    pub sent_at_micros: u64,
}

impl Marker {
    /// Reads the marker of a message; `None` if it was not written by this program.
    pub fn read(value: &[u8]) -> Option<Self> {
        let marker: &[u8; MARKER_LEN] = value.first_chunk()?;
        let u32_at = |at: usize| u32::from_be_bytes([0, 1, 2, 3].map(|i| marker[at + i]));
        let u64_at =
            |at: usize| u64::from_be_bytes([0, 1, 2, 3, 4, 5, 6, 7].map(|i| marker[at + i]));
        (marker[..4] == MAGIC).then(|| Self {
            run: u32_at(4),
            producer: u32_at(8),
            number: u64_at(12),
            announced: u64_at(20),
            sent_at_micros: u64_at(28),
        })
    }

    fn bytes(&self) -> [u8; MARKER_LEN] {
        let mut bytes = [0; MARKER_LEN];
        bytes[..4].copy_from_slice(&MAGIC);
        bytes[4..8].copy_from_slice(&self.run.to_be_bytes());
        bytes[8..12].copy_from_slice(&self.producer.to_be_bytes());
        bytes[12..20].copy_from_slice(&self.number.to_be_bytes());
        bytes[20..28].copy_from_slice(&self.announced.to_be_bytes());
        bytes[28..].copy_from_slice(&self.sent_at_micros.to_be_bytes());
        bytes
    }
}

/// Makes messages of one size, filled with text that compresses about as well as text does.
#[derive(Debug)]
pub struct Writer {
    pool: Vec<u8>,
    at: usize,
    message: Vec<u8>,
}

impl Writer {
    pub fn new(size: usize) -> Self {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let pool = (0..POOL_LEN + size).map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            b' ' + (state >> 58) as u8
        });
        Self {
            pool: pool.collect(),
            at: 0,
            message: vec![0; size],
        }
    }

    /// The next message, with the marker if it has the room.
    pub fn write(&mut self, marker: &Marker) -> &[u8] {
        let start = self.message.len().min(MARKER_LEN);
        if let Some(place) = self.message.first_chunk_mut() {
            *place = marker.bytes();
        }
        let start = if start == MARKER_LEN { start } else { 0 };
        let filler = self.message.len() - start;
        self.message[start..].copy_from_slice(&self.pool[self.at..self.at + filler]);
        self.at = (self.at + filler.max(1)) % POOL_LEN;
        &self.message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKER: Marker = Marker {
        run: 1,
        producer: 2,
        number: 1 << 40,
        announced: 4,
        sent_at_micros: 5,
    };

    #[test]
    fn what_is_written_is_read() {
        for size in [MARKER_LEN, 100, 100_000] {
            let mut writer = Writer::new(size);
            for _ in 0..3 {
                let message = writer.write(&MARKER);
                assert_eq!((message.len(), Marker::read(message)), (size, Some(MARKER)));
            }
        }
    }

    #[test]
    fn short_and_foreign_messages_have_no_marker() {
        for size in [0, 1, MARKER_LEN - 1] {
            let mut writer = Writer::new(size);
            let message = writer.write(&MARKER);
            assert_eq!((message.len(), Marker::read(message)), (size, None));
        }
        assert_eq!(Marker::read(&[b'x'; 100]), None);
    }
}
