//! Keys of our own.

use super::keys;

keys! { CHRONIK: Broker
    "chronik.memory.max.bytes" Used Long "-1", AtLeast(-1), High ReadOnly "Memory for requests, responses and what is not yet on disk, bytes; -1 for a quarter of the machine's.";
    "chronik.wal.bytes" Used Int "33554432", BetweenOr(65_536, 268_435_456, 0), Medium ReadOnly "Largest size of the write-ahead log's file, bytes; 0 for none: every sync is of the segments themselves.";
}
