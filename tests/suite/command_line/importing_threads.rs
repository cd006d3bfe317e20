//! Conversations kept elsewhere: all of them or nothing.

use std::{fs, path::Path, process::Output};

use chrono::NaiveDate;
use entity::{person, post, states::Role, thread};
use lernweg::{
    app::read_content,
    features::cohorts::{ManageCohort, NewMember, enrol, find_cohort},
    identity::{Actor, Permit, find_person_by_email},
    platform::{
        files::Files,
        text::{EmailAddress, Name, Text},
    },
};
use sea_orm::{EntityTrait, QueryOrder};

use super::{
    good,
    importing_applications::{in_database, school, school_from},
    refusal, run, said,
};

const QUESTION: &str = r#"{"id": 7, "url": "https://elsewhere.example/7", "title": "Wie viel Wasser?", "language": "de", "at": "2018-03-12T17:00:45.567", "author": "Riker", "html": "<p>Bei <b>Frost</b> gilt $V_a = \\frac{1}{2}$:</p><pre><code>x * y</code></pre>", "comments": [{"at": "2018-03-13T09:00:00", "author": "Nat", "text": "Gute Frage."}], "answers": [{"id": 8, "at": "2018-03-14T10:00:00Z", "author": "Nobody", "email": "bo@example.org", "html": "<p>Wenig.</p><blockquote><p>gesagt</p></blockquote>", "comments": [{"at": "2018-03-20T10:00:00", "author": "Riker", "text": "Danke."}]}]}"#;
const SECOND: &str =
    r#"{"id": "x", "title": "Snails", "at": "2018-03-19 10:00:00", "author": "Nat", "markdown": "They *eat*."}"#;

/// A house whose cohort began on the first Monday of 2020, with Ada and Bo in it.
fn running() -> (tempfile::TempDir, String) {
    let (folder, cohort) = school_from(NaiveDate::from_ymd_opt(2020, 1, 6).unwrap());
    let id = cohort.parse().unwrap();
    in_database(folder.path(), async |store| {
        let catalogue = read_content(&Files::Content).unwrap();
        let olga = EmailAddress::parse("olga@example.org").unwrap();
        let olga = Actor::of(&find_person_by_email(store.read(), &olga).await.unwrap().unwrap());
        let on = find_cohort(store.read(), &catalogue, id, olga.id).await.unwrap();
        let may = Permit::<ManageCohort>::ask(olga, on).unwrap();
        for name in ["Ada", "Bo"] {
            let email = EmailAddress::parse(&format!("{}@example.org", name.to_lowercase())).unwrap();
            let new =
                NewMember { name: Name::parse(name).unwrap(), email, locale: "de".into(), role: Role::Participant };
            store.write(async |tx| enrol(tx, &may, &new).await).await.unwrap();
        }
    });
    (folder, cohort)
}

fn import(folder: &Path, lines: &str, cohort: &str, more: &[&str]) -> Output {
    fs::write(folder.join("threads.jsonl"), lines).unwrap();
    run(folder, &[&["import", "threads", "threads.jsonl", "--cohort", cohort], more].concat())
}

fn counts(folder: &Path) -> (usize, usize) {
    in_database(folder, async |store| {
        let threads = thread::Entity::find().all(store.read()).await.unwrap();
        (threads.len(), post::Entity::find().all(store.read()).await.unwrap().len())
    })
}

