//! Puts answers into the order of their requests.

use std::collections::VecDeque;

use kafka_proto::ApiKey;

use crate::core::effect::Response;
use crate::core::ids::RequestNumber;

/// The requests of a connection that wait for their answer, oldest first.
#[derive(Debug, Default)]
pub struct Answers {
    first: u64,
    waiting: VecDeque<Waiting>,
    without_answer: usize,
}

#[derive(Debug)]
struct Waiting {
    api_key: ApiKey,
    answer: Option<Response>,
}

/// An answer to a request that does not wait for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("request {0} waits for no answer")]
pub struct Unasked(pub RequestNumber);

impl Answers {
    /// Numbers a request that is now to be answered.
    pub fn expect(&mut self, api_key: ApiKey) -> RequestNumber {
        self.waiting.push_back(Waiting {
            api_key,
            answer: None,
        });
        self.without_answer += 1;
        RequestNumber(self.first + self.waiting.len() as u64 - 1)
    }

    /// Takes an answer, in any order, and hands on what may be written now.
    ///
    /// # Errors
    /// The request is not waiting.
    pub fn answered(
        &mut self,
        number: RequestNumber,
        response: Response,
        mut ready: impl FnMut(Response),
    ) -> Result<(), Unasked> {
        let index = number
            .0
            .checked_sub(self.first)
            .and_then(|index| usize::try_from(index).ok());
        let waiting = index
            .and_then(|index| self.waiting.get_mut(index))
            .ok_or(Unasked(number))?;
        if waiting.answer.is_some() {
            return Err(Unasked(number));
        }
        waiting.answer = Some(response);
        self.without_answer -= 1;
        while let Some(response) = self
            .waiting
            .front_mut()
            .and_then(|first| first.answer.take())
        {
            self.waiting.pop_front();
            self.first += 1;
            ready(response);
        }
        Ok(())
    }

    /// Forgets a request that will not be answered, and those behind it.
    pub fn give_up_from(&mut self, number: RequestNumber) {
        let kept = number.0.saturating_sub(self.first);
        while self.waiting.len() as u64 > kept {
            if let Some(Waiting { answer: None, .. }) = self.waiting.pop_back() {
                self.without_answer -= 1;
            }
        }
    }

    /// Bytes of answers that came before their turn.
    pub fn held_bytes(&self) -> usize {
        self.waiting
            .iter()
            .filter_map(|waiting| waiting.answer.as_ref())
            .map(Response::len)
            .sum()
    }

    /// Requests that the core is busy with.
    pub fn in_flight(&self) -> usize {
        self.without_answer
    }

    /// Requests whose answer is not written yet, answered behind another one or not at all.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// True if every request was answered.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether a further request may begin beside those in flight. Kafka takes one request of a connection at a time;
    /// Produce requests follow one another in the log anyway, so that they need not wait for one another.
    pub fn allows(&self, api_key: ApiKey) -> bool {
        let produces = || {
            self.waiting
                .iter()
                .all(|waiting| waiting.api_key == ApiKey::Produce)
        };
        self.waiting.is_empty() || api_key == ApiKey::Produce && produces()
    }

    /// Whether one of the requests in flight changes something, rather than waiting for others to do so.
    pub fn is_changing_something(&self) -> bool {
        const WAITING: [ApiKey; 4] = [
            ApiKey::Fetch,
            ApiKey::ShareFetch,
            ApiKey::JoinGroup,
            ApiKey::SyncGroup,
        ];
        self.waiting
            .iter()
            .any(|waiting| !WAITING.contains(&waiting.api_key))
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use proptest::prelude::*;

    use super::*;

    fn response(number: u64) -> Response {
        Response {
            parts: vec![Bytes::copy_from_slice(&number.to_be_bytes())],
        }
    }

    proptest! {
        #[test]
        fn answers_leave_in_the_order_of_the_requests(
            order in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
        ) {
            let mut answers = Answers::default();
            let mut open: Vec<RequestNumber> = order.iter().map(|_| answers.expect(ApiKey::Produce)).collect();
            let mut left = Vec::new();
            for pick in &order {
                let number = open.remove(pick.index(open.len()));
                answers.answered(number, response(number.0), |ready| left.push(ready)).unwrap();
                prop_assert_eq!(answers.in_flight(), open.len());
            }
            prop_assert_eq!(left, (0..order.len() as u64).map(response).collect::<Vec<_>>());
            prop_assert!(answers.is_empty());
        }
    }

    #[test]
    fn only_produces_overlap() {
        let mut answers = Answers::default();
        assert!(answers.allows(ApiKey::Fetch) && answers.allows(ApiKey::Produce));
        let first = answers.expect(ApiKey::Produce);
        assert!(answers.allows(ApiKey::Produce) && !answers.allows(ApiKey::Fetch));
        answers
            .answered(first, Response::default(), |_| ())
            .unwrap();
        answers.expect(ApiKey::Fetch);
        assert!(!answers.allows(ApiKey::Produce) && !answers.allows(ApiKey::Fetch));
    }

    #[test]
    fn a_long_poll_changes_nothing() {
        let mut answers = Answers::default();
        answers.expect(ApiKey::Fetch);
        assert!(!answers.is_changing_something());
        answers = Answers::default();
        answers.expect(ApiKey::OffsetCommit);
        assert!(answers.is_changing_something());
    }

    #[test]
    fn what_is_given_up_holds_up_nothing() {
        let mut answers = Answers::default();
        let first = answers.expect(ApiKey::Produce);
        let second = answers.expect(ApiKey::Produce);
        answers.give_up_from(second);
        assert_eq!((answers.len(), answers.in_flight()), (1, 1));
        let mut left = Vec::new();
        answers
            .answered(first, response(1), |ready| left.push(ready))
            .unwrap();
        assert_eq!(left, [response(1)]);
        assert!(answers.is_empty());
    }

    #[test]
    fn an_answer_comes_once() {
        let mut answers = Answers::default();
        answers.expect(ApiKey::Produce);
        let second = answers.expect(ApiKey::Produce);
        let answer =
            |answers: &mut Answers, number| answers.answered(number, Response::default(), |_| ());
        assert_eq!(answer(&mut answers, second), Ok(()));
        assert_eq!(answer(&mut answers, second), Err(Unasked(second)));
        assert_eq!(
            answer(&mut answers, RequestNumber(2)),
            Err(Unasked(RequestNumber(2)))
        );
        assert_eq!(answer(&mut answers, RequestNumber(0)), Ok(()));
        assert_eq!(
            answer(&mut answers, RequestNumber(0)),
            Err(Unasked(RequestNumber(0)))
        );
    }
}
