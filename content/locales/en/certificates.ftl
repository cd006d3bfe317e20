certificates-earned = earned on
certificates-weeks = You have shown something in { $have } of { $of } weeks.
certificates-pitches = { $of ->
    [one] { $have ->
        [0] Your pitch has not been heard yet.
       *[other] Your pitch was heard.
    }
   *[other] { $have } of { $of } pitches of yours were heard.
}
certificates-feedbacks = You have said something to { $have } of { $of } pitches.
certificates-missing = { $count ->
    [one] One is missing.
   *[other] { $count } are missing.
}
certificates-within-reach = Go on like this: the weeks that are still to come are enough.
certificates-until = The course is over, and there is still time: what you add counts until
certificates-do-week = To the first week that is missing
certificates-do-pitch = To your pitch
certificates-do-feedback = To the pitches
certificates-look = To the certificate
certificates-asked-weeks = { $count ->
    [one] Shown something in one week of the course.
   *[other] Shown something in { $count } weeks of the course.
}
certificates-asked-pitches = { $count ->
    [one] Presented a pitch of one’s own.
   *[other] Presented { $count } pitches of one’s own.
}
certificates-asked-feedbacks = { $count ->
    [one] Said something useful to one pitch of others.
   *[other] Said something useful to { $count } pitches of others.
}
certificates-holds = holds
certificates-revoked = This certificate was taken back
certificates-nameless = Whose it is is not said here any more, because the account was closed. It still holds.
certificates-asked = What it was given for
certificates-check = Check it yourself
certificates-check-how = The file below is an Open Badge 3.0, signed as a JWT (EdDSA). Any program that reads such badges checks it, also when this page is gone, with the key from
certificates-badge = Download the badge
certificates-paper = Download as PDF
certificates-paper-file = certificate
certificates-paper-name = Certificate for { $name }: { $course }
certificates-paper-nobodys = Certificate: { $course }
certificates-paper-earned = earned this certificate on { $date }.
certificates-paper-earned-on = Earned on { $date }.
certificates-paper-nameless = Whose it is is not said here, because the account was closed.
certificates-paper-unwritten = Its page says whose it is: this file lacks the letters of that name.
certificates-paper-check = Whether this certificate holds is said on its page. There it can also be had as an Open Badge, which other programs can check.
certificates-paper-code = The address of that page, as a code for cameras
certificates-title = Certificates
certificates-lead = Who has earned the certificate of this cohort. It comes by itself and stays.
certificates-none = Nobody yet.
certificates-taken-back = taken back
certificates-take-back = Take this certificate back
certificates-take-back-note = Only where it should never have been given. Its page stays and says that it was taken back, when and why; badges that were downloaded before can still be checked, and lead to that page.
certificates-why = Reason
certificates-why-hint = In a line. Whoever has the link reads it.
certificates-taken-back-already = This certificate was taken back already.
said-certificate-taken-back = It is taken back.
