//! Who may read, answer and change what in a thread.

use actix_web::HttpRequest;
use entity::states::{PostState, Role, ThreadKind, ThreadState};

use super::queries::{PostOn, ThreadOn, find_post_of, find_thread_of, reads_others};
use crate::{
    features::cohorts::{CohortOn, TakePart},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Read a thread, and write in it as far as the thread lets one.
pub struct ReadThread;

impl Policy for ReadThread {
    type On = ThreadOn;

    const NAME: &'static str = "ReadThread";

    fn allows(who: &Actor, on: &ThreadOn) -> Result<(), Denied> {
        TakePart::allows(who, &on.cohort)?;
        let moderates = on.cohort.standing.role == Some(Role::Trainer);
        // Of a merged thread nothing is left to read: whoever comes is sent on.
        let there = on.thread.state != ThreadState::Hidden || on.thread.merged_into.is_some();
        if moderates || (there && on.open) { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<ThreadOn> {
        find_thread_of(req, who).await
    }
}

/// Change what one wrote oneself.
pub struct ChangePost;

impl Policy for ChangePost {
    type On = PostOn;

    const NAME: &'static str = "ChangePost";

    fn allows(who: &Actor, on: &PostOn) -> Result<(), Denied> {
        ReadThread::allows(who, &on.thread)?;
        // One's own post that was taken back meanwhile: the change is refused in words, and keeps its text.
        match on.post.state {
            _ if on.post.author_id == who.id => Ok(()),
            PostState::Removed => Err(Denied::Hidden),
            _ => Err(Denied::Forbidden),
        }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PostOn> {
        find_post_of(req, who).await
    }
}

/// Take back what one wrote oneself. What must not stand is hidden by whoever moderates: that can be undone.
pub struct RemovePost;

impl Policy for RemovePost {
    type On = PostOn;

    const NAME: &'static str = "RemovePost";

    fn allows(who: &Actor, on: &PostOn) -> Result<(), Denied> {
        ReadThread::allows(who, &on.thread)?;
        if on.post.author_id == who.id { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PostOn> {
        find_post_of(req, who).await
    }
}

/// Say something about a post with one press, or keep it to find it again.
pub struct ReactToPost;

impl Policy for ReactToPost {
    type On = PostOn;

    const NAME: &'static str = "ReactToPost";

    fn allows(who: &Actor, on: &PostOn) -> Result<(), Denied> {
        ReadThread::allows(who, &on.thread)?;
        if reads_others(&on.thread) { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PostOn> {
        find_post_of(req, who).await
    }
}

/// Say that a post answered one's own question: whoever asked it, nobody else.
pub struct AcceptAnswer;

impl Policy for AcceptAnswer {
    type On = PostOn;

    const NAME: &'static str = "AcceptAnswer";

    fn allows(who: &Actor, on: &PostOn) -> Result<(), Denied> {
        ReadThread::allows(who, &on.thread)?;
        let thread = &on.thread.thread;
        let asked = thread.kind == ThreadKind::Free && thread.opened_by == Some(who.id);
        if asked { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PostOn> {
        find_post_of(req, who).await
    }
}

/// See who in a cohort waits for its trainers, and what they did: they alone, and no owner who is none.
pub struct LeadTalk;

impl Policy for LeadTalk {
    type On = CohortOn;

    const NAME: &'static str = "LeadTalk";

    fn allows(who: &Actor, on: &CohortOn) -> Result<(), Denied> {
        TakePart::allows(who, on)?;
        if on.standing.role == Some(Role::Trainer) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<CohortOn> {
        TakePart::find(req, who).await
    }
}

/// Look after a thread: take it on, ask a peer about it, close it, move what stands in it.
pub struct LeadThread;

impl Policy for LeadThread {
    type On = ThreadOn;

    const NAME: &'static str = "LeadThread";

    fn allows(who: &Actor, on: &ThreadOn) -> Result<(), Denied> {
        ReadThread::allows(who, on)?;
        LeadTalk::allows(who, &on.cohort)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<ThreadOn> {
        find_thread_of(req, who).await
    }
}
