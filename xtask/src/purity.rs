//! `cargo xtask purity`: proof that the core does no I/O, reads no clock and draws no randomness.
//!
//! Two parts: the library builds without its shell feature and depends on nothing that could, and its source names none of
//! the parts of std that do. Maps whose order differs from run to run count as randomness. And that kafka-proto is the only
//! codec ([`layouts`]).

mod layouts;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::kafka::root;

/// Packages that reach the operating system, a clock or randomness. `chacha20` and `rand_core` are a seeded generator.
const FORBIDDEN_PACKAGES: [&str; 30] = [
    "anyhow",
    "async-std",
    "chrono",
    "clap",
    "crossbeam-channel",
    "fastrand",
    "fs4",
    "getrandom",
    "instant",
    "jiff",
    "libc",
    "log",
    "memmap2",
    "mio",
    "nix",
    "num_cpus",
    "parking_lot",
    "polling",
    "quanta",
    "rand",
    "rayon",
    "rustix",
    "signal-hook",
    "signal-hook-mio",
    "socket2",
    "tempfile",
    "time",
    "tokio",
    "tracing-subscriber",
    "windows-sys",
];

/// Paths that the source must not name, nor anything inside them.
const FORBIDDEN_PATHS: [&[&str]; 19] = [
    &["std", "fs"],
    &["std", "net", "TcpListener"],
    &["std", "net", "TcpStream"],
    &["std", "net", "ToSocketAddrs"],
    &["std", "net", "UdpSocket"],
    &["std", "os"],
    &["std", "env"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "io", "stdin"],
    &["std", "io", "stdout"],
    &["std", "io", "stderr"],
    &["std", "time", "Instant"],
    &["std", "time", "SystemTime"],
    &["std", "collections", "HashMap"],
    &["std", "collections", "HashSet"],
    &["std", "hash", "RandomState"],
    &["rand"],
    &["getrandom"],
];

const FORBIDDEN_MACROS: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

pub fn run() -> Result<()> {
    build_without_shell()?;
    let packages = forbidden_packages()?;
    ensure!(
        packages.is_empty(),
        "the core depends on {}",
        packages.join(", ")
    );
    let mut files = Vec::new();
    for folder in ["broker/src", "kafka-proto/src"] {
        rust_files(&root().join(folder), &["shell", "bin", "tests"], &mut files)?;
    }
    let mut findings = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file)?;
        let name = file
            .strip_prefix(root())
            .unwrap_or(file)
            .display()
            .to_string();
        findings.extend(
            lint(&text)
                .with_context(|| name.clone())?
                .into_iter()
                .map(|found| format!("{name}:{found}")),
        );
    }
    ensure!(
        findings.is_empty(),
        "the core names what it must not:\n{}",
        findings.join("\n")
    );
    println!(
        "{} files of the core are free of I/O, clocks and randomness",
        files.len()
    );
    let files = layouts::check(&root())?;
    println!("{files} files write no layout by hand");
    Ok(())
}

fn build_without_shell() -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .args([
            "build",
            "--quiet",
            "--package",
            "broker",
            "--lib",
            "--no-default-features",
        ])
        .current_dir(root())
        .status()?;
    ensure!(
        status.success(),
        "the broker does not build without its shell"
    );
    Ok(())
}

fn forbidden_packages() -> Result<Vec<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--package",
            "broker",
            "--no-default-features",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .args(["--format", "{lib}"])
        .current_dir(root())
        .output()?;
    ensure!(
        output.status.success(),
        "cargo tree: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout)?;
    ensure!(
        text.lines().any(|name| name == "kafka_proto"),
        "cargo tree does not name kafka-proto"
    );
    let mut found: Vec<String> = text
        .lines()
        .map(|name| name.trim_end_matches(" (*)").to_owned())
        .filter(|name| {
            FORBIDDEN_PACKAGES
                .iter()
                .any(|package| package.replace('-', "_") == *name)
        })
        .collect();
    found.sort();
    found.dedup();
    Ok(found)
}

