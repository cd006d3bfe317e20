//! What others see of a pitch after it was heard.

use std::collections::BTreeSet;

use actix_web::HttpResponse;
use entity::ids::PersonId;

use super::{
    super::{
        super::policies::{MakePitch, SeePitches},
        commands::{agree_to_recording, show_in_gallery, take_recording_back},
        forms::{SaidRecorded, SaidShown},
        pages::{ExhibitView, GalleryPage, NAV, Text, place, room},
        queries::{gallery as gallery_of, tags},
    },
    showing::tag,
    standing::{page_again, to},
};
use crate::{
    features::cohorts::cohort_strip,
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, Visit},
};

/// `GET /cohorts/{cohort}/pitches/gallery`
pub async fn gallery(may: Permit<SeePitches>, visit: Visit) -> Result<HttpResponse> {
    let (on, db) = (may.on(), visit.house.store.read());
    let shown = gallery_of(db, on.cohort.id).await?;
    let people: BTreeSet<PersonId> = shown.iter().flat_map(|one| one.makers.iter().copied()).collect();
    let tags = tags(db, &people).await?;
    let mut pitches = Vec::new();
    for one in &shown {
        let Some(last) = one.versions.last() else { continue };
        let first = one.versions.first().filter(|first| first.number != last.number);
        pitches.push(ExhibitView {
            href: place(on, &one.row),
            makers: one.makers.iter().map(|id| tag(&tags, *id)).collect(),
            week: one.week,
            first: first.map(|version| Text::of(&one.row, version)),
            last: Text::of(&one.row, last),
            change_note: one.row.change_note.clone(),
            between: one.versions.len().saturating_sub(2),
        });
    }
    let page = GalleryPage {
        strip: cohort_strip(on, NAV, visit.now()),
        room: room(on),
        mine_href: format!("{}/mine", room(on)),
        pitches,
    };
    visit.draw(&page)
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/gallery`
pub async fn show_or_hide(may: Permit<MakePitch>, visit: Visit, form: Form<SaidShown>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, said: &SaidShown| {
        show_in_gallery(tx, &may, said.0).await?;
        if said.0 { Ok(Outcome::to(to(&may), "drafts-shown")) } else { Ok(Outcome::to(to(&may), "drafts-hidden")) }
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/{pitch}/recording`
pub async fn recording(may: Permit<MakePitch>, visit: Visit, form: Form<SaidRecorded>) -> Result<HttpResponse> {
    let words = visit.say("drafts-recording-why");
    let work = async |tx: &Tx, said: &SaidRecorded| {
        if said.agreed {
            agree_to_recording(tx, &may, &words, said.url.as_deref()).await?;
            return Ok(Outcome::to(to(&may), "drafts-recording-agreed"));
        }
        take_recording_back(tx, &may, &words).await?;
        Ok(Outcome::to(to(&may), "drafts-recording-gone"))
    };
    let again = async |status, form| page_again(&may, &visit, status, form).await;
    visit.submit(&form, work, again).await
}
