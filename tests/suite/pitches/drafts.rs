//! Pitches as they are written.
