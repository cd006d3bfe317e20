## Live sessions: lists and pages
sessions-title = Live sessions
sessions-ahead = Next
sessions-past = What was
sessions-count = { $count ->
    [one] one session
   *[other] { $count } sessions
}
sessions-none = Nothing is planned yet. As soon as there is a live session, it stands here and in your calendar.
sessions-none-lead = Nothing is planned yet. A first meeting helps everybody put faces to names.
sessions-example-1 = Open questions, 45 minutes, every other week
sessions-example-2 = A pitch round with two times, so that Pune and Hamburg both come in daylight
sessions-how = The link to join stands on the session's page from ten minutes before, for everybody who said yes.
sessions-kind = Kind
sessions-kind-webinar = Webinar
sessions-kind-open_questions = Open questions
sessions-kind-pitch_round = Pitch round
sessions-kind-circle_hour = Circle hour
sessions-there = there: { $at }, { $zone }
sessions-phase-running = on now
sessions-phase-open = the door is open
sessions-phase-cancelled = cancelled
sessions-phase-over = over
sessions-mine-yes = you said yes
sessions-mine-waiting = on the waiting list
sessions-mine-no = you said no
sessions-asked = waits for your answer
sessions-full = full
sessions-is-cancelled = This session does not take place
sessions-cohort-cancelled = The cohort was cancelled.
sessions-door-open = The door is open
sessions-join = Join
sessions-join-note = The link belongs to the cohort; please do not pass it on. It goes when the session is over.
sessions-times = { $count ->
    [one] When
   *[other] When: choose a time
}
sessions-lasts = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
sessions-with = with
sessions-left = { $count ->
    [one] one place left
   *[other] { $count } places left
}
sessions-wait = { $count ->
    [one] one person waits
   *[other] { $count } wait
}
sessions-come = { $count ->
    [0] nobody has said yes yet
    [one] one comes
   *[other] { $count } come
}
sessions-you-come = You are in
sessions-you-wait = You wait for a place, as number { $place }
sessions-opens = The link stands here from
sessions-who-comes = Who comes:
sessions-who-waits = Who waits, in this order:
sessions-who-cannot = Who cannot make it:
sessions-who-was-there = Who says they were there:
sessions-say-yes = I will come
sessions-switch = This time instead
sessions-say-no = I cannot make it
sessions-give-up = Not come after all
sessions-queue = Join the waiting list
sessions-seen = whoever moderates sees your name; the others only see how many come.
sessions-seen-who = Whoever moderates sees your name; the others only see how many come.
sessions-to-questions = Questions ahead
sessions-to-notes = Notes and recording
sessions-check-in = Were you there?
sessions-check-in-note = Only you say so. We read nothing from the meeting tool.
sessions-say-here = I was there
sessions-i-was-there = You say you were there
sessions-take-back = Take it back
sessions-here-seen = whoever moderates, and nobody else.
sessions-run-sheet = Run sheet
sessions-part = Minute { $from } to { $to }
sessions-sum = { $count ->
    [one] One minute together.
   *[other] { $count } minutes together.
}
sessions-too-long = The run sheet is longer than the session. Shorten a part, or give it more time.
sessions-lead = For whoever moderates
sessions-invite = Invite everybody
sessions-invite-note = Everybody who has not answered gets one e-mail with a link per time; answering needs no sign-in.
sessions-invited = Invited on
sessions-invite-again = Invite newcomers
sessions-invite-again-note = Whoever has joined since can still be invited; nobody gets the invitation twice.
sessions-edit = Change session
sessions-home-asked = Say whether you will come
sessions-home-lasts = { $count } minutes

## Planning and changing
sessions-plan = Plan a session
sessions-plan-lead = What for, how long, when. Nobody is invited before you say so.
sessions-name = Title
sessions-purpose = What it is about
sessions-purpose-hint = Two or three sentences: what does everybody have afterwards, what should they bring?
sessions-run-sheet-hint = One part per line: first the minutes, then what happens. For example: 10 Arrive
sessions-run-sheet-unfit = Line { $limit } does not fit: write the minutes first, then what happens, such as “10 Arrive”. At most 40 parts.
sessions-join-url = Link to join
sessions-join-url-hint = Begins with https. Whoever said yes sees it, and only from ten minutes before.
sessions-join-url-unfit = That is no address we pass on. It begins with https:// and holds no name and no password.
sessions-first-time = When
sessions-moves-along = When the cohort's calendar moves, the session moves along. More times can be added afterwards.
sessions-on = Day
sessions-on-hint = In the time zone below. Pauses and free days do not work.
sessions-at = Time
sessions-zone = Time zone
sessions-zone-hint = By whose clocks, for example Europe/Berlin or Asia/Kolkata.
sessions-minutes = Minutes
sessions-capacity = Places
sessions-capacity-hint = Empty means: there is room for everybody. Otherwise there is a waiting list that moves up by itself.
sessions-host = Who moderates
sessions-no-host = Not settled yet
sessions-plan-seen = everybody in the cohort, the link only whoever said yes.
sessions-leave-it = Change nothing
sessions-save = Save
sessions-weeks = The weeks
sessions-week-day = Week { $week }, day { $day }
sessions-move = Move
sessions-move-note = Whoever said yes, waits or has not answered yet gets an e-mail; in calendars the entry moves along.
sessions-change-terms = Length, places, moderator
sessions-cancel-slot = Cancel this time
sessions-cancel-slot-note = Whoever chose it gets an e-mail and can choose another.
sessions-add-slot = Another time
sessions-add-slot-note = The same session at another time, for instance for people in another time zone. Everybody chooses one.
sessions-words = Words
sessions-stands-now = Somebody has changed it meanwhile. This is how it stands now:
sessions-cancel = Cancel session
sessions-cancel-note = It stays in the list, as cancelled. Everybody who expects it gets an e-mail with your reason.
sessions-reason = Reason
sessions-reason-hint = One sentence that everybody reads.

