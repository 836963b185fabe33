//! Values: a type of the specs at a time.

use super::error::{JsonError, JsonErrorKind};
use super::form::{JsonStructure, Result};
use super::object::{self, Context};
use crate::wire::{Array, Element, Records, Uuid};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Number, Value};

/// A field's value as JSON.
pub(super) trait JsonValue<'a> {
    fn to_json(&self, version: i16) -> Value;

    /// Takes the place of a default.
    fn read(&mut self, json: &'a Value, context: Context<'a>) -> Result;
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl<'a> JsonValue<'a> for $integer {
            fn to_json(&self, _: i16) -> Value {
                Value::from(*self)
            }

            fn read(&mut self, json: &'a Value, _: Context<'a>) -> Result {
                let number = integer(json)?;
                *self = Self::try_from(number).map_err(|_| {
                    JsonError::new(JsonErrorKind::OutOfRange {
                        number,
                        min: Self::MIN.into(),
                        max: Self::MAX.into(),
                    })
                })?;
                Ok(())
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 u16 u32);

fn integer(json: &Value) -> Result<i128> {
    let number = match json {
        Value::Number(number) => number.as_i128(),
        _ => None,
    };
    number.ok_or_else(|| JsonError::wrong_type("an integer", json))
}

impl<'a> JsonValue<'a> for bool {
    fn to_json(&self, _: i16) -> Value {
        Value::Bool(*self)
    }

    fn read(&mut self, json: &'a Value, _: Context<'a>) -> Result {
        *self = json
            .as_bool()
            .ok_or_else(|| JsonError::wrong_type("true or false", json))?;
        Ok(())
    }
}

impl<'a> JsonValue<'a> for f64 {
    fn to_json(&self, _: i16) -> Value {
        match Number::from_f64(*self) {
            Some(number) => Value::Number(number),
            None if self.is_nan() => Value::from("NaN"),
            None if *self > 0.0 => Value::from("Infinity"),
            None => Value::from("-Infinity"),
        }
    }

    fn read(&mut self, json: &'a Value, _: Context<'a>) -> Result {
        *self = match json {
            Value::Number(number) if number.is_f64() => number.as_f64(),
            Value::String(text) => match text.as_str() {
                "NaN" => Some(Self::NAN),
                "Infinity" => Some(Self::INFINITY),
                "-Infinity" => Some(Self::NEG_INFINITY),
                _ => None,
            },
            _ => None,
        }
        .ok_or_else(|| JsonError::wrong_type("a number with a point or an exponent", json))?;
        Ok(())
    }
}

impl<'a> JsonValue<'a> for Uuid {
    fn to_json(&self, _: i16) -> Value {
        Value::String(self.to_string())
    }

    fn read(&mut self, json: &'a Value, _: Context<'a>) -> Result {
        *self = string(json)?
            .parse()
            .map_err(|_| JsonError::new(JsonErrorKind::InvalidUuid))?;
        Ok(())
    }
}

fn string(json: &Value) -> Result<&str> {
    json.as_str()
        .ok_or_else(|| JsonError::wrong_type("a string", json))
}

impl<'a> JsonValue<'a> for &'a str {
    fn to_json(&self, _: i16) -> Value {
        Value::from(*self)
    }

    fn read(&mut self, json: &'a Value, _: Context<'a>) -> Result {
        *self = string(json)?;
        Ok(())
    }
}

impl<'a> JsonValue<'a> for &'a [u8] {
    fn to_json(&self, _: i16) -> Value {
        Value::String(STANDARD.encode(self))
    }

    fn read(&mut self, json: &'a Value, context: Context<'a>) -> Result {
        let bytes = STANDARD
            .decode(string(json)?)
            .map_err(|_| JsonError::new(JsonErrorKind::InvalidBase64))?;
        *self = context.arena.alloc_slice_copy(&bytes);
        Ok(())
    }
}

impl<'a> JsonValue<'a> for Records<'a> {
    /// Decoded records are never elsewhere.
    fn to_json(&self, version: i16) -> Value {
        self.bytes().unwrap_or_default().to_json(version)
    }

    fn read(&mut self, json: &'a Value, context: Context<'a>) -> Result {
        let mut bytes: &[u8] = &[];
        bytes.read(json, context)?;
        *self = Self::Bytes(bytes);
        Ok(())
    }
}

impl<'a, T: JsonValue<'a> + Default> JsonValue<'a> for Option<T> {
    fn to_json(&self, version: i16) -> Value {
        match self {
            Some(value) => value.to_json(version),
            None => Value::Null,
        }
    }

    fn read(&mut self, json: &'a Value, context: Context<'a>) -> Result {
        *self = None;
        if !json.is_null() {
            self.insert(T::default()).read(json, context)?;
        }
        Ok(())
    }
}

// Loops and no chains of adapters: there is an instance for each struct, and chains double the build time.

fn write_elements<'a, T: JsonValue<'a>>(elements: &[T], version: i16) -> Value {
    let mut array = Vec::with_capacity(elements.len());
    for element in elements {
        array.push(element.to_json(version));
    }
    Value::Array(array)
}

fn read_elements<'a, T: JsonValue<'a> + Default>(
    json: &'a Value,
    context: Context<'a>,
) -> Result<Vec<T>> {
    let Value::Array(array) = json else {
        return Err(JsonError::wrong_type("an array", json));
    };
    let mut elements = Vec::with_capacity(array.len());
    for (index, json) in array.iter().enumerate() {
        let mut element = T::default();
        match element.read(json, context) {
            Ok(()) => elements.push(element),
            Err(error) => return Err(error.within_element(index)),
        }
    }
    Ok(elements)
}

impl<'a, T: Element + JsonValue<'a> + Default> JsonValue<'a> for Array<'a, T> {
    fn to_json(&self, version: i16) -> Value {
        write_elements(&self.to_vec(), version)
    }

    fn read(&mut self, json: &'a Value, context: Context<'a>) -> Result {
        let elements: Vec<T> = read_elements(json, context)?;
        *self = Self::from(&*context.arena.alloc_slice_copy(&elements));
        Ok(())
    }
}

impl<'a, T: JsonValue<'a> + Default> JsonValue<'a> for Vec<T> {
    fn to_json(&self, version: i16) -> Value {
        write_elements(self, version)
    }

    fn read(&mut self, json: &'a Value, context: Context<'a>) -> Result {
        *self = read_elements(json, context)?;
        Ok(())
    }
}

impl<'a, T: JsonStructure<'a>> JsonValue<'a> for T {
    fn to_json(&self, version: i16) -> Value {
        object::write(self, version)
    }

    fn read(&mut self, json: &'a Value, context: Context<'a>) -> Result {
        object::read(self, json, context)
    }
}
