//! What tests put in the place of the real world. Owns a disk that forgets; must not be part of the server.

mod disk;
mod tree;

pub use disk::{Fault, MemoryDisk, MemoryFile, Operation};
pub use tree::Dice;
