//! The public pages of programmes, and the beginning of an application.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use chrono_tz::Tz;
use entity::{application, cohort, intake, programme, states::ApplicationState};

use super::{
    super::super::{
        commands::{Contact, start},
        forms::applicants::Begin,
        pages::applicants::{ApplyPage, DeadLinkPage, FrontPage, ProgrammePage, SentPage, Visitor},
        queries::{find_application, intakes_of, live_application, open_intakes},
    },
    course, form_of,
};
use crate::{
    features::{
        cohorts::{cohorts_of, find_programme, programme_row},
        curriculum::{Catalogue, Programme},
    },
    identity::{Actor, find_person},
    platform::{
        errors::{Error, Refusal, Result},
        text::{EmailAddress, Name, Text},
        tokens::Purpose,
        zones,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Public, Visit, cookies},
};

/// `GET /`
pub async fn front(_: Public, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    match catalogue.programmes().as_slice() {
        [only] => public_page(&visit, only, StatusCode::OK, FormState::blank()).await,
        _ => visit.draw(&FrontPage::new(&catalogue, visit.locale.tag())),
    }
}

/// `GET /programmes/{programme}`
pub async fn programme(
    _: Public,
    visit: Visit,
    catalogue: Data<Catalogue>,
    slug: Path<String>,
) -> Result<HttpResponse> {
    public_page(&visit, &*course(&catalogue, &slug)?, StatusCode::OK, FormState::blank()).await
}

/// The public page, with what somebody typed who would like to be told.
pub async fn public_page(
    visit: &Visit,
    programme: &Programme,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let (row, looks_after, reads) = match &visit.who {
        Some(who) => {
            let on = find_programme(db, &programme.slug, who.id).await?;
            (on.programme, on.owner, on.role.is_some())
        }
        None => (programme_row(db, &programme.slug).await?.ok_or(Error::Missing)?, false, false),
    };
    let cohorts = cohorts_of(db, row.id, programme.week_count()).await?;
    let intakes = intakes_of(db, row.id).await?;
    let known = visit.languages();
    let name = |tag: &String| known.iter().find(|(known, _)| known == tag).map_or(tag, |(_, name)| name).clone();
    let visitor = Visitor { languages: programme.languages.iter().map(name).collect(), looks_after, reads, form };
    let page = ProgrammePage::new(programme, visit.locale.tag(), (&cohorts, &intakes), visit.now(), visitor);
    visit.draw_as(status, &page)
}

/// A programme that takes applications, and the cohort one can apply for at this moment.
struct Entry {
    programme: std::sync::Arc<Programme>,
    row: programme::Model,
    open: Option<(cohort::Model, intake::Model)>,
}

async fn entry(visit: &Visit, catalogue: &Catalogue, slug: &str) -> Result<Entry> {
    let programme = course(catalogue, slug)?;
    form_of(&programme)?;
    let db = visit.house.store.read();
    let row = programme_row(db, slug).await?.ok_or(Error::Missing)?;
    let open = open_intakes(db, row.id, visit.now()).await?;
    let open = open.into_iter().find(|(_, intake)| intake.opens_at <= visit.now());
    Ok(Entry { programme, row, open })
}

fn apply_view(visit: &Visit, entry: &Entry, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let cohort = entry.open.as_ref().map(|(cohort, intake)| (cohort.name.clone(), cohort.starts_on, intake.closes_at));
    visit.draw_as(
        status,
        &ApplyPage {
            href: format!("/programmes/{}", entry.programme.slug),
            title: entry.programme.say(&entry.programme.title, visit.locale.tag()),
            cohort,
            signed_in: visit.who.is_some(),
            form,
        },
    )
}

/// Name and address of somebody who is signed in.
async fn contact_of(visit: &Visit, who: &Actor) -> Result<Contact> {
    let person = find_person(visit.house.store.read(), who.id).await?.ok_or(Error::Missing)?;
    let unfit = |_| Error::Broken(anyhow::anyhow!("person {} has no name or address", who.id));
    Ok(Contact {
        name: Name::parse(&person.name).map_err(unfit)?,
        email: EmailAddress::parse(&person.email).map_err(unfit)?,
    })
}

/// What somebody signed in has begun here.
async fn begun_by(visit: &Visit, programme: &programme::Model) -> Result<Option<application::Model>> {
    let Some(who) = &visit.who else { return Ok(None) };
    let contact = contact_of(visit, who).await?;
    let live = live_application(visit.house.store.read(), programme.id, contact.email.key(), Some(who.id)).await?;
    // One with their address that is not tied to their account yet is theirs once they press the button.
    Ok(live.filter(|live| live.person_id == Some(who.id)))
}

