handover-title = Den Durchgang übergeben
handover-lead = Für alle, die den nächsten moderieren: die Termine, wie sie kamen, was ihr am Kurs geändert habt, Live-Sitzungen, Papiere und was ihr am Rand notiert habt. Was die Leute einander geschrieben haben, steht nicht darin.
handover-not-over = Dieser Durchgang läuft noch. Ansehen geht schon; nimm ihn am Ende mit, wenn alles darin ist.
handover-take = Als Ordner mitnehmen
handover-content = Der Kurs, wie ihn diese Kohorte hatte
handover-in-it = Im Ordner liegen index.html zum Lesen, handover.json für Programme und dates.ics für Kalender.
handover-made = Zusammengestellt am
handover-trainers = Moderiert von
handover-pauses = Tage, die nicht zählten
handover-days = { $count ->
    [one] ein Tag
   *[other] { $count } Tage
}
handover-minutes = { $count } Minuten
handover-weeks = Woche für Woche
handover-opened = Geöffnet am
handover-left-out = Weggelassen:
handover-added = Dazugekommen:
handover-additions = Daneben geschrieben
handover-sessions = Live-Sitzungen
handover-papers = Veröffentlichte Papiere
