//! Rounds of pitches, places in them, and the room while it is live.
