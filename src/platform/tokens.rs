//! Links that may do one thing: signed, short-lived, and of no use for anything else.
//!
//! Every purpose has a key and an audience of its own, so a token for one is
//! noise to the other. Times are compared with the clock of the house and
//! without leeway; the library's own check reads the system time and grants a minute.

use std::fmt;

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac, digest::Key};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::secrets::key_for;

/// What a token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signing in; names a row that can be used once.
    SignIn,
    /// Saying no to a kind of e-mail; names the person and the kind.
    Unsubscribe,
    /// Coming back to an application; names it.
    Application,
    /// Answering an offer; names it.
    Offer,
    /// Fetching somebody's dates; names the link they made.
    CalendarFeed,
    /// Fetching what is written in a cohort; names the link somebody made.
    ThreadFeed,
    /// Saying that one wants to be told, or no longer; names the wish.
    Interest,
    /// Saying whether one comes to a live session; names it, the person and what they say.
    Rsvp,
    /// Answering an e-mail; signs the person, the post they answer and a day.
    Reply,
}

impl Purpose {
    fn audience(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Unsubscribe => "unsubscribe",
            Self::Application => "application",
            Self::Offer => "offer",
            Self::CalendarFeed => "dates",
            Self::ThreadFeed => "threads",
            Self::Interest => "interest",
            Self::Rsvp => "rsvp",
            Self::Reply => "reply",
        }
    }
}

/// How many bytes a short signature has. 96 bits: whoever guesses one must send an e-mail for each guess,
/// from the address of whoever it was signed for.
pub const SHORT: usize = 12;

