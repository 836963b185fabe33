//! Tests of a connection: bytes in, requests out, answers in, bytes out.

use std::convert::Infallible;

use bytes::Bytes;
use proptest::prelude::*;

use super::*;
use crate::edge::{LEAST_ROOM, MOST_ROOM};

const PRODUCE: i16 = 0;
const FETCH: i16 = 1;
const API_VERSIONS: i16 = 18;

fn at(seconds: u64) -> Now {
    Now {
        monotonic: Duration::from_secs(seconds),
        wall_ms: 0,
    }
}

fn connection() -> Connection {
    let peer = Peer {
        host: Arc::from("192.0.2.7"),
        listener: ListenerIndex(1),
    };
    Connection::new(ConnectionId(5), peer, Arc::new(Limits::default()), at(0))
}

fn frame(key: i16, version: i16, correlation_id: i32, body: &[u8]) -> Vec<u8> {
    let mut frame = Vec::new();
    frame.extend(key.to_be_bytes());
    frame.extend(version.to_be_bytes());
    frame.extend(correlation_id.to_be_bytes());
    frame.extend([0, 2, b'm', b'e']);
    frame.extend(body);
    [&(frame.len() as u32).to_be_bytes()[..], &frame].concat()
}

fn receive(connection: &mut Connection, now: Now, mut bytes: &[u8]) {
    while !bytes.is_empty() && connection.wants_read() {
        let filled = connection.fill(now, MOST_ROOM, |room| {
            let take = (room.capacity() - room.len()).min(bytes.len());
            room.extend_from_slice(&bytes[..take]);
            bytes = &bytes[take..];
            Ok::<_, Infallible>(())
        });
        filled.unwrap_or_else(|never| match never {});
    }
}

fn next(connection: &mut Connection) -> Option<Incoming> {
    connection.next_request().expect("the request is fine")
}

fn answer(connection: &mut Connection, number: RequestNumber, bytes: &[u8]) {
    let response = Response {
        parts: vec![Bytes::copy_from_slice(bytes)],
    };
    connection
        .answer(at(0), number, response)
        .expect("it was asked");
}

fn take_output(connection: &mut Connection, now: Now) -> Vec<u8> {
    let mut slices = [IoSlice::new(&[]); 64];
    let used = connection.gather(usize::MAX, &mut slices);
    let bytes = slices[..used]
        .iter()
        .flat_map(|slice| slice.to_vec())
        .collect::<Vec<u8>>();
    connection.wrote(now, bytes.len());
    bytes
}

#[test]
fn a_header_is_read_and_cut_off() {
    let mut connection = connection();
    receive(&mut connection, at(0), &frame(FETCH, 3, 77, b"body"));
    let incoming = next(&mut connection).unwrap();
    assert_eq!(&incoming.body[..], b"body");
    let context = incoming.context;
    assert_eq!(
        (context.api_key, context.api_version, context.correlation_id),
        (ApiKey::Fetch, 3, 77)
    );
    assert_eq!(
        (&*context.client_id, &*context.client_host),
        ("me", "192.0.2.7")
    );
    assert_eq!(
        (context.connection, context.number),
        (ConnectionId(5), RequestNumber(0))
    );
    assert_eq!(context.frame_bytes, 4 + 4 + 4 + 4 + 4);
    assert_eq!(context.listener, ListenerIndex(1));
}

#[test]
fn a_request_waits_for_the_one_before_it_but_produces_overlap() {
    let mut connection = connection();
    let requests = [PRODUCE, PRODUCE, FETCH, FETCH, PRODUCE];
    let bytes: Vec<u8> = requests
        .iter()
        .flat_map(|key| frame(*key, 3, 0, b""))
        .collect();
    receive(&mut connection, at(0), &bytes);
    let first = next(&mut connection).unwrap().context.number;
    let second = next(&mut connection).unwrap().context.number;
    assert!(next(&mut connection).is_none());
    answer(&mut connection, second, b"2");
    assert!(next(&mut connection).is_none());
    answer(&mut connection, first, b"1");
    let third = next(&mut connection).unwrap().context;
    assert_eq!(third.api_key, ApiKey::Fetch);
    assert!(next(&mut connection).is_none());
    answer(&mut connection, third.number, b"3");
    let fourth = next(&mut connection).unwrap().context.number;
    answer(&mut connection, fourth, b"4");
    assert_eq!(
        next(&mut connection).unwrap().context.api_key,
        ApiKey::Produce
    );
    assert_eq!(take_output(&mut connection, at(0)), b"1234");
}

