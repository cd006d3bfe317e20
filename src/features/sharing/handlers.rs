//! From requests about sharing to pages.

use actix_web::{HttpResponse, http::StatusCode};
use entity::states::{LogAudience, Role};
use serde::Deserialize;

use super::{
    commands::{Sight, WrittenEntry, change_entry, remove_entry, say_who_sees, write_entry},
    pages::{EntryPage, EntryView, LogPage, SharedPage, SightPage, audiences},
    policies::{KeepEntry, KeepLog, ReadShared, ShareWeeks},
    queries::{A_PAGE, all_entries, nearness, own_entries, shown_entries, sight_of},
    rules::Nearness,
};
use crate::{
    features::{
        certificates::progress_in,
        cohorts::{CohortOn, cohort_strip},
    },
    identity::Permit,
    platform::{
        errors::{Error, Result},
        text::Statement,
        zones,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Pager, PersonTag, Press, Query, Visit, download},
};

fn base(on: &CohortOn) -> String {
    format!("/cohorts/{}", on.cohort.id)
}

/// Which page of the log.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LogQuery {
    page: String,
}

async fn log_page(
    may: &Permit<KeepLog>,
    visit: &Visit,
    asked: &LogQuery,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let (on, me) = (may.on(), may.who().id);
    let (log, page) = (format!("{}/log", base(on)), Pager::number(&asked.page)?);
    let (entries, count) = own_entries(visit.house.store.read(), on.cohort.id, me, page).await?;
    let pages = count.div_ceil(A_PAGE).max(1);
    if page > pages {
        return Err(Error::Missing);
    }
    visit.draw_as(
        status,
        &LogPage {
            strip: cohort_strip(on, "nav-progress", visit.now()),
            entries: entries.into_iter().map(|entry| EntryView::new(entry, Some(&log))).collect(),
            count,
            pager: Pager::new(page, pages, format!("{log}?page=")),
            file_href: format!("{log}.md"),
            shared_href: format!("{}/people/{me}/shared", base(on)),
            action: log,
            audiences: audiences(),
            form,
            most: Statement::MOST,
        },
    )
}

/// `GET /cohorts/{cohort}/log`
pub async fn log(may: Permit<KeepLog>, visit: Visit, asked: Query<LogQuery>) -> Result<HttpResponse> {
    // Nobody sees a new entry unless its writer says so.
    let form = FormState::with([("shown_to", LogAudience::Nobody.word().to_owned())]);
    log_page(&may, &visit, &asked, (StatusCode::OK, form)).await
}

/// `POST /cohorts/{cohort}/log`
pub async fn write(may: Permit<KeepLog>, visit: Visit, form: Form<WrittenEntry>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, written: &WrittenEntry| {
        write_entry(tx, &may, written, visit.locale.tag()).await?;
        Ok(Outcome::to(format!("{}/log", base(may.on())), "log-written"))
    };
    let again = async |status, state| log_page(&may, &visit, &LogQuery::default(), (status, state)).await;
    visit.submit(&form, work, again).await
}

/// `GET /cohorts/{cohort}/log.md`: all of it, to take along.
pub async fn take_along(may: Permit<KeepLog>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let entries = all_entries(visit.house.store.read(), on.cohort.id, may.who().id).await?;
    let mut text = format!("# {}\n", on.cohort.name);
    for entry in entries {
        let day = zones::date_in(visit.zone, entry.written_at);
        text.push_str(&format!("\n## {day}\n\n{}\n", entry.body.trim_end()));
    }
    Ok(download(text, "text/markdown; charset=utf-8", &format!("log-{}.md", on.cohort.starts_on)))
}

async fn entry_page(
    may: &Permit<KeepEntry>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let on = may.on();
    let log = format!("{}/log", base(&on.cohort));
    let crossed = status == StatusCode::CONFLICT;
    let mut form = form;
    if crossed {
        // The next attempt is made upon what stands there now.
        form.values.insert("version".into(), on.entry.version.to_string());
    }
    visit.draw_as(
        status,
        &EntryPage {
            strip: cohort_strip(&on.cohort, "nav-progress", visit.now()),
            at: on.entry.written_at,
            action: format!("{log}/{}", on.entry.id),
            list_href: log,
            audiences: audiences(),
            current: crossed.then(|| EntryView::new(on.entry.clone(), None)),
            form,
            most: Statement::MOST,
        },
    )
}

