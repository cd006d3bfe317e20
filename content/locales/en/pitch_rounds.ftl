## Rounds of pitches: the order
pitch-rounds-lead = You present your community in a few minutes, hear the others, and all of you give each other feedback in words.
pitch-rounds-mine = My pitch
pitch-rounds-of-week = Pitch round in week { $week }
pitch-rounds-standing = Where you stand
pitch-rounds-standing-no-place = no place in the round yet
pitch-rounds-standing-nobody = Nobody waits for a word from you just now.
pitch-rounds-standing-words = { $given ->
    [0] Feedback: given to no pitch yet
    [one] Feedback: given to one pitch
   *[other] Feedback: given to { $given } pitches
}, { $received ->
    [0] none received yet
    [one] one received
   *[other] { $received } received
}
pitch-rounds-none = No round is planned yet. Once there is one, you see it here and in your calendar.
pitch-rounds-none-lead = No round is planned yet. Whoever knows early when it is finds time for a draft more easily.
pitch-rounds-none-plan = The course has a round in week { $week }.
pitch-rounds-how = Whoever makes a pitch books a place. If the one you want is taken, ask whether you two change.
pitch-rounds-no-own = You have no pitch for this round yet. Begin one, and you can choose a place.
pitch-rounds-choose = Choose a place for your pitch
pitch-rounds-have = Your pitch has a place
pitch-rounds-each = { $count ->
    [one] one minute a pitch
   *[other] { $count } minutes a pitch
}
pitch-rounds-to-room = To the room
pitch-rounds-number = Place { $n }
pitch-rounds-fallback = At the end
pitch-rounds-fallback-free = kept free in case somebody comes later
pitch-rounds-free = free
pitch-rounds-speaks = speaks now
pitch-rounds-heard = heard
pitch-rounds-yours = your pitch
pitch-rounds-book = Take this place
pitch-rounds-move-here = Rather this one
pitch-rounds-give-back = Give back
pitch-rounds-ask-swap = Change places?
pitch-rounds-swap-waits = You asked whether you two change.
pitch-rounds-swap-title = { $name } would like to change places with you
pitch-rounds-swap-you-get = You would have place { $n }:
pitch-rounds-swap-you-get-end = You would have the place at the end:
pitch-rounds-swap-yes = We change
pitch-rounds-swap-no = Rather not
pitch-rounds-swap-you-asked = You asked whether you change with:
pitch-rounds-swap-back = Ask no longer
pitch-rounds-late = Comes later
pitch-rounds-late-note = These pitches are heard as text or recording and get feedback all the same.
pitch-rounds-late-lead = They were not called, or became ready only afterwards. Once you say that they were heard, by recording or read, they get feedback like all the others.
pitch-rounds-mark-heard = It was heard
pitch-rounds-stage-running = running now
pitch-rounds-stage-open = the door is open
pitch-rounds-stage-over = over
pitch-rounds-edit = Change the round
pitch-rounds-home-next = Pitch round in week { $count }
pitch-rounds-home-swap = { $name } would like to change places with you
pitch-rounds-file = Pitch round in week { $week } ({ $cohort })

## Planning and changing
pitch-rounds-plan = Plan a round
pitch-rounds-plan-lead = A round lies in a week of the course. Further times, for other zones for instance, are added afterwards.
pitch-rounds-first-session = The first time
pitch-rounds-moves-along = When the cohort’s calendar moves, the round moves along. Ten minutes after the last change everybody hears of it by e-mail.
pitch-rounds-minutes = Minutes a pitch
pitch-rounds-places = Places
pitch-rounds-places-hint = One more is added by itself: it stays free at the end, in case somebody comes later.
pitch-rounds-join-hint = Begins with https. Everybody in the cohort sees it, and only from ten minutes before.
pitch-rounds-plan-seen = everybody in the cohort.
pitch-rounds-edit-lead = When, how long, in which order.
pitch-rounds-up = Up
pitch-rounds-down = Down
pitch-rounds-to-end = To the end
pitch-rounds-put = Put somebody in
pitch-rounds-put-whom = Which pitch
pitch-rounds-change-session = Change time and places
pitch-rounds-change-note = If it is at another time, everybody hears of it, ten minutes after the last change.
pitch-rounds-remove-session = Drop this time
pitch-rounds-remove-note = That works as long as nobody has a place in it.
pitch-rounds-add-session = One more time
pitch-rounds-add-note = The same round at another time, for people in another zone for instance.
pitch-rounds-cancel = Cancel the round
pitch-rounds-cancel-note = The places are gone, the drafts stay. Everybody gets an e-mail.

