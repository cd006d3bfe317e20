handover-title = Handing the run over
handover-lead = For whoever moderates the next one: the dates as they came, what you changed of the course, live sessions, papers, and what you noted in the margins. What people wrote to each other is not in it.
handover-not-over = This run is not over. You can look already; take it along at the end, when everything is in it.
handover-take = Take it along as a folder
handover-content = The course as this cohort had it
handover-in-it = The folder holds index.html to read, handover.json for programs and dates.ics for calendars.
handover-made = Made on
handover-trainers = Moderated by
handover-pauses = Days that did not count
handover-days = { $count ->
    [one] one day
   *[other] { $count } days
}
handover-minutes = { $count } minutes
handover-weeks = Week by week
handover-opened = Opened on
handover-left-out = Left out:
handover-added = Added:
handover-additions = Written beside it
handover-sessions = Live sessions
handover-papers = Published papers
