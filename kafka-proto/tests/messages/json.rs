//! What the JSON form takes, refuses, and says of it. That it is Kafka's form the vectors prove.

use kafka_proto::json::{self, Error, JsonErrorKind};
use kafka_proto::{DecodeErrorKind, EncodeErrorKind};
use serde_json::{Value, json};

fn json_error(message: &str, version: i16, json: &Value) -> (String, JsonErrorKind) {
    match json::encode(message, version, json) {
        Err(Error::Json(error)) => (error.path.to_string(), error.kind),
        other => panic!("no error of JSON: {other:?}"),
    }
}

fn heartbeat() -> Value {
    json!({ "groupId": "g", "generationId": 7, "memberId": "m", "groupInstanceId": null })
}

#[test]
fn every_message_is_found_by_its_name() {
    assert_eq!(json::messages().len(), super::table::ALL.len());
    for name in json::messages() {
        assert!(json::versions(name).is_some_and(|versions| !versions.is_empty()));
    }
    for name in [
        "RequestHeader",
        "OffsetCommitValue",
        "QuorumStateData",
        "EndTxnMarker",
    ] {
        assert!(json::messages().any(|other| other == name), "{name}");
    }
    let versions = json::versions("ProduceRequest").expect("there is one");
    assert_eq!((versions.min, versions.max >= 13), (0, true));
    assert_eq!(json::versions("Produce"), None);
}

#[test]
fn an_unknown_name_or_version_is_told_as_such() {
    let error = json::decode("Produce", 0, &[]).expect_err("no such message");
    assert_eq!(error, Error::UnknownMessage("Produce".to_owned()));
    assert_eq!(error.to_string(), "no message is called \"Produce\"");
    let versions = json::versions("HeartbeatRequest").expect("there is one");
    for version in [versions.min - 1, versions.max + 1] {
        let expected = Error::UnsupportedVersion {
            message: "HeartbeatRequest",
            version,
            versions,
        };
        let error = json::encode("HeartbeatRequest", version, &heartbeat());
        assert_eq!(error, Err(expected.clone()));
        assert_eq!(
            json::decode("HeartbeatRequest", version, &[]),
            Err(expected.clone())
        );
        assert_eq!(
            expected.to_string(),
            format!("HeartbeatRequest: version {version} is not among {versions}")
        );
    }
}

#[test]
fn every_untagged_field_of_the_version_must_be_there_and_no_other() {
    let mut request = heartbeat();
    request["somethingElse"] = json!([1, 2]);
    assert!(json::encode("HeartbeatRequest", 4, &request).is_ok());
    for key in ["groupId", "generationId", "memberId", "groupInstanceId"] {
        let mut lacking = heartbeat();
        lacking.as_object_mut().expect("an object").remove(key);
        let (path, kind) = json_error("HeartbeatRequest", 4, &lacking);
        assert_eq!(
            (path.as_str(), kind),
            (key, JsonErrorKind::Missing { version: 4 })
        );
    }
    let mut older = heartbeat();
    older
        .as_object_mut()
        .expect("an object")
        .remove("groupInstanceId");
    assert!(json::encode("HeartbeatRequest", 2, &older).is_ok());
}

#[test]
fn a_field_that_the_version_lacks_must_hold_its_default_unless_ignorable() {
    assert!(json::encode("HeartbeatRequest", 2, &heartbeat()).is_ok());
    let mut request = heartbeat();
    request["groupInstanceId"] = json!("static");
    let Err(Error::Codec(error)) = json::encode("HeartbeatRequest", 2, &request) else {
        panic!("version 2 lacks it");
    };
    assert_eq!(
        error.encode_kind(),
        Some(EncodeErrorKind::NotInVersion { version: 2 })
    );
    let fetch = json!({
        "replicaId": -1, "maxWaitMs": 0, "minBytes": 0, "maxBytes": 5, "isolationLevel": 1, "topics": [],
    });
    let bytes = json::encode("FetchRequest", 2, &fetch).expect("both are ignorable");
    let decoded = json::decode("FetchRequest", 2, &bytes).expect("its own bytes");
    assert_eq!(
        decoded,
        json!({ "replicaId": -1, "maxWaitMs": 0, "minBytes": 0, "topics": [] })
    );
}

#[test]
fn an_error_names_the_way_to_the_value() {
    let request = |partition: Value| {
        json!({
            "replicaId": -1,
            "topics": [
                { "name": "a", "partitions": [] },
                { "name": "b", "partitions": [partition] },
            ],
        })
    };
    let partition = json!({ "partitionIndex": 2_147_483_648_u64, "timestamp": 0 });
    let request = request(partition);
    let error = json::encode("ListOffsetsRequest", 1, &request).expect_err("too large");
    assert_eq!(
        error.to_string(),
        "ListOffsetsRequest.topics[1].partitions[0].partitionIndex: \
         2147483648 is not between -2147483648 and 2147483647"
    );
}

