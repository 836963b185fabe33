//! Lines over axes and bars, as an SVG that needs nothing else.

use std::fmt::Write;

const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 260.0;
const LEFT: f64 = 80.0;
const TOP: f64 = 50.0;
const GAP: f64 = 60.0;
const MARGIN: f64 = 30.0;
const BAR: f64 = 22.0;
/// Where the names of bars end.
const NAMES: f64 = 420.0;

/// Colours that stay apart on white.
pub const COLORS: [&str; 5] = ["#1f77b4", "#d62728", "#2ca02c", "#ff7f0e", "#9467bd"];

/// How values lie on an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Even, from 0.
    Linear,
    /// By powers of ten; what is not above 0 is left out.
    Logarithmic,
}

/// A line of a panel.
#[derive(Debug, Clone)]
pub struct Curve {
    /// What stands above it; may be empty.
    pub name: String,
    /// As SVG takes it.
    pub color: &'static str,
    /// Places along both axes.
    pub points: Vec<(f64, f64)>,
}

/// One set of axes with its lines.
#[derive(Debug, Clone)]
pub struct Panel {
    /// What is drawn, with its unit.
    pub title: String,
    /// What stands behind the numbers along the bottom.
    pub unit: &'static str,
    /// The axis along the bottom.
    pub across: Scale,
    /// The axis at the left.
    pub up: Scale,
    /// In the order of their names, from the right.
    pub curves: Vec<Curve>,
}

/// A bar of a bar plot.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What stands before it.
    pub name: String,
    /// Where it ends; above 0.
    pub value: f64,
    /// A mark that it should not pass.
    pub mark: Option<f64>,
}

/// Draws panels below each other.
pub fn draw(title: &str, panels: &[Panel]) -> String {
    let height = TOP + panels.len() as f64 * (HEIGHT + GAP);
    let mut svg = head(title, LEFT + WIDTH + MARGIN, height);
    for (nth, panel) in panels.iter().enumerate() {
        draw_panel(&mut svg, TOP + nth as f64 * (HEIGHT + GAP), panel);
    }
    svg += "</svg>\n";
    svg
}

/// Draws bars below each other on one logarithmic axis, green up to their mark and red above it.
pub fn bars(title: &str, bars: &[Bar]) -> String {
    let bottom = TOP + bars.len() as f64 * BAR;
    let mut svg = head(title, NAMES + WIDTH + MARGIN, bottom + GAP);
    let ends = bars.iter().flat_map(|bar| [Some(bar.value), bar.mark]);
    // A ratio is held against 1.
    let axis = Axis::over(ends.flatten().chain([1.0]), Scale::Logarithmic, WIDTH);
    // Writing to a String cannot fail.
    for tick in &axis.ticks {
        let x = NAMES + axis.place(*tick);
        let color = if *tick == 1.0 { "#333" } else { "#ddd" };
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{TOP}\" y2=\"{bottom}\" stroke=\"{color}\"/>\n\
             <text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{tick}</text>",
            bottom + 18.0
        );
    }
    for (nth, bar) in bars.iter().enumerate() {
        let y = TOP + nth as f64 * BAR;
        let color = match bar.mark {
            None => COLORS[0],
            Some(mark) if bar.value <= mark => COLORS[2],
            Some(_) => COLORS[1],
        };
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>\n\
             <rect x=\"{NAMES}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{}\" fill=\"{color}\"/>",
            NAMES - 8.0,
            y + BAR * 0.7,
            escape(&bar.name),
            y + 3.0,
            axis.place(bar.value),
            BAR - 6.0
        );
        if let Some(mark) = bar.mark {
            let x = NAMES + axis.place(mark);
            let _ = writeln!(
                svg,
                "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{y:.1}\" y2=\"{:.1}\" stroke=\"black\" stroke-width=\"3\"/>",
                y + BAR
            );
        }
    }
    svg += "</svg>\n";
    svg
}

fn head(title: &str, width: f64, height: f64) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <text x=\"{LEFT}\" y=\"20\" font-size=\"15\">{}</text>\n",
        escape(title)
    )
}

