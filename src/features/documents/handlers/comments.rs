//! Talking about passages of a section.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::{
    document_comment,
    ids::{DocumentCommentId, PersonId},
};
use serde::Deserialize;

use super::{
    super::{
        commands::{
            Written, answer, comment, decides, mark_as_seen, passage_of, resolve, resolves, set_follow,
            take_comment_back,
        },
        forms::{Answering, Commenting, Following, Resolving},
        pages::{AnswerRow, CommentRow, CommentsPage, Talk},
        policies::{WorkOnDocument, WorkOnSection},
        queries::{comments_on, revision, unseen_in},
        rules::Reading,
    },
    document, head_of, id_in, now, section_href,
};
use crate::{
    features::cohorts::{members, person_tags},
    identity::Permit,
    platform::{
        errors::Result,
        text::{Caption, Text},
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, PersonTag, Press, Query, Visit},
};

/// Who looks at what is said about a section, and what they may do there.
pub(super) struct Onlooker<'a> {
    /// Who.
    pub me: PersonId,
    /// Whether they say what becomes of the section.
    pub decides: bool,
    /// Everybody in the cohort.
    pub people: &'a BTreeMap<PersonId, PersonTag>,
    /// Whose answer was refused.
    pub answering: Option<DocumentCommentId>,
}

impl Onlooker<'_> {
    fn answer(&self, base: &str, one: &document_comment::Model) -> AnswerRow {
        AnswerRow {
            id: one.id,
            author: self.people.get(&one.author_id).cloned(),
            at: one.made_at,
            html: one.body_html.clone(),
            mine: one.author_id == self.me,
            href: format!("{base}/{}", one.id),
        }
    }

    /// What is said about the section at `href` whose text is `body`; `all` may hold what is said elsewhere.
    pub(super) fn talk(&self, href: &str, body: &str, all: &[&document_comment::Model]) -> Talk {
        let base = format!("{href}/comments");
        if all.is_empty() {
            return Talk { href: base, ..Talk::default() };
        }
        let reading = Reading::new(body);
        let row = |one: &document_comment::Model| {
            let place = reading.find(&passage_of(one));
            let row = CommentRow {
                said: self.answer(&base, one),
                quote: one.quote.clone(),
                stands: place.is_some(),
                removed: one.removed_at.is_some(),
                settled_at: one.resolved_at,
                settled_by: one.resolved_by.and_then(|who| self.people.get(&who).cloned()),
                settles: resolves(self.me, self.decides, one),
                answers: all.iter().filter(|a| a.answers_to == Some(one.id)).map(|a| self.answer(&base, a)).collect(),
                answering: self.answering == Some(one.id),
            };
            (place.is_none(), place, row)
        };
        let mut rows: Vec<_> = all.iter().filter(|one| one.answers_to.is_none()).map(|one| row(one)).collect();
        rows.sort_by_key(|(gone, place, row)| (*gone, *place, row.said.id));
        let (settled, open) = rows.into_iter().map(|(_, _, row)| row).partition(|row| row.settled_at.is_some());
        Talk { open, settled, href: base }
    }
}

/// What the address of the page may ask: words somebody has marked elsewhere.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CommentsQuery {
    version: String,
    quote: String,
    before: String,
}

fn href(may: &Permit<WorkOnSection>) -> String {
    format!("{}/comments", section_href(may.on()))
}

/// The sentences of a section by their number, as far as a line of a list shows them.
fn choices(reading: &Reading) -> Vec<(String, String)> {
    const SHOWN: usize = 90;
    let line = |sentence: &str| match sentence.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", sentence.get(..end).unwrap_or_default().trim_end()),
        None => sentence.to_owned(),
    };
    reading.sentences().enumerate().map(|(nth, sentence)| (nth.to_string(), line(sentence))).collect()
}

