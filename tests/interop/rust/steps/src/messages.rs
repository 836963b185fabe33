//! What message number i of a run looks like, by the rules of `../../../python/messages.py`.

/// A header's name and value; `None` is null.
pub type Header = (String, Option<Vec<u8>>);

/// A record as it came back, or as it is to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub partition: i32,
    pub offset: i64,
    pub key: Option<Vec<u8>>,
    pub value: Option<Vec<u8>>,
    pub headers: Vec<Header>,
    pub timestamp: Option<i64>,
}

pub fn message(number: i64, kind_of_headers: &str, first_timestamp: Option<i64>) -> Record {
    let filler = "x".repeat(usize::try_from(number % 97).unwrap_or(0));
    Record {
        key: (number % 50 != 7).then(|| format!("key-{number:06}").into_bytes()),
        value: (number % 50 != 13).then(|| format!("value-{number:06}-{filler}").into_bytes()),
        headers: headers(number, kind_of_headers),
        timestamp: first_timestamp.map(|first| first + number),
        ..Record::default()
    }
}

fn headers(number: i64, kind: &str) -> Vec<Header> {
    let mut all = vec![
        ("number".to_owned(), Some(number.to_string().into_bytes())),
        ("empty".to_owned(), Some(Vec::new())),
        ("null".to_owned(), None),
    ];
    all.truncate(match kind {
        "no" => 0,
        "plain" => 2,
        _ => 3,
    });
    all
}

impl Record {
    /// The number that its value or else its key names; -1 for one that is none of ours.
    pub fn number(&self) -> i64 {
        let text = self.value.as_ref().or(self.key.as_ref());
        text.and_then(|bytes| std::str::from_utf8(bytes).ok())
            .and_then(|text| text.split('-').nth(1)?.parse().ok())
            .unwrap_or(-1)
    }

    /// How it differs from the message of its number.
    pub fn problem(
        &self,
        kind_of_headers: &str,
        headers_in_order: bool,
        first_timestamp: Option<i64>,
    ) -> Option<String> {
        let number = self.number();
        let at = format!("partition {} offset {}", self.partition, self.offset);
        if number < 0 {
            return Some(format!("{at}: {self:?} was never sent"));
        }
        let mut wanted = Self {
            partition: self.partition,
            offset: self.offset,
            timestamp: self.timestamp,
            ..message(number, kind_of_headers, first_timestamp)
        };
        if !headers_in_order {
            wanted.headers.sort();
        }
        let is_timely = first_timestamp.is_none_or(|first| self.timestamp == Some(first + number));
        (*self != wanted || !is_timely).then(|| format!("{at}: {self:?} instead of {wanted:?}"))
    }
}
