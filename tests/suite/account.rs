//! Stories about signing in and out, one's profile and one's e-mails.

mod doors;
mod links;
mod mails;
mod nodes;
mod passwords;
mod profile;
mod races;
mod sessions;
