## Auf der Startseite und im Kalender
circles-home-circle = { $count ->
    [0] Dein Kreis
    [one] Dein Kreis: eine Person und du
   *[other] Dein Kreis: { $count } Leute und du
}
circles-home-hour = Dein Kreis trifft sich
circles-home-merge = Euer Kreis könnte mit einem anderen zusammengehen
circles-home-unsettled = { $count ->
    [one] Ein Kreis ist klein geworden und wollte lieber nicht mit einem anderen zusammengehen
   *[other] { $count } Kreise sind klein geworden und wollten lieber nicht mit anderen zusammengehen
}
circles-file-hour = Kreis-Stunde: { $cohort }

## Namen, Tage, Zeiten
circles-title = Kreise
circles-number = Kreis { $number }
circles-day-1 = Montag
circles-day-2 = Dienstag
circles-day-3 = Mittwoch
circles-day-4 = Donnerstag
circles-day-5 = Freitag
circles-day-6 = Samstag
circles-day-7 = Sonntag
circles-hour-line = Jeden { $day }, { $time } Uhr
circles-hour-option = { $day }, { $time } Uhr
circles-hours-common = { $count ->
    [0] keine volle Stunde, in der alle können
    [one] eine Stunde in der Woche, in der alle können
   *[other] { $count } Stunden in der Woche, in denen alle können
}

## Kreise, die sich finden
circles-lead-open = Zu wenigen, eine Stunde in der Woche, ohne Moderation. Tut euch selbst zusammen, oder lass dich zuordnen.
circles-lead-placing = Die Moderation ordnet gerade alle zu. Du hörst per E-Mail, wer in deinem Kreis ist.
circles-lead-waiting = Du bist noch in keinem Kreis. Innerhalb einer Stunde hast du einen, wenn es irgend geht, und ihr hört alle davon.
circles-lead-closed = In dieser Kohorte treffen sich keine Kreise mehr.
circles-lead-away = Du hast Auszeit. Wenn du zurück bist, hast du deinen Platz wieder, wenn er frei ist, sonst einen anderen.
circles-on-a-break = Du hast Auszeit. Komm erst zurück, dann kannst du in einen Kreis.
circles-how = Ein Kreis hat { $least } bis { $most } Leute und trifft sich ab Woche { $week }. Wer in keinem ist, wird zugeordnet: nach gemeinsamer Zeit und Sprache, aus verschiedenen Bereichen.
circles-how-one = Ein Kreis hat { $most } Leute und trifft sich ab Woche { $week }. Wer in keinem ist, wird zugeordnet: nach gemeinsamer Zeit und Sprache, aus verschiedenen Bereichen.
circles-wishes = Wann du Zeit hast und was sonst zählt
circles-forming = Kreise, die sich finden
circles-none-yet = Noch hat niemand einen Kreis eröffnet. Es genügt ein kurzer Name, zum Beispiel „Frühschicht“ oder „Die Stillen“.
circles-people-of = { $count } von { $most }
circles-yours = deiner
circles-full-mark = voll
circles-join = Dazukommen
circles-leave = Aus dem Kreis gehen
circles-open-title = Einen Kreis eröffnen
circles-name = Wie er heißen soll
circles-name-hint = Kurz. Alle in der Kohorte sehen den Namen und wer dabei ist.
circles-open = Eröffnen
circles-forming-seen = alle in der Kohorte. Hat der Kreis beim Zuordnen genug Leute, bleibt er zusammen; sonst werdet ihr mit anderen zugeordnet, möglichst miteinander.

