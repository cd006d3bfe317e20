//! Who may do what with a question.

use actix_web::HttpRequest;

use super::queries::{QuestionOn, find_question_of};
use crate::{
    features::live_sessions::{JoinSession, LeadSession, SessionOn, find_session_of},
    identity::{Actor, Denied, Policy},
    platform::errors::Result,
};

/// Look after what people write about a session. Owners see dates, not what people write:
/// leading a session is not enough, one takes part oneself.
pub struct LeadBoard;

impl Policy for LeadBoard {
    type On = SessionOn;

    const NAME: &'static str = "LeadBoard";

    fn allows(who: &Actor, on: &SessionOn) -> Result<(), Denied> {
        JoinSession::allows(who, on)?;
        LeadSession::allows(who, on)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<SessionOn> {
        find_session_of(req, who).await
    }
}

/// Say that one wants to hear about a question.
pub struct VoteOn;

impl Policy for VoteOn {
    type On = QuestionOn;

    const NAME: &'static str = "VoteOn";

    fn allows(who: &Actor, on: &QuestionOn) -> Result<(), Denied> {
        JoinSession::allows(who, &on.session)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<QuestionOn> {
        find_question_of(req, who).await
    }
}

/// Change what one asked with one's name. Asked without it, it is nobody's.
pub struct ChangeQuestion;

impl Policy for ChangeQuestion {
    type On = QuestionOn;

    const NAME: &'static str = "ChangeQuestion";

    fn allows(who: &Actor, on: &QuestionOn) -> Result<(), Denied> {
        JoinSession::allows(who, &on.session)?;
        if on.question.author_id == Some(who.id) { Ok(()) } else { Err(Denied::Forbidden) }
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<QuestionOn> {
        find_question_of(req, who).await
    }
}

/// Take back what one asked with one's name; whoever leads may take away what must not stand.
pub struct RemoveQuestion;

impl Policy for RemoveQuestion {
    type On = QuestionOn;

    const NAME: &'static str = "RemoveQuestion";

    fn allows(who: &Actor, on: &QuestionOn) -> Result<(), Denied> {
        ChangeQuestion::allows(who, on).or_else(|_| LeadBoard::allows(who, &on.session))
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<QuestionOn> {
        find_question_of(req, who).await
    }
}

/// Say that a question was answered, or let it go on in a thread.
pub struct LeadQuestion;

impl Policy for LeadQuestion {
    type On = QuestionOn;

    const NAME: &'static str = "LeadQuestion";

    fn allows(who: &Actor, on: &QuestionOn) -> Result<(), Denied> {
        LeadBoard::allows(who, &on.session)
    }

    async fn find(req: &HttpRequest, who: &Actor) -> Result<QuestionOn> {
        find_question_of(req, who).await
    }
}
