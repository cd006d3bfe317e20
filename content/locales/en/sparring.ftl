## On Home
sparring-home-partner = Sparring with { $name }
sparring-home-proposal = Look at the proposal for the sparring pairs
sparring-home-alone = { $count ->
    [one] One person has nobody to spar with
   *[other] { $count } people have nobody to spar with
}

## One's partner
sparring-lead-with = { $count ->
    [one] There are two of you: ask each other questions instead of giving advice.
   *[other] There are three of you: ask each other questions instead of giving advice.
}
sparring-not-yet = Nobody has been brought together yet. Until then you can say what should count for it.
sparring-nobody = Nobody is free for you just now. The trainers can see it and will look after it.
sparring-away = You are on a break. When you are back, you get a partner.
sparring-or-break = If you have no time for anybody just now, take one of these instead:
sparring-partners = { $count ->
    [one] With you
   *[other] The other two
}
sparring-why = { $count ->
    [one] Why you two
   *[other] Why you three
}
sparring-why-interests = The same things are on your minds: { $words }
sparring-why-departments = You come from different departments: { $words }
sparring-why-backgrounds = You do different work: { $words }
sparring-why-stage = You are equally far along: { $words }
sparring-why-sites = You see different places: { $words }
sparring-why-hours = { $count ->
    [one] You have one hour a week in common
   *[other] You have { $count } hours a week in common
}
sparring-why-wished = You wished for each other
sparring-common = Time in common by your clock:
sparring-common-theirs = By { $name }’s clock:
sparring-day-short-mon = Mon
sparring-day-short-tue = Tue
sparring-day-short-wed = Wed
sparring-day-short-thu = Thu
sparring-day-short-fri = Fri
sparring-day-short-sat = Sat
sparring-day-short-sun = Sun
sparring-first = The first twenty minutes
sparring-first-lead = On the phone, by video or on a walk. Whoever writes first suggests a time.
sparring-first-1 = Five minutes: who are you, and what has today brought so far?
sparring-first-2 = Five minutes each: where are you stuck? The other one only asks.
sparring-first-3 = Five minutes: when do you talk again, and what may you disturb each other for?
sparring-prompt = For this week, about { $minutes } minutes
sparring-decline-title = Not a good fit?
sparring-decline-note = Once in the course you can ask for somebody else. Nobody asks for a reason. Both of you get somebody else at once.
sparring-decline = Somebody else, please

## What may be used
sparring-wishes-title = What counts for your sparring
sparring-wished = You have said what may count. You can change it until the next round.
sparring-not-wished = Unless you say otherwise, what you said as you applied counts: languages, times, department, work, place and how far along you are.
sparring-wishes-edit = Look at it and change it
sparring-next-at = The next round begins on
sparring-wishes-lead = Only what stands here is used to find somebody for you. Everything but the languages may stay empty.
sparring-interests = What is on your mind
sparring-interests-hint = One a line, { $most } at most: meeting in person, silent members, keeping knowledge. What you have in common, the other person reads.
sparring-languages = You can talk in these languages
sparring-times = When you are usually free
sparring-times-hint = On your own clock. With no box ticked, Monday to Friday from nine to five counts.
sparring-day-mon = Monday
sparring-day-tue = Tuesday
sparring-day-wed = Wednesday
sparring-day-thu = Thursday
sparring-day-fri = Friday
sparring-department = Your department
sparring-background = Your work
sparring-site = Your place
sparring-stage = How far along your community is
sparring-team = Your team
sparring-team-hint = From the top down, with slashes: Plant 2/Assembly/Shift A. Whoever is in the same team or above it will not be your partner.
sparring-with = Who you would like to talk with
sparring-with-hint = They learn of it only if they chose you, too.
sparring-not-with = Who you would rather not
sparring-not-with-hint = It always holds, and nobody but you sees it: not that person, and not the trainers.
sparring-wishes-seen = Names are seen by nobody but you. Trainers see who comes together and why, not what somebody does not want. If you live in different zones, whoever you are with reads what your clock shows when you talk.
sparring-changed-meanwhile = You have changed this somewhere else meanwhile. Your text still stands here; open the page in a second window and compare.
sparring-no-language = Tick at least one language.
sparring-interest-too-long = { $limit } characters a line at most.
sparring-too-many-interests = { $limit } lines at most.

