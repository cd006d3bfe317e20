//! What a link to a recording looks like. Pure: no database, no request.

use crate::platform::text::{Text, Unfit};

/// The most characters a link may have.
const MOST: usize = 500;

/// Where a recording is: a whole `https` address without a name or a password in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordingLink(String);

impl RecordingLink {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Text for RecordingLink {
    fn parse(input: &str) -> Result<Self, Unfit> {
        let link = input.trim();
        if link.is_empty() {
            return Err(Unfit { key: "form-missing", limit: None });
        }
        if link.chars().count() > MOST {
            return Err(Unfit { key: "form-too-long", limit: Some(MOST) });
        }
        let seen = |byte: u8| byte.is_ascii_graphic() && !b"\"'<>\\^`{|}".contains(&byte);
        let fits = link.bytes().all(seen) && host_of(link).is_some_and(is_host);
        if fits { Ok(Self(link.to_owned())) } else { Err(Unfit { key: "recording-url-unfit", limit: None }) }
    }
}

/// The host of an `https` address.
pub fn host_of(link: &str) -> Option<&str> {
    link.strip_prefix("https://")?.split(['/', '?', '#']).next()
}

/// Letters, digits, dots and hyphens, and perhaps a port: nobody's name before an `@`, which would
/// make the address look like another one.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    name.contains('.') && name.split('.').all(label) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

#[cfg(test)]
mod tests {
    use super::{RecordingLink, host_of};
    use crate::platform::text::Text;

    #[test]
    fn a_link_is_whole_and_leads_where_it_says() {
        for good in ["https://video.example.org/watch?v=1&t=2#s", " https://example.org:8443/a ", "https://a-b.example"]
        {
            assert!(RecordingLink::parse(good).is_ok(), "{good}");
        }
        let long = format!("https://example.org/{}", "a".repeat(500));
        for bad in [
            "",
            "http://example.org/",
            "https://",
            "https:///a",
            "https://localhost/a",
            "https://bank.example@evil.example/",
            "https://example.org/a b",
            "https://example.org/\"onclick=alert(1)",
            "https://example.org/<script>",
            "https://example.org:port/",
            "https://.example.org/",
            "https://exämple.org/",
            "javascript:alert(1)//https://example.org",
            "HTTPS//example.org",
            &long,
        ] {
            assert!(RecordingLink::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(host_of("https://video.example.org/watch"), Some("video.example.org"));
    }
}
