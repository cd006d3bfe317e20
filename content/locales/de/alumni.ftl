alumni-title = Alumni
alumni-link = Erreichbar bleiben: Alumni
alumni-lead = Wer dabei war, bleibt erreichbar: wer da ist, was die anderen suchen, was sie geben können.

## Joining and leaving
alumni-join-title = Möchtest du erreichbar bleiben?
alumni-join-why = Von allein steht hier niemand. Wenn du mitmachst, sehen dich alle, die auch mitmachen, und du siehst sie.
alumni-join-shows = Sie sehen deinen Namen, deine Kohorten, wie deine Community heißt, deine Abteilung, wenn du sie nennst, und was du hier schreibst.
alumni-join-profile = Aus deinem Profil sehen sie nur, was sie ohnehin sehen: Dort bestimmst du Teil für Teil, wer es sehen darf.
alumni-join-owners = Wer das Programm verantwortet, sieht, dass du dabei bist, um dich fragen zu können, ob du eine Rolle übernimmst.
alumni-join-leave = Du kannst jederzeit gehen. Dann findet dich hier niemand mehr, und was du suchst und anbietest, ist gelöscht.
alumni-join-seen = Alle, die mitmachen; deinen Namen auch, wer das Programm verantwortet.
alumni-join = Mitmachen
alumni-department = Abteilung
alumni-department-hint = Damit andere dich darüber finden. Muss nicht sein.
alumni-department-none = Sage ich nicht
alumni-keep = Speichern
alumni-membership = Abteilung ändern oder gehen
alumni-leave = Netzwerk verlassen
alumni-leave-what = Sofort findet dich hier niemand mehr. Was du suchst und anbietest, wird gelöscht, und deine Rollen enden.
alumni-leave-answers = Auch meine Antworten auf die Fragen des Monats löschen
alumni-leave-answers-hint = Sonst bleiben sie stehen, ohne deinen Namen.
alumni-figures = Bisher
alumni-figure-people = Machen mit
alumni-figure-asks = Gesuche
alumni-figure-offers = Angebote
alumni-figure-answers = Antworten in diesem Monat
alumni-figures-note = Wer das ist, sehen nur die, die selbst mitmachen.
alumni-nobody = Noch macht niemand mit. Irgendwer ist immer zuerst da.

## The page
alumni-own-entry = So sehen dich die anderen
alumni-helping = Ich helfe in der nächsten Kohorte
alumni-people = Wer hier ist
alumni-language = Sprache
alumni-says = Gesuche und Angebote
alumni-only-asks = nur, wer etwas sucht
alumni-only-offers = nur, wer etwas anbietet
alumni-keeps = Verantwortet das Programm
alumni-none-found = Niemand hier passt dazu. Nicht alle haben etwas geschrieben.
alumni-alone = Bisher bist nur du da. Wen möchtest du hier wiedersehen?

## Asking and offering
alumni-asks = Sucht:
alumni-offers = Bietet an:
alumni-own = Zwei Fragen an dich
alumni-own-none = Ein Satz zu einer von beiden genügt, damit dich jemand findet.
alumni-ask-question = Was suchst du?
alumni-ask-hint = Zum Beispiel: „Jemanden, der schon einmal eine Community beendet hat, und wie.“ Wenn du magst, schreib dazu, wie man dich erreicht.
alumni-ask-say = Danach fragen
alumni-offer-question = Was kannst du geben?
alumni-offer-hint = Zum Beispiel: „Ich lese Einladungen, bevor sie rausgehen.“ Auch Kleines zählt.
alumni-offer-say = Anbieten
alumni-words-seen = Alle, die mitmachen. Nach 90 Tagen wird es nicht mehr gezeigt, außer du sagst, dass es noch gilt.
alumni-word-until = Zu sehen bis
alumni-word-over = Nicht mehr zu sehen seit
alumni-word-renew = Gilt noch
alumni-word-drop = Zurücknehmen
alumni-words-enough = Zehn Gesuche und Angebote von dir stehen hier schon. Nimm erst eines zurück, damit die anderen gelesen werden.
alumni-newest = Neueste Gesuche und Angebote
alumni-newest-none = Noch sucht niemand etwas oder bietet etwas an.
alumni-newest-first = Den Anfang machen
alumni-to-entry = Zu { $name }
alumni-not-in = In diesem Netzwerk bist du nicht mehr.

