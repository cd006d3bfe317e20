//! A cohort's content goes back into files.

use std::{fs, io::Read};

use lernweg::{
    features::curriculum::{Labels, Weight, read},
    platform::{files::Files, words::Words},
};

use super::Plot;

#[actix_web::test]
async fn what_a_cohort_made_of_its_course_can_become_the_next_course() {
    let plot = Plot::new().await;
    let tom = plot.garden.world.sign_in("tom").await;
    plot.edit("images/plan.svg", |_| "<svg viewBox=\"0 0 8 4\"></svg>".to_owned());
    let seed = plot.thing(&tom, "lesson.seed").await;
    tom.submit(&seed, "/visibility", &[("hidden", "yes")]).await.must_be(200);
    let soil = plot.thing(&tom, "lesson.soil").await;
    tom.submit(&soil, "/note", &[("body", "Ask the *gate* first.")]).await.must_be(200);
    let task = plot.thing(&tom, "week.1.task").await;
    tom.submit(&task, "/due", &[("due_on", "2027-01-07")]).await.must_be(200);
    let new = tom.get(&plot.at("/content/lessons/new?week=1")).await;
    let fields = [("title", "Our: plot"), ("body", "Here."), ("question", "And you?")];
    let own = tom.submit(&new, "/lessons", &fields).await.must_be(200);
    tom.submit(&own, "/place", &[("direction", "earlier")]).await.must_be(200);

    let sent = tom.request(reqwest::Method::GET, &plot.at("/content.zip")).send().await.unwrap();
    assert_eq!(sent.headers()["content-type"], "application/zip");
    let name = sent.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert_eq!(name, "attachment; filename=\"gardening-2027-01-04.zip\"");
    let bytes = sent.bytes().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).unwrap();
        let path = folder.path().join(file.enclosed_name().unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let labels = Labels::new(&Words::load(&Files::Content, "en").unwrap());
    let (programmes, problems) = read(&Files::Folder(folder.path().into()), &labels).unwrap();
    assert!(problems.mistakes().is_empty(), "{}", problems.report());
    let gaps: Vec<String> =
        problems.list().into_iter().filter(|one| one.weight == Weight::Gap).map(|one| one.message).collect();
    assert_eq!(gaps, ["there is no translation into de"], "Tom wrote his lesson in one language");
    let (course, pictures) = &programmes[0];
    let titles: Vec<String> =
        course.weeks[0].lessons.iter().map(|lesson| course.say(&lesson.title, "en").text).collect();
    assert_eq!(titles, ["Soil", "Our: plot"]);
    let task = course.weeks[0].pieces.iter().find(|piece| piece.kind.file() == "task").unwrap();
    assert_eq!(task.due_day, Some(4));
    assert!(course.say(&course.weeks[0].lessons[0].html, "en").text.contains("Ask the <em>gate</em> first."));
    assert!(course.weeks[0].facilitator.is_some() && pictures.get("plan.svg").is_some());
    assert_eq!(course.week_count(), 3);
}
