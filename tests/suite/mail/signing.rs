//! E-mails that are signed, so that their readers can tell whose they are.

use std::{collections::BTreeMap, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use entity::states::Rhythm;
use lernweg::platform::{mail::Sending, settings::Settings};
use sha2::{Digest, Sha256};

use super::answer;
use crate::harness::{Garden, Mail, World};

/// Keys of nobody, for these stories only: Ed25519 as PKCS#8 (the one of RFC 8463), RSA as PKCS#1.
const ED25519: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
";
const RSA: &str = "-----BEGIN RSA PRIVATE KEY-----
MIIEpAIBAAKCAQEAv4K13dsErBNYsLcTXPNo8qkAhAQAQLXieZoy1KuupLP3dXit
9MftAtSmdqzOeCHv4mpuv/7Kqh0+mZ0KbJxGimYcFeCI9AB9wOpRzzliDTMq4KJl
c5Rz/W6DNmcwnoTqoz+MfVgrDKEY0ThDahc6NcQV6zMyaHXeTDABdivM67L51UKF
9EH4srARWnWzHJF0UQ1iPKhkeR1Yaayiitx7dCL4b5mRmxknNGNaQgvPqEefCO8T
16GeN/mHTPqEXNuI+f06VwLirL0KY8LeRkUWZymWWeC9XyQag9ORJePEZrPGD6sX
pctd8MsTzPyGUf92gF2y6O9De5B/9aZ6v1ohUwIDAQABAoIBABJiJrkUNB+cf8/+
0vICP5nDlVQW2jtb+lB399coX8xZpjB1lCVCJ8M0zIHp1qv7ff56/wSZHbU0t3Sh
eYWxfqf8Y0fKVPsvLOMe2xmMRZhEyCHmFN0CbBvwxtGrGCSvV6KyD/dcRk2hDTPQ
NdBySFku6He6Y2VZoywnE4zXaYVabvgze8M7/g+HudULHVjMvkl4HGWaG63lMjXj
Vub4g7hDr6OjBzd7I0JDRvkkJXVBi1soTFW/terRlrnUkueYdF0aINCzpmpck3sU
NfPWvL7RYfq8ovp7twa/v4Hky1ZS5oWtajqj0929RzA5mGTuNK48EbkmuBVU0qfN
T7/8L9ECgYEA/DYv5pJbPm03bvklDHhxspd2pKxF80K1ELvzcJpRrKeoENuhiOas
ZfKUTAeMA4L5GVaeSl7HiSpvKosqx1x/8+s9zdwywD02RliNhIpdiVGLguy+RCFP
AU9tj58BKuKQMD4+3LE2mLLJnZp1ZAkU/xMlS0wIJGtfI5Q9ytDhmEsCgYEAwmMd
Cp6/UyJHybLyjX8Mi8xKm/aVvqa5qWt+Uh19t5zaSwTIl4RFQKaVbLNktlFgkKe1
cQtN6INd8a01Znsnnm9frSXeIM61M/a2LvatiiwyaQok4tXK8fUrrrC++93RG072
oZS/JuxUMZGDplpjtPow9anTQOr2Zax9LI/xhhkCgYEA50XJJuWORfBgpKJSFt1b
ZSj+4oIWorrIzk+LK/ZWbrxOoSbFOYRNEi8fTZieC5pOUa3b+NZwopcG2TxEPgvU
SRet1NfWsfFvk5IgMymuG/1qsOPmlRL2H312OfzUVT7seVCa1ESsi9lmh97bRqAN
YNltmV5fGQZcd4O4JgLk24ECgYEAjrHNRteD4VYf1qubLE2gexsrhdP81uhzEDBN
mZ/2gowNHtbTHY7Ge5ANzq7d9oxEU8wZAHPo7A9LLjcVJTawvbhKRsOujOzQzeWE
lXMVr4GEO+FrdGy2vulX+LPcbu3FK8PKfpC/xaXkpEKKntppqRekSyIwZs5UtAxs
EwNTrDkCgYB1bK3BBhYU5LzV62B0Xi8fe7t3GYiLfcA2TSxFfYHIfmRiDPOBnUDa
Ds3n9W+ibYZHs1HmTwD4yjLd/gkNhbcll16KW8OgaXFw5bJiwF2V0dWVKKSQ/2qN
4JpZpP/SGj4lFE/W3tnTXGu+K39ZFWqk1l/8QT4CQ5xgfxcbg/FsJg==
-----END RSA PRIVATE KEY-----
";

/// A house that signs with the key of nobody; what its DNS says is kept for other programs.
pub fn key_for(settings: &mut Settings, folder: &Path, selector: &str) {
    sign_with(settings, folder, ED25519, selector);
    let sending = Sending::of(settings).unwrap();
    let dkim = sending.dkim().unwrap();
    keep_keys([(dkim.name.clone(), dkim.record.clone())].into());
}

fn sign_with(settings: &mut Settings, folder: &Path, key: &str, selector: &str) {
    let file = folder.join("dkim.pem");
    std::fs::write(&file, key).unwrap();
    settings.mail_dkim_domain = Some("example.org".into());
    settings.mail_dkim_selector = Some(selector.into());
    settings.mail_dkim_key = Some(file);
}

/// A house that signs with `key`, and what its DNS says.
async fn signing(key: &str, selector: &str) -> (BTreeMap<String, String>, Garden) {
    let folder = tempfile::tempdir().unwrap();
    let mut dns = BTreeMap::new();
    let world = World::with(|settings| {
        sign_with(settings, folder.path(), key, selector);
        let sending = Sending::of(settings).unwrap();
        let dkim = sending.dkim().unwrap();
        dns.insert(dkim.name.clone(), dkim.record.clone());
    });
    let garden = Garden::in_world(world.await).await;
    garden.world.clear_mail().await;
    (dns, garden)
}

/// What its DNS says, and an answer, a link and nothing else that have left it.
async fn signed(key: &str, selector: &str) -> (BTreeMap<String, String>, Vec<Mail>) {
    let (dns, garden) = signing(key, selector).await;
    answer(&garden, "**Bier**, ja.\n\n- eins  \n- zwei\n").await;
    let visitor = garden.world.stranger_reading("de");
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "jonas@example.org"), ("way", "link")]).await.must_be(200);
    garden.world.deliver().await;
    let mails = garden.world.mail.mails();
    assert_eq!(mails.len(), 2);
    (dns, mails)
}

