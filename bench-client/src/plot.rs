//! Latency and throughput over time, as an SVG.

use gauge::plot::{Curve, Panel, Scale};

use crate::recorder::Point;

/// Draws two panels over the same seconds: latency (logarithmic, in milliseconds), messages a second.
pub fn draw(title: &str, points: &[Point]) -> String {
    let curve = |name: &str, color, value: fn(&Point) -> f64| Curve {
        name: name.to_owned(),
        color,
        points: points
            .iter()
            .map(|point| (point.seconds, value(point)))
            .collect(),
    };
    let latency = vec![
        curve("max", "#d62728", |point| point.max_micros as f64 / 1000.0),
        curve("p99", "#ff7f0e", |point| point.p99_micros as f64 / 1000.0),
        curve("p50", "#1f77b4", |point| point.p50_micros as f64 / 1000.0),
    ];
    let rate = vec![curve("", "#2ca02c", |point| {
        point.count as f64 / point.length.max(1e-6)
    })];
    let panel = |title: &str, up, curves| Panel {
        title: title.to_owned(),
        unit: " s",
        across: Scale::Linear,
        up,
        curves,
    };
    gauge::plot::draw(
        title,
        &[
            panel("latency, ms", Scale::Logarithmic, latency),
            panel("messages a second", Scale::Linear, rate),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plot_has_a_line_for_each_figure_even_of_nothing() {
        let point = Point {
            seconds: 1.0,
            length: 1.0,
            count: 10,
            p50_micros: 100,
            p99_micros: 200,
            max_micros: 300,
        };
        for points in [&[][..], &[point]] {
            let svg = draw("a < b", points);
            assert_eq!(svg.matches("<polyline").count(), 4);
            assert!(svg.contains("a &lt; b") && !svg.contains("NaN") && !svg.contains("inf"));
        }
    }
}
