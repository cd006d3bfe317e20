//! What a course asks for before it says that somebody took part.

/// How a programme gives certificates. What is not asked for is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CertificatePlan {
    /// In how many weeks one has to have shown something.
    pub weeks: u32,
    /// How many pitches of one's own have to have been heard.
    pub pitches: u32,
    /// How many pitches of others one has to have said something to.
    pub feedbacks: u32,
}
