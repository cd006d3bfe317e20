insights-title = Einblicke
insights-lead = Was sich über Gruppen sagen lässt. Niemand ist hier zu sehen: Von weniger als { $smallest } Menschen wird nichts gesagt.
insights-counted-week = Gezählt nach Woche { $week },
insights-counted = Gezählt
insights-started = { $count } Menschen haben begonnen
insights-too-few = Weniger als { $smallest } Menschen haben begonnen. Von so wenigen lässt sich nichts sagen, ohne von Einzelnen zu sprechen.
insights-nothing-yet = Von dieser Kohorte lässt sich noch nichts sagen.
insights-none = Noch ist nichts gezählt. Zahlen gibt es, wenn eine Woche vorbei ist, und nur für Berichte, die vor ihrem Beginn eingeschaltet waren.
insights-not-told = darüber lässt sich nichts sagen
insights-band-all = { $of }
insights-band-under = weniger als { $under }
insights-band-over = { $least } oder mehr
insights-band-between = { $least } bis { $most }
insights-band-of = { $band } von { $of }
insights-say-took-part = Woche { $week }: { $band } waren dabei.
insights-say-on-time = Woche { $week }: { $band } hatten ihr Ergebnis gezeigt, bevor die Woche vorbei war.
insights-say-answered = { $hours ->
    [one] Die Hälfte der Fragen hatte binnen einer Stunde eine erste Antwort.
   *[other] Die Hälfte der Fragen hatte binnen { $hours } Stunden eine erste Antwort.
}
insights-say-answered-late = Die Hälfte der Fragen wartete länger als 36 Stunden auf eine erste Antwort.
insights-say-waited = Von { $asked } Fragen warteten { $band } länger als 36 Stunden.
insights-trend-more = Mehr als in der Woche davor.
insights-trend-same = Derselbe Bereich wie in der Woche davor.
insights-trend-fewer = Weniger als in der Woche davor.
insights-trend-faster = Schneller als in der Woche davor.
insights-trend-slower = Langsamer als in der Woche davor.
insights-usual-more = { $cohorts ->
    [one] Mehr als in der anderen Kohorte.
   *[other] Mehr als in den { $cohorts } anderen Kohorten.
}
insights-usual-same = { $cohorts ->
    [one] Etwa so viele wie in der anderen Kohorte.
   *[other] Etwa so viele wie in den { $cohorts } anderen Kohorten.
}
insights-usual-fewer = { $cohorts ->
    [one] Weniger als in der anderen Kohorte.
   *[other] Weniger als in den { $cohorts } anderen Kohorten.
}
insights-step = Schritt
insights-how-many = Wie viele
insights-step-applied = Haben sich beworben
insights-step-offered = Bekamen einen Platz angeboten
insights-step-started = Haben begonnen
insights-step-week = Waren in Woche { $week } dabei
insights-step-completed = Haben die Bescheinigung
insights-step-helpers = Würden der nächsten Kohorte helfen
insights-weeks = Woche für Woche
insights-week = Woche
insights-week-n = Woche { $week }
insights-weeks-note = Fragen sind vom Beginn bis zum Ende der Woche gezählt, sobald sie 36 Stunden stehen.
insights-hours = { $hours } Std.
insights-hours-more = mehr als 36 Std.
insights-figure-applied = Beworben
insights-figure-offered = Platz angeboten
insights-figure-started = Begonnen
insights-figure-completed = Bescheinigung
insights-figure-helpers = Würden helfen
insights-figure-took-part = Dabei
insights-figure-on-time = Rechtzeitig gezeigt
insights-figure-opted-out = Eine Mail abbestellt
insights-figure-asked = Fragen
insights-figure-waited = Warteten über 36 Std.
insights-figure-first-answer = Hälfte beantwortet binnen
insights-figure-pool = Von allen, die sich beworben haben
insights-figure-joined = Von der Kohorte
insights-parts-note = Wer in der Kohorte ist, neben allen, die sich beworben haben. Was nur wenige gemeinsam haben, steht zusammen unter „Andere“.
insights-others = Andere
insights-pass-on = Zum Weitergeben
insights-pass-on-note = Dasselbe in einfachen Worten, für alle, die fragen, was aus dem Kurs wird. Du kannst diese Seite auch drucken.
insights-pass-on-label = Bericht
insights-file-csv = Alle Zahlen als CSV
insights-file-xlsx = Alle Zahlen als Excel
insights-cohorts = Deine Kohorten
insights-first-week = Erste Woche
insights-last-week = Neueste Woche
insights-reports = Was gezählt wird
insights-reports-note = Schalte ein, was vereinbart ist, wo es einen Betriebsrat gibt, mit ihm. Was aus ist, wird nicht gezählt; was du einschaltest, zählt ab der nächsten Woche, die beginnt, und nie rückwirkend. Zahlen, die schon gesagt sind, bleiben.
insights-report-taking-part = Dabeisein
insights-report-taking-part-note = Je Woche: wie viele etwas getan haben, das andere sehen, oder eine Lektion abgehakt haben, und wie viele ihr Ergebnis rechtzeitig gezeigt haben.
insights-report-answers = Antworten
insights-report-answers-note = Wie viele Fragen es gab, wie lange die erste Antwort brauchte, wie viele länger als 36 Stunden warteten. Ab zehn Fragen von fünf Menschen.
insights-report-path = Von der Bewerbung bis zum Helfen
insights-report-path-note = Wie viele sich beworben, einen Platz angeboten bekommen und begonnen haben, die Bescheinigung haben und helfen würden.
insights-report-composition = Zusammensetzung
insights-report-composition-note = Bereich, Standort, Hintergrund, Erfahrung und Sprachen der Kohorte neben allen, die sich beworben haben.
insights-report-mail = E-Mails
insights-report-mail-note = Wie viele eine Art von E-Mail abbestellt haben.
insights-on-since = Gezählt seit
insights-off = Wird nicht gezählt
insights-switch-on = „{ $report }“ zählen
insights-switch-off = „{ $report }“ nicht mehr zählen
insights-how = Wie hier gezählt wird
insights-how-bands = Jede Zahl von Menschen ist ein Bereich von { $smallest }: „20 oder mehr von 26“, „weniger als 10“. So kann niemand eine Zahl von einer anderen abziehen und herausfinden, was ein paar wenige getan haben, weder über Wochen und Kohorten noch mit den Dateien.
insights-how-once = Eine Woche wird einmal gezählt, wenn sie vorbei ist, und nur die Bereiche bleiben. Wer gezählt wurde, steht nirgends. Auch Kohorten werden nur über diese Bereiche verglichen.
insights-how-not = Was jemand allein tut, ist hier nicht bekannt: nicht, wann jemand da war, nicht, wie lange, nicht, was gelesen wurde. Es gibt keine Namenslisten und keine Ränge.
insights-report-foot = Zahlen sind als Bereiche angegeben, damit niemand Einzelnes darin zu erkennen ist.
insights-sheet-cohort = Kohorte
insights-sheet-starts = Erster Tag
insights-sheet-week = Woche
insights-sheet-figure = Zahl
insights-sheet-part = Teil
insights-sheet-at-least = Mindestens
insights-sheet-at-most = Höchstens
insights-sheet-of = Von

