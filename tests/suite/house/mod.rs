//! What holds for the house as a whole.
