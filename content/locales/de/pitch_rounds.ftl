## Runden von Pitches: die Reihenfolge
pitch-rounds-lead = Du stellst deine Community in wenigen Minuten vor, hörst die anderen, und alle geben sich Rückmeldung in Worten.
pitch-rounds-mine = Mein Pitch
pitch-rounds-of-week = Pitch-Runde in Woche { $week }
pitch-rounds-standing = Wo du stehst
pitch-rounds-standing-no-place = noch ohne Platz in der Runde
pitch-rounds-standing-nobody = Gerade wartet niemand auf ein Wort von dir.
pitch-rounds-standing-words = { $given ->
    [0] Rückmeldung: noch keine gegeben
    [one] Rückmeldung: zu einem Pitch gegeben
   *[other] Rückmeldung: zu { $given } Pitches gegeben
}, { $received ->
    [0] noch keine bekommen
    [one] eine bekommen
   *[other] { $received } bekommen
}
pitch-rounds-none = Noch ist keine Runde geplant. Sobald sie steht, siehst du sie hier und in deinem Kalender.
pitch-rounds-none-lead = Noch ist keine Runde geplant. Wer früh weiß, wann es so weit ist, findet leichter Zeit für einen Entwurf.
pitch-rounds-none-plan = Der Kurs sieht eine Runde in Woche { $week } vor.
pitch-rounds-how = Einen Platz bucht, wer einen Pitch macht. Ist der gewünschte vergeben, frag, ob ihr tauscht.
pitch-rounds-no-own = Du hast für diese Runde noch keinen Pitch. Fang einen an, dann kannst du einen Platz wählen.
pitch-rounds-choose = Wähl einen Platz für deinen Pitch
pitch-rounds-have = Dein Pitch hat einen Platz
pitch-rounds-each = { $count ->
    [one] eine Minute je Pitch
   *[other] { $count } Minuten je Pitch
}
pitch-rounds-to-room = Zum Raum
pitch-rounds-number = Platz { $n }
pitch-rounds-fallback = Zum Schluss
pitch-rounds-fallback-free = frei gehalten, falls jemand später kommt
pitch-rounds-free = frei
pitch-rounds-speaks = ist dran
pitch-rounds-heard = gehört
pitch-rounds-yours = dein Pitch
pitch-rounds-book = Diesen Platz nehmen
pitch-rounds-move-here = Lieber diesen
pitch-rounds-give-back = Zurückgeben
pitch-rounds-ask-swap = Tauschen?
pitch-rounds-swap-waits = Du hast gefragt, ob ihr tauscht.
pitch-rounds-swap-title = { $name } möchte mit dir tauschen
pitch-rounds-swap-you-get = Du hättest dann Platz { $n }:
pitch-rounds-swap-you-get-end = Du hättest dann den Platz zum Schluss:
pitch-rounds-swap-yes = Wir tauschen
pitch-rounds-swap-no = Lieber nicht
pitch-rounds-swap-you-asked = Du hast gefragt, ob ihr tauscht:
pitch-rounds-swap-back = Nicht mehr fragen
pitch-rounds-late = Kommt später
pitch-rounds-late-note = Diese Pitches werden als Text oder Aufzeichnung gehört und bekommen genauso Rückmeldung.
pitch-rounds-late-lead = Sie waren nicht dran oder wurden erst danach fertig. Sobald du sagst, dass sie gehört sind, als Aufzeichnung oder gelesen, bekommen sie Rückmeldung wie alle anderen.
pitch-rounds-mark-heard = Ist gehört
pitch-rounds-stage-running = läuft gerade
pitch-rounds-stage-open = Tür ist offen
pitch-rounds-stage-over = vorbei
pitch-rounds-edit = Runde ändern
pitch-rounds-home-next = Pitch-Runde in Woche { $count }
pitch-rounds-home-swap = { $name } möchte mit dir den Platz tauschen
pitch-rounds-file = Pitch-Runde in Woche { $week } ({ $cohort })

