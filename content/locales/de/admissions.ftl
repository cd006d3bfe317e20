admissions-state-draft = wird geschrieben
admissions-state-submitted = eingegangen
admissions-state-in_review = wird gelesen
admissions-state-waitlisted = auf der Warteliste
admissions-state-offered = Platz angeboten
admissions-state-accepted = Platz angenommen
admissions-state-declined = abgelehnt
admissions-state-turned_down = kein Platz
admissions-state-withdrawn = zurückgezogen
admissions-state-merged = mit einer anderen zusammengelegt

## Why something was not done
admissions-not-open = Gerade kann man sich nicht bewerben.
admissions-closed = Die Zeit für Bewerbungen ist vorbei. Deine Bewerbung bleibt, wie sie ist.
admissions-closed-for-changes = Die Zeit für Änderungen ist vorbei; deine Bewerbung wird gerade gelesen.
admissions-incomplete = Einiges fehlt noch.
admissions-consent-needed = Deine Einwilligung gilt, solange deine Bewerbung gilt. Wenn du nicht mehr einverstanden bist, zieh sie zurück.
admissions-twice = Mit dieser Adresse gibt es schon eine Bewerbung.
admissions-already-in = Du bist schon in einer Kohorte dieses Kurses.
admissions-changed = Das hat sich inzwischen geändert. Schau, wie es jetzt steht.
admissions-offer-lapsed = Die Zeit für eine Antwort auf dieses Angebot ist vorbei.
admissions-is-draft = Diese Bewerbung ist noch nicht abgeschickt.
admissions-is-submitted = Diese Bewerbung ist eingegangen und noch nicht gelesen.
admissions-is-in-review = Diese Bewerbung wird gerade gelesen.
admissions-is-waitlisted = Diese Bewerbung steht auf der Warteliste.
admissions-is-offered = Zu dieser Bewerbung gibt es ein offenes Angebot.
admissions-is-accepted = Diese Bewerbung hat zu einem Platz geführt.
admissions-is-declined = Dieses Angebot wurde abgelehnt.
admissions-is-turned-down = Zu dieser Bewerbung gab es eine Absage.
admissions-is-withdrawn = Diese Bewerbung wurde zurückgezogen.
admissions-is-merged = Diese Bewerbung wurde mit einer anderen zusammengelegt.
admissions-closes-before-it-opens = Das Ende muss nach dem Anfang liegen.
admissions-decides-before-it-closes = Entschieden wird erst, wenn niemand sich mehr bewerben kann: Wähle einen Tag am Ende der Frist oder danach.
admissions-decided-already = Das ist schon umgesetzt; der Brief lässt sich nicht mehr ändern.
admissions-nobody-left = Es ist niemand mehr übrig: Über jede Bewerbung ist entschieden.
admissions-nothing-pending = Es gibt keine Entscheidung umzusetzen.
admissions-too-many-offers = Es sind mehr Angebote als freie Plätze. Nimm einige zurück, oder gib Plätze dazu.
admissions-too-late-to-undo = Das lässt sich nicht mehr zurücknehmen: Die Briefe sind unterwegs.
admissions-not-to-read = Diese Bewerbung ist nicht mehr zu lesen.
admissions-not-to-move = Nur eine Bewerbung ohne Platz und ohne Angebot lässt sich verschieben.
admissions-not-to-merge = Diese beiden lassen sich nicht zusammenlegen: Eine hat ein offenes Angebot oder ist schon zusammengelegt.

