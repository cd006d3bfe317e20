//! Ten weeks of the whole product, drawn by lot: people walk from page to page and send whatever forms they find there,
//! mail servers are ill, two processes share the work, and time goes on. Nothing may ever break, and what must be true
//! of the database is true after every few steps.
//!
//! The dice are thrown from a seed. `LERNWEG_TEST_SEEDS=40` plays forty games, `LERNWEG_TEST_SEED=7` the seventh, and
//! `LERNWEG_TEST_STEPS` says how long one is.

mod forms;

use std::{collections::VecDeque, fmt::Write};

use chrono::Duration;
use entity::states::Role;
use lernweg::{
    app::{invariants::breaches, run_due_jobs},
    features::cohorts::{Step, change_seats},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};

use self::forms::{Found, forms, links};
use crate::harness::{Cohort, Mood, Page, Persona, World, application_link};

/// Ten weeks.
const DAYS: i64 = 70;
/// How many steps there are in them, unless somebody says otherwise.
const STEPS: usize = 350;
/// After how many steps the database is asked.
const ASKED: usize = 10;
/// Of how many steps a failure tells.
const TOLD: usize = 40;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|number| number.parse().ok())
}

/// Somebody on their way.
struct Walker {
    key: &'static str,
    /// Whether they have an account.
    member: bool,
    persona: Persona,
    here: Page,
}

/// One game.
struct Game {
    world: World,
    dice: StdRng,
    walkers: Vec<Walker>,
    told: VecDeque<String>,
    seed: u64,
}

const MEMBERS: [&str; 9] = ["olga", "tom", "tara", "elif", "jonas", "ada", "bo", "cleo", "dora"];
const APPLICANTS: [&str; 6] = ["anna", "bert", "carl", "dina", "emil", "fred"];

impl Game {
    /// A cohort that begins on the first Monday, and one that people apply for.
    async fn new(seed: u64) -> Self {
        let world = World::new().await;
        let runs = Cohort::plan(&world, "gardening", "Aurora", "olga").await;
        let may = runs.may(&world).await;
        world.store.write(async |tx| change_seats(tx, &may, 6).await).await.unwrap();
        for (key, role) in
            MEMBERS.iter().skip(1).zip([Role::Trainer, Role::Trainer].into_iter().chain([Role::Participant; 3]))
        {
            runs.enrol(&world, key, role).await;
        }
        runs.step(&world, Step::Confirm).await;
        let opens = Cohort::plan_on(&world, "gardening", "Crocus", "olga", "2027-03-01").await;
        opens.open_to_apply(&world, |_| {}).await;
        opens.enrol(&world, "tara", Role::Trainer).await;
        let mut walkers = Vec::new();
        for key in MEMBERS {
            let persona = world.sign_in(key).await;
            let here = persona.get("/home").await;
            walkers.push(Walker { key, member: true, persona, here });
        }
        for key in APPLICANTS {
            let id = opens.apply(&world, key).await;
            let persona = world.stranger();
            let here = persona.get(&application_link(&world, id)).await;
            walkers.push(Walker { key, member: false, persona, here });
        }
        Self { world, dice: StdRng::seed_from_u64(seed), walkers, told: VecDeque::new(), seed }
    }

    fn tell(&mut self, what: String) {
        self.told.push_back(what);
        if self.told.len() > TOLD {
            self.told.pop_front();
        }
    }

    /// The last steps, for whoever has to find out.
    fn trail(&self) -> String {
        let mut trail = format!("seed {}: it happened so:\n", self.seed);
        for line in &self.told {
            let _ = writeln!(trail, "  {line}");
        }
        trail
    }

    /// Somebody follows a link, sends a form, or opens an e-mail.
    async fn walk(&mut self) {
        let nth = self.dice.random_range(0..self.walkers.len());
        let (key, member) = (self.walkers[nth].key, self.walkers[nth].member);
        // A session that is over, a page that is none: begin again.
        let lost = !self.walkers[nth].here.status.is_success() || self.walkers[nth].here.path.starts_with("/sign-in");
        if lost && member {
            self.walkers[nth].persona = self.world.sign_in(key).await;
            self.go(nth, "/home").await;
        }
        match self.dice.random_range(0..100) {
            0..8 => self.open_mail(nth).await,
            8..55 => self.follow(nth).await,
            _ => self.send(nth).await,
        }
    }

    async fn go(&mut self, nth: usize, path: &str) {
        let key = self.walkers[nth].key;
        self.tell(format!("{} {key} reads {path}", self.world.store.now().format("%m-%d %H:%M")));
        let page = self.walkers[nth].persona.get(path).await;
        self.arrive(nth, page);
    }

