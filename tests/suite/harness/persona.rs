//! Somebody with a browser that keeps cookies, reads pages and sends the forms that were served.

use std::sync::Arc;

use reqwest::{Client, Method, cookie::Jar, header};

use super::page::Page;

/// Somebody.
#[derive(Clone)]
pub struct Persona {
    client: Client,
    base: String,
    language: String,
    session: String,
    cookies: Arc<Jar>,
}

impl Persona {
    /// Somebody who has never been here, reading `language`.
    pub fn new(base: &str, language: &str) -> Self {
        let cookies = Arc::new(Jar::default());
        super::choose_cryptography();
        let client = Client::builder()
            .cookie_provider(cookies.clone())
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            // Nothing here is encrypted, and reading the machine's certificates takes longer than many a story.
            .tls_certs_only([])
            // Nothing here takes a minute; a test that waits for ever says nothing.
            .timeout(std::time::Duration::from_secs(60))
            .build()
            .unwrap();
        Self { client, cookies, base: base.to_owned(), language: language.to_owned(), session: String::new() }
    }

    /// The same, holding a session cookie.
    pub fn holding(mut self, token: String) -> Self {
        let cookie = format!("lernweg-session={token}; Path=/");
        self.cookies.add_cookie_str(&cookie, &self.base.parse().unwrap());
        self.session = token;
        self
    }

    /// The value of the session cookie this persona was given.
    pub fn session(&self) -> &str {
        &self.session
    }

    /// The same person with the same cookies, through another process.
    pub fn through(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.clone() }
    }

    /// Where the house is.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// A request with nothing but what every browser sends.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.base));
        request.header(header::ACCEPT_LANGUAGE, &self.language)
    }

    async fn read(&self, path: &str, request: reqwest::RequestBuilder) -> Page {
        let response = request.send().await.unwrap_or_else(|error| panic!("{path}: {error:?}"));
        let (status, headers) = (response.status(), response.headers().clone());
        // News of something one looks at come for as long as one looks: that there are any says enough.
        let goes_on = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let body = if goes_on { String::new() } else { response.text().await.unwrap() };
        Page { status, headers, path: path.to_owned(), body }
    }

    /// Reads a page, without following redirects.
    pub async fn fetch(&self, path: &str) -> Page {
        self.read(path, self.request(Method::GET, path)).await
    }

    /// Reads a page as a browser does: on to where it is sent.
    pub async fn get(&self, path: &str) -> Page {
        let mut page = self.fetch(path).await;
        for _ in 0..5 {
            let Some(next) = page.headers.get(header::LOCATION) else { return page };
            let next = next.to_str().unwrap().to_owned();
            let next = next.split('#').next().unwrap().to_owned();
            page = self.fetch(&next).await;
        }
        page
    }

    /// Sends fields, without following redirects.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = self.request(Method::POST, path).header("origin", &self.base).form(fields);
        self.read(path, request).await
    }

    /// Sends fields of a form nobody was shown, without following redirects.
    pub async fn send_fresh(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let key = fresh_key();
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("_key", key.as_str())]).collect();
        self.send(path, &fields).await
    }

    /// Sends a body as it is.
    pub async fn send_raw(&self, path: &str, kind: &str, body: impl Into<reqwest::Body>) -> Page {
        let request =
            self.request(Method::POST, path).header("origin", &self.base).header(header::CONTENT_TYPE, kind).body(body);
        self.read(path, request).await
    }

    /// Sends the form on `page` whose action ends with `end`, filled in with `changes`,
    /// without following redirects.
    pub async fn press(&self, page: &Page, end: &str, changes: &[(&str, &str)]) -> Page {
        let form = page.form(end);
        let mut fields = form.fields.clone();
        for (name, value) in changes {
            fields.retain(|(field, _)| field != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.send(&form.action, &fields).await
    }

    /// The same from a form loaded anew: with a key of its own.
    pub async fn press_anew(&self, page: &Page, end: &str, changes: &[(&str, &str)]) -> Page {
        let key = fresh_key();
        let mut changes = changes.to_vec();
        changes.push(("_key", &key));
        self.press(page, end, &changes).await
    }

    /// The same, on to where it leads.
    pub async fn submit(&self, page: &Page, end: &str, changes: &[(&str, &str)]) -> Page {
        let sent = self.press(page, end, changes).await;
        match sent.headers.get(header::LOCATION) {
            Some(next) => {
                let next = next.to_str().unwrap().split('#').next().unwrap().to_owned();
                self.get(&next).await
            }
            None => sent,
        }
    }
}

/// A key as forms have it, that no form had.
pub fn fresh_key() -> String {
    format!("{:032x}", rand::random::<u128>())
}
