//! Specs that were checked: what the emitter needs, every range cut to the versions there are.

use crate::spec::{Kind, Type};
use crate::versions::Versions;

/// Every message and API.
#[derive(Debug, Clone)]
pub struct Model {
    /// The messages, by name.
    pub messages: Vec<Message>,
    /// The APIs, by key.
    pub apis: Vec<Api>,
}

/// One API: a request and its response.
#[derive(Debug, Clone)]
pub struct Api {
    /// The key.
    pub key: i16,
    /// The name, `Produce` say.
    pub name: String,
    /// The versions there are.
    pub versions: Versions,
    /// Those that no release marks unstable.
    pub stable_versions: Versions,
    /// Those that are flexible.
    pub flexible_versions: Versions,
}

/// One message.
#[derive(Debug, Clone)]
pub struct Message {
    /// The name.
    pub name: String,
    /// The file, from the specs' folder on.
    pub file: String,
    /// What kind of message it is.
    pub kind: Kind,
    /// The API's key, or the record's type number.
    pub api_key: Option<i16>,
    /// The name of the API that the key belongs to now, if it is an API's.
    pub api: Option<String>,
    /// The versions there are.
    pub versions: Versions,
    /// Those that are flexible.
    pub flexible: Versions,
    /// Numbers under which older releases knew version 0.
    pub former_versions: Versions,
    /// The name under which newer releases know the message.
    pub renamed_to: Option<String>,
    /// The message's own struct, then the nested ones in order of their first use.
    pub structs: Vec<Struct>,
}

/// One struct.
#[derive(Debug, Clone)]
pub struct Struct {
    /// The name.
    pub name: String,
    /// The versions in which it can occur.
    pub versions: Versions,
    /// Those of them that are flexible.
    pub flexible: Versions,
    /// The fields in wire order.
    pub fields: Vec<Field>,
}

/// One field.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name in the spec.
    pub name: String,
    /// The type.
    pub kind: Type,
    /// The versions that have it, among its struct's.
    pub versions: Versions,
    /// Those in which it may be null.
    pub nullable: Versions,
    /// Those in which it is tagged.
    pub tagged: Versions,
    /// Those in which its length is compact.
    pub flexible: Versions,
    /// Its tag.
    pub tag: Option<u32>,
    /// Its default.
    pub default: Value,
    /// Whether a version that lacks it drops it silently.
    pub ignorable: bool,
    /// Whether it finds the elements of the array around it.
    pub map_key: bool,
    /// What it stands for.
    pub entity_type: Option<String>,
}

impl Field {
    /// Whether some version allows null, and the field is an `Option`.
    pub fn is_nullable(&self) -> bool {
        !self.nullable.is_empty()
    }
}

/// A default.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Null.
    Null,
    /// True or false.
    Bool(bool),
    /// An integer of the field's type.
    Int(i64),
    /// A floating-point number.
    Float(f64),
    /// A string.
    Text(String),
    /// The zero uuid, no bytes, no element, or a struct of defaults.
    Empty,
}
