//! What names somebody in the words of others, and those words without it.

use crate::platform::markdown::Names;

/// What stands where something was taken out.
const GONE: &str = "…";

/// By what somebody is known in the words of others: their address, `@name` where they are spoken to, and their
/// whole name. A first name alone may be anybody's.
#[derive(Clone, Debug)]
pub struct Traces {
    names: Names,
    /// Their address, and their name where it has several words; folded.
    whole: Vec<String>,
}

impl Traces {
    /// Of somebody with this name and address.
    pub fn of(name: &str, email: &str) -> Self {
        let name = name.trim();
        let several = name.contains(char::is_whitespace).then(|| name.to_lowercase());
        let email = Some(email.to_lowercase()).filter(|email| email.contains('@'));
        let names = if name.is_empty() { Names::default() } else { Names::new([(name.to_owned(), String::new())]) };
        Self { names, whole: email.into_iter().chain(several).collect() }
    }

    /// What stands in every text that has their whole name, in small letters, for a look at what may have it: letters
    /// every database makes small alike. `%`, which finds everything, where there are none; nothing where only what
    /// stands behind an `@` names them.
    pub fn look_for(&self) -> String {
        let Some(name) = self.whole.iter().find(|whole| !whole.contains('@')) else { return String::new() };
        let runs = name.split(|one: char| !(one.is_ascii_alphanumeric() || one == ' '));
        let longest = runs.max_by_key(|run| run.len()).filter(|run| !run.trim().is_empty());
        longest.unwrap_or("%").to_owned()
    }

    /// A text without them; nothing where they do not stand in it.
    pub fn taken_out(&self, text: &str) -> Option<String> {
        let mut kept = text.to_owned();
        for whole in &self.whole {
            kept = without(&kept, whole);
        }
        let kept = self.names.taken_out(&kept);
        (kept != text).then_some(kept)
    }
}

/// A text without a word or several, however they are written; not where they are a part of longer ones.
fn without(text: &str, folded: &str) -> String {
    let long = folded.chars().count();
    let (mut kept, mut before, mut rest) = (String::with_capacity(text.len()), None::<char>, text);
    while let Some(first) = rest.chars().next() {
        let end = rest.char_indices().nth(long).map_or(rest.len(), |(at, _)| at);
        let (said, behind) = rest.split_at(end);
        let alone = !before.is_some_and(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric);
        if alone && said.to_lowercase() == folded {
            kept.push_str(GONE);
            before = said.chars().next_back();
            rest = behind;
        } else {
            kept.push(first);
            before = Some(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::Traces;

    #[test]
    fn an_address_a_whole_name_and_whoever_is_spoken_to_are_taken_out() {
        let elif = Traces::of("Elif Yılmaz", "Elif.Yilmaz@example.org");
        for (text, without) in [
            ("Write to elif.yilmaz@example.org, she knows", Some("Write to …, she knows")),
            ("ELIF YILMAZ is not spelt so, Elif Yılmaz is", Some("ELIF YILMAZ is not spelt so, … is")),
            ("@Elif, have you tried ducks?", Some("@…, have you tried ducks?")),
            ("Elif has tried ducks", None),
            ("xelif.yilmaz@example.org is somebody else", None),
            ("", None),
        ] {
            assert_eq!(elif.taken_out(text).as_deref(), without, "{text}");
        }
        assert_eq!(elif.look_for(), "elif y");
        assert_eq!(Traces::of("Юлия Й", "julia@example.org").look_for(), "%");
        let one = Traces::of("Bo", "bo@example.org");
        assert_eq!(one.look_for(), "");
        assert_eq!(one.taken_out("Bo and @Bo and Bob"), Some("Bo and @… and Bob".to_owned()));
        assert_eq!(Traces::of("", "").taken_out("@… and all"), None);
    }
}
