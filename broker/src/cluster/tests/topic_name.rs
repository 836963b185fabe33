use crate::cluster::{MAX_NAME_LENGTH, collision, validate_name};

#[test]
fn names_are_letters_digits_dots_underscores_and_dashes() {
    for good in ["a", "A.b_c-9", "...", "__consumer_offsets"] {
        assert_eq!(validate_name(good), Ok(()), "{good}");
    }
    assert_eq!(validate_name(&"x".repeat(MAX_NAME_LENGTH)), Ok(()));
    for bad in ["", ".", "..", "a/b", "a b", "a\0", "ä", "a:b", "a\\b"] {
        assert!(validate_name(bad).is_err(), "{bad:?}");
    }
    assert!(validate_name(&"x".repeat(MAX_NAME_LENGTH + 1)).is_err());
}

#[test]
fn dots_and_underscores_collide() {
    let names = ["a.b", "plain", "x-y", "a_b.c"];
    let collide = |name| collision(name, names.into_iter());
    assert_eq!(collide("a_b"), Some("a.b"));
    assert_eq!(collide("a.b_c"), Some("a_b.c"));
    assert_eq!(collide("a-b"), None);
    assert_eq!(collide("plain"), None);
    assert_eq!(collide("x_y"), None);
}
