//! One request, as handlers see it: the house, who came, and in which language and zone.

use std::collections::BTreeMap;

use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    dev::Payload,
    http::{StatusCode, header},
    web::Data,
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::{
    address::local_path,
    cookies::{self, Kind},
    forms::{Form, FormError, FormState, Input},
    gates::actor,
    house::House,
    templates::context_of,
    views::{Flash, Frame, FrameLocale, FramePerson, View, initials},
    waiting::Line,
};
use crate::{
    identity::Actor,
    platform::{
        errors::{Error, Mistake, Result},
        words::{Args, Locale, number},
        zones,
    },
    storage::{Tx, idempotency::FormKey, idempotency::Outcome, standstill::Standstill},
};

/// One request.
#[derive(Clone)]
pub struct Visit {
    /// What all rooms share.
    pub house: Data<House>,
    /// Who is signed in.
    pub who: Option<Actor>,
    /// The language of the page.
    pub locale: Locale,
    /// The zone of its dates.
    pub zone: Tz,
    path: String,
    theme: &'static str,
    flash: Option<String>,
    /// Whether what they see is theirs alone: they are signed in, or hold the link to an application.
    personal: bool,
}

impl FromRequest for Visit {
    type Error = Error;
    type Future = std::future::Ready<Result<Self>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Self::of(req))
    }
}

fn value_of(thing: &impl Serialize) -> Result<tera::Value> {
    Ok(tera::Value::try_from_serializable(thing).map_err(|error| anyhow::anyhow!("{error}"))?)
}

/// The theme a look cookie names.
fn theme(name: &str) -> &'static str {
    match name {
        "light" => "light",
        "dark" => "dark",
        _ => "system",
    }
}

impl Visit {
    /// Reads a request.
    pub fn of(req: &HttpRequest) -> Result<Self> {
        let house = req.app_data::<Data<House>>().cloned();
        let house = house.ok_or_else(|| Error::Broken(anyhow::anyhow!("the app has no house")))?;
        let who = actor(req);
        let look = cookies::read(req, &house, Kind::Look).unwrap_or_default();
        let (chosen_locale, chosen_theme) = look.split_once('.').unwrap_or(("", ""));
        let accepted = req.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let locale = who
            .as_ref()
            .and_then(|who| house.words.locale(&who.locale))
            .or_else(|| house.words.locale(chosen_locale))
            .unwrap_or_else(|| house.words.negotiate(accepted.unwrap_or("")));
        let zone = who.as_ref().and_then(|who| zones::zone(&who.zone)).unwrap_or(Tz::Europe__Berlin);
        let query = req.uri().path_and_query().map_or(req.path(), |path| path.as_str());
        Ok(Self {
            personal: who.is_some() || cookies::read(req, &house, Kind::Pass).is_some(),
            flash: cookies::read(req, &house, Kind::Flash),
            path: if local_path(query) == "/" { req.path().to_owned() } else { query.to_owned() },
            theme: theme(chosen_theme),
            house,
            who,
            locale,
            zone,
        })
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        self.house.store.now()
    }

    /// Path and query of the request.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Draws a page.
    pub fn draw<V: View>(&self, view: &V) -> Result<HttpResponse> {
        self.draw_as(StatusCode::OK, view)
    }

    /// Draws a page with a status of its own.
    pub fn draw_as<V: View>(&self, status: StatusCode, view: &V) -> Result<HttpResponse> {
        let cohort = view.cohort();
        let frame = self.frame(V::FILE, cohort);
        let html = self.html(V::FILE, &frame, view)?;
        let mut response = HttpResponse::build(status);
        response.content_type("text/html; charset=utf-8");
        // What is somebody's own must not lie in a shared cache, nor come back after they have signed out.
        let cache = if self.personal { "no-store" } else { "no-cache, private" };
        response.insert_header((header::CACHE_CONTROL, cache));
        response.insert_header((header::CONTENT_LANGUAGE, self.locale.tag()));
        if self.flash.is_some() {
            response.cookie(cookies::gone(&self.house, Kind::Flash));
        }
        Ok(response.body(html))
    }

    fn html(&self, file: &'static str, frame: &Frame, page: &impl Serialize) -> Result<String> {
        let context = context_of([
            ("frame", value_of(frame)?),
            ("page", value_of(page)?),
            ("locale", tera::Value::normal_string(self.locale.tag())),
            ("zone", tera::Value::normal_string(self.zone.name())),
        ]);
        Ok(self.house.templates.draw(file, &context)?)
    }

    /// Draws something that is no page and stands in no frame: a chapter of a book.
    pub fn part(&self, file: &'static str, part: &impl Serialize) -> Result<String> {
        let context = context_of([
            ("page", value_of(part)?),
            ("locale", tera::Value::normal_string(self.locale.tag())),
            ("zone", tera::Value::normal_string(self.zone.name())),
        ]);
        Ok(self.house.templates.draw(file, &context)?)
    }

    fn frame(&self, view: &'static str, cohort: Option<super::views::CohortStrip>) -> Frame {
        let house = &self.house;
        let locales = house.words.locales().map(|locale| FrameLocale {
            tag: locale.tag().to_owned(),
            name: house.words.plain(locale.tag(), "frame-language-name"),
            current: *locale == self.locale,
        });
        let flash = self.flash.as_deref().and_then(|said| {
            let kind = if said.starts_with("problem-") { "problem" } else { "done" };
            let key = format!("said-{}", said.trim_start_matches("problem-"));
            let text = house.words.say(self.locale.tag(), &key, &Args::new()).ok()?;
            Some(Flash { kind, text })
        });
        Frame {
            view,
            site: house.site.clone(),
            path: self.path.clone(),
            locales: locales.collect(),
            theme: self.theme,
            who: self.who.as_ref().map(|who| FramePerson {
                name: who.name.clone(),
                initials: initials(&who.name),
                unreached: who.unreached_since.is_some(),
            }),
            nav: cohort.as_ref().map(|cohort| cohort.nav.clone()).unwrap_or_default(),
            cohort,
            flash,
            demo: house.demo,
            standstill: house.store.standstill().map(|why| self.standstill(&why)),
        }
    }