## E-mails
mail-reason-admissions-come-back = Du bekommst diese E-Mail, weil jemand mit deiner Adresse um den Weg zurück zu einer Bewerbung gebeten hat.
mail-reason-admissions-received = Du bekommst diese E-Mail, weil du eine Bewerbung abgeschickt hast.
mail-reason-admissions-offer = Du bekommst diese E-Mail, weil du dich für diesen Kurs beworben hast.
mail-reason-admissions-reminder = Du bekommst diese E-Mail, weil ein Angebot an dich bald verfällt. Sie kommt einmal, und gar nicht, wenn du schon geantwortet hast.
mail-reason-admissions-lapsed = Du bekommst diese E-Mail, weil ein Angebot an dich verfallen ist.
mail-reason-admissions-waitlisted = Du bekommst diese E-Mail, weil du dich für diesen Kurs beworben hast.
mail-reason-admissions-turned-down = Du bekommst diese E-Mail, weil du dich für diesen Kurs beworben hast.
mail-reason-admissions-asked-again = Du bekommst diese E-Mail, weil du einen Platz oder ein Angebot in einer Kohorte hast, deren Beginn sich verschoben hat.
mail-reason-admissions-cancelled = Du bekommst diese E-Mail, weil du dich für eine Kohorte beworben hast, die nicht stattfindet.
mail-reason-admissions-confirm-interest = Du bekommst diese E-Mail, weil jemand deine Adresse eingetragen hat, damit wir Bescheid geben, wenn der Kurs öffnet.
mail-reason-admissions-it-opens = Du bekommst diese E-Mail, weil du Bescheid wolltest. Sie kommt einmal, und deine Adresse wird danach spätestens nach einem Jahr gelöscht.

## Öffentliche Seiten
admissions-seats = { $count ->
    [one] ein Platz
   *[other] { $count } Plätze
}
admissions-week-1-opens = Woche 1 öffnet
admissions-apply-until = Bewerben bis
admissions-apply-from = Bewerben ab
admissions-apply-over = Bewerbungen sind geschlossen, Entscheidung am
admissions-apply-unset = Ab wann man sich bewerben kann, steht dann hier.
admissions-window-unset = geplant
admissions-window-to_come = öffnet später
admissions-window-open = offen für Bewerbungen
admissions-window-closed = geschlossen
admissions-none-planned = Gerade ist keine Kohorte geplant. Die nächste wird vorbereitet: Lass deine Adresse da, und wir geben Bescheid.
admissions-apply = Bewerben
admissions-early-or-late = Früh oder spät in dieser Zeit macht keinen Unterschied.
admissions-how-seats-are-given = Wie Plätze vergeben werden
admissions-applied-already = Du hast dich schon beworben?
admissions-see-applications = Bewerbungen ansehen
admissions-tell-me = Gebt mir Bescheid
admissions-tell-me-hint = Wir schreiben einmal, sobald man sich bewerben kann, und löschen deine Adresse spätestens nach einem Jahr.
admissions-tell-me-seen = wer den Kurs leitet, sieht, wie viele Bescheid möchten, aber keine Adresse.
admissions-tell-me-button = Bescheid geben
admissions-back-to-course = Zum Kurs

## Eine Bewerbung beginnen
admissions-apply-for = Für die Kohorte
admissions-from = ab
admissions-what-you-need = Das brauchst du:
admissions-need-time = Eine Viertelstunde. Du kannst jederzeit aufhören und später weitermachen.
admissions-need-community = Eine Community, um die du dich kümmerst oder kümmern möchtest, und ein paar Sätze dazu.
admissions-need-later = Bis die Bewerbungszeit endet, kannst du alles noch ändern, auch nach dem Abschicken.
admissions-start = Los geht’s
admissions-email-hint = Wir schicken dir einen Link. Mit ihm kommst du zu deiner Bewerbung zurück, ohne Passwort.
admissions-apply-seen = wer den Kurs leitet und wer Bewerbungen liest. Deine Adresse ist nur für unsere E-Mails.
admissions-send-me-a-link = Schickt mir einen Link
admissions-have-account = Du hast hier schon ein Konto?
admissions-not-open-lead = Wir geben dir gern Bescheid, sobald sich das ändert.
admissions-again = Schickt mir den Link noch einmal
admissions-again-hint = Die Adresse, mit der du dich beworben hast. Dorthin kommt der Link zu deiner Bewerbung.
admissions-sent-lead = Wenn es für diese Adresse etwas gibt, ist eine E-Mail unterwegs. Mit dem Link darin geht es weiter.
admissions-sent-nothing = Wir schicken einen Link höchstens ein paar Mal in der Stunde.
admissions-dead-link-lead = Nichts ist verloren, deine Bewerbung ist noch da. Gib deine Adresse noch einmal ein, dann schicken wir dir einen neuen Link.
admissions-dead-link-row = Einen neuen Link anfordern
admissions-will-be-told = Wir geben dir Bescheid
admissions-told = Wir haben dir Bescheid gegeben
admissions-confirm-tell-me = Sollen wir dir Bescheid geben, sobald es losgeht?
admissions-confirm-tell-me-button = Ja, gebt mir Bescheid
admissions-forget-me = Vergesst meine Adresse

