//! The primitives that every message is made of: integers, varints, strings, arrays, tagged fields.
//!
//! Owns the bounds: a count is checked against the bytes that remain before anything is allocated, and
//! what is allocated is charged to the decoder's budget. Knows no message; the generated code calls in,
//! one call a field.
//!
//! # How strict decoding is
//!
//! As strict as Apache Kafka 4.3.1's own classes; lenient where they are, as a peer that they understand must
//! be understood here; stricter where what they take could not be written back as it came. Each row is a test
//! of its name in `tests/messages/hostile.rs`.
//!
//! | input | here | Kafka | why | test |
//! | --- | --- | --- | --- | --- |
//! | a bool that is neither 0 nor 1 | true | true | C clients write any byte but 0 | `any_byte_but_zero_is_true` |
//! | a length below −1 where null may be | null | null | it can mean nothing else | `lengths_below_minus_one_are_null_as_for_kafka` |
//! | a negative length where null may not be | error | error | | `null_is_refused_where_the_version_has_none` |
//! | a nullable struct's marker but 1 and −1 (in a tag: 1 and 0) | by its sign | by its sign | it can mean nothing else | `the_sign_of_a_struct_s_marker_says_whether_it_is_null` |
//! | a varint with needless bytes, up to its fifth | taken | taken | encoders that leave room for a length fill it so | `long_varints_are_taken_up_to_their_fifth_byte` |
//! | a varint of more than five bytes | error | error | | `long_varints_are_taken_up_to_their_fifth_byte` |
//! | a length or count past the end | error | error | nothing is allocated for it | `a_count_past_the_end_is_refused_before_anything_is_allocated` |
//! | a compact string of more than 32767 bytes | error | error | it could not be written back | `strings_end_at_32767_bytes_when_read_too` |
//! | text that is not UTF-8 | error | replacement characters | two names would become one | `text_that_is_not_utf_8_is_refused` |
//! | unknown tags | kept | kept | newer peers send them (KIP-482) | `the_last_of_equal_tags_stands_and_unknown_ones_rise` |
//! | tags out of order | taken | taken | their order means nothing | `the_last_of_equal_tags_stands_and_unknown_ones_rise` |
//! | a known tag twice | the last stands | the last stands | as any later field of a tag would | `the_last_of_equal_tags_stands_and_unknown_ones_rise` |
//! | an unknown tag twice | the last stands | both are kept, and cannot be written | as with a known one | `the_last_of_equal_tags_stands_and_unknown_ones_rise` |
//! | a known tag in a version that lacks it | error | error | its content may be of another type | `a_known_tag_in_a_version_that_lacks_it_is_refused` |
//! | a known tag whose size is not its content's | error | taken | what follows would be read askew | `a_known_tag_must_fill_its_size` |
//! | tags, or a tag's size, past the end | error | error | | `tags_past_the_end_are_refused` |
//! | 2³¹ tags and more | error | none | a negative count is no count | `tags_past_the_end_are_refused` |
//! | bytes behind the message | left in the decoder | ignored | consumers send subscriptions of newer versions, which begin as the older | `bytes_behind_the_message_stay_in_the_decoder` |
//! | elements that are over the budget | error | taken | a small frame must not take gigabytes | `millions_of_tiny_elements_are_over_the_budget` |

mod array;
mod decoder;
mod error;
mod put;
mod sink;
mod structure;
mod tags;
mod uuid;
mod versions;

pub use array::{Array, Element};
pub use decoder::Decoder;
pub use error::{
    DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Error, Path, PathStep,
};
pub use put::Put;
pub use sink::{Counter, Gap, Records, Segmented, Sink};
pub use structure::{KeyedRecord, Message, Request, Response, Structure};
pub use tags::{At, TagValue, TagWriter, UnknownTaggedFields};
pub use uuid::{ParseUuidError, Uuid};
pub use versions::VersionRange;

pub(crate) use put::absent;

/// What the generated files name.
pub(crate) mod prelude {
    pub(crate) use super::{
        Array, At, Decoder, Error, KeyedRecord, Message, Put, Records, Request, Response, Sink,
        Structure, UnknownTaggedFields, Uuid, VersionRange, absent,
    };
    pub(crate) use crate::messages::ApiKey;
}
