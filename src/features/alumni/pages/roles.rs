//! What owners see of a network: who holds which role, and how many seats help makes. And how one invites a colleague.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    ids::PersonId,
    states::{AlumniRoleKind, AlumniRoleState, HelperAnswer},
};
use serde::Serialize;

use super::{
    super::{
        queries::{Member, NamedRole, Willing},
        rules::{MOST_REASON, SEATS_PER_HELPER, makes_seats},
    },
    Wrong,
    main::stands,
};
use crate::{
    features::curriculum::Said,
    web::{FormState, View},
};

/// What help makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seats {
    /// Who would help the next cohort.
    pub yes: Vec<String>,
    /// Who perhaps would, later.
    pub later: Vec<String>,
    /// How many hold a role of each kind.
    pub held: Vec<(AlumniRoleKind, usize)>,
    /// How many help: who said yes, and who holds a role that looks after people; each once.
    pub helpers: usize,
    /// How many seats one of them is reckoned for.
    pub each: usize,
    /// How many seats that makes.
    pub seats: usize,
}

impl Seats {
    /// Counted on a day.
    pub fn of(willing: &[Willing], roles: &[NamedRole], today: NaiveDate) -> Self {
        let who = |answer| {
            let own = willing.iter().filter(|one| one.answer == answer);
            own.map(|one| one.name.clone()).collect::<Vec<_>>()
        };
        let held: Vec<_> =
            roles.iter().filter(|one| stands(one.role.state, one.role.ends_on, today) == "held").collect();
        let yes = willing.iter().filter(|one| one.answer == HelperAnswer::Yes).map(|one| one.person);
        let looks_after = held.iter().filter(|one| makes_seats(one.role.kind)).map(|one| one.role.person_id);
        let helpers = yes.chain(looks_after).collect::<BTreeSet<PersonId>>().len();
        let count = |kind| held.iter().filter(|one| one.role.kind == kind).count();
        Self {
            yes: who(HelperAnswer::Yes),
            later: who(HelperAnswer::Later),
            held: AlumniRoleKind::ALL.iter().map(|kind| (*kind, count(*kind))).collect(),
            helpers,
            each: SEATS_PER_HELPER,
            seats: helpers * SEATS_PER_HELPER,
        }
    }
}

/// A role.
#[derive(Clone, Debug, Serialize)]
pub struct RoleView {
    /// Its id, for the fields of its form.
    pub id: String,
    /// Whose; none for who is in the network no more.
    pub name: Option<String>,
    /// Which.
    pub kind: AlumniRoleKind,
    /// `offered`, `held`, `over` by itself, `declined`, `withdrawn` or `ended`.
    pub stands: &'static str,
    /// Why it was offered.
    pub reason: String,
    /// When it was offered.
    pub offered_at: DateTime<Utc>,
    /// Since when.
    pub starts_on: Option<NaiveDate>,
    /// Until when.
    pub ends_on: Option<NaiveDate>,
    /// Why it ended.
    pub ended_why: Option<String>,
    /// Where it is ended, as long as it can be.
    pub end_action: Option<String>,
    /// The form that ends it.
    pub form: FormState,
}

/// Roles, and what help makes.
#[derive(Serialize)]
pub struct RolesPage {
    /// Title of the programme.
    pub title: Said,
    /// Its cohorts.
    pub cohorts_href: String,
    /// The network.
    pub network_href: String,
    /// What help makes.
    pub seats: Seats,
    /// Who can be asked: id and name.
    pub people: Vec<(PersonId, String)>,
    /// Where the form goes.
    pub action: String,
    /// The form: `person`, `kind`, `reason`.
    pub form: FormState,
    /// The most characters of a reason.
    pub most: usize,
    /// Roles that are open or held.
    pub live: Vec<RoleView>,
    /// The others.
    pub past: Vec<RoleView>,
    /// Which form was not taken.
    pub scope: String,
    /// That form.
    pub wrong: FormState,
}

impl View for RolesPage {
    const FILE: &'static str = "alumni/roles.html";
}

impl RolesPage {
    /// The page as owners see it on a day.
    pub fn new(
        (slug, title): (&str, Said),
        (people, willing, roles): (Vec<Member>, &[Willing], &[NamedRole]),
        wrong: &Wrong,
        today: NaiveDate,
    ) -> Self {
        let href = format!("/programmes/{slug}/alumni");
        let view = |NamedRole { role, name }: &NamedRole| {
            let stands = match (role.state, &role.ended_by) {
                // Another one came after it.
                (AlumniRoleState::Ended, None) => "over",
                (state, _) => stands(state, role.ends_on, today),
            };
            RoleView {
                id: role.id.to_string(),
                name: name.clone(),
                kind: role.kind,
                stands,
                reason: role.reason.clone(),
                offered_at: role.offered_at,
                starts_on: role.starts_on,
                ends_on: role.ends_on,
                ended_why: role.ended_why.clone(),
                end_action: ["offered", "held"].contains(&stands).then(|| format!("{href}/roles/{}/end", role.id)),
                form: wrong.form(&format!("end-{}", role.id), FormState::blank),
            }
        };
        let (live, past) = roles.iter().map(view).partition(|one| one.end_action.is_some());
        let (scope, form) = wrong.split();
        Self {
            title,
            cohorts_href: format!("/programmes/{slug}/cohorts"),
            seats: Seats::of(willing, roles, today),
            people: people.into_iter().map(|one| (one.person, one.name)).collect(),
            action: format!("{href}/roles"),
            form: wrong.form("f", FormState::blank),
            most: MOST_REASON,
            live,
            past,
            scope,
            wrong: form,
            network_href: href,
        }
    }
}

/// A text to send to a colleague, in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Invitation {
    /// BCP 47 tag.
    pub language: String,
    /// What the language calls itself.
    pub name: String,
    /// What the e-mail is about.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// Opens an e-mail to nobody yet.
    pub mailto: String,
}

/// How one invites a colleague.
#[derive(Serialize)]
pub struct InvitePage {
    /// Title of the programme.
    pub title: Said,
    /// The network.
    pub network_href: String,
    /// The page one leads to.
    pub link: String,
    /// The text, in each language of the house; the reader's own first.
    pub texts: Vec<Invitation>,
}

impl View for InvitePage {
    const FILE: &'static str = "alumni/invite.html";
}
