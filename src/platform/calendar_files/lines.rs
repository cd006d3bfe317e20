//! Lines of a calendar file: escaped, folded, and never two where one was meant.

/// The most octets a line may have, without its end.
const MOST: usize = 75;

/// Lines written so far.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds `head:value`, the value written as the file wants it. Whatever came in, a control
    /// character never goes out: a line ends where this function ends it.
    pub(super) fn say(&mut self, head: &str, value: &str) {
        let line = format!("{head}:{value}").replace(char::is_control, "");
        let (mut rest, mut room) = (line.as_str(), MOST);
        while rest.len() > room {
            let (now, later) = rest.split_at(rest.floor_char_boundary(room));
            self.0.push_str(now);
            self.0.push_str("\r\n ");
            (rest, room) = (later, MOST - 1);
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }

    /// Adds a line of words.
    pub(super) fn text(&mut self, name: &str, words: &str) {
        self.say(name, &escaped(words));
    }

    /// All of them.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Words as a value: every kind of line end as the one a file knows, marks that mean something escaped.
fn escaped(words: &str) -> String {
    let mut value = String::with_capacity(words.len() + 16);
    let mut before = ' ';
    for c in words.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\t' => value.push(' '),
            c if c.is_control() => {}
            c => value.push(c),
        }
        before = c;
    }
    value
}

/// Words as a parameter, in quotes, which know no way to hold a quote: it becomes an apostrophe.
pub(super) fn quoted(words: &str) -> String {
    let words: String = words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    // To some readers a caret begins an escape (RFC 6868); doubled it is one to them.
    let words = words.replace('"', "'").replace('^', "^^");
    format!("\"{words}\"")
}

/// An address on the web as a value: not escaped, and without what no address has.
pub(super) fn uri(address: &str) -> String {
    address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect()
}

/// An e-mail address as a value. Marks that mean something in such an address are encoded (RFC 6068).
pub(super) fn address_uri(address: &str) -> String {
    let mut value = String::from("mailto:");
    for byte in uri(address).bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$'()*+@".contains(&byte) {
            value.push(char::from(byte));
        } else {
            value.push_str(&format!("%{byte:02X}"));
        }
    }
    value
}
