//! The outbox of decisions: their letters, applying them, undoing that.

use std::collections::BTreeMap;

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::{application, decision, ids::DecisionRoundId, states::Verdict};

use super::{
    super::super::{
        commands::{UNDO_FOR, apply_decisions, change_letter, undo_round},
        emails::{NoLetter, OfferLetter, WaitLetter, last_day, no_facts, offer_facts, wait_facts},
        forms::board::{OwnLetter, PageQuery},
        pages::board::{Group, Head, LetterPage, Mailing, OutboxPage, RoundRow, Seats, Sheet, base, name_of, strip},
        policies::{Admit, AdmitApplication},
        queries::{
            AdmissionOn, PAGE, Rulebook, declared_by, kept_from, names_of, pending_in, pending_of, pending_page,
            round_of, rounds_of,
        },
    },
    may_admit, reader,
};
use crate::{
    identity::{Actor, Permit},
    platform::{
        errors::{Error, Result},
        letters::Surroundings,
        markdown::{self, Kind},
    },
    storage::{
        Tx,
        idempotency::Outcome,
        outbox::{ChangedTexts, Email, Recipient, changed_texts},
    },
    web::{Form, FormState, Pager, Press, Query, Visit},
};

/// The rounds of a cohort, the newest first, with where to undo those that still can be.
pub async fn rounds(on: &AdmissionOn, visit: &Visit) -> Result<Vec<RoundRow>> {
    let db = visit.house.store.read();
    let found = rounds_of(db, on.cohort.id).await?;
    let names = names_of(db, found.iter().map(|(round, _)| round.applied_by)).await?;
    let now = visit.now();
    let row = |(round, decisions): (entity::decision_round::Model, u64)| RoundRow {
        applied_at: round.applied_at,
        by: names.get(&round.applied_by).cloned().unwrap_or_default(),
        letters_at: round.letters_at,
        decisions,
        undone_at: round.undone_at,
        undo: (round.undone_at.is_none() && round.letters_at > now).then(|| RoundRow::undo_at(&base(on), round.id)),
    };
    Ok(found.into_iter().map(row).collect())
}

/// A letter as it would leave now, in the applicant's language. `shown` is what they are called on the page.
fn sheet(
    changed: &ChangedTexts,
    (on, book, visit): (&AdmissionOn, &Rulebook, &Visit),
    decision: &decision::Model,
    application: &application::Model,
    shown: &str,
) -> Result<Sheet> {
    let house = &visit.house;
    let known = house.words.locale(&application.locale);
    let language = known.unwrap_or_else(|| house.words.negotiate(&application.locale)).tag().to_owned();
    let own = decision.letter_subject.clone().zip(decision.letter_body.clone());
    let is_own = own.is_some();
    let (subject, body) = match own {
        Some(words) => words,
        None => written(changed, (on, book, visit), decision, application, &language)?,
    };
    // Nobody follows the link of a letter that has not left.
    let look = body.replace("{link}", "#main").replace("{name}", &markdown::escape(shown));
    Ok(Sheet { html: markdown::render(&look, Kind::Lesson), language, subject, body, own: is_own })
}

/// Subject and body as the house has written them, or whoever put their words in place of those.
fn written(
    changed: &ChangedTexts,
    (on, book, visit): (&AdmissionOn, &Rulebook, &Visit),
    decision: &decision::Model,
    application: &application::Model,
    language: &str,
) -> Result<(String, String)> {
    let reason = decision.reason.as_deref();
    let reader = Recipient {
        person: application.person_id,
        name: application.name.clone(),
        email: application.email.clone(),
        locale: language.to_owned(),
    };
    let (kind, facts) = match decision.verdict {
        Verdict::Offer => {
            let leaves_at = visit.now() + UNDO_FOR;
            let (until, zone) = book.answer_by(&on.programme.slug, on.intake()?, application, leaves_at);
            (OfferLetter::KIND, offer_facts(&on.cohort, last_day(until.expires_at, zone), reason, &reader))
        }
        Verdict::Waitlist => (WaitLetter::KIND, wait_facts(&on.cohort.name, None, reason)),
        Verdict::TurnDown => (NoLetter::KIND, no_facts(&on.cohort.name, reason)),
    };
    let around = Surroundings { site: &visit.house.site, ..Surroundings::nobody() };
    let text = changed.get(&(kind.to_owned(), language.to_owned()));
    Ok(visit.house.letters.draft(kind, language, text, &facts, &around)?)
}