/// Spaces in a row are one, and none stands at the end.
fn one_space(text: &str) -> String {
    let mut spaced = String::new();
    for c in text.chars() {
        match c {
            ' ' | '\t' if spaced.ends_with(' ') => {}
            ' ' | '\t' => spaced.push(' '),
            c => spaced.push(c),
        }
    }
    spaced.trim_end_matches(' ').to_owned()
}

/// A body as RFC 6376, 3.4.4 has it.
fn relaxed(body: &str) -> String {
    let mut lines: Vec<String> = body.split("\r\n").map(one_space).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.iter().map(|line| format!("{line}\r\n")).collect()
}

/// Whether an Ed25519 signature holds, reckoned from the RFCs (6376, 3.4.2 and 3.7; 8463).
fn holds(raw: &str, record: &str) -> bool {
    let (head, body) = raw.split_once("\r\n\r\n").unwrap();
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in head.split("\r\n") {
        match line.starts_with([' ', '\t']) {
            true => headers.last_mut().unwrap().1.push_str(line),
            false => {
                let (name, value) = line.split_once(':').unwrap();
                headers.push((name.to_lowercase(), value.to_owned()));
            }
        }
    }
    let header = |name: &str| headers.iter().find(|(one, _)| one == name);
    let line = |(name, value): &(String, String)| format!("{name}:{}", one_space(value).trim_start());
    let signature = header("dkim-signature").unwrap();
    let tags: BTreeMap<String, String> = signature
        .1
        .split(';')
        .filter_map(|tag| tag.split_once('='))
        .map(|(name, value)| (name.trim().to_owned(), value.chars().filter(|c| !c.is_whitespace()).collect()))
        .collect();
    if tags["bh"] != BASE64.encode(Sha256::digest(relaxed(body))) {
        return false;
    }
    let mut said = String::new();
    for name in tags["h"].split(':') {
        said.extend(header(name).map(|one| line(one) + "\r\n"));
    }
    let own = line(signature);
    let (before, _) = own.rsplit_once("b=").unwrap();
    said.push_str(&format!("{before}b="));
    let key: [u8; 32] = BASE64.decode(record.rsplit("p=").next().unwrap()).unwrap().try_into().unwrap();
    let signature = Signature::from_slice(&BASE64.decode(&tags["b"]).unwrap()).unwrap();
    VerifyingKey::from_bytes(&key).unwrap().verify(&Sha256::digest(said), &signature).is_ok()
}

