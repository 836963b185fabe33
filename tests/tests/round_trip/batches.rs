//! Record batches come back byte for byte but for base offset and partition leader epoch.

use kafka_proto::messages::ProduceResponse;
use tests::batch::{Batch, Record};
use tests::codec::Codec;
use tests::operations::{bytes_of, fetch_request, produce_request};
use tests::{Server, error_code, unique};

/// Records with everything that a record can have or lack.
fn records() -> Vec<Record> {
    let header = |name: &str, value: Option<&[u8]>| (name.to_owned(), value.map(<[u8]>::to_vec));
    vec![
        Record::new("key", "value"),
        Record {
            key: None,
            value: None,
            ..Default::default()
        },
        Record {
            key: Some(Vec::new()),
            value: Some(Vec::new()),
            headers: vec![header("", None), header("", Some(b""))],
            timestamp_delta: 3,
        },
        Record {
            key: Some(vec![0xff, 0xfe, 0]),
            value: None,
            headers: vec![
                header("twice", Some(b"one")),
                header("twice", Some(b"two")),
                header("no text", Some(&[0xc3, 0x28])),
            ],
            timestamp_delta: 1,
        },
        Record::of_value(vec![b'z'; 5000]),
    ]
}

#[test]
fn a_batch_of_every_codec_comes_back_as_it_was_sent() {
    let server = Server::shared();
    let mut client = server.connect();
    for codec in Codec::ALL {
        let topic = unique("codec");
        client.create_topic(&topic, 1);
        client.produce(&topic, 0, &Batch::of_values(["before"]));
        let sent = Batch::new(records()).compressed(codec);
        assert_eq!(client.produce(&topic, 0, &sent), 1);
        let fetched = client.fetch_all(&topic, 0, 1);
        let [batch] = fetched.as_slice() else {
            panic!("one batch was asked for: {fetched:?}");
        };
        assert_eq!(batch.as_sent, sent.encode(), "{codec:?}");
        assert_eq!((batch.base_offset, batch.partition_leader_epoch), (1, 0));
        let back: Vec<Record> = batch
            .records
            .iter()
            .map(|(_, _, record)| record.clone())
            .collect();
        assert_eq!(back, records());
    }
}

#[test]
fn batches_come_back_as_they_were_sent_in_every_fetch_version_that_takes_them() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("versions");
    let topic_id = client.create_topic(&topic, 1);
    let sent: Vec<Vec<u8>> = [Codec::None, Codec::Gzip, Codec::Snappy, Codec::Lz4]
        .into_iter()
        .map(|codec| Batch::new(records()).compressed(codec))
        .map(|batch| {
            client.produce(&topic, 0, &batch);
            batch.encode()
        })
        .collect();
    for version in 4..=18 {
        let mut request = fetch_request(&topic, 0, 0);
        request.topics[0].topic_id = topic_id;
        let answer = client.fetch_at(&request, version);
        assert_eq!(answer.error_code, error_code::NONE, "v{version}");
        assert_eq!(
            (answer.high_watermark, answer.last_stable_offset),
            (20, 20),
            "v{version}"
        );
        let fetched = tests::batch::decode(bytes_of(&answer));
        let back: Vec<Vec<u8>> = fetched.into_iter().map(|batch| batch.as_sent).collect();
        assert_eq!(back, sent, "v{version}");
    }
}

#[test]
fn a_fetch_from_the_middle_of_a_batch_brings_the_whole_batch() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("middle");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a", "b", "c"]));
    client.produce(
        &topic,
        0,
        &Batch::of_values(["d", "e", "f"]).compressed(Codec::Zstd),
    );
    let fetched = client.fetch_all(&topic, 0, 4);
    assert_eq!(fetched.len(), 1);
    assert_eq!(fetched[0].base_offset, 3);
}

#[test]
fn zstd_comes_back_as_it_was_sent_wherever_nothing_has_to_be_converted() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("zstd");
    client.create_topic(&topic, 1);
    let sent = Batch::of_values(["a", "b"]).compressed(Codec::Zstd);
    client.produce(&topic, 0, &sent);
    for version in 0..=12 {
        let answer = client.fetch_at(&fetch_request(&topic, 0, 0), version);
        if version < 4 {
            let refused = error_code::UNSUPPORTED_COMPRESSION_TYPE;
            assert_eq!(answer.error_code, refused, "v{version}");
            continue;
        }
        assert_eq!(answer.error_code, error_code::NONE, "v{version}");
        let fetched = tests::batch::decode(bytes_of(&answer));
        assert_eq!(fetched[0].as_sent, sent.encode(), "v{version}");
    }
}

