## Reading and deciding
board-applications = Bewerbungen
board-pages = Seiten zu den Bewerbungen
board-tab-applications = Bewerbungen
board-tab-composition = Zusammensetzung
board-tab-decisions = Entscheidungen und Briefe
board-tab-history = Verlauf
board-blind = Namen sind verborgen

## The list
board-waits = { $count ->
    [one] Eine Bewerbung wartet auf dich.
   *[other] { $count } Bewerbungen warten auf dich.
}
board-review-next = Nächste lesen
board-apply-pending = { $count ->
    [one] Eine offene Entscheidung anwenden
   *[other] { $count } offene Entscheidungen anwenden
}
board-no-intake = Noch hat niemand gesagt, wann man sich für diese Kohorte bewerben kann und wie ihre Plätze vergeben werden.
board-set-intake = Bewerbungszeit festlegen
board-filter = Nur einige zeigen
board-any = alle
board-show = Zeigen
board-show-all = Alle zeigen
board-found = { $count ->
    [one] Eine Bewerbung
   *[other] { $count } Bewerbungen
}
board-application = Bewerbung
board-community = Community
board-where = Bereich und Standort
board-languages = Sprachen
board-reviews = Einschätzungen
board-decision = Offene Entscheidung
board-state = Stand
board-not-for-you = nicht für dich
board-mean-waits = Mittel nach deiner Einschätzung
board-abstained = { $count ->
    [one] eine Enthaltung
   *[other] { $count } Enthaltungen
}
board-read-by-you = von dir gelesen
board-changed = geändert, seit du sie gelesen hast
board-none = Noch keine Bewerbung.
board-share = Gib den Link zum Formular weiter:
board-none-found = So ist keine Bewerbung.
board-ticked = Über die angekreuzten entscheiden
board-ticked-note = Noch geschieht nichts, und niemand erfährt davon, bis die Entscheidungen angewendet werden.
board-none-ticked = Kreuze mindestens eine Bewerbung an.
board-verdict = Entscheidung
board-verdict-offer = Platz anbieten
board-verdict-waitlist = Auf die Warteliste setzen
board-verdict-turn_down = Absagen
board-verdict-undecided = Offene Entscheidung zurücknehmen
board-reason = Grund
board-reason-hint = Ein Satz für den Brief.
board-decide-ticked = Vorläufig entscheiden
board-pending-offer = Platz anbieten
board-pending-waitlist = auf die Warteliste
board-pending-turn_down = absagen

## One application
board-came = Eingang:
board-part-of-about = Zur Person
board-part-of-community = Die Community
board-part-of-offer = Was mitgebracht und gesucht wird
board-part-of-times = Zeiten
board-part-of-former = Wird nicht mehr gefragt
board-background = Arbeitsfeld
board-department = Bereich
board-site = Standort
board-language = Sprache
board-experience = Erfahrung
board-zone = Zeitzone
board-about = Worum es geht
board-brings = Bringt mit
board-wants = Sucht
board-times = Hat meist Zeit
board-no-answer = keine Antwort
board-yes = ja
board-no = nein
board-your-review = Deine Einschätzung
board-changed-since = Die Bewerbung wurde geändert, seit du sie gelesen hast. Deine Einschätzung steht noch da; sieh nach, ob sie noch passt, und speichere sie erneut.
board-changed-meanwhile = Die Bewerbung wurde geändert, während du gelesen hast. So steht sie jetzt; sieh nach, ob deine Einschätzung noch passt, und speichere sie erneut.
board-you-abstained = Du hast dich enthalten.
board-words = In Worten
board-words-hint = Was spricht dafür, was fragst du dich?
board-score-missing = Wähle 1, 2 oder 3, oder enthalte dich.
board-review-seen = alle, die hier lesen oder entscheiden, mit deinem Namen; nie, wer sich beworben hat.
board-save-next = Speichern und weiter
board-abstain = Ich möchte mich enthalten
board-abstain-note = Eine Enthaltung ist keine Null: Sie zählt gar nicht.
board-others = Was die anderen meinen
board-others-wait = { $count ->
    [one] Es gibt eine Einschätzung. Du siehst sie, sobald du deine geschrieben hast.
   *[other] Es gibt { $count } Einschätzungen. Du siehst sie, sobald du deine geschrieben hast.
}
board-others-none = Sonst hat sie noch niemand gelesen.
board-mean-is = Mittel von allen: { $mean } von 3
board-before-change = vor der letzten Änderung
board-rather-not = enthält sich
board-decide = Entscheiden
board-how-hand = { $name } hat von Hand entschieden
board-how-review = { $name } hat nach den Einschätzungen gewählt
board-how-draw = { $name } hat das Los entscheiden lassen
board-pending-note = Noch nicht angewendet. Entscheidest du anders, gilt deine.
board-decided-before-change = Die Bewerbung wurde seitdem geändert.
board-drop = Zurücknehmen
board-decide-for-now = Vorläufig entscheiden
board-offer-now = Platz anbieten
board-offer-now-note = „Platz anbieten“ hält sofort einen Platz frei. Der Brief geht in zehn Minuten ab; bis dahin lässt es sich rückgängig machen.
board-take-back = Angebot zurücknehmen
board-take-back-note = Für diese Bewerbung wird ein Platz freigehalten. Nimmst du das Angebot zurück, wartet sie wieder an ihrem Rang.
board-nothing-to-decide = Über diese Bewerbung ist nichts mehr zu entscheiden.
board-exclude = Anderen überlassen
board-exclude-note = Wenn du die Person gut kennst oder sie für dich arbeitet, sollten andere das lesen. Eine Einschätzung von dir wird dann gelöscht, und du bekommst die Bewerbung nicht zurück.
board-exclude-knows = Ich kenne diese Person
board-exclude-manages = Ich führe diese Person

