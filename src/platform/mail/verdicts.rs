//! What the mailbox of a reader made of an e-mail: read from the e-mail itself, as it was saved there.
//!
//! Whoever takes an e-mail in writes on top of it what they found (RFC 8601): whether its sender may send from
//! there (SPF), whether it is signed and unchanged (DKIM), and whether either speaks for the address people
//! see (DMARC). Here that is said in sentences, with what is missing.

use mail_parser::MessageParser;

/// What was found about an e-mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The domain of the address people see.
    pub from: String,
    /// The domain mail servers send reports to; empty where nothing says.
    pub envelope: String,
    /// The domains that signed it, and with which key.
    pub signatures: Vec<(String, String)>,
    /// Who says what follows; none where nobody does.
    pub said_by: Option<String>,
    /// What they found.
    pub outcomes: Vec<Outcome>,
}

/// One thing a mail server found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// `spf`, `dkim`, `dmarc`.
    pub method: String,
    /// `pass`, `fail`, …
    pub result: String,
    /// `smtp.mailfrom`, `header.d`, … and what stands there.
    pub properties: Vec<(String, String)>,
}

/// One sentence about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Whether all is well with this.
    pub good: bool,
    /// The sentence.
    pub words: String,
}

impl Outcome {
    fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn passed(&self) -> bool {
        self.result == "pass"
    }
}

/// The domain of an address, or a domain as it is.
fn domain(address: &str) -> String {
    let address = address.trim().trim_matches(['<', '>', '"']);
    address.rsplit('@').next().unwrap_or_default().trim_end_matches('.').to_lowercase()
}

/// Without what stands in brackets, which may stand in one another.
fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// Reads what one header says: who, and what they found.
fn read_results(text: &str) -> (String, Vec<Outcome>) {
    let text = without_comments(text);
    let mut parts = text.split(';');
    let who = parts.next().unwrap_or_default().split_whitespace().next().unwrap_or_default().to_owned();
    let outcome = |part: &str| {
        let mut words = part.split_whitespace();
        let (method, result) = words.next()?.split_once('=')?;
        let method = method.split('/').next().unwrap_or(method).to_lowercase();
        let properties = words.filter_map(|word| word.split_once('='));
        let properties = properties.map(|(key, value)| (key.to_lowercase(), value.trim_matches('"').to_owned()));
        Some(Outcome { method, result: result.to_lowercase(), properties: properties.collect() })
    };
    (who, parts.filter_map(outcome).collect())
}

