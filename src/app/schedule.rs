//! All recurring work on one page.

use futures_util::future::LocalBoxFuture;

use super::forgetting::forget_due;
use crate::{
    features::{
        admissions::{announce_openings, forget_applications, forget_interests, lapse_offers, remind},
        alumni::forget_words,
        attachments::{keep_files, sweep_files},
        certificates::keep_completions,
        circles::repair_circles,
        cohorts::{end_breaks, keep_states},
        curriculum::Catalogue,
        discussions::forget_drafts,
        documents::forget_folded,
        first_answers::{fill as plan_missing, forget_asks, seek_peers},
        insights::keep_figures,
        nudges::{forget_nudges, keep_nudges, keep_regions},
        pitches::{end_forgotten, keep_feedback, keep_readings, slides_named},
        search::fill,
        sparring::{forget_together, keep_rounds, repair_rounds},
        syllabus::forget_texts,
    },
    identity::{forget_failures, forget_sessions, forget_the_closed},
    platform::errors::Result,
    storage::{
        Store,
        jobs::{self, Chores, Every},
        retention::forget_ended,
    },
};

/// One piece of recurring work. Whoever writes (job, period) first does it.
pub struct Job {
    /// Its name in the table of runs.
    pub name: &'static str,
    /// How often it is due.
    pub every: Every,
    work: for<'a> fn(&'a Store, &'a Catalogue) -> LocalBoxFuture<'a, Result<()>>,
}

/// Every job there is.
pub const JOBS: &[Job] = &[
    Job {
        // Confirmed cohorts start on their date, running ones pause and finish.
        name: "cohorts.keep_states",
        every: Every::Hour,
        work: |store, catalogue| Box::pin(store.write(async |tx| keep_states(tx, catalogue).await)),
    },
    Job {
        // Who said when they are back from a break is back that morning.
        name: "cohorts.end_breaks",
        every: Every::Hour,
        work: |store, _| Box::pin(end_breaks(store)),
    },
    Job {
        // Offers lapse and seats go on; people are reminded, and told that one can apply.
        name: "admissions.keep_offers",
        every: Every::Hour,
        work: |store, _| Box::pin(keep_offers(store)),
    },
    Job {
        // Questions nobody has answered are shown to those who may know something.
        name: "first_answers.seek",
        every: Every::Quarter,
        work: |store, _| Box::pin(seek(store)),
    },
    Job {
        // Rounds of partners are proposed before their week opens, and published as it does.
        name: "sparring.rounds",
        every: Every::Hour,
        work: |store, catalogue| Box::pin(keep_rounds(store, catalogue)),
    },
    Job {
        // Who is back from a pause gets a partner; nobody waits for one who pauses.
        name: "sparring.repair",
        every: Every::Hour,
        work: |store, _| Box::pin(repair_rounds(store)),
    },
    Job {
        // So does a circle; nobody is left alone in one.
        name: "circles.repair",
        every: Every::Hour,
        work: |store, _| Box::pin(repair_circles(store)),
    },
    Job {
        // Where a draft waits for a word for more than a day, somebody else is asked.
        name: "pitches.readings",
        every: Every::Hour,
        work: |store, _| Box::pin(keep_readings(store)),
    },
    Job {
        // Whose time for a pitch is over is waited for no more; a round is closed a week after it.
        name: "pitches.feedback",
        every: Every::Hour,
        work: |store, _| Box::pin(keep_feedback(store)),
    },
    Job {
        // Sessions of pitches nobody has ended are over after half a day.
        name: "pitches.end_forgotten",
        every: Every::Hour,
        work: |store, _| Box::pin(end_forgotten(store)),
    },
    Job {
        // What a certificate asks for is kept as it stands when a cohort begins, and who has done it has earned it.
        name: "certificates.keep",
        every: Every::Hour,
        work: |store, catalogue| Box::pin(keep_completions(store, catalogue)),
    },
    Job {
        // Of a week that is over, what may be told of it is counted, once.
        name: "insights.keep_figures",
        every: Every::Hour,
        work: |store, catalogue| Box::pin(keep_figures(store, catalogue)),
    },
    Job {
        // What people are told by the house is planned, moved, taken back and handed to the outbox.
        name: "nudges.keep",
        every: Every::Quarter,
        work: |store, catalogue| Box::pin(keep_nudges(store, catalogue)),
    },
    Job {
        // Whoever said where they work has the holidays of that place.
        name: "nudges.regions",
        every: Every::Hour,
        work: |store, catalogue| Box::pin(keep_regions(store, catalogue)),
    },
    Job {
        // What stands and cannot be found: all of it after the first start with a search, later nothing.
        name: "search.fill",
        every: Every::Day,
        work: |store, _| Box::pin(fill(store)),
    },
    Job {
        // Files that were taken away or never sent are forgotten.
        name: "attachments.keep_files",
        every: Every::Hour,
        work: |store, _| Box::pin(keep_files(store)),
    },
    Job {
        // So are bytes no row names.
        name: "attachments.sweep_files",
        every: Every::Day,
        work: |store, _| Box::pin(sweep_files(store, async |keys| slides_named(store.read(), keys).await)),
    },
    Job {
        // Whose account has long been closed is to be forgotten; looked for once a day, for it reads all accounts.
        name: "app.forget_closed",
        every: Every::Day,
        work: |store, _| Box::pin(store.write(async |tx| forget_the_closed(tx).await)),
    },
    Job {
        // What was only needed for a course goes some months after the end of its cohort.
        name: "storage.forget_ended",
        every: Every::Day,
        work: |store, _| Box::pin(forget_rows(store)),
    },
    Job {
        // Whoever wants to be forgotten is.
        name: "app.forget_people",
        every: Every::Hour,
        work: |store, _| Box::pin(forget_due(store)),
    },
    Job {
        // What was kept for a time, and the time is over.
        name: "storage.forget",
        every: Every::Day,
        work: |store, _| Box::pin(forget(store)),
    },
];

