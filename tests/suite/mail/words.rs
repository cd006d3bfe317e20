//! What an e-mail says: the same in both parts, in the reader's language, to one reader.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::{
    enrolment,
    ids::ApplicationId,
    interest, outbox, programme_owner,
    states::{Rhythm, Role, Verdict},
};
use lernweg::{
    app::run_due_jobs,
    features::{
        admissions::{Contact, InterestOn, Interested, ask_to_be_told, confirm_interest, start, submit},
        by_mail::receive,
        cohorts::{CalendarChange, Step, change_calendar, end_stays_of, programme_row},
    },
    identity::{Holder, Pass},
    platform::text::{EmailAddress, Name, Text},
};
use scraper::{Html, Selector};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use tokio::sync::OnceCell;

use super::{answer, rename};
use crate::harness::{Cohort, Garden, Mail, Persona, World, own, pause};

/// The e-mails of [`one_of_every_kind`], made once for a language: many stories read the same ones.
pub async fn mails_of_every_kind(locale: &'static str) -> Vec<Mail> {
    static MADE: [OnceCell<Vec<Mail>>; 2] = [const { OnceCell::const_new() }; 2];
    let made = &MADE[usize::from(locale == "de")];
    made.get_or_init(async || one_of_every_kind(locale).await.1).await.clone()
}

/// A trainer writes to her alone, and somebody writes to her as one.
async fn in_private(garden: &Garden) {
    let world = &garden.world;
    let words = "How *are* you?\n\nSee [May](https://evil.example).";
    crate::private_channel::tells(garden, &world.sign_in("tom").await, "lea", words).await;
    world.deliver().await;
    let id = world.person("lea").await.id;
    let moderates = async |role: Role| {
        enrolment::Entity::update_many()
            .col_expr(enrolment::Column::Role, Expr::value(role))
            .filter(enrolment::Column::PersonId.eq(id))
            .exec(world.store.schema())
            .await
            .unwrap();
    };
    moderates(Role::Trainer).await;
    crate::private_channel::confides(garden, &world.sign_in("elif").await, words).await;
    world.deliver().await;
    moderates(Role::Participant).await;
}

