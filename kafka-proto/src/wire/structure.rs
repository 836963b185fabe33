//! What the generated structs have in common.

use super::{Counter, DecodeErrorKind, Decoder, EncodeErrorKind, Error, Sink, VersionRange};
use crate::messages::ApiKey;

/// A struct of a message: the message itself, or one nested in it. Emitted for each; a caller uses
/// [`Message`].
pub trait Structure<'a>: Sized + Default {
    /// Whether a field is record batches. Arrays of these are long where speed counts: they are written with the
    /// sink in registers.
    const HOLDS_RECORDS: bool = false;

    /// Reads the fields of `version` into a value of defaults; the others stay. The version is one that
    /// the message has. (Filled in place: moving structs of a hundred bytes costs more than reading them.)
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] if the bytes are not the struct's.
    fn read_fields(&mut self, decoder: &mut Decoder<'a>, version: i16) -> Result<(), Error>;

    /// Writes the fields of `version`, which is one that the message has.
    ///
    /// # Errors
    ///
    /// [`Error::Encode`] if a value cannot be written in this version.
    fn write_fields<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error>;
}

/// A message of Kafka's: a request, a response, a header, or a record's key or value.
///
/// ```
/// use kafka_proto::{Decoder, Message, messages::HeartbeatRequest};
///
/// let request = HeartbeatRequest { group_id: "group", member_id: "one", ..Default::default() };
/// let mut bytes = Vec::new();
/// request.encode(&mut bytes, 4)?;
/// assert_eq!(bytes.len(), request.encoded_len(4)?);
/// assert_eq!(HeartbeatRequest::decode(&mut Decoder::new(&bytes), 4)?, request);
/// # Ok::<(), kafka_proto::Error>(())
/// ```
pub trait Message<'a>: Structure<'a> {
    /// The name in the specs, `ProduceRequest` say.
    const NAME: &'static str;
    /// The versions that the message has.
    const VERSIONS: VersionRange;
    /// Those with compact lengths and tagged fields; maybe none.
    const FLEXIBLE_VERSIONS: VersionRange;
    /// Numbers under which releases before 4.0 knew version 0 of a coordinator record's key: up to
    /// then the record's type stood in the version. They decode and encode as version 0 does.
    const FORMER_VERSIONS: VersionRange = VersionRange::EMPTY;

    /// Reads the message. Bytes behind it stay in the decoder.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] if the bytes are not the message's or it has no such version.
    #[inline]
    fn decode(decoder: &mut Decoder<'a>, version: i16) -> Result<Self, Error> {
        if !is_known::<Self>(version) {
            let kind = DecodeErrorKind::UnsupportedVersion {
                version,
                versions: Self::VERSIONS,
            };
            return Err(decoder.error(kind, "").in_message(Self::NAME));
        }
        let mut message = Self::default();
        match message.read_fields(decoder, version) {
            Ok(()) => Ok(message),
            Err(error) => Err(error.in_message(Self::NAME)),
        }
    }

    /// Writes the message into any sink.
    ///
    /// # Errors
    ///
    /// [`Error::Encode`] if a value cannot be written in this version or the message has no such version;
    /// the sink then holds a part of the message.
    #[inline]
    fn write<S: Sink>(&self, sink: &mut S, version: i16) -> Result<(), Error> {
        if !is_known::<Self>(version) {
            let kind = EncodeErrorKind::UnsupportedVersion {
                version,
                versions: Self::VERSIONS,
            };
            return Err(Error::encode(kind, "").in_message(Self::NAME));
        }
        self.write_fields(sink, version)
            .map_err(|error| error.in_message(Self::NAME))
    }

    /// Appends the message to `buf`. A buffer without room is given just what is needed, which takes a
    /// walk over the message; one that has some, as a reused one does, grows as it must.
    ///
    /// # Errors
    ///
    /// As [`Message::write`]; `buf` is then as it was.
    #[inline]
    fn encode(&self, buf: &mut Vec<u8>, version: i16) -> Result<(), Error> {
        let start = buf.len();
        if start == buf.capacity() {
            buf.reserve_exact(self.encoded_len(version)?);
        }
        self.write(buf, version)
            .inspect_err(|_| buf.truncate(start))
    }

    /// The bytes that [`Message::encode`] would append, with those of records that lie elsewhere.
    ///
    /// # Errors
    ///
    /// As [`Message::write`].
    #[inline]
    fn encoded_len(&self, version: i16) -> Result<usize, Error> {
        let mut counter = Counter::default();
        self.write(&mut counter, version)?;
        Ok(counter.len())
    }
}

fn is_known<'a, M: Message<'a>>(version: i16) -> bool {
    M::VERSIONS.contains(version) || M::FORMER_VERSIONS.contains(version)
}

/// A request, tied to its response.
pub trait Request<'a>: Message<'a> {
    /// The API that the request is for.
    const API_KEY: ApiKey;
    /// What answers it, in the same version.
    type Response<'r>: Response<'r>;

    /// The version of the `RequestHeader` in front of a request of `version`.
    #[must_use]
    fn header_version(version: i16) -> i16 {
        Self::API_KEY.request_header_version(version)
    }
}

/// A response.
pub trait Response<'a>: Message<'a> {
    /// The API that the response is from.
    const API_KEY: ApiKey;

    /// The version of the `ResponseHeader` in front of a response of `version`.
    #[must_use]
    fn header_version(version: i16) -> i16 {
        Self::API_KEY.response_header_version(version)
    }
}

/// A record with a type number: of the cluster metadata (in front of version and value), or of a
/// coordinator's log (in front of the key).
pub trait KeyedRecord<'a>: Message<'a> {
    /// The type number.
    const API_KEY: i16;
}
