## On Home
answers-home-match = { $name } fragt, und du schreibst von: { $word }
answers-home-rota = { $name } fragt, und noch niemand hat geantwortet
answers-home-trainer = { $name } meint, dass du etwas dazu weißt
answers-home-greet = { $name } hat hier zum ersten Mal geschrieben: sag Hallo
answers-home-cockpit = { $count ->
    [one] Eine Frage wartet auf euch
   *[other] { $count } Fragen warten auf euch
}
answers-home-cockpit-line = Noch niemand hat geantwortet

## Being asked
answers-ask-title = Weißt du etwas dazu?
answers-greet-title = Sag Hallo
answers-asked-by = { $name } hat das gefragt, und noch niemand hat geantwortet.
answers-wrote-first = { $name } hat hier zum ersten Mal geschrieben. Zwei Leute sind dran mit Begrüßen; du bist eine davon. Ein Satz genügt.
answers-why = Warum du?
answers-why-match = Du schreibst in deinem Profil von: { $words }
answers-why-rota = Niemand schreibt im Profil davon, und du bist an der Reihe.
answers-why-trainer = { $name } meint, dass du etwas dazu weißt.
answers-read-later = Was geschrieben wurde, siehst du, sobald du die Frage der Lektion selbst beantwortet hast.
answers-answer = Antworten
answers-say-hello = Hallo sagen
answers-to-thread = Zum Gespräch
answers-not-me = Ich nicht
answers-not-me-hint = Niemand erfährt einen Grund.
answers-has-answer = Darauf wartet niemand mehr.
answers-declined = Du hast gesagt: ich nicht. Antworten kannst du trotzdem.

## Asking a peer
answers-peers-title = Wer weiß etwas dazu?
answers-peers-lead = Such jemanden aus. Die Frage steht dann mit deinem Namen auf der Startseite dieser Person und kommt als E-Mail.
answers-peers-none = Gerade ist niemand da, den man fragen kann.
answers-peers-over = Diese Frage wartet nicht mehr. Gut so.
answers-peer-wrote = schreibt von: { $words }
answers-peer-nothing = nichts im Profil passt
answers-peer-asked = { $count ->
    [0] noch nie gefragt
    [one] bisher einmal gefragt
   *[other] bisher { $count } Mal gefragt
}
answers-peer-now = dazu gefragt
answers-peer-declined = sagt: ich nicht
answers-peer-ask = Fragen
answers-peer-again = Mit deinem Namen fragen
answers-waits-no-more = Diese Frage hat inzwischen eine Antwort, oder sie ist nicht mehr da.
answers-peer-gone = Diese Person kann man dazu gerade nicht fragen.
answers-said-not-me = Diese Person hat schon gesagt, dass es nichts für sie ist.
