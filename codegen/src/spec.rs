//! A message's spec as it is written, types and versions read, nothing checked across fields.

use crate::versions::Versions;
use std::collections::BTreeMap;

/// Specs by message name.
pub type SpecSet = BTreeMap<String, Spec>;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    /// The file that the spec came from, for error messages.
    pub file: String,
    /// The message's name.
    pub name: String,
    /// What kind of message it is.
    pub kind: Kind,
    /// The API's key, or a record's type number.
    pub api_key: Option<i16>,
    /// Who serves the API.
    pub listeners: Vec<String>,
    /// The versions there are; none if the release dropped the message.
    pub valid_versions: Versions,
    /// The versions that a release has declared deprecated.
    pub deprecated_versions: Versions,
    /// The versions with compact lengths and tagged fields.
    pub flexible_versions: Versions,
    /// Whether the highest version may still change. `None` if the spec does not say.
    pub latest_version_unstable: Option<bool>,
    /// Ours: numbers under which older releases knew version 0 of this coordinator record's key.
    pub former_versions: Versions,
    /// Ours: the name under which newer releases know this message.
    pub renamed_to: Option<String>,
    /// Structs that several fields use.
    pub common_structs: Vec<StructSpec>,
    /// The fields in wire order.
    pub fields: Vec<FieldSpec>,
}

/// What kind of message a spec is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A request.
    Request,
    /// A response.
    Response,
    /// What stands in front of requests or responses.
    Header,
    /// A record of the cluster metadata.
    Metadata,
    /// The key of a coordinator's record.
    CoordinatorKey,
    /// The value of a coordinator's record.
    CoordinatorValue,
    /// Anything else.
    Data,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Request,
        Self::Response,
        Self::Header,
        Self::Metadata,
        Self::CoordinatorKey,
        Self::CoordinatorValue,
        Self::Data,
    ];

    /// The kind as specs write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Header => "header",
            Self::Metadata => "metadata",
            Self::CoordinatorKey => "coordinator-key",
            Self::CoordinatorValue => "coordinator-value",
            Self::Data => "data",
        }
    }

    /// Whether this is a coordinator record's key or value.
    pub fn is_coordinator(self) -> bool {
        matches!(self, Self::CoordinatorKey | Self::CoordinatorValue)
    }

    /// Whether such messages go between a client and a broker by themselves; the others are kept in logs and files, or
    /// lie within other messages.
    pub fn is_wire(self) -> bool {
        matches!(self, Self::Request | Self::Response | Self::Header)
    }
}

/// A struct that several fields of a message use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructSpec {
    /// The struct's name.
    pub name: String,
    /// The versions it is declared for.
    pub versions: Versions,
    /// Its fields in wire order.
    pub fields: Vec<FieldSpec>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldSpec {
    /// The name as the spec writes it.
    pub name: String,
    /// The type.
    pub kind: Type,
    /// The versions that have the field.
    pub versions: Versions,
    /// Those of them in which it may be null.
    pub nullable_versions: Versions,
    /// Those of them in which it is tagged.
    pub tagged_versions: Versions,
    /// Its tag.
    pub tag: Option<u32>,
    /// The versions in which its length is compact, if they are not the message's.
    pub flexible_versions: Option<Versions>,
    /// The default, as text; `null` for null.
    pub default: Option<String>,
    /// Whether a value that the version cannot carry is dropped without an error.
    pub ignorable: bool,
    /// Whether the elements of the array around it are found by this field.
    pub map_key: bool,
    /// Whether Kafka keeps the bytes in the buffer they came in.
    pub zero_copy: bool,
    /// What the value stands for (`topicName`, `brokerId`, …).
    pub entity_type: Option<String>,
    /// The struct's fields, if the type is a struct and this is where it is declared.
    pub fields: Option<Vec<FieldSpec>>,
}

/// A field's type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// One value.
    One(Element),
    /// An array.
    Array(Element),
}

impl Type {
    /// The type of the value, or of the array's elements.
    pub fn element(&self) -> &Element {
        match self {
            Self::One(element) | Self::Array(element) => element,
        }
    }

    /// The type as specs write it.
    pub fn name(&self) -> String {
        match self {
            Self::One(element) => element.name().to_owned(),
            Self::Array(element) => format!("[]{}", element.name()),
        }
    }
}

/// The type of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// A primitive.
    Primitive(Primitive),
    /// A struct, by name.
    Struct(String),
}

impl Element {
    /// The type as specs write it.
    pub fn name(&self) -> &str {
        match self {
            Self::Primitive(primitive) => primitive.name(),
            Self::Struct(name) => name,
        }
    }
}

/// A type that is no struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the spec language's own")]
pub enum Primitive {
    Bool,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint16,
    Uint32,
    Float64,
    Uuid,
    String,
    Bytes,
    Records,
}

impl Primitive {
    /// Every primitive.
    pub const ALL: [Self; 12] = [
        Self::Bool,
        Self::Int8,
        Self::Int16,
        Self::Int32,
        Self::Int64,
        Self::Uint16,
        Self::Uint32,
        Self::Float64,
        Self::Uuid,
        Self::String,
        Self::Bytes,
        Self::Records,
    ];

    /// The type as specs write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Int8 => "int8",
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint16 => "uint16",
            Self::Uint32 => "uint32",
            Self::Float64 => "float64",
            Self::Uuid => "uuid",
            Self::String => "string",
            Self::Bytes => "bytes",
            Self::Records => "records",
        }
    }

    /// Whether the value has a length in front of it.
    pub fn is_sized(self) -> bool {
        matches!(self, Self::String | Self::Bytes | Self::Records)
    }
}
