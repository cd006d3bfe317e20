//! Stories about demo.
