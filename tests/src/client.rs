//! A connection that speaks any version of any API and checks every frame that it gets.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use kafka_proto::messages::{RequestHeader, ResponseHeader};
use kafka_proto::{Decoder, Message, Request, Response};

const PATIENCE: Duration = Duration::from_secs(20);

/// Larger than anything that the broker answers in tests.
const MAX_FRAME: usize = 256 << 20;

/// Why a request got no answer.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// The server closed or reset the connection.
    #[error("the connection was closed")]
    Closed,
    /// Nothing came in time.
    #[error("no answer in time")]
    TimedOut,
    /// The system refused.
    #[error(transparent)]
    Io(io::Error),
}

impl From<io::Error> for CallError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe => Self::Closed,
            io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => Self::TimedOut,
            _ => Self::Io(error),
        }
    }
}

/// A connection to a broker. Every wait ends after 20 seconds.
#[derive(Debug)]
pub struct Client {
    stream: TcpStream,
    next_correlation_id: i32,
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn connect(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self {
            stream,
            next_correlation_id: 1,
        })
    }

    /// Sends a request and takes its answer, of which no byte may be left over. Answers live as long as the test run:
    /// that keeps lifetimes out of the tests.
    ///
    /// # Panics
    ///
    /// If there is no answer, or it is not the one.
    pub fn call<'a, R: Request<'a>>(&mut self, request: &R, version: i16) -> R::Response<'static> {
        self.try_call(request, version)
            .unwrap_or_else(|error| panic!("{} v{version}: {error}", R::NAME))
    }

    /// As [`Client::call`] where the server may go away.
    ///
    /// # Errors
    ///
    /// If there is no answer.
    ///
    /// # Panics
    ///
    /// If the answer is not the request's.
    pub fn try_call<'a, R: Request<'a>>(
        &mut self,
        request: &R,
        version: i16,
    ) -> Result<R::Response<'static>, CallError> {
        let correlation_id = self.send(request, version)?;
        self.receive(correlation_id, version)
    }

    /// Sends a request and takes the bytes of its answer, behind the response header.
    ///
    /// # Panics
    ///
    /// If there is no answer, or one of another correlation id.
    pub fn call_for_bytes<'a, R: Request<'a>>(&mut self, request: &R, version: i16) -> Vec<u8> {
        let correlation_id = self.send(request, version).expect("a request is sent");
        let frame = self.receive_frame().expect("an answer");
        let header_version = <R::Response<'static>>::header_version(version);
        frame[header_len(&frame, header_version, correlation_id)..].to_vec()
    }

    /// Sends a request; its correlation id.
    ///
    /// # Errors
    ///
    /// If the connection is gone.
    ///
    /// # Panics
    ///
    /// If the request cannot be encoded in this version.
    pub fn send<'a, R: Request<'a>>(
        &mut self,
        request: &R,
        version: i16,
    ) -> Result<i32, CallError> {
        let correlation_id = self.next_correlation_id;
        self.next_correlation_id += 1;
        self.send_bytes(&encode(request, version, correlation_id))?;
        Ok(correlation_id)
    }

    /// Takes the answer to the request that was sent with `correlation_id`.
    ///
    /// # Errors
    ///
    /// If there is none.
    ///
    /// # Panics
    ///
    /// If the next answer is another's, does not decode, or is longer than it should be.
    pub fn receive<R: Response<'static>>(
        &mut self,
        correlation_id: i32,
        version: i16,
    ) -> Result<R, CallError> {
        let frame: &'static [u8] = self.receive_frame()?.leak();
        let body = &frame[header_len(frame, R::header_version(version), correlation_id)..];
        let mut decoder = Decoder::new(body);
        let response = R::decode(&mut decoder, version)
            .unwrap_or_else(|error| panic!("{} v{version}: {error}: {body:02x?}", R::NAME));
        let left = decoder.remaining().len();
        assert_eq!(
            left,
            0,
            "{} v{version}: bytes left over in {body:02x?}",
            R::NAME
        );
        Ok(response)
    }

    /// Sends bytes as they are.
    ///
    /// # Errors
    ///
    /// If the connection is gone.
    pub fn send_bytes(&mut self, bytes: &[u8]) -> Result<(), CallError> {
        Ok(self.stream.write_all(bytes)?)
    }

    /// Takes the next frame, without its size.
    ///
    /// # Errors
    ///
    /// If there is none.
    ///
    /// # Panics
    ///
    /// If its size is out of all proportion.
    pub fn receive_frame(&mut self) -> Result<Vec<u8>, CallError> {
        let mut size = [0; 4];
        self.stream.read_exact(&mut size)?;
        let size = usize::try_from(i32::from_be_bytes(size)).expect("a frame's size");
        assert!(size < MAX_FRAME, "a frame of {size} bytes");
        let mut frame = vec![0; size];
        self.stream.read_exact(&mut frame)?;
        Ok(frame)
    }

    /// Waits until the server has closed the connection without another byte.
    ///
    /// # Panics
    ///
    /// If it answers, or keeps the connection.
    pub fn expect_close(&mut self) {
        let mut bytes = [0; 64];
        match self.stream.read(&mut bytes) {
            Ok(0) => {}
            Ok(read) => panic!("an answer instead of a close: {:02x?}", &bytes[..read]),
            Err(error) => match CallError::from(error) {
                CallError::Closed => {}
                error => panic!("the connection stays open: {error}"),
            },
        }
    }

    /// Whether nothing arrives for `time`.
    ///
    /// # Panics
    ///
    /// If the connection breaks.
    pub fn is_silent_for(&mut self, time: Duration) -> bool {
        self.set_patience(time);
        let peeked = self.stream.peek(&mut [0]);
        self.set_patience(PATIENCE);
        match peeked {
            Ok(0) => panic!("the connection was closed"),
            Ok(_) => false,
            Err(error) => matches!(CallError::from(error), CallError::TimedOut),
        }
    }

    /// Sets how long answers are waited for.
    ///
    /// # Panics
    ///
    /// If the time is zero.
    pub fn set_patience(&mut self, time: Duration) {
        self.stream.set_read_timeout(Some(time)).expect("a timeout");
        self.stream
            .set_write_timeout(Some(time))
            .expect("a timeout");
    }

    /// Says that no more is sent.
    ///
    /// # Panics
    ///
    /// If the connection is gone.
    pub fn finish(&mut self) {
        self.stream.shutdown(Shutdown::Write).expect("a FIN");
    }
}

/// The frame of a request, size and all.
///
/// # Panics
///
/// If the request cannot be encoded in this version.
#[must_use]
pub fn encode<'a, R: Request<'a>>(request: &R, version: i16, correlation_id: i32) -> Vec<u8> {
    let header = RequestHeader {
        request_api_key: R::API_KEY.code(),
        request_api_version: version,
        correlation_id,
        client_id: Some("tests"),
        ..RequestHeader::default()
    };
    let mut frame = vec![0; 4];
    header
        .encode(&mut frame, R::header_version(version))
        .expect("a request header");
    request
        .encode(&mut frame, version)
        .unwrap_or_else(|error| panic!("{} v{version}: {error}", R::NAME));
    let size = i32::try_from(frame.len() - 4).expect("a small request");
    frame[..4].copy_from_slice(&size.to_be_bytes());
    frame
}

/// Checks the response header; its length.
fn header_len(frame: &[u8], version: i16, correlation_id: i32) -> usize {
    let mut decoder = Decoder::new(frame);
    let header = ResponseHeader::decode(&mut decoder, version).expect("a response header");
    assert_eq!(header.correlation_id, correlation_id, "correlation id");
    frame.len() - decoder.remaining().len()
}