## Eine Bewerbung schreiben
admissions-application = Deine Bewerbung
admissions-for-next = Für die nächste Kohorte, die öffnet.
admissions-draft-lead = Fünf kurze Seiten, in beliebiger Reihenfolge. Was du speicherst, bleibt; der Link in unserer E-Mail bringt dich zurück.
admissions-draft-closed = Die Zeit für Bewerbungen um diese Kohorte ist vorbei. Du kannst deine Bewerbung trotzdem fertig schreiben und für die nächste aufheben.
admissions-send-by = Abschicken bis
admissions-done = fertig
admissions-to-do = offen
admissions-part-of = Seite { $n } von { $parts }
admissions-part-about = Über dich
admissions-part-about-hint = Wer du bist, wo du arbeitest, in welchen Sprachen
admissions-part-community = Deine Community
admissions-part-community-hint = Worum es geht und wie weit sie ist
admissions-part-offer = Was du mitbringst und was du möchtest
admissions-part-offer-hint = Jeweils ein paar Sätze
admissions-part-times = Wann du Zeit hast
admissions-part-times-hint = Deine Zeitzone und die Stunden, die dir passen
admissions-part-consent = Wer das liest
admissions-part-consent-hint = Womit du einverstanden bist, wenn du dich bewirbst
admissions-seen-about = wer den Kurs leitet. Wer Bewerbungen liest, sieht deine vielleicht ohne Namen. Wen du hier ausnimmst, liest sie nicht.
admissions-seen-community = wer den Kurs leitet und wer Bewerbungen liest.
admissions-seen-offer = wer den Kurs leitet und wer Bewerbungen liest.
admissions-seen-times = wer den Kurs leitet. Es zählt für die Mischung der Zeitzonen und dafür, wer zu dir passt.
admissions-seen-all = wer den Kurs leitet und wer Bewerbungen liest. Deine Führungskraft nicht.
admissions-save-and-go-on = Speichern und weiter
admissions-save-for-later = Für später speichern
admissions-choose = Bitte wählen
admissions-yes = Ja
admissions-no = Nein
admissions-words-most = Höchstens { $most } Wörter.
admissions-words-from-to = { $least } bis { $most } Wörter.
admissions-choose-most = { $most ->
    [one] Höchstens eines.
   *[other] Höchstens { $most }.
}
admissions-too-many-words = { $count } von höchstens { $limit } Wörtern.
admissions-too-few-words = { $count ->
    [one] Bisher ein Wort; bitte mindestens { $limit }.
   *[other] Bisher { $count } Wörter; bitte mindestens { $limit }.
}
admissions-too-many-chosen = { $count } gewählt, von höchstens { $limit }.
admissions-too-many-kept-from = Bitte höchstens { $limit } Adressen.
admissions-consent-missing = Ohne deine Einwilligung darf das niemand lesen.
admissions-i-agree = Ich bin einverstanden
admissions-field-name = Name
admissions-field-name-hint = So, wie andere dich nennen sollen.
admissions-field-background = Aus welcher Arbeit kommst du?
admissions-field-department = Bereich
admissions-field-site = Standort
admissions-field-language = Welche Sprache ist dir in diesem Kurs am liebsten?
admissions-field-language-hint = Hängt ein Platz an der Sprache, zählt diese.
admissions-field-languages = Welche gingen auch?
admissions-field-languages-hint = Kreuze an, worin du einem Gespräch folgen kannst.
admissions-field-kept-from = Wer soll das nicht lesen?
admissions-field-kept-from-hint = E-Mail-Adressen, eine je Zeile: zum Beispiel die deiner Führungskraft. Niemand davon erfährt es.
admissions-field-community = Wie heißt deine Community?
admissions-field-community-hint = Ein Arbeitstitel genügt.
admissions-field-about = Worum geht es, und für wen ist sie da?
admissions-field-about-hint = Nenne bitte keine Namen.
admissions-field-experience = Wie weit ist sie?
admissions-field-brings = Was bringst du mit?
admissions-field-brings-hint = Etwas, das du weißt, ausprobiert hast oder anderen zeigen kannst.
admissions-field-wants = Was möchtest du mitnehmen?
admissions-field-wants-hint = Was soll danach für deine Community anders sein?
admissions-field-zone = Zeitzone
admissions-field-times = Wann hast du meistens Zeit?
admissions-field-times-hint = Gemeint ist deine eigene Zeitzone. Ein Kreuz ist kein Versprechen.
admissions-day-mon = Montag
admissions-day-tue = Dienstag
admissions-day-wed = Mittwoch
admissions-day-thu = Donnerstag
admissions-day-fri = Freitag
admissions-hours-am = morgens
admissions-hours-pm = nachmittags
admissions-hours-ev = abends
admissions-check = Prüfen und abschicken
admissions-check-ready = Alles ist da. Schau noch einmal darüber, dann schick sie ab.
admissions-check-not-yet = Etwas fehlt noch; diese Seite zeigt, was.
admissions-your-answers = Deine Antworten
admissions-changes-until = Du kannst deine Antworten ändern bis
admissions-no-more-changes = Deine Antworten lassen sich nicht mehr ändern.
admissions-nothing-said = nichts
admissions-change = Ändern
admissions-send = Abschicken
admissions-send-note = Du bekommst eine E-Mail, dass sie angekommen ist. Bis die Bewerbungszeit endet, kannst du alles noch ändern.
admissions-keep-for = Du kannst sie für { $cohort } zählen lassen.
admissions-keep-for-next = Du kannst sie für die nächste Kohorte zählen lassen, die öffnet.
admissions-keep = Für die nächste Kohorte aufheben
admissions-throw-away = Diesen Entwurf verwerfen
admissions-throw-away-text = Der Entwurf wird geschlossen, und niemand liest ihn. Solange die Bewerbungszeit läuft, kannst du neu beginnen.

