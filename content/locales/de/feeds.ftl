feed-link = Dein Link
feed-since = Er gilt seit
feed-renew = Neuen Link machen
feed-end = Link abschalten
feed-none = Du hast noch keinen Link.
feed-make = Link machen
feeds-title = Im Feedreader lesen
feeds-lead = Ein Feedreader holt sich als Atom-Feed, was hier geschrieben wird: die neuesten 50 Beiträge, die du lesen darfst, unter einem Link, den nur du kennst.
feeds-how = Füge ihn in deinem Feedreader als neue Quelle hinzu. Er gilt ohne Anmeldung, solange du in dieser Kohorte bist.
feeds-private = Wer ihn hat, liest mit. Gib ihn nicht weiter.

## Gesagt, wenn es getan ist
said-feed-made = Dein Link ist da. Ein früherer gilt nicht mehr.
said-feed-ended = Der Link ist abgeschaltet.
