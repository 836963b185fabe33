//! Names of the specs as names in Rust.

/// `TimeoutMs` as `timeout_ms`. Kafka's own word KRaft is one word.
pub fn snake(name: &str) -> String {
    let name = name.replace("KRaft", "Kraft");
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::with_capacity(name.len() + 8);
    for (i, letter) in letters.iter().enumerate() {
        let starts_word = letter.is_ascii_uppercase()
            && i > 0
            && (!letters[i - 1].is_ascii_uppercase()
                || letters
                    .get(i + 1)
                    .is_some_and(|next| next.is_ascii_lowercase()));
        if starts_word {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// A spec's name as a key in JSON: `TimeoutMs` as `timeoutMs`.
pub fn camel(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_ascii_lowercase())
        .into_iter()
        .chain(letters)
        .collect()
}

/// A name in Rust that means the field: raw where it is a keyword.
pub fn field_ident(name: &str) -> proc_macro2::Ident {
    let snake = snake(name);
    syn::parse_str::<syn::Ident>(&snake)
        .unwrap_or_else(|_| proc_macro2::Ident::new_raw(&snake, proc_macro2::Span::call_site()))
}

/// Whether a spec may use this name: letters and digits, a letter first.
pub fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
}
