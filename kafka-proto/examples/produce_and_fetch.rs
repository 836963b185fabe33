//! Writes a record to a topic of a single broker and reads it back, over a blocking socket:
//! `cargo run -p kafka-proto --example produce_and_fetch -- localhost:9092 my-topic hello`

use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
use kafka_proto::messages::metadata::request::MetadataRequestTopic as Topic;
use kafka_proto::messages::produce::request::{PartitionProduceData, TopicProduceData};
use kafka_proto::messages::{ApiVersionsRequest, FetchRequest, MetadataRequest, ProduceRequest};
use kafka_proto::records::{BatchBuilder, Compression, batches};
use kafka_proto::{Decoder, ErrorCode, NodeApiVersions, Records, Request, VersionRange, frame};
use std::io::{Read, Write};
use std::net::TcpStream;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A connection, and the bytes of the last response, which responses borrow.
struct Client(TcpStream, Vec<u8>);

impl Client {
    fn call<'a, R: Request<'a>>(&mut self, request: &R, version: i16) -> Result<R::Response<'_>> {
        let Self(stream, buf) = self;
        buf.clear();
        frame::encode_request(buf, request, version, 1, Some("example"))?;
        stream.write_all(buf)?;
        let mut size = [0; frame::SIZE_LENGTH];
        stream.read_exact(&mut size)?;
        buf.resize(i32::from_be_bytes(size).try_into()?, 0);
        stream.read_exact(buf)?;
        Ok(frame::decode_response::<R>(&mut Decoder::new(buf), version)?.1)
    }
}

/// The record's value, as it came back from the offset at which it was written.
#[rustfmt::skip] // a struct, a line
pub fn produce_and_fetch(address: &str, name: &str, value: &str) -> Result<Vec<u8>> {
    let mut client = Client(TcpStream::connect(address)?, Vec::new());
    let node = NodeApiVersions::new(&client.call(&ApiVersionsRequest::default(), 0)?);
    // A broker may create the topic that it is asked about.
    let topics = Some(vec![Topic { name: Some(name), ..Default::default() }]);
    let request = MetadataRequest { topics, ..Default::default() };
    client.call(&request, node.choose::<MetadataRequest>()?)?;

    let mut batch = BatchBuilder::new(Compression::None);
    batch.append(-1, None, Some(value.as_bytes()), &[]);
    let batch = batch.build()?;
    let records = Some(Records::Bytes(&batch));
    let partition_data = vec![PartitionProduceData { records, ..Default::default() }];
    let topic_data = vec![TopicProduceData { name, partition_data, ..Default::default() }];
    let request = ProduceRequest { acks: -1, timeout_ms: 5000, topic_data, ..Default::default() };
    // Newer versions call topics by id; this client knows their names.
    let version = node.choose_within::<ProduceRequest>(VersionRange::new(3, 12))?;
    let fetch_offset = loop {
        let response = client.call(&request, version)?;
        let written = &response.responses[0].partition_responses[0];
        match ErrorCode::from_code(written.error_code) {
            Some(ErrorCode::None) => break written.base_offset,
            Some(error) if error.is_retriable() => continue,
            _ => Err(format!("error {}", written.error_code))?,
        }
    };

    let partition_max_bytes = 1 << 20;
    let partition = FetchPartition { fetch_offset, partition_max_bytes, ..Default::default() };
    let topics = vec![FetchTopic { topic: name, partitions: vec![partition], ..Default::default() }];
    let request = FetchRequest { max_wait_ms: 500, topics, ..Default::default() };
    let version = node.choose_within::<FetchRequest>(VersionRange::new(4, 12))?;
    let response = client.call(&request, version)?;
    let records = response.responses[0].partitions[0].records;
    for batch in batches(records.and_then(|records| records.bytes()).unwrap_or_default()) {
        let batch = batch?;
        let payload = batch.payload(partition_max_bytes as usize)?;
        for record in batch.records(&payload) {
            let record = record?;
            if record.offset == fetch_offset {
                return Ok(record.value.unwrap_or_default().to_vec());
            }
        }
    }
    Err("the record is not there".into())
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, topic, value] = arguments.as_slice() else {
        return Err("usage: produce_and_fetch HOST:PORT TOPIC VALUE".into());
    };
    let read = produce_and_fetch(address, topic, value)?;
    println!("{}", String::from_utf8_lossy(&read));
    Ok(())
}
