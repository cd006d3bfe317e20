//! Connections to the mail server: few, kept, and none of them a reason to lose or to wait.

use entity::states::MailState;

use super::{answer, row};
use crate::harness::{Garden, Mood, SmtpServer, World};

async fn answers(garden: &Garden, count: usize) {
    for nth in 0..count {
        answer(garden, &format!("Beer {nth}.")).await;
    }
}

/// A house whose mail server takes one command after the other, and one whose server takes several.
async fn gardens() -> [Garden; 2] {
    let plain = SmtpServer::start_plain().await;
    let url = plain.url().to_owned();
    let mut slow = World::with(|settings| settings.mail_url = url).await;
    slow.mail = plain;
    [Garden::in_world(slow).await, Garden::new().await]
}

#[actix_web::test]
async fn a_connection_carries_one_mail_after_the_other() {
    for garden in gardens().await {
        let mail = &garden.world.mail;
        garden.world.clear_mail().await;
        let before = mail.connections();
        answers(&garden, 9).await;
        garden.world.deliver().await;
        assert_eq!(mail.mails().len(), 9);
        assert!(mail.connections() - before <= 4, "{}", mail.connections() - before);
    }
}

#[actix_web::test]
async fn a_reader_nobody_knows_costs_no_connection_and_no_other_mail() {
    for garden in gardens().await {
        let world = &garden.world;
        for waits_all_the_same in [false, true] {
            world.clear_mail().await;
            world.mail.is(Mood::KnowsNobody(waits_all_the_same));
            answer(&garden, "Beer.").await;
            world.deliver().await;
            let parked = row(world, "discussions/answered").await;
            assert_eq!(parked.state, MailState::Parked, "{:?}", parked.last_error);
            assert!(parked.last_error.unwrap().contains("5.1.1 nobody here"), "what counts is the first no");
            let before = world.mail.connections();
            world.mail.is(Mood::Accepts);
            answer(&garden, "More beer.").await;
            world.deliver().await;
            assert_eq!(world.mail.mails().len(), 1);
            assert!(world.mail.connections() - before <= 1);
        }
    }
}

#[actix_web::test]
async fn a_server_that_tires_of_a_connection_gets_the_next_one_at_once() {
    for garden in gardens().await {
        let world = &garden.world;
        world.clear_mail().await;
        world.mail.is(Mood::TiresAfter(2));
        answers(&garden, 12).await;
        assert_eq!(world.deliver().await, 12);
        assert_eq!(world.mail.mails().len(), 12, "nothing is put off");
        assert!(world.mail.connections() >= 6);
    }
}
