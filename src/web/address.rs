//! Where a request comes from, and where it may be sent on to.

use std::net::IpAddr;

use actix_web::HttpRequest;

/// The address of the client: the peer, or, where the peer is a trusted proxy,
/// the rightmost address in `X-Forwarded-For` that is not one. What stands
/// further left was written by the client itself.
pub fn client_address(req: &HttpRequest, trusted: &[IpAddr]) -> Option<IpAddr> {
    let peer = req.peer_addr()?.ip();
    if !trusted.contains(&peer) {
        return Some(peer);
    }
    let values = req.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = values.flat_map(|value| value.split(',')).map(str::trim).collect();
    for hop in hops.iter().rev() {
        match hop.parse::<IpAddr>() {
            Ok(address) if trusted.contains(&address) => {}
            Ok(address) => return Some(address),
            Err(_) => break, // a proxy that writes nonsense is believed no further
        }
    }
    Some(peer)
}

/// A path within the house that a browser may be sent to; `/` for anything else.
///
/// An allow-list of characters: no scheme, no host, no backslash, no percent
/// sign, so nothing that a browser could read as another site.
pub fn local_path(next: &str) -> &str {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/_-.?=&#~".contains(&b);
    let local = next.starts_with('/') && !next.contains("//") && next.len() <= 500 && next.bytes().all(plain);
    if local { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::{client_address, local_path};

    #[test]
    fn nobody_is_sent_to_another_site() {
        for path in ["/home", "/cohorts/0190-a/weeks/1?page=2#post-3"] {
            assert_eq!(local_path(path), path);
        }
        let long = format!("/{}", "a".repeat(4096));
        for next in [
            "",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https:evil.example",
            "https://evil.example",
            "%2f%2fevil.example",
            "/%2f%2fevil.example",
            "/%09/evil.example",
            "/\t/evil.example",
            "/a//evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            " /home",
            "/home\r\nLocation: https://evil.example",
            &long,
        ] {
            assert_eq!(local_path(next), "/", "{next}");
        }
    }

    #[test]
    fn only_a_trusted_proxy_is_asked_who_it_speaks_for() {
        let from = |peer: &str, forwarded: &str, trusted: &[&str]| {
            let req = TestRequest::default()
                .peer_addr(format!("{peer}:1").parse().unwrap())
                .insert_header(("x-forwarded-for", forwarded))
                .to_http_request();
            let trusted: Vec<_> = trusted.iter().map(|ip| ip.parse().unwrap()).collect();
            client_address(&req, &trusted).unwrap().to_string()
        };
        assert_eq!(from("192.0.2.9", "203.0.113.7", &[]), "192.0.2.9", "spoofed by a client");
        assert_eq!(from("10.0.0.1", "203.0.113.7", &["10.0.0.1"]), "203.0.113.7");
        assert_eq!(from("10.0.0.1", "1.2.3.4, 203.0.113.7, 10.0.0.2", &["10.0.0.1", "10.0.0.2"]), "203.0.113.7");
        assert_eq!(from("10.0.0.1", "203.0.113.7, nonsense", &["10.0.0.1"]), "10.0.0.1");
    }
}
