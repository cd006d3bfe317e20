//! An e-mail as it came in: for whom, from whom, and what it says.

use mail_parser::{Address, HeaderValue, Message, MessageParser, MimeHeaders, PartType};

use super::reports::Report;
use crate::platform::{
    reply_addresses::{Claimed, ReplyAddress},
    secrets,
};

/// Headers that say where an e-mail was delivered to, beside To and Cc.
const DELIVERED: [&str; 4] = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"];
/// Headers by which programs say that nobody wrote this.
const BY_PROGRAMS: [&str; 6] =
    ["X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "List-Id", "List-Unsubscribe", "X-Failed-Recipients"];
/// How subjects of programs begin, in lower case.
const PROGRAMS_SAY: [&str; 22] = [
    "automatische antwort",
    "automatische rückantwort",
    "automatic reply",
    "autoreply",
    "auto-reply",
    "auto:",
    "out of office",
    "out of the office",
    "abwesenheitsnotiz",
    "abwesenheitsassistent",
    "abwesenheit:",
    "abwesend:",
    "nicht im büro",
    "ich bin nicht im büro",
    "undeliverable",
    "undelivered mail",
    "unzustellbar",
    "mail delivery failed",
    "delivery status notification",
    "returned mail",
    "gelesen:",
    "read:",
];

/// An e-mail that came in.
pub struct Incoming<'a> {
    message: Message<'a>,
    /// Its Message-ID, or a hash of all of it where it has none.
    pub id: String,
}

fn addresses(list: &Address<'_>) -> Vec<String> {
    list.iter().filter_map(|one| one.address().map(str::to_owned)).collect()
}

impl<'a> Incoming<'a> {
    /// Reads one; none where it is no e-mail.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let message = MessageParser::default().parse(bytes)?;
        let own = message.message_id().map(str::to_owned).filter(|id| !id.trim().is_empty());
        let id = own.unwrap_or_else(|| secrets::hash(&String::from_utf8_lossy(bytes)));
        Some(Self { message, id })
    }

    fn header(&self, name: &str) -> Option<String> {
        let raw = self.message.header_raw(name)?;
        Some(raw.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
    }

    /// The first address it was sent to that claims to be one of ours.
    pub fn claimed(&self, house: &ReplyAddress) -> Option<Claimed> {
        let named = [self.message.to(), self.message.cc()].into_iter().flatten().flat_map(addresses);
        let delivered = self
            .message
            .headers()
            .iter()
            .filter(|header| DELIVERED.iter().any(|name| header.name.as_str().eq_ignore_ascii_case(name)));
        let delivered = delivered.flat_map(|header| match &header.value {
            HeaderValue::Address(list) => addresses(list),
            HeaderValue::Text(text) => vec![text.trim().trim_matches(['<', '>']).to_owned()],
            _ => Vec::new(),
        });
        named.chain(delivered).find_map(|address| house.read(&address))
    }

    /// The one address it says it is from.
    pub fn from(&self) -> Option<String> {
        let mut all = addresses(self.message.from()?);
        if all.len() == 1 { all.pop() } else { None }
    }

    /// Why nobody wrote this: it is the answer of a program, a bounce, from a list, or our own coming back.
    pub fn is_automatic(&self, house: &ReplyAddress) -> Option<&'static str> {
        if self.header("Auto-Submitted").is_some_and(|value| !value.starts_with("no")) {
            return Some("Auto-Submitted");
        }
        let bulk = ["bulk", "junk", "list", "auto_reply"];
        if self.header("Precedence").is_some_and(|value| bulk.contains(&value.as_str())) {
            return Some("Precedence");
        }
        if let Some(name) = BY_PROGRAMS.iter().find(|name| self.message.header_raw(**name).is_some()) {
            return Some(name);
        }
        if self.header("Return-Path").is_some_and(|value| value == "<>") {
            return Some("Return-Path");
        }
        if self
            .message
            .content_type()
            .is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("report"))
        {
            return Some("a report");
        }
        let subject = self.message.subject().unwrap_or("").trim().to_lowercase();
        if PROGRAMS_SAY.iter().any(|words| subject.starts_with(words)) {
            return Some("its subject");
        }
        let from = self.from().unwrap_or_default().to_lowercase();
        if house.is_ours(&from) || ["mailer-daemon@", "postmaster@"].iter().any(|name| from.starts_with(name)) {
            return Some("its sender");
        }
        None
    }

    /// What it reports, where a mail server sends it about another one.
    pub fn report(&self) -> Option<Report> {
        Report::read(&self.message)
    }

    /// What it says, as Markdown: its text, or its HTML where it has no text. The words of others are in it yet.
    pub fn words(&self) -> String {
        let text = self.message.text_body.iter().filter_map(|id| self.message.parts.get(usize::try_from(*id).ok()?));
        let plain = text.filter(|part| matches!(part.body, PartType::Text(_))).map(|part| {
            let flows = part.content_type().and_then(|kind| kind.attribute("format"));
            let text = part.text_contents().unwrap_or_default();
            if flows.is_some_and(|format| format.eq_ignore_ascii_case("flowed")) {
                unfold(text)
            } else {
                text.to_owned()
            }
        });
        let plain = plain.collect::<Vec<_>>().join("\n");
        if !plain.trim().is_empty() {
            return plain;
        }
        let html = self.message.html_body.iter().filter_map(|id| self.message.parts.get(usize::try_from(*id).ok()?));
        let html = html.filter(|part| matches!(part.body, PartType::Html(_))).filter_map(|part| part.text_contents());
        html.map(crate::platform::from_html::to_markdown).collect::<Vec<_>>().join("\n\n")
    }

    /// Whether somebody attached something: no picture of a signature, no signature of a program.
    pub fn has_attachments(&self) -> bool {
        let programs = ["pgp-signature", "pkcs7-signature", "x-pkcs7-signature", "ms-tnef"];
        self.message.attachments().any(|part| {
            let of_program =
                part.content_type().and_then(|kind| kind.subtype()).is_some_and(|kind| programs.contains(&kind));
            let inline = part.content_disposition().is_some_and(|kind| kind.is_inline()) || part.content_id().is_some();
            part.attachment_name().is_some() && !of_program && !inline
        })
    }
}

/// Lines that end in a space go on in the next one (RFC 3676).
fn unfold(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut lines = text.lines().map(|line| line.trim_end_matches('\r')).peekable();
    while let Some(line) = lines.next() {
        let stuffed = line.strip_prefix(' ').unwrap_or(line);
        let depth = |line: &str| line.chars().take_while(|c| *c == '>').count();
        let flows = stuffed.ends_with(' ')
            && stuffed != "-- "
            && lines.peek().is_some_and(|next| depth(next) == depth(line) && !next.is_empty());
        if flows && depth(line) == 0 {
            whole.push_str(stuffed);
        } else {
            whole.push_str(stuffed);
            whole.push('\n');
        }
    }
    whole
}
