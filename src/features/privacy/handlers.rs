//! From requests for one's data to pages and files.

mod erasure;

use std::collections::BTreeMap;

use actix_web::{
    HttpResponse,
    http::header::{self, ContentDisposition, DispositionParam, DispositionType, HeaderName, HeaderValue},
    web::Query,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};

pub use erasure::{ask_for_it, show as erasure, think_again};

use super::{
    export::{NOT_YOURS, SECRET, SOMEBODY_ELSE, Told, everything},
    pages::{ActLine, ConsentRow, ConsentsPage, ExportFile, Group, KnownRow, LogPage, PrivacyPage, kept_in_words},
    queries::{acts, count_acts, counts},
    rules::{page_for, word_of},
};
use crate::{
    platform::{
        errors::{Error, Result},
        zones,
    },
    storage::{
        consents::consents_of,
        idempotency::Outcome,
        registry::{GROUPS, Table},
    },
    web::{Pager, SignedIn, Visit},
};

/// What a file of one's data may do: show itself.
const FILE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/// How many acts a page shows.
const A_PAGE: u64 = 50;

/// `GET /me/privacy`
pub async fn show(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    let counts = counts(visit.house.store.read(), me.0.id, visit.now()).await?;
    let months = visit.house.store.months();
    let groups = GROUPS.iter().map(|(key, tables)| Group { key, rows: known(tables, &counts, months) });
    let about_people = GROUPS.iter().flat_map(|(_, tables)| tables.iter()).filter(|table| !table.personal.is_empty());
    visit.draw(&PrivacyPage {
        groups: groups.filter(|group| !group.rows.is_empty()).collect(),
        empty: about_people.filter(|table| !counts.contains_key(table.name)).map(Table::key).collect(),
    })
}

fn known(tables: &[Table], counts: &BTreeMap<String, i64>, months: u32) -> Vec<KnownRow> {
    let row = |table: &Table| {
        let (kept, many) = kept_in_words(table.kept, months);
        let count = *counts.get(table.name)?;
        Some(KnownRow { key: table.key(), count, kept, many, href: page_for(table.name) })
    };
    tables.iter().filter_map(row).collect()
}

/// A file to keep, under a name one finds again.
fn kept_as(visit: &Visit, ending: &str) -> Result<HeaderValue> {
    let name = format!("lernweg-{}.{ending}", zones::date_in(visit.zone, visit.now()));
    let kept = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    Ok(HeaderValue::from_str(&kept.to_string()).map_err(anyhow::Error::from)?)
}

/// `GET /me/privacy/consents`: what one agreed to.
pub async fn consents(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    let rows = consents_of(visit.house.store.read(), me.0.id).await?;
    visit.draw(&ConsentsPage { rows: rows.into_iter().map(ConsentRow::from).collect() })
}

/// Sends whoever signed in a while ago to do it once more, and back to the page with the files.
fn sign_in_again(visit: &Visit) -> HttpResponse {
    visit.go(&Outcome::silently("/sign-in?again=yes&next=%2Fme%2Fprivacy"))
}

/// `GET /me/privacy/export.html`: everything, to read; for who has just signed in.
pub async fn file(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    if !me.0.has_just_signed_in(visit.now()) {
        return Ok(sign_in_again(&visit));
    }
    let tables = everything(visit.house.store.read(), me.0.id, visit.now()).await?;
    let mut response =
        visit.draw(&ExportFile { name: me.0.name.clone(), made_at: visit.now(), tables, policy: FILE_POLICY })?;
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("content-security-policy"), HeaderValue::from_static(FILE_POLICY));
    headers.insert(header::CONTENT_DISPOSITION, kept_as(&visit, "html")?);
    Ok(response)
}

/// `GET /me/privacy/export.json`: everything, for programs; for who has just signed in.
pub async fn data(me: SignedIn, visit: Visit) -> Result<HttpResponse> {
    if !me.0.has_just_signed_in(visit.now()) {
        return Ok(sign_in_again(&visit));
    }
    let tables = everything(visit.house.store.read(), me.0.id, visit.now()).await?;
    let tables: Map<String, Value> = tables.iter().map(|told| (told.name.to_owned(), in_data(told, &visit))).collect();
    let whole = json!({
        "person": me.0.id,
        "made_at": visit.now(),
        "says": {
            SOMEBODY_ELSE: visit.say("privacy-says-somebody-else"),
            SECRET: visit.say("privacy-says-secret"),
            NOT_YOURS: visit.say("privacy-says-not-yours"),
        },
        "tables": tables,
    });
    let mut response = HttpResponse::Ok();
    response
        .content_type("application/json; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_DISPOSITION, kept_as(&visit, "json")?));
    Ok(response.body(serde_json::to_vec_pretty(&whole).map_err(anyhow::Error::from)?))
}

fn in_data(told: &Told, visit: &Visit) -> Value {
    let row = |cells: &Vec<super::export::Cell>| -> Map<String, Value> {
        cells.iter().map(|cell| (cell.column.clone(), cell.value.clone())).collect()
    };
    json!({
        "for": visit.say(&format!("registry-{}", told.key)),
        "seen_by": visit.say(&format!("registry-{}-seen", told.key)),
        "rows": told.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

/// Which page of a list.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Paging {
    page: String,
}

/// `GET /me/privacy/log`: who did what concerns me.
pub async fn log(me: SignedIn, visit: Visit, asked: Query<Paging>) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let page = Pager::number(&asked.page)?;
    let pages = count_acts(db, me.0.id).await?.div_ceil(A_PAGE).max(1);
    if page > pages {
        return Err(Error::Missing);
    }
    let acts = acts(db, me.0.id, page.saturating_sub(1).saturating_mul(A_PAGE), A_PAGE).await?;
    let line = |act: super::queries::Act| ActLine { key: word_of(&act.action), who: act.actor, at: act.happened_at };
    visit.draw(&LogPage {
        acts: acts.into_iter().map(line).collect(),
        pager: Pager::new(page, pages, "/me/privacy/log?page=".to_owned()),
    })
}
