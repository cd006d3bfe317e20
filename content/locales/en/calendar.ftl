calendar-title = Calendar
calendar-lead = Every date of this cohort. Weeks open by the clock in { $zone }; times are shown in yours.
calendar-all = All dates
calendar-none = There are no dates yet: the course has no weeks.
calendar-when = When
calendar-what = What
calendar-until = to
calendar-own-zone = planned by { $zone }
calendar-task-due = Task due
calendar-session = Live
calendar-cancelled = cancelled
calendar-pause = Pause
calendar-free = Off
calendar-end = Last day
calendar-file = Download as a calendar file
calendar-my-feed = Your dates in your own calendar
calendar-collisions = What does not go together
calendar-collisions-note = None of it forbids anything. You just know before somebody else finds out.
calendar-collisions-none = Nothing found: no public holiday, nobody moderating twice at once, no session in the middle of the night.
calendar-twice = { $host } moderates two sessions at once
calendar-night = “{ $title }” lies outside 7:00 to 20:00 for some
calendar-night-zone = { $zone }: { $at }, { $count } people
calendar-changes = Change
calendar-changes-note = First you see what moves and who hears of it. It is done once you confirm it after that.
calendar-pause-week = Pause a week
calendar-which-week = Week
calendar-reason = Reason
calendar-reason-hint = Everybody in the cohort reads it.
calendar-look = Show what changes
calendar-days-off = Days without the course
calendar-first-day = First day off
calendar-days = Days
calendar-kind = What comes after
calendar-kind-pause = moves back
calendar-kind-pause-hint = A pause: every later date moves by that many days.
calendar-kind-free = stays where it is
calendar-kind-free-hint = A holiday: only what falls on these days moves, to the next day.
calendar-shift = Begin later, or earlier
calendar-weeks-later = Weeks later
calendar-weeks-later-hint = A number with a minus in front means earlier.
calendar-longer = A week is longer or shorter
calendar-length = Days it has
calendar-pattern = How weeks open
calendar-week-days = Days in a week
calendar-remove = Take days off out
calendar-copy = Like another cohort
calendar-copy-note = The hour, the zone, the length of weeks and the live sessions come from there. Pauses do not: they lie on days of their own.
calendar-copy-from = Which one
calendar-copy-do = Take it over
calendar-change-start = The first day moves
calendar-change-pause = A pause is added
calendar-change-free = Days off are added
calendar-change-length = A week gets another length
calendar-change-removal = Days off go
calendar-change-pattern = Weeks open differently
calendar-not-yet = Nothing has changed yet. This is what would happen:
calendar-moves = { $count ->
    [0] No date moves
    [one] One date moves
   *[other] { $count } dates move
}
calendar-before = Until now
calendar-after = From now on
calendar-not-there = new
calendar-gone = goes
calendar-stays = { $count ->
    [0] There are no other dates.
    [one] One other date stays as it is.
   *[other] { $count } other dates stay as they are.
}
calendar-mails = Who hears of it
calendar-mails-welcomed = { $count ->
    [one] One person knows the old first day from their e-mail.
   *[other] { $count } people know the old first day from their e-mail.
}
calendar-mails-invited = { $count ->
    [one] People are invited already to one live session that moves.
   *[other] People are invited already to { $count } live sessions that move.
}
calendar-mails-told = { $count ->
    [0] Nobody gets an e-mail with the new dates.
    [one] One person gets an e-mail with the new dates.
   *[other] { $count } people get an e-mail with the new dates.
}
calendar-mails-asked = { $count ->
    [one] One person with a seat or an offer is asked again whether it still suits.
   *[other] { $count } people with a seat or an offer are asked again whether it still suits.
}
calendar-mails-entries = { $count ->
    [one] One entry in a calendar changes along.
   *[other] { $count } entries in calendars change along.
}
calendar-new-collisions = What would not go together any more
calendar-do = Do it
calendar-leave = Leave it
calendar-proposal = All dates ahead
calendar-proposal-lead = { $name }: this is where this cohort would lie. Nothing is planned yet. Weeks open by the clock in { $zone }.
calendar-proposal-none = Without a first day there are no dates. Add what is missing.
calendar-other-day = Try another day
calendar-regions = Checked against the public holidays of { $regions }, the regions of the sites.
calendar-regions-none = The course names no sites, so public holidays are not checked.
calendar-feed-lead = Your calendar program fetches all dates of your cohorts from a link only you know.
calendar-feed-how = Add it to your calendar as a subscribed calendar. What changes here changes there.
calendar-feed-private = Whoever has it sees your dates. Do not pass it on.

## In calendar files
calendar-file-week = { $cohort }: week { $week } opens – { $text }
calendar-file-task = { $cohort }: task of week { $week } – { $text }
calendar-file-pause = { $cohort }: pause – { $text }
calendar-file-free = { $cohort }: off – { $text }
calendar-file-end = { $cohort }: last day

## Said when it is done
said-calendar-changed = Changed. Everybody concerned hears of it.
said-calendar-copied = Taken over.
