//! From requests about what the house does to pages and files.

use super::{
    markdown,
    pages::Paper,
    record, since,
    teller::Teller,
    told::{self, Set},
};
use crate::{
    identity::auditors,
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::{jobs::Chores, outbox::Kinds, registry::releases},
    web::{SignedIn, Visit, download},
};
use actix_web::{HttpResponse, web::Data};

/// The version of the house.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn teller(visit: &Visit) -> Teller<'_> {
    Teller { words: &visit.house.words, locale: visit.locale.tag(), months: visit.house.store.months() }
}

fn set(visit: &Visit) -> Set {
    let house = &visit.house;
    Set {
        ways: house.ways,
        answers: house.reply_address.is_some(),
        database: house.store.read().get_database_backend(),
        demo: house.demo,
    }
}

/// Of which house, when, and at which version.
fn stand(visit: &Visit) -> Result<String> {
    let day = zones::date_in(visit.zone, visit.now());
    let day = zones::date_words(day, visit.locale.tag().starts_with("de"), Style::Date);
    teller(visit).with("sheet-stand", &[("house", &visit.house.site), ("day", &day), ("version", VERSION)])
}

/// The sheet.
async fn the_sheet(me: &SignedIn, visit: &Visit, kinds: &Kinds, chores: &Chores) -> Result<Paper> {
    let teller = teller(visit);
    let auditors = auditors(visit.house.store.read()).await?;
    let mut sections = vec![since::since(teller, releases::before(VERSION)?.as_ref())?, told::never(teller)];
    sections.extend(told::groups(teller)?);
    sections.push(told::emails(teller, kinds));
    sections.push(told::jobs(teller, chores));
    sections.push(told::roles(teller));
    sections.push(told::reading_along(teller, &auditors)?);
    sections.push(told::settings(teller, &set(visit)));
    let (title, lead) = (teller.say("sheet-title"), teller.say("sheet-lead"));
    let audit = auditors.iter().any(|one| one.id == me.0.id);
    Ok(Paper { key: "sheet", title, lead, stand: stand(visit)?, audit, sections })
}

/// The record of processing.
fn the_record(visit: &Visit) -> Result<Paper> {
    let teller = teller(visit);
    let mut sections = vec![record::general(teller)];
    sections.extend(record::activities(teller, &set(visit))?);
    sections.push(record::measures(teller));
    let (title, lead) = (teller.say("record-title"), teller.say("record-lead"));
    Ok(Paper { key: "record", title, lead, stand: stand(visit)?, audit: false, sections })
}

/// A paper as a file, under a name one finds again.
fn as_file(visit: &Visit, paper: &Paper) -> HttpResponse {
    let name = format!("lernweg-{}-{}.md", paper.key, zones::date_in(visit.zone, visit.now()));
    download(markdown::file(paper), "text/markdown; charset=utf-8", &name)
}

/// `GET /privacy/sheet`
pub async fn sheet(me: SignedIn, visit: Visit, kinds: Data<Kinds>, chores: Data<Chores>) -> Result<HttpResponse> {
    visit.draw(&the_sheet(&me, &visit, &kinds, &chores).await?)
}

/// `GET /privacy/sheet.md`
pub async fn sheet_file(me: SignedIn, visit: Visit, kinds: Data<Kinds>, chores: Data<Chores>) -> Result<HttpResponse> {
    Ok(as_file(&visit, &the_sheet(&me, &visit, &kinds, &chores).await?))
}

/// `GET /privacy/record`
pub async fn record(_: SignedIn, visit: Visit) -> Result<HttpResponse> {
    visit.draw(&the_record(&visit)?)
}

/// `GET /privacy/record.md`
pub async fn record_file(_: SignedIn, visit: Visit) -> Result<HttpResponse> {
    Ok(as_file(&visit, &the_record(&visit)?))
}
