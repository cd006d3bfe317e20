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
discussions-kept = Gemerkt
discussions-kept-none = Du hast dir noch keinen Beitrag gemerkt. „Merken“ steht unter jedem Beitrag bei „Mehr“; das sieht sonst niemand.
discussions-followed = du folgst
discussions-first-here = erster Beitrag
discussions-accepted = beantwortet
discussions-accepted-by = { $name } hat sie beantwortet
discussions-accept = Das war die Antwort
discussions-accept-not = Doch nicht die Antwort
discussions-hidden = Von der Moderation ausgeblendet.
discussions-say-helped = Hat geholfen
discussions-say-me_too = Ich auch
discussions-say-thanks = Danke
discussions-said-helped = Hat geholfen
discussions-said-me_too = Ich auch
discussions-said-thanks = Danke
discussions-said-more = { $count ->
    [one] und noch jemand
   *[other] und { $count } weitere
}
discussions-more = Mehr
discussions-quote = Zitieren
discussions-keep = Merken
discussions-keep-not = Nicht mehr merken
discussions-link = Link zu diesem Beitrag
discussions-about-session = zum Termin
discussions-all-posts = Alles auf einer Seite
discussions-summary = Was dabei herauskam
discussions-summary-write = Zusammenfassen
discussions-summary-change = Zusammenfassung ändern
discussions-summary-title = Zusammenfassen
discussions-summary-lead = Ein paar Sätze für alle, die später kommen: was ihr herausgefunden habt, was noch offen ist. Alle dürfen daran schreiben, und jede Fassung bleibt.
discussions-summary-hint = Was hättest du gern als Erstes gelesen?
discussions-summary-now = So steht die Zusammenfassung jetzt
discussions-summary-changed = Inzwischen hat jemand die Zusammenfassung geschrieben. Beide Fassungen stehen hier.
discussions-versions = { $count ->
    [one] erste Fassung
   *[other] { $count } Fassungen
}
discussions-versions-title = Fassungen der Zusammenfassung
discussions-version = Fassung { $version }
discussions-watch-usual = Du hörst von Antworten an dich.
discussions-watch-follow = Du folgst diesem Gespräch.
discussions-watch-mute = Du hörst nichts von diesem Gespräch, außer jemand nennt dich.
discussions-follow = Folgen
discussions-mute = Stumm schalten
discussions-watch-usually = Wie üblich
discussions-keep-draft = Für später aufheben
discussions-draft-of = Dein Text vom
discussions-no-session = Diesen Termin gibt es nicht mehr.
discussions-too-many-named = Ein Beitrag kann höchstens zehn Leute nennen.
discussions-all-is-for-trainers = Alle auf einmal rufen nur die Trainer. Nenn die Leute, die du meinst.
discussions-too-fast = Das war viel auf einmal. Hol kurz Luft, in einer Minute geht es weiter. Dein Text steht noch hier.
discussions-said-elsewhere = Dieselben Worte hast du eben schon woanders geschrieben. Ein Link dorthin sagt genauso viel. Dein Text steht noch hier.
discussions-fresh = { $count ->
    [one] Ein neuer Beitrag. Zeigen
   *[other] { $count } neue Beiträge. Zeigen
}
discussions-names = Namen zur Auswahl
discussions-copied = Der Link ist kopiert.
discussions-report = Melden
discussions-moderate = Zu diesem Beitrag
discussions-pinned = angeheftet
discussions-is-slow = langsamer Takt
discussions-is-hidden = ausgeblendet
discussions-what-was-done = Was hier getan wurde
discussions-slow = In diesem Gespräch schreiben gerade alle nur in größeren Abständen. Dein Text steht noch hier; heb ihn auf und schick ihn später.
discussions-opens-a-thread = Mit diesem Beitrag beginnt das Gespräch. Vereine die Gespräche, statt ihn zu verschieben.
discussions-post-elsewhere = Der Beitrag steht inzwischen in einem anderen Gespräch.
discussions-no-such-thread = In dieses Gespräch geht das nicht: Wähle ein freies, das zu sehen ist.
discussions-look-after = Gespräch ordnen
discussions-similar = Ähnliche Gespräche
discussions-similar-lead = Vielleicht steht die Antwort schon da. Wenn nicht, frag ruhig.
discussions-similar-look = Gibt es das schon?
discussions-similar-none = Danach hat noch niemand gefragt.
discussions-about-this = Gespräche zu diesem Termin
discussions-talk-about-it = Darüber sprechen

## Answering as a question
discussions-as-question = Als Frage antworten
discussions-as-question-hint = Eine Gegenfrage lässt die Antwort bei der Gruppe. Wähl einen Anfang oder schreib deinen eigenen:
discussions-starter-1 = Was hast du schon probiert, und was kam dabei heraus?
discussions-starter-2 = Wer von euch war schon einmal in dieser Lage, und was hat geholfen?
discussions-starter-3 = Woran würdest du merken, dass es gelöst ist?
discussions-open-since = Offen seit
discussions-open-path = Alle können antworten. Nach zwölf Stunden fragen wir Leute, die etwas wissen könnten; nach 36 Stunden sehen es die, die moderieren. Nächte, Wochenenden und Pausen lassen wir in Ruhe.
discussions-usual-hours = { $count ->
    [one] Eine erste Antwort kommt hier meist binnen einer Stunde.
   *[other] Eine erste Antwort kommt hier meist nach etwa { $count } Stunden.
}
discussions-usual-days = Eine erste Antwort kommt hier meist nach etwa { $count } Tagen.
discussions-one-knows = { $name } hat schon über Ähnliches geschrieben: Ein @ mit dem Namen in einer Antwort fragt direkt.
discussions-two-know = { $one } und { $other } haben schon über Ähnliches geschrieben: Ein @ mit dem Namen in einer Antwort fragt direkt.
