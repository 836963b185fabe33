//! Everything in the corpus once more, by the targets' own functions.

use fuzz::{Target, corpus};

fn replay(target: Target) {
    let count = corpus(target).map(|input| target.run(&input)).count();
    assert!(count > 100, "{count} inputs of {target:?}");
}

#[test]
fn requests() {
    replay(Target::Request);
}

#[test]
fn responses() {
    replay(Target::Response);
}

#[test]
fn messages() {
    replay(Target::Message);
}

#[test]
fn records() {
    replay(Target::Records);
}

#[test]
fn json() {
    replay(Target::Json);
}
