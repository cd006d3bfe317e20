//! Reading a pitch, and how it grew.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::{HttpResponse, http::StatusCode};
use entity::{ids::PersonId, pitch_reading, pitch_version, states::PitchState};

use super::super::{
    super::{
        policies::ReadPitch,
        queries::{Pitch, pitch_with},
    },
    pages::{
        CommentRow, Invitable, MakerBox, NAV, ReaderRow, ShowPage, Text, VersionRow, VersionsPage, host_of, place, room,
    },
    queries::{comments_of, could_join, late_of, newest_of, readings_of, tags, versions_of},
    rules::{Draft, MOST_SLIDES, is_open},
};
use crate::{
    features::cohorts::{CohortOn, cohort_strip},
    identity::Permit,
    platform::{
        differences::{Passage, differences},
        errors::{Error, Result},
        text::Statement,
    },
    web::{FormState, PersonTag, Visit},
};

/// How a pitch is opened.
#[derive(Default)]
pub(super) struct Opened {
    pub status: StatusCode,
    /// A press that was refused.
    pub form: FormState,
    /// A word that was refused.
    pub comment: FormState,
}

pub(super) type Tags = BTreeMap<PersonId, PersonTag>;

pub(super) fn tag(tags: &Tags, id: PersonId) -> PersonTag {
    tags.get(&id).cloned().unwrap_or_else(|| PersonTag::new(id, "", None, true))
}

/// The page about a pitch for `who`, who may read it.
pub(super) async fn pitch_page(
    on: &CohortOn,
    pitch: &Pitch,
    who: PersonId,
    visit: &Visit,
    opened: Opened,
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    // Read anew: what was pressed may have been refused because it stands otherwise by now.
    let pitch = &pitch_with(db, pitch.row.id).await?.ok_or(Error::Missing)?;
    let newest = newest_of(db, pitch.row.id).await?;
    let (comments, readings) = (comments_of(db, pitch.row.id).await?, readings_of(db, pitch.row.id).await?);
    let people = pitch.makers.iter().chain(&pitch.asked).copied();
    let others = comments.iter().map(|one| one.author_id).chain(readings.iter().map(|one| one.person_id));
    let tags = tags(db, &people.chain(others).collect::<BTreeSet<_>>()).await?;
    let href = place(on, &pitch.row);
    let (makes, open) = (pitch.is_by(who), is_open(pitch.row.state) && !on.is_closed());
    let row = |one: &entity::pitch_comment::Model| CommentRow {
        id: one.id,
        author: tag(&tags, one.author_id),
        number: one.number,
        at: one.written_at,
        body: one.removed_at.is_none().then(|| one.body.clone()),
        remove_action: (one.author_id == who && one.removed_at.is_none() && !on.is_closed())
            .then(|| format!("{href}/comments/{}/removal", one.id)),
    };
    let waits = |one: &&pitch_reading::Model| one.commented_at.is_none() && one.declined_at.is_none();
    let overdue = readings.iter().any(|one| waits(&one) && one.due_at <= visit.now());
    let late = if overdue { late_of(db, pitch.row.id).await? } else { BTreeSet::new() };
    let mine = readings.iter().find(|one| one.person_id == who).filter(waits).filter(|_| open);
    let maker = if makes { Some(maker_box(on, pitch, (&readings, &late), &tags, visit).await?) } else { None };
    let mut comment = opened.comment;
    comment.values.entry("number".into()).or_insert_with(|| newest.number.to_string());
    let page = ShowPage {
        strip: cohort_strip(on, NAV, visit.now()),
        room: room(on),
        text: Text::of(&pitch.row, &newest),
        recording: pitch.row.recording_url.clone().map(|url| (url.clone(), host_of(&url))),
        makers: pitch.makers.iter().map(|id| tag(&tags, *id)).collect(),
        asked: pitch.asked.iter().map(|id| tag(&tags, *id)).collect(),
        state: pitch.row.state,
        comments: comments.iter().map(row).collect(),
        read_until: mine.map(|one| one.due_at),
        read_late: mine.is_some() && late.contains(&who),
        invited: open && pitch.asked.contains(&who),
        open,
        maker,
        form: opened.form,
        comment,
        most: Statement::MOST,
        href,
    };
    visit.draw_as(opened.status, &page)
}

async fn maker_box(
    on: &CohortOn,
    pitch: &Pitch,
    (readings, late): (&[pitch_reading::Model], &BTreeSet<PersonId>),
    tags: &Tags,
    visit: &Visit,
) -> Result<MakerBox> {
    let open = is_open(pitch.row.state) && !on.is_closed();
    let free = could_join(visit.house.store.read(), on, pitch).await?;
    let asked = readings.iter().filter(|one| one.declined_at.is_none());
    let reader = |one: &pitch_reading::Model| ReaderRow {
        person: tag(tags, one.person_id),
        said: one.commented_at.is_some(),
        until: one.due_at,
        late: late.contains(&one.person_id),
    };
    Ok(MakerBox {
        writable: pitch.is_live() && !on.is_closed(),
        can_ask: open && readings.is_empty(),
        readers: asked.map(reader).collect(),
        invitable: if open {
            free.into_iter().map(|one| Invitable { value: one.person, label: one.name }).collect()
        } else {
            Vec::new()
        },
        together: pitch.makers.len() > 1,
        recorded: pitch.row.recording_agreed_at.is_some(),
        can_show: pitch.row.state == PitchState::Presented && !on.is_closed(),
        shown: pitch.row.shown_since.is_some(),
        most_slides: MOST_SLIDES,
    })
}

/// `GET /cohorts/{cohort}/pitches/{pitch}`
pub async fn show(may: Permit<ReadPitch>, visit: Visit) -> Result<HttpResponse> {
    pitch_page(&may.on().cohort, &may.on().pitch, may.who().id, &visit, Opened::default()).await
}

/// `GET /cohorts/{cohort}/pitches/{pitch}/versions`
pub async fn versions(may: Permit<ReadPitch>, visit: Visit) -> Result<HttpResponse> {
    let (on, pitch, db) = (&may.on().cohort, &may.on().pitch, visit.house.store.read());
    let all = versions_of(db, pitch.row.id).await?;
    let tags = tags(db, &all.iter().map(|one| one.author_id).collect()).await?;
    let mut rows = Vec::new();
    let mut before: Option<&pitch_version::Model> = None;
    for version in &all {
        let text = Draft::of(&pitch.row, version).text();
        let old = before.map(|old| Draft::of(&pitch.row, old));
        let passages: Vec<Passage> = differences(&old.as_ref().map(Draft::text).unwrap_or_default(), &text);
        rows.push(VersionRow {
            number: version.number,
            author: tag(&tags, version.author_id),
            at: version.written_at,
            title: old.is_none_or(|old| old.title != version.title).then(|| version.title.clone()),
            passages,
            slides: version.slide_count,
            link: version.link.clone(),
        });
        before = Some(version);
    }
    rows.reverse();
    let page = VersionsPage {
        strip: cohort_strip(on, NAV, visit.now()),
        room: room(on),
        title: pitch.row.title.clone(),
        href: place(on, &pitch.row),
        language: pitch.row.language.clone(),
        versions: rows,
    };
    visit.draw(&page)
}