#[test]
fn what_stands_before_a_zstd_batch_is_converted_down_and_the_batch_itself_refused() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("before");
    client.create_topic(&topic, 1);
    client.produce(&topic, 0, &Batch::of_values(["a", "b"]));
    client.produce(&topic, 0, &Batch::of_values(["c"]).compressed(Codec::Zstd));
    for version in 0..4 {
        let before = client.fetch_at(&fetch_request(&topic, 0, 0), version);
        assert_eq!(before.error_code, error_code::NONE, "v{version}");
        let offsets: Vec<i64> = tests::message_set::decode(bytes_of(&before))
            .iter()
            .map(|message| message.offset)
            .collect();
        assert_eq!(offsets, [0, 1], "v{version}");
        let at = client.fetch_at(&fetch_request(&topic, 0, 2), version);
        let refused = error_code::UNSUPPORTED_COMPRESSION_TYPE;
        assert_eq!(at.error_code, refused, "v{version}");
    }
}

#[test]
fn a_topic_kept_in_zstd_gets_76_in_fetch_versions_below_10() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("kept");
    client.create_topic_with(&topic, 1, &[("compression.type", "zstd")]);
    client.produce(&topic, 0, &Batch::of_values(["a"]));
    for version in 0..=12 {
        let answer = client.fetch_at(&fetch_request(&topic, 0, 0), version);
        let expected = match version {
            0..10 => error_code::UNSUPPORTED_COMPRESSION_TYPE,
            _ => error_code::NONE,
        };
        assert_eq!(answer.error_code, expected, "v{version}");
    }
}

#[test]
fn many_batches_over_several_segments_come_back_in_order() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("segments");
    client.create_topic_with(&topic, 1, &[("segment.bytes", "1048576")]);
    let sent: Vec<Batch> = (0..40_u32)
        .map(|number| {
            let value = [number.to_be_bytes().as_slice(), &vec![b'x'; 100_000]].concat();
            Batch::of_values([value, vec![b'y'; 10]])
        })
        .collect();
    for batch in &sent {
        client.produce(&topic, 0, batch);
    }
    let fetched = client.fetch_all(&topic, 0, 0);
    assert_eq!(fetched.len(), sent.len());
    for (number, (back, sent)) in (0..).zip(fetched.iter().zip(&sent)) {
        assert_eq!(back.base_offset, number * 2);
        assert!(back.as_sent == sent.encode(), "batch {number} differs");
    }
    for offset in [0, 1, 21, 40, 63, 79] {
        let fetched = client.fetch_all(&topic, 0, offset);
        assert_eq!(fetched[0].base_offset, offset / 2 * 2);
        assert_eq!(fetched.last().map(|batch| batch.base_offset), Some(78));
    }
}

#[test]
fn producers_side_by_side_share_a_partition_without_gaps_or_overlaps() {
    let server = Server::shared();
    let topic = unique("shared");
    server.connect().create_topic(&topic, 1);
    let mut acknowledged: Vec<(i64, String)> = std::thread::scope(|scope| {
        let producers: Vec<_> = (0..6)
            .map(|producer| {
                let (server, topic) = (&server, &topic);
                scope.spawn(move || {
                    let mut client = server.connect();
                    let values = (0..40).map(|number| format!("{producer}-{number}"));
                    values
                        .map(|value| {
                            let batch = Batch::of_values([value.clone()]);
                            (client.produce(topic, 0, &batch), value)
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        let joined = producers.into_iter();
        joined
            .flat_map(|producer| producer.join().expect("a producer"))
            .collect()
    });
    acknowledged.sort();
    let offsets: Vec<i64> = acknowledged.iter().map(|(offset, _)| *offset).collect();
    assert_eq!(offsets, (0..240).collect::<Vec<i64>>());
    assert_eq!(server.connect().read_values(&topic, 0), acknowledged);
}

#[test]
fn large_compressed_batches_are_taken_in_turn_with_small_ones_sent_behind_them() {
    let server = Server::shared();
    let mut client = server.connect();
    let topic = unique("large");
    client.create_topic(&topic, 1);
    let (producer_id, producer_epoch) = client.init_producer_id();
    let mut noise = 1_u64;
    let mut random = || {
        noise = noise
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (noise >> 56) as u8
    };
    let batches: Vec<Vec<u8>> = (0..8)
        .map(|number| {
            let size = if number % 2 == 0 { 400_000 } else { 10 };
            let value: Vec<u8> = (0..size).map(|_| random()).collect();
            let batch = Batch::of_values([value]).compressed(Codec::Gzip);
            batch.by(producer_id, producer_epoch, number).encode()
        })
        .collect();
    let sent: Vec<i32> = batches
        .iter()
        .map(|batch| {
            client
                .send(&produce_request(&topic, 0, batch), 9)
                .expect("sent")
        })
        .collect();
    for (offset, correlation_id) in (0..).zip(sent) {
        let answer: ProduceResponse<'_> = client.receive(correlation_id, 9).expect("an answer");
        let partition = &answer.responses[0].partition_responses[0];
        assert_eq!(
            (partition.error_code, partition.base_offset),
            (error_code::NONE, offset)
        );
    }
    let fetched = client.fetch_all(&topic, 0, 0);
    assert!(fetched.iter().map(|batch| &batch.as_sent).eq(&batches));
}
