reader-take-along = To print or take along:
reader-take-copy = To take along:
reader-one-page = one page
reader-html = HTML
reader-html-long = HTML file
reader-epub = EPUB
reader-epub-long = EPUB for e-readers
reader-contents = Contents
reader-week-title = Week { $n }: { $question }
reader-book-title = { $course }: week { $n }
reader-hours = about { $hours ->
    [one] one hour
   *[other] { $hours } hours
}
reader-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
reader-part-lesson = Lesson { $n }
reader-part-task = Task
reader-part-sparring = In pairs
reader-part-circle = In your circle
reader-part-session = Meeting
reader-part-pause = Pause
reader-part-reading = Reading on
reader-part-facilitator = For trainers only
reader-question = A question to everybody
reader-note = From your trainers
reader-due-on = Due on
reader-due-day = Due on day { $day } of the week
reader-not-open = Not open yet
reader-not-open-why = You are reading ahead. For participants this week opens on
reader-made-on = Taken along on
reader-newest = The newest version, and what the others answered:

