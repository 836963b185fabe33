//! Frames and headers: what stands between a connection's bytes and a message.
//!
//! ```text
//! | size: int32 | request header: key, version, correlation id, client id | request body  |
//! | size: int32 | response header: correlation id                         | response body |
//!               |<---------------------- size bytes ---------------------------------->|
//! ```
//!
//! Which version a header has depends on the API and on the body's version; these functions choose it.
//!
//! | | a client | a server, or a proxy |
//! | --- | --- | --- |
//! | requests | [`encode_request`] | [`split`], [`decode_request_header`], then the body's own `decode` |
//! | responses | [`split`], [`correlation_id`], [`decode_response`] | [`encode_response`], [`encode_response_segmented`] |

use crate::ErrorCode;
use crate::messages::{ApiKey, RequestHeader, ResponseHeader};
use crate::wire::{DecodeErrorKind, Decoder, Error, Message, Request, Response, Segmented, Sink};

/// The bytes of a frame's size.
pub const SIZE_LENGTH: usize = 4;

/// The size that a frame announces, in bytes behind the size itself; `None` if not all of it is there. May be anything:
/// [`split`] judges it.
#[must_use]
pub fn size(buf: &[u8]) -> Option<i32> {
    buf.first_chunk().copied().map(i32::from_be_bytes)
}

/// Looks for a whole frame at the start of `buf`: its content, without the size. `None` if more bytes
/// must come; nothing is allocated on the word of a size.
///
/// # Errors
///
/// [`DecodeErrorKind::FrameSize`] if the size is not positive or above `max` bytes, as soon as it is there.
pub fn split(buf: &[u8], max: usize) -> Result<Option<&[u8]>, Error> {
    let Some((size, rest)) = buf.split_first_chunk::<SIZE_LENGTH>() else {
        return Ok(None);
    };
    let size = i32::from_be_bytes(*size);
    match usize::try_from(size) {
        Ok(length) if length > 0 && length <= max => Ok(rest.get(..length)),
        _ => Err(Error::decode(
            DecodeErrorKind::FrameSize { size, max },
            "",
            0,
        )),
    }
}

/// Reads the header of a request from a decoder at the start of a frame's content, and leaves the
/// decoder at the body. The version in the header is not checked: ApiVersions must answer those that
/// it does not know.
///
/// # Errors
///
/// If no API has the header's key, or the header cannot be read.
pub fn decode_request_header<'a>(
    decoder: &mut Decoder<'a>,
) -> Result<(ApiKey, RequestHeader<'a>), Error> {
    let named = |error: Error| error.in_message(RequestHeader::NAME);
    let mut ahead = decoder.clone();
    let key = ahead.i16("request_api_key").map_err(named)?;
    let version = ahead.i16("request_api_version").map_err(named)?;
    let api = ApiKey::try_from(key).map_err(|_| {
        named(decoder.error(DecodeErrorKind::UnknownApiKey(key), "request_api_key"))
    })?;
    let header = RequestHeader::decode(decoder, api.request_header_version(version))?;
    Ok((api, header))
}

/// Reads the header of a response of `api` in `version`, and leaves the decoder at the body.
///
/// # Errors
///
/// If the header cannot be read.
pub fn decode_response_header<'a>(
    decoder: &mut Decoder<'a>,
    api: ApiKey,
    version: i16,
) -> Result<ResponseHeader<'a>, Error> {
    ResponseHeader::decode(decoder, api.response_header_version(version))
}

/// The key and version that a request begins with, known ones or not; `None` if `content` is too short.
#[must_use]
pub fn api_key_and_version(content: &[u8]) -> Option<(i16, i16)> {
    let (key, rest) = content.split_first_chunk()?;
    let version = rest.first_chunk()?;
    Some((i16::from_be_bytes(*key), i16::from_be_bytes(*version)))
}

/// The correlation id of a response, by which a client finds the request that it answers. `None` if `content` is
/// shorter than any header.
#[must_use]
pub fn correlation_id(content: &[u8]) -> Option<i32> {
    content.first_chunk().copied().map(i32::from_be_bytes)
}

