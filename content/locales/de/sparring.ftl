## On Home
sparring-home-partner = Sparring mit { $name }
sparring-home-proposal = Sieh dir den Vorschlag für die Sparring-Paare an
sparring-home-alone = { $count ->
    [one] Für eine Person ist niemand zum Sparring da
   *[other] Für { $count } Personen ist niemand zum Sparring da
}

## One's partner
sparring-lead-with = { $count ->
    [one] Ihr seid zu zweit: fragt einander aus, statt einander zu raten.
   *[other] Ihr seid zu dritt: fragt einander aus, statt einander zu raten.
}
sparring-not-yet = Noch ist niemand zusammengebracht. Bis dahin kannst du sagen, was dafür zählen soll.
sparring-nobody = Gerade ist niemand für dich frei. Die Moderation sieht das und kümmert sich.
sparring-away = Du hast Auszeit. Wenn du zurück bist, bekommst du jemanden zum Sparring.
sparring-or-break = Wenn du gerade für niemanden Zeit hast, nimm dir stattdessen eine
sparring-partners = { $count ->
    [one] Mit dir
   *[other] Mit dir zu dritt
}
sparring-why = { $count ->
    [one] Warum ihr zwei
   *[other] Warum ihr drei
}
sparring-why-interests = Euch beschäftigt dasselbe: { $words }
sparring-why-departments = Ihr kommt aus verschiedenen Bereichen: { $words }
sparring-why-backgrounds = Ihr macht verschiedene Arbeit: { $words }
sparring-why-stage = Ihr seid gleich weit: { $words }
sparring-why-sites = Ihr seht verschiedene Orte: { $words }
sparring-why-hours = { $count ->
    [one] Ihr habt eine Stunde in der Woche gemeinsam Zeit
   *[other] Ihr habt { $count } Stunden in der Woche gemeinsam Zeit
}
sparring-why-wished = Ihr habt es euch gewünscht
sparring-common = Gemeinsame Zeit nach deiner Uhr:
sparring-common-theirs = Nach der Uhr von { $name }:
sparring-day-short-mon = Mo
sparring-day-short-tue = Di
sparring-day-short-wed = Mi
sparring-day-short-thu = Do
sparring-day-short-fri = Fr
sparring-day-short-sat = Sa
sparring-day-short-sun = So
sparring-first = Die ersten zwanzig Minuten
sparring-first-lead = Telefon, Video oder ein Spaziergang. Wer zuerst schreibt, schlägt eine Zeit vor.
sparring-first-1 = Fünf Minuten: Wer bist du, und was hast du heute schon erlebt?
sparring-first-2 = Je fünf Minuten: Woran hängst du gerade? Die andere Person fragt nur.
sparring-first-3 = Fünf Minuten: Wann sprecht ihr wieder, und womit dürft ihr einander stören?
sparring-prompt = Für diese Woche, etwa { $minutes } Minuten
sparring-decline-title = Es passt nicht?
sparring-decline-note = Du kannst einmal im Kurs um jemand anderen bitten. Niemand fragt nach einem Grund. Ihr bekommt beide sofort jemand anderen.
sparring-decline = Bitte jemand anderes

