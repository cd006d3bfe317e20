//! Which e-mails one wants, and how often.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, http::StatusCode, web::Data};
use chrono::{DateTime, Utc};
use entity::{nudge, states::Rhythm};

use super::super::{
    super::plan::next_for,
    commands,
    forms::{Choices, RHYTHM},
    pages::{ChoicesPage, KindRow, RoomRows},
    queries::gathered,
};
use crate::{
    identity::{Actor, Hours, find_person, hours_of, rhythms_of},
    platform::{errors::Result, holidays::Holidays},
    storage::{
        idempotency::Outcome,
        outbox::{Kind, Kinds, next_round},
    },
    web::{Form, FormState, Press, SignedIn, Visit},
};

/// `GET /me/notifications`
pub async fn show(me: SignedIn, visit: Visit, kinds: Data<Kinds>) -> Result<HttpResponse> {
    draw(&visit, &me.0, &kinds, StatusCode::OK, None).await
}

async fn draw(
    visit: &Visit,
    me: &Actor,
    kinds: &Kinds,
    status: StatusCode,
    typed: Option<FormState>,
) -> Result<HttpResponse> {
    let house = &visit.house;
    let holidays = house.store.known::<Holidays>()?;
    let db = house.store.read();
    let (chosen, hours, waiting) =
        (rhythms_of(db, me.id).await?, hours_of(db, me.id).await?, gathered(db, me.id).await?);
    let planned = next_for(db, me.id, visit.now()).await?;
    let rhythm_of = |kind: &Kind| kind.rhythm_in(&chosen);
    let region = hours.region.clone().unwrap_or_default();
    let row = |kind: &Kind| {
        let waits = waiting.get(kind.name);
        let works = |day| holidays.is_working_day(&region, day);
        let rhythm = if kind.planned { Rhythm::AtOnce } else { rhythm_of(kind) };
        let next = next_round(rhythm, visit.now(), visit.zone, works);
        KindRow {
            key: kind.key(),
            rhythms: kind.rhythms().iter().map(|rhythm| rhythm.word()).collect(),
            next: waits.map(|waits| waits.next).or(next).or_else(|| due(&planned, kind)),
            waiting: waits.map_or(0, |waits| waits.count),
        }
    };
    let mut rooms: BTreeMap<&str, Vec<KindRow>> = BTreeMap::new();
    for kind in kinds.stoppable() {
        rooms.entry(kind.room()).or_default().push(row(kind));
    }
    let rooms = rooms.into_iter().map(|(room, kinds)| RoomRows { key: room.replace('_', "-"), kinds });
    // Whoever comes here because of a banner wants to know where it was sent.
    let address = match me.unreached_since {
        Some(_) => find_person(db, me.id).await?.map(|person| person.email).unwrap_or_default(),
        None => String::new(),
    };
    let form = typed.unwrap_or_else(|| stands(kinds, rhythm_of, &hours));
    let regions = holidays.regions().into_iter().map(str::to_owned).collect();
    let page = ChoicesPage { rooms: rooms.collect(), form, regions, unreached_since: me.unreached_since, address };
    visit.draw_as(status, &page)
}

/// When what is planned of a kind leaves next.
fn due(planned: &[nudge::Model], kind: &Kind) -> Option<DateTime<Utc>> {
    planned.iter().find(|row| row.kind == kind.name).map(|row| row.due_at)
}

/// The form as it stands.
fn stands(kinds: &Kinds, rhythm_of: impl Fn(&Kind) -> Rhythm, hours: &Hours) -> FormState {
    let mut form = FormState::with([
        ("quiet", if hours.quiet { "yes".to_owned() } else { String::new() }),
        ("region", hours.region.clone().unwrap_or_default()),
    ]);
    let fields = kinds.stoppable().map(|kind| (format!("{RHYTHM}{}", kind.key()), rhythm_of(kind).word().to_owned()));
    form.values.extend(fields);
    form
}

/// `POST /me/notifications`
pub async fn choose(me: SignedIn, visit: Visit, kinds: Data<Kinds>, form: Form<Choices>) -> Result<HttpResponse> {
    let work = async |tx: &crate::storage::Tx, chosen: &Choices| {
        commands::choose(tx, me.0.id, &kinds, visit.house.store.known()?, chosen).await?;
        Ok(Outcome::to("/me/notifications", "mails-changed"))
    };
    let again = async |status, typed| draw(&visit, &me.0, &kinds, status, Some(typed)).await;
    visit.submit(&form, work, again).await
}

/// `POST /me/notifications/resumption`: mail reaches me again.
pub async fn resume(me: SignedIn, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit
        .once(form.key()?, async |tx| {
            tx.resume_mail(me.0.id).await?;
            Ok(Outcome::to("/me/notifications", "mails-again"))
        })
        .await
}
