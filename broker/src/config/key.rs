//! What is known of one configuration key, and how its text becomes a value.

use std::fmt;

use super::ConfigError;

/// A configuration key: a line of the [table](super::table).
#[derive(Debug)]
pub struct Key {
    /// Kafka's name, or ours below `chronik.`.
    pub name: &'static str,
    /// What it configures.
    pub scope: Scope,
    /// Whether this broker acts on it.
    pub role: Role,
    /// The type that Kafka gives it.
    pub kind: Kind,
    /// The value where none is set, as text; `None` is Kafka's null.
    pub default: Option<&'static str>,
    /// Which values it takes.
    pub allowed: Allowed,
    /// Kafka's grade of it.
    pub importance: Importance,
    /// Whether it may change while the broker runs.
    pub update: Update,
    /// What it does, in a sentence.
    pub doc: &'static str,
    /// Kafka's default where ours is another, and why.
    pub differs: Option<Difference>,
}

/// A default of ours that is not Kafka's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// Kafka's default; empty where Kafka has none.
    pub kafka: &'static str,
    /// Why ours differs.
    pub why: &'static str,
}

/// What a key configures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// A broker.
    Broker,
    /// A topic.
    Topic,
    /// A group (KIP-848, KIP-932, KIP-1071).
    Group,
    /// A client metrics subscription (KIP-714).
    ClientMetrics,
}

/// Whether this broker acts on a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It does.
    Used,
    /// It takes the key, for Kafka knows it, and does nothing with it.
    Inert,
}

/// The types of Kafka's `ConfigDef`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// Text.
    String,
    /// 32 bits.
    Int,
    /// 16 bits.
    Short,
    /// 64 bits.
    Long,
    /// A real number.
    Double,
    /// Texts separated by commas.
    List,
    /// The name of a Java class.
    Class,
    /// Text that is never shown.
    Password,
}

impl Kind {
    /// The number that DescribeConfigs v3+ sends (KIP-569).
    pub fn id(self) -> i8 {
        match self {
            Self::Boolean => 1,
            Self::String => 2,
            Self::Int => 3,
            Self::Short => 4,
            Self::Long => 5,
            Self::Double => 6,
            Self::List => 7,
            Self::Class => 8,
            Self::Password => 9,
        }
    }

    /// What Kafka says of a text that is not of this kind.
    fn kafka_text(self) -> String {
        let number = match self {
            Self::Boolean => return "Expected value to be either true or false".to_owned(),
            Self::Int => "INT",
            Self::Short => "SHORT",
            Self::Long => "LONG",
            Self::Double => "DOUBLE",
            // Every text is of these kinds.
            Self::String | Self::List | Self::Class | Self::Password => return String::new(),
        };
        format!("Not a number of type {number}")
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Boolean => "true or false",
            Self::String | Self::Password => "text",
            Self::Int => "a whole number of 32 bits",
            Self::Short => "a whole number of 16 bits",
            Self::Long => "a whole number of 64 bits",
            Self::Double => "a number",
            Self::List => "a list separated by commas",
            Self::Class => "the name of a class",
        }
    }
}

/// Which values of its kind a key takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Allowed {
    /// All.
    Any,
    /// Numbers not below this.
    AtLeast(i64),
    /// Numbers from the first to the second, both included.
    Between(i64, i64),
    /// Numbers from the first to the second, or the third.
    BetweenOr(i64, i64, i64),
    /// Real numbers from the first to the second, both included.
    Real(f64, f64),
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// One of these texts, in upper or lower case.
    OneOfAnyCase(&'static [&'static str]),
    /// A list out of these.
    EachOf(&'static [&'static str]),
    /// Anything but nothing.
    NonEmpty,
    /// `partition:broker` pairs, or `*`.
    ThrottledReplicas,
    /// `earliest`, `latest` or `by_duration:` and an ISO 8601 duration.
    OffsetReset,
}

