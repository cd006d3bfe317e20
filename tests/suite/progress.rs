//! Stories about progress.
