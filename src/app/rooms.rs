//! Every room, once for its pages and once for its e-mails.

use super::health as own_health;
use crate::{
    features::{
        account, admissions, afterwards, alumni, auditing, by_mail, calendar, certificates, circles, cockpit, cohorts,
        discussions, documents, feeds, first_answers, handover, health, insights, journey, live_sessions, mailroom,
        margins, maturity, moderation, nudges, operating, pages, people, pitches, privacy, private_channel, progress,
        reader, returns, search, sharing, sheet, sparring, syllabus, ventures,
    },
    storage::outbox::Kinds,
    web::{Routes, assets, waiting::Sources},
};

/// All routes. `/demo` is added by the demonstration, and only there.
pub fn routes() -> Routes {
    // A request is compared with one route after the other: what is asked most stands first.
    Routes::default()
        .get("/assets/{path:.*}", assets::serve)
        .and(reader::routes())
        .and(journey::routes())
        .and(discussions::routes())
        .and(live_sessions::routes())
        .and(moderation::routes())
        .and(private_channel::routes())
        .and(progress::routes())
        .and(certificates::routes())
        .and(sharing::routes())
        .and(people::routes())
        .and(ventures::routes())
        .and(afterwards::routes())
        .and(health::routes())
        .and(maturity::routes())
        .and(returns::routes())
        .and(alumni::routes())
        .and(sparring::routes())
        .and(circles::routes())
        .and(documents::routes())
        .and(pitches::routes())
        .and(search::routes())
        .and(admissions::routes())
        .and(calendar::routes())
        .and(cohorts::routes())
        .and(syllabus::routes())
        .and(feeds::routes())
        .and(first_answers::routes())
        .and(cockpit::routes())
        .and(margins::routes())
        .and(handover::routes())
        .and(insights::routes())
        .and(nudges::routes())
        .and(account::routes())
        .and(mailroom::routes())
        .and(privacy::routes())
        .and(sheet::routes())
        .and(auditing::routes())
        .and(operating::routes())
        .and(pages::routes())
        .get("/healthz", own_health::alive)
        .get("/readyz", own_health::ready)
}

/// All kinds of e-mail.
pub fn kinds() -> Kinds {
    Kinds::default()
        .with::<account::SignInLink>()
        .with::<admissions::AskedAgain>()
        .with::<admissions::Cancelled>()
        .with::<admissions::ComeBack>()
        .with::<admissions::ConfirmInterest>()
        .with::<admissions::ItOpens>()
        .with::<admissions::Lapsed>()
        .with::<admissions::NoLetter>()
        .with::<admissions::OfferLetter>()
        .with::<admissions::Received>()
        .with::<admissions::Reminder>()
        .with::<admissions::WaitLetter>()
        .with::<by_mail::LeftOut>()
        .with::<by_mail::NotTaken>()
        .with::<calendar::DatesMoved>()
        .with::<circles::Introduced>()
        .with::<cohorts::Welcome>()
        .with::<discussions::Answered>()
        .with::<discussions::Followed>()
        .with::<discussions::Named>()
        .with::<documents::Answered>()
        .with::<documents::Changed>()
        .with::<first_answers::Asked>()
        .with::<live_sessions::CalledOff>()
        .with::<live_sessions::Entry>()
        .with::<live_sessions::GivenUp>()
        .with::<live_sessions::Invitation>()
        .with::<live_sessions::Moved>()
        .with::<moderation::Appealed>()
        .with::<moderation::Decided>()
        .with::<moderation::Told>()
        .with::<nudges::Closing>()
        .with::<nudges::Dates>()
        .with::<nudges::Note>()
        .with::<nudges::SayHello>()
        .with::<nudges::PitchesTomorrow>()
        .with::<nudges::SomebodyWaits>()
        .with::<nudges::Tomorrow>()
        .with::<nudges::WeekOpens>()
        .with::<nudges::WhatBecame>()
        .with::<nudges::WouldHelp>()
        .with::<pitches::Asked>()
        .with::<pitches::Commented>()
        .with::<pitches::FeedbackDue>()
        .with::<pitches::FeedbackGiven>()
        .with::<pitches::PassedOn>()
        .with::<pitches::RoundNews>()
        .with::<pitches::SwapNews>()
        .with::<privacy::GoingAway>()
        .with::<private_channel::Confided>()
        .with::<private_channel::Told>()
        .with::<sparring::Agreed>()
        .with::<sparring::AskedGently>()
        .with::<sparring::Introduced>()
        .with::<sparring::Suggested>()
}

/// All that rooms have to say on somebody's home page.
pub fn sources() -> Sources {
    let pitches = pitches::home();
    let all = [
        cohorts::HOME.as_slice(),
        &admissions::HOME,
        &discussions::HOME,
        &live_sessions::HOME,
        &first_answers::HOME,
        &moderation::HOME,
        &private_channel::HOME,
        &sparring::HOME,
        &circles::HOME,
        &pitches,
        &documents::HOME,
        &nudges::HOME,
        &alumni::HOME,
        &auditing::HOME,
    ];
    Sources::new(cohorts::MINE, all.concat())
}