/// Kafka's grade of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Importance {
    /// To be looked at first.
    High,
    /// In between.
    Medium,
    /// Rarely needed.
    Low,
    /// Listed by DescribeConfigs only where it is set: internal to Kafka, or gone in Kafka 4.
    Hidden,
}

/// Whether a key of a broker may change while it runs (KIP-226).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// Only by a restart.
    ReadOnly,
    /// For each broker alone.
    PerBroker,
    /// For one broker or for all.
    ClusterWide,
}

/// The value of a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// None, where the default is Kafka's null.
    Null,
    /// Of [`Kind::Boolean`].
    Boolean(bool),
    /// Of [`Kind::Int`], [`Kind::Short`] and [`Kind::Long`].
    Number(i64),
    /// Of [`Kind::Double`].
    Real(f64),
    /// Of [`Kind::String`], [`Kind::Class`] and [`Kind::Password`].
    Text(String),
    /// Of [`Kind::List`].
    List(Vec<String>),
}

impl Key {
    /// Whether the value is kept out of every answer and log line.
    pub fn is_sensitive(&self) -> bool {
        self.kind == Kind::Password
    }

    /// The default as a value.
    pub fn default_value(&self) -> Value {
        match self.default {
            None => Value::Null,
            Some(text) => self
                .parse(text)
                .expect("the table's test parses every default"),
        }
    }

    /// Reads a value.
    ///
    /// # Errors
    /// [`ConfigError::InvalidValue`] with key, value and what would have been right.
    pub fn parse(&self, text: &str) -> Result<Value, ConfigError> {
        let trimmed = text.trim();
        let value = match self.kind {
            Kind::Boolean if trimmed.eq_ignore_ascii_case("true") => Some(Value::Boolean(true)),
            Kind::Boolean if trimmed.eq_ignore_ascii_case("false") => Some(Value::Boolean(false)),
            Kind::Boolean => None,
            Kind::Int => trimmed.parse::<i32>().ok().map(|n| Value::Number(n.into())),
            Kind::Short => trimmed.parse::<i16>().ok().map(|n| Value::Number(n.into())),
            Kind::Long => trimmed.parse::<i64>().ok().map(Value::Number),
            Kind::Double => parse_real(trimmed).map(Value::Real),
            Kind::String | Kind::Class | Kind::Password => Some(Value::Text(trimmed.to_owned())),
            Kind::List => Some(Value::List(split_list(trimmed))),
        };
        match value {
            Some(value) if self.allowed.takes(&value) => Ok(value),
            parsed => Err(self.invalid(text, parsed.as_ref())),
        }
    }

    /// The allowed value that is nearest to one that is not, where both are whole numbers.
    pub fn nearest(&self, text: &str) -> Option<String> {
        let number = text.trim().parse::<i64>().ok()?;
        let most = match self.kind {
            Kind::Int => i32::MAX.into(),
            Kind::Short => i16::MAX.into(),
            _ => i64::MAX,
        };
        let nearest = match self.allowed {
            Allowed::AtLeast(least) => number.clamp(least, most),
            Allowed::Between(least, most) | Allowed::BetweenOr(least, most, _) => {
                number.clamp(least, most)
            }
            _ => return None,
        };
        Some(nearest.to_string())
    }

    /// `parsed` is what `text` says, if it is of the key's kind.
    fn invalid(&self, text: &str, parsed: Option<&Value>) -> ConfigError {
        let (shown, words) = match parsed {
            None => (text.to_owned(), self.kind.kafka_text()),
            Some(value) => self.allowed.kafka_text(self.name, value),
        };
        let hide = |text: String| match self.is_sensitive() {
            true => "(hidden)".to_owned(),
            false => text,
        };
        let kafka = match words.as_str() {
            "" => words,
            whole if whole.starts_with("Configuration '") => words,
            words => {
                let (name, shown) = (self.name, hide(shown));
                format!("Invalid value {shown} for configuration {name}: {words}")
            }
        };
        ConfigError::InvalidValue {
            key: self.name.to_owned(),
            value: hide(text.to_owned()),
            allowed: self.range(),
            kafka,
        }
    }