/// One e-mail of every kind there is, all to Elif's kind of reader: somebody who reads `locale`.
pub async fn one_of_every_kind(locale: &str) -> (Garden, Vec<Mail>) {
    let world = World::with(|settings| settings.reply_address = Some("reply@lernweg.example".into())).await;
    let garden = Garden::in_world(world).await;
    let world = &garden.world;
    world.person_reading("lea", locale).await;
    garden.cohort.enrol(world, "lea", Role::Participant).await;
    let (lea, jonas) = (world.sign_in("lea").await, world.sign_in("jonas").await);
    let new = lea.get(&garden.at("/threads/new")).await;
    let fields = [("title", "Snails & *slugs* <in> [May](https://evil.example)"), ("body", "They eat everything.")];
    let thread = lea.submit(&new, "/threads", &fields).await.must_be(200);
    let page = jonas.get(&thread.path).await;
    let words = "Beer traps, **really**. See <https://example.org/a_b?c=1&d=2>.\n\n- one\n- two_three\n\n> quoted";
    jonas.submit(&page, "/posts", &[("body", words)]).await.must_be(200);
    world.deliver().await;
    by_mail(world).await;
    // A trainer thinks that she knows.
    let asking = jonas.get(&garden.at("/threads/new")).await;
    let fields = [
        ("title", "Ducks & *geese* <in> [May](https://evil.example)"),
        ("body", "Do they eat [slugs](https://evil.example)?"),
    ];
    let open = jonas.submit(&asking, "/threads", &fields).await.must_be(200);
    let tom = world.sign_in("tom").await;
    let peers = tom.get(&format!("{}/peers", open.path)).await.must_be(200);
    tom.press(&peers, "/peers", &[("person", &world.person("lea").await.id.to_string())]).await.must_be(303);
    world.deliver().await;
    // Named by somebody who answers somebody else.
    world.later(chrono::Duration::minutes(1));
    let tom = world.sign_in("tom").await;
    let page = tom.get(&thread.path).await;
    let to = page.attributes("a[data-answer]", "href").remove(1);
    let page = tom.get(&to).await;
    tom.submit(&page, "/posts", &[("body", "@Lea, have you tried *ducks*?")]).await.must_be(200);
    // A thread of others that she follows goes on.
    let followed =
        crate::discussions::ask(&garden, &tom, "Ducks & *geese* <in> [June](https://evil.example)", "Hm.").await;
    lea.submit(&lea.get(&followed.path).await, "/watch", &[("watch", "follow")]).await.must_be(200);
    world.later(chrono::Duration::minutes(1));
    jonas.submit(&jonas.get(&followed.path).await, "/posts", &[("body", "They **eat** snails.")]).await.must_be(200);
    world.deliver().await;
    in_private(&garden).await;
    moderation(&garden, &lea, &jonas, &tom, &thread.path).await;
    crate::sparring::published(&garden).await;
    world.deliver().await;
    partners(&garden).await;
    nudges(&garden).await;
    crate::circles::published(&garden).await;
    world.deliver().await;
    drafts(&garden).await;
    pitches(&garden, &lea).await;
    feedback(&garden).await;
    crate::documents::declined(&garden, &lea, &tom, "Not *here*, [see](https://evil.example)").await;
    world.deliver().await;
    crate::documents::followed(&garden).await;
    gathered(&garden).await;
    let (lea, tom) = (world.sign_in("lea").await, world.sign_in("tom").await);
    let live = garden.plan_session(&[("on", "2027-01-19"), ("title", "Snails & *slugs* live")]).await;
    tom.submit(&tom.get(&live.path).await, "/invitations", &[]).await.must_be(200);
    world.deliver().await;
    lea.answers(&live, &live.slots[0]).await.must_be(200);
    world.deliver().await;
    let soon = format!("{}:2027-01-19", live.slots[0]);
    crate::nudges::told(world, garden.cohort.id, "lea", "nudges/session", &soon).await;
    let olga = world.sign_in("olga").await;
    let why = "Harvest *festival* <in> [May](https://evil.example)";
    olga.change_dates(&garden.cohort, &pause("2027-01-18", "7", why)).await.must_be(200);
    world.deliver().await;
    lea.answers(&live, "no").await.must_be(200);
    world.deliver().await;
    lea.answers(&live, &live.slots[0]).await.must_be(200);
    world.deliver().await;
    let edit = tom.get(&format!("{}/edit", live.path)).await;
    tom.submit(&edit, "/cancel", &[("reason", "The hall is *closed*.")]).await.must_be(200);
    world.deliver().await;
    let visitor = world.stranger_reading(locale);
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "lea@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    applications(&garden, locale).await;
    let lea = world.sign_in("lea").await;
    let page = lea.get("/me/privacy/erasure").await;
    let asked = [("words", "keep"), ("email", "lea@example.org")];
    lea.submit(&page, "/me/privacy/erasure", &asked).await.must_be(200);
    world.deliver().await;
    let mut mails = world.mail.mails_to("lea@example.org");
    // She applies twice; what she is told twice in the same words counts once.
    let mut subjects = BTreeSet::new();
    mails.retain(|mail| subjects.insert(mail.subject.clone()));
    let told: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(mails.len(), lernweg::app::cli::mail_kinds().len(), "a kind of e-mail without a story: {told:?}");
    (garden, mails)
}

/// In the afternoon she is told what waited for it, the first time one thing by itself, the second time two.
async fn gathered(garden: &Garden) {
    let world = &garden.world;
    world.later(chrono::Duration::hours(6));
    world.deliver().await;
    world.wants("lea", "discussions/answered", Rhythm::Daily).await;
    for title in ["Bees & *wasps* <in> [May](https://evil.example)", "Ants"] {
        world.later(chrono::Duration::minutes(1));
        let (lea, jonas) = (world.sign_in("lea").await, world.sign_in("jonas").await);
        let thread = crate::discussions::ask(garden, &lea, title, "They sting.").await;
        jonas
            .submit(&jonas.get(&thread.path).await, "/posts", &[("body", "See [*this*](https://evil.example).")])
            .await
            .must_be(200);
    }
    world.deliver().await;
    world.later(chrono::Duration::hours(24));
    world.deliver().await;
}

