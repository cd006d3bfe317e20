//! From requests about people to pages.

mod photos;

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::states::ProfilePart;
pub use photos::{change_photo, photo, remove};

use super::{
    commands::{PartToSay, say_part},
    forms::{ListQuery, ProfileQuery, WrittenPart},
    pages::{Asked, Edit, NowherePage, PeoplePage, ProfilePage, profile_href},
    policies::{ChangeProfile, SeePerson},
    queries::{PersonOn, own_part, people_of},
    rules::Relation,
};
use crate::{
    features::{
        cohorts::{ViewCohort, cohort_strip, stays},
        curriculum::Catalogue,
    },
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Pager, Query, SignedIn, Visit},
};

/// More than this nobody types into a search.
const MOST_WORDS: usize = 100;

/// `GET /cohorts/{cohort}/people`
pub async fn index(may: Permit<ViewCohort>, visit: Visit, query: Query<ListQuery>) -> Result<HttpResponse> {
    let asked = Asked {
        words: query.q.trim().chars().take(MOST_WORDS).collect(),
        language: query.language.clone(),
        offers: !query.offers.is_empty(),
    };
    let people = people_of(visit.house.store.read(), may.on().cohort.id, may.who().id).await?;
    let strip = cohort_strip(may.on(), "nav-people", visit.now());
    let page = Pager::number(&query.page)?;
    let page = PeoplePage::new(strip, &people, &asked, page, (visit.zone, visit.now()));
    visit.draw(&page.ok_or(Error::Missing)?)
}

fn named(word: &str) -> Result<ProfilePart> {
    ProfilePart::ALL.iter().copied().find(|part| part.word() == word).ok_or(Error::Missing)
}

fn draw(on: &PersonOn, visit: &Visit, status: StatusCode, edit: Option<Edit>) -> Result<HttpResponse> {
    visit.draw_as(status, &ProfilePage::new(on, edit, visit.zone, visit.now()))
}

/// `GET /cohorts/{cohort}/people/{person}`: with `?edit=` a part of one's own is a form.
pub async fn person(may: Permit<SeePerson>, visit: Visit, query: Query<ProfileQuery>) -> Result<HttpResponse> {
    let mine = may.on().entry.relation == Relation::Oneself;
    let edit = match query.edit.as_str() {
        "" => None,
        word if mine => Some(Edit::new(may.on(), named(word)?)),
        _ => None,
    };
    draw(may.on(), &visit, StatusCode::OK, edit)
}

/// A part that was refused: what was typed, and what stands now where that came in between.
async fn again(
    on: &PersonOn,
    visit: &Visit,
    part: ProfilePart,
    status: StatusCode,
    mut state: FormState,
) -> Result<HttpResponse> {
    let current = match status {
        StatusCode::CONFLICT => own_part(visit.house.store.read(), on.entry.person, part).await?,
        _ => None,
    };
    if let Some(current) = &current {
        // The next attempt is made upon what its writer has now seen.
        state.values.insert("version".into(), current.version.to_string());
    }
    draw(on, visit, status, Some(Edit::with(on, part, state, current.as_ref())))
}

/// `POST /cohorts/{cohort}/people/{person}/parts/{part}`
pub async fn say(
    may: Permit<ChangeProfile>,
    visit: Visit,
    path: Path<(String, String, String)>,
    form: Form<WrittenPart>,
) -> Result<HttpResponse> {
    let part = named(&path.2)?;
    if part == ProfilePart::Photo {
        return Err(Error::Missing);
    }
    let work = async |tx: &Tx, written: &WrittenPart| {
        let body = match part {
            ProfilePart::Languages => written.languages.join(" "),
            ProfilePart::Zone => String::new(),
            _ => written.body.clone(),
        };
        let (shown_to, version) = (written.shown_to, written.version);
        let language = visit.locale.tag().to_owned();
        say_part(tx, &may, &PartToSay { part, body, language, shown_to, version }).await?;
        Ok(Outcome::to(format!("{}#{}", profile_href(may.on()), part.word()), "part-said"))
    };
    let refused = async |status, state| again(may.on(), &visit, part, status, state).await;
    visit.submit(&form, work, refused).await
}

/// `GET /me/profile`: one's own profile, in the cohort that matters now.
pub async fn mine(me: SignedIn, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let cohorts = stays(visit.house.store.read(), &catalogue, me.0.id).await?;
    match cohorts.first() {
        Some(first) => Ok(visit.go_keeping_word(&format!("/cohorts/{}/people/{}", first.cohort.id, me.0.id))),
        None => visit.draw(&NowherePage {}),
    }
}
