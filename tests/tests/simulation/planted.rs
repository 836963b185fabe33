//! Bugs that are put in between the core and the world on purpose, to see that the checks find them.

use broker::core::effect::Effect;
use broker::core::ids::Offset;
use broker::log::{StorageEvent, StorageRequest};

/// A bug.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planted {
    /// `acks=all` is answered when the bytes are written, not when they are synced.
    DurableWithoutSync,
    /// An append counts as durable as soon as its first record might be.
    BaseOffsetForLast,
    /// A log's start counts as durable as soon as it was asked to move.
    StartWithoutSync,
    /// A byte of some appends is not what was sent.
    AppendSpoiled,
    /// Changes of a topic's settings are acknowledged, and have their effect only after the next start.
    SettingsLate,
    /// Two answers of one step go to each other's connections.
    AnswersSwapped,
}

impl Planted {
    pub const ALL: [Self; 6] = [
        Self::DurableWithoutSync,
        Self::BaseOffsetForLast,
        Self::StartWithoutSync,
        Self::AppendSpoiled,
        Self::SettingsLate,
        Self::AnswersSwapped,
    ];

    /// Spoils what the core wants done.
    pub fn spoil_effects(self, effects: &mut Vec<Effect>) {
        match self {
            Self::AppendSpoiled => {
                for effect in effects.iter_mut() {
                    if let Effect::Storage(StorageRequest::Append(append)) = effect
                        && append.base_offset.0 % 7 == 3
                    {
                        let mut bytes = append.bytes.to_vec();
                        let last = bytes.len() - 1;
                        bytes[last] ^= 0xff;
                        append.bytes = bytes.into();
                    }
                }
            }
            Self::SettingsLate => effects.retain(|effect| {
                !matches!(effect, Effect::Storage(StorageRequest::Configure { .. }))
            }),
            Self::AnswersSwapped => {
                let mut responses: Vec<_> = effects
                    .iter_mut()
                    .filter_map(|effect| match effect {
                        Effect::Respond { response, .. } => Some(response),
                        _ => None,
                    })
                    .collect();
                if let [first, second, ..] = responses.as_mut_slice() {
                    std::mem::swap(*first, *second);
                }
            }
            Self::DurableWithoutSync | Self::BaseOffsetForLast | Self::StartWithoutSync => {}
        }
    }

    /// Facts that storage tells too early about a request.
    pub fn lie(self, request: &StorageRequest) -> Option<StorageEvent> {
        let append = match request {
            StorageRequest::AdvanceStart {
                log,
                log_start_offset,
            } if self == Self::StartWithoutSync => {
                return Some(StorageEvent::StartAdvanced {
                    log: *log,
                    log_start_offset: *log_start_offset,
                });
            }
            StorageRequest::Append(append) => append,
            _ => return None,
        };
        match self {
            Self::DurableWithoutSync if append.durable => Some(StorageEvent::Durable {
                log: append.log,
                end_offset: append.last_offset.next(),
            }),
            Self::BaseOffsetForLast => {
                let end_offset = Offset(append.base_offset.0).next().max(append.last_offset);
                Some(StorageEvent::Durable {
                    log: append.log,
                    end_offset,
                })
            }
            _ => None,
        }
    }
}
