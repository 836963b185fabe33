use super::set;
use crate::config::{ConfigError, parse_properties, parse_toml};

#[test]
fn properties_are_read_as_java_reads_them() {
    let text = "\
# a comment
! another
   # and one indented \\
a=1
b:2
c 3
d = four words here\x20
  e\t=\t5
f
g=
continued = one,\\
    two,\\
    # not a comment
escaped\\ key\\=\\:=a\\tb\\u00e9\\\\c\\q
pair=\\uD83D\\uDE00
twice=1
twice=2
url=http://x:1/?a=b#c";
    let expected = set(&[
        ("a", "1"),
        ("b", "2"),
        ("c", "3"),
        ("d", "four words here "),
        ("e", "5"),
        ("f", ""),
        ("g", ""),
        ("continued", "one,two,# not a comment"),
        ("escaped key=:", "a\tbé\\cq"),
        ("pair", "😀"),
        ("twice", "2"),
        ("url", "http://x:1/?a=b#c"),
    ]);
    assert_eq!(parse_properties(text), Ok(expected.clone()));
    assert_eq!(
        parse_properties(&text.replace('\n', "\r\n")),
        Ok(expected.clone())
    );
    assert_eq!(parse_properties(&text.replace('\n', "\r")), Ok(expected));
}

#[test]
fn an_even_number_of_backslashes_continues_no_line_and_the_end_of_the_file_ends_one() {
    assert_eq!(
        parse_properties("a=x\\\\\nb=1"),
        Ok(set(&[("a", "x\\"), ("b", "1")]))
    );
    assert_eq!(parse_properties("a=x\\"), Ok(set(&[("a", "x")])));
    assert_eq!(parse_properties(""), Ok(set(&[])));
}

#[test]
fn a_broken_escape_is_an_error_with_its_line() {
    for text in [
        "a=1\nb=\\u12",
        "a=1\nb=\\u12x4",
        "a=1\nb=\\uD83D",
        "a=1\nb=\\uD83Dx",
    ] {
        assert!(
            matches!(
                parse_properties(text),
                Err(ConfigError::Syntax { line: 2, .. })
            ),
            "{text}"
        );
    }
}

#[test]
fn toml_tables_are_parts_of_the_key() {
    let text = "
num.partitions = 3
listeners = [\"PLAINTEXT://localhost:9092\", \"B://localhost:9093\"]
auto.create.topics.enable = false
[log]
dirs = \"/a\"
retention.hours = 24
[log.cleaner]
min.cleanable.ratio = 0.5
";
    let expected = set(&[
        ("num.partitions", "3"),
        ("listeners", "PLAINTEXT://localhost:9092,B://localhost:9093"),
        ("auto.create.topics.enable", "false"),
        ("log.dirs", "/a"),
        ("log.retention.hours", "24"),
        ("log.cleaner.min.cleanable.ratio", "0.5"),
    ]);
    assert_eq!(parse_toml(text), Ok(expected));
}

#[test]
fn what_is_no_toml_is_an_error_with_its_line() {
    assert!(matches!(
        parse_toml("a = 1\nb = = 2"),
        Err(ConfigError::Syntax { line: 2, .. })
    ));
    assert!(matches!(
        parse_toml("a = 1979-05-27"),
        Err(ConfigError::Unusable { .. })
    ));
    assert!(matches!(
        parse_toml("[[a]]\nb = 1"),
        Err(ConfigError::Unusable { .. })
    ));
}
