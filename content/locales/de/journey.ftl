journey-hello = Hallo { $name }
journey-open-week = Woche { $n } aufschlagen
journey-starts = Es beginnt am
journey-waiting = Wartet auf dich
journey-since = seit
journey-answered-you = { $name } hat dir geantwortet
journey-nobody-waits = Niemand wartet auf dich.
journey-nobody-waits-but = { $count ->
    [one] Auf dich wartet niemand. Eine Frage hat noch keine Antwort:
   *[other] Auf dich wartet niemand. { $count } Fragen haben noch keine Antwort:
}
journey-you-wait = Du wartest auf
journey-no-answer-yet = Noch keine Antwort
journey-this-week = Diese Woche
journey-next-week = Die nächste Woche öffnet am
journey-way = Dein Weg
journey-balance = Dein Stand
journey-no-cohort = Du bist noch in keiner Kohorte. Sobald dich jemand aufnimmt, steht hier deine Woche.
journey-see-programme = Den Kurs ansehen
journey-you-own = Du betreust
journey-other-cohorts = Deine anderen Kohorten
journey-read = Lesen
journey-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}
journey-minutes-to-read = { $count ->
    [one] eine Minute zum Lesen
   *[other] { $count } Minuten zum Lesen
}
journey-minutes-in-all = rund { $hours } Stunden
journey-lesson-done = erledigt
journey-lesson-answered = beantwortet
journey-lesson-open = noch offen
journey-piece-task = Tun
journey-piece-sparring = Zu zweit
journey-piece-session = Treffen
journey-piece-pause = Pause
journey-piece-reading = Weiterlesen
journey-week-done = { $done } von { $all } Lektionen erledigt
journey-opens = Öffnet am
journey-not-open = Noch nicht offen
journey-preview = Du siehst sie schon, weil du moderierst.
journey-weeks = Wochen
journey-lessons = Lektionen
journey-do = Tun und reden
journey-threads-wait = Gespräche, die warten
journey-how-far = Wie weit alle sind
journey-how-far-note = Wie viele der { $open } Lektionen, die bisher geöffnet sind, die Leute selbst abgehakt haben. Wer nur liest, lernt auch.
journey-lessons-done = Lektionen erledigt
journey-lesson-of = Lektion { $place } von { $count }
journey-question-to-all = Frage an alle
journey-your-answer = Deine Antwort
journey-answer-hint = Zwei Sätze reichen. Was ist dir selbst passiert?
journey-send-answer = Antworten
journey-have-answered = { $count } von { $all } haben geantwortet.
journey-write-first = Was sie schreiben, liest du, sobald deine Antwort steht.
journey-others = { $count ->
    [one] Eine Antwort der anderen
   *[other] { $count } Antworten der anderen
}
journey-read-all = Alle Antworten lesen
journey-to-thread = Zum Gespräch
journey-mark-done = Als erledigt abhaken
journey-mark-undone = Doch nicht erledigt
journey-back-to-week = Zurück zu Woche { $n }
journey-week-lessons = { $count ->
    [one] eine Lektion
   *[other] { $count } Lektionen
}
journey-piece-facilitator = Für die Moderation
journey-due = bis
journey-trainers-note = Von eurer Moderation
journey-changed = Geändert, seit du sie gelesen hast
journey-lesson-changed = geändert
journey-what-changed = Was sich geändert hat
journey-what-changed-lead = Durchgestrichen ist weggefallen, unterstrichen ist neu.
journey-change-read = Hab ich gelesen
journey-to-lesson = Zur Lektion
journey-applications = Bewerbungen
journey-to-read = { $count ->
    [one] Eine Bewerbung wartet auf dich
   *[other] { $count } Bewerbungen warten auf dich
}
journey-my-application = Deine Bewerbung
