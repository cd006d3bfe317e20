## Was geplant ist
nudges-title = Was das Haus verschickt
nudges-lead = Das geht bis morgen Abend von selbst hinaus. Du kannst jede E-Mail lesen, ihre Worte ändern oder sie zurückhalten. Kurz vor dem Versand wird noch einmal geprüft, ob sie noch stimmt.
nudges-tasks = Von euch zu schreiben
nudges-tasks-note = Hier fehlt die erste Aufgabe. Eine persönliche Nachricht hilft mehr als jede Erinnerung; sie ist vorbereitet, du änderst sie und schickst sie ab.
nudges-since = seit
nudges-leaves = geht hinaus
nudges-own = eigene Worte
nudges-soon = Bis morgen Abend
nudges-soon-none = Bis morgen Abend geht nichts hinaus.
nudges-held-title = Zurückgehalten
nudges-held-note = Es geht nicht hinaus, und wenn seine Zeit um ist, verfällt es.
nudges-later = Danach geplant
nudges-left = In den letzten sieben Tagen verschickt
nudges-of-kind = { $name }: { $count }
nudges-all = Alle E-Mails, die das Haus verschickt
nudges-to = An { $name }
nudges-language = In { $language } geschrieben, wie sie an die Person geht. Sie hängt davon ab, was dann stimmt.
nudges-subject = Betreff
nudges-body = Text
nudges-body-hint = {"{link}"} ist der Link, {"{name}"} der Name.
nudges-words-seen = Nur { $name } bekommt diese Worte.
nudges-change = Worte ändern
nudges-keep = So verschicken, wenn es so weit ist
nudges-is-own = Das sind nicht die Worte des Hauses.
nudges-written = Wieder die Worte des Hauses
nudges-hold = Zurückhalten
nudges-release = Doch verschicken
nudges-send = Jetzt abschicken
nudges-answers-come = Antworten gehen an dich.
nudges-let-be = Nicht nötig
nudges-let-be-note = Dann geht nichts hinaus, und es steht nicht mehr hier.
nudges-by = Zuletzt war { $name } daran.
nudges-nothing = Im Moment gäbe es nichts zu sagen: Es stimmt nicht mehr, oder es ist noch nicht so weit.
nudges-state-planned = geplant
nudges-state-held = zurückgehalten
nudges-state-sent = verschickt
nudges-state-left_out = ausgelost, nichts zu hören
nudges-state-cancelled = entfällt
nudges-why-done = Schon getan.
nudges-why-away = In Auszeit.
nudges-why-gone = Nicht mehr dabei.
nudges-why-off = Es gibt keinen Grund mehr dafür.
nudges-why-late = Die Zeit dafür ist um.
nudges-why-let_be = Die Moderation sah keinen Grund.
nudges-changed = Inzwischen hat jemand etwas daran geändert, oder es ist verschickt. Du siehst den neuen Stand.
nudges-not-yours = Diese E-Mail schreibt das Haus, oder es ist noch nicht so weit.
nudges-home-tasks = { $count ->
    [one] Jemandem fehlt die erste Aufgabe
   *[other] { $count } Menschen fehlt die erste Aufgabe
}
nudges-home-tasks-line = Eine persönliche Nachricht ist vorbereitet
nudges-home-helper = Würdest du der nächsten Gruppe helfen?
said-nudge-held = Die E-Mail bleibt hier.
said-nudge-released = Die E-Mail geht hinaus, wenn es so weit ist.
said-note-sent = Deine Nachricht ist unterwegs.
said-nudge-let-be = Erledigt: nichts geht hinaus.

## Ob es hilft
nudges-holdouts = Hilft es?
nudges-holdouts-lead = Ein Teil der Menschen wird ausgelost und nicht erinnert. Danach vergleichst du, was beide Gruppen getan haben. Gemessen wird die Tat, nie ob jemand eine E-Mail öffnet. Es gilt für das, was von jetzt an geplant wird.
nudges-percent = Nicht erinnert werden
nudges-save = Gilt ab jetzt
nudges-percent-none = niemand
nudges-percent-of = { $percent } von 100
nudges-compared = Erinnert: { $did } von { $of } haben es getan. Nicht erinnert: { $did2 } von { $of2 }.
nudges-compared-few = Noch zu wenige, um etwas zu sagen (mindestens fünf in jeder Gruppe).
said-holdout-changed = Gilt von jetzt an.

## Der nächsten Gruppe helfen
helping-title = Der nächsten Gruppe helfen
helping-lead = Wer den Weg gerade gegangen ist, hilft denen am meisten, die ihn vor sich haben: als Sparring, in einem Kreis oder in der Moderation. Was genau, besprecht ihr, wenn es so weit ist.
helping-question = Würdest du helfen?
helping-yes = Ja, gern
helping-later = Später vielleicht
helping-no = Nein, danke
helping-seen = Deine Antwort sehen die Moderation dieser Kohorte und wer das Programm verantwortet.
helping-save = Antworten
helping-you-said = Du hast geantwortet. Du kannst es jederzeit ändern.
helping-alumni = „Was hast du ausprobiert?“ fragen wir nach vier und zwölf Wochen und nach einem Jahr nur, wer das bei seinen E-Mails einschaltet.
helping-alumni-link = E-Mails einstellen
helping-list = Wer helfen würde
helping-none = Noch hat niemand ja gesagt.
helping-later-list = Später vielleicht
said-helping-yes = Danke. Wir kommen auf dich zu.
said-helping-later = Danke, dass du es sagst.
said-helping-no = Danke, dass du es sagst.
