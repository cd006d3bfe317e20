//! One corpus of hostile words, through every output that a post, a title, a name or a profile has.

use std::collections::BTreeSet;

use lernweg::{
    features::cohorts::Step,
    identity::{Profile, change_profile},
    platform::text::{Name, Text},
};
use scraper::{Html, Selector};

use crate::{
    discussions::{ask, reply},
    feeds,
    first_answers::{FORTY_EIGHT, until},
    harness::{Browser, Garden, Look, Persona, World, calendar::Calendar, there_is_a_browser},
};

/// Families of OWASP's filter evasion sheet and of what has broken Markdown and sanitisers before, in words of our own.
const WORDS: [&str; 52] = [
    // Scripts, in every spelling.
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\t>",
    "</textarea></main></title><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    // Handlers.
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror='alert(1)'>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<input autofocus onfocus=alert(1)>",
    "<p style=\"animation-name:x\" onanimationstart=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<a href=# onclick=alert(1)>x</a>",
    // Addresses that run.
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](\u{1}javascript:alert(1))",
    "<javascript:alert(1)>",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x][1]\n\n[1]: javascript:alert(1) \"x\"",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
    "[x](//evil.example/)",
    "[x](\\\\evil.example)",
    // Other languages inside of HTML.
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><img src=x onerror=alert(1)></template>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=data:text/html,x></object><embed src=//evil.example>",
    "<style>@import '//evil.example/x.css'; body { display: none }</style>",
    // Markdown in Markdown.
    "![x](http://10.0.0.1/pixel.png)",
    "![x](javascript:alert(1) \"onerror=alert(1)\")",
    "[![x](https://evil.example/a.png)](javascript:alert(1))",
    "[a](https://a.example \"title\\\" onmouseover=alert(1) x=\\\"\")",
    "``` \"onload=alert(1)><img src=x onerror=alert(1)>\nx\n```",
    "`<img src=x onerror=alert(1)>`",
    "[^1] <b id=main name=cookie>x</b>\n\n[^1]: [x](javascript:alert(1))",
    "| <img src=x onerror=alert(1)> |\n|---|\n| [x](javascript:alert(1)) |",
    // Of templates, and of what they are made into.
    "{{ 7 * 7 }} {% raw %} {{ config }}",
    "]]></content><script>alert(1)</script>",
    "BEGIN:VEVENT\r\nATTACH:javascript:alert(1)\r\nEND:VEVENT",
];

/// Letters that are not what they seem.
const LETTERS: [&str; 6] = [
    "a\u{202E}txt.exe\u{2066}",
    "z\u{200B}e\u{200D}r\u{FEFF}o",
    "Z\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}lgo",
    "аdmin Lеrnwеg", // Cyrillic
    "👩‍🔬👨‍👩‍👧‍👦🏳️‍🌈 emoji",
    "שלום مرحبا",
];

const TAKEN_ALONG: [&str; 9] =
    ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "background"];

/// What a browser takes for the scheme of an address: it sees no spaces and nothing that hides in them.
fn scheme(address: &str) -> Option<String> {
    let seen: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let (scheme, _) = seen.split_once(':')?;
    let fits = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    (fits && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| scheme.to_lowercase())
}

/// Fails if anything in a page runs, comes from elsewhere or sends something there, but for what is ours.
#[track_caller]
fn must_be_inert(html: &str, place: &str) {
    let page = Html::parse_document(html);
    for element in page.select(&Selector::parse("*").unwrap()) {
        let tag = element.value();
        let what = format!("{place}: {}", element.html().chars().take(200).collect::<String>());
        let never = ["iframe", "object", "embed", "base", "math", "applet", "frame", "video", "audio", "noscript"];
        assert!(!never.contains(&tag.name()), "{what}");
        match tag.name() {
            "script" => assert!(tag.attr("src").is_some_and(|src| src.starts_with("/assets/")), "{what}"),
            "style" => assert!(place.starts_with("mail"), "{what}"),
            "meta" => assert_eq!(tag.attr("http-equiv"), None, "{what}"),
            "img" => {
                assert!(tag.attr("src").is_some_and(|src| src.starts_with('/') && !src.starts_with("//")), "{what}")
            }
            _ => {}
        }
        for (name, value) in tag.attrs() {
            assert!(!name.to_lowercase().starts_with("on"), "{what}");
            let address = value.trim().to_lowercase();
            if TAKEN_ALONG.contains(&name) {
                let local = scheme(&address).is_none() && !address.starts_with("//") && !address.starts_with('\\');
                let abroad =
                    name == "href" && ["http", "https", "mailto"].map(Some).contains(&scheme(&address).as_deref());
                assert!(local || abroad, "{what}");
            }
        }
    }
}

