//! Who is chosen beside who applied, who waits, and what each of them would add.

use std::collections::{BTreeMap, BTreeSet};

use entity::{
    application, cohort, decision, draw,
    ids::ApplicationId,
    person,
    states::{ApplicationState, Verdict},
};
use serde::Serialize;

use super::{
    super::super::{
        draw::{DrawRules, Entrant, commitment, draw as drawn_again},
        queries::{AdmissionOn, kept_from},
        rules::{Balance, Share, Traits, percent, said_of, undecided},
    },
    Head, RoundRow, Wording, base, name_of,
};
use crate::{
    features::curriculum::{Dimension, Said},
    platform::errors::{Error, Result},
    web::{CohortStrip, FormState, Pager, View},
};

/// The composition of a cohort.
#[derive(Serialize)]
pub struct CompositionPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What stands above.
    pub head: Head,
    /// How many seats there are.
    pub seats: Seats,
    /// Dimension by dimension.
    pub balance: Vec<Bars>,
    /// How many are chosen, and how many applied.
    pub counts: (u32, u32),
    /// Who has a seat, an offer, or is to have one.
    pub chosen: Vec<Candidate>,
    /// Who could have one: the waitlist in its order, then those nobody has decided about.
    pub waiting: Vec<Candidate>,
    /// Codes of those the reader must not read; nothing else is said of them.
    pub hidden: Vec<String>,
    /// Where the list of those who could come in lies.
    pub pager: Pager,
    /// How many could be chosen by a draw or by what assessors think.
    pub left: usize,
    /// Whether anything is scored at all.
    pub scored: bool,
    /// The draw, before and after; none as long as there is no window.
    pub draw: Option<Drawn>,
    /// What can still be taken back.
    pub rounds: Vec<RoundRow>,
    /// What was wrong.
    pub form: FormState,
}

impl View for CompositionPage {
    const FILE: &'static str = "admissions/board/composition.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The seats of a cohort.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Seats {
    /// All.
    pub all: i32,
    /// Taken, or held by an offer.
    pub taken: i32,
    /// Promised by a pending decision.
    pub promised: i32,
    /// Neither.
    pub free: i32,
    /// Promised, and there is no seat for it.
    pub over: i32,
}

impl Seats {
    /// Of a cohort with so many pending offers.
    pub fn new(cohort: &cohort::Model, promised: usize) -> Self {
        let promised = i32::try_from(promised).unwrap_or(i32::MAX);
        let left = cohort.seats.saturating_sub(cohort.taken).saturating_sub(promised);
        Self { all: cohort.seats, taken: cohort.taken, promised, free: left.max(0), over: left.saturating_neg().max(0) }
    }
}

/// One dimension.
#[derive(Serialize)]
pub struct Bars {
    /// Its word.
    pub word: &'static str,
    /// Value by value.
    pub shares: Vec<Bar>,
}

/// One value: numbers, and the hundredths they make.
#[derive(Serialize)]
pub struct Bar {
    /// The value.
    pub label: Said,
    /// How many of the chosen, and how many in a hundred.
    pub chosen: (u32, u32),
    /// How many of everybody who applied, and how many in a hundred.
    pub pool: (u32, u32),
}

/// Somebody who is chosen or could be.
#[derive(Serialize)]
pub struct Candidate {
    /// Code or name.
    pub name: String,
    /// Their application.
    pub href: String,
    /// What their community is called.
    pub community: String,
    /// Where it stands.
    pub state: ApplicationState,
    /// What is decided and not yet applied.
    pub pending: Option<Verdict>,
    /// Their place on the waitlist.
    pub place: Option<usize>,
    /// What they would add.
    pub adds: Vec<String>,
}

/// The draw.
#[derive(Serialize)]
pub struct Drawn {
    /// The hash that is public from the start.
    pub commitment: String,
    /// What it was made from, once it was drawn.
    pub seed: Option<String>,
    /// For how many seats.
    pub seats: i32,
    /// How many took part.
    pub entrants: usize,
    /// Minimums it could not reach: the value, how many it was to be, how many it was.
    pub unmet: Vec<(String, u32, u32)>,
}

impl Drawn {
    /// The draw of an admission: what is promised beforehand, and what came of it.
    pub fn new(seed: &str, words: &Wording<'_>, made: Option<&draw::Model>) -> Result<Self> {
        let Some(made) = made else {
            return Ok(Self { commitment: commitment(seed), seed: None, seats: 0, entrants: 0, unmet: Vec::new() });
        };
        let broken = |error: serde_json::Error| Error::Broken(error.into());
        let rules: DrawRules = serde_json::from_value(made.rules.clone()).map_err(broken)?;
        let entrants: Vec<Entrant> = serde_json::from_value(made.entrants.clone()).map_err(broken)?;
        let again = drawn_again(&made.seed, u32::try_from(made.seats).unwrap_or(0), &rules, &entrants);
        let label = |field: &str, value: &str| match Dimension::named(field) {
            Some(dimension) => words.value(dimension, value).text,
            None => value.to_owned(),
        };
        let unmet = again.unmet.iter().map(|one| (label(&one.field, &one.value), one.at_least, one.seated));
        Ok(Self {
            commitment: commitment(&made.seed),
            seed: Some(made.seed.clone()),
            seats: made.seats,
            entrants: entrants.len(),
            unmet: unmet.collect(),
        })
    }
}

