//! Conversations as text.
//!
//! ```text
//! == deletion-twice 1-5
//! CreateTopics 5 {topics:[{name:"~a",numPartitions:1,replicationFactor:1}]}
//! DeleteTopics * {topicNames:["~a"<|,"~a"|,"~b">],timeoutMs:5000}
//! two: Metadata 7 {topics:[{name:"~a"}]} -> error = topics[0].errorCode
//! ```
//!
//! A conversation is played once for each version of the APIs whose version is `*` (in a range, if one is given), on
//! connections of its own. In strings `~` stands for a prefix that no other play has, and `$x` for what `->` took out of
//! an earlier answer. `<a|b>` makes a line of each. A line is sent and its answer awaited; `&` in front only sends it, and
//! `await` takes the answers left behind. Fields that are not mentioned hold the default of the spec, those that the
//! version lacks are dropped. `only name` keeps of each array in the answer that has objects with that field those whose
//! value belongs to the play. Strings that begin with `@` are records, see [`super::records`].

use std::collections::BTreeSet;
use std::path::Path;

use kafka_proto::ApiKey;
use serde_json::Value;

use super::newest;

/// Conversations lie beside this file.
const FOLDER: &str = "tests/differential/conversations";

/// What is said, line by line.
#[derive(Debug)]
pub struct Conversation {
    pub name: String,
    pub lines: Vec<Line>,
    /// The versions to play it in, if not all.
    range: Option<(i16, i16)>,
}

/// One line, alternatives resolved.
#[derive(Debug)]
pub struct Line {
    /// As it stands in the file; what a recording is of.
    pub text: String,
    /// Which connection.
    pub connection: String,
    pub action: Action,
}

#[derive(Debug)]
pub enum Action {
    Call(Call),
    /// Take the answers that are under way.
    Await,
    /// Wait for so many milliseconds.
    Sleep(u64),
}

#[derive(Debug)]
pub struct Call {
    pub api: ApiKey,
    /// None for the version of the play.
    pub version: Option<i16>,
    pub body: Value,
    /// Names, and where in the answer their values are.
    pub bindings: Vec<(String, String)>,
    /// Whether the next line waits for the answer.
    pub waits: bool,
    /// Elements of arrays are left out unless this field of theirs belongs to the play.
    pub only: Option<String>,
}

impl Call {
    /// The version of this call in the play of `version`.
    pub fn version_in(&self, version: i16) -> i16 {
        self.version
            .unwrap_or_else(|| version.min(newest::version(self.api)))
    }
}

impl Conversation {
    /// All of them, in the order of files and lines.
    pub fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .expect("conversations")
            .map(|entry| entry.expect("a file").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .collect();
        files.sort();
        let mut all = Vec::new();
        for file in files {
            let text = std::fs::read_to_string(&file).expect("a conversation");
            parse(&text, &mut all).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        }
        let mut names = BTreeSet::new();
        for conversation in &all {
            assert!(
                names.insert(conversation.name.as_str()),
                "two conversations are called {}",
                conversation.name
            );
        }
        all
    }

    /// The versions to play it in.
    pub fn versions(&self) -> std::ops::RangeInclusive<i16> {
        let open = self.calls().filter(|call| call.version.is_none());
        let newest = open.map(|call| newest::version(call.api)).max();
        let newest = newest.unwrap_or(0);
        let (from, to) = self.range.unwrap_or((0, newest));
        from..=to.min(newest)
    }

    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.lines.iter().filter_map(|line| match &line.action {
            Action::Call(call) => Some(call),
            _ => None,
        })
    }

    /// A number that changes with what is said.
    pub fn fingerprint(&self) -> u32 {
        let text: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        crc32c::crc32c(text.join("\n").as_bytes())
    }
}

fn parse(text: &str, all: &mut Vec<Conversation>) -> Result<(), String> {
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let at = |why: String| format!("line {number}: {why}");
        if let Some(head) = line.strip_prefix("== ") {
            all.push(heading(head).map_err(at)?);
            continue;
        }
        let current = all
            .last_mut()
            .ok_or_else(|| at("no conversation".to_owned()))?;
        for text in alternatives(line) {
            let line = parse_line(text).map_err(at)?;
            current.lines.push(line);
        }
    }
    Ok(())
}

