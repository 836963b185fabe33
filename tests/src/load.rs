//! Clients that go on until the server is gone, and know afterwards what was acknowledged.

use std::net::SocketAddr;

use crate::batch::Batch;
use crate::operations::produce_request;
use crate::{CallError, Client, error_code, group};

/// Numbers its records, and remembers which were acknowledged at which offset.
#[derive(Debug, Clone)]
pub struct Producer {
    topic: String,
    partition: i32,
    acks: i16,
    /// Producer id and epoch of an idempotent one.
    idempotent: Option<(i64, i16)>,
    next: i32,
    /// Bytes behind the number in each record.
    padding: usize,
    /// Offsets below this were checked already.
    checked: usize,
    acknowledged: Vec<(i64, i32)>,
    /// Read back, though perhaps not acknowledged: from then on it has to stay.
    served: Vec<(i64, i32)>,
}

impl Producer {
    /// Who produces to a partition that is empty and nobody else's. `idempotent`: its producer id and epoch.
    #[must_use]
    pub fn new(topic: &str, partition: i32, acks: i16, idempotent: Option<(i64, i16)>) -> Self {
        Self {
            topic: topic.to_owned(),
            partition,
            acks,
            idempotent,
            next: 0,
            padding: 0,
            checked: 0,
            acknowledged: Vec::new(),
            served: Vec::new(),
        }
    }

    /// Makes the records from now on so many bytes longer than they have to be.
    #[must_use]
    pub fn padded(mut self, bytes: usize) -> Self {
        self.padding = bytes;
        self
    }

    /// What it waits for.
    #[must_use]
    pub fn acks(&self) -> i16 {
        self.acks
    }

    /// How many records were acknowledged.
    #[must_use]
    pub fn count(&self) -> usize {
        self.acknowledged.len()
    }

    /// Produces until the server is gone. What an idempotent producer does not know the fate of it sends again later; another
    /// one goes on with the next number.
    ///
    /// # Panics
    ///
    /// If the server answers with an error.
    #[must_use]
    pub fn run(self, address: SocketAddr) -> Self {
        self.run_past(address, &[])
    }

    /// As [`run`](Self::run); it also ends when the answer is one of these errors, after which the record is in doubt.
    ///
    /// # Panics
    ///
    /// If the server answers with another error.
    #[must_use]
    pub fn run_past(mut self, address: SocketAddr, ending: &[i16]) -> Self {
        let Ok(mut client) = Client::connect(address) else {
            return self;
        };
        loop {
            match self.produce_one(&mut client) {
                Ok(error_code::NONE) => {}
                Ok(error) if ending.contains(&error) => return self,
                Ok(error) => panic!("record {} got error {error}", self.next),
                Err(_) => return self,
            }
        }
    }

    /// Produces the next record; the error that it is answered with.
    ///
    /// # Errors
    ///
    /// If there is no answer.
    pub fn produce_one(&mut self, client: &mut Client) -> Result<i16, CallError> {
        let number = self.next;
        let answer = self.send(client, number);
        if let Ok((error_code::NONE, offset)) = answer {
            self.acknowledged.push((offset, number));
        }
        if matches!(answer, Ok((error_code::NONE, _))) || self.idempotent.is_none() {
            self.next += 1;
        }
        answer.map(|(error, _)| error)
    }

    fn send(&self, client: &mut Client, number: i32) -> Result<(i16, i64), CallError> {
        let mut value = number.to_string();
        if self.padding > 0 {
            value.push(':');
            value.extend(std::iter::repeat_n('x', self.padding));
        }
        let mut batch = Batch::of_values([value]);
        if let Some((id, epoch)) = self.idempotent {
            batch = batch.by(id, epoch, number);
        }
        let bytes = batch.encode();
        let mut request = produce_request(&self.topic, self.partition, &bytes);
        request.acks = self.acks;
        let answer = client.try_produce(&request, 9)?;
        Ok((answer.error_code, answer.base_offset))
    }