## Planen und ändern
pitch-rounds-plan = Runde planen
pitch-rounds-plan-lead = Eine Runde liegt in einer Woche des Kurses. Weitere Zeiten, etwa für andere Zeitzonen, kommen danach dazu.
pitch-rounds-first-session = Die erste Zeit
pitch-rounds-moves-along = Verschiebt sich der Kalender der Kohorte, wandert die Runde mit. Zehn Minuten nach der letzten Änderung hören alle per E-Mail davon.
pitch-rounds-minutes = Minuten je Pitch
pitch-rounds-places = Plätze
pitch-rounds-places-hint = Einer mehr kommt von selbst dazu: Er bleibt zum Schluss frei, falls jemand später kommt.
pitch-rounds-join-hint = Beginnt mit https. Alle in der Kohorte sehen ihn, und erst zehn Minuten vorher.
pitch-rounds-plan-seen = alle in der Kohorte.
pitch-rounds-edit-lead = Wann, wie lange, in welcher Reihenfolge.
pitch-rounds-up = Hinauf
pitch-rounds-down = Hinunter
pitch-rounds-to-end = Zum Schluss
pitch-rounds-put = Jemanden einsetzen
pitch-rounds-put-whom = Welcher Pitch
pitch-rounds-change-session = Zeit und Plätze ändern
pitch-rounds-change-note = Wird es eine andere Zeit, hören alle davon, zehn Minuten nach der letzten Änderung.
pitch-rounds-remove-session = Diese Zeit streichen
pitch-rounds-remove-note = Das geht, solange niemand einen Platz darin hat.
pitch-rounds-add-session = Noch eine Zeit
pitch-rounds-add-note = Dieselbe Runde zu einer anderen Zeit, etwa für Leute in einer anderen Zeitzone.
pitch-rounds-cancel = Runde absagen
pitch-rounds-cancel-note = Die Plätze verfallen, die Entwürfe bleiben. Alle bekommen eine E-Mail.

## Der Raum
pitch-rounds-now = Jetzt ist dran
pitch-rounds-next = Danach:
pitch-rounds-ahead = Es dauert noch
pitch-rounds-opens = Den Link zum Dazukommen gibt es hier ab
pitch-rounds-soon = Gleich geht es los. Bleib auf dieser Seite: Sie zeigt dir, wer spricht.
pitch-rounds-left = Noch { $time }
pitch-rounds-time-over = Seit { $time } vorbei
pitch-rounds-nobody-here = Dieser Platz ist frei geworden.
pitch-rounds-break = Gerade spricht niemand.
pitch-rounds-all-heard = Alle, die einen Platz haben, wurden gehört.
pitch-rounds-over-note = Was du dir aufgeschrieben hast, ist da, wenn du Rückmeldung gibst.
pitch-rounds-begin = Anfangen
pitch-rounds-press-next = Gehört, weiter
pitch-rounds-press-first = Weiter
pitch-rounds-press-extend = Eine Minute mehr
pitch-rounds-press-skip = Nicht da, später
pitch-rounds-press-back = Eins zurück
pitch-rounds-press-end = Beenden
pitch-rounds-order = Reihenfolge
pitch-rounds-note = Aufschreiben
pitch-rounds-note-about = Zu:
pitch-rounds-saw = Ich habe gesehen
pitch-rounds-wonder = Ich frage mich
pitch-rounds-note-keep = Aufheben
pitch-rounds-note-seen = nur du, als Entwurf, bis du Rückmeldung gibst.
pitch-rounds-note-moved = Inzwischen ist jemand anderes dran. Was du schreibst, gehört weiter hierher.
pitch-rounds-note-newest = Zum neuen Pitch
pitch-rounds-note-stands = Das steht inzwischen da, aus einem anderen Fenster:
pitch-rounds-note-given = Du hast zu diesem Pitch schon Rückmeldung gegeben
pitch-rounds-note-typed = Das hattest du geschrieben:
pitch-rounds-notes = Zu den anderen
pitch-rounds-note-change = Weiterschreiben
pitch-rounds-note-write = Etwas aufschreiben