/// Lea gets a word about a post of hers and asks for a second look; and she is asked for one herself.
async fn moderation(garden: &Garden, lea: &Persona, jonas: &Persona, tom: &Persona, thread: &str) {
    let world = &garden.world;
    let posts = lea.get(thread).await.attributes("article.post", "id");
    let about = |nth: usize| format!("{thread}/posts/{}/moderation", posts[nth].trim_start_matches("post-"));
    let words = "Say it *without* <it>? See [this](https://evil.example)";
    tom.submit(&tom.get(&about(0)).await, "/note", &[("words", words)]).await.must_be(200);
    tom.submit(&tom.get(&about(1)).await, "/visibility", &[("reason", words)]).await.must_be(200);
    world.deliver().await;
    let look = async |who: &Persona| {
        let list = who.get("/me/moderation").await;
        let page = who.get(&list.attribute(".row-title a", "href").unwrap()).await;
        who.submit(&page, &page.path, &[("words", "Please *look* again.")]).await.must_be(200);
    };
    look(lea).await;
    let olga = world.sign_in("olga").await;
    let list = olga.get("/programmes/gardening/appeals").await;
    let page = olga.get(&list.attribute(".row-title a", "href").unwrap()).await;
    olga.submit(&page, &page.path, &[("outcome", "stands"), ("answer", words)]).await.must_be(200);
    let team = olga.get("/programmes/gardening/team").await;
    olga.submit(&team, "/team", &[("name", "Lea"), ("email", "lea@example.org"), ("role", "deputy")])
        .await
        .must_be(200);
    look(jonas).await;
    world.deliver().await;
    // She takes part, and later applies anew.
    let lea = world.person("lea").await;
    let end = async |tx: &lernweg::storage::Tx| {
        programme_owner::Entity::update_many()
            .col_expr(programme_owner::Column::Until, Expr::value(Some(tx.now())))
            .filter(programme_owner::Column::PersonId.eq(lea.id))
            .exec(&**tx)
            .await?;
        Ok(())
    };
    world.store.write(end).await.unwrap();
}

/// What the house tells Lea by itself: in the garden, and before a course that bears the same name begins.
async fn nudges(garden: &Garden) {
    let (world, here) = (&garden.world, garden.cohort.id);
    world.wants("lea", "nudges/alumni", Rhythm::AtOnce).await;
    let all = [("week", "2"), ("helper", "end"), ("closing", "end"), ("first", "1"), ("alumni", "4")];
    for (kind, about) in all {
        crate::nudges::told(world, here, "lea", &format!("nudges/{kind}"), about).await;
    }
    let ahead = Cohort::plan_on(world, "cooking", "Aurora", "olga", "2027-02-15").await;
    for (key, role) in [("lea", Role::Participant), ("jonas", Role::Participant), ("tom", Role::Trainer)] {
        ahead.enrol(world, key, role).await;
    }
    ahead.step(world, Step::Confirm).await;
    for kind in ["hello", "dates"] {
        crate::nudges::told(world, ahead.id, "lea", &format!("nudges/{kind}"), "start").await;
    }
    world.deliver().await;
}

/// A round is planned, and Jonas asks Lea to change places.
async fn pitches(garden: &Garden, lea: &Persona) {
    let world = &garden.world;
    let (round, _) = crate::pitches::rounds::planned(garden, &[]).await;
    world.later(chrono::Duration::minutes(11));
    let jonas = world.sign_in("jonas").await;
    crate::pitches::rounds::swap_asked(garden, round, ("jonas", &jonas), ("lea", lea)).await;
    world.deliver().await;
    let soon = format!("{}:2027-01-14", crate::pitches::rounds::sessions(garden, round).await[0].id);
    crate::nudges::told(world, garden.cohort.id, "lea", "nudges/pitch", &soon).await;
}

/// Lea's partner suggests a time, it is agreed on, and later she is asked whether she is there.
async fn partners(garden: &Garden) {
    let world = &garden.world;
    let lea = world.sign_in("lea").await;
    let page = lea.get(&garden.at("/sparring")).await;
    let names = page.texts("section[aria-labelledby=partners-h] .row-title");
    let keys: Vec<String> = names.iter().map(|name| name.trim().to_lowercase()).collect();
    let first = world.sign_in(&keys[0]).await;
    crate::sparring::suggests(garden, &first, "2027-01-08", "09:00").await.must_be(200);
    world.deliver().await;
    crate::nudges::told(world, garden.cohort.id, "lea", "nudges/waits", "2027-01-07").await;
    crate::sparring::says_yes(garden, &lea).await.must_be(200);
    for key in &keys[1..] {
        crate::sparring::says_yes(garden, &world.sign_in(key).await).await.must_be(200);
    }
    world.deliver().await;
    let id = world.person("lea").await.id;
    let (group, by) = crate::sparring::group_of(world, id, world.person(&keys[0]).await.id).await;
    let asked = lernweg::features::sparring::AskedGently { group, by, at: world.clock.now() };
    world.store.write(async |tx| tx.post(id, &asked).await).await.unwrap();
    world.deliver().await;
}