    /// The values that [`Key::parse`] takes, in words.
    pub fn range(&self) -> String {
        let kind = self.kind.in_words();
        match self.allowed {
            Allowed::Any => kind.to_owned(),
            Allowed::AtLeast(least) => format!("{kind}, at least {least}"),
            Allowed::Between(least, most) => format!("{kind} from {least} to {most}"),
            Allowed::BetweenOr(least, most, other) => {
                format!("{kind} from {least} to {most}, or {other}")
            }
            Allowed::Real(least, most) => format!("{kind} from {least} to {most}"),
            Allowed::OneOf(texts) | Allowed::OneOfAnyCase(texts) => {
                format!("one of {}", texts.join(", "))
            }
            Allowed::EachOf(texts) => {
                format!("a list of {}", texts.join(", "))
            }
            Allowed::NonEmpty => format!("{kind}, not empty"),
            Allowed::ThrottledReplicas => {
                "* or a list of partition:broker, as in 0:1,1:1".to_owned()
            }
            Allowed::OffsetReset => {
                "earliest, latest, or by_duration: and an ISO 8601 duration such as PT1H".to_owned()
            }
        }
    }
}

impl Allowed {
    /// The value as Kafka shows it, and what Kafka says of it where it is not taken.
    fn kafka_text(&self, name: &str, value: &Value) -> (String, String) {
        let shown = match value {
            Value::List(list) => format!("[{}]", list.join(", ")),
            other => other.to_string(),
        };
        let bounds = |is_less: bool, least: String, most: String| match is_less {
            true => format!("Value must be at least {least}"),
            false => format!("Value must be no more than {most}"),
        };
        let words = match (self, value) {
            (Self::AtLeast(least), _) => bounds(true, least.to_string(), String::new()),
            (Self::Between(least, most), Value::Number(n)) => {
                bounds(n < least, least.to_string(), most.to_string())
            }
            (Self::Real(least, most), Value::Real(n)) => {
                bounds(n < least, least.to_string(), most.to_string())
            }
            (Self::BetweenOr(least, most, other), _) => {
                format!("Value must be between {least} and {most} or equal to {other}")
            }
            (Self::OneOf(texts), _) => format!("String must be one of: {}", texts.join(", ")),
            (Self::OneOfAnyCase(texts), _) => {
                let texts = texts.join(", ");
                format!("String must be one of (case insensitive): {texts}")
            }
            (Self::EachOf(texts), Value::List(list)) => {
                if list.iter().any(String::is_empty) {
                    let whole = format!("Configuration '{name}' values must not be empty.");
                    return (String::new(), whole);
                }
                let words = format!("String must be one of: {}", texts.join(", "));
                let wrong = list.iter().find(|text| !texts.contains(&text.as_str()));
                return (wrong.cloned().unwrap_or(shown), words);
            }
            (Self::NonEmpty, _) => "String must be non-empty".to_owned(),
            (Self::OffsetReset, _) => format!(
                "Invalid value `{value}` for configuration {name}. The value must be either 'earliest', 'latest' or of the format 'by_duration:<PnDTnHnMn.nS>'."
            ),
            (Self::ThrottledReplicas, _) => format!(
                "{name} must be the literal '*' or a list of replicas in the following format: [partitionId]:[brokerId],[partitionId]:[brokerId],..."
            ),
            _ => String::new(),
        };
        (shown, words)
    }

