//! `cargo xtask regeneration`: the workspace under a release that is not there yet.
//!
//! A copy of the workspace imports the made-up release in `tests/next-release/`, and must build and pass its tests without
//! a line changed by hand. The copy and its target folder stay, so that the next run is quick.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::codegen;
use crate::kafka::root;

/// Where the copy is, from the workspace on.
const COPY: &str = "target/regeneration/workspace";

/// Copies, imports, builds, tests.
///
/// # Errors
///
/// Fails if the release is refused, or if anything in the copy does not build or pass.
pub fn run() -> Result<()> {
    let copy = root().join(COPY);
    std::fs::create_dir_all(&copy)?;
    mirror(&root(), &copy)?;
    codegen::import_into(&copy, &copy.join("tests/next-release"))?;
    cargo(&copy, &["test", "--workspace", "--no-fail-fast"])
}

fn cargo(copy: &Path, arguments: &[&str]) -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--quiet")
        .env(
            "CARGO_TARGET_DIR",
            root().join("target/regeneration/target"),
        )
        .current_dir(copy)
        .status()
        .context("cannot start cargo")?;
    ensure!(
        status.success(),
        "cargo {} fails with the next release",
        arguments.join(" ")
    );
    Ok(())
}

/// Makes `copy` hold the files that git knows or would add. One whose text is the same is left alone, so that what was
/// built of it stays fresh; one that is gone goes.
fn mirror(from: &Path, copy: &Path) -> Result<()> {
    let output = Command::new("git")
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ])
        .current_dir(from)
        .output()
        .context("cannot start git")?;
    ensure!(output.status.success(), "git lists no files");
    let listed = String::from_utf8(output.stdout)?;
    let names: BTreeSet<&str> = listed
        .split_terminator('\0')
        .filter(|name| from.join(name).is_file())
        .collect();
    for name in &names {
        let (source, target) = (from.join(name), copy.join(name));
        let bytes = std::fs::read(&source)?;
        if std::fs::read(&target).ok().as_deref() != Some(&bytes) {
            if let Some(parent) = target.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::copy(&source, &target).with_context(|| target.display().to_string())?;
        }
    }
    remove_others(copy, copy, &names)
}

fn remove_others(folder: &Path, copy: &Path, names: &BTreeSet<&str>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.strip_prefix(copy).unwrap_or(&path);
        if path.is_dir() {
            remove_others(&path, copy, names)?;
        } else if !names.contains(name.to_string_lossy().as_ref()) {
            std::fs::remove_file(&path)?;
        }
    }
    Ok(())
}
