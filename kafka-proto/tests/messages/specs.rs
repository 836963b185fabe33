//! The specs in `schemas/`, checked.

use codegen::model::{Message, Model};
use std::path::Path;

pub struct Specs(Model);

impl Specs {
    pub fn load() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
        let mut texts = Vec::new();
        for room in std::fs::read_dir(&folder).expect("schemas/ is there") {
            for file in std::fs::read_dir(room.expect("readable").path()).expect("readable") {
                let path = file.expect("readable").path();
                let text = std::fs::read_to_string(&path).expect("readable");
                texts.push((path.display().to_string(), text));
            }
        }
        let specs = texts
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str()));
        let specs = codegen::parse::parse_all(specs).expect("the checked-in specs are right");
        Self(codegen::resolve::resolve(&specs).expect("the checked-in specs are right"))
    }

    pub fn message(&self, name: &str) -> &Message {
        let mut messages = self.0.messages.iter();
        messages
            .find(|message| message.name == name)
            .expect("a spec for every message")
    }

    /// How many (message, version) there are.
    pub fn layouts(&self) -> usize {
        self.0
            .messages
            .iter()
            .map(|message| message.versions.count())
            .sum()
    }
}