/// Lea is asked for a word on a draft, and gets one on hers. The round makes room for those of the next stories.
async fn drafts(garden: &Garden) {
    crate::pitches::drafts::asked_and_told(garden, "lea").await;
    garden.world.deliver().await;
    // She has not found time, and somebody else was asked.
    let (world, lea) = (&garden.world, garden.world.person("lea").await.id);
    let asked = entity::pitch_reading::Entity::find().filter(entity::pitch_reading::Column::PersonId.eq(lea));
    let asked = asked.one(world.store.read()).await.unwrap().unwrap();
    let late = lernweg::features::pitches::PassedOn { pitch: asked.pitch_id };
    world.store.write(async |tx| tx.post(lea, &late).await).await.unwrap();
    world.deliver().await;
    let round = entity::pitch_round::Entity::update_many()
        .col_expr(entity::pitch_round::Column::Week, sea_orm::sea_query::Expr::value(1));
    round.exec(garden.world.store.schema()).await.unwrap();
}

/// Lea is to say something to Jonas' pitch, and he says something to hers.
async fn feedback(garden: &Garden) {
    use crate::pitches::feedback::{announce, gives, heard_in};
    let world = &garden.world;
    let (round, pitches) = heard_in(garden, &["lea", "jonas"]).await;
    announce(garden, round, lernweg::features::pitches::ROUND_OVER, round.0).await;
    world.deliver().await;
    let path = garden.at(&format!("/pitches/{}/feedback", pitches["lea"]));
    gives(&world.sign_in("jonas").await, &path, "I *saw* <it> in [May](https://evil.example).", ["3"; 3]).await;
    world.deliver().await;
}

/// Lea answers an e-mail, once with a picture and once without a word.
async fn by_mail(world: &World) {
    let told = world.mail.mails_to("lea@example.org");
    let ours = |mail: &Mail| mail.header("Reply-To").filter(|to| to.starts_with("reply+"));
    let to = told.iter().find_map(ours).unwrap();
    let picture =
        "--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"a.png\"\r\n\r\nx\r\n--b--";
    for (id, body) in [(1, format!("--b\r\n\r\nBeer?\r\n{picture}")), (2, "> Beer.\r\n".to_owned())] {
        let kind = if id == 1 { "multipart/mixed; boundary=b" } else { "text/plain" };
        let mail = format!(
            "From: lea@example.org\r\nTo: {to}\r\nMessage-ID: <{id}@example.org>\r\nContent-Type: {kind}\r\n\r\n{body}"
        );
        receive(&world.house, &world.catalogue, mail.as_bytes()).await.unwrap();
    }
    world.deliver().await;
}

/// Everything Lea is told about applications: she is turned down once, and goes through the rest after it.
async fn applications(garden: &Garden, locale: &str) {
    let world = &garden.world;
    let lea = world.person("lea").await;
    let (store, email) = (&world.store, EmailAddress::parse(&lea.email).unwrap());
    // Who takes part does not apply.
    store.write(async |tx| end_stays_of(tx, lea.id).await).await.unwrap();
    let programme = programme_row(store.read(), "gardening").await.unwrap().unwrap();
    store.write(async |tx| ask_to_be_told(tx, &programme, &email, locale).await).await.unwrap();
    let wish = interest::Entity::find().one(store.read()).await.unwrap().unwrap();
    let holder = Holder { who: None, subject: Some(wish.id.to_string()) };
    world.deliver().await;
    let pass = Pass::<Interested>::ask(holder, InterestOn { interest: wish, programme: programme.clone() }).unwrap();
    store.write(async |tx| confirm_interest(tx, &pass).await).await.unwrap();
    let crocus = Cohort::plan_on(world, "gardening", "Crocus", "olga", "2027-03-01").await;
    crocus.open_to_apply(world, |intake| intake.closes_at += chrono::Duration::days(30)).await;
    run_due_jobs(store, &world.catalogue).await;
    world.deliver().await;
    for verdict in [Verdict::TurnDown, Verdict::Waitlist] {
        // Every e-mail is in the language she applied in.
        let contact = Contact { name: Name::parse("Lea").unwrap(), email: email.clone() };
        let zone = "Europe/Berlin";
        store.write(async |tx| start(tx, &programme, &contact, None, (locale, zone)).await).await.unwrap();
        let id = crocus.draft(world, "lea").await;
        let pass = own(world, id).await;
        world.deliver().await;
        store.write(async |tx| submit(tx, &pass, true, false).await).await.unwrap();
        world.deliver().await;
        decided(world, &crocus, id, verdict).await;
        if verdict == Verdict::Waitlist {
            decided(world, &crocus, id, Verdict::Offer).await;
            let may = crocus.may(world).await;
            let later = CalendarChange::Start("2027-03-08".parse().unwrap());
            let seen = may.on().cohort.calendar_version;
            store.write(async |tx| change_calendar(tx, &may, seen, &later).await).await.unwrap();
            for _ in 0..7 * 24 {
                world.later(chrono::Duration::hours(1));
                run_due_jobs(store, &world.catalogue).await;
                world.deliver().await;
            }
            crocus.step(world, Step::Cancel).await;
            world.deliver().await;
        }
    }
}

