//! Every way in which a spec can be wrong: the error names the file and the field.

use super::{request, specs};

/// What `resolve` (or the parser before it) answers to a request with these fields.
fn error(versions: &str, more: &str, fields: &str) -> String {
    let texts = request(versions, more, fields);
    let result = specs(&[&texts[0], &texts[1]]).and_then(|specs| codegen::resolve::resolve(&specs));
    result.expect_err("a wrong spec").to_string()
}

fn message_error(text: &str) -> String {
    let result = specs(&[text]).and_then(|specs| codegen::resolve::resolve(&specs));
    result.expect_err("a wrong spec").to_string()
}

const FLEXIBLE: &str = r#""flexibleVersions": "0+","#;

#[test]
fn fields() {
    let cases = [
        (
            r#"{ "name": "A", "type": "int33", "versions": "0+" }"#,
            "TestRequest.A: the type int33 is unknown",
        ),
        (
            r#"{ "name": "A", "type": "[]Other", "versions": "0+" }"#,
            "TestRequest.A: the type Other is unknown",
        ),
        (
            r#"{ "name": "A", "type": "[]bytes", "versions": "0+" }"#,
            "TestRequest.A: []bytes is not a type that a field can have",
        ),
        (
            r#"{ "name": "A", "type": "int8" }"#,
            r#"TestRequest.A: "versions" is missing"#,
        ),
        (
            r#"{ "name": "A", "versions": "0+" }"#,
            r#"TestRequest.A: "type" is missing"#,
        ),
        (
            r#"{ "type": "int8", "versions": "0+" }"#,
            r#"TestRequest: "name" is missing"#,
        ),
        (
            r#"{ "name": "A b", "type": "int8", "versions": "0+" }"#,
            r#"TestRequest: "A b" is no name"#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "2-1" }"#,
            r#"TestRequest.A: "2-1" is no range of versions"#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "x" }"#,
            r#"TestRequest.A: "x" is no range of versions"#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "none" }"#,
            r#"TestRequest.A: "none" is no range of versions"#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": 3 }"#,
            r#"TestRequest.A: "versions" should be a string"#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "colour": 1 }"#,
            r#"TestRequest.A: "colour" is no key of the spec language"#,
        ),
        (
            r#"{ "name": "A", "type": "string", "versions": "0-1", "nullableVersions": "2+" }"#,
            "TestRequest.A: nullableVersions 2+ lie outside versions 0-1",
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "nullableVersions": "0+" }"#,
            "TestRequest.A: int8 cannot be null",
        ),
        (
            r#"{ "name": "A", "type": "string", "versions": "0+", "default": "null" }"#,
            "TestRequest.A: null as the default, but none of 0+ are nullable",
        ),
        (
            r#"{ "name": "A", "type": "string", "versions": "0+", "nullableVersions": "1+", "default": "null" }"#,
            "TestRequest.A: null as the default, but 1+ of 0+ are nullable",
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "default": "128" }"#,
            "TestRequest.A: 128 is no default of int8",
        ),
        (
            r#"{ "name": "A", "type": "bool", "versions": "0+", "default": "yes" }"#,
            "TestRequest.A: yes is no default of bool",
        ),
        (
            r#"{ "name": "A", "type": "float64", "versions": "0+", "default": "inf" }"#,
            "TestRequest.A: inf is no default of float64",
        ),
        (
            r#"{ "name": "A", "type": "[]int8", "versions": "0+", "default": "1" }"#,
            "TestRequest.A: 1 is no default of []int8",
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "default": [] }"#,
            r#"TestRequest.A: "default" should be a string, a number or a bool"#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "fields": [] }"#,
            r#"TestRequest.A: "fields" has no meaning on a primitive"#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "mapKey": true }"#,
            r#"TestRequest.A: "mapKey" has no meaning on a field of no array"#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "flexibleVersions": "none" }"#,
            r#"TestRequest.A: "flexibleVersions" has no meaning on what is neither a string nor bytes"#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "tag": 0 }"#,
            r#"TestRequest.A: "tag" stands without "taggedVersions""#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "tag": -1, "taggedVersions": "0+" }"#,
            r#"TestRequest.A: "tag" should be an int32 from 0"#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "taggedVersions": "0+" }"#,
            r#"TestRequest.A: "taggedVersions" stands without "tag""#,
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+", "taggedVersions": "0+", "tag": 0 }"#,
            "TestRequest.A: taggedVersions 0-2 lie outside flexibleVersions none",
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "1+", "taggedVersions": "0+", "tag": 0 }"#,
            "TestRequest.A: taggedVersions 0+ lie outside versions 1+",
        ),
        (
            r#"{ "name": "A", "type": "int8", "versions": "0+" }, { "name": "a", "type": "int8", "versions": "1+" }"#,
            "TestRequest.a: there is another field of this name",
        ),
        (
            r#"{ "name": "A", "type": "[]S", "versions": "0+", "fields": [{ "name": "B", "type": "int8", "versions": "2+" }] }"#,
            "TestRequest: struct S is empty in version 0",
        ),
        (
            r#"{ "name": "A", "type": "S", "versions": "0+", "fields": [{ "name": "B", "type": "[]S", "versions": "0+" }] }"#,
            "TestRequest.S: struct S holds itself",
        ),
        (
            r#"{ "name": "A", "type": "S", "versions": "0+", "fields": [{ "name": "C", "type": "int8", "versions": "0+" }] }, { "name": "B", "type": "S", "versions": "0+", "fields": [] }"#,
            "TestRequest: there is another struct S",
        ),
    ];
    for (fields, expected) in cases {
        assert_eq!(
            error("0-2", "", fields),
            format!("test.json: {expected}"),
            "{fields}"
        );
    }
}

