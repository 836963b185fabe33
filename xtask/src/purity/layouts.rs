//! No layout is written by hand: bytes become numbers, and numbers bytes, in kafka-proto alone.
//!
//! Outside of it, and inside of it outside its primitives, nothing may name what turns one into the other. The few files
//! that may are listed with the reason; one that no longer does must leave the list.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use proc_macro2::Span;
use syn::visit::{self, Visit};

use super::{is_for_tests, rust_files};

/// Where the rule holds.
const FOLDERS: [&str; 3] = ["broker/src", "bench-client/src", "kafka-proto/src"];

/// Folders and files where it does not, and why.
const ALLOWED: [(&str, &str); 13] = [
    ("kafka-proto/src/wire/", "the primitives"),
    (
        "kafka-proto/src/records/",
        "the record formats, which no spec describes",
    ),
    (
        "kafka-proto/src/frame.rs",
        "a frame's size; what headers of any version begin with",
    ),
    (
        "kafka-proto/src/versioned.rs",
        "the int16 in front of a message in a log",
    ),
    ("kafka-proto/src/messages/", "generated"),
    (
        "broker/src/log/index.rs",
        "Kafka's index files, which no spec describes",
    ),
    (
        "broker/src/log/txn_index.rs",
        "Kafka's files of aborted transactions, which no spec describes",
    ),
    (
        "broker/src/log/wal/",
        "the write-ahead log, a format of the broker's own",
    ),
    (
        "broker/src/log/log_states.rs",
        "what a checkpoint notes, a format of the broker's own",
    ),
    (
        "broker/src/log/segment_check.rs",
        "the zeros that an offset begins with",
    ),
    (
        "broker/src/cluster/record.rs",
        "the three varints in front of a metadata record",
    ),
    (
        "bench-client/src/message.rs",
        "what the bench itself puts into a record's value",
    ),
    ("bench-client/src/keys.rs", "the hash of a key"),
];

/// Reads and writes of numbers, by the names that std, `bytes` and kafka-proto's own `wire` give them.
fn is_primitive(name: &str) -> bool {
    let number = |rest: &str| {
        let rest = rest.trim_end_matches("_le");
        matches!(
            rest,
            "i16"
                | "u16"
                | "i32"
                | "u32"
                | "i64"
                | "u64"
                | "i128"
                | "u128"
                | "f32"
                | "f64"
                | "int"
                | "uint"
        )
    };
    let prefixed = ["get_", "try_get_", "put_"]
        .iter()
        .any(|prefix| name.strip_prefix(prefix).is_some_and(number));
    let is_order = |way: &str| {
        let order = name
            .strip_prefix(way)
            .and_then(|rest| rest.strip_suffix("_bytes"));
        matches!(order, Some("be" | "le"))
    };
    prefixed
        || is_order("from_")
        || is_order("to_")
        || matches!(name, "unsigned_varint" | "put_unsigned_varint")
}

/// Holds every file against the rule.
///
/// # Errors
///
/// Fails with every place that breaks it, and with every permission that nobody needs.
pub fn check(root: &Path) -> Result<usize> {
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in FOLDERS {
        rust_files(&root.join(folder), &["tests"], &mut files)?;
    }
    let mut findings = Vec::new();
    let mut needed = [false; ALLOWED.len()];
    for file in &files {
        let name = file
            .strip_prefix(root)
            .unwrap_or(file)
            .display()
            .to_string();
        let text = std::fs::read_to_string(file)?;
        let found = lint(&text).with_context(|| name.clone())?;
        match ALLOWED
            .iter()
            .position(|(allowed, _)| name.starts_with(allowed))
        {
            Some(index) => needed[index] |= !found.is_empty(),
            None => findings.extend(found.into_iter().map(|found| format!("{name}:{found}"))),
        }
    }
    ensure!(
        findings.is_empty(),
        "a layout is written by hand (kafka-proto has messages and primitives for it):\n{}",
        findings.join("\n")
    );
    for ((allowed, reason), needed) in ALLOWED.iter().zip(needed) {
        ensure!(
            needed,
            "{allowed} ({reason}) need not be allowed to write layouts"
        );
    }
    Ok(files.len())
}

/// Every primitive that a source text names outside its tests, as `LINE: NAME`.
fn lint(text: &str) -> Result<Vec<String>> {
    let file = syn::parse_file(text)?;
    let mut linter = Linter::default();
    linter.visit_file(&file);
    Ok(linter.findings)
}

#[derive(Default)]
struct Linter {
    findings: Vec<String>,
}

impl Linter {
    fn check(&mut self, name: &str, span: Span) {
        if is_primitive(name) {
            self.findings.push(format!("{}: {name}", span.start().line));
        }
    }

    /// Inside a macro call are tokens only.
    fn check_tokens(&mut self, tokens: proc_macro2::TokenStream) {
        for token in tokens {
            match token {
                proc_macro2::TokenTree::Ident(ident) => {
                    self.check(&ident.to_string(), ident.span())
                }
                proc_macro2::TokenTree::Group(group) => self.check_tokens(group.stream()),
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Linter {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.check(&call.method.to_string(), call.method.span());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_path_segment(&mut self, segment: &'ast syn::PathSegment) {
        self.check(&segment.ident.to_string(), segment.ident.span());
        visit::visit_path_segment(self, segment);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.check_tokens(called.tokens.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::lint;

    #[test]
    fn numbers_made_of_bytes_are_found_however_they_are_made() {
        let found = |text: &str| lint(text).unwrap();
        assert_eq!(
            found("fn f(b: [u8; 4]) -> i32 { i32::from_be_bytes(b) }"),
            ["1: from_be_bytes"]
        );
        assert_eq!(
            found("fn f(b: &mut Vec<u8>) {\n b.put_i16(1); b.extend(7_u32.to_le_bytes()); }"),
            ["2: put_i16", "2: to_le_bytes"]
        );
        assert_eq!(
            found("fn f(mut b: &[u8]) { b.get_u64_le(); }"),
            ["1: get_u64_le"]
        );
        assert_eq!(
            found("fn f() { x.map(i16::from_le_bytes); }"),
            ["1: from_le_bytes"]
        );
        assert_eq!(found("fn f() { assert!(b.put_i64(1)); }"), ["1: put_i64"]);
        assert_eq!(
            found("fn f() { d.unsigned_varint(\"n\"); }"),
            ["1: unsigned_varint"]
        );
    }

    #[test]
    fn messages_and_tests_are_left_alone() {
        let text = "fn f() { m.encode(&mut b, 1); b.put_slice(s); m.get(3); u.to_bytes(); }\n\
                    #[cfg(test)]\nmod tests { fn f() { 1_i16.to_be_bytes(); } }";
        assert!(lint(text).unwrap().is_empty());
    }
}
