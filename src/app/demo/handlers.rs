//! The pages of the demonstration.

use actix_web::{
    HttpResponse,
    http::header,
    web::{Data, Path},
};

use entity::ids::PersonId;

use super::{
    mailbox::Mailbox,
    pages::{DemoPage, MailPage, MailRow, MailboxPage, PersonaCard},
};
use crate::{
    identity::{Stay, open_session},
    platform::errors::{Error, Result},
    storage::idempotency::Outcome,
    web::{Public, Routes, Visit, cookies},
};

/// The people one can be.
#[derive(Clone, Debug)]
pub struct Personas(pub Vec<Persona>);

/// Somebody one can be.
#[derive(Clone, Debug)]
pub struct Persona {
    /// `participant`, `trainer`, `owner` or `auditor`.
    pub key: &'static str,
    /// What they are called.
    pub name: String,
    /// Who.
    pub id: PersonId,
}

/// Routes that exist only here.
pub fn routes() -> Routes {
    Routes::default()
        .get("/demo", show)
        .get("/demo/sign-in/{persona}", sign_in)
        .get("/demo/mailbox", mailbox)
        .get("/demo/mailbox/{mail}", mail)
        .get("/demo/mailbox/{mail}/html", mail_html)
        .get("/demo/mailbox/{mail}/calendar", mail_calendar)
}

/// `GET /demo`
pub async fn show(_: Public, visit: Visit, personas: Data<Personas>) -> Result<HttpResponse> {
    let cards = personas.0.iter().map(|persona| PersonaCard {
        key: persona.key,
        name: persona.name.clone(),
        about_key: format!("demo-about-{}", persona.key),
        href: format!("/demo/sign-in/{}", persona.key),
    });
    visit.draw(&DemoPage { personas: cards.collect() })
}

/// `GET /demo/sign-in/{persona}`: signs in with one click. The only GET that
/// changes something, and only here, where everybody is made up.
pub async fn sign_in(_: Public, visit: Visit, personas: Data<Personas>, key: Path<String>) -> Result<HttpResponse> {
    let persona = personas.0.iter().find(|persona| persona.key == key.as_str()).ok_or(Error::Missing)?;
    let store = &visit.house.store;
    let token = store.write(async |tx| open_session(tx, persona.id, Stay::Day).await).await?;
    let mut response = visit.go(&Outcome::silently("/home"));
    let cookie = cookies::session(&visit.house, token, Stay::Day);
    response.add_cookie(&cookie).map_err(|error| Error::Broken(error.into()))?;
    Ok(response)
}

fn broken(error: std::io::Error) -> Error {
    Error::Broken(error.into())
}

/// `GET /demo/mailbox`
pub async fn mailbox(_: Public, visit: Visit, mailbox: Data<Mailbox>) -> Result<HttpResponse> {
    let mails = mailbox.list().map_err(broken)?.into_iter().map(|mail| MailRow {
        href: format!("/demo/mailbox/{}", mail.id),
        language: mail.language(),
        to: mail.to,
        subject: mail.subject,
        at: mail.at,
    });
    visit.draw(&MailboxPage { mails: mails.collect() })
}

/// `GET /demo/mailbox/{mail}`
pub async fn mail(_: Public, visit: Visit, mailbox: Data<Mailbox>, id: Path<String>) -> Result<HttpResponse> {
    let mail = mailbox.read(&id).map_err(broken)?.ok_or(Error::Missing)?;
    let base = format!("{}/", visit.house.base_url);
    let links = mail.text.split_whitespace().filter_map(|word| word.strip_prefix(&base));
    visit.draw(&MailPage {
        links: links.map(|path| format!("/{}", path.trim_end_matches(['.', ',', ')', '>']))).collect(),
        html_href: format!("/demo/mailbox/{}/html", mail.id),
        calendar_href: mail.calendar.is_some().then(|| format!("/demo/mailbox/{}/calendar", mail.id)),
        language: mail.language(),
        subject: mail.subject,
        from: mail.from,
        to: mail.to,
        at: mail.at,
        text: mail.text,
    })
}

/// `GET /demo/mailbox/{mail}/html`: the HTML part in a frame of its own, where
/// its inline styles hold and nothing else does.
pub async fn mail_html(_: Public, mailbox: Data<Mailbox>, id: Path<String>) -> Result<HttpResponse> {
    let mail = mailbox.read(&id).map_err(broken)?.ok_or(Error::Missing)?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-top-navigation-by-user-activation; \
             frame-ancestors 'self'",
        ))
        .body(mail.html))
}

/// `GET /demo/mailbox/{mail}/calendar`: the calendar file that came with it.
pub async fn mail_calendar(_: Public, mailbox: Data<Mailbox>, id: Path<String>) -> Result<HttpResponse> {
    let mail = mailbox.read(&id).map_err(broken)?.ok_or(Error::Missing)?;
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"invite.ics\""))
        .body(mail.calendar.ok_or(Error::Missing)?))
}
