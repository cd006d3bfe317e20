journey-hello = Hallo { $name }
journey-open-week = Woche { $n } aufschlagen
journey-starts = Es beginnt am
journey-waiting = Wartet auf dich
journey-since = seit
journey-nobody-waits = Niemand wartet auf dich.
journey-nobody-waits-but = { $count ->
    [one] Auf dich wartet niemand. Eine Frage hat noch keine Antwort:
   *[other] Auf dich wartet niemand. { $count } Fragen haben noch keine Antwort:
}
journey-you-wait = Du wartest auf
journey-this-week = Diese Woche
journey-next-week = Die nächste Woche öffnet am
journey-way = Dein Weg
journey-balance = Dein Stand
journey-no-cohort = Du bist noch in keiner Kohorte. Sobald dich jemand aufnimmt, steht hier deine Woche.
journey-part-away = Du hast Auszeit. Nichts eilt.
journey-meanwhile = Was inzwischen gekommen ist ({ $count })
journey-back-on = Wieder dabei bist du am
journey-need-break = Ich brauche eine Auszeit
journey-see-programme = Den Kurs ansehen
journey-you-own = Du betreust
journey-other-cohorts = Deine anderen Kohorten
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
journey-piece-circle = Im Kreis
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
journey-piece-read = Lesen
journey-piece-talk = Reden
journey-todo-read-lead = { $count ->
    [one] Eine Lektion dieser Woche
   *[other] { $count } Lektionen dieser Woche
}
journey-todo-read-all = Alle Lektionen gelesen
journey-todo-talk-lead = Worüber die Kohorte spricht
journey-todo-talk-all = Alle Fragen beantwortet
journey-todo-sparring-lead = Ihr sprecht im Sparring miteinander
journey-todo-circle-lead = Euer Kreis trifft sich
journey-todo-session-lead = Ihr trefft euch
journey-of = { $part } von { $all }
journey-any-day = wann es dir passt
journey-until = bis
journey-and-more = { $count ->
    [one] und noch eins
   *[other] und { $count } weitere
}
journey-cannot-say = Was auf dich wartet, können wir gerade nicht zeigen. Es ist nichts verloren; lade die Seite gleich noch einmal.
journey-meets-next = Ihr seht euch
journey-company = Mit wem du gehst
journey-you-moderate = du moderierst
journey-in-days = { $count ->
    [0] heute
    [1] morgen
   *[other] in { $count } Tagen
}
journey-who-is-there = Wer dabei ist
journey-meet-them = Die Leute kennenlernen
journey-first-here = Noch niemand außer dir. Du bist früh dran.
journey-say-hello = Sag hallo
journey-hello-from = Hallo von { $name }
journey-hello-label = Zwei Sätze über dich
journey-hello-hint = Wer bist du, und warum bist du dabei?
journey-hello-send = Hallo sagen
journey-said-hello = Du hast hallo gesagt. Mehr gibt es bis zum ersten Tag nicht zu tun.
journey-read-hellos = Lesen, was die anderen schreiben
journey-part-all_done = Für diese Woche ist alles getan. Genieß die freie Zeit.
journey-part-paused = Gerade ist Pause. Es wird nichts fällig; lesen und schreiben kannst du trotzdem.
journey-part-finished = Geschafft: Alle Wochen liegen hinter euch. Die Gespräche bleiben offen.
journey-part-between = Im Moment läuft für dich kein Kurs.
journey-part-applicant = Du bist noch in keiner Kohorte. Was aus deiner Bewerbung wird, siehst du hier.
journey-from-here = Wie es weitergeht
journey-people-stay = Mit den Leuten in Verbindung bleiben
journey-what-you-made = Sehen, was du gemacht hast
journey-next-cohorts = Die nächsten Kohorten ansehen
journey-plan = Dein Satz für die Woche
journey-plan-lead = Ein Satz, der hilft, wenn etwas dazwischenkommt.
journey-plan-cue = Wenn …
journey-plan-cue-hint = Zum Beispiel: die Besprechung am Dienstag länger dauert
journey-plan-deed = dann …
journey-plan-deed-hint = Zum Beispiel: lese ich am Mittwoch nach dem Kaffee
journey-plan-seen = nur du. Wir zeigen ihn sonst niemandem.
journey-plan-keep = Merken
journey-plan-skip = Diese Woche nicht
journey-plan-sentence = Wenn { $cue }, dann { $deed }.
journey-plan-none = Diese Woche kein Satz.
journey-plan-change = Ändern
journey-plan-after-all = Doch einen Satz schreiben
journey-plan-stands = So steht er jetzt
