## Bewerbungen eines Kurses
seats-applications = Bewerbungen
seats-how = Wie Plätze vergeben werden
seats-window = Bewerben kann man sich
seats-window-set = Festlegen
seats-window-change = Ändern
seats-next = Wartet auf die nächste Kohorte
seats-next-note = Sobald für eine Kohorte Bewerbungen möglich sind, gehören diese dazu, in derselben Reihenfolge.
seats-next-who = Wer das ist
seats-next-cohort = die nächste, die öffnet
seats-since = seit
seats-interested = { $count ->
    [0] Niemand hat darum gebeten, Bescheid zu bekommen.
    [one] Eine Person will Bescheid bekommen, wenn sich eine Kohorte öffnet, und hat das bestätigt.
   *[other] { $count } Menschen wollen Bescheid bekommen, wenn sich eine Kohorte öffnet, und haben das bestätigt.
}
seats-doubles = Vielleicht doppelt
seats-doubles-note = Bewerbungen mit demselben Namen oder derselben Person und verschiedenen Adressen. Beim Zusammenlegen zählt der ältere Rang.
seats-doubles-none = Keine zwei Bewerbungen sehen nach derselben Person aus.
seats-merge = Diese behalten, { $other } schließen
seats-transfer = In eine andere Kohorte
seats-transfer-note = Die Bewerbung nimmt ihren Rang und alles mit, was darin steht. Eine Entscheidung, die noch nicht umgesetzt ist, entfällt.
seats-transfer-to = Wohin
seats-transfer-none = Keine andere Kohorte dieses Kurses nimmt gerade Leute auf.

## Wann man sich bewirbt
seats-intake = Wann man sich bewirbt
seats-intake-lead = Mit dem Speichern öffnet sich { $cohort } für Bewerbungen, sobald der Anfang da ist.
seats-in-zone = Alle Zeiten nach der Uhr in { $zone }.
seats-opens-on = Erster Tag
seats-opens-at = Von
seats-closes-on = Letzter Tag
seats-closes-at = Bis
seats-decides-on = Alle bekommen Bescheid am
seats-decides-on-hint = Wer sich bewirbt, sieht diesen Tag.
seats-answer-days = Arbeitstage zum Antworten
seats-answer-days-hint = Gezählt nach den Feiertagen am Standort. Der Tag, an dem das Angebot kommt, zählt nicht mit.
seats-waitlist = Warteliste
seats-waitlist-automatic = Rückt von selbst nach
seats-waitlist-automatic-hint = Ein freier Platz geht sofort als Angebot an die nächste Person.
seats-waitlist-by_hand = Ein Mensch entscheidet
seats-waitlist-by_hand-hint = Ein freier Platz bleibt frei, bis ihn jemand anbietet.
seats-waitlist-moves = { $week ->
    [0] Rückt von selbst nach, bis die Kohorte beginnt
   *[other] Rückt von selbst nach, bis zum Ende von Woche { $week }
}
seats-refill-until = Nachrücken bis Woche
seats-refill-until-hint = 0: nur bis zum Beginn.
seats-after-lapse = Wer nicht antwortet
seats-after-lapse-end = steht am Ende der Warteliste
seats-after-lapse-later = wartet auf die nächste Kohorte
seats-blind = Namen beim Lesen verbergen
seats-blind-hint = Wer liest, sieht einen Code statt Name und Adresse. Auch in Tabellen stehen sie nicht.
seats-own-first = Erst das eigene Urteil
seats-own-first-hint = Was andere geschrieben haben, sieht man erst nach dem eigenen.
seats-intake-save = Speichern
seats-commitment = Prüfsumme der Verlosung
seats-commitment-note = Sie steht fest, bevor sich jemand bewirbt, und ist für alle zu sehen. Sie zeigt hinterher, dass niemand die Verlosung zurechtgebogen hat.
seats-commitment-none = Sie entsteht beim ersten Speichern und bleibt dann.

