//! Stories about signing in and out, one's profile and one's e-mails.

mod links;
mod mails;
mod passwords;
mod sessions;
