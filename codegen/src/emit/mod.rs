//! The checked model into Rust text: one file an API, one file any other message.

mod api_key;
mod condition;
mod json;
mod read;
mod structs;
mod write;

use crate::model::{Message, Model};
use crate::names;
use crate::spec::Kind;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::BTreeMap;

/// The files of `messages/` by name, not yet formatted by rustfmt.
pub fn emit(model: &Model) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut exports = Vec::new();
    for (module, messages) in modules(model) {
        let module_ident = names::field_ident(module.as_str());
        let mut items = TokenStream::new();
        for message in &messages {
            let name = format_ident!("{}", message.name);
            let body = structs::message(message, model);
            match message.kind {
                Kind::Request => {
                    items.extend(side("request", " What the client sends.", body));
                    exports.push((
                        message.name.clone(),
                        quote!(pub use #module_ident::request::#name;),
                    ));
                }
                Kind::Response => {
                    items.extend(side("response", " What the broker answers.", body));
                    exports.push((
                        message.name.clone(),
                        quote!(pub use #module_ident::response::#name;),
                    ));
                }
                _ => {
                    items.extend(quote!(use crate::wire::prelude::*; #body));
                    exports.push((message.name.clone(), quote!(pub use #module_ident::#name;)));
                }
            }
        }
        let title = title(&messages);
        files.insert(format!("{module}.rs"), text(&title, &messages, items));
    }
    files.insert("api_key.rs".to_owned(), api_key::file(&model.apis));
    files.insert("mod.rs".to_owned(), root(files.keys(), &exports));
    files
}

/// The files of `json/messages/` by name, not yet formatted by rustfmt.
pub fn emit_json(model: &Model) -> BTreeMap<String, String> {
    json::files(model)
}

/// Messages by the file that they go to: both sides of an API together.
fn modules(model: &Model) -> BTreeMap<String, Vec<&Message>> {
    let mut modules: BTreeMap<String, Vec<&Message>> = BTreeMap::new();
    for message in &model.messages {
        let name = match message.kind {
            Kind::Request => message.name.trim_end_matches("Request"),
            Kind::Response => message.name.trim_end_matches("Response"),
            _ => &message.name,
        };
        modules.entry(names::snake(name)).or_default().push(message);
    }
    modules
}

fn side(name: &str, doc: &str, body: TokenStream) -> TokenStream {
    let name = format_ident!("{name}");
    quote! {
        #[doc = #doc]
        pub mod #name {
            use crate::wire::prelude::*;
            #body
        }
    }
}

/// A file's first line.
fn title(messages: &[&Message]) -> String {
    let first = messages[0];
    match (first.kind, first.api_key) {
        (Kind::Request | Kind::Response, Some(key)) => {
            let name = first
                .name
                .trim_end_matches("Request")
                .trim_end_matches("Response");
            match &first.renamed_to {
                Some(_) => format!(
                    "{name}, the former name of API {key}, {}.",
                    first.api.as_deref().unwrap_or_default()
                ),
                None => format!("{name}, API {key}."),
            }
        }
        (Kind::Metadata, Some(key)) => format!("{}, cluster metadata of type {key}.", first.name),
        (Kind::CoordinatorKey, Some(key)) => format!(
            "{}, the key of coordinator records of type {key}.",
            first.name
        ),
        (Kind::CoordinatorValue, Some(key)) => {
            format!(
                "{}, the value of coordinator records of type {key}.",
                first.name
            )
        }
        _ => format!("{}.", first.name),
    }
}

const DO_NOT_EDIT: &str =
    "// Written by `cargo xtask codegen`: to change it, change the specs or the generator.\n\n";

fn text(title: &str, messages: &[&Message], items: TokenStream) -> String {
    let specs: Vec<String> = messages
        .iter()
        .map(|message| format!("`schemas/{}`", message.file))
        .collect();
    let body = render(items);
    format!(
        "//! {title}\n//!\n//! From {}.\n{DO_NOT_EDIT}{body}",
        specs.join(" and ")
    )
}

fn root<'f>(files: impl Iterator<Item = &'f String>, exports: &[(String, TokenStream)]) -> String {
    let modules = files.map(|file| {
        let module = names::field_ident(file.trim_end_matches(".rs"));
        if file == "api_key.rs" {
            quote!(mod #module;)
        } else {
            quote!(pub mod #module;)
        }
    });
    let names: String = exports
        .iter()
        .map(|(name, _)| format!("            {name},\n"))
        .collect();
    let every = EVERY_MESSAGE.replace("NAMES", &names);
    let exports = exports.iter().map(|(_, export)| export);
    let body = render(quote! {
        #(#modules)*
        pub use api_key::{ApiKey, UnknownApiKey};
        #(#exports)*
    });
    format!(
        "//! Every message of Kafka's specs. An API's file holds the modules `request` and `response`, with \
         the structs\n//! nested in each; the messages themselves are found here.\n{DO_NOT_EDIT}{body}{every}"
    )
}

/// The macro that lists all messages, one a line so that a new one is a line.
const EVERY_MESSAGE: &str = r"
/// Calls a macro with the names of all messages, a comma behind each: for tables and tests that must
/// not miss one.
///
/// ```
/// macro_rules! count {
///     ($($message:ident,)*) => { [$(stringify!($message)),*].len() };
/// }
/// assert!(kafka_proto::every_message!(count) > 200);
/// ```
#[macro_export]
macro_rules! every_message {
    ($callback:ident) => {
        $callback! {
NAMES        }
    };
}
";

/// Tokens as text. They come from this crate, so they parse.
fn render(items: TokenStream) -> String {
    match syn::parse2::<syn::File>(items.clone()) {
        Ok(file) => spaced(&prettyplease::unparse(&file)),
        Err(error) => panic!("the emitter wrote what is not Rust: {error}: {items}"),
    }
}

/// Puts an empty line between items, as people do.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut previous = "";
    for line in text.lines() {
        let indent = |line: &str| line.len() - line.trim_start().len();
        let ends_item = matches!(previous.trim_start(), "}" | "};")
            || previous.trim_start().starts_with("use ");
        let starts_item = ["///", "#[", "impl", "pub ", "mod ", "fn ", "const fn"]
            .iter()
            .any(|start| line.trim_start().starts_with(start));
        if ends_item && starts_item && indent(previous) == indent(line) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        previous = line;
    }
    out
}