## What one active community manager has cost, and what became of it
insights-figure-looked-back = Haben gesagt, was daraus geworden ist
insights-figure-tending = Betreuen eine Community
insights-report-afterwards = Was daraus geworden ist
insights-report-afterwards-note = Wie viele innerhalb von vier Wochen gesagt haben, ob sie heute eine Community betreuen, und wie viele Ja: drei Monate und ein Jahr nach dem Ende. Was sie dazu schreiben, liest niemand.
insights-cost-link = Kosten je Person, die heute eine Community betreut
insights-cost-title = Kosten je Person, die heute eine Community betreut
insights-cost-lead = Was eine Kohorte gekostet hat, geteilt durch die, die drei Monate oder ein Jahr später eine Community betreuen. Beides sind Spannen, also ist auch das Ergebnis eine.
insights-cost-between = Zwischen { $least } und { $most } pro Person
insights-cost-open = { $least } oder mehr pro Person; nach oben ist es offen, denn es könnte niemand darunter sein.
insights-cost-tending = Sagen, dass sie eine Community betreuen: { $band }.
insights-cost-answered = Haben überhaupt geantwortet: { $band }.
insights-cost-answered-unknown = Wie viele überhaupt geantwortet haben, lässt sich nicht sagen.
insights-cost-likely = Mit den wahrscheinlichen Kosten: zwischen { $least } und { $most }.
insights-cost-likely-open = Mit den wahrscheinlichen Kosten: { $least } oder mehr.
insights-cost-nothing = Über diese Kohorte lässt sich nichts sagen: Zu wenige haben begonnen, sie wurde noch nicht gefragt, oder es wurde nicht gezählt.
insights-cost-inputs = Was hineingeht
insights-cost-cost = Was die ganze Kohorte gekostet hat
insights-cost-cost-hint = Trainerinnen und Trainer, Stunden derer, die mitgemacht haben, Plattform, Reisen. Das Niedrigste, das du glauben würdest, was du auf die Frage nach einer einzigen Zahl sagen würdest, und das Höchste; in eurer Währung.
insights-cost-kept = Nichts davon wird aufgehoben: Was du eingibst, steht in der Adresse dieser Seite und sonst nirgends.
insights-cost-off = „Was daraus geworden ist“ wird zurzeit nicht gezählt, also gibt es für kommende Kohorten keine Zahlen.
insights-cost-honest = Woran das hängt
insights-cost-honest-yes = An einem Wort: Aktiv ist, wer auf „Betreust du heute eine Community?“ Ja sagt, die aus dem Kurs oder eine andere. Niemand prüft das.
insights-cost-honest-silent = Daran, wer antwortet. Wer innerhalb von vier Wochen nicht geantwortet hat, zählt als nicht aktiv, obwohl manche es sind. Die wahre Zahl liegt also eher unter dieser Spanne als darüber.
insights-cost-honest-band = An der Spanne. Leute werden in Spannen gezählt, damit niemand herauszulesen ist, und das allein macht aus dem Geld eine Spanne, auch wo die Kosten genau bekannt sind.
insights-cost-honest-worth = Und was eine Community wert ist, sagt es auch nicht.
