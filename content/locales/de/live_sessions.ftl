## Live-Termine: Listen und Seiten
sessions-title = Live-Termine
sessions-ahead = Als Nächstes
sessions-past = Was war
sessions-count = { $count ->
    [one] ein Termin
   *[other] { $count } Termine
}
sessions-none = Noch ist nichts geplant. Sobald es einen Live-Termin gibt, steht er hier und in deinem Kalender.
sessions-none-lead = Noch ist nichts geplant. Ein erstes Treffen hilft allen, Gesichter zu Namen zu finden.
sessions-example-1 = Offene Fragestunde, 45 Minuten, jede zweite Woche
sessions-example-2 = Pitch-Runde mit zwei Zeiten, damit Pune und Hamburg beide am Tag dabei sind
sessions-how = Der Link zum Dazukommen steht zehn Minuten vorher auf der Seite des Termins, für alle, die zugesagt haben.
sessions-kind = Art
sessions-kind-webinar = Webinar
sessions-kind-open_questions = Offene Fragestunde
sessions-kind-pitch_round = Pitch-Runde
sessions-kind-circle_hour = Kreis-Stunde
sessions-there = dort: { $at }, { $zone }
sessions-phase-running = läuft gerade
sessions-phase-open = Tür ist offen
sessions-phase-cancelled = fällt aus
sessions-phase-over = vorbei
sessions-mine-yes = zugesagt
sessions-mine-waiting = auf der Warteliste
sessions-mine-no = abgesagt
sessions-asked = wartet auf deine Antwort
sessions-full = voll
sessions-is-cancelled = Dieser Termin findet nicht statt
sessions-cohort-cancelled = Die Kohorte wurde abgesagt.
sessions-door-open = Die Tür ist offen
sessions-join = Dazukommen
sessions-join-note = Der Link gehört der Kohorte; gib ihn nicht weiter. Er verschwindet, wenn der Termin vorbei ist.
sessions-times = { $count ->
    [one] Wann
   *[other] Wann: such dir eine Zeit aus
}
sessions-lasts = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}
sessions-with = mit
sessions-left = { $count ->
    [one] noch ein Platz
   *[other] noch { $count } Plätze
}
sessions-wait = { $count ->
    [one] eine Person wartet
   *[other] { $count } warten
}
sessions-come = { $count ->
    [0] noch niemand zugesagt
    [one] eine Zusage
   *[other] { $count } Zusagen
}
sessions-you-come = Du bist dabei
sessions-you-wait = Du wartest auf einen Platz, als Nummer { $place }
sessions-opens = Der Link steht hier ab
sessions-who-comes = Wer kommt:
sessions-who-waits = Wer wartet, der Reihe nach:
sessions-who-cannot = Wer nicht kann:
sessions-who-was-there = Wer sagt, dabei gewesen zu sein:
sessions-say-yes = Ich komme
sessions-switch = Lieber diese Zeit
sessions-say-no = Ich kann nicht
sessions-give-up = Doch nicht kommen
sessions-queue = Auf die Warteliste
sessions-seen = wer moderiert, sieht deinen Namen; die anderen sehen nur, wie viele kommen.
sessions-seen-who = Wer moderiert, sieht deinen Namen; die anderen sehen nur, wie viele kommen.
sessions-to-questions = Fragen vorab
sessions-to-notes = Mitschrift und Aufzeichnung
sessions-check-in = Warst du dabei?
sessions-check-in-note = Nur du selbst sagst das. Aus dem Meeting-Programm lesen wir nichts.
sessions-say-here = Ich war dabei
sessions-i-was-there = Du sagst, du warst dabei
sessions-take-back = Zurücknehmen
sessions-here-seen = wer moderiert, sonst niemand.
sessions-run-sheet = Ablauf
sessions-part = Minute { $from } bis { $to }
sessions-sum = { $count ->
    [one] Zusammen eine Minute.
   *[other] Zusammen { $count } Minuten.
}
sessions-too-long = Der Ablauf ist länger als der Termin. Kürze einen Teil, oder gib ihm mehr Zeit.
sessions-lead = Für die Moderation
sessions-invite = Alle einladen
sessions-invite-note = Alle, die noch nicht geantwortet haben, bekommen eine E-Mail mit einem Link je Zeit; antworten geht ohne Anmeldung.
sessions-invited = Eingeladen am
sessions-invite-again = Neue einladen
sessions-invite-again-note = Wer seither dazugekommen ist, lässt sich noch einladen; zweimal bekommt die Einladung niemand.
sessions-edit = Termin ändern
sessions-home-asked = Sag, ob du kommst
sessions-home-lasts = { $count } Minuten

