//! The e-mails of the demonstration, as files in a folder.

use std::{fs, io, path::PathBuf};

use chrono::{DateTime, Utc};
use mail_parser::{MessageParser, MimeHeaders};

/// A folder of `.eml` files.
#[derive(Clone, Debug)]
pub struct Mailbox {
    folder: PathBuf,
}

/// One e-mail, read.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Name of its file without its ending.
    pub id: String,
    /// Its subject.
    pub subject: String,
    /// Who sent it.
    pub from: String,
    /// Whom it went to.
    pub to: String,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// The calendar file that comes with it.
    pub calendar: Option<Vec<u8>>,
}

impl Mail {
    /// BCP 47 tag of the language it is in, as its HTML says.
    pub fn language(&self) -> String {
        let tag = self.html.split_once("<html lang=\"").and_then(|(_, rest)| rest.split_once('"'));
        tag.map_or("en", |(tag, _)| tag).to_owned()
    }
}

impl Mailbox {
    /// The mailbox in `folder`.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Every e-mail, newest first.
    pub fn list(&self) -> io::Result<Vec<Mail>> {
        let mut mails = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if let Some(id) = name.strip_suffix(".eml") {
                mails.extend(self.read(id)?);
            }
        }
        mails.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
        Ok(mails)
    }

    /// The e-mail with this id.
    pub fn read(&self, id: &str) -> io::Result<Option<Mail>> {
        if id.is_empty() || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Ok(None);
        }
        let bytes = match fs::read(self.folder.join(format!("{id}.eml"))) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let Some(message) = MessageParser::default().parse(&bytes) else { return Ok(None) };
        let mailbox = |address: Option<&mail_parser::Address<'_>>| {
            let first = address.and_then(|address| address.first());
            let name = first.and_then(|first| first.name()).unwrap_or("");
            let address = first.and_then(|first| first.address()).unwrap_or("");
            if name.is_empty() { address.to_owned() } else { format!("{name} <{address}>") }
        };
        Ok(Some(Mail {
            id: id.to_owned(),
            subject: message.subject().unwrap_or("").to_owned(),
            from: mailbox(message.from()),
            to: mailbox(message.to()),
            at: message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
            text: message.body_text(0).unwrap_or_default().into_owned(),
            html: message.body_html(0).unwrap_or_default().into_owned(),
            calendar: message
                .attachments()
                .find(|part| part.attachment_name().is_some_and(|name| name.ends_with(".ics")))
                .map(|part| part.contents().to_vec()),
        }))
    }
}