async fn decided(world: &World, cohort: &Cohort, id: ApplicationId, verdict: Verdict) {
    cohort.decide(world, &[id], verdict).await;
    cohort.settle(world).await;
    world.later(chrono::Duration::minutes(11));
    world.deliver().await;
}

/// The words people read in a text, without marks, and the addresses in it.
fn words_and_links(text: &str) -> (Vec<String>, BTreeSet<String>) {
    let (links, words): (Vec<_>, Vec<_>) = text.split_whitespace().partition(|word| word.contains("://"));
    let plain = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let links = links.iter().map(|link| link.trim_end_matches(['.', ')', '>', ',', ':']).to_owned()).collect();
    (words.into_iter().map(plain).filter(|word| !word.is_empty()).collect(), links)
}

fn addresses(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let links = Selector::parse("a[href]").unwrap();
    page.select(&links).map(|link| link.value().attr("href").unwrap().to_owned()).collect()
}

fn read_html(html: &str) -> (Vec<String>, BTreeSet<String>) {
    let page = Html::parse_document(html);
    let all = |css: &str| page.select(&Selector::parse(css).unwrap()).collect::<Vec<_>>();
    let text: String = all("body p, body li").iter().map(|part| part.text().collect::<String>() + " ").collect();
    let (words, mut links) = words_and_links(&text);
    links.extend(addresses(html));
    (words, links)
}

#[actix_web::test]
async fn text_and_html_say_the_same_in_every_kind_and_language() {
    for locale in ["de", "en"] {
        for mail in mails_of_every_kind(locale).await {
            let (text, text_links) = words_and_links(&mail.text);
            let (html, html_links) = read_html(&mail.html);
            assert_eq!(html[0], "Lernweg", "the HTML part says whose house it is");
            assert_eq!(html[1..].join(" "), text.join(" "), "{locale} {}", mail.subject);
            assert_eq!(html_links, text_links, "{locale} {}", mail.subject);
            let links = addresses(&mail.html);
            assert!(links.iter().all(|link| !link.contains("evil")), "a title is no link: {links:?}");
            assert!(mail.html.contains(&format!("<html lang=\"{locale}\">")));
            assert!(!mail.subject.contains(['{', '}']) && !mail.text.contains("{{"), "{}", mail.text);
        }
    }
}

#[actix_web::test]
async fn every_mail_has_one_reader_one_sender_and_the_time_of_the_house() {
    let (garden, mails) = one_of_every_kind("de").await;
    let rows = outbox::Entity::find().all(garden.world.store.read()).await.unwrap();
    let sent: BTreeSet<DateTime<Utc>> = rows.iter().filter_map(|row| row.sent_at).collect();
    let mut ids = BTreeSet::new();
    for mail in mails {
        // Who only left an address has no name for us yet.
        let to = mail.header("To").unwrap();
        assert_eq!(to.to_lowercase(), "lea <lea@example.org>");
        assert_eq!(mail.header("From").as_deref(), Some("Lernweg <lernweg@example.org>"));
        assert_eq!((mail.header("Cc"), mail.header("Bcc")), (None, None));
        let sent_at = DateTime::parse_from_rfc2822(&mail.header("Date").unwrap()).unwrap().with_timezone(&Utc);
        assert!(sent.contains(&sent_at), "{sent_at} is no time of the house");
        let row = rows.iter().find(|row| mail.message_id.starts_with(&row.id.to_string())).unwrap();
        let how = if row.kind.starts_with("by_mail/") { "auto-replied" } else { "auto-generated" };
        assert_eq!(mail.header("Auto-Submitted").as_deref(), Some(how));
        let brings = mail.invitation.is_some() || mail.raw.contains("filename=\"calendar.ics\"");
        let kind = if brings { "multipart/mixed" } else { "multipart/alternative" };
        assert!(mail.header("Content-Type").unwrap().starts_with(kind), "{}", mail.subject);
        assert!(ids.insert(mail.message_id.clone()), "{}", mail.message_id);
        assert!(mail.raw.split("\r\n").all(|line| line.len() <= 998), "RFC 5322: no line is longer");
    }
}

