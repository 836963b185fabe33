//! Every test of the broker from outside, in one binary.

mod bench;
mod client;
mod conformance;
mod durability;
mod groups;
mod hostile;
mod round_trip;