## Warum etwas nicht geht
pitch-rounds-week-unfit = Diese Woche gibt es im Kurs nicht.
pitch-rounds-week-taken = In dieser Woche gibt es schon eine Runde. Ändere die, oder gib ihr noch eine Zeit.
pitch-rounds-time-past = Diese Zeit ist schon vorbei. Wähle eine, die noch kommt.
pitch-rounds-day-far = Dieser Tag liegt weit von der Woche der Runde. Wähle einen in ihrer Nähe.
pitch-rounds-many-sessions = Mehr als sechs Zeiten sind zu viele für eine Runde.
pitch-rounds-changed-meanwhile = Jemand hat diese Zeit inzwischen geändert. Oben steht, wie sie jetzt ist.
pitch-rounds-places-taken = So viele Plätze sind schon vergeben; niemand verliert seinen. Gib mindestens so viele.
pitch-rounds-session-taken = In dieser Zeit hat jemand einen Platz. Setz die Pitches zuerst anderswo ein.
pitch-rounds-last-session = Das ist die letzte Zeit. Sag die ganze Runde ab.
pitch-rounds-begun = Das geht nur, bevor es beginnt.
pitch-rounds-over = Diese Runde ist vorbei.
pitch-rounds-cancelled = Diese Runde findet nicht statt.
pitch-rounds-taken = Diesen Platz hat gerade jemand genommen. Unten steht, was noch frei ist.
pitch-rounds-no-pitch = Einen Platz bucht, wer einen Pitch macht. Fang zuerst deinen an.
pitch-rounds-no-place = Dein Pitch hat noch keinen Platz, den du tauschen könntest.
pitch-rounds-not-yours = Diesen Platz hat dein Pitch nicht mehr.
pitch-rounds-fallback-only = Der Platz zum Schluss bleibt frei, falls jemand später kommt. Ihn vergeben die Trainer.
pitch-rounds-place-past = Dieser Platz ist schon vorbei oder gerade dran.
pitch-rounds-place-free = Auf diesem Platz ist niemand.
pitch-rounds-pitch-gone = Diesen Pitch gibt es hier nicht mehr.
pitch-rounds-no-way = Dorthin geht es nicht: Der Platz ist schon vorbei, gerade dran, oder es gibt ihn nicht.
pitch-rounds-swap-open = Du hast schon gefragt. Die Antwort steht noch aus.
pitch-rounds-swap-asked-you = Du bist schon gefragt worden, ob ihr tauscht. Sag einfach ja.
pitch-rounds-swap-over = Das hat sich erledigt: Einer von euch beiden steht inzwischen anderswo.
pitch-rounds-moved-on = Jemand war schneller. So steht es jetzt.
pitch-rounds-not-begun = Es hat noch nicht angefangen.
pitch-rounds-nobody = Es gibt niemanden mit Platz, der noch nicht gehört wurde.
pitch-rounds-silent = Gerade spricht niemand.
pitch-rounds-first = Vorher war noch niemand dran.
pitch-rounds-early = Anfangen geht ab zehn Minuten vorher.
pitch-rounds-not-late = Dieser Pitch wartet nicht darauf, gehört zu werden.
pitch-rounds-note-empty = Schreib in eines der beiden Felder etwas.
pitch-rounds-note-own = Zum eigenen Pitch schreibst du hier nichts auf.
pitch-rounds-note-meanwhile = Inzwischen steht hier etwas anderes, aus einem anderen Fenster. Beides ist unten; heb auf, was gelten soll.

## Was getan wurde
said-pitch-round-planned = Die Runde ist geplant. Alle hören davon in zehn Minuten; bis dahin kannst du sie in Ruhe ändern.
said-pitch-round-cancelled = Die Runde ist abgesagt.
said-pitch-session-added = Die Zeit ist dazugekommen.
said-pitch-session-changed = Gespeichert.
said-pitch-session-removed = Die Zeit ist gestrichen.
said-pitch-place-booked = Der Platz gehört deinem Pitch.
said-pitch-place-free = Der Platz ist wieder frei.
said-pitch-placed = Die Reihenfolge ist geändert.
said-pitch-swap-asked = Gefragt. Du hörst, sobald eine Antwort da ist.
said-swap-done = Getauscht.
said-swap-declined = Gesagt. Ihr behaltet eure Plätze.
said-swap-back = Zurückgenommen.
said-pitch-heard = Gehört. Jetzt bekommt der Pitch Rückmeldung.
said-pitch-note-kept = Aufgehoben, als Entwurf nur für dich.

## Post
mail-reason-pitches-round = Du bekommst diese E-Mail, weil in deiner Kohorte eine Pitch-Runde geplant, verlegt oder abgesagt wurde.
mail-kind-pitches-swap = Jemand möchte den Platz mit dir tauschen
mail-kind-pitches-swap-hint = Wenn du gefragt wirst, und wenn die Antwort da ist.
mail-reason-pitches-swap = Du bekommst diese E-Mail, weil es um einen Tausch von Plätzen in der Pitch-Runde geht.
