//! Stories about answering an e-mail.

mod odd;

use chrono::Duration;
use entity::{outbox, post, received_mail, states::PostState, thread};
use lernweg::features::{
    by_mail::{Received, receive},
    cohorts::end_stays_of,
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::{
    discussions::{ask, reply},
    harness::{Garden, Mail, Persona, World},
};

/// A garden whose e-mails can be answered; Jonas has answered Elif's thread, and she has been told.
pub struct Told {
    pub garden: Garden,
    pub elif: Persona,
    pub thread: String,
    pub mail: Mail,
}

impl Told {
    pub async fn new() -> Self {
        let world = World::with(|settings| settings.reply_address = Some("reply@lernweg.example".into())).await;
        let garden = Garden::in_world(world).await;
        let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
        let thread = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
        reply(&jonas, &thread, "Beer.").await;
        garden.world.deliver().await;
        let mail = garden.world.mail.last_to("elif@example.org");
        garden.world.mail.empty();
        Self { garden, elif, thread, mail }
    }

    fn world(&self) -> &World {
        &self.garden.world
    }

    /// Where Elif's mail program sends her answer.
    pub fn address(&self) -> String {
        self.mail.header("Reply-To").unwrap()
    }

    /// Elif's answer, with headers of her choice before the text.
    pub fn answer(&self, headers: &str, body: &str) -> String {
        let (to, id) = (self.address(), rand::random::<u64>());
        format!(
            "From: Elif <elif@example.org>\r\nTo: Lernweg <{to}>\r\nSubject: Re: {}\r\nMessage-ID: <{id}@example.org>\r\n\
             In-Reply-To: <{}>\r\nContent-Type: text/plain; charset=utf-8\r\n{headers}\r\n{body}\r\n",
            self.mail.subject, self.mail.message_id
        )
    }

    pub async fn receive(&self, mail: &str) -> Received {
        receive(&self.world().house, &self.world().catalogue, mail.as_bytes()).await.unwrap()
    }

    pub async fn posts(&self) -> u64 {
        post::Entity::find().count(self.world().store.read()).await.unwrap()
    }

    /// What Elif has been told since.
    pub async fn told(&self) -> Vec<Mail> {
        self.world().deliver().await;
        self.world().mail.mails_to("elif@example.org")
    }
}

fn why(received: &Received) -> String {
    match received {
        Received::Refused(why) => serde_json::to_value(why).unwrap().as_str().unwrap().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[actix_web::test]
async fn who_answers_the_mail_has_answered_the_post() {
    let told = Told::new().await;
    assert!(told.mail.text.contains("You can simply answer this e-mail"), "{}", told.mail.text);
    let quoted: String = told.mail.text.lines().map(|line| format!("> {line}\r\n")).collect();
    let body = format!(
        "Beer, **really**?\r\n\r\nOn Thu, Jan 7, 2027 at 10:15 AM Lernweg <{}> wrote:\r\n\r\n{quoted}",
        told.address()
    );
    told.world().later(Duration::minutes(1));
    let Received::Posted(id) = told.receive(&told.answer("", &body)).await else { panic!() };
    let row = post::Entity::find_by_id(id).one(told.world().store.read()).await.unwrap().unwrap();
    assert_eq!(
        (row.body.as_str(), row.state, row.language.as_str()),
        ("Beer, **really**?", PostState::Published, "en")
    );
    assert_eq!(row.author_id, told.world().person("elif").await.id);
    let page = told.elif.get(&told.thread).await;
    page.must_say("Beer, really?").must_not_say("10:15 AM");
    assert!(row.answers_to.is_some(), "it answers what Jonas wrote");
    // Jonas is told in turn; Elif hears nothing of what she did herself.
    assert_eq!(told.told().await.len(), 0);
    let mail = told.world().mail.last_to("jonas@example.org");
    assert!(mail.text.contains("Beer, really?") && mail.header("Reply-To").is_some());
    assert_ne!(mail.header("Reply-To"), told.mail.header("Reply-To"));
}

#[actix_web::test]
async fn without_the_setting_nothing_can_be_answered() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
    reply(&jonas, &thread, "Beer.").await;
    garden.world.deliver().await;
    let mail = garden.world.mail.last_to("elif@example.org");
    assert_eq!(mail.header("Reply-To"), None);
    assert!(!mail.text.contains("simply answer"));
    let received = receive(&garden.world.house, &garden.world.catalogue, b"From: x@y.z\r\n\r\nHello").await.unwrap();
    assert!(matches!(received, Received::Ignored(_)));
}

#[actix_web::test]
async fn the_same_mail_twice_is_one_post() {
    let told = Told::new().await;
    let before = told.posts().await;
    let mail = told.answer("", "Beer?");
    assert!(matches!(told.receive(&mail).await, Received::Posted(_)));
    assert_eq!(told.receive(&mail).await, Received::Again);
    // Nor by way of a mailing list that changes what surrounds it.
    assert_eq!(told.receive(&format!("Received: from elsewhere\r\n{mail}")).await, Received::Again);
    let refused = told.answer("", "> Beer.");
    assert_eq!(why(&told.receive(&refused).await), "empty");
    assert_eq!(told.receive(&refused).await, Received::Again);
    // A mail without an id is known by all of it.
    let nameless: Vec<String> = told.answer("", "Coffee?").split_inclusive("\r\n").map(str::to_owned).collect();
    let nameless: String = nameless.into_iter().filter(|line| !line.starts_with("Message-ID")).collect();
    assert!(matches!(told.receive(&nameless).await, Received::Posted(_)));
    assert_eq!(told.receive(&nameless).await, Received::Again);
    assert_eq!(told.posts().await, before + 2);
}

#[actix_web::test]
async fn fifty_deliveries_of_one_mail_at_once_are_one_post() {
    let told = Told::new().await;
    let before = told.posts().await;
    let mail = told.answer("", "Beer?");
    let all = crate::harness::at_once(50, async |_| told.receive(&mail).await).await;
    assert_eq!(all.iter().filter(|one| matches!(one, Received::Posted(_))).count(), 1);
    assert_eq!(told.posts().await, before + 1);
}

#[actix_web::test]
async fn a_refusal_is_told_once_a_day_and_only_to_the_address_of_the_account() {
    let told = Told::new().await;
    let before = told.posts().await;
    let other = told.answer("", "Beer?").replace("elif@example.org", "elif@home.example");
    assert_eq!(why(&told.receive(&other).await), "other_address");
    for _ in 0..20 {
        told.receive(&told.answer("", "> only a quote")).await;
    }
    let mails = told.told().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(told.world().mail.mails().len(), 1, "and nobody else");
    assert!(mails[0].text.contains("it came from another address"), "{}", mails[0].text);
    assert_eq!(mails[0].header("Auto-Submitted").as_deref(), Some("auto-replied"));
    let id = other.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap();
    assert_eq!(mails[0].header("In-Reply-To").as_deref(), Some(id));
    assert_eq!(mails[0].header("Reply-To"), None);
    told.world().later(chrono::Duration::hours(25));
    told.receive(&told.answer("", "> only a quote")).await;
    assert_eq!(told.told().await.len(), 2);
    assert_eq!(told.posts().await, before);
}

#[actix_web::test]
async fn rights_are_those_of_now_and_not_of_the_mail() {
    let told = Told::new().await;
    let world = told.world();
    let before = told.posts().await;
    // The post one answers was taken back.
    let jonas = world.sign_in("jonas").await;
    let edit = jonas.get(&told.thread).await.edits();
    let edit = jonas.get(&edit[0]).await;
    jonas.submit(&edit, "/removal", &[]).await.must_be(200);
    assert_eq!(why(&told.receive(&told.answer("", "Beer?")).await), "taken_back");
    // The thread takes nothing.
    crate::discussions::lock(&told.garden, entity::states::ThreadState::Locked).await;
    assert_eq!(why(&told.receive(&told.answer("", "Beer?")).await), "closed");
    crate::discussions::lock(&told.garden, entity::states::ThreadState::Hidden).await;
    assert_eq!(why(&told.receive(&told.answer("", "Beer?")).await), "not_there");
    // Gone from the cohort, then from the house.
    let who = world.person("elif").await.id;
    world.store.write(async |tx| end_stays_of(tx, who).await).await.unwrap();
    assert_eq!(why(&told.receive(&told.answer("", "Beer?")).await), "not_there");
    world.store.write(async |tx| lernweg::identity::close_account(tx, None, who).await).await.unwrap();
    assert!(matches!(told.receive(&told.answer("", "Beer?")).await, Received::Ignored(_)));
    assert_eq!(told.posts().await, before);
}

#[actix_web::test]
async fn an_address_is_over_after_sixty_days() {
    let told = Told::new().await;
    told.world().later(chrono::Duration::days(59));
    assert!(matches!(told.receive(&told.answer("", "Beer?")).await, Received::Posted(_)));
    told.world().later(chrono::Duration::days(2));
    assert_eq!(why(&told.receive(&told.answer("", "Coffee?")).await), "too_old");
}

#[actix_web::test]
async fn what_is_not_ours_is_nobodys_business() {
    let told = Told::new().await;
    let rows = async || outbox::Entity::find().count(told.world().store.read()).await.unwrap();
    let before = (told.posts().await, rows().await);
    let good = told.answer("", "Beer?");
    let address = told.address();
    let (start, end) = address.split_at(address.find('@').unwrap() - 1);
    // Another letter than the last one, whichever that is.
    let other_end = format!("{start}{}@", if end.starts_with('a') { 'b' } else { 'a' });
    for foreign in [
        good.replace(&address, "reply@lernweg.example"),
        good.replace(&address, "elif@example.org"),
        good.replace(&address, &address.replace("lernweg.example", "evil.example")),
        good.replace(address.split_inclusive('@').next().unwrap(), &other_end),
        good.replace(&address, &address.replace("reply+", "reply+aaaa")),
        String::new(),
        "\0\0\0".into(),
        "no mail at all".into(),
    ] {
        assert!(matches!(told.receive(&foreign).await, Received::Ignored(_)), "{foreign}");
    }
    assert_eq!((told.posts().await, rows().await), before);
    assert_eq!(received_mail::Entity::find().count(told.world().store.read()).await.unwrap(), 0);
    let threads = thread::Entity::find().count(told.world().store.read()).await.unwrap();
    assert_eq!(threads, 1);
}