    fn standstill(&self, why: &Standstill) -> String {
        match why {
            Standstill::NoRoom => self.say("frame-no-room"),
            Standstill::Announced(because) => {
                let mut args = Args::new();
                args.set("because", because.clone());
                self.house.words.say(self.locale.tag(), "frame-standstill", &args).unwrap_or_else(|_| because.clone())
            }
        }
    }

    /// Sends the browser on and leaves what was just said for the page it comes to.
    pub fn go_keeping_word(&self, path: &str) -> HttpResponse {
        HttpResponse::SeeOther().insert_header((header::LOCATION, path)).finish()
    }

    /// The languages there are words in: tag and own name.
    pub fn languages(&self) -> Vec<(String, String)> {
        let words = &self.house.words;
        let named = |locale: &Locale| (locale.tag().to_owned(), words.plain(locale.tag(), "frame-language-name"));
        words.locales().map(named).collect()
    }

    /// Runs a form's work once and sends the browser on.
    pub async fn once(&self, key: &FormKey, work: impl AsyncFn(&Tx) -> Result<Outcome>) -> Result<HttpResponse> {
        let who = self.who.as_ref().map(|who| who.id);
        let outcome = self.house.store.once(key, who, work).await?;
        self.house.mail_queued.notify_one();
        Ok(self.go(&outcome))
    }

    /// The same for what lets people in, which goes on where there is hardly any room left.
    pub async fn once_at_the_door(
        &self,
        key: &FormKey,
        work: impl AsyncFn(&Tx) -> Result<Outcome>,
    ) -> Result<HttpResponse> {
        let who = self.who.as_ref().map(|who| who.id);
        let outcome = self.house.store.once_at_the_door(key, who, work).await?;
        self.house.mail_queued.notify_one();
        Ok(self.go(&outcome))
    }

    /// What every form does: reads its input, runs `work` once and sends the browser on;
    /// a refused form goes to `again`, which draws its page with what was typed and why it was not taken.
    pub async fn submit<T: Input>(
        &self,
        form: &Form<T>,
        work: impl AsyncFn(&Tx, &T) -> Result<Outcome>,
        again: impl AsyncFnOnce(StatusCode, FormState) -> Result<HttpResponse>,
    ) -> Result<HttpResponse> {
        let done = match form.read() {
            Ok(input) => self.once(form.key()?, async |tx| work(tx, &input).await).await,
            Err(error) => Err(error),
        };
        match done {
            Ok(response) => Ok(response),
            Err(error) => {
                let (status, state) = self.refused(form, error)?;
                again(status, state).await
            }
        }
    }

    /// Sends the browser on, saying what was done.
    pub fn go(&self, outcome: &Outcome) -> HttpResponse {
        let mut response = HttpResponse::SeeOther();
        response.insert_header((header::LOCATION, outcome.path.as_str()));
        if let Some(said) = &outcome.said {
            response.cookie(cookies::make(&self.house, Kind::Flash, said.clone(), Some(60)));
        }
        response.finish()
    }

    /// A form to be shown again: what was typed, and why it was not taken.
    /// An error that is no refusal passes through.
    pub fn refused<T: Input>(&self, form: &Form<T>, error: Error) -> Result<(StatusCode, FormState)> {
        self.refused_with(form.values(), error)
    }

    /// The same for values that came another way.
    pub fn refused_with(&self, values: BTreeMap<String, String>, error: Error) -> Result<(StatusCode, FormState)> {
        let (status, errors) = match error {
            Error::Mistakes(mistakes) => {
                (StatusCode::UNPROCESSABLE_ENTITY, mistakes.iter().map(|mistake| self.mistake(mistake)).collect())
            }
            Error::Refused(refusal) => {
                let status = StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::CONFLICT);
                (status, vec![FormError { field: String::new(), text: self.say(refusal.key) }])
            }
            other => return Err(other),
        };
        Ok((status, FormState { values, errors }))
    }

    fn mistake(&self, mistake: &Mistake) -> FormError {
        FormError { field: mistake.field.clone(), text: self.sentence(mistake) }
    }

    /// What is wrong, in the language of the page.
    pub fn sentence(&self, mistake: &Mistake) -> String {
        let mut args = Args::new();
        if let Some(limit) = mistake.limit {
            args.set("limit", number(limit as f64));
        }
        if let Some(count) = mistake.count {
            args.set("count", number(count as f64));
        }
        let text = self.house.words.say(self.locale.tag(), mistake.key, &args);
        text.unwrap_or_else(|_| mistake.key.to_owned())
    }

    /// A message without placeables, in the language of the page.
    pub fn say(&self, key: &str) -> String {
        self.house.words.plain(self.locale.tag(), key)
    }

    /// A row's words on Home, in the language of the page, with the language they are in where that is known.
    /// None for what only the course can say.
    pub fn line(&self, line: &Line) -> Option<(String, Option<String>)> {
        line.say(&self.house.words, self.locale.tag())
    }

    /// The value of the look cookie for a language and a theme.
    pub fn look(locale: &str, theme_name: &str) -> String {
        format!("{locale}.{}", theme(theme_name))
    }

    /// The theme in force.
    pub fn theme(&self) -> &'static str {
        self.theme
    }
}