## Der eigene Kreis
circles-lead-ours = { $count ->
    [one] Gerade bist du allein hier.
    [2] Ihr seid zu zweit.
    [3] Ihr seid zu dritt.
    [4] Ihr seid zu viert.
    [5] Ihr seid zu fünft.
    [6] Ihr seid zu sechst.
   *[other] Ihr seid { $count }.
}
circles-confidential = Was hier gesagt wird, bleibt unter euch.
circles-start = Treffen dieser Woche beginnen
circles-begins = Ihr trefft euch ab Woche { $week }.
circles-people = Wer dabei ist
circles-you = du
circles-goal-of = Will:
circles-there = war diese Woche dabei
circles-hour = Eure Stunde
circles-hour-none = Noch habt ihr keine Stunde. Wer zuerst eine setzt, schlägt sie allen vor; ändern kann sie jede und jeder.
circles-hour-next = Das nächste Mal:
circles-hour-by = Gesetzt von
circles-hour-by-former = Gesetzt von jemandem, der nicht mehr dabei ist,
circles-hour-at = am
circles-hour-file = In den Kalender
circles-hour-change = Stunde ändern
circles-hour-set = Stunde setzen
circles-hour-choose = Wann?
circles-hour-clock = Nach deiner Uhr. Die anderen sehen sie nach ihrer.
circles-hour-misses = { $count ->
    [0] passt allen
    [one] passt einer Person nicht
   *[other] passt { $count } nicht
}
circles-hour-own = Eine andere Stunde
circles-hour-weekday = Tag
circles-hour-time = Beginn
circles-hour-seen = dein Kreis. Wem eine Stunde nicht passt, sagen nur die Zahlen.
circles-no-suggestion = Keine Stunde passt den meisten von euch. Sprecht euch ab, oder seht nach, ob eure Zeiten stimmen.
circles-hour-changed = Jemand hat die Stunde inzwischen geändert; oben steht die neue. Deine Wahl steht noch hier.
circles-hour-unfit = Wähle eine Stunde.
circles-weekday-unfit = Wähle einen Tag.
circles-time-unfit = Schreib die Uhrzeit wie 14:30.
circles-leads = Wer leitet
circles-leads-note = Reihum. Leiten heißt: auf die Zeit achten und dafür sorgen, dass alle zu Wort kommen.
circles-leads-now = diese Woche
circles-leads-you = Du leitest
circles-take = Diese Woche nehme ich
circles-week-taken = Diese Woche hat inzwischen jemand anderes übernommen. Oben steht, wer.
circles-week-unfit = Das geht in dieser Woche nicht.
circles-guide = Für diese Woche, { $minutes } Minuten
circles-goal = Mein Ziel
circles-goal-label = Was willst du in diesen Wochen für dich erreichen?
circles-goal-hint = Ein Satz, höchstens 200 Zeichen. Zum Beispiel: Drei Leute aus der Nachtschicht kennen und einmal mit ihnen gesprochen haben.
circles-goal-seen = dein Kreis, sonst niemand. Er geht, wenn du den Kreis verlässt.
circles-contributions = Was ich geben könnte
circles-contributions-note = Deine eigene Liste: für wen, und was. Niemand sonst sieht sie.
circles-contributions-open = Zu meiner Liste
circles-in-none = Du bist gerade in keinem Kreis.
circles-in-one-already = Du bist schon in einem Kreis.
circles-full = Dieser Kreis ist voll.
circles-being-placed = Die Moderation ordnet gerade alle zu. Bis sie fertig ist, bleiben die Kreise, wie sie sind.
circles-are-published = Die Kreise treffen sich schon.

## Zwei werden einer
circles-merge-title = Zusammengehen mit { $name }?
circles-merge-ours = Ihr seid wenige geworden. Dieser Kreis passt am besten zu euch:
circles-merge-theirs = Dieser Kreis ist klein geworden, und ihr passt am besten zu ihm:
circles-merge-how = Ein Ja aus jedem Kreis genügt, ein „lieber nicht“ beendet es. Eure Ziele kommen mit.
circles-merge-we-said = Aus eurem Kreis kam ein Ja. Jetzt wartet ihr auf die anderen.
circles-merge-they-said = Aus dem anderen Kreis kam schon ein Ja.
circles-merge-yes = Ja, gern
circles-merge-no = Lieber nicht
circles-merge-over = Darüber ist inzwischen entschieden.

## Das Treffen
circles-meeting = Treffen in Woche { $week }
circles-meeting-leads = Es leitet:
circles-meeting-nobody = Wer leitet, macht ihr unter euch aus.
circles-meeting-next = Eure Stunde:
circles-meeting-who = Wer da ist
circles-meeting-goal = Ziel:
circles-meeting-no-goal = noch kein Ziel gesagt
circles-meeting-guide = Die Stunde
circles-meeting-no-guide = Für diese Woche gibt es keinen Leitfaden. Zwölf Minuten für jede und jeden: Woran hängst du, was hast du probiert, was brauchst du von uns? Die letzten fünf Minuten: Was nimmt jede und jeder mit?
circles-presence = Warst du da?
circles-presence-note = Ein Häkchen für dich und deinen Kreis. Niemand sonst sieht es, niemand zählt es.
circles-presence-yes = Ich war da
circles-presence-no = Doch nicht
circles-presence-said = Du sagst: Ich war da.
circles-print = Zum Mitnehmen: Diese Seite lässt sich drucken.