async fn forget_rows(store: &Store) -> Result<()> {
    let rows = forget_ended(store).await?;
    if rows > 0 {
        tracing::info!(rows, "what was kept for cohorts that ended long ago is gone");
    }
    Ok(())
}

/// What every job is called, and how often it is due.
pub fn chores() -> Chores {
    Chores(JOBS.iter().map(|job| (job.name, job.every)).collect())
}

async fn forget(store: &Store) -> Result<()> {
    // One transaction each: none of them holds the writer for long.
    store.write(async |tx| tx.forget_keys().await).await?;
    store.write(async |tx| tx.forget_mail().await).await?;
    store.write(async |tx| tx.forget_bounces().await).await?;
    store.write(async |tx| tx.forget_received().await).await?;
    store.write(async |tx| tx.forget_runs().await).await?;
    store.write(async |tx| tx.forget_audit().await).await?;
    store.write(async |tx| forget_texts(tx).await).await?;
    store.write(async |tx| forget_drafts(tx).await).await?;
    store.write(async |tx| forget_asks(tx).await).await?;
    store.write(async |tx| forget_folded(tx).await).await?;
    store.write(async |tx| forget_together(tx).await).await?;
    store.write(async |tx| forget_nudges(tx).await).await?;
    store.write(async |tx| forget_words(tx).await).await?;
    store.write(async |tx| forget_sessions(tx).await).await?;
    store.write(async |tx| forget_failures(tx).await).await?;
    store.write(async |tx| forget_interests(tx).await).await?;
    // A few at a time, as long as there are any.
    while store.write(async |tx| forget_applications(tx).await).await? > 0 {}
    Ok(())
}

async fn seek(store: &Store) -> Result<()> {
    while store.write(async |tx| plan_missing(tx).await).await? > 0 {}
    seek_peers(store).await
}

async fn keep_offers(store: &Store) -> Result<()> {
    while store.write(async |tx| lapse_offers(tx).await).await? > 0 {}
    while store.write(async |tx| remind(tx).await).await? > 0 {}
    store.write(async |tx| announce_openings(tx).await).await?;
    Ok(())
}

/// Does every job that is due and that nobody has done. While the house stands still they wait.
pub async fn run_due_jobs(store: &Store, catalogue: &Catalogue) {
    if store.standstill().is_some() {
        return;
    }
    for job in JOBS {
        if let Err(error) = run(store, catalogue, job).await {
            tracing::error!(job = job.name, cause = format!("{error:?}"), "a job could not be run");
        }
    }
}

async fn run(store: &Store, catalogue: &Catalogue, job: &Job) -> Result<()> {
    let Some(period) = jobs::claim(store, job.name, job.every).await? else { return Ok(()) };
    let outcome = (job.work)(store, catalogue).await.map_err(|error| format!("{error:?}"));
    let word = if outcome.is_ok() { "done" } else { "failed" };
    metrics::counter!("lernweg_jobs_total", "job" => job.name, "outcome" => word).increment(1);
    if let Err(cause) = &outcome {
        tracing::error!(job = job.name, %period, cause, "a job failed");
    }
    jobs::settle(store, job.name, &period, outcome).await
}
