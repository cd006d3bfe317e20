## Auf der Startseite
feedback-home-owed = { $name } wartet auf dein Wort
feedback-home-way = { $count ->
    [0] Rückmeldung zu deinem Pitch: die erste ist unterwegs
    [1] Rückmeldung zu deinem Pitch: 1 von 3, die zweite ist unterwegs
   *[other] Rückmeldung zu deinem Pitch: 2 von 3, die dritte ist unterwegs
}
feedback-home-queue = { $count ->
    [0] Rückmeldung zu deinem Pitch: wer als Nächstes Zeit hat, schreibt die erste
    [1] Rückmeldung zu deinem Pitch: 1 von 3, wer als Nächstes Zeit hat, schreibt die zweite
   *[other] Rückmeldung zu deinem Pitch: 2 von 3, wer als Nächstes Zeit hat, schreibt die dritte
}
feedback-home-open = { $count ->
    [one] Ein Pitch könnte noch ein Wort brauchen
   *[other] { $count } Pitches könnten noch ein Wort brauchen
}
feedback-home-open-line = Ein paar Minuten genügen
feedback-home-short = { $count ->
    [one] Ein Pitch hat zu wenig Rückmeldung
   *[other] { $count } Pitches haben zu wenig Rückmeldung
}
feedback-home-short-line = Zwei Tage sind um: Jetzt schreibst du

## Eigene Wörter
feedback-by = Von
feedback-as-heard = So wurde er gehört (Fassung { $n }).
feedback-newer = Inzwischen gibt es Fassung { $n }
feedback-due = bis
feedback-late = später
feedback-helped = hat geholfen
feedback-no-words = Schreib wenigstens eins von den dreien.
feedback-choose = Wähl aus, was am nächsten kommt.
feedback-has = { $count ->
    [0] Noch hat niemand etwas gesagt.
    [one] Eine Person hat etwas gesagt.
   *[other] { $count } Personen haben etwas gesagt.
}
feedback-has-way = { $count ->
    [0] Das erste Wort ist unterwegs.
    [1] 1 von 3, das zweite ist unterwegs.
   *[other] 2 von 3, das dritte ist unterwegs.
}
feedback-has-queue = { $count ->
    [0] Noch hat niemand etwas gesagt. Wer als Nächstes Zeit hat, schreibt das erste Wort.
    [1] 1 von 3. Wer als Nächstes Zeit hat, schreibt das zweite.
   *[other] 2 von 3. Wer als Nächstes Zeit hat, schreibt das dritte.
}

## Das Formular
feedback-give-title = Etwas zu einem Pitch sagen
feedback-saw = Ich habe gesehen
feedback-saw-hint = Was du gesehen und gehört hast, ohne zu urteilen: ein Satz, der bleibt, ein Bild, ein Moment im Raum.
feedback-wonder = Ich frage mich
feedback-wonder-hint = Was du gern wüsstest, oder wo du dir nicht sicher bist.
feedback-try-next = Ich würde versuchen
feedback-try-next-hint = Eines, was du an ihrer Stelle versuchen würdest.
feedback-clear = Klar für eine Führungskraft
feedback-clear-asks = Ist es für eine Führungskraft klar?
feedback-clear-1 = Danach könnte ich nicht sagen, worum es geht.
feedback-clear-2 = Ich kann mir denken, worum es geht; eine Führungskraft müsste viel nachfragen.
feedback-clear-3 = Eine Führungskraft versteht, worum es geht und was es bringt.
feedback-clear-4 = Eine Führungskraft könnte es am nächsten Tag in zwei Sätzen weitergeben.
feedback-fits-members = Wahr für die Mitglieder
feedback-fits-members-asks = Stimmt es für die Mitglieder?
feedback-fits-members-1 = Die Mitglieder kommen darin nicht vor.
feedback-fits-members-2 = Es spricht über die Mitglieder, von außen.
feedback-fits-members-3 = Es sagt, was die Mitglieder brauchen, und woher man das weiß.
feedback-fits-members-4 = Die Mitglieder würden sagen: Ja, das sind wir.
feedback-doable = Der nächste Schritt
feedback-doable-asks = Ist der nächste Schritt zu schaffen?
feedback-doable-1 = Ich sehe keinen nächsten Schritt.
feedback-doable-2 = Es gibt einen nächsten Schritt, aber nicht, wer ihn geht und wann.
feedback-doable-3 = Der nächste Schritt ist klar und kann in den nächsten Wochen beginnen.
feedback-doable-4 = Der nächste Schritt kann morgen beginnen, mit dem, was da ist.
feedback-seen = wer den Pitch macht, mit deinem Namen, und die Moderation.
feedback-preview = Vor dem Abschicken ansehen
feedback-save = Als Entwurf behalten
feedback-change-it = Ändern
feedback-pass-hint = Dann geht er an jemanden, der Zeit hat. Niemand erfährt davon.
feedback-given-on = Abgeschickt
feedback-it-helped = Es hat geholfen, sagen sie.
feedback-they-change = Was sie ändern
feedback-late-note = Die Runde ist geschlossen. Ein Wort von dir ist trotzdem willkommen; es steht als später dabei, und auszuwählen gibt es nichts mehr.
feedback-stands = Das steht jetzt da
feedback-the-pitch = Der Pitch
feedback-all-of-it = Alles auf seiner eigenen Seite
feedback-changed-meanwhile = Das wurde inzwischen an anderer Stelle geändert. Was jetzt dasteht, siehst du; was du getippt hast, steht im Formular.
feedback-given-already = Das ist schon abgeschickt.
feedback-round-closed = Die Runde ist geschlossen; was abgeschickt ist, bleibt so.

