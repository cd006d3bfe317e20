//! Roles with a beginning, an end and a reason; and what help makes.

use chrono::Duration;
use entity::{alumni_role, states::AlumniRoleState};
use sea_orm::EntityTrait;

use super::{HERE, entry_of, joins, offered, on_record, over};
use crate::{
    first_answers::home_of,
    harness::{Persona, World, at_once, tally},
};

async fn states(world: &World) -> Vec<AlumniRoleState> {
    let rows = alumni_role::Entity::find().all(world.store.read()).await.unwrap();
    rows.into_iter().map(|row| row.state).collect()
}

/// Says yes to the one role one is asked to take.
async fn says_yes(who: &Persona) {
    let page = who.get(HERE).await.must_be(200);
    who.submit(&page, "/answer", &[("answer", "yes")]).await.must_be(200).must_flash("yours for a year");
}

#[actix_web::test]
async fn a_role_is_offered_taken_and_shown() {
    let garden = over().await;
    let world = &garden.world;
    let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
    offered(world, "elif", "helper", "You wait well.").await.must_be(200).must_flash("They are asked");
    assert_eq!(home_of(world, "elif").await.link("asks whether"), format!("{HERE}#roles"));
    home_of(world, "elif").await.must_say("Olga asks whether you would help the next cohort");
    home_of(world, "jonas").await.must_not_say("asks whether");
    let page = elif.get(HERE).await.must_be(200);
    page.must_say("You wait well.").must_say("Asked by Olga");
    jonas.get(HERE).await.must_not_say("Helper");
    says_yes(&elif).await;
    home_of(world, "elif").await.must_not_say("asks whether");
    for path in [HERE, &entry_of(world, "elif").await] {
        jonas.get(path).await.must_say("Helper").must_not_say("You wait well.");
    }
    let roles = world.sign_in("olga").await.get(&format!("{HERE}/roles")).await.must_be(200);
    roles.must_say("Elif: Helper").must_say("One person helps: 8 seats.").must_say("26 Jan 2028");
    roles.must_say("that is an assumption of this house");
    assert_eq!((on_record(world, "alumni.role_offered").await, on_record(world, "alumni.role_answered").await), (1, 1));
    // It is settled, in whatever window.
    elif.press_anew(&page, "/answer", &[("answer", "no")]).await.must_be(409).must_say("settled already");
    elif.press_anew(&page, "/answer", &[("answer", "perhaps")]).await.must_be(422);
}

#[actix_web::test]
async fn it_ends_by_itself_after_a_year_and_can_be_offered_anew() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    joins(world, "jonas").await;
    offered(world, "elif", "host", "Your barn.").await.must_be(200);
    says_yes(&elif).await;
    offered(world, "elif", "host", "Your barn.").await.must_be(409).must_say("hold this role");
    world.until("2028-01-25T23:00:00Z");
    let jonas = world.sign_in("jonas").await;
    jonas.get(HERE).await.must_say("Host");
    world.later(Duration::hours(2));
    jonas.get(HERE).await.must_not_say("Host");
    let elif = world.sign_in("elif").await;
    let page = elif.get(HERE).await;
    page.must_say("Ended by itself");
    assert!(page.find_form("/roles").is_none());
    let roles = world.sign_in("olga").await.get(&format!("{HERE}/roles")).await;
    roles.must_say("Nobody has a role yet.").must_say("Ended by itself");
    offered(world, "elif", "host", "Your new barn.").await.must_be(200);
    says_yes(&elif).await;
    elif.get(HERE).await.must_say("Ended by itself").must_say("Runs");
    assert_eq!(states(world).await.len(), 2);
}

#[actix_web::test]
async fn either_side_ends_it_with_a_reason() {
    let garden = over().await;
    let world = &garden.world;
    let (elif, jonas) = (joins(world, "elif").await, joins(world, "jonas").await);
    for (key, who) in [("elif", &elif), ("jonas", &jonas)] {
        offered(world, key, "sparring_partner", "You listen.").await.must_be(200);
        says_yes(who).await;
    }
    let page = elif.get(HERE).await;
    let no = elif.press_anew(&page, "/end", &[("reason", "")]).await;
    // The first form that ends something is the role's: there are no words.
    let no = no.must_be(422);
    assert_eq!(no.mistakes().len(), 1, "{:?}", no.mistakes());
    let page = elif.submit(&page, "/end", &[("reason", "A baby")]).await.must_be(200);
    page.must_flash("The role has ended.").must_say("A baby").must_say("Ended");
    let olga = world.sign_in("olga").await;
    let roles = olga.get(&format!("{HERE}/roles")).await.must_be(200);
    roles.must_say("A baby");
    olga.press_anew(&roles, "/end", &[("reason", "")]).await.must_be(422).must_say("Why?");
    let roles = olga.submit(&roles, "/end", &[("reason", "No room")]).await.must_be(200);
    roles.must_flash("The role has ended.").must_say("No room").must_say("Nobody has a role yet.");
    jonas.get(HERE).await.must_say("No room");
    assert_eq!(states(world).await, [AlumniRoleState::Ended, AlumniRoleState::Ended]);
    // An offer is taken back, or declined; then there is nothing to say yes to.
    offered(world, "elif", "host", "Your barn.").await.must_be(200);
    let page = elif.get(HERE).await;
    let roles = olga.get(&format!("{HERE}/roles")).await;
    roles.must_say("Asked");
    olga.submit(&roles, "/end", &[("reason", "Too late")]).await.must_be(200).must_say("Taken back");
    elif.press_anew(&page, "/answer", &[("answer", "yes")]).await.must_be(409);
    elif.get(HERE).await.must_not_say("Your barn.");
    offered(world, "elif", "host", "Once more.").await.must_be(200);
    let page = elif.get(HERE).await;
    elif.submit(&page, "/answer", &[("answer", "no")]).await.must_be(200).must_flash("Thank you for saying so.");
    olga.get(&format!("{HERE}/roles")).await.must_say("Declined");
}

