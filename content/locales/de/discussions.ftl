discussions-all = Alle
discussions-unanswered = Ohne Antwort
discussions-mine = Meine
discussions-which = Welche Gespräche
discussions-ask = Etwas fragen
discussions-ask-lead = Eine Frage, eine Beobachtung, etwas, das dich umtreibt. Die anderen antworten, so gut sie können.
discussions-title = Worum geht es?
discussions-title-hint = In deinen Worten, ein Satz.
discussions-body = Dein Text
discussions-language = Sprache
discussions-send = Abschicken
discussions-seen = alle in deiner Kohorte, sonst niemand.
discussions-waits = wartet auf Antwort
discussions-new = neu für dich
discussions-lesson = Frage einer Lektion
discussions-answers = { $count ->
    [0] noch keine Antwort
    [one] eine Antwort
   *[other] { $count } Antworten
}
discussions-posts = { $count ->
    [one] ein Beitrag
   *[other] { $count } Beiträge
}
discussions-last = zuletzt { $name }
discussions-none-unanswered = Keine Frage ist ohne Antwort.
discussions-none = Hier wurde nichts gefragt.
discussions-empty = Hier hat noch niemand etwas gefragt. Die erste Frage ist die schwerste; so könnte sie anfangen:
discussions-example-1 = Wie habt ihr angefangen, als noch niemand mitlas?
discussions-example-2 = Bei uns schreibt immer dieselbe Person. Kennt ihr das?
discussions-example-3 = Was macht ihr, wenn niemand antwortet?
discussions-post-by = Beitrag von { $name }
discussions-yours = von dir
discussions-edited = geändert
discussions-answers-to = Antwort an { $name }
discussions-gone = Dieser Beitrag wurde zurückgenommen.
discussions-reply = Antworten
discussions-edit = Ändern
discussions-remove = Zurücknehmen
discussions-is-locked = geschlossen
discussions-first-unread = Zum ersten neuen Beitrag
discussions-new-to-you = Neu für dich
discussions-mark-read = Als gelesen markieren
discussions-your-reply = Deine Antwort
discussions-your-words = Dein Text
discussions-reply-hint = Eine Erfahrung hilft mehr als ein Rat.
discussions-reply-to-somebody = Antworte auf einen der Beiträge, mit „Antworten“ darunter.
discussions-write-first-title = Erst schreiben, dann lesen
discussions-write-first-note = Was die anderen geantwortet haben, liest du, sobald deine Antwort steht.
discussions-to-lesson = Zur Lektion
discussions-edit-title = Beitrag ändern
discussions-stands-now = So steht der Beitrag jetzt
discussions-save = Speichern
discussions-leave-it = So lassen
discussions-take-back = Zurücknehmen
discussions-take-back-note = Der Text verschwindet, eine Zeile bleibt stehen, und die Antworten darauf bleiben.
discussions-locked = Dieses Gespräch nimmt keine Beiträge mehr an.
discussions-answered-already = Deine Antwort steht schon. Du kannst sie ändern.
discussions-answer-in-lesson = Deine Antwort auf die Frage schreibst du in der Lektion. Hier antwortest du den anderen.
discussions-write-first = Schreib zuerst deine eigene Antwort.
discussions-post-gone = Der Beitrag, auf den du antwortest, wurde inzwischen zurückgenommen. Dein Text ist noch da.
discussions-changed-meanwhile = Der Beitrag wurde inzwischen in einem anderen Fenster geändert. Beide Fassungen stehen hier.
discussions-own-gone = Dieser Beitrag ist inzwischen zurückgenommen. Dein Text ist noch da.
discussions-home-answered = { $name } hat dir geantwortet
discussions-home-no-answer = Noch keine Antwort
discussions-home-asks = { $name } fragt
