//! Structs, their defaults, and what names a message.

use super::condition::{Condition, condition};
use super::{read, write};
use crate::model::{Field, Message, Model, Struct, Value};
use crate::names;
use crate::spec::{Element, Kind, Primitive, Type};
use crate::versions::Versions;
use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// A message with its structs.
pub fn message(message: &Message, model: &Model) -> TokenStream {
    let mut items = TokenStream::new();
    for (index, structure) in message.structs.iter().enumerate() {
        items.extend(declaration(message, structure, index == 0));
        items.extend(default(structure));
        if index == 0 {
            items.extend(identity(message, model));
        }
        items.extend(walk(structure));
    }
    items
}

fn declaration(message: &Message, structure: &Struct, is_message: bool) -> TokenStream {
    let name = format_ident!("{}", structure.name);
    let doc = if is_message {
        let flexible = match message.flexible {
            none if none.is_empty() => String::new(),
            all if all == message.versions => ", all flexible".to_owned(),
            some => format!(", flexible from {}", some.min()),
        };
        let plural = if message.versions.count() == 1 {
            "version"
        } else {
            "versions"
        };
        format!(
            "`{}`, {plural} {}{flexible}.",
            message.name, message.versions
        )
    } else {
        format!("Nested in [`{}`].", message.name)
    };
    let fields = structure.fields.iter().map(|field| {
        let doc = field_doc(field, structure);
        let ident = names::field_ident(&field.name);
        let kind = field_type(field);
        quote!(#[doc = #doc] pub #ident: #kind,)
    });
    let derive = if has_plain_default(structure) {
        quote!(#[derive(Debug, Clone, PartialEq, Default)])
    } else {
        quote!(#[derive(Debug, Clone, PartialEq)])
    };
    let doc = format!(" {doc}");
    quote! {
        #[doc = #doc]
        #derive
        pub struct #name<'a> {
            #(#fields)*
            #[doc = " Tagged fields that the spec does not know."]
            pub unknown_tagged_fields: UnknownTaggedFields<'a>,
        }
    }
}

/// The spec's facts about a field, in a line.
fn field_doc(field: &Field, structure: &Struct) -> String {
    let mut facts = vec![match field.kind.element() {
        Element::Primitive(_) => field.kind.name(),
        Element::Struct(name) => match field.kind {
            Type::One(_) => format!("[`{name}`]"),
            Type::Array(_) => format!("Array of [`{name}`]"),
        },
    }];
    facts[0] = facts[0].replace("[]", "Array of ");
    if !field.versions.covers(structure.versions) {
        facts.push(versions_text(field.versions, structure.versions));
    }
    if let Some(tag) = field.tag {
        facts.push(format!("tag {tag}"));
    }
    if field.is_nullable() {
        facts.push(if field.nullable.covers(field.versions) {
            "nullable".to_owned()
        } else {
            format!(
                "nullable in {}",
                versions_text(field.nullable, structure.versions)
            )
        });
    }
    match &field.default {
        Value::Null => facts.push("default null".to_owned()),
        Value::Bool(true) => facts.push("default true".to_owned()),
        Value::Int(number) if *number != 0 => facts.push(format!("default {number}")),
        Value::Float(number) if *number != 0.0 => facts.push(format!("default {number}")),
        Value::Text(text) if !text.is_empty() => facts.push(format!("default {text:?}")),
        _ => {}
    }
    if field.ignorable {
        facts.push("ignorable".to_owned());
    }
    if let Some(entity) = &field.entity_type {
        facts.push(format!("`{entity}`"));
    }
    let mut text = format!(" {}.", facts.join(", "));
    if let Some(first) = text.get_mut(1..2) {
        first.make_ascii_uppercase();
    }
    text
}

fn versions_text(versions: Versions, possible: Versions) -> String {
    if versions.max() >= possible.max() {
        format!("versions {}+", versions.min())
    } else if versions.min() == versions.max() {
        format!("version {versions}")
    } else {
        format!("versions {versions}")
    }
}

fn field_type(field: &Field) -> TokenStream {
    let kind = match &field.kind {
        Type::One(Element::Primitive(primitive)) => primitive_type(*primitive),
        Type::One(Element::Struct(name)) => {
            let name = format_ident!("{name}");
            quote!(#name<'a>)
        }
        Type::Array(Element::Primitive(Primitive::String)) => quote!(Vec<&'a str>),
        Type::Array(Element::Primitive(primitive)) => {
            let element = primitive_type(*primitive);
            quote!(Array<'a, #element>)
        }
        Type::Array(Element::Struct(name)) => {
            let name = format_ident!("{name}");
            quote!(Vec<#name<'a>>)
        }
    };
    if field.is_nullable() {
        quote!(Option<#kind>)
    } else {
        kind
    }
}

/// A primitive's type in Rust.
pub fn primitive_type(primitive: Primitive) -> TokenStream {
    match primitive {
        Primitive::Bool => quote!(bool),
        Primitive::Int8 => quote!(i8),
        Primitive::Int16 => quote!(i16),
        Primitive::Int32 => quote!(i32),
        Primitive::Int64 => quote!(i64),
        Primitive::Uint16 => quote!(u16),
        Primitive::Uint32 => quote!(u32),
        Primitive::Float64 => quote!(f64),
        Primitive::Uuid => quote!(Uuid),
        Primitive::String => quote!(&'a str),
        Primitive::Bytes => quote!(&'a [u8]),
        Primitive::Records => quote!(Records<'a>),
    }
}

/// Whether the spec's defaults are those that Rust's derive gives.
fn has_plain_default(structure: &Struct) -> bool {
    structure.fields.iter().all(|field| match &field.default {
        Value::Null => true,
        _ if field.is_nullable() => false,
        Value::Empty => true,
        Value::Bool(value) => !value,
        Value::Int(number) => *number == 0,
        Value::Float(number) => *number == 0.0,
        Value::Text(text) => text.is_empty(),
    })
}

fn default(structure: &Struct) -> Option<TokenStream> {
    if has_plain_default(structure) {
        return None;
    }
    let name = format_ident!("{}", structure.name);
    let fields = structure.fields.iter().map(|field| {
        let ident = names::field_ident(&field.name);
        let value = default_value(field);
        quote!(#ident: #value,)
    });
    Some(quote! {
        impl Default for #name<'_> {
            fn default() -> Self {
                Self {
                    #(#fields)*
                    unknown_tagged_fields: UnknownTaggedFields::default(),
                }
            }
        }
    })
}

/// A field's default as an expression.
pub fn default_value(field: &Field) -> TokenStream {
    let value = match (&field.default, &field.kind) {
        (Value::Null, _) => return quote!(None),
        (Value::Bool(value), _) => quote!(#value),
        (Value::Int(number), _) => integer(*number),
        (Value::Float(number), _) => {
            let literal = Literal::f64_unsuffixed(number.abs());
            if number.is_sign_negative() {
                quote!(-#literal)
            } else {
                quote!(#literal)
            }
        }
        (Value::Text(text), _) => quote!(#text),
        (Value::Empty, Type::One(Element::Primitive(Primitive::Uuid))) => quote!(Uuid::ZERO),
        (Value::Empty, Type::One(Element::Primitive(Primitive::Bytes))) => quote!(&[]),
        (Value::Empty, Type::One(Element::Primitive(_))) => quote!(Records::default()),
        (Value::Empty, Type::One(Element::Struct(name))) => {
            let name = format_ident!("{name}");
            quote!(#name::default())
        }
        (
            Value::Empty,
            Type::Array(Element::Primitive(Primitive::String)) | Type::Array(Element::Struct(_)),
        ) => {
            quote!(Vec::new())
        }
        (Value::Empty, Type::Array(_)) => quote!(Array::default()),
    };
    if field.is_nullable() {
        quote!(Some(#value))
    } else {
        value
    }
}

/// A signed literal; the ends of a type by their names.
pub fn integer(number: i64) -> TokenStream {
    match number {
        i64::MAX => return quote!(i64::MAX),
        number if number == i64::from(i32::MAX) => return quote!(i32::MAX),
        number if number == i64::from(i32::MIN) => return quote!(i32::MIN),
        _ => {}
    }
    let literal = Literal::u64_unsuffixed(number.unsigned_abs());
    if number < 0 {
        quote!(-#literal)
    } else {
        quote!(#literal)
    }
}

fn range(versions: Versions) -> TokenStream {
    if versions.is_empty() {
        return quote!(VersionRange::EMPTY);
    }
    let (min, max) = (
        Literal::i16_unsuffixed(versions.min()),
        Literal::i16_unsuffixed(versions.max()),
    );
    quote!(VersionRange::new(#min, #max))
}

/// What `Message` and its kin say of a message.
fn identity(message: &Message, model: &Model) -> TokenStream {
    let name = format_ident!("{}", message.name);
    let text = &message.name;
    let (versions, flexible) = (range(message.versions), range(message.flexible));
    let former = (!message.former_versions.is_empty()).then(|| {
        let former = range(message.former_versions);
        quote!(const FORMER_VERSIONS: VersionRange = #former;)
    });
    let mut items = quote! {
        impl<'a> Message<'a> for #name<'a> {
            const NAME: &'static str = #text;
            const VERSIONS: VersionRange = #versions;
            const FLEXIBLE_VERSIONS: VersionRange = #flexible;
            #former
        }
    };
    let api = message.api.as_ref().map(|api| format_ident!("{api}"));
    match (message.kind, api, message.api_key) {
        (Kind::Request, Some(api), _) => {
            let response = message.name.trim_end_matches("Request").to_owned() + "Response";
            debug_assert!(model.messages.iter().any(|other| other.name == response));
            let response = format_ident!("{response}");
            items.extend(quote! {
                impl<'a> Request<'a> for #name<'a> {
                    const API_KEY: ApiKey = ApiKey::#api;
                    type Response<'r> = super::response::#response<'r>;
                }
            });
        }
        (Kind::Response, Some(api), _) => items.extend(quote! {
            impl<'a> Response<'a> for #name<'a> {
                const API_KEY: ApiKey = ApiKey::#api;
            }
        }),
        (Kind::Metadata | Kind::CoordinatorKey | Kind::CoordinatorValue, _, Some(key)) => {
            let key = integer(key.into());
            items.extend(quote! {
                impl<'a> KeyedRecord<'a> for #name<'a> {
                    const API_KEY: i16 = #key;
                }
            });
        }
        _ => {}
    }
    items
}

/// The two walks over the fields. Reading is inline as writing is generic: a crate compiles those of the
/// messages that it uses, and none here, which halves this crate's build. Writing is inline besides where
/// records are sent, so that the sink stays in registers from one partition to the next.
fn walk(structure: &Struct) -> TokenStream {
    let name = format_ident!("{}", structure.name);
    let (read, write) = (read::body(structure), write::body(structure));
    let read_version = version_parameter(&read);
    let write_version = version_parameter(&write);
    let holds_records = structure.fields.iter().any(|field| {
        matches!(
            field.kind,
            Type::One(Element::Primitive(Primitive::Records))
        )
    });
    let (marker, inline_write) = if holds_records {
        (
            quote!(
                const HOLDS_RECORDS: bool = true;
            ),
            quote!(#[inline]),
        )
    } else {
        Default::default()
    };
    quote! {
        impl<'a> Structure<'a> for #name<'a> {
            #marker

            #[inline]
            fn read_fields(&mut self, decoder: &mut Decoder<'a>, #read_version: i16) -> Result<(), Error> {
                #read
            }

            #inline_write
            fn write_fields<S: Sink>(&self, sink: &mut S, #write_version: i16) -> Result<(), Error> {
                #write
            }
        }
    }
}

/// `version`, or `_version` where the body does not look at it.
fn version_parameter(body: &TokenStream) -> proc_macro2::Ident {
    if uses(body, "version") {
        format_ident!("version")
    } else {
        format_ident!("_version")
    }
}

/// Whether a variable stands in the tokens. A field of that name does not count.
fn uses(tokens: &TokenStream, variable: &str) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is = |index: Option<usize>, wanted: char| {
        let token = index.and_then(|index| tokens.get(index));
        matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
    };
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Ident(ident) => {
            ident == variable && !is(index.checked_sub(1), '.') && !is(Some(index + 1), ':')
        }
        TokenTree::Group(group) => uses(&group.stream(), variable),
        _ => false,
    })
}

/// Whether the struct is flexible: the word `flexible`, unless it always or never is.
pub fn structure_flexible(structure: &Struct) -> TokenStream {
    match condition(structure.flexible, structure.versions) {
        Condition::If(_) => quote!(flexible),
        constant => constant.expression(),
    }
}

/// `let flexible = …;`, if the body looks at it.
pub fn flexible_binding(structure: &Struct, body: &TokenStream) -> Option<TokenStream> {
    let test = condition(structure.flexible, structure.versions).expression();
    uses(body, "flexible").then(|| quote!(let flexible = #test;))
}
