//! Tests of the version, no longer than they must be.

use crate::versions::Versions;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// When something holds, among the versions that can occur.
pub enum Condition {
    Always,
    Never,
    If(TokenStream),
}

/// `versions` as a test of `version`, given that it is among `possible`.
pub fn condition(versions: Versions, possible: Versions) -> Condition {
    let versions = versions.intersect(possible);
    if versions.is_empty() {
        return Condition::Never;
    }
    let (min, max) = (
        Literal::i16_unsuffixed(versions.min()),
        Literal::i16_unsuffixed(versions.max()),
    );
    let (from_start, to_end) = (
        versions.min() <= possible.min(),
        versions.max() >= possible.max(),
    );
    Condition::If(match (from_start, to_end) {
        (true, true) => return Condition::Always,
        // Not `==` for the highest version alone: the next one will have the field too.
        (false, true) => quote!(version >= #min),
        _ if versions.min() == versions.max() => quote!(version == #min),
        (true, false) => quote!(version <= #max),
        (false, false) => quote!((#min..=#max).contains(&version)),
    })
}

impl Condition {
    /// The test as an expression.
    pub fn expression(self) -> TokenStream {
        match self {
            Self::Always => quote!(true),
            Self::Never => quote!(false),
            Self::If(test) => test,
        }
    }
}

/// The word for a field's compactness: the struct's `flexible`, unless it always or never is.
pub fn flexible(field: Versions, field_versions: Versions, own: Versions) -> TokenStream {
    if field.is_empty() {
        quote!(false)
    } else if field.covers(field_versions) {
        quote!(true)
    } else {
        debug_assert!(own.covers(field));
        quote!(flexible)
    }
}
