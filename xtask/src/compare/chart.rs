//! The results as plots: ratios as bars, and what grows as lines.

use std::collections::BTreeMap;

use gauge::plot::{Bar, COLORS, Curve, Panel, Scale, bars, draw};

use super::figure::Figure;
use super::load::Mark;
use super::results::{OURS, Results};

/// File names and SVGs.
pub fn charts(results: &Results) -> Vec<(String, String)> {
    let mut charts = Vec::new();
    for peer in &results.peers {
        let marked_peer = results.peers.first() == Some(peer);
        let rows = results
            .rows
            .iter()
            .filter(|row| !row.figure.is_better_high() && row.figure != Figure::IdleCpu);
        let rows = rows.filter_map(|row| {
            let mark = match row.mark {
                Some(Mark::Ratio(limit)) if marked_peer => Some(limit),
                _ => None,
            };
            let value = results.ratio(row, peer).filter(|ratio| *ratio > 0.0)?;
            Some(Bar {
                name: format!("{}: {}", row.load, row.figure.name()),
                value,
                mark,
            })
        });
        let rows: Vec<Bar> = rows.collect();
        if !rows.is_empty() {
            let title = format!("{OURS} over {peer}: less is better; bold lines are marks");
            charts.push((format!("ratios-{peer}.svg"), bars(&title, &rows)));
        }
    }
    charts.extend(growth(results));
    charts
}

/// For each thing that grows a plot with a panel a figure.
fn growth(results: &Results) -> Vec<(String, String)> {
    let mut lines: BTreeMap<&str, Vec<Panel>> = BTreeMap::new();
    for row in &results.rows {
        let (Some((line, at)), Some(median)) = (
            row.growth,
            row.rounds.get(OURS).and_then(|rounds| rounds.median()),
        ) else {
            continue;
        };
        let doing = row.load.rsplit(", ").next().unwrap_or_default();
        let title = format!("{doing}: {}", row.figure.name());
        let panels = lines.entry(line).or_default();
        let at_panel = panels.iter().position(|panel| panel.title == title);
        let at_panel = at_panel.unwrap_or_else(|| {
            panels.push(Panel {
                title,
                unit: "",
                across: Scale::Logarithmic,
                up: Scale::Linear,
                curves: vec![Curve {
                    name: String::new(),
                    color: COLORS[panels.len() % COLORS.len()],
                    points: Vec::new(),
                }],
            });
            panels.len() - 1
        });
        panels[at_panel].curves[0]
            .points
            .push((f64::from(at), median));
    }
    lines
        .into_iter()
        .map(|(line, panels)| {
            let title = format!("{OURS} by number of {line}");
            (format!("growth-{line}.svg"), draw(&title, &panels))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::results::Row;
    use super::super::results::tests::sample;
    use super::*;

    #[test]
    fn what_grows_becomes_one_line_and_what_is_compared_bars() {
        let mut results = sample();
        for at in [1, 100] {
            results.rows.push(Row {
                load: format!("growth: {at} partitions, produce"),
                figure: Figure::Cpu,
                mark: None,
                growth: Some(("partitions", at)),
                rounds: BTreeMap::from([(OURS.to_owned(), [0.1].into_iter().collect())]),
            });
        }
        let charts = charts(&results);
        let names: Vec<&str> = charts.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["ratios-kafka-4.3.1.svg", "growth-partitions.svg"]);
        assert_eq!(charts[1].1.matches("<polyline").count(), 1);
    }
}
