cockpit-lead = What people could not settle among themselves. Whoever likes to read in silence is not on this page.
cockpit-empty = Nobody needs you right now. Quiet readers are fine: reading counts.
cockpit-asks = { $name } asks
cockpit-since = since
cockpit-first = first post
cockpit-waits = waits
cockpit-overdue = overdue
cockpit-tried = Asked so far:
cockpit-tried-nobody = Nobody was asked so far.
cockpit-not-me = says: not me
cockpit-take = I take it
cockpit-release = Not me after all
cockpit-mine = You look after it
cockpit-theirs = { $name } looks after it
cockpit-ask-peer = Ask a peer who knows
cockpit-partners = Sparring partners who have not found each other
cockpit-partners-note = One of them has told you so. It goes away by itself when they hear from each other.
cockpit-partners-since = nothing since
cockpit-partners-round = Who is with whom
cockpit-away = On a break
cockpit-away-note = They said so themselves, or somebody did for them. Nobody needs to look for them.
cockpit-away-until = back on
cockpit-away-open = until they say so
cockpit-threads = Threads
cockpit-people = People
cockpit-people-note = What stands here is what they did or said themselves. Reading is not recorded: whoever reads along in silence may well be here and fine.
cockpit-fact-asked = wrote to you trainers
cockpit-fact-first = the first task is missing
cockpit-quiet = no sign
cockpit-quiet-week = the last one in week { $week }
cockpit-quiet-never = none so far
cockpit-wrote = Trainers wrote:
cockpit-wrote-nobody = No trainer has written to them in the last 30 days.
cockpit-write = Write to { $name }
cockpit-let-be = Let it be …
cockpit-until = until { $day }
cockpit-until-news = until there is news
cockpit-rests-until = until
cockpit-resting = Let be for now
cockpit-wake = Show it again
cockpit-readers = { $count ->
    [one] One person reads along without writing. That is fine: reading counts.
   *[other] { $count } people read along without writing. That is fine: reading counts.
}
cockpit-heated = heated
cockpit-heated-facts = { $posts } posts within a day by { $people } people
cockpit-first-silent = a first post nobody has said anything to
cockpit-today = Today
cockpit-pitches = { $count ->
    [0] Pitches are heard
    [one] One pitch is heard
   *[other] { $count } pitches are heard
}
cockpit-owed = { $count ->
    [one] One word on a pitch is owed. The house says so kindly by itself.
   *[other] { $count } words on pitches are owed. The house says so kindly by itself.
}
cockpit-found = They have found each other by now.
