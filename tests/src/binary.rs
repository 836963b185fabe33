//! The binaries under test, built at most once a test run.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

static SERVER: OnceLock<PathBuf> = OnceLock::new();
static BENCH: OnceLock<PathBuf> = OnceLock::new();

/// Name another binary to test: one that was built for release, say.
const OTHER_SERVER: &str = "CHRONIK_SERVER";
const OTHER_BENCH: &str = "CHRONIK_BENCH";

/// The path of `chronik-server`, built with the profile that the tests were built with.
///
/// # Panics
///
/// If it cannot be built.
pub(crate) fn server_binary() -> &'static Path {
    SERVER.get_or_init(|| build("chronik-server", OTHER_SERVER))
}

/// The path of `chronik-bench`, built likewise.
///
/// # Panics
///
/// If it cannot be built.
pub(crate) fn bench_binary() -> &'static Path {
    BENCH.get_or_init(|| build("chronik-bench", OTHER_BENCH))
}

/// Tests lie in `TARGET/PROFILE/deps/`, binaries in `TARGET/PROFILE/`. The workspace is named for the sake of its
/// features: they are those that `cargo test` has built the broker's library with already.
fn build(binary: &str, other: &str) -> PathBuf {
    if let Some(path) = std::env::var_os(other) {
        return path.into();
    }
    let test = std::env::current_exe().expect("the test knows its own path");
    let output = test
        .parent()
        .and_then(Path::parent)
        .expect("tests lie two folders deep");
    let target = output.parent().expect("profiles lie in a target folder");
    let profile = match output.file_name().and_then(|name| name.to_str()) {
        Some("debug") => "test",
        Some(name) => name,
        None => panic!("no profile in {}", output.display()),
    };
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--workspace"])
        .args(["--bin", binary, "--profile", profile])
        .arg("--target-dir")
        .arg(target)
        .status()
        .expect("cargo starts");
    assert!(status.success(), "{binary} does not build");
    output.join(binary)
}