## Wo eine Bewerbung steht
admissions-status-submitted = Deine Bewerbung ist da
admissions-status-in_review = Deine Bewerbung wird gelesen
admissions-status-waitlisted = Du stehst auf der Warteliste
admissions-status-offered = Wir haben einen Platz für dich
admissions-status-accepted = Du bist dabei
admissions-status-declined = Du hast den Platz abgelehnt
admissions-status-turned_down = Diesmal gab es keinen Platz für dich
admissions-status-withdrawn = Deine Bewerbung ist zurückgezogen
admissions-answer-by = Nimmst du den Platz?
admissions-offer-held = Er ist für dich frei gehalten bis
admissions-to-its-end = , bis zum Ende dieses Tages.
admissions-answer = Antworten
admissions-start-moved = Der Beginn hat sich verschoben
admissions-start-moved-text = Wenn du nichts sagst, behältst du deinen Platz. Passt dir der neue Termin noch?
admissions-start-yes = Ja, ich bleibe
admissions-start-later = Lieber die nächste Kohorte
admissions-start-no = Nein, ich gebe ihn frei
admissions-next-steps = So geht es weiter
admissions-to-cohort = Zu deiner Kohorte
admissions-sign-in-text = Mit der Adresse deiner Bewerbung hast du ein Konto. Melde dich mit einem Link an, den wir dir schicken.
admissions-what-happens = Was wann passiert
admissions-people-read = Mehrere Leute lesen alle Bewerbungen.
admissions-you-hear-on = Du hörst von uns am
admissions-either-way = , so oder so.
admissions-no-cohort-yet = Du bist dabei, sobald die nächste Kohorte öffnet. Du musst nichts tun; wir schreiben dir.
admissions-what-to-expect = Womit du rechnen kannst
admissions-places = Zurzeit stehst du auf einem der Plätze { $from } bis { $to }.
admissions-places-note = Eine Spanne, weil sich die Plätze mit jeder Antwort verschieben.
admissions-if-well = Wenn es gut läuft
admissions-if-not = Wenn nicht
admissions-beyond-planned = später als alles, was heute geplant ist
admissions-rests-on = Das beruht auf { $free ->
    [0] keinem freien Platz
    [one] einem freien Platz
   *[other] { $free } freien Plätzen
} und { $open ->
    [0] keinem offenen Angebot
    [one] einem offenen Angebot
   *[other] { $open } offenen Angeboten
} in dieser Kohorte und auf den Plätzen der später geplanten.
admissions-back-counted = Bisher kamen { $share } von 100 Angeboten zurück.
admissions-back-assumed = Wir nehmen an, dass { $share } von 100 Angeboten zurückkommen; für mehr als eine Annahme gab es noch zu wenige Antworten.
admissions-your-offer-lapsed = Dein Angebot ist verfallen. Sieh nach, ob noch etwas frei ist
admissions-what-now = Und jetzt
admissions-again-next-time = Du kannst dich für jede spätere Kohorte wieder bewerben. Wird gelost, zählt es zu deinen Gunsten, dass du schon einmal leer ausgegangen bist.
admissions-what-you-can-do = Was du tun kannst
admissions-change-answers = Deine Antworten lesen und ändern
admissions-read-answers = Deine Antworten lesen
admissions-give-back = Platz zurückgeben
admissions-give-back-text = Das lässt sich nicht rückgängig machen. Dein Platz geht an die nächste Person; für eine spätere Kohorte kannst du dich wieder bewerben.
admissions-has-begun = Die Kohorte hat begonnen. Wer sie moderiert, kann deine Teilnahme beenden.
admissions-withdraw = Bewerbung zurückziehen
admissions-withdraw-text = Das lässt sich nicht rückgängig machen. Ist ein Platz für dich frei gehalten, geht er an die nächste Person.
admissions-code = Zeichen
admissions-code-note = Wo Namen verborgen sind und beim Losen steht dieses Zeichen für deine Bewerbung.
admissions-decides-on = Alle hören am

