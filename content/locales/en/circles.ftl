## On Home and in calendars
circles-home-circle = { $count ->
    [0] Your circle
    [one] Your circle: one other and you
   *[other] Your circle: { $count } others and you
}
circles-home-hour = Your circle meets
circles-home-merge = Your circle could go on together with another
circles-home-unsettled = { $count ->
    [one] A circle has become small and would rather not go on with another
   *[other] { $count } circles have become small and would rather not go on with others
}
circles-file-hour = Circle hour: { $cohort }

## Names, days, times
circles-title = Circles
circles-number = Circle { $number }
circles-day-1 = Monday
circles-day-2 = Tuesday
circles-day-3 = Wednesday
circles-day-4 = Thursday
circles-day-5 = Friday
circles-day-6 = Saturday
circles-day-7 = Sunday
circles-hour-line = Every { $day }, { $time }
circles-hour-option = { $day }, { $time }
circles-hours-common = { $count ->
    [0] no full hour all of them have
    [one] one hour a week all of them have
   *[other] { $count } hours a week all of them have
}

## Circles that form
circles-lead-open = A few people, an hour a week, without a trainer. Find each other, or be placed.
circles-lead-placing = The trainers are placing everybody just now. You will hear by e-mail who is in your circle.
circles-lead-waiting = You are in no circle yet. Within an hour you will have one if that can be, and all of you will hear of it.
circles-lead-closed = No circles meet in this cohort any more.
circles-lead-away = You are on a break. When you are back, you have your place again if it is free, else another.
circles-on-a-break = You are on a break. Come back first, then you can join a circle.
circles-how = A circle has { $least } to { $most } people and meets from week { $week } on. Whoever is in none is placed: by time and language in common, from different departments.
circles-how-one = A circle has { $most } people and meets from week { $week } on. Whoever is in none is placed: by time and language in common, from different departments.
circles-wishes = When you have time, and what else should count
circles-forming = Circles that form
circles-none-yet = Nobody has opened a circle yet. A short name will do, for example “Early shift” or “The quiet ones”.
circles-people-of = { $count } of { $most }
circles-yours = yours
circles-full-mark = full
circles-join = Join
circles-leave = Leave this circle
circles-open-title = Open a circle
circles-name = What to call it
circles-name-hint = Short. Everybody in the cohort sees the name and who is in it.
circles-open = Open it
circles-forming-seen = everybody in the cohort. If the circle has enough people when everybody is placed, it stays together; if not, you are placed with others, together if that can be.

## One's circle
circles-lead-ours = { $count ->
    [one] Just now you are alone here.
    [2] There are two of you.
    [3] There are three of you.
    [4] There are four of you.
    [5] There are five of you.
    [6] There are six of you.
   *[other] There are { $count } of you.
}
circles-confidential = What is said here stays among you.
circles-start = Start this week’s meeting
circles-begins = You meet from week { $week } on.
circles-people = Who is in it
circles-you = you
circles-goal-of = Wants:
circles-there = was there this week
circles-hour = Your hour
circles-hour-none = You have no hour yet. Whoever sets one first suggests it to all; anybody can change it.
circles-hour-next = Next time:
circles-hour-by = Set by
circles-hour-by-former = Set by somebody who is no longer in it,
circles-hour-at = on
circles-hour-file = Add to calendar
circles-hour-change = Change the hour
circles-hour-set = Set the hour
circles-hour-choose = When?
circles-hour-clock = By your clock. The others see it by theirs.
circles-hour-misses = { $count ->
    [0] suits everybody
    [one] does not suit one of you
   *[other] does not suit { $count } of you
}
circles-hour-own = Another hour
circles-hour-weekday = Day
circles-hour-time = Begins at
circles-hour-seen = your circle. Whom an hour does not suit, only the numbers say.
circles-no-suggestion = No hour suits most of you. Talk it over, or look whether your times are right.
circles-hour-changed = Somebody has changed the hour meanwhile; the new one stands above. What you chose still stands here.
circles-hour-unfit = Choose an hour.
circles-weekday-unfit = Choose a day.
circles-time-unfit = Write the time like 14:30.
circles-leads = Who leads
circles-leads-note = In turn. To lead is to watch the time and to see that everybody gets a word in.
circles-leads-now = this week
circles-leads-you = You lead
circles-take = I’ll take this week
circles-week-taken = Somebody else has taken this week meanwhile. Above you see who.
circles-week-unfit = That does not work in this week.
circles-guide = For this week, { $minutes } minutes
circles-goal = My goal
circles-goal-label = What do you want to reach for yourself in these weeks?
circles-goal-hint = One sentence, 200 characters at most. For example: to know three people of the night shift and to have talked with them once.
circles-goal-seen = your circle, and nobody else. It goes when you leave the circle.
circles-contributions = What I could give
circles-contributions-note = Your own list: for whom, and what. Nobody else sees it.
circles-contributions-open = To my list
circles-in-none = You are in no circle just now.
circles-in-one-already = You are in a circle already.
circles-full = This circle is full.
circles-being-placed = The trainers are placing everybody just now. Until they are done, circles stay as they are.
circles-are-published = The circles meet already.