## What may be used
sparring-wishes-title = Was für dein Sparring zählt
sparring-wished = Du hast gesagt, was zählen darf. Bis zur nächsten Runde kannst du es ändern.
sparring-not-wished = Ohne dein Zutun zählt, was du bei der Bewerbung gesagt hast: Sprachen, Zeiten, Bereich, Arbeit, Ort und wie weit du bist.
sparring-wishes-edit = Ansehen und ändern
sparring-next-at = Die nächste Runde beginnt am
sparring-wishes-lead = Nur was hier steht, wird benutzt, um jemanden für dich zu finden. Alles außer den Sprachen darf leer bleiben.
sparring-interests = Was dich beschäftigt
sparring-interests-hint = Eins je Zeile, höchstens { $most }: Treffen vor Ort, stille Mitglieder, Wissen sichern. Was ihr gemeinsam habt, liest die andere Person.
sparring-languages = In diesen Sprachen kannst du sprechen
sparring-times = Wann du gut kannst
sparring-times-hint = In deiner Zeit. Ohne Kreuz zählt Montag bis Freitag, neun bis fünf.
sparring-day-mon = Montag
sparring-day-tue = Dienstag
sparring-day-wed = Mittwoch
sparring-day-thu = Donnerstag
sparring-day-fri = Freitag
sparring-department = Dein Bereich
sparring-background = Deine Arbeit
sparring-site = Dein Ort
sparring-stage = Wie weit deine Community ist
sparring-team = Dein Team
sparring-team-hint = Von oben nach unten, mit Schrägstrich: Werk 2/Montage/Schicht A. Wer im selben Team ist oder darüber steht, wird nicht dein Sparring.
sparring-with = Mit wem du gern sprechen würdest
sparring-with-hint = Die Person erfährt es nur, wenn sie dich auch gewählt hat.
sparring-not-with = Mit wem lieber nicht
sparring-not-with-hint = Gilt immer, und niemand außer dir sieht es: auch die Person nicht, auch die Moderation nicht.
sparring-wishes-seen = Namen sieht niemand außer dir. Die Moderation sieht, wer zusammenkommt und warum, nicht, was jemand nicht möchte. Wohnt ihr in verschiedenen Zeitzonen, liest dein Sparring, was deine Uhr zeigt, wenn ihr redet.
sparring-changed-meanwhile = Das hast du inzwischen woanders geändert. Dein Text steht noch hier; lade die Seite in einem zweiten Fenster und vergleiche.
sparring-no-language = Kreuze mindestens eine Sprache an.
sparring-interest-too-long = Höchstens { $limit } Zeichen je Zeile.
sparring-too-many-interests = Höchstens { $limit } Zeilen.

## A round, for trainers
sparring-reason-interests = beide beschäftigt: { $words }
sparring-reason-departments = verschiedene Bereiche: { $words }
sparring-reason-backgrounds = verschiedene Arbeit: { $words }
sparring-reason-stage = gleich weit: { $words }
sparring-reason-sites = verschiedene Orte: { $words }
sparring-reason-hours = { $count ->
    [one] eine Stunde in der Woche gemeinsam
   *[other] { $count } Stunden in der Woche gemeinsam
}
sparring-reason-wished = gegenseitig gewünscht
sparring-lead-none = Wer spricht mit wem? Ein Vorschlag entsteht aus dem, was alle dafür freigegeben haben. Er wird erst sichtbar, wenn ihr ihn veröffentlicht.
sparring-lead-proposed = Vorschlag für Runde { $number }. Niemand außer euch sieht ihn.
sparring-lead-published = Runde { $number } läuft seit
sparring-people = { $count ->
    [one] Eine Person nimmt teil.
   *[other] { $count } Personen nehmen teil.
}
sparring-wished-count = { $count ->
    [0] Niemand hat Angaben geändert; es zählt, was bei der Bewerbung gesagt wurde.
    [one] Eine hat selbst gesagt, was zählen soll.
   *[other] { $count } haben selbst gesagt, was zählen soll.
}
sparring-kept-apart = { $count ->
    [one] Ein Wunsch, nicht zusammenzukommen, wird eingehalten.
   *[other] { $count } Wünsche, nicht zusammenzukommen, werden eingehalten.
}
sparring-proven = Nachgewiesen: keine andere Einteilung ist besser.
sparring-not-proven = Seit der Rechnung wurde etwas geändert, oder es ist nicht bis zum Ende nachgewiesen, dass keine Einteilung besser ist.
sparring-propose = Vorschlag machen
sparring-propose-next = Nächste Runde vorschlagen
sparring-propose-again = Neu vorschlagen
sparring-publish = Veröffentlichen
sparring-drop = Vorschlag verwerfen
sparring-alone = Noch ohne jemanden
sparring-groups = Wer mit wem
sparring-groups-note = Die schwächsten zuerst. 1000 Punkte wären in allem gut.
sparring-score = { $score } von 1000 Punkten
sparring-kept = bleibt
sparring-keep = Behalten
sparring-keep-no = Nicht mehr behalten
sparring-next-best = Sonst am besten:
sparring-next = { $name } mit { $other } ({ $score })
sparring-rule-new = kennen sich schon
sparring-rule-hours = wenig gemeinsame Zeit
sparring-rule-line = selbes Team
sparring-rule-language = keine gemeinsame Sprache
sparring-swap-title = Zwei tauschen
sparring-swap-one = Diese Person
sparring-swap-other = tauscht den Platz mit
sparring-swap = Tauschen
sparring-publishes-at = Wenn du nichts tust, wird der Vorschlag von selbst veröffentlicht:
sparring-next-planned = Die nächste Runde gehört zu Woche { $week }. Vorgeschlagen wird sie am
sparring-swap-look = Erst zeigen, was sich ändert
sparring-preview = Das würde sich ändern
sparring-preview-now = Jetzt
sparring-preview-then = Nach dem Tausch
sparring-counts = Was zählt
sparring-counts-note = wie es im Kurs steht
sparring-count-department = Verschiedene Abteilungen
sparring-count-background = Verschiedene Arbeit
sparring-count-interests = Gemeinsame Themen
sparring-count-stage = Gleich weit
sparring-count-other-stage = Verschieden weit
sparring-count-site = Verschiedene Orte
sparring-count-same-site = Derselbe Ort
sparring-count-hours = Viel gemeinsame Zeit
sparring-count-wishes = Eigene Wünsche
sparring-level-off = zählt nicht
sparring-level-little = zählt ein wenig
sparring-level-matters = zählt
sparring-level-much = zählt viel
sparring-no-proposal = Es gibt keinen Vorschlag mehr. Vielleicht hat ihn jemand anderes veröffentlicht oder verworfen.
sparring-too-few = Zum Sparring gehören zwei: Es nehmen noch zu wenige teil.
sparring-not-there = Eine der beiden Personen steht nicht im Vorschlag.
sparring-together-already = Die beiden sind schon zusammen.
sparring-cannot-be-together = Das geht nicht: Zwei kämen zusammen, die nicht zusammenkommen können.
sparring-no-partner = Du hast gerade kein Sparring.
sparring-declined-before = Du hast schon einmal um jemand anderen gebeten. Sprich mit der Moderation.
sparring-nobody-else = Es ist sonst niemand da. Sprich mit der Moderation.

