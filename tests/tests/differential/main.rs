//! Held against real Kafka: the same conversations, answer for answer.
//!
//! What Kafka answered is checked in; `cargo xtask differential` plays everything against real ones, compares, and with
//! `--record` checks their answers in.

mod body;
mod comparison;
mod conversation;
mod meant;
mod newest;
mod normal;
mod player;
mod recording;
mod records;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use body::Specs;
use comparison::compare;
use conversation::{Action, Conversation};
use kafka_proto::ApiKey;
use meant::MEANT;
use player::{Answers, Play, Stage};
use recording::{Recorded, Recording};
use tests::Server;
use told::Told;

/// A real Kafka answers a change of metadata before its broker has heard of it.
const SETTLING: Duration = Duration::from_millis(700);

/// What the brokers are told, real ones (by `cargo xtask differential`) and ours.
const PROPERTIES: &str = include_str!("broker.properties");

/// Releases of Kafka and where they listen, as `4.3.1=127.0.0.1:9092,3.9.2=127.0.0.1:9093`, newest first.
const KAFKAS: &str = "DIFFERENTIAL_KAFKAS";
/// Set to check in what Kafka answers.
const RECORD: &str = "DIFFERENTIAL_RECORD";
/// Only conversations whose names begin so.
const ONLY: &str = "DIFFERENTIAL_ONLY";

#[test]
fn our_answers_are_those_that_were_recorded_of_kafka() {
    let conversations = chosen();
    let plays = plays_of(&conversations);
    let recording = Recording::read();
    for play in &plays {
        let is_current = recording
            .0
            .get(&play.name())
            .is_some_and(|recorded| recorded.fingerprint == play.conversation.fingerprint());
        assert!(
            is_current,
            "{} is not recorded as it is now; cargo xtask differential --record does that",
            play.name()
        );
    }
    check(&plays, &recording);
}

/// Needs real ones.
#[test]
#[ignore = "cargo xtask differential runs it"]
fn our_answers_are_those_of_kafka() {
    let conversations = chosen();
    let plays = plays_of(&conversations);
    let specs = Specs::load();
    let mut recording = Recording::default();
    let mut left = plays.clone();
    let mut newer: Vec<Stage> = Vec::new();
    let kafkas = std::env::var(KAFKAS).expect("releases and where they listen");
    for kafka in kafkas.split(',') {
        let (release, address) = kafka.split_once('=').expect("RELEASE=HOST:PORT");
        let start = Instant::now();
        let stage = Stage::new(address.parse().expect("HOST:PORT"), SETTLING);
        let (spoken, rest): (Vec<_>, Vec<_>) = left.iter().partition(|play| stage.speaks(play));
        left = rest;
        let mut answers = stage.perform(&specs, &spoken);
        for play in &spoken {
            let answers = answers.get_mut(&play.name()).expect("it was played");
            answers.retain(|number, _| !newer.iter().any(|newer| newer.speaks_line(play, *number)));
        }
        newer.push(stage);
        println!(
            "Kafka {release}: {} plays, {} answers in {:.1} s",
            spoken.len(),
            answers.values().map(count).sum::<usize>(),
            start.elapsed().as_secs_f64()
        );
        record(&mut recording, &spoken, Some(release), answers);
    }
    record(&mut recording, &left, None, BTreeMap::new());
    if std::env::var_os(RECORD).is_some() {
        newest::write();
        println!("recorded: {} bytes", recording.write());
    }
    check(&plays, &recording);
}

fn record(
    recording: &mut Recording,
    plays: &[Play<'_>],
    release: Option<&str>,
    mut answers: BTreeMap<String, Answers>,
) {
    for play in plays {
        let recorded = Recorded {
            release: release.map(str::to_owned),
            fingerprint: play.conversation.fingerprint(),
            answers: answers.remove(&play.name()).unwrap_or_default(),
        };
        recording.0.insert(play.name(), recorded);
    }
}

fn chosen() -> Vec<Conversation> {
    let only = std::env::var(ONLY).unwrap_or_default();
    let mut all = Conversation::all();
    all.retain(|conversation| conversation.name.starts_with(&only));
    all
}

fn plays_of(conversations: &[Conversation]) -> Vec<Play<'_>> {
    let in_all_versions = |conversation| {
        let versions = Conversation::versions(conversation);
        versions.map(move |version| Play {
            conversation,
            version,
        })
    };
    conversations.iter().flat_map(in_all_versions).collect()
}

fn count(answers: &Answers) -> usize {
    let count = |answer: &serde_json::Value| answer.as_array().map_or(1, Vec::len);
    answers.values().map(count).sum()
}

/// Plays against a server of ours, and holds its answers against Kafka's.
fn check(plays: &[Play<'_>], recording: &Recording) {
    let server = PROPERTIES
        .lines()
        .filter_map(|line| line.split_once('='))
        .fold(Server::builder(), |builder, (key, value)| {
            builder.set(key, value)
        })
        .start();
    let start = Instant::now();
    let stage = Stage::new(server.address(), Duration::ZERO);
    let spoken: Vec<Play<'_>> = plays
        .iter()
        .filter(|play| recording.0[&play.name()].release.is_some())
        .copied()
        .collect();
    for play in &spoken {
        assert!(stage.speaks(play), "we do not serve all of {}", play.name());
    }
    let answers = stage.perform(&Specs::load(), &spoken);
    println!(
        "chronik-server: {} plays, {} answers in {:.1} s",
        spoken.len(),
        answers.values().map(count).sum::<usize>(),
        start.elapsed().as_secs_f64()
    );
    let mut told = Told::default();
    let mut used = BTreeSet::new();
    for play in &spoken {
        let (theirs, ours) = (&recording.0[&play.name()].answers, &answers[&play.name()]);
        judge(play, theirs, ours, &mut used, &mut told);
    }
    print!("{told}");
    assert_eq!(told.total, 0, "differences that are not meant");
    if std::env::var_os(ONLY).is_none() {
        for (index, meant) in MEANT.iter().enumerate() {
            assert!(used.contains(&index), "never seen: {}", meant.reason);
        }
    }
}

fn judge(
    play: &Play<'_>,
    theirs: &Answers,
    ours: &Answers,
    used: &mut BTreeSet<usize>,
    told: &mut Told,
) {
    for (number, answer) in theirs {
        let line = &play.conversation.lines[*number];
        let called: Option<(ApiKey, i16)> = match &line.action {
            Action::Call(call) => Some((call.api, call.version_in(play.version))),
            _ => play
                .conversation
                .calls()
                .find(|call| !call.waits)
                .map(|call| (call.api, call.version_in(play.version))),
        };
        for difference in compare(answer, &ours[number]) {
            let meant = called.and_then(|(api, version)| {
                MEANT.iter().position(|meant| {
                    meant.covers(&play.conversation.name, api, version, &difference)
                })
            });
            match meant {
                Some(index) => {
                    used.insert(index);
                }
                None => told.add(called.map(|(api, _)| api), &difference, play, &line.text),
            }
        }
    }
}