## Two become one
circles-merge-title = Go on together with { $name }?
circles-merge-ours = You have become few. This circle suits you best:
circles-merge-theirs = This circle has become small, and you suit it best:
circles-merge-how = One yes from each circle is enough, one “rather not” ends it. Your goals come along.
circles-merge-we-said = Your circle has said yes. Now you wait for the others.
circles-merge-they-said = The other circle has said yes already.
circles-merge-yes = Yes, gladly
circles-merge-no = Rather not
circles-merge-over = That has been decided meanwhile.

## The meeting
circles-meeting = Meeting in week { $week }
circles-meeting-leads = Leads:
circles-meeting-nobody = Who leads, you settle among yourselves.
circles-meeting-next = Your hour:
circles-meeting-who = Who is here
circles-meeting-goal = Goal:
circles-meeting-no-goal = no goal said yet
circles-meeting-guide = The hour
circles-meeting-no-guide = There is no guide for this week. Twelve minutes for each of you: where are you stuck, what have you tried, what do you need from us? The last five minutes: what does each of you take along?
circles-presence = Were you there?
circles-presence-note = A tick for you and your circle. Nobody else sees it, nobody counts it.
circles-presence-yes = I was there
circles-presence-no = I was not, after all
circles-presence-said = You say: I was there.
circles-print = To take along: this page can be printed.

## What I could give
circles-list-lead = For whom, and what: a hint, a contact, a good word, an hour of help. Small will do.
circles-list-empty = Nothing stands here yet. Think of somebody you met this week: what could they need that you have?
circles-list-example = For example: for Heike in logistics, the handover sheet we made last year.
circles-list-whom = For whom
circles-list-gift = What I could give
circles-list-add = Write it down
circles-list-done = given
circles-list-tick = Given
circles-list-untick = Still open, after all
circles-list-delete = Delete
circles-list-seen = nobody but you. It goes when you leave the course.
circles-list-full = A hundred rows will do. Delete one that is done.

## For trainers
circles-round-lead-none = Who meets with whom? Until you make a proposal, people find each other. Whoever is in no circle is placed.
circles-round-lead-proposed = A proposal. Nobody but you sees it; meanwhile nobody can open a circle.
circles-round-lead-published = The circles have met since
circles-round-people = { $count ->
    [one] One person takes part.
   *[other] { $count } people take part.
}
circles-round-size = A circle has { $least } to { $most } people.
circles-round-gap = { $gap ->
    [0] Proven: no other way to put them together is better in sum.
   *[other] No other way to make circles of these sizes would be more than { $gap } percent better in sum.
}
circles-round-no-gap = Somebody was moved since this was worked out.
circles-round-dissolved = { $count ->
    [one] One person was in a circle of their own that could not stay. They are placed anew.
   *[other] { $count } people were in circles of their own that could not stay, mostly because they were too small. They are placed anew, together if that can be.
}
circles-round-propose = Make a proposal
circles-round-again = Propose anew
circles-round-publish = Publish
circles-round-discard = Discard the proposal
circles-round-alone = In no circle
circles-round-alone-note = Put them into a circle yourselves, or wait: whoever comes is placed within an hour if that can be.
circles-round-circles = The circles
circles-round-none = Nobody has opened a circle yet.
circles-round-own = found each other
circles-round-no-hour = no hour yet
circles-round-move = Move somebody
circles-round-move-note = Whoever meets already hears of it by e-mail, and so does the new circle.
circles-round-move-who = This person
circles-round-move-to = goes into
circles-round-move-do = Move
circles-round-merge = Make one circle of two
circles-round-merge-one = This circle
circles-round-merge-other = goes on in
circles-round-merge-do = Make them one
circles-round-unsettled = Have become small
circles-round-unsettled-none = There is no other circle.
circles-round-unsettled-open = asked: go on together with { $name }?
circles-round-unsettled-declined = would rather not go on with { $name }. Talk to the people, or make one circle of two.
circles-round-unsettled-declined-gone = Somebody would rather not go on together. Talk to the people, or make one circle of two.
circles-round-seen = Goals, ticks and lists are seen by the people themselves only.
circles-score = { $score } of 1000 points
circles-reason-interests = on all minds: { $words }
circles-reason-departments = different departments: { $words }
circles-reason-backgrounds = different work: { $words }
circles-reason-stage = equally far along: { $words }
circles-reason-sites = different places: { $words }
circles-reason-wished = wished for by each other
circles-rule-hours = no hour for all
circles-rule-line = the same team
circles-rule-language = no language for all
circles-no-proposal = There is no proposal any more. Perhaps somebody else has published or discarded it.
circles-too-few = It takes people to make a circle: too few take part so far.
circles-not-there = That person or that circle is not here any more.
circles-there-already = They are in this circle already.
circles-cannot-be-together = That does not work: two would come together who cannot.
circles-same = Choose two different circles.
