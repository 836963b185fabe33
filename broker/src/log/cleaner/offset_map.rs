//! The newest offset of each key, in a bounded table of hashes: 24 bytes a key, whatever the key's length. As in Kafka two
//! keys of one hash would be taken for one; with 128 bits nobody has met such a pair by chance.

use std::hash::{DefaultHasher, Hasher};

/// Bytes that one key takes.
pub(super) const SLOT_BYTES: usize = 24;

#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: [u64; 2],
    /// −1: nobody's.
    offset: i64,
}

const FREE: Slot = Slot {
    hash: [0; 2],
    offset: -1,
};

/// Keys and their newest offsets.
#[derive(Debug)]
pub(super) struct OffsetMap {
    slots: Vec<Slot>,
    used: usize,
    limit: usize,
    load_factor: f64,
    /// The last offset that was looked at whole.
    pub latest_offset: i64,
}

impl OffsetMap {
    /// For `keys` keys, if those fit into `bytes`; else for as many as fit. A share of `load_factor` is used.
    pub fn new(keys: u64, bytes: usize, load_factor: f64) -> Self {
        let load_factor = load_factor.clamp(0.01, 0.99);
        let wanted = ((keys as f64 / load_factor) as u64).saturating_add(2);
        let fits = (bytes / SLOT_BYTES).max(2) as u64;
        let count = wanted.min(fits) as usize;
        Self {
            slots: vec![FREE; count],
            used: 0,
            limit: limit(count, load_factor),
            load_factor,
            latest_offset: -1,
        }
    }

    /// Whether no further key is taken.
    pub fn is_full(&self) -> bool {
        self.used >= self.limit
    }

    /// Notes the newest offset of a key. Grows beyond its bound if it has to: whoever cannot go on without asks
    /// [`is_full`](Self::is_full) before.
    pub fn put(&mut self, key: &[u8], offset: i64) {
        if self.is_full() {
            self.grow();
        }
        let hash = hash(key);
        let at = self.find(hash);
        if self.slots[at].offset < 0 {
            self.used += 1;
        }
        self.slots[at] = Slot { hash, offset };
    }

    /// The newest offset of a key.
    pub fn get(&self, key: &[u8]) -> Option<i64> {
        let slot = self.slots[self.find(hash(key))];
        (slot.offset >= 0).then_some(slot.offset)
    }

    /// Where a key is, or would be.
    fn find(&self, hash: [u64; 2]) -> usize {
        let mut at = (hash[0] % self.slots.len() as u64) as usize;
        while self.slots[at].offset >= 0 && self.slots[at].hash != hash {
            at = (at + 1) % self.slots.len();
        }
        at
    }

    fn grow(&mut self) {
        let count = self.slots.len() * 2;
        let old = std::mem::replace(&mut self.slots, vec![FREE; count]);
        self.limit = limit(count, self.load_factor);
        for slot in old.into_iter().filter(|slot| slot.offset >= 0) {
            let at = self.find(slot.hash);
            self.slots[at] = slot;
        }
    }
}

/// One slot is always free, so that a search ends.
fn limit(count: usize, load_factor: f64) -> usize {
    ((count as f64 * load_factor) as usize).clamp(1, count - 1)
}

/// Two hashes that have nothing to do with one another.
fn hash(key: &[u8]) -> [u64; 2] {
    [0u8, 1].map(|which| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(which);
        hasher.write(key);
        hasher.finish()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_newest_offset() {
        let mut map = OffsetMap::new(1000, 1 << 20, 0.9);
        for offset in 0..3000_i64 {
            map.put(format!("key {}", offset % 1000).as_bytes(), offset);
        }
        for key in 0..1000 {
            assert_eq!(map.get(format!("key {key}").as_bytes()), Some(2000 + key));
        }
        assert_eq!(map.get(b"key 1000"), None);
        assert!(!map.is_full());
    }

    #[test]
    fn it_takes_no_more_memory_than_it_may() {
        let mut map = OffsetMap::new(u64::MAX, 2400, 0.5);
        let mut keys = 0;
        while !map.is_full() {
            map.put(&[keys], i64::from(keys));
            keys += 1;
        }
        assert_eq!(keys, 50);
        assert_eq!(map.slots.len() * SLOT_BYTES, 2400);
        for more in keys..200 {
            map.put(&[more], i64::from(more));
        }
        assert!((0..200).all(|key| map.get(&[key]) == Some(i64::from(key))));
    }
}
