//! Rounds of pitches, places in them, and the room while it is live.

mod dates;
mod figures;
mod news;
mod notes;
mod places;
mod planning;
mod room;
mod standing;
mod swapping;

use entity::{
    ids::{PitchId, PitchRoundId, PitchSessionId},
    pitch_slot,
    states::{PitchState, Role},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::pitch_by;
use crate::harness::{Garden, Page, Persona};

/// What the form says unless a test says otherwise: Thursday of the second week, two o'clock in Berlin.
const USUAL: [(&str, &str); 7] = [
    ("week", "2"),
    ("on", "2027-01-14"),
    ("at", "14:00"),
    ("zone", "Europe/Berlin"),
    ("minutes", "5"),
    ("places", "3"),
    ("join_url", "https://meet.example.org/pitches"),
];

/// Sends the form that plans a round.
pub async fn try_to_plan(garden: &Garden, who: &Persona, changes: &[(&str, &str)]) -> Page {
    let new = who.get(&garden.at("/pitches/rounds/new")).await.must_be(200);
    let mut fields: Vec<(&str, &str)> = USUAL.to_vec();
    fields.retain(|(name, _)| changes.iter().all(|(other, _)| other != name));
    fields.extend(changes);
    who.press_anew(&new, "/pitches/rounds", &fields).await
}

/// A round Tom has planned: its id and path.
pub async fn planned(garden: &Garden, changes: &[(&str, &str)]) -> (PitchRoundId, String) {
    let tom = garden.world.sign_in("tom").await;
    let page = try_to_plan(garden, &tom, changes).await.must_be(303);
    let path = page.headers["location"].to_str().unwrap().to_owned();
    (path.rsplit('/').next().unwrap().parse().unwrap(), path)
}

/// The sessions of a round, the earliest first.
pub async fn sessions(garden: &Garden, round: PitchRoundId) -> Vec<entity::pitch_session::Model> {
    use entity::pitch_session::{Column, Entity};
    let find = Entity::find().filter(Column::RoundId.eq(round)).order_by_asc(Column::StartsAt);
    find.all(garden.world.store.read()).await.unwrap()
}

/// The places of a session, in their order.
pub async fn places(garden: &Garden, session: PitchSessionId) -> Vec<pitch_slot::Model> {
    let find = pitch_slot::Entity::find().filter(pitch_slot::Column::SessionId.eq(session));
    find.order_by_asc(pitch_slot::Column::Position).all(garden.world.store.read()).await.unwrap()
}

/// A round, with its one session.
pub struct Round {
    pub garden: Garden,
    pub id: PitchRoundId,
    /// Path of the trainers' page.
    pub path: String,
    pub session: PitchSessionId,
}

impl Round {
    /// With Elif's and Jonas's pitches ready.
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    pub async fn with(changes: &[(&str, &str)]) -> Self {
        let garden = crate::first_answers::garden_with(&[]).await;
        let (id, path) = planned(&garden, changes).await;
        let session = sessions(&garden, id).await[0].id;
        for key in ["elif", "jonas"] {
            pitch_by(&garden, id, key, PitchState::Ready).await;
        }
        garden.world.clear_mail().await;
        Self { garden, id, path, session }
    }

    /// Somebody more, with a pitch.
    pub async fn joined_by(&self, key: &str) -> (Persona, PitchId) {
        let world = &self.garden.world;
        self.garden.cohort.enrol(world, key, Role::Participant).await;
        let pitch = pitch_by(&self.garden, self.id, key, PitchState::Ready).await;
        (world.sign_in(key).await, pitch)
    }

    pub async fn who(&self, key: &str) -> Persona {
        self.garden.world.sign_in(key).await
    }

    pub fn index(&self) -> String {
        self.garden.at("/pitches")
    }

    /// Path of the room.
    pub fn room(&self) -> String {
        self.garden.at(&format!("/pitches/sessions/{}", self.session))
    }

    /// Path of a place, from 1; the last is the one at the end.
    pub async fn place(&self, number: usize) -> String {
        let all = places(&self.garden, self.session).await;
        format!("{}/slots/{}", self.room(), all[number - 1].id)
    }

    /// Somebody books a place.
    pub async fn book(&self, who: &Persona, number: usize) -> Page {
        who.send_fresh(&format!("{}/booking", self.place(number).await), &[]).await
    }

    /// Titles of the pitches in the order, `-` where a place is free.
    pub async fn order(&self) -> Vec<String> {
        let mut titles = Vec::new();
        for slot in places(&self.garden, self.session).await {
            titles.push(match slot.pitch_id {
                Some(id) => {
                    let row = entity::pitch::Entity::find_by_id(id).one(self.garden.world.store.read()).await;
                    row.unwrap().unwrap().title.trim_start_matches("Pitch of ").to_owned()
                }
                None => "-".to_owned(),
            });
        }
        titles
    }

    /// The session as it is.
    pub async fn now(&self) -> entity::pitch_session::Model {
        sessions(&self.garden, self.id).await.into_iter().find(|session| session.id == self.session).unwrap()
    }

    /// The clock stands five minutes before it begins.
    pub fn almost(&self) {
        // From Wednesday of the first week, ten o'clock UTC, to Thursday of the second, five to one.
        self.garden.world.later(chrono::Duration::days(8) + chrono::Duration::minutes(175));
    }

    /// A trainer presses a button of the room as it is.
    pub async fn press(&self, who: &Persona, button: &str) -> Page {
        let room = who.get(&self.room()).await.must_be(200);
        who.press_anew(&room, &format!("/{button}"), &[]).await
    }
}

/// Jonas has asked Elif to change places, and then nobody ended the session: ids of the round, the session,
/// Elif's place and the wish.
pub async fn over_and_asked(garden: &Garden) -> [String; 4] {
    let (round, _) = planned(garden, &[]).await;
    let (jonas, elif) = (garden.world.sign_in("jonas").await, garden.world.sign_in("elif").await);
    let (session, slot, swap) = swap_asked(garden, round, ("jonas", &jonas), ("elif", &elif)).await;
    let over = entity::pitch_session::Entity::update_many()
        .col_expr(entity::pitch_session::Column::EndedAt, sea_orm::sea_query::Expr::value(garden.world.store.now()))
        .filter(entity::pitch_session::Column::Id.eq(session));
    over.exec(garden.world.store.schema()).await.unwrap();
    [round.to_string(), session.to_string(), slot, swap]
}

/// Two take the first two places of a round, and the first asks the second to change: the session, the place
/// of who is asked, and the wish.
pub async fn swap_asked(
    garden: &Garden,
    round: PitchRoundId,
    (asks, first): (&str, &Persona),
    (asked, second): (&str, &Persona),
) -> (PitchSessionId, String, String) {
    let session = sessions(garden, round).await[0].id;
    let slots = places(garden, session).await;
    let at = |nth: usize, what: &str| garden.at(&format!("/pitches/sessions/{session}/slots/{}/{what}", slots[nth].id));
    for (nth, key, who) in [(0, asks, first), (1, asked, second)] {
        pitch_by(garden, round, key, PitchState::Ready).await;
        who.send_fresh(&at(nth, "booking"), &[]).await.must_be(303);
    }
    first.send_fresh(&at(1, "swap"), &[]).await.must_be(303);
    let swap = entity::pitch_swap::Entity::find().one(garden.world.store.read()).await.unwrap().unwrap();
    (session, slots[1].id.to_string(), swap.id.to_string())
}

/// Paths of a room in which Elif and Jonas have places, and of its round.
pub async fn room_and_round(garden: &Garden) -> (String, String) {
    let (round, path) = planned(garden, &[]).await;
    let (jonas, elif) = (garden.world.sign_in("jonas").await, garden.world.sign_in("elif").await);
    let (session, ..) = swap_asked(garden, round, ("jonas", &jonas), ("elif", &elif)).await;
    (garden.at(&format!("/pitches/sessions/{session}")), path)
}
