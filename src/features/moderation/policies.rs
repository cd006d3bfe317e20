//! Who may report, moderate, appeal and decide.

use actix_web::HttpRequest;
use entity::{moderation, states::Act};

use super::queries::{ActOn, AppealOn, find_act_of, find_appeal_of};
use crate::{
    features::discussions::{LeadThread, PostOn, ReactToPost, find_post_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Say that whoever moderates should look at a post: everybody who reads it, but not its author.
pub struct ReportPost;

impl Policy for ReportPost {
    type On = PostOn;

    const NAME: &'static str = "ReportPost";

    fn allows(who: &Actor, on: &PostOn) -> Result<(), Denied> {
        ReactToPost::allows(who, on)?;
        if on.post.author_id == who.id { Err(Denied::Forbidden) } else { Ok(()) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PostOn> {
        find_post_of(req, who).await
    }
}

/// See everything about a post, and do something about it: trainers of its cohort.
pub struct ModeratePost;

impl Policy for ModeratePost {
    type On = PostOn;

    const NAME: &'static str = "ModeratePost";

    fn allows(who: &Actor, on: &PostOn) -> Result<(), Denied> {
        LeadThread::allows(who, &on.thread)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<PostOn> {
        find_post_of(req, who).await
    }
}

/// Whether one may ask the owners to look again: at what can still be lifted.
pub fn may_be_appealed(act: Act) -> bool {
    matches!(act, Act::HidePost | Act::Note | Act::MovePost | Act::Lock | Act::Hide)
}

/// Read what was done about one's own words, and answer it: nobody else, also once one has left the cohort.
pub struct AnswerAct;

impl Policy for AnswerAct {
    type On = ActOn;

    const NAME: &'static str = "AnswerAct";

    fn allows(who: &Actor, on: &ActOn) -> Result<(), Denied> {
        if concerns(&on.act, who) { Ok(()) } else { Err(Denied::Hidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<ActOn> {
        find_act_of(req, who).await
    }
}

fn concerns(act: &moderation::Model, who: &Actor) -> bool {
    act.person_id == Some(who.id)
}

/// Decide about an appeal: whoever looks after the programme, but not about what they did themselves,
/// as long as there is somebody else.
pub struct DecideAppeal;

impl Policy for DecideAppeal {
    type On = AppealOn;

    const NAME: &'static str = "DecideAppeal";

    fn allows(who: &Actor, on: &AppealOn) -> Result<(), Denied> {
        if !on.owner {
            return Err(Denied::Hidden);
        }
        let own = on.about.act.done_by == who.id || concerns(&on.about.act, who);
        if own && on.others { Err(Denied::Forbidden) } else { Ok(()) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<AppealOn> {
        find_appeal_of(req, who).await
    }
}
