search-words = Was suchst du?
search-within = In allem, was in deinen Kohorten geschrieben wurde, auch in Papieren, in offenen Lektionen und in dem, was die Leute von sich erzählen.
search-cohort = Wo
search-all-cohorts = in allen meinen Kohorten
search-find = Suchen
search-lessons = Lektionen
search-lesson-answer = Antwort auf eine Lektion
search-found = { $count ->
    [one] Ein Treffer
   *[other] { $count } Treffer
}
search-all-people = Alle { $count } Leute
search-all-lessons = Alle { $count } Lektionen
search-all-papers = Alle { $count } Stellen in Papieren
search-off = Das Geschriebene lässt sich gerade nicht durchsuchen. Es ist alles noch da, das Neueste zuerst:
search-none = Nichts gefunden.
search-none-try = Versuch es mit weniger Wörtern oder einem anderen Wort für dasselbe. Alle Wörter, die du eingibst, müssen darin stehen. Du findest nur, was du lesen darfst: deine Kohorten, offene Wochen und Antworten auf Fragen, die du selbst beantwortet hast.
search-nowhere = Du suchst in dem, was die Leute schreiben, mit denen du lernst. Sobald du in einer Kohorte bist, findest du hier etwas.
search-example-in = in:lektion Fragen
search-example-is = ist:unbeantwortet
search-example-from = von:mir
search-help-in = Nur an einem Ort: in:lektion, in:papier, in:austausch oder in:leute.
search-help-is = Fragen, auf die noch niemand geantwortet hat.
search-help-from = Was eine Person geschrieben hat; statt „mir“ schreib einen Namen, zum Beispiel von:tom.
search-help-forms = Groß und klein ist egal, Endungen auch: „Gärten“ findet „Garten“. Wörter in Anführungszeichen müssen nebeneinanderstehen.
