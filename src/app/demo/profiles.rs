//! What the people of the demonstration tell each other about themselves.

use anyhow::{Context, anyhow};
use entity::{
    ids::CohortId,
    person,
    states::{ProfilePart, ShownTo},
};
use serde::Deserialize;

use super::seed::no;
use crate::{
    features::{
        cohorts::find_cohort,
        curriculum::Catalogue,
        people::{ChangeProfile, PartToSay, find_person, say_part},
    },
    identity::{Actor, Permit},
    platform::files::Files,
    storage::Store,
};

/// What one person says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Who, by the key the school knows them by.
    pub key: String,
    /// A cohort they are in.
    pub cohort: String,
    community: Option<Said>,
    wonder: Option<Said>,
    offer: Option<Said>,
    languages: Option<Vec<String>>,
    zone: Option<ShownTo>,
}

/// Words, and whom one lets see them: one's cohorts where nothing else is said.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Said {
    Words(String),
    To { text: String, shown_to: ShownTo },
}

impl Said {
    fn told(&self) -> (&str, ShownTo) {
        match self {
            Self::Words(text) => (text, ShownTo::Cohorts),
            Self::To { text, shown_to } => (text, *shown_to),
        }
    }
}

/// The profiles as `content/demo/profiles.yaml` has them.
pub fn built_in() -> anyhow::Result<Vec<Profile>> {
    let bytes = Files::Content.read("demo/profiles.yaml")?.context("there is no demo/profiles.yaml")?;
    serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow!("{error}"))
}

impl Profile {
    /// Part by part, as its form would send it.
    fn parts(&self) -> Vec<(ProfilePart, String, ShownTo)> {
        let worded = [
            (ProfilePart::Community, &self.community),
            (ProfilePart::Wonder, &self.wonder),
            (ProfilePart::Offer, &self.offer),
        ];
        let worded = worded.into_iter().filter_map(|(part, said)| {
            let (text, shown_to) = said.as_ref()?.told();
            Some((part, text.to_owned(), shown_to))
        });
        let languages = self.languages.iter().map(|tags| (ProfilePart::Languages, tags.join(" "), ShownTo::Cohorts));
        worded.chain(languages).chain(self.zone.map(|to| (ProfilePart::Zone, String::new(), to))).collect()
    }

    /// Lets `who` say it.
    pub async fn say(
        &self,
        store: &Store,
        catalogue: &Catalogue,
        who: &person::Model,
        cohort: CohortId,
    ) -> anyhow::Result<()> {
        let cohort = find_cohort(store.read(), catalogue, cohort, who.id).await.map_err(no)?;
        let on = find_person(store.read(), cohort, who.id, who.id).await.map_err(no)?;
        let may = Permit::<ChangeProfile>::ask(Actor::of(who), on).map_err(|denied| anyhow!("{denied:?}"))?;
        let parts = self.parts();
        let told = store.write(async |tx| {
            for (part, body, shown_to) in &parts {
                let language = who.locale.clone();
                let say = PartToSay { part: *part, body: body.clone(), language, shown_to: *shown_to, version: 0 };
                say_part(tx, &may, &say).await?;
            }
            Ok(())
        });
        told.await.map_err(no)
    }
}

#[cfg(test)]
mod tests {
    use entity::states::{ProfilePart, ShownTo};

    use super::built_in;
    use crate::features::people::languages;

    #[test]
    fn what_people_say_fits_the_form_and_the_languages_are_known() {
        let profiles = built_in().unwrap();
        assert!(profiles.len() > 20);
        for profile in &profiles {
            for (part, body, _) in profile.parts() {
                assert!(body.chars().count() <= 600, "{}", profile.key);
                let tags = if part == ProfilePart::Languages { languages(&body).len() } else { body.len() };
                let named = if part == ProfilePart::Languages { body.split(' ').count() } else { body.len() };
                assert_eq!(tags, named, "{}: {body}", profile.key);
            }
        }
        let to = |shown_to| profiles.iter().flat_map(|profile| profile.parts()).any(|(_, _, to)| to == shown_to);
        assert!([ShownTo::Cohorts, ShownTo::Trainers, ShownTo::Nobody].into_iter().all(to), "some hide something");
        assert!(
            profiles.iter().all(|profile| profile.key != "elif"),
            "one can be somebody who has written nothing yet"
        );
    }
}
