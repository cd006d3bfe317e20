//! Making a pitch with others.

use actix_web::HttpResponse;

use super::{
    super::{
        super::policies::{MakePitch, ReadPitch},
        commands::{answer_invitation, ask_to_join, leave_pitch, take_invitation_back},
        forms::{Answered, Invited, Left},
        pages::place,
    },
    showing::{Opened, pitch_page},
    standing::{page_again, to},
};
use crate::{
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, Visit},
};

/// `POST /cohorts/{cohort}/pitches/{pitch}/members`
pub async fn ask(may: Permit<MakePitch>, visit: Visit, form: Form<Invited>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, invited: &Invited| {
        ask_to_join(tx, &may, invited.person).await?;
        Ok(Outcome::to(to(&may), "drafts-invited"))
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/members/removal`: somebody is not asked any more.
pub async fn take_back(may: Permit<MakePitch>, visit: Visit, form: Form<Invited>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, invited: &Invited| {
        take_invitation_back(tx, &may, invited.person).await?;
        Ok(Outcome::to(to(&may), "drafts-uninvited"))
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/members/answer`
pub async fn answer(may: Permit<ReadPitch>, visit: Visit, form: Form<Answered>) -> Result<HttpResponse> {
    let on = may.on();
    let work = async |tx: &Tx, said: &Answered| {
        answer_invitation(tx, &may, said.0).await?;
        // Who said no may not read it any more.
        if said.0 {
            Ok(Outcome::to(place(&on.cohort, &on.pitch.row), "drafts-joined"))
        } else {
            Ok(Outcome::to("/home", "drafts-not-joined"))
        }
    };
    let again = async |status, form| {
        let opened = Opened { status, form, ..Opened::default() };
        pitch_page(&on.cohort, &on.pitch, may.who().id, &visit, opened).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/members/leave`
pub async fn leave(may: Permit<MakePitch>, visit: Visit, form: Form<Left>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Left| {
        leave_pitch(tx, &may).await?;
        Ok(Outcome::to("/home", "drafts-left"))
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}
