certificates-earned = erreicht am
certificates-weeks = Du hast in { $have } von { $of } Wochen etwas gezeigt.
certificates-pitches = { $of ->
    [one] { $have ->
        [0] Dein Pitch wurde noch nicht gehört.
       *[other] Dein Pitch wurde gehört.
    }
   *[other] { $have } von { $of } deiner Pitches wurden gehört.
}
certificates-feedbacks = Du hast zu { $have } von { $of } Pitches etwas gesagt.
certificates-missing = { $count ->
    [one] Es fehlt noch eins.
   *[other] Es fehlen noch { $count }.
}
certificates-within-reach = Einfach weiter so: Die Wochen, die noch kommen, genügen.
certificates-until = Der Kurs ist vorbei, und du hast noch Zeit: Was du nachholst, zählt bis
certificates-do-week = Zur ersten Woche, die fehlt
certificates-do-pitch = Zu deinem Pitch
certificates-do-feedback = Zu den Pitches
certificates-look = Zur Bescheinigung
certificates-asked-weeks = { $count ->
    [one] In einer Woche des Kurses etwas gezeigt.
   *[other] In { $count } Wochen des Kurses etwas gezeigt.
}
certificates-asked-pitches = { $count ->
    [one] Einen eigenen Pitch gehalten.
   *[other] { $count } eigene Pitches gehalten.
}
certificates-asked-feedbacks = { $count ->
    [one] Zu einem Pitch anderer etwas Hilfreiches gesagt.
   *[other] Zu { $count } Pitches anderer etwas Hilfreiches gesagt.
}
certificates-holds = gilt
certificates-revoked = Diese Bescheinigung wurde zurückgenommen
certificates-nameless = Wem sie gehört, steht hier nicht mehr, weil das Konto geschlossen wurde. Sie gilt weiterhin.
certificates-asked = Wofür es sie gab
certificates-check = Selbst prüfen
certificates-check-how = Die Datei unten ist ein Open Badge 3.0, als JWT unterschrieben (EdDSA). Jedes Programm, das solche Abzeichen liest, prüft sie, auch wenn es diese Seite nicht mehr gibt, mit dem Schlüssel von
certificates-badge = Abzeichen herunterladen
certificates-paper = Als PDF herunterladen
certificates-paper-file = bescheinigung
certificates-paper-name = Bescheinigung für { $name }: { $course }
certificates-paper-nobodys = Bescheinigung: { $course }
certificates-paper-earned = hat diese Bescheinigung am { $date } erreicht.
certificates-paper-earned-on = Erreicht am { $date }.
certificates-paper-nameless = Wem sie gehört, steht hier nicht, weil das Konto geschlossen wurde.
certificates-paper-unwritten = Wem sie gehört, steht auf ihrer Seite: Für diesen Namen fehlen hier die Schriftzeichen.
certificates-paper-check = Ob diese Bescheinigung gilt, steht auf ihrer Seite. Dort gibt es sie auch als Open Badge, das andere Programme prüfen können.
certificates-paper-code = Die Adresse dieser Seite, als Code für die Kamera
certificates-title = Bescheini­gungen
certificates-lead = Wer die Bescheinigung dieser Kohorte hat. Sie kommt von selbst und bleibt.
certificates-none = Noch niemand.
certificates-taken-back = zurückgenommen
certificates-take-back = Diese Bescheinigung zurücknehmen
certificates-take-back-note = Nur wenn es sie nie hätte geben dürfen. Ihre Seite bleibt und sagt, dass sie zurückgenommen wurde, wann und warum; Abzeichen, die schon heruntergeladen sind, lassen sich weiter prüfen und führen auf diese Seite.
certificates-why = Grund
certificates-why-hint = In einer Zeile. Wer den Link hat, liest ihn.
certificates-taken-back-already = Diese Bescheinigung wurde schon zurückgenommen.
said-certificate-taken-back = Sie ist zurückgenommen.
