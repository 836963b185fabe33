//! A broker that is measured, in one of its lives.

use std::path::Path;

use anyhow::Result;
use rustix::fs::{Advice, fadvise, fdatasync};

use super::load::Session;
use crate::interop::broker::{Broker, Peer};
use crate::kafka;

/// As it is called in tables.
pub fn name(peer: &Peer) -> String {
    match peer {
        Peer::Chronik => "chronik".to_owned(),
        Peer::Kafka(release) => format!("kafka-{release}"),
        Peer::External(address) => address.clone(),
    }
}

/// Starts it on an empty directory, with the properties of the session and, if it is Kafka, with the heap of its own start
/// script.
pub fn start(peer: &Peer, session: &Session, work: &Path) -> Result<Broker> {
    Broker::start_with(peer, work, None, &session.properties, kafka::OWN_HEAP)
}

/// Gives all data files up from the system's cache, so that the next to read them has to wait for the disk.
pub fn evict(broker: &Broker) -> Result<()> {
    let mut folders = vec![broker.data().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "log") {
                let file = std::fs::File::open(path)?;
                // Pages that are not on the disk yet would stay.
                fdatasync(&file)?;
                fadvise(&file, 0, None, Advice::DontNeed)?;
            }
        }
    }
    Ok(())
}