/// What an application says about whoever wrote it, as far as the balance counts it.
pub fn traits_of(application: &application::Model) -> Traits {
    Dimension::ALL.into_iter().map(|dimension| (dimension, said_of(application, dimension))).collect()
}

/// Everybody who applied, and what is known about the reader and the list.
pub struct Pool<'a> {
    /// In the order they came.
    pub everybody: &'a [application::Model],
    /// The waitlist, in its order.
    pub waitlist: &'a [ApplicationId],
    /// What is decided and not yet applied.
    pub pending: &'a BTreeMap<ApplicationId, decision::Model>,
    /// Who asks.
    pub reader: &'a person::Model,
    /// What they leave to others.
    pub declared: &'a BTreeSet<ApplicationId>,
}

impl Pool<'_> {
    fn verdict(&self, application: &application::Model) -> Option<Verdict> {
        self.pending.get(&application.id).map(|decision| decision.verdict)
    }

    fn is_chosen(&self, application: &application::Model) -> bool {
        let seated = matches!(application.state, ApplicationState::Accepted | ApplicationState::Offered);
        seated || self.verdict(application) == Some(Verdict::Offer)
    }

    fn is_hidden(&self, application: &application::Model) -> bool {
        self.declared.contains(&application.id) || kept_from(application, self.reader)
    }

    /// Codes of those the reader must not read.
    pub fn hidden(&self) -> Vec<String> {
        self.everybody.iter().filter(|one| self.is_hidden(one)).map(|one| one.code.clone()).collect()
    }

    /// The waitlist in its order, then those nobody has decided about; without the chosen.
    pub fn open(&self) -> Vec<&application::Model> {
        let of: BTreeMap<ApplicationId, &application::Model> =
            self.everybody.iter().map(|application| (application.id, application)).collect();
        let waiting = self.waitlist.iter().filter_map(|id| of.get(id).copied());
        let new = self.everybody.iter().filter(|one| undecided(one.state));
        waiting.chain(new).filter(|one| !self.is_chosen(one) && !self.is_hidden(one)).collect()
    }

    /// The chosen beside everybody.
    pub fn balance(&self) -> Balance {
        let traits: Vec<(Traits, bool)> =
            self.everybody.iter().map(|one| (traits_of(one), self.is_chosen(one))).collect();
        Balance::of(traits.iter().map(|(traits, chosen)| (traits, *chosen)))
    }

    fn candidate(
        &self,
        on: &AdmissionOn,
        words: &Wording<'_>,
        balance: Option<&Balance>,
        application: &application::Model,
    ) -> Candidate {
        let adds = balance.map(|balance| balance.adds(&traits_of(application))).unwrap_or_default();
        let place = self.waitlist.iter().position(|id| *id == application.id).map(|nth| nth + 1);
        Candidate {
            name: name_of(on, application, false),
            href: format!("{}/{}", base(on), application.id),
            community: application.community.clone().unwrap_or_default(),
            state: application.state,
            pending: self.verdict(application),
            place,
            adds: adds.iter().map(|(dimension, value)| words.value(*dimension, value).text).collect(),
        }
    }

    /// Who has a seat, an offer, or is to have one.
    pub fn chosen(&self, on: &AdmissionOn, words: &Wording<'_>) -> Vec<Candidate> {
        let chosen = self.everybody.iter().filter(|one| self.is_chosen(one) && !self.is_hidden(one));
        chosen.map(|one| self.candidate(on, words, None, one)).collect()
    }

    /// These of those who could have a seat, with what each would add.
    pub fn candidates(
        &self,
        (on, words): (&AdmissionOn, &Wording<'_>),
        balance: &Balance,
        of: &[&application::Model],
    ) -> Vec<Candidate> {
        of.iter().map(|one| self.candidate(on, words, Some(balance), one)).collect()
    }
}

/// The bars of every dimension that says anything.
pub fn bars(words: &Wording<'_>, balance: &Balance) -> Vec<Bars> {
    let bar = |dimension, share: &Share| Bar {
        label: words.value(dimension, &share.value),
        chosen: (share.chosen, percent(share.chosen, balance.chosen)),
        pool: (share.pool, percent(share.pool, balance.pool)),
    };
    let of = |(dimension, shares): (&Dimension, &Vec<Share>)| Bars {
        word: dimension.word(),
        shares: shares.iter().map(|share| bar(*dimension, share)).collect(),
    };
    balance.shares.iter().map(of).filter(|bars| !bars.shares.is_empty()).collect()
}
