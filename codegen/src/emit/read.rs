//! The body of `read_fields`.

use super::condition::{Block, Condition, condition, flexible};
use super::structs::{flexible_binding, primitive_type, structure_flexible};
use crate::model::{Field, Struct};
use crate::names;
use crate::spec::{Element, Primitive, Type};
use crate::versions::Versions;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// Reads the struct's fields into a value of defaults.
pub fn body(structure: &Struct) -> TokenStream {
    let mut block = Block::default();
    for field in &structure.fields {
        let ident = names::field_ident(&field.name);
        let versions = untagged_versions(field);
        let read = by_nullability(field, versions, structure);
        let statement = quote!(self.#ident = #read;);
        block.push(condition(versions, structure.versions), statement);
    }
    let fields = block.finish();
    let tags = tags(structure);
    let body = quote!(#fields #tags Ok(()));
    let binding = flexible_binding(structure, &body);
    quote!(#binding #body)
}

/// Reads the tagged fields.
fn tags(structure: &Struct) -> TokenStream {
    let flexible = structure_flexible(structure);
    let arms: Vec<_> = structure
        .fields
        .iter()
        .filter_map(|field| tag_arms(field, structure))
        .collect();
    if structure.flexible.is_empty() {
        return TokenStream::new();
    }
    if arms.is_empty() {
        return quote!(self.unknown_tagged_fields = decoder.unknown_tagged_fields(#flexible)?;);
    }
    quote! {
        self.unknown_tagged_fields = decoder.tagged_fields(#flexible, |decoder, tag| {
            match tag {
                #(#arms)*
                _ => return Ok(false),
            }
            Ok(true)
        })?;
    }
}

/// The versions in which a field stands in line with the others. Tagged versions run to the end.
pub fn untagged_versions(field: &Field) -> Versions {
    if field.tagged.is_empty() {
        field.versions
    } else {
        Versions::new(field.versions.min(), field.tagged.min() - 1).intersect(field.versions)
    }
}

/// A value that may be null in some of `versions`.
fn by_nullability(field: &Field, versions: Versions, structure: &Struct) -> TokenStream {
    if !field.is_nullable() {
        return call(field, false, versions, structure);
    }
    match condition(field.nullable, versions) {
        Condition::Always => call(field, true, versions, structure),
        Condition::Never => {
            let read = call(field, false, versions, structure);
            quote!(Some(#read))
        }
        Condition::If(test) => {
            let nullable = call(field, true, versions, structure);
            let read = call(field, false, versions, structure);
            quote!(if #test { #nullable } else { Some(#read) })
        }
    }
}

/// The one call that reads a field.
fn call(field: &Field, nullable: bool, versions: Versions, structure: &Struct) -> TokenStream {
    let label = names::snake(&field.name);
    let flexible = flexible(
        field.flexible.intersect(versions),
        versions,
        structure.flexible,
    );
    let method = |name: &str| {
        if nullable {
            format_ident!("nullable_{name}")
        } else {
            format_ident!("{name}")
        }
    };
    match &field.kind {
        Type::One(Element::Primitive(primitive)) => {
            let reader = match primitive {
                Primitive::String => method("string"),
                Primitive::Bytes => method("bytes"),
                Primitive::Records => method("records"),
                Primitive::Uuid => format_ident!("uuid"),
                fixed => format_ident!("{}", primitive_type(*fixed).to_string()),
            };
            if primitive.is_sized() {
                quote!(decoder.#reader(#label, #flexible)?)
            } else {
                quote!(decoder.#reader(#label)?)
            }
        }
        Type::One(Element::Struct(_)) => {
            let reader = method("structure");
            quote!(decoder.#reader(#label, version)?)
        }
        Type::Array(Element::Primitive(primitive)) => {
            let reader = if *primitive == Primitive::String {
                method("strings")
            } else {
                method("array")
            };
            quote!(decoder.#reader(#label, #flexible)?)
        }
        Type::Array(Element::Struct(_)) => {
            let reader = method("structures");
            quote!(decoder.#reader(#label, #flexible, version)?)
        }
    }
}

/// The arms of a field's tag: in the versions that have it, and in those that do not.
fn tag_arms(field: &Field, structure: &Struct) -> Option<TokenStream> {
    let tag = Literal::u32_unsuffixed(field.tag?);
    let ident = names::field_ident(&field.name);
    let mut read = by_nullability(field, field.tagged, structure);
    if field.is_nullable() && matches!(field.kind, Type::One(Element::Struct(_))) {
        let label = names::snake(&field.name);
        read = quote!(decoder.tagged_nullable_structure(#label, version)?);
    }
    Some(match condition(field.tagged, structure.flexible) {
        Condition::If(test) => {
            let label = names::snake(&field.name);
            quote! {
                #tag if #test => self.#ident = #read,
                #tag => Err(decoder.tag_not_in_version(#label, tag, version))?,
            }
        }
        _ => quote!(#tag => self.#ident = #read,),
    })
}
