//! What the house signs so that others can check it without asking: with a key pair (Ed25519, RFC 8032) that is made
//! from its secret, and whose public half is published (RFC 7517, 8037).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ed25519_dalek::{SigningKey, pkcs8::EncodePrivateKey};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::tokens::Tokens;

/// The pair of the house.
#[derive(Clone)]
pub struct HouseKey {
    key: SigningKey,
    /// Its public half, base64url without padding.
    pub public: String,
    /// Its name: the thumbprint of the public half (RFC 7638).
    pub id: String,
}

impl HouseKey {
    /// The pair that follows from the house's secret. Another secret, another pair.
    pub fn of(tokens: &Tokens) -> Self {
        let key = SigningKey::from_bytes(&tokens.seed("certificates"));
        let public = URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes());
        let id = thumbprint(&public);
        Self { key, public, id }
    }

    /// A signed statement; `kind` is what its header says it is: `vc+jwt`.
    pub fn sign(&self, kind: &str, claims: &impl Serialize) -> anyhow::Result<String> {
        let der = self.key.to_pkcs8_der().map_err(|error| anyhow::anyhow!("{error}"))?;
        let mut header = Header::new(Algorithm::EdDSA);
        (header.typ, header.kid) = (Some(kind.to_owned()), Some(self.id.clone()));
        Ok(encode(&header, claims, &EncodingKey::from_ed_der(der.as_bytes()))?)
    }
}

/// RFC 7638, 3, of a key as RFC 8037, 2 has it.
fn thumbprint(public: &str) -> String {
    let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{public}"}}"#);
    URL_SAFE_NO_PAD.encode(Sha256::digest(members))
}

/// A public half as others read it.
pub fn published(public: &str) -> Value {
    json!({ "kty": "OKP", "crv": "Ed25519", "x": public, "kid": thumbprint(public), "alg": "EdDSA", "use": "sig" })
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
    use serde_json::{Value, json};

    use super::{HouseKey, thumbprint};
    use crate::platform::tokens::{Secret, Tokens};

    fn key(secret: &str) -> HouseKey {
        HouseKey::of(&Tokens::new(Secret::new(secret).unwrap()))
    }

    #[test]
    fn a_name_is_the_one_of_rfc_8037() {
        let public = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        assert_eq!(thumbprint(public), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn whoever_has_the_public_half_can_check_what_was_signed() {
        let own = key("k3yboard-cats-walk-over-all-42-of-them");
        let signed = own.sign("vc+jwt", &json!({ "sub": "somebody" })).unwrap();
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.validate_exp = false;
        rules.required_spec_claims.clear();
        let read =
            |key: &HouseKey| decode::<Value>(&signed, &DecodingKey::from_ed_components(&key.public).unwrap(), &rules);
        let token = read(&own).unwrap();
        assert_eq!((token.header.kid, token.header.typ), (Some(own.id.clone()), Some("vc+jwt".into())));
        assert_eq!(token.claims["sub"], "somebody");
        assert!(read(&key("an0ther-house-with-a-cat-of-its-own-x")).is_err());
        assert_eq!(key("k3yboard-cats-walk-over-all-42-of-them").id, own.id, "it is the same after a restart");
    }
}
