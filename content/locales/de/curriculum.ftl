## What blocks are called in a course's texts
curriculum-block-task = Ausprobieren
curriculum-block-pause = Pause
curriculum-block-sparring = Zu zweit
curriculum-block-run-sheet = Ablauf
curriculum-block-checklist = Prüfliste
curriculum-block-reading = Zum Weiterlesen
curriculum-footnote-back = Zurück zur Stelle
