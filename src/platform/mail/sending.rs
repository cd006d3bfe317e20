//! As whom e-mails are sent, and how many.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use lettre::{Message, message::Mailbox};

use super::dkim::Dkim;
use crate::platform::settings::{Settings, Unfit};

/// How e-mails are sent, as the settings say.
#[derive(Clone)]
pub struct Sending {
    from: String,
    from_subscribed: Option<String>,
    /// How many connections carry what nobody is waiting for.
    pub connections: usize,
    /// How many e-mails may leave.
    pub limits: Limits,
    rate: Option<Arc<DefaultDirectRateLimiter>>,
    dkim: Option<Arc<Dkim>>,
}

/// How many e-mails may leave, but for those somebody is waiting for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// In a second, from each process.
    pub per_second: Option<f64>,
    /// In 24 hours, from all processes.
    pub per_day: Option<u64>,
}

/// More connections than this no mail server takes from one client.
const MOST_CONNECTIONS: usize = 50;
/// A rate between one in a day and what no mail server takes.
const RATES: std::ops::RangeInclusive<f64> = 0.000_02..=100_000.0;

fn sender(name: &str, from: &str) -> Result<Mailbox, Unfit> {
    from.parse().map_err(|error| Unfit(format!("{name} is {from:?}; that is no address: {error}.")))
}

impl Sending {
    /// Reads the settings.
    pub fn of(settings: &Settings) -> Result<Self, Unfit> {
        sender("LERNWEG_MAIL_FROM", &settings.mail_from)?;
        if let Some(from) = &settings.mail_from_subscribed {
            sender("LERNWEG_MAIL_FROM_SUBSCRIBED", from)?;
        }
        let connections = settings.mail_connections;
        if !(1..=MOST_CONNECTIONS).contains(&connections) {
            let range = format!("between 1 and {MOST_CONNECTIONS}");
            return Err(Unfit(format!("LERNWEG_MAIL_CONNECTIONS is {connections}; it must be {range}.")));
        }
        if settings.mail_per_day == Some(0) {
            return Err(Unfit("LERNWEG_MAIL_PER_DAY is 0; leave it out where there is no limit.".into()));
        }
        Ok(Self {
            from: settings.mail_from.clone(),
            from_subscribed: settings.mail_from_subscribed.clone(),
            connections,
            limits: Limits { per_second: settings.mail_per_second, per_day: settings.mail_per_day },
            rate: settings.mail_per_second.map(rate).transpose()?,
            dkim: Dkim::of(settings)?.map(Arc::new),
        })
    }

    /// Who an e-mail comes from; `subscribed` where people can say no to it.
    pub fn from(&self, subscribed: bool) -> &str {
        self.from_subscribed.as_ref().filter(|_| subscribed).unwrap_or(&self.from)
    }

    /// Signs an e-mail, where there is a key. Nothing in it may change after that.
    pub fn sign(&self, message: &mut Message) {
        if let Some(dkim) = &self.dkim {
            message.sign(&dkim.config);
        }
    }

    /// The key e-mails are signed with.
    pub fn dkim(&self) -> Option<&Dkim> {
        self.dkim.as_deref()
    }

    /// The domain ids of e-mails end in: one, whoever they come from, or programs would not group them.
    pub fn domain(&self) -> &str {
        self.from.rsplit('@').next().unwrap_or_default().trim_end_matches('>')
    }

    /// Waits until another one may leave.
    pub async fn take_place(&self) {
        if let Some(rate) = &self.rate {
            rate.until_ready().await;
        }
    }

    /// Whether another one may leave now.
    pub fn has_place(&self) -> bool {
        self.rate.as_ref().is_none_or(|rate| rate.check().is_ok())
    }
}

/// So many in a second, those of a whole second at once.
fn rate(per_second: f64) -> Result<Arc<DefaultDirectRateLimiter>, Unfit> {
    let unfit = || Unfit(format!("LERNWEG_MAIL_PER_SECOND is {per_second}; it must be a number like 10 or 0.5."));
    let fit = Some(per_second).filter(|rate| RATES.contains(rate)).ok_or_else(unfit)?;
    let quota = Quota::with_period(Duration::from_secs_f64(1.0 / fit)).ok_or_else(unfit)?;
    // A number below a hundred thousand.
    let burst = NonZeroU32::new(format!("{:.0}", fit.floor()).parse().unwrap_or(1)).unwrap_or(NonZeroU32::MIN);
    Ok(Arc::new(RateLimiter::direct(quota.allow_burst(burst))))
}

#[cfg(test)]
mod tests {
    use super::{Sending, Settings};

    fn with(change: impl FnOnce(&mut Settings)) -> Result<Sending, String> {
        let mut settings = Settings::default();
        change(&mut settings);
        Sending::of(&settings).map_err(|unfit| unfit.0)
    }

    #[test]
    fn a_second_has_as_many_places_as_are_set() {
        let places = |rate: f64| {
            let sending = with(|settings| settings.mail_per_second = Some(rate)).unwrap();
            (0..100).filter(|_| sending.has_place()).count()
        };
        assert_eq!([0.001, 0.5, 1.0].map(places), [1, 1, 1]);
        assert_eq!(places(0.01), 1, "one in a hundred seconds");
        assert!(with(|_| {}).unwrap().has_place());
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e9] {
            assert!(with(|settings| settings.mail_per_second = Some(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_people_can_say_no_to_may_come_from_somebody_else() {
        let sending = with(|settings| {
            settings.mail_from = "Lernweg <learn@example.org>".into();
            settings.mail_from_subscribed = Some("Lernweg <news@mail.example.org>".into());
        })
        .unwrap();
        assert_eq!(sending.from(false), "Lernweg <learn@example.org>");
        assert_eq!(sending.from(true), "Lernweg <news@mail.example.org>");
        assert_eq!(sending.domain(), "example.org");
        assert_eq!(with(|_| {}).unwrap().from(true), "Lernweg <lernweg@localhost>");
    }

    #[test]
    fn what_will_not_do_is_said_before_anything_starts() {
        let no = |change: fn(&mut Settings)| with(change).err().unwrap();
        assert!(no(|settings| settings.mail_from = "nobody".into()).contains("LERNWEG_MAIL_FROM is"));
        let wrong = no(|settings| settings.mail_from_subscribed = Some("nobody".into()));
        assert!(wrong.contains("LERNWEG_MAIL_FROM_SUBSCRIBED"));
        assert!(no(|settings| settings.mail_connections = 0).contains("LERNWEG_MAIL_CONNECTIONS"));
        assert!(no(|settings| settings.mail_per_day = Some(0)).contains("LERNWEG_MAIL_PER_DAY"));
    }
}
