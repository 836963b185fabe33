//! Input that no honest client sends, row by row as the project's table of bad input lists it. Beside each, a
//! well-behaved client goes on and the server's memory is watched ([`tests::neighbour::Siege`]).

mod backpressure;
mod bodies;
mod fetch;
mod framing;
mod groups;
mod legacy;
mod limits;
mod mutations;
mod produce;
mod produce_compression;
mod topic_names;
