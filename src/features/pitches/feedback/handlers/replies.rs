//! What was said to a pitch, and what its makers do with it.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::{
    ids::{PersonId, PitchFeedbackId},
    pitch_feedback,
    states::PitchRoundState,
};

use super::{
    super::{
        commands::{mark_helped, say_change},
        forms::{CRITERIA, Change, Helped},
        pages::{MeanRow, PitchShown, PrintPage, Replies, RepliesPage, ReplyRow, SaidRow, base},
        policies::SeeReplies,
        queries::{Board, called, round_with},
        rules::{WANTED, mean},
    },
    makers,
};
use crate::{
    features::{
        cohorts::{cohort_strip, members},
        pitches::{
            drafts::versions_of,
            policies::MakePitch,
            queries::{Pitch, PitchOn},
        },
    },
    identity::{Actor, Permit},
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, PersonTag, Visit},
};

fn here(pitch: &Pitch) -> String {
    format!("{}/{}", base(pitch.row.cohort_id), pitch.row.id)
}

fn chosen(reply: &pitch_feedback::Model) -> [Option<i32>; 3] {
    [reply.clear, reply.fits_members, reply.doable]
}

/// What was said, as its makers see it; trainers see no mean.
fn sight(
    replies: &[&pitch_feedback::Model],
    people: &std::collections::BTreeMap<PersonId, PersonTag>,
    actions: Option<&str>,
    mine: bool,
    locale: &str,
) -> Replies {
    let tag = |reply: &pitch_feedback::Model| {
        let mut tag = people.get(&reply.giver_id)?.clone();
        tag.role = reply.by_trainer.then_some("trainer");
        Some(tag)
    };
    let group = |of: fn(&pitch_feedback::Model) -> &str| {
        let said = replies.iter().filter(|reply| !of(reply).trim().is_empty());
        said.filter_map(|reply| Some(SaidRow { person: tag(reply)?, text: of(reply).to_owned() })).collect()
    };
    let row = |reply: &&pitch_feedback::Model| {
        let mut own = chosen(reply).into_iter();
        Some(ReplyRow {
            id: reply.id,
            person: tag(reply)?,
            at: reply.given_at,
            chosen: CRITERIA.map(|name| (name, own.next().flatten())),
            late: reply.late,
            helped: reply.helped_at.is_some(),
            helped_action: actions.map(|base| format!("{base}/replies/{}/helped", reply.id)),
        })
    };
    let mark = if locale.starts_with("de") { ',' } else { '.' };
    let mean_of = |(place, criterion): (usize, &'static str)| {
        let all: Vec<i32> = replies.iter().filter_map(|reply| chosen(reply).get(place).copied().flatten()).collect();
        let found = mean(&all).filter(|_| mine)?;
        Some(MeanRow {
            criterion,
            mean: format!("{}{mark}{}", found.tenths / 10, found.tenths % 10),
            anchor: found.anchor,
            low: found.low,
            high: found.high,
            count: found.count,
        })
    };
    Replies {
        groups: [
            ("saw", group(|reply| &reply.saw)),
            ("wonder", group(|reply| &reply.wonder)),
            ("try_next", group(|reply| &reply.try_next)),
        ],
        rows: replies.iter().filter_map(row).collect(),
        means: CRITERIA.into_iter().enumerate().filter_map(mean_of).collect(),
    }
}

/// Everything the two pages show.
struct Seen {
    board: Board,
    shown: PitchShown,
    replies: Replies,
}