/// Elif asks and Jonas answers, in words of the corpus; both are called something odd.
async fn hostile_garden() -> Garden {
    let garden = Garden::in_world(World::new().await).await;
    let world = &garden.world;
    for (key, name) in [("elif", "<img src=x onerror=alert(1)> E"), ("jonas", "J\" onfocus=alert(1) '{{ 7*7 }}")] {
        let id = world.person(key).await.id;
        let profile = Profile { name: Name::parse(name).unwrap(), locale: "de".into(), zone: "Europe/Berlin".into() };
        world.store.write(async |tx| change_profile(tx, id, &profile).await).await.unwrap();
    }
    garden
}

#[actix_web::test]
async fn nothing_somebody_writes_runs_anywhere_it_is_shown() {
    let garden = hostile_garden().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let feed = feeds::link(&garden, &elif).await;
    let mut thread = String::new();
    for (nth, words) in WORDS.iter().chain(&LETTERS).enumerate() {
        world.later(chrono::Duration::seconds(90));
        let title: String = format!("{nth} {}", words.split_whitespace().collect::<Vec<_>>().join(" "));
        thread = ask(&garden, &elif, &title.chars().take(130).collect::<String>(), words).await.path;
        let answered = reply(&jonas, &thread, words).await;
        must_be_inert(&answered.body, &format!("page of {words}"));
    }
    for path in
        ["/home".to_owned(), garden.at(""), garden.at("/threads"), garden.at("/threads?page=2"), garden.at("/people")]
    {
        must_be_inert(&elif.get(&path).await.must_be(200).body, &path);
    }
    // A change that somebody else made meanwhile shows both texts.
    let own = elif.get(&thread).await;
    let edit = own.edits().pop().unwrap();
    let edit = elif.get(&edit).await;
    elif.press_anew(&edit, &edit.path, &[("body", WORDS[9])]).await.must_be(303);
    must_be_inert(&elif.press_anew(&edit, &edit.path, &[("body", WORDS[17])]).await.must_be(409).body, "a conflict");
    world.deliver().await;
    let mails = world.mail.mails_to("elif@example.org");
    assert_eq!(mails.len(), WORDS.len() + LETTERS.len());
    for mail in &mails {
        must_be_inert(&mail.html, &format!("mail {}", mail.subject));
        assert!(mail.header("Bcc").is_none() && !mail.subject.contains(['\u{202E}', '\u{200B}']));
        assert!(mail.raw.split("\r\n").all(|line| line.len() <= 998));
    }
    let page = world.stranger().get(&feed).await.must_be(200);
    let read = feed_rs::parser::parse(page.body.as_bytes()).unwrap();
    assert_eq!(read.entries.len(), 50);
    for entry in &read.entries {
        let title = &entry.title.as_ref().unwrap().content;
        let body = entry.content.as_ref().unwrap().body.clone().unwrap_or_default();
        must_be_inert(&body, &format!("feed {title}"));
        assert!(!title.contains(['\u{202E}', '\u{200B}', '\u{FEFF}']), "{title}");
        assert!(entry.links.iter().all(|link| link.href.starts_with(&world.url)));
    }
    let ours = roxmltree::Document::parse(&page.body).unwrap();
    let tags: BTreeSet<&str> =
        ours.descendants().filter(|node| node.is_element()).map(|node| node.tag_name().name()).collect();
    let known =
        ["author", "content", "entry", "feed", "generator", "id", "link", "name", "published", "title", "updated"];
    assert_eq!(tags.into_iter().collect::<Vec<_>>(), known, "nobody's words are tags of the feed");
}

