## Fragen vorab
questions-title = Fragen an dieses Treffen
questions-lead = Frag vorab, was du hören möchtest, und sag, welche Fragen auch deine sind. Was die meisten hören möchten, steht oben.
questions-until = Fragen und abstimmen kannst du bis
questions-over = Fragen und abstimmen geht nicht mehr.
questions-open = Was ihr hören möchtet
questions-empty = Noch keine Frage. Was würdest du unter vier Augen fragen? So könnte sie anfangen:
questions-example-1 = Was mache ich, wenn eine Woche lang niemand antwortet?
questions-example-2 = Wie habt ihr eure Führungskraft gewonnen?
questions-example-3 = Was ist bei euch schiefgegangen und ginge heute anders?
questions-none = Vorab wurde nichts gefragt.
questions-question-of = Frage von { $name }
questions-question-unnamed = Frage ohne Namen
questions-unnamed = ohne Namen
questions-yours = von dir
questions-votes = { $count ->
    [0] noch keine Stimme
    [one] eine Person möchte das hören
   *[other] { $count } möchten das hören
}
questions-voted = darunter du
questions-vote = Das möchte ich auch hören
questions-unvote = Stimme zurücknehmen
questions-change = Ändern
questions-change-note = Mit anderen Worten beginnt sie wieder ohne Stimmen.
questions-save = Speichern
questions-remove = Wegnehmen
questions-take-back = Zurücknehmen
questions-mark = Als beantwortet abhaken
questions-unmark = Doch nicht beantwortet
questions-one-thread = Im Gespräch weiterführen
questions-done = Beantwortet, oder es geht weiter
questions-answered = beantwortet
questions-thread = Es geht in einem Gespräch weiter
questions-look-after = Für die Moderation
questions-look-after-note = Aus den offenen Fragen wird ein Gespräch, in dem alle aus der Kohorte antworten können. Namen stehen dort nur, wo sie auch hier stehen.
questions-all-thread = { $count ->
    [one] Mit ihr im Gespräch weitermachen
   *[other] Mit allen { $count } im Gespräch weitermachen
}
questions-ask = Etwas fragen
questions-body = Deine Frage
questions-box = Ohne meinen Namen fragen
questions-box-note = Niemand sieht, wer gefragt hat, und auch das System merkt es sich nicht. Deshalb kannst du diese Frage später weder ändern noch zurücknehmen.
questions-seen = alle in deiner Kohorte, sonst niemand.
questions-send = Fragen
questions-closed = Bei diesem Treffen ist Fragen und Abstimmen vorbei.
questions-full = Hier ist kein Platz mehr. Vielleicht steht deine Frage schon hier.
questions-own-vote = Das ist deine eigene Frage; sie braucht deine Stimme nicht.
questions-not-open = Diese Frage ist beantwortet, geht in einem Gespräch weiter oder ist weg.
questions-gone = Diese Frage ist weg.
questions-changed-meanwhile = Eine der Fragen hat sich gerade geändert. Lade die Seite neu.
questions-none-open = Keine Frage ist offen.
questions-thread-title = Offene Fragen: { $session }
questions-thread-lead = Das habt ihr vor unserem Treffen gefragt, und die Zeit hat nicht gereicht. Wer weiß eine Antwort oder möchte etwas ergänzen?
said-question-asked = Deine Frage steht.
said-question-asked-unnamed = Deine Frage steht, ohne deinen Namen.
said-question-changed = Deine Frage ist geändert.
said-question-removed = Die Frage ist weg.
said-questions-go-on = Hier geht es weiter.

## Notizen
notes-title = Notizen
notes-lead = Hier schreiben alle, die dabei sind, gemeinsam: für die, die nicht kommen konnten, und für später.
notes-empty = Noch steht hier nichts. Drei Zeilen reichen: Worum ging es, was habt ihr verabredet, was ist offen?
notes-none = Es wurde nichts mitgeschrieben.
notes-by = Zuletzt geändert von { $name }
notes-write = Notizen schreiben
notes-change = Notizen ändern
notes-body = Die Notizen
notes-hint = Eine Liste beginnt mit -, eine Überschrift mit #.
notes-seen = alle in deiner Kohorte, sonst niemand. Dein Name steht bei dieser Fassung.
notes-save = Speichern
notes-stands-now = So stehen die Notizen jetzt da
notes-changed-meanwhile = Während du geschrieben hast, hat jemand die Notizen gespeichert. Beide Texte stehen hier: Führ sie zusammen und speichere dann.
notes-history = Frühere Fassungen
notes-version = Fassung { $n }
notes-current = so steht es jetzt da
notes-old = Du liest Fassung { $n }
notes-old-note = Seitdem hat jemand die Notizen geändert. Wenn du unten speicherst, wird diese Fassung, oder was du daraus machst, die neueste.
notes-to-newest = Zu den Notizen von jetzt
said-notes-kept = Die Notizen sind gespeichert.

## Die Aufzeichnung
recording-title = Aufzeichnung
recording-consent = Bist du mit einer Aufzeichnung einverstanden?
recording-consent-note = Dieses Treffen wird vielleicht aufgezeichnet. Deine Antwort gilt jederzeit, auch später: Solange jemand Nein sagt, sieht niemand die Aufzeichnung. Wer es war, erfährt niemand.
recording-yes = Ja, einverstanden
recording-no = Nein
recording-said-yes = Du bist einverstanden. Das kannst du jederzeit zurücknehmen.
recording-said-no = Du hast Nein gesagt. Niemand sieht eine Aufzeichnung.
recording-agreed = { $agreed } von { $members } in der Kohorte sind bisher einverstanden.
recording-watch = Zur Aufzeichnung
recording-elsewhere = führt zu { $host }
recording-none = Es gibt keine Aufzeichnung.
recording-taken-back = Jemand hat das Einverständnis zurückgenommen. Deshalb ist die Aufzeichnung nicht zu sehen.
recording-take-down = Bitte lösch die Aufzeichnung dort, wo sie liegt, und nimm hier den Link weg.
recording-put = Eine Aufzeichnung eintragen
recording-replace = Einen anderen Link eintragen
recording-url = Link
recording-url-hint = Er beginnt mit https:// und ist nur für deine Kohorte offen.
recording-box = Alle, die zu hören oder zu sehen sind, wurden gefragt und sind einverstanden
recording-save = Eintragen
recording-remove = Link wegnehmen
recording-url-unfit = Schreib einen ganzen Link, der mit https:// beginnt.
recording-box-missing = Hake das nur an, wenn es stimmt. Ohne das geht keine Aufzeichnung.
recording-somebody-said-no = Jemand ist mit der Aufzeichnung nicht einverstanden. Deshalb geht es nicht.
said-recording-put = Die Aufzeichnung ist da.
said-recording-removed = Der Link ist weg.
said-consent-yes = Danke. Du kannst das jederzeit zurücknehmen.
said-consent-no = Ist vermerkt. Niemand sieht eine Aufzeichnung.
