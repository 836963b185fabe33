//! Classic groups over the raw protocol.

mod members;
mod offsets;
mod static_members;
