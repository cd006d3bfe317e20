cockpit-lead = Was die Leute unter sich nicht lösen konnten. Wer lieber still mitliest, steht hier nicht.
cockpit-empty = Niemand braucht dich gerade. Stille Leserinnen und Leser sind in Ordnung: Lesen zählt.
cockpit-asks = { $name } fragt
cockpit-since = seit
cockpit-first = erster Beitrag
cockpit-waits = wartet
cockpit-overdue = überfällig
cockpit-tried = Bisher gefragt:
cockpit-tried-nobody = Bisher wurde niemand gefragt.
cockpit-not-me = sagt: ich nicht
cockpit-take = Ich kümmere mich
cockpit-release = Doch nicht ich
cockpit-mine = Du kümmerst dich
cockpit-theirs = { $name } kümmert sich
cockpit-ask-peer = Jemanden fragen, der es weiß
cockpit-partners = Sparrings, in denen sie nicht zueinander gefunden haben
cockpit-partners-note = Jemand von ihnen hat es euch gesagt. Es verschwindet von selbst, wenn sie voneinander hören.
cockpit-partners-since = nichts seit
cockpit-partners-round = Wer mit wem
cockpit-away = In Auszeit
cockpit-away-note = Das haben sie selbst gesagt oder jemand für sie. Niemand muss nach ihnen sehen.
cockpit-away-until = wieder dabei am
cockpit-away-open = bis sie sich melden
cockpit-threads = Gespräche
cockpit-people = Menschen
cockpit-people-note = Hier steht, was jemand selbst getan oder gesagt hat. Lesen wird nicht aufgezeichnet: Wer still mitliest, kann hier stehen, und alles ist gut.
cockpit-fact-asked = hat euch geschrieben
cockpit-fact-first = die erste Aufgabe fehlt
cockpit-quiet = kein Zeichen
cockpit-quiet-week = das letzte in Woche { $week }
cockpit-quiet-never = bisher keins
cockpit-wrote = Geschrieben haben:
cockpit-wrote-nobody = In den letzten 30 Tagen hat niemand von euch geschrieben.
cockpit-write = An { $name } schreiben
cockpit-let-be = Ruhen lassen …
cockpit-until = bis { $day }
cockpit-until-news = bis es etwas Neues gibt
cockpit-rests-until = bis
cockpit-resting = Ruht gerade
cockpit-wake = Wieder zeigen
cockpit-readers = { $count ->
    [one] Eine Person liest mit, ohne zu schreiben. Das ist in Ordnung: Lesen zählt.
   *[other] { $count } Leute lesen mit, ohne zu schreiben. Das ist in Ordnung: Lesen zählt.
}
cockpit-heated = es wird hitzig
cockpit-heated-facts = { $posts } Beiträge an einem Tag von { $people } Leuten
cockpit-first-silent = ein erster Beitrag, zu dem niemand etwas gesagt hat
cockpit-today = Heute
cockpit-pitches = { $count ->
    [0] Pitches werden gehört
    [one] Ein Pitch wird gehört
   *[other] { $count } Pitches werden gehört
}
cockpit-owed = { $count ->
    [one] Ein Wort zu einem Pitch steht aus. Das Haus erinnert freundlich von selbst.
   *[other] { $count } Worte zu Pitches stehen aus. Das Haus erinnert freundlich von selbst.
}
cockpit-found = Sie haben inzwischen zueinander gefunden.