impl Findings {
    /// Reads an e-mail as it was saved; none where it is none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(bytes)?;
        let from = message.from()?.first()?.address().map(domain)?;
        let tag = |text: &str, tag: &str| {
            text.split(';').find_map(|part| part.trim().strip_prefix(tag)?.trim().strip_prefix('=').map(str::to_owned))
        };
        let mut found = Self { from, ..Self::default() };
        for header in message.headers() {
            let name = header.name();
            let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
            let text = bytes.get(at(header.offset_start())..at(header.offset_end())).unwrap_or_default();
            let text = String::from_utf8_lossy(text).split_whitespace().collect::<Vec<_>>().join(" ");
            if name.eq_ignore_ascii_case("DKIM-Signature") {
                let (signer, selector) = (tag(&text, "d").unwrap_or_default(), tag(&text, "s").unwrap_or_default());
                found.signatures.push((domain(&signer), selector.trim().to_owned()));
            } else if name.eq_ignore_ascii_case("Return-Path") && found.envelope.is_empty() {
                found.envelope = domain(&text);
            } else if name.eq_ignore_ascii_case("Authentication-Results") {
                // The one on top is of the mailbox itself; what stands below it anybody may have written. Some
                // servers write one for each thing they look at.
                let (who, outcomes) = read_results(&text);
                if found.said_by.as_ref().is_none_or(|said_by| *said_by == who) {
                    found.said_by = Some(who);
                    found.outcomes.extend(outcomes);
                }
            }
        }
        let mail_from = found.outcomes.iter().find_map(|one| one.property("smtp.mailfrom")).map(domain);
        if found.envelope.is_empty() {
            found.envelope = mail_from.unwrap_or_default();
        }
        Some(found)
    }

    fn of<'a>(&'a self, method: &'a str) -> impl Iterator<Item = &'a Outcome> {
        self.outcomes.iter().filter(move |one| one.method == method)
    }

    /// What it comes to, and what to do.
    pub fn explain(&self) -> Vec<Sentence> {
        let Some(said_by) = &self.said_by else {
            return vec![no(
                "Nothing in this e-mail says what the mailbox made of it (there is no Authentication-Results). Send \
                 it to a mailbox of a large provider and save it there, or ask whoever runs this one.",
            )];
        };
        let mut sentences = vec![yes(format!("People see an address at {}; {said_by} looked at it.", self.from))];
        let (spf, spf_aligned) = self.explain_spf();
        let (dkim, dkim_aligned) = self.explain_dkim();
        sentences.extend(spf);
        sentences.extend(dkim);
        sentences.extend(self.explain_dmarc(spf_aligned || dkim_aligned));
        sentences
    }

    /// Whether whoever sent it may send from there, and for the address people see.
    fn explain_spf(&self) -> (Vec<Sentence>, bool) {
        let envelope = if self.envelope.is_empty() { &self.from } else { &self.envelope };
        let Some(spf) = self.of("spf").next() else {
            let record = format!("{envelope}. IN TXT \"v=spf1 a:RELAY -all\"");
            let words =
                format!("SPF was not looked at. Where there is no record, make one: {record}, with your relay's name.");
            return (vec![no(words)], false);
        };
        let said = match spf.result.as_str() {
            "pass" => yes(format!("SPF passed: {envelope} says that your relay may send for it.")),
            "none" => no(format!(
                "SPF found nothing: {envelope} says nowhere who may send for it. Put into DNS: {envelope}. IN TXT \"v=spf1 \
                 a:RELAY -all\", with the name of your relay."
            )),
            "fail" | "softfail" => no(format!(
                "SPF failed: {envelope} says who may send for it, and your relay is not among them. Add it to the TXT \
                 record of {envelope} that begins with v=spf1: a:RELAY, ip4:ADDRESS, or include: with what its operator tells you."
            )),
            "neutral" => no(format!(
                "SPF says neither yes nor no: the record of {envelope} does not name your relay, and ends in ?all. Name it, and \
                 end in -all."
            )),
            "permerror" => no(format!(
                "SPF could not be understood: the record of {envelope} is wrong, is there twice, or needs more than ten \
                 look-ups. There must be one TXT record that begins with v=spf1."
            )),
            other => {
                no(format!("SPF came to no result ({other}): the DNS of {envelope} did not answer well. Try again."))
            }
        };
        let aligned = spf.passed() && aligned(envelope, &self.from);
        let mut sentences = vec![said];
        if spf.passed() && !aligned {
            sentences.push(yes(format!(
                "That speaks for {envelope} and not for {}: for DMARC it does not count. Where LERNWEG_REPLY_ADDRESS is at \
                 {} or below it, it does; otherwise DKIM has to do it alone.",
                self.from, self.from
            )));
        }
        (sentences, aligned)
    }

    /// Whether it is signed, and for the address people see.
    fn explain_dkim(&self) -> (Vec<Sentence>, bool) {
        let signed: Vec<&Outcome> = self.of("dkim").filter(|one| one.result != "none").collect();
        if signed.is_empty() && self.signatures.is_empty() {
            let words = format!(
                "DKIM found no signature. Let your relay sign for {}, or this house: set LERNWEG_MAIL_DKIM_DOMAIN, \
                 LERNWEG_MAIL_DKIM_SELECTOR and LERNWEG_MAIL_DKIM_KEY; `lernweg mail dkim` prints what belongs into DNS.",
                self.from
            );
            return (vec![no(words)], false);
        }
        let mut sentences = Vec::new();
        let mut any = false;
        for one in &signed {
            let by = one.property("header.d").or(one.property("header.i")).map(domain).unwrap_or_default();
            let selector =
                self.signatures.iter().find(|(signer, _)| *signer == by).map(|(_, selector)| selector.as_str());
            let place = format!("{}._domainkey.{by}", one.property("header.s").or(selector).unwrap_or("SELECTOR"));
            let speaks = aligned(&by, &self.from);
            any |= one.passed() && speaks;
            sentences.push(match (one.result.as_str(), speaks) {
                ("pass", true) => yes(format!("DKIM passed: {by} signed it, and it arrived as it was written.")),
                ("pass", false) => yes(format!(
                    "DKIM passed for {by}, which is not {}: for DMARC that does not count. Sign for {} or a domain it \
                     belongs to.",
                    self.from, self.from
                )),
                ("temperror", _) => no(format!("DKIM came to no result: DNS did not answer for {place}. Try again.")),
                (result, _) => no(format!(
                    "DKIM failed for {by} ({result}): either the TXT record at {place} is missing or is that of another \
                     key (`lernweg mail dkim` prints ours), or something on the way changed the e-mail."
                )),
            });
        }
        if signed.is_empty() {
            sentences.push(no("DKIM: it is signed, and nobody says that they looked at the signature."));
        }
        (sentences, any)
    }

    fn explain_dmarc(&self, aligned: bool) -> Vec<Sentence> {
        let from = &self.from;
        let record = format!("_dmarc.{from}. IN TXT \"v=DMARC1; p=none; rua=mailto:ADDRESS\"");
        let dmarc = self.of("dmarc").next().map(|one| one.result.as_str());
        let said = match dmarc {
            Some("pass" | "bestguesspass") => yes(format!("DMARC passed: what was found speaks for {from}.")),
            Some("none") | None if aligned => no(format!(
                "DMARC found nothing, and would pass: {from} says nowhere what shall become of e-mails that only pretend to \
                 be from it. Put into DNS: {record}; once the reports name nothing of yours, make it p=quarantine."
            )),
            Some("none") | None => no(format!(
                "DMARC found nothing, and would fail: neither SPF nor DKIM speaks for {from}. First mend one of them, then \
                 put into DNS: {record}."
            )),
            Some("fail") => no(format!(
                "DMARC failed: neither SPF nor DKIM speaks for {from}. One of the two has to pass for {from} or a domain it \
                 belongs to; DKIM is the one that also survives being forwarded."
            )),
            Some(other) => no(format!(
                "DMARC came to no result ({other}): look at the TXT record of _dmarc.{from}; there must be one that begins \
                 with v=DMARC1."
            )),
        };
        vec![said]
    }
}

