//! What applicants do: begin, write, send in, withdraw.

use chrono::Duration;
use entity::{
    application, cohort, enrolment,
    ids::{ApplicationId, PersonId, ProgrammeId},
    programme,
    states::{ApplicationState, CohortState, ConsentKind, OfferState, Role},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, UpdateMany,
    sea_query::{Expr, Query},
};
use serde_json::{Value, json};

use super::{
    super::{
        emails::{ComeBack, Received},
        policies::OwnApplication,
        queries::{live_application, open_intakes},
        rules::{Step, editable, name_key, withdrawable},
    },
    offers::settle_open_offer,
    reactions::leave,
    rows::{drop_pending, hold, note, reader_of, take_step},
};
use crate::{
    features::curriculum::Section,
    identity::{Actor, Pass, find_person_by_email},
    platform::{
        errors::{Error, Refusal, Result},
        secrets,
        text::{EmailAddress, Name, Text},
    },
    storage::{Tx, consents::Said, is_unique_violation},
};

/// Who wants to apply, where they are not signed in.
#[derive(Clone, Debug)]
pub struct Contact {
    /// What they are called.
    pub name: Name,
    /// Where mail reaches them.
    pub email: EmailAddress,
}

/// How many links back to an application one address may ask for in an hour.
const MOST_LINKS: u64 = 5;

/// Letters and digits that are not taken for one another.
const CODE: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code for an application: `K7QM-3FXR`. 40 random bits; unique by the schema.
pub(super) fn code() -> String {
    let letter = |_| CODE.get(usize::from(rand::random::<u8>() & 31)).copied().map_or('0', char::from);
    let (first, second): (String, String) = ((0..4).map(letter).collect(), (0..4).map(letter).collect());
    format!("{first}-{second}")
}

/// Begins an application, or finds the one that is there. Somebody signed in is given it at once;
/// anybody else gets a link by e-mail, and is told the same whether there was one before or not.
pub async fn start(
    tx: &Tx,
    programme: &programme::Model,
    contact: &Contact,
    who: Option<&Actor>,
    (locale, zone): (&str, &str),
) -> Result<Option<ApplicationId>> {
    tx.take_turns(&format!("applications of {}", contact.email.key())).await?;
    let person = who.map(|who| who.id);
    let live = live_application(&**tx, programme.id, contact.email.key(), person).await?;
    let application = match live {
        Some(application) => application,
        None => begin(tx, programme.id, contact, person, (locale, zone)).await?,
    };
    if let Some(who) = who {
        // Their own address, or begun while signed in: theirs either way.
        if application.person_id.is_none() {
            let own = application::Entity::update_many()
                .col_expr(application::Column::PersonId, Expr::value(who.id))
                .filter(application::Column::Id.eq(application.id));
            own.exec(&**tx).await?;
        }
        return Ok(Some(application.id));
    }
    let hour_ago = tx.now() - Duration::hours(1);
    let sent = match application.person_id {
        None => tx.count_posted::<ComeBack>(&application.email, hour_ago).await?,
        Some(person) => tx.count_posted_to::<ComeBack>(person, hour_ago).await?,
    };
    if sent < MOST_LINKS {
        let nth = tx.id();
        tx.post_to(&reader_of(&application), &ComeBack { application: application.id, nth }, tx.now()).await?;
    }
    Ok(None)
}

async fn begin(
    tx: &Tx,
    programme: ProgrammeId,
    contact: &Contact,
    person: Option<PersonId>,
    (locale, zone): (&str, &str),
) -> Result<application::Model> {
    let open = open_intakes(&**tx, programme, tx.now()).await?;
    let open = open.into_iter().find(|(_, intake)| intake.opens_at <= tx.now());
    let (cohort, _) = open.ok_or(Refusal::conflict("admissions-not-open"))?;
    let row = application::ActiveModel {
        id: Set(ApplicationId(tx.id())),
        programme_id: Set(programme),
        cohort_id: Set(Some(cohort.id)),
        code: Set(code()),
        state: Set(ApplicationState::Draft),
        state_at: Set(tx.now()),
        person_id: Set(person),
        name: Set(contact.name.to_string()),
        name_key: Set(name_key(contact.name.as_str())),
        email: Set(contact.email.as_str().to_owned()),
        email_key: Set(contact.email.key().to_owned()),
        locale: Set(locale.to_owned()),
        languages: Set(json!([])),
        times: Set(json!([])),
        answers: Set(json!({})),
        zone: Set(Some(zone.to_owned())),
        created_at: Set(tx.now()),
        changed_at: Set(tx.now()),
        version: Set(1),
        ..Default::default()
    };
    row.insert(&**tx).await.map_err(|error| {
        if is_unique_violation(&error) { Error::from(Refusal::conflict("admissions-twice")) } else { error.into() }
    })
}

