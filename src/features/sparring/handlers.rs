//! From requests about partners to pages.

mod rounds;
mod sight;
mod together;

use actix_web::{HttpResponse, http::StatusCode};
use chrono::{DateTime, Utc};
use entity::states::{ProfilePart, RoundState};
pub use rounds::{drop_it, keep, propose, publish, round, swap};
pub use together::{agree, appointment_file, break_silence, say_went, suggest, write_notes};

use super::{
    commands::{decline as decline_partner, save_wishes},
    forms::Wishes,
    matching::reasons,
    pages::{MissingPartner, PartnerPage, PartnerRow, Refused, Sight, TogetherBox, WhyRow, WishesPage, typed},
    policies::HavePartner,
    queries::{Participant, Round, groups_before, has_declined, participants, pool_of, round_at, together},
    rules::{day_of, planned, week_to_come, weights_in},
};
use crate::{
    features::{
        cohorts::{CohortOn, ViewCohort, cohort_strip},
        curriculum::{ApplicationForm, Choice, PieceKind, Said},
        people::profiles_of,
    },
    identity::Permit,
    platform::errors::{Error, Mistake, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, PersonTag, Press, Visit},
};

fn base(on: &CohortOn) -> String {
    format!("/cohorts/{}", on.cohort.id)
}

/// How the page about one's partner is opened.
#[derive(Default)]
struct Opened {
    status: StatusCode,
    /// A press that was refused.
    form: FormState,
    /// Something typed that was refused.
    refused: Refused,
}

async fn partner_page(may: &Permit<HavePartner>, visit: &Visit, opened: Opened) -> Result<HttpResponse> {
    let (on, who) = (may.on(), may.who().id);
    let (db, now, locale) = (visit.house.store.read(), visit.now(), visit.locale.tag());
    let cohort = on.cohort.id;
    let round = round_at(db, cohort, RoundState::Published).await?;
    let people = participants(db, cohort).await?;
    let me = people.iter().find(|one| one.id == who);
    let group = round.as_ref().and_then(|round| round.group_of(who));
    let mut page = PartnerPage {
        strip: cohort_strip(on, "nav-sparring", now),
        partners: Vec::new(),
        why: Vec::new(),
        missing: group.is_none().then_some(if round.is_some() {
            MissingPartner::Nobody
        } else {
            MissingPartner::NotYet
        }),
        since: round.as_ref().and_then(|round| round.row.published_at),
        next_at: next_round(on, round.as_ref(), now),
        together: None,
        prompt: None,
        wishes_href: format!("{}/sparring/wishes", base(on)),
        wished: me.is_some_and(|me| me.version > 0),
        decline_action: None,
        form: opened.form,
    };
    if let (Some(group), Some(round)) = (group, &round) {
        let before = groups_before(db, cohort, Some(round.row.id)).await?;
        let weights = weights_in(round.row.weights.as_ref());
        let pool = pool_of(&people, &before, day_of(&on.cohort, now), weights);
        let places: Vec<usize> =
            group.people.iter().filter_map(|id| people.iter().position(|one| one.id == *id)).collect();
        page.why =
            reasons(&pool, &places).iter().map(|reason| WhyRow::new(reason, on.course.as_deref(), locale)).collect();
        if let Some(have) = together(db, cohort, who).await? {
            let sight = Sight { on, me: who, people: &people, visit, base: base(on) };
            page.together = Some(TogetherBox::new(&have, &sight, round.groups.len(), opened.refused));
        }
        let profiles = profiles_of(db, cohort).await?;
        let others =
            group.people.iter().filter(|id| **id != who).filter_map(|id| people.iter().find(|one| one.id == *id));
        page.partners = others
            .map(|one| {
                let profile = profiles.iter().find(|profile| profile.person == one.id);
                let said = |part| profile?.said(part).map(|part| (part.language.clone(), part.body.clone()));
                PartnerRow {
                    person: PersonTag::new(one.id, &one.name, None, false),
                    href: format!("{}/people/{}", base(on), one.id),
                    community: said(ProfilePart::Community),
                    wonder: said(ProfilePart::Wonder),
                    zone: one.zone.clone(),
                }
            })
            .collect();
        if !has_declined(db, cohort, who).await? && round.groups.len() > 1 && !on.is_closed() {
            page.decline_action = Some(format!("{}/sparring/decline", base(on)));
        }
    }
    page.prompt = prompt(on, now, locale);
    visit.draw_as(opened.status, &page)
}

