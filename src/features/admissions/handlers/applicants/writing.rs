//! An application while it is written.

use std::sync::Arc;

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::{application, states::ApplicationState};

use super::{
    super::super::{
        commands::{give_consent, save_section, submit},
        forms::applicants::{Consent, SendIn, Written, filled},
        pages::applicants::{Answered, CheckPage, ConsentPage, Head, SectionPage, Wording, fields, values},
        policies::OwnApplication,
        queries::{ApplicationOn, open_intakes},
        rules::{Gap, Part, editable, gaps},
    },
    at_home, course, form_of,
};
use crate::{
    features::curriculum::{ApplicationForm, Catalogue, Programme, Section},
    identity::Pass,
    platform::errors::{Error, Mistake, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

/// An application and the course it is for.
struct Desk<'a> {
    on: &'a ApplicationOn,
    programme: Arc<Programme>,
}

impl<'a> Desk<'a> {
    fn new(may: &'a Pass<OwnApplication>, catalogue: &Catalogue) -> Result<Self> {
        let programme = course(catalogue, &may.on().programme.slug)?;
        form_of(&programme)?;
        Ok(Self { on: may.on(), programme })
    }

    fn form(&self) -> Result<&ApplicationForm> {
        form_of(&self.programme)
    }

    fn head(&self, visit: &Visit) -> Head {
        Head::new(self.on, &self.programme, visit.locale.tag(), visit.now())
    }

    fn draft(&self) -> bool {
        self.on.application.state == ApplicationState::Draft
    }

    /// Refused where what was written no longer changes; the page of the form would promise otherwise.
    fn must_be_editable(&self, visit: &Visit) -> Result<()> {
        Ok(editable(self.on.application.state, self.on.closed(visit.now()))?)
    }

    fn gaps(&self, application: &application::Model) -> Result<Vec<Gap>> {
        Ok(gaps(self.form()?, &self.programme.languages, application))
    }

    /// Where one goes after a page: to the next while it is written, to what one has sent afterwards.
    fn after(&self, part: Part, later: bool) -> Outcome {
        let href = format!("/applications/{}", self.on.application.id);
        match part.next() {
            _ if later => Outcome::to(href, "application-saved"),
            _ if !self.draft() => Outcome::to(format!("{href}/check"), "application-saved"),
            Some(next) => Outcome::silently(format!("{href}/{}", next.word())),
            None => Outcome::silently(format!("{href}/check")),
        }
    }
}

/// Which of how many pages.
fn number_of(part: Part) -> (usize, usize) {
    (Part::ALL.iter().position(|one| *one == part).unwrap_or(0) + 1, Part::ALL.len())
}

fn section_view(
    visit: &Visit,
    desk: &Desk<'_>,
    section: Section,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let (say, languages) = (|key: &str| visit.say(key), visit.languages());
    let wording = Wording { programme: &desk.programme, locale: visit.locale.tag(), say: &say, languages: &languages };
    let fields = fields(section, desk.form()?, &wording);
    visit.draw_as(
        status,
        &SectionPage {
            head: desk.head(visit),
            part: section.word(),
            number: number_of(Part::Of(section)),
            labels: fields.iter().map(|field| (field.name.clone(), field.label.clone())).collect(),
            fields,
            form,
            draft: desk.draft(),
        },
    )
}

fn section_named(path: &(String, String)) -> Result<Section> {
    Section::named(&path.1).ok_or(Error::Missing)
}

/// `GET /applications/{application}/{section}`
pub async fn section_page(
    may: Pass<OwnApplication>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    path: Path<(String, String)>,
) -> Result<HttpResponse> {
    let (section, desk) = (section_named(&path)?, Desk::new(&may, &catalogue)?);
    let visit = at_home(visit, &desk.on.application);
    desk.must_be_editable(&visit)?;
    let form = values(section, desk.form()?, &desk.on.application);
    section_view(&visit, &desk, section, StatusCode::OK, form)
}

/// `POST /applications/{application}/{section}`
pub async fn save(
    may: Pass<OwnApplication>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    path: Path<(String, String)>,
    form: Form<Written>,
) -> Result<HttpResponse> {
    let (section, desk) = (section_named(&path)?, Desk::new(&may, &catalogue)?);
    let visit = at_home(visit, &desk.on.application);
    let (asks, part) = (desk.form()?, Part::Of(section));
    let work = async |tx: &Tx, written: &Written| {
        let was = &desk.on.application;
        let (now, mut mistakes) = written.onto(section, asks, &desk.programme.languages, was);
        let strict = written.is_strict(was.state);
        if strict {
            let named: Vec<String> = mistakes.iter().map(|mistake| mistake.field.clone()).collect();
            let missing = desk.gaps(&now)?.into_iter().filter(|gap| gap.part == part && !named.contains(&gap.field));
            mistakes.extend(missing.map(Mistake::from));
        }
        if !mistakes.is_empty() {
            return Err(Error::Mistakes(mistakes));
        }
        save_section(tx, &may, section, &filled(section, asks, &now)).await?;
        Ok(desk.after(part, !strict))
    };
    visit.submit(&form, work, async |status, state| section_view(&visit, &desk, section, status, state)).await
}

fn consent_view(visit: &Visit, desk: &Desk<'_>, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    visit.draw_as(
        status,
        &ConsentPage {
            head: desk.head(visit),
            number: number_of(Part::Consent),
            words: desk.programme.say(&desk.form()?.consent, visit.locale.tag()),
            form,
            draft: desk.draft(),
        },
    )
}

