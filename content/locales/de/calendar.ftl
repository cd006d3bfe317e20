calendar-title = Kalender
calendar-lead = Alle Termine dieser Kohorte. Die Wochen öffnen nach der Uhr in { $zone }; Uhrzeiten stehen hier in deiner.
calendar-all = Alle Termine
calendar-none = Noch gibt es keine Termine: Der Kurs hat keine Wochen.
calendar-when = Wann
calendar-what = Was
calendar-until = bis
calendar-own-zone = geplant nach { $zone }
calendar-task-due = Aufgabe fällig
calendar-session = Live
calendar-cancelled = abgesagt
calendar-pause = Pause
calendar-free = Frei
calendar-end = Letzter Tag
calendar-file = Als Kalenderdatei laden
calendar-my-feed = Deine Termine im eigenen Kalender
calendar-collisions = Was nicht zusammenpasst
calendar-collisions-note = Nichts davon verbietet etwas. Du weißt es nur, bevor es jemand anderes merkt.
calendar-collisions-none = Nichts gefunden: kein Feiertag, keine doppelte Moderation, keine Live-Runde mitten in der Nacht.
calendar-twice = { $host } moderiert zwei Runden zugleich
calendar-night = „{ $title }“ liegt für manche außerhalb von 7 bis 20 Uhr
calendar-night-zone = { $zone }: { $at } Uhr, { $count } Menschen
calendar-changes = Ändern
calendar-changes-note = Du siehst erst, was sich bewegt und wer davon hört. Getan ist es, wenn du es danach bestätigst.
calendar-pause-week = Eine Woche pausieren
calendar-which-week = Woche
calendar-reason = Anlass
calendar-reason-hint = Alle in der Kohorte lesen ihn.
calendar-look = Zeig, was sich ändert
calendar-days-off = Tage ohne Kurs
calendar-first-day = Erster freier Tag
calendar-days = Tage
calendar-kind = Was danach kommt
calendar-kind-pause = rückt nach hinten
calendar-kind-pause-hint = Eine Pause: Jeder spätere Termin verschiebt sich um so viele Tage.
calendar-kind-free = bleibt, wo es ist
calendar-kind-free-hint = Ein Feiertag: Nur was auf diese Tage fällt, rückt auf den nächsten Tag.
calendar-shift = Später beginnen, oder früher
calendar-weeks-later = Wochen später
calendar-weeks-later-hint = Eine Zahl mit Minus davor heißt früher.
calendar-longer = Eine Woche ist länger oder kürzer
calendar-length = Tage, die sie hat
calendar-pattern = Wie Wochen öffnen
calendar-week-days = Tage je Woche
calendar-remove = Freie Tage herausnehmen
calendar-copy = Wie eine andere Kohorte
calendar-copy-note = Uhrzeit, Zone, Länge der Wochen und die Live-Runden kommen von dort. Pausen nicht: Sie liegen auf eigenen Tagen.
calendar-copy-from = Welche
calendar-copy-do = Übernehmen
calendar-change-start = Der erste Tag bewegt sich
calendar-change-pause = Eine Pause kommt dazu
calendar-change-free = Freie Tage kommen dazu
calendar-change-length = Eine Woche wird anders lang
calendar-change-removal = Freie Tage fallen weg
calendar-change-pattern = Wochen öffnen anders
calendar-not-yet = Noch ist nichts geändert. Das hier würde passieren:
calendar-moves = { $count ->
    [0] Kein Termin bewegt sich
    [one] Ein Termin bewegt sich
   *[other] { $count } Termine bewegen sich
}
calendar-before = Bisher
calendar-after = Künftig
calendar-not-there = neu
calendar-gone = fällt weg
calendar-stays = { $count ->
    [0] Sonst gibt es keine Termine.
    [one] Ein anderer Termin bleibt, wie er ist.
   *[other] { $count } andere Termine bleiben, wie sie sind.
}
calendar-mails = Wer davon hört
calendar-mails-welcomed = { $count ->
    [one] Eine Person kennt den bisherigen ersten Tag schon aus ihrer E-Mail.
   *[other] { $count } Menschen kennen den bisherigen ersten Tag schon aus ihrer E-Mail.
}
calendar-mails-invited = { $count ->
    [one] Zu einer Live-Runde, die sich bewegt, ist schon eingeladen.
   *[other] Zu { $count } Live-Runden, die sich bewegen, ist schon eingeladen.
}
calendar-mails-told = { $count ->
    [0] Niemand bekommt eine E-Mail mit den neuen Terminen.
    [one] Eine Person bekommt eine E-Mail mit den neuen Terminen.
   *[other] { $count } Menschen bekommen eine E-Mail mit den neuen Terminen.
}
calendar-mails-asked = { $count ->
    [one] Eine Person mit Platz oder Angebot wird gefragt, ob es noch passt.
   *[other] { $count } Menschen mit Platz oder Angebot werden gefragt, ob es noch passt.
}
calendar-mails-entries = { $count ->
    [one] Ein Eintrag in einem Kalender ändert sich mit.
   *[other] { $count } Einträge in Kalendern ändern sich mit.
}
calendar-new-collisions = Was dann nicht mehr zusammenpasst
calendar-do = So machen
calendar-leave = Doch nicht
calendar-proposal = Alle Termine im Voraus
calendar-proposal-lead = { $name }: So läge diese Kohorte. Noch ist nichts geplant. Die Wochen öffnen nach der Uhr in { $zone }.
calendar-proposal-none = Ohne ersten Tag gibt es keine Termine. Ergänze, was fehlt.
calendar-other-day = Anderen Tag versuchen
calendar-regions = Geprüft mit den Feiertagen von { $regions }, den Regionen der Standorte.
calendar-regions-none = Der Kurs nennt keine Standorte; Feiertage sind deshalb nicht geprüft.
calendar-feed-lead = Dein Kalenderprogramm holt sich alle Termine deiner Kohorten unter einem Link, den nur du kennst.
calendar-feed-how = Füge ihn in deinem Kalender als abonnierten Kalender hinzu. Was sich hier ändert, ändert sich dort.
calendar-feed-private = Wer ihn hat, sieht deine Termine. Gib ihn nicht weiter.

## In Kalenderdateien
calendar-file-week = { $cohort }: Woche { $week } öffnet – { $text }
calendar-file-task = { $cohort }: Aufgabe der Woche { $week } – { $text }
calendar-file-pause = { $cohort }: Pause – { $text }
calendar-file-free = { $cohort }: frei – { $text }
calendar-file-end = { $cohort }: letzter Tag

## Was gesagt wird, wenn es getan ist
said-calendar-changed = Geändert. Alle, die es betrifft, hören davon.
said-calendar-copied = Übernommen.
