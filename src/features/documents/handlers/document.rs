//! A paper, whole.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, http::StatusCode};
use entity::{document_comment, document_section, ids::PersonId, states::Role};

use super::{
    super::{
        commands::change_document,
        forms::Above,
        pages::{DocumentPage, EditionLink, GoneRow, SectionRow},
        policies::WorkOnDocument,
        queries::{AtDesk, DocumentOn, Waiting, at_desks, comments_in, editions_of, follows, sections_of, waiting_at},
    },
    NAV,
    comments::Onlooker,
    desk_rows, list_href,
};
use crate::{
    features::cohorts::{cohort_strip, members, person_tags},
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, PersonTag, Visit},
};

pub(super) fn href(on: &DocumentOn) -> String {
    format!("{}/{}", list_href(&on.cohort), on.document.id)
}

/// What a page of a paper is drawn with.
struct Sight<'a> {
    base: &'a str,
    me: PersonId,
    people: &'a BTreeMap<PersonId, PersonTag>,
    comments: &'a [document_comment::Model],
    /// Whether they moderate.
    leads: bool,
    desks: &'a [AtDesk],
    waiting: &'a [Waiting],
    count: usize,
}

impl Sight<'_> {
    fn row(&self, at: usize, section: document_section::Model) -> SectionRow {
        let here = self.desks.iter().filter(|desk| desk.section_id == section.id);
        let waiting = self.waiting.iter().find(|one| one.id == section.id);
        let href = format!("{}/sections/{}", self.base, section.id);
        let decides = self.leads || section.owner_id == Some(self.me);
        let onlooker = Onlooker { me: self.me, decides, people: self.people, answering: None };
        let comments: Vec<_> = self.comments.iter().filter(|one| one.section_id == section.id).collect();
        SectionRow {
            talk: onlooker.talk(&href, &section.body, &comments),
            cards: waiting.map_or(0, |one| one.cards),
            suggestions: waiting.map_or(0, |one| one.suggestions),
            href,
            desks: desk_rows(here, self.me),
            // Whoever has left keeps an eye on nothing here.
            owner: section.owner_id.and_then(|owner| self.people.get(&owner).cloned()),
            owner_id: section.owner_id,
            mine: section.owner_id == Some(self.me),
            id: section.id,
            title: section.title,
            example: section.example,
            html: section.body_html,
            version: section.version,
            saved_at: section.saved_at,
            first: at == 0,
            last: at + 1 == self.count,
        }
    }
}

/// The page of a paper, with what was refused.
pub(super) async fn page(
    who: PersonId,
    on: &DocumentOn,
    visit: &Visit,
    status: StatusCode,
    mut form: FormState,
) -> Result<HttpResponse> {
    let (db, base) = (visit.house.store.read(), href(on));
    let (there, gone): (Vec<_>, Vec<_>) =
        sections_of(db, on.document.id).await?.into_iter().partition(|section| section.removed_at.is_none());
    let desks = at_desks(db, on.document.id, visit.now()).await?;
    let people = person_tags(&members(db, on.cohort.cohort.id).await?);
    let waiting = waiting_at(db, on.document.id).await?;
    let comments = comments_in(db, on.document.id).await?;
    let sight = Sight {
        waiting: &waiting,
        base: &base,
        me: who,
        people: &people,
        comments: &comments,
        leads: on.cohort.standing.role == Some(Role::Trainer),
        desks: &desks,
        count: there.len(),
    };
    let newest = there.iter().filter_map(|one| one.saved_at).max().map_or(0, |at| at.timestamp_micros());
    let document = &on.document;
    for (name, value) in [("title", &document.title), ("purpose", &document.purpose)] {
        form.values.entry(name.to_owned()).or_insert_with(|| value.clone());
    }
    form.values.entry("state".to_owned()).or_insert_with(|| document.state.word().to_owned());
    form.values.entry("version".to_owned()).or_insert_with(|| document.version.to_string());
    let page = DocumentPage {
        strip: cohort_strip(&on.cohort, NAV, visit.now()),
        back_href: list_href(&on.cohort),
        title: document.title.clone(),
        purpose: document.purpose.clone(),
        language: document.language.clone(),
        state: document.state,
        sections: there.into_iter().enumerate().map(|(at, section)| sight.row(at, section)).collect(),
        gone: gone
            .into_iter()
            .map(|one| GoneRow { href: format!("{base}/sections/{}", one.id), title: one.title, at: one.removed_at })
            .collect(),
        editions: editions_of(db, document.id)
            .await?
            .into_iter()
            .map(|one| EditionLink {
                href: format!("{base}/editions/{}", one.number),
                number: one.number,
                at: one.agreed_at,
            })
            .collect(),
        follows: follows(db, document.id, who).await?,
        live_href: format!("{base}/live?after={newest}"),
        version: document.version,
        writable: !on.cohort.is_closed(),
        href: base.clone(),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/documents/{document}`
pub async fn show(may: Permit<WorkOnDocument>, visit: Visit) -> Result<HttpResponse> {
    page(may.who().id, may.on(), &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/documents/{document}/settings`
pub async fn change(may: Permit<WorkOnDocument>, visit: Visit, form: Form<Above>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Above| {
        change_document(tx, &may, &sent.0).await?;
        Ok(Outcome::to(href(may.on()), "document-changed"))
    };
    let again = async |status, state| page(may.who().id, may.on(), &visit, status, state).await;
    visit.submit(&form, work, again).await
}
