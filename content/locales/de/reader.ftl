reader-take-along = Zum Drucken und Mitnehmen:
reader-take-copy = Zum Mitnehmen:
reader-one-page = eine Seite
reader-html = HTML
reader-html-long = HTML-Datei
reader-epub = EPUB
reader-epub-long = EPUB für Lesegeräte
reader-contents = Inhalt
reader-week-title = Woche { $n }: { $question }
reader-book-title = { $course }: Woche { $n }
reader-hours = rund { $hours ->
    [one] eine Stunde
   *[other] { $hours } Stunden
}
reader-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}
reader-part-lesson = Lektion { $n }
reader-part-task = Aufgabe
reader-part-sparring = Zu zweit
reader-part-circle = Im Kreis
reader-part-session = Treffen
reader-part-pause = Pause
reader-part-reading = Lesetipps
reader-part-facilitator = Nur für die Moderation
reader-question = Frage an die Runde
reader-note = Von eurer Moderation
reader-due-on = Fällig am
reader-due-day = Fällig am { $day }. Tag der Woche
reader-not-open = Noch nicht offen
reader-not-open-why = Du liest voraus. Für die Teilnehmenden öffnet diese Woche am
reader-made-on = Mitgenommen am
reader-newest = Die neueste Fassung und die Antworten der anderen:

