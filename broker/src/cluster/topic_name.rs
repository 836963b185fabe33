//! The rules for names of topics.

/// The longest name, so that the partition's folder is no longer than file systems take.
pub const MAX_NAME_LENGTH: usize = 249;

/// Checks a topic's name.
///
/// # Errors
/// What is wrong with it, in words for `INVALID_TOPIC_EXCEPTION`.
pub fn validate_name(name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("a topic's name cannot be empty".to_owned());
    }
    if name == "." || name == ".." {
        return Err(format!("a topic's name cannot be '{name}'"));
    }
    if name.len() > MAX_NAME_LENGTH {
        return Err(format!(
            "a topic's name cannot be longer than {MAX_NAME_LENGTH} characters"
        ));
    }
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if !name.bytes().all(is_legal) {
        return Err(format!(
            "a topic's name has letters, digits, '.', '_' and '-' only, unlike '{name}'"
        ));
    }
    Ok(())
}

/// The first of `names` that `name` would be confused with where metrics write `.` as `_`. Names without either
/// character collide with none.
pub fn collision<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let unify = |byte: u8| if byte == b'.' { b'_' } else { byte };
    let has_such = |name: &str| name.bytes().any(|byte| unify(byte) == b'_');
    if !has_such(name) {
        return None;
    }
    let mut others = names.filter(|other| other.len() == name.len());
    others.find(|other| other.bytes().map(unify).eq(name.bytes().map(unify)))
}
