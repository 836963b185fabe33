//! Identifiers that must differ, from a seed that comes in from outside: the library draws nothing itself.

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use kafka_proto::Uuid;

/// A stream of random identifiers, the same for the same seed.
#[derive(Debug)]
pub struct Identifiers(ChaCha8Rng);

impl Identifiers {
    /// The stream of a seed.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(ChaCha8Rng::from_seed(seed))
    }

    /// A version 4 UUID that Kafka takes for a topic id: its text never begins with a dash.
    pub fn uuid(&mut self) -> Uuid {
        loop {
            let mut bytes = [0; 16];
            self.0.fill_bytes(&mut bytes);
            bytes[6] = bytes[6] & 0x0f | 0x40;
            bytes[8] = bytes[8] & 0x3f | 0x80;
            // 62 opens the alphabet's '-': command lines would take such an id for an option.
            if bytes[0] >> 2 != 62 {
                return Uuid::from_bytes(bytes);
            }
        }
    }

    /// A positive number, for fetch sessions.
    pub fn positive_i32(&mut self) -> i32 {
        (self.0.next_u32() >> 1).max(1) as i32
    }
}
