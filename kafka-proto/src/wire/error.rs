//! What can be wrong with bytes, and with values that are to become bytes.

use std::fmt;

/// Why a message could not be read or written. Split by who is at fault: [`Error::Decode`] is the
/// sender of the bytes, [`Error::Encode`] is the caller.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bytes are not the message.
    #[error(transparent)]
    Decode(#[from] Box<DecodeError>),
    /// The value cannot be written in this version.
    #[error(transparent)]
    Encode(#[from] Box<EncodeError>),
}

/// Bytes that are not the message they should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// The message's name in the specs, `ProduceRequest` say; empty if a piece was decoded by itself.
    pub message: &'static str,
    /// The field at fault.
    pub path: Path,
    /// Where in the decoder's input, in bytes from its start.
    pub offset: usize,
    /// What is wrong there.
    pub kind: DecodeErrorKind,
}

/// What is wrong with bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The message has no such version.
    #[error("version {version} is not among {versions}")]
    UnsupportedVersion {
        /// The version asked for.
        version: i16,
        /// The versions that the message has.
        versions: super::VersionRange,
    },
    /// No API has this key.
    #[error("no API has the key {0}")]
    UnknownApiKey(i16),
    /// The input ends inside the field.
    #[error("{needed} bytes needed, {remaining} left")]
    Truncated {
        /// The bytes that the field needs at least.
        needed: usize,
        /// The bytes that are left.
        remaining: usize,
    },
    /// An array announces more elements than there are bytes left (no element is empty on the wire).
    #[error("{count} elements announced, {remaining} bytes left")]
    CountTooLarge {
        /// The elements announced.
        count: usize,
        /// The bytes that are left.
        remaining: usize,
    },
    /// A null, or a negative length, where the version allows none.
    #[error("null where the version allows none")]
    UnexpectedNull,
    /// A varint that does not end within its five or ten bytes, or holds more bits than its type.
    #[error("a varint longer than its type")]
    VarintTooLong,
    /// A string that is not UTF-8.
    #[error("a string that is not UTF-8")]
    InvalidUtf8,
    /// A string of more bytes than an int16 counts, which a compact length can announce.
    #[error("a string of {length} bytes, where {max} is the limit")]
    StringTooLong {
        /// The bytes announced.
        length: usize,
        /// The most bytes that there may be.
        max: usize,
    },
    /// Decoding would allocate more than the decoder's budget.
    #[error("{needed} bytes to be allocated, {left} left of the budget")]
    OverBudget {
        /// The bytes that the field would allocate.
        needed: usize,
        /// What is left of the budget.
        left: usize,
    },
    /// A tag that the spec knows, in a version that does not have it.
    #[error("tag {tag} is not in version {version}")]
    TagNotInVersion {
        /// The tag.
        tag: u32,
        /// The version decoded.
        version: i16,
    },
    /// A tagged field whose announced size is not the size of its content.
    #[error("tag {tag} announces {announced} bytes and takes {taken}")]
    TagSize {
        /// The tag.
        tag: u32,
        /// The size announced, in bytes.
        announced: usize,
        /// The size of what was decoded, in bytes.
        taken: usize,
    },
    /// A frame's size is negative, zero or over the limit.
    #[error("a frame of {size} bytes, where {max} is the limit")]
    FrameSize {
        /// The size announced.
        size: i32,
        /// The highest size allowed.
        max: usize,
    },
}

/// A value that cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    /// The message's name in the specs; empty if a piece was encoded by itself.
    pub message: &'static str,
    /// The field at fault.
    pub path: Path,
    /// What is wrong with it.
    pub kind: EncodeErrorKind,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeErrorKind {
    /// The message has no such version.
    #[error("version {version} is not among {versions}")]
    UnsupportedVersion {
        /// The version asked for.
        version: i16,
        /// The versions that the message has.
        versions: super::VersionRange,
    },
    /// The field differs from its default, and the version lacks it (and the spec does not call it
    /// ignorable).
    #[error("set, but version {version} lacks it")]
    NotInVersion {
        /// The version asked for.
        version: i16,
    },
    /// A null in a version that allows none.
    #[error("null where version {version} allows none")]
    UnexpectedNull {
        /// The version asked for.
        version: i16,
    },
    /// A string of more than 32767 bytes, or bytes or an array that an int32 cannot count.
    #[error("{length} is more than the {max} that can be written")]
    TooLong {
        /// The length: bytes of a string, elements of an array.
        length: usize,
        /// The highest length there is.
        max: usize,
    },
    /// Unknown tagged fields in a version that has no tagged fields.
    #[error("unknown tagged fields, which version {version} cannot carry")]
    NoTaggedFields {
        /// The version asked for.
        version: i16,
    },
    /// An unknown tagged field with a tag that the version knows.
    #[error("unknown tagged fields hold tag {tag}, which is known")]
    TagTaken {
        /// The tag.
        tag: u32,
    },
    /// [`Records::Elsewhere`](super::Records::Elsewhere) went into a sink that holds bytes only.
    #[error("records that lie elsewhere, in a sink that keeps no gaps")]
    RecordsElsewhere,
}

