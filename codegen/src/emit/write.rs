//! The body of `write_fields`.

use super::condition::{Block, Condition, condition, flexible};
use super::read::untagged_versions;
use super::structs::{flexible_binding, integer, primitive_type, structure_flexible};
use crate::model::{Field, Struct, Value};
use crate::names;
use crate::spec::{Element, Primitive, Type};
use crate::versions::Versions;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// Writes the struct's fields.
pub fn body(structure: &Struct) -> TokenStream {
    let mut block = Block::default();
    for field in &structure.fields {
        untagged(field, structure, &mut block);
    }
    let fields = block.finish();
    let tags = tags(structure);
    let body = quote!(#fields #tags);
    let binding = flexible_binding(structure, &body);
    quote!(#binding #body)
}

/// A field where it stands in line with the others, and the check of versions that lack it altogether.
fn untagged(field: &Field, structure: &Struct, block: &mut Block) {
    let versions = untagged_versions(field);
    let write = by_nullability(field, versions, structure);
    let in_line = condition(versions, structure.versions);
    let lacks_it = !field.versions.covers(structure.versions);
    if !lacks_it || field.ignorable {
        block.push(in_line, write);
        return;
    }
    let label = names::snake(&field.name);
    let is_default = is_default(field);
    let absent = quote!(absent(#label, version, #is_default)?;);
    if field.tagged.is_empty() {
        block.push_or(in_line, write, absent);
    } else {
        block.push(in_line, write);
        block.push(Condition::If(before(field.versions)), absent);
    }
}

/// The test for the versions in front of `versions`, which run to the end as those of tagged fields do.
fn before(versions: Versions) -> TokenStream {
    let min = Literal::i16_unsuffixed(versions.min());
    quote!(version < #min)
}

/// A value that may be null in some of `versions`.
fn by_nullability(field: &Field, versions: Versions, structure: &Struct) -> TokenStream {
    if !field.is_nullable() {
        return call(field, "", versions, structure);
    }
    match condition(field.nullable, versions) {
        Condition::Always => call(field, "nullable_", versions, structure),
        Condition::Never => call(field, "required_", versions, structure),
        Condition::If(test) => {
            let nullable = call(field, "nullable_", versions, structure);
            let required = call(field, "required_", versions, structure);
            quote!(if #test { #nullable } else { #required })
        }
    }
}

/// The one call that writes a field. `form` says what null is: nothing special, allowed, an error.
fn call(field: &Field, form: &str, versions: Versions, structure: &Struct) -> TokenStream {
    let label = names::snake(&field.name);
    let ident = names::field_ident(&field.name);
    let flexible = flexible(
        field.flexible.intersect(versions),
        versions,
        structure.flexible,
    );
    let method = |name: &str| format_ident!("put_{form}{name}");
    let required = (form == "required_").then(|| quote!(version,));
    let is_option = !form.is_empty();
    let slice = if is_option {
        quote!(self.#ident.as_deref())
    } else {
        quote!(&self.#ident)
    };
    match &field.kind {
        Type::One(Element::Primitive(primitive)) if primitive.is_sized() => {
            let writer = method(match primitive {
                Primitive::String => "string",
                Primitive::Bytes => "bytes",
                _ => "records_field",
            });
            quote!(sink.#writer(#label, #flexible, #required self.#ident)?;)
        }
        Type::One(Element::Primitive(primitive)) => {
            let writer = match primitive {
                Primitive::Uuid => format_ident!("put_uuid"),
                fixed => format_ident!("put_{}", primitive_type(*fixed).to_string()),
            };
            quote!(sink.#writer(self.#ident);)
        }
        Type::One(Element::Struct(_)) => {
            let writer = method("structure");
            let value = if is_option {
                quote!(self.#ident.as_ref())
            } else {
                quote!(&self.#ident)
            };
            quote!(sink.#writer(#label, version, #value)?;)
        }
        Type::Array(Element::Primitive(Primitive::String)) => {
            let writer = method("strings");
            quote!(sink.#writer(#label, #flexible, #required #slice)?;)
        }
        Type::Array(Element::Primitive(_)) => {
            let writer = method("array");
            quote!(sink.#writer(#label, #flexible, #required self.#ident)?;)
        }
        Type::Array(Element::Struct(_)) => {
            let writer = method("structures");
            quote!(sink.#writer(#label, #flexible, version, #slice)?;)
        }
    }
}

/// Whether the field is at its default.
fn is_default(field: &Field) -> TokenStream {
    let ident = names::field_ident(&field.name);
    let is_option = field.is_nullable();
    let one = |test: TokenStream| {
        if is_option {
            quote!(self.#ident.as_ref().is_some_and(|value| #test))
        } else {
            test
        }
    };
    match (&field.default, &field.kind) {
        (Value::Null, _) => quote!(self.#ident.is_none()),
        (Value::Bool(true), _) => quote!(self.#ident),
        (Value::Bool(false), _) => quote!(!self.#ident),
        (Value::Int(number), _) => {
            let number = integer(*number);
            quote!(self.#ident == #number)
        }
        (Value::Float(number), _) => {
            let literal = Literal::f64_unsuffixed(*number);
            quote!(self.#ident == #literal)
        }
        (Value::Text(text), _) if is_option => quote!(self.#ident == Some(#text)),
        (Value::Text(text), _) if !text.is_empty() => quote!(self.#ident == #text),
        (Value::Empty, Type::One(Element::Primitive(Primitive::Uuid))) => {
            quote!(self.#ident.is_zero())
        }
        (Value::Empty, Type::One(Element::Struct(name))) => {
            let name = format_ident!("{name}");
            if is_option {
                quote!(self.#ident == Some(#name::default()))
            } else {
                quote!(self.#ident == #name::default())
            }
        }
        _ if is_option => one(quote!(value.is_empty())),
        _ => quote!(self.#ident.is_empty()),
    }
}

/// The tagged fields: those that differ from their default, and the unknown ones.
fn tags(structure: &Struct) -> TokenStream {
    let mut tagged: Vec<&Field> = structure
        .fields
        .iter()
        .filter(|field| field.tag.is_some())
        .collect();
    tagged.sort_by_key(|field| field.tag);
    let flexible = structure_flexible(structure);
    let unknown = |flexible| {
        quote!(sink.put_unknown_tagged_fields(
            #flexible,
            version,
            &self.unknown_tagged_fields
        ))
    };
    if tagged.is_empty() {
        return unknown(flexible);
    }
    let names: Vec<_> = tagged
        .iter()
        .map(|field| format_ident!("has_{}", names::snake(&field.name)))
        .collect();
    let tests = tagged.iter().zip(&names).map(|(field, name)| {
        let is_set = negated(is_default(field));
        match condition(field.tagged, structure.flexible) {
            Condition::If(test) => quote!(let #name = #test && #is_set;),
            _ => quote!(let #name = #is_set;),
        }
    });
    let writes = tagged.iter().zip(&names).map(|(field, name)| {
        let Some(tag) = field.tag.map(Literal::u32_unsuffixed) else {
            return TokenStream::new();
        };
        let label = names::snake(&field.name);
        let value = tag_value(field);
        quote!(if #name { tags.put(#label, #tag, #value)?; })
    });
    let inflexible = match condition(structure.flexible, structure.versions) {
        Condition::Always => TokenStream::new(),
        _ => {
            let unknown = unknown(quote!(false));
            quote!(if !#flexible { return #unknown; })
        }
    };
    quote! {
        #inflexible
        #(#tests)*
        let known = #(usize::from(#names))+*;
        sink.put_tagged_fields(known, &self.unknown_tagged_fields, |tags| {
            #(#writes)*
            Ok(())
        })
    }
}

fn negated(test: TokenStream) -> TokenStream {
    let text = test.to_string();
    if let Some(rest) = text.strip_prefix("! ")
        && let Ok(tokens) = rest.parse()
    {
        return tokens;
    }
    match syn::parse2::<syn::Expr>(test.clone()) {
        Ok(syn::Expr::Binary(mut binary)) if matches!(binary.op, syn::BinOp::Eq(_)) => {
            binary.op = syn::BinOp::Ne(Default::default());
            let (left, right) = (&binary.left, &binary.right);
            let left = tokens(left.as_ref());
            let right = tokens(right.as_ref());
            quote!(#left != #right)
        }
        Ok(syn::Expr::MethodCall(call)) if call.method == "is_none" => {
            let receiver = tokens(call.receiver.as_ref());
            quote!(#receiver.is_some())
        }
        _ => quote!(!#test),
    }
}

fn tokens(value: &impl quote::ToTokens) -> TokenStream {
    value.to_token_stream()
}

/// A tagged field's value as `TagWriter` takes it.
fn tag_value(field: &Field) -> TokenStream {
    let ident = names::field_ident(&field.name);
    let is_option = field.is_nullable();
    match &field.kind {
        Type::One(Element::Primitive(_)) => quote!(self.#ident),
        Type::One(Element::Struct(_)) if is_option => quote!(At(self.#ident.as_ref(), version)),
        Type::One(Element::Struct(_)) => quote!(At(&self.#ident, version)),
        Type::Array(Element::Primitive(Primitive::String)) if is_option => {
            quote!(self.#ident.as_deref())
        }
        Type::Array(Element::Primitive(Primitive::String)) => quote!(self.#ident.as_slice()),
        Type::Array(Element::Primitive(_)) => quote!(self.#ident),
        Type::Array(Element::Struct(_)) if is_option => quote!(At(self.#ident.as_deref(), version)),
        Type::Array(Element::Struct(_)) => quote!(At(self.#ident.as_slice(), version)),
    }
}
