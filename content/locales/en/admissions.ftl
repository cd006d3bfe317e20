admissions-state-draft = being written
admissions-state-submitted = received
admissions-state-in_review = being read
admissions-state-waitlisted = on the waitlist
admissions-state-offered = seat offered
admissions-state-accepted = seat taken
admissions-state-declined = declined
admissions-state-turned_down = no seat
admissions-state-withdrawn = withdrawn
admissions-state-merged = merged with another

## Why something was not done
admissions-not-open = Applications are not open just now.
admissions-closed = The time to apply is over. Your application is kept as it is.
admissions-closed-for-changes = The time to make changes is over; your application is being read.
admissions-incomplete = Some parts are still missing.
admissions-consent-needed = Your consent stands as long as your application does. If you no longer agree, withdraw it.
admissions-twice = There already is an application with this address.
admissions-already-in = You already take part in a cohort of this course.
admissions-changed = This has changed in the meantime. Have a look at how it stands now.
admissions-offer-lapsed = The time to answer this offer is over.
admissions-is-draft = This application has not been sent in yet.
admissions-is-submitted = This application has been received and not been read yet.
admissions-is-in-review = This application is being read.
admissions-is-waitlisted = This application is on the waitlist.
admissions-is-offered = For this application there is an open offer.
admissions-is-accepted = This application has led to a seat.
admissions-is-declined = This offer has been declined.
admissions-is-turned-down = This application has been turned down.
admissions-is-withdrawn = This application has been withdrawn.
admissions-is-merged = This application has been merged with another one.
admissions-closes-before-it-opens = The end must come after the beginning.
admissions-decides-before-it-closes = Decisions come when nobody can apply any more: choose a day on which the time ends, or a later one.
admissions-decided-already = This has already been applied; the letter can no longer be changed.
admissions-nobody-left = Nobody is left to choose from: every application has a decision.
admissions-nothing-pending = There is no decision to apply.
admissions-too-many-offers = There are more offers than free seats. Take some back, or add seats.
admissions-too-late-to-undo = This can no longer be undone: the letters have left.
admissions-not-to-read = This application is no longer up for reading.
admissions-not-to-move = Only an application without a seat or an offer can be moved.
admissions-not-to-merge = These two cannot be merged: one of them has an open offer or is merged already.

## E-mails
mail-reason-admissions-come-back = You get this e-mail because somebody asked for the way back to an application with your address.
mail-reason-admissions-received = You get this e-mail because you have sent in an application.
mail-reason-admissions-offer = You get this e-mail because you have applied for this course.
mail-reason-admissions-reminder = You get this e-mail because an offer for you is about to lapse. It comes once, and not if you have answered.
mail-reason-admissions-lapsed = You get this e-mail because an offer for you has lapsed.
mail-reason-admissions-waitlisted = You get this e-mail because you have applied for this course.
mail-reason-admissions-turned-down = You get this e-mail because you have applied for this course.
mail-reason-admissions-asked-again = You get this e-mail because you have a seat, or an offer, in a cohort whose start has moved.
mail-reason-admissions-cancelled = You get this e-mail because you have applied for a cohort that does not take place.
mail-reason-admissions-confirm-interest = You get this e-mail because somebody entered your address so that we tell you when the course opens.
mail-reason-admissions-it-opens = You get this e-mail because you asked us to tell you. It comes once, and your address is then deleted within a year.

## Public pages
admissions-seats = { $count ->
    [one] one seat
   *[other] { $count } seats
}
admissions-week-1-opens = Week 1 opens
admissions-apply-until = Apply until
admissions-apply-from = Applications open on
admissions-apply-over = Applications are closed, decisions on
admissions-apply-unset = When one can apply will be said here.
admissions-window-unset = planned
admissions-window-to_come = opens later
admissions-window-open = open to apply
admissions-window-closed = closed to apply
admissions-none-planned = No cohort is planned just now. The next one is being prepared: leave your address and we will tell you.
admissions-apply = Apply
admissions-early-or-late = Early or late in this time makes no difference.
admissions-how-seats-are-given = How seats are given
admissions-applied-already = You have applied already?
admissions-see-applications = See applications
admissions-tell-me = Tell me when it opens
admissions-tell-me-hint = We write once, when one can apply, and delete your address within a year.
admissions-tell-me-seen = the people who run the course see how many want to know, and nobody’s address.
admissions-tell-me-button = Tell me
admissions-back-to-course = To the course