## Auf ein Angebot antworten
admissions-offer-is-open = Nimmst du den Platz?
admissions-offer-is-over = Die Zeit für eine Antwort ist vorbei
admissions-offer-is-accepted = Du bist dabei
admissions-offer-is-given-back = Du hast diesen Platz wieder frei gegeben
admissions-offer-is-declined = Du hast abgelehnt
admissions-offer-is-later = Du kommst lieber später
admissions-offer-is-lapsed = Dieses Angebot ist verfallen
admissions-offer-is-withdrawn = Dieses Angebot gilt nicht mehr
admissions-gives = Was gibst du der Kohorte?
admissions-gives-hint = Ein Satz: etwas, wozu andere dich fragen können.
admissions-gives-seen = wer den Kurs leitet, und später deine Kohorte.
admissions-offer-yes = Ja, ich nehme ihn
admissions-offer-later-please = Lieber die nächste Kohorte
admissions-offer-no = Nein, danke
admissions-offer-later-note = Mit „die nächste Kohorte“ kommst du an deinem alten Rang zurück auf die Warteliste.
admissions-offer-over-text = Der Platz geht innerhalb einer Stunde weiter. Deine Bewerbung ist nicht verloren: Du kommst zurück auf die Warteliste, und wir schreiben dir.
admissions-offer-lapsed-text = Wir hatten nichts von dir gehört bis
admissions-offer-declined-text = Der Platz ist an die nächste Person gegangen. Danke, dass du Bescheid gegeben hast.
admissions-offer-withdrawn-text = Es wurde zurückgenommen, oder seine Kohorte findet nicht statt. Das tut uns leid.
admissions-you-wait-for = Du wartest auf
admissions-seat-free = Gerade ist ein Platz frei
admissions-seat-free-text = Er gehört dir, wenn du ihn jetzt nimmst. Jemand anderes kann schneller sein.
admissions-take-it = Ich nehme ihn

## Einmal gesagt
said-application-saved = Gespeichert.
said-application-sent = Abgeschickt. Eine E-Mail ist unterwegs.
said-application-withdrawn = Zurückgezogen.
said-start-answered = Danke, dass du Bescheid gegeben hast.
said-interest-forgotten = Deine Adresse ist gelöscht.
admissions-home-draft = Deine Bewerbung ist noch nicht abgeschickt
admissions-home-offered = Ein Platz ist für dich frei
admissions-home-sent = Deine Bewerbung: eingegangen, wir lesen sie
admissions-home-waitlisted = Deine Bewerbung: auf der Warteliste
admissions-home-to-read = { $count ->
    [one] Eine Bewerbung wartet auf dich
   *[other] { $count } Bewerbungen warten auf dich
}
