//! Tera, with the four functions every template has: `t`, `asset`, `when`, `key`.

use std::{
    path::Path,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant, SystemTime},
};

use anyhow::Context as _;
use chrono::{DateTime, NaiveDate, Utc};
use tera::{Context, Function, Kwargs, State, Tera, TeraResult, Value};

use super::assets;
use crate::platform::{
    files::Files,
    secrets,
    words::{Args, Words, number},
    zones::{self, Style},
};

/// The pages, parsed.
#[derive(Clone)]
pub struct Templates {
    parsed: Arc<RwLock<Parsed>>,
    words: Words,
}

struct Parsed {
    tera: Tera,
    edited: Option<SystemTime>,
    looked_at: Instant,
}

/// How often it is looked at whether a template was edited.
const LOOKS_EVERY: Duration = Duration::from_millis(200);

impl Templates {
    /// Parses every template; a mistake in one names its file and line.
    pub fn load(words: Words) -> anyhow::Result<Self> {
        let tera = parse(&words)?;
        Ok(Self {
            parsed: Arc::new(RwLock::new(Parsed { tera, edited: last_edit(), looked_at: Instant::now() })),
            words,
        })
    }

    /// Draws `file` with `context`.
    pub fn draw(&self, file: &str, context: &Context) -> anyhow::Result<String> {
        self.read_edits()?;
        let parsed = self.parsed.read().unwrap_or_else(PoisonError::into_inner);
        parsed.tera.render(file, context).with_context(|| format!("drawing {file}"))
    }

    /// In debug builds, parses again when a template was edited; a release carries them inside.
    fn read_edits(&self) -> anyhow::Result<()> {
        if !cfg!(debug_assertions) {
            return Ok(());
        }
        let (known, looked_at) = {
            let parsed = self.parsed.read().unwrap_or_else(PoisonError::into_inner);
            (parsed.edited, parsed.looked_at)
        };
        // Nobody saves and loads again faster than this.
        if looked_at.elapsed() < LOOKS_EVERY {
            return Ok(());
        }
        let edited = last_edit();
        let again = if edited == known { None } else { Some(parse(&self.words)?) };
        let mut parsed = self.parsed.write().unwrap_or_else(PoisonError::into_inner);
        (parsed.edited, parsed.looked_at) = (edited, Instant::now());
        if let Some(tera) = again {
            parsed.tera = tera;
        }
        Ok(())
    }
}

/// When a template was last edited, in debug builds.
fn last_edit() -> Option<SystemTime> {
    fn newest(folder: &Path) -> Option<SystemTime> {
        let entries = std::fs::read_dir(folder).ok()?.flatten();
        entries
            .filter_map(|entry| {
                let path = entry.path();
                if path.is_dir() { newest(&path) } else { entry.metadata().ok()?.modified().ok() }
            })
            .max()
    }
    if cfg!(debug_assertions) { newest(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates"))) } else { None }
}

fn parse(words: &Words) -> anyhow::Result<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on([".html"]);
    tera.register_function("t", translate(words.clone()));
    tera.register_function("asset", |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let path = kwargs.must_get::<&str>("path")?;
        assets::address(path).ok_or_else(|| tera::Error::message(format!("no asset {path}")))
    });
    tera.register_function("when", When);
    tera.register_function("key", |_: Kwargs, _: &State| -> TeraResult<String> { Ok(secrets::random_token()) });
    let mut pages = Files::Templates.texts("")?;
    pages.retain(|path, _| path.ends_with(".html"));
    tera.add_raw_templates(pages.iter().map(|(path, text)| (path.as_str(), text.as_str())))
        .map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(tera)
}

/// Which of the page's values a function needs; a component declares them as `@locale`, `@zone`.
fn of_page(state: &State, name: &str) -> TeraResult<String> {
    state
        .get::<String>(name)?
        .ok_or_else(|| tera::Error::message(format!("{name} is not known here: declare @{name} in the component")))
}

fn translate(words: Words) -> impl Fn(Kwargs, &State) -> TeraResult<String> + Sync + Send + 'static {
    move |kwargs, state| {
        let key = kwargs.must_get::<&str>("key")?;
        let mut args = Args::new();
        for (name, value) in kwargs.iter() {
            let Some(name) = name.as_str().filter(|name| *name != "key") else { continue };
            match (value.as_str(), value.as_f64()) {
                (Some(text), _) => args.set(name.to_owned(), text.to_owned()),
                (None, Some(count)) => args.set(name.to_owned(), number(count)),
                _ => return Err(tera::Error::message(format!("t: {name} is neither text nor number"))),
            }
        }
        let locale = of_page(state, "locale")?;
        words.say(&locale, key, &args).map_err(|error| tera::Error::message(error.to_string()))
    }
}

/// `when(at=…, style=…)`: a `<time>` in the zone and language of the reader. `at` is an
/// instant (RFC 3339) or a date; `style` is `datetime`, `date`, `short`, `day` or `month`.
struct When;

impl Function<TeraResult<String>> for When {
    fn call(&self, kwargs: Kwargs, state: &State) -> TeraResult<String> {
        let at = kwargs.must_get::<&str>("at")?;
        let style = match kwargs.get::<&str>("style")?.unwrap_or("datetime") {
            "datetime" => Style::Moment,
            "date" => Style::Date,
            "short" => Style::Short,
            "day" => Style::Day,
            "month" => Style::Month,
            other => return Err(tera::Error::message(format!("when: no style {other}"))),
        };
        let locale = of_page(state, "locale")?;
        if let Ok(date) = at.parse::<NaiveDate>() {
            let words = zones::date_words(date, locale.starts_with("de"), style);
            return Ok(format!("<time datetime=\"{date}\">{words}</time>"));
        }
        let at: DateTime<Utc> =
            at.parse().map_err(|_| tera::Error::message(format!("when: {at} is neither a date nor an instant")))?;
        let zone = of_page(state, "zone")?;
        let zone = zones::zone(&zone).ok_or_else(|| tera::Error::message(format!("when: no zone {zone}")))?;
        let words = zones::words(at, zone, &locale, style);
        let instant = at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        Ok(format!("<time datetime=\"{instant}\" data-local>{words}</time>"))
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// A context with these values.
pub fn context_of(values: impl IntoIterator<Item = (&'static str, Value)>) -> Context {
    let mut context = Context::new();
    for (name, value) in values {
        context.insert_value(name, value);
    }
    context
}
