//! An e-mail as it leaves: its headers, its two parts, and what it brings for a calendar.

use std::time::SystemTime;

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use lettre::{
    Address, Message,
    message::{
        Attachment, Body, Mailbox, MultiPart, SinglePart,
        header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue},
    },
};

use crate::platform::{
    calendar_files::{CalendarFile, Contact, Method},
    letters::Composed,
};

/// Who it goes to and comes from, and under which id.
#[derive(Clone, Debug, Default)]
pub struct Envelope<'a> {
    /// `Lernweg <lernweg@example.org>`
    pub from: &'a str,
    /// What ids end in.
    pub domain: &'a str,
    /// What the reader is called.
    pub name: &'a str,
    /// Where mail reaches them.
    pub address: &'a str,
    /// Unique, and the same when it is sent again: the outbox row's id.
    pub id: &'a str,
    /// When it is sent, by the clock of the house.
    pub sent_at: DateTime<Utc>,
    /// One-click address to say no to this kind; empty where they cannot.
    pub unsubscribe: &'a str,
    /// Where an answer goes; empty where nothing of ours reads one.
    pub reply_to: &'a str,
    /// Whom an answer reaches instead: names and addresses.
    pub answered_by: &'a [(&'a str, &'a str)],
    /// Message-ID of the e-mail this one answers by itself.
    pub answers: Option<&'a str>,
    /// Where mail servers say that it did not arrive; empty: to the sender.
    pub returns_to: &'a str,
    /// Id of what it is about; empty where it stands alone.
    pub about: &'a str,
    /// What kind of e-mail it is, for programs that sort: `discussions-answered`; empty where nobody can say no to it.
    pub list: &'a str,
}

