//! The two checksums of records.
//!
//! `crc-fast` computes both: on a machine with AVX-512 it takes 1.4 µs for 110 KB, the `crc32c` crate 4.8 µs.

use crc_fast::{CrcAlgorithm, Digest};

/// CRC-32C (Castagnoli): the checksum of magic 2 batches and of some of Kafka's files.
pub fn crc32c(bytes: &[u8]) -> u32 {
    crc_fast::checksum(CrcAlgorithm::Crc32Iscsi, bytes) as u32
}

/// CRC-32C of byte strings, one behind the other.
pub fn crc32c_of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u32 {
    let mut digest = Digest::new(CrcAlgorithm::Crc32Iscsi);
    for part in parts {
        digest.update(part);
    }
    digest.finalize() as u32
}

/// CRC-32 (IEEE 802.3), of magic 0 and 1 messages.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    crc_fast::checksum(CrcAlgorithm::Crc32IsoHdlc, bytes) as u32
}
