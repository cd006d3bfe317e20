//! From requests about questions to pages.

use actix_web::{HttpResponse, http::StatusCode};
use entity::ids::SessionQuestionId;

use super::{
    commands::{ask as ask_named, ask_unnamed, change_question, mark_answered, remove_question, set_vote},
    forms::{Change, Mark, Question, Vote},
    pages::{BoardPage, Powers, QuestionCard, board_of},
    policies::{ChangeQuestion, LeadBoard, LeadQuestion, RemoveQuestion, VoteOn},
    queries::{Asked, board},
    rules::{ends_at, takes_questions},
    threads::{Telling, go_on_in_thread},
};
use crate::{
    features::{
        cohorts::cohort_strip,
        live_sessions::{JoinSession, SessionOn},
    },
    identity::{Actor, Permit},
    platform::{
        errors::Result,
        text::{Text, Title},
        words::Args,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

/// How the board is opened: with a form that was refused, if one was.
struct Opened {
    status: StatusCode,
    /// What was asked.
    ask: FormState,
    /// The question whose words were to change, and what to.
    change: Option<(SessionQuestionId, FormState)>,
}

async fn board_page(who: &Actor, on: &SessionOn, visit: &Visit, opened: Opened) -> Result<HttpResponse> {
    let now = visit.now();
    let asked = board(visit.house.store.read(), on.session.id, who.id).await?;
    let takes = takes_questions(on, now).is_ok();
    let leads = Permit::<LeadBoard>::ask(who.clone(), on.clone()).is_ok();
    let powers = Powers { me: who.id, leads, takes, writes: !on.cohort.is_closed() };
    let (open, done): (Vec<Asked>, Vec<Asked>) = asked.into_iter().partition(Asked::is_open);
    let mut ask = opened.ask;
    let mut open: Vec<QuestionCard> = open.into_iter().map(|asked| QuestionCard::new(asked, on, powers)).collect();
    if let Some((id, change)) = opened.change {
        match open.iter_mut().find(|card| card.id == id && card.change_action.is_some()) {
            Some(card) => card.change = change,
            // It went meanwhile; its new words are in the form for another one, and why is said above.
            None => ask = change,
        }
    }
    let base = board_of(on);
    // A refused form stays, whatever the reason: what was typed is in it.
    let asks = takes || !ask.errors.is_empty();
    visit.draw_as(
        opened.status,
        &BoardPage {
            strip: cohort_strip(&on.cohort, "nav-week", now),
            title: on.session.title.clone(),
            session_href: format!("/cohorts/{}/sessions/{}", on.cohort.cohort.id, on.session.id),
            until: ends_at(&on.slots).filter(|_| takes),
            ask_action: asks.then(|| base.clone()),
            form: ask,
            thread_action: (leads && powers.writes && !open.is_empty()).then(|| format!("{base}/thread")),
            open,
            done: done.into_iter().map(|asked| QuestionCard::new(asked, on, powers)).collect(),
            most: BoardPage::MOST,
        },
    )
}

/// `GET /cohorts/{cohort}/sessions/{session}/questions`
pub async fn index(may: Permit<JoinSession>, visit: Visit) -> Result<HttpResponse> {
    let opened = Opened { status: StatusCode::OK, ask: FormState::blank(), change: None };
    board_page(may.who(), may.on(), &visit, opened).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/questions`
pub async fn ask(may: Permit<JoinSession>, visit: Visit, form: Form<Question>) -> Result<HttpResponse> {
    let again = async |status, ask| board_page(may.who(), may.on(), &visit, Opened { status, ask, change: None }).await;
    if form.read().is_ok_and(|question| question.unnamed) {
        return match asked_without_a_name(&may, &visit, &form).await {
            Ok(outcome) => Ok(visit.go(&outcome)),
            Err(error) => {
                let (status, state) = visit.refused(&form, error)?;
                again(status, state).await
            }
        };
    }
    let work = async |tx: &Tx, question: &Question| {
        ask_named(tx, &may, &question.body).await?;
        Ok(Outcome::to(board_of(may.on()), "question-asked"))
    };
    visit.submit(&form, work, again).await
}

/// The key is claimed for nobody: a row that says who sent which form and when would say who asked.
async fn asked_without_a_name(may: &Permit<JoinSession>, visit: &Visit, form: &Form<Question>) -> Result<Outcome> {
    let question = form.read()?;
    let work = async |tx: &Tx| {
        ask_unnamed(tx, may, &question.body).await?;
        Ok(Outcome::to(board_of(may.on()), "question-asked-unnamed"))
    };
    visit.house.store.once(form.key()?, None, work).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/questions/{question}`
pub async fn change(may: Permit<ChangeQuestion>, visit: Visit, form: Form<Change>) -> Result<HttpResponse> {
    let on = may.on();
    let work = async |tx: &Tx, change: &Change| {
        change_question(tx, &may, &change.body).await?;
        Ok(Outcome::to(place_of(&on.session, on.question.id), "question-changed"))
    };
    let again = async |status, state| {
        let opened = Opened { status, ask: FormState::blank(), change: Some((on.question.id, state)) };
        board_page(may.who(), &on.session, &visit, opened).await
    };
    visit.submit(&form, work, again).await
}

fn place_of(on: &SessionOn, question: SessionQuestionId) -> String {
    format!("{}#question-{question}", board_of(on))
}

/// `POST /cohorts/{cohort}/sessions/{session}/questions/{question}/votes`
pub async fn vote(may: Permit<VoteOn>, visit: Visit, form: Form<Vote>) -> Result<HttpResponse> {
    let vote = form.read()?;
    let on = may.on();
    visit
        .once(form.key()?, async |tx| {
            set_vote(tx, &may, vote.wanted).await?;
            Ok(Outcome::silently(place_of(&on.session, on.question.id)))
        })
        .await
}

/// `POST /cohorts/{cohort}/sessions/{session}/questions/{question}/answered`
pub async fn mark(may: Permit<LeadQuestion>, visit: Visit, form: Form<Mark>) -> Result<HttpResponse> {
    let mark = form.read()?;
    let on = may.on();
    visit
        .once(form.key()?, async |tx| {
            mark_answered(tx, &may, mark.answered).await?;
            Ok(Outcome::silently(place_of(&on.session, on.question.id)))
        })
        .await
}

/// `POST /cohorts/{cohort}/sessions/{session}/questions/{question}/removal`
pub async fn remove(may: Permit<RemoveQuestion>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit
        .once(form.key()?, async |tx| {
            remove_question(tx, &may).await?;
            Ok(Outcome::to(board_of(&may.on().session), "question-removed"))
        })
        .await
}

/// `POST /cohorts/{cohort}/sessions/{session}/questions/thread`
pub async fn go_on(may: Permit<LeadBoard>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    on_to_thread(&may, &visit, &form, None).await
}

/// `POST /cohorts/{cohort}/sessions/{session}/questions/{question}/thread`
pub async fn go_on_with_one(may: Permit<LeadQuestion>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let only = may.on().question.id;
    let may = Permit::ask(may.who().clone(), may.on().session.clone())?;
    on_to_thread(&may, &visit, &form, Some(only)).await
}

async fn on_to_thread(
    may: &Permit<LeadBoard>,
    visit: &Visit,
    form: &Form<Press>,
    only: Option<SessionQuestionId>,
) -> Result<HttpResponse> {
    form.read()?;
    let words = telling(may.on(), visit)?;
    visit
        .once(form.key()?, async |tx| {
            let thread = go_on_in_thread(tx, may, only, &words).await?;
            Ok(Outcome::to(format!("/cohorts/{}/threads/{thread}", may.on().cohort.cohort.id), "questions-go-on"))
        })
        .await
}

/// The words around the questions, in the language of whoever lets them go on.
fn telling(on: &SessionOn, visit: &Visit) -> Result<Telling> {
    let mut args = Args::new();
    args.set("session", on.session.title.clone());
    let locale = visit.locale.tag();
    let title = visit.house.words.say(locale, "questions-thread-title", &args)?;
    // A long title leaves no room for words around it.
    let title = Title::parse(&title).or_else(|_| Title::parse(&on.session.title));
    let title = title.map_err(|unfit| anyhow::anyhow!("no heading: {}", unfit.key))?;
    Ok(Telling { title, lead: visit.say("questions-thread-lead"), language: locale.to_owned() })
}
