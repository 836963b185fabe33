//! Clients that are not the tests' own: librdkafka, and the examples of kafka-proto.

mod examples;
mod librdkafka;
