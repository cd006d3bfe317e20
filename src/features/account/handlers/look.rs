//! Language and theme.

use actix_web::HttpResponse;

use super::super::forms::{ChooseLanguage, ChooseTheme};
use crate::{
    identity::change_locale,
    platform::errors::{Error, Refusal, Result},
    storage::idempotency::Outcome,
    web::{
        Form, Public, Visit,
        cookies::{self, Kind},
        local_path,
    },
};

/// `POST /language`: for the account where one is signed in, for this browser in any case.
pub async fn set_language(_: Public, visit: Visit, form: Form<ChooseLanguage>) -> Result<HttpResponse> {
    let chosen = form.read()?;
    let locale = visit.house.words.locale(&chosen.locale).ok_or(Refusal::unfit("form-choice-unfit"))?;
    if let Some(who) = &visit.who {
        let tag = locale.tag().to_owned();
        visit.house.store.write(async |tx| change_locale(tx, who.id, &tag).await).await?;
    }
    keep_look(&visit, locale.tag(), visit.theme(), &chosen.next)
}

/// `POST /theme`: for this browser.
pub async fn set_theme(_: Public, visit: Visit, form: Form<ChooseTheme>) -> Result<HttpResponse> {
    let chosen = form.read()?;
    keep_look(&visit, visit.locale.tag(), &chosen.theme, &chosen.next)
}

fn keep_look(visit: &Visit, locale: &str, theme: &str, next: &str) -> Result<HttpResponse> {
    const YEAR: i64 = 365 * 24 * 60 * 60;
    let mut response = visit.go(&Outcome::silently(local_path(next)));
    let look = cookies::make(&visit.house, Kind::Look, Visit::look(locale, theme), Some(YEAR));
    response.add_cookie(&look).map_err(|error| Error::Broken(error.into()))?;
    Ok(response)
}
