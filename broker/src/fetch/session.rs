//! Fetch sessions (KIP-227): what a consumer asked for once and then only amends.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use kafka_proto::{ErrorCode, Uuid};

/// The epoch of a request that opens a session.
const INITIAL_EPOCH: i32 = 0;
/// The epoch of a request that closes its session, or wants none.
const FINAL_EPOCH: i32 = -1;
/// A session unused for this long may give way to a new one.
const EVICTABLE_AFTER: Duration = Duration::from_secs(120);

/// What a partition of a session takes of memory, about.
const PARTITION_BYTES: usize = 512;

/// What is fetched of one partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Topic name; empty if an unknown id was given.
    pub topic: Arc<str>,
    /// Topic id; zero below version 13.
    pub topic_id: Uuid,
    /// Partition number.
    pub partition_index: i32,
    /// Where to begin.
    pub fetch_offset: i64,
    /// At most so many bytes of this partition.
    pub max_bytes: i32,
    /// The leader epoch that the client knows, −1 if none.
    pub current_leader_epoch: i32,
    /// The epoch of the last record that the client has, −1 if it does not say.
    pub last_fetched_epoch: i32,
}

#[derive(Debug, Clone)]
struct SessionPartition {
    wanted: Wanted,
    high_watermark: i64,
    log_start_offset: i64,
}

#[derive(Debug)]
struct Session {
    epoch: i32,
    uses_topic_ids: bool,
    used: Duration,
    /// In the order in which they are served: what gave data goes to the end.
    partitions: BTreeMap<u64, SessionPartition>,
    places: BTreeMap<Key, u64>,
    next_place: u64,
}

/// Topic name, topic id and partition number.
pub type Key = (Arc<str>, Uuid, i32);

/// How a request stands to sessions, and so how its answer looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionMode {
    /// All partitions are answered, session id 0.
    None,
    /// All partitions are answered; the session is new.
    Opened(i32),
    /// Only what changed is answered.
    Incremental(i32),
}

impl SessionMode {
    /// The session id of the answer.
    pub fn id(self) -> i32 {
        match self {
            Self::None => 0,
            Self::Opened(id) | Self::Incremental(id) => id,
        }
    }
}

/// What a request says of its session.
#[derive(Debug, Clone, Copy)]
pub struct SessionRequest {
    /// 0: none yet.
    pub session_id: i32,
    /// 0 opens, −1 closes, anything else is the next of the session.
    pub session_epoch: i32,
    /// Version 13 and newer name topics by id.
    pub uses_topic_ids: bool,
}

/// The sessions of all consumers: a bounded number (`max.incremental.fetch.session.cache.slots`) of a bounded number of
/// partitions together.
#[derive(Debug)]
pub struct FetchSessions {
    slots: usize,
    max_partitions: usize,
    sessions: BTreeMap<i32, Session>,
    partitions: usize,
}

impl FetchSessions {
    /// No sessions, room for `slots` with `max_bytes` together.
    pub fn new(slots: usize, max_bytes: usize) -> Self {
        Self {
            slots,
            max_partitions: max_bytes / PARTITION_BYTES,
            sessions: BTreeMap::new(),
            partitions: 0,
        }
    }

    /// Works out what a request wants: all it lists, or its session's partitions as amended.
    /// `new_id` names the session that may be opened.
    ///
    /// # Errors
    /// `FETCH_SESSION_ID_NOT_FOUND`, `INVALID_FETCH_SESSION_EPOCH`, `FETCH_SESSION_TOPIC_ID_ERROR`.
    pub fn resolve(
        &mut self,
        request: SessionRequest,
        listed: Vec<Wanted>,
        forgotten: &[Key],
        new_id: i32,
        monotonic: Duration,
    ) -> Result<(SessionMode, Vec<Wanted>), ErrorCode> {
        match request.session_epoch {
            FINAL_EPOCH => {
                self.close(request.session_id);
                Ok((SessionMode::None, listed))
            }
            INITIAL_EPOCH => {
                self.close(request.session_id);
                Ok((self.open(request, &listed, new_id, monotonic), listed))
            }
            epoch => self.amend(request, epoch, listed, forgotten, monotonic),
        }
    }

    fn open(
        &mut self,
        request: SessionRequest,
        listed: &[Wanted],
        id: i32,
        monotonic: Duration,
    ) -> SessionMode {
        if self.sessions.contains_key(&id) || !self.make_room(listed.len(), monotonic) {
            return SessionMode::None;
        }
        let mut session = Session {
            epoch: 1,
            uses_topic_ids: request.uses_topic_ids,
            used: monotonic,
            partitions: BTreeMap::new(),
            places: BTreeMap::new(),
            next_place: 0,
        };
        session.update(listed.to_vec(), &[]);
        self.partitions += session.partitions.len();
        self.sessions.insert(id, session);
        SessionMode::Opened(id)
    }

