//! People, found in what they let the reader see.

use entity::{
    ids::{CohortId, PersonId},
    states::ProfilePart,
};
use sea_orm::ConnectionTrait;

use crate::{
    features::people::{Entry, Part, Relation, languages, people_in},
    platform::{errors::Result, stems::Language},
    storage::search::{Analysed, Sought},
};

/// Somebody who was found.
pub struct FoundPerson {
    /// Who, as the reader may see them.
    pub entry: Entry,
    /// The text of theirs that was looked for; none where their name was.
    pub said: Option<Part>,
    weight: usize,
}

/// What of a profile is searched.
const TEXTS: [ProfilePart; 3] = [ProfilePart::Community, ProfilePart::Wonder, ProfilePart::Offer];
/// A name weighs as much as so many words.
const NAME: usize = 8;

/// Everybody in these cohorts of whom all that is looked for can be read, the best first.
pub async fn find_people(
    db: &impl ConnectionTrait,
    cohorts: &[CohortId],
    reader: PersonId,
    sought: &Sought,
) -> Result<Vec<FoundPerson>> {
    let people = people_in(db, cohorts, reader).await?;
    let mut found: Vec<FoundPerson> = people.into_iter().filter_map(|entry| fitting(entry, sought)).collect();
    // Stable: who fits equally well stays in the order of names.
    found.sort_by_key(|person| std::cmp::Reverse(person.weight));
    Ok(found)
}

fn fitting(entry: Entry, sought: &Sought) -> Option<FoundPerson> {
    if entry.closed || entry.relation == Relation::Stranger {
        return None;
    }
    let mut all = sought.counts(&Analysed::name(&entry.name));
    let by_name: usize = all.iter().sum();
    let mut add = |counts: &[usize]| all.iter_mut().zip(counts).for_each(|(all, count)| *all += count);
    let mut best: (usize, Option<Part>) = (0, None);
    for part in TEXTS.into_iter().filter_map(|part| entry.said(part)) {
        let counts = sought.counts(&Analysed::new(&part.body, Language::of(&part.language)));
        add(&counts);
        let here = counts.iter().sum();
        if here > best.0 {
            best = (here, Some(part.clone()));
        }
    }
    if let Some(spoken) = entry.said(ProfilePart::Languages) {
        let names: Vec<&str> = languages(&spoken.body).into_iter().map(|(_, name)| name).collect();
        add(&sought.counts(&Analysed::name(&names.join(" "))));
    }
    let weight = by_name * NAME + best.0;
    all.iter().all(|count| *count > 0).then_some(FoundPerson { entry, said: best.1, weight })
}
