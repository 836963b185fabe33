//! One client connection as a state machine: bytes in, requests out, answers in, bytes out.
//!
//! ```text
//!            refuse, end of stream            answered and written, or time is up
//!   Open ─────────────────────────▶ Ending ──────────────────────────────────▶ done
//! ```
//!
//! In `Ending` nothing more is read, but what was asked before is still answered.

use std::io::IoSlice;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf, BytesMut};
use kafka_proto::frame::{SIZE_LENGTH, decode_request_header};
use kafka_proto::{ApiKey, Decoder};

use super::answers::{Answers, Unasked};
use super::frames::{FrameError, Frames};
use super::output::Output;
use crate::api;
use crate::core::effect::Response;
use crate::core::event::{ListenerIndex, RequestContext};
use crate::core::ids::{ConnectionId, RequestNumber};
use crate::core::time::Now;

/// A frame under way is given its time anew whenever so much more of it came, so that a large one may take long on a
/// slow line and dripping bytes still do not hold a connection.
const FRAME_PROGRESS: usize = 64 * 1024;

/// What a connection may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// `socket.request.max.bytes`.
    pub max_frame_bytes: u32,
    /// Requests whose answers are not on their way yet.
    pub max_in_flight: usize,
    /// With more bytes of answers than this that the peer has not taken, nothing further is read or begun.
    pub max_queued_output: usize,
    /// `connections.max.idle.ms`: after so long without a byte either way the connection is closed.
    pub max_idle: Duration,
    /// How long a frame may take to arrive, or 64 KiB of it.
    pub max_inside_frame: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_frame_bytes: 104_857_600,
            max_in_flight: 16,
            max_queued_output: 64 * 1024,
            max_idle: Duration::from_secs(600),
            max_inside_frame: Duration::from_secs(30),
        }
    }
}

/// Who is at the other end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// Its address without port.
    pub host: Arc<str>,
    /// Which address of ours it connected to.
    pub listener: ListenerIndex,
}

/// A request that may begin.
#[derive(Debug)]
pub struct Incoming {
    /// What its header says.
    pub context: RequestContext,
    /// The bytes behind the header.
    pub body: BytesMut,
}

/// Why nothing more is taken from a connection.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Rejection {
    /// The bytes are no frames.
    #[error("{0}")]
    Frame(#[from] FrameError),
    /// Not even an API key and a version.
    #[error("a request of {bytes} bytes has no header")]
    NoHeader {
        /// The frame's size.
        bytes: usize,
    },
    /// An API that this broker does not serve.
    #[error("API key {key} (version {version}) is not served")]
    UnknownApi {
        /// The number.
        key: i16,
        /// The version.
        version: i16,
    },
    /// A version that this broker does not serve.
    #[error("{} v{version} is not served", api.name())]
    UnsupportedVersion {
        /// Which API.
        api: ApiKey,
        /// The version.
        version: i16,
    },
    /// A header that cannot be read.
    #[error("{} v{version}: {error}", api.name())]
    Header {
        /// Which API.
        api: ApiKey,
        /// The version.
        version: i16,
        /// The decoder's words.
        error: kafka_proto::Error,
    },
}

/// A deadline that has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overdue {
    /// Nothing came and nothing was taken for `connections.max.idle.ms`.
    Idle,
    /// A frame was begun and not finished in time.
    InsideFrame,
    /// The answers to the last requests were not there, or not taken, in time.
    Ending,
}

impl Overdue {
    /// In words, for the log.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Idle => "idle for longer than connections.max.idle.ms",
            Self::InsideFrame => "a frame was begun but did not arrive",
            Self::Ending => "the last answers were not taken",
        }
    }
}

/// A connection.
#[derive(Debug)]
pub struct Connection {
    id: ConnectionId,
    peer: Peer,
    limits: Arc<Limits>,
    frames: Frames,
    answers: Answers,
    output: Output,
    client_id: Arc<str>,
    paused: bool,
    /// Until when the last answers may take.
    ending: Option<Duration>,
    progress: Duration,
    frame_under_way: Option<FrameUnderWay>,
}

#[derive(Debug, Clone, Copy)]
struct FrameUnderWay {
    since: Duration,
    bytes: usize,
}

