//! Saying something to a pitch.

use actix_web::{HttpResponse, http::StatusCode, web::Data};
use entity::{pitch_feedback, states::FeedbackState};
use serde::Deserialize;

use super::{
    super::{
        commands::{Words, change_feedback, give_feedback, is_late, keep_draft, pass_on},
        forms::{Way, Written},
        pages::{GivePage, PitchShown, PreviewPage, base},
        policies::GiveFeedback,
        queries::{called, own_feedback, own_share, round_with},
        rules::{FEW_WORDS, word_count},
    },
    give_href, makers,
    practice::practice_before,
};
use crate::{
    features::{cohorts::cohort_strip, curriculum::Catalogue, pitches::drafts::versions_of},
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Query, Visit},
};

/// Whether one looks at what one has written before it is sent.
#[derive(Deserialize)]
pub struct Look {
    #[serde(default)]
    look: String,
}

/// A form with what stands in the database.
fn filled(own: Option<&pitch_feedback::Model>) -> FormState {
    let words = own.map(Words::from).unwrap_or_default();
    let number = |chosen: Option<i32>| chosen.map(|number| number.to_string()).unwrap_or_default();
    FormState::with([
        ("saw", words.saw),
        ("wonder", words.wonder),
        ("try_next", words.try_next),
        ("clear", number(words.clear)),
        ("fits_members", number(words.fits_members)),
        ("doable", number(words.doable)),
        ("version", own.map_or(0, |own| own.version).to_string()),
    ])
}

async fn page(
    may: &Permit<GiveFeedback>,
    visit: &Visit,
    status: StatusCode,
    refused: Option<FormState>,
    looks: bool,
) -> Result<HttpResponse> {
    let (on, who, db) = (may.on(), may.who().id, visit.house.store.read());
    let (pitch, cohort) = (&on.pitch, &on.cohort);
    let own = own_feedback(db, pitch.row.id, who).await?;
    let round = round_with(db, pitch.row.round_id).await?;
    let versions = versions_of(db, pitch.row.id).await?;
    let people = called(db, pitch.makers.iter().copied()).await?;
    let strip = cohort_strip(cohort, "nav-pitches", visit.now());
    let shown = PitchShown::new(pitch, &versions, makers(pitch, &people))?;
    let (back_href, action) = (base(cohort.cohort.id), give_href(pitch));
    let queue_href = format!("{back_href}/feedback");
    let late = is_late(&round);
    let draft = own.as_ref().filter(|own| own.state == FeedbackState::Draft && looks && refused.is_none());
    if let Some((draft, words)) = draft.map(|draft| (draft, Words::from(draft)))
        && words.missing(late).is_empty()
        && !cohort.is_closed()
    {
        let (texts, chosen) = PreviewPage::parts(&words);
        let few = word_count([&words.saw, &words.wonder, &words.try_next]) < FEW_WORDS;
        let edit_href = action.clone();
        let version = draft.version;
        let page = PreviewPage {
            strip,
            pitch: shown,
            texts,
            chosen,
            few,
            late,
            action,
            version,
            edit_href,
            back_href,
            queue_href,
        };
        return visit.draw(&page);
    }
    let share = own_share(db, pitch.row.id, who, visit.now()).await?;
    let given = own.as_ref().filter(|own| own.state == FeedbackState::Given);
    let conflict = status == StatusCode::CONFLICT;
    let stands = own.as_ref().filter(|_| conflict).map(|own| PreviewPage::parts(&Words::from(own)).0);
    let form = match refused {
        Some(mut form) => {
            // From the preview there come no words: they stand in the draft.
            if form.values.get("way").is_some_and(|way| way == "send") {
                form.values = filled(own.as_ref()).values;
            }
            // Whoever has seen what stands there now may write over it.
            if conflict {
                form.values.insert("version".to_owned(), own.as_ref().map_or(0, |own| own.version).to_string());
            }
            form
        }
        None => filled(own.as_ref()),
    };
    // A late word is not changed once it is sent.
    let settled = late && given.is_some();
    let page = GivePage {
        strip,
        pitch: shown,
        pass_action: share.as_ref().map(|_| format!("{action}/pass")),
        action: (!settled && !cohort.is_closed()).then_some(action),
        due: share.map(|share| share.due_at),
        late,
        given_at: given.and_then(|given| given.given_at),
        helped: given.is_some_and(|given| given.helped_at.is_some()),
        change_note: pitch.row.change_note.clone().filter(|_| given.is_some()),
        stands,
        back_href,
        queue_href,
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/pitches/{pitch}/feedback`
/// Who has never said anything to a pitch is led to one to practise on first, once.
pub async fn form(
    may: Permit<GiveFeedback>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    look: Query<Look>,
) -> Result<HttpResponse> {
    if let Some(first) = practice_before(may.who(), may.on(), &catalogue, &visit).await? {
        return Ok(visit.go_keeping_word(&first));
    }
    page(&may, &visit, StatusCode::OK, None, look.look == "preview").await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/feedback`: keep it, look at it, send it, change it.
pub async fn write(may: Permit<GiveFeedback>, visit: Visit, form: Form<Written>) -> Result<HttpResponse> {
    let here = give_href(&may.on().pitch);
    let late = is_late(&round_with(visit.house.store.read(), may.on().pitch.row.round_id).await?);
    let work = async |tx: &Tx, written: &Written| {
        let (words, seen) = (&written.words, written.seen);
        match written.way {
            Way::Save => {
                keep_draft(tx, &may, words, seen).await?;
                Ok(Outcome::to(here.as_str(), "feedback-draft-kept"))
            }
            Way::Preview => {
                let missing = words.missing(late);
                if !missing.is_empty() {
                    return Err(Error::Mistakes(missing));
                }
                keep_draft(tx, &may, words, seen).await?;
                Ok(Outcome::silently(format!("{here}?look=preview")))
            }
            Way::Send => {
                give_feedback(tx, &may, seen).await?;
                Ok(Outcome::to(format!("{}/feedback", base(may.on().cohort.cohort.id)), "feedback-sent"))
            }
            Way::Change => {
                change_feedback(tx, &may, words, seen).await?;
                Ok(Outcome::to(here.as_str(), "feedback-changed"))
            }
        }
    };
    let again = async |status, state| page(&may, &visit, status, Some(state), false).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/feedback/pass`: not me.
pub async fn pass(may: Permit<GiveFeedback>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        pass_on(tx, &may).await?;
        Ok(Outcome::to(format!("{}/feedback", base(may.on().cohort.cohort.id)), "not-me"))
    };
    let again = async |status, state: FormState| {
        let own = own_feedback(visit.house.store.read(), may.on().pitch.row.id, may.who().id).await?;
        let state = FormState { values: filled(own.as_ref()).values, ..state };
        page(&may, &visit, status, Some(state), false).await
    };
    visit.submit(&form, work, again).await
}