/// Rust files below a folder, but for those in folders of some names, and for files of tests.
fn rust_files(folder: &Path, without: &[&str], files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if !without.contains(&name.as_str()) {
                rust_files(&path, without, files)?;
            }
        } else if name.ends_with(".rs") && name != "tests.rs" {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

/// Every forbidden name in a source text outside its tests, as `LINE: NAME`.
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
    fn check(&mut self, path: &[String], span: Span) {
        let is_inside = |forbidden: &&&[&str]| {
            path.len() >= forbidden.len() && forbidden.iter().zip(path).all(|(a, b)| a == b)
        };
        if FORBIDDEN_PATHS.iter().find(is_inside).is_some() {
            self.findings
                .push(format!("{}: {}", span.start().line, path.join("::")));
        }
    }

    fn check_use(&mut self, tree: &syn::UseTree, path: &mut Vec<String>) {
        match tree {
            syn::UseTree::Path(inner) => {
                path.push(inner.ident.to_string());
                self.check_use(&inner.tree, path);
                path.pop();
            }
            syn::UseTree::Name(name) => self.check_used(path, &name.ident),
            syn::UseTree::Rename(rename) => self.check_used(path, &rename.ident),
            syn::UseTree::Group(group) => group
                .items
                .iter()
                .for_each(|item| self.check_use(item, path)),
            syn::UseTree::Glob(glob) => {
                // A glob of a module that holds something forbidden brings it in without naming it.
                let holds = |forbidden: &&[&str]| {
                    forbidden.len() > path.len()
                        && forbidden.iter().zip(&*path).all(|(a, b)| a == b)
                };
                if FORBIDDEN_PATHS.iter().any(holds) {
                    self.findings.push(format!(
                        "{}: {}::*",
                        glob.span().start().line,
                        path.join("::")
                    ));
                }
                self.check(path, glob.span());
            }
        }
    }

    fn check_used(&mut self, path: &[String], last: &syn::Ident) {
        let mut whole = path.to_vec();
        if last != "self" {
            whole.push(last.to_string());
        }
        self.check(&whole, last.span());
    }
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|condition| condition.is_ident("test"))
    })
}

impl<'ast> Visit<'ast> for Linter {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !is_for_tests(&item.attrs) {
            self.check_use(&item.tree, &mut Vec::new());
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        self.check(&names, path.span());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        let name = called
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string())
            .unwrap_or_default();
        let line = called.path.span().start().line;
        if FORBIDDEN_MACROS.contains(&name.as_str()) {
            self.findings.push(format!("{line}: {name}!"));
        }
        // What stands inside a macro call is tokens only.
        let inside = called.tokens.to_string();
        for forbidden in FORBIDDEN_PATHS.iter().filter(|path| path.len() > 1) {
            if inside.contains(&forbidden.join(" :: ")) {
                self.findings
                    .push(format!("{line}: {}", forbidden.join("::")));
            }
        }
        visit::visit_macro(self, called);
    }
}

#[cfg(test)]
mod tests {
    use super::lint;

    #[test]
    fn clocks_files_threads_and_unordered_maps_are_found_however_they_are_named() {
        let found = |text: &str| lint(text).unwrap();
        assert_eq!(found("use std::time::Instant;"), ["1: std::time::Instant"]);
        assert_eq!(
            found("use std::{fmt, fs::{self, File}};"),
            ["1: std::fs", "1: std::fs::File"]
        );
        assert_eq!(
            found("\nfn f() { let _ = std::thread::current(); }"),
            ["2: std::thread::current"]
        );
        assert_eq!(
            found("use std::collections::*;"),
            ["1: std::collections::*"; 1]
        );
        assert_eq!(
            found("type M = std::collections::HashMap<u8, u8>;"),
            ["1: std::collections::HashMap"]
        );
        assert_eq!(found("fn f() { println!(); }"), ["1: println!"]);
        assert_eq!(
            found("fn f() { assert!(std::env::var(\"X\").is_ok()); }"),
            ["1: std::env"]
        );
    }

    #[test]
    fn pure_code_and_tests_are_left_alone() {
        let text = "use std::collections::BTreeMap;\nuse std::time::Duration;\nuse std::io::Read;\n\
                    #[cfg(test)]\nmod tests { use std::fs; }";
        assert!(lint(text).unwrap().is_empty());
    }
}
