//! Random values nobody can guess, and hashes of them nobody can turn back.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// 256 random bits, as 43 characters fit for a cookie or an address.
pub fn random_token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// SHA-256 as 43 characters: what is stored in place of a token. The token has
/// 256 random bits, so no salt and no slow hash are needed.
pub fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}

/// A key for one purpose, made from the house's secret.
pub fn key_for(secret: &str, purpose: &str) -> [u8; 32] {
    let mut sha = Sha256::new();
    sha.update(purpose.as_bytes());
    sha.update([0]);
    sha.update(secret.as_bytes());
    sha.finalize().into()
}
