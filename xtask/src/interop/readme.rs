//! The table of clients in the README, between its markers.

use anyhow::{Context, Result};

use super::clients::CLIENTS;
use super::table::{Table, align};
use crate::kafka;

const BEGIN: &str = "<!-- cargo xtask interop --all writes from here -->\n";
const END: &str = "<!-- to here -->\n";

/// Writes what the whole matrix showed into the README.
pub fn write(table: &Table) -> Result<()> {
    let path = kafka::root().join("README.md");
    let text = std::fs::read_to_string(&path)?;
    let new = between_markers(&text, &clients(table)).context("the README lacks its markers")?;
    std::fs::write(path, new)?;
    Ok(())
}

fn between_markers(text: &str, new: &str) -> Option<String> {
    let begin = text.find(BEGIN)? + BEGIN.len();
    let end = begin + text[begin..].find(END)?;
    Some(format!("{}\n{new}\n{}", &text[..begin], &text[end..]))
}

/// A row for each client: what it went through, and what it does not have.
fn clients(table: &Table) -> String {
    let mut lines = vec![vec![
        "client".to_owned(),
        "steps".to_owned(),
        "codecs".to_owned(),
        "does not have".to_owned(),
    ]];
    for client in CLIENTS {
        let (passed, failed) = table.row(client.name);
        let steps = match (passed, failed) {
            (0, None) => "not run".to_owned(),
            (passed, None) => format!("{passed} passed"),
            (passed, Some(column)) => format!("{passed} passed, {column} FAILED"),
        };
        lines.push(vec![
            client.name.to_owned(),
            steps,
            client.codecs[1..].join(" "),
            client.lacks().join(", "),
        ]);
    }
    align(&lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_markers_changes() {
        let text = format!("a\n{BEGIN}old\n{END}b\n");
        let wanted = format!("a\n{BEGIN}\nnew\n\n{END}b\n");
        assert_eq!(between_markers(&text, "new\n"), Some(wanted.clone()));
        assert_eq!(between_markers(&wanted, "new\n"), Some(wanted));
        assert_eq!(between_markers("without", "new\n"), None);
    }
}
