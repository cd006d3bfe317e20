//! From requests of trainers and owners to what is planned.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, http::StatusCode};
use chrono::{DateTime, Days, Duration, NaiveTime, Utc};
use entity::{nudge, states::NudgeState};

use super::{
    commands::{Holding, change_words, hold as hold_nudge, let_be as let_nudge_be, set_holdout, write_note},
    emails::written,
    forms::{Held, LeftOut, OwnNote, PERCENTS, Seen, Wording},
    pages::{HoldoutRow, HoldoutsPage, Listed, NudgePage, NudgesPage, Sheet, TaskRow},
    policies::{LeadNudge, SeeNudges},
    queries::{NudgeOn, holdouts_of, plans_of, tasks_in},
    rules::{By, is_open, rule_of},
};
use crate::{
    features::cohorts::{CohortOn, ManageCohort, cohort_strip, members},
    identity::{Permit, name_of},
    platform::{
        errors::Result,
        letters::Surroundings,
        markdown::{self, Kind},
        zones,
    },
    storage::{
        Tx,
        idempotency::Outcome,
        outbox::{Desk, changed_text, key_of},
    },
    web::{Form, FormState, Visit},
};

fn base(on: &CohortOn) -> String {
    format!("/cohorts/{}", on.cohort.id)
}

/// The end of tomorrow where the reader is.
fn end_of_tomorrow(visit: &Visit) -> DateTime<Utc> {
    let day = zones::date_in(visit.zone, visit.now());
    zones::instant(visit.zone, day.checked_add_days(Days::new(2)).unwrap_or(day), NaiveTime::MIN)
}

/// `GET /cohorts/{cohort}/nudges`
pub async fn index(may: Permit<SeeNudges>, visit: Visit) -> Result<HttpResponse> {
    let (on, now, db) = (may.on(), visit.now(), visit.house.store.read());
    let (base, soon) = (base(on), end_of_tomorrow(&visit));
    let rows = plans_of(db, on.cohort.id).await?;
    let people = members(db, on.cohort.id).await?;
    let names: BTreeMap<_, _> = people.into_iter().map(|member| (member.person, member.name)).collect();
    let listed = Listed { rows: &rows, names: &names, base: &base };
    let by_house = |row: &nudge::Model| rule_of(&row.kind).is_some_and(|rule| rule.by == By::House);
    let planned = |row: &nudge::Model| row.state == NudgeState::Planned && row.until_at > now && by_house(row);
    let week_ago = now - Duration::days(7);
    visit.draw(&NudgesPage {
        strip: cohort_strip(on, "nav-cockpit", now),
        tasks: tasks_in(db, on.cohort.id, now).await?.into_iter().map(|task| TaskRow::new(task, &base)).collect(),
        soon: listed.groups(|row| planned(row) && row.due_at < soon),
        held: listed.rows(|row| row.state == NudgeState::Held),
        later: listed.counts(|row| planned(row) && row.due_at >= soon),
        left: listed.counts(|row| row.state == NudgeState::Sent && row.settled_at.is_some_and(|at| at > week_ago)),
        holdouts_href: on.standing.owner.then(|| format!("{base}/nudges/holdouts")),
        all_href: "/nudges".into(),
    })
}

/// A nudge as it would leave now, in the language of its reader; a note in the name of whoever looks at it.
async fn sheet(on: &NudgeOn, visit: &Visit) -> Result<Option<Sheet>> {
    let house = &visit.house;
    let desk = Desk { store: &house.store, tokens: &house.tokens, base_url: &house.base_url };
    if !is_open(&on.nudge) {
        return Ok(None);
    }
    let me = visit.who.as_ref().map(|who| who.id);
    let is_note = rule_of(&on.nudge.kind).is_some_and(|rule| rule.by == By::Trainer);
    let row = match is_note {
        true => nudge::Model { changed_by: me, ..on.nudge.clone() },
        false => on.nudge.clone(),
    };
    let Some(letter) = written(&desk, &row).await? else { return Ok(None) };
    let known = house.words.locale(&on.person.locale);
    let language = known.unwrap_or_else(|| house.words.negotiate(&on.person.locale)).tag().to_owned();
    let own = letter.own.is_some();
    let (subject, body) = match letter.own.clone() {
        Some(words) => (words.subject, words.body),
        None => {
            let changed = changed_text(house.store.read(), &on.nudge.kind, &language).await?.map(|(text, _)| text);
            let around = Surroundings { site: &house.site, ..Surroundings::nobody() };
            house.letters.draft(&on.nudge.kind, &language, changed.as_ref(), &letter.facts, &around)?
        }
    };
    // Nobody follows the link of a letter that has not left.
    let look = body.replace("{link}", "#main").replace("{name}", &markdown::escape(&on.person.name));
    let names = visit.languages();
    let language_name = names.into_iter().find(|(tag, _)| *tag == language).map(|(_, name)| name).unwrap_or_default();
    Ok(Some(Sheet { html: markdown::render(&look, Kind::Lesson), language, language_name, subject, body, own }))
}

