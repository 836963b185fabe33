//! Mode neighbours: connections that a broker has to bear without its other clients noticing.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use anyhow::{Result, bail};
use kafka_proto::messages::FetchRequest;
use kafka_proto::messages::fetch::request::{FetchPartition, FetchTopic};
use kafka_proto::{ApiKey, frame};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::arguments::Manner;
use crate::connection::Connection;
use crate::context::Context;
use crate::report::Report;

/// A version that every broker since 0.11 serves.
const FETCH: i16 = 4;
/// Requests that a greedy connection has under way.
const UNDER_WAY: usize = 5;
/// Between two bytes of a slow connection.
const BEAT: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(100);

/// Disturbs for `--duration`, or until a signal comes. A connection that the broker closes is opened again.
pub async fn disturb(context: &Rc<Context>, report: &mut Report) -> Result<()> {
    let closed = Rc::new(Cell::new(0_u32));
    let mut connections = JoinSet::new();
    for _ in 0..context.arguments.connections {
        let (context, closed) = (Rc::clone(context), Rc::clone(&closed));
        connections.spawn_local(async move {
            loop {
                if let Err(error) = misbehave(&context).await {
                    context.note(&error);
                }
                closed.set(closed.get() + 1);
                sleep(PAUSE).await;
            }
        });
    }
    let enough = async {
        match context.arguments.duration {
            Some(duration) => sleep(duration).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        () = enough => {}
        () = context.interrupted.wait() => {}
    }
    connections.abort_all();
    let figures = &mut report.figures;
    figures.push((
        "connections that the broker closed".to_owned(),
        f64::from(closed.get()),
        "",
    ));
    Ok(())
}

/// One connection, until it ends.
async fn misbehave(context: &Context) -> Result<()> {
    let address = &context.arguments.bootstrap_servers[0];
    let request = everything(context);
    match context.arguments.manner {
        Manner::Greedy => {
            let mut connection = Connection::open(address).await?;
            if connection.version(ApiKey::Fetch, FETCH)? != FETCH {
                bail!("the broker does not serve Fetch in version {FETCH}");
            }
            for _ in 0..UNDER_WAY {
                connection.send(&request, FETCH).await?;
            }
            loop {
                connection.receive_frame().await?;
                connection.send(&request, FETCH).await?;
            }
        }
        Manner::Mute => {
            let mut bytes = Vec::new();
            frame::encode_request(&mut bytes, &request, FETCH, 1, Some("mute"))?;
            let mut stream = TcpStream::connect(address).await?;
            // It ends only with an error: where the broker does not take more, it waits.
            loop {
                stream.write_all(&bytes).await?;
            }
        }
        Manner::Slow => {
            let mut bytes = Vec::new();
            frame::encode_request(&mut bytes, &request, FETCH, 1, Some("slow"))?;
            let mut stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            for byte in bytes.iter().cycle() {
                stream.write_all(std::slice::from_ref(byte)).await?;
                sleep(BEAT).await;
            }
            Ok(())
        }
    }
}

/// Asks for all that the topic holds, as much at once as a request can say.
fn everything(context: &Context) -> FetchRequest<'_> {
    let partitions = 0..context.ledger.borrow().partitions().len();
    let partitions = partitions.map(|partition| FetchPartition {
        partition: partition as i32,
        partition_max_bytes: i32::MAX,
        ..Default::default()
    });
    FetchRequest {
        replica_id: -1,
        min_bytes: 1,
        max_bytes: i32::MAX,
        topics: vec![FetchTopic {
            topic: &context.arguments.topic,
            partitions: partitions.collect(),
            ..Default::default()
        }],
        ..Default::default()
    }
}
