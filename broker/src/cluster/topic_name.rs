//! The rules for names of topics.

/// The longest name, so that the partition's folder is no longer than file systems take.
pub const MAX_NAME_LENGTH: usize = 249;

/// Checks a topic's name.
///
/// # Errors
/// What is wrong with it, in words for `INVALID_TOPIC_EXCEPTION`.
pub fn validate_name(name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("Topic name is invalid: the empty string is not allowed".to_owned());
    }
    if name == "." || name == ".." {
        return Err(format!("Topic name is invalid: '{name}' is not allowed"));
    }
    if name.len() > MAX_NAME_LENGTH {
        return Err(format!(
            "Topic name is invalid: the length of '{name}' is longer than the max allowed length {MAX_NAME_LENGTH}"
        ));
    }
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if !name.bytes().all(is_legal) {
        return Err(format!(
            "Topic name is invalid: '{name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'"
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
