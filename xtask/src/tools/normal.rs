//! What a tool left as lines that two brokers can have in common: without ids, times and what is measured.

use super::script::Flags;
use super::shell::Output;

/// The lines to compare: the status, then each line marked with where it was printed.
pub fn lines(output: &Output, flags: &Flags) -> Vec<String> {
    let mark = |sign: char, text: &str| -> Vec<String> {
        let told = text.lines().filter(|line| !is_frame(line));
        let lines = told.map(|line| format!("{sign} {}", line_of(line, flags)));
        let mut lines: Vec<String> = lines.filter(|line| line.len() > 2).collect();
        if flags.unordered {
            lines.sort();
        }
        lines
    };
    let mut lines = vec![format!("status {}", output.status)];
    lines.extend(mark('1', &output.out));
    lines.extend(mark('2', &output.errors));
    lines
}

/// Where in a tool something was thrown is the tool's affair.
fn is_frame(line: &str) -> bool {
    line.starts_with("\tat ") || line.starts_with("\t... ")
}

fn line_of(line: &str, flags: &Flags) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    // Columns are as wide as their widest cell, which may be an id.
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if first.is_whitespace() {
            text.push(' ');
            rest = rest.trim_start();
            continue;
        }
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        if end == 0 {
            text.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (word, after) = rest.split_at(end);
        rest = after;
        if !word.bytes().all(|b| b.is_ascii_digit()) {
            // The name of a class is no id.
            text.push_str(&if text.ends_with('.') {
                word.to_owned()
            } else {
                word_of(word)
            });
            continue;
        }
        let fraction = rest.strip_prefix('.').map_or(0, |after| {
            let digits = after.bytes().take_while(u8::is_ascii_digit);
            digits.count()
        });
        let is_measured = match &flags.measured {
            Some(kept) => fraction > 0 || !kept.iter().any(|kept| kept == word),
            // It counts the records that the cluster wrote for itself.
            None => text.ends_with(" Epoch: "),
        };
        if is_measured {
            text.push('N');
            if fraction > 0 {
                rest = &rest[1 + fraction..];
            }
        } else {
            text.push_str(&word_of(word));
        }
    }
    text.trim_end().to_owned()
}

fn word_of(word: &str) -> String {
    let is_digit = |b: u8| b.is_ascii_digit();
    if word.len() == 13 && word.starts_with('1') && word.bytes().all(is_digit) {
        return "TIME".to_owned();
    }
    if let Some(at) = hexadecimal_id(word) {
        return format!("{}UUID{}", &word[..at], word_of(&word[at + 36..]));
    }
    let mixes = |test: fn(&u8) -> bool| word.as_bytes().iter().any(test);
    if word.len() == 22 && mixes(u8::is_ascii_uppercase) && mixes(u8::is_ascii_lowercase) {
        return "ID".to_owned();
    }
    word.to_owned()
}

/// Where in a word 36 characters are a UUID, as member ids have it.
fn hexadecimal_id(word: &str) -> Option<usize> {
    let is_id = |bytes: &[u8]| {
        bytes.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    };
    word.as_bytes().windows(36).position(is_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        line_of(text, &Flags::default())
    }

    #[test]
    fn ids_and_times_are_named() {
        assert_eq!(line("TopicId: 3Qe_pH-0RlaVhzVYh0hJdA  x"), "TopicId: ID x");
        assert_eq!(line("c-0f4e9a52-1111-2222-3333-444455556666 1"), "c-UUID 1");
        assert_eq!(line("CreateTime:1732000000000"), "CreateTime:TIME");
        assert_eq!(
            line("common.InvalidRecordException"),
            "common.InvalidRecordException"
        );
        assert_eq!(line("Level: 1 Epoch: 29"), "Level: 1 Epoch: N");
        assert_eq!(
            line("offset 17, abcdefghijklmnopqrstuv"),
            "offset 17, abcdefghijklmnopqrstuv"
        );
    }

    #[test]
    fn only_numbers_that_are_kept_stay_of_a_measurement() {
        let flags = Flags {
            measured: Some(vec!["50".to_owned()]),
            ..Flags::default()
        };
        let text = "50 sent, 50.5 MB/sec, 3 ms, 99th";
        assert_eq!(line_of(text, &flags), "50 sent, N MB/sec, N ms, 99th");
    }
}