/// The house's secret, long enough to sign with.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Refuses what is too short, too uniform, or was ever printed as an example.
    pub fn new(secret: &str) -> Result<Self, &'static str> {
        let examples = ["change-me", "changeme", "secret", "example", "password", "0123456789"];
        let lower = secret.to_lowercase();
        if secret.len() < 32 {
            return Err("is shorter than 32 bytes");
        }
        if examples.iter().any(|example| lower.contains(example)) {
            return Err("looks like an example; it must be random");
        }
        let mut different: Vec<u8> = secret.bytes().collect();
        different.sort_unstable();
        different.dedup();
        if different.len() < 10 {
            return Err("repeats itself; it must be random");
        }
        Ok(Self(secret.to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[derive(Serialize, Deserialize)]
struct Claims {
    aud: String,
    sub: String,
    exp: i64,
}

/// Signs and reads tokens.
#[derive(Clone, Debug)]
pub struct Tokens {
    secret: Secret,
}

impl Tokens {
    /// A signer with the house's secret.
    pub fn new(secret: Secret) -> Self {
        Self { secret }
    }

    /// What a key pair for one purpose is made from.
    pub fn seed(&self, purpose: &str) -> [u8; 32] {
        key_for(&self.secret.0, purpose)
    }

    /// A token that lets its holder do `purpose` with `subject` until `expires_at`.
    pub fn sign(&self, purpose: Purpose, subject: &str, expires_at: DateTime<Utc>) -> anyhow::Result<String> {
        let claims = Claims { aud: purpose.audience().into(), sub: subject.into(), exp: expires_at.timestamp() };
        let key = EncodingKey::from_secret(&key_for(&self.secret.0, purpose.audience()));
        Ok(encode(&Header::new(Algorithm::HS256), &claims, &key)?)
    }

    /// The subject of a token for `purpose`, unless it is forged, foreign or over at `now`.
    pub fn read(&self, purpose: Purpose, token: &str, now: DateTime<Utc>) -> Option<String> {
        let key = DecodingKey::from_secret(&key_for(&self.secret.0, purpose.audience()));
        let mut rules = Validation::new(Algorithm::HS256);
        rules.validate_exp = false; // with our own clock, below
        rules.set_audience(&[purpose.audience()]);
        rules.set_required_spec_claims(&["exp", "aud", "sub"]);
        let claims = decode::<Claims>(token, &key, &rules).ok()?.claims;
        (now.timestamp() < claims.exp).then_some(claims.sub)
    }
}

impl Tokens {
    /// A signature short enough for places that hold no token.
    pub fn sign_shortly(&self, purpose: Purpose, words: &[u8]) -> [u8; SHORT] {
        let whole = self.mac(purpose, words).finalize().into_bytes();
        whole.first_chunk().copied().unwrap_or_default()
    }

    /// Whether these words were signed so; takes as long for a bad guess as for a good one.
    pub fn is_signed_shortly(&self, purpose: Purpose, words: &[u8], signature: &[u8; SHORT]) -> bool {
        self.mac(purpose, words).verify_truncated_left(signature).is_ok()
    }

    fn mac(&self, purpose: Purpose, words: &[u8]) -> Hmac<Sha256> {
        let key = key_for(&self.secret.0, purpose.audience());
        // A key shorter than a block is filled up with zeros, as the standard says.
        let mut block = Key::<Hmac<Sha256>>::default();
        block.iter_mut().zip(key).for_each(|(place, byte)| *place = byte);
        Hmac::new(&block).chain_update(words)
    }
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use chrono::{DateTime, Duration, Utc};

    use super::{Purpose, Secret, Tokens};

    fn tokens() -> Tokens {
        #[allow(clippy::expect_used, reason = "a test")]
        Tokens::new(Secret::new("k3TnQ8vYx2LrW7pZs5GdB1mHc9JfA6eU").expect("long enough"))
    }

    fn noon() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000)
    }

    #[test]
    fn a_token_is_dead_in_the_second_it_expires() {
        let token = tokens().sign(Purpose::SignIn, "7", noon()).unwrap_or_default();
        let read = |at| tokens().read(Purpose::SignIn, &token, at);
        assert_eq!(read(noon() - Duration::seconds(1)).as_deref(), Some("7"));
        assert_eq!(read(noon()), None);
        assert_eq!(read(noon() + Duration::seconds(30)), None, "no leeway");
    }

    #[test]
    fn a_token_for_one_thing_is_noise_to_another() {
        let token = tokens().sign(Purpose::Unsubscribe, "7", noon()).unwrap_or_default();
        assert_eq!(tokens().read(Purpose::SignIn, &token, noon() - Duration::days(1)), None);
    }

    #[test]
    fn a_token_nobody_signed_opens_nothing() {
        let part = |json: &str| URL_SAFE_NO_PAD.encode(json);
        let claims = part(r#"{"aud":"sign-in","sub":"7","exp":99999999999}"#);
        let good = tokens().sign(Purpose::SignIn, "7", noon()).unwrap_or_default();
        let signature = good.rsplit('.').next().unwrap_or("").to_owned();
        for header in [
            r#"{"alg":"none","typ":"JWT"}"#,
            r#"{"alg":"None","typ":"JWT"}"#,
            r#"{"alg":"RS256","typ":"JWT"}"#,
            r#"{"alg":"HS384","typ":"JWT"}"#,
            r#"{"alg":"HS256","typ":"JWT","kid":"../../dev/null"}"#,
            r#"{"alg":"HS256","typ":"JWT","jku":"https://evil.example/keys"}"#,
        ] {
            for end in ["", &signature] {
                let forged = format!("{}.{claims}.{end}", part(header));
                assert_eq!(tokens().read(Purpose::SignIn, &forged, noon()), None, "{header}");
            }
        }
        for noise in ["", ".", "..", "a.b.c", &good[..good.len() - 1]] {
            assert_eq!(tokens().read(Purpose::SignIn, noise, noon() - Duration::days(1)), None);
        }
    }

    #[test]
    fn a_secret_must_be_one() {
        for weak in [
            "",
            "short",
            "1234567890123456789012345678901",
            "change-me-change-me-change-me-change-me",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ] {
            assert!(Secret::new(weak).is_err(), "{weak}");
        }
    }
}