## Composition
board-seats = Plätze
board-seats-all = Plätze
board-seats-taken = Vergeben oder freigehalten
board-seats-promised = Vorgesehen, nicht angewendet
board-seats-free = Frei
board-seats-over = { $count ->
    [one] Ein Platz mehr ist vorgesehen, als es gibt.
   *[other] { $count } Plätze mehr sind vorgesehen, als es gibt.
}
board-fill = Die übrigen Plätze vergeben
board-fill-note = { $count ->
    [one] Über eine Bewerbung ist nicht entschieden. Was du hier wählst, ist ein Vorschlag: Es geschieht nichts, bis du ihn anwendest.
   *[other] Über { $count } Bewerbungen ist nicht entschieden. Was du hier wählst, ist ein Vorschlag: Es geschieht nichts, bis du ihn anwendest.
}
board-nobody-left = Über jede Bewerbung ist entschieden.
board-by-review = Nach den Einschätzungen
board-by-review-note = Das beste Mittel kommt zuerst; bei gleichem, wer sich zuerst beworben hat. Sind die Plätze weg, kommen die anderen in derselben Reihenfolge auf die Warteliste. Was noch niemand bewertet hat, bleibt offen.
board-by-review-do = Nach Einschätzungen wählen
board-by-draw = Nach dem Los
board-by-draw-note = Alle nehmen teil, über die nicht entschieden ist; wer früher leer ausging, hat mehr Lose. Die Quoten des Kurses gelten. Aus dem Startwert kann jede und jeder die Ziehung nachrechnen.
board-by-draw-do = Losen
board-commitment = Vor der Ziehung veröffentlicht (SHA-256 des Startwerts)
board-seed = Startwert, öffentlich seit der Ziehung
board-drawn = Letzte Ziehung
board-drawn-of = { $seats } Plätze unter { $entrants } Bewerbungen
board-unmet = Quoten, die nicht zu erreichen waren
board-unmet-one = { $value }: { $seated } von mindestens { $least }
board-balance = Ausgewogenheit
board-balance-note = { $chosen } Gewählte (Platz angenommen, angeboten oder vorgesehen) neben { $pool }, die sich beworben haben. Wer mehrere Sprachen spricht, zählt in jeder.
board-of-chosen = Von den Gewählten
board-of-pool = Von allen
board-in = Dabei
board-nobody-in = Noch ist niemand dabei.
board-open = Könnten dazukommen
board-open-note = Zuerst die Warteliste in ihrer Reihenfolge, dann alle, über die nicht entschieden ist, so wie sie kamen. „Bringt dazu“ nennt, was bei den Gewählten seltener ist als bei allen.
board-adds = bringt dazu:
board-nobody-open = Niemand wartet.