/// Reads a response whole, header and body, from a frame's content. `version` is that of the request; where a broker
/// does not know the ApiVersions version that was asked, it answers in version 0 with error 35, and that is read as such.
///
/// ```
/// use kafka_proto::messages::{HeartbeatRequest, HeartbeatResponse};
/// use kafka_proto::{Decoder, frame};
///
/// # let answer = HeartbeatResponse { error_code: 27, ..Default::default() };
/// # let mut received = Vec::new();
/// # frame::encode_response(&mut received, &answer, 4, 7)?;
/// if let Some(content) = frame::split(&received, 1 << 20)? {
///     let mut decoder = Decoder::new(content);
///     let (header, response) = frame::decode_response::<HeartbeatRequest>(&mut decoder, 4)?;
///     assert_eq!((header.correlation_id, response.error_code), (7, 27));
/// }
/// # Ok::<(), kafka_proto::Error>(())
/// ```
///
/// # Errors
///
/// [`Error::Decode`] if header or body cannot be read.
pub fn decode_response<'r, 'a, R: Request<'r>>(
    decoder: &mut Decoder<'a>,
    version: i16,
) -> Result<(ResponseHeader<'a>, R::Response<'a>), Error> {
    let header = decode_response_header(decoder, R::API_KEY, version)?;
    let unsupported = ErrorCode::UnsupportedVersion.code().to_be_bytes();
    let is_fallback =
        R::API_KEY == ApiKey::ApiVersions && decoder.remaining().starts_with(&unsupported);
    let version = if is_fallback { 0 } else { version };
    Ok((header, R::Response::decode(decoder, version)?))
}

/// Appends a request's whole frame to `buf`. `client_id` may be null, and is not sent by the one request whose header
/// has none (ControlledShutdown version 0).
///
/// # Errors
///
/// [`Error::Encode`] if the request cannot be written in this version; `buf` is then as it was.
pub fn encode_request<'a, R: Request<'a>>(
    buf: &mut Vec<u8>,
    request: &R,
    version: i16,
    correlation_id: i32,
    client_id: Option<&str>,
) -> Result<(), Error> {
    let header = RequestHeader {
        request_api_key: R::API_KEY.code(),
        request_api_version: version,
        correlation_id,
        client_id: if R::header_version(version) == 0 {
            Some("")
        } else {
            client_id
        },
        ..Default::default()
    };
    encode_frame(buf, &header, R::header_version(version), request, version)
}

/// Appends a response's whole frame to `buf`.
///
/// # Errors
///
/// [`Error::Encode`] if the response cannot be written in this version; `buf` is then as it was.
pub fn encode_response<'a, R: Response<'a>>(
    buf: &mut Vec<u8>,
    response: &R,
    version: i16,
    correlation_id: i32,
) -> Result<(), Error> {
    let header = ResponseHeader {
        correlation_id,
        ..Default::default()
    };
    encode_frame(buf, &header, R::header_version(version), response, version)
}

/// Writes a response's whole frame behind what `buf` holds, with gaps where its records lie elsewhere.
/// The frame's size counts them.
///
/// # Errors
///
/// [`Error::Encode`] if the response cannot be written in this version.
pub fn encode_response_segmented<'a, R: Response<'a>>(
    buf: Vec<u8>,
    response: &R,
    version: i16,
    correlation_id: i32,
) -> Result<Segmented, Error> {
    let header = ResponseHeader {
        correlation_id,
        ..Default::default()
    };
    let start = buf.len();
    let mut segmented = Segmented::with_buffer(buf);
    segmented.put(&[0; SIZE_LENGTH]);
    header.write(&mut segmented, R::header_version(version))?;
    response.write(&mut segmented, version)?;
    let size = frame_size(segmented.len() - start - SIZE_LENGTH)?;
    segmented.bytes_mut()[start..start + SIZE_LENGTH].copy_from_slice(&size.to_be_bytes());
    Ok(segmented)
}

fn encode_frame<'h, 'b>(
    buf: &mut Vec<u8>,
    header: &impl Message<'h>,
    header_version: i16,
    body: &impl Message<'b>,
    version: i16,
) -> Result<(), Error> {
    let start = buf.len();
    if buf.capacity() == start {
        let size = header.encoded_len(header_version)? + body.encoded_len(version)?;
        buf.reserve_exact(SIZE_LENGTH + size);
    }
    buf.put(&[0; SIZE_LENGTH]);
    let written = header
        .write(buf, header_version)
        .and_then(|()| body.write(buf, version));
    match written.and_then(|()| frame_size(buf.len() - start - SIZE_LENGTH)) {
        Ok(size) => {
            buf[start..start + SIZE_LENGTH].copy_from_slice(&size.to_be_bytes());
            Ok(())
        }
        Err(error) => {
            buf.truncate(start);
            Err(error)
        }
    }
}

fn frame_size(size: usize) -> Result<i32, Error> {
    let max = i32::MAX as usize;
    i32::try_from(size).map_err(|_| {
        Error::encode(
            crate::wire::EncodeErrorKind::TooLong { length: size, max },
            "",
        )
    })
}
