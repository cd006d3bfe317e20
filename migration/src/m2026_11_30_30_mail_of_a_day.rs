//! How many e-mails left in a day is counted before the next one leaves: what was sent, and what is on its way.

crate::dialect::migration!(up: UP, down: DOWN);

const UP: &[&str] = &[
    "create index outbox_sent on outbox (sent_at, lane) where sent_at is not null",
    "create index outbox_leased on outbox (lane, leased_until) where state = 'leased'",
];

const DOWN: &[&str] = &["drop index outbox_leased", "drop index outbox_sent"];
