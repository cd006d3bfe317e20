//! A photo of somebody becomes two small squares in JPEG, written anew like every picture.

use image::{DynamicImage, GenericImageView, imageops, imageops::FilterType};
use sha2::{Digest, Sha256};

use super::{
    pictures::{NoPicture, flattened, jpeg, upright},
    text::Unfit,
};

/// Sides of the two squares: for a page about somebody, and for a list.
const LARGE: u32 = 256;
const SMALL: u32 = 80;

/// A photo, ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portrait {
    /// JPEG of 256 by 256 pixels.
    pub large: Vec<u8>,
    /// JPEG of 80 by 80 pixels.
    pub small: Vec<u8>,
    /// Tells one picture from another.
    pub mark: String,
}

impl From<NoPicture> for Unfit {
    fn from(why: NoPicture) -> Self {
        let key = match why {
            NoPicture::Unreadable => "people-photo-unreadable",
            NoPicture::TooManyPixels => "people-photo-too-many-pixels",
        };
        Self { key, limit: None }
    }
}

impl Portrait {
    /// Reads JPEG, PNG or WebP, known by their bytes and not by their name. Takes its time: not for a thread that serves.
    pub fn read(bytes: &[u8]) -> Result<Self, Unfit> {
        let picture = flattened(&square(upright(bytes)?));
        let squares = [LARGE, SMALL].map(|side| imageops::resize(&picture, side, side, FilterType::Triangle));
        let [large, small] = squares.map(|square| jpeg(&square, 82));
        let (large, small) = (large?, small?);
        let mark = Sha256::digest(&large).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { large, small, mark })
    }
}

/// Its middle, no larger than two small squares are made of.
fn square(picture: DynamicImage) -> DynamicImage {
    let (width, height) = picture.dimensions();
    let side = width.min(height);
    let middle = picture.crop_imm((width - side) / 2, (height - side) / 2, side, side);
    if side > 4 * LARGE { middle.thumbnail_exact(4 * LARGE, 4 * LARGE) } else { middle }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

    use super::Portrait;

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Left half red, right half blue.
    fn two_halves(width: u32, height: u32) -> DynamicImage {
        let colour = |x: u32| if x < width / 2 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) };
        RgbImage::from_fn(width, height, |x, _| colour(x)).into()
    }

    fn is_red(picture: &DynamicImage, x: u32, y: u32) -> bool {
        let pixel = picture.get_pixel(x, y).0;
        pixel[0] > 200 && pixel[2] < 60
    }

    #[test]
    fn every_kind_becomes_two_squares() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let portrait = Portrait::read(&written(&two_halves(600, 300), format)).unwrap();
            for (bytes, side) in [(&portrait.large, 256), (&portrait.small, 80)] {
                assert_eq!(image::guess_format(bytes).unwrap(), ImageFormat::Jpeg);
                let picture = image::load_from_memory(bytes).unwrap();
                assert_eq!(picture.dimensions(), (side, side), "{format:?}");
                assert!(is_red(&picture, 5, 5) && !is_red(&picture, side - 5, 5));
            }
        }
        let one_pixel = written(&two_halves(1, 1), ImageFormat::Png);
        assert!(Portrait::read(&one_pixel).is_ok());
    }

    #[test]
    fn the_picture_stands_as_the_camera_was_held_and_says_no_more() {
        // EXIF with nothing but an orientation of 6 and a word: turn right to stand upright.
        let tiff: &[u8] = &[
            b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, b'H', b'O', b'M',
            b'E',
        ];
        let plain = written(&two_halves(300, 300), ImageFormat::Jpeg);
        let length = u16::try_from(2 + 6 + tiff.len()).unwrap().to_be_bytes();
        let exif = [&[0xFF, 0xE1][..], &length, b"Exif\0\0", tiff].concat();
        let turned = [&plain[..2], &exif, &plain[2..]].concat();
        let portrait = Portrait::read(&turned).unwrap();
        let picture = image::load_from_memory(&portrait.large).unwrap();
        assert!(is_red(&picture, 5, 5) && is_red(&picture, 250, 5) && !is_red(&picture, 5, 250), "left became top");
        assert!(!portrait.large.windows(4).any(|word| word == b"Exif" || word == b"HOME"));
        assert_ne!(portrait.mark, Portrait::read(&plain).unwrap().mark);
    }

    #[test]
    fn what_is_see_through_is_white() {
        let clear: DynamicImage = RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0])).into();
        let portrait = Portrait::read(&written(&clear, ImageFormat::Png)).unwrap();
        assert!(image::load_from_memory(&portrait.large).unwrap().get_pixel(9, 9).0[0] > 250);
    }

    #[test]
    fn nothing_else_is_a_photo() {
        let good = written(&two_halves(400, 400), ImageFormat::Png);
        let cut = good[..good.len() / 2].to_vec();
        for (what, bytes) in [
            ("nothing", vec![]),
            ("svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec()),
            ("html", b"<!doctype html><script>alert(1)</script>".to_vec()),
            ("gif", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
            ("a cut png", cut),
            ("only a beginning", good[..20].to_vec()),
            ("a jpeg that is none", [&[0xFF, 0xD8, 0xFF, 0xE0][..], &[0; 400]].concat()),
        ] {
            assert_eq!(Portrait::read(&bytes).map_err(|unfit| unfit.key), Err("people-photo-unreadable"), "{what}");
        }
    }

    #[test]
    fn a_bomb_is_put_aside_before_it_goes_off() {
        // The head of a PNG of 30,000 by 30,000 pixels: its size is all that is ever read.
        let side = 30_000_u32.to_be_bytes();
        let head = [b"IHDR", &side[..], &side[..], &[8, 6, 0, 0, 0]].concat();
        let sum = crc(&head).to_be_bytes();
        let end = crc(b"IDAT").to_be_bytes();
        let bomb =
            [b"\x89PNG\r\n\x1a\n", &13_u32.to_be_bytes()[..], &head[..], &sum[..], &[0; 4], b"IDAT", &end[..]].concat();
        assert_eq!(Portrait::read(&bomb).map_err(|unfit| unfit.key), Err("people-photo-too-many-pixels"));
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
        })
    }
}
