//! What can be wrong with specs. Every error names the file, and the field if it is one's.

use crate::versions::Versions;
use std::fmt;

/// A spec that is wrong, or two that cannot be merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The file, by the name that the caller gave it.
    pub file: String,
    /// The way to the field, `ProduceRequest.TopicData.Name` say; the message's name alone if no field
    /// is at fault; empty if not even that is known.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

impl Error {
    pub(crate) fn new(file: &str, path: &str, problem: Problem) -> Self {
        Self {
            file: file.to_owned(),
            path: path.to_owned(),
            problem,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}", self.problem)
    }
}

impl std::error::Error for Error {}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The text is not JSON with comments.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A `/*` that nothing ends.
    #[error("a comment without an end")]
    OpenComment,
    /// A key that must be there is not.
    #[error("\"{0}\" is missing")]
    MissingKey(&'static str),
    /// A key that the spec language does not have.
    #[error("\"{0}\" is no key of the spec language")]
    UnknownKey(String),
    /// A key whose value is of another kind than it should be.
    #[error("\"{key}\" should be {expected}")]
    WrongValue {
        /// The key.
        key: &'static str,
        /// What its value should be.
        expected: &'static str,
    },
    /// A message type that the spec language does not have.
    #[error("\"{0}\" is no type of message")]
    UnknownKind(String),
    /// A field type that is neither a primitive nor a struct of the message.
    #[error("the type {0} is unknown")]
    UnknownType(String),
    /// A type that the spec language does not have as an array's element, or at all.
    #[error("{0} is not a type that a field can have")]
    UnsupportedType(String),
    /// A version range that cannot be read.
    #[error("\"{0}\" is no range of versions")]
    BadVersions(String),
    /// A range whose versions are not all among those of another.
    #[error("{inner_name} {inner} lie outside {outer_name} {outer}")]
    VersionsOutside {
        /// What the inner range is called.
        inner_name: &'static str,
        /// The range that should lie inside.
        inner: Versions,
        /// What the outer range is called.
        outer_name: &'static str,
        /// The range that it should lie inside.
        outer: Versions,
    },
    /// A range that starts inside and ends past the other.
    #[error("the versions {first} and {second} of fields of the same name overlap")]
    OverlappingVersions {
        /// One field's versions.
        first: Versions,
        /// The other's.
        second: Versions,
    },
    /// Two fields of a struct with the same name in Rust.
    #[error("there is another field of this name")]
    DuplicateField,
    /// Two structs of a message with the same name.
    #[error("there is another struct {0}")]
    DuplicateStruct(String),
    /// Two messages with the same name.
    #[error("the message stands in {0} as well")]
    DuplicateMessage(String),
    /// Two requests or two responses with the same API key.
    #[error("the API key {key} is {other}'s")]
    DuplicateApiKey {
        /// The key.
        key: i16,
        /// Who has it.
        other: String,
    },
    /// A request without a response, or the other way round.
    #[error("the API key {0} has no {1}")]
    Unpaired(i16, &'static str),
    /// A request and its response that differ in what they must share.
    #[error("{what} {own} differ from the request's, {request}")]
    PairDiffers {
        /// What differs.
        what: &'static str,
        /// The response's.
        own: Versions,
        /// The request's.
        request: Versions,
    },
    /// A name that is no identifier, or not in the form of one.
    #[error("\"{0}\" is no name")]
    BadName(String),
    /// A key that this kind of message or field cannot have.
    #[error("\"{key}\" has no meaning on {on}")]
    Misplaced {
        /// The key.
        key: &'static str,
        /// What it stands on.
        on: &'static str,
    },
    /// A struct without fields on the wire of some version, which makes array counts unbounded.
    #[error("struct {name} is empty in version {version}")]
    EmptyStruct {
        /// The struct.
        name: String,
        /// The version.
        version: i16,
    },
    /// A struct that nothing uses.
    #[error("struct {0} is not used")]
    UnusedStruct(String),
    /// A struct that holds itself.
    #[error("struct {0} holds itself")]
    RecursiveStruct(String),
    /// A tag that another field of the struct has in the same versions.
    #[error("tag {tag} is {other}'s")]
    DuplicateTag {
        /// The tag.
        tag: u32,
        /// Who has it.
        other: String,
    },
    /// A struct's tags that do not run from 0 without a gap.
    #[error("tag {tag} is taken where {expected} comes next")]
    TagGap {
        /// The lowest tag past the gap.
        tag: u32,
        /// The tag that is missing.
        expected: u32,
    },
    /// `tag` without `taggedVersions`, or the other way round.
    #[error("\"{0}\" stands without \"{1}\"")]
    HalfTagged(&'static str, &'static str),
    /// A field that is tagged in some of its versions only, and not from one on to the end.
    #[error("tagged in {tagged}, which does not reach the end of its versions {versions}")]
    TaggedInTheMiddle {
        /// The versions in which it is tagged.
        tagged: Versions,
        /// The field's versions.
        versions: Versions,
    },
    /// Null as the default of a field that some version does not allow null in.
    #[error("null as the default, but {nullable} of {versions} are nullable")]
    NullDefault {
        /// The versions that allow null.
        nullable: Versions,
        /// The field's versions.
        versions: Versions,
    },
    /// A type that cannot be null, with nullable versions.
    #[error("{0} cannot be null")]
    NotNullable(String),
    /// A default that its type does not have.
    #[error("{value} is no default of {kind}")]
    BadDefault {
        /// The default.
        value: String,
        /// The field's type.
        kind: String,
    },
    /// A merge would change the layout of a version that is known.
    #[error("version {version} would change its layout: {change}")]
    LayoutChange {
        /// The version.
        version: i16,
        /// How it would.
        change: String,
    },
    /// A merge gives a field versions that no one range holds.
    #[error("{0} of the two releases make no single range")]
    BrokenRange(&'static str),
    /// A message whose type is another in the newer release.
    #[error("a message of type {old} would become one of type {new}")]
    KindChange {
        /// The known type.
        old: &'static str,
        /// The newer release's.
        new: &'static str,
    },
}
