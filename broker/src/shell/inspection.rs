//! Looking into a data directory from the command line: `check` and `dump`. What there is to find is the library's to say.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

use super::arguments::{Check, Dump, LogFormat};
use super::directory::LockedDirectory;
use super::file_disk::FileDisk;
use crate::log::{self, DumpOptions, Severity};

/// Checks a data directory: 0 if nothing is wrong any more, 1 otherwise.
pub(super) fn check(arguments: &Check) -> ExitCode {
    finish(try_check(arguments))
}

/// Shows a file: 0 if it could be read to its end, 1 otherwise.
pub(super) fn dump(arguments: &Dump) -> ExitCode {
    finish(try_dump(arguments).map(|()| true))
}

fn finish(outcome: Result<bool>) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever does not read on does not miss it.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("chronik-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let cause = error.downcast_ref::<io::Error>();
    cause.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn try_check(arguments: &Check) -> Result<bool> {
    let directory = &arguments.data_dir;
    let _locked = LockedDirectory::lock_existing(directory)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut findings = Vec::new();
    let mut check = log::Check::new(open(directory)?, arguments.repair, &mut findings)?;
    let (mut wrong, mut repaired) = (0, 0);
    loop {
        for finding in findings.drain(..) {
            writeln!(out, "{finding}")?;
            if finding.severity > Severity::Note {
                wrong += 1;
                repaired += u64::from(finding.repaired.is_some());
            }
        }
        out.flush()?;
        if !check.step(&mut findings)? {
            break;
        }
    }
    let checked = check.checked();
    let outcome = match (wrong, repaired) {
        (0, _) => "nothing is wrong".to_owned(),
        (wrong, 0) => format!("{wrong} wrong"),
        (wrong, repaired) => format!("{wrong} wrong, {repaired} of them repaired"),
    };
    writeln!(
        out,
        "{} partitions, {} segments, {} batches, {} bytes: {outcome}",
        checked.partitions, checked.segments, checked.batches, checked.bytes
    )?;
    out.flush()?;
    Ok(wrong == repaired)
}

fn try_dump(arguments: &Dump) -> Result<()> {
    let file = std::path::absolute(&arguments.file)
        .with_context(|| format!("there is no file {}", arguments.file.display()))?;
    // The folder's name tells what the records are.
    let root: PathBuf = file
        .ancestors()
        .nth(2)
        .or(file.parent())
        .unwrap_or(Path::new("/"))
        .to_path_buf();
    let inside = file.strip_prefix(&root).unwrap_or(&file);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut written = Ok(());
    let options = DumpOptions {
        deep: arguments.deep,
    };
    log::dump(&mut open(&root)?, inside, options, &mut |line| {
        if written.is_ok() {
            written = match arguments.format {
                LogFormat::Text => writeln!(out, "{line}"),
                LogFormat::Json => writeln!(out, "{}", line.to_json()),
            };
        }
    })?;
    written?;
    out.flush()?;
    Ok(())
}

fn open(directory: &Path) -> Result<FileDisk> {
    FileDisk::new(directory.to_path_buf())
        .with_context(|| format!("cannot open {}", directory.display()))
}
