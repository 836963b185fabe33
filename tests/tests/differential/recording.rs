//! What Kafka answered, checked in.
//!
//! Lines of text, compressed: `> NAME@VERSION RELEASE FINGERPRINT` begins a play, `NUMBER JSON` is the answer to a line
//! of the conversation. RELEASE is `-` where no release speaks all that the play needs.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::player::Answers;

const FILE: &str = "tests/differential/recording.zst";

/// The answers to all plays, by name.
#[derive(Default)]
pub struct Recording(pub BTreeMap<String, Recorded>);

/// The answers to one play.
pub struct Recorded {
    /// Of which release; none if there is none.
    pub release: Option<String>,
    /// Of the conversation.
    pub fingerprint: u32,
    pub answers: Answers,
}

impl Recording {
    fn path() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)
    }

    /// Reads the one that is checked in.
    pub fn read() -> Self {
        let file = std::fs::File::open(Self::path()).expect("the recording");
        let bytes = zstd::decode_all(file).expect("zstd");
        let text = String::from_utf8(bytes).expect("text");
        let mut plays = BTreeMap::new();
        let mut lines = text.lines().peekable();
        while let Some(head) = lines.next() {
            let words: Vec<&str> = head.split(' ').collect();
            let [">", name, release, fingerprint] = words[..] else {
                panic!("no head of a play: {head}");
            };
            let mut answers = Answers::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with('>')) {
                let (number, answer) = line.split_once(' ').expect("NUMBER JSON");
                answers.insert(
                    number.parse().expect("a number"),
                    serde_json::from_str(answer).expect("JSON"),
                );
            }
            let recorded = Recorded {
                release: (release != "-").then(|| release.to_owned()),
                fingerprint: fingerprint.parse().expect("a fingerprint"),
                answers,
            };
            plays.insert(name.to_owned(), recorded);
        }
        Self(plays)
    }

    /// Checks it in; its size.
    pub fn write(&self) -> u64 {
        let file = std::fs::File::create(Self::path()).expect("a file");
        let mut file = zstd::Encoder::new(file, 19).expect("zstd");
        for (name, recorded) in &self.0 {
            let release = recorded.release.as_deref().unwrap_or("-");
            writeln!(file, "> {name} {release} {}", recorded.fingerprint).expect("a line");
            for (number, answer) in &recorded.answers {
                writeln!(file, "{number} {answer}").expect("a line");
            }
        }
        let file = file.finish().expect("zstd");
        file.metadata().expect("a file").len()
    }
}
