//! The project's chores: `cargo xtask <command>`. One module a command; the logic that others could
//! use lives in the library crates.
#![forbid(unsafe_code)]

mod codegen;
mod compacted;
mod compare;
mod differential;
mod fuzz;
mod golden;
mod interchange;
mod interop;
mod kafka;
mod process;
mod purity;
mod regeneration;
mod tools;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's chores")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes kafka-proto's messages from schemas/, and merges a Kafka release into schemas/
    Codegen(codegen::Arguments),
    /// Has Kafka's own cleaner compact the logs that ours is held against
    Compacted,
    /// Puts our broker and a real Kafka under the same loads, and writes a table and plots of what each costs
    Compare(compare::Arguments),
    /// Holds our broker's answers against those of real Kafkas, field by field
    Differential(differential::Arguments),
    /// Runs kafka-proto under libFuzzer
    Fuzz(fuzz::Arguments),
    /// Has Kafka's own classes write every message, and compares kafka-proto with them
    ///
    /// It does so with the oldest and the newest release that schemas/ is made from. Without arguments it rewrites the
    /// vectors that are checked in; with --seed or --per it leaves those alone, and makes and checks fresh ones.
    Golden(golden::Arguments),
    /// Runs real Kafka clients through one scenario and prints a table
    Interop(interop::Arguments),
    /// Lets our broker and a real Kafka take turns on one data directory
    Interchange(interchange::Arguments),
    /// Proves that the core does no I/O, reads no clock and draws no randomness
    Purity,
    /// Imports a made-up next release into a copy of the workspace, which must build and pass its tests
    Regeneration,
    /// Runs Kafka's own command-line tools against our broker and a real Kafka, and compares what they print
    Tools(tools::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Codegen(arguments) => codegen::run(arguments),
        Command::Compacted => compacted::run(),
        Command::Compare(arguments) => compare::run(arguments),
        Command::Differential(arguments) => differential::run(arguments),
        Command::Fuzz(arguments) => fuzz::run(arguments),
        Command::Golden(arguments) => golden::run(arguments),
        Command::Interchange(arguments) => interchange::run(arguments),
        Command::Interop(arguments) => interop::run(arguments),
        Command::Purity => purity::run(),
        Command::Regeneration => regeneration::run(),
        Command::Tools(arguments) => tools::run(arguments),
    }
}
