//! The script: which tools are run with what, read from text.

use std::fmt;

use anyhow::{Context, Result, bail};

/// One thing to do with both brokers.
#[derive(Debug, PartialEq)]
pub enum Step {
    /// Runs a tool to its end.
    Run(Call),
    /// Starts a tool, and goes on when it has printed a text.
    Start(Call, String),
    /// Waits until the tool that was started first has ended.
    Wait,
    /// Writes a file that arguments name.
    File(String, String),
}

/// A tool and what it is given.
#[derive(Debug, Default, PartialEq)]
pub struct Call {
    pub tool: String,
    pub arguments: Vec<String>,
    pub input: String,
    pub flags: Flags,
}

/// What is not compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flags {
    /// The lines come in any order.
    pub unordered: bool,
    /// All numbers are measured but these.
    pub measured: Option<Vec<String>>,
}

impl Step {
    /// Whether it only asks, so that it can be asked again.
    pub fn only_asks(&self) -> bool {
        let asks = ["--describe", "--list", "describe"];
        matches!(self, Self::Run(call) if call.arguments.iter().any(|word| asks.contains(&word.as_str())))
    }
}

#[cfg(test)]
impl Step {
    /// The tool that is run.
    pub fn tool(&self) -> Option<&str> {
        match self {
            Self::Run(call) | Self::Start(call, _) => Some(&call.tool),
            Self::Wait | Self::File(..) => None,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Run(call) | Self::Start(call, _) => {
                write!(f, "{} {}", call.tool, call.arguments.join(" "))
            }
            Self::Wait => f.write_str("wait"),
            Self::File(name, _) => write!(f, "file {name}"),
        }
    }
}

/// Reads a script.
///
/// # Errors
/// A line that says nothing known.
pub fn parse(text: &str) -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    let mut flags = Flags::default();
    for (number, line) in (1..).zip(text.lines()) {
        let read = read_line(line, &mut steps, &mut flags);
        read.with_context(|| format!("line {number} of the script: {line}"))?;
    }
    Ok(steps)
}

fn read_line(line: &str, steps: &mut Vec<Step>, flags: &mut Flags) -> Result<()> {
    if line.is_empty() || line.starts_with('#') {
        return Ok(());
    }
    let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
    match (sign, steps.last_mut()) {
        ("$", _) => steps.push(Step::Run(call(rest, flags)?)),
        ("&", _) => steps.push(Step::Start(call(rest, flags)?, String::new())),
        ("<", Some(Step::Run(call))) => call.input += &format!("{rest}\n"),
        ("until", Some(Step::Start(_, text))) => rest.clone_into(text),
        ("wait", _) => steps.push(Step::Wait),
        ("file", _) => {
            let (name, text) = rest
                .split_once(' ')
                .context("a file has a name and a text")?;
            steps.push(Step::File(name.to_owned(), text.to_owned()));
        }
        (":", _) => {
            let mut words = rest.split(' ');
            match words.next() {
                Some("unordered") => flags.unordered = true,
                Some("measured") => flags.measured = Some(words.map(str::to_owned).collect()),
                _ => bail!("there is no such flag"),
            }
        }
        _ => bail!("nothing is known by that sign here"),
    }
    Ok(())
}

/// Takes the flags that were set for it.
fn call(text: &str, flags: &mut Flags) -> Result<Call> {
    let mut words = text.split(' ').map(str::to_owned);
    Ok(Call {
        tool: words.next().context("a tool is wanted")?,
        arguments: words.collect(),
        input: String::new(),
        flags: std::mem::take(flags),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_and_input_belong_to_one_call() {
        let steps =
            parse("# why\n: unordered\n: measured 7\n$ a --b c\n< x y\n< z\n& d\nuntil up\nwait\n")
                .unwrap();
        let first = Call {
            tool: "a".to_owned(),
            arguments: vec!["--b".to_owned(), "c".to_owned()],
            input: "x y\nz\n".to_owned(),
            flags: Flags {
                unordered: true,
                measured: Some(vec!["7".to_owned()]),
            },
        };
        let second = Call {
            tool: "d".to_owned(),
            ..Call::default()
        };
        assert_eq!(
            steps,
            [
                Step::Run(first),
                Step::Start(second, "up".to_owned()),
                Step::Wait
            ]
        );
    }

    #[test]
    fn a_line_without_a_sign_is_refused() {
        assert!(parse("kafka-topics --list").is_err());
        assert!(parse("< input of nothing").is_err());
    }
}