/// When the next planned round begins.
fn next_round(on: &CohortOn, runs: Option<&Round>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let plan = on.course.as_ref().and_then(|course| course.sparring.as_deref());
    let had: Vec<u32> = runs.and_then(|round| u32::try_from(round.row.week?).ok()).into_iter().collect();
    let opens_at = |week: u32| on.calendar.opens_at(week);
    week_to_come(&planned(plan, on.calendar.weeks()), &had, opens_at, now).map(opens_at)
}

/// What this week gives two to talk about.
fn prompt(on: &CohortOn, now: DateTime<Utc>, locale: &str) -> Option<(Said, u32, Said)> {
    let course = on.course.as_deref()?;
    let week = course.week(on.calendar.week_at(now)?)?;
    let piece = week.pieces.iter().find(|piece| piece.kind == PieceKind::Sparring)?;
    Some((course.say(&piece.title, locale), piece.minutes, course.say(&piece.html, locale)))
}

/// `GET /cohorts/{cohort}/sparring`: one's partner. Who puts people together goes on to that.
pub async fn show(may: Permit<ViewCohort>, visit: Visit) -> Result<HttpResponse> {
    match Permit::<HavePartner>::ask(may.who().clone(), may.on().clone()) {
        Ok(may) => partner_page(&may, &visit, Opened::default()).await,
        Err(_) => Ok(visit.go_keeping_word(&format!("{}/sparring/round", base(may.on())))),
    }
}

/// `POST /cohorts/{cohort}/sparring/decline`: another partner, please.
pub async fn decline(may: Permit<HavePartner>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        decline_partner(tx, &may).await?;
        Ok(Outcome::to(format!("{}/sparring", base(may.on())), "sparring-declined"))
    };
    let again = async |status, form| partner_page(&may, &visit, Opened { status, form, ..Opened::default() }).await;
    visit.submit(&form, work, again).await
}

async fn wishes_page(
    may: &Permit<HavePartner>,
    visit: &Visit,
    status: StatusCode,
    form: Option<FormState>,
) -> Result<HttpResponse> {
    let (on, who) = (may.on(), may.who().id);
    let people = participants(visit.house.store.read(), on.cohort.id).await?;
    let me = people.iter().find(|one| one.id == who);
    let form = form.or_else(|| me.map(typed)).unwrap_or_else(FormState::blank);
    let mut others: Vec<&Participant> = people.iter().filter(|one| one.id != who).collect();
    others.sort_by_cached_key(|one| one.name.to_lowercase());
    let others = others.into_iter().map(|one| (one.id, one.name.clone())).collect();
    let strip = cohort_strip(on, "nav-sparring", visit.now());
    let page = WishesPage::new(strip, on.cohort.id, on.course.as_deref(), others, visit.locale.tag(), form);
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/sparring/wishes`
pub async fn wishes(may: Permit<HavePartner>, visit: Visit) -> Result<HttpResponse> {
    wishes_page(&may, &visit, StatusCode::OK, None).await
}

/// The programme knows its departments, backgrounds, sites and stages.
fn known(on: &CohortOn, wishes: &Wishes) -> Result<()> {
    let form = on.course.as_deref().and_then(|course| course.application.as_deref());
    let ids = |of: &dyn Fn(&ApplicationForm) -> Vec<String>| form.map(of).unwrap_or_default();
    let choices = |choices: &[Choice]| choices.iter().map(|one| one.id.clone()).collect();
    let fields = [
        ("department", &wishes.facts.department, ids(&|form| choices(&form.departments))),
        ("background", &wishes.facts.background, ids(&|form| choices(&form.backgrounds))),
        ("site", &wishes.facts.site, ids(&|form| form.sites.iter().map(|site| site.id.clone()).collect())),
        ("stage", &wishes.facts.stage, ids(&|form| choices(&form.experience))),
    ];
    let wrong = fields.into_iter().filter(|(_, chosen, known)| chosen.as_ref().is_some_and(|id| !known.contains(id)));
    let mistakes: Vec<Mistake> = wrong
        .map(|(field, ..)| Mistake { field: field.to_owned(), key: "form-choice-unfit", limit: None, count: None })
        .collect();
    if mistakes.is_empty() { Ok(()) } else { Err(Error::Mistakes(mistakes)) }
}

/// `POST /cohorts/{cohort}/sparring/wishes`
pub async fn wish(may: Permit<HavePartner>, visit: Visit, form: Form<Wishes>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, wishes: &Wishes| {
        known(may.on(), wishes)?;
        save_wishes(tx, &may, &wishes.facts, wishes.version).await?;
        Ok(Outcome::to(format!("{}/sparring", base(may.on())), "sparring-wishes-saved"))
    };
    let again = async |status, state| wishes_page(&may, &visit, status, Some(state)).await;
    visit.submit(&form, work, again).await
}
