## Die Papiere einer Kohorte
documents-title = Papiere
documents-lead = Was ihr gemeinsam schreibt: Argumente für die, die entscheiden, Empfehlungen für Communitys. Ein paar Minuten reichen, auch am Telefon, und ihr könnt gleichzeitig schreiben.
documents-empty = Noch hat niemand ein Papier begonnen.
documents-empty-example = Zum Beispiel: „Warum unsere Leute Zeit für Communitys brauchen“, für das Gespräch mit der Bereichsleitung.
documents-begin = Ein Papier beginnen
documents-begin-it = Beginnen
documents-name = Titel
documents-name-hint = So, wie er oben auf dem fertigen Papier stehen soll.
documents-purpose = Wofür es ist
documents-purpose-hint = Wer liest es, und was soll danach anders sein?
documents-language = Sprache des Papiers
documents-headings = Mit sechs Überschriften beginnen
documents-headings-hint = Zu jeder steht ein Beispielsatz. Ihr könnt alles ändern, ergänzen und weglassen.
documents-seen = alle in dieser Kohorte, Teilnehmende und Moderation.
documents-written = { $sections ->
    [0] noch kein Abschnitt
    [one] { $written } von einem Abschnitt hat Text
   *[other] { $written } von { $sections } Abschnitten haben Text
}
documents-saved = zuletzt gespeichert

## Wo es steht
documents-state = Wo es steht
documents-state-collecting = sammeln
documents-state-writing = schreiben
documents-state-agreed = vereinbart

## Ein Papier
documents-contents = Abschnitte
documents-no-sections = Noch kein Abschnitt. Unten könnt ihr den ersten anlegen.
documents-owner = Im Blick:
documents-owner-none = Niemand hat ihn im Blick
documents-section-blank = noch kein Text
documents-for-example = Zum Beispiel:
documents-write = Schreiben
documents-history = Verlauf
documents-order = Ordnen
documents-up = Nach oben
documents-down = Nach unten
documents-take-on = Ich habe ihn im Blick
documents-let-go = Nicht mehr im Blick haben
documents-remove = Herausnehmen
documents-rename = Umbenennen
documents-section-name = Überschrift
documents-add-section = Abschnitt anlegen
documents-add-it = Anlegen
documents-above = Titel, Zweck und Stand ändern
documents-gone = Herausgenommene Abschnitte
documents-gone-since = herausgenommen
documents-bring-back = Zurückholen
documents-desk-since = schreibt hier, seit

## Schreiben
documents-text = Text
documents-text-hint = Mit Markdown, wenn du magst: **fett**, - für Listen, > für Zitate. Eine leere Zeile beginnt einen Absatz.
documents-save = Speichern
documents-preview = Vorschau
documents-preview-title = So sieht es aus
documents-leave = Zurück, ohne zu speichern
documents-others = Hier schreibt gerade noch jemand
documents-others-note = Schreib ruhig weiter: Was ihr an verschiedenen Stellen schreibt, kommt zusammen.
documents-other-tab = Du hast diesen Abschnitt noch in einem anderen Fenster offen
documents-other-tab-since = Seit
documents-beside = Ein Text von dir wartet, weil er sich mit einem anderen berührt
documents-beside-look = Beide ansehen
documents-merged = Was andere inzwischen geschrieben haben, steht jetzt auch da.

## Wo zwei Texte sich berühren
documents-touches = Jemand hat inzwischen dieselbe Stelle geändert. Es ist nichts verloren: Beide Texte stehen hier.
documents-touches-quietly = Jemand hat dieselbe Stelle geändert. Drück auf „Speichern“, dann siehst du beide Texte. Deiner ist aufgehoben.
documents-touching = Zwei Texte berühren sich
documents-touching-lead = Jemand hat dieselbe Stelle geändert wie du. Beide Texte sind aufgehoben. Sag, was dort stehen soll.
documents-theirs = Was jetzt dort steht
documents-mine = Was du geschrieben hast
documents-both = Was stehen soll
documents-both-hint = Beides zusammen. Wo sich eure Texte berühren, stehen Zeilen mit ⟦ und ⟧: Lass stehen, was bleiben soll, und nimm diese Zeilen heraus.
documents-mark-now = jetzt steht hier
documents-mark-own = von dir
documents-mark-end = Ende
documents-marks-left = Es stehen noch Zeilen mit ⟦ und ⟧ darin. Nimm sie heraus, dann kannst du speichern.
documents-take-mine = Stattdessen meinen Text
documents-leave-theirs = Lassen, was dort steht
documents-beside-kept = Auch wenn du jetzt gehst, bleibt dein Text dreißig Tage aufgehoben.

## Verlauf
documents-no-history = Hier hat noch niemand etwas gespeichert.
documents-stands = steht jetzt
documents-restored = zurückgeholt
documents-erased-row = Diese Worte hat jemand zurückgenommen
documents-compare-with = Was jetzt steht, vergleichen mit
documents-compare = Vergleichen
documents-differences = Was sich geändert hat
documents-compared-with = verglichen mit
documents-restore = Das zurückholen
documents-withdraw = Meine Worte zurücknehmen
documents-withdraw-note = Was du damals neu geschrieben hast, verschwindet aus dem Verlauf, und niemand kann es zurückholen.
documents-withdraw-it = Zurücknehmen

