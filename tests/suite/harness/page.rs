//! A page as it came back.

use reqwest::{StatusCode, header::HeaderMap};
use scraper::{ElementRef, Html, Selector};

/// One answer of the house.
#[derive(Clone, Debug)]
pub struct Page {
    pub status: StatusCode,
    pub path: String,
    pub headers: HeaderMap,
    pub body: String,
}

/// A form on a page: where it goes and what it would send as it stands.
#[derive(Clone, Debug)]
pub struct ServedForm {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

/// How many answers had each status, lowest first.
pub fn tally(pages: &[Page]) -> Vec<(u16, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for page in pages {
        *counts.entry(page.status.as_u16()).or_insert(0) += 1;
    }
    counts.into_iter().collect()
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|_| panic!("no selector: {css}"))
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Page {
    fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// Fails unless the status is this.
    #[track_caller]
    pub fn must_be(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}\n{}", self.path, self.text());
        self
    }

    /// Texts of the elements a selector finds.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.html().select(&selector(css)).map(text_of).collect()
    }

    /// Text of the first element a selector finds.
    #[track_caller]
    pub fn text_at(&self, css: &str) -> String {
        self.texts(css).into_iter().next().unwrap_or_else(|| panic!("no {css} on {}\n{}", self.path, self.body))
    }

    /// Value of an attribute of the first element a selector finds.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.html().select(&selector(css)).next()?.value().attr(name).map(str::to_owned)
    }

    /// Values of an attribute of all elements a selector finds.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let html = self.html();
        html.select(&selector(css)).filter_map(|element| element.value().attr(name).map(str::to_owned)).collect()
    }

    /// The words of the page's main part.
    pub fn text(&self) -> String {
        let html = self.html();
        html.select(&selector("main"))
            .next()
            .map(text_of)
            .unwrap_or_else(|| html.select(&selector("body")).next().map(text_of).unwrap_or_default())
    }

    /// Whether the page says this.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// Fails unless the page says this.
    #[track_caller]
    pub fn must_say(&self, words: &str) -> &Self {
        assert!(self.says(words), "{words:?} is not on {}:\n{}", self.path, self.text());
        self
    }

    /// Fails if the page says this.
    #[track_caller]
    pub fn must_not_say(&self, words: &str) -> &Self {
        assert!(!self.says(words), "{words:?} is on {}:\n{}", self.path, self.text());
        self
    }

    /// What was just done, as the page says it.
    pub fn flash(&self) -> String {
        self.texts("[data-flash]").join(" ")
    }

    /// Fails unless this was just done.
    #[track_caller]
    pub fn must_flash(&self, words: &str) -> &Self {
        assert!(self.flash().contains(words), "{words:?} was not just said on {}: {:?}", self.path, self.flash());
        self
    }

    /// Where the reader changes what they wrote, post by post.
    pub fn edits(&self) -> Vec<String> {
        let own = "article.post a[href^='/cohorts/'][href*='/posts/']:not([href$='/report'], [href$='/moderation'])";
        self.attributes(own, "href")
    }

    /// Heading of the page.
    #[track_caller]
    pub fn heading(&self) -> String {
        self.text_at("h1")
    }

    /// Where the first link with these words leads.
    #[track_caller]
    pub fn link(&self, words: &str) -> String {
        let html = self.html();
        let found = html.select(&selector("a[href]")).find(|link| text_of(*link).contains(words));
        let href = found.and_then(|link| link.value().attr("href")).map(str::to_owned);
        href.unwrap_or_else(|| panic!("no link {words:?} on {}:\n{}", self.path, self.text()))
    }

    /// The form whose action ends with `end`, as it was served.
    #[track_caller]
    pub fn form(&self, end: &str) -> ServedForm {
        self.find_form(end).unwrap_or_else(|| panic!("no form to …{end} on {}:\n{}", self.path, self.body))
    }

    /// The same, where there may be none.
    pub fn find_form(&self, end: &str) -> Option<ServedForm> {
        let html = self.html();
        let form = html.select(&selector("form")).find(|form| {
            form.value().attr("action").is_some_and(|action| action.split('?').next().unwrap_or("").ends_with(end))
        })?;
        let mut fields = Vec::new();
        for field in form.select(&selector("input[name], textarea[name], select[name]")) {
            let element = field.value();
            let name = element.attr("name").unwrap_or("").to_owned();
            let kind = element.attr("type").unwrap_or("text");
            let value = match element.name() {
                "textarea" => field
                    .text()
                    .collect::<String>()
                    .strip_prefix('\n')
                    .map(str::to_owned)
                    .unwrap_or_else(|| field.text().collect()),
                "select" => {
                    let options: Vec<_> = field.select(&selector("option")).collect();
                    let chosen = options.iter().find(|option| option.value().attr("selected").is_some());
                    let option = chosen.or(options.first());
                    option
                        .map(|option| {
                            option.value().attr("value").map(str::to_owned).unwrap_or_else(|| text_of(*option))
                        })
                        .unwrap_or_default()
                }
                _ if matches!(kind, "checkbox" | "radio") => {
                    if element.attr("checked").is_none() {
                        continue;
                    }
                    element.attr("value").unwrap_or("on").to_owned()
                }
                _ if matches!(kind, "submit" | "button") => continue,
                _ => element.attr("value").unwrap_or("").to_owned(),
            };
            fields.push((name, value));
        }
        Some(ServedForm { action: form.value().attr("action").unwrap_or("").to_owned(), fields })
    }

    /// What stands in a field of the form whose action ends with `end`.
    #[track_caller]
    pub fn typed(&self, end: &str, name: &str) -> String {
        let form = self.form(end);
        let field = form.fields.into_iter().find(|(field, _)| field == name);
        field.unwrap_or_else(|| panic!("no field {name} in …{end} on {}", self.path)).1
    }

    /// Mistakes the page names.
    pub fn mistakes(&self) -> Vec<String> {
        self.texts("#errors li")
    }
}
