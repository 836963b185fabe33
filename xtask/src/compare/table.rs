//! The results as Markdown that reads as plain text too.

use gauge::rounds::Rounds;

use super::load::Mark;
use super::results::{OURS, Results, Row};
use crate::interop::table::align;

/// Notes, then a row a figure: our median with its spread, each peer's, the ratio, and the mark.
pub fn markdown(results: &Results) -> String {
    let mut text = String::new();
    for note in &results.notes {
        text += &format!("- {note}\n");
    }
    let is_compared = |row: &&Row| {
        results
            .peers
            .iter()
            .any(|peer| row.rounds.contains_key(peer))
    };
    let (compared, alone): (Vec<&Row>, Vec<&Row>) = results
        .rows
        .iter()
        .filter(|row| !row.rounds.is_empty())
        .partition(is_compared);
    for (rows, peers) in [(compared, &results.peers[..]), (alone, &[])] {
        if !rows.is_empty() {
            text += "\n";
            text += &table(results, &rows, peers);
        }
    }
    text
}

fn table(results: &Results, rows: &[&Row], peers: &[String]) -> String {
    let head = ["load", "figure", OURS].map(str::to_owned);
    let mut lines = vec![head.to_vec()];
    for peer in peers {
        lines[0].extend([peer.clone(), "of it".to_owned()]);
    }
    lines[0].push("mark".to_owned());
    for row in rows {
        let mut line = vec![
            row.load.clone(),
            row.figure.name().to_owned(),
            cell(row.rounds.get(OURS)),
        ];
        for peer in peers {
            line.push(cell(row.rounds.get(peer)));
            let ratio = results.ratio(row, peer);
            line.push(ratio.map_or("–".to_owned(), short));
        }
        line.push(mark(results, row));
        lines.push(line);
    }
    align(&lines)
}

fn cell(rounds: Option<&Rounds>) -> String {
    let Some((median, (least, most))) = rounds.and_then(|it| it.median().zip(it.spread())) else {
        return "–".to_owned();
    };
    if rounds.is_some_and(|rounds| rounds.values().len() == 1) {
        return short(median);
    }
    format!("{} ({}–{})", short(median), short(least), short(most))
}

fn mark(results: &Results, row: &Row) -> String {
    let Some(mark) = &row.mark else {
        return String::new();
    };
    let wanted = match mark {
        Mark::Ratio(limit) => format!("≤ {} of it", short(*limit)),
        Mark::Most(limit) => format!("≤ {}", short(*limit)),
        Mark::Times(limit, baseline) => format!("≤ {} × “{baseline}”", short(*limit)),
    };
    match (results.verdict(row), mark) {
        (None, _) => wanted,
        (Some(verdict), Mark::Times(..)) => {
            let word = if verdict.is_kept() { "kept" } else { "MISSED" };
            format!("{wanted}: {word}, {} ×", short(verdict.value))
        }
        (Some(verdict), _) if verdict.is_kept() => format!("{wanted}: kept"),
        (Some(_), _) => format!("{wanted}: MISSED"),
    }
}

/// Three digits that count, thousands apart.
pub fn short(value: f64) -> String {
    let size = value.abs();
    if size >= 1000.0 {
        let digits = format!("{:.0}", size);
        let mut text = if value < 0.0 { "-" } else { "" }.to_owned();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        return text;
    }
    match size {
        100.0.. => format!("{value:.0}"),
        10.0.. => format!("{value:.1}"),
        1.0.. => format!("{value:.2}"),
        0.1.. => format!("{value:.3}"),
        _ => format!("{value:.4}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::results::tests::sample;
    use super::*;

    #[test]
    fn a_table_has_medians_spreads_ratios_and_marks() {
        let text = markdown(&sample());
        assert_eq!(
            text,
            "- two cores\n\
             \n\
             | load    | figure                  | chronik             | kafka-4.3.1         | of it | mark                |\n\
             | ------- | ----------------------- | ------------------- | ------------------- | ----- | ------------------- |\n\
             | produce | broker CPU, s a million | 0.200 (0.100–0.300) | 0.800 (0.700–0.900) | 0.250 | ≤ 0.500 of it: kept |\n\
             \n\
             | load           | figure                  | chronik | mark                               |\n\
             | -------------- | ----------------------- | ------- | ---------------------------------- |\n\
             | produce beside | broker CPU, s a million | 0.800   | ≤ 3.00 × “produce”: MISSED, 4.00 × |\n"
        );
    }

    #[test]
    fn numbers_keep_three_digits() {
        for (value, text) in [
            (1_234_567.0, "1,234,567"),
            (-1234.4, "-1,234"),
            (123.4, "123"),
            (12.34, "12.3"),
            (1.234, "1.23"),
            (0.1234, "0.123"),
            (0.01234, "0.0123"),
            (0.0, "0.0000"),
        ] {
            assert_eq!(short(value), text);
        }
    }
}
