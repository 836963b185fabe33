//! Objects: a struct's fields by key.

use super::error::{JsonError, JsonErrorKind};
use super::form::{JsonStructure, Result};
use super::value::JsonValue;
use bumpalo::Bump;
use serde_json::{Map, Value};

/// A struct as JSON.
pub(super) fn write<'a>(structure: &impl JsonStructure<'a>, version: i16) -> Value {
    let mut object = ObjectWriter {
        fields: Map::new(),
        version,
    };
    structure.write_json(&mut object);
    Value::Object(object.fields)
}

/// Fills a struct of defaults from JSON.
pub(super) fn read<'a>(
    structure: &mut impl JsonStructure<'a>,
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
    // One instance a type, not one a field: the crate's build time is made of such.
    #[inline(never)]
    pub fn put<'a>(&mut self, key: &'static str, value: &impl JsonValue<'a>) {
        self.insert(key, value.to_json(self.version));
    }

    fn insert(&mut self, key: &'static str, value: Value) {
        self.fields.insert(key.to_owned(), value);
    }

    /// Adds a tagged field, unless it is at its default.
    #[inline(never)]
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
    pub fn required<T: JsonValue<'a>>(&self, key: &'static str, field: &mut T) -> Result {
        self.required_if(true, key, field)
    }

    /// Reads a field that may be left out.
    pub fn optional<T: JsonValue<'a>>(&self, key: &'static str, field: &mut T) -> Result {
        self.required_if(false, key, field)
    }

    /// Reads a field that must be there in some versions.
    #[inline(never)]
    pub fn required_if<T: JsonValue<'a>>(
        &self,
        is_required: bool,
        key: &'static str,
        field: &mut T,
    ) -> Result {
        let Some(json) = self.find(is_required, key)? else {
            return Ok(());
        };
        match T::from_json(json, self.context) {
            Ok(value) => {
                *field = value;
                Ok(())
            }
            Err(error) => Err(error.within_field(key)),
        }
    }

    fn find(&self, is_required: bool, key: &'static str) -> Result<Option<&'a Value>> {
        let json = self.fields.get(key);
        if json.is_none() && is_required {
            let version = self.version();
            return Err(JsonError::new(JsonErrorKind::Missing { version }).within_field(key));
        }
        Ok(json)
    }
}
