//! The states of a classic group.

use std::fmt;
use std::time::Duration;

/// Where a group stands.
///
/// ```text
///            a member joins                    everybody joined, or time is up
///  ┌───────┐ ─────────────► ┌────────────────────┐ ─────────────► ┌─────────────────────┐
///  │ Empty │                │ PreparingRebalance │                │ CompletingRebalance │
///  └───────┘ ◄───────────── └────────────────────┘ ◄───────────── └─────────────────────┘
///            nobody is left        ▲               a member joins,           │
///                                  │               goes, or has not          │ the leader's assignment
///                                  │               synced in time            │ is durable
///                                  │                                         ▼
///                                  │   a member joins anew, goes,       ┌────────┐
///                                  └─────────────────────────────────── │ Stable │
///                                      or has not synced in time        └────────┘
/// ```
///
/// A group that is not known is spoken of as `Dead`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// No members; perhaps offsets.
    Empty,
    /// Members are asked to join again.
    PreparingRebalance(Rebalance),
    /// Everybody is in; the leader's assignment is waited for.
    CompletingRebalance,
    /// Everybody has, or can fetch, an assignment.
    Stable,
}

/// How a join phase ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rebalance {
    /// When all have joined, or the longest rebalance timeout is over.
    Members,
    /// The group was empty: it stays open for `group.initial.rebalance.delay.ms`, and again while members keep
    /// coming, up to the rebalance timeout (KIP-134).
    Initial {
        /// How long the timer that runs was set for.
        delay: Duration,
        /// What is left of the rebalance timeout when it goes off.
        remaining: Duration,
        /// A member came since it was set.
        new_member: bool,
    },
}

impl State {
    /// As DescribeGroups and ListGroups say it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Empty => "Empty",
            Self::PreparingRebalance(_) => "PreparingRebalance",
            Self::CompletingRebalance => "CompletingRebalance",
            Self::Stable => "Stable",
        }
    }

    pub(super) fn is_preparing(self) -> bool {
        matches!(self, Self::PreparingRebalance(_))
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