fn yes(words: impl Into<String>) -> Sentence {
    Sentence { good: true, words: words.into() }
}

fn no(words: impl Into<String>) -> Sentence {
    Sentence { good: false, words: words.into() }
}

/// Whether one domain speaks for the other: they are the same, or one lies below the other. (Two below the same
/// one would do as well; whether `co.uk` is such a one or `example.org`, no rule says.)
fn aligned(one: &str, other: &str) -> bool {
    let below = |inner: &str, outer: &str| inner.strip_suffix(outer).is_some_and(|rest| rest.ends_with('.'));
    one.contains('.') && other.contains('.') && (one == other || below(one, other) || below(other, one))
}

#[cfg(test)]
mod tests {
    use super::{Findings, aligned, read_results, without_comments};

    fn mail(headers: &str) -> Findings {
        let text =
            format!("{headers}\nFrom: Lernweg <learn@example.org>\nSubject: Test\n\nText\n").replace('\n', "\r\n");
        Findings::read(text.as_bytes()).unwrap()
    }

    /// Whether each sentence says that all is well, and the sentences.
    fn said(headers: &str) -> (Vec<bool>, String) {
        let sentences = mail(headers).explain();
        let words: Vec<&str> = sentences.iter().map(|one| one.words.as_str()).collect();
        (sentences.iter().map(|one| one.good).collect(), words.join("\n"))
    }

    #[test]
    fn all_is_well() {
        let (good, words) = said(
            "Authentication-Results: mx.example.net;\n dkim=pass header.d=example.org header.s=s1;\n spf=pass (domain of \
             reply@example.org designates 192.0.2.1 as permitted) smtp.mailfrom=reply@example.org;\n dmarc=pass (p=NONE) \
             header.from=example.org\nReturn-Path: <reply@example.org>\nDKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=s1;\n b=x",
        );
        assert!(good.iter().all(|good| *good), "{words}");
        assert!(words.contains("mx.example.net looked at it"), "{words}");
    }

    #[test]
    fn what_passes_for_another_domain_does_not_count() {
        let (good, words) = said(
            "Authentication-Results: mx.example.net; dkim=pass header.i=@relay.example.com;\n spf=pass smtp.mailfrom=b@relay.example.com; dmarc=fail",
        );
        assert_eq!(good, [true, true, true, true, false], "{words}");
        assert!(words.contains("neither SPF nor DKIM speaks for example.org"), "{words}");
    }

    #[test]
    fn what_is_missing_is_said_with_what_belongs_into_dns() {
        let (good, words) = said("Authentication-Results: mx.example.net 1; spf=none; dkim=none; dmarc=none");
        assert_eq!(good, [true, false, false, false], "{words}");
        for part in ["example.org. IN TXT \"v=spf1", "lernweg mail dkim", "would fail", "_dmarc.example.org. IN TXT"] {
            assert!(words.contains(part), "{part} in {words}");
        }
        let (_, words) = said(
            "Authentication-Results: a; spf=softfail smtp.mailfrom=example.org; dkim=fail header.d=example.org header.s=k",
        );
        assert!(
            words.contains("your relay is not among them") && words.contains("k._domainkey.example.org"),
            "{words}"
        );
        let (good, words) = said("X-Nothing: said");
        assert!(good == [false] && words.contains("Authentication-Results"), "{words}");
    }

    #[test]
    fn what_somebody_else_wrote_below_is_not_believed() {
        let found = mail(
            "Authentication-Results: mx.example.net; spf=fail\nAuthentication-Results: evil.example; spf=pass; dmarc=pass",
        );
        assert_eq!(found.outcomes.len(), 1, "{found:?}");
        let found =
            mail("Authentication-Results: mx.example.net; spf=fail\nAuthentication-Results: mx.example.net; dkim=pass");
        assert_eq!(found.outcomes.len(), 2, "some write one for each");
    }

    #[test]
    fn whatever_stands_there_is_read() {
        assert_eq!(without_comments("a (b (c) d) e"), "a  e");
        let (who, outcomes) = read_results("x.example 1; none");
        assert!(who == "x.example" && outcomes.is_empty());
        for odd in ["", ";", ";;=", "a; =; b=", "((((", "))))", "a; dkim", "a; dkim=pass header.d"] {
            let _ = read_results(odd);
        }
        for (one, other, expected) in [
            ("example.org", "example.org", true),
            ("mail.example.org", "example.org", true),
            ("example.org", "mail.example.org", true),
            ("badexample.org", "example.org", false),
            ("", "example.org", false),
            ("org", "example.org", false),
        ] {
            assert_eq!(aligned(one, other), expected, "{one} {other}");
        }
    }
}