## Was ich geben könnte
circles-list-lead = Für wen, und was: ein Hinweis, ein Kontakt, ein Lob, eine Stunde Hilfe. Klein genügt.
circles-list-empty = Noch steht hier nichts. Denk an einen Menschen, der dir diese Woche begegnet ist: Was könnte er brauchen, das du hast?
circles-list-example = Zum Beispiel: für Heike aus der Logistik, den Bogen für die Übergabe, den wir letztes Jahr gemacht haben.
circles-list-whom = Für wen
circles-list-gift = Was ich geben könnte
circles-list-add = Aufschreiben
circles-list-done = gegeben
circles-list-tick = Gegeben
circles-list-untick = Doch noch offen
circles-list-delete = Löschen
circles-list-seen = niemand außer dir. Sie geht, wenn du den Kurs verlässt.
circles-list-full = Hundert Zeilen genügen. Lösche eine, die erledigt ist.

## Für die Moderation
circles-round-lead-none = Wer trifft sich mit wem? Bis ihr einen Vorschlag macht, tun sich die Leute selbst zusammen. Wer in keinem Kreis ist, wird zugeordnet.
circles-round-lead-proposed = Ein Vorschlag. Niemand außer euch sieht ihn; neue Kreise eröffnen kann so lange niemand.
circles-round-lead-published = Die Kreise treffen sich seit
circles-round-people = { $count ->
    [one] Eine Person nimmt teil.
   *[other] { $count } Personen nehmen teil.
}
circles-round-size = Ein Kreis hat { $least } bis { $most } Leute.
circles-round-gap = { $gap ->
    [0] Nachgewiesen: in der Summe ist keine andere Einteilung besser.
   *[other] Keine andere Einteilung in Kreise dieser Größe wäre in der Summe mehr als { $gap } Prozent besser.
}
circles-round-no-gap = Seit der Rechnung wurde jemand umgesetzt.
circles-round-dissolved = { $count ->
    [one] Eine Person war in einem eigenen Kreis, der so nicht bleiben konnte. Sie ist neu zugeordnet.
   *[other] { $count } Personen waren in eigenen Kreisen, die so nicht bleiben konnten, meist weil sie zu klein waren. Sie sind neu zugeordnet, möglichst miteinander.
}
circles-round-propose = Vorschlag machen
circles-round-again = Neu vorschlagen
circles-round-publish = Veröffentlichen
circles-round-discard = Vorschlag verwerfen
circles-round-alone = In keinem Kreis
circles-round-alone-note = Setzt sie selbst in einen Kreis, oder wartet: Wer dazukommt, wird innerhalb einer Stunde zugeordnet, wenn es geht.
circles-round-circles = Die Kreise
circles-round-none = Noch hat niemand einen Kreis eröffnet.
circles-round-own = selbst gefunden
circles-round-no-hour = noch keine Stunde
circles-round-move = Jemanden umsetzen
circles-round-move-note = Wer sich schon trifft, erfährt davon per E-Mail, der neue Kreis auch.
circles-round-move-who = Diese Person
circles-round-move-to = geht in
circles-round-move-do = Umsetzen
circles-round-merge = Aus zwei Kreisen einen machen
circles-round-merge-one = Dieser Kreis
circles-round-merge-other = geht auf in
circles-round-merge-do = Zusammenlegen
circles-round-unsettled = Klein geworden
circles-round-unsettled-none = Es gibt keinen anderen Kreis.
circles-round-unsettled-open = gefragt: zusammengehen mit { $name }?
circles-round-unsettled-declined = wollte lieber nicht mit { $name } zusammengehen. Sprecht mit den Leuten, oder legt zwei Kreise zusammen.
circles-round-unsettled-declined-gone = Zusammengehen wollte jemand lieber nicht. Sprecht mit den Leuten, oder legt zwei Kreise zusammen.
circles-round-seen = Ziele, Häkchen und Listen sehen nur die Leute selbst.
circles-score = { $score } von 1000 Punkten
circles-reason-interests = alle beschäftigt: { $words }
circles-reason-departments = verschiedene Bereiche: { $words }
circles-reason-backgrounds = verschiedene Arbeit: { $words }
circles-reason-stage = gleich weit: { $words }
circles-reason-sites = verschiedene Orte: { $words }
circles-reason-wished = gegenseitig gewünscht
circles-rule-hours = keine Stunde für alle
circles-rule-line = selbes Team
circles-rule-language = keine Sprache für alle
circles-no-proposal = Es gibt keinen Vorschlag mehr. Vielleicht hat ihn jemand anderes veröffentlicht oder verworfen.
circles-too-few = Zu einem Kreis gehören Leute: Es nehmen noch zu wenige teil.
circles-not-there = Diese Person oder dieser Kreis steht hier nicht mehr.
circles-there-already = Die Person ist schon in diesem Kreis.
circles-cannot-be-together = Das geht nicht: Zwei kämen zusammen, die nicht zusammenkommen können.
circles-same = Wähle zwei verschiedene Kreise.