## A round, for trainers
sparring-reason-interests = on both minds: { $words }
sparring-reason-departments = different departments: { $words }
sparring-reason-backgrounds = different work: { $words }
sparring-reason-stage = equally far along: { $words }
sparring-reason-sites = different places: { $words }
sparring-reason-hours = { $count ->
    [one] one hour a week in common
   *[other] { $count } hours a week in common
}
sparring-reason-wished = wished for by both
sparring-lead-none = Who talks with whom? A proposal is made from what everybody lets be used for it. It shows only once you publish it.
sparring-lead-proposed = Proposal for round { $number }. Nobody but you sees it.
sparring-lead-published = Round { $number } has been running since
sparring-people = { $count ->
    [one] One person takes part.
   *[other] { $count } people take part.
}
sparring-wished-count = { $count ->
    [0] Nobody has changed anything; what was said in the applications counts.
    [one] One has said themselves what should count.
   *[other] { $count } have said themselves what should count.
}
sparring-kept-apart = { $count ->
    [one] One wish not to be together is kept.
   *[other] { $count } wishes not to be together are kept.
}
sparring-proven = Proven: no other way to put them together is better.
sparring-not-proven = Something was changed since this was worked out, or it is not proven to the end that no way is better.
sparring-propose = Make a proposal
sparring-propose-next = Propose the next round
sparring-propose-again = Propose anew
sparring-publish = Publish
sparring-drop = Discard the proposal
sparring-alone = Without anybody so far
sparring-groups = Who with whom
sparring-groups-note = The weakest first. 1000 points would be good in every respect.
sparring-score = { $score } of 1000 points
sparring-kept = stays
sparring-keep = Keep
sparring-keep-no = Keep no longer
sparring-next-best = Best otherwise:
sparring-next = { $name } with { $other } ({ $score })
sparring-rule-new = have met before
sparring-rule-hours = little time in common
sparring-rule-line = the same team
sparring-rule-language = no language in common
sparring-swap-title = Let two change places
sparring-swap-one = This person
sparring-swap-other = changes places with
sparring-swap = Change places
sparring-publishes-at = If you do nothing, the proposal is published by itself:
sparring-next-planned = The next round belongs to week { $week }. It is proposed on
sparring-swap-look = First show what changes
sparring-preview = What would change
sparring-preview-now = Now
sparring-preview-then = After the change
sparring-counts = What counts
sparring-counts-note = as the course has it
sparring-count-department = Different departments
sparring-count-background = Different work
sparring-count-interests = Shared interests
sparring-count-stage = Equally far along
sparring-count-other-stage = Not equally far along
sparring-count-site = Different places
sparring-count-same-site = The same place
sparring-count-hours = Much time in common
sparring-count-wishes = Their own wishes
sparring-level-off = does not count
sparring-level-little = counts a little
sparring-level-matters = counts
sparring-level-much = counts much
sparring-no-proposal = There is no proposal any more. Perhaps somebody else has published or discarded it.
sparring-too-few = It takes two to spar: too few take part so far.
sparring-not-there = One of the two is not in the proposal.
sparring-together-already = The two are together already.
sparring-cannot-be-together = That does not work: two would come together who cannot.
sparring-no-partner = You have no partner just now.
sparring-declined-before = You have asked for somebody else once already. Talk to a trainer.
sparring-nobody-else = There is nobody else. Talk to a trainer.