#[test]
fn the_rest_of_a_large_request_that_waits_its_turn_is_left_with_the_peer() {
    let mut connection = connection();
    let large = frame(PRODUCE, 3, 0, &[7; 300_000]);
    let (begun, rest) = large.split_at(MOST_ROOM);
    receive(&mut connection, at(0), &frame(FETCH, 3, 0, b""));
    let fetch = next(&mut connection).unwrap().context.number;
    receive(&mut connection, at(0), &begun[..7]);
    assert!(!connection.is_put_off(0), "it is not known what it is");
    receive(&mut connection, at(0), &begun[7..]);
    assert!(connection.is_put_off(MOST_ROOM) && !connection.is_put_off(MOST_ROOM + 1));
    // However long that takes, it is not the peer who is late.
    assert_eq!(connection.overdue(at(100_000)), None);
    connection
        .answer(at(100_000), fetch, Response::default())
        .expect("it was asked");
    assert!(!connection.is_put_off(LEAST_ROOM));
    assert_eq!(connection.overdue(at(100_029)), None);
    assert_eq!(connection.overdue(at(100_030)), Some(Overdue::InsideFrame));
    receive(&mut connection, at(100_001), rest);
    assert_eq!(connection.waiting_bytes(), large.len());
    assert_eq!(next(&mut connection).unwrap().body.len(), 300_000);
    assert_eq!(connection.waiting_bytes(), 0);
}

#[test]
fn a_request_without_answer_lets_the_next_begin() {
    let mut connection = connection();
    receive(
        &mut connection,
        at(0),
        &[frame(PRODUCE, 3, 0, b""), frame(FETCH, 3, 0, b"")].concat(),
    );
    let number = next(&mut connection).unwrap().context.number;
    connection
        .answer(at(0), number, Response::default())
        .unwrap();
    assert!(!connection.wants_write());
    assert!(next(&mut connection).is_some());
}

#[test]
fn a_peer_that_does_not_read_is_not_read() {
    let mut connection = connection();
    receive(
        &mut connection,
        at(0),
        &[frame(FETCH, 3, 0, b""), frame(FETCH, 3, 0, b"")].concat(),
    );
    let number = next(&mut connection).unwrap().context.number;
    answer(
        &mut connection,
        number,
        &vec![1; Limits::default().max_queued_output + 1],
    );
    assert!(next(&mut connection).is_none());
    assert!(!connection.wants_read());
    connection.wrote(at(0), 1);
    assert!(next(&mut connection).is_some());
}

#[test]
fn so_many_requests_are_begun_and_no_more() {
    let mut connection = connection();
    let limit = Limits::default().max_in_flight;
    let requests = frame(PRODUCE, 3, 0, b"").repeat(limit + 1);
    receive(&mut connection, at(0), &requests);
    let begun = std::iter::from_fn(|| next(&mut connection)).count();
    assert_eq!(begun, limit);
    assert!(!connection.wants_read());
}

#[test]
fn a_paused_connection_neither_reads_nor_begins() {
    let mut connection = connection();
    receive(&mut connection, at(0), &frame(FETCH, 3, 0, b""));
    connection.pause();
    assert!(next(&mut connection).is_none());
    assert!(!connection.wants_read());
    connection.resume(at(0));
    assert!(next(&mut connection).is_some());
}