#[actix_web::test]
async fn a_signature_holds_and_nothing_may_change_after_it() {
    let (dns, mails) = signed(ED25519, "ed").await;
    let record = &dns["ed._domainkey.example.org"];
    for mail in &mails {
        assert!(holds(&mail.raw, record), "{}", mail.raw);
        let changed = mail.raw.replace("Subject: ", "Subject: Re: ");
        assert!(!holds(&changed, record));
        let (head, body) = mail.raw.split_once("\r\n\r\n").unwrap();
        assert!(!holds(&format!("{head}\r\n\r\nBuy this.\r\n{body}"), record));
        keep("ed", mail);
    }
    let (answer, link) = (&mails[0], &mails[1]);
    for mail in [answer, link] {
        // Not there, and cannot be added: nobody turns it into a mail of theirs on the way.
        let signed = mail.header("DKIM-Signature").unwrap().to_lowercase();
        for name in ["list-unsubscribe", "list-unsubscribe-post", "reply-to", "from", "message-id"] {
            assert!(signed.contains(name), "{signed}");
        }
    }
    assert!(!holds(&link.raw.replacen("Subject: ", "Reply-To: evil@example.org\r\nSubject: ", 1), record));
    keep_keys(dns);
}

#[actix_web::test]
async fn what_is_put_together_is_signed_as_well() {
    let (dns, garden) = signing(ED25519, "ed").await;
    let world = &garden.world;
    world.wants("elif", "discussions/answered", Rhythm::Daily).await;
    for title in ["Snails", "Bees"] {
        crate::nudges::gathering::answer(&garden, title).await;
    }
    world.deliver().await;
    crate::nudges::gathering::until(world, "2027-01-06T15:00:00Z").await;
    let mail = world.mail.last_to("elif@example.org");
    assert!(mail.subject.starts_with("2 pieces of news"), "{}", mail.subject);
    assert!(holds(&mail.raw, &dns["ed._domainkey.example.org"]), "{}", mail.raw);
    keep("together", &mail);
    keep_keys(dns);
}

#[actix_web::test]
async fn an_rsa_key_signs_as_well() {
    let (dns, mails) = signed(RSA, "rsa").await;
    for mail in &mails {
        let signature = mail.header("DKIM-Signature").unwrap();
        assert!(signature.contains("a=rsa-sha256") && signature.contains("s=rsa"), "{signature}");
        keep("rsa", mail);
    }
    assert!(dns["rsa._domainkey.example.org"].starts_with("v=DKIM1; k=rsa; p=MIIB"));
    keep_keys(dns);
}

#[actix_web::test]
async fn who_has_no_key_signs_nothing() {
    let garden = Garden::new().await;
    answer(&garden, "Beer.").await;
    garden.world.deliver().await;
    assert_eq!(garden.world.mail.last_to("elif@example.org").header("DKIM-Signature"), None);
}

/// Where other programs look at e-mails.
fn folder() -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("LERNWEG_TEST_MAILS").map(std::path::PathBuf::from)?;
    std::fs::create_dir_all(&folder).unwrap();
    Some(folder)
}

fn keep(what: &str, mail: &Mail) {
    mail.keep(&format!("signed-{what}-{}", mail.message_id));
}

/// Adds to the keys that are there: the stories run beside one another, and each has its own file.
fn keep_keys(dns: BTreeMap<String, String>) {
    let Some(folder) = folder() else { return };
    for (name, record) in dns {
        std::fs::write(Path::new(&folder).join(format!("{name}.key")), record).unwrap();
    }
}