## Vor dem Abschicken
feedback-preview-title = Bevor du es abschickst
feedback-preview-lead = Wer den Pitch macht, sieht deinen Namen:
feedback-few = Das sind weniger als 15 Wörter. Gibt es etwas, das nur du gesehen hast?
feedback-send = Abschicken
feedback-send-all-the-same = Trotzdem abschicken
feedback-go-on = Weiterschreiben

## Was man noch sagt, bekommen und gegeben hat
feedback-queue-title = Rückmeldung
feedback-queue-lead = Alle sagen zu drei Pitches etwas, und alle bekommen von dreien etwas.
feedback-queue-lead-trainer = Zuerst schreiben die Teilnehmenden. Zwei Tage nach einer Runde springst du ein, wo zu wenig da ist.
feedback-queue-away = Du machst eine Pause. Niemand bittet dich um etwas.
feedback-on-a-break = Du machst eine Pause. Komm erst zurück, dann kannst du noch einen nehmen.
feedback-owed = Sie warten auf dein Wort
feedback-owed-none = Niemand wartet auf ein Wort von dir.
feedback-one-more = Ich habe Zeit für noch einen
feedback-one-more-hint = Du bekommst den Pitch, der es am nötigsten hat, für einen Tag.
feedback-mine = Zu deinem Pitch
feedback-gave = Was du gesagt hast
feedback-not-yours = Dieser Pitch wartet nicht mehr auf dein Wort.
feedback-short = Pitches mit zu wenig
feedback-short-note = Zwei Tage nach der Runde haben weniger als zwei Personen etwas Brauchbares gesagt.
feedback-short-none = Jeder Pitch hat, was er braucht, oder noch Zeit.
feedback-short-has = { $given ->
    [0] noch nichts
   *[other] bisher { $given }
}
feedback-short-since = seit
feedback-short-mine = Du bist dran
feedback-short-taken = { $name } ist dran
feedback-short-take = Ich schreibe
feedback-has-enough = Dieser Pitch hat inzwischen, was er braucht.
feedback-trainer-took = Jemand anderes aus der Moderation ist schon dran.

## Was gesagt wurde
feedback-replies-title = Rückmeldung zu deinem Pitch
feedback-replies-empty = Noch hat niemand etwas gesagt. Wer es tut, steht hier mit Namen, und du erfährst es per E-Mail.
feedback-group-saw = Gesehen haben sie
feedback-group-wonder = Sie fragen sich
feedback-group-try-next = Sie würden versuchen
feedback-each = Wer was gewählt hat
feedback-mark = Das hat geholfen
feedback-unmark = Doch nicht
feedback-means = Alle zusammen
feedback-means-note = Das siehst nur du. Eine Handvoll Menschen ist keine Messung: Ihre Worte sagen mehr.
feedback-mean = Im Mittel { $mean } von 4, von { $low } bis { $high }; { $count } haben gewählt.
feedback-change-title = Was ich ändere
feedback-change-label = Was änderst du danach?
feedback-change-hint = Ein, zwei Sätze genügen.
feedback-change-seen = wer zu deinem Pitch etwas gesagt hat, und, wenn du ihn in der Galerie zeigst, alle, die ihn dort sehen.
feedback-change-say = Sagen
feedback-change-none = Das haben sie noch nicht gesagt.
feedback-change-meanwhile = Jemand, der diesen Pitch mit dir macht, hat das inzwischen geändert. Was jetzt dasteht, siehst du; was du getippt hast, steht im Formular.
feedback-print-link = Den Pitch mit seiner Rückmeldung drucken
feedback-print-title = Pitch und Rückmeldung
feedback-print-hint = Eine Seite zum Drucken, für dich.

## Ein Pitch zum Üben
feedback-practice-title = Fünf Minuten zum Üben
feedback-practice-lead = Vor deinem ersten Wort an jemanden: ein Pitch, den niemand hier gemacht hat. Sag etwas dazu, dann siehst du, was zwei aus der Moderation gesagt haben.
feedback-practice-beside = Deine Worte neben denen von zweien aus der Moderation. Sieh dir an, was wer gesehen hat.
feedback-practice-own = Deine Worte
feedback-practice-no-key = Recht hat hier niemand: Auch die beiden haben verschieden gewählt. Es zählt, ob man damit etwas anfangen kann.
feedback-practice-on = Weiter zum echten Pitch
feedback-practice-seen = niemand außer dir.
feedback-practice-say = Ansehen, was die Moderation gesagt hat
feedback-practice-skip = Jetzt nicht