#[test]
fn threads_come_once_with_their_people_their_order_and_their_marks() {
    let (folder, cohort) = running();
    let file = format!("\u{feff}{QUESTION}\n\n{SECOND}\n");
    let tried = good(import(folder.path(), &file, &cohort, &["--dry-run"]));
    assert_eq!(tried, "2 thread(s) would be taken over; nothing was written.\n");
    assert_eq!(counts(folder.path()), (0, 0));
    let done = good(import(folder.path(), &file, &cohort, &[]));
    assert_eq!(done, "2 thread(s) taken over, 0 had come before.\n");
    let again = good(import(folder.path(), &file, &cohort, &[]));
    assert_eq!(again, "0 thread(s) taken over, 2 had come before.\n");
    assert_eq!(counts(folder.path()), (2, 5));
    in_database(folder.path(), async |store| {
        let threads = thread::Entity::find().all(store.read()).await.unwrap();
        let first = threads.iter().find(|thread| thread.title == "Wie viel Wasser?").unwrap();
        assert_eq!(first.language, "de");
        let posts = post::Entity::find().order_by_asc(post::Column::PostedAt).all(store.read()).await.unwrap();
        let posts: Vec<_> = posts.into_iter().filter(|post| post.thread_id == first.id).collect();
        let words: Vec<&str> = posts.iter().map(|post| post.body.as_str()).collect();
        assert_eq!(words[1..], ["Gute Frage.", "Wenig.\n\n> gesagt", "Danke."]);
        assert!(posts[0].body_html.contains(r"$V_a = \frac{1}{2}$"), "{}", posts[0].body_html);
        assert!(posts[0].body_html.contains("<code>x * y\n</code>"), "{}", posts[0].body_html);
        let answers: Vec<_> = posts.iter().map(|post| post.answers_to).collect();
        assert_eq!(answers, [None, Some(posts[0].id), Some(posts[0].id), Some(posts[2].id)]);
        // Who is named by address is meant; everybody else is somebody, and always the same.
        let people = person::Entity::find().all(store.read()).await.unwrap();
        let bo = people.iter().find(|person| person.name == "Bo").unwrap().id;
        assert_eq!(posts[2].author_id, bo);
        assert_eq!(posts[0].author_id, posts[3].author_id, "Riker is one person");
        // The first is said when the cohort begins, the last when it is over, the rest in proportion.
        let (begin, end) = (posts[0].posted_at, posts[3].posted_at);
        assert_eq!(begin.date_naive(), NaiveDate::from_ymd_opt(2020, 1, 5).unwrap(), "midnight in Berlin");
        assert!((48..=50).contains(&(end - begin).num_days()), "{begin} {end}");
        assert_eq!(first.last_post_at, end);
    });
}

#[test]
fn a_line_with_a_mistake_is_named_and_left_out_only_when_asked_for() {
    let (folder, cohort) = running();
    let lines = [
        QUESTION,
        "no json",
        r#"{"id": 1, "title": "ab", "at": "2018-03-12", "author": "x", "markdown": "x"}"#,
        r#"{"id": 2, "title": "abc", "at": "yesterday", "author": "x", "markdown": "x"}"#,
        r#"{"id": 3, "title": "abc", "at": "2018-03-12", "author": "x"}"#,
        r#"{"id": 4, "title": "abc", "at": "2018-03-12", "author": "x", "html": "<p> </p>"}"#,
    ];
    let file = lines.join("\n");
    let output = import(folder.path(), &file, &cohort, &[]);
    assert_eq!(refusal(&output), "Nothing was written: 5 problem(s). Correct the lines, or say --leave-out.");
    let words = said(&output);
    for (line, why) in
        [(2, "expected"), (3, "title"), (4, "yesterday"), (5, "neither html nor markdown"), (6, "no text")]
    {
        assert!(words.lines().any(|said| said.starts_with(&format!("line {line}: ")) && said.contains(why)), "{words}");
    }
    assert_eq!(counts(folder.path()), (0, 0));
    let done = good(import(folder.path(), &file, &cohort, &["--leave-out"]));
    assert!(done.ends_with("1 thread(s) taken over, 0 had come before.\n"), "{done}");
}

#[test]
fn nothing_is_said_in_a_cohort_that_has_not_begun_or_is_not_there() {
    let (folder, cohort) = school();
    assert!(refusal(&import(folder.path(), SECOND, &cohort, &[])).contains("nobody takes part"));
    let nowhere = "00000000-0000-7000-8000-000000000000";
    assert!(refusal(&import(folder.path(), SECOND, nowhere, &[])).starts_with("There is no cohort"));
    let empty = import(folder.path(), "\n", &cohort, &[]);
    assert!(refusal(&empty).starts_with("Nothing was written: 1 problem(s)."));
}
