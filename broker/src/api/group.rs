//! What the APIs of groups have in common: answers of the coordinator on their way out, and the bound on what one
//! request may name.

use std::sync::Arc;

use crate::core::event::RequestContext;
use crate::core::turn::Turn;
use crate::group::GroupReply;

/// Groups, members, protocols or partitions that one request may name. A frame of 100 MB could name millions, at
/// hundreds of bytes each once they are taken apart.
const MAX_NAMED: usize = 250_000;

/// Gives an answer of the coordinator the shape of its request's version.
pub fn answer(turn: &mut Turn<'_>, to: &RequestContext, reply: GroupReply) {
    match reply {
        GroupReply::Join(reply) => super::join_group::answer(turn, to, &reply),
        GroupReply::Sync(reply) => super::sync_group::answer(turn, to, &reply),
        GroupReply::Heartbeat(error) => super::heartbeat::answer(turn, to, error),
        GroupReply::Leave(reply) => super::leave_group::answer(turn, to, &reply),
        GroupReply::Commit(topics) => super::offset_commit::answer(turn, to, &topics),
        GroupReply::Fetch(groups) => super::offset_fetch::answer(turn, to, &groups),
        GroupReply::DeleteGroups(groups) => super::delete_groups::answer(turn, to, &groups),
        GroupReply::DeleteOffsets(outcome) => super::offset_delete::answer(turn, to, &outcome),
    }
}

/// Closes the connection of a request that names too much. True where it did.
pub(super) fn refuse_too_many(turn: &mut Turn<'_>, context: &RequestContext, named: usize) -> bool {
    let too_many = named > MAX_NAMED;
    if too_many {
        turn.close(
            context,
            format!("names {named} things, {MAX_NAMED} are taken"),
        );
    }
    too_many
}

/// A nullable string of a request, to be kept.
pub(super) fn owned(text: Option<&str>) -> Option<Arc<str>> {
    text.map(Arc::from)
}
