//! One's partner.

use actix_web::{HttpResponse, http::StatusCode};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    ids::PersonId,
    states::{ProfilePart, RoundState},
};

use super::{
    super::{
        commands::decline as decline_partner,
        matching::{Hours, reasons},
        pages::{CommonHours, MissingPartner, PartnerPage, PartnerRow, Refused, Sight, TogetherBox, WhyRow},
        policies::HavePartner,
        queries::{Group, Participant, Round, groups_before, has_declined, participants, pool_of, round_at, together},
        rules::{day_of, planned, week_to_come, weights_in},
    },
    base,
};
use crate::{
    features::{
        cohorts::{CohortOn, ViewCohort, cohort_strip},
        curriculum::{PieceKind, Said},
        people::{photo_href, profiles_of},
    },
    identity::Permit,
    platform::{errors::Result, zones},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, PersonTag, Press, Visit},
};

/// How the page about one's partner is opened.
#[derive(Default)]
pub(super) struct Opened {
    pub status: StatusCode,
    /// A press that was refused.
    pub form: FormState,
    /// Something typed that was refused.
    pub refused: Refused,
}

/// Who somebody's partners are, and why.
async fn introduce(page: &mut PartnerPage, may: &Permit<HavePartner>, visit: &Visit, told: &Told<'_>) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    let (db, now, locale) = (visit.house.store.read(), visit.now(), visit.locale.tag());
    let Told { round, people, group } = told;
    let before = groups_before(db, on.cohort.id, Some(round.row.id)).await?;
    let pool = pool_of(people, &before, day_of(&on.cohort, now), weights_in(round.row.weights.as_ref()));
    let places: Vec<usize> = group.people.iter().filter_map(|id| people.iter().position(|one| one.id == *id)).collect();
    page.why = reasons(&pool, &places).iter().map(|reason| WhyRow::new(reason, on.course.as_deref(), locale)).collect();
    page.common = common_hours(&pool.hours_in_common(&places), told, who, visit, day_of(&on.cohort, now));
    let profiles = profiles_of(db, on.cohort.id).await?;
    let others = places.iter().filter_map(|place| people.get(*place)).filter(|one| one.id != who);
    page.partners = others
        .map(|one| {
            let profile = profiles.iter().find(|profile| profile.person == one.id);
            let said = |part| profile?.said(part).map(|part| (part.language.clone(), part.body.clone()));
            PartnerRow {
                person: PersonTag::new(one.id, &one.name, None, false),
                photo: profile.and_then(|profile| photo_href(profile, true)),
                href: format!("{}/people/{}", base(on), one.id),
                community: said(ProfilePart::Community),
                wonder: said(ProfilePart::Wonder),
                zone: one.zone.clone(),
            }
        })
        .collect();
    Ok(())
}

/// When they can be met, on the reader's clock and on those of others that show something else.
fn common_hours(hours: &Hours, told: &Told<'_>, me: PersonId, visit: &Visit, day: NaiveDate) -> Vec<CommonHours> {
    let others = told.people.iter().filter(|one| one.id != me && told.group.people.contains(&one.id));
    let elsewhere = others.filter_map(|one| Some((one.name.clone(), zones::zone(&one.zone)?)));
    let here = hours.stretches(visit.zone, day);
    let mut common = vec![CommonHours::new(None, hours, visit.zone, day)];
    for (name, zone) in elsewhere.filter(|(_, zone)| hours.stretches(*zone, day) != here) {
        common.push(CommonHours::new(Some(name), hours, zone, day));
    }
    common.retain(|one| !one.times.is_empty());
    common
}

/// What is known of a round in which somebody has partners.
struct Told<'a> {
    round: &'a Round,
    people: &'a [Participant],
    group: &'a Group,
}

pub(super) async fn partner_page(may: &Permit<HavePartner>, visit: &Visit, opened: Opened) -> Result<HttpResponse> {
    let (on, who) = (may.on(), may.who().id);
    let (db, now, cohort) = (visit.house.store.read(), visit.now(), on.cohort.id);
    let round = round_at(db, cohort, RoundState::Published).await?;
    let people = participants(db, cohort).await?;
    let group = round.as_ref().and_then(|round| round.group_of(who));
    let mut page = PartnerPage {
        strip: cohort_strip(on, "nav-sparring", now),
        partners: Vec::new(),
        why: Vec::new(),
        common: Vec::new(),
        missing: group.is_none().then_some(match &round {
            _ if on.standing.away.is_some() => MissingPartner::Away,
            Some(_) => MissingPartner::Nobody,
            None => MissingPartner::NotYet,
        }),
        since: round.as_ref().and_then(|round| round.row.published_at),
        next_at: next_round(on, round.as_ref(), now),
        together: None,
        prompt: prompt(on, now, visit.locale.tag()),
        wishes_href: format!("{}/sparring/wishes", base(on)),
        break_href: format!("{}/break", base(on)),
        wished: people.iter().any(|one| one.id == who && one.version > 0),
        decline_action: None,
        kept: None,
        form: opened.form.clone(),
    };
    if let (Some(group), Some(round)) = (group, &round) {
        introduce(&mut page, may, visit, &Told { round, people: &people, group }).await?;
        if let Some(have) = together(db, cohort, who).await? {
            let sight = Sight { on, me: who, people: &people, visit, base: base(on) };
            page.together = Some(TogetherBox::new(&have, &sight, round.groups.len(), &opened.refused));
        }
        if !has_declined(db, cohort, who).await? && round.groups.len() > 1 && !on.is_closed() {
            page.decline_action = Some(format!("{}/sparring/decline", base(on)));
        }
    }
    if page.together.is_none() && opened.form.errors.is_empty() {
        // Their partner went while they were typing: what they typed is theirs all the same.
        (page.form, page.kept) = opened.refused.without_partner();
    }
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
    on.course.as_deref()?.piece(on.calendar.week_at(now)?, PieceKind::Sparring, locale)
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
