//! Hexadecimal bytes as JSON: a message by name and version, or the whole frame of a request.
//!
//! ```text
//! cargo run -p kafka-proto --features json --example decode -- HeartbeatRequest 0 0001670000000100016d
//! cargo run -p kafka-proto --features json --example decode -- 00000010000c0000000000070000...
//! ```

use kafka_proto::{Decoder, frame, json};
use std::error::Error;

fn unhex(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return Err("an even number of hexadecimal digits is wanted".into());
    }
    let bytes = (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16));
    Ok(bytes.collect::<Result<_, _>>()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let tree = match arguments.as_slice() {
        [message, version, hex] => json::decode(message, version.parse()?, &unhex(hex)?)?,
        [hex] => {
            let bytes = unhex(hex)?;
            let content =
                frame::split(&bytes, i32::MAX as usize)?.ok_or("the frame is not whole")?;
            let mut decoder = Decoder::new(content);
            let (api, header) = frame::decode_request_header(&mut decoder)?;
            let version = header.request_api_version;
            println!(
                "{api} version {version}, correlation id {}, client id {:?}",
                header.correlation_id, header.client_id
            );
            json::decode(
                &format!("{}Request", api.name()),
                version,
                decoder.remaining(),
            )?
        }
        _ => return Err("usage: decode [MESSAGE VERSION] HEX".into()),
    };
    println!("{tree:#}");
    Ok(())
}