## Why something does not work
sessions-cancelled = This session does not take place.
sessions-slot-cancelled = This time is cancelled. The others stand on the page.
sessions-begun = That only works before it begins.
sessions-full-keep = This time is full. You keep your place; if you would rather wait for this one, give it back first.
sessions-check-in-closed = That works from ten minutes before until the end of the next day.
sessions-time-past = This time is past already. Choose one that is still to come.
sessions-same-time = That is when it is already.
sessions-host-unfit = Only somebody who moderates the cohort can moderate it.
sessions-changed-meanwhile = Somebody has changed the session meanwhile. Both versions stand below.
sessions-many-slots = More than twelve times are too many. Rather plan a second session.
sessions-capacity-taken = So many have said yes already, and nobody is sent away. Give at least as many places.
sessions-last-slot = This is the last time. Cancel the whole session, with a reason.
sessions-day-free = On this day the cohort has a pause or a day off.
sessions-day-far = This day lies far from the weeks of the cohort.

## Answers out of an e-mail
sessions-rsvp-dead = This link leads nowhere any more
sessions-rsvp-dead-text = Perhaps it is too old, or you are no longer in the cohort. Sign in to see what is next for you.
sessions-rsvp-ask-yes = Will you be there?
sessions-rsvp-ask-no = You cannot make it?
sessions-rsvp-full = All places are taken. When one becomes free, it goes to whoever has waited longest.
sessions-rsvp-yes = You are in
sessions-rsvp-yes-text = The entry for your calendar comes by e-mail. You find the link to join on the session's page from ten minutes before.
sessions-rsvp-waiting = You are on the waiting list
sessions-rsvp-waiting-text = As soon as a place is free it is yours, and you get an e-mail.
sessions-rsvp-no = A pity; see you next time
sessions-rsvp-no-text = Thank you for saying so. Until it begins you can change your mind, with the other links in the e-mail.
sessions-rsvp-begun = It is too late for that
sessions-rsvp-begun-text = This time has begun already, or is over.
sessions-rsvp-cancelled = This does not take place
sessions-rsvp-cancelled-text = The session's page says whether there is another time.
sessions-to-page = To the session's page

## What is said when it is done
said-session-planned = Planned. When everything is settled, invite everybody.
said-session-changed = Saved.
said-session-slot-added = One time more.
said-session-slot-changed = Saved.
said-session-moved = Moved. Whoever it concerns gets an e-mail.
said-session-slot-cancelled = This time is cancelled. Whoever chose it gets an e-mail.
said-session-cancelled = Cancelled. Everybody who expects it gets an e-mail.
said-session-invited = The invitations are on their way.
said-session-yes = You are in. The entry for your calendar comes by e-mail.
said-session-waiting = All places are taken just now. You are on the waiting list.
said-session-no = Thank you for saying so.
said-session-here = Noted: you were there.
said-session-not-here = Taken back.

## Why somebody gets an e-mail
mail-reason-live-sessions-invitation = You get this e-mail because your cohort has a live session. It comes once, and not at all if you have answered already.
mail-reason-live-sessions-entry = You get this e-mail because you said you would come to a live session.
mail-reason-live-sessions-given-up = You get this e-mail because you had said you would come to a live session.
mail-reason-live-sessions-moved = You get this e-mail because a live session has changed that you expect or are invited to.
mail-reason-live-sessions-called-off = You get this e-mail because a live session does not take place that you expect or are invited to.
mail-kind-live-sessions-invitation = Invitations to live sessions
mail-kind-live-sessions-invitation-hint = Once for each session, with links to answer. Whatever you said yes to, you hear in any case when it changes.