    /// Makes room for a session by closing those that were not used for long.
    fn make_room(&mut self, partitions: usize, monotonic: Duration) -> bool {
        while self.sessions.len() >= self.slots
            || self.partitions.saturating_add(partitions) > self.max_partitions
        {
            let oldest = self.sessions.iter().min_by_key(|(_, session)| session.used);
            match oldest.map(|(id, session)| (*id, session.used)) {
                Some((id, used)) if used + EVICTABLE_AFTER < monotonic => self.close(id),
                _ => return false,
            }
        }
        true
    }

    fn close(&mut self, id: i32) {
        if let Some(session) = self.sessions.remove(&id) {
            self.partitions -= session.partitions.len();
        }
    }

    fn amend(
        &mut self,
        request: SessionRequest,
        epoch: i32,
        listed: Vec<Wanted>,
        forgotten: &[Key],
        monotonic: Duration,
    ) -> Result<(SessionMode, Vec<Wanted>), ErrorCode> {
        let id = request.session_id;
        let session = self
            .sessions
            .get_mut(&id)
            .ok_or(ErrorCode::FetchSessionIdNotFound)?;
        if session.epoch != epoch {
            return Err(ErrorCode::InvalidFetchSessionEpoch);
        }
        if session.uses_topic_ids != request.uses_topic_ids {
            return Err(ErrorCode::FetchSessionTopicIdError);
        }
        session.epoch = epoch.checked_add(1).unwrap_or(1);
        session.used = monotonic;
        self.partitions -= session.partitions.len();
        session.update(listed, forgotten);
        self.partitions += session.partitions.len();
        let wanted: Vec<_> = session
            .partitions
            .values()
            .map(|partition| partition.wanted.clone())
            .collect();
        if wanted.is_empty() {
            self.close(id);
            return Ok((SessionMode::None, wanted));
        }
        if self.partitions > self.max_partitions {
            // The client begins anew, and is served without a session while there is no room.
            self.close(id);
            return Err(ErrorCode::FetchSessionIdNotFound);
        }
        Ok((SessionMode::Incremental(id), wanted))
    }

    /// Notes what a partition is answered with. Returns whether the answer has to name it.
    pub fn answered(&mut self, mode: SessionMode, wanted: &Wanted, answer: Answered) -> bool {
        let incremental = matches!(mode, SessionMode::Incremental(_));
        let Some(session) = self.sessions.get_mut(&mode.id()) else {
            return true;
        };
        let Some(&place) = session.places.get(&key(wanted)) else {
            return true;
        };
        let Some(known) = session.partitions.get_mut(&place) else {
            return true;
        };
        let changed = answer.has_records
            || answer.has_error
            || known.high_watermark != answer.high_watermark
            || known.log_start_offset != answer.log_start_offset;
        known.high_watermark = if answer.has_error {
            -1
        } else {
            answer.high_watermark
        };
        known.log_start_offset = answer.log_start_offset;
        if incremental && answer.has_records {
            session.move_to_end(place);
        }
        changed || !incremental
    }

    /// How many sessions there are.
    pub fn len(&self) -> usize {
        self.sessions.len()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty()
    }
}

/// What one partition is answered with, as far as sessions care.
#[derive(Debug, Clone, Copy)]
pub struct Answered {
    /// Any bytes of records.
    pub has_records: bool,
    /// An error code, or a diverging epoch.
    pub has_error: bool,
    /// Of the answer.
    pub high_watermark: i64,
    /// Of the answer.
    pub log_start_offset: i64,
}

impl Session {
    fn update(&mut self, listed: Vec<Wanted>, forgotten: &[Key]) {
        for wanted in listed {
            let place = *self.places.entry(key(&wanted)).or_insert_with(|| {
                self.next_place += 1;
                self.next_place
            });
            match self.partitions.get_mut(&place) {
                Some(known) => known.wanted = wanted,
                None => {
                    let unseen = SessionPartition {
                        wanted,
                        high_watermark: -1,
                        log_start_offset: -1,
                    };
                    self.partitions.insert(place, unseen);
                }
            }
        }
        for gone in forgotten {
            if let Some(place) = self.places.remove(&by_id(gone.clone())) {
                self.partitions.remove(&place);
            }
        }
    }

    fn move_to_end(&mut self, place: u64) {
        if let Some(known) = self.partitions.remove(&place) {
            self.next_place += 1;
            self.places.insert(key(&known.wanted), self.next_place);
            self.partitions.insert(self.next_place, known);
        }
    }
}

fn key(wanted: &Wanted) -> Key {
    by_id((
        wanted.topic.clone(),
        wanted.topic_id,
        wanted.partition_index,
    ))
}

