## The frame of every page
frame-skip = Zum Inhalt springen
frame-demo-name = Vorführung
frame-demo = Vorführung, alles erfunden.
frame-demo-people = Person wechseln
frame-demo-mailbox = E-Mails
frame-week = Woche
frame-week-n = Woche { $n }
frame-week-of = Woche { $week } von { $weeks }
frame-path = Dein Weg durch { $weeks ->
    [one] eine Woche
   *[other] { $weeks } Wochen
}
frame-sign-in = Anmelden
frame-sign-out = Abmelden
frame-me = Dein Konto:
frame-my-page = Mein Profil
frame-my-progress = Mein Stand
frame-my-mails = E-Mails an mich
frame-search = Suche
frame-rooms = Räume
frame-crumbs = Du bist hier
frame-pages = Seiten
frame-page-of = Seite { $page } von { $pages }
frame-page-before = ← Zurück
frame-page-after = Weiter →
frame-add-to-calendar = In den Kalender
frame-language = Sprache
frame-theme = Darstellung
frame-theme-light = Hell
frame-theme-dark = Dunkel
frame-theme-system = Wie das Gerät
frame-about = Über diese Plattform
frame-imprint = Impressum
frame-privacy = Datenschutz
frame-close = Schließen
frame-former-member = Ehemaliges Mitglied
frame-role-trainer = moderiert

## Keys and drafts
frame-keys = Tastenkürzel
frame-keys-posts = nächster und voriger Beitrag
frame-keys-reply = antworten
frame-keys-search = suchen
frame-keys-help = diese Übersicht
frame-keys-on = Tastenkürzel benutzen
frame-draft-saved = Entwurf in diesem Browser gespeichert, { $time }
frame-draft-restored = Dein Entwurf ist wieder da.
frame-local-time = Bei dir: { $time }

## Rooms
nav-home = Start
nav-week = Woche
nav-talk = Austausch
nav-people = Leute
nav-sessions = Live
nav-sparring = Sparring
nav-circles = Kreis
nav-documents = Papiere
nav-pitches = Pitches
nav-progress = Mein Stand
nav-cockpit = Wer mich braucht
nav-more = Mehr

## Forms
form-error = Fehler:
form-errors = { $count ->
    [one] Eine Angabe stimmt noch nicht
   *[other] { $count } Angaben stimmen noch nicht
}
form-errors-kept = Was du eingegeben hast, ist noch da.
form-errors-links = Die Links führen dich zu den Feldern.
form-errors-other = Das ging so nicht
form-optional = (freiwillig)
form-max = Höchstens { $max } Zeichen.
form-seen = Wer das sieht:

## Language names and mistakes
frame-language-name = Deutsch
frame-only-in = Diesen Text gibt es bisher nur auf { $language }.
nav-cohort = Kohorte
nav-settings = Einstellungen
form-missing = Hier fehlt etwas.
form-too-long = Höchstens { $limit } Zeichen passen hier hinein.
form-too-short = Mindestens { $limit } Zeichen, bitte.
form-name-empty = Ein Name braucht mindestens einen Buchstaben oder eine Ziffer.
form-name-reserved = Dieser Name ist vergeben. Nimm deinen eigenen.
form-email-unfit = Das sieht nicht nach einer E-Mail-Adresse aus. Sie hat die Form name@firma.de.
form-password-weak = Mindestens { $limit } Zeichen, und nicht immer dieselben.
form-password-too-long = Höchstens { $limit } Bytes passen hier hinein.
form-number-unfit = Schreib eine ganze Zahl, die hier passt.
form-date-unfit = Schreib ein Datum wie 2027-03-01.
form-time-unfit = Schreib eine Uhrzeit wie 08:00.
form-zone-unfit = Diese Zeitzone kennen wir nicht.
form-choice-unfit = Wähl eine der Möglichkeiten.
form-key-foreign = Dieses Formular gehört zu einer anderen Anmeldung. Lade die Seite neu.
frame-passages-same = { $count ->
    [one] … ein Absatz ist gleich geblieben …
   *[other] … { $count } Absätze sind gleich geblieben …
}
frame-words-went = weggefallen:
frame-words-came = neu:
language-de = Deutsch
language-en = Englisch
frame-unreached = Unsere E-Mails kommen bei dir nicht an.
frame-unreached-what = Was du tun kannst

## Tables that are read
frame-table-empty = Die Tabelle ist leer. In der ersten Zeile müssen Überschriften stehen.
frame-table-missing-column = Es fehlt die Spalte { $column }.
frame-table-column-twice = Die Spalte { $column } gibt es zweimal.
frame-table-too-many-columns = Mehr als { $limit } Spalten. Lass einige weg.
frame-table-too-many-rows = Zu viele Zeilen. Teile die Tabelle.
frame-table-cell-too-long = Eine Zelle ist länger als { $limit } Byte.
frame-table-nul = Hier ist ein Zeichen, das in keinen Text gehört. Kopiere die Tabelle neu.
frame-table-field-count = Hier sind { $found } Zellen, die Überschriften haben { $expected }. Vielleicht ein Trennzeichen zu viel, oder die Zeile ist abgeschnitten.
frame-table-unclosed-quote = Hier beginnt ein Anführungszeichen, das nie endet.
frame-table-unreadable = Das lässt sich nicht lesen. Kopiere die Tabelle neu.

## Wenn niemand schreibt
frame-standstill = Im Moment können alle lesen und niemand schreiben: { $because }
frame-standstill-refused = Gerade lässt sich nichts schreiben; warum, steht oben. Was du eingegeben hast, ist noch da: Schick es später noch einmal ab.
frame-no-room = Im Moment können alle lesen und niemand schreiben: Das Haus hat kaum noch Platz. Wer es betreibt, muss welchen schaffen.
frame-no-room-refused = Gerade lässt sich nichts schreiben, weil der Platz fehlt. Was du eingegeben hast, ist noch da: Schick es später noch einmal ab.
frame-no-standstill = Das Haus steht nicht still.
