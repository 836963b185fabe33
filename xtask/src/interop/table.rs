//! What each client did at each step, as a Markdown table that reads as plain text too.

use std::fmt::Write;
use std::time::Duration;

/// How a step ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    Passed(Duration),
    Failed(String),
    /// The client has no such thing, or the broker cannot be restarted.
    Absent,
}

/// Rows of steps by client.
#[derive(Default)]
pub struct Table {
    columns: Vec<String>,
    rows: Vec<(String, Vec<(String, Outcome)>)>,
}

impl Table {
    /// Notes the outcome of `column` for `row`; both appear in the order in which they were first named.
    pub fn note(&mut self, row: &str, column: &str, outcome: Outcome) {
        if !self.columns.iter().any(|name| name == column) {
            self.columns.push(column.to_owned());
        }
        let at = match self.rows.iter().position(|(name, _)| name == row) {
            Some(at) => at,
            None => {
                self.rows.push((row.to_owned(), Vec::new()));
                self.rows.len() - 1
            }
        };
        self.rows[at].1.push((column.to_owned(), outcome));
    }

    /// Every failure with the row and column it happened in.
    pub fn failures(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.rows.iter().flat_map(|(row, cells)| {
            cells
                .iter()
                .filter_map(move |(column, outcome)| match outcome {
                    Outcome::Failed(why) => Some((row.as_str(), column.as_str(), why.as_str())),
                    _ => None,
                })
        })
    }

    /// How many steps passed.
    pub fn passed(&self) -> usize {
        self.rows
            .iter()
            .flat_map(|row| &row.1)
            .filter(|cell| matches!(cell.1, Outcome::Passed(_)))
            .count()
    }

    /// How many steps of a row passed, and which one failed first.
    pub fn row(&self, row: &str) -> (usize, Option<&str>) {
        let cells = self
            .rows
            .iter()
            .find(|(name, _)| name == row)
            .map_or(&[][..], |(_, cells)| cells);
        let passed = cells
            .iter()
            .filter(|cell| matches!(cell.1, Outcome::Passed(_)));
        let failed = cells
            .iter()
            .find(|cell| matches!(cell.1, Outcome::Failed(_)));
        (passed.count(), failed.map(|(column, _)| column.as_str()))
    }

    /// Markdown; a last column has the whole time of a row.
    pub fn render(&self, corner: &str) -> String {
        let mut lines = vec![vec![corner.to_owned()]];
        lines[0].extend(self.columns.iter().cloned());
        lines[0].push("all".to_owned());
        for (name, cells) in &self.rows {
            let mut line = vec![name.clone()];
            let mut whole = Duration::ZERO;
            for column in &self.columns {
                line.push(
                    match cells
                        .iter()
                        .find(|(at, _)| at == column)
                        .map(|cell| &cell.1)
                    {
                        Some(Outcome::Passed(time)) => {
                            whole += *time;
                            seconds(*time)
                        }
                        Some(Outcome::Failed(_)) => "FAILED".to_owned(),
                        Some(Outcome::Absent) | None => "–".to_owned(),
                    },
                );
            }
            line.push(seconds(whole));
            lines.push(line);
        }
        align(&lines)
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

/// Pads the cells of a Markdown table, the first line being its head.
pub fn align(lines: &[Vec<String>]) -> String {
    let widths: Vec<usize> = (0..lines[0].len())
        .map(|column| {
            lines
                .iter()
                .map(|line| line[column].chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        for (cell, width) in line.iter().zip(&widths) {
            let _ = write!(text, "| {cell:<width$} ");
        }
        text.push_str("|\n");
        if index == 0 {
            for width in &widths {
                let _ = write!(text, "| {:-<width$} ", "");
            }
            text.push_str("|\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_lacks_a_step_shows_a_dash_and_its_total() {
        let mut table = Table::default();
        table.note("old", "create", Outcome::Passed(Duration::from_millis(250)));
        table.note("old", "describe", Outcome::Absent);
        table.note("new", "create", Outcome::Passed(Duration::from_millis(500)));
        table.note("new", "describe", Outcome::Failed("hung".to_owned()));
        let text = table.render("client");
        assert_eq!(
            text,
            "| client | create | describe | all    |\n\
             | ------ | ------ | -------- | ------ |\n\
             | old    | 0.25 s | –        | 0.25 s |\n\
             | new    | 0.50 s | FAILED   | 0.50 s |\n"
        );
        assert_eq!(
            table.failures().collect::<Vec<_>>(),
            [("new", "describe", "hung")]
        );
        assert_eq!(table.passed(), 2);
        assert_eq!(table.row("new"), (1, Some("describe")));
        assert_eq!(table.row("unknown"), (0, None));
    }
}
