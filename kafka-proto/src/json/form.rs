//! What the generated files name.

use super::error::JsonError;
pub(super) use super::object::{ObjectReader, ObjectWriter};

/// What came of reading JSON.
pub(super) type Result<T = ()> = std::result::Result<T, Box<JsonError>>;

/// A struct of a message as a JSON object. Emitted for each, a field a line.
pub(super) trait JsonStructure<'a> {
    /// Puts the fields of the version, in the spec's order.
    fn write_json(&self, object: &mut ObjectWriter);

    /// Takes the fields out of an object. One that the version lacks is taken too: encoding judges it.
    fn read_json(&mut self, object: &ObjectReader<'a>) -> Result;
}
