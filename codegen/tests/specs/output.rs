//! The generated text of made-up specs, compared with files that were read and found right.

use super::specs;

/// An API with every kind of field, and a record.
const SPECS: [&str; 3] = [
    include_str!("expected/ExampleRequest.json"),
    include_str!("expected/ExampleResponse.json"),
    include_str!("expected/ExampleRecord.json"),
];

/// To take what the generator writes now: `UPDATE_EXPECTED=1 cargo test -p codegen`.
#[test]
fn the_generated_files_are_the_expected_ones() {
    let specs = specs(&SPECS).expect("good specs");
    let model = codegen::resolve::resolve(&specs).expect("good specs");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/specs/expected");
    let json = codegen::emit::emit_json(&model).into_iter();
    let json = json.map(|(name, text)| (format!("json_{name}"), text));
    for (name, text) in codegen::emit::emit(&model).into_iter().chain(json) {
        let path = format!("{folder}/{name}.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&path, &text).expect("writable");
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(text == expected, "{path} differs from:\n{text}");
    }
}

#[test]
fn a_new_version_with_a_new_field_changes_only_its_lines() {
    let before = specs(&SPECS).expect("good specs");
    let grown = SPECS.map(|text| {
        text.replace(r#""validVersions": "0-3""#, r#""validVersions": "0-4""#).replace(
            r#"{ "name": "Text","#,
            r#"{ "name": "Fresh", "type": "int32", "versions": "4+", "default": "-1" }, { "name": "Text","#,
        )
    });
    let after = specs(&grown.each_ref().map(String::as_str)).expect("good specs");
    let emit = |specs| codegen::emit::emit(&codegen::resolve::resolve(specs).expect("good specs"));
    let (before, after) = (emit(&before), emit(&after));
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    for (name, text) in &after {
        let old = lines(&before[name]);
        let added: Vec<_> = lines(text)
            .into_iter()
            .filter(|line| !old.contains(line))
            .collect();
        for line in added {
            let is_about_it = [
                "fresh",
                "Fresh",
                "VersionRange::new",
                "versions 0-4",
                "versions 4+",
                "version >= 4",
            ]
            .iter()
            .any(|part| line.contains(part));
            assert!(is_about_it, "{name}: {line}");
        }
    }
}
