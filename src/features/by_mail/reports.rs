//! What mail servers say about e-mails that did not arrive (RFC 3464). Believed only of an e-mail we sent, and
//! only about the address it went to: its Message-ID was told to nobody else.

use mail_parser::{Message, MimeHeaders, PartType};

use crate::platform::mail::{enhanced_status, is_about_mailbox};

/// What a report says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Message-ID of the e-mail it is about.
    pub about: String,
    /// Those it did not reach for good: address, and what their server said, as a number.
    pub failed: Vec<(String, String)>,
}

/// The fields of a part that is made of them, block by block; lines that go on are put together.
fn blocks(text: &str) -> Vec<Vec<(String, String)>> {
    let unfolded = text.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let field = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_lowercase(), value.trim().to_owned()))
    };
    unfolded.split("\n\n").map(|block| block.lines().filter_map(field).collect()).collect()
}

fn value<'a>(block: &'a [(String, String)], name: &str) -> Option<&'a str> {
    block.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
}

/// An address as reports write it: `rfc822; elif@example.org`.
fn address(value: &str) -> String {
    let address = value.split_once(';').map_or(value, |(_, address)| address);
    address.trim().trim_matches(['<', '>']).to_owned()
}

fn failed(block: &[(String, String)]) -> Option<(String, String)> {
    let action = value(block, "action")?;
    let status = value(block, "status").and_then(enhanced_status)?;
    // Some servers say nothing finer than that it failed.
    let of_reader = is_about_mailbox(&status) || status == "5.0.0";
    let whom = value(block, "original-recipient").or(value(block, "final-recipient"))?;
    (action.eq_ignore_ascii_case("failed") && of_reader).then(|| (address(whom), status))
}

fn id_in(text: &str) -> Option<String> {
    let blocks = blocks(text);
    let id = blocks.first().and_then(|block| value(block, "message-id"))?;
    Some(id.trim_matches(['<', '>']).to_owned())
}

impl Report {
    /// Reads the report a message is; none where it is none.
    pub fn read(message: &Message<'_>) -> Option<Self> {
        let kind = message.content_type()?;
        if kind.ctype() != "multipart" || kind.subtype() != Some("report") {
            return None;
        }
        let mut report = Self::default();
        for part in &message.parts {
            let text = || String::from_utf8_lossy(part.contents()).into_owned();
            match part.content_type().map(|kind| (kind.ctype(), kind.subtype().unwrap_or(""))) {
                Some(("message", "delivery-status" | "global-delivery-status")) => {
                    report.failed.extend(blocks(&text()).iter().filter_map(|block| failed(block)));
                }
                Some(("text", "rfc822-headers")) => report.about = id_in(&text()).unwrap_or_default(),
                Some(("message", "rfc822" | "global")) => match &part.body {
                    PartType::Message(returned) => {
                        report.about = returned.message_id().unwrap_or("").to_owned();
                    }
                    _ => report.about = id_in(&text()).unwrap_or_default(),
                },
                _ => {}
            }
        }
        Some(report)
    }
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;

    use super::Report;

    fn report(kind: &str, status: &str, returned: &str) -> Option<Report> {
        let mail = format!(
            "From: MAILER-DAEMON@example.org\r\nTo: reply@lernweg.example\r\nSubject: Undelivered\r\n\
            Content-Type: {kind}; report-type=delivery-status; boundary=b\r\n\r\n\
            --b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\
            --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n{status}\r\n\
            --b\r\n{returned}\r\n--b--\r\n"
        );
        Report::read(&MessageParser::default().parse(mail.as_bytes()).unwrap())
    }

    const GONE: &str =
        "Final-Recipient: rfc822;\r\n <elif@example.org>\r\nAction: failed\r\nStatus: 5.1.1 (no such user)\r\n";
    const HEADERS: &str =
        "Content-Type: text/rfc822-headers\r\n\r\nSubject: Hello\r\nMessage-ID: <0190@example.org>\r\n";
    const WHOLE: &str =
        "Content-Type: message/rfc822\r\n\r\nSubject: Hello\r\nMessage-ID: <0190@example.org>\r\n\r\nText\r\n";

    #[test]
    fn a_report_says_whom_an_email_did_not_reach() {
        for returned in [HEADERS, WHOLE] {
            let read = report("multipart/report", GONE, returned).unwrap();
            assert_eq!(read.about, "0190@example.org", "{returned}");
            assert_eq!(read.failed, [("elif@example.org".to_owned(), "5.1.1".to_owned())]);
        }
        assert_eq!(report("multipart/mixed", GONE, HEADERS), None);
    }

    #[test]
    fn what_is_not_final_or_not_about_the_reader_does_not_count() {
        for status in [
            "Final-Recipient: rfc822; elif@example.org\r\nAction: delayed\r\nStatus: 4.4.1\r\n",
            "Final-Recipient: rfc822; elif@example.org\r\nAction: failed\r\nStatus: 4.2.2\r\n",
            "Final-Recipient: rfc822; elif@example.org\r\nAction: failed\r\nStatus: 5.7.1\r\n",
            "Final-Recipient: rfc822; elif@example.org\r\nAction: delivered\r\nStatus: 2.0.0\r\n",
            "Action: failed\r\nStatus: 5.1.1\r\n",
            "",
        ] {
            assert!(report("multipart/report", status, HEADERS).unwrap().failed.is_empty(), "{status}");
        }
    }
}