impl Connection {
    /// A connection that was just accepted.
    pub fn new(id: ConnectionId, peer: Peer, limits: Arc<Limits>, now: Now) -> Self {
        Self {
            id,
            peer,
            frames: Frames::new(limits.max_frame_bytes),
            limits,
            answers: Answers::default(),
            output: Output::default(),
            client_id: Arc::from(""),
            paused: false,
            ending: None,
            progress: now.monotonic,
            frame_under_way: None,
        }
    }

    /// Its name inside this process.
    pub fn id(&self) -> ConnectionId {
        self.id
    }

    /// Who is at the other end.
    pub fn peer(&self) -> &Peer {
        &self.peer
    }

    /// Whether more is to be read now. If not, the peer has to wait: for answers, for its own reading, or for the
    /// memory account.
    pub fn wants_read(&self) -> bool {
        self.may_begin() && !self.frames.is_ready()
    }

    fn may_begin(&self) -> bool {
        self.ending.is_none()
            && !self.paused
            && self.answers.len() < self.limits.max_in_flight
            && self.output.len() <= self.limits.max_queued_output
    }

    /// Lets `read` append to the connection's buffer, at most as much as that has spare capacity. To be called only
    /// while [`wants_read`](Self::wants_read). Returns whether the room was used up, so that there may be more.
    ///
    /// # Errors
    /// What `read` says.
    pub fn fill<E>(
        &mut self,
        now: Now,
        read: impl FnOnce(&mut Vec<u8>) -> Result<(), E>,
    ) -> Result<bool, E> {
        let filled = self.frames.fill(read)?;
        if filled.bytes > 0 {
            self.progress = now.monotonic;
        }
        let bytes = self.frames.partial_bytes();
        self.frame_under_way = match self.frame_under_way {
            _ if bytes == 0 => None,
            Some(frame) if !self.frames.is_ready() && bytes < frame.bytes + FRAME_PROGRESS => {
                Some(frame)
            }
            _ => Some(FrameUnderWay {
                since: now.monotonic,
                bytes,
            }),
        };
        Ok(filled.full)
    }

    /// Bytes of a frame that is not all there: memory held on the strength of no request yet.
    pub fn partial_bytes(&self) -> usize {
        self.frames.partial_bytes()
    }

    /// The next request that may begin.
    ///
    /// # Errors
    /// What the peer sends is not to be understood: [`end`](Self::end) the connection.
    pub fn next_request(&mut self) -> Result<Option<Incoming>, Rejection> {
        if !self.may_begin() {
            return Ok(None);
        }
        let Some(frame) = self.frames.peek() else {
            self.frames.next()?;
            return Ok(None);
        };
        let frame_bytes = frame.len();
        let (api_key, api_version) = requested_api(frame)?;
        if !self.answers.allows(api_key) {
            return Ok(None);
        }
        let mut decoder = Decoder::new(frame);
        let (_, header) =
            decode_request_header(&mut decoder).map_err(|error| Rejection::Header {
                api: api_key,
                version: api_version,
                error,
            })?;
        let header_bytes = decoder.position();
        let client_id = header.client_id.unwrap_or_default();
        if *self.client_id != *client_id {
            self.client_id = Arc::from(client_id);
        }
        let context = RequestContext {
            connection: self.id,
            number: self.answers.expect(api_key),
            api_key,
            api_version,
            frame_bytes: SIZE_LENGTH + frame_bytes,
            correlation_id: header.correlation_id,
            client_id: self.client_id.clone(),
            client_host: self.peer.host.clone(),
            listener: self.peer.listener,
        };
        let Some(mut body) = self.frames.next()? else {
            return Ok(None);
        };
        body.advance(header_bytes);
        Ok(Some(Incoming { context, body }))
    }

    /// Takes the answer to a request. It is written after the answers to the requests before it.
    ///
    /// # Errors
    /// The request waits for no answer.
    pub fn answer(
        &mut self,
        now: Now,
        number: RequestNumber,
        response: Response,
    ) -> Result<(), Unasked> {
        self.answers
            .answered(number, response, |ready| self.output.push(ready))?;
        self.touch(now);
        Ok(())
    }

    /// Reads nothing more until [`resume`](Self::resume).
    pub fn pause(&mut self) {
        self.paused = true;
    }

    /// Reads on.
    pub fn resume(&mut self, now: Now) {
        self.paused = false;
        self.touch(now);
    }