## Somebody
alumni-entry-own = So sehen dich die anderen hier.
alumni-entry-words = Etwas suchen oder anbieten
alumni-entry-says = Sucht und bietet an
alumni-entry-community = Die eigene Community
alumni-entry-nothing = Hier steht noch nichts.
alumni-entry-reach = Adressen zeigen wir hier nicht. Ihr erreicht euch so, wie man es bei euch im Haus tut, oder wie es jemand hier dazuschreibt.
alumni-to-profile = Zum Profil

## The question of the month
alumni-month-title = Die Frage des Monats
alumni-month-read = { $count ->
    [0] Als Erstes antworten
    [one] Die Antwort lesen
   *[other] { $count } Antworten lesen
}
alumni-month-01 = Januar { $year }
alumni-month-02 = Februar { $year }
alumni-month-03 = März { $year }
alumni-month-04 = April { $year }
alumni-month-05 = Mai { $year }
alumni-month-06 = Juni { $year }
alumni-month-07 = Juli { $year }
alumni-month-08 = August { $year }
alumni-month-09 = September { $year }
alumni-month-10 = Oktober { $year }
alumni-month-11 = November { $year }
alumni-month-12 = Dezember { $year }
alumni-answers = { $count ->
    [one] Eine Antwort
   *[other] { $count } Antworten
}
alumni-answers-none = Noch hat niemand geantwortet.
alumni-answer-first = Die erste Antwort schreiben
alumni-answer = Deine Antwort
alumni-answer-change = Deine Antwort ändern
alumni-answer-hint = Ein paar Sätze sind reichlich.
alumni-answer-seen = Alle, die mitmachen. Wenn du gehst, bleibt sie ohne deinen Namen stehen, außer du nimmst sie mit.
alumni-answer-send = Antworten
alumni-answer-drop = Zurücknehmen
alumni-answer-now = Das steht da inzwischen
alumni-changed-meanwhile = Du hast deine Antwort inzwischen in einem anderen Fenster geändert. Beides steht hier; sende, was bleiben soll.
alumni-month-over = Dieser Monat ist vorbei und seine Frage auch. Zurücknehmen kannst du deine Antwort weiterhin.
alumni-month-over-note = Dieser Monat ist vorbei. Am Ersten jedes Monats (UTC) kommt eine neue Frage.
alumni-months = Andere Monate

## Inviting
alumni-invite = Jemanden einladen
alumni-invite-lead = Am besten lädt ein, wer dabei war. Nimm diesen Text, ändere ihn, verschick ihn.
alumni-invite-nothing = Wir verschicken nichts und speichern nichts: weder, dass du jemanden eingeladen hast, noch wen.
alumni-invite-text = Text
alumni-invite-text-hint = Zum Kopieren.
alumni-invite-mail = Als E-Mail öffnen
alumni-invite-link = Der Text führt hierher:
alumni-invite-subject = Etwas für dich: { $programme }
alumni-invite-body =
    Hallo,

    ich war bei „{ $programme }“ dabei und musste an dich denken. { $promise }

    Was das ist und wann es wieder losgeht: { $link }

    Frag mich gern, wie es war.

    { $name }

