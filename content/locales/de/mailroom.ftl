## Poststelle: was das Haus verschickt
mailroom-title = Poststelle
mailroom-lead = Was dieses Haus an E-Mails verschickt, was stecken bleibt und warum. Inhalte siehst du hier nicht.
mailroom-copy = Von hier aus geht keine E-Mail hinaus
mailroom-copy-what = Diese Datenbank verschickt die E-Mails von { $address }. Unter dieser Adresse hier wartet alles, damit eine Kopie niemandem schreibt. Ist das hier jetzt das Haus, gib auf dem Server ein:
mailroom-waiting = Wartet gerade
mailroom-nothing-waits = Nichts. Alles, was fällig war, ist hinaus.
mailroom-lane-0 = { $count ->
    [one] Eine, auf die jemand gerade wartet
   *[other] { $count }, auf die jemand gerade wartet
}
mailroom-lane-1 = { $count ->
    [one] Eine Nachricht von einem Menschen
   *[other] { $count } Nachrichten von Menschen
}
mailroom-lane-2 = { $count ->
    [one] Eine, die Zeit hat
   *[other] { $count }, die Zeit haben
}
mailroom-since = seit
mailroom-next = wieder
mailroom-mails = { $count ->
    [one] Eine E-Mail
   *[other] { $count } E-Mails
}
mailroom-sent = Verschickt
mailroom-sent-what = { $count ->
    [0] In den letzten 24 Stunden ging nichts hinaus.
    [one] In den letzten 24 Stunden ging eine E-Mail hinaus.
   *[other] In den letzten 24 Stunden gingen { $count } E-Mails hinaus.
}
mailroom-day-left = { $left ->
    [0] Das sind alle { $limit }, die in 24 Stunden hinausgehen dürfen: Die nächsten warten.
   *[other] Von den { $limit }, die in 24 Stunden hinausgehen dürfen, sind noch { $left } frei.
}
mailroom-rate-second = { $count ->
    [one] In einer Sekunde geht höchstens eine hinaus.
   *[other] In einer Sekunde gehen höchstens { $count } hinaus.
}
mailroom-rate-minute = { $count ->
    [one] In einer Minute geht höchstens eine hinaus.
   *[other] In einer Minute gehen höchstens { $count } hinaus.
}
mailroom-rate-hour = { $count ->
    [one] In einer Stunde geht höchstens eine hinaus.
   *[other] In einer Stunde gehen höchstens { $count } hinaus.
}
mailroom-limits-what = Worauf jemand gerade wartet, geht trotzdem hinaus. Was in einer Sekunde hinausgehen darf, zählt jeder Prozess für sich, was in 24 Stunden hinausgehen darf, zählen alle zusammen.
mailroom-by-hour = Stunde für Stunde
mailroom-by-day = Tag für Tag
mailroom-hour = Ab
mailroom-day = Tag
mailroom-deferred = Wird noch einmal versucht
mailroom-parked = Aufgegeben
mailroom-parked-what = { $count ->
    [one] Eine E-Mail ging nicht hinaus.
   *[other] { $count } E-Mails gingen nicht hinaus.
}
mailroom-again = Noch einmal versuchen
mailroom-all-again = Alle noch einmal versuchen
mailroom-drop = Wegwerfen
mailroom-unreached = Kommt nicht an
mailroom-unreached-what = { $count ->
    [one] An vier Tagen kam zurück, was an diese Person ging. Sie sieht es auf jeder Seite und bekommt nur noch, worum sie bittet.
   *[other] Bei diesen { $count } Leuten kam an vier Tagen zurück, was an sie ging. Sie sehen es auf jeder Seite und bekommen nur noch, worum sie bitten.
}
mailroom-gone = Das hat inzwischen jemand anders getan, oder die E-Mail nützt niemandem mehr.
mailroom-stops = Von selbst aufgehört
mailroom-stops-what = Mehr als zwei von hundert, die so eine E-Mail bekamen, haben in sieben Tagen nein dazu gesagt. Darum geht keine mehr hinaus, bis jemand sie weiterlaufen lässt. Sieh vorher nach, woran es lag.
mailroom-stop-count = { $noes } von { $sent } sagten nein
mailroom-stop-go-on = Weiterlaufen lassen
mailroom-to-texts = Was die E-Mails sagen
mailroom-to-kinds = Welche es gibt
