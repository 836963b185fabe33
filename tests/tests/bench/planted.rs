//! A loss and a duplicate that were planted in a segment are found.

use std::path::PathBuf;

use tests::{Bench, Measured, Server};

/// A server with a topic of 1,000 messages in batches of ten, killed.
fn filled() -> Server {
    // A write-ahead log would put back what is planted, if the batches came to it in small groups.
    let mut server = Server::builder().set("chronik.wal.bytes", 0).start();
    let arguments = "--topic planted --partitions 1 --message-count 1000 --batch-size 1200";
    let produced = Bench::run(server.address(), arguments);
    assert_eq!(produced.code, Some(0), "{produced:?}");
    server.kill();
    server
}

fn segment(server: &Server) -> PathBuf {
    server.data_dir().join("planted-0/00000000000000000000.log")
}

/// Where each batch of a segment begins, and where the last one ends.
fn bounds(segment: &[u8]) -> Vec<usize> {
    let mut bounds = vec![0];
    let mut at = 0;
    while let Some(length) = segment.get(at + 8..at + 12) {
        let length = i32::from_be_bytes(length.try_into().expect("four bytes"));
        if length <= 0 {
            break;
        }
        at += 12 + length as usize;
        bounds.push(at);
    }
    bounds
}

fn verify(server: &Server) -> Measured {
    Bench::run(server.address(), "--topic planted --mode consume --verify")
}

#[test]
fn nothing_is_amiss_if_nothing_was_planted() {
    let mut server = filled();
    server.start_again();
    let measured = verify(&server);
    assert_eq!(measured.code, Some(0), "{measured:?}");
    assert_eq!(measured.count("received"), 1000);
}

#[test]
fn a_segment_cut_short_is_a_loss() {
    let mut server = filled();
    let path = segment(&server);
    let bytes = std::fs::read(&path).expect("the segment");
    let bounds = bounds(&bytes);
    let cut = bounds[bounds.len() - 4];
    std::fs::write(&path, &bytes[..cut + 50]).expect("a shorter segment");
    server.start_again();
    let measured = verify(&server);
    assert_eq!(measured.code, Some(1), "{measured:?}");
    let (received, missing) = (measured.count("received"), measured.count("missing"));
    assert!(missing > 0 && missing < 100, "{missing}");
    assert_eq!(received + missing, 1000);
}

#[test]
fn a_batch_that_stands_there_twice_is_a_duplicate() {
    let mut server = filled();
    let path = segment(&server);
    let bytes = std::fs::read(&path).expect("the segment");
    let bounds = bounds(&bytes);
    let (last, end) = (bounds[bounds.len() - 2], bounds[bounds.len() - 1]);
    let mut repeated = bytes[last..end].to_vec();
    repeated[..8].copy_from_slice(&1000_i64.to_be_bytes());
    let doubled = [&bytes[..end], &repeated].concat();
    std::fs::write(&path, doubled).expect("a longer segment");
    server.start_again();
    let measured = verify(&server);
    assert_eq!(measured.code, Some(1), "{measured:?}");
    assert_eq!(measured.count("missing"), 0);
    let duplicated = measured.count("duplicated");
    assert!((1..20).contains(&duplicated), "{duplicated}");
    assert_eq!(measured.count("received"), 1000 + duplicated);
}