## Tabellen
seats-column-code = Code
seats-column-name = Name
seats-column-email = E-Mail
seats-column-state = Stand
seats-column-pending = Vorgemerkt
seats-column-background = Hintergrund
seats-column-department = Bereich
seats-column-site = Standort
seats-column-language = Sprache
seats-column-languages = Sprachen
seats-column-experience = Erfahrung
seats-column-zone = Zeitzone
seats-column-losses = Frühere Absagen
seats-column-reviews = Urteile
seats-column-mean = Mittel
seats-column-submitted = Eingegangen
seats-column-place = Platz auf der Warteliste
seats-column-community = Community
seats-column-about = Worum es geht
seats-column-brings = Bringt mit
seats-column-wants = Wünscht sich
seats-verdict-offer = Platz anbieten
seats-verdict-waitlist = Warteliste
seats-verdict-turn_down = Absage
seats-file-csv = CSV
seats-file-xlsx = Excel
seats-file-draw = Verlosung
seats-yes = ja
seats-no = nein

## Bewerbungen von anderswo
seats-import = Bewerbungen von anderswo
seats-import-lead = Auf Papier oder in einem anderen System eingegangen: Kopiere die Tabelle hier hinein. Erst wird nur geschaut, geschrieben wird nichts.
seats-import-table = Tabelle
seats-import-hint = Mit Überschriften in der ersten Zeile, aus einer Tabellenkalkulation kopiert oder als CSV.
seats-import-columns = Gelesen werden diese Spalten, nötig sind Name und E-Mail:
seats-import-seen = alle, die diese Bewerbungen lesen. Übernimm nur, wer auf dem Papier eingewilligt hat. Eine E-Mail bekommt niemand davon.
seats-import-look = Erst nur schauen
seats-import-look-again = Noch einmal schauen
seats-import-take = { $count ->
    [one] Eine Bewerbung übernehmen
   *[other] { $count } Bewerbungen übernehmen
}
seats-import-report = Was daraus würde
seats-import-row = Zeile
seats-import-outcome = Ergebnis
seats-import-fits = passt
seats-import-good = { $count ->
    [one] Eine Zeile passt. Noch ist nichts geschrieben.
   *[other] Alle { $count } Zeilen passen. Noch ist nichts geschrieben.
}
seats-import-bad = { $count ->
    [one] Bei einer Zeile stimmt etwas nicht. Geschrieben wird nichts, bis alle passen.
   *[other] Bei { $count } Zeilen stimmt etwas nicht. Geschrieben wird nichts, bis alle passen.
}
seats-import-nobody = Unter den Überschriften steht niemand.
seats-import-left-out = Diese Spalten kennen wir nicht, sie werden weggelassen:
seats-import-problems = Nichts wurde übernommen: Es passt noch nicht alles. Was nicht stimmt, steht in der Liste.
seats-import-changed = Nichts wurde übernommen: Inzwischen hat sich jemand davon beworben. Schau noch einmal.
seats-import-unknown = { $column }: Das gibt es hier nicht zur Auswahl.
seats-import-twice = Dieselbe Adresse steht schon in Zeile { $row }.
seats-import-applied = Mit dieser Adresse gibt es schon eine Bewerbung.
seats-import-seated = Diese Person ist schon in einer Kohorte dieses Kurses.

## Stand einer Bewerbung
seats-state-draft = wird geschrieben
seats-state-submitted = eingegangen
seats-state-in_review = wird gelesen
seats-state-waitlisted = auf der Warteliste
seats-state-offered = Platz angeboten
seats-state-accepted = Platz angenommen
seats-state-declined = Angebot abgelehnt
seats-state-turned_down = Absage
seats-state-withdrawn = zurückgezogen
seats-state-merged = mit einer anderen zusammengelegt
seats-step-submit = Du schickst sie ab
seats-step-read = Jemand hat sie gelesen
seats-step-offer = Dir wird ein Platz angeboten
seats-step-wait = Sie kommt auf die Warteliste
seats-step-turn-down = Du bekommst eine Absage
seats-step-accept = Du sagst ja
seats-step-decline = Du sagst nein
seats-step-later = Du möchtest lieber in die nächste Kohorte
seats-step-lapse = Die Zeit zum Antworten ist um
seats-step-take-back = Das Angebot wird zurückgenommen
seats-step-cancel = Die Kohorte findet nicht statt
seats-step-withdraw = Du ziehst sie zurück
seats-step-merge = Sie ist von derselben Person wie eine andere