    /// Compares all that is stored with what was acknowledged.
    ///
    /// # Panics
    ///
    /// If something is lost, doubled, out of order, or was never sent.
    pub fn check(&mut self, client: &mut Client) {
        self.checked = 0;
        self.check_news(client);
    }

    /// As [`check`](Self::check) for what was stored since the last check.
    ///
    /// # Panics
    ///
    /// As [`check`](Self::check).
    pub fn check_news(&mut self, client: &mut Client) {
        let from = i64::try_from(self.checked).expect("an offset");
        let stored: Vec<(i64, i32)> = client
            .read_values_from(&self.topic, self.partition, from)
            .into_iter()
            .map(|(offset, value)| {
                let number = value.split(':').next().expect("a part");
                (offset, number.parse().expect("a number"))
            })
            .collect();
        let place = format!("{}-{}", self.topic, self.partition);
        let numbers = stored.iter().map(|(_, number)| *number);
        assert!(
            numbers.is_sorted_by(|one, next| one < next),
            "{place}: doubled or reordered: {stored:?}"
        );
        let offsets = stored.iter().map(|(offset, _)| *offset);
        assert!(
            offsets.eq((from..).take(stored.len())),
            "{place}: offsets have gaps"
        );
        let first = self
            .acknowledged
            .partition_point(|&(offset, _)| offset < from);
        let due = self.acknowledged[first..].iter().chain(&self.served);
        for known in due {
            let found = usize::try_from(known.0 - from)
                .ok()
                .and_then(|at| stored.get(at));
            assert_eq!(found, Some(known), "{place}");
        }
        if let Some((_, number)) = stored.last() {
            assert!(*number <= self.next, "{place}: {number} was never sent");
        }
        if self.idempotent.is_some() {
            // Of the last one the producer may not have heard.
            let unheard = self.checked + stored.len() - self.acknowledged.len();
            assert!(unheard <= 1, "{place}: {unheard} records too many");
        }
        self.checked = self.acknowledged.last().map_or(0, |(offset, _)| {
            usize::try_from(offset + 1).expect("an offset")
        });
        self.served = stored;
        let checked = i64::try_from(self.checked).expect("an offset");
        self.served.retain(|(offset, _)| *offset >= checked);
    }
}

/// Commits rising offsets of one partition.
#[derive(Debug, Clone)]
pub struct Committer {
    group: String,
    topic: String,
    acknowledged: i64,
    sent: i64,
}

impl Committer {
    /// Who commits for partition 0 of a topic, in a group without members that has committed nothing.
    #[must_use]
    pub fn new(group: &str, topic: &str) -> Self {
        Self {
            group: group.to_owned(),
            topic: topic.to_owned(),
            // What is committed where nothing is.
            acknowledged: -1,
            sent: 0,
        }
    }

    /// How many commits were sent.
    #[must_use]
    pub fn count(&self) -> i64 {
        self.sent
    }

    /// Commits until the server is gone.
    ///
    /// # Panics
    ///
    /// If the server answers with an error.
    #[must_use]
    pub fn run(mut self, address: SocketAddr) -> Self {
        let Ok(mut client) = Client::connect(address) else {
            return self;
        };
        loop {
            self.sent += 1;
            let request = group::commit_request(&self.group, &self.topic, 0, self.sent);
            match client.try_call(&request, 7) {
                Ok(response) => {
                    let error = response.topics[0].partitions[0].error_code;
                    assert_eq!(error, error_code::NONE, "commit of {}", self.sent);
                    self.acknowledged = self.sent;
                }
                Err(_) => return self,
            }
        }
    }

    /// Compares what the group has with what was acknowledged.
    ///
    /// # Panics
    ///
    /// If a commit is lost, or was never sent.
    pub fn check(&self, client: &mut Client) {
        let found = client.committed(&self.group, &self.topic, 0);
        assert!(
            (self.acknowledged..=self.sent).contains(&found),
            "{} <= {found} <= {}",
            self.acknowledged,
            self.sent
        );
    }
}
