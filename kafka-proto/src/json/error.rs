//! What can be wrong with a name, with bytes, and with JSON.

use crate::VersionRange;
use crate::wire::{Path, PathStep};
use serde_json::Value;
use std::fmt;

/// Why a message was not turned into JSON, or JSON not into a message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No message has this name.
    #[error("no message is called {0:?}")]
    UnknownMessage(String),
    /// The message has no such version.
    #[error("{message}: version {version} is not among {versions}")]
    UnsupportedVersion {
        /// The message's name.
        message: &'static str,
        /// The version asked for.
        version: i16,
        /// The versions that the message has.
        versions: VersionRange,
    },
    /// The bytes are not the message, or a value cannot be written in this version.
    #[error(transparent)]
    Codec(#[from] crate::Error),
    /// The JSON is not the message's.
    #[error(transparent)]
    Json(#[from] Box<JsonError>),
}

/// JSON that is not the message that it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError {
    /// The message's name.
    pub message: &'static str,
    /// The value at fault, by the keys that lead to it.
    pub path: Path,
    /// What is wrong there.
    pub kind: JsonErrorKind,
}

/// What is wrong with JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonErrorKind {
    /// A key that the version requires is not there.
    #[error("not there, and version {version} requires it")]
    Missing {
        /// The version asked for.
        version: i16,
    },
    /// A value of another type.
    #[error("{expected} expected, {found} found")]
    WrongType {
        /// The type that the spec gives, in words.
        expected: &'static str,
        /// The type that is there, in words.
        found: &'static str,
    },
    /// An integer that the field's type does not hold.
    #[error("{number} is not between {min} and {max}")]
    OutOfRange {
        /// The number that is there.
        number: i128,
        /// The lowest that the type holds.
        min: i64,
        /// The highest that the type holds.
        max: i64,
    },
    /// Text that is not the base64 of bytes.
    #[error("not base64 with padding")]
    InvalidBase64,
    /// Text that is not a uuid.
    #[error("not a uuid, which is 22 characters of URL-safe base64")]
    InvalidUuid,
}

impl JsonError {
    #[cold]
    pub(super) fn new(kind: JsonErrorKind) -> Box<Self> {
        Box::new(Self {
            message: "",
            path: Path::default(),
            kind,
        })
    }

    #[cold]
    pub(super) fn wrong_type(expected: &'static str, found: &Value) -> Box<Self> {
        let found = match found {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "another number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        Self::new(JsonErrorKind::WrongType { expected, found })
    }

    /// Says that the error lies inside the field of `key`.
    #[cold]
    pub(super) fn within_field(mut self: Box<Self>, key: &'static str) -> Box<Self> {
        self.path.push_outer(PathStep::Field(key));
        self
    }

    /// Says that the error lies inside element `index`.
    #[cold]
    pub(super) fn within_element(mut self: Box<Self>, index: usize) -> Box<Self> {
        self.path.push_outer(PathStep::Index(index));
        self
    }

    #[cold]
    pub(super) fn in_message(mut self: Box<Self>, name: &'static str) -> Box<Self> {
        self.message = name;
        self
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message)?;
        if !self.path.is_empty() {
            write!(f, ".{}", self.path)?;
        }
        write!(f, ": {}", self.kind)
    }
}

impl std::error::Error for JsonError {}
