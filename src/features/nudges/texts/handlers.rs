//! From requests about texts of e-mails to pages.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::person;

use super::{
    super::choices::sight_of,
    commands::{self, Which, mistakes},
    forms::{Ship, Typed},
    pages::{ChangedText, KindTexts, TextCell, TextPage, TextsPage},
    queries::{Changed, changed},
};
use crate::{
    features::mailroom::SeeMail,
    identity::{Permit, find_person},
    platform::{
        differences::{Passage, differences},
        errors::{Error, Result},
        letters::Text,
    },
    storage::{
        Tx,
        idempotency::Outcome,
        outbox::{Kind, Kinds, key_of},
    },
    web::{Form, FormState, Visit},
};

/// `GET /mail/texts`
pub async fn index(_: Permit<SeeMail>, visit: Visit, kinds: Data<Kinds>) -> Result<HttpResponse> {
    let changed = changed(visit.house.store.read()).await?;
    let languages = visit.languages();
    let cell = |name: &str, locale: &str| {
        let found = changed.iter().find(|one| one.kind == name && one.locale == locale && one.body.is_some());
        let state = match found {
            None => "shipped",
            Some(one) if one.fault.is_some() => "faulty",
            Some(_) => "changed",
        };
        TextCell { locale: locale.to_owned(), state }
    };
    let row = |name: &str| KindTexts {
        key: key_of(name),
        texts: languages.iter().map(|(locale, _)| cell(name, locale)).collect(),
    };
    let kinds = kinds.names().into_iter().map(row).collect();
    visit.draw(&TextsPage { languages, kinds })
}

/// A text somebody looks at: its kind and language, as it is shipped, and as it stands.
struct Standing<'a> {
    name: &'static str,
    /// None for what has no row of its own.
    kind: Option<&'a Kind>,
    locale: String,
    shipped: Text,
    changed: Option<Changed>,
}

impl Standing<'_> {
    fn version(&self) -> i32 {
        self.changed.as_ref().map_or(0, |one| one.version)
    }

    /// As it stands.
    fn text(&self) -> Text {
        let changed = self.changed.clone().and_then(|one| Some(Text { subject: one.subject?, body: one.body? }));
        changed.unwrap_or_else(|| self.shipped.clone())
    }
}

/// Subject and body as one text, to be compared.
fn whole(text: &Text) -> String {
    format!("{}\n\n{}", text.subject, text.body.trim())
}

async fn find<'a>(visit: &Visit, kinds: &'a Kinds, (key, locale): &(String, String)) -> Result<Standing<'a>> {
    let name = kinds.names().into_iter().find(|name| key_of(name) == *key).ok_or(Error::Missing)?;
    let shipped = visit.house.letters.shipped(name, locale).cloned().ok_or(Error::Missing)?;
    let all = changed(visit.house.store.read()).await?;
    let changed = all.into_iter().find(|one| one.kind == name && one.locale == *locale);
    Ok(Standing { name, kind: kinds.get(name), locale: locale.clone(), shipped, changed })
}

/// What is drawn beside a text as it stands.
#[derive(Default)]
struct Beside {
    form: Option<FormState>,
    /// What was typed, where that is looked at.
    typed: Option<Text>,
    meanwhile: Option<Vec<Passage>>,
}

async fn draw(
    visit: &Visit,
    may: &Permit<SeeMail>,
    standing: &Standing<'_>,
    status: StatusCode,
    beside: Beside,
) -> Result<HttpResponse> {
    let (house, locale) = (&visit.house, standing.locale.as_str());
    let stands = standing.text();
    let reader: person::Model = find_person(house.store.read(), may.who().id).await?.ok_or(Error::Missing)?;
    let sight = sight_of(house, (standing.name, standing.kind), &reader, locale).await?;
    let text = beside.typed.as_ref().unwrap_or(&stands);
    // A text with mistakes in it looks like nothing.
    let shown = sight.show_text(house, &reader, locale, text).ok();
    let form = beside.form.unwrap_or_else(|| {
        FormState::with([
            ("subject", stands.subject.clone()),
            ("body", stands.body.trim().to_owned()),
            ("version", standing.version().to_string()),
        ])
    });
    let changed = standing.changed.as_ref().filter(|one| one.body.is_some()).map(|one| ChangedText {
        by: one.by.clone(),
        at: one.saved_at,
        version: one.version,
        fault: one.fault.clone(),
        differences: differences(&whole(&standing.shipped), &whole(&stands)),
        shipped_subject: standing.shipped.subject.clone(),
        shipped_body: standing.shipped.body.trim().to_owned(),
    });
    let language = visit.languages().into_iter().find(|(tag, _)| tag == locale).map(|(_, name)| name);
    let page = TextPage {
        key: key_of(standing.name),
        locale: locale.to_owned(),
        language: language.unwrap_or_else(|| locale.to_owned()),
        form,
        placeholders: house.letters.placeholders(standing.name).into_iter().collect(),
        shown,
        made_at: sight.at,
        changed,
        meanwhile: beside.meanwhile,
    };
    visit.draw_as(status, &page)
}

