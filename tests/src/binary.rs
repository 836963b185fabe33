//! The server's binary, built at most once a test run.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

static BINARY: OnceLock<PathBuf> = OnceLock::new();

/// Names another server to test: one that was built for release, say.
const OTHER_BINARY: &str = "CHRONIK_SERVER";

/// The path of `chronik-server`, built with the profile that the tests were built with.
///
/// # Panics
///
/// If it cannot be built.
pub(crate) fn server_binary() -> &'static Path {
    BINARY.get_or_init(build)
}

/// Tests lie in `TARGET/PROFILE/deps/`, the server in `TARGET/PROFILE/`. The workspace is named for the sake of its
/// features: they are those that `cargo test` has built the broker's library with already.
fn build() -> PathBuf {
    if let Some(path) = std::env::var_os(OTHER_BINARY) {
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
        .args(["--bin", "chronik-server", "--profile", profile])
        .arg("--target-dir")
        .arg(target)
        .status()
        .expect("cargo starts");
    assert!(status.success(), "chronik-server does not build");
    output.join("chronik-server")
}
