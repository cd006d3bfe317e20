//! What somebody owes, got and gave; and taking one more.

use actix_web::{HttpResponse, http::StatusCode};
use entity::{
    ids::PersonId,
    pitch_round,
    states::{PitchRoundState, Role, ShareKind, ShareState},
};

use super::{
    super::{
        commands::{take_next, take_short},
        pages::{GaveRow, MineRow, OwedRow, QueuePage, ShortRow, base},
        policies::{GiveMore, WriteForShort},
        queries::{Board, TRAINERS_AFTER, called},
        rules::{Standing, WANTED, too_few},
    },
    give_href, makers,
};
use crate::{
    features::{
        cohorts::{CohortOn, cohort_strip, members},
        pitches::{
            policies::SeePitches,
            queries::{Pitch, rounds_of},
        },
    },
    identity::{Actor, Permit},
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

fn is_open(round: &pitch_round::Model) -> bool {
    round.state == PitchRoundState::Planned && round.shared_at.is_some()
}

async fn page(who: &Actor, on: &CohortOn, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let (db, now, cohort) = (visit.house.store.read(), visit.now(), on.cohort.id);
    let rounds: Vec<pitch_round::Model> = rounds_of(db, cohort).await?.into_iter().map(|round| round.row).collect();
    let open = rounds.iter().any(is_open);
    let members = members(db, cohort).await?;
    let board = Board::load(db, rounds, &members).await?;
    let mut named: Vec<PersonId> = board.pitches.iter().flat_map(|pitch| pitch.makers.iter().copied()).collect();
    named.extend(board.shares.iter().filter(|share| share.kind == ShareKind::Trainer).map(|share| share.giver_id));
    let people = called(db, named).await?;
    let leads = on.standing.role == Some(Role::Trainer);
    let asks = |pitch: &&Pitch| board.round_of(pitch).is_some_and(is_open);
    let owed = board.shares.iter().filter(|share| {
        share.giver_id == who.id && share.state == ShareState::Open && share.due_at > now && !on.is_closed()
    });
    let owed = owed.filter_map(|share| {
        let pitch = board.pitch(share.pitch_id).filter(asks)?;
        Some(OwedRow {
            makers: makers(pitch, &people),
            title: pitch.row.title.clone(),
            language: pitch.row.language.clone(),
            href: give_href(pitch),
            due: share.due_at,
        })
    });
    let mine = board.pitches.iter().filter(|pitch| pitch.is_by(who.id)).map(|pitch| {
        let standing = board.standing(pitch, now);
        MineRow {
            title: pitch.row.title.clone(),
            language: pitch.row.language.clone(),
            given: standing.given,
            wanted: WANTED,
            on_its_way: standing.promised > 0,
            closed: !asks(&pitch),
            href: format!("{}/{}/replies", base(cohort), pitch.row.id),
        }
    });
    let gave = board.replies.iter().filter(|reply| reply.giver_id == who.id).filter_map(|reply| {
        let pitch = board.pitch(reply.pitch_id)?;
        Some(GaveRow {
            makers: makers(pitch, &people),
            title: pitch.row.title.clone(),
            language: pitch.row.language.clone(),
            href: give_href(pitch),
            at: reply.given_at,
            late: reply.late,
            helped: reply.helped_at.is_some(),
            change_note: pitch.row.change_note.clone(),
        })
    });
    let waits: Vec<&Pitch> = board.pitches.iter().filter(|pitch| leads && !on.is_closed() && asks(pitch)).collect();
    let waits: Vec<&Pitch> = waits
        .into_iter()
        .filter(|pitch| {
            let shared = board.round_of(pitch).and_then(|round| round.shared_at);
            let said = board.said_to(pitch.row.id).any(|reply| reply.giver_id == who.id);
            shared.is_some_and(|at| at + TRAINERS_AFTER <= now) && !said
        })
        .collect();
    let standings: Vec<Standing> = waits.iter().map(|pitch| board.standing(pitch, now)).collect();
    let short = too_few(&standings).into_iter().filter_map(|place| {
        let (pitch, standing) = (*waits.get(place)?, standings.get(place)?);
        let taken = board.promised(pitch.row.id, now).find(|share| share.kind == ShareKind::Trainer);
        let href = give_href(pitch);
        Some(ShortRow {
            makers: makers(pitch, &people),
            title: pitch.row.title.clone(),
            language: pitch.row.language.clone(),
            given: standing.given,
            since: standing.since,
            taker: taken.and_then(|share| people.get(&share.giver_id).cloned()),
            mine: taken.is_some_and(|share| share.giver_id == who.id),
            action: format!("{href}/take"),
            href,
        })
    });
    let takes_part = on.standing.role == Some(Role::Participant);
    let page = QueuePage {
        strip: cohort_strip(on, "nav-pitches", now),
        owed: owed.collect(),
        mine: mine.collect(),
        gave: gave.collect(),
        short: short.collect(),
        leads,
        next_action: (open && takes_part && on.standing.away.is_none() && !on.is_closed())
            .then(|| format!("{}/feedback/next", base(cohort))),
        away: on.standing.away.is_some(),
        back_href: base(cohort),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/pitches/feedback`
pub async fn queue(may: Permit<SeePitches>, visit: Visit) -> Result<HttpResponse> {
    page(may.who(), may.on(), &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/pitches/feedback/next`: I have time for one more.
pub async fn next(may: Permit<GiveMore>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let here = base(may.on().cohort.id);
    let work = async |tx: &Tx, _: &Press| match take_next(tx, &may).await? {
        Some(pitch) => Ok(Outcome::to(format!("{here}/{pitch}/feedback"), "feedback-taken")),
        None => Ok(Outcome::to(format!("{here}/feedback"), "feedback-none-needed")),
    };
    let again = async |status, state| page(may.who(), may.on(), &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/feedback/take`: a trainer writes for a pitch that has too little.
pub async fn take(may: Permit<WriteForShort>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        take_short(tx, &may).await?;
        Ok(Outcome::to(give_href(&may.on().pitch), "feedback-taken"))
    };
    let again = async |status, state| page(may.who(), &may.on().cohort, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