#[test]
fn tags() {
    let tagged = |name: &str, tag: u32| {
        format!(
            r#"{{ "name": "{name}", "type": "int8", "versions": "0+", "taggedVersions": "0+", "tag": {tag} }}"#
        )
    };
    let two = |first, second| [tagged("A", first), tagged("B", second)].join(",");
    assert_eq!(
        error("0", FLEXIBLE, &two(0, 0)),
        "test.json: TestRequest.B: tag 0 is A's"
    );
    assert_eq!(
        error("0", FLEXIBLE, &two(0, 2)),
        "test.json: TestRequest.B: tag 2 is taken where 1 comes next"
    );
    let closed =
        r#"{ "name": "A", "type": "int8", "versions": "0+", "taggedVersions": "0-1", "tag": 0 }"#;
    assert_eq!(
        error("0-2", FLEXIBLE, closed),
        "test.json: TestRequest.A: tagged in 0-1, which does not reach the end of its versions 0+"
    );
}

#[test]
fn nested_fields_are_named_by_their_struct() {
    let fields = r#"{ "name": "A", "type": "[]S", "versions": "0+", "fields": [{ "name": "B", "type": "T", "versions": "0+" }] }"#;
    assert_eq!(
        error("0", "", fields),
        "test.json: TestRequest.S.B: the type T is unknown"
    );
}

#[test]
fn common_structs() {
    let unused = r#""commonStructs": [{ "name": "S", "versions": "0+", "fields": [] }],"#;
    assert_eq!(
        error("0", unused, ""),
        "test.json: TestRequest.S: struct S is not used"
    );
    let incomplete = r#""commonStructs": [{ "name": "S", "versions": "0+" }],"#;
    assert_eq!(
        error("0", incomplete, ""),
        r#"test.json: TestRequest.S: "fields" is missing"#
    );
}

