privacy-title = Was Lernweg über mich weiß
privacy-lead = Was über dich gespeichert ist, und wozu. Was andere in Gesprächen und Rückmeldungen schreiben, gehört ihnen und steht nicht hier.
privacy-to-log = Wer etwas getan hat, das mich betrifft
privacy-to-page = Was hier für alle gilt
privacy-take = Zum Mitnehmen
privacy-take-note = Alles, was unten steht, mit jeder Spalte. Andere Leute sind weggelassen, Passwörter und Schlüssel auch. Angehängte Dateien liegen dort, wo du sie angehängt hast.
privacy-take-html = Datei zum Lesen
privacy-take-json = Datei für Programme (JSON)
privacy-group-account = Mein Konto
privacy-group-mail = E-Mails
privacy-group-courses = Kurse und Kohorten
privacy-group-applying = Bewerbung
privacy-group-live = Live-Termine
privacy-group-talk = Austausch
privacy-group-company = Sparring und Kreise
privacy-group-works = Meine Community und Pitches
privacy-group-papers = Papiere
privacy-count = { $count ->
    [one] Ein Eintrag
   *[other] { $count } Einträge
}
privacy-seen = Wer es sieht:
privacy-kept-account = Es bleibt so lange wie dein Konto.
privacy-kept-cohort = Es bleibt, solange man deine Kohorte lesen kann.
privacy-kept-days = { $days ->
    [one] Es bleibt einen Tag.
   *[other] Es bleibt { $days } Tage.
}
privacy-kept-always = Es bleibt.
privacy-look = Ansehen oder ändern
privacy-never = Was nicht gespeichert wird
privacy-never-note = Nicht, wann du zuletzt da warst, nicht, wie lange du auf einer Seite warst, nicht, ob du eine E-Mail geöffnet hast, und nicht die Adresse deines Computers.
privacy-empty = Was es über dich geben könnte und nicht gibt
privacy-file-note = Was in jeder Tabelle des Hauses über diese Person steht. Leere Spalten sind hier nicht gezeigt.
privacy-contents = Inhalt
privacy-word-somebody-else = jemand anderes
privacy-word-secret = weggelassen
privacy-word-not-yours = nicht deins
privacy-says-somebody-else = Hier steht eine andere Person. Deren Daten gehören ihr.
privacy-says-secret = Damit könnte jemand in deinem Namen handeln. Das bekommt niemand.
privacy-says-not-yours = Du hast etwas mit dem getan, was jemand anderem gehört. Was du getan hast, steht hier, die Worte der anderen Person nicht.
privacy-log = Wer etwas getan hat, das mich betrifft
privacy-log-lead = Was andere getan haben und dein Konto oder deinen Platz in einer Kohorte betrifft, ein Jahr lang. Lesen wird nicht festgehalten, von niemandem.
privacy-log-empty = Niemand hat hier etwas getan, das dich betrifft.
privacy-house = Lernweg
privacy-act-appoint-helper = { $who } hat dir eine Aufgabe in einem Programm gegeben
privacy-act-appoint-owner = { $who } hat dir die Verantwortung für ein Programm gegeben
privacy-act-ask-peer = { $who } hat dich gebeten, dir ein Gespräch anzusehen
privacy-act-begin-break = { $who } hat eingetragen, dass du Auszeit nimmst
privacy-act-change-nudge = { $who } hat die Worte einer E-Mail an dich geändert
privacy-act-circles-moved = { $who } hat dich in einen anderen Kreis gesetzt
privacy-act-close-account = { $who } hat dein Konto geschlossen
privacy-act-earn-certificate = { $who } hat festgehalten, dass du eine Bescheinigung hast
privacy-act-end-break = { $who } hat deine Auszeit beendet
privacy-act-end-enrolment = { $who } hat deinen Platz in einer Kohorte beendet
privacy-act-end-role = { $who } hat deine Aufgabe in einem Programm beendet
privacy-act-enrol = { $who } hat dich in eine Kohorte aufgenommen
privacy-act-hold-nudge = { $who } hat eine E-Mail an dich zurückgehalten
privacy-act-let-nudge-be = { $who } hielt eine E-Mail an dich nicht für nötig
privacy-act-move-stay = { $who } hat dich in eine andere Kohorte versetzt
privacy-act-pause-mail = { $who } hat E-Mails an dich angehalten, weil sie nicht ankamen
privacy-act-release-nudge = { $who } hat eine zurückgehaltene E-Mail an dich freigegeben
privacy-act-take-certificate-back = { $who } hat eine Bescheinigung von dir zurückgenommen
privacy-act-write-note = { $who } hat dir geschrieben
privacy-act-other = { $who } hat etwas getan, das dich betrifft
