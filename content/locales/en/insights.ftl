insights-title = Insights
insights-lead = What can be said about groups. Nobody is seen here: of fewer than { $smallest } people nothing is told.
insights-counted-week = Counted after week { $week },
insights-counted = Counted
insights-started = { $count } people started
insights-too-few = Fewer than { $smallest } people started. Of so few nothing can be told without telling of single people.
insights-nothing-yet = Nothing can be told of this cohort yet.
insights-none = Nothing has been counted yet. Figures come when a week is over, for the reports that were switched on before it began.
insights-not-told = nothing can be told
insights-band-all = { $of }
insights-band-under = fewer than { $under }
insights-band-over = { $least } or more
insights-band-between = { $least } to { $most }
insights-band-of = { $band } of { $of }
insights-say-took-part = Week { $week }: { $band } took part.
insights-say-on-time = Week { $week }: { $band } had shown what they made before the week was over.
insights-say-answered = { $hours ->
    [one] Half of the questions had a first answer within an hour.
   *[other] Half of the questions had a first answer within { $hours } hours.
}
insights-say-answered-late = Half of the questions waited longer than 36 hours for a first answer.
insights-say-waited = Of { $asked } questions, { $band } waited longer than 36 hours.
insights-trend-more = More than the week before.
insights-trend-same = The same range as the week before.
insights-trend-fewer = Fewer than the week before.
insights-trend-faster = Faster than the week before.
insights-trend-slower = Slower than the week before.
insights-usual-more = { $cohorts ->
    [one] More than in the other cohort.
   *[other] More than in the { $cohorts } other cohorts.
}
insights-usual-same = { $cohorts ->
    [one] About as many as in the other cohort.
   *[other] About as many as in the { $cohorts } other cohorts.
}
insights-usual-fewer = { $cohorts ->
    [one] Fewer than in the other cohort.
   *[other] Fewer than in the { $cohorts } other cohorts.
}
insights-step = Step
insights-how-many = How many
insights-step-applied = Applied
insights-step-offered = Were offered a seat
insights-step-started = Started
insights-step-week = Took part in week { $week }
insights-step-completed = Have the certificate
insights-step-helpers = Would help the next cohort
insights-weeks = Week by week
insights-week = Week
insights-week-n = Week { $week }
insights-weeks-note = Questions are counted from the start up to the end of the week, once they have stood for 36 hours.
insights-hours = { $hours } h
insights-hours-more = more than 36 h
insights-figure-applied = Applied
insights-figure-offered = Were offered a seat
insights-figure-started = Started
insights-figure-completed = Certificate
insights-figure-helpers = Would help
insights-figure-took-part = Took part
insights-figure-on-time = Shown in time
insights-figure-opted-out = Said no to an e-mail
insights-figure-asked = Questions
insights-figure-waited = Waited over 36 h
insights-figure-first-answer = Half answered within
insights-figure-pool = Of all who applied
insights-figure-joined = Of the cohort
insights-parts-note = Who is in the cohort beside everybody who applied. What few have in common is put together as “Others”.
insights-others = Others
insights-pass-on = To pass on
insights-pass-on-note = The same in plain words, for whoever asks what becomes of the course. This page can also be printed.
insights-pass-on-label = Report
insights-file-csv = All figures as CSV
insights-file-xlsx = All figures as Excel
insights-cohorts = Your cohorts
insights-first-week = First week
insights-last-week = Newest week
insights-reports = What is counted
insights-reports-note = Switch on what was agreed on, with the works council where there is one. What is off is not counted; what is switched on is counted from the next week on that begins, and never for the past. Figures that were told stay.
insights-report-taking-part = Taking part
insights-report-taking-part-note = Per week: how many did anything others see or said a lesson is done, and how many had shown what they made in time.
insights-report-answers = Answers
insights-report-answers-note = How many questions there were, how long the first answer took, how many waited longer than 36 hours. From ten questions of five people on.
insights-report-path = From applying to helping
insights-report-path-note = How many applied, were offered a seat, started, have the certificate, and would help.
insights-report-composition = Composition
insights-report-composition-note = Department, site, background, experience and languages of the cohort beside all who applied.
insights-report-mail = E-mails
insights-report-mail-note = How many have said no to a kind of e-mail.
insights-on-since = Counted since
insights-off = Not counted
insights-switch-on = Count “{ $report }”
insights-switch-off = Stop counting “{ $report }”
insights-how = How this is counted
insights-how-bands = Every number of people is told as a range of { $smallest }: “20 or more of 26”, “fewer than 10”. So nobody can take one number from another and find out what a few have done, whether they compare weeks, cohorts or files.
insights-how-once = A week is counted once, when it is over, and only the ranges are kept. Who was counted is kept nowhere. Cohorts are compared by these ranges too.
insights-how-not = What people do alone is not known here: not when somebody was there, not for how long, not what they read. There are no lists of names and no ranks.
insights-report-foot = Numbers are told as ranges, so that no single person can be seen in them.
insights-sheet-cohort = Cohort
insights-sheet-starts = First day
insights-sheet-week = Week
insights-sheet-figure = Figure
insights-sheet-part = Part
insights-sheet-at-least = At least
insights-sheet-at-most = At most
insights-sheet-of = Of

## What one active community manager has cost, and what became of it
insights-figure-looked-back = Said what became of it
insights-figure-tending = Look after a community
insights-report-afterwards = What became of it
insights-report-afterwards-note = How many said, within four weeks of being asked, whether they look after a community today, and how many said yes: three months and a year after the end. What they write about it is read by nobody.
insights-cost-link = What one active community manager has cost
insights-cost-title = What one active community manager has cost
insights-cost-lead = What a cohort cost, shared by those who look after a community three months or a year later. Both are ranges, and so is what comes out.
insights-cost-between = Between { $least } and { $most } for each
insights-cost-open = { $least } or more for each; there is no upper end, as it may be that nobody is among them.
insights-cost-tending = Say they look after a community: { $band }.
insights-cost-answered = Answered at all: { $band }.
insights-cost-answered-unknown = How many answered at all cannot be told.
insights-cost-likely = With the likely cost: between { $least } and { $most }.
insights-cost-likely-open = With the likely cost: { $least } or more.
insights-cost-nothing = Nothing can be told of this cohort: too few started, it has not been asked yet, or it was not counted.
insights-cost-inputs = What goes in
insights-cost-cost = What the whole cohort cost
insights-cost-cost-hint = Trainers, hours of those who took part, platform, travel. The lowest you would believe, what you would say if asked for one number, and the highest; in your currency.
insights-cost-kept = Nothing of this is kept: what you type stands in the address of this page and nowhere else.
insights-cost-off = “What became of it” is not counted at present, so there will be no figures of cohorts to come.
insights-cost-honest = What this hangs on
insights-cost-honest-yes = On a word: active is who says yes to “Do you look after a community today?”, the one from the course or another one. Nobody checks it.
insights-cost-honest-silent = On who answers. Whoever has not answered within four weeks counts as not active, although some of them are. So the true figure is more likely lower than this range than higher.
insights-cost-honest-band = On the range. People are told as ranges so that nobody can be made out, and that alone makes the money a range, even where the cost is exact.
insights-cost-honest-worth = Nor does it say what a community is worth.
