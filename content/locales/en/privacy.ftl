privacy-title = What Lernweg knows about me
privacy-lead = What is stored about you, and what for. What others write in threads and feedback is theirs, and not listed here.
privacy-to-log = Who did what concerns me
privacy-to-page = What holds for everybody here
privacy-take = Take it along
privacy-take-note = Everything below, with every column. Other people are left out, and so are passwords and keys. Attached files are where you attached them.
privacy-take-html = File to read
privacy-take-json = File for programs (JSON)
privacy-group-account = My account
privacy-group-mail = E-mails
privacy-group-courses = Courses and cohorts
privacy-group-applying = Applying
privacy-group-live = Live sessions
privacy-group-talk = Talk
privacy-group-company = Sparring and circles
privacy-group-works = My community and pitches
privacy-group-papers = Papers
privacy-count = { $count ->
    [one] One entry
   *[other] { $count } entries
}
privacy-seen = Who sees it:
privacy-kept-account = It stays as long as your account.
privacy-kept-cohort = It stays as long as your cohort can be read.
privacy-kept-days = { $days ->
    [one] It stays for a day.
   *[other] It stays for { $days } days.
}
privacy-kept-always = It stays.
privacy-look = See it or change it
privacy-never = What is not stored
privacy-never-note = Not when you were last here, not how long you were on a page, not whether you opened an e-mail, and not the address of your computer.
privacy-empty = What there could be about you and is not
privacy-file-note = What stands in each table of the house about this person. Columns that are empty are not shown here.
privacy-contents = Contents
privacy-word-somebody-else = somebody else
privacy-word-secret = left out
privacy-word-not-yours = not yours
privacy-says-somebody-else = Here stands another person. Their data is theirs.
privacy-says-secret = With this, one could act as you. It is not handed out to anybody.
privacy-says-not-yours = You did something to what is another person's. What you did is here, their words are not.
privacy-log = Who did what concerns me
privacy-log-lead = What others did that concerns your account and your place in a cohort, for a year. Reading is not recorded, nobody's.
privacy-log-empty = Nobody has done anything here that concerns you.
privacy-house = Lernweg
privacy-act-appoint-helper = { $who } gave you a role in a programme
privacy-act-appoint-owner = { $who } made you responsible for a programme
privacy-act-ask-peer = { $who } asked you to look at a thread
privacy-act-begin-break = { $who } entered that you take a break
privacy-act-change-nudge = { $who } changed the words of an e-mail to you
privacy-act-circles-moved = { $who } put you into another circle
privacy-act-close-account = { $who } closed your account
privacy-act-earn-certificate = { $who } noted that you have earned a certificate
privacy-act-end-break = { $who } ended your break
privacy-act-end-enrolment = { $who } ended your place in a cohort
privacy-act-end-role = { $who } ended your role in a programme
privacy-act-enrol = { $who } took you into a cohort
privacy-act-hold-nudge = { $who } kept an e-mail to you back
privacy-act-let-nudge-be = { $who } saw no need for an e-mail to you
privacy-act-move-stay = { $who } moved you to another cohort
privacy-act-pause-mail = { $who } paused e-mails to you because they did not arrive
privacy-act-release-nudge = { $who } let an e-mail to you go that was kept back
privacy-act-take-certificate-back = { $who } took a certificate of yours back
privacy-act-write-note = { $who } wrote to you
privacy-act-other = { $who } did something that concerns you