#[actix_web::test]
async fn yes_and_taking_back_at_once_leave_one_truth() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    let olga = world.sign_in("olga").await;
    for nth in 0..6 {
        offered(world, "elif", "trainer", &format!("Try {nth}")).await.must_be(200);
        let page = elif.get(HERE).await;
        let roles = olga.get(&format!("{HERE}/roles")).await;
        let both = at_once(2, async |nth| match nth {
            0 => elif.press_anew(&page, "/answer", &[("answer", "yes")]).await.status.as_u16(),
            _ => olga.press_anew(&roles, "/end", &[("reason", "No")]).await.status.as_u16(),
        })
        .await;
        assert_eq!(both[1], 303, "whoever ends it ends it");
        assert!([303, 409].contains(&both[0]), "{both:?}");
        let live = states(world)
            .await
            .into_iter()
            .any(|state| matches!(state, AlumniRoleState::Offered | AlumniRoleState::Held));
        assert!(!live);
    }
    elif.get(&entry_of(world, "elif").await).await.must_not_say("Trainer");
}

#[actix_web::test]
async fn six_offers_at_once_are_one() {
    let garden = over().await;
    let world = &garden.world;
    joins(world, "elif").await;
    let (olga, whom) = (world.sign_in("olga").await, world.person("elif").await.id.to_string());
    let page = olga.get(&format!("{HERE}/roles")).await;
    let fields = [("person", whom.as_str()), ("kind", "host"), ("reason", "Your barn.")];
    let many = at_once(6, async |_| olga.press_anew(&page, "/alumni/roles", &fields).await).await;
    assert_eq!(tally(&many), [(303, 1), (409, 5)]);
}

#[actix_web::test]
async fn only_who_has_joined_is_asked_and_only_by_owners() {
    let garden = over().await;
    let world = &garden.world;
    let elif = joins(world, "elif").await;
    let olga = world.sign_in("olga").await;
    let page = olga.get(&format!("{HERE}/roles")).await.must_be(200);
    assert_eq!(page.texts("#f-person option"), ["Choose somebody", "Elif"]);
    let jonas = world.person("jonas").await.id.to_string();
    let fields = [("person", jonas.as_str()), ("kind", "host"), ("reason", "A barn")];
    let no = olga.press_anew(&page, "/alumni/roles", &fields).await.must_be(409);
    assert_eq!(no.typed("/alumni/roles", "reason"), "A barn");
    assert!(!no.body.contains("Jonas"));
    let no = olga.press_anew(&page, "/alumni/roles", &[("person", "x"), ("kind", "king"), ("reason", "")]).await;
    assert_eq!(no.must_be(422).mistakes().len(), 3);
    offered(world, "elif", "host", "Your barn.").await.must_be(200);
    let action = elif.get(HERE).await.form("/answer").action;
    let role = action.trim_end_matches("/answer").to_owned();
    for (key, answer, end) in [("jonas", 404, 404), ("sam", 404, 404), ("otto", 404, 404), ("olga", 403, 422)] {
        let who = world.sign_in(key).await;
        who.send_fresh(&format!("{role}/answer"), &[("answer", "yes")]).await.must_be(answer);
        who.send_fresh(&format!("{role}/end"), &[("reason", "")]).await.must_be(end);
    }
    // One of another programme's owners finds nothing below their own.
    let elsewhere = role.replace("gardening", "cooking");
    world.sign_in("otto").await.send_fresh(&format!("{elsewhere}/end"), &[("reason", "x")]).await.must_be(404);
    assert_eq!(states(world).await, [AlumniRoleState::Offered]);
}

#[actix_web::test]
async fn help_makes_seats_each_person_once() {
    let garden = super::over_with(&["mia", "noah"]).await;
    let world = &garden.world;
    let roles = format!("{HERE}/roles");
    let olga = world.sign_in("olga").await;
    olga.get(&roles).await.must_be(200).must_say("Nobody yet, so no seats from help.");
    for (key, answer) in [("elif", "no"), ("elif", "yes"), ("jonas", "yes"), ("mia", "later"), ("noah", "no")] {
        let who = world.sign_in(key).await;
        let page = who.get(&garden.at("/helping")).await.must_be(200);
        who.submit(&page, "/helping", &[("answer", answer)]).await.must_be(200);
    }
    let page = olga.get(&roles).await;
    page.must_say("2 people help: 16 seats.").must_say("Would help: Elif, Jonas").must_say("Later perhaps: Mia");
    page.must_not_say("Noah");
    // Elif helps already; Mia holds a role that looks after people, and one that does not.
    let (elif, mia) = (joins(world, "elif").await, joins(world, "mia").await);
    for (key, who, kind) in [("elif", &elif, "helper"), ("mia", &mia, "trainer"), ("mia", &mia, "host")] {
        offered(world, key, kind, "You can.").await.must_be(200);
        says_yes(who).await;
    }
    let page = olga.get(&roles).await;
    page.must_say("3 people help: 24 seats.").must_say("Host 1").must_say("Helper 1").must_say("Sparring partner 0");
    // Who answered in two cohorts counts once, by what they said last.
    let closed = world.person("jonas").await.id;
    world.store.write(async |tx| lernweg::identity::close_account(tx, None, closed).await).await.unwrap();
    olga.get(&roles).await.must_say("2 people help: 16 seats.").must_not_say("Jonas");
    assert_eq!(olga.get("/programmes/gardening/cohorts").await.link("Roles, and who helps"), roles);
}