## A time to talk
sparring-home-suggested = { $name } suggests a time to talk
sparring-home-meets = { $count ->
    [one] Sparring with { $name }
   *[other] Sparring, the three of you
}
sparring-home-went = How did your sparring go?
sparring-home-went-line = One tap; your partner does not see it
sparring-home-cockpit = { $count ->
    [one] Sparring partners have not found each other
   *[other] In { $count } groups, sparring partners have not found each other
}
sparring-time = When you talk
sparring-time-none = No time is named yet. Half an hour will do.
sparring-time-missed = Not everybody had said yes to this time, and it has come:
sparring-time-agreed = Agreed:
sparring-time-mine = You have suggested:
sparring-time-theirs = { $name } suggests:
sparring-time-say-yes = Yes, that suits me
sparring-time-said = You have said yes.
sparring-time-waits = No answer yet from { $names }.
sparring-time-move = Move it
sparring-time-else = Suggest another time
sparring-clock = For { $name }: { $when }
sparring-slots = Which of these?
sparring-slots-common = At these times all of you usually have time.
sparring-slots-one = You share no usual hours. These are usual for one of you; somebody will have to make room.
sparring-slots-none = No day in the next two weeks suits your usual hours. Name one yourself.
sparring-slot-missing = Choose one of the times, or name another one.
sparring-suggest = Suggest this time
sparring-another-time = Another time
sparring-on = Day
sparring-at = From
sparring-at-hint = On your own clock ({ $zone }), for thirty minutes.
sparring-time-past = This time is over. Choose a later one.
sparring-time-skipped = The clocks go forward then and skip this time. Choose one before or after.
sparring-time-far = That is too far away. Choose a day within the next six months.
sparring-time-changed-meanwhile = Another time was suggested meanwhile. It stands below.
sparring-time-yours = This time is your own suggestion. The others say whether it suits them.
sparring-time-over = This time has come already. Suggest another one.

## How it went
sparring-went = How did it go?
sparring-went-about = You had agreed on:
sparring-went-week = Have you talked this week?
sparring-went-you-said = You said:
sparring-went-helped = It helped me
sparring-went-so_so = So-so
sparring-went-not_talked = We have not talked
sparring-went-next = That happens. Go on from here:
sparring-went-next-time = suggest a time
sparring-went-next-silence = what to do when you hear nothing
sparring-went-seen = Nobody but you. Trainers see how many said what, from five people on, and never who.
sparring-went-too-early = It is too early to say. Ask yourself again once you have talked.
sparring-outcomes = { $helped } of { $people } say it helped, { $so_so } say so-so, { $not_talked } have not talked.
sparring-outcomes-few = How it goes stands here once five people have said so. Who says what, nobody sees.

## Notes
sparring-notes = { $count ->
    [one] Notes for the two of you
   *[other] Notes for the three of you
}
sparring-notes-empty = Nothing stands here yet. What do you want to remember until the next time?
sparring-notes-by = Last changed by { $name },
sparring-notes-write = Write notes
sparring-notes-change = Change the notes
sparring-notes-body = Notes
sparring-notes-hint = All of you write in the same text.
sparring-notes-save = Keep it
sparring-notes-seen = { $count ->
    [one] The two of you, and whoever joins you later. Not the trainers, and no search finds it. Ninety days after your round, after the last one ninety days after your last word, it is gone.
   *[other] The three of you, and whoever joins you later. Not the trainers, and no search finds it. Ninety days after your round, after the last one ninety days after your last word, it is gone.
}
sparring-notes-yours = What you were writing
sparring-notes-stand = This is what stands there now
sparring-notes-changed-meanwhile = The notes were changed meanwhile. Your text is below, in the form; put the two together and keep it.

## Hearing nothing
sparring-silence = Have you heard from { $names }?
sparring-silence-since = Here nothing has come since
sparring-silence-note = – there are many reasons for that, and most have nothing to do with you. Three ways to go on:
sparring-silence-ask = Ask gently
sparring-silence-ask-note = { $count ->
    [one] One friendly e-mail: you would be glad of a sign.
   *[other] One friendly e-mail to each: you would be glad of a sign.
}
sparring-silence-ask-do = Ask
sparring-silence-asked = asked
sparring-silence-leave = Talk with somebody else
sparring-silence-leave-note = You get somebody else at once, and nobody stays alone for it. Asking for somebody else once in the course is still open to you.
sparring-silence-tell = Tell a trainer
sparring-silence-tell-note = They read that you have not found each other, and since when. Nothing of what you have written.
sparring-silence-tell-do = Tell them
sparring-silence-told = the trainers know
sparring-not-silent = There was a sign meanwhile. Have another look.
sparring-asked-before = Somebody has asked already within the last five days. Give it a little time.
