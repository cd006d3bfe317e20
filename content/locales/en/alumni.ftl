alumni-title = Alumni
alumni-link = Stay within reach: alumni
alumni-lead = Whoever took part stays within reach: who is there, what they look for, what they could give.

## Joining and leaving
alumni-join-title = Would you like to stay within reach?
alumni-join-why = Nobody is in here by themselves. If you join, those who have joined see you, and you see them.
alumni-join-shows = They see your name, your cohorts, what your community is called, your department if you name it, and what you write here.
alumni-join-profile = From your profile they see no more than they see already: you say there, part by part, who may see it.
alumni-join-owners = Whoever looks after the programme sees that you are in, to ask whether you would take a role.
alumni-join-leave = You can leave at any moment. Then nobody finds you here any more, and what you look for and offer is deleted.
alumni-join-seen = Everybody who has joined, and whoever looks after the programme your name.
alumni-join = Join
alumni-department = Department
alumni-department-hint = So that others find you by it. You do not have to.
alumni-department-none = I do not say
alumni-keep = Save
alumni-membership = Department, and leaving
alumni-leave = Leave the network
alumni-leave-what = Nobody finds you here any more, at once. What you look for and offer is deleted, and your roles end.
alumni-leave-answers = Delete my answers to the questions of the month as well
alumni-leave-answers-hint = Otherwise they stay, without your name.
alumni-figures = So far
alumni-figure-people = Have joined
alumni-figure-asks = Look for something
alumni-figure-offers = Offer something
alumni-figure-answers = Answers this month
alumni-figures-note = Who these are, only those see who have joined themselves.
alumni-nobody = Nobody has joined yet. Somebody is the first.

## The page
alumni-own-entry = How the others see you
alumni-helping = I help in the next cohort
alumni-people = Who is here
alumni-language = Language
alumni-says = Asks and offers
alumni-only-asks = who look for something
alumni-only-offers = who offer something
alumni-keeps = Looks after the programme
alumni-none-found = Nobody here fits. Not everybody has written something.
alumni-alone = You are the first. Whom would you like to meet here again?

## Asking and offering
alumni-asks = Looks for:
alumni-offers = Offers:
alumni-own = Two questions for you
alumni-own-none = A sentence on one of them is enough for somebody to find you.
alumni-ask-question = What do you look for?
alumni-ask-hint = For example: “Somebody who has ended a community, and how they did it.” If you like, say how people reach you.
alumni-ask-say = Ask
alumni-offer-question = What could you give?
alumni-offer-hint = For example: “I read invitations before they go out.” Small things count.
alumni-offer-say = Offer
alumni-words-seen = Everybody who has joined. After 90 days it is no longer shown, unless you say that it still holds.
alumni-word-until = Shown until
alumni-word-over = No longer shown since
alumni-word-renew = It still holds
alumni-word-drop = Take back
alumni-words-enough = You have ten asks and offers here. Take one back first, so that the others are read.
alumni-newest = Newest asks and offers
alumni-newest-none = Nobody looks for anything or offers anything yet.
alumni-newest-first = Be the first
alumni-to-entry = To { $name }
alumni-not-in = You are not in this network any more.

## Somebody
alumni-entry-own = This is how the others see you here.
alumni-entry-words = Ask or offer something
alumni-entry-says = Looks for, and offers
alumni-entry-community = The community they look after
alumni-entry-nothing = Nothing stands here yet.
alumni-entry-reach = Addresses are not shown here. You reach each other the way you do in your company, or by what somebody writes here.
alumni-to-profile = To the profile

## The question of the month
alumni-month-title = The question of the month
alumni-month-read = { $count ->
    [0] Answer first
    [one] Read the answer
   *[other] Read { $count } answers
}
alumni-month-01 = January { $year }
alumni-month-02 = February { $year }
alumni-month-03 = March { $year }
alumni-month-04 = April { $year }
alumni-month-05 = May { $year }
alumni-month-06 = June { $year }
alumni-month-07 = July { $year }
alumni-month-08 = August { $year }
alumni-month-09 = September { $year }
alumni-month-10 = October { $year }
alumni-month-11 = November { $year }
alumni-month-12 = December { $year }
alumni-answers = { $count ->
    [one] One answer
   *[other] { $count } answers
}
alumni-answers-none = Nobody has answered yet.
alumni-answer-first = Write the first answer
alumni-answer = Your answer
alumni-answer-change = Change your answer
alumni-answer-hint = A few sentences are plenty.
alumni-answer-seen = Everybody who has joined. If you leave, it stays without your name, unless you take it along.
alumni-answer-send = Answer
alumni-answer-drop = Take back
alumni-answer-now = This stands there by now
alumni-changed-meanwhile = You changed your answer in another window meanwhile. Both stand here; send what is to stay.
alumni-month-over = This month is over, and so is its question. You can still take your answer back.
alumni-month-over-note = This month is over. A new question comes on the first of each month (UTC).
alumni-months = Other months

