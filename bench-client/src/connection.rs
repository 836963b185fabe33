//! A connection to a broker that knows which versions it speaks.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use bytes::{Bytes, BytesMut};
use kafka_proto::messages::{ApiVersionsRequest, ApiVersionsResponse};
use kafka_proto::{ApiKey, Decoder, ErrorCode, Message, Request, VersionRange, frame};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Longer than a group's rebalance, the slowest of answers.
const CALL_TIMEOUT: Duration = Duration::from_secs(70);
const MAX_FRAME: usize = 1 << 30;
const CLIENT_ID: &str = "chronik-bench";

/// One socket. Dropping it closes it.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    input: BytesMut,
    output: Vec<u8>,
    versions: BTreeMap<i16, VersionRange>,
    next_correlation_id: i32,
}

/// The body of an answer.
#[derive(Debug)]
pub struct Answer {
    body: Bytes,
    version: i16,
}

impl Answer {
    /// Reads it as the response that it is.
    pub fn decode<'a, M: Message<'a>>(&'a self) -> Result<M> {
        Ok(M::decode(&mut Decoder::new(&self.body), self.version)?)
    }
}

impl Connection {
    /// Connects to `HOST:PORT` and asks which versions are served.
    pub async fn open(address: &str) -> Result<Self> {
        let connecting = timeout(CONNECT_TIMEOUT, TcpStream::connect(address));
        let stream = connecting
            .await
            .map_err(|_| anyhow!("nobody answers within {} s", CONNECT_TIMEOUT.as_secs()))
            .and_then(|connected| Ok(connected?))
            .with_context(|| format!("cannot connect to {address}"))?;
        stream.set_nodelay(true)?;
        let mut connection = Self {
            stream,
            input: BytesMut::new(),
            output: Vec::new(),
            versions: BTreeMap::new(),
            next_correlation_id: 1,
        };
        connection
            .learn_versions()
            .await
            .with_context(|| format!("{address} does not answer as a Kafka broker does"))?;
        Ok(connection)
    }

    async fn learn_versions(&mut self) -> Result<()> {
        // Version 0 is answered by every broker since 0.10.
        let id = self.send(&ApiVersionsRequest::default(), 0).await?;
        let asking = timeout(
            CONNECT_TIMEOUT,
            self.receive::<ApiVersionsRequest<'_>>(id, 0),
        );
        let answer = asking
            .await
            .map_err(|_| anyhow!("no answer within {} s", CONNECT_TIMEOUT.as_secs()))??;
        let response: ApiVersionsResponse<'_> = answer.decode()?;
        check(response.error_code)?;
        let ranges = response.api_keys.iter();
        self.versions = ranges
            .map(|api| {
                (
                    api.api_key,
                    VersionRange::new(api.min_version, api.max_version),
                )
            })
            .collect();
        Ok(())
    }

    /// The newest version of an API that both sides know and that is not above `ceiling`.
    pub fn version(&self, api: ApiKey, ceiling: i16) -> Result<i16> {
        let ours = api.stable_versions();
        let ours = VersionRange::new(ours.min, ours.max.min(ceiling));
        let Some(theirs) = self.versions.get(&api.code()) else {
            bail!("the broker does not serve {api}");
        };
        ours.negotiate(*theirs).with_context(|| {
            format!("the broker serves {api} in versions {theirs}, this client speaks {ours}")
        })
    }

    /// Sends a request in a version; its correlation id.
    pub async fn send<'a, R: Request<'a>>(&mut self, request: &R, version: i16) -> Result<i32> {
        let id = self.next_correlation_id;
        self.next_correlation_id = id.wrapping_add(1).max(1);
        self.output.clear();
        frame::encode_request(&mut self.output, request, version, id, Some(CLIENT_ID))?;
        self.stream.write_all(&self.output).await?;
        Ok(id)
    }

    /// The content of the next frame. Nothing is lost if it is dropped before it is done.
    pub async fn receive_frame(&mut self) -> Result<Bytes> {
        loop {
            if let Some(content) = frame::split(&self.input, MAX_FRAME)? {
                let length = frame::SIZE_LENGTH + content.len();
                return Ok(self
                    .input
                    .split_to(length)
                    .freeze()
                    .slice(frame::SIZE_LENGTH..));
            }
            let wanted = match frame::size(&self.input) {
                Some(size) => size as usize + frame::SIZE_LENGTH,
                None => 4096,
            };
            self.input
                .reserve(wanted.saturating_sub(self.input.len()).max(1));
            if self.stream.read_buf(&mut self.input).await? == 0 {
                bail!("the broker closed the connection");
            }
        }
    }

    /// The next answer, which has to be the one to request `id`.
    pub async fn receive<'a, R: Request<'a>>(&mut self, id: i32, version: i16) -> Result<Answer> {
        let content = self.receive_frame().await?;
        answer_of(content, R::API_KEY, id, version)
    }

    /// Sends a request in the newest version up to `ceiling` and waits for the answer.
    pub async fn call<'a, R: Request<'a>>(&mut self, request: &R, ceiling: i16) -> Result<Answer> {
        let version = self.version(R::API_KEY, ceiling)?;
        let calling = async {
            let id = self.send(request, version).await?;
            self.receive::<R>(id, version).await
        };
        timeout(CALL_TIMEOUT, calling).await.map_err(|_| {
            anyhow!(
                "no answer to {} within {} s",
                R::API_KEY,
                CALL_TIMEOUT.as_secs()
            )
        })?
    }
}

/// Takes the header off an answer's frame.
pub fn answer_of(content: Bytes, api: ApiKey, id: i32, version: i16) -> Result<Answer> {
    let mut decoder = Decoder::new(&content);
    let header = frame::decode_response_header(&mut decoder, api, version)?;
    if header.correlation_id != id {
        bail!(
            "the broker answered request {} instead of {id}",
            header.correlation_id
        );
    }
    let position = decoder.position();
    Ok(Answer {
        body: content.slice(position..),
        version,
    })
}

/// Turns an error code into an error.
pub fn check(code: i16) -> Result<()> {
    match ErrorCode::from_code(code) {
        Some(ErrorCode::None) => Ok(()),
        _ => Err(Refused { code }.into()),
    }
}

/// An answer with an error code in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    pub code: i16,
}

impl Refused {
    pub fn error(self) -> ErrorCode {
        ErrorCode::from_code(self.code).unwrap_or(ErrorCode::UnknownServerError)
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match ErrorCode::from_code(self.code) {
            Some(error) => write!(f, "{}: {}", error.name(), error.message()),
            None => write!(f, "error code {}", self.code),
        }
    }
}

impl std::error::Error for Refused {}