async fn page(
    may: &Permit<WorkOnSection>,
    visit: &Visit,
    status: StatusCode,
    mut form: FormState,
    answering: Option<DocumentCommentId>,
) -> Result<HttpResponse> {
    let (on, db, section) = (may.on(), visit.house.store.read(), now(may, visit).await?);
    let people = person_tags(&members(db, on.cohort.cohort.id).await?);
    let all = comments_on(db, section.id).await?;
    let onlooker = Onlooker { me: may.who().id, decides: decides(may.who(), on), people: &people, answering };
    // Whoever chose among the sentences of an earlier text goes on choosing among them.
    let asked = form.values.get("version").and_then(|text| text.parse().ok()).filter(|asked| *asked != section.version);
    let earlier = match asked {
        Some(version) => revision(db, section.id, version).await?.filter(|row| row.erased_at.is_none()),
        None => None,
    };
    let version = earlier.as_ref().map_or(section.version, |row| row.version);
    form.values.insert("version".to_owned(), version.to_string());
    let shown = earlier.map_or_else(|| section.body.clone(), |row| row.body);
    let writable = !on.cohort.is_closed() && section.removed_at.is_none();
    let page = CommentsPage {
        head: head_of(on, &section, visit.now()),
        talk: onlooker.talk(&section_href(on), &section.body, &all.iter().collect::<Vec<_>>()),
        html: section.body_html,
        version: section.version,
        sentences: if writable { choices(&Reading::new(&shown)) } else { Vec::new() },
        action: writable.then(|| href(may)),
        names_href: format!("/cohorts/{}/threads/names", on.cohort.cohort.id),
        unseen: unseen_in(db, section.id, may.who().id).await?,
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/documents/{document}/sections/{section}/comments`
pub async fn comments(may: Permit<WorkOnSection>, visit: Visit, query: Query<CommentsQuery>) -> Result<HttpResponse> {
    let marked = Caption::parse(&query.quote).map(String::from).unwrap_or_default();
    let form = FormState::with([
        ("quote", marked),
        ("before", query.before.chars().rev().take(200).collect::<Vec<_>>().into_iter().rev().collect()),
        ("version", query.version.clone()),
    ]);
    page(&may, &visit, StatusCode::OK, form, None).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/comments`
pub async fn say(may: Permit<WorkOnSection>, visit: Visit, form: Form<Commenting>) -> Result<HttpResponse> {
    let ready = match form.read() {
        Ok(sent) => Some(written(&may, &visit, sent.body).await?),
        Err(_) => None,
    };
    let work = async |tx: &Tx, sent: &Commenting| {
        let ready = ready.as_ref().ok_or(crate::platform::errors::Error::Missing)?;
        let id = comment(tx, &may, sent.version, &sent.place, ready).await?;
        Ok(Outcome::to(format!("{}#comment-{id}", href(&may)), "document-commented"))
    };
    let again = async |status, state| page(&may, &visit, status, state, None).await;
    visit.submit(&form, work, again).await
}

/// Rendered before any transaction holds the writer.
async fn written(may: &Permit<WorkOnSection>, visit: &Visit, body: String) -> Result<Written> {
    Written::naming(visit.house.store.read(), may.on().cohort.cohort.id, body).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/comments/{comment}/answers`
pub async fn say_back(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Answering>,
) -> Result<HttpResponse> {
    let id: DocumentCommentId = id_in(&req, "comment")?;
    let ready = match form.read() {
        Ok(sent) => Some(written(&may, &visit, sent.0).await?),
        Err(_) => None,
    };
    let work = async |tx: &Tx, _: &Answering| {
        let ready = ready.as_ref().ok_or(crate::platform::errors::Error::Missing)?;
        let id = answer(tx, &may, id, ready).await?;
        Ok(Outcome::to(format!("{}#comment-{id}", href(&may)), "document-commented"))
    };
    let again = async |status, state| page(&may, &visit, status, state, Some(id)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/comments/{comment}`: settled, or not.
pub async fn settle_comment(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Resolving>,
) -> Result<HttpResponse> {
    let id: DocumentCommentId = id_in(&req, "comment")?;
    let work = async |tx: &Tx, sent: &Resolving| {
        resolve(tx, &may, id, sent.0).await?;
        let said = if sent.0 { "document-comment-settled" } else { "document-comment-open" };
        Ok(Outcome::to(href(&may), said))
    };
    let again = async |status, state| page(&may, &visit, status, state, None).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/comments/{comment}/removal`
pub async fn take_words_back(
    may: Permit<WorkOnSection>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let id: DocumentCommentId = id_in(&req, "comment")?;
    let work = async |tx: &Tx, _: &Press| {
        take_comment_back(tx, &may, id).await?;
        Ok(Outcome::to(href(&may), "document-comment-gone"))
    };
    let again = async |status, state| page(&may, &visit, status, state, None).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/comments/reading`: seen where one is named.
pub async fn see(may: Permit<WorkOnSection>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        mark_as_seen(tx, &may).await?;
        Ok(Outcome::silently(href(&may)))
    };
    let again = async |status, state| page(&may, &visit, status, state, None).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/following`
pub async fn follow(may: Permit<WorkOnDocument>, visit: Visit, form: Form<Following>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Following| {
        set_follow(tx, &may, sent.0).await?;
        let said = if sent.0 { "document-followed" } else { "document-unfollowed" };
        Ok(Outcome::to(document::href(may.on()), said))
    };
    let again = async |status, state: FormState| {
        let state = FormState { errors: state.errors, ..FormState::blank() };
        document::page(may.who().id, may.on(), &visit, status, state).await
    };
    visit.submit(&form, work, again).await
}
