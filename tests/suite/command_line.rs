//! Stories about command line.
