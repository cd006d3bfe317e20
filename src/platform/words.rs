//! The words of the interface, in every language there is a folder for: Fluent
//! messages from `locales/<tag>/<room>.ftl`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use anyhow::{Context, anyhow};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use super::files::Files;

/// A language there are words in, by its BCP 47 tag: `de`, `en`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(Arc<str>);

impl Locale {
    /// The BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.0
    }
}

/// All messages of all languages.
#[derive(Clone)]
pub struct Words {
    bundles: Arc<BTreeMap<Locale, FluentBundle<FluentResource>>>,
    fallback: Locale,
}

/// The value of a placeable in a message.
pub type Args<'a> = FluentArgs<'a>;

impl Words {
    /// Reads `locales/` from `files`. The first language of `preferred` that
    /// there are words in is the one used where nothing better is known.
    pub fn load(files: &Files, preferred: &str) -> anyhow::Result<Self> {
        let mut bundles: BTreeMap<Locale, FluentBundle<FluentResource>> = BTreeMap::new();
        for (path, text) in files.texts("locales/")? {
            let Some((tag, _)) = path.strip_prefix("locales/").and_then(|rest| rest.split_once('/')) else { continue };
            if !path.ends_with(".ftl") {
                continue;
            }
            let language: LanguageIdentifier =
                tag.parse().with_context(|| format!("{path}: {tag} is no language tag"))?;
            let resource = FluentResource::try_new(text).map_err(|(_, errors)| {
                anyhow!("{path}: {}", errors.first().map(ToString::to_string).unwrap_or_default())
            })?;
            let bundle = bundles.entry(Locale(tag.into())).or_insert_with(|| {
                let mut bundle = FluentBundle::new_concurrent(vec![language]);
                // The marks around placeables would show up in subjects and be copied along with names.
                bundle.set_use_isolating(false);
                bundle
            });
            bundle
                .add_resource(resource)
                .map_err(|errors| anyhow!("{path}: {}", errors.first().map(ToString::to_string).unwrap_or_default()))?;
        }
        let fallback = bundles.keys().find(|locale| locale.tag() == preferred).or_else(|| bundles.keys().next());
        let fallback = fallback.cloned().context("there is no language in locales/")?;
        Ok(Self { bundles: Arc::new(bundles), fallback })
    }

    /// The languages, sorted by tag.
    pub fn locales(&self) -> impl Iterator<Item = &Locale> {
        self.bundles.keys()
    }

    /// The language used where nothing better is known.
    pub fn fallback(&self) -> &Locale {
        &self.fallback
    }

    /// The language with this tag, if there are words in it.
    pub fn locale(&self, tag: &str) -> Option<Locale> {
        self.bundles.keys().find(|locale| locale.tag() == tag).cloned()
    }

    /// The best language for an `Accept-Language` header.
    pub fn negotiate(&self, accepted: &str) -> Locale {
        let wanted = fluent_langneg::accepted_languages::parse(accepted.get(..500).unwrap_or(accepted));
        let available: Vec<fluent_langneg::LanguageIdentifier> =
            self.bundles.keys().filter_map(|locale| locale.tag().parse().ok()).collect();
        let best =
            fluent_langneg::negotiate_languages(&wanted, &available, None, fluent_langneg::NegotiationStrategy::Lookup);
        best.first().and_then(|tag| self.locale(&tag.to_string())).unwrap_or_else(|| self.fallback.clone())
    }

    /// The message `key` in `locale`. A message or a placeable that is missing is an error.
    pub fn say(&self, locale: &str, key: &str, args: &Args<'_>) -> anyhow::Result<String> {
        let bundle = self
            .bundles
            .iter()
            .find(|(known, _)| known.tag() == locale)
            .or_else(|| self.bundles.get_key_value(&self.fallback))
            .map(|(_, bundle)| bundle)
            .context("there is no language")?;
        let message = bundle.get_message(key).and_then(|message| message.value());
        let pattern = message.with_context(|| format!("no message {key} in {locale}"))?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(anyhow!("message {key} in {locale}: {error}")),
        }
    }

    /// A message without placeables; the key itself where it is missing, so that
    /// an error about an error still says something.
    pub fn plain(&self, locale: &str, key: &str) -> String {
        self.say(locale, key, &Args::new()).unwrap_or_else(|_| key.to_owned())
    }

    /// Every key of one language file set, for the tests that compare them.
    pub fn keys(files: &Files, tag: &str) -> anyhow::Result<BTreeSet<String>> {
        let mut keys = BTreeSet::new();
        for text in files.texts(&format!("locales/{tag}/"))?.values() {
            let names = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            keys.extend(names.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim().to_owned()));
        }
        Ok(keys)
    }
}

/// A number for a placeable that chooses a plural form.
pub fn number(value: f64) -> FluentValue<'static> {
    FluentValue::from(value)
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::platform::files::Files;

    #[test]
    fn a_visitor_reads_what_they_asked_for_or_the_house_language() {
        let words = Words::load(&Files::Content, "en").unwrap();
        let best = |header: &str| words.negotiate(header).tag().to_owned();
        assert_eq!(best("de-AT,de;q=0.9,en;q=0.5"), "de");
        assert_eq!(best("fr,en-GB;q=0.8"), "en");
        assert_eq!(best("tr"), "en");
        assert_eq!(best(&"x".repeat(10_000)), "en");
        assert_eq!(best(";q=\u{0};;,"), "en");
    }
}