## A time to talk
sparring-home-suggested = { $name } schlägt eine Zeit zum Reden vor
sparring-home-meets = { $count ->
    [one] Sparring mit { $name }
   *[other] Sparring zu dritt
}
sparring-home-went = Wie war euer Sparring?
sparring-home-went-line = Ein Klick; die andere Person sieht es nicht
sparring-home-cockpit = { $count ->
    [one] In einem Sparring haben sie nicht zueinander gefunden
   *[other] In { $count } Sparrings haben sie nicht zueinander gefunden
}
sparring-time = Wann ihr redet
sparring-time-none = Noch ist keine Zeit genannt. Eine halbe Stunde genügt.
sparring-time-missed = Zu dieser Zeit hatten nicht alle ja gesagt, und jetzt ist sie da:
sparring-time-agreed = Abgemacht:
sparring-time-mine = Du hast vorgeschlagen:
sparring-time-theirs = { $name } schlägt vor:
sparring-time-say-yes = Ja, das passt mir
sparring-time-said = Du hast ja gesagt.
sparring-time-waits = Noch keine Antwort von { $names }.
sparring-time-move = Verschieben
sparring-time-else = Eine andere Zeit vorschlagen
sparring-clock = Bei { $name }: { $when }
sparring-slots = Welche davon?
sparring-slots-common = Zu diesen Zeiten könnt ihr sonst alle.
sparring-slots-one = Ihr habt keine gemeinsamen Zeiten. Diese passen jemandem von euch; jemand müsste sich etwas einrichten.
sparring-slots-none = In den nächsten zwei Wochen passt kein Tag zu euren Zeiten. Nenne selbst einen.
sparring-slot-missing = Wähle eine der Zeiten oder nenne eine andere.
sparring-suggest = Diese Zeit vorschlagen
sparring-another-time = Eine andere Zeit
sparring-on = Tag
sparring-at = Ab
sparring-at-hint = Nach deiner Uhr ({ $zone }), für dreißig Minuten.
sparring-time-past = Diese Zeit ist vorbei. Wähle eine spätere.
sparring-time-skipped = Da wird die Uhr vorgestellt, und diese Zeit gibt es nicht. Wähle eine davor oder danach.
sparring-time-far = Das ist zu weit weg. Wähle einen Tag im nächsten halben Jahr.
sparring-time-changed-meanwhile = Inzwischen wurde eine andere Zeit vorgeschlagen. Sie steht unten.
sparring-time-yours = Diese Zeit hast du selbst vorgeschlagen. Die anderen sagen, ob sie ihnen passt.
sparring-time-over = Diese Zeit ist schon da. Schlage eine andere vor.

