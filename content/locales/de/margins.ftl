margins-title = Randnotizen
margins-lead = Was du vor einer Woche gern gewusst hättest. Es steht neben derselben Woche, wenn das Programm wieder läuft; wer teilnimmt, sieht nichts davon.
margins-week = Woche { $week }
margins-of-week = Woche { $week }: am Rand
margins-here = { $count ->
    [0] noch nichts notiert
    [one] eine Notiz aus diesem Durchgang
   *[other] { $count } Notizen aus diesem Durchgang
}
margins-before = { $count ->
    [0] nichts von früher
    [one] eine von früher
   *[other] { $count } von früher
}
margins-earlier = Aus früheren Durchgängen
margins-earlier-none = Neben dieser Woche wurde in früheren Durchgängen nichts notiert.
margins-this-run = Dieser Durchgang
margins-to-week = Zur Woche
margins-words = Was sollte wissen, wer diese Woche als Nächstes moderiert?
margins-words-hint = Was länger gedauert hat, welche Frage etwas geöffnet hat, was du weglassen würdest. Über die Woche, nicht über Menschen.
margins-note = Notieren
margins-remove = Zurücknehmen
margins-seen = wer diese und spätere Kohorten moderiert und wer das Programm verantwortet.
margins-handover = Den Durchgang als Datei übergeben
margins-link = Randnotizen zu dieser Woche