/// `GET /applications/{application}/consent`
pub async fn consent_page(may: Pass<OwnApplication>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let desk = Desk::new(&may, &catalogue)?;
    let visit = at_home(visit, &desk.on.application);
    desk.must_be_editable(&visit)?;
    let agreed = desk.gaps(&desk.on.application)?.iter().all(|gap| gap.part != Part::Consent);
    let form = FormState::with([("consent", if agreed { "yes".to_owned() } else { String::new() })]);
    consent_view(&visit, &desk, StatusCode::OK, form)
}

/// `POST /applications/{application}/consent`
pub async fn consent(
    may: Pass<OwnApplication>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Consent>,
) -> Result<HttpResponse> {
    let desk = Desk::new(&may, &catalogue)?;
    let visit = at_home(visit, &desk.on.application);
    // The words they had before their eyes.
    let words = desk.programme.say(&desk.form()?.consent, visit.locale.tag()).text;
    let work = async |tx: &Tx, consent: &Consent| {
        give_consent(tx, &may, consent.given.then_some(words.as_str())).await?;
        Ok(desk.after(Part::Consent, consent.later && desk.draft()))
    };
    visit.submit(&form, work, async |status, state| consent_view(&visit, &desk, status, state)).await
}

async fn check_view(visit: &Visit, desk: &Desk<'_>, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let (on, asks, locale) = (desk.on, desk.form()?, visit.locale.tag());
    let (head, gaps) = (desk.head(visit), desk.gaps(&on.application)?);
    let (say, languages) = (|key: &str| visit.say(key), visit.languages());
    let wording = Wording { programme: &desk.programme, locale, say: &say, languages: &languages };
    let wrong = |gap: &Gap| visit.sentence(&Mistake::from(gap.clone()));
    let answered = |section: Section| {
        let (asked, given) = (fields(section, asks, &wording), values(section, asks, &on.application));
        Answered::new(&head.href, Part::Of(section), (&asked, &given), &gaps, wrong)
    };
    let next = match head.closed {
        true => {
            let open = open_intakes(visit.house.store.read(), on.programme.id, visit.now()).await?;
            open.into_iter().map(|(cohort, _)| cohort).find(|cohort| Some(cohort.id) != on.application.cohort_id)
        }
        false => None,
    };
    let agreed = gaps.iter().all(|gap| gap.part != Part::Consent);
    let page = CheckPage {
        parts: Section::ALL.into_iter().map(answered).collect(),
        consent: agreed.then(|| desk.programme.say(&asks.consent, locale)),
        email: on.application.email.clone(),
        complete: gaps.is_empty(),
        draft: desk.draft(),
        editable: editable(on.application.state, on.closed(visit.now())).is_ok(),
        next: next.map(|cohort| cohort.name),
        form,
        head,
    };
    visit.draw_as(status, &page)
}

/// `GET /applications/{application}/check`
pub async fn check(may: Pass<OwnApplication>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let desk = Desk::new(&may, &catalogue)?;
    let visit = at_home(visit, &desk.on.application);
    check_view(&visit, &desk, StatusCode::OK, FormState::blank()).await
}

/// `POST /applications/{application}/submission`
pub async fn send_in(
    may: Pass<OwnApplication>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<SendIn>,
) -> Result<HttpResponse> {
    let desk = Desk::new(&may, &catalogue)?;
    let visit = at_home(visit, &desk.on.application);
    let href = format!("/applications/{}", may.on().application.id);
    let complete = desk.gaps(&desk.on.application)?.is_empty();
    let work = async |tx: &Tx, send: &SendIn| {
        submit(tx, &may, complete, send.for_next).await?;
        Ok(Outcome::to(href.clone(), "application-sent"))
    };
    visit.submit(&form, work, async |status, state| check_view(&visit, &desk, status, state).await).await
}