/// `GET /mail/texts/{kind}/{locale}`
pub async fn show(
    may: Permit<SeeMail>,
    visit: Visit,
    kinds: Data<Kinds>,
    path: Path<(String, String)>,
) -> Result<HttpResponse> {
    let standing = find(&visit, &kinds, &path).await?;
    draw(&visit, &may, &standing, StatusCode::OK, Beside::default()).await
}

/// `POST /mail/texts/{kind}/{locale}`: changes it, or only shows what it would look like.
pub async fn change(
    may: Permit<SeeMail>,
    visit: Visit,
    kinds: Data<Kinds>,
    path: Path<(String, String)>,
    form: Form<Typed>,
) -> Result<HttpResponse> {
    let standing = find(&visit, &kinds, &path).await?;
    let typed = form.read();
    if let Ok(Typed { text, look: true, .. }) = &typed {
        return look(&visit, &may, &standing, &form, text).await;
    }
    let here = format!("/mail/texts/{}/{}", key_of(standing.name), standing.locale);
    let work = async |tx: &Tx, typed: &Typed| {
        let which = Which { kind: standing.name, locale: &standing.locale, version: typed.version };
        commands::change_text(tx, &may, &visit.house.letters, which, &typed.text).await?;
        Ok(Outcome::to(here.clone(), "mail-text-changed"))
    };
    let again = async |status: StatusCode, mut state: FormState| {
        let typed = typed.ok().map(|typed| typed.text);
        if status != StatusCode::CONFLICT {
            return draw(&visit, &may, &standing, status, Beside { form: Some(state), typed, ..Beside::default() })
                .await;
        }
        // What stands now is shown beside what was typed; sent once more, it is put in its place.
        let now = find(&visit, &kinds, &path).await?;
        state.values.insert("version".into(), now.version().to_string());
        let meanwhile = typed.as_ref().map(|typed| differences(&whole(&now.text()), &whole(typed)));
        draw(&visit, &may, &now, status, Beside { form: Some(state), typed, meanwhile }).await
    };
    visit.submit(&form, work, again).await
}

/// A text as it would look, with what is wrong with it; nothing is changed.
async fn look(
    visit: &Visit,
    may: &Permit<SeeMail>,
    standing: &Standing<'_>,
    form: &Form<Typed>,
    text: &Text,
) -> Result<HttpResponse> {
    let faults = visit.house.letters.proof(standing.name, &standing.locale, text);
    let (status, state) = match faults.is_empty() {
        true => (StatusCode::OK, FormState { values: form.values(), errors: Vec::new() }),
        false => visit.refused(form, Error::Mistakes(mistakes(faults)))?,
    };
    let beside = Beside { form: Some(state), typed: Some(text.clone()), meanwhile: None };
    draw(visit, may, standing, status, beside).await
}

/// `POST /mail/texts/{kind}/{locale}/removal`: back to the shipped text.
pub async fn ship(
    may: Permit<SeeMail>,
    visit: Visit,
    kinds: Data<Kinds>,
    path: Path<(String, String)>,
    form: Form<Ship>,
) -> Result<HttpResponse> {
    let standing = find(&visit, &kinds, &path).await?;
    let Ship { version } = form.read()?;
    let here = format!("/mail/texts/{}/{}", key_of(standing.name), standing.locale);
    visit
        .once(form.key()?, async |tx| {
            let which = Which { kind: standing.name, locale: &standing.locale, version };
            commands::ship_text(tx, &may, which).await?;
            Ok(Outcome::to(here.clone(), "mail-text-shipped"))
        })
        .await
}