    fn takes(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Any, _) => true,
            (Self::AtLeast(least), Value::Number(n)) => n >= least,
            (Self::Between(least, most), Value::Number(n)) => (least..=most).contains(&n),
            (Self::BetweenOr(least, most, other), Value::Number(n)) => {
                (least..=most).contains(&n) || n == other
            }
            // No number is neither too small nor too large, says Kafka.
            (Self::Real(least, most), Value::Real(n)) => !(n < least || n > most),
            (Self::OneOf(texts), Value::Text(text)) => texts.contains(&text.as_str()),
            (Self::OneOfAnyCase(texts), Value::Text(text)) => {
                texts.iter().any(|t| t.eq_ignore_ascii_case(text))
            }
            (Self::EachOf(texts), Value::List(list)) => {
                list.iter().all(|text| texts.contains(&text.as_str()))
            }
            (Self::NonEmpty, Value::Text(text)) => !text.is_empty(),
            (Self::NonEmpty, Value::List(list)) => list.iter().all(|text| !text.is_empty()),
            (Self::ThrottledReplicas, Value::List(list)) => {
                list.len() == 1 && list[0] == "*" || list.iter().all(|pair| is_replica(pair))
            }
            (Self::OffsetReset, Value::Text(text)) => match text.strip_prefix("by_duration:") {
                Some(duration) => is_duration(duration),
                None => text == "earliest" || text == "latest",
            },
            _ => false,
        }
    }
}

/// Kafka's text form of a value; empty for [`Value::Null`].
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => Ok(()),
            Self::Boolean(value) => value.fmt(f),
            Self::Number(value) => value.fmt(f),
            // Java writes the largest double, the only one of such size among the defaults, like this.
            Self::Real(value) if *value == f64::MAX => f.write_str("1.7976931348623157E308"),
            Self::Real(value) if value.is_infinite() => {
                let sign = if *value < 0.0 { "-" } else { "" };
                write!(f, "{sign}Infinity")
            }
            Self::Real(value) => write!(f, "{value:?}"),
            Self::Text(value) => f.write_str(value),
            Self::List(values) => f.write_str(&values.join(",")),
        }
    }
}

impl Value {
    /// The text form; `None` for [`Value::Null`].
    pub fn text(&self) -> Option<String> {
        (*self != Self::Null).then(|| self.to_string())
    }
}

/// A real number as Java reads it, but for hexadecimal ones.
fn parse_real(text: &str) -> Option<f64> {
    match text.trim_start_matches(['+', '-']) {
        "NaN" | "Infinity" => text.parse().ok(),
        digits if digits.contains(|c: char| c.is_alphabetic() && !"eEfFdD".contains(c)) => None,
        _ => text
            .strip_suffix(['f', 'F', 'd', 'D'])
            .unwrap_or(text)
            .parse()
            .ok(),
    }
}

fn split_list(text: &str) -> Vec<String> {
    match text {
        "" => Vec::new(),
        text => text.split(',').map(|part| part.trim().to_owned()).collect(),
    }
}

fn is_replica(pair: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    // Kafka takes nothing between two commas for a pair.
    pair.is_empty()
        || pair
            .split_once(':')
            .is_some_and(|(partition, broker)| is_number(partition) && is_number(broker))
}

/// The ISO 8601 durations that Java's `Duration.parse` takes, none of them negative: `PnDTnHnMn.nS`.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['P', 'p']) else {
        return false;
    };
    let (date, time) = match rest.split_once(['T', 't']) {
        Some((_, "")) => return false,
        Some((date, time)) => (date, time),
        None => (rest, ""),
    };
    let parts = |mut text: &str, units: &str| {
        let mut units = units.chars();
        while !text.is_empty() {
            let Some(end) = text.find(|c: char| c.is_ascii_alphabetic()) else {
                return false;
            };
            let unit = text[end..]
                .chars()
                .next()
                .expect("found above")
                .to_ascii_uppercase();
            let number = &text[..end];
            let fraction_allowed = unit == 'S';
            let is_number = number.starts_with(|c: char| c.is_ascii_digit())
                && number
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b == b'.' && fraction_allowed)
                && number.bytes().filter(|b| *b == b'.').count() <= 1;
            if !is_number || !units.any(|u| u == unit) {
                return false;
            }
            text = &text[end + 1..];
        }
        true
    };
    !rest.is_empty() && parts(date, "D") && parts(time, "HMS")
}
