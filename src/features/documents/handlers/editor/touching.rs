//! Two texts that touch: both are kept, shown side by side, and whoever came later says what is to stand.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    super::{
        super::{
            commands::keep_beside,
            forms::Writing,
            pages::TouchingPage,
            policies::WorkOnSection,
            queries::{beside_of, revision},
            rules::{Part, merge},
        },
        head_of, now, section_href,
    },
    new_tab,
};
use crate::{
    identity::{Permit, find_person},
    platform::{
        differences::differences,
        errors::{Error, Result},
        text::Body,
    },
    storage::Tx,
    web::{FormState, PersonTag, Visit},
};

/// Keeps the text that was sent; its number.
pub(super) async fn keep(may: &Permit<WorkOnSection>, visit: &Visit, sent: &Writing) -> Result<i32> {
    if let Some(beside) = sent.beside {
        return Ok(beside);
    }
    visit.house.store.write(async |tx: &Tx| keep_beside(tx, may, sent.base, &sent.body).await).await
}

/// Both texts in one, with a line where they touch that says whose is whose.
fn marked(visit: &Visit, parts: &[Part]) -> String {
    let line = |key| format!("⟦ {} ⟧", visit.say(key));
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Agreed(same) => text.push_str(same),
            Part::Touching { mine, theirs } => {
                let (now, own, end) =
                    (line("documents-mark-now"), line("documents-mark-own"), line("documents-mark-end"));
                text.push_str(&format!("\n{now}\n{theirs}\n{own}\n{mine}\n{end}\n"));
            }
        }
    }
    text
}

/// The page on which both are shown, for the text kept under `beside`.
pub(super) async fn page(
    may: &Permit<WorkOnSection>,
    visit: &Visit,
    status: StatusCode,
    beside: i32,
) -> Result<HttpResponse> {
    let (on, db) = (may.on(), visit.house.store.read());
    let section = now(may, visit).await?;
    let own = revision(db, section.id, beside).await?.filter(|row| row.author_id == may.who().id);
    let own = own.ok_or(Error::Missing)?;
    let base = match own.base {
        0 => Some(String::new()),
        base => revision(db, section.id, base).await?.map(|row| row.body),
    };
    // What one began from may be too old to be there: then the whole of both is shown, and nothing is guessed.
    let from = base.clone().unwrap_or_else(|| section.body.clone());
    let text = match base.map(|base| merge(&base, &own.body, &section.body)) {
        Some(Ok(text)) => text,
        Some(Err(parts)) => marked(visit, &parts),
        None => marked(visit, &[Part::Touching { mine: own.body.clone(), theirs: section.body.clone() }]),
    };
    let head = revision(db, section.id, section.version).await?;
    let who = match &head {
        Some(head) => find_person(db, head.author_id).await?,
        None => None,
    };
    let values = [("body", text), ("version", section.version.to_string()), ("tab", new_tab())];
    let page = TouchingPage {
        head: head_of(on, &section, visit.now()),
        action: section_href(on),
        who: who.map(|who| PersonTag::new(who.id, &who.name, None, who.deactivated_at.is_some())),
        at: head.map(|head| head.written_at),
        theirs: differences(&from, &section.body),
        mine: differences(&from, &own.body),
        form: FormState::with(values),
        beside,
        most: Body::MOST,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/documents/{document}/sections/{section}/waiting`: one's own text that waits, again.
pub async fn waiting(may: Permit<WorkOnSection>, visit: Visit) -> Result<HttpResponse> {
    let found = beside_of(visit.house.store.read(), may.on().section.id, may.who().id).await?;
    let beside = found.filter(|_| !may.on().cohort.is_closed()).ok_or(Error::Missing)?.version;
    page(&may, &visit, StatusCode::OK, beside).await
}
