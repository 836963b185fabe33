//! Specs are JSON with comments.

/// Replaces `//` and `/* */` comments by spaces, so that positions in error messages stay right. `None`
/// if a comment has no end.
pub fn strip(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_string = false;
    while let Some(next) = rest.chars().next() {
        if in_string && next == '\\' {
            let escaped = rest.chars().take(2).map(char::len_utf8).sum();
            out.push_str(&rest[..escaped]);
            rest = &rest[escaped..];
            continue;
        }
        if !in_string && (rest.starts_with("//") || rest.starts_with("/*")) {
            let length = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else {
                rest[2..].find("*/")? + 4
            };
            out.extend(
                rest[..length]
                    .chars()
                    .map(|c| if c == '\n' { '\n' } else { ' ' }),
            );
            rest = &rest[length..];
            continue;
        }
        in_string ^= next == '"';
        out.push(next);
        rest = &rest[next.len_utf8()..];
    }
    Some(out)
}
