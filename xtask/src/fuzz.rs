//! `cargo xtask fuzz`: kafka-proto under libFuzzer, with the pinned toolchain.
//!
//! libFuzzer comes as source with a crate; coverage is LLVM's own pass, which any compiler can run. Address checking is
//! left out: it needs an unstable compiler, and the crate has no unsafe code for it to watch.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::kafka::root;

/// As in `fuzz::Target`, which xtask cannot name: it writes the code that the targets need.
const TARGETS: [&str; 5] = ["request", "response", "message", "records", "json"];

/// Coverage of edges and of comparisons, for libFuzzer to steer by.
const FLAGS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=4",
];

/// What the command line of `cargo xtask fuzz` may hold.
#[derive(clap::Args)]
pub struct Arguments {
    /// The target; all of them one after the other if it is left out
    #[arg(value_parser = TARGETS)]
    target: Option<String>,
    /// How long each runs
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    time: u32,
    /// Keeps what was found beyond the corpus that is checked in, and checks that in
    #[arg(long)]
    keep: bool,
}

/// Builds the targets and runs them.
///
/// # Errors
///
/// Fails if they cannot be built, or if one of them ends by anything but the clock.
pub fn run(arguments: Arguments) -> Result<()> {
    let targets: Vec<&str> = TARGETS
        .into_iter()
        .filter(|name| {
            let wanted = arguments.target.as_deref();
            wanted.is_none_or(|wanted| wanted == *name)
        })
        .collect();
    let folder = root().join("target/fuzz");
    let programs = build(&targets, &folder)?;
    for target in targets {
        let place = folder.join("work").join(target);
        let (seeds, found) = (place.join("seeds"), place.join("found"));
        std::fs::create_dir_all(&found)?;
        write_seeds(target, &seeds)?;
        let program = programs.join(format!("fuzz-{target}"));
        let time = format!("-max_total_time={}", arguments.time);
        start(
            &program,
            &place,
            &["found", "seeds", &time, "-print_final_stats=1"],
        )?;
        if arguments.keep {
            start(&program, &place, &["-merge=1", "seeds", "found"])?;
            keep(&seeds, &root().join(format!("fuzz/corpus/{target}.zst")))?;
        }
    }
    Ok(())
}

/// Has the corpus written into an empty folder, a file an input.
fn write_seeds(target: &str, seeds: &Path) -> Result<()> {
    if seeds.exists() {
        std::fs::remove_dir_all(seeds)?;
    }
    std::fs::create_dir_all(seeds)?;
    let status = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--package",
            "fuzz",
            "--features",
            "json",
            "--bin",
            "fuzz-seeds",
            "--",
            target,
        ])
        .arg(seeds)
        .current_dir(root())
        .status()
        .context("cannot start cargo")?;
    ensure!(status.success(), "no seeds of {target}");
    Ok(())
}

/// Builds the targets and tells where they are. With a target triple the flags are not the build scripts' too.
fn build(targets: &[&str], folder: &Path) -> Result<PathBuf> {
    let host = host()?;
    let mut command = Command::new(env!("CARGO"));
    command
        .args([
            "build",
            "--quiet",
            "--package",
            "fuzz",
            "--features",
            "libfuzzer",
        ])
        .args(["--profile", "fuzz", "--target", &host, "--target-dir"])
        .arg(folder)
        .env("RUSTFLAGS", FLAGS.join(" "))
        .current_dir(root());
    for target in targets {
        command.args(["--bin", &format!("fuzz-{target}")]);
    }
    let status = command.status().context("cannot start cargo")?;
    ensure!(status.success(), "the targets do not build");
    Ok(folder.join(host).join("fuzz"))
}

fn host() -> Result<String> {
    let output = Command::new("rustc")
        .arg("-vV")
        .output()
        .context("cannot start rustc")?;
    let text = String::from_utf8(output.stdout)?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not tell its host")?.to_owned())
}

fn start(program: &Path, place: &Path, arguments: &[&str]) -> Result<()> {
    let status = Command::new(program)
        .current_dir(place)
        .args(["-timeout=10", "-rss_limit_mb=1024", "-max_len=8192"])
        .args(arguments)
        .status()
        .with_context(|| format!("cannot start {}", program.display()))?;
    ensure!(
        status.success(),
        "{status}; the input is in {}",
        place.display()
    );
    Ok(())
}

/// Writes the seeds that no golden vector makes, each input behind its length, as `fuzz::corpus` reads it.
fn keep(seeds: &Path, file: &Path) -> Result<()> {
    let mut inputs = Vec::new();
    for entry in std::fs::read_dir(seeds)? {
        let path = entry?.path();
        let is_ours = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("seed-"));
        if !is_ours {
            inputs.push(std::fs::read(path)?);
        }
    }
    inputs.sort();
    let mut compressed = zstd::Encoder::new(std::fs::File::create(file)?, 19)?;
    for input in &inputs {
        compressed.write_all(&u32::try_from(input.len())?.to_le_bytes())?;
        compressed.write_all(input)?;
    }
    compressed.finish()?;
    println!("{}: {} inputs", file.display(), inputs.len());
    Ok(())
}