macro_rules! header {
    ($type:ident, $name:literal) => {
        #[derive(Clone)]
        struct $type(String);

        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(text.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    };
}

header!(AutoSubmitted, "Auto-Submitted");
header!(ListId, "List-Id");
header!(Precedence, "Precedence");
header!(Unsubscribe, "List-Unsubscribe");
header!(UnsubscribePost, "List-Unsubscribe-Post");

/// A text fit for a header: lettre panics on a line end in a name, so there must be
/// none; and it sends `=?utf-8?q?…?=` as it was typed, which the reader's program
/// would decode to characters that were kept out at the door.
fn header_text(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect::<String>().replace("=?", "= ?")
}

/// The message: text and HTML say the same, and what it brings for a calendar goes from the
/// sender to the reader.
pub fn message(
    composed: &Composed,
    calendar: Option<&CalendarFile>,
    envelope: &Envelope<'_>,
) -> anyhow::Result<Message> {
    let from: Mailbox = envelope.from.parse().context("the sender's address")?;
    let address: Address = envelope.address.parse().context("the reader's address")?;
    let host = envelope.domain;
    let parts = parts(composed, calendar, &from, envelope)?;
    let returns_to: Address = match envelope.returns_to {
        "" => from.email.clone(),
        given => given.parse().context("the address for what does not arrive")?,
    };
    let on_its_way = lettre::address::Envelope::new(Some(returns_to), vec![address.clone()])?;
    let mut builder = Message::builder()
        .envelope(on_its_way)
        .from(from)
        .to(Mailbox::new(Some(header_text(envelope.name)), address))
        .subject(header_text(&composed.subject))
        .date(SystemTime::from(envelope.sent_at))
        .message_id(Some(format!("<{}@{host}>", envelope.id)))
        .header(AutoSubmitted(if envelope.answers.is_some() { "auto-replied" } else { "auto-generated" }.into()));
    if let Some(id) = envelope.answers.filter(|id| !id.is_empty()) {
        let id = format!("<{}>", header_text(id));
        builder = builder.in_reply_to(id.clone()).references(id);
    } else if !envelope.about.is_empty() {
        // An e-mail that was never sent begins the conversation: those about one thing stand below it.
        let id = format!("<{}@{host}>", envelope.about);
        builder = builder.in_reply_to(id.clone()).references(id);
    }
    if !envelope.list.is_empty() {
        // Programs that answer by themselves, when somebody is away, answer no bulk.
        builder = builder.header(ListId(format!("<{}.{host}>", envelope.list))).header(Precedence("bulk".into()));
    }
    if !envelope.reply_to.is_empty() {
        builder = builder.reply_to(Mailbox::new(None, envelope.reply_to.parse().context("the address for answers")?));
    } else {
        // Somebody's address that will not do is no reason to keep the letter.
        for (name, address) in envelope.answered_by {
            let Ok(address) = address.parse() else { continue };
            builder = builder.reply_to(Mailbox::new(Some(header_text(name)), address));
        }
    }
    if !envelope.unsubscribe.is_empty() {
        builder = builder
            .header(Unsubscribe(format!("<{}>", envelope.unsubscribe)))
            .header(UnsubscribePost("List-Unsubscribe=One-Click".into()));
    }
    Ok(builder.multipart(parts)?)
}

/// An invitation stands among the ways to read the mail, where programs look for it, and once more
/// as a file to open for those that do not look. A file that is only shown is only attached.
fn parts(
    composed: &Composed,
    calendar: Option<&CalendarFile>,
    from: &Mailbox,
    envelope: &Envelope<'_>,
) -> anyhow::Result<MultiPart> {
    let words = MultiPart::alternative()
        .singlepart(SinglePart::plain(composed.text.clone()))
        .singlepart(SinglePart::html(composed.html.clone()));
    let Some(calendar) = calendar else { return Ok(words) };
    let sender = from.email.to_string();
    let house = Contact { name: from.name.clone().unwrap_or_else(|| sender.clone()), address: sender };
    let reader = Contact { name: envelope.name.to_owned(), address: envelope.address.to_owned() };
    let file = calendar.clone().addressed(&house, &reader).write();
    let shown = format!("text/calendar; charset=UTF-8; method={}", calendar.method.as_str());
    let shown = ContentType::parse(&shown)?;
    if calendar.method == Method::Publish {
        let attached = Attachment::new("calendar.ics".into()).body(as_it_is(file)?, shown);
        return Ok(MultiPart::mixed().multipart(words).singlepart(attached));
    }
    let invitation = SinglePart::builder().header(shown).body(as_it_is(file.clone())?);
    // Not text/calendar again, or some programs show two invitations.
    let attached = Attachment::new("invite.ics".into()).body(as_it_is(file)?, ContentType::parse("application/ics")?);
    Ok(MultiPart::mixed().multipart(words.singlepart(invitation)).singlepart(attached))
}

/// A body whose line ends and spaces no mail server touches.
fn as_it_is(file: String) -> anyhow::Result<Body> {
    Body::new_with_encoding(file.into_bytes(), ContentTransferEncoding::Base64)
        .map_err(|_| anyhow::anyhow!("a calendar file that cannot be encoded"))
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;

    use super::{Envelope, message};
    use crate::platform::letters::Composed;

    #[test]
    fn no_name_and_no_subject_writes_a_header_of_its_own() {
        for name in [
            "Eve\r\nBcc: all@example.org",
            "Eve, \"the\" <boss>",
            "Zoë Öztürk 🔑",
            "\u{0}\u{7f}x",
            &"x".repeat(500),
            "=?utf-8?q?x?=",
        ] {
            let composed = Composed {
                subject: format!("Hallo {}", name.replace(['\r', '\n'], " ")),
                text: "Text\r\n.\r\nQUIT".into(),
                html: "<p>Text</p>".into(),
            };
            let envelope = Envelope {
                from: "Lernweg <lernweg@example.org>",
                domain: "example.org",
                name,
                address: "eve@example.org",
                id: "0190",
                unsubscribe: "https://learn.example.org/mail/unsubscribe/x",
                answered_by: &[(name, "jonas@example.org"), (name, "no address")],
                answers: Some("1@example.org>\r\nBcc: all@example.org"),
                about: "a",
                list: "b",
                ..Envelope::default()
            };
            let bytes = message(&composed, None, &envelope).unwrap().formatted();
            let parsed = MessageParser::default().parse(&bytes).unwrap();
            assert!(parsed.bcc().is_none(), "{name}");
            let to = parsed.to().unwrap().first().unwrap();
            assert_eq!(to.address(), Some("eve@example.org"));
            let answers: Vec<_> = parsed.reply_to().unwrap().iter().map(|one| one.address()).collect();
            assert_eq!(answers, [Some("jonas@example.org")], "{name}");
            assert_eq!(parsed.message_id(), Some("0190@example.org"));
            assert!(parsed.body_text(0).unwrap().contains("QUIT"));
            assert!(parsed.body_html(0).unwrap().contains("<p>Text</p>"));
        }
    }
}
