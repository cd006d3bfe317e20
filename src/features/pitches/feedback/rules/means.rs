//! A mean of ratings, for the makers of a pitch alone.

/// With fewer ratings a mean says more about who rated than about the pitch.
const FROM: usize = 4;

/// What several people chose of four anchors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mean {
    /// Ten times the mean, rounded.
    pub tenths: i32,
    /// The anchor it is closest to.
    pub anchor: i32,
    /// The lowest that was chosen.
    pub low: i32,
    /// The highest.
    pub high: i32,
    /// How many chose.
    pub count: usize,
}

/// The mean of what was chosen, and its range; none from fewer than four.
pub fn mean(chosen: &[i32]) -> Option<Mean> {
    let count = i32::try_from(chosen.len()).ok().filter(|_| chosen.len() >= FROM)?;
    let sum: i32 = chosen.iter().sum();
    let rounded = |sum: i32| (2 * sum + count) / (2 * count);
    let (low, high) = (*chosen.iter().min()?, *chosen.iter().max()?);
    Some(Mean { tenths: rounded(sum * 10), anchor: rounded(sum), low, high, count: chosen.len() })
}

#[cfg(test)]
mod tests {
    use super::{Mean, mean};

    #[test]
    fn from_four_on_there_is_a_mean_with_its_range() {
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[4, 4, 4]), None);
        assert_eq!(mean(&[3, 2, 4, 4]), Some(Mean { tenths: 33, anchor: 3, low: 2, high: 4, count: 4 }));
        assert_eq!(mean(&[1, 1, 1, 1, 2]), Some(Mean { tenths: 12, anchor: 1, low: 1, high: 2, count: 5 }));
    }
}