/// `GET /programmes/{programme}/apply`
pub async fn apply_page(
    _: Public,
    visit: Visit,
    catalogue: Data<Catalogue>,
    slug: Path<String>,
) -> Result<HttpResponse> {
    let entry = entry(&visit, &catalogue, &slug).await?;
    if let Some(begun) = begun_by(&visit, &entry.row).await? {
        return Ok(visit.go(&Outcome::silently(format!("/applications/{}", begun.id))));
    }
    let status = if entry.open.is_some() { StatusCode::OK } else { StatusCode::CONFLICT };
    apply_view(&visit, &entry, status, FormState::blank())
}

/// `POST /programmes/{programme}/apply`
pub async fn apply(
    _: Public,
    visit: Visit,
    catalogue: Data<Catalogue>,
    slug: Path<String>,
    form: Form<Begin>,
) -> Result<HttpResponse> {
    let entry = entry(&visit, &catalogue, &slug).await?;
    let zone = entry.open.as_ref().and_then(|(cohort, _)| zones::zone(&cohort.zone));
    let place =
        (visit.locale.tag(), visit.who.as_ref().map_or(zone.unwrap_or(Tz::Europe__Berlin), |_| visit.zone).name());
    let own = match &visit.who {
        Some(who) => Some((who, contact_of(&visit, who).await?)),
        None => None,
    };
    let sent = Outcome::silently(format!("/programmes/{slug}/apply/sent"));
    let work = async |tx: &Tx, begin: &Begin| match (begin, &own) {
        (Begin::Account, Some((who, contact))) => {
            let begun = start(tx, &entry.row, contact, Some(who), place).await?.ok_or(Error::Missing)?;
            Ok(Outcome::silently(format!("/applications/{begun}")))
        }
        // The session has ended since the page was drawn: the page says what to do now.
        (Begin::Account, None) => Ok(Outcome::silently(format!("/programmes/{slug}/apply"))),
        // Whether there is something to come back to is nobody's business: the answer is always the same.
        (Begin::Mail(_), _) if entry.open.is_none() => Err(NOT_OPEN.into()),
        (Begin::Mail(contact), _) => start(tx, &entry.row, contact, None, place).await.map(|_| sent.clone()),
        (Begin::Again(email), _) => {
            come_again(tx, &entry, email, place).await?;
            Ok(sent.clone())
        }
    };
    visit.submit(&form, work, async |status, state| apply_view(&visit, &entry, status, state)).await
}

const NOT_OPEN: Refusal = Refusal::conflict("admissions-not-open");

/// Sends the way back to whoever has begun, and nothing to anybody else.
async fn come_again(tx: &Tx, entry: &Entry, email: &EmailAddress, place: (&str, &str)) -> Result<()> {
    let live = live_application(&**tx, entry.row.id, email.key(), None).await?;
    let Some(live) = live else { return Ok(()) };
    let name = Name::parse(&live.name).map_err(|_| Error::Missing)?;
    start(tx, &entry.row, &Contact { name, email: email.clone() }, None, place).await.map(|_| ())
}

/// `GET /programmes/{programme}/apply/sent`
pub async fn sent(_: Public, visit: Visit, catalogue: Data<Catalogue>, slug: Path<String>) -> Result<HttpResponse> {
    let programme = course(&catalogue, &slug)?;
    form_of(&programme)?;
    let title = programme.say(&programme.title, visit.locale.tag());
    visit.draw(&SentPage { href: format!("/programmes/{slug}"), title })
}

/// `GET /apply/{token}`: keeps the link in a cookie and goes on. Nothing changes on the server: mail
/// scanners follow links.
pub async fn come_back(
    _: Public,
    visit: Visit,
    catalogue: Data<Catalogue>,
    token: Path<String>,
) -> Result<HttpResponse> {
    let house = &visit.house;
    let subject = house.tokens.read(Purpose::Application, &token, visit.now());
    let there = match subject.and_then(|id| id.parse().ok()) {
        Some(id) => match find_application(house.store.read(), id).await {
            Ok(on) => Some(on.application).filter(|found| found.state != ApplicationState::Merged),
            Err(Error::Missing) => None,
            Err(error) => return Err(error),
        },
        None => None,
    };
    let Some(application) = there else {
        let takes = catalogue.programmes().into_iter().filter(|programme| programme.application.is_some());
        let link = |programme: std::sync::Arc<Programme>| {
            (format!("/programmes/{}/apply", programme.slug), programme.say(&programme.title, visit.locale.tag()))
        };
        return visit.draw_as(StatusCode::GONE, &DeadLinkPage { programmes: takes.map(link).collect() });
    };
    let mut response = visit.go(&Outcome::silently(format!("/applications/{}", application.id)));
    let pass = cookies::pass(house, token.into_inner());
    response.add_cookie(&pass).map_err(|error| Error::Broken(error.into()))?;
    Ok(response)
}