## Decisions and letters
board-count-offer = { $count ->
    [one] ein Angebot
   *[other] { $count } Angebote
}
board-count-waitlist = { $count } auf die Warteliste
board-count-turn_down = { $count } Absagen
board-apply = { $count ->
    [one] Eine Entscheidung anwenden
   *[other] { $count } Entscheidungen anwenden
}
board-apply-note = Danach steht jede Bewerbung da, wo du entschieden hast, und Angebote halten ihre Plätze frei. Die Briefe gehen in { $minutes } Minuten ab; bis dahin lässt sich alles rückgängig machen.
board-nothing-pending = Keine Entscheidung ist offen.
board-to-composition = Zur Zusammensetzung
board-rounds = Was angewendet wurde
board-round = { $count ->
    [one] Eine Entscheidung, angewendet von { $name },
   *[other] { $count } Entscheidungen, angewendet von { $name },
}
board-round-leaves = Die Briefe gehen ab:
board-round-left = Die Briefe gingen ab:
board-round-undone = Rückgängig gemacht:
board-undo = Rückgängig machen
board-letter-own = geändert
board-letter-change = Brief ändern
board-letter-to = Brief an { $name }
board-letter-language = Er ist in dieser Sprache geschrieben: { $language }. Sie liest, wer sich beworben hat; ändere den Brief in ihr.
board-letter-subject = Betreff
board-letter-body = Brief
board-letter-hint = Aus {"{name}"} wird der Name, aus {"{link}"} die Adresse der Seite. Lass beides stehen.
board-letter-seen = nur { $name }, sobald die Entscheidung angewendet ist.
board-letter-keep = Brief behalten
board-letter-back = Ohne Änderung zurück
board-letter-is-own = Dieser Brief wurde geändert.
board-letter-written = Wieder den vorgegebenen nehmen

## History
board-no-history = Noch ist nichts geschehen.
board-who-applicant = Wer sich beworben hat
board-who-house = Von selbst
board-and-more = und { $count } weitere
board-decisions = { $count ->
    [one] eine Entscheidung
   *[other] { $count } Entscheidungen
}
board-did-accept_offer = Platz angenommen
board-did-apply_decisions = Entscheidungen angewendet
board-did-change_letter = Brief geändert
board-did-choose = Plätze vergeben lassen
board-did-confirm_moved_start = neuem Beginn zugestimmt
board-did-decide = vorläufig entschieden
board-did-decline_moved_start = Platz wegen des neuen Beginns zurückgegeben
board-did-decline_offer = Angebot abgelehnt
board-did-drop_decision = offene Entscheidung zurückgenommen
board-did-exclude_from_review = Bewerbung anderen überlassen
board-did-lapse_offer = Angebot abgelaufen
board-did-merge_applications = zwei Bewerbungen zusammengeführt
board-did-offer_seat = Platz angeboten
board-did-prefer_later = lieber in die nächste Kohorte
board-did-put_on_waitlist = auf die Warteliste gesetzt
board-did-set_intake = Bewerbungszeit festgelegt
board-did-submit_application = beworben
board-did-take_back_offer = Angebot zurückgenommen
board-did-transfer_application = in diese Kohorte verschoben
board-did-turn_down = abgesagt
board-did-undo_round = Angewendetes rückgängig gemacht
board-did-withdraw_application = zurückgezogen
board-did-write_review = Einschätzung geschrieben

## What was done
said-board-all-read = Keine Bewerbung wartet auf dich.
said-review-kept = Deine Einschätzung ist gespeichert.
said-left-to-others = Andere lesen sie.
said-decided = Vorläufig entschieden. Niemand erfährt davon, bis es angewendet wird.
said-decision-dropped = Die Entscheidung ist zurückgenommen.
said-round-applied = Angewendet. Die Briefe gehen in zehn Minuten ab; bis dahin kannst du es rückgängig machen.
said-round-undone = Rückgängig gemacht. Alles steht wie zuvor, und kein Brief geht ab.
said-offer-taken-back = Das Angebot ist zurückgenommen.
said-letter-changed = Der Brief ist behalten.
said-drawn = Das Los ist gezogen. Noch ist nichts geschehen: sieh es dir an, dann wende es an.
said-chosen-by-review = Nach den Einschätzungen gewählt. Noch ist nichts geschehen: sieh es dir an, dann wende es an.