#[actix_web::test]
async fn what_waits_and_what_is_found_in_hostile_words_stays_words() {
    let garden = hostile_garden().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let mut last = String::new();
    for (nth, words) in WORDS.iter().chain(&LETTERS).enumerate() {
        world.later(chrono::Duration::seconds(90));
        let title: String = format!("{nth} {}", words.split_whitespace().collect::<Vec<_>>().join(" "));
        last = ask(&garden, &elif, &title.chars().take(130).collect::<String>(), words).await.path;
    }
    until(world, FORTY_EIGHT).await;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let (cockpit, home) = (tom.get(&garden.at("/cockpit")).await, jonas.get("/home?waiting=all").await);
    cockpit.must_say("onerror").must_say("Asked so far");
    home.must_say("onerror");
    must_be_inert(&cockpit.body, "cockpit");
    must_be_inert(&home.body, "home of a peer");
    must_be_inert(&tom.get("/home?waiting=all").await.body, "home of a trainer");
    must_be_inert(&tom.get(&last).await.body, "thread that waits");
    for asked in
        ["alert", "onerror", "evil", "%22javascript%3Aalert%22", "x+is%3Aunanswered", "from%3Ae+alert", "txt.exe"]
    {
        let found = elif.get(&format!("/search?q={asked}")).await.must_be(200);
        must_be_inert(&found.body, &format!("search for {asked}"));
    }
    let found = elif.get("/search?q=alert").await;
    assert!(found.texts("h3.row-title").len() > 5 && !found.texts("mark").is_empty());
    let similar = elif.get(&garden.at("/threads/similar?title=script+alert+onerror")).await.must_be(200);
    must_be_inert(&similar.body, "similar threads");
}

/// The corpus in a few texts that are short enough for a reason.
fn bundles() -> Vec<String> {
    let mut bundles = vec![String::new()];
    for words in WORDS.iter().chain(&LETTERS) {
        let last = bundles.last_mut().unwrap();
        if last.chars().count() + words.chars().count() > 450 {
            bundles.push((*words).to_owned());
        } else {
            *last = format!("{last} {words}");
        }
    }
    bundles
}

#[actix_web::test]
async fn reasons_in_hostile_words_stay_words() {
    let garden = hostile_garden().await;
    let world = &garden.world;
    let (elif, jonas, tom, olga) = (
        world.sign_in("elif").await,
        world.sign_in("jonas").await,
        world.sign_in("tom").await,
        world.sign_in("olga").await,
    );
    let thread = ask(&garden, &elif, "<svg/onload=alert(1)>", WORDS[0]).await;
    let post =
        format!("{}/posts/{}", thread.path, thread.attribute("article.post", "id").unwrap().replace("post-", ""));
    let look = async |who: &Persona, path: &str| {
        let page = who.get(path).await.must_be(200);
        must_be_inert(&page.body, path);
        page
    };
    for words in bundles() {
        world.later(chrono::Duration::minutes(10));
        let form = look(&jonas, &format!("{post}/report")).await;
        jonas.submit(&form, "/report", &[("reason", "other"), ("words", &words)]).await.must_be(200);
        look(&tom, &garden.at("/moderation")).await.must_say("alert");
        look(&tom, &garden.at("/cockpit")).await;
        let about = look(&tom, &format!("{post}/moderation")).await;
        // One note to one author about one post: the first text it fits in.
        if about.find_form("/note").is_some() {
            tom.submit(&about, "/note", &[("words", &words)]).await.must_be(200);
        }
        let about = look(&tom, &format!("{post}/moderation")).await;
        tom.submit(&about, "/visibility", &[("reason", &words)]).await.must_be(200);
        look(&elif, &format!("{}/moderation", thread.path)).await;
        world.deliver().await;
        let mine = look(&elif, "/me/moderation").await;
        let told = look(&elif, &mine.attribute(".row-title a", "href").unwrap()).await;
        elif.submit(&told, &told.path, &[("words", &words)]).await.must_be(200);
        world.deliver().await;
        let appeals = look(&olga, "/programmes/gardening/appeals").await;
        let appeal = look(&olga, &appeals.attribute(".row-title a", "href").unwrap()).await;
        olga.submit(&appeal, &appeal.path, &[("outcome", "lifted"), ("answer", &words)]).await.must_be(200);
        world.deliver().await;
        look(&elif, &told.path).await;
        look(&elif, &thread.path).await;
    }
    let told = ["elif", "olga", "tom"].map(|who| world.mail.mails_to(&format!("{who}@example.org")));
    assert!(told.iter().flatten().count() > 2 * bundles().len());
    for mail in told.iter().flatten() {
        must_be_inert(&mail.html, &format!("mail {}", mail.subject));
    }
}

