//! A folder's text files, in memory.

use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Texts by path from the folder on, `/` between the parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl FromIterator<(String, String)> for Tree {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(files: I) -> Self {
        Self {
            files: files.into_iter().collect(),
        }
    }
}

impl Tree {
    /// Reads the files with this extension below `folder`. A folder that is not there is empty.
    ///
    /// # Errors
    ///
    /// If one cannot be read.
    pub fn read(folder: &Path, extension: &str) -> anyhow::Result<Self> {
        let mut tree = Self::default();
        if folder.exists() {
            tree.read_below(folder, "", extension)?;
        }
        Ok(tree)
    }

    fn read_below(&mut self, folder: &Path, prefix: &str, extension: &str) -> anyhow::Result<()> {
        for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let name = format!("{prefix}{name}");
            if path.is_dir() {
                self.read_below(&path, &format!("{name}/"), extension)?;
            } else if path.extension().is_some_and(|found| found == extension) {
                let text =
                    std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
                self.files.insert(name, text);
            }
        }
        Ok(())
    }

    /// Paths and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The Rust files as rustfmt leaves them.
    ///
    /// # Errors
    ///
    /// If rustfmt cannot be run, or refuses a file.
    pub fn formatted(&self) -> anyhow::Result<Self> {
        let scratch = Scratch::new()?;
        self.write(&scratch.0)?;
        let status = Command::new("rustfmt")
            .args(["--edition", "2024"])
            .args(self.files.keys().map(|path| scratch.0.join(path)))
            .status()
            .context("rustfmt (a component of the toolchain) formats the generated code")?;
        anyhow::ensure!(status.success(), "rustfmt refused the generated code");
        Self::read(&scratch.0, "rs")
    }

    fn write(&self, folder: &Path) -> anyhow::Result<()> {
        for (name, text) in &self.files {
            let path = folder.join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
            }
            std::fs::write(&path, text).with_context(|| path.display().to_string())?;
        }
        Ok(())
    }

    /// Makes `folder` hold these files and no others; files that are the same already are left alone.
    ///
    /// # Errors
    ///
    /// If a file cannot be read or written.
    pub fn replace(&self, folder: &Path) -> anyhow::Result<()> {
        let present = Self::read_all(folder)?;
        for name in present
            .files
            .keys()
            .filter(|name| !self.files.contains_key(*name))
        {
            let path = folder.join(name);
            std::fs::remove_file(&path).with_context(|| path.display().to_string())?;
        }
        let changed = self
            .files
            .iter()
            .filter(|(name, text)| present.files.get(*name) != Some(text));
        let changed: Self = changed
            .map(|(name, text)| (name.clone(), text.clone()))
            .collect();
        changed.write(folder)
    }

    /// Where `folder` differs from these files: the first line that does, for each file.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub fn differences(&self, folder: &Path) -> anyhow::Result<Vec<String>> {
        let present = Self::read_all(folder)?;
        let shown = |name: &str| folder.join(name).display().to_string();
        let mut differences = Vec::new();
        for (name, wanted) in &self.files {
            match present.files.get(name) {
                None => differences.push(format!("{} is missing", shown(name))),
                Some(found) if found != wanted => {
                    differences.push(difference(&shown(name), found, wanted))
                }
                Some(_) => {}
            }
        }
        for name in present
            .files
            .keys()
            .filter(|name| !self.files.contains_key(*name))
        {
            differences.push(format!("{} should not be there", shown(name)));
        }
        Ok(differences)
    }

    fn read_all(folder: &Path) -> anyhow::Result<Self> {
        let mut all = Self::read(folder, "rs")?;
        all.files.extend(Self::read(folder, "json")?.files);
        Ok(all)
    }
}

fn difference(name: &str, found: &str, wanted: &str) -> String {
    let (mut found_lines, mut wanted_lines) = (found.lines(), wanted.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (found_lines.next(), wanted_lines.next()) {
            (found, wanted) if found != wanted => {
                let (found, wanted) = (found.unwrap_or_default(), wanted.unwrap_or_default());
                return format!("{name}:{number}\n- {found}\n+ {wanted}");
            }
            (None, None) => return format!("{name}: differs in line ends"),
            _ => {}
        }
    }
}

/// A temporary folder that goes when it is dropped.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("chronik-codegen-{}", std::process::id()));
        std::fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Best effort: what stays behind in the temporary folder does no harm.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