    fn arrive(&mut self, nth: usize, page: Page) {
        let broken = page.status.is_server_error();
        assert!(!broken, "{}{} {}\n{}", self.trail(), page.path, page.status, page.text());
        self.walkers[nth].here = page;
    }

    async fn open_mail(&mut self, nth: usize) {
        let address = format!("{}@example.org", self.walkers[nth].key);
        let mails = self.world.mail.mails_to(&address);
        let Some(mail) = mails.last() else { return };
        let links = mail.links(&self.world.url);
        if links.is_empty() {
            return;
        }
        let link = links[self.dice.random_range(0..links.len())].clone();
        let path = link.strip_prefix(&self.world.url).unwrap_or("/").to_owned();
        self.go(nth, if path.is_empty() { "/" } else { &path }).await;
    }

    async fn follow(&mut self, nth: usize) {
        let around = self.dice.random_range(0..10) == 0;
        let links = links(&self.walkers[nth].here, around);
        if links.is_empty() {
            return self.go(nth, "/home").await;
        }
        let link = links[self.dice.random_range(0..links.len())].clone();
        self.go(nth, &link).await;
    }

    async fn send(&mut self, nth: usize) {
        let found: Vec<Found> = forms(&self.walkers[nth].here);
        // Every page has the field of the search; that is soon found out.
        let only_search = found.iter().all(|form| form.reads) && self.dice.random_range(0..4) > 0;
        if found.is_empty() || only_search {
            return self.follow(nth).await;
        }
        let form = &found[self.dice.random_range(0..found.len())];
        let fields = form.filled(&mut self.dice, self.world.store.now());
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let key = self.walkers[nth].key;
        let shown: Vec<String> = fields
            .iter()
            .filter(|(name, _)| name != "_key")
            .map(|(name, value)| format!("{name}={value:.40}"))
            .collect();
        self.tell(format!(
            "{} {key} sends {} {}",
            self.world.store.now().format("%m-%d %H:%M"),
            form.action,
            shown.join(" ")
        ));
        let persona = self.walkers[nth].persona.clone();
        if form.reads {
            let query: Vec<String> =
                fields.iter().map(|(name, value)| format!("{name}={}", urlencoding(value))).collect();
            let path = form.action.split('?').next().unwrap_or("/").to_owned();
            return self.go(nth, &format!("{path}?{}", query.join("&"))).await;
        }
        let page = persona.send(&form.action, &sent).await;
        let next =
            page.headers.get("location").map(|next| next.to_str().unwrap().split('#').next().unwrap().to_owned());
        match next {
            Some(next) if next.starts_with('/') => self.go(nth, &next).await,
            _ => self.arrive(nth, page),
        }
    }

    /// Time goes on; what is due is done, by one of two postmen, over mail servers as they are.
    async fn goes_on(&mut self, by: Duration, other: &lernweg::app::Postman) {
        self.world.later(by);
        if self.dice.random_range(0..3) > 0 {
            return;
        }
        let mood = match self.dice.random_range(0..10) {
            0 => Mood::Defers,
            1 => Mood::Refuses,
            2 => Mood::DropsAfterData,
            3 => Mood::ClosesAfter(2),
            _ => Mood::Accepts,
        };
        self.world.mail.is(mood);
        run_due_jobs(&self.world.store, &self.world.catalogue).await;
        let postman = if self.dice.random_range(0..2) == 0 { &self.world.postman } else { other };
        let _ = postman.drain().await.unwrap_or_else(|error| panic!("{}{error:?}", self.trail()));
    }

    async fn must_be_sound(&self, step: usize) {
        let found = breaches(self.world.store.read(), self.world.store.now()).await.unwrap();
        assert!(found.is_empty(), "{}after step {step}: {found:#?}", self.trail());
    }
}

fn urlencoding(value: &str) -> String {
    percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC).to_string()
}

async fn play(seed: u64, steps: usize) {
    let mut game = Game::new(seed).await;
    let (_house, other) = game.world.another_postman().await;
    let most = DAYS * 24 * 60 * 2 / i64::try_from(steps).unwrap();
    for step in 0..steps {
        let by = Duration::minutes(game.dice.random_range(0..most.max(1)));
        game.goes_on(by, &other).await;
        game.walk().await;
        if step % ASKED == 0 {
            game.must_be_sound(step).await;
        }
    }
    game.must_be_sound(steps).await;
}

#[actix_web::test]
async fn ten_weeks_of_everything_break_nothing() {
    let steps = number("LERNWEG_TEST_STEPS").and_then(|steps| usize::try_from(steps).ok()).unwrap_or(STEPS);
    if let Some(seed) = number("LERNWEG_TEST_SEED") {
        return play(seed, steps).await;
    }
    for seed in 1..=number("LERNWEG_TEST_SEEDS").unwrap_or(2) {
        play(seed, steps).await;
    }
}