    /// Reads nothing more. What was asked is still answered, within the time that a frame may take.
    pub fn end(&mut self, now: Now) {
        self.ending
            .get_or_insert(now.in_time(self.limits.max_inside_frame));
    }

    /// Gives up a request that will not be answered, and ends the connection.
    pub fn end_at(&mut self, now: Now, number: RequestNumber) {
        self.answers.give_up_from(number);
        self.end(now);
    }

    /// Whether it is to be closed: ended, and every answer written.
    pub fn is_done(&self) -> bool {
        self.ending.is_some() && self.answers.is_empty() && self.output.is_empty()
    }

    /// Whether a request in flight changes something, rather than waiting for others to do so.
    pub fn is_changing_something(&self) -> bool {
        self.answers.is_changing_something()
    }

    /// Whether there is something to write.
    pub fn wants_write(&self) -> bool {
        !self.output.is_empty()
    }

    /// Puts what is to be written next into `slices` and says how many of them are used.
    pub fn gather<'o>(&'o self, slices: &mut [IoSlice<'o>]) -> usize {
        self.output.gather(slices)
    }

    /// The peer took so many bytes.
    ///
    /// # Panics
    /// If that is more than [`gather`](Self::gather) offered.
    pub fn wrote(&mut self, now: Now, bytes: usize) {
        self.output.wrote(bytes);
        if bytes > 0 {
            self.touch(now);
        }
    }

    /// Bytes of answers that the peer did not take.
    pub fn unwritten(&self) -> usize {
        self.output.len() + self.answers.held_bytes()
    }

    fn touch(&mut self, now: Now) {
        self.progress = now.monotonic;
        // The peer could not send while nothing was read: the time for its frame begins anew.
        if let Some(frame) = &mut self.frame_under_way {
            frame.since = now.monotonic;
        }
    }

    /// When [`overdue`](Self::overdue) has to be asked, on the monotonic clock.
    pub fn next_deadline(&self) -> Option<Duration> {
        if self.ending.is_some() {
            return self.ending;
        }
        [self.frame_deadline(), self.idle_deadline()]
            .into_iter()
            .flatten()
            .min()
    }

    /// What is overdue by now; the connection is then to be closed.
    pub fn overdue(&self, now: Now) -> Option<Overdue> {
        let passed =
            |deadline: Option<Duration>| deadline.is_some_and(|deadline| deadline <= now.monotonic);
        if self.ending.is_some() {
            return passed(self.ending).then_some(Overdue::Ending);
        }
        if passed(self.frame_deadline()) {
            return Some(Overdue::InsideFrame);
        }
        passed(self.idle_deadline()).then_some(Overdue::Idle)
    }

    fn frame_deadline(&self) -> Option<Duration> {
        let frame = self.frame_under_way.filter(|_| self.wants_read())?;
        Some(frame.since.saturating_add(self.limits.max_inside_frame))
    }

    /// A peer whose request waits in the core, or that may not send, is not idle; one that does not take its answers is.
    fn idle_deadline(&self) -> Option<Duration> {
        let waiting = self.output.is_empty() && (self.answers.in_flight() > 0 || self.paused);
        (!waiting).then(|| self.progress.saturating_add(self.limits.max_idle))
    }
}

/// The API and version that a frame begins with, if this broker serves them. An ApiVersions request is passed on in any
/// version: its answer tells the client which ones there are (KIP-511).
fn requested_api(frame: &[u8]) -> Result<(ApiKey, i16), Rejection> {
    let Some(&[key_high, key_low, version_high, version_low]) = frame.first_chunk::<4>() else {
        return Err(Rejection::NoHeader { bytes: frame.len() });
    };
    let key = i16::from_be_bytes([key_high, key_low]);
    let version = i16::from_be_bytes([version_high, version_low]);
    let unknown = Rejection::UnknownApi { key, version };
    let api = ApiKey::try_from(key).map_err(|_| unknown.clone())?;
    if api::table::entry(api).is_none() {
        return Err(unknown);
    }
    if api != ApiKey::ApiVersions && !api::table::serves(api, version) {
        return Err(Rejection::UnsupportedVersion { api, version });
    }
    Ok((api, version))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use bytes::Bytes;
    use proptest::prelude::*;

    use super::*;

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
            let filled = connection.fill(now, |room| {
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
        let used = connection.gather(&mut slices);
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
}