/// `GET /cohorts/{cohort}/log/{entry}`
pub async fn entry(may: Permit<KeepEntry>, visit: Visit) -> Result<HttpResponse> {
    let entry = &may.on().entry;
    let form = FormState::with([
        ("body", entry.body.clone()),
        ("shown_to", entry.shown_to.word().to_owned()),
        ("version", entry.version.to_string()),
    ]);
    entry_page(&may, &visit, StatusCode::OK, form).await
}

/// `POST /cohorts/{cohort}/log/{entry}`
pub async fn change(may: Permit<KeepEntry>, visit: Visit, form: Form<WrittenEntry>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, written: &WrittenEntry| {
        change_entry(tx, &may, written, visit.locale.tag()).await?;
        Ok(Outcome::to(format!("{}/log", base(&may.on().cohort)), "log-changed"))
    };
    let again = async |status, state| entry_page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/log/{entry}/removal`
pub async fn remove(may: Permit<KeepEntry>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    let work = async |tx: &Tx| {
        remove_entry(tx, &may).await?;
        Ok(Outcome::to(format!("{}/log", base(&may.on().cohort)), "log-removed"))
    };
    visit.once(form.key()?, work).await
}

async fn sight_page(
    may: &Permit<ShareWeeks>,
    visit: &Visit,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let base = base(may.on());
    visit.draw_as(
        status,
        &SightPage {
            strip: cohort_strip(may.on(), "nav-progress", visit.now()),
            action: format!("{base}/sharing"),
            progress_href: "/me/progress".to_owned(),
            shared_href: format!("{base}/people/{}/shared", may.who().id),
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/sharing`
pub async fn sight(may: Permit<ShareWeeks>, visit: Visit) -> Result<HttpResponse> {
    let sight = sight_of(visit.house.store.read(), may.on().cohort.id, may.who().id).await?;
    let tick = |ticked: bool| if ticked { "yes".to_owned() } else { String::new() };
    let form = FormState::with([
        ("partner", tick(sight.as_ref().is_some_and(|sight| sight.partner))),
        ("circle", tick(sight.as_ref().is_some_and(|sight| sight.circle))),
    ]);
    sight_page(&may, &visit, StatusCode::OK, form).await
}

/// `POST /cohorts/{cohort}/sharing`
pub async fn say_sight(may: Permit<ShareWeeks>, visit: Visit, form: Form<Sight>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sight: &Sight| {
        say_who_sees(tx, &may, sight).await?;
        Ok(Outcome::to(format!("{}/sharing", base(may.on())), "sight-said"))
    };
    let again = async |status, state| sight_page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `GET /cohorts/{cohort}/people/{person}/shared`
pub async fn shared(may: Permit<ReadShared>, visit: Visit) -> Result<HttpResponse> {
    let (on, member) = (&may.on().cohort, &may.on().member);
    let (db, reader, cohort) = (visit.house.store.read(), may.who().id, on.cohort.id);
    let me = member.person == reader;
    // One sees of oneself what everybody sees.
    let near = if me { Nearness::default() } else { nearness(db, cohort, member.person, reader).await? };
    let sight = sight_of(db, cohort, member.person).await?;
    let shows = sight.is_some_and(|sight| (sight.partner && near.partner) || (sight.circle && near.circle));
    let progress = match shows && member.role == Role::Participant && on.course.is_some() {
        true => Some(progress_in(db, on, member.person, visit.locale.tag(), visit.now()).await?),
        false => None,
    };
    let entries = shown_entries(db, cohort, member.person, near.audiences()).await?;
    let role = (member.role == Role::Trainer).then_some("trainer");
    visit.draw(&SharedPage {
        strip: cohort_strip(on, "nav-people", visit.now()),
        person: PersonTag::new(member.person, &member.name, role, false),
        profile_href: format!("{}/people/{}", base(on), member.person),
        me,
        progress,
        entries: entries.into_iter().map(|entry| EntryView::new(entry, None)).collect(),
        log_href: format!("{}/log", base(on)),
    })
}
