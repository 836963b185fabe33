//! The differences that are meant, each with its reason, and what is left without them.

/// How one step compares.
pub enum Verdict {
    Same,
    /// With the reasons.
    Expected(Vec<&'static str>),
    /// The lines that differ: `-` ours, `+` Kafka's.
    Differs(String),
}

/// Which lines of a tool may differ.
struct Expected {
    tool: &'static str,
    /// The line has one of these.
    has: &'static [&'static str],
    reason: &'static str,
}

const EXPECTED: [Expected; 4] = [
    Expected {
        tool: "kafka-features",
        has: &[
            "eligible.leader.replicas.version",
            "group.version",
            "share.version",
            "streams.version",
            "transaction.version",
        ],
        reason: "a feature whose protocol is not served is not listed",
    },
    Expected {
        tool: "kafka-features",
        has: &["Feature: metadata.version", "feature metadata.version"],
        reason: "directories are opened from the first metadata.version on",
    },
    Expected {
        tool: "kafka-metadata-quorum",
        has: &["CurrentVoters:"],
        reason: "the broker is its own controller, and opens no listener for controllers",
    },
    Expected {
        tool: "kafka-configs",
        has: &[
            " chronik.",
            " group.max.size=",
            " listeners=",
            " log.dir=",
            " max.connections.per.ip=",
            " node.id=",
            " process.roles=",
        ],
        reason: "a key, or a default, that is not Kafka's; the table of keys says why",
    },
];

const NOT_SERVED: &str = "an API that is not served is not advertised";

/// More is served than by Kafka, which has given the oldest versions up.
const OLDER_VERSIONS: &str = "every version of an API is served, from 0 on";

/// Compares what both left.
pub fn judge(tool: &str, ours: &[String], theirs: &[String]) -> Verdict {
    let differing = differing(ours, theirs);
    if differing.is_empty() {
        return Verdict::Same;
    }
    let of = |wanted: char| {
        let lines = differing.iter().filter(move |(sign, _)| *sign == wanted);
        lines.map(|(_, line)| *line)
    };
    let mut reasons = Vec::new();
    let mut left = String::new();
    for (sign, line) in &differing {
        let other = if *sign == '-' { '+' } else { '-' };
        match reason(tool, line, of(other)) {
            Some(reason) if reasons.contains(&reason) => {}
            Some(reason) => reasons.push(reason),
            None => left += &format!("  {sign} {line}\n"),
        }
    }
    if left.is_empty() {
        Verdict::Expected(reasons)
    } else {
        Verdict::Differs(left)
    }
}

/// Why a line may differ; `others` are the differing lines of the other broker.
fn reason<'l>(
    tool: &str,
    line: &str,
    mut others: impl Iterator<Item = &'l str>,
) -> Option<&'static str> {
    if tool == "kafka-broker-api-versions" {
        let api = |line: &str| line.split(')').next().map(str::to_owned);
        let other = others.find(|other| api(other) == api(line))?;
        if [line, other]
            .iter()
            .any(|line| line.contains("UNSUPPORTED"))
        {
            return Some(NOT_SERVED);
        }
        // Up to the same newest version.
        let newest = |line: &str| line.rsplit_once(" to ").map(|(_, rest)| rest.to_owned());
        return (newest(other) == newest(line)).then_some(OLDER_VERSIONS);
    }
    let mut known = EXPECTED.iter().filter(|expected| expected.tool == tool);
    let found = known.find(|expected| expected.has.iter().any(|text| line.contains(text)));
    found.map(|expected| expected.reason)
}

/// The lines outside a longest common subsequence.
fn differing<'l>(ours: &'l [String], theirs: &'l [String]) -> Vec<(char, &'l str)> {
    let mut common = vec![vec![0_usize; theirs.len() + 1]; ours.len() + 1];
    for (at, line) in ours.iter().enumerate().rev() {
        for (other_at, other) in theirs.iter().enumerate().rev() {
            common[at][other_at] = if line == other {
                common[at + 1][other_at + 1] + 1
            } else {
                common[at + 1][other_at].max(common[at][other_at + 1])
            };
        }
    }
    let (mut at, mut other_at) = (0, 0);
    let mut lines = Vec::new();
    while at < ours.len() || other_at < theirs.len() {
        let ours_left = ours.get(at);
        let theirs_left = theirs.get(other_at);
        if ours_left == theirs_left {
            (at, other_at) = (at + 1, other_at + 1);
        } else if theirs_left.is_none()
            || ours_left.is_some() && common[at + 1][other_at] >= common[at][other_at + 1]
        {
            lines.extend(ours_left.map(|line| ('-', line.as_str())));
            at += 1;
        } else {
            lines.extend(theirs_left.map(|line| ('+', line.as_str())));
            other_at += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_listed_may_differ() {
        let line = |text: &str| vec![text.to_owned()];
        let (ours, kafka) = (line("1   log.dir=./chronik-data"), line("1   log.dir=/tmp"));
        assert!(matches!(
            judge("kafka-configs", &ours, &kafka),
            Verdict::Expected(_)
        ));
        assert!(matches!(
            judge("kafka-topics", &ours, &kafka),
            Verdict::Differs(_)
        ));
        let (ours, kafka) = (
            line("1 Fetch(1): 0 to 18 [usable: 18],"),
            line("1 Fetch(1): 4 to 18 [usable: 18],"),
        );
        let tool = "kafka-broker-api-versions";
        assert!(
            matches!(judge(tool, &ours, &kafka), Verdict::Expected(because) if because == [OLDER_VERSIONS])
        );
        let kafka = line("1 Fetch(1): 4 to 19 [usable: 19],");
        assert!(matches!(judge(tool, &ours, &kafka), Verdict::Differs(_)));
    }

    #[test]
    fn lines_that_only_one_has_differ() {
        let texts = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (ours, theirs) = (texts("a b c e"), texts("a c d e"));
        assert_eq!(differing(&ours, &theirs), [('-', "b"), ('+', "d")]);
        assert!(differing(&ours, &ours).is_empty());
    }
}
