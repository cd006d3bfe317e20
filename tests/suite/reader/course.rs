//! A course with everything in it a text can have.

use std::{fs, path::Path};

use entity::states::Role;
use lernweg::features::cohorts::Step;

use crate::harness::{Cohort, World};

/// A small drawing.
pub const DRAWING: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><path d=\"M2 10h36\" stroke=\"#333\"/></svg>";

/// A photograph of one pixel.
const PHOTOGRAPH: [u8; 68] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8,
    4, 0, 0, 0, 0xb5, 0x1c, 0x0c, 2, 0, 0, 0, 0x0b, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x64, 0x60, 0, 0, 0, 6,
    0, 2, 0x30, 0x81, 0xd0, 0x2f, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

const LESSON: &str = "Ein Satz & noch einer, < und >, \"so\".  \nEin Bruch.

## Zuerst

### Darunter

##### Ein Sprung

## Zuerst

- [x] genäht
- [ ] offen

| Minute | Was |
|---:|:---:|
| 0–5 | fädeln |

---

![Ein \"Stich\"](../images/stitch.svg) ![Ein Punkt](../images/dot.png) ![fort](../images/gone.png)

[Stoff](/lessons/cloth), [Knopf](/lessons/button#x), [fort](/lessons/gone), [heim](/home), [dorthin](//a.example/x),
[fern](https://a.example/?a=1&b=2), [schief](../week-1/x.md), [oben](#nowhere), <mail@example.org>.

::: callout Ein Beispiel: Garn
Text.
:::

::: checklist
- Nadel
- Faden
:::
";

fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let file = root.join("programmes/sewing").join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// Sewing, in German and in part in English; `words` stand wherever an author writes.
fn sewing(root: &Path, words: &str) {
    let quoted = words.replace('\\', "\\\\").replace('"', "\\\"");
    let said = |text: &str| format!("{{de: \"{text} {quoted}\"}}");
    write(
        root,
        "programme.yaml",
        format!(
            "languages: [de, en]\ntitle: {}\npromise: {}\nsummary: {}\nmakes:\n  - {}\ncertificate: {}\nrun_by: {}\n\
             hours_per_week: [1, 4]\nquestions_asked: []\n",
            said("Nähen"),
            said("Es hält."),
            said("Zwei Wochen."),
            said("Ein Saum"),
            said("Ein Saum."),
            said("Leute.")
        ),
    );
    let week = |text: &str| {
        format!(
            "---\nquestion: \"{text} {quoted}\"\noutcome: \"Es hält. {quoted}\"\n---\n{words}\n\nLos.[^1]\n\n[^1]: Ja.\n"
        )
    };
    write(root, "week-1/week.de.md", week("Was hält?"));
    write(root, "week-1/week.en.md", week("What holds?"));
    write(root, "week-2/week.de.md", week("Was schließt?"));
    let lesson = |id: &str, title: &str, body: &str| {
        format!(
            "---\nid: {id}\ntitle: \"{title} {quoted}\"\nminutes: 5\n---\n{body}\n\n{words}\n\n::: question {id}\nUnd du? {words}\n:::\n"
        )
    };
    write(root, "week-1/01-thread.de.md", lesson("thread", "Faden", LESSON));
    write(root, "week-1/01-thread.en.md", lesson("thread", "Thread", LESSON));
    write(root, "week-1/02-cloth.de.md", lesson("cloth", "Stoff", LESSON));
    write(root, "week-2/01-button.de.md", lesson("button", "Knopf", "## Loch\n"));
    let piece = |title: &str, more: &str, body: &str| {
        format!(
            "---\ntitle: \"{title} {quoted}\"\nminutes: 5\n{more}---\n## Zuerst\n\n{body}\n\n{words}[^1]\n\n[^1]: Eine *Fußnote*.\n"
        )
    };
    write(root, "week-1/task.de.md", piece("Säumen", "due_day: 5\n", "Ein Saum."));
    write(root, "week-1/task.en.md", piece("Hem", "due_day: 5\n", "A hem."));
    write(root, "week-1/sparring.de.md", piece("Zu zweit nähen", "", "Fragt einander."));
    let sheet = "::: run-sheet Das Treffen\n| Minute | Was |\n|---|---|\n| 0–5 | Nähen |\n:::";
    write(root, "week-1/session.de.md", piece("Treffen", "", sheet));
    write(root, "week-1/pause.de.md", piece("Atmen", "", "Ein und aus."));
    write(root, "week-1/reading.de.md", piece("Lesen", "", "::: reading\n- Ein Buch\n:::"));
    let guide = format!("---\ntitle: \"Für dich {quoted}\"\n---\n## Zuerst\n\nHör zu. {words}\n");
    write(root, "week-1/facilitator.de.md", guide);
    write(root, "images/stitch.svg", DRAWING);
    write(root, "images/dot.png", PHOTOGRAPH);
}

/// A sewing school and its running cohort.
pub struct School {
    pub world: World,
    pub cohort: Cohort,
    _folder: tempfile::TempDir,
}

impl School {
    /// With Olga as owner, Tom as trainer, Elif as participant; `words` stand wherever an author writes.
    pub async fn new(words: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        sewing(folder.path(), words);
        let content = folder.path().to_owned();
        let world = World::with(|settings| settings.content = Some(content)).await;
        let cohort = Cohort::plan(&world, "sewing", "Saum & Söhne", "olga").await;
        cohort.enrol(&world, "tom", Role::Trainer).await;
        cohort.enrol(&world, "elif", Role::Participant).await;
        cohort.step(&world, Step::Confirm).await;
        Self { world, cohort, _folder: folder }
    }

    /// Address of something below the first week.
    pub fn week(&self, path: &str) -> String {
        self.cohort.at(&format!("/weeks/1/{path}"))
    }
}
