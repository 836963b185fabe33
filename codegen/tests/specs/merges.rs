//! What a newer release may change, and what it may not.

use super::{request, specs};
use codegen::{Error, SpecSet, merge::merge, schema::text};

fn set(versions: &str, more: &str, fields: &str) -> SpecSet {
    let texts = request(versions, more, fields);
    specs(&[&texts[0], &texts[1]]).expect("a good spec")
}

fn merged(old: &SpecSet, new: &SpecSet) -> Result<String, Error> {
    Ok(text(&merge(old, new)?["TestRequest"]))
}

const A: &str = r#"{ "name": "A", "type": "int8", "versions": "0+" }"#;
const B_OLD: &str = r#"{ "name": "B", "type": "int8", "versions": "0-1" }"#;
const C: &str = r#"{ "name": "C", "type": "int8", "versions": "0+" }"#;

fn fields(fields: &[&str]) -> String {
    fields.join(",")
}

#[test]
fn a_raised_minimum_keeps_old_versions_and_their_fields_in_their_place() {
    let old = set("0-2", "", &fields(&[A, B_OLD, C]));
    let new = set(
        "2-3",
        "",
        &fields(&[A, C, r#"{ "name": "D", "type": "int8", "versions": "3+" }"#]),
    );
    let merged = merged(&old, &new).expect("it grows");
    assert!(merged.contains(r#""validVersions": "0-3""#), "{merged}");
    let lines: Vec<&str> = merged
        .lines()
        .filter(|line| line.contains("int8"))
        .collect();
    assert_eq!(
        lines,
        [
            r#"    { "name": "A", "type": "int8", "versions": "0+" },"#,
            r#"    { "name": "B", "type": "int8", "versions": "0-1" },"#,
            r#"    { "name": "C", "type": "int8", "versions": "0+" },"#,
            r#"    { "name": "D", "type": "int8", "versions": "3+" }"#,
        ]
    );
}

#[test]
fn a_dropped_message_stays() {
    let old = set("0-2", "", A);
    let dropped = [
        r#"{ "apiKey": 1, "type": "request", "name": "TestRequest", "validVersions": "none" }"#,
        r#"{ "apiKey": 1, "type": "response", "name": "TestResponse", "validVersions": "none" }"#,
    ];
    let new = specs(&dropped).expect("a good spec");
    assert_eq!(merge(&old, &new), Ok(old.clone()));
    assert_eq!(merge(&SpecSet::new(), &new), Ok(SpecSet::new()));
}

#[test]
fn a_stable_version_keeps_its_layout() {
    let old = set("0-1", "", &fields(&[A, C]));
    for (new, change) in [
        (fields(&[A]), "field c (int8) is gone"),
        (fields(&[A, C, B_OLD]), "field b (int8) is new"),
        (
            fields(&[&A.replace("int8", "int16"), C]),
            "field a (int8) becomes a (int16)",
        ),
        (
            fields(&[&A.replace("int8", "[]int8"), C]),
            "field a (int8) becomes a (int8 array)",
        ),
    ] {
        let error = merged(&old, &set("0-2", "", &new)).expect_err("another layout");
        assert_eq!(
            error.to_string(),
            format!("test.json: TestRequest: version 0 would change its layout: {change}")
        );
    }
}

#[test]
fn a_change_deep_inside_names_the_way() {
    let nested = |kind: &str| {
        format!(
            r#"{{ "name": "A", "type": "[]S", "versions": "0+", "fields": [{{ "name": "B", "type": "{kind}", "versions": "0+" }}] }}"#
        )
    };
    let error = merged(
        &set("0", "", &nested("int8")),
        &set("0-1", "", &nested("int64")),
    );
    assert_eq!(
        error.expect_err("another layout").to_string(),
        "test.json: TestRequest: version 0 would change its layout: in a, field b (int8) becomes b (int64)"
    );
}

#[test]
fn an_unstable_version_yields() {
    let unstable = r#""latestVersionUnstable": true,"#;
    let old = set("0-1", unstable, &fields(&[A, C]));
    let new = set(
        "0-1",
        "",
        &fields(&[A, C, r#"{ "name": "D", "type": "int8", "versions": "1+" }"#]),
    );
    let merged = merged(&old, &new).expect("version 1 was unstable");
    assert!(
        merged.contains(r#""D""#) && !merged.contains("Unstable"),
        "{merged}"
    );
    // One that the newer release gave up under its number goes altogether.
    let gone = set("1-2", "", A);
    let result = merge(&set("0", unstable, C), &gone).expect("version 0 was unstable");
    assert_eq!(result, gone);
}

#[test]
fn a_name_may_change_and_a_tag_may_come() {
    let flexible = r#""flexibleVersions": "0+","#;
    let old = set("0-1", flexible, &fields(&[A, C]));
    let tagged =
        r#"{ "name": "T", "type": "int8", "versions": "0+", "taggedVersions": "0+", "tag": 0 }"#;
    let new = set(
        "0-2",
        flexible,
        &fields(&[&A.replace(r#""A""#, r#""Renamed""#), C, tagged]),
    );
    assert_eq!(merge(&old, &new), Ok(new.clone()));
    assert_eq!(
        merge(&new, &old),
        Ok(new.clone()),
        "the older names do not come back"
    );
}

#[test]
fn importing_again_changes_nothing() {
    let old = set("0-2", "", &fields(&[A, B_OLD, C]));
    let new = set("2-3", "", &fields(&[A, C]));
    let both = merge(&old, &new).expect("it grows");
    assert_eq!(merge(&both, &new), Ok(both.clone()));
    assert_eq!(
        merge(&both, &old),
        Ok(both.clone()),
        "an older release that was there"
    );
    assert_eq!(
        merge(&new, &old),
        Ok(both),
        "an older release that comes in late"
    );
}

#[test]
fn an_api_that_changes_its_name_keeps_the_old_one_beside() {
    let old = set("0", "", A);
    let texts = request("0-1", "", A).map(|text| text.replace("Test", "Other"));
    let new = specs(&[&texts[0], &texts[1]]).expect("a good spec");
    let both = merge(&old, &new).expect("it grows");
    assert_eq!(
        both["TestRequest"].renamed_to.as_deref(),
        Some("OtherRequest")
    );
    let model = codegen::resolve::resolve(&both).expect("one API, two names");
    assert_eq!(model.apis.len(), 1);
    assert_eq!(model.apis[0].name, "Other");
    assert_eq!(merge(&both, &new), Ok(both.clone()));
}

#[test]
fn a_coordinator_key_is_numbered_anew() {
    let field =
        |versions| format!(r#"{{ "name": "group", "type": "string", "versions": "{versions}" }}"#);
    let old = format!(
        r#"{{ "type": "data", "name": "GroupMetadataKey", "validVersions": "2", "fields": [{}] }}"#,
        field("2")
    );
    let new = format!(
        r#"{{ "type": "coordinator-key", "apiKey": 2, "name": "GroupMetadataKey", "validVersions": "0", "fields": [{}] }}"#,
        field("0")
    );
    let (old, new) = (specs(&[&old]).expect("good"), specs(&[&new]).expect("good"));
    let both = merge(&old, &new).expect("the same fields");
    assert_eq!(both["GroupMetadataKey"].former_versions.to_string(), "2");
    assert_eq!(both["GroupMetadataKey"].valid_versions.to_string(), "0");
    assert_eq!(merge(&both, &new), Ok(both.clone()));
    assert_eq!(merge(&both, &old), Ok(both.clone()));
    let other = specs(&[&text(&new["GroupMetadataKey"]).replace("string", "int8")]).expect("good");
    assert!(
        merge(&old, &other).is_err(),
        "another layout under the same number"
    );
}

#[test]
fn a_message_keeps_its_kind() {
    let data = |kind: &str| {
        format!(r#"{{ "type": "{kind}", "name": "A", "validVersions": "0", "fields": [] }}"#)
    };
    let (old, new) = (
        specs(&[&data("data")]).expect("good"),
        specs(&[&data("header")]).expect("good"),
    );
    assert_eq!(
        merge(&old, &new).expect_err("another kind").to_string(),
        "test.json: A: a message of type data would become one of type header"
    );
}

/// An unstable version goes, and with it the last field of a struct that fields share.
#[test]
fn a_common_struct_that_nothing_is_of_goes() {
    let with_struct = |text: String| {
        text.replace(
            r#""fields": ["#,
            r#""commonStructs": [{ "name": "S", "versions": "0+", "fields": [{ "name": "X", "type": "int8", "versions": "0+" }] }], "fields": ["#,
        )
    };
    let of_struct = r#"{ "name": "B", "type": "S", "versions": "1+" }"#;
    let [old_request, response] = request(
        "0-1",
        r#""latestVersionUnstable": true,"#,
        &fields(&[A, of_struct]),
    );
    let old = specs(&[&with_struct(old_request), &response]).expect("a good spec");
    let both = merge(&old, &set("0-1", "", A)).expect("version 1 was unstable");
    codegen::resolve::resolve(&both).expect("no struct is left over");
    assert_eq!(both["TestRequest"].common_structs, []);
}