/// Where there is an id, the name says nothing: it is gone when the topic is.
fn by_id((topic, topic_id, partition_index): Key) -> Key {
    match topic_id.is_zero() {
        true => (topic, topic_id, partition_index),
        false => (Arc::default(), topic_id, partition_index),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(partition_index: i32) -> Wanted {
        Wanted {
            topic: "t".into(),
            topic_id: Uuid::ZERO,
            partition_index,
            fetch_offset: 0,
            max_bytes: 1,
            current_leader_epoch: -1,
            last_fetched_epoch: -1,
        }
    }

    fn request(session_id: i32, session_epoch: i32) -> SessionRequest {
        SessionRequest {
            session_id,
            session_epoch,
            uses_topic_ids: false,
        }
    }

    fn answer(has_records: bool, high_watermark: i64) -> Answered {
        Answered {
            has_records,
            has_error: false,
            high_watermark,
            log_start_offset: 0,
        }
    }

    fn indexes(wanted: &[Wanted]) -> Vec<i32> {
        wanted.iter().map(|wanted| wanted.partition_index).collect()
    }

    #[test]
    fn a_session_is_opened_amended_and_closed() {
        let mut sessions = FetchSessions::new(2, 4 * PARTITION_BYTES);
        let now = Duration::ZERO;
        let opened = sessions
            .resolve(request(0, 0), vec![wanted(0), wanted(1)], &[], 7, now)
            .unwrap();
        assert_eq!(opened.0, SessionMode::Opened(7));
        let (mode, all) = sessions
            .resolve(
                request(7, 1),
                vec![wanted(2)],
                &[("t".into(), Uuid::ZERO, 0)],
                8,
                now,
            )
            .unwrap();
        assert_eq!(
            (mode, indexes(&all)),
            (SessionMode::Incremental(7), vec![1, 2])
        );
        assert_eq!(
            sessions.resolve(request(7, 1), vec![], &[], 8, now),
            Err(ErrorCode::InvalidFetchSessionEpoch)
        );
        assert_eq!(
            sessions.resolve(request(9, 1), vec![], &[], 8, now),
            Err(ErrorCode::FetchSessionIdNotFound)
        );
        assert_eq!(
            sessions
                .resolve(request(7, -1), vec![], &[], 8, now)
                .unwrap()
                .0,
            SessionMode::None
        );
        assert!(sessions.is_empty());
    }

    #[test]
    fn an_incremental_answer_names_only_what_changed_and_rotates() {
        let mut sessions = FetchSessions::new(2, 4 * PARTITION_BYTES);
        let now = Duration::ZERO;
        sessions
            .resolve(request(0, 0), vec![wanted(0), wanted(1)], &[], 7, now)
            .unwrap();
        for index in 0..2 {
            assert!(sessions.answered(SessionMode::Opened(7), &wanted(index), answer(false, 0)));
        }
        let mode = SessionMode::Incremental(7);
        sessions
            .resolve(request(7, 1), vec![], &[], 8, now)
            .unwrap();
        assert!(!sessions.answered(mode, &wanted(1), answer(false, 0)));
        assert!(sessions.answered(mode, &wanted(0), answer(true, 5)));
        let (_, order) = sessions
            .resolve(request(7, 2), vec![], &[], 8, now)
            .unwrap();
        assert_eq!(indexes(&order), [1, 0]);
    }

    #[test]
    fn a_full_cache_opens_no_session_until_one_was_idle_for_long() {
        let mut sessions = FetchSessions::new(1, 4 * PARTITION_BYTES);
        sessions
            .resolve(request(0, 0), vec![wanted(0)], &[], 7, Duration::ZERO)
            .unwrap();
        let later = |seconds| Duration::from_secs(seconds);
        assert_eq!(
            sessions
                .resolve(request(0, 0), vec![wanted(0)], &[], 8, later(60))
                .unwrap()
                .0,
            SessionMode::None
        );
        let opened = sessions
            .resolve(request(0, 0), vec![wanted(0)], &[], 8, later(121))
            .unwrap()
            .0;
        assert_eq!(opened, SessionMode::Opened(8));
    }

    #[test]
    fn sessions_have_no_more_partitions_together_than_there_is_room_for() {
        let mut sessions = FetchSessions::new(9, 4 * PARTITION_BYTES);
        let now = Duration::ZERO;
        let mut resolve = |request, partitions: std::ops::Range<i32>| {
            let listed = partitions.map(wanted).collect();
            sessions
                .resolve(request, listed, &[], 7 + request.session_id, now)
                .map(|(mode, wanted)| (mode, wanted.len()))
        };
        assert_eq!(
            resolve(request(0, 0), 0..3),
            Ok((SessionMode::Opened(7), 3))
        );
        assert_eq!(resolve(request(1, 0), 0..2), Ok((SessionMode::None, 2)));
        assert_eq!(
            resolve(request(2, 0), 0..1),
            Ok((SessionMode::Opened(9), 1))
        );
        assert_eq!(
            resolve(request(7, 1), 0..3),
            Ok((SessionMode::Incremental(7), 3))
        );
        assert_eq!(
            resolve(request(7, 2), 3..4),
            Err(ErrorCode::FetchSessionIdNotFound)
        );
        assert_eq!(
            resolve(request(9, 1), 1..4),
            Ok((SessionMode::Incremental(9), 4))
        );
    }
}
