//! Signing e-mails, so that whoever gets one can tell that it is from this house and as it was written
//! (RFC 6376, RFC 8463).

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{SigningKey, pkcs8::DecodePrivateKey as _};
use lettre::message::{
    dkim::{DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey},
    header::HeaderName,
};
use rsa::{
    RsaPrivateKey,
    pkcs1::{DecodeRsaPrivateKey, EncodeRsaPrivateKey, LineEnding},
    pkcs8::EncodePublicKey,
    traits::PublicKeyParts,
};

use crate::platform::settings::{Settings, Unfit};

/// What is signed. What an e-mail does not have of it cannot be added to it on its way.
const SIGNED: [&str; 14] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Reply-To",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Auto-Submitted",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Precedence",
];
/// Shorter RSA keys are believed by nobody (RFC 8301 asks for 1024 bits, and advises 2048).
const LEAST_BITS: usize = 1024;
/// How much one string of a TXT record holds.
const STRING: usize = 255;

/// A key, and what stands in DNS about it.
#[derive(Debug)]
pub struct Dkim {
    /// Signs.
    pub(super) config: DkimConfig,
    /// Where its public part is looked for: `s1._domainkey.example.org`.
    pub name: String,
    /// The TXT record that has to stand there.
    pub record: String,
    /// The domain it signs for.
    pub domain: String,
}

fn unfit(setting: &str, why: impl std::fmt::Display) -> Unfit {
    Unfit(format!("LERNWEG_MAIL_DKIM_{setting} {why}."))
}

/// A name as DNS has them.
fn is_name(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty() && label.len() <= 63 && label.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    text.len() <= 253 && text.split('.').all(label)
}

impl Dkim {
    /// The key of the settings, if they name one; all three belong together.
    pub fn of(settings: &Settings) -> Result<Option<Self>, Unfit> {
        let given = (&settings.mail_dkim_domain, &settings.mail_dkim_selector, &settings.mail_dkim_key);
        let (domain, selector, file) = match given {
            (Some(domain), Some(selector), Some(file)) => (domain, selector, file),
            (None, None, None) => return Ok(None),
            (None, ..) => return Err(unfit("DOMAIN", "is missing beside what else is said of DKIM")),
            (_, None, _) => return Err(unfit("SELECTOR", "is missing beside what else is said of DKIM")),
            (_, _, None) => return Err(unfit("KEY", "is missing beside what else is said of DKIM")),
        };
        for (setting, name) in [("DOMAIN", domain), ("SELECTOR", selector)] {
            if !is_name(name) {
                return Err(unfit(setting, format!("is {name:?}; that is no name as DNS has them")));
            }
        }
        Self::read(domain, selector, file).map(Some)
    }

    fn read(domain: &str, selector: &str, file: &Path) -> Result<Self, Unfit> {
        let no = |why: String| unfit("KEY", format!("is {}, and {why}", file.display()));
        let pem = std::fs::read_to_string(file).map_err(|error| no(format!("that cannot be read: {error}")))?;
        let (key, record) = signing_key(&pem).map_err(no)?;
        let relaxed =
            DkimCanonicalization { header: DkimCanonicalizationType::Relaxed, body: DkimCanonicalizationType::Relaxed };
        let headers = SIGNED.iter().map(|name| HeaderName::new_from_ascii_str(name)).collect();
        let config = DkimConfig::new(selector.into(), domain.into(), key, headers, relaxed);
        Ok(Self { config, name: format!("{selector}._domainkey.{domain}"), record, domain: domain.into() })
    }

    /// The record as a line of a zone file: no string in it longer than DNS allows.
    pub fn zone_line(&self) -> String {
        let mut rest = self.record.as_str();
        let mut strings = Vec::new();
        while !rest.is_empty() {
            // All of it is ASCII.
            let (string, more) = rest.split_at(rest.len().min(STRING));
            strings.push(format!("\"{string}\""));
            rest = more;
        }
        format!("{}. IN TXT {}", self.name, strings.join(" "))
    }
}

/// The key in a PEM file, Ed25519 or RSA, and what DNS says of it.
fn signing_key(pem: &str) -> Result<(DkimSigningKey, String), String> {
    if let Ok(key) = SigningKey::from_pkcs8_pem(pem) {
        let signs = DkimSigningKey::new(&BASE64.encode(key.to_bytes()), DkimSigningAlgorithm::Ed25519);
        let public = BASE64.encode(key.verifying_key().to_bytes());
        return Ok((signs.map_err(|error| error.to_string())?, format!("v=DKIM1; k=ed25519; p={public}")));
    }
    let key = RsaPrivateKey::from_pkcs8_pem(pem).ok().or_else(|| RsaPrivateKey::from_pkcs1_pem(pem).ok());
    let Some(key) = key else { return Err("that is no private key, Ed25519 or RSA, as PEM without a password".into()) };
    let bits = key.n().bits();
    if bits < LEAST_BITS {
        return Err(format!("its key has {bits} bits; nobody believes fewer than {LEAST_BITS}, take 2048"));
    }
    let pkcs1 = key.to_pkcs1_pem(LineEnding::LF).map_err(|error| error.to_string())?;
    let signs = DkimSigningKey::new(&pkcs1, DkimSigningAlgorithm::Rsa).map_err(|error| error.to_string())?;
    let public = key.to_public_key().to_public_key_der().map_err(|error| error.to_string())?;
    Ok((signs, format!("v=DKIM1; k=rsa; p={}", BASE64.encode(public.as_bytes()))))
}

#[cfg(test)]
mod tests {
    use super::{Dkim, Settings};

    const ED25519: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";

    fn settings(key: Option<&std::path::Path>) -> Settings {
        Settings {
            mail_dkim_domain: Some("example.org".into()),
            mail_dkim_selector: Some("s1".into()),
            mail_dkim_key: key.map(Into::into),
            ..Settings::default()
        }
    }

    #[test]
    fn a_key_says_what_belongs_into_dns() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("dkim.pem");
        std::fs::write(&file, ED25519).unwrap();
        let dkim = Dkim::of(&settings(Some(&file))).unwrap().unwrap();
        assert_eq!(dkim.name, "s1._domainkey.example.org");
        // The key pair of RFC 8463, A.2.
        assert_eq!(dkim.record, "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assert!(Dkim::of(&Settings::default()).unwrap().is_none());
    }

    #[test]
    fn long_records_are_cut_as_dns_wants_them() {
        let record = "v".repeat(600);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("dkim.pem");
        std::fs::write(&file, ED25519).unwrap();
        let dkim = Dkim { record, ..Dkim::of(&settings(Some(&file))).unwrap().unwrap() };
        let lengths: Vec<usize> = dkim.zone_line().split('"').skip(1).step_by(2).map(str::len).collect();
        assert_eq!(lengths, [255, 255, 90]);
    }

    #[test]
    fn what_will_not_do_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("dkim.pem");
        let no = |settings: &Settings| Dkim::of(settings).err().unwrap().0;
        assert!(no(&settings(None)).contains("LERNWEG_MAIL_DKIM_KEY is missing"));
        assert!(no(&settings(Some(&file))).contains("cannot be read"));
        std::fs::write(&file, "no key").unwrap();
        assert!(no(&settings(Some(&file))).contains("no private key"));
        std::fs::write(&file, ED25519).unwrap();
        let odd = Settings { mail_dkim_domain: Some("example org".into()), ..settings(Some(&file)) };
        assert!(no(&odd).contains("no name as DNS has them"));
    }
}
