//! What a check finds.

use std::fmt;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is wrong: what the next start does away with, or will make.
    Note,
    /// A cache is wrong or missing: the records are there, and it can be made from them.
    Cache,
    /// Records, or state that is nowhere else, are damaged.
    Damage,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Cache => "cache",
            Self::Damage => "damage",
        })
    }
}

/// Something that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The partition's folder; empty for the data directory itself.
    pub partition: String,
    /// The file in it.
    pub file: String,
    /// The byte at which it stands, where it stands anywhere.
    pub position: Option<u64>,
    /// The offset that is due there, in a segment.
    pub offset: Option<i64>,
    /// What it is.
    pub what: String,
    /// What was done about it.
    pub repaired: Option<&'static str>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.severity)?;
        if !self.partition.is_empty() {
            write!(f, "{}/", self.partition)?;
        }
        f.write_str(&self.file)?;
        if let Some(position) = self.position {
            write!(f, " at position {position}")?;
        }
        if let Some(offset) = self.offset {
            write!(f, ", offset {offset}")?;
        }
        write!(f, ": {}", self.what)?;
        if let Some(repaired) = self.repaired {
            write!(f, "; {repaired}")?;
        }
        Ok(())
    }
}

/// What a check went through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Folders of partitions.
    pub partitions: u64,
    /// Segments.
    pub segments: u64,
    /// Batches, and messages of the formats before them.
    pub batches: u64,
    /// Bytes of segments.
    pub bytes: u64,
}
