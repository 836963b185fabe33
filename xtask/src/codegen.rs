//! `cargo xtask codegen`: schemas/ into kafka-proto's messages and their JSON form, and Kafka releases into schemas/.

mod release;
mod tree;

use anyhow::Context;
use codegen::spec::{Kind, SpecSet};
use std::path::{Path, PathBuf};
use tree::Tree;

/// What the command line of `cargo xtask codegen` may hold.
#[derive(clap::Args)]
pub struct Arguments {
    /// Only compare: fail if the checked-in code is not what schemas/ gives
    #[arg(long)]
    check: bool,
    /// A Kafka release to merge into schemas/ first: its libs/ folder, single jars, or a folder of specs
    #[arg(long, value_name = "PATH", num_args = 1..)]
    import: Vec<PathBuf>,
}

/// Imports what is asked for, then writes or checks the generated code.
///
/// # Errors
///
/// Fails if a spec is wrong, a merge is refused, a file cannot be read or written, or `--check` finds a
/// difference.
pub fn run(arguments: Arguments) -> anyhow::Result<()> {
    anyhow::ensure!(
        !arguments.check || arguments.import.is_empty(),
        "--check imports nothing"
    );
    run_in(&root()?, arguments)
}

/// Merges a release into the schemas of another copy of the workspace, and writes that copy's code.
///
/// # Errors
///
/// As [`run`].
pub fn import_into(root: &Path, release: &Path) -> anyhow::Result<()> {
    let arguments = Arguments {
        check: false,
        import: vec![release.to_owned()],
    };
    run_in(root, arguments)
}

fn run_in(root: &Path, arguments: Arguments) -> anyhow::Result<()> {
    let schemas = root.join("schemas");
    if !arguments.import.is_empty() {
        import(&schemas, &arguments.import)?;
    }
    let specs = load(&schemas)?;
    let generated = generate(&specs)?;
    if arguments.check {
        let mut differences = schema_tree(&specs).differences(&schemas)?;
        for (folder, files) in &generated {
            differences.extend(files.differences(&root.join(folder))?);
        }
        anyhow::ensure!(
            differences.is_empty(),
            "{}\nThe files are not what schemas/ gives; `cargo xtask codegen` writes them.",
            differences.join("\n")
        );
    } else {
        for (folder, files) in &generated {
            files.replace(&root.join(folder))?;
        }
    }
    println!("{}", summary(&specs));
    Ok(())
}

fn root() -> anyhow::Result<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest
        .parent()
        .map(Path::to_owned)
        .context("xtask lies in no workspace")
}

/// The specs in a folder.
///
/// # Errors
///
/// If a file cannot be read or is no spec.
pub fn load(schemas: &Path) -> anyhow::Result<SpecSet> {
    let tree = Tree::read(schemas, "json")?;
    Ok(codegen::parse::parse_all(tree.iter())?)
}

fn import(schemas: &Path, paths: &[PathBuf]) -> anyhow::Result<()> {
    let known = load(schemas)?;
    let release = release::read(paths)?;
    let merged = codegen::merge::merge(&known, &codegen::parse::parse_all(release.iter())?)?;
    codegen::resolve::resolve(&merged)?;
    schema_tree(&merged).replace(schemas)
}

/// The files that `schemas/` should hold.
fn schema_tree(specs: &SpecSet) -> Tree {
    specs
        .values()
        .map(|spec| {
            let path = format!("{}/{}.json", codegen::quirks::folder(spec), spec.name);
            (path, codegen::schema::text(spec))
        })
        .collect()
}

/// The generated folders of kafka-proto, and the files that each should hold, formatted.
fn generate(specs: &SpecSet) -> anyhow::Result<[(&'static str, Tree); 2]> {
    let model = codegen::resolve::resolve(specs)?;
    let messages: Tree = codegen::emit::emit(&model).into_iter().collect();
    let json: Tree = codegen::emit::emit_json(&model).into_iter().collect();
    Ok([
        ("kafka-proto/src/messages", messages.formatted()?),
        ("kafka-proto/src/json/messages", json.formatted()?),
    ])
}

/// How many layouts there are, by folder.
fn summary(specs: &SpecSet) -> String {
    let mut folders: Vec<(&str, usize, usize)> = Vec::new();
    for spec in specs.values() {
        let folder = codegen::quirks::folder(spec);
        let count = spec.valid_versions.count();
        match folders.iter_mut().find(|(name, ..)| *name == folder) {
            Some((_, messages, layouts)) => {
                *messages += 1;
                *layouts += count;
            }
            None => folders.push((folder, 1, count)),
        }
    }
    folders.sort_unstable();
    let apis = specs
        .values()
        .filter(|spec| spec.kind == Kind::Request && spec.renamed_to.is_none())
        .count();
    let mut text = format!("{apis} APIs;");
    for (folder, messages, layouts) in folders {
        text.push_str(&format!(
            " {folder}: {messages} messages in {layouts} versions;"
        ));
    }
    text.trim_end_matches(';').to_owned()
}
