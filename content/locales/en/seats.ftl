## Applications of a programme
seats-applications = Applications
seats-how = How seats are given
seats-window = People can apply
seats-window-set = Say when
seats-window-change = Change
seats-next = Waiting for the next cohort
seats-next-note = As soon as people can apply for a cohort, these are part of it, in the same order.
seats-next-who = Who they are
seats-next-cohort = the next one that opens
seats-since = since
seats-interested = { $count ->
    [0] Nobody has asked to be told.
    [one] One person wants to be told when a cohort opens, and has confirmed it.
   *[other] { $count } people want to be told when a cohort opens, and have confirmed it.
}
seats-doubles = Perhaps the same person
seats-doubles-note = Applications with the same name or the same person, and different addresses. When two become one, the older rank counts.
seats-doubles-none = No two applications look like the same person.
seats-merge = Keep this one, close { $other }
seats-transfer = Move to another cohort
seats-transfer-note = The application takes its rank along, and everything in it. A decision that was not applied yet is dropped.
seats-transfer-to = Where to
seats-transfer-none = No other cohort of this course takes people just now.

## When people apply
seats-intake = When people apply
seats-intake-lead = Once you save, { $cohort } is open to apply as soon as the window begins.
seats-in-zone = All times are by the clock in { $zone }.
seats-opens-on = First day
seats-opens-at = From
seats-closes-on = Last day
seats-closes-at = Until
seats-decides-on = Everybody hears on
seats-decides-on-hint = Whoever applies sees this day.
seats-answer-days = Working days to answer
seats-answer-days-hint = Counted by the public holidays of their site. The day the offer arrives does not count.
seats-waitlist = Waitlist
seats-waitlist-automatic = Moves up by itself
seats-waitlist-automatic-hint = A free seat is offered to the next person at once.
seats-waitlist-by_hand = A person decides
seats-waitlist-by_hand-hint = A free seat stays free until somebody offers it.
seats-waitlist-moves = { $week ->
    [0] Moves up by itself until the cohort begins
   *[other] Moves up by itself to the end of week { $week }
}
seats-refill-until = Give seats on until week
seats-refill-until-hint = 0: only until it begins.
seats-after-lapse = Who does not answer
seats-after-lapse-end = is last on the waitlist
seats-after-lapse-later = waits for the next cohort
seats-blind = Hide names while reading
seats-blind-hint = Whoever reads sees a code instead of name and address. They are in no table either.
seats-own-first = One’s own review first
seats-own-first-hint = What others wrote is shown only after one’s own.
seats-intake-save = Save
seats-commitment = Checksum of the draw
seats-commitment-note = It is fixed before anybody applies, and everybody can see it. It shows afterwards that nobody bent the draw.
seats-commitment-none = It is made when you save for the first time, and stays.

## Tables
seats-column-code = Code
seats-column-name = Name
seats-column-email = Email
seats-column-state = State
seats-column-pending = Pending
seats-column-background = Background
seats-column-department = Department
seats-column-site = Site
seats-column-language = Language
seats-column-languages = Languages
seats-column-experience = Experience
seats-column-zone = Time zone
seats-column-losses = Earlier losses
seats-column-reviews = Reviews
seats-column-mean = Mean
seats-column-submitted = Submitted
seats-column-place = Place on the waitlist
seats-column-community = Community
seats-column-about = What it is about
seats-column-brings = Brings
seats-column-wants = Wants
seats-verdict-offer = Offer a seat
seats-verdict-waitlist = Waitlist
seats-verdict-turn_down = Turn down
seats-file-csv = CSV
seats-file-xlsx = Excel
seats-file-draw = Draw
seats-yes = yes
seats-no = no

## Applications from elsewhere
seats-import = Applications from elsewhere
seats-import-lead = Made on paper or in another system: paste the table here. It is looked at first, and nothing is written.
seats-import-table = Table
seats-import-hint = With headings in the first row, copied from a spreadsheet or as CSV.
seats-import-columns = These columns are read, name and email are needed:
seats-import-seen = everybody who reads these applications. Take over only those who agreed on paper. Nobody gets an e-mail about it.
seats-import-look = Only look, first
seats-import-look-again = Look again
seats-import-take = { $count ->
    [one] Take over one application
   *[other] Take over { $count } applications
}
seats-import-report = What would become of it
seats-import-row = Row
seats-import-outcome = Outcome
seats-import-fits = fits
seats-import-good = { $count ->
    [one] One row fits. Nothing is written yet.
   *[other] All { $count } rows fit. Nothing is written yet.
}
seats-import-bad = { $count ->
    [one] One row has a problem. Nothing is written until all of them fit.
   *[other] { $count } rows have a problem. Nothing is written until all of them fit.
}
seats-import-nobody = There is nobody below the headings.
seats-import-left-out = We do not know these columns, and leave them out:
seats-import-problems = Nothing was taken over: not everything fits yet. The list says what is wrong.
seats-import-changed = Nothing was taken over: somebody among them has applied in the meantime. Look again.
seats-import-unknown = { $column }: there is no such choice here.
seats-import-twice = The same address is already in row { $row }.
seats-import-applied = There is already an application with this address.
seats-import-seated = This person is already in a cohort of this course.

