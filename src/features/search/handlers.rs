//! From what was asked to what was found.

use actix_web::{HttpResponse, web::Data};
use entity::ids::{CohortId, PostId};

use super::{
    forms::SearchQuery,
    lessons::find_lessons,
    pages::{Group, LessonHit, Names, PaperHit, PersonHit, PostHit, SearchPage},
    people::find_people,
    queries::{people_called, scope},
    rules::{Question, What},
};
use crate::{
    features::{
        cohorts::{CohortOn, cohort_strip, stays},
        curriculum::Catalogue,
        discussions::{POST, found_posts, unanswered_in},
        documents::{PAPER, SECTION, found_in},
    },
    identity::Actor,
    platform::errors::{Error, Result},
    storage::search::{Scope, Wanted, find},
    web::{FormState, Pager, Query, SignedIn, Visit},
};

/// How much stands on a page.
const A_PAGE: u64 = 20;
/// How many people, lessons and papers stand above what people wrote.
const ABOVE: u64 = 3;

/// `GET /search`
pub async fn index(
    me: SignedIn,
    visit: Visit,
    catalogue: Data<Catalogue>,
    query: Query<SearchQuery>,
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let page = Pager::number(&query.page)?;
    let mut cohorts = Vec::new();
    for stay in stays(db, &catalogue, me.0.id).await? {
        cohorts.push(stay.open(db, &catalogue).await?);
    }
    let names = cohorts.iter().filter(|_| cohorts.len() > 1).map(|on| (on.cohort.id, on.cohort.name.clone()));
    let words = query.words();
    let form = FormState::with([("q", words.clone()), ("in", query.within.clone())]);
    let address = serde_urlencoded::to_string(&form.values).unwrap_or_default();
    let mut shown = SearchPage {
        strip: cohorts.first().map(|on| cohort_strip(on, "", visit.now())),
        cohorts: names.collect(),
        takes_part: !cohorts.is_empty(),
        asked: !words.is_empty(),
        form,
        total: 0,
        people: Group::default(),
        lessons: Group::default(),
        papers: Group::default(),
        talk: Group::default(),
        lists: Vec::new(),
        pager: Pager::new(page, 1, format!("/search?{address}&page=")),
    };
    if !query.within.is_empty() {
        // A cohort one is not in and one that is not there look the same.
        let id: CohortId = query.within.parse().map_err(|_| Error::Missing)?;
        cohorts.retain(|on| on.cohort.id == id);
        if cohorts.is_empty() {
            return Err(Error::Missing);
        }
    }
    let question = Question::read(&words);
    if question.says_something() && !cohorts.is_empty() {
        let search = Search { visit: &visit, catalogue: &catalogue, who: &me.0, cohorts: &cohorts, question, page };
        search.fill(&mut shown, &query).await?;
    }
    visit.draw(&shown)
}

/// One search.
struct Search<'a> {
    visit: &'a Visit,
    catalogue: &'a Catalogue,
    who: &'a Actor,
    cohorts: &'a [CohortOn],
    question: Question,
    page: u64,
}

