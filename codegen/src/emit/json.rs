//! The JSON form of every message: one line a field for writing, one for reading.

use super::condition::{Block, Condition, condition};
use super::read::untagged_versions;
use super::{modules, render};
use crate::model::{Field, Message, Model, Struct};
use crate::names;
use crate::spec::Kind;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::BTreeMap;

/// The files of `json/messages/` by name, not yet formatted by rustfmt.
pub fn files(model: &Model) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for (module, messages) in modules(model) {
        let items = messages.iter().map(|message| side(&module, message));
        let body = render(quote!(#(#items)*));
        let titles: Vec<&str> = messages
            .iter()
            .map(|message| message.name.as_str())
            .collect();
        let title = titles.join(" and ");
        let text = format!("//! {title} as JSON.\n{}{body}", super::DO_NOT_EDIT);
        files.insert(format!("{module}.rs"), text);
    }
    files.insert("mod.rs".to_owned(), root(model));
    files
}

fn root(model: &Model) -> String {
    let files = modules(model).into_iter().map(|(module, messages)| {
        let module = names::field_ident(&module);
        let wire = messages.iter().any(|message| message.kind.is_wire());
        let condition = wire.then(|| quote!(#[cfg(feature = "json")]));
        quote!(#condition mod #module;)
    });
    let body = render(quote!(#(#files)*));
    let records = model.messages.iter().filter(|it| !it.kind.is_wire());
    let names: String = records
        .map(|message| format!("            {},\n", message.name))
        .collect();
    let every = EVERY_RECORD.replace("NAMES", &names);
    format!(
        "//! The JSON form of every message, a file for each of `messages`.\n{}{body}{every}",
        super::DO_NOT_EDIT
    )
}

/// The macro that lists what there is without the feature `json`.
const EVERY_RECORD: &str = r#"
/// As `every_message`, of what is neither request, response nor header.
#[cfg(not(feature = "json"))]
macro_rules! every_record {
    ($callback:ident) => {
        $callback! {
NAMES        }
    };
}
#[cfg(not(feature = "json"))]
pub(super) use every_record;
"#;

/// A message's structs, in a module of its own where the typed ones are.
fn side(module: &str, message: &Message) -> TokenStream {
    let file = names::field_ident(module);
    let structs = message.structs.iter().map(structure);
    let side = match message.kind {
        Kind::Request => format_ident!("request"),
        Kind::Response => format_ident!("response"),
        _ => {
            return quote! {
                use crate::json::form::*;
                use crate::messages::#file::*;
                #(#structs)*
            };
        }
    };
    quote! {
        mod #side {
            use crate::json::form::*;
            use crate::messages::#file::#side::*;
            #(#structs)*
        }
    }
}

fn structure(structure: &Struct) -> TokenStream {
    let name = format_ident!("{}", structure.name);
    let mut body = Body::default();
    for field in &structure.fields {
        body.field(field, structure);
    }
    let version = quote!(let version = object.version(););
    let write_version = body.writes_by_version.then_some(&version);
    let read_version = body.reads_by_version.then_some(&version);
    let default = body
        .has_tags
        .then(|| quote!(let default = Self::default();));
    let (writes, reads) = (body.writes.finish(), body.reads);
    let object = if structure.fields.is_empty() {
        format_ident!("_object")
    } else {
        format_ident!("object")
    };
    quote! {
        impl<'a> JsonStructure<'a> for #name<'a> {
            fn write_json(&self, #object: &mut ObjectWriter) {
                #write_version
                #default
                #writes
            }

            fn read_json(&mut self, #object: &ObjectReader<'a>) -> Result {
                #read_version
                #reads
                Ok(())
            }
        }
    }
}

#[derive(Default)]
struct Body {
    writes: Block,
    reads: TokenStream,
    writes_by_version: bool,
    reads_by_version: bool,
    has_tags: bool,
}

impl Body {
    fn field(&mut self, field: &Field, structure: &Struct) {
        let key = names::camel(&field.name);
        let ident = names::field_ident(&field.name);
        let untagged = condition(untagged_versions(field), structure.versions);
        self.reads.extend(match &untagged {
            Condition::Always => quote!(object.required(#key, &mut self.#ident)?;),
            Condition::Never => quote!(object.optional(#key, &mut self.#ident)?;),
            Condition::If(test) => {
                self.reads_by_version = true;
                quote!(object.required_if(#test, #key, &mut self.#ident)?;)
            }
        });
        self.write(untagged, quote!(object.put(#key, &self.#ident);));
        if field.tag.is_some() {
            self.has_tags = true;
            let put = quote!(object.put_unless_default(#key, &self.#ident, &default.#ident););
            self.write(condition(field.tagged, structure.versions), put);
        }
    }

    fn write(&mut self, when: Condition, put: TokenStream) {
        self.writes_by_version |= matches!(when, Condition::If(_));
        self.writes.push(when, put);
    }
}