#[test]
fn values_of_another_type_are_refused() {
    let with = |key: &str, value: Value| {
        let mut request = heartbeat();
        request[key] = value;
        json_error("HeartbeatRequest", 4, &request).1
    };
    let wrong = |expected, found| JsonErrorKind::WrongType { expected, found };
    assert_eq!(with("groupId", Value::Null), wrong("a string", "null"));
    assert_eq!(
        with("groupInstanceId", json!(1)),
        wrong("a string", "another number")
    );
    assert_eq!(
        with("generationId", json!("7")),
        wrong("an integer", "a string")
    );
    assert_eq!(
        with("generationId", json!(7.0)),
        wrong("an integer", "another number")
    );
    let (path, kind) = json_error("HeartbeatRequest", 4, &json!([]));
    assert_eq!((path.as_str(), kind), ("", wrong("an object", "an array")));
    let error = json::encode("HeartbeatRequest", 4, &json!(true)).expect_err("no object");
    assert_eq!(
        error.to_string(),
        "HeartbeatRequest: an object expected, true or false found"
    );
}

#[test]
fn an_int8_ends_at_127() {
    let fetch = |level: i32| {
        json!({
            "replicaId": -1, "maxWaitMs": 0, "minBytes": 0, "maxBytes": 0, "isolationLevel": level, "topics": [],
        })
    };
    assert!(json::encode("FetchRequest", 4, &fetch(127)).is_ok());
    let (path, kind) = json_error("FetchRequest", 4, &fetch(128));
    assert_eq!(path, "isolationLevel");
    assert_eq!(
        kind,
        JsonErrorKind::OutOfRange {
            number: 128,
            min: -128,
            max: 127
        }
    );
}

#[test]
fn records_are_the_base64_of_their_bytes() {
    let produce = |records: Value| {
        json!({
            "acks": -1, "timeoutMs": 1,
            "topicData": [{ "name": "t", "partitionData": [{ "index": 0, "records": records }] }],
        })
    };
    let json = produce(json!("//4="));
    let bytes = json::encode("ProduceRequest", 0, &json).expect("good JSON");
    assert_eq!(bytes[bytes.len() - 6..], [0, 0, 0, 2, 0xff, 0xfe]);
    assert_eq!(json::decode("ProduceRequest", 0, &bytes), Ok(json));
    for text in ["//4", "_-4=", "/ /4="] {
        let (path, kind) = json_error("ProduceRequest", 0, &produce(json!(text)));
        assert_eq!(path, "topicData[0].partitionData[0].records");
        assert_eq!(kind, JsonErrorKind::InvalidBase64);
    }
}

#[test]
fn a_uuid_is_22_characters() {
    let record = |id: &str| json!({ "name": "t", "topicId": id });
    let bytes = json::encode("TopicRecord", 0, &record("_____________________w"));
    assert_eq!(bytes.expect("a uuid")[2..18], [0xff; 16]);
    let (path, kind) = json_error(
        "TopicRecord",
        0,
        &record("ffffffff-ffff-ffff-ffff-ffffffffffff"),
    );
    assert_eq!(
        (path.as_str(), kind),
        ("topicId", JsonErrorKind::InvalidUuid)
    );
}

#[test]
fn what_is_no_number_is_text() {
    for text in ["NaN", "Infinity", "-Infinity"] {
        let record = json!({ "entity": [], "key": "k", "value": text, "remove": false });
        let bytes = json::encode("ClientQuotaRecord", 0, &record).expect("a float64");
        assert_eq!(json::decode("ClientQuotaRecord", 0, &bytes), Ok(record));
    }
    // An integer has no point: Kafka does not take it for a float64.
    let record = json!({ "entity": [], "key": "k", "value": 1, "remove": false });
    let (path, kind) = json_error("ClientQuotaRecord", 0, &record);
    assert_eq!(path, "value");
    assert!(matches!(kind, JsonErrorKind::WrongType { .. }));
}

#[test]
fn bytes_are_judged_as_by_the_typed_decode() {
    let mut bytes = json::encode("HeartbeatRequest", 4, &heartbeat())
        .expect("good JSON")
        .to_vec();
    bytes.extend([1, 2, 3]);
    assert_eq!(json::decode("HeartbeatRequest", 4, &bytes), Ok(heartbeat()));
    let Err(Error::Codec(error)) = json::decode("HeartbeatRequest", 4, &bytes[..5]) else {
        panic!("it is cut short");
    };
    assert!(matches!(
        error.decode_kind(),
        Some(DecodeErrorKind::Truncated { .. })
    ));
}

/// Before 4.0 the version of a coordinator record's key was the record's type.
#[test]
fn coordinator_keys_are_found_under_their_former_versions() {
    let key = json!({ "group": "g" });
    let bytes = json::encode("GroupMetadataKey", 2, &key).expect("its version up to 3.9");
    assert_eq!(bytes, &[0, 1, b'g'][..]);
    assert_eq!(json::decode("GroupMetadataKey", 2, &bytes), Ok(key));
}
