journey-hello = Hello { $name }
journey-open-week = Open week { $n }
journey-starts = It begins on
journey-waiting = Waiting for you
journey-since = since
journey-answered-you = { $name } answered you
journey-nobody-waits = Nobody waits for you.
journey-nobody-waits-but = { $count ->
    [one] Nobody waits for you. One question has no answer yet:
   *[other] Nobody waits for you. { $count } questions have no answer yet:
}
journey-you-wait = You wait for
journey-no-answer-yet = No answer yet
journey-this-week = This week
journey-next-week = The next week opens on
journey-way = Your way
journey-balance = Where you stand
journey-no-cohort = You are in no cohort yet. Once somebody enrols you, your week will be here.
journey-see-programme = Look at the course
journey-you-own = You look after
journey-other-cohorts = Your other cohorts
journey-read = Read
journey-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
journey-minutes-to-read = { $count ->
    [one] one minute to read
   *[other] { $count } minutes to read
}
journey-minutes-in-all = about { $hours } hours
journey-lesson-done = done
journey-lesson-answered = answered
journey-lesson-open = still open
journey-piece-task = Do
journey-piece-sparring = In pairs
journey-piece-session = Meet
journey-piece-pause = Pause
journey-piece-reading = Read on
journey-week-done = { $done } of { $all } lessons done
journey-opens = Opens on
journey-not-open = Not open yet
journey-preview = You see it already because you moderate.
journey-weeks = Weeks
journey-lessons = Lessons
journey-do = Do and talk
journey-threads-wait = Threads that wait
journey-how-far = How far everybody is
journey-how-far-note = How many of the { $open } lessons open so far people have marked as done themselves. Those who only read learn too.
journey-lessons-done = Lessons done
journey-lesson-of = Lesson { $place } of { $count }
journey-question-to-all = A question to everybody
journey-your-answer = Your answer
journey-answer-hint = Two sentences will do. What happened to you?
journey-send-answer = Answer
journey-have-answered = { $count } of { $all } have answered.
journey-write-first = You can read what they wrote as soon as your answer is there.
journey-others = { $count ->
    [one] One answer from the others
   *[other] { $count } answers from the others
}
journey-read-all = Read all answers
journey-to-thread = To the thread
journey-mark-done = Mark as done
journey-mark-undone = Not done after all
journey-back-to-week = Back to week { $n }
journey-week-lessons = { $count ->
    [one] one lesson
   *[other] { $count } lessons
}
journey-piece-facilitator = For trainers
journey-due = by
journey-trainers-note = From your trainers
journey-changed = Changed since you read it
journey-lesson-changed = changed
journey-what-changed = What has changed
journey-what-changed-lead = Struck out is gone, underlined is new.
journey-change-read = I have read it
journey-to-lesson = To the lesson
journey-applications = Applications
journey-to-read = { $count ->
    [one] One application waits for you
   *[other] { $count } applications wait for you
}
journey-my-application = Your application
