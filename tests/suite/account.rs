//! Stories about account.