## Was nicht ging
documents-changed = Jemand war schneller. Sieh nach, was jetzt dort steht, und versuch es noch einmal.
documents-owner-changed = Inzwischen hat jemand anders diesen Abschnitt im Blick.
documents-section-gone = Dieser Abschnitt ist herausgenommen. Hol ihn zurück, wenn du darin schreiben willst.
documents-full = Mehr als sechzig Abschnitte hat ein Papier nicht. Nimm erst einen heraus.
documents-too-long = Zusammen mit dem, was andere geschrieben haben, wird der Abschnitt zu lang. Teil ihn auf.
documents-erased = Diese Worte hat jemand zurückgenommen. Sie kommen nicht wieder.
documents-still-stands = Diese Worte stehen noch im Text. Nimm sie erst dort heraus.

## Womit ein Papier beginnen kann
documents-heading-1 = Worum es geht
documents-example-1 = Wir bitten darum, dass jede Community eine halbe Stunde Arbeitszeit in der Woche bekommt.
documents-heading-2 = Was wir beobachten
documents-example-2 = In vier von fünf Standorten lösen dieselben Leute dieselben Fragen, ohne voneinander zu wissen.
documents-heading-3 = Was eine Community bringt
documents-example-3 = Neue finden in zwei Wochen jemanden, den sie fragen können; vorher waren es Monate.
documents-heading-4 = Was sie dafür braucht
documents-example-4 = Jemanden, der sich kümmert, einen festen Ort und Vorgesetzte, die davon wissen.
documents-heading-5 = Was dagegen spricht
documents-example-5 = „Dafür haben wir keine Zeit.“ Wir rechnen vor, wie viel Zeit das Suchen heute kostet.
documents-heading-6 = Was wir empfehlen
documents-example-6 = Fangt mit einer Community an, für ein halbes Jahr, und schaut dann gemeinsam, was sie verändert hat.

## Karten
documents-cards = Karten
documents-cards-here = { $count ->
    [0] Karten
    [one] Eine Karte
   *[other] { $count } Karten
}
documents-cards-lead = Was man hier sagen könnte: eine Behauptung, ein Grund, und woher das kommt. Wenn es so weit ist, wird Text daraus.
documents-cards-empty = Noch keine Karte.
documents-cards-example = Zum Beispiel: „Communitys sparen Zeit.“ – „Bei uns hat eine Antwort im Schnitt vier Leuten geholfen.“ – Umfrage im Frühjahr.
documents-claim = Behauptung
documents-claim-hint = Ein Satz.
documents-reason = Grund
documents-reason-hint = Warum ist das so? Was habt ihr gesehen?
documents-source = Quelle
documents-source-field = Woher das kommt
documents-source-hint = Ein Link oder ein paar Worte.
documents-card-add = Eine Karte dazulegen
documents-card-add-it = Dazulegen
documents-card-change = Meine Karte ändern
documents-card-remove = Karte wegnehmen
documents-card-text = ist Text geworden
documents-card-used = Die Karte ist schon Text geworden, oder jemand hat sie gerade geändert. Sieh noch einmal nach.
documents-cards-full = Hier liegen schon hundert Karten. Macht erst aus ein paar davon Text.
documents-make-text = Text daraus machen

## Vorschläge
documents-suggestions = Vorschläge
documents-suggestions-here = { $count ->
    [0] Vorschläge
    [one] Ein Vorschlag
   *[other] { $count } Vorschläge
}
documents-suggestions-lead = Wer den Abschnitt im Blick hat oder moderiert, übernimmt sie oder sagt, warum nicht.
documents-suggestions-empty = Noch kein Vorschlag.
documents-suggest-one = Etwas vorschlagen
documents-suggest = Eine Änderung vorschlagen
documents-suggest-lead = Ändere den Text, wie du ihn gern hättest. Gespeichert wird erst, wenn jemand den Vorschlag übernimmt.
documents-suggest-it = Vorschlagen
documents-why = Warum
documents-suggestion-accepted = übernommen
documents-suggestion-not = nicht übernommen
documents-suggestion-same = Das ist der Text, der schon dort steht.
documents-suggestion-settled = Über diesen Vorschlag ist schon entschieden.
documents-suggestion-touches = Die Stelle hat sich seitdem geändert. Schreib von Hand hinein, was du übernehmen möchtest, und sag es mit einem Wort.
documents-suggestions-full = Hier warten schon fünfzig Vorschläge. Seht sie erst durch.
documents-suggestion-take-back = Zurücknehmen
documents-accept = Übernehmen
documents-decline = Nicht übernehmen
documents-decline-word = Ein Wort dazu
documents-decline-it = So sagen
documents-home-suggested = { $count ->
    [one] Ein Vorschlag für deinen Abschnitt
   *[other] { $count } Vorschläge für deinen Abschnitt
}