## The room
pitch-rounds-now = Speaking now
pitch-rounds-next = Next:
pitch-rounds-ahead = Not yet
pitch-rounds-opens = The link to join stands here from
pitch-rounds-soon = It begins in a moment. Stay on this page: it shows you who speaks.
pitch-rounds-left = { $time } left
pitch-rounds-time-over = Over for { $time }
pitch-rounds-nobody-here = This place has become free.
pitch-rounds-break = Nobody speaks right now.
pitch-rounds-all-heard = Everybody who has a place was heard.
pitch-rounds-over-note = What you wrote down is there when you give feedback.
pitch-rounds-begin = Begin
pitch-rounds-press-next = Heard, go on
pitch-rounds-press-first = Go on
pitch-rounds-press-extend = One more minute
pitch-rounds-press-skip = Not here, later
pitch-rounds-press-back = One back
pitch-rounds-press-end = End
pitch-rounds-order = The order
pitch-rounds-note = Write down
pitch-rounds-note-about = About:
pitch-rounds-saw = I saw
pitch-rounds-wonder = I wonder
pitch-rounds-note-keep = Keep
pitch-rounds-note-seen = only you, as a draft, until you give feedback.
pitch-rounds-note-moved = Somebody else speaks by now. What you write still belongs here.
pitch-rounds-note-newest = To the new pitch
pitch-rounds-note-stands = This stands there by now, from another window:
pitch-rounds-note-given = You have given feedback to this pitch already
pitch-rounds-note-typed = This is what you wrote:
pitch-rounds-notes = About the others
pitch-rounds-note-change = Write on
pitch-rounds-note-write = Write something down

## Why something does not work
pitch-rounds-week-unfit = The course has no such week.
pitch-rounds-week-taken = There is a round in this week already. Change that one, or give it one more time.
pitch-rounds-time-past = This time is past already. Choose one that is still to come.
pitch-rounds-day-far = This day is far from the week of the round. Choose one near it.
pitch-rounds-many-sessions = More than six times are too many for one round.
pitch-rounds-changed-meanwhile = Somebody has changed this time meanwhile. Above you see how it is now.
pitch-rounds-places-taken = So many places are taken already; nobody loses theirs. Give at least as many.
pitch-rounds-session-taken = Somebody has a place at this time. First put the pitches elsewhere.
pitch-rounds-last-session = This is the last time. Cancel the whole round.
pitch-rounds-begun = That works only before it begins.
pitch-rounds-over = This round is over.
pitch-rounds-cancelled = This round does not take place.
pitch-rounds-taken = Somebody has just taken this place. Below you see what is still free.
pitch-rounds-no-pitch = Whoever makes a pitch books a place. Begin yours first.
pitch-rounds-no-place = Your pitch has no place yet that you could change.
pitch-rounds-not-yours = Your pitch no longer has this place.
pitch-rounds-fallback-only = The place at the end stays free in case somebody comes later. Trainers give it.
pitch-rounds-place-past = This place is past already, or it is its turn.
pitch-rounds-place-free = Nobody is in this place.
pitch-rounds-pitch-gone = This pitch is no longer here.
pitch-rounds-no-way = It cannot go there: that place is past, has its turn right now, or does not exist.
pitch-rounds-swap-open = You have asked already. The answer is still to come.
pitch-rounds-swap-asked-you = You were asked already whether you two change. Just say yes.
pitch-rounds-swap-over = That is settled: one of you two stands elsewhere by now.
pitch-rounds-moved-on = Somebody was faster. This is how it is now.
pitch-rounds-not-begun = It has not begun yet.
pitch-rounds-nobody = There is nobody with a place who was not heard.
pitch-rounds-silent = Nobody speaks right now.
pitch-rounds-first = Nobody spoke before.
pitch-rounds-early = It can begin from ten minutes before.
pitch-rounds-not-late = This pitch does not wait to be heard.
pitch-rounds-note-empty = Write something into one of the two fields.
pitch-rounds-note-own = About your own pitch you write nothing down here.
pitch-rounds-note-meanwhile = Something else stands here by now, from another window. Both are below; keep what is to count.

## What was done
said-pitch-round-planned = The round is planned. Everybody hears of it in ten minutes; until then you can change it in peace.
said-pitch-round-cancelled = The round is cancelled.
said-pitch-session-added = The time is added.
said-pitch-session-changed = Saved.
said-pitch-session-removed = The time is dropped.
said-pitch-place-booked = The place is your pitch’s.
said-pitch-place-free = The place is free again.
said-pitch-placed = The order is changed.
said-pitch-swap-asked = Asked. You hear as soon as there is an answer.
said-swap-done = Changed.
said-swap-declined = Said. You keep your places.
said-swap-back = Taken back.
said-pitch-heard = Heard. Now the pitch gets feedback.
said-pitch-note-kept = Kept, as a draft for you alone.

## Mail
mail-reason-pitches-round = You get this e-mail because a pitch round in your cohort was planned, moved or cancelled.
mail-kind-pitches-swap = Somebody would like to change places with you
mail-kind-pitches-swap-hint = When you are asked, and when there is an answer.
mail-reason-pitches-swap = You get this e-mail because it is about changing places in the pitch round.
