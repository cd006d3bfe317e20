//! A real browser: Chromium, driven through chromedriver.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};
use thirtyfour::{
    By, ChromiumLikeCapabilities, DesiredCapabilities, Key, WebDriver, WebElement,
    extensions::query::{ElementPollerWithTimeout, ElementQueryable, IntoElementPoller},
};

use super::left_out;

/// A window on the house.
pub struct Browser {
    // Ended first: a driver that is dropped while its window is open would wait for an answer.
    process: Process,
    driver: WebDriver,
    base: String,
    name: String,
    shots: std::cell::Cell<usize>,
    javascript: bool,
    port: u16,
    _profile: tempfile::TempDir,
}

struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn installed(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// Whether there is a browser here. Where there is none, says so.
pub fn there_is_a_browser() -> bool {
    let there = installed("chromedriver") && (installed("chromium") || installed("chromium-browser"));
    if !there {
        left_out("journeys: no chromium with chromedriver");
    }
    there
}

/// Starts the driver. Where its port is taken between choosing and taking it, it ends; then another is started.
fn chromedriver() -> (Process, u16) {
    (0..3).find_map(|_| start_driver()).expect("chromedriver did not say its port")
}

fn start_driver() -> Option<(Process, u16)> {
    let child = Command::new("chromedriver")
        .args(["--port=0", "--log-level=SEVERE"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut process = Process(child);
    let lines = BufReader::new(process.0.stdout.take().unwrap()).lines();
    for line in lines.map_while(Result::ok) {
        if let Some(port) =
            line.rsplit_once("successfully on port ").and_then(|(_, port)| port.trim_end_matches('.').parse().ok())
        {
            return Some((process, port));
        }
    }
    None
}

/// When the page began, if pressing the element leads away from it: a link to elsewhere, a button that sends a form.
const LEADS_AWAY: &str = "
    const link = arguments[0].closest('a[href]'), button = arguments[0].closest('button, input[type=submit]');
    const elsewhere = link && !link.hasAttribute('download') && link.target !== '_blank' && link.protocol.startsWith('http')
        && !(link.hash && link.href.split('#')[0] === location.href.split('#')[0]);
    const form = button && button.type === 'submit' && button.form;
    const sends = form && form.method !== 'dialog' && (form.noValidate || button.formNoValidate || form.checkValidity());
    return elsewhere || sends ? performance.timeOrigin : null";

/// How a browser is set up.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub width: u32,
    pub height: u32,
    pub dark: bool,
    pub javascript: bool,
    pub language: &'static str,
}

impl Look {
    /// A phone, in the dark, without JavaScript.
    pub const PHONE: Self = Self { width: 360, height: 740, dark: true, javascript: false, language: "de" };
    /// A desktop, in the light, with JavaScript.
    pub const DESKTOP: Self = Self { width: 1280, height: 900, dark: false, javascript: true, language: "en" };
}

impl Browser {
    /// Opens a window on `base`. `name` is the folder its screenshots go to.
    pub async fn open(base: &str, name: &str, look: Look) -> Self {
        super::choose_cryptography();
        let (process, port) = chromedriver();
        let profile = tempfile::tempdir().unwrap();
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            &format!("--lang={}", look.language),
            &format!("--window-size={},{}", look.width, look.height),
            &format!("--user-data-dir={}", profile.path().display()),
        ] {
            capabilities.add_arg(argument).unwrap();
        }
        let accept = json!({ "intl.accept_languages": look.language });
        capabilities.add_experimental_option("prefs", accept).unwrap();
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await.unwrap();
        let browser = Self {
            driver,
            base: base.to_owned(),
            name: name.to_owned(),
            shots: std::cell::Cell::new(0),
            javascript: look.javascript,
            process,
            port,
            _profile: profile,
        };
        let metrics =
            json!({ "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": look.width < 500 });
        browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        let scheme = if look.dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser.devtools("Emulation.setEmulatedMedia", features).await;
        if !look.javascript {
            browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        }
        browser
    }

    async fn devtools(&self, command: &str, parameters: Value) {
        let session = self.driver.session_id();
        let address = format!("http://127.0.0.1:{}/session/{session}/goog/cdp/execute", self.port);
        let body = json!({ "cmd": command, "params": parameters }).to_string();
        let sent = reqwest::Client::builder().no_proxy().build().unwrap().post(address).body(body).send().await;
        assert!(sent.unwrap().status().is_success(), "{command}");
    }

    /// From now on every page keeps what its policy forbids it in `window.forbidden`.
    pub async fn watch(&self) {
        let source = "window.forbidden = []; document.addEventListener('securitypolicyviolation',
            seen => window.forbidden.push(seen.effectiveDirective + ' ' + seen.sample + ' ' + seen.blockedURI))";
        self.devtools("Page.enable", json!({})).await;
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    }

    /// Goes to a path.
    pub async fn go(&self, path: &str) {
        self.driver.goto(format!("{}{path}", self.base)).await.unwrap();
    }

    /// The path the window shows.
    pub async fn path(&self) -> String {
        let url = self.driver.current_url().await.unwrap();
        url.as_str().strip_prefix(&self.base).unwrap_or(url.as_str()).to_owned()
    }

    /// The first visible element a selector finds; waits for it as long as a page takes.
    pub async fn find(&self, css: &str) -> WebElement {
        let query = self.driver.query(By::Css(css)).first().await;
        match query {
            Ok(element) => element,
            Err(_) => panic!("no {css} on {}\n{}", self.path().await, self.text().await),
        }
    }

    /// Whether a selector finds anything now.
    pub async fn has(&self, css: &str) -> bool {
        !self.driver.find_all(By::Css(css)).await.unwrap().is_empty()
    }

    /// Presses what a selector finds. Where that leads to another page, waits until the page it was on is gone:
    /// what is looked for next must not be found on a page that is about to leave.
    pub async fn press(&self, css: &str) {
        let element = self.find(css).await;
        let leads = self.driver.execute(LEADS_AWAY, vec![element.to_json().unwrap()]).await.unwrap().json().clone();
        // To the middle: at the edge, the bar at the bottom of a phone would take the click.
        element.scroll_into_view().await.unwrap();
        element.click().await.unwrap_or_else(|error| panic!("{css}: {error}"));
        if leads != Value::Null {
            let mut patience = ElementPollerWithTimeout::default().start();
            // And until the next one is there whole: without its styles it is wider than a phone.
            let arrived = format!("return performance.timeOrigin !== {leads} && document.readyState === 'complete'");
            while self.run(&arrived).await != Value::Bool(true) {
                assert!(patience.tick().await, "{css} leads nowhere on {}", self.path().await);
            }
        }
    }

    /// What an attribute of what a selector finds says, read in one step; empty if it has none.
    pub async fn attribute(&self, css: &str, name: &str) -> String {
        self.find(css).await;
        let value = self.run(&format!("return document.querySelector({css:?})?.getAttribute({name:?})")).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Types into what a selector finds.
    pub async fn write(&self, css: &str, words: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap();
        field.send_keys(words).await.unwrap();
    }

    /// Chooses a file.
    pub async fn choose(&self, css: &str, file: &std::path::Path) {
        self.find(css).await.send_keys(file.display().to_string()).await.unwrap();
    }

    /// Presses a key, wherever the focus is.
    pub async fn key(&self, key: Key) {
        let here = self.driver.active_element().await.unwrap();
        // The driver takes what is sent to a field for files for the name of one: there the key itself is pressed.
        if here.attr("type").await.unwrap().as_deref() == Some("file") {
            return self.driver.action_chain().send_keys(key).perform().await.unwrap();
        }
        here.send_keys(key).await.unwrap();
    }

    /// Types words, wherever the focus is.
    pub async fn type_words(&self, words: &str) {
        self.driver.active_element().await.unwrap().send_keys(words).await.unwrap();
    }

    /// Goes from one thing to the next with Tab until the focus is on what a
    /// selector finds. Everything on the way must be visible and nothing may lie on top of it.
    pub async fn tab_to(&self, css: &str) {
        for _ in 0..150 {
            self.key(Key::Tab).await;
            let seen = self
                .run(&format!(
                    "const here = document.activeElement; const box = here.getBoundingClientRect();
                     const x = box.left + Math.min(box.width, 40) / 2, y = box.top + Math.min(box.height, 40) / 2;
                     const top = document.elementFromPoint(x, y);
                     return [here.matches({css:?}), here === document.body || here.contains(top) || (top !== null && top.contains(here)), here.outerHTML.slice(0, 120)]"
                ))
                .await;
            assert_eq!(seen[1], Value::Bool(true), "hidden under something on {}: {}", self.path().await, seen[2]);
            if seen[0] == Value::Bool(true) {
                return;
            }
        }
        panic!("Tab does not reach {css} on {}", self.path().await);
    }

    /// The words of the page, read in one step: between finding a body and reading it,
    /// a page that is about to leave would be gone.
    pub async fn text(&self) -> String {
        self.run("return document.body ? document.body.innerText : ''").await.as_str().unwrap().to_owned()
    }

    /// Fails unless the page says this; waits for it as long as a page takes.
    pub async fn must_say(&self, words: &str) {
        let mut patience = ElementPollerWithTimeout::default().start();
        loop {
            let text = self.text().await;
            if text.contains(words) {
                return;
            }
            assert!(patience.tick().await, "{words:?} is not on {}:\n{text}", self.path().await);
        }
    }

    /// Runs a script and returns what it returns.
    pub async fn run(&self, script: &str) -> Value {
        self.driver.execute(script, vec![]).await.unwrap().json().clone()
    }

    /// Keeps a picture of the whole page, outside git.
    pub async fn picture(&self, what: &str) {
        let nth = self.shots.get() + 1;
        self.shots.set(nth);
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("journeys").join(&self.name);
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{nth:02}-{what}.png"));
        // On a machine that is busy with other things a picture may take longer than the driver waits.
        if self.driver.screenshot(&file).await.is_err() {
            self.driver.screenshot(&file).await.unwrap();
        }
    }

    /// Becomes whoever holds this session.
    pub async fn hold(&self, session: &str) {
        self.go("/healthz").await;
        self.driver.delete_all_cookies().await.unwrap();
        let mut cookie = thirtyfour::Cookie::new("lernweg-session", session);
        cookie.set_path("/");
        self.driver.add_cookie(cookie).await.unwrap();
    }

    /// Fails if axe finds anything that keeps people out, or the page is wider than the window.
    pub async fn must_be_accessible(&self) {
        // The page was drawn without scripts; only the checker may use them.
        if !self.javascript {
            self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
        }
        self.look_with_axe().await;
        if !self.javascript {
            self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        }
    }

    async fn look_with_axe(&self) {
        let path = self.path().await;
        let wider = self.run("return document.documentElement.scrollWidth > window.innerWidth").await;
        assert_eq!(wider, Value::Bool(false), "{path} scrolls sideways");
        let Ok(axe) = std::env::var("LERNWEG_TEST_AXE") else {
            left_out("axe: LERNWEG_TEST_AXE names no axe.min.js");
            return;
        };
        let source = std::fs::read_to_string(&axe).unwrap();
        self.driver.execute(format!("{source}; return 1"), vec![]).await.unwrap();
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']})
               .then(found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' ; '))),
                     error => done(['axe failed: ' + error]))";
        let found = self.driver.execute_async(script, vec![]).await.unwrap();
        assert_eq!(found.json(), &json!([]), "{path}");
    }

    /// Closes the window.
    pub async fn close(self) {
        let Self { driver, process, .. } = self;
        driver.quit().await.unwrap();
        drop(process);
    }
}
