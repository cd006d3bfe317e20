//! What it costs to delete what was kept for cohorts that ended long ago, and to take along what somebody wrote. No
//! tests: `tests/bench-retention` and `tests/bench-export` run them, in a release build.

use std::time::{Duration, Instant};

use entity::{
    cohort,
    ids::{CohortId, PersonId, PostId, ThreadId},
    person, post,
    states::{CohortState, PostState},
};
use lernweg::{
    platform::ids::fresh,
    storage::{
        places,
        retention::{cohorts_going, rows_going},
        sql,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};

use crate::{
    discussions::ask,
    harness::{Garden, World, on_postgres},
};

/// People in a cohort, and lessons each of them marked.
const PEOPLE: usize = 25;
const LESSONS: usize = 40;
/// So many rows, unless `LERNWEG_TEST_ROWS` says otherwise.
const ROWS: usize = 10_000_000;

fn wanted() -> usize {
    std::env::var("LERNWEG_TEST_ROWS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROWS)
}

/// So many cohorts that ended long ago, in which everybody marked every lesson.
async fn fill(garden: &Garden, cohorts: usize) {
    let world = &garden.world;
    let (db, now) = (world.store.schema(), world.store.now());
    let template = cohort::Entity::find_by_id(garden.cohort.id).one(db).await.unwrap().unwrap();
    let ids: Vec<CohortId> = (0..cohorts).map(|_| CohortId(fresh(now))).collect();
    for some in ids.chunks(500) {
        let rows = some.iter().map(|id| cohort::ActiveModel {
            id: Set(*id),
            name: Set(format!("Cohort {id}")),
            state: Set(CohortState::Archived),
            ended_at: Set(Some(now - chrono::Duration::days(400))),
            ..template.clone().into_active_model().reset_all()
        });
        cohort::Entity::insert_many(rows).exec_without_returning(db).await.unwrap();
    }
    let people = (0..PEOPLE).map(|nth| person::ActiveModel {
        id: Set(PersonId(fresh(now))),
        name: Set(format!("Person {nth}")),
        email: Set(format!("p{nth}@bench.example")),
        email_key: Set(format!("p{nth}@bench.example")),
        locale: Set("en".into()),
        zone: Set("UTC".into()),
        password_hash: Set(None),
        created_at: Set(now),
        deactivated_at: Set(None),
    });
    person::Entity::insert_many(people).exec_without_returning(db).await.unwrap();
    let lessons: Vec<String> = (0..LESSONS).map(|nth| format!("select 'lesson-{nth}' as lesson")).collect();
    let lessons = lessons.join(" union all ");
    // A few cohorts at a time: no statement of the house may take long.
    for some in ids.chunks(50) {
        let (places, mut values) = places(some);
        values.push((now - chrono::Duration::days(420)).into());
        let text = format!(
            "insert into lesson_done (cohort_id, person_id, lesson, done_at)
                select c.id, p.id, l.lesson, ${} from cohort c
                join person p on p.email like '%@bench.example' cross join ({lessons}) l where c.id in ({places})",
            values.len()
        );
        db.execute_raw(sql(db, &text, values)).await.unwrap();
    }
    db.execute_unprepared("analyze lesson_done").await.unwrap();
}

/// Does what the job does, and says what its transactions took.
async fn run(world: &World) -> (u64, Vec<Duration>) {
    let before = world.store.ended_before();
    let (mut rows, mut took) = (0, Vec::new());
    for cohort in cohorts_going(world.store.read(), before).await.unwrap() {
        loop {
            let begun = Instant::now();
            let gone = world.store.write(async |tx| tx.forget_rows_of(cohort, before).await).await.unwrap();
            took.push(begun.elapsed());
            rows += gone;
            if gone == 0 {
                break;
            }
        }
    }
    (rows, took)
}

#[actix_web::test]
#[ignore = "measures; tests/bench-retention runs it"]
async fn ten_million_rows_of_cohorts_that_ended_long_ago() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let cohorts = wanted() / (PEOPLE * LESSONS);
    let begun = Instant::now();
    fill(&garden, cohorts).await;
    println!("{}", if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" });
    let there = cohorts * PEOPLE * LESSONS;
    println!("  {there} rows of {cohorts} cohorts, made in {:.1} s", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let going: i64 =
        rows_going(world.store.read(), world.store.ended_before()).await.unwrap().iter().map(|one| one.rows).sum();
    println!("  {going} would go, listed in {:.2} s", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let (gone, mut took) = run(world).await;
    let seconds = begun.elapsed().as_secs_f64();
    took.sort_unstable();
    let at = |share: usize| took[(took.len() - 1) * share / 100].as_secs_f64() * 1000.0;
    println!("  {gone} are gone in {seconds:.1} s, {:.0} a second, {} transactions", gone as f64 / seconds, took.len());
    println!("  a transaction takes {:.1} ms, of 100 one {:.1} ms, the longest {:.1} ms", at(50), at(99), at(100));
    let begun = Instant::now();
    let (again, _) = run(world).await;
    println!("  a second run finds {again}, in {:.2} s", begun.elapsed().as_secs_f64());
    assert_eq!((going as usize, gone as usize, again), (there, there, 0));
}

/// So many posts of one person.
const POSTS: usize = 5_000;

#[actix_web::test]
#[ignore = "measures; tests/bench-export runs it"]
async fn what_somebody_wrote_5000_posts_takes_along() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, who) = (world.sign_in("elif").await, world.person("elif").await.id);
    let path = ask(&garden, &elif, "Line three", "What we tried.").await.path;
    let thread: ThreadId = path.rsplit('/').next().unwrap().parse().unwrap();
    let rows = (1..POSTS).map(|nth| {
        let body = format!("Post {nth}. Some words about what we tried at line three, and **what came of it** then.");
        let row = post::Model {
            id: PostId(fresh(world.store.now())),
            thread_id: thread,
            author_id: who,
            answers_to: None,
            language: "en".into(),
            body_html: format!("<p>{body}</p>"),
            body,
            renderer: 1,
            state: PostState::Published,
            posted_at: world.store.now(),
            edited_at: None,
            version: 1,
            position: i32::try_from(nth + 1).unwrap(),
            first_here: false,
            hidden_at: None,
        };
        row.into_active_model().reset_all()
    });
    let rows: Vec<post::ActiveModel> = rows.collect();
    for some in rows.chunks(500) {
        post::Entity::insert_many(some.to_vec()).exec_without_returning(world.store.schema()).await.unwrap();
    }
    println!("{}: {POSTS} posts", if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" });
    for (what, path) in [("to read", "/me/privacy/export.html"), ("as JSON", "/me/privacy/export.json")] {
        let (mut took, mut size) = (Vec::new(), 0);
        for _ in 0..20 {
            let begun = Instant::now();
            let file = elif.fetch(path).await.must_be(200);
            took.push(begun.elapsed());
            size = file.body.len();
            assert!(file.body.contains("Post 4999."));
        }
        took.sort_unstable();
        let at = |share: usize| took[(took.len() - 1) * share / 100].as_secs_f64() * 1000.0;
        println!("  {what}: {:.0} ms median, {:.0} ms p95, {} kB", at(50), at(95), size / 1000);
    }
}