async fn look(who: &Actor, on: &PitchOn, visit: &Visit) -> Result<Seen> {
    let (db, pitch) = (visit.house.store.read(), &on.pitch);
    let round = round_with(db, pitch.row.round_id).await?;
    let members = members(db, on.cohort.cohort.id).await?;
    let board = Board::load(db, vec![round], &members).await?;
    let said: Vec<&pitch_feedback::Model> = board.said_to(pitch.row.id).collect();
    let named = pitch.makers.iter().copied().chain(said.iter().map(|reply| reply.giver_id));
    let people = called(db, named).await?;
    let versions = versions_of(db, pitch.row.id).await?;
    let mine = pitch.is_by(who.id);
    let actions = (mine && !on.cohort.is_closed()).then(|| here(pitch));
    let replies = sight(&said, &people, actions.as_deref(), mine, visit.locale.tag());
    let shown = PitchShown::new(pitch, &versions, makers(pitch, &people))?;
    Ok(Seen { board, shown, replies })
}

async fn page(
    who: &Actor,
    on: &PitchOn,
    visit: &Visit,
    status: StatusCode,
    form: Option<FormState>,
) -> Result<HttpResponse> {
    let Seen { board, shown, replies } = look(who, on, visit).await?;
    let pitch = &on.pitch;
    let standing = board.standing(pitch, visit.now());
    let mine = pitch.is_by(who.id);
    let note = pitch.row.change_note.clone();
    let stands =
        || FormState::with([("note", note.clone().unwrap_or_default()), ("version", pitch.row.version.to_string())]);
    let mut form = form.unwrap_or_else(stands);
    // Whoever has seen what stands there now may write over it.
    form.values.insert("version".to_owned(), pitch.row.version.to_string());
    let page = RepliesPage {
        strip: cohort_strip(&on.cohort, "nav-pitches", visit.now()),
        pitch: shown,
        replies,
        given: standing.given,
        wanted: WANTED,
        on_its_way: standing.promised > 0,
        closed: board.rounds.iter().all(|round| round.state == PitchRoundState::Closed),
        mine,
        change_note: note,
        change_action: (mine && !on.cohort.is_closed()).then(|| format!("{}/change", here(pitch))),
        print_href: format!("{}/print", here(pitch)),
        back_href: base(on.cohort.cohort.id),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/pitches/{pitch}/replies`
pub async fn replies(may: Permit<SeeReplies>, visit: Visit) -> Result<HttpResponse> {
    page(may.who(), may.on(), &visit, StatusCode::OK, None).await
}

/// `GET /cohorts/{cohort}/pitches/{pitch}/print`: for who makes it.
pub async fn print(may: Permit<MakePitch>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let Seen { shown, replies, .. } = look(may.who(), on, &visit).await?;
    visit.draw(&PrintPage {
        strip: cohort_strip(&on.cohort, "nav-pitches", visit.now()),
        pitch: shown,
        heard_at: on.pitch.row.presented_at,
        replies,
        change_note: on.pitch.row.change_note.clone(),
        replies_href: format!("{}/replies", here(&on.pitch)),
        back_href: base(on.cohort.cohort.id),
    })
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/replies/{feedback}/helped`: it did, or not after all.
pub async fn helped(
    may: Permit<MakePitch>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Helped>,
) -> Result<HttpResponse> {
    let id: PitchFeedbackId = req.match_info().query("feedback").parse().map_err(|_| Error::Missing)?;
    let work = async |tx: &Tx, said: &Helped| {
        mark_helped(tx, &may, id, said.helped).await?;
        Ok(Outcome::silently(format!("{}/replies#reply-{id}", here(&may.on().pitch))))
    };
    let again = async |status, state: FormState| {
        let errors = state.errors;
        let note = may.on().pitch.row.change_note.clone().unwrap_or_default();
        let state = FormState { errors, ..FormState::with([("note", note)]) };
        page(may.who(), may.on(), &visit, status, Some(state)).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/change`: what its makers change.
pub async fn change(may: Permit<MakePitch>, visit: Visit, form: Form<Change>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, said: &Change| {
        say_change(tx, &may, said.note.as_ref(), said.seen).await?;
        Ok(Outcome::to(format!("{}/replies#change", here(&may.on().pitch)), "feedback-change-said"))
    };
    let again = async |status, state| page(may.who(), may.on(), &visit, status, Some(state)).await;
    visit.submit(&form, work, again).await
}