## Beginning to apply
admissions-apply-for = For the cohort
admissions-from = from
admissions-what-you-need = This is what you need:
admissions-need-time = Fifteen minutes. You can stop at any point and go on later.
admissions-need-community = A community you look after, or would like to, and a few sentences about it.
admissions-need-later = Until applications close you can change everything you have sent.
admissions-start = Start
admissions-email-hint = We send you a link. With it you come back to your application, without a password.
admissions-apply-seen = the people who run the course and those who review applications. Your address is for our e-mails only.
admissions-send-me-a-link = Send me a link
admissions-have-account = You have an account here?
admissions-not-open-lead = We gladly tell you when that changes.
admissions-again = Send me the link again
admissions-again-hint = The address you applied with. The link to your application is sent there.
admissions-sent-lead = If there is something for this address, an e-mail is on its way. Follow the link in it to go on.
admissions-sent-nothing = We send a link at most a few times an hour.
admissions-dead-link-lead = Nothing is lost: your application is still there. Enter your address once more, and we send you a new link.
admissions-dead-link-row = Ask for a new link
admissions-will-be-told = We will tell you
admissions-told = We have told you
admissions-confirm-tell-me = Shall we tell you when it opens?
admissions-confirm-tell-me-button = Yes, tell me
admissions-forget-me = Forget my address

## Writing an application
admissions-application = Your application
admissions-for-next = For the next cohort that opens.
admissions-draft-lead = Five short pages, in any order. Whatever you save is kept; the link in our e-mail brings you back.
admissions-draft-closed = The time to apply for this cohort is over. You can still finish your application and keep it for the next one.
admissions-send-by = Send it by
admissions-done = done
admissions-to-do = to do
admissions-part-of = Page { $n } of { $parts }
admissions-part-about = About you
admissions-part-about-hint = Who you are, where you work, in which languages
admissions-part-community = Your community
admissions-part-community-hint = What it is about, and how far it is
admissions-part-offer = What you bring and what you want
admissions-part-offer-hint = A few sentences each
admissions-part-times = When you have time
admissions-part-times-hint = Your time zone and the hours that suit you
admissions-part-consent = Who reads this
admissions-part-consent-hint = What you agree to by applying
admissions-seen-about = the people who run the course. Reviewers may see your application without your name. Whom you name here as not to read it, does not.
admissions-seen-community = the people who run the course and those who review applications.
admissions-seen-offer = the people who run the course and those who review applications.
admissions-seen-times = the people who run the course. It counts for the mix of time zones and for finding you a partner.
admissions-seen-all = the people who run the course and those who review applications. Your manager does not.
admissions-save-and-go-on = Save and continue
admissions-save-for-later = Save for later
admissions-choose = Please choose
admissions-yes = Yes
admissions-no = No
admissions-words-most = At most { $most } words.
admissions-words-from-to = { $least } to { $most } words.
admissions-choose-most = { $most ->
    [one] One at the most.
   *[other] { $most } at the most.
}
admissions-too-many-words = { $count } of at most { $limit } words.
admissions-too-few-words = { $count ->
    [one] One word so far; at least { $limit }, please.
   *[other] { $count } words so far; at least { $limit }, please.
}
admissions-too-many-chosen = { $count } chosen, of at most { $limit }.
admissions-too-many-kept-from = At most { $limit } addresses, please.
admissions-consent-missing = Without your consent nobody may read this.
admissions-i-agree = I agree
admissions-field-name = Name
admissions-field-name-hint = As others should call you.
admissions-field-background = Where does your work come from?
admissions-field-department = Department
admissions-field-site = Site
admissions-field-language = Which language do you like best for this course?
admissions-field-language-hint = If a seat depends on the language, this one counts.
admissions-field-languages = Which others would do?
admissions-field-languages-hint = Tick what you can follow a conversation in.
admissions-field-kept-from = Who should not read this?
admissions-field-kept-from-hint = E-mail addresses, one per line: for instance your manager’s. They are not told.
admissions-field-community = What is your community called?
admissions-field-community-hint = A working title will do.
admissions-field-about = What is it about, and for whom?
admissions-field-about-hint = Please name no names.
admissions-field-experience = How far is it?
admissions-field-brings = What do you bring?
admissions-field-brings-hint = Something you know, have tried, or can show others.
admissions-field-wants = What do you want to take home?
admissions-field-wants-hint = What should be different for your community afterwards?
admissions-field-zone = Time zone
admissions-field-times = When do you usually have time?
admissions-field-times-hint = Times are meant in your own time zone. Ticking one is no promise.
admissions-day-mon = Monday
admissions-day-tue = Tuesday
admissions-day-wed = Wednesday
admissions-day-thu = Thursday
admissions-day-fri = Friday
admissions-hours-am = morning
admissions-hours-pm = afternoon
admissions-hours-ev = evening
admissions-check = Check and send
admissions-check-ready = Everything is there. Have one more look, then send it.
admissions-check-not-yet = Something is still missing; this page shows what.
admissions-your-answers = Your answers
admissions-changes-until = You can change your answers until
admissions-no-more-changes = Your answers can no longer be changed.
admissions-nothing-said = nothing
admissions-change = Change
admissions-send = Send
admissions-send-note = You get an e-mail that it has arrived. Until applications close you can still change everything.
admissions-keep-for = You can let it count for { $cohort }.
admissions-keep-for-next = You can let it count for the next cohort that opens.
admissions-keep = Keep it for the next cohort
admissions-throw-away = Throw this draft away
admissions-throw-away-text = The draft is closed and nobody reads it. You can begin anew as long as applications are open.

