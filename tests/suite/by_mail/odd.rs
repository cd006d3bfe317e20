//! What programs send, and what people's programs make of what they write.

use lernweg::features::by_mail::Received;

use super::{Told, why};

#[actix_web::test]
async fn no_program_is_answered_and_none_writes_a_post() {
    let told = Told::new().await;
    let before = told.posts().await;
    for headers in [
        "Auto-Submitted: auto-replied\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "AUTO-SUBMITTED: Auto-Replied (vacation)\r\n",
        "Precedence: bulk\r\n",
        "Precedence: auto_reply\r\n",
        "X-Auto-Response-Suppress: All\r\n",
        "X-Autoreply: yes\r\n",
        "List-Id: <all.example.org>\r\n",
        "Return-Path: <>\r\n",
    ] {
        let received = told.receive(&told.answer(headers, "I am away until Monday.")).await;
        assert!(matches!(received, Received::Ignored(_)), "{headers} {received:?}");
    }
    for subject in [
        "Automatische Antwort: Jonas hat dir geantwortet",
        "Automatic reply: Jonas answered you",
        "Out of Office: back on Monday",
        "Abwesenheitsnotiz",
        "Undelivered Mail Returned to Sender",
        "Unzustellbar: Jonas hat dir geantwortet",
    ] {
        let subject_line = format!("Subject: Re: {}", told.mail.subject);
        let mail = told.answer("", "I am away until Monday.").replace(&subject_line, &format!("Subject: {subject}"));
        assert!(matches!(told.receive(&mail).await, Received::Ignored(_)), "{subject}");
    }
    let good = told.answer("", "Beer?");
    for from in ["MAILER-DAEMON@example.org", "postmaster@example.org", told.address().as_str()] {
        let mail = good.replace("From: Elif <elif@example.org>", &format!("From: <{from}>"));
        assert!(matches!(told.receive(&mail).await, Received::Ignored(_)), "{from}");
    }
    let report = "Content-Type: multipart/report; report-type=delivery-status; boundary=x";
    let report = good.replace("Content-Type: text/plain; charset=utf-8", report);
    assert!(matches!(told.receive(&report).await, Received::Ignored(_)));
    assert_eq!(told.posts().await, before);
    assert_eq!(told.told().await.len(), 0, "two programs that answer each other never stop");
    // A person who answers about an automatic answer is a person.
    let person = good.replace("Subject: Re: ", "Subject: AW: Automatische Antwort: ");
    assert!(matches!(told.receive(&person).await, Received::Posted(_)));
    let says_no = told.answer("Auto-Submitted: no\r\n", "Coffee?");
    assert!(matches!(told.receive(&says_no).await, Received::Posted(_)));
}

#[actix_web::test]
async fn letters_arrive_however_they_were_packed() {
    let told = Told::new().await;
    let as_text = "Content-Type: text/plain; charset=utf-8";
    for (nth, (kind, body, words)) in [
        ("Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable", "Sch=F6n gr=FC=\r\nn.", "Schön grün."),
        ("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64", "U2Now7ZuIGdyw7xuLg==", "Schön grün."),
        ("Content-Type: text/plain; format=flowed; charset=utf-8", "One line that \r\ngoes on.\r\n\r\nAnother.", "One line that goes on. Another."),
        ("Content-Type: text/html; charset=utf-8", "<p>Only <b>HTML</b>.</p><script>alert(1)</script><blockquote>Beer.</blockquote>", "Only HTML."),
        (
            "Content-Type: multipart/alternative; boundary=b",
            "--b\r\nContent-Type: text/plain\r\n\r\nThe text.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>The page.</p>\r\n--b--",
            "The text.",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let mail = told.answer("", &body.replace("Only", &format!("Only {nth}"))).replace(as_text, kind);
        let received = told.receive(&mail).await;
        assert!(matches!(received, Received::Posted(_)), "{kind} {received:?}");
        let page = told.elif.get(&told.thread).await;
        page.must_say(&words.replace("Only", &format!("Only {nth}")));
        page.must_not_say("The page.").must_not_say("alert(1)");
        told.world().later(chrono::Duration::minutes(6));
    }
}

#[actix_web::test]
async fn the_address_may_stand_where_mail_servers_put_it() {
    let told = Told::new().await;
    for (nth, name) in ["Delivered-To", "X-Original-To", "Envelope-To", "Cc"].into_iter().enumerate() {
        let mail = told.answer(&format!("{name}: <{}>\r\n", told.address().to_uppercase()), &format!("Beer {nth}?"));
        let mail = mail.replace(&format!("To: Lernweg <{}>", told.address()), "To: somebody@example.org");
        let received = told.receive(&mail).await;
        assert!(matches!(received, Received::Posted(_)), "{name} {received:?}");
    }
}

#[actix_web::test]
async fn what_is_attached_stays_behind_and_whoever_sent_it_hears_of_it() {
    let told = Told::new().await;
    let with = |text: &str, part: &str| {
        let kind = "Content-Type: multipart/mixed; boundary=b";
        let body = format!("--b\r\nContent-Type: text/plain\r\n\r\n{text}\r\n--b\r\n{part}\r\n\r\nJVBERi0=\r\n--b--");
        told.answer("", &body).replace("Content-Type: text/plain; charset=utf-8", kind)
    };
    let pdf = "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"plan.pdf\"\r\nContent-Transfer-Encoding: base64";
    let logo = "Content-Type: image/png; name=\"logo.png\"\r\nContent-Disposition: inline; filename=\"logo.png\"\r\nContent-ID: <1@x>";
    assert!(matches!(told.receive(&with("Here is the plan.", pdf)).await, Received::Posted(_)));
    let mails = told.told().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("What was attached to it could not come along."), "{}", mails[0].text);
    assert!(matches!(told.receive(&with("With my logo.", logo)).await, Received::Posted(_)));
    assert_eq!(told.told().await.len(), 1, "a picture of a signature is no attachment");
    assert_eq!(why(&told.receive(&with("-- \r\nElif", pdf)).await), "empty");
}

#[actix_web::test]
async fn no_mail_is_too_odd() {
    let told = Told::new().await;
    let before = told.posts().await;
    assert_eq!(why(&told.receive(&told.answer("", &"long ".repeat(10_000))).await), "too_long");
    for body in ["\0\0", "\u{202E}\u{200B}", &"> ".repeat(10_000), "<p>", "&nbsp;"] {
        told.receive(&told.answer("", body)).await;
    }
    let html = "Content-Type: text/html; charset=utf-8";
    for body in ["<div>".repeat(100_000), "<blockquote>".repeat(4_000), format!("<!--{}", "x".repeat(1_000_000))] {
        let mail = told.answer("", &body).replace("Content-Type: text/plain; charset=utf-8", html);
        assert!(matches!(told.receive(&mail).await, Received::Refused(_)));
    }
    // Two senders, a sender with a line of its own, no sender.
    let good = told.answer("", "Beer?");
    for from in [
        "From: elif@example.org, eve@evil.example",
        "From: \"Elif\r\n Bcc: all@example.org\" <eve@evil.example>",
        "X-From: x",
    ] {
        let mail = good.replace("From: Elif <elif@example.org>", from);
        let mail = mail.replace("Message-ID: <", &format!("Message-ID: <{}", from.len()));
        assert_eq!(why(&told.receive(&mail).await), "other_address", "{from}");
    }
    assert!(told.posts().await - before <= 2, "of the odd ones at most a word or two");
    for mail in told.told().await {
        assert_eq!((mail.header("Bcc"), mail.to.as_str()), (None, "elif@example.org"));
    }
}