## Lesen und mitnehmen
documents-read = Lesen und mitnehmen
documents-go-on = Weiterschreiben
documents-as-html = Als HTML-Datei
documents-as-markdown = Als Markdown-Datei
documents-as-word = Als Word-Datei
documents-writers = Geschrieben von

## Vereinbaren, unterschreiben, weitergeben
documents-agree-title = Ist es so, wie ihr es wollt?
documents-agree-note = Dann wird es festgehalten, so wie es jetzt dort steht, und wer dahintersteht, unterschreibt. Schreibt danach jemand weiter, bleibt diese Ausgabe, und das Papier ist wieder in Arbeit.
documents-agree = Vereinbaren
documents-nothing-to-agree = Es steht noch nichts darin. Schreibt erst etwas.
documents-editions = Ausgaben
documents-edition = Ausgabe { $number }
documents-edition-over = Diese Ausgabe ist nicht mehr die neueste, oder das Papier ist wieder in Arbeit.
documents-edition-published = Diese Ausgabe ist schon veröffentlicht. Daran ändert sich nichts mehr.
documents-signed-by = Unterschrieben von
documents-signed-none = Noch niemand hat unterschrieben.
documents-sign = Unterschreiben
documents-sign-again = Anders unterschreiben
documents-unsign = Unterschrift zurücknehmen
documents-sign-name = So möchtest du genannt sein
documents-sign-hint = Wird die Ausgabe veröffentlicht, lesen diesen Namen alle, die im Programm dabei sind oder waren.
documents-pass-on = Weitergeben
documents-publish = Veröffentlichen
documents-publish-note = Dann lesen sie alle, die in einer Kohorte dieses Programms sind oder waren, mit den Namen, die hier stehen. Sprecht vorher darüber.
documents-unpublish = Nicht mehr veröffentlichen
documents-published = veröffentlicht
documents-nobody-signed = Noch hat niemand unterschrieben.
documents-carry-to = In welche Kohorte
documents-carry = Dort damit beginnen
documents-published-title = Veröffentlichte Papiere
documents-published-lead = Was Kohorten dieses Programms vereinbart und für alle freigegeben haben, die dabei sind oder waren.
documents-published-none = Noch hat keine Kohorte ein Papier veröffentlicht.

## Kommentare
documents-comments = Kommentare
documents-comment = Kommentar
documents-comments-here = { $count ->
    [0] Kommentare
    [one] Ein Kommentar
   *[other] { $count } Kommentare
}
documents-settled-here = { $count ->
    [one] Einer ist erledigt
   *[other] { $count } sind erledigt
}
documents-comments-lead = Sprecht hier über einzelne Stellen, ohne im Text zu schreiben. In das fertige Papier kommt davon nichts.
documents-comments-open = Worüber ihr gerade sprecht
documents-comments-settled = Erledigt
documents-comments-none = Zu diesem Abschnitt ist nichts offen.
documents-comments-no-text = Hier steht noch kein Text, über den man sprechen könnte.
documents-comments-full = Hier ist schon sehr viel gesagt. Bringt erst etwas davon zu Ende.
documents-passage = Stelle
documents-passage-hint = Zu welchem Satz willst du etwas sagen?
documents-passage-blank = Bitte wählen
documents-passage-choose = Wähle die Stelle, zu der du etwas sagen willst.
documents-passage-other = Eine andere Stelle wählen
documents-passage-missing = Diese Stelle ist in dem Text nicht zu finden, den du gesehen hast. Wähle sie noch einmal.
documents-passage-gone = Diese Worte stehen nicht mehr im Text. So hießen sie:
documents-passage-erased = Die Worte, um die es ging, hat jemand zurückgenommen.
documents-comment-this = Dazu etwas sagen
documents-comment-say = Zu einer Stelle etwas sagen
documents-comment-words = Was du dazu sagst
documents-comment-hint = Mit @ und einem Namen sprichst du jemanden aus der Kohorte an.
documents-comment-it = Sagen
documents-comment-do = Kommentieren
documents-comment-answer = Antworten
documents-comment-your-answer = Deine Antwort
documents-comment-settle = Erledigt
documents-comment-reopen = Doch noch offen
documents-comment-take-back = Zurücknehmen
documents-comment-removed = Das hat jemand zurückgenommen.
documents-comment-settled = Hier hat sich schon etwas getan. Schau noch einmal hin.
documents-settled-by = Erledigt, sagt
documents-too-many-named = Sprich höchstens zehn Leute auf einmal an.
documents-named-here = In diesem Abschnitt steht dein Name.
documents-named-seen = Gesehen
documents-home-named = { $count ->
    [one] { $name } hat dich angesprochen
   *[other] { $count } Leute haben dich angesprochen
}

## Folgen, und was gerade geschieht
documents-follow = Folgen
documents-unfollow = Nicht mehr folgen
documents-follow-note = Wer folgt, bekommt höchstens eine E-Mail am Tag.
documents-follows-note = Du hörst morgens, was andere am Tag davor gemacht haben.
documents-fresh = { $count ->
    [one] { $name } hat „{ $title }“ gespeichert. Ansehen
   *[other] { $count } Abschnitte sind neu gespeichert. Ansehen
}