## Where an application stands
admissions-status-submitted = Your application has arrived
admissions-status-in_review = Your application is being read
admissions-status-waitlisted = You are on the waitlist
admissions-status-offered = We have a seat for you
admissions-status-accepted = You are in
admissions-status-declined = You have said no to the seat
admissions-status-turned_down = There was no seat for you this time
admissions-status-withdrawn = Your application is withdrawn
admissions-answer-by = Do you take the seat?
admissions-offer-held = It is kept for you until
admissions-to-its-end = , to the end of that day.
admissions-answer = Answer
admissions-start-moved = The start has moved
admissions-start-moved-text = You keep your seat if you say nothing. Does the new date still suit you?
admissions-start-yes = Yes, I stay
admissions-start-later = Rather the next cohort
admissions-start-no = No, I give it up
admissions-next-steps = How to go on
admissions-to-cohort = To your cohort
admissions-sign-in-text = You have an account with the address you applied with. Sign in by a link to your mailbox.
admissions-what-happens = What happens when
admissions-people-read = Several people read all applications.
admissions-you-hear-on = You hear from us on
admissions-either-way = , either way.
admissions-no-cohort-yet = You are in as soon as the next cohort opens. There is nothing you need to do; we write to you.
admissions-what-to-expect = What you can count on
admissions-places = At present you are on one of places { $from } to { $to }.
admissions-places-note = A range, because places move every time somebody answers.
admissions-if-well = If things go well
admissions-if-not = If they do not
admissions-beyond-planned = later than anything that is planned today
admissions-rests-on = It rests on { $free ->
    [0] no free seat
    [one] one free seat
   *[other] { $free } free seats
} and { $open ->
    [0] no open offer
    [one] one open offer
   *[other] { $open } open offers
} in this cohort, and on the seats of those planned after it.
admissions-back-counted = So far { $share } of 100 offers came back.
admissions-back-assumed = We assume that { $share } of 100 offers come back; we have not seen enough answers yet to know.
admissions-your-offer-lapsed = Your offer has lapsed. See whether a seat is free
admissions-what-now = What now
admissions-again-next-time = You can apply again for any later cohort. If lots are drawn, having missed out before counts in your favour.
admissions-what-you-can-do = What you can do
admissions-change-answers = Read and change your answers
admissions-read-answers = Read your answers
admissions-give-back = Give the seat back
admissions-give-back-text = This cannot be undone. Your seat goes to the next person; you can apply for a later cohort.
admissions-has-begun = The cohort has begun. Whoever moderates it can end your enrolment.
admissions-withdraw = Withdraw the application
admissions-withdraw-text = This cannot be undone. If a seat is kept for you, it goes to the next person.
admissions-code = Code
admissions-code-note = Where names are hidden and in the draw, your application is known by this code.
admissions-decides-on = Everybody hears on

## Answering an offer
admissions-offer-is-open = Do you take the seat?
admissions-offer-is-over = The time to answer is over
admissions-offer-is-accepted = You are in
admissions-offer-is-given-back = You have given this seat back
admissions-offer-is-declined = You have said no
admissions-offer-is-later = You would rather come later
admissions-offer-is-lapsed = This offer has lapsed
admissions-offer-is-withdrawn = This offer no longer stands
admissions-gives = What do you give the cohort?
admissions-gives-hint = One sentence: something others can ask you about.
admissions-gives-seen = the people who run the course, and later your cohort.
admissions-offer-yes = Yes, I take it
admissions-offer-later-please = Rather the next cohort
admissions-offer-no = No, thank you
admissions-offer-later-note = With “the next cohort” you go back onto the waitlist at your old rank.
admissions-offer-over-text = The seat goes on within the hour. Your application is not lost: you go back onto the waitlist, and we write to you.
admissions-offer-lapsed-text = We had not heard from you by
admissions-offer-declined-text = The seat has gone to the next person. Thank you for telling us.
admissions-offer-withdrawn-text = It was taken back or its cohort does not take place. We are sorry.
admissions-you-wait-for = You wait for
admissions-seat-free = A seat is free at this moment
admissions-seat-free-text = It is yours if you take it now. Somebody else may be faster.
admissions-take-it = Take it

## Said once
said-application-saved = Saved.
said-application-sent = Sent. An e-mail is on its way.
said-application-withdrawn = Withdrawn.
said-start-answered = Thank you for telling us.
said-interest-forgotten = Your address is deleted.
admissions-home-draft = Your application is not sent yet
admissions-home-offered = A seat is free for you
admissions-home-sent = Your application: received, we are reading it
admissions-home-waitlisted = Your application: on the waitlist
admissions-home-to-read = { $count ->
    [one] One application waits for you
   *[other] { $count } applications wait for you
}
