//! Keys of messages, each on the partition where Kafka's own producers put it.

use bytes::Bytes;

/// `count` keys, sorted by partition: element `p` holds those of partition `p` of `partitions`.
pub fn by_partition(count: u32, partitions: usize) -> Vec<Vec<Bytes>> {
    let mut sorted = vec![Vec::new(); partitions];
    for number in 0..count {
        let key = format!("key-{number}");
        let hash = murmur2(key.as_bytes()) & 0x7fff_ffff;
        sorted[hash as usize % partitions].push(Bytes::from(key));
    }
    sorted
}

/// Austin Appleby's MurmurHash2 with the seed that Kafka's clients use.
fn murmur2(bytes: &[u8]) -> u32 {
    const SEED: u32 = 0x9747_b28c;
    const M: u32 = 0x5bd1_e995;
    let mut hash = SEED ^ bytes.len() as u32;
    let (words, rest) = bytes.as_chunks::<4>();
    for word in words {
        let mut word = u32::from_le_bytes(*word).wrapping_mul(M);
        word ^= word >> 24;
        hash = hash.wrapping_mul(M) ^ word.wrapping_mul(M);
    }
    if !rest.is_empty() {
        let tail = rest.iter().rev();
        hash ^= tail.fold(0, |tail, byte| tail << 8 | u32::from(*byte));
        hash = hash.wrapping_mul(M);
    }
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(M);
    hash ^ hash >> 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_kafkas_clients() {
        for (text, hash) in [
            ("21", -973_932_308),
            ("foobar", -790_332_482),
            ("a-little-bit-long-string", -985_981_536),
            ("a-little-bit-longer-string", -1_486_304_829),
            (
                "lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8",
                -58_897_971,
            ),
            ("abc", 479_470_107),
        ] {
            assert_eq!(murmur2(text.as_bytes()).cast_signed(), hash, "{text}");
        }
    }

    #[test]
    fn every_key_has_one_partition() {
        let sorted = by_partition(1000, 3);
        assert_eq!(sorted.iter().map(Vec::len).sum::<usize>(), 1000);
        assert!(sorted.iter().all(|keys| keys.len() > 200));
    }
}