/// What somebody wrote in one section, checked against the programme's form.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// Columns of the section, with what they hold now; none empties one.
    pub columns: Vec<(application::Column, Option<Value>)>,
    /// Answers to the programme's own questions of this section, by id; null takes one back.
    pub answers: Vec<(String, Value)>,
    /// What they are called, where the section asks for it.
    pub name: Option<Name>,
}

/// Keeps what was written in a section. Refused once the window is over or anything was decided.
pub async fn save_section(tx: &Tx, pass: &Pass<OwnApplication>, section: Section, filled: &Filled) -> Result<()> {
    let (application, _) = hold(tx, pass.on().application.id).await?;
    editable(application.state, pass.on().closed(tx.now()))?;
    let mut answers = application.answers.as_object().cloned().unwrap_or_default();
    for (id, answer) in &filled.answers {
        if answer.is_null() {
            answers.remove(id);
        } else {
            answers.insert(id.clone(), answer.clone());
        }
    }
    let mut update =
        changed(tx, &application).col_expr(application::Column::Answers, Expr::value(Value::Object(answers)));
    for (column, value) in &filled.columns {
        let value = match value {
            None => Expr::value(None::<String>),
            Some(Value::String(text)) => Expr::value(text.clone()),
            Some(list) => Expr::value(list.clone()),
        };
        update = update.col_expr(*column, value);
    }
    if let Some(name) = &filled.name {
        update = update
            .col_expr(application::Column::Name, Expr::value(name.as_str()))
            .col_expr(application::Column::NameKey, Expr::value(name_key(name.as_str())));
    }
    update.exec(&**tx).await?;
    if application.state != ApplicationState::Draft {
        let facts = json!({ "section": section.word(), "version": application.version + 1 });
        tx.record(pass.who().map(|who| who.id), "change_application", ("application", application.id), facts).await?;
    }
    Ok(())
}

fn changed(tx: &Tx, application: &application::Model) -> UpdateMany<application::Entity> {
    application::Entity::update_many()
        .col_expr(application::Column::ChangedAt, Expr::value(tx.now()))
        .col_expr(application::Column::Version, Expr::value(application.version + 1))
        .filter(application::Column::Id.eq(application.id))
}

