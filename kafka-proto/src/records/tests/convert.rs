//! From one magic to another, where more than the records is at stake.

use super::*;

#[test]
fn old_clients_get_no_record_below_their_offset() {
    for codec in [Compression::None, Compression::Gzip] {
        let mut batch = batch_of(10, codec);
        set_base_offset(&mut batch, 100);
        let down = convert_down(&batch, Magic::V1, 107, BOUND).expect("converts");
        let offsets: Vec<i64> = read_all(&down)
            .expect("messages")
            .iter()
            .map(|record| record.offset)
            .collect();
        // A compressed batch stays whole, as a wrapper always was.
        let first = if codec == Compression::None { 107 } else { 100 };
        assert_eq!(offsets, (first..110).collect::<Vec<_>>());
    }
}

#[test]
fn control_batches_are_left_out() {
    let marker = golden_named("java-4.3.1/v2/none/commit-marker");
    let blob = [&batch_of(2, Compression::None)[..], &marker].concat();
    let down = convert_down(&blob, Magic::V0, 0, BOUND).expect("converts");
    assert_eq!(read_all(&down).expect("messages").len(), 2);
    assert_eq!(convert_down(&marker, Magic::V1, 0, BOUND), Ok(Vec::new()));
    assert_eq!(convert_down(&blob, Magic::V2, 0, BOUND), Ok(blob));
}

#[test]
fn zstd_cannot_go_down() {
    let error = convert_down(&batch_of(2, Compression::Zstd), Magic::V1, 0, BOUND)
        .expect_err("unknown to magic 1");
    assert_eq!(
        error.error_code(),
        crate::ErrorCode::UnsupportedCompressionType
    );
}

#[test]
fn what_is_old_enough_is_copied() {
    let blob = [
        set_of(Magic::V0, Compression::Gzip, 3),
        set_of(Magic::V1, Compression::None, 2),
    ]
    .concat();
    assert_eq!(convert_down(&blob, Magic::V1, 0, BOUND), Ok(blob.clone()));
    let down = convert_down(&blob, Magic::V0, 0, BOUND).expect("converts");
    assert_eq!(max_magic(&down), 0);
    assert_eq!(read_all(&down).expect("messages").len(), 5);
}

#[test]
fn log_append_time_goes_along() {
    let batch = golden_named("java-4.3.1/v2/none/log-append-time");
    let down = convert_down(&batch, Magic::V1, 0, BOUND).expect("converts");
    let up = convert_up(&down, BOUND).expect("converts");
    for blob in [&down, &up] {
        assert_eq!(read_all(blob).expect("records").len(), 4);
        for batch in batches(blob) {
            let log_append_time = match batch.expect("whole") {
                Batch::V2(batch) => batch.header().attributes.timestamp_type(),
                Batch::Message(message) => message.attributes().timestamp_type(),
            };
            assert_eq!(log_append_time, TimestampType::LogAppendTime);
        }
        assert!(
            read_all(blob)
                .expect("records")
                .iter()
                .all(|record| record.timestamp == 1_800_000_000_000)
        );
    }
    let wrapper = golden_named("java-4.3.1/v1/gzip/log-append-time");
    let up = convert_up(&wrapper, BOUND).expect("converts");
    assert_eq!(read_all(&up), read_all(&wrapper));
}

#[test]
fn messages_in_a_row_become_a_batch() {
    let mut behind = batch_of(1, Compression::Gzip);
    set_base_offset(&mut behind, 50);
    let mut wrapper = set_of(Magic::V1, Compression::Snappy, 2);
    set_base_offset(&mut wrapper, 41);
    let blob = [
        set_of(Magic::V1, Compression::None, 3),
        wrapper,
        behind.clone(),
    ]
    .concat();
    let up = convert_up(&blob, BOUND).expect("converts");
    let made: Vec<_> = batches(&up).map(|batch| batch.expect("whole")).collect();
    let facts: Vec<_> = made
        .iter()
        .map(|b| {
            (
                b.base_offset(),
                b.last_offset(),
                b.compression().expect("known"),
            )
        })
        .collect();
    assert_eq!(
        facts,
        [
            (0, 2, Compression::None),
            (40, 41, Compression::Snappy),
            (50, 50, Compression::Gzip)
        ]
    );
    assert_eq!(made[2].bytes(), behind);
}

#[test]
fn a_response_may_stop_inside_a_batch() {
    let batch = batch_of(2, Compression::None);
    let blob = [&batch[..], &batch[..batch.len() - 1]].concat();
    let mut walk = batches(&blob).allow_partial();
    assert_eq!(walk.by_ref().map(Result::unwrap).count(), 1);
    assert_eq!(walk.rest().len(), batch.len() - 1);
    let errors: Vec<_> = batches(&blob).filter_map(Result::err).collect();
    assert_eq!(
        errors,
        [RecordsError::Truncated {
            needed: batch.len(),
            available: batch.len() - 1
        }]
    );
}
