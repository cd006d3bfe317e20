//! Whether bytes are a PDF. Nothing here opens one: what is in it is for the
//! reader's own program, which has a sandbox for it.

/// How far from its end a PDF may say where it ends.
const END: usize = 2 * 1024;

/// Whether these bytes begin and end as a PDF does. Its first byte must be the first: what
/// begins as something else may be taken for that.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let version = bytes.strip_prefix(b"%PDF-").and_then(|rest| rest.get(..3));
    let known = version.is_some_and(|version| matches!(version, [b'1' | b'2', b'.', minor] if minor.is_ascii_digit()));
    let end = bytes.get(bytes.len().saturating_sub(END)..).unwrap_or_default();
    let says = |word: &[u8]| end.windows(word.len()).any(|part| part == word);
    known && says(b"startxref") && says(b"%%EOF")
}

#[cfg(test)]
mod tests {
    use super::is_pdf;

    #[test]
    fn a_pdf_is_known_by_how_it_begins_and_ends() {
        let whole = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\nstartxref\n9\n%%EOF\n".as_slice();
        assert!(is_pdf(whole));
        assert!(is_pdf(&[b"%PDF-2.0\n".as_slice(), &[0; 9_000], b"startxref\n1\n%%EOF"].concat()));
        let cases: [&[u8]; 7] = [
            b"",
            b"%PDF-",
            b"%PDF-1.7\n",
            b"MZ\x90\0%PDF-1.7\nstartxref\n%%EOF",
            b" %PDF-1.7\nstartxref\n%%EOF",
            b"%PDF-x.7\nstartxref\n%%EOF",
            &whole[..whole.len() - 7],
        ];
        for bytes in cases {
            assert!(!is_pdf(bytes), "{}", String::from_utf8_lossy(bytes));
        }
        let long_after = [whole, &[b'x'; 4_000]].concat();
        assert!(!is_pdf(&long_after), "something else hangs on it");
    }
}
