//! Nothing is said to a mail server before it is sure that it is the one.

use std::sync::Arc;

use entity::states::MailState;
use lernweg::platform::mail::Mailer;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
};
use tokio_rustls::TlsAcceptor;

use super::{answer, row};
use crate::harness::{Encryption, Garden, SmtpServer, Way, World};

/// A server's certificate.
enum Shown {
    /// For its name, by the authority of the house.
    Good,
    /// For another name, by the same.
    OtherName,
    /// By itself.
    SelfSigned,
}

/// The certificate of an authority (PEM), and a server that shows one.
async fn server(shown: Shown, way: Way) -> (Vec<u8>, SmtpServer) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.distinguished_name.push(DnType::CommonName, "The house");
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().unwrap();
    let pem = authority.self_signed(&authority_key).unwrap().pem();
    let issuer = Issuer::new(authority, authority_key);
    let name = if matches!(shown, Shown::OtherName) { "mail.example.org" } else { "localhost" };
    let own = CertificateParams::new(vec![name.to_owned()]).unwrap();
    let key = KeyPair::generate().unwrap();
    let certificate = match shown {
        Shown::SelfSigned => own.self_signed(&key).unwrap(),
        _ => own.signed_by(&key, &issuer).unwrap(),
    };
    let chain: Vec<CertificateDer<'static>> = vec![certificate.der().clone()];
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let encryption = Encryption { acceptor: TlsAcceptor::from(Arc::new(config)), way };
    (pem.into_bytes(), SmtpServer::start_encrypted(encryption).await)
}

fn url(server: &SmtpServer, way: Way) -> String {
    match way {
        Way::FromTheFirst => format!("smtps://localhost:{}", server.port()),
        _ => format!("smtp://localhost:{}?tls=required", server.port()),
    }
}

/// What somebody reads who asks whether that server will do.
async fn refusal(shown: Shown, way: Way) -> String {
    let (pem, server) = server(shown, way).await;
    let mailer = Mailer::trusting(&url(&server, way), Some(&pem)).unwrap();
    let refused = mailer.check().await.unwrap_err().0;
    assert_eq!((server.offered(), server.senders().len()), (0, 0), "nothing is said to it");
    refused
}

#[actix_web::test]
async fn a_server_the_authority_of_the_house_vouches_for_gets_mail() {
    for way in [Way::FromTheFirst, Way::StartTls] {
        let (pem, server) = server(Shown::Good, way).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ca.pem");
        std::fs::write(&file, pem).unwrap();
        let url = url(&server, way);
        let mut world = World::with(|settings| (settings.mail_url, settings.mail_ca) = (url, Some(file))).await;
        world.mail = server;
        let garden = Garden::in_world(world).await;
        garden.world.clear_mail().await;
        for nth in 0..3 {
            answer(&garden, &format!("Beer {nth}.")).await;
        }
        garden.world.deliver().await;
        assert_eq!(garden.world.mail.mails().len(), 3, "{way:?}");
    }
}

#[actix_web::test]
async fn a_server_nobody_vouches_for_gets_nothing() {
    for way in [Way::FromTheFirst, Way::StartTls] {
        let refused = refusal(Shown::SelfSigned, way).await;
        assert!(refused.contains("signed by nobody we know") && refused.contains("LERNWEG_MAIL_CA"), "{refused}");
        let refused = refusal(Shown::OtherName, way).await;
        assert!(refused.contains("is not that of localhost"), "{refused}");
    }
}

#[actix_web::test]
async fn a_line_that_somebody_keeps_in_the_clear_carries_nothing() {
    let refused = refusal(Shown::Good, Way::Stripped).await;
    assert!(refused.contains("no STARTTLS") && refused.contains("?tls=none"), "{refused}");
    let refused = refusal(Shown::Good, Way::Interrupted).await;
    assert!(refused.contains("somebody speaks on the line"), "{refused}");
}

#[actix_web::test]
async fn who_looks_after_the_house_reads_why_nothing_leaves() {
    let (_, server) = server(Shown::SelfSigned, Way::StartTls).await;
    let url = url(&server, Way::StartTls);
    let garden = Garden::in_world(World::with(|settings| settings.mail_url = url).await).await;
    answer(&garden, "Beer.").await;
    garden.world.deliver().await;
    assert_eq!(row(&garden.world, "discussions/answered").await.state, MailState::Deferred);
    let olga = garden.world.sign_in("olga").await;
    olga.get("/mail").await.must_say("signed by nobody we know");
}

#[actix_web::test]
async fn what_is_allowed_to_be_in_the_clear_is() {
    let (pem, server) = server(Shown::Good, Way::Stripped).await;
    for way in ["none", "opportunistic"] {
        let url = format!("smtp://localhost:{}?tls={way}", server.port());
        Mailer::trusting(&url, Some(&pem)).unwrap().check().await.unwrap();
    }
    let (pem, server) = self::server(Shown::SelfSigned, Way::StartTls).await;
    let url = format!("smtp://localhost:{}?tls=opportunistic", server.port());
    let refused = Mailer::trusting(&url, Some(&pem)).unwrap().check().await;
    assert!(refused.is_err(), "where it encrypts, it must be the one");
}
