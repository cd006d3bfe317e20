//! A picture somebody sends is decoded and written anew, so nothing but the
//! picture is left of it: no place where it was taken, no camera, nothing that
//! hides behind an image's name.

use std::io::Cursor;

use image::{
    DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage,
    codecs::jpeg::JpegEncoder,
};

/// The longest side a picture may have: cameras stay below, bombs do not.
const LONGEST_SIDE: u32 = 12_000;
/// The most pixels, and the most bytes they may take while they are decoded.
const MOST_PIXELS: u64 = 50_000_000;
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// The longest side of what is kept to be looked at, and of what stands in a page.
const LARGE: u32 = 1_600;
const SMALL: u32 = 720;

/// Why bytes are no picture we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPicture {
    /// No JPEG, PNG or WebP, or a broken one.
    Unreadable,
    /// More pixels than we decode.
    TooManyPixels,
}

use NoPicture::{TooManyPixels, Unreadable};

/// A picture, ready to be kept: two JPEGs of the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// At most 1,600 pixels on its longer side.
    pub large: Vec<u8>,
    /// At most 720.
    pub small: Vec<u8>,
    /// Pixels of the large one.
    pub width: u32,
    /// Pixels of the large one.
    pub height: u32,
}

impl Picture {
    /// Reads JPEG, PNG or WebP, known by their bytes and not by their name. Takes its time: not for a thread that serves.
    pub fn read(bytes: &[u8]) -> Result<Self, NoPicture> {
        let large = flattened(&within(upright(bytes)?, LARGE));
        let (width, height) = large.dimensions();
        let small = within(DynamicImage::from(large.clone()), SMALL).into_rgb8();
        Ok(Self { large: jpeg(&large, 82)?, small: jpeg(&small, 72)?, width, height })
    }
}

/// The picture as its camera was held.
pub(super) fn upright(bytes: &[u8]) -> Result<DynamicImage, NoPicture> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Unreadable)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(Unreadable);
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(|_| Unreadable)?;
    // Asked before a single pixel is made: a small file may claim to be as large as a house.
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > LONGEST_SIDE || pixels > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(TooManyPixels);
    }
    limits.reserve(decoder.total_bytes()).map_err(|_| TooManyPixels)?;
    decoder.set_limits(limits).map_err(|_| TooManyPixels)?;
    let orientation = decoder.orientation().map_err(|_| Unreadable)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Unreadable)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// No longer than `side`; never made larger than it is, never thinner than a pixel.
fn within(picture: DynamicImage, side: u32) -> DynamicImage {
    let (width, height) = picture.dimensions();
    if width.max(height) <= side { picture } else { picture.thumbnail(side, side) }
}

/// On white where it is see-through: JPEG knows no transparency.
pub(super) fn flattened(picture: &DynamicImage) -> RgbImage {
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u32::from);
        let on_white = |colour: u32| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        Rgb([on_white(red), on_white(green), on_white(blue)])
    })
}

/// Nothing but the picture.
pub(super) fn jpeg(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, NoPicture> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(picture).map_err(|_| Unreadable)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat, RgbImage};

    use super::{NoPicture, Picture};

    fn written(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(picture).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_keeps_its_shape_and_grows_no_larger_than_a_page_needs() {
        for (sides, large, small) in [
            ((3_000, 1_500), (1_600, 800), (720, 360)),
            ((1_000, 2_000), (800, 1_600), (360, 720)),
            ((300, 200), (300, 200), (300, 200)),
            ((9_000, 2), (1_600, 1), (720, 1)),
            ((1, 1), (1, 1), (1, 1)),
        ] {
            let picture = Picture::read(&written(sides.0, sides.1, ImageFormat::Png)).unwrap();
            assert_eq!((picture.width, picture.height), large);
            for (bytes, sides) in [(&picture.large, large), (&picture.small, small)] {
                assert_eq!(image::guess_format(bytes).unwrap(), ImageFormat::Jpeg);
                let drawn = image::load_from_memory(bytes).unwrap();
                assert_eq!((drawn.width(), drawn.height()), sides);
            }
        }
    }

    #[test]
    fn every_kind_we_name_is_read_and_no_other() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            assert!(Picture::read(&written(40, 30, format)).is_ok(), "{format:?}");
        }
        for bytes in
            [b"GIF89a\x01\0\x01\0\0\0\0;".as_slice(), b"<svg onload='alert(1)'/>", b"MZ\x90\0", b"", b"%PDF-1.7"]
        {
            assert_eq!(Picture::read(bytes).unwrap_err(), NoPicture::Unreadable);
        }
    }
}
