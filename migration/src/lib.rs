//! Schema changes, one file each, written once for SQLite and PostgreSQL.
//!
//! A change that an older binary could not live with is made in two: expand in
//! one release, contract in a later one.

mod dialect;
mod m2026_11_24_10_run_calendar;
mod m2026_11_24_11_people;
mod m2026_11_24_12_week_plans;
mod m2026_11_24_13_live_sessions;
mod m2026_11_24_14_talk;
mod m2026_11_24_15_search;
mod m2026_11_24_16_attachments;
mod m2026_11_24_17_feeds_and_mail;
mod m2026_11_24_18_moderation;
mod m2026_11_24_19_first_answers;
mod m2026_11_24_20_sparring;
mod m2026_11_24_21_planned_rounds;
mod m2026_11_24_22_together;
mod m2026_11_24_23_circles;
mod m2026_11_24_1_storage;
mod m2026_11_24_2_identity;
mod m2026_11_24_3_cohorts;
mod m2026_11_24_4_discussions;
mod m2026_11_24_5_progress;
mod m2026_11_24_6_kept_content;
mod m2026_11_24_7_completed_stays;
mod m2026_11_24_8_seats_and_addresses;
mod m2026_11_24_9_admissions;
mod m2026_11_29_24_breaks;
mod m2026_11_29_25_pitches;
mod m2026_11_29_26_documents;
mod m2026_11_29_27_talk_about_documents;
mod m2026_11_29_28_late_readers;
mod m2026_11_29_29_bounces;
mod m2026_11_30_30_mail_of_a_day;
mod m2026_11_30_31_mail_texts;
mod m2026_11_30_31_rhythms;
mod m2026_11_30_31_stopped_mail;
mod m2026_11_30_32_nudges;
mod m2026_11_30_33_completions;
mod m2026_11_30_36_who_did_what;
mod m2026_11_30_37_erasures;
mod m2026_11_30_38_retention;
mod m2026_11_30_39_auditors;
mod m2026_11_30_40_insights;
mod m2026_11_30_41_alumni;
mod m2026_11_30_42_community_health;
mod m2026_11_30_43_private_messages;
mod m2026_11_30_44_care;
mod m2026_11_30_45_margin_notes;
mod m2026_11_30_46_sharing;
mod m2026_11_30_47_consents;
mod m2026_12_01_50_standstill;

pub use sea_orm_migration::{MigratorTrait, SchemaManager};

/// The changes in their order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
        vec![
            Box::new(m2026_11_24_1_storage::Migration),
            Box::new(m2026_11_24_2_identity::Migration),
            Box::new(m2026_11_24_3_cohorts::Migration),
            Box::new(m2026_11_24_4_discussions::Migration),
            Box::new(m2026_11_24_5_progress::Migration),
            Box::new(m2026_11_24_6_kept_content::Migration),
            Box::new(m2026_11_24_7_completed_stays::Migration),
            Box::new(m2026_11_24_8_seats_and_addresses::Migration),
            Box::new(m2026_11_24_9_admissions::Migration),
            Box::new(m2026_11_24_10_run_calendar::Migration),
            Box::new(m2026_11_24_11_people::Migration),
            Box::new(m2026_11_24_12_week_plans::Migration),
            Box::new(m2026_11_24_13_live_sessions::Migration),
            Box::new(m2026_11_24_14_talk::Migration),
            Box::new(m2026_11_24_15_search::Migration),
            Box::new(m2026_11_24_16_attachments::Migration),
            Box::new(m2026_11_24_17_feeds_and_mail::Migration),
            Box::new(m2026_11_24_18_moderation::Migration),
            Box::new(m2026_11_24_19_first_answers::Migration),
            Box::new(m2026_11_24_20_sparring::Migration),
            Box::new(m2026_11_24_21_planned_rounds::Migration),
            Box::new(m2026_11_24_22_together::Migration),
            Box::new(m2026_11_24_23_circles::Migration),
            Box::new(m2026_11_29_24_breaks::Migration),
            Box::new(m2026_11_29_25_pitches::Migration),
            Box::new(m2026_11_29_26_documents::Migration),
            Box::new(m2026_11_29_27_talk_about_documents::Migration),
            Box::new(m2026_11_29_28_late_readers::Migration),
            Box::new(m2026_11_29_29_bounces::Migration),
            Box::new(m2026_11_30_30_mail_of_a_day::Migration),
            Box::new(m2026_11_30_31_rhythms::Migration),
            Box::new(m2026_11_30_31_stopped_mail::Migration),
            Box::new(m2026_11_30_31_mail_texts::Migration),
            Box::new(m2026_11_30_32_nudges::Migration),
            Box::new(m2026_11_30_33_completions::Migration),
            Box::new(m2026_11_30_36_who_did_what::Migration),
            Box::new(m2026_11_30_37_erasures::Migration),
            Box::new(m2026_11_30_38_retention::Migration),
            Box::new(m2026_11_30_39_auditors::Migration),
            Box::new(m2026_11_30_40_insights::Migration),
            Box::new(m2026_11_30_41_alumni::Migration),
            Box::new(m2026_11_30_42_community_health::Migration),
            Box::new(m2026_11_30_43_private_messages::Migration),
            Box::new(m2026_11_30_44_care::Migration),
            Box::new(m2026_11_30_45_margin_notes::Migration),
            Box::new(m2026_11_30_46_sharing::Migration),
            Box::new(m2026_11_30_47_consents::Migration),
            Box::new(m2026_12_01_50_standstill::Migration),
        ]
    }
}
