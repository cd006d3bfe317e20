//! What visitors and applicants see.

mod fields;
mod public;
mod standing;
mod writing;

pub use fields::{Field, Wording, fields, values};
pub use public::{ApplyPage, DeadLinkPage, FrontPage, InterestPage, ProgrammePage, SentPage, Visitor};
pub use standing::{Forecast, OfferPage, StatusPage, Waiting};
pub use writing::{Answered, CheckPage, ConsentPage, DraftPage, Head, SectionPage};
