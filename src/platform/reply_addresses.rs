//! Addresses one can answer an e-mail at: `reply+<token>@example.org`.
//!
//! The token names the post that is answered and the day until which that works, and is signed
//! for one person, who is not named in it: whoever receives it asks whose signature it is. So it
//! is short enough for the 64 characters before the `@` (RFC 5321, 4.5.3.1.1), and tells nobody who
//! was written to. Mail systems may change the case of letters, so it is base32.

use chrono::{DateTime, Utc};
use data_encoding::BASE32_NOPAD;
use lettre::Address;
use uuid::Uuid;

use super::{
    settings::Unfit,
    tokens::{Purpose, SHORT, Tokens},
};

/// 16 bytes of a post, 2 of a day, and the signature: 48 letters.
const TOKEN: usize = 16 + 2 + SHORT;
const LETTERS: usize = TOKEN * 8 / 5;
/// What the part of an address before the `@` may have.
const MOST: usize = 64;

/// The address of the house under which answers come in; every mail has one of its own below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyAddress {
    local: String,
    domain: String,
}

/// What an address claims to be for; believed once it is known whose signature it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// The post that is answered.
    pub post: Uuid,
    day: u16,
    signature: [u8; SHORT],
}

fn day_of(at: DateTime<Utc>) -> u16 {
    u16::try_from(at.timestamp() / 86_400).unwrap_or(u16::MAX)
}

fn signed(post: Uuid, day: u16, person: Uuid) -> Vec<u8> {
    [post.as_bytes().as_slice(), &day.to_be_bytes(), person.as_bytes()].concat()
}

impl ReplyAddress {
    /// Reads the setting: an address whose mail server also takes mail for `name+anything`.
    pub fn new(address: &str) -> Result<Self, Unfit> {
        let unfit = |why: String| Unfit(format!("LERNWEG_REPLY_ADDRESS is {address:?}; {why}."));
        let parsed: Address =
            address.trim().parse().map_err(|_| unfit("it must look like reply@example.org".into()))?;
        let most = MOST - LETTERS - 1;
        if parsed.user().len() > most || parsed.user().contains('+') {
            return Err(unfit(format!("before the @ there may be {most} characters, and no +")));
        }
        Ok(Self { local: parsed.user().to_lowercase(), domain: parsed.domain().to_lowercase() })
    }

    /// The address itself: where mail servers send what they have to say.
    pub fn bare(&self) -> String {
        format!("{}@{}", self.local, self.domain)
    }

    /// The address at which `person` answers `post` until the end of the day of `until`.
    pub fn sign(&self, tokens: &Tokens, person: Uuid, post: Uuid, until: DateTime<Utc>) -> String {
        let day = day_of(until);
        let signature = tokens.sign_shortly(Purpose::Reply, &signed(post, day, person));
        let token = [post.as_bytes().as_slice(), &day.to_be_bytes(), &signature].concat();
        format!("{}+{}@{}", self.local, BASE32_NOPAD.encode(&token).to_lowercase(), self.domain)
    }

    /// What an address claims, if it is one of ours.
    pub fn read(&self, address: &str) -> Option<Claimed> {
        let address = address.trim().to_lowercase();
        let (user, domain) = address.rsplit_once('@')?;
        let token = user.strip_prefix(self.local.as_str())?.strip_prefix('+')?;
        if domain != self.domain || token.len() != LETTERS {
            return None;
        }
        let bytes = BASE32_NOPAD.decode(token.to_uppercase().as_bytes()).ok()?;
        let (post, rest) = bytes.split_first_chunk::<16>()?;
        let (day, signature) = rest.split_first_chunk::<2>()?;
        Some(Claimed {
            post: Uuid::from_bytes(*post),
            day: u16::from_be_bytes(*day),
            signature: signature.try_into().ok()?,
        })
    }

    /// Whether an address is the bare one, or one below it: mail that comes from it is our own.
    pub fn is_ours(&self, address: &str) -> bool {
        let address = address.trim().to_lowercase();
        let Some((user, domain)) = address.rsplit_once('@') else { return false };
        domain == self.domain && user.split('+').next() == Some(self.local.as_str())
    }
}

impl Claimed {
    /// Whether it was signed for `person`.
    pub fn is_for(&self, tokens: &Tokens, person: Uuid) -> bool {
        tokens.is_signed_shortly(Purpose::Reply, &signed(self.post, self.day, person), &self.signature)
    }

    /// Whether its day is over.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.day < day_of(now)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration};
    use uuid::Uuid;

    use super::ReplyAddress;
    use crate::platform::tokens::{Secret, Tokens};

    fn tokens(secret: &str) -> Tokens {
        Tokens::new(Secret::new(secret).unwrap())
    }

    #[test]
    fn an_address_is_for_one_person_one_post_and_sixty_days() {
        let house = ReplyAddress::new("Reply@Lernweg.example").unwrap();
        let ours = tokens("k3TnQ8vYx2LrW7pZs5GdB1mHc9JfA6eU");
        let (elif, jonas, post) = (Uuid::from_u128(7), Uuid::from_u128(8), Uuid::from_u128(u128::MAX / 3));
        let until = DateTime::UNIX_EPOCH + Duration::days(20_760);
        let address = house.sign(&ours, elif, post, until);
        let (local, domain) = address.split_once('@').unwrap();
        assert_eq!((domain, local.len()), ("lernweg.example", 54), "{address}");
        assert_eq!(address, address.to_lowercase());
        for written in [address.clone(), address.to_uppercase(), format!(" {address} ")] {
            let claimed = house.read(&written).unwrap();
            assert_eq!(claimed.post, post);
            assert!(claimed.is_for(&ours, elif));
            assert!(!claimed.is_for(&ours, jonas), "of another person");
            assert!(!claimed.is_for(&tokens("another3TnQ8vYx2LrW7pZs5GdB1mHc9"), elif), "of another house");
            assert!(!claimed.is_over(until + Duration::hours(23)) && claimed.is_over(until + Duration::days(1)));
        }
        // One letter changed anywhere makes it nobody's.
        for at in 6..54 {
            let mut forged = address.clone().into_bytes();
            forged[at] = if forged[at] == b'a' { b'b' } else { b'a' };
            let claimed = house.read(&String::from_utf8(forged).unwrap());
            assert!(claimed.is_none_or(|claimed| !claimed.is_for(&ours, elif)), "letter {at}");
        }
    }

    #[test]
    fn what_is_no_address_of_ours_says_nothing() {
        let house = ReplyAddress::new("reply@lernweg.example").unwrap();
        for wrong in ["", "reply@lernweg.example", "reply+x@lernweg.example", "elif@example.org", "@", "reply+", "é"] {
            assert_eq!(house.read(wrong), None, "{wrong}");
        }
        let of_another =
            house.sign(&tokens("k3TnQ8vYx2LrW7pZs5GdB1mHc9JfA6eU"), Uuid::nil(), Uuid::nil(), DateTime::UNIX_EPOCH);
        assert_eq!(ReplyAddress::new("reply@other.example").unwrap().read(&of_another), None);
        assert!(house.is_ours("Reply+abc@lernweg.example") && house.is_ours("reply@lernweg.example"));
        assert!(!house.is_ours("replyx@lernweg.example") && !house.is_ours("reply@evil.example"));
        for unfit in ["", "reply", "reply+x@lernweg.example", "a-very-long-name@lernweg.example"] {
            assert!(ReplyAddress::new(unfit).is_err(), "{unfit}");
        }
    }
}