async fn page(on: &NudgeOn, visit: &Visit, status: StatusCode, form: Option<FormState>) -> Result<HttpResponse> {
    let (row, now) = (&on.nudge, visit.now());
    let sheet = sheet(on, visit).await?;
    let by = match row.changed_by {
        Some(who) => name_of(visit.house.store.read(), who).await?,
        None => None,
    };
    let as_it_stands = || {
        let values = sheet.as_ref().map(|sheet| [("subject", sheet.subject.clone()), ("body", sheet.body.clone())]);
        FormState::with(values.into_iter().flatten())
    };
    let base = base(&on.cohort);
    visit.draw_as(
        status,
        &NudgePage {
            strip: cohort_strip(&on.cohort, "nav-cockpit", now),
            back_href: format!("{base}/nudges"),
            href: format!("{base}/nudges/{}", row.id),
            key: key_of(&row.kind),
            name: on.person.name.clone(),
            at: row.due_at,
            state: row.state,
            why: row.why,
            is_task: rule_of(&row.kind).is_some_and(|rule| rule.by == By::Trainer),
            is_due: row.due_at <= now,
            by,
            version: row.version,
            form: form.unwrap_or_else(as_it_stands),
            sheet,
        },
    )
}

/// `GET /cohorts/{cohort}/nudges/{nudge}`
pub async fn show(may: Permit<LeadNudge>, visit: Visit) -> Result<HttpResponse> {
    page(may.on(), &visit, StatusCode::OK, None).await
}

fn own_path(on: &NudgeOn) -> String {
    format!("{}/nudges/{}", base(&on.cohort), on.nudge.id)
}

/// `POST /cohorts/{cohort}/nudges/{nudge}/words`
pub async fn change(may: Permit<LeadNudge>, visit: Visit, form: Form<Wording>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, wording: &Wording| {
        change_words(tx, &may, wording.words.as_ref(), wording.version).await?;
        Ok(Outcome::to(own_path(may.on()), "letter-changed"))
    };
    let again = async |status, state| page(may.on(), &visit, status, Some(state)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/nudges/{nudge}/hold`
pub async fn hold(may: Permit<LeadNudge>, visit: Visit, form: Form<Held>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, held: &Held| {
        hold_nudge(tx, &may, held.holding, held.version).await?;
        let said = if held.holding == Holding::Hold { "nudge-held" } else { "nudge-released" };
        Ok(Outcome::to(format!("{}/nudges", base(&may.on().cohort)), said))
    };
    let again = async |status, state| page(may.on(), &visit, status, Some(state)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/nudges/{nudge}/note`: a trainer writes it themselves.
pub async fn write(may: Permit<LeadNudge>, visit: Visit, form: Form<OwnNote>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, note: &OwnNote| {
        write_note(tx, &may, &note.words, note.version).await?;
        Ok(Outcome::to(format!("{}/nudges", base(&may.on().cohort)), "note-sent"))
    };
    let again = async |status, state| page(may.on(), &visit, status, Some(state)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/nudges/{nudge}/removal`: nothing needs to be said.
pub async fn let_be(may: Permit<LeadNudge>, visit: Visit, form: Form<Seen>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, seen: &Seen| {
        let_nudge_be(tx, &may, seen.version).await?;
        Ok(Outcome::to(format!("{}/nudges", base(&may.on().cohort)), "nudge-let-be"))
    };
    let again = async |status, state| page(may.on(), &visit, status, Some(state)).await;
    visit.submit(&form, work, again).await
}

async fn holdouts_page(on: &CohortOn, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let (rows, holdouts) = (plans_of(db, on.cohort.id).await?, holdouts_of(db, on.cohort.id).await?);
    visit.draw_as(
        status,
        &HoldoutsPage {
            strip: cohort_strip(on, "nav-settings", visit.now()),
            action: format!("{}/nudges/holdouts", base(on)),
            percents: PERCENTS,
            kinds: HoldoutRow::all(&rows, &holdouts),
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/nudges/holdouts`
pub async fn holdouts(may: Permit<ManageCohort>, visit: Visit) -> Result<HttpResponse> {
    holdouts_page(may.on(), &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/nudges/holdouts`
pub async fn change_holdout(may: Permit<ManageCohort>, visit: Visit, form: Form<LeftOut>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, left_out: &LeftOut| {
        set_holdout(tx, &may, left_out.kind, left_out.percent).await?;
        Ok(Outcome::to(format!("{}/nudges/holdouts", base(may.on())), "holdout-changed"))
    };
    let again = async |status, state| holdouts_page(may.on(), &visit, status, state).await;
    visit.submit(&form, work, again).await
}
