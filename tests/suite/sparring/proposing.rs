//! Trainers look at a proposal, change it and publish it.

use entity::{audit, states::RoundState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{about, eight, groups, groups_at, nobody_is_alone, proposed, published, round_of, wish};
use crate::{first_answers::garden_with, harness::Garden};

#[actix_web::test]
async fn nobody_sees_a_proposal_but_who_made_it_and_everybody_hears_of_it_when_it_is_published() {
    let garden = eight().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let page = proposed(&garden).await;
    page.must_flash("The proposal stands").must_say("Proposal for round 1").must_say("Proven: no other way");
    assert_eq!(page.texts("#groups-h + p + ul > li").len(), 4);
    let elif = world.sign_in("elif").await;
    elif.get(&garden.at("/sparring")).await.must_be(200).must_say("Nobody has been brought together yet");
    elif.get(&garden.at("/sparring/round")).await.must_be(403);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
    let page = tom.submit(&page, "/publication", &[]).await.must_be(200);
    page.must_flash("Published").must_say("Round 1 has been running since");
    nobody_is_alone(&garden).await;
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 8, "one e-mail each");
    let mine = elif.get(&garden.at("/sparring")).await.must_be(200);
    mine.must_say("There are two of you").must_say("Why you two").must_say("hours a week in common");
    let partner = mine.text_at("section[aria-labelledby=partners-h] .row-title");
    assert_eq!(super::partners_of(world, "Elif").await, [partner.trim()]);
    let mail = world.mail.last_to("elif@example.org");
    assert_eq!(mail.subject, format!("Your sparring partner: {}", partner.trim()));
    elif.get(&mail.links("/cohorts/").remove(0)).await.must_be(200).must_say("Why you two");
    elif.get("/home").await.must_say(&format!("Sparring with {}", partner.trim()));
    let acts = audit::Entity::find().filter(audit::Column::Action.starts_with("sparring.")).all(world.store.read());
    let acts: Vec<String> = acts.await.unwrap().into_iter().map(|row| row.action).collect();
    assert_eq!(acts, ["sparring.proposed", "sparring.published"]);
}

#[actix_web::test]
async fn a_shared_interest_brings_two_together_and_they_read_so() {
    let garden = garden_with(&["mia", "kim"]).await;
    for key in ["elif", "kim"] {
        wish(&garden, key, &[("interests", "Snails\nshade")]).await.must_be(200).must_flash("Saved.");
    }
    let page = published(&garden).await;
    assert_eq!(groups(&garden.world).await, [["Elif", "Kim"], ["Jonas", "Mia"]]);
    page.must_say("2 have said themselves what should count");
    let elif = garden.world.sign_in("elif").await;
    elif.get(&garden.at("/sparring")).await.must_say("The same things are on your minds: Snails, shade");
}

#[actix_web::test]
async fn two_change_places_and_a_kept_pair_survives_a_new_proposal() {
    let garden = eight().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let page = proposed(&garden).await;
    let before = groups_at(world, RoundState::Proposed).await;
    let id = async |name: &str| world.person(&name.to_lowercase()).await.id.to_string();
    let (one, other) = (before[0][0].clone(), before[1][0].clone());
    let fields = [("one", id(&one).await), ("other", id(&other).await)];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, id)| (*name, id.as_str())).collect();
    let page = tom.submit(&page, "/swap", &fields).await.must_be(200);
    page.must_flash("They have changed places").must_say("Something was changed since");
    let mut wanted = vec![other.clone(), before[0][1].clone()];
    wanted.sort();
    let now = groups_at(world, RoundState::Proposed).await;
    assert!(now.contains(&wanted), "{now:?}");
    // That pair is kept; the rest is proposed anew.
    let row = page.attributes("li.row", "id").into_iter().find(|row| {
        let names = page.text_at(&format!("#{row} .row-title"));
        wanted.iter().all(|name| names.contains(name.as_str()))
    });
    let group = row.unwrap().trim_start_matches("group-").to_owned();
    let page = tom.submit(&page, &format!("/groups/{group}"), &[("keep", "yes")]).await.must_be(200);
    page.must_say("stays");
    let page = tom.submit(&page, "/sparring/round", &[]).await.must_be(200);
    assert!(groups_at(world, RoundState::Proposed).await.contains(&wanted));
    let page = tom.submit(&page, &format!("/groups/{group}"), &[("keep", "no")]).await.must_be(200);
    page.must_not_say("Keep no longer");
    tom.submit(&page, "/removal", &[]).await.must_be(200).must_flash("Discarded");
    assert!(groups_at(world, RoundState::Proposed).await.is_empty());
}

