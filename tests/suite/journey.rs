//! Stories about journey.
