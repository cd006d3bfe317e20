//! Rooms plug into Home: whatever they have to say is merged there, in one statement.

use entity::states::Role;
use lernweg::{
    features::cohorts::Step,
    web::waiting::{Column, Item, Section, Source, figure},
};

use crate::harness::{Cohort, Garden, World};

/// Two meetings of every cohort: one this week, one in three weeks.
const MEETINGS: Source = Source {
    name: "planted.meetings",
    section: Section::Next,
    person: false,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Title, "m.title"),
        (Column::Since, "cast(m.starts_at as timestamptz)"),
    ],
    from: "from mine cross join (select 'Beds together' as title, '2027-01-07 17:30:00+00:00' as starts_at
        union all select 'Harvest table', '2027-01-28 17:30:00+00:00') as m where mine.lives = 1",
    item: |row| {
        let href = format!("/cohorts/{}/people", row.cohort?);
        Some(Item { headline: row.heading(), line: None, href, since: row.since_at, until: None })
    },
};

/// Somebody asks for a word on their draft; they have waited longer than anybody.
const ASKS: Source = Source {
    name: "planted.asks",
    section: Section::Waiting,
    person: true,
    columns: &[
        (Column::Cohort, "mine.cohort"),
        (Column::Person, "p.name"),
        (Column::Title, "'Her draft'"),
        (Column::Since, "p.created_at"),
    ],
    from: "from mine join enrolment e on e.cohort_id = mine.cohort and e.ended_at is null and e.person_id <> $1
        join person p on p.id = e.person_id where e.role = 'participant' and mine.role = 'participant'",
    item: |row| {
        Some(Item {
            headline: row.message("discussions-home-asks"),
            line: Some(row.heading()),
            href: format!("/cohorts/{}/people", row.cohort?),
            since: row.since_at,
            until: None,
        })
    },
};

/// A partner, for the strip.
const PARTNER: Source = Source { name: "planted.partner", section: Section::Company, ..ASKS };

/// Feedback given elsewhere.
const FEEDBACK: Source = Source {
    name: "planted.feedback",
    section: Section::Given,
    person: false,
    columns: &[(Column::Cohort, "mine.cohort"), (Column::Count, "4")],
    from: "from mine where mine.role = 'participant'",
    item: figure,
};

const BROKEN: Source =
    Source { name: "planted.broken", section: Section::Waiting, from: "from no_such_table", columns: &[], ..ASKS };

/// SQLite keeps instants as text and has no such type to cast to.
fn meetings(world_is_postgres: bool) -> Source {
    let columns: &'static [(Column, &'static str)] = if world_is_postgres {
        MEETINGS.columns
    } else {
        &[(Column::Cohort, "mine.cohort"), (Column::Title, "m.title"), (Column::Since, "m.starts_at")]
    };
    Source { columns, ..MEETINGS }
}

#[actix_web::test]
async fn a_room_nobody_has_heard_of_has_its_say() {
    let sources = [meetings(crate::harness::on_postgres().is_some()), ASKS, PARTNER, FEEDBACK];
    let garden = Garden::in_world(World::with_sources(&sources).await).await;
    let elif = garden.world.sign_in("elif").await;
    let home = elif.get("/home").await.must_be(200);
    assert_eq!(home.texts("section[aria-labelledby=waiting] .row-title"), ["Jonas asks"]);
    assert_eq!(home.texts("section[aria-labelledby=waiting] .row-meta"), ["Her draft"]);
    assert_eq!(home.texts("section[aria-labelledby=next] .row-title"), ["Beds together", "Harvest table"]);
    assert_eq!(home.texts("section[aria-labelledby=company] .row-title"), ["Jonas asks"]);
    assert_eq!(home.texts("dl.figures dd"), ["0", "4", "0"]);
    // The one of this week is a row of the week too, in the zone of the reader.
    let week = home.texts("section[aria-labelledby=this-week] .row-meta");
    assert!(week.iter().any(|row| row == "Meet · Thu 7 Jan 2027, 18:30 CET"), "{week:?}");
    assert!(!week.iter().any(|row| row.contains("28 Jan")), "{week:?}");
}

#[actix_web::test]
async fn people_stand_before_things_and_the_longest_wait_first() {
    let garden = Garden::in_world(World::with_sources(&[ASKS]).await).await;
    let world = &garden.world;
    let crocus = Cohort::plan_on(world, "gardening", "Crocus", "olga", "2027-03-01").await;
    crocus.open_to_apply(world, |_| {}).await;
    crocus.apply(world, "anna").await;
    garden.cohort.enrol(world, "olga", Role::Participant).await;
    let olga = world.sign_in("olga").await;
    let home = olga.get("/home").await;
    let waiting = home.texts("section[aria-labelledby=waiting] .row-title");
    assert_eq!(waiting, ["Elif asks", "Jonas asks", "One application waits for you"]);
    assert_eq!(home.texts("section[aria-labelledby=waiting] .state.waiting").len(), 3, "each with since when");
}

#[actix_web::test]
async fn a_room_that_cannot_be_asked_takes_nothing_else_along() {
    let garden = Garden::in_world(World::with_sources(&[BROKEN]).await).await;
    let home = garden.world.sign_in("elif").await.get("/home").await.must_be(200);
    home.must_say("We cannot show what waits for you just now.").must_say("Week 1: why sowing?");
    assert!(home.find_form("/plan").is_some());
}

#[actix_web::test]
async fn trainer_of_one_and_participant_of_another_are_not_mixed_up() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "elif", Role::Trainer).await;
    other.enrol(world, "mia", Role::Participant).await;
    other.step(world, Step::Confirm).await;
    let (elif, mia, jonas) = (world.sign_in("elif").await, world.sign_in("mia").await, world.sign_in("jonas").await);
    for (who, cohort, title) in [(&mia, &other, "Slugs"), (&jonas, &garden.cohort, "Snails")] {
        let new = who.get(&cohort.at("/threads/new")).await;
        who.submit(&new, "/threads", &[("title", title), ("body", "What now?")]).await.must_be(200);
    }
    crate::first_answers::all_greeted(world).await;
    let home = elif.get("/home").await.must_be(200);
    assert_eq!(home.texts(".where a"), ["Aurora"], "where she takes part comes first");
    assert_eq!(home.texts("section[aria-labelledby=waiting] .row-title"), ["Slugs", "Snails"]);
    assert_eq!(
        home.texts("section[aria-labelledby=waiting] .row-meta"),
        ["Borealis · Mia asks", "Aurora · Jonas asks"]
    );
    assert_eq!(home.texts("section[aria-labelledby=others] .row-title"), ["Borealis"]);
    assert_eq!(
        home.texts("section[aria-labelledby=others] .row-meta"),
        ["running · Week 1: Week 1: why sowing? · you moderate"]
    );
    let home = mia.get("/home").await;
    home.must_not_say("Snails").must_not_say("Aurora");
    let home = world.sign_in("tom").await.get("/home").await;
    home.must_say("you moderate").must_not_say("Slugs");
}
