//! Stories about curriculum.
