//! Stories about discussions.