## Roles
alumni-roles-title = Rollen und Hilfe
alumni-roles-lead = Wer helfen würde, wer welche Rolle bis wann hat und wie viele Plätze das ergibt.
alumni-capacity = Hilfe für die nächste Kohorte
alumni-capacity-seats = { $helpers ->
    [0] Noch niemand, also keine Plätze durch Hilfe.
    [one] Eine Person hilft: { $seats } Plätze.
   *[other] { $helpers } Leute helfen: { $seats } Plätze.
}
alumni-capacity-rule = Gezählt ist, wer ja gesagt hat, und wer die Rolle „Begleitung“ oder „Moderation“ hat, jede Person einmal. Wer hilft, begleitet { $each } Leute: Das ist eine Annahme dieses Hauses, gemessen hat es niemand.
alumni-capacity-yes = Würden helfen
alumni-capacity-where = Wer helfen würde, haben die Leute aus den Kohorten dieses Programms selbst gesagt; es gilt, was sie zuletzt sagten.
alumni-roles-live = Rollen jetzt
alumni-roles-none = Noch hat niemand eine Rolle.
alumni-roles-past = Frühere Rollen
alumni-roles-count = { $count ->
    [one] Eine
   *[other] { $count }
}
alumni-roles-nobody = Noch macht niemand mit, also ist niemand da, den du fragen könntest.
alumni-role-sparring_partner = Sparring
alumni-role-sparring_partner-what = Nimmt sich eine halbe Stunde in der Woche für eine Person aus der nächsten Kohorte.
alumni-role-host = Gastgeben
alumni-role-host-what = Öffnet anderen einen Raum, einen Standort oder ein Treffen.
alumni-role-assessor = Bewerbungen lesen
alumni-role-assessor-what = Liest mit, wenn Bewerbungen eingehen. Damit sie zu sehen sind, gehört der Name zusätzlich auf die Seite „Wer den Kurs betreut“.
alumni-role-helper = Begleitung
alumni-role-helper-what = Begleitet ein paar Leute aus der nächsten Kohorte.
alumni-role-trainer = Moderation
alumni-role-trainer-what = Moderiert eine Kohorte.
alumni-role-offer = Jemanden fragen
alumni-role-offer-note = Ja oder nein wird hier auf der eigenen Seite gesagt, eine E-Mail geht nicht raus. Eine Rolle endet nach einem Jahr von selbst.
alumni-role-whom = Wen?
alumni-role-whom-hint = Alle, die mitmachen.
alumni-role-choose = Person auswählen
alumni-role-which = Welche Rolle?
alumni-role-why = Warum gerade diese Person?
alumni-role-why-hint = Sie liest es. Ein Satz.
alumni-role-seen = Die Person liest, wer fragt und warum. Alle, die mitmachen, sehen die Rolle, sobald sie ja sagt.
alumni-role-offer-send = Fragen
alumni-role-has = Diese Rolle ist schon vergeben oder angefragt.
alumni-role-settled = Das ist schon erledigt.
alumni-role-offered-on = Gefragt am
alumni-role-since = seit
alumni-role-until = bis
alumni-role-from = Gefragt von { $name }
alumni-role-a-year = Sie endet nach einem Jahr von selbst, und vorher, wann immer du willst.
alumni-role-yes = Ja, gern
alumni-role-no = Nein, danke
alumni-role-end-held = Beenden
alumni-role-end-offered = Zurücknehmen
alumni-role-why-end = Warum?
alumni-role-why-end-hint = Das lest ihr beide.
alumni-own-roles = Deine Rollen
alumni-stands-offered = Gefragt
alumni-stands-held = Läuft
alumni-stands-over = Von selbst zu Ende
alumni-stands-declined = Abgelehnt
alumni-stands-withdrawn = Zurückgenommen
alumni-stands-ended = Beendet
alumni-home-role = { $word ->
    [sparring_partner] { $name } fragt, ob du Sparring übernimmst
    [host] { $name } fragt, ob du Gastgeber oder Gastgeberin sein magst
    [assessor] { $name } fragt, ob du Bewerbungen mitliest
    [helper] { $name } fragt, ob du die nächste Kohorte begleitest
   *[trainer] { $name } fragt, ob du moderierst
}

## What was done
said-alumni-joined = Du bist dabei.
said-alumni-kept = Gespeichert.
said-alumni-left = Du bist draußen. Hier findet dich niemand mehr.
said-alumni-word-said = Das steht jetzt da.
said-alumni-word-renewed = Das ist weitere 90 Tage zu sehen.
said-alumni-word-dropped = Das ist weg.
said-alumni-answered = Deine Antwort steht da.
said-alumni-answer-dropped = Deine Antwort ist weg.
said-alumni-role-offered = Die Frage steht jetzt auf der Seite der Person.
said-alumni-role-taken = Danke. Die Rolle hast du für ein Jahr.
said-alumni-role-declined = Danke, dass du es sagst.
said-alumni-role-ended = Die Rolle ist beendet.
