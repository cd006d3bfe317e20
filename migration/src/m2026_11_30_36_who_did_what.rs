//! Whoever asks who did something that concerns them is answered without reading all that is on record.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &["create index audit_person on audit ((facts ->> 'person'))"];

const DOWN: &[&str] = &["drop index audit_person"];
