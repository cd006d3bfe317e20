//! From bytes to UTF-8, piece by piece.

use std::io::Read;

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Problem;

/// How many bytes are read at once.
const PIECE: usize = 32 * 1024;

enum Encoding {
    /// Nothing was read yet.
    Unknown,
    /// UTF-8 so far; `sure` once a mark or a letter outside ASCII has shown it.
    Utf8 {
        sure: bool,
    },
    /// One that never fails: every byte is a character.
    Windows1252(Decoder),
    Utf16(Decoder),
}

/// The text of a file, of which only a piece is held.
pub(super) struct Decoding<R> {
    input: R,
    encoding: Encoding,
    /// Bytes of a character whose rest is still to come.
    begun: Vec<u8>,
    text: Vec<u8>,
    taken: usize,
    ended: bool,
    /// What is wrong behind the text that is there.
    broken: Option<Problem>,
    last: u8,
}

impl<R: Read> Decoding<R> {
    pub(super) fn new(input: R) -> Self {
        let (begun, text) = (Vec::new(), Vec::new());
        Self { input, encoding: Encoding::Unknown, begun, text, taken: 0, ended: false, broken: None, last: 0 }
    }

    /// What was decoded and not taken yet.
    pub(super) fn rest(&self) -> &[u8] {
        self.text.get(self.taken..).unwrap_or_default()
    }

    /// Goes on by `count` bytes.
    pub(super) fn take(&mut self, count: usize) {
        self.taken = (self.taken + count).min(self.text.len());
    }

    /// Whether the last line had an end.
    pub(super) fn ended_with_line_break(&self) -> bool {
        self.ended && matches!(self.last, b'\n' | b'\r')
    }

    /// Sees to it that something is there to take; false at the end.
    pub(super) fn fill(&mut self) -> Result<bool, Problem> {
        while self.rest().is_empty() {
            if !self.more()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Decodes another piece behind what is there; false at the end.
    pub(super) fn more(&mut self) -> Result<bool, Problem> {
        if let Some(problem) = &self.broken {
            return Err(problem.clone());
        }
        if self.ended {
            return Ok(false);
        }
        self.text.drain(..self.taken);
        self.taken = 0;
        let mut bytes = std::mem::take(&mut self.begun);
        self.read_piece(&mut bytes)?;
        let bytes = self.without_mark(&bytes);
        match &mut self.encoding {
            Encoding::Utf8 { .. } | Encoding::Unknown => self.decode_utf8(bytes)?,
            Encoding::Windows1252(decoder) | Encoding::Utf16(decoder) => {
                decode(decoder, bytes, &mut self.text, self.ended)?;
            }
        }
        self.last = self.text.last().copied().unwrap_or(self.last);
        Ok(true)
    }

    /// A whole piece, even from a pipe that gives little at a time: a mark must not be read in halves.
    fn read_piece(&mut self, bytes: &mut Vec<u8>) -> Result<(), Problem> {
        let wanted = PIECE.saturating_sub(bytes.len()) as u64;
        let read = self.input.by_ref().take(wanted).read_to_end(bytes);
        let read = read.map_err(|error| Problem::Unreadable(error.kind()))?;
        self.ended = (read as u64) < wanted;
        Ok(())
    }

    fn without_mark<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        if !matches!(self.encoding, Encoding::Unknown) {
            return bytes;
        }
        let (encoding, mark) = match bytes {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8 { sure: true }, 3),
            [0xFF, 0xFE, ..] => (Encoding::Utf16(UTF_16LE.new_decoder_without_bom_handling()), 2),
            [0xFE, 0xFF, ..] => (Encoding::Utf16(UTF_16BE.new_decoder_without_bom_handling()), 2),
            _ => (Encoding::Utf8 { sure: false }, 0),
        };
        self.encoding = encoding;
        bytes.get(mark..).unwrap_or_default()
    }

    /// UTF-8 as long as it is. The first byte that cannot be UTF-8 makes the
    /// file Windows-1252 if all before was ASCII, which is the same in both;
    /// otherwise the file is a mixture, and guessing would spoil names.
    fn decode_utf8(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let (good, rest, unfinished) = match std::str::from_utf8(bytes) {
            Ok(_) => (bytes, [].as_slice(), true),
            Err(error) => {
                let (good, rest) = bytes.split_at(error.valid_up_to());
                (good, rest, error.error_len().is_none() && !self.ended)
            }
        };
        self.text.extend_from_slice(good);
        let Encoding::Utf8 { sure } = &mut self.encoding else { return Ok(()) };
        *sure = *sure || !good.is_ascii();
        if unfinished {
            self.begun = rest.to_vec();
            return Ok(());
        }
        if *sure {
            // The rows before it are read first, so that the problem names its own row.
            self.broken = Some(Problem::MixedEncoding);
            return Ok(());
        }
        let mut decoder = WINDOWS_1252.new_decoder_without_bom_handling();
        decode(&mut decoder, rest, &mut self.text, self.ended)?;
        self.encoding = Encoding::Windows1252(decoder);
        Ok(())
    }
}

fn decode(decoder: &mut Decoder, bytes: &[u8], text: &mut Vec<u8>, last: bool) -> Result<(), Problem> {
    let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 4 + 16);
    let before = text.len();
    text.resize(before + room, 0);
    let (_, _, wrote, mistakes) = decoder.decode_to_utf8(bytes, text.get_mut(before..).unwrap_or_default(), last);
    text.truncate(before + wrote);
    if mistakes { Err(Problem::MixedEncoding) } else { Ok(()) }
}
