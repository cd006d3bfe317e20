journey-hello = Hello { $name }
journey-open-week = Open week { $n }
journey-starts = It begins on
journey-waiting = Waiting for you
journey-since = since
journey-nobody-waits = Nobody waits for you.
journey-nobody-waits-but = { $count ->
    [one] Nobody waits for you. One question has no answer yet:
   *[other] Nobody waits for you. { $count } questions have no answer yet:
}
journey-you-wait = You wait for
journey-this-week = This week
journey-next-week = The next week opens on
journey-way = Your way
journey-balance = Where you stand
journey-no-cohort = You are in no cohort yet. Once somebody enrols you, your week will be here.
journey-part-away = You are on a break. Nothing is urgent.
journey-meanwhile = What has come meanwhile ({ $count })
journey-back-on = You are back on
journey-need-break = I need a break
journey-see-programme = Look at the course
journey-you-own = You look after
journey-other-cohorts = Your other cohorts
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
journey-piece-circle = In your circle
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
journey-piece-read = Read
journey-piece-talk = Talk
journey-todo-read-lead = { $count ->
    [one] One lesson this week
   *[other] { $count } lessons this week
}
journey-todo-read-all = All lessons read
journey-todo-talk-lead = What the cohort talks about
journey-todo-talk-all = All questions answered
journey-todo-sparring-lead = You talk with your sparring partner
journey-todo-circle-lead = Your circle meets
journey-todo-session-lead = You all meet
journey-of = { $part } of { $all }
journey-any-day = any day you like
journey-until = until
journey-and-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
journey-cannot-say = We cannot show what waits for you just now. Nothing is lost; load the page again in a moment.
journey-meets-next = You meet next
journey-company = Who you go with
journey-you-moderate = you moderate
journey-in-days = { $count ->
    [0] today
    [1] tomorrow
   *[other] in { $count } days
}
journey-who-is-there = Who is there
journey-meet-them = Get to know them
journey-first-here = Nobody but you so far. You are early.
journey-say-hello = Say hello
journey-hello-from = Hello from { $name }
journey-hello-label = Two sentences about you
journey-hello-hint = Who are you, and what brings you here?
journey-hello-send = Say hello
journey-said-hello = You said hello. There is nothing more to do until the first day.
journey-read-hellos = Read what the others write
journey-part-all_done = Everything is done for this week. Enjoy the time you have.
journey-part-paused = It is a pause. Nothing falls due; you can read and write all the same.
journey-part-finished = You did it: all weeks are behind you. The conversations stay open.
journey-part-between = No course is running for you at the moment.
journey-part-applicant = You are in no cohort yet. What becomes of your application you will see here.
journey-from-here = From here on
journey-people-stay = Keep in touch with the people
journey-what-you-made = See what you made
journey-next-cohorts = Look at the next cohorts
journey-plan = Your sentence for the week
journey-plan-lead = One sentence that helps when something gets in the way.
journey-plan-cue = If …
journey-plan-cue-hint = For example: Tuesday's meeting eats my slot
journey-plan-deed = then I will …
journey-plan-deed-hint = For example: read on Wednesday after coffee
journey-plan-seen = you alone. We show it to nobody else.
journey-plan-keep = Keep it
journey-plan-skip = Not this week
journey-plan-sentence = If { $cue }, then I will { $deed }.
journey-plan-none = No sentence this week.
journey-plan-change = Change it
journey-plan-after-all = Write one after all
journey-plan-stands = What stands there now
