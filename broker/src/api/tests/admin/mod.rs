//! Topics and configurations.

mod alter_configs;
mod configs;
mod create_partitions;
mod create_topics;
mod delete_topics;
mod describe_cluster;
mod metadata;
mod questions;

use kafka_proto::messages::ResponseHeader;
use kafka_proto::{Decoder, Message, Request};

use super::Broker;
use crate::core::Core;
use crate::sim::MemoryDisk;

impl Broker {
    fn with(properties: &[(&str, &str)]) -> Self {
        Self::configured(MemoryDisk::new(1), 1, properties)
    }

    fn core(&self) -> &Core {
        &self.booted.core
    }

    /// The names of all topics.
    fn topics(&self) -> Vec<String> {
        let topics = self.core().cluster.topics();
        topics.map(|topic| topic.name.to_string()).collect()
    }

    /// The bytes of the answer behind its header.
    fn call<'a, R: Request<'a>>(&mut self, request: &R, version: i16) -> Vec<u8> {
        self.call_on(request, version, 0)
    }

    fn call_on<'a, R: Request<'a>>(&mut self, request: &R, version: i16, listener: u16) -> Vec<u8> {
        let answer = self.ask_on(request, version, listener);
        let mut decoder = Decoder::new(&answer.bytes[4..]);
        let header_version = R::API_KEY.response_header_version(version);
        ResponseHeader::decode(&mut decoder, header_version).expect("a header");
        decoder.remaining().to_vec()
    }
}

/// Decodes a whole answer, however long it is.
fn decode<'a, M: Message<'a>>(bytes: &'a [u8], version: i16) -> M {
    let mut decoder = Decoder::with_budget(bytes, 64 << 20);
    let message = M::decode(&mut decoder, version).expect("it can be decoded");
    assert!(decoder.remaining().is_empty(), "bytes left over");
    message
}
