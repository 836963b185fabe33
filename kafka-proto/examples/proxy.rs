//! Stands between clients and a broker and prints every request by name, as JSON.
//!
//! `cargo run -p kafka-proto --features json --example proxy -- 127.0.0.1:9093 127.0.0.1:9092`
//!
//! Clients go on to the address that the broker advertises: for a look at all that they say, let that be the proxy's
//! (`chronik-server --advertise 127.0.0.1:9093`).

use kafka_proto::{Decoder, frame, json};
use std::error::Error;
use std::io;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// The largest frame that is let through, in bytes.
const MAX_FRAME: usize = 100 << 20;

/// Serves connections for good, and tells `print` of every request.
pub async fn serve(
    listener: TcpListener,
    broker: String,
    print: impl Fn(&str) + Clone + Send + Sync + 'static,
) -> io::Result<()> {
    loop {
        let (client, _) = listener.accept().await?;
        let (broker, print) = (broker.clone(), print.clone());
        tokio::spawn(async move {
            if let Err(error) = connect(client, &broker, &print).await {
                print(&format!("connection closed: {error}"));
            }
        });
    }
}

async fn connect(
    client: TcpStream,
    broker: &str,
    print: &(impl Fn(&str) + Sync),
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let (from_client, mut to_client) = client.into_split();
    let (mut from_broker, to_broker) = TcpStream::connect(broker).await?.into_split();
    // Responses pass as they are; when either side is done, so is the connection.
    tokio::select! {
        requests = requests(from_client, to_broker, print) => requests,
        responses = tokio::io::copy(&mut from_broker, &mut to_client) => Ok(responses.map(drop)?),
    }
}

async fn requests(
    mut from_client: OwnedReadHalf,
    mut to_broker: OwnedWriteHalf,
    print: &(impl Fn(&str) + Sync),
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let mut received = Vec::new();
    while from_client.read_buf(&mut received).await? > 0 {
        while let Some(content) = frame::split(&received, MAX_FRAME)? {
            print(&describe(content));
            let size = frame::SIZE_LENGTH + content.len();
            to_broker.write_all(&received[..size]).await?;
            received.drain(..size);
        }
    }
    Ok(())
}

/// A request in a line; what cannot be decoded is the broker's to refuse.
fn describe(content: &[u8]) -> String {
    let mut decoder = Decoder::new(content);
    let (api, header) = match frame::decode_request_header(&mut decoder) {
        Ok(decoded) => decoded,
        Err(error) => return format!("? {error}"),
    };
    let version = header.request_api_version;
    match json::decode(
        &format!("{}Request", api.name()),
        version,
        decoder.remaining(),
    ) {
        Ok(body) => format!("{} v{version} {body}", api.name()),
        Err(error) => format!("{} v{version} ? {error}", api.name()),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [listen, broker] = arguments.as_slice() else {
        return Err("usage: proxy LISTEN BROKER".into());
    };
    let listener = TcpListener::bind(listen).await?;
    serve(listener, broker.clone(), |line| println!("{line}")).await?;
    Ok(())
}
