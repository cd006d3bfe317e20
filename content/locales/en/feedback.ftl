## On Home
feedback-home-owed = { $name } waits for your word
feedback-home-way = { $count ->
    [0] Feedback on your pitch: the first is on its way
    [1] Feedback on your pitch: 1 of 3, the second is on its way
   *[other] Feedback on your pitch: 2 of 3, the third is on its way
}
feedback-home-queue = { $count ->
    [0] Feedback on your pitch: whoever has time next writes the first
    [1] Feedback on your pitch: 1 of 3, whoever has time next writes the second
   *[other] Feedback on your pitch: 2 of 3, whoever has time next writes the third
}
feedback-home-open = { $count ->
    [one] A pitch could do with one word more
   *[other] { $count } pitches could do with one word more
}
feedback-home-open-line = A few minutes will do
feedback-home-short = { $count ->
    [one] A pitch has too little feedback
   *[other] { $count } pitches have too little feedback
}
feedback-home-short-line = Two days have passed: now you write

## Words of its own
feedback-by = By
feedback-as-heard = As it was heard (version { $n }).
feedback-newer = There is a version { $n } by now
feedback-due = until
feedback-late = late
feedback-helped = helped
feedback-no-words = Write at least one of the three.
feedback-choose = Choose what comes closest.
feedback-has = { $count ->
    [0] Nobody has said anything yet.
    [one] One person has said something.
   *[other] { $count } people have said something.
}
feedback-has-way = { $count ->
    [0] The first word is on its way.
    [1] 1 of 3, the second is on its way.
   *[other] 2 of 3, the third is on its way.
}
feedback-has-queue = { $count ->
    [0] Nobody has said anything yet. Whoever has time next writes the first word.
    [1] 1 of 3. Whoever has time next writes the second.
   *[other] 2 of 3. Whoever has time next writes the third.
}

## The form
feedback-give-title = Say something to a pitch
feedback-saw = I saw
feedback-saw-hint = What you saw and heard, without judging it: a sentence that stayed, a picture, a moment in the room.
feedback-wonder = I wonder
feedback-wonder-hint = What you would like to know, or what you are not sure about.
feedback-try-next = I would try
feedback-try-next-hint = One thing you would try in their place.
feedback-clear = Clear to a manager
feedback-clear-asks = Is it clear to a manager?
feedback-clear-1 = Afterwards I could not say what it is about.
feedback-clear-2 = I can guess what it is about; a manager would have to ask a lot.
feedback-clear-3 = A manager understands what it is about and what it brings.
feedback-clear-4 = A manager could pass it on in two sentences the next day.
feedback-fits-members = True to the members
feedback-fits-members-asks = Is it true to the members?
feedback-fits-members-1 = The members do not appear in it.
feedback-fits-members-2 = It speaks about the members, from outside.
feedback-fits-members-3 = It says what the members need, and how one knows.
feedback-fits-members-4 = The members would say: yes, that is us.
feedback-doable = The next step
feedback-doable-asks = Can the next step be done?
feedback-doable-1 = I see no next step.
feedback-doable-2 = There is a next step, but not whose it is, nor when.
feedback-doable-3 = The next step is clear and can begin within weeks.
feedback-doable-4 = The next step can begin tomorrow, with what is there.
feedback-seen = who makes the pitch, with your name, and the trainers.
feedback-preview = Look at it before sending
feedback-save = Keep as a draft
feedback-change-it = Change it
feedback-pass-hint = Then it goes on to whoever has time. Nobody is told.
feedback-given-on = Sent
feedback-it-helped = They say it helped.
feedback-they-change = What they change
feedback-late-note = The round is closed. A word of yours is still welcome; it is marked as late, and there is nothing to choose any more.
feedback-stands = This stands there now
feedback-the-pitch = The pitch
feedback-all-of-it = All of it on its own page
feedback-changed-meanwhile = This was changed in another place meanwhile. What stands there now is shown; what you typed is in the form.
feedback-given-already = This has been sent already.
feedback-round-closed = The round is closed; what was sent stays as it is.

## Before it is sent
feedback-preview-title = Before you send it
feedback-preview-lead = The makers see your name. They are:
feedback-few = That is fewer than 15 words. Is there something you saw that only you could tell them?
feedback-send = Send it
feedback-send-all-the-same = Send it all the same
feedback-go-on = Go on writing

## What one owes, got and gave
feedback-queue-title = Feedback
feedback-queue-lead = Everybody says something to three pitches, and gets something from three people.
feedback-queue-lead-trainer = Participants write first. Two days after a round you step in where there is too little.
feedback-queue-away = You are on a break. Nobody asks you for anything.
feedback-on-a-break = You are on a break. Come back first, then you can take one more.
feedback-owed = These wait for your word
feedback-owed-none = Nobody waits for a word of yours.
feedback-one-more = I have time for one more
feedback-one-more-hint = You get the pitch that needs it most, for a day.
feedback-mine = To your pitch
feedback-gave = What you have said
feedback-not-yours = This pitch is not waiting for your word any more.
feedback-short = Pitches with too little
feedback-short-note = Fewer than two people have said something of use two days after the round.
feedback-short-none = Every pitch has what it needs, or still has time.
feedback-short-has = { $given ->
    [0] nothing yet
   *[other] { $given } so far
}
feedback-short-since = since
feedback-short-mine = You are at it
feedback-short-taken = { $name } is at it
feedback-short-take = I write
feedback-has-enough = This pitch has what it needs by now.
feedback-trainer-took = Another trainer is at it already.

## What was said
feedback-replies-title = Feedback on your pitch
feedback-replies-empty = Nobody has said anything yet. Whoever does is named here, and you hear of it by e-mail.
feedback-group-saw = They saw
feedback-group-wonder = They wonder
feedback-group-try-next = They would try
feedback-each = Who chose what
feedback-mark = This helped
feedback-unmark = Not after all
feedback-means = All of them together
feedback-means-note = Only you see this. A handful of people is no measurement: their words say more.
feedback-mean = On average { $mean } of 4, from { $low } to { $high }; { $count } people chose.
feedback-change-title = What I change
feedback-change-label = What do you change after this?
feedback-change-hint = One or two sentences will do.
feedback-change-seen = who has said something to your pitch, and, where you show it in the gallery, everybody who sees it there.
feedback-change-say = Say it
feedback-change-none = They have not said so yet.
feedback-change-meanwhile = Somebody who makes this pitch too has changed it meanwhile. What stands there now is shown; what you typed is in the form.
feedback-print-link = Print the pitch with its feedback
feedback-print-title = Pitch and feedback
feedback-print-hint = One page to print, for you.

## A pitch to practise on
feedback-practice-title = Five minutes to practise
feedback-practice-lead = Before your first word to somebody: a pitch nobody here has made. Say something to it, then you see what two trainers said.
feedback-practice-beside = Your words beside those of two trainers. Look at what each of you saw.
feedback-practice-own = Your words
feedback-practice-no-key = Nobody is right here: the trainers chose differently, too. What counts is whether one could do something with it.
feedback-practice-on = On to the real one
feedback-practice-seen = nobody but you.
feedback-practice-say = See what the trainers said
feedback-practice-skip = Not now