## Planen und ändern
sessions-plan = Termin planen
sessions-plan-lead = Wofür, wie lange, wann. Eingeladen wird erst, wenn du es sagst.
sessions-name = Titel
sessions-purpose = Worum es geht
sessions-purpose-hint = Zwei, drei Sätze: Was haben alle danach, was sollen sie mitbringen?
sessions-run-sheet-hint = Ein Teil je Zeile: zuerst die Minuten, dann was passiert. Zum Beispiel: 10 Ankommen
sessions-run-sheet-unfit = Zeile { $limit } passt nicht: Schreib zuerst die Minuten, dann was passiert, etwa „10 Ankommen“. Höchstens 40 Teile.
sessions-join-url = Link zum Dazukommen
sessions-join-url-hint = Beginnt mit https. Ihn sieht, wer zugesagt hat, und erst zehn Minuten vorher.
sessions-join-url-unfit = Das ist keine Adresse, die wir weitergeben. Sie beginnt mit https:// und enthält keinen Namen und kein Passwort.
sessions-first-time = Wann
sessions-moves-along = Verschiebt sich der Kalender der Kohorte, wandert der Termin mit. Weitere Zeiten kommen danach dazu.
sessions-on = Tag
sessions-on-hint = Am Ort der Zeitzone unten. Pausen und freie Tage gehen nicht.
sessions-at = Uhrzeit
sessions-zone = Zeitzone
sessions-zone-hint = Nach welcher Uhr, zum Beispiel Europe/Berlin oder Asia/Kolkata.
sessions-minutes = Minuten
sessions-capacity = Plätze
sessions-capacity-hint = Leer heißt: Alle haben Platz. Sonst gibt es eine Warteliste, die von selbst nachrückt.
sessions-host = Wer moderiert
sessions-no-host = Noch offen
sessions-plan-seen = alle in der Kohorte, den Link nur wer zugesagt hat.
sessions-leave-it = Nichts ändern
sessions-save = Speichern
sessions-weeks = Die Wochen
sessions-week-day = Woche { $week }, Tag { $day }
sessions-move = Verschieben
sessions-move-note = Wer zugesagt hat, wartet oder noch nicht geantwortet hat, bekommt eine E-Mail; in den Kalendern rückt der Eintrag mit.
sessions-change-terms = Dauer, Plätze, Moderation
sessions-cancel-slot = Diese Zeit absagen
sessions-cancel-slot-note = Wer sie gewählt hatte, bekommt eine E-Mail und kann eine andere wählen.
sessions-add-slot = Noch eine Zeit
sessions-add-slot-note = Derselbe Termin zu einer anderen Zeit, etwa für Leute in einer anderen Zeitzone. Jede Person wählt eine.
sessions-words = Worte
sessions-stands-now = Jemand hat ihn inzwischen geändert. So steht er jetzt da:
sessions-cancel = Termin absagen
sessions-cancel-note = Er bleibt in der Liste, als abgesagt. Alle, die ihn erwarten, bekommen eine E-Mail mit deinem Grund.
sessions-reason = Grund
sessions-reason-hint = Ein Satz, den alle lesen.

## Warum etwas nicht geht
sessions-cancelled = Dieser Termin findet nicht statt.
sessions-slot-cancelled = Diese Zeit fällt aus. Auf der Seite stehen die anderen.
sessions-begun = Das geht nur, bevor es beginnt.
sessions-full-keep = Diese Zeit ist voll. Du behältst deinen Platz; willst du lieber auf diese warten, gib ihn zuerst zurück.
sessions-check-in-closed = Das geht von zehn Minuten vorher bis zum Ende des nächsten Tages.
sessions-time-past = Diese Zeit ist schon vorbei. Wähle eine, die noch kommt.
sessions-same-time = Dann ist es schon.
sessions-host-unfit = Moderieren kann nur, wer die Kohorte moderiert.
sessions-changed-meanwhile = Jemand hat den Termin inzwischen geändert. Beide Fassungen stehen unten.
sessions-many-slots = Mehr als zwölf Zeiten sind zu viele. Plane lieber einen zweiten Termin.
sessions-capacity-taken = So viele haben schon zugesagt; niemand wird wieder ausgeladen. Gib mindestens so viele Plätze.
sessions-last-slot = Das ist die letzte Zeit. Sag den ganzen Termin ab, mit einem Grund.
sessions-day-free = An diesem Tag hat die Kohorte Pause oder frei.
sessions-day-far = Dieser Tag liegt weit weg von den Wochen der Kohorte.