## How it went
sparring-went = Wie war es?
sparring-went-about = Abgemacht war:
sparring-went-week = Habt ihr diese Woche geredet?
sparring-went-you-said = Du hast gesagt:
sparring-went-helped = Es hat mir geholfen
sparring-went-so_so = Geht so
sparring-went-not_talked = Wir haben nicht geredet
sparring-went-next = Das kommt vor. So geht es weiter:
sparring-went-next-time = eine Zeit vorschlagen
sparring-went-next-silence = was hilft, wenn du nichts hörst
sparring-went-seen = Niemand außer dir. Die Moderation sieht, wie viele was gesagt haben, ab fünf Personen und nie, wer.
sparring-went-too-early = Dafür ist es noch zu früh. Sag es, wenn ihr geredet habt.
sparring-outcomes = { $helped } von { $people } sagen, es hat geholfen, { $so_so } sagen, es geht so, { $not_talked } haben nicht geredet.
sparring-outcomes-few = Wie es läuft, steht hier, sobald fünf es gesagt haben. Wer was sagt, sieht niemand.

## Notes
sparring-notes = { $count ->
    [one] Notizen für euch zwei
   *[other] Notizen für euch drei
}
sparring-notes-empty = Hier steht noch nichts. Was wollt ihr euch bis zum nächsten Mal merken?
sparring-notes-by = Zuletzt geändert von { $name },
sparring-notes-write = Notizen schreiben
sparring-notes-change = Notizen ändern
sparring-notes-body = Notizen
sparring-notes-hint = Ihr schreibt alle in denselben Text.
sparring-notes-save = Behalten
sparring-notes-seen = { $count ->
    [one] Ihr zwei, und wer später zu euch kommt. Die Moderation nicht, und keine Suche findet es. Neunzig Tage nach eurer Runde ist es weg, nach der letzten neunzig Tage nach eurem letzten Wort.
   *[other] Ihr drei, und wer später zu euch kommt. Die Moderation nicht, und keine Suche findet es. Neunzig Tage nach eurer Runde ist es weg, nach der letzten neunzig Tage nach eurem letzten Wort.
}
sparring-notes-yours = Was du gerade geschrieben hast
sparring-notes-stand = Das steht jetzt da
sparring-notes-changed-meanwhile = Die Notizen wurden inzwischen geändert. Dein Text steht unten im Feld; füge beide zusammen und behalte sie.

## Hearing nothing
sparring-silence = Hast du etwas von { $names } gehört?
sparring-silence-since = Hier ist nichts gekommen seit
sparring-silence-note = – dafür gibt es viele Gründe, und die meisten haben nichts mit dir zu tun. Drei Wege weiter:
sparring-silence-ask = Freundlich nachfragen
sparring-silence-ask-note = { $count ->
    [one] Eine freundliche E-Mail: Du würdest dich über ein Zeichen freuen.
   *[other] Je eine freundliche E-Mail: Du würdest dich über ein Zeichen freuen.
}
sparring-silence-ask-do = Nachfragen
sparring-silence-asked = nachgefragt
sparring-silence-leave = Mit jemand anderem reden
sparring-silence-leave-note = Du bekommst sofort jemand anderen, und niemand bleibt dabei allein. Einmal um jemand anderen bitten kannst du danach immer noch.
sparring-silence-tell = Der Moderation Bescheid sagen
sparring-silence-tell-note = Sie liest, dass ihr nicht zueinander gefunden habt und seit wann. Nichts von dem, was ihr geschrieben habt.
sparring-silence-tell-do = Bescheid sagen
sparring-silence-told = die Moderation weiß es
sparring-not-silent = Inzwischen gab es ein Zeichen. Sieh noch einmal nach.
sparring-asked-before = In den letzten fünf Tagen hat schon jemand nachgefragt. Lass etwas Zeit.