fn heading(text: &str) -> Result<Conversation, String> {
    let (name, range) = match text.split_once(' ') {
        None => (text, None),
        Some((name, range)) => {
            let (from, to) = range.split_once('-').ok_or("a range is FROM-TO")?;
            let number = |text: &str| text.parse::<i16>().map_err(|error| error.to_string());
            (name, Some((number(from)?, number(to)?)))
        }
    };
    Ok(Conversation {
        name: name.to_owned(),
        lines: Vec::new(),
        range,
    })
}

/// Every line that comes of taking one of each `<a|b>`.
fn alternatives(line: &str) -> Vec<String> {
    let Some(end) = line.find('>').filter(|at| !line[..*at].ends_with('-')) else {
        return vec![line.to_owned()];
    };
    let Some(start) = line[..end].rfind('<') else {
        return vec![line.to_owned()];
    };
    line[start + 1..end]
        .split('|')
        .flat_map(|choice| alternatives(&format!("{}{choice}{}", &line[..start], &line[end + 1..])))
        .collect()
}

fn parse_line(text: String) -> Result<Line, String> {
    let (connection, rest) = match text.split_once(": ") {
        Some((name, rest)) if name.chars().all(char::is_alphanumeric) => (name.to_owned(), rest),
        _ => (String::new(), text.as_str()),
    };
    let action = match rest.split_once(' ') {
        None if rest == "await" => Action::Await,
        Some(("sleep", time)) => {
            Action::Sleep(time.parse().map_err(|_| "sleep takes milliseconds")?)
        }
        _ => Action::Call(parse_call(rest)?),
    };
    Ok(Line {
        connection,
        action,
        text,
    })
}

fn parse_call(text: &str) -> Result<Call, String> {
    let (waits, text) = match text.strip_prefix('&') {
        Some(rest) => (false, rest.trim_start()),
        None => (true, text),
    };
    let mut words = text.splitn(3, ' ');
    let mut word = || words.next().ok_or("API, version and body are wanted");
    let (name, version, rest) = (word()?, word()?, word()?);
    let api = *ApiKey::ALL
        .iter()
        .find(|key| key.name() == name)
        .ok_or_else(|| format!("no API is called {name}"))?;
    let version = match version {
        "*" => None,
        number => Some(
            number
                .parse()
                .map_err(|_| format!("no version: {number}"))?,
        ),
    };
    let rest = quote_keys(rest);
    let mut values = serde_json::Deserializer::from_str(&rest).into_iter::<Value>();
    let body = values
        .next()
        .ok_or("no body")?
        .map_err(|error| error.to_string())?;
    let behind = rest[values.byte_offset()..].trim();
    let (bound, only) = match behind.split_once("only ") {
        Some((bound, only)) => (bound.trim(), Some(only.trim().to_owned())),
        None => (behind, None),
    };
    let mut bindings = Vec::new();
    if let Some(bound) = bound.strip_prefix("->") {
        for binding in bound.split(',') {
            let (name, path) = binding.split_once('=').ok_or("a binding is NAME = PATH")?;
            bindings.push((name.trim().to_owned(), path.trim().to_owned()));
        }
    } else if !bound.is_empty() {
        return Err(format!("what is {bound}?"));
    }
    Ok(Call {
        api,
        version,
        body,
        bindings,
        waits,
        only,
    })
}

/// Keys need no quotes in conversations; JSON wants them.
fn quote_keys(text: &str) -> String {
    let mut quoted = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first == '"' {
            1 + rest[1..].find('"').map_or(rest.len() - 1, |end| end + 1)
        } else if first.is_ascii_alphabetic() {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
            let length = end.unwrap_or(rest.len());
            if rest[length..].starts_with(':') {
                quoted.push('"');
                quoted.push_str(&rest[..length]);
                quoted.push('"');
                rest = &rest[length..];
                continue;
            }
            length
        } else {
            first.len_utf8()
        };
        quoted.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    quoted
}