#[test]
fn what_is_not_served_is_rejected() {
    let reject = |bytes: &[u8]| {
        let mut connection = connection();
        receive(&mut connection, at(0), bytes);
        connection.next_request().unwrap_err()
    };
    assert_eq!(
        reject(&frame(-1, 0, 0, b"")),
        Rejection::UnknownApi {
            key: -1,
            version: 0
        }
    );
    assert_eq!(
        reject(&frame(32_000, 4, 0, b"")),
        Rejection::UnknownApi {
            key: 32_000,
            version: 4
        }
    );
    let controlled_shutdown = ApiKey::ControlledShutdown.into();
    let unserved = Rejection::UnknownApi {
        key: controlled_shutdown,
        version: 0,
    };
    assert_eq!(reject(&frame(controlled_shutdown, 0, 0, b"")), unserved);
    for version in [-1, 99, i16::MAX] {
        let unsupported = Rejection::UnsupportedVersion {
            api: ApiKey::Fetch,
            version,
        };
        assert_eq!(reject(&frame(FETCH, version, 0, b"")), unsupported);
    }
    assert_eq!(
        reject(&[0, 0, 0, 3, 0, 1, 0]),
        Rejection::NoHeader { bytes: 3 }
    );
    let short = reject(&[0, 0, 0, 6, 0, 1, 0, 3, 0, 0]);
    assert!(
        matches!(
            short,
            Rejection::Header {
                api: ApiKey::Fetch,
                version: 3,
                ..
            }
        ),
        "{short}"
    );
    assert!(matches!(
        reject(b"GET / HTTP/1.0\r\n"),
        Rejection::Frame(FrameError::Http)
    ));
}

#[test]
fn api_versions_is_passed_on_in_any_version() {
    for version in [5, 99, i16::MAX] {
        let mut connection = connection();
        // A flexible header has tagged fields behind the client id: none.
        receive(
            &mut connection,
            at(0),
            &frame(API_VERSIONS, version, 9, &[0]),
        );
        let context = next(&mut connection).unwrap().context;
        assert_eq!(
            (context.api_key, context.api_version),
            (ApiKey::ApiVersions, version)
        );
        assert_eq!(context.correlation_id, 9);
    }
}

#[test]
fn an_ended_connection_answers_what_was_asked() {
    let mut connection = connection();
    receive(&mut connection, at(0), &frame(PRODUCE, 3, 0, b"").repeat(3));
    let first = next(&mut connection).unwrap().context.number;
    let second = next(&mut connection).unwrap().context.number;
    connection.end_at(at(0), second);
    assert!(next(&mut connection).is_none() && !connection.wants_read());
    assert!(!connection.is_done());
    answer(&mut connection, first, b"1");
    assert!(!connection.is_done());
    assert_eq!(take_output(&mut connection, at(0)), b"1");
    assert!(connection.is_done());
}

#[test]
fn the_last_answers_have_limited_time() {
    let mut connection = connection();
    receive(&mut connection, at(0), &frame(FETCH, 3, 0, b""));
    next(&mut connection).unwrap();
    connection.end(at(10));
    assert_eq!(connection.next_deadline(), Some(Duration::from_secs(40)));
    assert_eq!(connection.overdue(at(39)), None);
    assert_eq!(connection.overdue(at(40)), Some(Overdue::Ending));
}

#[test]
fn silence_is_idle_but_waiting_for_an_answer_is_not() {
    let mut connection = connection();
    assert_eq!(connection.next_deadline(), Some(Duration::from_secs(600)));
    receive(&mut connection, at(100), &frame(FETCH, 3, 0, b""));
    assert_eq!(connection.overdue(at(699)), None);
    let number = next(&mut connection).unwrap().context.number;
    assert_eq!(connection.next_deadline(), None);
    assert_eq!(connection.overdue(at(100_000)), None);
    connection
        .answer(
            at(1000),
            number,
            Response {
                parts: vec![Bytes::from_static(b"1")],
            },
        )
        .unwrap();
    assert_eq!(connection.overdue(at(1599)), None);
    assert_eq!(connection.overdue(at(1600)), Some(Overdue::Idle));
}

#[test]
fn a_paused_connection_is_not_idle_but_has_to_take_its_answers() {
    let mut connection = connection();
    receive(&mut connection, at(0), &frame(FETCH, 3, 0, b""));
    let number = next(&mut connection).unwrap().context.number;
    connection.pause();
    assert_eq!(connection.overdue(at(100_000)), None);
    answer(&mut connection, number, b"1");
    assert_eq!(connection.overdue(at(600)), Some(Overdue::Idle));
    take_output(&mut connection, at(599));
    assert_eq!(connection.overdue(at(100_000)), None);
}

#[test]
fn dripping_bytes_do_not_hold_a_frame_open() {
    let mut connection = connection();
    receive(&mut connection, at(0), &[0, 1, 0, 0]);
    for second in 1..30 {
        receive(&mut connection, at(second), &[0]);
        assert_eq!(connection.overdue(at(second)), None);
    }
    assert_eq!(connection.next_deadline(), Some(Duration::from_secs(30)));
    assert_eq!(connection.overdue(at(30)), Some(Overdue::InsideFrame));
}