async fn page(
    (on, who): (&AdmissionOn, &Actor),
    book: &Rulebook,
    visit: &Visit,
    nth: u64,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let (me, declared) = (reader(visit, who).await?, declared_by(db, who.id).await?);
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let all = pending_in(db, on.cohort.id).await?;
    all.values().for_each(|decision| *counts.entry(decision.verdict.word()).or_default() += 1);
    let found = pending_page(db, on.cohort.id, nth).await?;
    if nth > 1 && found.is_empty() {
        return Err(Error::Missing);
    }
    let names = names_of(db, found.iter().map(|(decision, _)| decision.decided_by)).await?;
    let base = base(on);
    let (hidden, found): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(_, one)| declared.contains(&one.id) || kept_from(one, &me));
    let changed = changed_texts(db).await?;
    let mailing = |(decision, application): &(decision::Model, application::Model)| {
        let name = name_of(on, application, false);
        let letter = sheet(&changed, (on, book, visit), decision, application, &name)?;
        let by = names.get(&decision.decided_by).cloned().unwrap_or_default();
        Ok(Mailing::new(&base, (decision, application), (name, by), letter))
    };
    let mailings: Vec<Mailing> = found.iter().map(mailing).collect::<Result<_>>()?;
    let promised = counts.get(Verdict::Offer.word()).copied().unwrap_or(0);
    visit.draw_as(
        status,
        &OutboxPage {
            strip: strip(on),
            head: Head::new(on, visit, "board-tab-decisions"),
            seats: Seats::new(&on.cohort, promised),
            counts: counts.into_iter().collect(),
            pending: all.len(),
            groups: Group::by_kind(mailings),
            hidden: hidden.into_iter().map(|(_, application)| application.code).collect(),
            pager: Pager::new(nth, (all.len() as u64).div_ceil(PAGE).max(1), format!("{base}/decisions?page=")),
            rounds: rounds(on, visit).await?,
            minutes: UNDO_FOR.num_minutes(),
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/applications/decisions`
pub async fn outbox(
    may: Permit<Admit>,
    visit: Visit,
    book: Data<Rulebook>,
    query: Query<PageQuery>,
) -> Result<HttpResponse> {
    let nth = Pager::number(&query.page)?;
    page((may.on(), may.who()), &book, &visit, nth, (StatusCode::OK, FormState::blank())).await
}

/// `POST /cohorts/{cohort}/applications/rounds`
pub async fn apply(may: Permit<Admit>, visit: Visit, book: Data<Rulebook>, form: Form<Press>) -> Result<HttpResponse> {
    let outbox = format!("{}/decisions", base(may.on()));
    let work = async |tx: &Tx, _: &Press| {
        apply_decisions(tx, &book, &may, None).await?;
        Ok(Outcome::to(outbox.clone(), "round-applied"))
    };
    let again = async |status, state| page((may.on(), may.who()), &book, &visit, 1, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/applications/rounds/{round}/undo`
pub async fn undo(
    may: Permit<Admit>,
    visit: Visit,
    book: Data<Rulebook>,
    path: Path<(String, String)>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let id: DecisionRoundId = path.1.parse().map_err(|_| Error::Missing)?;
    round_of(visit.house.store.read(), may.on().cohort.id, id).await?.ok_or(Error::Missing)?;
    let outbox = format!("{}/decisions", base(may.on()));
    let work = async |tx: &Tx, _: &Press| {
        undo_round(tx, &may, id).await?;
        Ok(Outcome::to(outbox.clone(), "round-undone"))
    };
    let again = async |status, state| page((may.on(), may.who()), &book, &visit, 1, (status, state)).await;
    visit.submit(&form, work, again).await
}

async fn letter_page(
    may: &Permit<AdmitApplication>,
    book: &Rulebook,
    visit: &Visit,
    (status, form): (StatusCode, Option<FormState>),
) -> Result<HttpResponse> {
    let (on, application) = (&may.on().admission, &may.on().application);
    let pending = pending_of(visit.house.store.read(), &[application.id]).await?.remove(&application.id);
    let decision = pending.ok_or(Error::Missing)?;
    let name = name_of(on, application, false);
    let changed = changed_texts(visit.house.store.read()).await?;
    let letter = sheet(&changed, (on, book, visit), &decision, application, &name)?;
    let form =
        form.unwrap_or_else(|| FormState::with([("subject", letter.subject.clone()), ("body", letter.body.clone())]));
    let base = base(on);
    let language = visit.languages().into_iter().find(|(tag, _)| *tag == letter.language);
    visit.draw_as(
        status,
        &LetterPage {
            strip: strip(on),
            head: Head::new(on, visit, "board-tab-decisions"),
            name,
            action: format!("{base}/decisions/{}/letter", application.id),
            back_href: format!("{base}/decisions"),
            verdict: decision.verdict,
            language: language.map_or_else(|| letter.language.clone(), |(_, name)| name),
            letter,
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/applications/decisions/{application}/letter`
pub async fn edit(may: Permit<AdmitApplication>, visit: Visit, book: Data<Rulebook>) -> Result<HttpResponse> {
    letter_page(&may, &book, &visit, (StatusCode::OK, None)).await
}

/// `POST /cohorts/{cohort}/applications/decisions/{application}/letter`
pub async fn change(
    may: Permit<AdmitApplication>,
    visit: Visit,
    book: Data<Rulebook>,
    form: Form<OwnLetter>,
) -> Result<HttpResponse> {
    let admit = may_admit(&visit, &book, &may).await?;
    let outbox = format!("{}/decisions", base(admit.on()));
    let work = async |tx: &Tx, letter: &OwnLetter| {
        change_letter(tx, &admit, may.on().application.id, letter.words.as_ref()).await?;
        Ok(Outcome::to(outbox.clone(), "letter-changed"))
    };
    let again = async |status, state| letter_page(&may, &book, &visit, (status, Some(state))).await;
    visit.submit(&form, work, again).await
}
