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
    #[error("{}", unserved(*key, *version))]
    UnknownApi {
        /// The number.
        key: i16,
        /// The version.
        version: i16,
    },
    /// A version that this broker does not serve.
    #[error("{} v{version} is not served; a client that asks for ApiVersions first finds one that is", api.name())]
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

/// Names an API that is not served, and says what its client can do.
fn unserved(key: i16, version: i16) -> String {
    match ApiKey::try_from(key) {
        Ok(api @ (ApiKey::SaslHandshake | ApiKey::SaslAuthenticate)) => format!(
            "{} v{version} (API key {key}) is not served: nobody has to log in here; set security.protocol=PLAINTEXT at the client",
            api.name()
        ),
        Ok(api) => format!(
            "{} v{version} (API key {key}) is not served; a client that asks for ApiVersions first does without it",
            api.name()
        ),
        Err(_) => {
            format!("API key {key} (version {version}) is none of Kafka's: is this a Kafka client?")
        }
    }
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
    held: bool,
    preparing: bool,
    /// Until when the last answers may take.
    ending: Option<Duration>,
    progress: Duration,
    /// When the peer last took something of its answers, or the first of those that wait was there.
    taken_at: Duration,
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
            held: false,
            preparing: false,
            ending: None,
            progress: now.monotonic,
            taken_at: now.monotonic,
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
        self.may_begin() && !self.held && !self.frames.is_ready()
    }

    fn may_begin(&self) -> bool {
        self.ending.is_none()
            && !self.paused
            && !self.preparing
            && self.answers.len() < self.limits.max_in_flight
            && self.output.len() <= self.limits.max_queued_output
    }

    /// Whether `most` bytes or more have come of a frame that cannot begin before earlier ones are answered. The rest of it is
    /// left with the peer until then, so that what waits here stays small however long that takes.
    pub fn is_put_off(&self, most: usize) -> bool {
        self.frames.partial_bytes() >= most && self.waits_its_turn()
    }

    fn waits_its_turn(&self) -> bool {
        matches!(requested_api(self.frames.arriving()), Ok((key, _)) if !self.answers.allows(key))
    }

    /// Lets `read` append to the connection's buffer, at most as much as that has spare capacity, of which `most_room` bounds
    /// what is not for the frame under way. To be called only while [`wants_read`](Self::wants_read). Returns whether the
    /// room was used up, so that there may be more.
    ///
    /// # Errors
    /// What `read` says.
    pub fn fill<E>(
        &mut self,
        now: Now,
        most_room: usize,
        read: impl FnOnce(&mut Vec<u8>) -> Result<(), E>,
    ) -> Result<bool, E> {
        let filled = self.frames.fill(most_room, read)?;
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

    /// Bytes of requests that are all there and wait until they may begin.
    pub fn waiting_bytes(&self) -> usize {
        self.frames.waiting_bytes()
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
        if self.output.is_empty() {
            self.taken_at = now.monotonic;
        }
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

    /// Reads nothing more of the frame under way until [`release`](Self::release): others' frames take what memory there is.
    pub fn hold(&mut self) {
        self.held = true;
    }

    /// Reads on.
    pub fn release(&mut self, now: Now) {
        self.held = false;
        self.touch(now);
    }

    /// The request that began last is being looked at beside the loop: none begins until [`prepared`](Self::prepared), so
    /// that they reach the core in order.
    pub fn preparing(&mut self) {
        self.preparing = true;
    }

    /// Goes on with the next request.
    pub fn prepared(&mut self, now: Now) {
        self.preparing = false;
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

    /// Puts what is to be written next, at most so many bytes, into `slices` and says how many of them are used.
    pub fn gather<'o>(&'o self, most: usize, slices: &mut [IoSlice<'o>]) -> usize {
        self.output.gather(most, slices)
    }

    /// The peer took so many bytes.
    ///
    /// # Panics
    /// If that is more than [`gather`](Self::gather) offered.
    pub fn wrote(&mut self, now: Now, bytes: usize) {
        self.output.wrote(bytes);
        if bytes > 0 {
            self.taken_at = now.monotonic;
            self.touch(now);
        }
    }

    /// Since when the peer has taken nothing of the answers that it could take, on the monotonic clock. `None` if there are none.
    pub fn untaken_since(&self) -> Option<Duration> {
        (!self.output.is_empty()).then_some(self.taken_at)
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
        let reads_on = self.wants_read() && !self.waits_its_turn();
        let frame = self.frame_under_way.filter(|_| reads_on)?;
        Some(frame.since.saturating_add(self.limits.max_inside_frame))
    }

    /// A peer whose request waits in the core, or that may not send, is not idle; one that does not take its answers is.
    fn idle_deadline(&self) -> Option<Duration> {
        let waiting =
            self.output.is_empty() && (self.answers.in_flight() > 0 || self.paused || self.held);
        (!waiting).then(|| self.progress.saturating_add(self.limits.max_idle))
    }
}

/// The API and version that a frame begins with, if this broker serves them. An ApiVersions request is passed on in any
/// version: its answer tells the client which ones there are (KIP-511).
fn requested_api(frame: &[u8]) -> Result<(ApiKey, i16), Rejection> {
    let Some((key, version)) = kafka_proto::frame::api_key_and_version(frame) else {
        return Err(Rejection::NoHeader { bytes: frame.len() });
    };
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
mod tests;