#[test]
fn a_large_frame_on_a_slow_line_has_time() {
    let mut connection = connection();
    receive(&mut connection, at(0), &[0, 0x10, 0, 0]);
    for step in 1..10 {
        receive(&mut connection, at(step * 20), &[0; FRAME_PROGRESS]);
        assert_eq!(connection.overdue(at(step * 20 + 19)), None);
    }
}

#[test]
fn reads_that_end_inside_frames_are_no_dripping() {
    let mut connection = connection();
    let frame = frame(PRODUCE, 3, 0, b"");
    receive(&mut connection, at(0), &frame[..5]);
    for second in (0..200).step_by(10) {
        receive(
            &mut connection,
            at(second),
            &[&frame[5..], &frame[..5]].concat(),
        );
        assert_eq!(connection.overdue(at(second)), None);
        let number = next(&mut connection).unwrap().context.number;
        connection
            .answer(at(second), number, Response::default())
            .unwrap();
    }
}

proptest! {
    #[test]
    fn pipelined_requests_are_answered_in_order_within_bounds(
        keys in prop::collection::vec(prop_oneof![Just(PRODUCE), Just(FETCH)], 1..60),
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 1..30),
    ) {
        let bytes: Vec<u8> =
            keys.iter().zip(0..).flat_map(|(key, id)| frame(*key, 3, id, b"body")).collect();
        let mut rest = bytes.as_slice();
        let mut connection = connection();
        let mut open = Vec::new();
        let mut written = Vec::new();
        for (pick, write) in picks.iter().cycle() {
            if written.len() == keys.len() * 4 {
                break;
            }
            while !rest.is_empty() && connection.wants_read() {
                let take = pick.index(rest.len()) + 1;
                let (now, later) = rest.split_at(take.min(64));
                receive(&mut connection, at(0), now);
                rest = later;
            }
            while let Some(incoming) = next(&mut connection) {
                open.push(incoming.context);
            }
            prop_assert!(open.len() <= Limits::default().max_in_flight);
            prop_assert!(open.len() <= 1 || open.iter().all(|context| context.api_key == ApiKey::Produce));
            if !open.is_empty() {
                let context = open.remove(pick.index(open.len()));
                answer(&mut connection, context.number, &context.correlation_id.to_be_bytes());
            }
            if *write || open.is_empty() {
                written.extend(take_output(&mut connection, at(0)));
            }
        }
        let expected: Vec<u8> = (0..keys.len() as i32).flat_map(i32::to_be_bytes).collect();
        prop_assert_eq!(written, expected);
    }
}

#[test]
fn a_frame_that_may_not_grow_is_not_late() {
    let mut connection = connection();
    receive(&mut connection, at(0), &frame(FETCH, 3, 0, b"body")[..9]);
    connection.hold();
    assert!(!connection.wants_read());
    assert_eq!(connection.overdue(at(10_000)), None);
    connection.release(at(10_000));
    assert!(connection.wants_read());
    assert_eq!(connection.overdue(at(10_029)), None);
    assert_eq!(connection.overdue(at(10_030)), Some(Overdue::InsideFrame));
}

#[test]
fn no_request_begins_while_one_is_looked_at_beside_the_loop() {
    let mut connection = connection();
    let bytes = [frame(PRODUCE, 3, 0, b""), frame(PRODUCE, 3, 1, b"")].concat();
    receive(&mut connection, at(0), &bytes);
    assert!(next(&mut connection).is_some());
    connection.preparing();
    assert!(next(&mut connection).is_none());
    assert!(!connection.wants_read());
    connection.prepared(at(1));
    assert_eq!(next(&mut connection).unwrap().context.correlation_id, 1);
}

#[test]
fn a_rejection_says_what_to_do() {
    let said = |key, version| Rejection::UnknownApi { key, version }.to_string();
    assert!(said(17, 1).starts_with("SaslHandshake v1 (API key 17) is not served"));
    assert!(said(17, 1).contains("security.protocol=PLAINTEXT"));
    assert!(said(28, 3).contains("TxnOffsetCommit v3 (API key 28)"));
    assert!(said(999, 0).contains("API key 999"));
}
