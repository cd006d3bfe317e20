margins-title = Margin notes
margins-lead = What you would like to have known before a week. It stands beside the same week when the programme runs again; participants see nothing of it.
margins-week = Week { $week }
margins-of-week = Week { $week }: in the margin
margins-here = { $count ->
    [0] nothing noted yet
    [one] one note of this run
   *[other] { $count } notes of this run
}
margins-before = { $count ->
    [0] nothing from earlier
    [one] one from earlier
   *[other] { $count } from earlier
}
margins-earlier = From earlier runs
margins-earlier-none = Nothing was noted beside this week in earlier runs.
margins-this-run = This run
margins-to-week = To the week
margins-words = What should whoever moderates this week next know?
margins-words-hint = What took longer, which question opened something, what you would leave out. About the week, not about people.
margins-note = Note it
margins-remove = Take it back
margins-seen = the trainers of this cohort and of later ones, and who looks after the programme.
margins-handover = Hand the run over as a file
margins-link = Margin notes beside this week