#[test]
fn messages() {
    let cases = [
        (
            "{",
            "not JSON: EOF while parsing an object at line 1 column 1",
        ),
        ("[]", "not JSON: no object"),
        ("{} /* ", "a comment without an end"),
        (r#"{ "name": "A" }"#, r#"A: "type" is missing"#),
        (
            r#"{ "name": "A", "type": "letter" }"#,
            r#"A: "letter" is no type of message"#,
        ),
        (
            r#"{ "name": "A", "type": "data" }"#,
            r#"A: "validVersions" is missing"#,
        ),
        (
            r#"{ "name": "A", "type": "data", "validVersions": "0" }"#,
            r#"A: "fields" is missing"#,
        ),
        (
            r#"{ "name": "A", "type": "data", "validVersions": "0+", "fields": [] }"#,
            r#"A: "0+" is no range of versions"#,
        ),
        (
            r#"{ "name": "A", "type": "data", "validVersions": "0-3", "flexibleVersions": "1-2", "fields": [] }"#,
            r#"A: "1-2" is no range of versions"#,
        ),
        (
            r#"{ "name": "A", "type": "data", "validVersions": "0-3", "deprecatedVersions": "4", "fields": [] }"#,
            "A: deprecatedVersions 4 lie outside validVersions 0-3",
        ),
        (
            r#"{ "name": "A", "type": "data", "validVersions": "0", "latestVersionUnstable": true, "fields": [] }"#,
            r#"A: "latestVersionUnstable" has no meaning on a message that is no request"#,
        ),
        (
            r#"{ "name": "A", "type": "data", "validVersions": "0", "formerVersions": "2", "fields": [] }"#,
            r#"A: "formerVersions" has no meaning on a message that is no coordinator key"#,
        ),
        (
            r#"{ "name": "ARequest", "type": "request", "validVersions": "0", "fields": [] }"#,
            r#"ARequest: "apiKey" is missing"#,
        ),
        (
            r#"{ "name": "ARequest", "apiKey": 70000, "type": "request", "validVersions": "0", "fields": [] }"#,
            r#"ARequest: "apiKey" should be an int16"#,
        ),
        (
            r#"{ "name": "A", "apiKey": 1, "type": "request", "validVersions": "0", "fields": [] }"#,
            r#"A: "A" is no name"#,
        ),
        (
            r#"{ "name": "ARequest", "apiKey": 1, "type": "request", "validVersions": "0", "fields": [] }"#,
            "ARequest: the API key 1 has no response",
        ),
        (
            r#"{ "name": "AResponse", "apiKey": 1, "type": "response", "validVersions": "0", "fields": [] }"#,
            "AResponse: the API key 1 has no request",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(
            message_error(text),
            format!("test.json: {expected}"),
            "{text}"
        );
    }
}

#[test]
fn pairs() {
    let [request, response] = request("0-2", "", "");
    let check = |response: &str| {
        let result =
            specs(&[&request, response]).and_then(|specs| codegen::resolve::resolve(&specs));
        result.expect_err("a wrong pair").to_string()
    };
    assert_eq!(
        check(&response.replace("0-2", "0-1")),
        "test.json: TestResponse: the versions 0-1 differ from the request's, 0-2"
    );
    assert_eq!(
        check(&response.replace("none", "1+")),
        "test.json: TestResponse: the flexible versions 1-2 differ from the request's, none"
    );
    let other = request.replace("TestRequest", "OtherRequest");
    let result =
        specs(&[&request, &response, &other]).and_then(|specs| codegen::resolve::resolve(&specs));
    assert_eq!(
        result.expect_err("a key twice").to_string(),
        "test.json: TestRequest: the API key 1 is OtherRequest's"
    );
    let again = request.replace("0-2", "0-3");
    assert_eq!(
        specs(&[&request, &again])
            .expect_err("two contents")
            .to_string(),
        "test.json: TestRequest: the message stands in test.json as well"
    );
    assert!(
        specs(&[&request, &request, &response]).is_ok(),
        "the same twice, as in Kafka's jars"
    );
}

#[test]
fn comments_and_prose_fall_away() {
    let text = r#"// A licence
{ "name": "A", /* with "quotes" */ "type": "data", "validVersions": "0", "about": "prose // \" not a comment",
  "fields": [
    { "name": "B", "type": "string", "versions": "0+", "default": "/* no comment */", "about": "more" } // end
  ] }"#;
    let specs = specs(&[text]).expect("a good spec");
    let written = codegen::schema::text(&specs["A"]);
    assert_eq!(
        written,
        r#"{
  "type": "data",
  "name": "A",
  "validVersions": "0",
  "fields": [
    { "name": "B", "type": "string", "versions": "0+", "default": "/* no comment */" }
  ]
}
"#
    );
}
