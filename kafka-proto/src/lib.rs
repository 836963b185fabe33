//! kafka-proto
#![forbid(unsafe_code)]
