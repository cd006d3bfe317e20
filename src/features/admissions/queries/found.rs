//! What a request is about.

use std::sync::Arc;

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::{
    application, cohort,
    ids::{ApplicationId, CohortId, OfferId, PersonId, ProgrammeId},
    intake, interest, offer, person, programme, programme_owner, review_exclusion,
    states::{ApplicationState, CohortState, ProgrammeRole},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

use super::super::rules::{Deadline, deadline};
use crate::{
    features::{
        cohorts::app,
        curriculum::{ApplicationForm, Catalogue, Programme},
    },
    identity::Actor,
    platform::{
        errors::{Error, Result},
        holidays::Holidays,
        zones,
    },
    web::House,
};

/// What the rules of admission are read from: the courses' forms, and the holidays.
#[derive(Clone, Default)]
pub struct Rulebook {
    /// The courses.
    pub catalogue: Catalogue,
    /// The public holidays.
    pub holidays: Holidays,
}

impl Rulebook {
    /// Until when an offer can be answered whose letter leaves at `from`, and the zone that counts in.
    pub fn answer_by(
        &self,
        programme: &str,
        intake: &intake::Model,
        application: &application::Model,
        from: DateTime<Utc>,
    ) -> (Deadline, Tz) {
        let (region, zone) = self.place_of(programme, application);
        let days = u32::try_from(intake.answer_days).unwrap_or(1);
        (deadline(from, days, &region, zone, &self.holidays), zone)
    }

    /// Where an applicant counts working days: the region of their site, and their own zone or that of the site.
    fn place_of(&self, programme: &str, application: &application::Model) -> (String, Tz) {
        let form = self.catalogue.programme(programme).and_then(|programme| programme.application.clone());
        let site = application.site.as_deref().and_then(|site| form.as_deref()?.site(site).cloned());
        let own = application.zone.as_deref().and_then(zones::zone);
        let zone = own.or_else(|| zones::zone(&site.as_ref()?.zone)).unwrap_or(Tz::Europe__Berlin);
        (site.map_or_else(String::new, |site| site.region), zone)
    }
}

/// An application as its applicant finds it.
#[derive(Clone, Debug)]
pub struct ApplicationOn {
    /// The row.
    pub application: application::Model,
    /// The programme.
    pub programme: programme::Model,
    /// The cohort it is for.
    pub cohort: Option<cohort::Model>,
    /// When people apply for that cohort.
    pub intake: Option<intake::Model>,
}

impl ApplicationOn {
    /// Whether the window to apply is over at `now`; also where no cohort is open.
    pub fn closed(&self, now: DateTime<Utc>) -> bool {
        self.intake.as_ref().is_none_or(|intake| intake.closes_at <= now)
    }

    /// Whether it still can be sent in for its cohort at `now`.
    pub fn takes(&self, now: DateTime<Utc>) -> bool {
        let open = |cohort: &cohort::Model| matches!(cohort.state, CohortState::Open | CohortState::Confirmed);
        self.cohort.as_ref().is_some_and(open) && !self.closed(now)
    }
}

/// An offer as whoever holds its link finds it.
#[derive(Clone, Debug)]
pub struct OfferOn {
    /// The row.
    pub offer: offer::Model,
    /// The application it answers.
    pub on: ApplicationOn,
    /// The cohort whose seat it holds.
    pub cohort: cohort::Model,
}

/// A wish to be told.
#[derive(Clone, Debug)]
pub struct InterestOn {
    /// The row.
    pub interest: interest::Model,
    /// The programme.
    pub programme: programme::Model,
}

/// The admission to a cohort, as somebody found it.
#[derive(Clone)]
pub struct AdmissionOn {
    /// The cohort.
    pub cohort: cohort::Model,
    /// Its programme.
    pub programme: programme::Model,
    /// The course as it is now: its form and rubric.
    pub course: Option<Arc<Programme>>,
    /// When people apply, and how seats are given; none where that was not said yet.
    pub intake: Option<intake::Model>,
    /// What the asking person is to the programme.
    pub role: Option<ProgrammeRole>,
}

impl AdmissionOn {
    /// What people are asked; missing where the programme asks nothing.
    pub fn form(&self) -> Result<&ApplicationForm> {
        self.course.as_deref().and_then(|course| course.application.as_deref()).ok_or(Error::Missing)
    }

    /// The rules seats are given by; missing where nobody has said them.
    pub fn intake(&self) -> Result<&intake::Model> {
        self.intake.as_ref().ok_or(Error::Missing)
    }

    /// Whether names are hidden.
    pub fn blind(&self) -> bool {
        self.intake.as_ref().is_some_and(|intake| intake.blind)
    }
}

/// One application as an assessor or owner found it.
#[derive(Clone)]
pub struct ReadingOn {
    /// The admission.
    pub admission: AdmissionOn,
    /// The application.
    pub application: application::Model,
    /// Whether the asking person must not read it.
    pub excluded: bool,
}

/// The window of a cohort.
pub async fn intake_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Option<intake::Model>> {
    Ok(intake::Entity::find_by_id(cohort).one(db).await?)
}

/// The cohorts of a programme people can apply for at `now` or later, the one that closes first at first.
pub async fn open_intakes(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    now: DateTime<Utc>,
) -> Result<Vec<(cohort::Model, intake::Model)>> {
    let cohorts = cohort::Entity::find()
        .filter(cohort::Column::ProgrammeId.eq(programme))
        .filter(cohort::Column::State.is_in([CohortState::Open, CohortState::Confirmed]))
        .all(db)
        .await?;
    let intakes = intake::Entity::find()
        .filter(intake::Column::CohortId.is_in(cohorts.iter().map(|cohort| cohort.id)))
        .filter(intake::Column::ClosesAt.gt(now))
        .order_by_asc(intake::Column::ClosesAt)
        .order_by_asc(intake::Column::CohortId)
        .all(db)
        .await?;
    let of = |intake: intake::Model| Some((cohorts.iter().find(|c| c.id == intake.cohort_id)?.clone(), intake));
    Ok(intakes.into_iter().filter_map(of).collect())
}

async fn programme_of(db: &impl ConnectionTrait, id: ProgrammeId) -> Result<programme::Model> {
    programme::Entity::find_by_id(id).one(db).await?.ok_or(Error::Missing)
}

/// The application with this id.
pub async fn find_application(db: &impl ConnectionTrait, id: ApplicationId) -> Result<ApplicationOn> {
    let application = application::Entity::find_by_id(id).one(db).await?.ok_or(Error::Missing)?;
    let programme = programme_of(db, application.programme_id).await?;
    let (cohort, intake) = match application.cohort_id {
        Some(id) => (cohort::Entity::find_by_id(id).one(db).await?, intake_of(db, id).await?),
        None => (None, None),
    };
    Ok(ApplicationOn { application, programme, cohort, intake })
}

/// The application a request's path names.
pub async fn find_application_of(req: &HttpRequest) -> Result<ApplicationOn> {
    let id = req.match_info().query("application").parse().map_err(|_| Error::Missing)?;
    find_application(app::<House>(req)?.store.read(), id).await
}

/// The live application of an address, or of an account, to a programme.
pub async fn live_application(
    db: &impl ConnectionTrait,
    programme: ProgrammeId,
    email_key: &str,
    person: Option<PersonId>,
) -> Result<Option<application::Model>> {
    use ApplicationState::{Draft, InReview, Offered, Submitted, Waitlisted};
    let whose = application::Column::EmailKey.eq(email_key);
    let whose = match person {
        Some(person) => whose.or(application::Column::PersonId.eq(person)),
        None => whose,
    };
    let find = application::Entity::find()
        .filter(application::Column::ProgrammeId.eq(programme))
        .filter(application::Column::State.is_in([Draft, Submitted, InReview, Waitlisted, Offered]))
        .filter(whose)
        .order_by_asc(application::Column::Id);
    Ok(find.one(db).await?)
}

/// The offer with this id.
pub async fn find_offer(db: &impl ConnectionTrait, id: OfferId) -> Result<OfferOn> {
    let offer = offer::Entity::find_by_id(id).one(db).await?.ok_or(Error::Missing)?;
    let cohort = cohort::Entity::find_by_id(offer.cohort_id).one(db).await?.ok_or(Error::Missing)?;
    let on = find_application(db, offer.application_id).await?;
    Ok(OfferOn { offer, on, cohort })
}

/// The offer a link was signed for.
pub async fn find_offer_of(req: &HttpRequest, subject: Option<&str>) -> Result<OfferOn> {
    let id = subject.and_then(|id| id.parse().ok()).ok_or(Error::Missing)?;
    find_offer(app::<House>(req)?.store.read(), id).await
}

/// The wish a link was signed for.
pub async fn find_interest_of(req: &HttpRequest, subject: Option<&str>) -> Result<InterestOn> {
    let id: entity::ids::InterestId = subject.and_then(|id| id.parse().ok()).ok_or(Error::Missing)?;
    let house = app::<House>(req)?;
    let interest = interest::Entity::find_by_id(id).one(house.store.read()).await?.ok_or(Error::Missing)?;
    let programme = programme_of(house.store.read(), interest.programme_id).await?;
    Ok(InterestOn { interest, programme })
}

/// The admission to a cohort, with the role of `who`.
pub async fn find_admission(
    db: &impl ConnectionTrait,
    catalogue: &Catalogue,
    id: CohortId,
    who: PersonId,
) -> Result<AdmissionOn> {
    let cohort = cohort::Entity::find_by_id(id).one(db).await?.ok_or(Error::Missing)?;
    let programme = programme_of(db, cohort.programme_id).await?;
    let role = programme_owner::Entity::find()
        .filter(programme_owner::Column::ProgrammeId.eq(programme.id))
        .filter(programme_owner::Column::PersonId.eq(who))
        .filter(programme_owner::Column::Until.is_null());
    let role = role.one(db).await?.map(|row| row.role);
    let intake = intake_of(db, id).await?;
    Ok(AdmissionOn { course: catalogue.programme(&programme.slug), cohort, programme, intake, role })
}

/// The admission to the cohort a request's path names.
pub async fn find_admission_of(req: &HttpRequest, who: &Actor) -> Result<AdmissionOn> {
    let id = req.match_info().query("cohort").parse().map_err(|_| Error::Missing)?;
    let (house, catalogue) = (app::<House>(req)?, app::<Catalogue>(req)?);
    find_admission(house.store.read(), &catalogue, id, who.id).await
}

/// One application below a cohort, and whether `who` must not read it.
pub async fn find_reading(
    db: &impl ConnectionTrait,
    admission: AdmissionOn,
    id: ApplicationId,
    who: PersonId,
) -> Result<ReadingOn> {
    use ApplicationState::{Draft, Merged};
    let application = application::Entity::find_by_id(id).one(db).await?.ok_or(Error::Missing)?;
    let here = application.cohort_id == Some(admission.cohort.id);
    if !here || matches!(application.state, Draft | Merged) {
        return Err(Error::Missing);
    }
    let reader = person::Entity::find_by_id(who).one(db).await?.ok_or(Error::Missing)?;
    let declared = review_exclusion::Entity::find_by_id((id, who)).one(db).await?.is_some();
    let excluded = declared || kept_from(&application, &reader);
    Ok(ReadingOn { admission, application, excluded })
}

/// Whether an application is somebody's own, or names them as one who shall not read it.
pub fn kept_from(application: &application::Model, reader: &person::Model) -> bool {
    keeps_away((application.person_id, &application.email_key, application.kept_from.as_deref()), reader)
}

/// The rule of [`kept_from`], over what it looks at: whose application it is, their folded address, and
/// the folded addresses of those who shall not read it, one per line.
pub fn keeps_away((person, email_key, names): (Option<PersonId>, &str, Option<&str>), reader: &person::Model) -> bool {
    let own = person == Some(reader.id) || email_key == reader.email_key;
    own || names.is_some_and(|list| list.lines().any(|key| key == reader.email_key))
}

/// The application below a cohort that a request's path names.
pub async fn find_reading_of(req: &HttpRequest, who: &Actor) -> Result<ReadingOn> {
    let id = req.match_info().query("application").parse().map_err(|_| Error::Missing)?;
    let admission = find_admission_of(req, who).await?;
    find_reading(app::<House>(req)?.store.read(), admission, id, who.id).await
}