## Inviting
alumni-invite = Invite a colleague
alumni-invite-lead = The best invitation comes from somebody who was there. Take this text, change it, send it.
alumni-invite-nothing = The house sends nothing and keeps nothing: neither that you invited somebody nor whom.
alumni-invite-text = Text
alumni-invite-text-hint = To copy.
alumni-invite-mail = Open as an e-mail
alumni-invite-link = The text leads here:
alumni-invite-subject = Something for you: { $programme }
alumni-invite-body =
    Hello,

    I took part in “{ $programme }”, and thought of you. { $promise }

    What it is and when it starts next: { $link }

    Ask me if you want to know how it was.

    { $name }

## Roles
alumni-roles-title = Roles, and who helps
alumni-roles-lead = Who would help, who has which role until when, and how many seats that makes.
alumni-capacity = Help for the next cohort
alumni-capacity-seats = { $helpers ->
    [0] Nobody yet, so no seats from help.
    [one] One person helps: { $seats } seats.
   *[other] { $helpers } people help: { $seats } seats.
}
alumni-capacity-rule = This counts those who said yes and those who hold a role as a helper or a trainer, each of them once. One helper looks after { $each } people: that is an assumption of this house, and nobody has measured it.
alumni-capacity-yes = Would help
alumni-capacity-where = Who would help is what people of this programme’s cohorts said last when they were asked.
alumni-roles-live = Roles now
alumni-roles-none = Nobody has a role yet.
alumni-roles-past = Roles of former times
alumni-roles-count = { $count ->
    [one] One
   *[other] { $count }
}
alumni-roles-nobody = Nobody has joined yet, so there is nobody to ask.
alumni-role-sparring_partner = Sparring partner
alumni-role-sparring_partner-what = Takes half an hour a week for one person of the next cohort.
alumni-role-host = Host
alumni-role-host-what = Opens a room, a site or a meeting to others.
alumni-role-assessor = Reads applications
alumni-role-assessor-what = Reads along when applications come in. To see them you are added on the page “Who looks after the course”.
alumni-role-helper = Helper
alumni-role-helper-what = Looks after a few people of the next cohort.
alumni-role-trainer = Trainer
alumni-role-trainer-what = Moderates a cohort.
alumni-role-offer = Ask somebody
alumni-role-offer-note = They say yes or no on their page here; no e-mail is sent. A role ends by itself after a year.
alumni-role-whom = Whom?
alumni-role-whom-hint = Those who have joined.
alumni-role-choose = Choose somebody
alumni-role-which = Which role?
alumni-role-why = Why them?
alumni-role-why-hint = They read it. One sentence.
alumni-role-seen = They read who asks and why. Everybody who has joined sees the role as soon as they say yes.
alumni-role-offer-send = Ask
alumni-role-has = They hold this role, or have been asked already.
alumni-role-settled = This is settled already.
alumni-role-offered-on = Asked on
alumni-role-since = since
alumni-role-until = until
alumni-role-from = Asked by { $name }
alumni-role-a-year = It ends by itself after a year, and before that whenever you like.
alumni-role-yes = Yes, gladly
alumni-role-no = No, thanks
alumni-role-end-held = End it
alumni-role-end-offered = Take it back
alumni-role-why-end = Why?
alumni-role-why-end-hint = Both of you read it.
alumni-own-roles = Your roles
alumni-stands-offered = Asked
alumni-stands-held = Runs
alumni-stands-over = Ended by itself
alumni-stands-declined = Declined
alumni-stands-withdrawn = Taken back
alumni-stands-ended = Ended
alumni-home-role = { $word ->
    [sparring_partner] { $name } asks whether you would be a sparring partner
    [host] { $name } asks whether you would be a host
    [assessor] { $name } asks whether you would read applications
    [helper] { $name } asks whether you would help the next cohort
   *[trainer] { $name } asks whether you would be a trainer
}

## What was done
said-alumni-joined = You are in.
said-alumni-kept = Saved.
said-alumni-left = You have left. Nobody finds you here any more.
said-alumni-word-said = It is up.
said-alumni-word-renewed = It is shown for another 90 days.
said-alumni-word-dropped = It is gone.
said-alumni-answered = Your answer is up.
said-alumni-answer-dropped = Your answer is gone.
said-alumni-role-offered = They are asked on their page.
said-alumni-role-taken = Thank you. The role is yours for a year.
said-alumni-role-declined = Thank you for saying so.
said-alumni-role-ended = The role has ended.