/// From values to places along a length.
struct Axis {
    scale: Scale,
    ticks: Vec<f64>,
    /// The value that lies at the end of the length.
    end: f64,
    length: f64,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64>, scale: Scale, length: f64) -> Self {
        let positive: Vec<f64> = values.filter(|value| *value > 0.0).collect();
        let highest = positive.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let lowest = positive.iter().copied().fold(highest, f64::min);
        let ticks = match scale {
            Scale::Linear => steps(highest),
            Scale::Logarithmic => decades(lowest, highest),
        };
        Self {
            scale,
            end: ticks[ticks.len() - 1],
            ticks,
            length,
        }
    }

    /// The same, but it ends at this value and not at a tick.
    fn ending_at(mut self, end: f64) -> Self {
        if self.scale == Scale::Linear {
            self.ticks.retain(|tick| *tick <= end);
            self.end = end;
        }
        self
    }

    fn place(&self, value: f64) -> f64 {
        let low = self.ticks[0];
        let part = match self.scale {
            Scale::Linear => (value - low) / (self.end - low),
            Scale::Logarithmic => (value.max(low) / low).log10() / (self.end / low).log10(),
        };
        part * self.length
    }

    fn shows(&self, value: f64) -> bool {
        self.scale == Scale::Linear || value > 0.0
    }
}

fn draw_panel(svg: &mut String, top: f64, panel: &Panel) {
    let points = || panel.curves.iter().flat_map(|curve| &curve.points);
    let last = points().map(|point| point.0).fold(1e-3, f64::max);
    let across = Axis::over(points().map(|point| point.0), panel.across, WIDTH).ending_at(last);
    let up = Axis::over(points().map(|point| point.1), panel.up, HEIGHT);
    let x = |value: f64| LEFT + across.place(value);
    let y = |value: f64| top + HEIGHT - up.place(value);
    // Writing to a String cannot fail.
    let _ = writeln!(
        svg,
        "<text x=\"{LEFT}\" y=\"{}\">{}</text>",
        top - 8.0,
        escape(&panel.title)
    );
    for tick in &up.ticks {
        let (at, right) = (y(*tick), LEFT + WIDTH);
        let _ = writeln!(
            svg,
            "<line x1=\"{LEFT}\" x2=\"{right}\" y1=\"{at:.1}\" y2=\"{at:.1}\" stroke=\"#ddd\"/>\n\
             <text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{tick}</text>",
            LEFT - 6.0,
            at + 4.0
        );
    }
    for tick in &across.ticks {
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{tick}{}</text>",
            x(*tick),
            top + HEIGHT + 18.0,
            panel.unit
        );
    }
    let mut right = LEFT + WIDTH;
    for curve in &panel.curves {
        let drawn = curve.points.iter();
        let points: Vec<String> = drawn
            .filter(|(at, value)| across.shows(*at) && up.shows(*value))
            .map(|(at, value)| format!("{:.1},{:.1}", x(*at), y(*value)))
            .collect();
        let _ = writeln!(
            svg,
            "<polyline fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\" points=\"{}\"/>\n\
             <text x=\"{right}\" y=\"{}\" fill=\"{}\" text-anchor=\"end\">{}</text>",
            curve.color,
            points.join(" "),
            top - 8.0,
            curve.color,
            escape(&curve.name)
        );
        right -= 24.0 + 6.5 * curve.name.chars().count() as f64;
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
    fn a_plot_has_a_line_for_each_curve_even_of_nothing() {
        for (across, points) in [
            (Scale::Linear, vec![]),
            (Scale::Linear, vec![(0.0, 0.0)]),
            (Scale::Logarithmic, vec![(1.0, 3.0), (10_000.0, 4.0)]),
        ] {
            let curve = Curve {
                name: "b & c".to_owned(),
                color: COLORS[0],
                points,
            };
            let panel = Panel {
                title: "up".to_owned(),
                unit: " s",
                across,
                up: Scale::Logarithmic,
                curves: vec![curve.clone(), curve],
            };
            let svg = draw("a < b", &[panel]);
            assert_eq!(svg.matches("<polyline").count(), 2);
            assert!(svg.contains("a &lt; b") && svg.contains("b &amp; c"));
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }

    #[test]
    fn a_bar_beyond_its_mark_is_red() {
        let bar = |value, mark| Bar {
            name: "x".to_owned(),
            value,
            mark,
        };
        for (bar, color) in [
            (bar(0.3, Some(0.5)), COLORS[2]),
            (bar(0.6, Some(0.5)), COLORS[1]),
            (bar(0.6, None), COLORS[0]),
        ] {
            assert!(bars("t", &[bar]).contains(color));
        }
        assert!(!bars("t", &[]).contains("NaN"));
    }
}
