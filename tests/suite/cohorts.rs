//! Stories about cohorts.
