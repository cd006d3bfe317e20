//! Bringing in a run that was planned elsewhere: all of its table, or nothing.

use std::path::PathBuf;

use clap::Args;
use entity::ids::CohortId;

use super::{close_store, failed, open_database, people::first_owner, say};
use crate::{
    app::start::{content_files, read_content},
    features::{
        calendar::{self, Remark, Run, bring, read_calendar, run_of},
        cohorts::{ManageCohort, find_cohort},
        curriculum::Catalogue,
        live_sessions,
    },
    identity::{Actor, Permit},
    platform::{
        errors::{Error, Result},
        settings::{Settings, Unfit},
    },
    storage::Store,
};

#[derive(Args)]
pub(super) struct CalendarArguments {
    /// Columns kind, date, week, time, zone, minutes and title; session, purpose and days may be left out.
    file: PathBuf,
    /// The cohort it is for; its id is in the address of its page.
    #[arg(long, value_name = "ID")]
    cohort: CohortId,
    /// Say what would happen, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Take over the rest where rows have a problem; without this nothing is written then.
    #[arg(long)]
    leave_out: bool,
}

/// Takes over the calendar of a file.
pub(super) async fn import_calendar(settings: &Settings, wanted: &CalendarArguments) -> Result<(), Unfit> {
    let text = std::fs::read(&wanted.file)
        .map_err(|error| Unfit(format!("{} cannot be read: {error}.", wanted.file.display())))?;
    let catalogue = read_content(&content_files(settings)?)?;
    let store = open_database(settings).await?;
    store.listen(vec![live_sessions::listener(), calendar::listener()]);
    let outcome = take_over(&store, &catalogue, &text, wanted).await;
    close_store(store).await?;
    outcome
}

async fn take_over(store: &Store, catalogue: &Catalogue, text: &[u8], wanted: &CalendarArguments) -> Result<(), Unfit> {
    let may = permit(store, catalogue, wanted.cohort).await.map_err(|error| match error {
        Error::Missing => Unfit(format!("There is no cohort {}, or nobody who looks after it.", wanted.cohort)),
        other => failed(&other),
    })?;
    let read = read_calendar(text);
    let on = may.on();
    let found = if read.remarks.iter().any(|remark| remark.about.is_final()) {
        Err(Vec::new())
    } else {
        run_of(&read, on.calendar.weeks(), on.calendar.zone())
    };
    let mut remarks = read.remarks;
    let run = match found {
        Ok(run) => {
            remarks.extend(run.remarks.iter().cloned());
            Some(run)
        }
        Err(more) => {
            remarks.extend(more);
            None
        }
    };
    remarks.sort_by_key(|remark| remark.row);
    remarks.iter().for_each(say_remark);
    let wrong = remarks.iter().filter(|remark| remark.about.is_wrong()).count();
    let Some(run) = run.filter(|_| wrong == 0 || wanted.leave_out) else {
        return Err(Unfit(format!("Nothing was written: {wrong} problem(s). Correct the rows and import again.")));
    };
    if !wanted.dry_run {
        let done = store.write(async |tx| bring(tx, catalogue, &may, &run).await).await;
        done.map_err(|error| match error {
            Error::Refused(_) => {
                Unfit("This cohort is no longer only planned; its dates change on its calendar page.".into())
            }
            other => failed(&other),
        })?;
    }
    say_done(&run, wanted.dry_run, wrong);
    Ok(())
}

fn say_remark(remark: &Remark) {
    let place = remark.row.map_or_else(|| "the table".to_owned(), |row| format!("row {row}"));
    say(&format!("{place}: {}.", remark.about));
}

fn say_done(run: &Run, dry: bool, wrong: usize) {
    let (times, pauses) = (run.sessions.len(), run.off.len());
    let done = if dry { "would be taken over; nothing was written" } else { "taken over" };
    let left = if wrong > 0 { format!(" {wrong} row(s) left out.") } else { String::new() };
    say(&format!("A run from {} with {pauses} pause(s) and {times} time(s) of sessions {done}.{left}", run.starts_on));
}

/// The right of the first owner of the programme.
pub(super) async fn permit(store: &Store, catalogue: &Catalogue, cohort: CohortId) -> Result<Permit<ManageCohort>> {
    let db = store.read();
    let nobody = entity::ids::PersonId(uuid::Uuid::nil());
    let programme = find_cohort(db, catalogue, cohort, nobody).await?.cohort.programme_id;
    let who = Actor::of(&first_owner(db, programme).await?);
    let on = find_cohort(db, catalogue, cohort, who.id).await?;
    Ok(Permit::ask(who, on)?)
}
