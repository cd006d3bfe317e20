//! Who sees what. Pure: no database, no request.

use entity::states::LogAudience;

/// What a reader is to somebody in the same cohort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nearness {
    /// They are sparring partners now.
    pub partner: bool,
    /// They are in one circle now.
    pub circle: bool,
}

impl Nearness {
    /// Whether an entry shown to `audience` is shown to somebody this near.
    pub fn sees(self, audience: LogAudience) -> bool {
        match audience {
            LogAudience::Nobody => false,
            LogAudience::Partner => self.partner,
            LogAudience::Circle => self.circle,
            LogAudience::Both => self.partner || self.circle,
            LogAudience::Cohort => true,
        }
    }

    /// The audiences whose entries somebody this near sees.
    pub fn audiences(self) -> Vec<LogAudience> {
        LogAudience::ALL.iter().copied().filter(|audience| self.sees(*audience)).collect()
    }
}

#[cfg(test)]
mod tests {
    use entity::states::LogAudience::{Both, Circle, Cohort, Partner};

    use super::Nearness;

    #[test]
    fn an_entry_is_shown_to_whom_it_is_shown_and_what_is_nobodys_to_nobody() {
        let near = |partner, circle| Nearness { partner, circle }.audiences();
        assert_eq!(near(false, false), [Cohort]);
        assert_eq!(near(true, false), [Partner, Both, Cohort]);
        assert_eq!(near(false, true), [Circle, Both, Cohort]);
        assert_eq!(near(true, true), [Partner, Circle, Both, Cohort]);
    }
}
