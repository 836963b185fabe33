//! Objects: a struct's fields by key.

use super::error::{JsonError, JsonErrorKind};
use super::form::{JsonStructure, Result};
use super::value::JsonValue;
use bumpalo::Bump;
use serde_json::{Map, Value};

// Structs and values come as trait objects: an instance of all this for each type would be most of the crate's build.

/// A struct as JSON.
pub(super) fn write<'a>(structure: &dyn JsonStructure<'a>, version: i16) -> Value {
    let mut object = ObjectWriter {
        fields: Map::new(),
        version,
    };
    structure.write_json(&mut object);
    Value::Object(object.fields)
}

/// Fills a struct of defaults from JSON.
pub(super) fn read<'a>(
    structure: &mut dyn JsonStructure<'a>,
    json: &'a Value,
    context: Context<'a>,
) -> Result {
    match json {
        Value::Object(fields) => structure.read_json(&ObjectReader { fields, context }),
        other => Err(JsonError::wrong_type("an object", other)),
    }
}

/// The object that a struct is written into.
pub(super) struct ObjectWriter {
    fields: Map<String, Value>,
    version: i16,
}

impl ObjectWriter {
    /// The message's version.
    pub fn version(&self) -> i16 {
        self.version
    }

    /// Adds a field.
    pub fn put<'a>(&mut self, key: &'static str, value: &dyn JsonValue<'a>) {
        let value = value.to_json(self.version);
        self.fields.insert(key.to_owned(), value);
    }

    /// Adds a tagged field, unless it is at its default.
    pub fn put_unless_default<'a, T: JsonValue<'a> + PartialEq>(
        &mut self,
        key: &'static str,
        value: &T,
        default: &T,
    ) {
        if value != default {
            self.put(key, value);
        }
    }
}

/// What reading needs besides the JSON.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The message's version.
    pub version: i16,
    /// Keeps what JSON does not hold as the structs borrow it: bytes and arrays of numbers.
    pub arena: &'a Bump,
}

/// The object that a struct is read from.
pub(super) struct ObjectReader<'a> {
    fields: &'a Map<String, Value>,
    context: Context<'a>,
}

impl<'a> ObjectReader<'a> {
    /// The message's version.
    pub fn version(&self) -> i16 {
        self.context.version
    }

    /// Reads a field that must be there.
    pub fn required(&self, key: &'static str, field: &mut dyn JsonValue<'a>) -> Result {
        self.required_if(true, key, field)
    }

    /// Reads a field that may be left out.
    pub fn optional(&self, key: &'static str, field: &mut dyn JsonValue<'a>) -> Result {
        self.required_if(false, key, field)
    }

    /// Reads a field that must be there in some versions.
    pub fn required_if(
        &self,
        is_required: bool,
        key: &'static str,
        field: &mut dyn JsonValue<'a>,
    ) -> Result {
        let outcome = match self.fields.get(key) {
            Some(json) => field.read(json, self.context),
            None if is_required => {
                let version = self.version();
                Err(JsonError::new(JsonErrorKind::Missing { version }))
            }
            None => Ok(()),
        };
        outcome.map_err(|error| error.within_field(key))
    }
}
