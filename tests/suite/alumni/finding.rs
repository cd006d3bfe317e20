//! Finding each other, and what of a profile is seen.

use super::{HERE, crowd, earlier, entry_of, joins, over, says};
use crate::people::say;

#[actix_web::test]
async fn of_my_profile_the_others_see_what_they_see_anyway() {
    let garden = over().await;
    let world = &garden.world;
    earlier(world, &["paul"]).await;
    say(&garden, "elif", "wonder", "Why do beans climb?", "cohorts").await;
    say(&garden, "elif", "offer", "Advice on compost", "trainers").await;
    say(&garden, "elif", "community", "The secret garden", "nobody").await;
    crate::ventures::says(&garden, &world.sign_in("elif").await, &[("name", "Balcony people")]).await.must_be(200);
    let elif = joins(world, "elif").await;
    let entry = entry_of(world, "elif").await;
    let who = [
        // Shares the cohort, moderates it, took part in another one, is it.
        ("jonas", [true, false, true]),
        ("tom", [true, true, true]),
        ("paul", [false, false, false]),
        ("elif", [true, true, true]),
    ];
    for (key, [wonder, offer, profile]) in who {
        let reader = if key == "elif" { elif.clone() } else { joins(world, key).await };
        for path in [HERE, &entry] {
            let page = reader.get(path).await.must_be(200);
            page.must_say("Balcony people").must_not_say("The secret garden");
            assert_eq!(page.says("Why do beans climb?"), wonder, "{key} {path}");
            assert_eq!(page.says("Advice on compost"), offer, "{key} {path}");
        }
        // Nor is anybody found by what one may not see.
        let found = reader.get(&format!("{HERE}?q=compost")).await.must_be(200);
        assert_eq!(found.texts(".fellow").len(), usize::from(offer), "{key}");
        let page = reader.get(&entry).await;
        assert_eq!(page.says("To the profile") || page.says("Your profile"), profile, "{key}");
    }
    let profile = world.sign_in("jonas").await.get(&entry).await.link("To the profile");
    assert_eq!(profile, garden.at(&format!("/people/{}", world.person("elif").await.id)));
}

#[actix_web::test]
async fn people_are_found_by_words_department_language_and_what_they_say() {
    let garden = over().await;
    let world = &garden.world;
    earlier(world, &["paul"]).await;
    let (elif, jonas, paul) = (joins(world, "elif").await, joins(world, "jonas").await, joins(world, "paul").await);
    says(&elif, "ask", "Somebody with bees").await.must_be(200);
    says(&jonas, "offer", "A hand on Saturdays").await.must_be(200);
    for (who, department) in [(&elif, "north"), (&paul, "north")] {
        let page = who.get(HERE).await;
        let page = who.submit(&page, "/membership", &[("department", department)]).await.must_be(200);
        page.must_flash("Saved.");
        assert_eq!(page.typed("/membership", "department"), "north");
    }
    let found = async |query: &str| {
        let page = paul.get(&format!("{HERE}?{query}")).await.must_be(200);
        page.texts(".fellow .person")
    };
    assert_eq!(found("").await, ["Elif", "Jonas", "Paul"]);
    assert_eq!(found("q=BEES").await, ["Elif"]);
    assert_eq!(found("q=earlier").await, ["Paul"]);
    assert_eq!(found("q=nord").await, Vec::<String>::new(), "Paul reads English");
    assert_eq!(found("q=north").await, ["Elif", "Paul"]);
    assert_eq!(found("department=north").await, ["Elif", "Paul"]);
    assert_eq!(found("department=north&says=ask").await, ["Elif"]);
    assert_eq!(found("says=offer").await, ["Jonas"]);
    assert_eq!(found("language=en").await, ["Elif", "Jonas"]);
    assert_eq!(found("language=fr").await, Vec::<String>::new());
    let none = paul.get(&format!("{HERE}?q=zebra")).await.must_be(200);
    none.must_say("Nobody here fits.").must_say("0 of 3");
    assert_eq!(none.attribute("#find-q", "value").as_deref(), Some("zebra"));
    paul.get(&format!("{HERE}?page=2")).await.must_be(404);
    paul.get(&format!("{HERE}?page=x")).await.must_be(404);
}

#[actix_web::test]
async fn a_hundred_people_stand_on_three_pages() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    crowd(&garden, 105).await;
    let first = elif.get(HERE).await.must_be(200);
    assert_eq!(first.texts(".fellow").len(), 50);
    first.must_say("106 people");
    let last = elif.get(&format!("{HERE}?page=3")).await.must_be(200);
    assert_eq!(last.texts(".fellow").len(), 6);
    elif.get(&format!("{HERE}?page=4")).await.must_be(404);
    let some = elif.get(&format!("{HERE}?department=north&page=2")).await.must_be(200);
    assert_eq!(some.texts(".fellow").len(), 3);
    let named = elif.get(&format!("{HERE}?q=person+10")).await.must_be(200);
    assert_eq!(named.texts(".fellow").len(), 6, "010, and 100 to 104");
}