## How an application stands
seats-state-draft = being written
seats-state-submitted = received
seats-state-in_review = being read
seats-state-waitlisted = on the waitlist
seats-state-offered = seat offered
seats-state-accepted = seat accepted
seats-state-declined = offer declined
seats-state-turned_down = turned down
seats-state-withdrawn = withdrawn
seats-state-merged = made one with another
seats-step-submit = You send it in
seats-step-read = Somebody has read it
seats-step-offer = You are offered a seat
seats-step-wait = It is put on the waitlist
seats-step-turn-down = You are turned down
seats-step-accept = You say yes
seats-step-decline = You say no
seats-step-later = You would rather come to the next cohort
seats-step-lapse = The time to answer is over
seats-step-take-back = The offer is taken back
seats-step-cancel = The cohort does not take place
seats-step-withdraw = You withdraw it
seats-step-merge = It is of the same person as another one

## How seats are given
seats-how-lead = What can become of your application, who decides, and how you can check it.
seats-windows = When you can apply
seats-windows-none = Just now no cohort is announced that one could apply for.
seats-names = Names
seats-names-hidden = hidden while applications are read
seats-names-shown = shown to those who read
seats-drawn = Drawn: { $seats ->
    [one] one seat
   *[other] { $seats } seats
}. This is what the draw was made from, on
seats-read = How applications are read
seats-read-note = Several people read independently and give 1 to 3 points for each question. Who abstains is no zero. Nobody reads their own application, nor one of somebody they know; you can also say yourself who shall not read it.
seats-weight = { $weight ->
    [one] counts once
   *[other] counts { $weight } times
}
seats-draw = How the draw works
seats-draw-when = When more people apply than there are seats, some of the seats can be drawn.
seats-draw-tickets = Everybody has one ticket. { $bonus ->
    [0] Nobody has more.
    [one] For each cohort in which they were not chosen they get one more, at most { $most } times.
   *[other] For each cohort in which they were not chosen they get { $bonus } more, at most { $most } times.
}
seats-draw-number = Every ticket has a number: the SHA-256 of the seed, the code and the number of the ticket. Of several tickets the one with the smallest counts.
seats-draw-order = Seats are given in that order, the smallest number first. Who gets none is on the waitlist in the same order.
seats-quota-least = { $count ->
    [one] at least one seat
   *[other] at least { $count } seats
}
seats-quota-most = { $count ->
    [one] at most one seat
   *[other] at most { $count } seats
}
seats-draw-check = Check it yourself:
seats-draw-check-note = The first line gives the checksum that stood here before; SEED is what stands here after the draw. The second gives the number of your first ticket; CODE is the code of your application.
seats-order = In which order the waitlist moves up
seats-order-note = Who has waited longest comes first; of the same day, the place in the selection counts, then the day they applied. You keep your rank from cohort to cohort.
seats-when-lapsed = If you do not answer in time, the seat goes to the next person. We remind you once before that.
seats-when-cancelled = If a cohort does not take place, you wait for the next one at your old rank, even if you had a seat.
seats-when-moved = If a cohort begins on another day, we ask you again. You keep your seat until you answer.
seats-moves = What can become of an application
seats-moves-note = That is all. What is not here cannot happen.
seats-moves-from = Where it stands
seats-moves-to = What can happen
seats-moves-end = It ends here.
seats-who = Who sees your application, and for how long
seats-who-note = Those who look after this course see your application, and those who read applications. Nobody else does, not even the cohort.
seats-kept = We delete a draft nobody sends in after { $drafts } days. We delete an application { $days } days after the last thing that happened to it, with everything that was said about it.

## What is said when it is done
said-intake-set = Saved.
said-applications-merged = They are one now.
said-application-moved = The application belongs to the other cohort now.
said-applications-imported = Taken over.