## Antworten aus der E-Mail
sessions-rsvp-dead = Dieser Link führt nirgendwohin mehr
sessions-rsvp-dead-text = Vielleicht ist er zu alt, oder du bist nicht mehr in der Kohorte. Melde dich an, dann siehst du, was für dich ansteht.
sessions-rsvp-ask-yes = Kommst du?
sessions-rsvp-ask-no = Du kannst nicht?
sessions-rsvp-full = Alle Plätze sind vergeben. Wird einer frei, bekommt ihn, wer am längsten wartet.
sessions-rsvp-yes = Du bist dabei
sessions-rsvp-yes-text = Der Eintrag für deinen Kalender kommt per E-Mail. Den Link zum Dazukommen findest du zehn Minuten vorher auf der Seite des Termins.
sessions-rsvp-waiting = Du stehst auf der Warteliste
sessions-rsvp-waiting-text = Sobald ein Platz frei ist, gehört er dir, und du bekommst eine E-Mail.
sessions-rsvp-no = Schade, bis zum nächsten Mal
sessions-rsvp-no-text = Danke, dass du Bescheid gesagt hast. Bis zum Beginn kannst du es dir anders überlegen, mit den anderen Links aus der E-Mail.
sessions-rsvp-begun = Dafür ist es zu spät
sessions-rsvp-begun-text = Diese Zeit hat schon begonnen oder ist vorbei.
sessions-rsvp-cancelled = Das findet nicht statt
sessions-rsvp-cancelled-text = Auf der Seite des Termins steht, ob es eine andere Zeit gibt.
sessions-to-page = Zur Seite des Termins

## Was gesagt wird, wenn es getan ist
said-session-planned = Geplant. Wenn alles steht, lade alle ein.
said-session-changed = Gespeichert.
said-session-slot-added = Eine Zeit mehr.
said-session-slot-changed = Gespeichert.
said-session-moved = Verschoben. Wen es angeht, der bekommt eine E-Mail.
said-session-slot-cancelled = Diese Zeit fällt aus. Wer sie gewählt hatte, bekommt eine E-Mail.
said-session-cancelled = Abgesagt. Alle, die ihn erwarten, bekommen eine E-Mail.
said-session-invited = Die Einladungen sind unterwegs.
said-session-yes = Du bist dabei. Der Eintrag für deinen Kalender kommt per E-Mail.
said-session-waiting = Gerade ist alles voll. Du stehst auf der Warteliste.
said-session-no = Danke, dass du Bescheid sagst.
said-session-here = Notiert: Du warst dabei.
said-session-not-here = Zurückgenommen.

## Warum jemand eine E-Mail bekommt
mail-reason-live-sessions-invitation = Du bekommst diese E-Mail, weil deine Kohorte einen Live-Termin hat. Sie kommt einmal, und gar nicht, wenn du schon geantwortet hast.
mail-reason-live-sessions-entry = Du bekommst diese E-Mail, weil du für einen Live-Termin zugesagt hast.
mail-reason-live-sessions-given-up = Du bekommst diese E-Mail, weil du für einen Live-Termin zugesagt hattest.
mail-reason-live-sessions-moved = Du bekommst diese E-Mail, weil sich ein Live-Termin geändert hat, den du erwartest oder zu dem du eingeladen bist.
mail-reason-live-sessions-called-off = Du bekommst diese E-Mail, weil ein Live-Termin ausfällt, den du erwartest oder zu dem du eingeladen bist.
mail-kind-live-sessions-invitation = Einladungen zu Live-Terminen
mail-kind-live-sessions-invitation-hint = Einmal je Termin, mit Links zum Antworten. Was du zugesagt hast, hörst du in jedem Fall, wenn es sich ändert.
