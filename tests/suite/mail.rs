//! Stories about mail.
