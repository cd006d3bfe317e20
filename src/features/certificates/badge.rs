//! A certificate as other programs read it: an Open Badge (1EdTech Open Badges 3.0, 8.2), signed so that it can be
//! checked without asking, also when the account is gone.

use chrono::SecondsFormat;
use serde_json::{Value, json};

use super::queries::Certificate;
use crate::platform::words::{Args, Words, number};

/// What the header of the signed statement says it is (W3C Verifiable Credentials with JOSE, 3.1.1).
pub const KIND: &str = "vc+jwt";

const CONTEXTS: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

/// What is asked for, in sentences.
pub fn criteria(certificate: &Certificate, words: &Words, locale: &str) -> Vec<String> {
    let asked = &certificate.asked;
    let rows = [("weeks", asked.weeks), ("pitches", asked.pitches), ("feedbacks", asked.feedbacks)];
    let sentence = |(what, count): (&str, u32)| {
        let mut args = Args::new();
        args.set("count", number(f64::from(count)));
        words.say(locale, &format!("certificates-asked-{what}"), &args).unwrap_or_default()
    };
    rows.into_iter().filter(|(_, count)| *count > 0).map(sentence).collect()
}

/// The statement to be signed. `base` is the address of the house, `site` what it is called.
pub fn credential(certificate: &Certificate, words: &Words, locale: &str, (base, site): (&str, &str)) -> Value {
    let id = format!("{base}/certificates/{}", certificate.row.code);
    let title = certificate.title(locale).text;
    let mut subject = json!({
        "type": ["AchievementSubject"],
        "achievement": {
            "id": format!("{base}/programmes/{}", certificate.programme),
            "type": ["Achievement"],
            "name": title,
            "description": certificate.promise(locale).text,
            "criteria": { "narrative": criteria(certificate, words, locale).join(" ") },
        },
    });
    if let (Some(name), Some(subject)) = (&certificate.name, subject.as_object_mut()) {
        let own = json!({ "type": "IdentityObject", "identityType": "name", "hashed": false, "identityHash": name });
        subject.insert("identifier".into(), json!([own]));
    }
    json!({
        "@context": CONTEXTS,
        "id": id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": { "id": base, "type": ["Profile"], "name": site },
        "validFrom": certificate.row.earned_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        "name": title,
        "credentialSubject": subject,
        "iss": base,
        "jti": id,
        "nbf": certificate.row.earned_at.timestamp(),
        "sub": format!("urn:uuid:{}", certificate.row.id),
    })
}