#[actix_web::test]
async fn dates_and_profiles_in_hostile_words_stay_words() {
    let garden = hostile_garden().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    for words in WORDS {
        let title: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(100).collect();
        garden.cohort.session(world, &title).await;
    }
    must_be_inert(&elif.get(&garden.at("/sessions")).await.must_be(200).body, "sessions");
    must_be_inert(&elif.get(&garden.at("/calendar")).await.must_be(200).body, "calendar");
    let file = elif.get(&garden.at("/calendar.ics")).await.must_be(200).body;
    let read = Calendar::read(&file);
    assert!(read.entries.len() >= WORDS.len());
    assert!(!file.contains("\r\nATTACH") && file.matches("BEGIN:VEVENT\r\n").count() == read.entries.len());
    let mine = elif.get("/me/profile").await.path;
    for words in WORDS {
        let form = elif.get(&format!("{mine}?edit=wonder")).await;
        let fields = [("body", words), ("shown_to", "cohorts")];
        must_be_inert(&elif.submit(&form, "/parts/wonder", &fields).await.body, &format!("profile of {words}"));
        must_be_inert(&tom.get(&mine).await.must_be(200).body, &format!("profile of {words} as another sees it"));
    }
    must_be_inert(&tom.get(&garden.at("/people")).await.body, "people");
    garden.cohort.step(world, Step::Cancel).await;
}

#[test]
fn the_check_can_tell() {
    for bad in [
        "<p onclick=x>",
        "<a href=javascript:x>",
        "<img src=//x>",
        "<script>x</script>",
        "<a href=//x>",
        "<a href='java\tscript:x'>",
        "<iframe>",
    ] {
        assert!(std::panic::catch_unwind(|| must_be_inert(bad, "here")).is_err(), "{bad}");
    }
    must_be_inert("<p><a href=\"https://a.example\">x</a><img src=/a.png></p>", "here");
}

/// What the page's policy had to forbid since it was opened.
const FORBIDDEN: &str = "return window.forbidden";

/// Something forbidden is put on the page; answers once the page has heard of it, however busy the machine is.
const CAUGHT: &str = "const heard = new Promise(done => document.addEventListener('securitypolicyviolation', done));
    document.querySelector('main').innerHTML = '<img src=/x onerror=alert(1)>';
    return heard.then(() => window.forbidden)";

#[actix_web::test]
async fn in_a_real_browser_nothing_runs_and_nothing_is_even_tried() {
    if !there_is_a_browser() {
        return;
    }
    let garden = hostile_garden().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "<svg/onload=alert(1)>", WORDS[0]).await.path;
    for words in WORDS.iter().chain(&LETTERS) {
        reply(&jonas, &thread, &format!("{words} ")).await;
        world.later(chrono::Duration::seconds(90));
    }
    for look in [Look::DESKTOP, Look { javascript: true, ..Look::PHONE }] {
        let browser = Browser::open(&world.url, "hostile", look).await;
        browser.watch().await;
        browser.hold(elif.session()).await;
        for path in
            [thread.clone(), format!("{thread}?page=2"), garden.at("/threads"), "/home".into(), garden.at("/people")]
        {
            browser.go(&path).await;
            browser.find("main").await;
            assert_eq!(browser.run(FORBIDDEN).await, serde_json::json!([]), "{path}");
            let wider = browser.run("return document.documentElement.scrollWidth > window.innerWidth").await;
            assert_eq!(wider, serde_json::json!(false), "{path} scrolls sideways");
        }
        browser.go(&thread).await;
        browser.picture("thread").await;
        // And the watch can tell.
        let tried = browser.run(CAUGHT).await;
        assert_eq!(tried.as_array().map(Vec::len), Some(1), "{tried}");
        browser.close().await;
    }
}
