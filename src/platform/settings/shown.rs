//! The settings as whoever looks after the house may read them: no password, no key, no secret.

use serde::Serialize;
use serde_json::Value;

use super::{Settings, without_password};

/// Settings of which is only said whether there is one.
const SECRET: &[&str] = &["secret", "s3_key", "s3_secret"];

/// What of a URL's query may be read; a database takes its password there, too.
const HARMLESS: &[&str] = &["tls", "sslmode"];

/// A setting, as it may be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// As the file names it: `mail_url`.
    pub name: String,
    /// As the environment names it: `LERNWEG_MAIL_URL`.
    pub variable: String,
    /// What it is; none where it is not set, and where it is a secret.
    pub value: Option<String>,
    /// Whether it is set and nobody may read what it is.
    pub hidden: bool,
    /// Whether somebody set it to something else than it would be anyway.
    pub own: bool,
}

impl Settings {
    /// All settings, in the order of their names.
    pub fn shown(&self) -> Vec<Shown> {
        let (now, usual) = (fields(self), fields(&Self::default()));
        let row = |(name, value): (String, Value)| Shown {
            variable: format!("LERNWEG_{}", name.to_uppercase()),
            own: usual.iter().all(|(other, usual)| *other != name || *usual != value),
            hidden: SECRET.contains(&name.as_str()) && !value.is_null(),
            value: if SECRET.contains(&name.as_str()) { None } else { words(&value) },
            name,
        };
        now.into_iter().map(row).collect()
    }
}

fn fields(settings: &Settings) -> Vec<(String, Value)> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(fields)) => {
            let mut fields: Vec<_> = fields.into_iter().collect();
            fields.sort_by(|one, other| one.0.cmp(&other.0));
            fields
        }
        _ => Vec::new(),
    }
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(without_secrets(text)),
        Value::Array(list) if list.is_empty() => None,
        Value::Object(map) if map.is_empty() => None,
        Value::Array(list) => Some(list.iter().filter_map(words).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let pair = |(key, value): (&String, &Value)| format!("{key} = {}", words(value).unwrap_or_default());
            Some(map.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
        other => Some(other.to_string()),
    }
}

fn without_secrets(text: &str) -> String {
    if !text.contains("://") {
        return text.to_owned();
    }
    let (url, query) = text.split_once('?').unwrap_or((text, ""));
    let harmless = |pair: &&str| HARMLESS.contains(&pair.split('=').next().unwrap_or_default());
    let query = query.split('&').filter(harmless).collect::<Vec<_>>().join("&");
    let url = without_password(url);
    if query.is_empty() { url } else { format!("{url}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::{Settings, Shown};

    fn one(settings: &Settings, name: &str) -> Shown {
        settings.shown().into_iter().find(|shown| shown.name == name).unwrap()
    }

    #[test]
    fn what_is_secret_is_never_shown() {
        let settings = Settings {
            database_url: "postgres://me:s3cr@db/lernweg?sslmode=require&password=s3cr".into(),
            mail_url: "smtps://me:s3cr@mail.example.org?tls=none".into(),
            secret: Some("s3cr".into()),
            s3_key: Some("s3cr".into()),
            s3_secret: Some("s3cr".into()),
            s3_endpoint: Some("https://me:s3cr@s3.example.org".into()),
            ..Settings::default()
        };
        assert!(!format!("{:?}", settings.shown()).contains("s3cr"));
        let url = one(&settings, "database_url");
        assert_eq!(url.value.as_deref(), Some("postgres://me@db/lernweg?sslmode=require"));
        assert_eq!((url.variable.as_str(), url.own), ("LERNWEG_DATABASE_URL", true));
        assert_eq!(one(&settings, "mail_url").value.as_deref(), Some("smtps://me@mail.example.org?tls=none"));
        assert!(one(&settings, "secret").hidden);
    }

    #[test]
    fn what_nobody_set_is_as_it_comes() {
        let usual = Settings::default();
        assert!(usual.shown().iter().all(|shown| !shown.own && !shown.hidden));
        assert_eq!(one(&usual, "mail_connections").value.as_deref(), Some("4"));
        assert_eq!(one(&usual, "trusted_proxies").value, None);
        assert_eq!(one(&usual, "secret").value, None);
    }
}
