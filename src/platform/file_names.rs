//! Names of files as people send them: shown, and proposed when a file is
//! saved; never a path, and never what a file is known by here.

use std::fmt;

use super::text::one_line;

/// The most characters of a name that are kept before its ending.
const MOST: usize = 100;
/// Names that mean a device on some machines, whatever ending follows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A name fit to be shown and to be saved under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// What is left of `sent` without folders, invisible characters and what file systems choke on;
    /// with the ending of what the file really is.
    pub fn clean(sent: &str, ending: &str) -> Self {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let line = one_line(last);
        let kept: String = line.chars().map(|c| if r#"<>:"|?*%"#.contains(c) { '_' } else { c }).collect();
        let stem = match kept.rsplit_once('.') {
            Some((stem, old)) if old.len() <= 5 => stem,
            _ => kept.as_str(),
        };
        let stem: String = stem.trim_matches(['.', ' ']).chars().take(MOST).collect();
        let stem = stem.trim_end();
        let stem = match stem {
            "" => "file".to_owned(),
            _ if is_device(stem) => format!("_{stem}"),
            _ => stem.to_owned(),
        };
        Self(format!("{stem}.{ending}"))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = |word: &str| {
        first.strip_prefix(word).is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(char::is_numeric))
    };
    DEVICES.contains(&first.as_str()) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::FileName;

    #[test]
    fn a_name_is_a_name_and_no_path() {
        for (sent, ending, name) in [
            ("Garten im März.png", "jpg", "Garten im März.jpg"),
            ("../../x", "jpg", "x.jpg"),
            ("..\\..\\x.exe", "pdf", "x.pdf"),
            ("C:\\fakepath\\plan.pdf", "pdf", "plan.pdf"),
            ("con.", "jpg", "_con.jpg"),
            ("CON.tar.pdf", "pdf", "_CON.tar.pdf"),
            ("com1", "pdf", "_com1.pdf"),
            ("con\r\nSet-Cookie: a=b", "pdf", "con Set-Cookie_ a=b.pdf"),
            ("pl\u{202E}fdp.exe", "jpg", "plfdp.jpg"),
            ("", "jpg", "file.jpg"),
            ("...", "pdf", "file.pdf"),
            (".bashrc", "jpg", "bashrc.jpg"),
            ("Version 1.2 of the plan", "pdf", "Version 1.2 of the plan.pdf"),
        ] {
            assert_eq!(FileName::clean(sent, ending).as_str(), name, "{sent:?}");
        }
        assert_eq!(FileName::clean(&"ä".repeat(500), "jpg").as_str().chars().count(), 104);
    }

    proptest! {
        #[test]
        fn whatever_is_sent(sent in any::<String>()) {
            let name = FileName::clean(&sent, "jpg").to_string();
            let fits = |c: char| !c.is_control() && !r#"/\<>:"|?*%"#.contains(c);
            prop_assert!(name.ends_with(".jpg") && name.len() > 4 && !name.starts_with('.'));
            prop_assert!(name.chars().all(fits), "{}", name);
            prop_assert_eq!(FileName::clean(&name, "jpg").to_string(), name);
        }
    }
}
