//! What the pages of the demonstration show.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::web::View;

/// Whom to be.
#[derive(Serialize)]
pub struct DemoPage {
    /// Participant, trainer, owner, auditor.
    pub personas: Vec<PersonaCard>,
}

impl View for DemoPage {
    const FILE: &'static str = "demo/show.html";
}

/// One to be.
#[derive(Serialize)]
pub struct PersonaCard {
    /// `participant`, `trainer`, `owner` or `auditor`.
    pub key: &'static str,
    /// What they are called.
    pub name: String,
    /// Key of the sentence about them.
    pub about_key: String,
    /// One click.
    pub href: String,
}

/// Every e-mail the school has sent.
#[derive(Serialize)]
pub struct MailboxPage {
    /// Newest first.
    pub mails: Vec<MailRow>,
}

impl View for MailboxPage {
    const FILE: &'static str = "demo/mailbox.html";
}

/// One e-mail in the list.
#[derive(Serialize)]
pub struct MailRow {
    /// Its page.
    pub href: String,
    /// Whom it went to.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// When it was sent.
    pub at: Option<DateTime<Utc>>,
    /// BCP 47 tag of the language it is in.
    pub language: String,
}

/// One e-mail.
#[derive(Serialize)]
pub struct MailPage {
    /// Its subject.
    pub subject: String,
    /// Who sent it.
    pub from: String,
    /// Whom it went to.
    pub to: String,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// The text part.
    pub text: String,
    /// The HTML part, for a frame.
    pub html_href: String,
    /// Addresses in it that lead into the house.
    pub links: Vec<String>,
    /// The calendar file that comes with it.
    pub calendar_href: Option<String>,
}

impl View for MailPage {
    const FILE: &'static str = "demo/mail.html";
}
