//! When one may read and write in a thread. Pure: no database, no request.

use chrono::{DateTime, Utc};
use entity::{
    post,
    states::{PostState, Role, ThreadKind, ThreadState},
};

use crate::platform::errors::Refusal;

/// Write before you read others: in a lesson's question, participants see the
/// others' answers once their own stands. Trainers see them all.
pub fn may_read_others(kind: ThreadKind, role: Option<Role>, has_answered: bool) -> bool {
    kind == ThreadKind::Free || role == Some(Role::Trainer) || has_answered
}

/// Whether a thread takes posts.
pub fn takes_posts(state: ThreadState) -> Result<(), Refusal> {
    match state {
        ThreadState::Open | ThreadState::Answered => Ok(()),
        ThreadState::Locked | ThreadState::Hidden => Err(Refusal::conflict("discussions-locked")),
    }
}

/// Whether one's own post still stands to be changed.
pub fn still_own(post: &post::Model) -> Result<(), Refusal> {
    if post.state == PostState::Removed { Err(Refusal::conflict("discussions-own-gone")) } else { Ok(()) }
}

/// Whether a post is new to a reader who has read up to `read_to`: its first instant that is new to
/// them. To whoever never said so, nothing is new: everything is.
pub fn is_new(posted_at: DateTime<Utc>, read_to: Option<DateTime<Utc>>) -> bool {
    read_to.is_some_and(|read_to| read_to <= posted_at)
}

#[cfg(test)]
mod tests {
    use entity::states::{Role, ThreadKind};

    use super::may_read_others;

    #[test]
    fn one_writes_before_one_reads() {
        let cases = [
            (ThreadKind::LessonQuestion, Some(Role::Participant), false, false),
            (ThreadKind::LessonQuestion, Some(Role::Participant), true, true),
            (ThreadKind::LessonQuestion, Some(Role::Trainer), false, true),
            (ThreadKind::Free, Some(Role::Participant), false, true),
        ];
        for (kind, role, answered, may) in cases {
            assert_eq!(may_read_others(kind, role, answered), may, "{kind:?} {role:?} {answered}");
        }
    }
}
