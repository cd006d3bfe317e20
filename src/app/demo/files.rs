//! What people of the demonstration attach to their posts: drawings made here, and a page of text as a PDF.

use std::fmt::Write;

use entity::{ids::PostId, person};
use image::{ImageFormat, Rgb, RgbImage};

use super::{school::Drawn, school::Enclosed, seed::no, seed::unfit};
use crate::{
    features::attachments::{Description, Place, claim, describe, lay, of_draft},
    platform::text::{Caption, Text},
    storage::{Store, Tx},
};

/// Sends a file along with a post that stands.
pub async fn enclose(
    store: &Store,
    who: &person::Model,
    cohort: entity::ids::CohortId,
    post: PostId,
    file: &Enclosed,
) -> anyhow::Result<()> {
    let place = Place::new(cohort, "demo", post);
    let bytes = match file.draws {
        Drawn::Sheets => png(&sheets())?,
        Drawn::Crack => png(&crack())?,
        Drawn::Page => page(&file.lines),
    };
    lay(store, who.id, &place, &file.name, bytes.into()).await.map_err(no)?;
    let caption = file.caption.as_deref().map(Caption::parse).transpose().map_err(unfit("caption"))?;
    let send = async |tx: &Tx| {
        for laid in of_draft(&**tx, who.id, &place).await? {
            let said = Description { file: laid.id, caption: caption.clone(), decorative: false };
            describe(tx, who.id, &place, &[said]).await?;
        }
        claim(tx, who.id, &place, post).await
    };
    store.write(send).await.map_err(no)
}

fn png(drawn: &RgbImage) -> anyhow::Result<Vec<u8>> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    drawn.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

/// Four sheets on a wall: three that are written on, and a white one.
fn sheets() -> RgbImage {
    RgbImage::from_fn(960, 540, |x, y| {
        let (nth, across) = (x / 240, x % 240);
        let on_sheet = (30..210).contains(&across) && (90..450).contains(&y);
        let pin = across.abs_diff(120).pow(2) + y.abs_diff(104).pow(2) < 60;
        let line = (y / 18) % 2 == 1 && (130..410).contains(&y);
        let written = nth < 3 && line && (50..150 + (y * 7 + nth * 31) % 45).contains(&across);
        match (on_sheet, pin, written) {
            (_, true, _) => Rgb([170, 60, 50]),
            (true, _, true) => Rgb([70, 80, 110]),
            (true, _, false) => Rgb([250, 248, 240]),
            _ => Rgb([150, 175, u8::try_from(165 + y / 20).unwrap_or(180)]),
        }
    })
}

/// The round housing of a gauge, with a crack in it.
fn crack() -> RgbImage {
    RgbImage::from_fn(800, 600, |x, y| {
        let from_middle = x.abs_diff(400).pow(2) + y.abs_diff(300).pow(2);
        let crack = x.abs_diff(470 + (y * 13 % 40) / 2 + y / 8) < 3 && (90..330).contains(&y);
        let hand = x.abs_diff(400 - (300 - y.min(300)) / 2) < 4 && (160..300).contains(&y);
        match from_middle {
            _ if crack && from_middle < 60_000 => Rgb([20, 20, 20]),
            _ if hand => Rgb([180, 40, 30]),
            0..40_000 => Rgb([240, 240, 232]),
            40_000..60_000 => Rgb([90, 100, 110]),
            _ => Rgb([200, 190, 170]),
        }
    })
}

/// One page of text.
fn page(lines: &[String]) -> Vec<u8> {
    let mut text = String::from("BT /F1 14 Tf 72 770 Td 22 TL");
    for line in lines {
        let plain: String = line.chars().map(|c| if c.is_ascii() && !"()\\".contains(c) { c } else { '-' }).collect();
        let _ = write!(text, " ({plain}) Tj T*");
    }
    text.push_str(" ET");
    let parts = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>stream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut places = String::from("xref\n0 6\n0000000000 65535 f \n");
    for (nth, part) in parts.iter().enumerate() {
        let _ = writeln!(places, "{:010} 00000 n ", pdf.len());
        let _ = writeln!(pdf, "{} 0 obj\n{part}\nendobj", nth + 1);
    }
    let start = pdf.len();
    let _ = write!(pdf, "{places}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    pdf.into_bytes()
}
