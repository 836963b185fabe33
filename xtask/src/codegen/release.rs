//! Finds the specs in what a person has of a Kafka release.

use super::tree::Tree;
use anyhow::Context;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Where specs lie in Kafka's jars.
const JAR_FOLDERS: [&str; 3] = ["common/message/", "common/metadata/", "message/"];

/// Reads the specs in jars, in folders of jars and in folders of JSON files.
///
/// # Errors
///
/// If a file cannot be read, or nothing was found.
pub fn read(paths: &[PathBuf]) -> anyhow::Result<Tree> {
    let mut specs = Vec::new();
    for path in paths {
        if path.is_dir() {
            let jars = jars(path)?;
            for jar in &jars {
                read_jar(jar, &mut specs)?;
            }
            if jars.is_empty() {
                let tree = Tree::read(path, "json")?;
                specs.extend(
                    tree.iter()
                        .map(|(name, text)| (name.to_owned(), text.to_owned())),
                );
            }
        } else {
            read_jar(path, &mut specs)?;
        }
    }
    anyhow::ensure!(!specs.is_empty(), "no message specs were found");
    Ok(specs.into_iter().collect())
}

fn jars(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut jars = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "jar") {
            jars.push(path);
        }
    }
    jars.sort();
    Ok(jars)
}

fn read_jar(path: &Path, specs: &mut Vec<(String, String)>) -> anyhow::Result<()> {
    let context = || path.display().to_string();
    let mut jar =
        zip::ZipArchive::new(File::open(path).with_context(context)?).with_context(context)?;
    let file_name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    for index in 0..jar.len() {
        let mut entry = jar.by_index(index).with_context(context)?;
        let name = entry.name().to_owned();
        let is_spec =
            name.ends_with(".json") && JAR_FOLDERS.iter().any(|folder| name.starts_with(folder));
        if is_spec {
            let mut text = String::new();
            entry.read_to_string(&mut text).with_context(context)?;
            specs.push((format!("{file_name}/{name}"), text));
        }
    }
    Ok(())
}