#[actix_web::test]
async fn a_mail_carries_no_right_but_the_one_it_is_about() {
    let (garden, mails) = one_of_every_kind("en").await;
    let stranger = garden.world.stranger();
    for mail in mails.iter().filter(|mail| !mail.text.contains("/sign-in/")) {
        for link in addresses(&mail.html) {
            let Some(path) = link.strip_prefix(&garden.world.url) else { continue };
            // What these links do is told in their own stories: answer, come back, be told, or not.
            if ["/mail/unsubscribe/", "/apply/", "/offers/", "/interest/", "/programmes/", "/rsvp/"]
                .iter()
                .any(|own| path.starts_with(own))
            {
                continue;
            }
            let page = stranger.get(path).await.must_be(200);
            assert!(page.path.starts_with("/sign-in?next="), "{path} led a stranger to {}", page.path);
        }
    }
}

#[actix_web::test]
async fn whoever_reads_a_language_we_do_not_write_reads_one_language_throughout() {
    for (locale, read) in [("en-GB", "en"), ("de-AT", "de"), ("nl", "en")] {
        let (garden, mails) = one_of_every_kind(locale).await;
        for mail in mails {
            let hello = if read == "de" { "Hallo" } else { "Hello" };
            assert!(mail.text.starts_with(hello), "{locale}: {}", mail.text);
            let lang = format!("<html lang=\"{read}\">");
            assert!(mail.html.contains(&lang), "{locale}: {}", mail.html);
            let footer = mail.text.lines().skip_while(|line| line.trim_end() != "--").nth(1).unwrap();
            let kinds = lernweg::app::cli::mail_kinds();
            let reasons = kinds.iter().map(|kind| format!("mail-reason-{}", kind.replace(['/', '_'], "-")));
            let mut reasons = reasons.map(|key| garden.world.house.words.plain(read, &key));
            assert!(reasons.any(|reason| footer.starts_with(&reason)), "{locale}: {footer}");
        }
    }
}

#[actix_web::test]
async fn i_am_written_to_in_the_language_i_read_when_it_leaves() {
    let garden = Garden::new().await;
    answer(&garden, "Beer.").await;
    rename(&garden.world, "elif", "Elif Demir", "de").await;
    garden.world.deliver().await;
    let mail = garden.world.mail.last_to("elif@example.org");
    assert!(mail.subject.starts_with("Jonas hat dir geantwortet"), "{}", mail.subject);
    assert_eq!(mail.to_name, "Elif Demir");
}

#[actix_web::test]
async fn no_title_and_no_name_writes_a_header_of_its_own() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let titles = [
        "Snails\r\nBcc: all@example.org",
        "Snails\nX-Evil: yes\n\n<b>body</b>",
        "=?utf-8?q?Snails?= 🐌", // a header that decodes itself
        "\u{202E}sliamS\u{2028}Bcc: x@y.z",
    ];
    for title in titles {
        let new = elif.get(&garden.at("/threads/new")).await;
        let thread = elif.submit(&new, "/threads", &[("title", title), ("body", "They eat everything.")]).await;
        let page = jonas.get(&thread.must_be(200).path).await;
        jonas.submit(&page, "/posts", &[("body", "Beer.")]).await.must_be(200);
    }
    world.deliver().await;
    let mails = world.mail.mails_to("elif@example.org");
    let subjects: BTreeSet<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    let expected = [
        "Jonas answered you: Snails Bcc: all@example.org",
        "Jonas answered you: Snails X-Evil: yes <b>body</b>",
        "Jonas answered you: = ?utf-8?q?Snails?= 🐌",
        "Jonas answered you: sliamSBcc: x@y.z",
    ];
    assert_eq!(subjects, BTreeSet::from(expected));
    for mail in mails {
        assert_eq!((mail.header("Bcc"), mail.header("X-Evil")), (None, None), "{}", mail.raw);
        assert_eq!(mail.header("To").as_deref(), Some("Elif <elif@example.org>"));
    }
}
