//! The whole product, tested through its front door. One binary: each further
//! one would link the product again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

mod harness;

mod account;
mod admissions;
mod alumni;
mod afterwards;
mod attachments;
mod auditing;
mod by_mail;
mod calendar;
mod calendar_files;
mod certificates;
mod circles;
mod cockpit;
mod cohorts;
mod command_line;
mod curriculum;
mod demo;
mod discussions;
mod documents;
mod feeds;
mod first_answers;
mod health;
mod handover;
mod hostile;
mod house;
mod insights;
mod journey;
mod journeys;
mod live_sessions;
mod mail;
mod maturity;
mod margins;
mod moderation;
mod nudges;
mod operating;
mod people;
mod privacy;
mod private_channel;
mod pitches;
mod progress;
mod reader;
mod returns;
mod search;
mod session_board;
mod sharing;
mod sheet;
mod simulation;
mod sparring;
mod storage;
mod syllabus;
mod ventures;
mod web;
