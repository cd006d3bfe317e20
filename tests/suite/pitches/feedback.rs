//! What people say to a pitch they heard.