impl Error {
    #[cold]
    pub(crate) fn decode(kind: DecodeErrorKind, field: &'static str, offset: usize) -> Self {
        let path = Path::of(field);
        Self::Decode(Box::new(DecodeError {
            message: "",
            path,
            offset,
            kind,
        }))
    }

    #[cold]
    pub(crate) fn encode(kind: EncodeErrorKind, field: &'static str) -> Self {
        Self::Encode(Box::new(EncodeError {
            message: "",
            path: Path::of(field),
            kind,
        }))
    }

    /// Says that the error lies inside `field`.
    #[cold]
    pub(crate) fn within(self, field: &'static str) -> Self {
        self.step(PathStep::Field(field))
    }

    /// Says that the error lies inside element `index` of `field`.
    #[cold]
    pub(crate) fn within_element(self, field: &'static str, index: usize) -> Self {
        self.step(PathStep::Index(index))
            .step(PathStep::Field(field))
    }

    #[cold]
    pub(crate) fn in_message(mut self, name: &'static str) -> Self {
        match &mut self {
            Self::Decode(error) => error.message = name,
            Self::Encode(error) => error.message = name,
        }
        self
    }

    fn step(mut self, step: PathStep) -> Self {
        self.path_mut().push_outer(step);
        self
    }

    fn path_mut(&mut self) -> &mut Path {
        match self {
            Self::Decode(error) => &mut error.path,
            Self::Encode(error) => &mut error.path,
        }
    }

    /// The message's name in the specs; empty if a piece was handled by itself.
    #[must_use]
    pub fn message(&self) -> &'static str {
        match self {
            Self::Decode(error) => error.message,
            Self::Encode(error) => error.message,
        }
    }

    /// The field at fault.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Decode(error) => &error.path,
            Self::Encode(error) => &error.path,
        }
    }

    /// What is wrong with the bytes, if it is the bytes.
    #[must_use]
    pub fn decode_kind(&self) -> Option<DecodeErrorKind> {
        match self {
            Self::Decode(error) => Some(error.kind),
            Self::Encode(_) => None,
        }
    }

    /// What is wrong with the value, if it is the value.
    #[must_use]
    pub fn encode_kind(&self) -> Option<EncodeErrorKind> {
        match self {
            Self::Encode(error) => Some(error.kind),
            Self::Decode(_) => None,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        locate(f, self.message, &self.path)?;
        write!(f, " at byte {}: {}", self.offset, self.kind)
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        locate(f, self.message, &self.path)?;
        write!(f, ": {}", self.kind)
    }
}

fn locate(f: &mut fmt::Formatter<'_>, message: &str, path: &Path) -> fmt::Result {
    match (message.is_empty(), path.is_empty()) {
        (true, true) => f.write_str("message"),
        (true, false) => write!(f, "{path}"),
        (false, true) => f.write_str(message),
        (false, false) => write!(f, "{message}.{path}"),
    }
}

impl std::error::Error for DecodeError {}
impl std::error::Error for EncodeError {}

/// The way from a message to one of its fields, as in `topics[3].partitions[0].records`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path {
    /// From the field outwards: the order in which an error meets them.
    inward: Vec<PathStep>,
}

/// One step of a [`Path`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathStep {
    /// Into a field, by its name in Rust, or by its key if it is JSON that is at fault.
    Field(&'static str),
    /// Into an element of an array, from 0.
    Index(usize),
}

impl Path {
    fn of(field: &'static str) -> Self {
        let inward = if field.is_empty() {
            Vec::new()
        } else {
            vec![PathStep::Field(field)]
        };
        Self { inward }
    }

    /// Puts a step in front of all others.
    pub(crate) fn push_outer(&mut self, step: PathStep) {
        self.inward.push(step);
    }

    /// Whether the path leads nowhere: the message itself is at fault.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inward.is_empty()
    }

    /// The steps, from the message to the field.
    pub fn steps(&self) -> impl Iterator<Item = PathStep> + '_ {
        self.inward.iter().rev().copied()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.steps().enumerate() {
            match step {
                PathStep::Field(name) if i == 0 => f.write_str(name)?,
                PathStep::Field(name) => write!(f, ".{name}")?,
                PathStep::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
