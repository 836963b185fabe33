//! Writes a target's corpus into a folder, a file an input: `fuzz-seeds TARGET FOLDER`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [target, folder] = arguments.as_slice() else {
        eprintln!("usage: fuzz-seeds TARGET FOLDER");
        return ExitCode::FAILURE;
    };
    let Some(target) = fuzz::Target::named(target) else {
        eprintln!("no target is called {target}");
        return ExitCode::FAILURE;
    };
    let made = fuzz::made(target).map(|input| ("made", input));
    let found = fuzz::found(target).map(|input| ("found", input));
    for (index, (origin, input)) in made.chain(found).enumerate() {
        let file = Path::new(folder).join(format!("{origin}-{index:05}"));
        if let Err(error) = std::fs::write(&file, input) {
            eprintln!("{}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