/// Somebody agrees to the words as they stand, or takes it back before they have applied.
pub async fn give_consent(tx: &Tx, pass: &Pass<OwnApplication>, words: Option<&str>) -> Result<()> {
    let (application, _) = hold(tx, pass.on().application.id).await?;
    editable(application.state, pass.on().closed(tx.now()))?;
    if words.is_none() && application.state != ApplicationState::Draft {
        return Err(Refusal::unfit("admissions-consent-needed").into());
    }
    // Whoever has no account yet has the hash and the day with their application.
    if let Some(who) = application.person_id {
        let (kind, subject) = (ConsentKind::Application, application.id.0);
        let said = Said { kind, subject, words: words.unwrap_or_default(), agrees: words.is_some() };
        tx.keep_consent(who, said).await?;
    }
    changed(tx, &application)
        .col_expr(application::Column::ConsentHash, Expr::value(words.map(secrets::hash)))
        .col_expr(application::Column::ConsentedAt, Expr::value(words.map(|_| tx.now())))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Sends an application in. `complete` is what the form's rule said about it. After the window is over
/// it is refused and kept as it is, unless they would rather have it count for the next cohort.
pub async fn submit(tx: &Tx, pass: &Pass<OwnApplication>, complete: bool, for_next: bool) -> Result<()> {
    let (application, cohort) = hold(tx, pass.on().application.id).await?;
    Step::Submit.from(application.state)?;
    if !complete {
        return Err(Refusal::unfit("admissions-incomplete").into());
    }
    let takes = cohort.is_some_and(|cohort| matches!(cohort.state, CohortState::Open | CohortState::Confirmed));
    let in_time = takes && !pass.on().closed(tx.now());
    if !in_time && !for_next {
        return Err(Refusal::conflict("admissions-closed").into());
    }
    if let Some(person) = account_of(tx, &application).await? {
        not_in_already(tx, application.programme_id, person).await?;
    }
    // The next one may have opened while they wrote; where none has, the first that does takes it in.
    let next = open_intakes(&**tx, application.programme_id, tx.now()).await?;
    let next = next.into_iter().map(|(cohort, _)| cohort.id).find(|next| Some(*next) != application.cohort_id);
    let sent = take_step(tx, &application, Step::Submit, |update| {
        let update = update.col_expr(application::Column::SubmittedAt, Expr::value(tx.now()));
        if in_time { update } else { update.col_expr(application::Column::CohortId, Expr::value(next)) }
    })
    .await?;
    tx.post_to(&reader_of(&sent), &Received { application: sent.id }, tx.now()).await?;
    note(tx, pass.who().map(|who| who.id), "submit_application", &sent).await
}

/// The account of whoever applies: the one they applied with, or the one with their address.
async fn account_of(tx: &Tx, application: &application::Model) -> Result<Option<PersonId>> {
    if application.person_id.is_some() {
        return Ok(application.person_id);
    }
    let email = EmailAddress::parse(&application.email).map_err(|_| Error::Missing)?;
    Ok(find_person_by_email(&**tx, &email).await?.map(|person| person.id))
}

/// Who takes part in a cohort that is not over does not apply for another.
async fn not_in_already(tx: &Tx, programme: ProgrammeId, person: PersonId) -> Result<()> {
    use CohortState::{Confirmed, Open, Paused, Planned, Running};
    let live = Query::select()
        .column(cohort::Column::Id)
        .from(cohort::Entity)
        .and_where(cohort::Column::ProgrammeId.eq(programme))
        .and_where(cohort::Column::State.is_in([Planned, Open, Confirmed, Running, Paused]))
        .to_owned();
    let stay = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(person))
        .filter(enrolment::Column::Role.eq(Role::Participant))
        .filter(enrolment::Column::EndedAt.is_null())
        .filter(enrolment::Column::CohortId.in_subquery(live));
    match stay.one(&**tx).await? {
        Some(_) => Err(Refusal::conflict("admissions-already-in").into()),
        None => Ok(()),
    }
}

/// Withdraws an application; a seat that was held for it, or taken, goes to the next.
pub async fn withdraw(tx: &Tx, pass: &Pass<OwnApplication>) -> Result<()> {
    withdraw_one(tx, pass.on().application.id, pass.who().map(|who| who.id)).await
}

async fn withdraw_one(tx: &Tx, id: ApplicationId, by: Option<PersonId>) -> Result<()> {
    let (application, cohort) = hold(tx, id).await?;
    withdrawable(application.state, cohort.as_ref().map(|cohort| cohort.state))?;
    let gone = take_step(tx, &application, Step::Withdraw, |update| update).await?;
    drop_pending(tx, id).await?;
    note(tx, by, "withdraw_application", &gone).await?;
    match cohort.filter(|_| application.state == ApplicationState::Accepted) {
        Some(cohort) => leave(tx, &application, cohort.id, "the seat was given back").await,
        None => settle_open_offer(tx, id, OfferState::Declined).await,
    }
}

/// Withdraws every live application of somebody whose account is closed.
pub async fn withdraw_all_of(tx: &Tx, person: PersonId) -> Result<()> {
    use ApplicationState::{Draft, InReview, Offered, Submitted, Waitlisted};
    let live = application::Entity::find()
        .filter(application::Column::PersonId.eq(person))
        .filter(application::Column::State.is_in([Draft, Submitted, InReview, Waitlisted, Offered]))
        .all(&**tx)
        .await?;
    for application in live {
        withdraw_one(tx, application.id, None).await?;
    }
    Ok(())
}
