//! A word on a draft.

use actix_web::{HttpResponse, http::StatusCode, web::Path};
use entity::ids::PitchCommentId;

use super::{
    super::{
        super::policies::{MakePitch, ReadPitch},
        commands::{ask_readers, comment, not_me, take_back_comment},
        forms::Word,
        pages::place,
    },
    showing::{Opened, pitch_page},
    standing::{page_again, to},
};
use crate::{
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

/// `POST /cohorts/{cohort}/pitches/{pitch}/readers`: two are asked for a word.
pub async fn ask_two(may: Permit<MakePitch>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        ask_readers(tx, &may).await?;
        Ok(Outcome::to(to(&may), "drafts-asked"))
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}

fn back(may: &Permit<ReadPitch>) -> String {
    format!("{}#comments", place(&may.on().cohort, &may.on().pitch.row))
}

async fn again_for(
    may: &Permit<ReadPitch>,
    visit: &Visit,
    status: StatusCode,
    (form, comment): (FormState, FormState),
) -> Result<HttpResponse> {
    let opened = Opened { status, form, comment };
    pitch_page(&may.on().cohort, &may.on().pitch, may.who().id, visit, opened).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/comments`
pub async fn say_word(may: Permit<ReadPitch>, visit: Visit, form: Form<Word>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, word: &Word| {
        comment(tx, &may, word.number, &word.body).await?;
        Ok(Outcome::to(back(&may), "drafts-commented"))
    };
    let again = async |status, form| again_for(&may, &visit, status, (FormState::blank(), form)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/comments/{comment}/removal`
pub async fn remove_word(
    may: Permit<ReadPitch>,
    visit: Visit,
    path: Path<(String, String, String)>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let id: PitchCommentId = path.2.parse().map_err(|_| Error::Missing)?;
    let work = async |tx: &Tx, _: &Press| {
        take_back_comment(tx, &may, id).await?;
        Ok(Outcome::to(back(&may), "drafts-comment-gone"))
    };
    let again = async |status, form| again_for(&may, &visit, status, (form, FormState::blank())).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/reading/decline`: not me.
pub async fn decline(may: Permit<ReadPitch>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        not_me(tx, &may).await?;
        Ok(Outcome::to("/home", "drafts-declined"))
    };
    let again = async |status, form| again_for(&may, &visit, status, (form, FormState::blank())).await;
    visit.submit(&form, work, again).await
}