#[actix_web::test]
async fn trainers_see_what_a_change_does_before_they_make_it() {
    let garden = eight().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    proposed(&garden).await;
    let before = groups_at(world, RoundState::Proposed).await;
    let id = async |name: &str| world.person(&name.to_lowercase()).await.id.to_string();
    let (one, other) = (id(&before[0][0]).await, id(&before[1][0]).await);
    let page = tom.get(&garden.at(&format!("/sparring/round?one={one}&other={other}"))).await.must_be(200);
    page.must_say("What would change");
    let cells = page.texts("#swap td");
    assert_eq!(cells.len(), 4, "two groups, as they are and as they would be: {cells:?}");
    assert!(cells[0].contains(&before[0][0]) && cells[0].contains(&before[0][1]));
    assert!(cells[1].contains(&before[1][0]) && cells[1].contains(&before[0][1]) && cells[1].contains("of 1000"));
    assert_eq!(groups_at(world, RoundState::Proposed).await, before, "looking changes nothing");
    // The form keeps the two, so that one press does it.
    assert_eq!(page.attributes("#swap option[selected]", "value"), [one.clone(), other.clone()]);
    let together = id(&before[0][1]).await;
    let no = tom.get(&garden.at(&format!("/sparring/round?one={one}&other={together}"))).await.must_be(200);
    no.must_say("The two are together already.").must_not_say("What would change");
    for odd in ["?one=nobody&other=", "?one=", &format!("?one={one}"), "?colour=red"] {
        tom.get(&garden.at(&format!("/sparring/round{odd}"))).await.must_be(200).must_not_say("What would change");
    }
    let elif = world.sign_in("elif").await;
    elif.get(&garden.at(&format!("/sparring/round?one={one}&other={other}"))).await.must_be(403);
}

#[actix_web::test]
async fn what_makes_no_sense_is_refused() {
    let garden = eight().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let page = proposed(&garden).await;
    let before = groups_at(world, RoundState::Proposed).await;
    let id = async |name: &str| world.person(&name.to_lowercase()).await.id.to_string();
    let swap = async |one: &str, other: &str| tom.press_anew(&page, "/swap", &[("one", one), ("other", other)]).await;
    let (a, b) = (id(&before[0][0]).await, id(&before[0][1]).await);
    swap(&a, &b).await.must_be(409).must_say("The two are together already.");
    swap(&a, &a).await.must_be(409).must_say("The two are together already.");
    swap(&a, &world.person("tom").await.id.to_string())
        .await
        .must_be(409)
        .must_say("One of the two is not in the proposal");
    swap(&a, "nobody").await.must_be(422);
    tom.submit(&page, "/publication", &[]).await.must_be(200);
    tom.press_anew(&page, "/publication", &[]).await.must_be(409).must_say("There is no proposal any more");
    swap(&a, &b).await.must_be(409).must_say("There is no proposal any more");
    tom.press_anew(&page, "/removal", &[]).await.must_be(409);
    assert_eq!(groups(world).await, before);
}

#[actix_web::test]
async fn it_takes_two() {
    let garden = Garden::new().await;
    super::leaves(&garden, "jonas").await;
    let tom = garden.world.sign_in("tom").await;
    let page = round_of(&garden, &tom).await;
    tom.submit(&page, "/sparring/round", &[]).await.must_be(409).must_say("too few take part so far");
}

#[actix_web::test]
async fn the_next_round_brings_everybody_somebody_new_and_an_odd_one_is_one_of_three() {
    let garden = garden_with(&["mia", "kim", "noah", "lea", "ben"]).await;
    let world = &garden.world;
    let mut met = std::collections::BTreeSet::new();
    for round in 1..=3 {
        let page = published(&garden).await;
        page.must_say(&format!("Round {round} has been running since"));
        nobody_is_alone(&garden).await;
        for group in groups(world).await {
            for (place, one) in group.iter().enumerate() {
                for other in &group[place + 1..] {
                    assert!(met.insert((one.clone(), other.clone())), "{one} meets {other} again in round {round}");
                }
            }
        }
    }
    world.deliver().await;
    assert!(world.mail.mails().iter().any(|mail| mail.subject == "Your sparring partners are here"));
}

#[actix_web::test]
async fn who_does_not_want_to_be_together_is_not_and_nobody_reads_whose_wish_it_is() {
    let garden = garden_with(&["mia", "kim"]).await;
    let world = &garden.world;
    for key in ["elif", "kim"] {
        wish(&garden, key, &[("interests", "Snails")]).await.must_be(200);
    }
    let tick = about(&garden, "not_with", "elif").await;
    wish(&garden, "kim", &[("interests", "Snails"), (&tick, "yes")]).await.must_be(200);
    let page = proposed(&garden).await;
    page.must_say("One wish not to be together is kept.");
    assert!(!groups_at(world, RoundState::Proposed).await.contains(&vec!["Elif".into(), "Kim".into()]));
    // A trainer cannot put them together by hand either.
    let tom = world.sign_in("tom").await;
    let partner =
        groups_at(world, RoundState::Proposed).await.into_iter().find(|group| group.contains(&"Elif".into())).unwrap();
    let partner = partner.iter().find(|name| *name != "Elif").unwrap().to_lowercase();
    let ids = [world.person("kim").await.id.to_string(), world.person(&partner).await.id.to_string()];
    let no = tom.submit(&page, "/swap", &[("one", &ids[0]), ("other", &ids[1])]).await.must_be(409);
    no.must_say("two would come together who cannot");
    tom.submit(&page, "/publication", &[]).await.must_be(200);
    for who in ["elif", "tom", "olga"] {
        let who = world.sign_in(who).await;
        for path in ["/sparring", "/sparring/round", "/people"] {
            assert!(!who.fetch(&garden.at(path)).await.body.contains("not_with"), "{path}");
        }
    }
    let elif = world.sign_in("elif").await;
    let own = elif.get(&garden.at("/sparring/wishes")).await;
    assert!(own.attributes("input[checked]", "name").iter().all(|name| !name.starts_with("not_with.")));
}
