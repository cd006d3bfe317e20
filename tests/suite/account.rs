//! Stories about signing in and out, and one's profile.

mod doors;
mod links;
mod nodes;
mod passwords;
mod profile;
mod races;
mod sessions;
