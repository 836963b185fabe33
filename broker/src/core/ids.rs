//! Names for the numbers that travel through the broker, so that none is taken for another.

use std::fmt;

macro_rules! number {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

number! {
    /// A position in a partition's log. Which one it is (base, last, next to write) is said by the field's name.
    Offset(i64)
}
number! {
    /// The epoch of a partition's leader (KIP-101). −1 where none is known.
    LeaderEpoch(i32)
}
number! {
    /// The id of an idempotent or transactional producer (KIP-98). −1 where there is none.
    ProducerId(i64)
}
number! {
    /// A partition's log inside this process: dense, given when the log is opened or created, never reused.
    LogId(u32)
}
number! {
    /// A client connection inside this process, never reused.
    ConnectionId(u64)
}
number! {
    /// The place of a request among those of its connection, counted from 0.
    RequestNumber(u64)
}
number! {
    /// What a storage read or lookup is answered under.
    ReadId(u64)
}
number! {
    /// An operation that waits in purgatory.
    OperationId(u64)
}

impl Offset {
    /// The offset `count` records further on.
    pub fn plus(self, count: i64) -> Self {
        Self(self.0 + count)
    }

    /// The offset behind this one: what a wait for this record has to pass.
    pub fn next(self) -> Self {
        self.plus(1)
    }
}

impl LeaderEpoch {
    /// No epoch known.
    pub const NONE: Self = Self(-1);
}

impl ProducerId {
    /// Not idempotent.
    pub const NONE: Self = Self(-1);
}
