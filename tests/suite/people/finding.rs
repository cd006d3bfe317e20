//! The list of people: with three and with two hundred.

use entity::{
    ids::EnrolmentId,
    states::{EnrolmentState, ProfilePart, Role, ShownTo},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{say, speak};
use crate::harness::Garden;

#[actix_web::test]
async fn trainers_and_participants_stand_in_one_list_and_are_found_by_what_they_say() {
    let garden = Garden::new().await;
    let jonas = garden.world.sign_in("jonas").await;
    say(&garden, "elif", "community", "Die Straßenbahnfahrer", "cohorts").await;
    say(&garden, "tom", "offer", "Reading drafts of invitations", "cohorts").await;
    speak(&garden, "elif", &["de", "tr"]).await;
    speak(&garden, "tom", &["de", "en"]).await;
    let list = jonas.get(&garden.at("/people")).await.must_be(200);
    assert_eq!(list.texts(".fellow bdi"), ["Elif", "Jonas", "Tom"]);
    list.must_say("Offers: Reading drafts").must_say("Deutsch, Türkçe").must_say("3 people");
    let found =
        async |query: &str| jonas.get(&garden.at(&format!("/people?{query}"))).await.must_be(200).texts(".fellow bdi");
    assert_eq!(found("q=STRASSENBAHN").await, ["Elif"]);
    assert_eq!(found("q=t%C3%BCrk").await, ["Elif"]);
    assert_eq!(found("q=drafts+tom").await, ["Tom"]);
    assert_eq!(found("language=de").await, ["Elif", "Tom"]);
    assert_eq!(found("language=tr&q=tom").await, Vec::<String>::new());
    assert_eq!(found("offers=yes").await, ["Tom"]);
    assert_eq!(found("utm_source=mail").await.len(), 3);
    let asked = jonas.get(&garden.at("/people?q=drafts&language=de&offers=yes")).await;
    assert_eq!(asked.attribute("main input[name='q']", "value").as_deref(), Some("drafts"));
    assert_eq!(asked.attribute("select[name='language'] [selected]", "value").as_deref(), Some("de"));
    assert!(asked.attribute("input[name='offers'][checked]", "value").is_some());
    asked.must_say("1 of 3");
    for odd in ["q=%00", "q=%25%27%22%3Cscript%3E", "language=%F0%9F%8E%89", "q=.%2A%28%5B"] {
        assert!(jonas.get(&garden.at(&format!("/people?{odd}"))).await.status.as_u16() < 500, "{odd}");
    }
    for odd in ["page=2", "page=0", "page=x", "page=18446744073709551615"] {
        jonas.get(&garden.at(&format!("/people?{odd}"))).await.must_be(404);
    }
}

/// Fills the garden with people who have all said something.
async fn crowd(garden: &Garden, count: usize) {
    let world = &garden.world;
    world.meddled_with();
    let people: Vec<_> = (0..count).map(|nth| format!("guest{nth:03}")).collect();
    for key in &people {
        world.person(key).await;
    }
    let now = world.store.now();
    let work = world.store.write(async |tx| {
        for key in &people {
            let email = lernweg::platform::text::Text::parse(&format!("{key}@example.org")).unwrap();
            let person = lernweg::identity::find_person_by_email(&**tx, &email).await?.unwrap().id;
            let stay = entity::enrolment::ActiveModel {
                id: Set(EnrolmentId(tx.id())),
                cohort_id: Set(garden.cohort.id),
                person_id: Set(person),
                role: Set(Role::Participant),
                state: Set(EnrolmentState::Active),
                started_at: Set(now),
                ended_at: Set(None),
                reason: Set(None),
                back_on: Set(None),
            };
            stay.insert(&**tx).await?;
            for part in [ProfilePart::Community, ProfilePart::Wonder, ProfilePart::Offer] {
                let nonsense: String = (0..60).map(|_| format!("{:x} ", rand::random::<u16>())).collect();
                let row = entity::profile_part::ActiveModel {
                    person_id: Set(person),
                    part: Set(part),
                    body: Set(format!("{key} {nonsense}")),
                    language: Set("en".into()),
                    shown_to: Set(ShownTo::Cohorts),
                    saved_at: Set(now),
                    version: Set(1),
                };
                row.insert(&**tx).await?;
            }
        }
        Ok(())
    });
    work.await.unwrap();
}

#[actix_web::test]
async fn two_hundred_cost_no_more_questions_than_three_and_fit_a_phone() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let jonas = world.sign_in("jonas").await;
    let cost = async |path: String| {
        let before = world.store.statements();
        let page = jonas.get(&path).await.must_be(200);
        (world.store.statements() - before, page)
    };
    jonas.get(&garden.at("/people")).await;
    let (few, _) = cost(garden.at("/people")).await;
    crowd(&garden, 197).await;
    let (many, page) = cost(garden.at("/people")).await;
    assert_eq!((few, many), (3, 3));
    page.must_say("200 people");
    assert_eq!(page.texts(".fellow").len(), 50);
    // Half a page of words nobody can compress, and still within what a page may weigh.
    let request = jonas.request(reqwest::Method::GET, &garden.at("/people")).header("accept-encoding", "gzip");
    let weight = request.send().await.unwrap().bytes().await.unwrap().len();
    assert!(weight < 25 * 1024, "{weight} bytes");
    let last = jonas.get(&garden.at("/people?page=4")).await.must_be(200);
    assert!(last.texts(".fellow bdi").contains(&"Tom".to_owned()));
    jonas.get(&garden.at("/people?page=5")).await.must_be(404);
    let one = jonas.get(&garden.at("/people?q=guest123")).await;
    assert_eq!(one.texts(".fellow bdi"), ["Guest123"]);
    let second = jonas.get(&garden.at("/people?offers=yes")).await.attribute(".pager a", "href").unwrap();
    assert_eq!(jonas.get(&second).await.must_be(200).texts(".fellow").len(), 50);
    assert!(second.contains("offers=yes"), "{second}");
}