## Wie Plätze vergeben werden
seats-how-lead = Was mit deiner Bewerbung geschehen kann, wer darüber entscheidet und wie du das nachprüfst.
seats-windows = Wann du dich bewerben kannst
seats-windows-none = Gerade ist keine Kohorte angekündigt, für die man sich bewerben kann.
seats-names = Namen
seats-names-hidden = verborgen, solange gelesen wird
seats-names-shown = für alle zu sehen, die lesen
seats-drawn = Verlost: { $seats ->
    [one] ein Platz
   *[other] { $seats } Plätze
}. Daraus wurde die Verlosung gemacht, am
seats-read = Wie gelesen wird
seats-read-note = Mehrere Menschen lesen unabhängig voneinander und geben zu jeder Frage 1 bis 3 Punkte. Wer sich enthält, zählt nicht als null. Niemand liest die eigene Bewerbung oder die von Bekannten; du kannst auch selbst sagen, wer sie nicht lesen soll.
seats-weight = { $weight ->
    [one] zählt einfach
   *[other] zählt { $weight }-fach
}
seats-draw = Wie verlost wird
seats-draw-when = Wenn sich mehr Leute bewerben, als es Plätze gibt, kann ein Teil der Plätze verlost werden.
seats-draw-tickets = Jede Person hat ein Los. { $bonus ->
    [0] Mehr Lose hat niemand.
    [one] Für jede Kohorte, in der sie nicht zum Zug kam, kommt eines dazu, höchstens { $most }-mal.
   *[other] Für jede Kohorte, in der sie nicht zum Zug kam, kommen { $bonus } dazu, höchstens { $most }-mal.
}
seats-draw-number = Jedes Los bekommt eine Zahl: die SHA-256-Summe aus Schlüssel, Code und Nummer des Loses. Von mehreren Losen zählt das mit der kleinsten.
seats-draw-order = Plätze gibt es der Reihe nach, die kleinste Zahl zuerst. Wer keinen bekommt, steht in derselben Reihenfolge auf der Warteliste.
seats-quota-least = { $count ->
    [one] mindestens ein Platz
   *[other] mindestens { $count } Plätze
}
seats-quota-most = { $count ->
    [one] höchstens ein Platz
   *[other] höchstens { $count } Plätze
}
seats-draw-check = So prüfst du nach:
seats-draw-check-note = Die erste Zeile ergibt die Prüfsumme, die vorher hier stand; SEED ist der Schlüssel, der nach der Verlosung hier steht. Die zweite ergibt die Zahl deines ersten Loses; CODE ist der Code deiner Bewerbung.
seats-order = In welcher Reihenfolge die Warteliste nachrückt
seats-order-note = Wer am längsten wartet, kommt zuerst; bei gleicher Zeit zählt der Platz aus der Auswahl, dann der Tag der Bewerbung. Deinen Rang behältst du von Kohorte zu Kohorte.
seats-when-lapsed = Antwortest du nicht rechtzeitig, geht der Platz an die nächste Person. Vorher erinnern wir dich einmal.
seats-when-cancelled = Findet eine Kohorte nicht statt, wartest du mit deinem alten Rang auf die nächste, auch wenn du schon einen Platz hattest.
seats-when-moved = Beginnt eine Kohorte an einem anderen Tag, fragen wir dich noch einmal. Bis du antwortest, behältst du deinen Platz.
seats-moves = Was aus einer Bewerbung werden kann
seats-moves-note = Das ist alles. Was hier nicht steht, kann nicht geschehen.
seats-moves-from = Stand
seats-moves-to = Was geschehen kann
seats-moves-end = Hier endet sie.
seats-who = Wer deine Bewerbung sieht, und wie lange
seats-who-note = Deine Bewerbung sehen die, die diesen Kurs betreuen, und die, die Bewerbungen lesen. Sonst niemand, auch nicht die Kohorte.
seats-kept = Einen Entwurf, den niemand abschickt, löschen wir nach { $drafts } Tagen. Eine Bewerbung löschen wir { $days } Tage nach dem Letzten, was mit ihr geschehen ist, mit allem, was dazu gesagt wurde.

## Was gesagt wird, wenn es getan ist
said-intake-set = Gespeichert.
said-applications-merged = Zusammengelegt.
said-application-moved = Die Bewerbung gehört jetzt zu der anderen Kohorte.
said-applications-imported = Übernommen.
