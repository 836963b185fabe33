//! A real client: librdkafka.

mod librdkafka;
