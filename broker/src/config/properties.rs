//! The two file formats: Java's `.properties` and TOML. Text in, keys and values out.

use std::collections::BTreeMap;

use super::ConfigError;

/// Reads the text of a Java properties file: comments with `#` or `!`, `=`, `:` or blanks between key and value,
/// lines continued by a backslash, `\t \n \r \f \uXXXX` and other escapes. The last of several equal keys counts.
///
/// # Errors
/// [`ConfigError::Syntax`] for a broken `\u` escape, or an escape that is no character.
pub fn parse_properties(text: &str) -> Result<BTreeMap<String, String>, ConfigError> {
    let mut properties = BTreeMap::new();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = text.split('\n').enumerate();
    while let Some((index, line)) = lines.next() {
        let start = trim_start(line);
        if start.is_empty() || start.starts_with(['#', '!']) {
            continue;
        }
        let mut logical = start.to_owned();
        while ends_with_odd_backslash(&logical) {
            logical.pop();
            match lines.next() {
                Some((_, line)) => logical.push_str(trim_start(line)),
                None => break,
            }
        }
        let (key, value) = split_pair(&logical);
        properties.insert(unescape(key, index + 1)?, unescape(value, index + 1)?);
    }
    Ok(properties)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\x0c')
}

fn trim_start(line: &str) -> &str {
    line.trim_start_matches(is_blank)
}

fn ends_with_odd_backslash(line: &str) -> bool {
    line.bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 1
}

/// Cuts at the first `=`, `:` or blank that is not escaped.
fn split_pair(line: &str) -> (&str, &str) {
    let mut escaped = false;
    let end = line
        .char_indices()
        .find(|(_, c)| {
            let ends = !escaped && (is_blank(*c) || matches!(c, '=' | ':'));
            escaped = !escaped && *c == '\\';
            ends
        })
        .map_or(line.len(), |(at, _)| at);
    let (key, rest) = line.split_at(end);
    let rest = trim_start(rest);
    let value = rest.strip_prefix(['=', ':']).map_or(rest, trim_start);
    (key, value)
}

fn unescape(text: &str, line: usize) -> Result<String, ConfigError> {
    let broken = |reason: &str| ConfigError::Syntax {
        line,
        reason: reason.to_owned(),
    };
    let mut units = Vec::new();
    let mut unescaped = String::with_capacity(text.len());
    let mut chars = text.chars();
    loop {
        let next = chars.next();
        let escape = match next {
            Some('\\') => chars.next(),
            other => {
                flush(&mut units, &mut unescaped).ok_or_else(|| broken("half a surrogate pair"))?;
                match other {
                    Some(c) => unescaped.push(c),
                    None => return Ok(unescaped),
                }
                continue;
            }
        };
        if escape == Some('u') {
            let digits: String = chars.by_ref().take(4).collect();
            let unit = (digits.len() == 4)
                .then(|| u16::from_str_radix(&digits, 16).ok())
                .flatten();
            units.push(unit.ok_or_else(|| broken("\\u needs four hexadecimal digits"))?);
            continue;
        }
        flush(&mut units, &mut unescaped).ok_or_else(|| broken("half a surrogate pair"))?;
        match escape {
            Some('t') => unescaped.push('\t'),
            Some('n') => unescaped.push('\n'),
            Some('r') => unescaped.push('\r'),
            Some('f') => unescaped.push('\x0c'),
            Some(c) => unescaped.push(c),
            None => {}
        }
    }
}

fn flush(units: &mut Vec<u16>, text: &mut String) -> Option<()> {
    text.push_str(&String::from_utf16(units).ok()?);
    units.clear();
    Some(())
}

/// Reads the text of a TOML file: tables are parts of the key (`[log.retention]` and `hours = 1` say
/// `log.retention.hours`), arrays become lists.
///
/// # Errors
/// [`ConfigError::Syntax`] for what is not TOML; [`ConfigError::Unusable`] for dates and for arrays of tables.
pub fn parse_toml(text: &str) -> Result<BTreeMap<String, String>, ConfigError> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        let line = text.as_bytes()[..at]
            .iter()
            .filter(|b| **b == b'\n')
            .count()
            + 1;
        ConfigError::Syntax {
            line,
            reason: error.message().to_owned(),
        }
    })?;
    let mut properties = BTreeMap::new();
    flatten("", &table, &mut properties)?;
    Ok(properties)
}

fn flatten(
    prefix: &str,
    table: &toml::Table,
    properties: &mut BTreeMap<String, String>,
) -> Result<(), ConfigError> {
    for (name, value) in table {
        let key = if prefix.is_empty() {
            name.clone()
        } else {
            format!("{prefix}.{name}")
        };
        match value {
            toml::Value::Table(table) => flatten(&key, table, properties)?,
            toml::Value::Array(values) => {
                let texts: Result<Vec<_>, _> = values.iter().map(|v| scalar(&key, v)).collect();
                properties.insert(key, texts?.join(","));
            }
            value => {
                let text = scalar(&key, value)?;
                properties.insert(key, text);
            }
        }
    }
    Ok(())
}

fn scalar(key: &str, value: &toml::Value) -> Result<String, ConfigError> {
    match value {
        toml::Value::String(text) => Ok(text.clone()),
        toml::Value::Integer(number) => Ok(number.to_string()),
        toml::Value::Float(number) => Ok(number.to_string()),
        toml::Value::Boolean(value) => Ok(value.to_string()),
        toml::Value::Datetime(_) | toml::Value::Array(_) | toml::Value::Table(_) => {
            Err(ConfigError::unusable(
                key,
                value.type_str(),
                "no key takes a date, a table or a list of lists",
            ))
        }
    }
}
