//! Latency and throughput over time, as an SVG that needs nothing else.

use std::fmt::Write;

use crate::recorder::Point;

const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 260.0;
const LEFT: f64 = 80.0;
const TOP: f64 = 50.0;
const GAP: f64 = 60.0;
const MARGIN: f64 = 30.0;

/// A line of a panel.
struct Curve {
    name: &'static str,
    color: &'static str,
    values: Vec<f64>,
}

/// Draws two panels over the same seconds: latency (logarithmic, in milliseconds), messages a second.
pub fn draw(title: &str, points: &[Point]) -> String {
    let whole_height = TOP + 2.0 * HEIGHT + GAP + 50.0;
    let whole_width = LEFT + WIDTH + MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole_width} {whole_height}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <text x=\"{LEFT}\" y=\"20\" font-size=\"15\">{}</text>\n",
        escape(title)
    );
    let end = points.last().map_or(1.0, |point| point.seconds).max(1e-3);
    let seconds: Vec<f64> = points.iter().map(|point| point.seconds).collect();
    let curve = |name, color, value: fn(&Point) -> f64| Curve {
        name,
        color,
        values: points.iter().map(value).collect(),
    };
    let latency = [
        curve("max", "#d62728", |point| point.max_micros as f64 / 1000.0),
        curve("p99", "#ff7f0e", |point| point.p99_micros as f64 / 1000.0),
        curve("p50", "#1f77b4", |point| point.p50_micros as f64 / 1000.0),
    ];
    let rate = [curve("messages a second", "#2ca02c", |point| {
        point.count as f64 / point.length.max(1e-6)
    })];
    panel(&mut svg, TOP, "latency, ms", &latency, &seconds, end, true);
    panel(
        &mut svg,
        TOP + HEIGHT + GAP,
        "messages a second",
        &rate,
        &seconds,
        end,
        false,
    );
    svg += "</svg>\n";
    svg
}

fn panel(
    svg: &mut String,
    top: f64,
    title: &str,
    curves: &[Curve],
    seconds: &[f64],
    end: f64,
    logarithmic: bool,
) {
    let positive = curves
        .iter()
        .flat_map(|curve| curve.values.iter().copied().filter(|value| *value > 0.0));
    let highest = positive.clone().fold(f64::MIN_POSITIVE, f64::max);
    let lowest = positive.fold(highest, f64::min);
    let ticks = if logarithmic {
        decades(lowest, highest)
    } else {
        steps(highest)
    };
    let (low, high) = (ticks[0], ticks[ticks.len() - 1]);
    let y = |value: f64| {
        let part = if logarithmic {
            (value.max(low) / low).log10() / (high / low).log10()
        } else {
            (value - low) / (high - low)
        };
        top + HEIGHT - part * HEIGHT
    };
    let x = |second: f64| LEFT + second / end * WIDTH;
    // Writing to a String cannot fail.
    let _ = writeln!(svg, "<text x=\"{LEFT}\" y=\"{}\">{title}</text>", top - 8.0);
    for tick in &ticks {
        let (at, right) = (y(*tick), LEFT + WIDTH);
        let _ = writeln!(
            svg,
            "<line x1=\"{LEFT}\" x2=\"{right}\" y1=\"{at:.1}\" y2=\"{at:.1}\" stroke=\"#ddd\"/>"
        );
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{tick}</text>",
            LEFT - 6.0,
            at + 4.0
        );
    }
    for tick in steps(end).into_iter().filter(|tick| *tick <= end) {
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{tick} s</text>",
            x(tick),
            top + HEIGHT + 18.0
        );
    }
    for (nth, curve) in curves.iter().enumerate() {
        let drawn = seconds
            .iter()
            .zip(&curve.values)
            .filter(|(_, value)| **value > 0.0 || !logarithmic);
        let points: Vec<String> = drawn
            .map(|(second, value)| format!("{:.1},{:.1}", x(*second), y(*value)))
            .collect();
        let _ = writeln!(
            svg,
            "<polyline fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\" points=\"{}\"/>",
            curve.color,
            points.join(" ")
        );
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" fill=\"{}\" text-anchor=\"end\">{}</text>",
            LEFT + WIDTH - 60.0 * nth as f64,
            top - 8.0,
            curve.color,
            curve.name
        );
    }
}

/// Powers of ten around both ends.
fn decades(lowest: f64, highest: f64) -> Vec<f64> {
    let first = lowest.max(1e-3).log10().floor() as i32;
    let last = (highest.max(1e-3).log10().ceil() as i32).max(first + 1);
    (first..=last)
        .map(|exponent| 10_f64.powi(exponent))
        .collect()
}

/// About five round numbers from 0 to beyond `highest`.
fn steps(highest: f64) -> Vec<f64> {
    let rough = highest.max(1e-3) / 5.0;
    let power = 10_f64.powf(rough.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|factor| factor * power >= rough);
    let step = factor.unwrap_or(10.0) * power;
    // Counting keeps the labels free of rounding.
    let places = (-step.log10().floor()).max(0.0);
    let round = 10_f64.powf(places);
    let count = (highest / step).ceil().max(1.0) as u32;
    (0..=count)
        .map(|nth| (f64::from(nth) * step * round).round() / round)
        .collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_have_round_numbers_that_hold_every_value() {
        assert_eq!(steps(1.0), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
        assert_eq!(
            steps(430_000.0),
            [0.0, 100_000.0, 200_000.0, 300_000.0, 400_000.0, 500_000.0]
        );
        assert_eq!(decades(0.2, 45.0), [0.1, 1.0, 10.0, 100.0]);
    }

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
