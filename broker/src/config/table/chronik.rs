//! Keys of our own.

use super::keys;

keys! { CHRONIK: Broker
    "chronik.memory.max.bytes" Used Long "-1", AtLeast(-1), High ReadOnly "Memory for requests, responses and what is not yet on disk, bytes; -1 for a quarter of the machine's.";
}
