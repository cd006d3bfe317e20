//! What whoever moderates does about a thread.

use actix_web::{HttpResponse, http::StatusCode};
use entity::states::{Role, ThreadKind, ThreadState};

use super::place_of;
use crate::{
    features::{
        cohorts::cohort_strip,
        discussions::{LeadThread, ReadThread, ThreadOn, heading},
        moderation::{
            commands::{hide_thread, lock_thread, merge_thread, pin_thread, show_thread, slow_thread, unlock_thread},
            forms::{Carrying, Pace, Pinning, Reasoned},
            pages::{ActRow, Choice, ThreadForms, ThreadPage},
            queries::{acts_of, other_threads},
        },
    },
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, Visit},
};

/// `GET /cohorts/{cohort}/threads/{thread}/moderation`: for everybody who reads the thread.
pub async fn thread(may: Permit<ReadThread>, visit: Visit) -> Result<HttpResponse> {
    page(may.on(), &visit, StatusCode::OK, ThreadForms::default()).await
}

async fn page(on: &ThreadOn, visit: &Visit, status: StatusCode, forms: ThreadForms) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let thread = &on.thread;
    let moderates = on.cohort.standing.role == Some(Role::Trainer);
    let acting = moderates && !on.cohort.is_closed() && thread.merged_into.is_none();
    let question = thread.kind == ThreadKind::LessonQuestion;
    let hidden = thread.state == ThreadState::Hidden;
    let merges = acting && !question && !hidden;
    let threads = if merges { other_threads(db, on.cohort.cohort.id, thread.id).await? } else { Vec::new() };
    let choice = |key: &str, number: &i32| Choice {
        value: number.to_string(),
        label: visit.say(&format!("moderation-{key}-{number}")),
    };
    let slow_until = thread.slow_until.filter(|until| *until > visit.now());
    visit.draw_as(
        status,
        &ThreadPage {
            strip: cohort_strip(&on.cohort, "nav-talk", visit.now()),
            title: heading(on, visit.locale.tag()).text,
            back_href: place_of(on),
            base: place_of(on),
            acts: acts_of(db, thread.id, None).await?.into_iter().map(ActRow::from).collect(),
            acting,
            locked: thread.state == ThreadState::Locked,
            hidden,
            question,
            pinned: thread.pinned_at.is_some(),
            slow: thread.slow_minutes.zip(slow_until),
            minutes: Pace::MINUTES.iter().map(|number| choice("minutes", number)).collect(),
            hours: Pace::HOURS.iter().map(|number| choice("hours", number)).collect(),
            threads: threads.into_iter().map(Choice::from).collect(),
            forms,
        },
    )
}

fn back(may: &Permit<LeadThread>, said: &'static str) -> Outcome {
    Outcome::to(format!("{}/moderation", place_of(may.on())), said)
}

/// `POST /cohorts/{cohort}/threads/{thread}/lock`
pub async fn lock(may: Permit<LeadThread>, visit: Visit, form: Form<Reasoned>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Reasoned| {
        if sent.on {
            lock_thread(tx, &may, &sent.reason).await?;
            Ok(back(&may, "thread-locked"))
        } else {
            unlock_thread(tx, &may, &sent.reason).await?;
            Ok(back(&may, "thread-unlocked"))
        }
    };
    let again =
        async |status, lock| page(may.on(), &visit, status, ThreadForms { lock, ..ThreadForms::default() }).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/pin`
pub async fn pin(may: Permit<LeadThread>, visit: Visit, form: Form<Pinning>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Pinning| {
        pin_thread(tx, &may, sent.0).await?;
        Ok(back(&may, if sent.0 { "thread-pinned" } else { "thread-unpinned" }))
    };
    let again = async |status, pin| page(may.on(), &visit, status, ThreadForms { pin, ..ThreadForms::default() }).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/pace`
pub async fn pace(may: Permit<LeadThread>, visit: Visit, form: Form<Pace>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Pace| match sent {
        Pace::Slow { minutes, hours, reason } => {
            slow_thread(tx, &may, Some((*minutes, *hours)), reason).await?;
            Ok(back(&may, "thread-slowed"))
        }
        Pace::Usual => {
            slow_thread(tx, &may, None, "").await?;
            Ok(back(&may, "thread-usual"))
        }
    };
    let again =
        async |status, pace| page(may.on(), &visit, status, ThreadForms { pace, ..ThreadForms::default() }).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/visibility`
pub async fn show_or_hide_thread(may: Permit<LeadThread>, visit: Visit, form: Form<Reasoned>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Reasoned| {
        if sent.on {
            hide_thread(tx, &may, &sent.reason).await?;
            Ok(back(&may, "thread-hidden"))
        } else {
            show_thread(tx, &may, &sent.reason).await?;
            Ok(back(&may, "thread-shown"))
        }
    };
    let again = async |status, visibility| {
        page(may.on(), &visit, status, ThreadForms { visibility, ..ThreadForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/merge`
pub async fn merge(may: Permit<LeadThread>, visit: Visit, form: Form<Carrying>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Carrying| {
        merge_thread(tx, &may, sent.thread, &sent.reason).await?;
        Ok(Outcome::to(format!("/threads/{}", sent.thread), "thread-merged"))
    };
    let again =
        async |status, merge| page(may.on(), &visit, status, ThreadForms { merge, ..ThreadForms::default() }).await;
    visit.submit(&form, work, again).await
}
