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

/// Statements in order, each under a test of the version; neighbours with the same test share one `if`.
#[derive(Default)]
pub struct Block {
    done: TokenStream,
    /// The test of the `if` that is still open, and what stands in it.
    open: Option<(String, TokenStream, TokenStream, TokenStream)>,
}

impl Block {
    /// Adds a statement.
    pub fn push(&mut self, condition: Condition, statement: TokenStream) {
        self.push_or(condition, statement, TokenStream::new());
    }

    /// Adds a statement for where `condition` holds and one for where it does not.
    pub fn push_or(&mut self, condition: Condition, holds: TokenStream, fails: TokenStream) {
        let test = match condition {
            Condition::Always => {
                self.close();
                self.done.extend(holds);
                return;
            }
            Condition::Never if fails.is_empty() => return,
            Condition::Never => {
                self.close();
                self.done.extend(fails);
                return;
            }
            Condition::If(test) => test,
        };
        let text = test.to_string();
        match &mut self.open {
            Some((open, _, held, failed)) if *open == text => {
                held.extend(holds);
                failed.extend(fails);
            }
            _ => {
                self.close();
                self.open = Some((text, test, holds, fails));
            }
        }
    }

    fn close(&mut self) {
        if let Some((_, test, holds, fails)) = self.open.take() {
            self.done.extend(if fails.is_empty() {
                quote!(if #test { #holds })
            } else {
                quote!(if #test { #holds } else { #fails })
            });
        }
    }

    /// All statements.
    pub fn finish(mut self) -> TokenStream {
        self.close();
        self.done
    }
}
