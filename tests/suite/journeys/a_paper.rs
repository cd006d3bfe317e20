//! Two people write in one section of a paper at the same time, each in a browser that saves by itself: whatever
//! either was told is saved stands in the end, or they were shown both texts and said what is to stand.

use std::time::Duration;

use crate::{
    documents::{text_of, with_text},
    harness::{Browser, Garden, Look, Persona, there_is_a_browser},
};

/// Numbers that look like chance and are the same every time.
struct Seed(u64);

impl Seed {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

const FIELD: &str = "const field = document.querySelector('textarea[data-autosave]'); const form = field.form;";

/// Somebody with a browser, writing.
struct Writer {
    browser: Browser,
    section: String,
    /// How often they were shown both texts.
    shown: usize,
}

impl Writer {
    async fn new(garden: &Garden, who: &Persona, name: &str, section: &str) -> Self {
        let browser = Browser::open(&garden.world.url, name, Look::DESKTOP).await;
        browser.hold(who.session()).await;
        let writer = Self { browser, section: section.to_owned(), shown: 0 };
        writer.open().await;
        writer
    }

    async fn open(&self) {
        self.browser.go(&self.section).await;
        self.ready().await;
    }

    /// The page's own script is there.
    async fn ready(&self) {
        self.until("document.querySelector('textarea[data-autosave]')?.form.hasAttribute('data-by-itself')").await;
    }

    async fn until(&self, what: &str) {
        for _ in 0..1_500 {
            if self.browser.run(&format!("return Boolean({what})")).await == true {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{what} never came about on {}:\n{}", self.browser.path().await, self.browser.text().await);
    }

    /// Writes a word: a sentence of its own behind some other, or at the end of one that is there. Then they look
    /// up, and the page saves.
    async fn write(&self, word: &str, place: u64, own: bool) {
        let script = format!(
            "{FIELD} const all = field.value.split(' '); const at = {place} % all.length;
             {change}
             field.value = all.join(' ');
             field.dispatchEvent(new Event('input')); field.dispatchEvent(new Event('blur'));",
            change = match own {
                true => format!("all.splice(at, 0, '{word}.');"),
                false => format!("all[at] = all[at].replace('.', '-{word}.');"),
            }
        );
        self.browser.run(&script).await;
    }

    /// Waits until the page has its answer; where the texts touch, presses the button, keeps both, and goes on.
    async fn settle(&mut self) {
        self.until("!document.querySelector('textarea[data-autosave]')?.form.hasAttribute('aria-busy')").await;
        if !self.browser.text().await.contains("Press “Save”") {
            return;
        }
        self.browser.run(&format!("{FIELD} form.requestSubmit(form.querySelector('button:not([name])'));")).await;
        loop {
            self.until("document.querySelector('h1') && document.readyState === 'complete'").await;
            let view = self.browser.attribute("body", "data-view").await;
            match view.as_str() {
                // The other went elsewhere meanwhile: it was merged after all.
                "documents/show.html" => break,
                "documents/touching.html" => {
                    self.shown += 1;
                    self.browser
                        .run(
                            "const field = document.querySelector('textarea[name=body]');
                             field.value = field.value.split('\\n').filter((line) => !line.includes('⟦') && line !== '')
                                 .map((line) => line.trim()).join(' ');
                             document.documentElement.dataset.left = 'yes';
                             field.form.requestSubmit(field.form.querySelector('button:not([name])'));",
                        )
                        .await;
                    self.until("!document.documentElement.dataset.left").await;
                }
                _ => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
        self.open().await;
    }
}

async fn two_write(steps: u64, seed: u64) {
    if !there_is_a_browser() {
        return;
    }
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let begin = (0..40).map(|nth| format!("begin{nth}.")).collect::<Vec<_>>().join(" ");
    let (_, section) = with_text(&garden, &elif, &begin).await;
    let mut writers = [
        Writer::new(&garden, &elif, "paper-elif", &section).await,
        Writer::new(&garden, &jonas, "paper-jonas", &section).await,
    ];
    let mut seed = Seed(seed);
    for step in 0..steps {
        let (who, place, own) = (seed.below(2) as usize, seed.below(1_000), seed.below(3) > 0);
        writers[who].write(&format!("w{step}"), place, own).await;
        // Now and then the other writes before the answer is there.
        if seed.below(2) == 0 {
            let (place, own) = (seed.below(1_000), seed.below(3) > 0);
            writers[1 - who].write(&format!("x{step}"), place, own).await;
            writers[1 - who].settle().await;
            writers[who].settle().await;
            has(&elif, &section, &format!("x{step}")).await;
        } else {
            writers[who].settle().await;
        }
        has(&elif, &section, &format!("w{step}")).await;
    }
    let text = text_of(&elif, &section).await;
    for step in 0..steps {
        assert!(text.contains(&format!("w{step}.")) || text.contains(&format!("w{step}-")), "w{step} is lost: {text}");
    }
    assert!((0..40).all(|nth| text.contains(&format!("begin{nth}"))), "{text}");
    let shown: usize = writers.iter().map(|one| one.shown).sum();
    println!("{steps} steps, both texts shown {shown} times, {} characters in the end", text.chars().count());
    for writer in writers {
        writer.browser.close().await;
    }
}

async fn has(who: &Persona, section: &str, word: &str) {
    let text = text_of(who, section).await;
    assert!(text.contains(word), "{word} was acknowledged and is not in: {text}");
}

#[actix_web::test]
async fn two_browsers_write_in_one_section_and_nothing_is_lost() {
    two_write(60, 8).await;
}

/// The long form of the same.
#[actix_web::test]
#[ignore = "takes minutes: cargo test --test suite -- --ignored two_browsers_write_for_long"]
async fn two_browsers_write_for_long_and_nothing_is_lost() {
    two_write(500, 92).await;
}
