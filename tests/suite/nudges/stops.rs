//! A kind of e-mail too many say no to stops by itself.

use chrono::Duration;
use entity::{
    audit,
    ids::OutboxId,
    mail_stop, outbox,
    states::{MailState, Rhythm},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::harness::{Garden, World, at_once};

const KIND: &str = "discussions/answered";

/// So many e-mails of the kind were sent just now.
async fn were_sent(world: &World, count: usize) {
    let jonas = world.person("jonas").await.id;
    let write = async |tx: &lernweg::storage::Tx| {
        for _ in 0..count {
            let id = tx.id();
            let row = outbox::ActiveModel {
                id: Set(OutboxId(id)),
                kind: Set(KIND.into()),
                person_id: Set(Some(jonas)),
                name: Set(None),
                email: Set(None),
                locale: Set(None),
                dedupe: Set(id.to_string()),
                facts: Set(serde_json::json!({})),
                lane: Set(1),
                state: Set(MailState::Sent),
                created_at: Set(tx.now()),
                not_before: Set(tx.now()),
                expires_at: Set(tx.now()),
                leased_until: Set(None),
                leased_by: Set(None),
                attempts: Set(1),
                last_error: Set(None),
                sent_at: Set(Some(tx.now())),
                gathered_for: Set(None),
            };
            row.insert(&**tx).await?;
        }
        Ok(())
    };
    world.store.write(write).await.unwrap();
}

async fn stops(world: &World) -> Vec<mail_stop::Model> {
    mail_stop::Entity::find().all(world.store.read()).await.unwrap()
}

/// Jonas answers Elif; how many e-mails she has got when it was carried.
async fn answered(garden: &Garden) -> usize {
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let title = format!("Snails {}", rand::random::<u32>());
    let thread = crate::discussions::ask(garden, &elif, &title, "They eat everything.").await;
    world.later(Duration::seconds(11));
    jonas.submit(&jonas.get(&thread.path).await, "/posts", &[("body", "Beer traps.")]).await.must_be(200);
    world.deliver().await;
    world.mail.mails_to("elif@example.org").len()
}

#[actix_web::test]
async fn two_in_a_hundred_may_say_no_and_not_one_more() {
    let garden = Garden::new().await;
    let world = &garden.world;
    were_sent(world, 150).await;
    for key in ["ada", "ben", "cem"] {
        world.wants(key, KIND, Rhythm::Off).await;
    }
    assert_eq!(stops(world).await.len(), 0, "three of 150");
    // Whoever only wants it less often has not said no, nor whoever says no again.
    world.wants("dora", KIND, Rhythm::Weekly).await;
    world.wants("cem", KIND, Rhythm::Off).await;
    assert_eq!(stops(world).await.len(), 0);
    world.wants("dora", KIND, Rhythm::Off).await;
    let found = stops(world).await;
    assert_eq!((found[0].sent, found[0].noes, found[0].let_go_at), (150, 4, None));
}

#[actix_web::test]
async fn what_was_long_ago_does_not_count() {
    let garden = Garden::new().await;
    let world = &garden.world;
    were_sent(world, 60).await;
    for key in ["ada", "ben"] {
        world.wants(key, KIND, Rhythm::Off).await;
    }
    world.later(Duration::days(8));
    were_sent(world, 60).await;
    world.wants("cem", KIND, Rhythm::Off).await;
    assert_eq!(stops(world).await.len(), 0, "one of 60 in seven days");
}

#[actix_web::test]
async fn it_says_so_and_goes_on_when_an_owner_lets_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    were_sent(world, 50).await;
    assert_eq!(answered(&garden).await, 1);
    for key in ["ada", "ben"] {
        world.wants(key, KIND, Rhythm::Off).await;
    }
    // The third says so in their profile.
    let cem = world.sign_in("cem").await;
    let page = cem.get("/me/notifications").await;
    cem.submit(&page, "/me/notifications", &[("rhythm.discussions-answered", "off")]).await.must_be(200);
    assert_eq!(answered(&garden).await, 1);
    let find = outbox::Entity::find().filter(outbox::Column::State.eq(MailState::Cancelled));
    let row = find.one(world.store.read()).await.unwrap().unwrap();
    assert_eq!(row.last_error.as_deref(), Some("too many people said no to this kind"));
    world.sign_in("elif").await.get("/nudges").await.must_say("Stopped, because many said no, since Wed 6 Jan 2027");
    let path = "/mail/kinds/discussions-answered/resumption";
    for key in ["elif", "tom"] {
        world.sign_in(key).await.send_fresh(path, &[]).await.must_be(404);
    }
    let olga = world.sign_in("olga").await;
    let page = olga.get("/mail").await.must_be(200);
    page.must_say("Stopped by themselves").must_say("Somebody answered you").must_say("3 of 51 said no");
    let pressed = at_once(4, async |_| olga.press_anew(&page, path, &[]).await.status.as_u16()).await;
    assert_eq!(pressed.iter().filter(|status| **status == 303).count(), 1, "{pressed:?}");
    olga.get("/mail").await.must_not_say("Stopped by themselves");
    assert_eq!(answered(&garden).await, 2);
    // It is counted anew from then.
    world.wants("dora", KIND, Rhythm::Off).await;
    assert_eq!(answered(&garden).await, 3);
    let said = audit::Entity::find().filter(audit::Column::SubjectKind.eq("mail"));
    let said: Vec<String> = said.all(world.store.read()).await.unwrap().into_iter().map(|row| row.action).collect();
    assert_eq!(said, ["stop_mail_kind", "let_mail_kind_go"]);
    olga.send_fresh("/mail/kinds/nothing/resumption", &[]).await.must_be(404);
}

#[actix_web::test]
async fn of_many_who_say_no_at_once_none_is_overlooked() {
    let garden = Garden::new().await;
    let world = &garden.world;
    were_sent(world, 60).await;
    let keys = ["ada", "ben", "cem"];
    for key in keys {
        world.person(key).await;
    }
    at_once(3, async |nth| world.wants(keys[nth], KIND, Rhythm::Off).await).await;
    let found = stops(world).await;
    assert_eq!(found.iter().map(|stop| (stop.sent, stop.noes)).collect::<Vec<_>>(), [(60, 3)]);
}