impl Search<'_> {
    async fn fill(&self, shown: &mut SearchPage, query: &SearchQuery) -> Result<()> {
        let more = |operator: &str| {
            let words = format!("{} {operator}", query.words());
            let fields = [("q", words.as_str()), ("in", query.within.as_str())];
            format!("/search?{}", serde_urlencoded::to_string(fields).unwrap_or_default())
        };
        if self.question.wants(What::People) {
            shown.people = self.people(more("in:people")).await?;
        }
        if self.question.wants(What::Lessons) {
            shown.lessons = self.lessons(more("in:lesson"));
        }
        if self.question.wants(What::Talk) || self.question.wants(What::Papers) {
            match self.written(more("in:paper")).await {
                Ok((talk, papers)) => (shown.talk, shown.papers) = (talk, papers),
                // The index is broken or being made: what was written can still be read, in the order of its days.
                Err(Error::Broken(cause)) => {
                    tracing::error!(cause = format!("{cause:?}"), "the index cannot be searched");
                    shown.lists = self.cohorts.iter().map(|on| self.list(on)).collect();
                }
                Err(other) => return Err(other),
            }
        }
        let paged = match self.question.only() {
            Some(What::People) => shown.people.total,
            Some(What::Lessons) => shown.lessons.total,
            Some(What::Papers) => shown.papers.total,
            _ => shown.talk.total,
        };
        shown.total = shown.people.total + shown.lessons.total + shown.papers.total + shown.talk.total;
        shown.pager.pages = paged.div_ceil(A_PAGE).max(1);
        if self.page > shown.pager.pages { Err(Error::Missing) } else { Ok(()) }
    }

    /// The threads of a cohort: its name, and where they are.
    fn list(&self, on: &CohortOn) -> (String, String) {
        (on.cohort.name.clone(), format!("/cohorts/{}/threads", on.cohort.id))
    }

    fn names(&self) -> Names<'_> {
        Names(self.cohorts)
    }

    fn ids(&self) -> Vec<CohortId> {
        self.cohorts.iter().map(|on| on.cohort.id).collect()
    }

    /// This page's part of what was found of a kind: a page of it where nothing else is looked for,
    /// else the first few above the first page of the rest.
    fn part<T, S>(&self, what: What, found: &[T], more: String, show: impl Fn(&T) -> S) -> Group<S> {
        let alone = self.question.only() == Some(what);
        let size = usize::try_from(A_PAGE).unwrap_or(usize::MAX);
        let before = usize::try_from(self.page.saturating_sub(1)).unwrap_or(usize::MAX).saturating_mul(size);
        let (skipped, most) = match (alone, self.page) {
            (true, _) => (before, size),
            (false, 1) => (0, usize::try_from(ABOVE).unwrap_or(usize::MAX)),
            (false, _) => (0, 0),
        };
        Group {
            shown: found.iter().skip(skipped).take(most).map(show).collect(),
            total: u64::try_from(found.len()).unwrap_or(u64::MAX),
            more: (!alone && found.len() > most).then_some(more),
        }
    }

    async fn people(&self, more: String) -> Result<Group<PersonHit>> {
        let sought = &self.question.asked.sought;
        let found = find_people(self.visit.house.store.read(), &self.ids(), self.who.id, sought).await?;
        Ok(self.part(What::People, &found, more, |one| PersonHit::new(one, sought, &self.names())))
    }

    fn lessons(&self, more: String) -> Group<LessonHit> {
        let sought = &self.question.asked.sought;
        let (locale, labels) = (self.visit.locale.tag(), self.catalogue.labels());
        let found = find_lessons(self.cohorts, sought, locale, labels, self.visit.now());
        self.part(What::Lessons, &found, more, |one| LessonHit::new(one, sought, &self.names()))
    }

    /// What is in the index: posts, and papers.
    async fn written(&self, more: String) -> Result<(Group<PostHit>, Group<PaperHit>)> {
        let scope = scope(self.visit.house.store.read(), self.who.id, self.cohorts, self.visit.now()).await?;
        let talk = if self.question.wants(What::Talk) { self.talk(&scope).await? } else { Group::default() };
        let papers =
            if self.question.wants(What::Papers) { self.papers(&scope, more).await? } else { Group::default() };
        Ok((talk, papers))
    }

    async fn papers(&self, scope: &Scope, more: String) -> Result<Group<PaperHit>> {
        let db = self.visit.house.store.read();
        let alone = self.question.only() == Some(What::Papers);
        let (page, size) = if alone { (self.page, A_PAGE) } else { (1, ABOVE) };
        let sought = self.question.asked.sought.clone();
        let wanted = Wanted { sought, kinds: vec![PAPER, SECTION], ..Wanted::default() };
        let found = find(db, scope, &wanted, page, size).await?;
        let of = found_in(db, &found.hits.iter().map(|hit| hit.subject).collect::<Vec<_>>()).await?;
        let hits = found.hits.iter().filter(|_| alone || self.page == 1).filter_map(|hit| {
            let of = of.iter().find(|of| of.subject == hit.subject)?;
            Some(PaperHit::new(hit, of, &wanted.sought, &self.names()))
        });
        let more = (!alone && found.total > size).then_some(more);
        Ok(Group { shown: hits.collect(), total: found.total, more })
    }

    async fn talk(&self, scope: &Scope) -> Result<Group<PostHit>> {
        let db = self.visit.house.store.read();
        let mut wanted = Wanted { sought: self.question.asked.sought.clone(), kinds: vec![POST], ..Wanted::default() };
        if !self.question.from.is_empty() {
            let authors = people_called(db, self.who, &self.ids(), &self.question.from).await?;
            wanted.authors = Some(authors.into_iter().map(|person| person.0).collect());
        }
        if self.question.unanswered {
            let threads = unanswered_in(db, &self.ids()).await?;
            wanted.parents = Some(threads.into_iter().map(|thread| thread.0).collect());
            wanted.headed = true;
        }
        let found = find(db, scope, &wanted, self.page, A_PAGE).await?;
        let ids: Vec<PostId> = found.hits.iter().map(|hit| PostId(hit.subject)).collect();
        let posts = found_posts(db, &ids).await?;
        let locale = self.visit.locale.tag();
        let hits = found.hits.iter().filter_map(|hit| {
            let post = posts.iter().find(|post| post.id.0 == hit.subject)?;
            Some(PostHit::new(hit, post, &wanted.sought, self.cohorts, locale))
        });
        Ok(Group { shown: hits.collect(), total: found.total, more: None })
    }
}
