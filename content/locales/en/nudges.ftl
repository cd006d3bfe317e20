## What is planned
nudges-title = What the house sends
nudges-lead = This leaves by itself until tomorrow evening. You can read each e-mail, change its words or hold it back. Just before it leaves it is looked at once more whether it is still true.
nudges-tasks = For you to write
nudges-tasks-note = Here the first task is missing. A personal note helps more than any reminder; it is prepared, you change it and send it.
nudges-since = since
nudges-leaves = leaves
nudges-own = own words
nudges-soon = Until tomorrow evening
nudges-soon-none = Nothing leaves until tomorrow evening.
nudges-held-title = Held back
nudges-held-note = It does not leave, and once its time is over it lapses.
nudges-later = Planned after that
nudges-left = Sent in the last seven days
nudges-of-kind = { $name }: { $count }
nudges-all = All e-mails the house sends
nudges-to = To { $name }
nudges-language = Written in { $language }, as it goes to them. What it says depends on what is true then.
nudges-subject = Subject
nudges-body = Text
nudges-body-hint = {"{link}"} is the link, {"{name}"} the name.
nudges-words-seen = Only { $name } gets these words.
nudges-change = Change the words
nudges-keep = Send it like this when it is time
nudges-is-own = These are not the words of the house.
nudges-written = The words of the house again
nudges-hold = Hold back
nudges-release = Send it after all
nudges-send = Send it now
nudges-answers-come = Answers come to you.
nudges-let-be = No need
nudges-let-be-note = Then nothing leaves, and it stands here no more.
nudges-by = { $name } was at it last.
nudges-nothing = Right now there would be nothing to say: it is no longer true, or not due yet.
nudges-state-planned = planned
nudges-state-held = held back
nudges-state-sent = sent
nudges-state-left_out = drawn to hear nothing
nudges-state-cancelled = dropped
nudges-why-done = Already done.
nudges-why-away = On a break.
nudges-why-gone = No longer there.
nudges-why-off = There is no reason for it any more.
nudges-why-late = Its time is over.
nudges-why-let_be = The trainers saw no need.
nudges-changed = Somebody has changed something about it meanwhile, or it has left. You see how it stands now.
nudges-not-yours = The house writes this e-mail, or it is not due yet.
nudges-home-tasks = { $count ->
    [one] One person’s first task is missing
   *[other] The first task of { $count } people is missing
}
nudges-home-tasks-line = A personal note is prepared
nudges-home-helper = Would you help the next group?
said-nudge-held = The e-mail stays here.
said-nudge-released = The e-mail leaves when it is time.
said-note-sent = Your note is on its way.
said-nudge-let-be = Done: nothing leaves.

## Whether it helps
nudges-holdouts = Does it help?
nudges-holdouts-lead = Some people are drawn by lot and not reminded. Afterwards you compare what both groups did. What counts is the act, never whether somebody opens an e-mail. It holds for what is planned from now on.
nudges-percent = Not reminded
nudges-save = From now on
nudges-percent-none = nobody
nudges-percent-of = { $percent } of 100
nudges-compared = Reminded: { $did } of { $of } did it. Not reminded: { $did2 } of { $of2 }.
nudges-compared-few = Too few to say anything yet (at least five in each group).
said-holdout-changed = This holds from now on.

## Helping the next group
helping-title = Help the next group
helping-lead = Whoever has just walked the path helps those most who have it ahead of them: as a sparring partner, in a circle or as a trainer. What exactly, you settle when it is time.
helping-question = Would you help?
helping-yes = Yes, gladly
helping-later = Later perhaps
helping-no = No, thanks
helping-seen = Your answer is seen by the trainers of this cohort and by whoever looks after the programme.
helping-save = Answer
helping-you-said = You have answered. You can change it at any time.
helping-alumni = “What have you tried?” is asked after four and twelve weeks and after a year, only of those who turn it on among their e-mails.
helping-alumni-link = Choose your e-mails
helping-list = Who would help
helping-none = Nobody has said yes yet.
helping-later-list = Later perhaps
said-helping-yes = Thank you. We will come back to you.
said-helping-later = Thank you for saying so.
said-helping-no = Thank you for saying so.
